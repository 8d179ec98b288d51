// str_align.cpp: strip, center, ljust, rjust, zfill, expandtabs: what takes away or adds at the ends.
#include "runtime/errors/raise.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_methods.h"
#include "runtime/objects/str_tools.h"
#include "runtime/protocol/protocol.h"
#include "runtime/text/unicode.h"

namespace adder {

namespace {

bool has_point(const Str* set, uint32_t c) {
  for (size_t i = 0; i < set->length; ++i)
    if (set->at(i) == c) return true;
  return false;
}

Value strip_ends(ThreadState& ts, Value* a, bool left, bool right, const char* name) {
  Str* s = a[0].as<Str>();
  const Str* set = nullptr;
  if (a[1] && !a[1].is_none()) {
    if (!is_str(a[1])) return raise_type_error(ts, "%s arg must be None or str", name);
    set = a[1].as<Str>();
  }
  auto goes = [&](size_t i) { return set ? has_point(set, s->at(i)) : is_space(s->at(i)); };
  size_t start = 0, end = s->length;
  while (left && start < end && goes(start)) ++start;
  while (right && end > start && goes(end - 1)) --end;
  return str_substring(ts, s, start, end);
}

Str* padded(ThreadState& ts, Str* s, size_t left, size_t right, uint32_t fill) {
  if (!left && !right) return str_exact(ts, s);
  int width = std::max<int>(s->width, fill < 256 ? 1 : fill < 65536 ? 2 : 4);
  size_t length = left + s->length + right;
  if (length == 1) return str_from_char(ts, fill);
  Str* result = new_str_uninit(ts, length, width);
  if (!result) return nullptr;
  auto put = [&](size_t from, size_t count) {
    if (width == 1)
      memset(result->data + from, static_cast<int>(fill), count);
    else if (width == 2)
      std::fill_n(reinterpret_cast<uint16_t*>(result->data) + from, count, static_cast<uint16_t>(fill));
    else
      std::fill_n(reinterpret_cast<uint32_t*>(result->data) + from, count, fill);
  };
  put(0, left);
  str_copy_points(s, result->data + left * static_cast<size_t>(width), width);
  put(left + s->length, right);
  result->ascii = s->ascii && fill < 128;
  return result;
}

// How many points are missing to the width in a[1]; the fill point of a[2].
bool pad_arguments(ThreadState& ts, Value* a, size_t* missing, uint32_t* fill) {
  int64_t width;
  Value index = to_index(ts, a[1]);
  if (!index || !to_i64(ts, index, &width)) return false;
  *fill = ' ';
  if (a[2]) {
    if (!is_str(a[2])) {
      raise_type_error(ts, "The fill character must be a unicode character, not %T", a[2]);
      return false;
    }
    if (a[2].as<Str>()->length != 1) {
      raise_type_error(ts, "The fill character must be exactly one character long");
      return false;
    }
    *fill = a[2].as<Str>()->at(0);
  }
  int64_t length = static_cast<int64_t>(a[0].as<Str>()->length);
  *missing = width > length ? static_cast<size_t>(width - length) : 0;
  return true;
}

}  // namespace

ADDER_STR_METHOD(strip) {
  (void)n;
  return strip_ends(ts, a, true, true, "strip");
}

ADDER_STR_METHOD(lstrip) {
  (void)n;
  return strip_ends(ts, a, true, false, "lstrip");
}

ADDER_STR_METHOD(rstrip) {
  (void)n;
  return strip_ends(ts, a, false, true, "rstrip");
}

ADDER_STR_METHOD(center) {
  (void)n;
  size_t missing;
  uint32_t fill;
  if (!pad_arguments(ts, a, &missing, &fill)) return Value();
  // An odd one goes left when the final width is odd.
  size_t width = a[0].as<Str>()->length + missing;
  size_t left = missing / 2 + (missing & width & 1);
  return padded(ts, a[0].as<Str>(), left, missing - left, fill);
}

ADDER_STR_METHOD(ljust) {
  (void)n;
  size_t missing;
  uint32_t fill;
  if (!pad_arguments(ts, a, &missing, &fill)) return Value();
  return padded(ts, a[0].as<Str>(), 0, missing, fill);
}

ADDER_STR_METHOD(rjust) {
  (void)n;
  size_t missing;
  uint32_t fill;
  if (!pad_arguments(ts, a, &missing, &fill)) return Value();
  return padded(ts, a[0].as<Str>(), missing, 0, fill);
}

ADDER_STR_METHOD(zfill) {
  (void)n;
  Str* s = a[0].as<Str>();
  int64_t width;
  Value index = to_index(ts, a[1]);
  if (!index || !to_i64(ts, index, &width)) return Value();
  int64_t length = static_cast<int64_t>(s->length);
  if (width <= length) return str_exact(ts, s);
  size_t missing = static_cast<size_t>(width - length);
  bool sign = length && (s->at(0) == '+' || s->at(0) == '-');
  if (!sign) return padded(ts, s, missing, 0, '0');
  Str* rest = str_substring(ts, s, 1, s->length);
  Str* zeros = rest ? padded(ts, rest, missing, 0, '0') : nullptr;
  return zeros ? Value(str_concat(ts, str_from_char(ts, s->at(0)), zeros)) : Value();
}

ADDER_STR_METHOD(expandtabs) {
  (void)n;
  Str* s = a[0].as<Str>();
  int64_t tab = 8;
  if (a[1] && !c_int_argument(ts, a[1], &tab)) return Value();
  StrBuilder out;
  int64_t column = 0;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c == '\t') {
      if (tab <= 0) continue;
      int64_t blanks = tab - column % tab;
      if (blanks > (int64_t{1} << 40)) return raise_overflow(ts, "new string is too long");
      out.append_fill(' ', static_cast<size_t>(blanks));
      column += blanks;
      continue;
    }
    out.append(c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return out.finish(ts);
}

}  // namespace adder
