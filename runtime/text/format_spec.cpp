// format_spec.cpp: parsing of format specs, padding, and str.__format__.
#include "runtime/text/format_spec.h"

namespace adder {

namespace {

constexpr int64_t kMaxWidth = int64_t{1} << 36;  // beyond: MemoryError, before anything is built

bool is_align(uint32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

// Digits at *at into *out; unchanged when there are none. false: too many, ValueError pending.
bool read_number(ThreadState& ts, const Str* spec, size_t* at, int64_t* out) {
  int64_t value = 0;
  size_t start = *at;
  for (; *at < spec->length && spec->at(*at) >= '0' && spec->at(*at) <= '9'; ++*at) {
    if (__builtin_mul_overflow(value, int64_t{10}, &value) ||
        __builtin_add_overflow(value, int64_t(spec->at(*at) - '0'), &value)) {
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

bool parse_format_spec(ThreadState& ts, const Str* spec, Value value, char default_type, char default_align,
                       FormatSpec* out) {
  *out = FormatSpec();
  out->type = uint32_t(default_type);
  size_t at = 0, end = spec->length;
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
  if (!read_number(ts, spec, &at, &out->width)) return false;
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
    if (!read_number(ts, spec, &at, &out->precision)) return false;
    if (out->precision < 0) return raise_value_error(ts, "Format specifier missing precision"), false;
  }
  if (end - at > 1) {
    raise_value_error(ts, "Invalid format specifier %R for object of type '%T'", Value(spec), value);
    return false;
  }
  if (at < end) out->type = spec->at(at);
  if (out->width > kMaxWidth) return raise_memory_error(ts), false;
  return check_grouping(ts, *out);
}

Str* pad_text(ThreadState& ts, const Str* text, const FormatSpec& spec, size_t sign_length) {
  int64_t missing = spec.width - int64_t(text->length);
  if (missing <= 0) return const_cast<Str*>(text);
  int64_t left = spec.align == '>' ? missing : spec.align == '^' ? missing / 2 : 0;
  int64_t inner = spec.align == '=' ? missing : 0;
  StrBuilder out;
  for (int64_t i = 0; i < left; ++i) out.append(spec.fill);
  for (size_t i = 0; i < text->length; ++i) {
    if (i == sign_length) {
      for (int64_t k = 0; k < inner; ++k) out.append(spec.fill);
    }
    out.append(text->at(i));
  }
  for (int64_t i = left + inner; i < missing; ++i) out.append(spec.fill);
  return out.finish(ts);
}

Value format_str(ThreadState& ts, Value v, Str* text, const Str* spec_text) {
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 's', '<', &spec)) return Value();
  if (spec.type != 's') return raise_unknown_format(ts, spec.type, v);
  if (spec.sign == ' ') return raise_value_error(ts, "Space not allowed in string format specifier");
  if (spec.sign) return raise_value_error(ts, "Sign not allowed in string format specifier");
  if (spec.no_negative_zero) {
    return raise_value_error(ts, "Negative zero coercion (z) not allowed in string format specifier");
  }
  if (spec.alternate) return raise_value_error(ts, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') return raise_value_error(ts, "'=' alignment not allowed in string format specifier");
  if (spec.precision >= 0 && uint64_t(spec.precision) < text->length) {
    text = str_substring(ts, text, 0, size_t(spec.precision));
    if (!text) return Value();
  }
  return pad_text(ts, text, spec);
}

}  // namespace adder
