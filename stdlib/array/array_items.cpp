// array_items.cpp: the type codes of array, and their items between memory and values.
#include "stdlib/array/array_object.h"

namespace adder {

namespace {

template <typename T>
Value load_int(ThreadState& ts, const char* at) {
  T v;
  std::memcpy(&v, at, sizeof v);
  if constexpr (sizeof(T) < 8) return Value::small_int(int64_t{v});
  if constexpr (std::is_signed_v<T>) return new_int(ts, int64_t(v));
  return new_int_u64(ts, uint64_t(v));
}

template <typename T>
Value load_float(ThreadState& ts, const char* at) {
  T v;
  std::memcpy(&v, at, sizeof v);
  return new_float(ts, double(v));
}

Value load_char(ThreadState& ts, const char* at) {
  uint32_t c;
  std::memcpy(&c, at, sizeof c);
  if (c > 0x10ffff) return raise_value_error(ts, "character U+%x is not in range [U+0000; U+10ffff]", c);
  return str_from_char(ts, c);
}

// How CPython words overflows: a small item is read as a wider C type first, whose bounds are checked before its own.
struct Wording {
  int64_t wide_low, wide_high;
  const char* wide;
  const char* own;
};
constexpr Wording kWordings[] = {
    {INT16_MIN, INT16_MAX, "signed short integer", "signed char"},
    {0, 255, "unsigned byte integer", "unsigned byte integer"},
    {INT16_MIN, INT16_MAX, "signed short integer", "signed short integer"},
    {INT32_MIN, INT32_MAX, "signed integer", "unsigned short"},
    {INT32_MIN, INT32_MAX, "signed integer", "signed integer"},
};

template <typename T, int wording>
bool store_small(ThreadState& ts, Value v, char* at) {
  int64_t i;
  if (!v.is_int()) v = to_index(ts, v);
  if (!v) return false;
  if (!int_to_i64(v, &i)) return raise_overflow(ts, "Python int too large to convert to C long"), false;
  if (i < std::numeric_limits<T>::min() || i > std::numeric_limits<T>::max()) {
    const Wording& w = kWordings[wording];
    bool beyond = i < w.wide_low || i > w.wide_high;
    raise_overflow(ts, "%s is %s", beyond ? w.wide : w.own, i < 0 ? "less than minimum" : "greater than maximum");
    return false;
  }
  T out = T(i);
  std::memcpy(at, &out, sizeof out);
  return true;
}

template <typename T>
bool store_signed(ThreadState& ts, Value v, char* at, const char* message) {
  int64_t i;
  if (!v.is_int()) v = to_index(ts, v);
  if (!v) return false;
  if (!int_to_i64(v, &i)) return raise_overflow(ts, message), false;
  std::memcpy(at, &i, sizeof i);
  return true;
}

template <typename T>
bool store_unsigned(ThreadState& ts, Value v, char* at, const char* negative, const char* large) {
  if (!v.is_int()) v = to_index(ts, v);
  if (!v) return false;
  if (int_sign(v) < 0) return raise_overflow(ts, negative), false;
  int64_t i;
  uint64_t u;
  if (int_to_i64(v, &i)) {
    u = uint64_t(i);
  } else {
    const Int* big = v.as<Int>();
    if (big->size != 1) return raise_overflow(ts, large), false;
    u = big->limbs[0];
  }
  if (u > std::numeric_limits<T>::max()) return raise_overflow(ts, "unsigned int is greater than maximum"), false;
  T out = T(u);
  std::memcpy(at, &out, sizeof out);
  return true;
}

constexpr const char* kNegativeInt = "can't convert negative value to unsigned int";

bool store_u32(ThreadState& ts, Value v, char* at) {
  return store_unsigned<uint32_t>(ts, v, at, kNegativeInt, "Python int too large to convert to C unsigned long");
}
bool store_long(ThreadState& ts, Value v, char* at) {
  return store_signed<int64_t>(ts, v, at, "Python int too large to convert to C long");
}
bool store_ulong(ThreadState& ts, Value v, char* at) {
  return store_unsigned<uint64_t>(ts, v, at, kNegativeInt, "Python int too large to convert to C unsigned long");
}
bool store_i64(ThreadState& ts, Value v, char* at) {
  return store_signed<int64_t>(ts, v, at, "int too big to convert");
}
bool store_u64(ThreadState& ts, Value v, char* at) {
  return store_unsigned<uint64_t>(ts, v, at, "can't convert negative int to unsigned", "int too big to convert");
}

template <typename T>
bool store_float(ThreadState& ts, Value v, char* at) {
  double d;
  if (is_float(v))
    d = float_value(v);
  else if (!to_double(ts, v, &d))
    return false;
  T out = T(d);
  std::memcpy(at, &out, sizeof out);
  return true;
}

bool store_char(ThreadState& ts, Value v, char* at) {
  if (!is_str(v) || v.as<Str>()->length != 1)
    return raise_type_error(ts, "array item must be unicode character"), false;
  uint32_t c = v.as<Str>()->at(0);
  std::memcpy(at, &c, sizeof c);
  return true;
}

}  // namespace

const ArrayCode kArrayCodes[kArrayCodeCount] = {{'b', 1, "b", 1, load_int<int8_t>, store_small<int8_t, 0>},
                                                {'B', 1, "B", 0, load_int<uint8_t>, store_small<uint8_t, 1>},
                                                {'u', 4, "w", 20, load_char, store_char},
                                                {'h', 2, "h", 4, load_int<int16_t>, store_small<int16_t, 2>},
                                                {'H', 2, "H", 2, load_int<uint16_t>, store_small<uint16_t, 3>},
                                                {'i', 4, "i", 8, load_int<int32_t>, store_small<int32_t, 4>},
                                                {'I', 4, "I", 6, load_int<uint32_t>, store_u32},
                                                {'l', 8, "l", 12, load_int<int64_t>, store_long},
                                                {'L', 8, "L", 10, load_int<uint64_t>, store_ulong},
                                                {'q', 8, "q", 12, load_int<int64_t>, store_i64},
                                                {'Q', 8, "Q", 10, load_int<uint64_t>, store_u64},
                                                {'f', 4, "f", 14, load_float<float>, store_float<float>},
                                                {'d', 8, "d", 16, load_float<double>, store_float<double>},
                                                {}};

const ArrayCode* find_array_code(uint32_t code) {
  for (const ArrayCode& c : kArrayCodes)
    if (code && uint32_t(uint8_t(c.code)) == code) return &c;
  return nullptr;
}

}  // namespace adder
