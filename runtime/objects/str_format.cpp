// str_format.cpp: str.format and format_map, and the two parsers that string.Formatter uses (module _string).
//
// A format string is cut into literal text and fields {name!conversion:spec}; a spec may hold fields itself, one level
// deep. MarkupReader does the cutting for both users.
#include "runtime/objects/str_format.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str_methods.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/unicode.h"

namespace adder {

bool MarkupReader::fail(const char* message) {
  raise_value_error(ts_, "%s", message);
  return false;
}

bool MarkupReader::next(Markup* out) {
  *out = Markup{};
  if (at_ >= end_) return false;
  out->literal_start = at_;
  // Literal text up to a field; a doubled brace ends it too, with the first of the two as its last point.
  while (at_ < end_) {
    uint32_t c = text_->at(at_);
    if (c != '{' && c != '}') {
      ++at_;
      continue;
    }
    bool doubled = at_ + 1 < end_ && text_->at(at_ + 1) == c;
    if (doubled) {
      out->literal_end = at_ + 1;
      at_ += 2;
      return true;
    }
    if (c == '}') return fail("Single '}' encountered in format string");
    if (at_ + 1 >= end_) return fail("Single '{' encountered in format string");
    break;
  }
  out->literal_end = at_;
  if (at_ >= end_) return true;
  ++at_;
  out->has_field = true;
  return field(out);
}

bool MarkupReader::field(Markup* out) {
  out->name_start = at_;
  bool bracket = false;
  uint32_t c = 0;
  for (; at_ < end_; ++at_) {
    c = text_->at(at_);
    if (c == '{') return fail("unexpected '{' in field name");
    if (c == '[')
      bracket = true;
    else if (c == ']')
      bracket = false;
    else if (!bracket && (c == '}' || c == ':' || c == '!'))
      break;
  }
  out->name_end = at_;
  if (at_ >= end_) return fail("expected '}' before end of string");
  ++at_;
  out->spec_start = out->spec_end = at_;
  if (c == '}') return true;
  if (c == '!') {
    if (at_ >= end_) return fail("end of string while looking for conversion specifier");
    out->conversion = text_->at(at_++);
    if (at_ >= end_) return fail("unmatched '{' in format spec");
    c = text_->at(at_++);
    out->spec_start = out->spec_end = at_;
    if (c == '}') return true;
    if (c != ':') return fail("expected ':' after conversion specifier");
  }
  out->spec_start = at_;
  for (int depth = 1; at_ < end_; ++at_) {
    c = text_->at(at_);
    if (c == '{') {
      out->spec_nested = true;
      ++depth;
    } else if (c == '}' && --depth == 0) {
      out->spec_end = at_++;
      return true;
    }
  }
  return fail("unmatched '{' in format spec");
}

int64_t field_index(const Str* s, size_t start, size_t end) {
  if (start >= end) return -1;
  int64_t n = 0;
  for (size_t i = start; i < end; ++i) {
    int digit = decimal_value(s->at(i));
    if (digit < 0) return -1;
    if (n > (INT64_MAX - digit) / 10) return -2;
    n = n * 10 + digit;
  }
  return n;
}

size_t first_name_end(const Str* s, size_t start, size_t end) {
  while (start < end && s->at(start) != '.' && s->at(start) != '[') ++start;
  return start;
}

int next_accessor(ThreadState& ts, Str* s, size_t* at, size_t end, Accessor* out) {
  if (*at >= end) return 0;
  uint32_t c = s->at((*at)++);
  size_t start = *at;
  if (c == '.') {
    out->is_attribute = true;
    *at = first_name_end(s, start, end);
    out->index = -1;
    out->name = str_substring(ts, s, start, *at);
  } else if (c == '[') {
    out->is_attribute = false;
    while (*at < end && s->at(*at) != ']') ++*at;
    if (*at >= end) {
      raise_value_error(ts, "Missing ']' in format string");
      return -1;
    }
    out->index = field_index(s, start, *at);
    if (out->index == -2) {
      raise_value_error(ts, "Too many decimal digits in format string");
      return -1;
    }
    out->name = str_substring(ts, s, start, *at);
    ++*at;
  } else {
    raise_value_error(ts, "Only '.' or '[' may follow ']' in format field specifier");
    return -1;
  }
  if (!out->name) return -1;
  if (!out->name->length) {
    raise_value_error(ts, "Empty attribute in format string");
    return -1;
  }
  return 1;
}

namespace {

class Formatter {
 public:
  Formatter(ThreadState& ts, const Value* args, size_t count, Value keywords, bool is_map)
      : ts_(ts), args_(args), count_(count), keywords_(keywords), is_map_(is_map) {}

  Str* run(Str* text, size_t start, size_t end, int depth) {
    if (depth == 0) {
      raise_value_error(ts_, "Max string recursion exceeded");
      return nullptr;
    }
    MarkupReader reader(ts_, text, start, end);
    StrBuilder out;
    Markup markup;
    while (reader.next(&markup)) {
      out.append_slice(text, markup.literal_start, markup.literal_end);
      if (markup.has_field && !render(out, text, markup, depth)) return nullptr;
    }
    return ts_.has_error() ? nullptr : out.finish(ts_);
  }

 private:
  bool render(StrBuilder& out, Str* text, const Markup& markup, int depth) {
    Value v = field_value(text, markup.name_start, markup.name_end);
    if (!v) return false;
    if (markup.conversion) {
      if (markup.conversion == 'r')
        v = to_repr(ts_, v);
      else if (markup.conversion == 's')
        v = to_str(ts_, v);
      else if (markup.conversion == 'a')
        v = to_ascii(ts_, v);
      else
        return bad_conversion(markup.conversion);
      if (!v) return false;
    }
    SpecText spec{text, markup.spec_start, markup.spec_end};
    if (markup.spec_nested) {
      Str* own = run(text, markup.spec_start, markup.spec_end, depth - 1);
      if (!own) return false;
      spec = {own, 0, own->length};
    }
    return append_formatted(ts_, out, v, spec);
  }

  bool bad_conversion(uint32_t c) {
    if (c > 32 && c < 127)
      raise_value_error(ts_, "Unknown conversion specifier %c", static_cast<int>(c));
    else
      raise_value_error(ts_, "Unknown conversion specifier \\x%x", c);
    return false;
  }

  // Automatic and explicit numbering exclude each other.
  bool choose_numbering(bool automatic) {
    if (numbering_ == kUnknown) numbering_ = automatic ? kAutomatic : kManual;
    if ((numbering_ == kAutomatic) == automatic) return true;
    raise_value_error(ts_, automatic ? "cannot switch from manual field specification to automatic field numbering"
                                     : "cannot switch from automatic field numbering to manual field specification");
    return false;
  }

  Value field_value(Str* text, size_t start, size_t end) {
    size_t at = first_name_end(text, start, end);
    int64_t index = field_index(text, start, at);
    if (index == -2) return raise_value_error(ts_, "Too many decimal digits in format string");
    bool automatic = at == start;
    if ((automatic || index >= 0) && !choose_numbering(automatic)) return Value();
    if (automatic) index = next_++;
    Value v;
    if (index >= 0) {
      if (is_map_) return raise_value_error(ts_, "Format string contains positional fields");
      if (static_cast<uint64_t>(index) >= count_)
        return raise_index_error(ts_, "Replacement index %lld out of range for positional args tuple",
                                 static_cast<long long>(index));
      v = args_[index];
    } else {
      Str* name = str_substring(ts_, text, start, at);
      if (!name) return Value();
      if (keywords_ && is_exact(keywords_, Kind::Dict)) {
        v = dict_get(ts_, keywords_.as<Dict>(), name);
        if (!v && !ts_.has_error()) return raise_key_error(ts_, name);
      } else {
        v = keywords_ ? get_item(ts_, keywords_, name) : raise_key_error(ts_, name);
      }
    }
    Accessor accessor;
    for (int more; v && (more = next_accessor(ts_, text, &at, end, &accessor));) {
      if (more < 0) return Value();
      if (accessor.is_attribute)
        v = get_attribute(ts_, v, intern(ts_, accessor.name));
      else
        v = get_item(ts_, v, accessor.index >= 0 ? new_int(ts_, accessor.index) : Value(accessor.name));
    }
    return v;
  }

  enum Numbering { kUnknown, kAutomatic, kManual };
  ThreadState& ts_;
  const Value* args_;
  size_t count_;
  Value keywords_;
  bool is_map_;
  Numbering numbering_ = kUnknown;
  int64_t next_ = 0;
};

}  // namespace

ADDER_STR_METHOD(format) {
  Str* s = a[0].as<Str>();
  return Formatter(ts, a + 2, n - 2, a[1], false).run(s, 0, s->length, 2);
}

ADDER_STR_METHOD(format_map) {
  (void)n;
  Str* s = a[0].as<Str>();
  return Formatter(ts, nullptr, 0, a[1], true).run(s, 0, s->length, 2);
}

}  // namespace adder
