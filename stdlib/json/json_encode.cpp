// json_encode.cpp: objects to JSON text in one go.
//
// The text grows as UTF-8 outside the heap and becomes a str at the end. Containers being written are kept in a list
// to notice circular ones; the depth is bounded by the recursion limit, so the search in it is too.
#include <charconv>

#include "runtime/objects/str_tools.h"
#include "stdlib/json/json_module.h"

namespace adder {

namespace {

struct EncodeOptions {
  Value default_function;  // or empty
  bool ensure_ascii, allow_nan, sort_keys, skip_keys, check_circular;
  std::string item_separator, key_separator, indent;
  bool indented;
};

class Encoder {
 public:
  Encoder(ThreadState& ts, const EncodeOptions& options) : ts_(ts), options_(options) {}
  bool write(Value v);
  Str* finish() { return options_.ensure_ascii && plain_ ? new_str_ascii(ts_, out_) : new_str(ts_, out_); }
  std::string out_;
  bool plain_ = true;  // separators are ASCII

 private:
  bool write_float(double d);
  bool write_int(Value v);
  bool write_list(Value v);
  bool write_dict(Value v);
  bool write_items(Value dict);
  bool write_sorted(Dict* dict);
  bool write_pair(Value key, Value value);
  bool write_other(Value v);
  bool enter(Value v);
  void leave() { open_.pop_back(); }
  void new_line() {
    out_ += '\n';
    for (size_t i = 0; i < level_; ++i) out_ += options_.indent;
  }
  void separate() {
    if (!first_) out_ += options_.item_separator;
    if (options_.indented && !first_) new_line();
    first_ = false;
  }

  ThreadState& ts_;
  const EncodeOptions& options_;
  std::vector<Cell*> open_;  // containers being written: all reachable from the frames of write()
  size_t level_ = 0;
  bool first_ = true;  // nothing was written yet in the innermost container
};

bool Encoder::write_float(double d) {
  if (std::isfinite(d)) {
    out_ += float_repr(d);
    return true;
  }
  if (!options_.allow_nan) return raise_value_error(ts_, "Out of range float values are not JSON compliant"), false;
  out_ += std::isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
  return true;
}

bool Encoder::write_int(Value v) {
  int64_t i;
  if (int_to_i64(v, &i)) {
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, i).ptr;
    out_.append(digits, end);
    return true;
  }
  Str* text = int_to_str(ts_, v, 10, false);
  if (text) out_ += text->ascii_view();
  return text;
}

bool Encoder::enter(Value v) {
  if (options_.check_circular && std::find(open_.begin(), open_.end(), v.as_cell()) != open_.end())
    return raise_value_error(ts_, "Circular reference detected"), false;
  open_.push_back(v.as_cell());
  return true;
}

bool Encoder::write(Value v) {
  if (is_str(v)) return json_append_string(out_, v.as<Str>(), options_.ensure_ascii), true;
  if (v.is_none()) return out_ += "null", true;
  if (v.is_bool()) return out_ += v.is_true() ? "true" : "false", true;
  if (is_int_value(v)) return write_int(v);
  if (is_float(v)) return write_float(float_value(v));
  NestingScope scope(ts_, " while encoding a JSON object");
  if (!scope) return false;
  if (is_kind(v, Kind::List) || is_kind(v, Kind::Tuple)) return write_list(v);
  if (is_kind(v, Kind::Dict)) return write_dict(v);
  return write_other(v);
}

bool Encoder::write_list(Value v) {
  bool empty = is_kind(v, Kind::List) ? !v.as<List>()->size : !v.as<Tuple>()->size;
  if (empty) return out_ += "[]", true;
  if (!enter(v)) return false;
  out_ += '[';
  level_++;
  if (options_.indented) new_line();
  first_ = true;
  bool ok = for_each(ts_, v, [&](Value item) {
    separate();
    bool written = write(item);
    first_ = false;
    return written;
  });
  level_--;
  if (!ok) return false;
  if (options_.indented) new_line();
  out_ += ']';
  leave();
  return true;
}

bool Encoder::write_pair(Value key, Value value) {
  size_t mark = out_.size();
  bool was_first = first_;
  separate();
  if (is_str(key)) {
    json_append_string(out_, key.as<Str>(), options_.ensure_ascii);
  } else if (key.is_none() || key.is_bool() || is_int_value(key) || is_float(key)) {
    out_ += '"';
    if (!write(key)) return false;
    out_ += '"';
  } else if (options_.skip_keys) {
    out_.resize(mark);
    first_ = was_first;
    return true;
  } else {
    return raise_type_error(ts_, "keys must be str, int, float, bool or None, not %N", type_of(ts_, key)), false;
  }
  out_ += options_.key_separator;
  bool written = write(value);
  first_ = false;
  return written;
}

// The items of an exact dict with exact str keys, in order of the keys.
bool Encoder::write_sorted(Dict* dict) {
  std::vector<Value> keys;
  keys.reserve(dict->used);  // the keys stay alive in the dict; values are looked up, as a callback may change it
  size_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) keys.push_back(key);
  std::sort(keys.begin(), keys.end(), [](Value a, Value b) { return str_compare(a.as<Str>(), b.as<Str>()) < 0; });
  for (Value k : keys) {
    Value v = dict_get_str(ts_, dict, k.as<Str>());
    if (v && !write_pair(k, v)) return false;
  }
  return true;
}

bool Encoder::write_items(Value v) {
  Dict* dict = v.as<Dict>();
  bool exact = is_exact(v, Kind::Dict);
  if (exact && !options_.sort_keys) {
    size_t position = 0;
    Value key, value;
    while (dict_next(dict, &position, &key, &value))
      if (!write_pair(key, value)) return false;
    return true;
  }
  if (exact && dict->only_str && !options_.default_function) return write_sorted(dict);
  Str* name = intern(ts_, "items");
  Value items = name ? call_method(ts_, v, name) : Value();
  List* list = items ? sequence_to_list(ts_, items) : nullptr;
  if (!list || (options_.sort_keys && !list_sort(ts_, list, Value(), false))) return false;
  for (size_t i = 0; i < list->size; ++i) {
    Value pair = list->items[i];
    if (!is_kind(pair, Kind::Tuple) || pair.as<Tuple>()->size != 2)
      return raise_value_error(ts_, "items must return 2-tuples"), false;
    if (!write_pair(pair.as<Tuple>()->items[0], pair.as<Tuple>()->items[1])) return false;
  }
  return true;
}

bool Encoder::write_dict(Value v) {
  if (!v.as<Dict>()->used) return out_ += "{}", true;
  if (!enter(v)) return false;
  out_ += '{';
  level_++;
  if (options_.indented) new_line();
  first_ = true;
  bool ok = write_items(v);
  level_--;
  if (!ok) return false;
  if (options_.indented) new_line();
  out_ += '}';
  leave();
  return true;
}

bool Encoder::write_other(Value v) {
  if (!options_.default_function)
    return raise_type_error(ts_, "Object of type %N is not JSON serializable", type_of(ts_, v)), false;
  if (v.is_cell() && !enter(v)) return false;
  bool was_first = first_;
  Value replacement = call_with(ts_, options_.default_function, v);
  first_ = was_first;
  if (!replacement || !write(replacement)) return false;
  if (v.is_cell()) leave();
  return true;
}

bool text_argument(ThreadState& ts, Value v, std::string* out) {
  if (!is_str(v)) return raise_type_error(ts, "separators must be str, not %T", v), false;
  *out = str_to_utf8(v.as<Str>());
  return true;
}

bool ascii_only(const std::string& text) {
  return bytes_are_ascii(text.data(), text.size());
}

}  // namespace

void json_append_string(std::string& out, const Str* s, bool ensure_ascii) {
  static constexpr char kHex[] = "0123456789abcdef";
  auto escape_unit = [&](uint32_t unit) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kHex[unit >> shift & 15];
  };
  out += '"';
  size_t plain = 0, length = s->length;  // what [plain, i) holds in a Latin-1 str is copied at once
  for (size_t i = 0; i < length; ++i) {
    uint32_t c = s->at(i);
    if (c >= 32 && c < 127 && c != '"' && c != '\\') continue;
    if (c == 127 && !ensure_ascii) continue;
    if (s->width == 1)
      out.append(s->data + plain, i - plain);
    else
      for (size_t j = plain; j < i; ++j) out += static_cast<char>(s->at(j));
    plain = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (c < 32 || (ensure_ascii && c < 0x10000)) {
          escape_unit(c);
        } else if (ensure_ascii) {
          escape_unit(0xd800 | ((c - 0x10000) >> 10));
          escape_unit(0xdc00 | ((c - 0x10000) & 0x3ff));
        } else {
          append_point_utf8(out, c);
        }
    }
  }
  if (s->width == 1)
    out.append(s->data + plain, length - plain);
  else
    for (size_t j = plain; j < length; ++j) out += static_cast<char>(s->at(j));
  out += '"';
}

// dumps_fast(object, ensure_ascii, allow_nan, sort_keys, item_separator, key_separator, indent, default, skipkeys,
// check_circular)
Value json_dumps(ThreadState& ts, Value* a, uint32_t) {
  EncodeOptions options{};
  int flags[5];
  const Value given[5] = {a[1], a[2], a[3], a[8] ? a[8] : kFalse, a[9] ? a[9] : kTrue};
  for (int i = 0; i < 5; ++i)
    if ((flags[i] = truth(ts, given[i])) < 0) return {};
  options.ensure_ascii = flags[0];
  options.allow_nan = flags[1];
  options.sort_keys = flags[2];
  options.skip_keys = flags[3];
  options.check_circular = flags[4];
  if (!text_argument(ts, a[4], &options.item_separator) || !text_argument(ts, a[5], &options.key_separator)) return {};
  options.indented = !a[6].is_none();
  if (options.indented && !text_argument(ts, a[6], &options.indent)) return {};
  if (a[7] && !a[7].is_none()) options.default_function = a[7];
  Encoder encoder(ts, options);
  encoder.plain_ =
      ascii_only(options.item_separator) && ascii_only(options.key_separator) && ascii_only(options.indent);
  if (!encoder.write(a[0])) return {};
  return encoder.finish();
}

}  // namespace adder
