// json_decode.cpp: JSON text to objects, in one pass over the str where it lies (a template over the width).
//
// Keys met before are reused: a small direct-mapped table on the native stack remembers them, so the many equal keys of
// a list of records are one str whose hash is known. Error texts and positions are CPython's.
#include <charconv>

#include "stdlib/json/json_module.h"

namespace adder {

namespace {

Value raise_decode_error(ThreadState& ts, const char* message, Str* text, size_t position) {
  Value module = import_module(ts, "json.decoder");
  Value cls = module ? get_attribute(ts, module, "JSONDecodeError") : Value();
  Str* what = cls ? new_str(ts, message) : nullptr;
  Value error =
      what ? call_with(ts, cls, Value(what), Value(text), new_int(ts, static_cast<int64_t>(position))) : Value();
  return error ? raise_exception(ts, error) : Value();
}

int hex_digit(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  c |= 32;
  return c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a' + 10) : -1;
}

template <typename Unit>
class Decoder {
 public:
  Decoder(ThreadState& ts, Str* text, const JsonDecodeOptions& options)
      : ts_(ts),
        text_(text),
        data_(reinterpret_cast<const Unit*>(text->data)),
        size_(text->length),
        options_(options) {}

  Value value();
  Value string(bool key);
  void skip_space() {
    while (at_ < size_ && (data_[at_] == ' ' || data_[at_] == '\n' || data_[at_] == '\r' || data_[at_] == '\t')) at_++;
  }
  Value fail(const char* message, size_t position) { return raise_decode_error(ts_, message, text_, position); }
  size_t at_ = 0;
  size_t no_value_at_ = SIZE_MAX;  // where a value was missing; then value() is empty with nothing pending

 private:
  static constexpr size_t kMemoSize = 128;
  bool is_digit(size_t i) const { return i < size_ && data_[i] >= '0' && data_[i] <= '9'; }
  bool starts_with(std::string_view word) const {
    if (size_ - at_ < word.size()) return false;
    for (size_t i = 0; i < word.size(); ++i)
      if (data_[at_ + i] != static_cast<Unit>(word[i])) return false;
    return true;
  }
  Value missing(size_t position) {
    no_value_at_ = position;
    return {};
  }
  Value slice(size_t start, size_t end, bool key);
  Value escaped_string(size_t start, size_t begin);
  bool unicode_escape(uint32_t* point);
  Value number();
  Value constant(std::string_view name, double value);
  Value array();
  Value object();
  bool pair(Value* key, Value* v);

  ThreadState& ts_;
  Str* text_;
  const Unit* data_;
  size_t size_;
  const JsonDecodeOptions& options_;
  Str* memo_[kMemoSize] = {};
};

template <typename Unit>
Value Decoder<Unit>::slice(size_t start, size_t end, bool key) {
  size_t length = end - start;
  if (length == 1) return str_from_char(ts_, data_[start]);
  if (!key || length > 64) return str_substring(ts_, text_, start, end);
  uint64_t hash = length;
  for (size_t i = start; i < end; ++i) hash = (hash ^ data_[i]) * 0x9e3779b97f4a7c15;
  Str*& entry = memo_[hash >> 57];
  if (entry && entry->length == length) {
    bool same = true;
    for (size_t i = 0; i < length && same; ++i) same = entry->at(i) == data_[start + i];
    if (same) return entry;
  }
  Str* made = str_substring(ts_, text_, start, end);
  if (made) entry = made;
  return made;
}

// at_ stands behind the opening quote.
template <typename Unit>
Value Decoder<Unit>::string(bool key) {
  size_t start = at_, i = at_;
  while (i < size_) {
    Unit c = data_[i];
    if (c == '"') {
      at_ = i + 1;
      return slice(start, i, key);
    }
    if (c == '\\') break;
    if (c < 32 && options_.strict) return fail("Invalid control character at", i);
    i++;
  }
  if (i >= size_) return fail("Unterminated string starting at", start - 1);
  at_ = i;
  return escaped_string(start, start - 1);
}

// The four digits of \uXXXX; at_ stands at the "u" and moves behind the digits.
template <typename Unit>
bool Decoder<Unit>::unicode_escape(uint32_t* point) {
  size_t u = at_;
  if (u + 5 >= size_) return fail("Invalid \\uXXXX escape", u), false;
  *point = 0;
  for (size_t i = u + 1; i < u + 5; ++i) {
    int digit = hex_digit(data_[i]);
    if (digit < 0) return fail("Invalid \\uXXXX escape", u), false;
    *point = *point << 4 | static_cast<uint32_t>(digit);
  }
  at_ = u + 5;
  return true;
}

// From the first backslash on; [start, at_) needs no change.
template <typename Unit>
Value Decoder<Unit>::escaped_string(size_t start, size_t begin) {
  std::vector<uint32_t> points(data_ + start, data_ + at_);
  while (at_ < size_) {
    uint32_t c = data_[at_];
    if (c == '"') {
      at_++;
      return new_str_ucs4(ts_, points.data(), points.size());
    }
    if (c != '\\') {
      if (c < 32 && options_.strict) return fail("Invalid control character at", at_);
      points.push_back(c);
      at_++;
      continue;
    }
    size_t slash = at_++;
    if (at_ >= size_) break;
    c = data_[at_];
    switch (c) {
      case '"':
      case '\\':
      case '/':
        break;
      case 'b':
        c = '\b';
        break;
      case 'f':
        c = '\f';
        break;
      case 'n':
        c = '\n';
        break;
      case 'r':
        c = '\r';
        break;
      case 't':
        c = '\t';
        break;
      case 'u': {
        if (!unicode_escape(&c)) return {};
        if (c >= 0xd800 && c < 0xdc00 && at_ + 6 < size_ && data_[at_] == '\\' && data_[at_ + 1] == 'u') {
          size_t back = at_++;
          uint32_t low;
          if (!unicode_escape(&low)) return {};
          if (low >= 0xdc00 && low < 0xe000)
            c = 0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00));
          else
            at_ = back;
        }
        points.push_back(c);
        continue;
      }
      default:
        return fail("Invalid \\escape", slash);
    }
    points.push_back(c);
    at_++;
  }
  return fail("Unterminated string starting at", begin);
}

template <typename Unit>
Value Decoder<Unit>::constant(std::string_view name, double value) {
  at_ += name.size();
  if (!options_.parse_constant) return new_float(ts_, value);
  Str* text = new_str_ascii(ts_, name);
  return text ? call_with(ts_, options_.parse_constant, Value(text)) : Value();
}

template <typename Unit>
Value Decoder<Unit>::number() {
  size_t start = at_, i = at_;
  bool negative = data_[i] == '-';
  if (negative) i++;
  if (!is_digit(i)) return missing(start);
  size_t digits = i;
  if (data_[i] == '0')
    i++;
  else
    while (is_digit(i)) i++;
  size_t whole_end = i;
  if (i < size_ && data_[i] == '.' && is_digit(i + 1)) {
    i++;
    while (is_digit(i)) i++;
  }
  if (i < size_ && (data_[i] | 32) == 'e') {
    size_t exponent = i + 1;
    if (exponent < size_ && (data_[exponent] == '+' || data_[exponent] == '-')) exponent++;
    if (is_digit(exponent)) {
      i = exponent;
      while (is_digit(i)) i++;
    }
  }
  at_ = i;
  bool whole = i == whole_end;
  Value hook = whole ? options_.parse_int : options_.parse_float;
  if (hook) {
    Str* text = str_substring(ts_, text_, start, i);
    return text ? call_with(ts_, hook, Value(text)) : Value();
  }
  if (whole && i - digits <= 18) {
    int64_t n = 0;
    for (size_t j = digits; j < i; ++j) n = n * 10 + (data_[j] - '0');
    return new_int(ts_, negative ? -n : n);
  }
  std::string ascii(data_ + start, data_ + i);
  if (whole) return int_from_str(ts_, ascii, 10, Value(text_));
  double d = 0;
  auto result = std::from_chars(ascii.data(), ascii.data() + ascii.size(), d);
  if (result.ec != std::errc()) d = std::strtod(ascii.c_str(), nullptr);  // too large or too small: infinity, zero
  return new_float(ts_, d);
}

template <typename Unit>
Value Decoder<Unit>::array() {
  NestingScope scope(ts_, " while decoding a JSON array from a unicode string");
  List* list = scope ? new_list(ts_) : nullptr;
  if (!list) return {};
  at_++;
  skip_space();
  if (at_ < size_ && data_[at_] == ']') {
    at_++;
    return list;
  }
  for (;;) {
    Value item = value();
    if (!item || !list_append(ts_, list, item)) return {};
    skip_space();
    if (at_ < size_ && data_[at_] == ']') break;
    if (at_ >= size_ || data_[at_] != ',') return fail("Expecting ',' delimiter", at_);
    at_++;
    skip_space();
  }
  at_++;
  return list;
}

template <typename Unit>
bool Decoder<Unit>::pair(Value* key, Value* v) {
  if (at_ >= size_ || data_[at_] != '"') return fail("Expecting property name enclosed in double quotes", at_), false;
  at_++;
  *key = string(true);
  if (!*key) return false;
  skip_space();
  if (at_ >= size_ || data_[at_] != ':') return fail("Expecting ':' delimiter", at_), false;
  at_++;
  skip_space();
  *v = value();
  return bool(*v);
}

template <typename Unit>
Value Decoder<Unit>::object() {
  NestingScope scope(ts_, " while decoding a JSON object from a unicode string");
  if (!scope) return {};
  bool as_pairs = bool(options_.object_pairs_hook);
  List* pairs = as_pairs ? new_list(ts_) : nullptr;
  Dict* dict = as_pairs ? nullptr : new_dict(ts_);
  if (!pairs && !dict) return {};
  at_++;
  skip_space();
  if (at_ < size_ && data_[at_] == '}') {
    at_++;
  } else {
    for (;;) {
      Value key, v;
      if (!pair(&key, &v)) return {};
      if (as_pairs) {
        Tuple* both = tuple_of(ts_, key, v);
        if (!both || !list_append(ts_, pairs, both)) return {};
      } else if (!dict_set_str(ts_, dict, key.as<Str>(), v)) {
        return {};
      }
      skip_space();
      if (at_ < size_ && data_[at_] == '}') break;
      if (at_ >= size_ || data_[at_] != ',') return fail("Expecting ',' delimiter", at_);
      at_++;
      skip_space();
    }
    at_++;
  }
  if (as_pairs) return call_with(ts_, options_.object_pairs_hook, Value(pairs));
  return options_.object_hook ? call_with(ts_, options_.object_hook, Value(dict)) : Value(dict);
}

template <typename Unit>
Value Decoder<Unit>::value() {
  if (at_ >= size_) return missing(at_);
  switch (data_[at_]) {
    case '"':
      at_++;
      return string(false);
    case '{':
      return object();
    case '[':
      return array();
    case 'n':
      if (starts_with("null")) return at_ += 4, kNone;
      break;
    case 't':
      if (starts_with("true")) return at_ += 4, kTrue;
      break;
    case 'f':
      if (starts_with("false")) return at_ += 5, kFalse;
      break;
    case 'N':
      if (starts_with("NaN")) return constant("NaN", NAN);
      break;
    case 'I':
      if (starts_with("Infinity")) return constant("Infinity", INFINITY);
      break;
    case '-':
      if (starts_with("-Infinity")) return constant("-Infinity", -INFINITY);
      return number();
    default:
      if (is_digit(at_)) return number();
  }
  return missing(at_);
}

template <typename Unit>
Value decode(ThreadState& ts, Str* text, const JsonDecodeOptions& options, size_t* position, bool whole) {
  Decoder<Unit> decoder(ts, text, options);
  decoder.at_ = *position;
  if (whole) decoder.skip_space();
  Value v = decoder.value();
  if (!v) {
    if (ts.has_error()) return {};
    if (whole) return decoder.fail("Expecting value", decoder.no_value_at_);
    return raise_stop_iteration(ts, new_int(ts, static_cast<int64_t>(decoder.no_value_at_)));
  }
  if (whole) {
    decoder.skip_space();
    if (decoder.at_ != text->length) return decoder.fail("Extra data", decoder.at_);
  }
  *position = decoder.at_;
  return v;
}

template <typename Unit>
Value scan_string(ThreadState& ts, Str* text, size_t* position, const JsonDecodeOptions& options) {
  Decoder<Unit> decoder(ts, text, options);
  decoder.at_ = *position;
  Value v = decoder.string(false);
  *position = decoder.at_;
  return v;
}

}  // namespace

Value json_decode(ThreadState& ts, Str* text, const JsonDecodeOptions& options, size_t* position, bool whole) {
  if (text->width == 1) return decode<uint8_t>(ts, text, options, position, whole);
  if (text->width == 2) return decode<uint16_t>(ts, text, options, position, whole);
  return decode<uint32_t>(ts, text, options, position, whole);
}

Value json_scan_string(ThreadState& ts, Str* text, size_t* position, bool strict) {
  JsonDecodeOptions options;
  options.strict = strict;
  if (text->width == 1) return scan_string<uint8_t>(ts, text, position, options);
  if (text->width == 2) return scan_string<uint16_t>(ts, text, position, options);
  return scan_string<uint32_t>(ts, text, position, options);
}

}  // namespace adder
