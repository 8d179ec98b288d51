// format_spec.cpp: parsing of format specs, padding, and str.__format__.
#include "runtime/text/format_spec.h"

#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

constexpr int64_t kMaxWidth = int64_t{1} << 36;  // beyond: MemoryError, before anything is built

bool is_align(uint32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

// Digits at *at into *out; unchanged when there are none. false: too many, ValueError pending.
bool read_number(ThreadState& ts, SpecText spec, size_t* at, int64_t* out) {
  int64_t value = 0;
  size_t start = *at;
  for (; *at < spec.end; ++*at) {
    uint32_t c = spec.text->at(*at);
    if (c < '0' || c > '9') break;
    if (__builtin_mul_overflow(value, int64_t{10}, &value) || __builtin_add_overflow(value, int64_t(c - '0'), &value)) {
      raise_value_error(ts, "Too many decimal digits in format string");
      return false;
    }
  }
  if (*at > start) *out = value;
  return true;
}

bool both_separators(ThreadState& ts) {
  raise_value_error(ts, "Cannot specify both ',' and '_'.");
  return false;
}

// Which types allow the separator.
bool check_grouping(ThreadState& ts, const FormatSpec& spec) {
  if (!spec.grouping) return true;
  uint32_t t = spec.type;
  if (t == 0 || (t < 128 && std::strchr("defgEG%F", int(t)))) return true;
  if (spec.grouping == '_' && t < 128 && std::strchr("boxX", int(t))) return true;
  if (t > 32 && t < 128) {
    raise_value_error(ts, "Cannot specify '%c' with '%c'.", spec.grouping, char(t));
  } else {
    raise_value_error(ts, "Cannot specify '%c' with '\\x%x'.", spec.grouping, t);
  }
  return false;
}

}  // namespace

Value raise_unknown_format(ThreadState& ts, uint32_t type, Value value) {
  if (type > 32 && type < 128) {
    return raise_value_error(ts, "Unknown format code '%c' for object of type '%T'", char(type), value);
  }
  return raise_value_error(ts, "Unknown format code '\\x%x' for object of type '%T'", type, value);
}

bool parse_format_spec(ThreadState& ts, SpecText where, Value value, char default_type, char default_align,
                       FormatSpec* out) {
  *out = FormatSpec();
  out->type = uint32_t(default_type);
  const Str* spec = where.text;
  size_t at = where.start, end = where.end;
  auto peek = [&](size_t offset = 0) { return at + offset < end ? spec->at(at + offset) : 0; };
  bool fill_given = false, align_given = false;
  if (end - at >= 2 && is_align(peek(1))) {
    out->fill = peek();
    out->align = char(peek(1));
    fill_given = align_given = true;
    at += 2;
  } else if (is_align(peek())) {
    out->align = char(peek());
    align_given = true;
    ++at;
  }
  if (peek() == '+' || peek() == '-' || peek() == ' ') out->sign = char(spec->at(at++));
  if (peek() == 'z') {
    out->no_negative_zero = true;
    ++at;
  }
  if (peek() == '#') {
    out->alternate = true;
    ++at;
  }
  if (!fill_given && peek() == '0') {
    out->fill = '0';
    if (!align_given && default_align == '>') {
      out->align = '=';
      align_given = true;
    }
    ++at;
  }
  if (!align_given) out->align = default_align;
  if (!read_number(ts, where, &at, &out->width)) return false;
  if (peek() == ',') {
    out->grouping = ',';
    ++at;
  }
  if (peek() == '_') {
    if (out->grouping) return both_separators(ts);
    out->grouping = '_';
    ++at;
    if (peek() == ',') return both_separators(ts);
  }
  if (peek() == '.') {
    ++at;
    if (!read_number(ts, where, &at, &out->precision)) return false;
    if (out->precision < 0) return raise_value_error(ts, "Format specifier missing precision"), false;
  }
  if (end - at > 1) {
    Str* shown = str_substring(ts, where.text, where.start, where.end);
    if (shown) raise_value_error(ts, "Invalid format specifier %R for object of type '%T'", Value(shown), value);
    return false;
  }
  if (at < end) out->type = spec->at(at);
  if (out->width > kMaxWidth) return raise_memory_error(ts), false;
  return check_grouping(ts, *out);
}

void append_padded(StrBuilder& out, const Str* text, const FormatSpec& spec) {
  size_t missing = spec.width > int64_t(text->length) ? size_t(spec.width) - text->length : 0;
  size_t left = spec.align == '>' || spec.align == '=' ? missing : spec.align == '^' ? missing / 2 : 0;
  out.append_fill(spec.fill, left);
  out.append(text);
  out.append_fill(spec.fill, missing - left);
}

bool append_str(ThreadState& ts, StrBuilder& out, Value v, Str* text, SpecText spec_text) {
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 's', '<', &spec)) return false;
  const char* problem = nullptr;
  if (spec.type != 's') return raise_unknown_format(ts, spec.type, v), false;
  if (spec.sign == ' ')
    problem = "Space not allowed in string format specifier";
  else if (spec.sign)
    problem = "Sign not allowed in string format specifier";
  else if (spec.no_negative_zero)
    problem = "Negative zero coercion (z) not allowed in string format specifier";
  else if (spec.alternate)
    problem = "Alternate form (#) not allowed in string format specifier";
  else if (spec.align == '=')
    problem = "'=' alignment not allowed in string format specifier";
  if (problem) return raise_value_error(ts, "%s", problem), false;
  if (spec.precision >= 0 && uint64_t(spec.precision) < text->length) {
    text = str_substring(ts, text, 0, size_t(spec.precision));
    if (!text) return false;
  }
  append_padded(out, text, spec);
  return true;
}

Value format_str(ThreadState& ts, Value v, Str* text, const Str* spec) {
  StrBuilder out;
  if (!append_str(ts, out, v, text, {const_cast<Str*>(spec), 0, spec->length})) return Value();
  return Value(out.finish(ts));
}

bool append_formatted(ThreadState& ts, StrBuilder& out, Value v, SpecText spec) {
  bool plain = spec.start == spec.end;
  if (v.is_int()) {
    if (!plain) return append_int(ts, out, v, spec);
    char buffer[kSmallIntText];
    out.append_ascii(small_int_text(buffer, v.as_int(), 10));
    return true;
  }
  if (v.is_flonum()) {
    if (!plain) return append_float(ts, out, v, spec);
    char buffer[kFloatReprText];
    out.append_ascii(float_repr_text(buffer, v.as_flonum()));
    return true;
  }
  if (is_exact(v, Kind::Str)) {
    if (!plain) return append_str(ts, out, v, v.as<Str>(), spec);
    out.append(v.as<Str>());
    return true;
  }
  Str* own = str_substring(ts, spec.text, spec.start, spec.end);
  Value text = own ? format_value(ts, v, own) : Value();
  if (!text) return false;
  out.append(text.as<Str>());
  return true;
}

}  // namespace adder
