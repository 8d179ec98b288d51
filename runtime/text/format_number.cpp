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
  char sign = 0;  // - + space, or 0: none
  std::string_view prefix, digits, tail;
  size_t group = 3;
};

char sign_char(bool negative, char wanted) {
  if (negative) return '-';
  return wanted == '+' || wanted == ' ' ? wanted : 0;
}

// Appends digits with separators, behind leading zeros for at least min_width characters.
void append_grouped(StrBuilder& out, std::string_view digits, char separator, size_t group, size_t min_width) {
  if (!separator) {
    if (min_width > digits.size()) out.append_fill('0', min_width - digits.size());
    out.append_ascii(digits);
    return;
  }
  size_t count = digits.size();
  auto width = [&](size_t n) { return n + (n - 1) / group; };
  if (width(count) < min_width) {
    count = min_width - min_width / (group + 1);
    while (count > digits.size() && width(count - 1) >= min_width) --count;
    while (width(count) < min_width) ++count;
  }
  size_t zeros = count - digits.size();
  for (size_t i = 0; i < count; ++i) {
    if (i && (count - i) % group == 0) out.append(static_cast<unsigned char>(separator));
    out.append(i < zeros ? '0' : static_cast<unsigned char>(digits[i - zeros]));
  }
}

void append_number(StrBuilder& out, const NumberText& n, const FormatSpec& spec) {
  size_t lead = (n.sign ? 1 : 0) + n.prefix.size();
  size_t fixed = lead + n.tail.size();
  size_t width = spec.width > 0 ? size_t(spec.width) : 0;
  bool zero_fill = spec.fill == '0' && spec.align == '=' && !n.digits.empty();
  size_t digits = n.digits.size();
  if (spec.grouping && digits) digits += (digits - 1) / n.group;
  size_t missing = !zero_fill && width > fixed + digits ? width - fixed - digits : 0;
  size_t left = spec.align == '>' ? missing : spec.align == '^' ? missing / 2 : 0;
  size_t inner = spec.align == '=' ? missing : 0;
  out.append_fill(spec.fill, left);
  if (n.sign) out.append(static_cast<unsigned char>(n.sign));
  out.append_ascii(n.prefix);
  out.append_fill(spec.fill, inner);
  if (!n.digits.empty())
    append_grouped(out, n.digits, spec.grouping, n.group, zero_fill && width > fixed ? width - fixed : 0);
  out.append_ascii(n.tail);
  out.append_fill(spec.fill, missing - left - inner);
}

// Splits what format_double wrote (without '-') into integer digits and the rest.
void split_digits(std::string_view text, NumberText* n) {
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

bool append_double(ThreadState& ts, StrBuilder& out, double d, const FormatSpec& spec) {
  NumberText n;
  bool negative;
  std::string text;
  if (!double_digits(ts, d, spec, char(spec.type), true, &negative, &text)) return false;
  n.sign = sign_char(negative, spec.sign);
  split_digits(text, &n);
  append_number(out, n, spec);
  return true;
}

bool append_char(ThreadState& ts, StrBuilder& out, Value v, const FormatSpec& spec) {
  int64_t point;
  if (spec.sign)
    raise_value_error(ts, "Sign not allowed with integer format specifier 'c'");
  else if (spec.alternate)
    raise_value_error(ts, "Alternate form (#) not allowed with integer format specifier 'c'");
  else if (!int_to_i64(v, &point))
    raise_overflow(ts, "Python int too large to convert to C long");
  else if (point < 0 || point > 0x10ffff)
    raise_overflow(ts, "%%c arg not in range(0x110000)");
  else if (Str* text = str_from_char(ts, uint32_t(point)))
    return append_padded(out, text, spec), true;
  return false;
}

// What the natives int.__format__ and so on share: an empty spec is str().
Value formatted(ThreadState& ts, Value v, const Str* spec, bool (*append)(ThreadState&, StrBuilder&, Value, SpecText)) {
  if (spec->length == 0) return to_str(ts, v);
  StrBuilder out;
  if (!append(ts, out, v, {const_cast<Str*>(spec), 0, spec->length})) return Value();
  return Value(out.finish(ts));
}

}  // namespace

bool append_int(ThreadState& ts, StrBuilder& out, Value v, SpecText spec_text) {
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 'd', '>', &spec)) return false;
  if (is_float_type(spec.type)) {
    double d = int_to_double(ts, v);
    return !std::isnan(d) && append_double(ts, out, d, spec);
  }
  if (spec.type == 0 || spec.type > 127 || !std::strchr("cbodxXn", int(spec.type))) {
    return raise_unknown_format(ts, spec.type, v), false;
  }
  if (spec.precision >= 0) return raise_value_error(ts, "Precision not allowed in integer format specifier"), false;
  if (spec.no_negative_zero) {
    return raise_value_error(ts, "Negative zero coercion (z) not allowed in integer format specifier"), false;
  }
  if (spec.type == 'c') return append_char(ts, out, v, spec);
  bool hex = spec.type == 'x' || spec.type == 'X';
  int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : hex ? 16 : 10;
  std::string big;
  char small[kSmallIntText];
  NumberText n;
  if (v.is_int()) {
    n.digits = small_int_text(small, v.as_int(), base);
  } else {
    if (!int_to_text(ts, v, base, false, &big)) return false;
    n.digits = big;
  }
  bool negative = n.digits[0] == '-';
  if (negative) n.digits.remove_prefix(1);
  n.sign = sign_char(negative, spec.sign);
  char prefix[2] = {'0', char(spec.type)};
  if (spec.alternate && base != 10) n.prefix = {prefix, 2};
  if (base != 10) n.group = 4;
  if (spec.type == 'X') {
    if (v.is_int()) big = n.digits;
    for (char& c : big)
      if (c >= 'a') c = char(c - 32);
    if (v.is_int()) n.digits = big;
  }
  append_number(out, n, spec);
  return true;
}

bool append_float(ThreadState& ts, StrBuilder& out, Value v, SpecText spec_text) {
  FormatSpec spec;
  if (!parse_format_spec(ts, spec_text, v, 0, '>', &spec)) return false;
  if (spec.type && spec.type != 'n' && !is_float_type(spec.type)) return raise_unknown_format(ts, spec.type, v), false;
  return append_double(ts, out, float_value(v), spec);
}

Value format_int(ThreadState& ts, Value v, const Str* spec) {
  return formatted(ts, v, spec, append_int);
}

Value format_float(ThreadState& ts, Value v, const Str* spec) {
  return formatted(ts, v, spec, append_float);
}

Value format_complex(ThreadState& ts, Value v, const Str* spec_text) {
  if (spec_text->length == 0) return to_str(ts, v);
  FormatSpec spec;
  if (!parse_format_spec(ts, {const_cast<Str*>(spec_text), 0, spec_text->length}, v, 0, '>', &spec)) return Value();
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
  StrBuilder number;
  if (parentheses) number.append('(');
  for (bool imag : {false, true}) {
    if (!imag && only_imag) continue;
    NumberText n;
    bool negative;
    std::string digits;
    if (!double_digits(ts, imag ? c->imag : c->real, spec, char(spec.type), false, &negative, &digits)) return Value();
    n.sign = sign_char(negative, imag && !only_imag ? '+' : spec.sign);
    split_digits(digits, &n);
    append_number(number, n, part);
  }
  number.append_ascii(parentheses ? "j)" : "j");
  Str* s = number.finish(ts);
  if (!s) return Value();
  StrBuilder out;
  append_padded(out, s, spec);
  return Value(out.finish(ts));
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
  if (char c = sign_char(negative, spec.plus ? '+' : spec.space ? ' ' : 0)) sign = c;
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
