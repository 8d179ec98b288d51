// format_number.cpp: int, float and complex by format spec, and the numeric conversions of the % operator.
//
// A number is laid out as sign, prefix, digits (grouped), tail (point, fraction, exponent, percent sign). With '0' as
// fill and '=' alignment the padding becomes leading digits, which take part in grouping: format(123, "010,") is
// 00,000,123.
#include "runtime/objects/int_limbs.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

struct NumberText {
  std::string sign, prefix, digits, tail;
  size_t group = 3;
};

std::string sign_text(bool negative, char wanted) {
  if (negative) return "-";
  return wanted == '+' || wanted == ' ' ? std::string(1, wanted) : "";
}

// Separators into digits, with leading zeros until at least min_width characters.
std::string group_digits(const std::string& digits, char separator, size_t group, size_t min_width) {
  size_t count = digits.size();
  auto width = [&](size_t n) { return separator ? n + (n - 1) / group : n; };
  if (width(count) < min_width) {
    count = separator ? min_width - min_width / (group + 1) : min_width;
    while (count > digits.size() && width(count - 1) >= min_width) --count;
    while (width(count) < min_width) ++count;
  }
  std::string padded = std::string(count - digits.size(), '0') + digits;
  if (!separator) return padded;
  std::string out;
  out.reserve(width(count));
  for (size_t i = 0; i < count; ++i) {
    if (i && (count - i) % group == 0) out += separator;
    out += padded[i];
  }
  return out;
}

std::string join_number(const NumberText& n, const FormatSpec& spec) {
  size_t fixed = n.sign.size() + n.prefix.size() + n.tail.size();
  bool zero_fill = spec.fill == '0' && spec.align == '=' && spec.width > int64_t(fixed);
  std::string digits = n.digits.empty()
                           ? ""
                           : group_digits(n.digits, spec.grouping, n.group, zero_fill ? size_t(spec.width) - fixed : 0);
  return n.sign + n.prefix + digits + n.tail;
}

Value lay_out_number(ThreadState& ts, const NumberText& n, const FormatSpec& spec) {
  Str* text = new_str_ascii(ts, join_number(n, spec));
  return text ? Value(pad_text(ts, text, spec, n.sign.size() + n.prefix.size())) : Value();
}

// Splits what format_double wrote (without '-') into integer digits and the rest.
void split_digits(const std::string& text, NumberText* n) {
  size_t i = 0;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  n->digits = text.substr(0, i);
  n->tail = text.substr(i);
}

// The text shows a zero: no digit but 0 before the exponent.
bool is_zero_text(const std::string& text) {
  return text.substr(0, text.find_first_of("eE")).find_first_of("123456789iI") == std::string::npos;
}

// The digits of d as a format type asks; `negative` tells whether to show a minus.
bool double_digits(ThreadState& ts, double d, const FormatSpec& spec, char type, bool dot_zero, bool* negative,
                   std::string* out) {
  int64_t precision = spec.precision;
  if (precision > INT32_MAX) return raise_value_error(ts, "precision too big"), false;
  bool percent = type == '%', upper = type == 'E' || type == 'F' || type == 'G';
  if (upper) type = char(type + 32);
  if (percent) {
    type = 'f';
    d *= 100;
  }
  if (type == 'n') type = 'g';
  if (type == 0) {
    type = precision < 0 ? 'r' : 'g';
  } else {
    dot_zero = false;
  }
  if (precision < 0) precision = 6;
  *out = format_double(d, type, int(precision), spec.alternate, upper, dot_zero);
  *negative = (*out)[0] == '-';
  if (*negative) out->erase(0, 1);
  if (spec.no_negative_zero && *negative) *negative = !is_zero_text(*out);
  if (percent) *out += '%';
  return true;
}

bool is_float_type(uint32_t t) {
  return t && t < 128 && std::strchr("eEfFgG%", int(t));
}

Value format_double_spec(ThreadState& ts, double d, const FormatSpec& spec) {
  NumberText n;
  bool negative;
  std::string text;
  if (!double_digits(ts, d, spec, char(spec.type), true, &negative, &text)) return Value();
  n.sign = sign_text(negative, spec.sign);
  split_digits(text, &n);
  return lay_out_number(ts, n, spec);
}

Value format_char(ThreadState& ts, Value v, const FormatSpec& spec) {
  if (spec.sign) return raise_value_error(ts, "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) return raise_value_error(ts, "Alternate form (#) not allowed with integer format specifier 'c'");
  int64_t point;
  if (!int_to_i64(v, &point)) return raise_overflow(ts, "Python int too large to convert to C long");
  if (point < 0 || point > 0x10ffff) return raise_overflow(ts, "%%c arg not in range(0x110000)");
  Str* text = str_from_char(ts, uint32_t(point));
  return text ? Value(pad_text(ts, text, spec)) : Value();
}

}  // namespace

Value format_int(ThreadState& ts, Value v, const Str* spec_text) {
  if (spec_text->length == 0) return to_str(ts, v);
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 'd', '>', &spec)) return Value();
  if (is_float_type(spec.type)) {
    double d = int_to_double(ts, v);
    return std::isnan(d) ? Value() : format_double_spec(ts, d, spec);
  }
  if (spec.type == 0 || spec.type > 127 || !std::strchr("cbodxXn", int(spec.type))) {
    return raise_unknown_format(ts, spec.type, v);
  }
  if (spec.precision >= 0) return raise_value_error(ts, "Precision not allowed in integer format specifier");
  if (spec.no_negative_zero) {
    return raise_value_error(ts, "Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type == 'c') return format_char(ts, v, spec);
  bool hex = spec.type == 'x' || spec.type == 'X';
  int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : hex ? 16 : 10;
  NumberText n;
  if (!int_to_text(ts, v, base, false, &n.digits)) return Value();
  bool negative = n.digits[0] == '-';
  if (negative) n.digits.erase(0, 1);
  n.sign = sign_text(negative, spec.sign);
  if (spec.alternate && base != 10) n.prefix = std::string("0") + char(spec.type);
  if (base != 10) n.group = 4;
  if (spec.type == 'X') {
    for (char& c : n.digits)
      if (c >= 'a') c = char(c - 32);
  }
  return lay_out_number(ts, n, spec);
}

Value format_float(ThreadState& ts, Value v, const Str* spec_text) {
  if (spec_text->length == 0) return to_str(ts, v);
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 0, '>', &spec)) return Value();
  if (spec.type && spec.type != 'n' && !is_float_type(spec.type)) return raise_unknown_format(ts, spec.type, v);
  return format_double_spec(ts, float_value(v), spec);
}

Value format_complex(ThreadState& ts, Value v, const Str* spec_text) {
  if (spec_text->length == 0) return to_str(ts, v);
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 0, '>', &spec)) return Value();
  if (spec.type && spec.type != 'n' && (spec.type == '%' || !is_float_type(spec.type))) {
    return raise_unknown_format(ts, spec.type, v);
  }
  if (spec.fill == '0') return raise_value_error(ts, "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=') {
    return raise_value_error(ts, "'=' alignment flag is not allowed in complex format specifier");
  }
  Complex* c = v.as<Complex>();
  bool only_imag = spec.type == 0 && c->real == 0 && !std::signbit(c->real);
  bool parentheses = spec.type == 0 && !only_imag;
  FormatSpec part = spec;
  part.width = -1;
  std::string text = parentheses ? "(" : "";
  for (bool imag : {false, true}) {
    if (!imag && only_imag) continue;
    NumberText n;
    bool negative;
    std::string digits;
    if (!double_digits(ts, imag ? c->imag : c->real, spec, char(spec.type), false, &negative, &digits)) return Value();
    n.sign = sign_text(negative, imag && !only_imag ? '+' : spec.sign);
    split_digits(digits, &n);
    text += join_number(n, part);
  }
  text += parentheses ? "j)" : "j";
  Str* s = new_str_ascii(ts, text);
  return s ? Value(pad_text(ts, s, spec)) : Value();
}

namespace {

bool percent_wrong_type(ThreadState& ts, Value v, char type, bool integral) {
  const char* wanted = integral ? "an integer" : "a real number";
  raise_type_error(ts, "%%%c format: %s is required, not %T", type, wanted, v);
  return false;
}

// The int that %d or %x shows for v; empty with an exception pending.
Value percent_int(ThreadState& ts, Value v, char type) {
  bool integral = type == 'o' || type == 'x' || type == 'X';
  if (is_int_value(v)) return int_normalized(ts, v);
  Type* t = type_of(ts, v);
  bool index = bool(lookup_special(ts, t, kSpecialIndex));
  if (!index && (integral || is_str(v) || !lookup_special(ts, t, kSpecialInt))) {
    return percent_wrong_type(ts, v, type, integral), Value();
  }
  Value result = integral ? to_index(ts, v) : to_int(ts, v);
  if (!result && pending_matches(ts, ts.rt.exc.TypeError)) {
    clear_error(ts);
    percent_wrong_type(ts, v, type, integral);
  }
  return result;
}

}  // namespace

bool percent_number(ThreadState& ts, Value v, const PercentSpec& spec, std::string* out) {
  std::string sign, prefix, body;
  bool negative;
  char type = spec.type;
  if (std::strchr("diuoxX", type)) {
    Value number = percent_int(ts, v, type);
    if (!number) return false;
    int base = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    if (!int_to_text(ts, number, base, false, &body)) return false;
    negative = body[0] == '-';
    if (negative) body.erase(0, 1);
    if (spec.precision > kMaxStrPadding || spec.width > kMaxStrPadding) return raise_memory_error(ts), false;
    if (spec.precision > int64_t(body.size())) body.insert(0, size_t(spec.precision) - body.size(), '0');
    if (spec.alternate && base != 10) prefix = std::string("0") + type;
    if (type == 'X') {
      for (char& c : body)
        if (c >= 'a') c = char(c - 32);
    }
  } else {
    double d;
    if (!to_double(ts, v, &d)) return false;
    if (spec.precision > INT32_MAX) return raise_value_error(ts, "precision too large"), false;
    bool upper = type < 'a';
    body = format_double(d, upper ? char(type + 32) : type, spec.precision < 0 ? 6 : int(spec.precision),
                         spec.alternate, upper, false);
    negative = body[0] == '-';
    if (negative) body.erase(0, 1);
    if (spec.no_negative_zero && negative) negative = !is_zero_text(body);
  }
  sign = sign_text(negative, spec.plus ? '+' : spec.space ? ' ' : 0);
  size_t used = sign.size() + prefix.size() + body.size();
  size_t missing = spec.width > int64_t(used) ? size_t(spec.width) - used : 0;
  if (spec.minus) {
    *out = sign + prefix + body + std::string(missing, ' ');
  } else if (spec.zero) {
    *out = sign + prefix + std::string(missing, '0') + body;
  } else {
    *out = std::string(missing, ' ') + sign + prefix + body;
  }
  return true;
}

}  // namespace adder
