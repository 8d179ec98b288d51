// struct_items.cpp: the items of a struct between bytes and values.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/protocol/number_support.h"
#include "stdlib/struct/struct_format.h"

namespace adder {

namespace {

template <typename T>
T load(const char* at, bool big) {
  T v;
  std::memcpy(&v, at, sizeof v);
  if (big != (std::endian::native == std::endian::big)) {
    if constexpr (sizeof(T) == 2) v = T(__builtin_bswap16(uint16_t(v)));
    if constexpr (sizeof(T) == 4) v = T(__builtin_bswap32(uint32_t(v)));
    if constexpr (sizeof(T) == 8) v = T(__builtin_bswap64(uint64_t(v)));
  }
  return v;
}

void store(char* at, uint64_t bits, unsigned size, bool big) {
  for (unsigned i = 0; i < size; ++i) at[i] = char(bits >> 8 * (big ? size - 1 - i : i));
}

bool is_signed(char code) {
  return code == 'b' || code == 'h' || code == 'i' || code == 'l' || code == 'q' || code == 'n';
}

bool out_of_range(ThreadState& ts, const StructRun& run) {
  // CPython's small items of the machine's byte order have wordings of their own.
  const char* own = run.code == 'b'               ? "byte"
                    : run.code == 'B'             ? "ubyte"
                    : run.code == 'h' && !run.big ? "short"
                    : run.code == 'H' && !run.big ? "ushort"
                                                  : nullptr;
  std::string name = own ? own : std::string("'") + run.code + "'";
  unsigned bits = 8u * run.size;
  if (is_signed(run.code)) {
    int64_t high = int64_t((uint64_t{1} << (bits - 1)) - 1);
    raise_struct_error(ts, "%s format requires %lld <= number <= %lld", name, -high - 1, high);
  } else {
    raise_struct_error(ts, "%s format requires 0 <= number <= %llu", name, (uint64_t{1} << bits) - 1);
  }
  return false;
}

// An int as two's complement bits of the run's size.
bool int_bits(ThreadState& ts, const StructRun& run, Value v, uint64_t* out) {
  if (!v.is_int()) {
    if (!is_int_value(v) && !has_index(ts, v))
      return raise_struct_error(ts, "required argument is not an integer"), false;
    v = to_index(ts, v);
    if (!v) return false;
  }
  bool wide_unsigned = !is_signed(run.code) && run.size == 8;
  int64_t i;
  if (!int_to_i64(v, &i)) {
    if (wide_unsigned && int_sign(v) > 0) {
      const Int* big = v.as<Int>();
      if (big->size == 1) return *out = big->limbs[0], true;
    }
    if (!is_signed(run.code) && (run.size == 4 || (run.size == 2 && run.big)) && int_sign(v) > 0 &&
        v.as<Int>()->size == 1)
      return out_of_range(ts, run);
    bool by_bytes = run.size == 8 && run.big;  // CPython converts these another way
    const char* message = by_bytes && wide_unsigned && int_sign(v) < 0 ? "can't convert negative int to unsigned"
                          : by_bytes || run.code == 'P'                ? "int too large to convert"
                                                                       : "argument out of range";
    return raise_struct_error(ts, message), false;
  }
  *out = uint64_t(i);
  if (run.size == 8) {
    if (i < 0 && !is_signed(run.code) && run.code != 'P') return raise_struct_error(ts, run.big ? "can't convert negative int to unsigned" : "argument out of range"), false;
    return true;
  }
  unsigned bits = 8u * run.size;
  if (is_signed(run.code)) {
    if (i < -(int64_t{1} << (bits - 1)) || i >= int64_t{1} << (bits - 1)) return out_of_range(ts, run);
  } else {
    if (i < 0 && (run.size == 4 || (run.size == 2 && run.big)))
      return raise_struct_error(ts, "argument out of range"), false;
    if (i < 0 || i >= int64_t{1} << bits) return out_of_range(ts, run);
  }
  return true;
}

bool float_bits(ThreadState& ts, const StructRun& run, Value v, uint64_t* out) {
  double d;
  if (is_float(v)) {
    d = float_value(v);
  } else if (!to_double(ts, v, &d)) {
    clear_error(ts);
    return raise_struct_error(ts, "required argument is not a float"), false;
  }
  if (run.code == 'd') return *out = std::bit_cast<uint64_t>(d), true;
  if (run.code == 'f') {
    float f = float(d);
    if (std::isinf(f) && !std::isinf(d) && !run.native)
      return raise_overflow(ts, "float too large to pack with f format"), false;
    return *out = std::bit_cast<uint32_t>(f), true;
  }
  uint16_t half;
  if (!double_to_half(d, &half)) return raise_overflow(ts, "float too large to pack with e format"), false;
  return *out = half, true;
}

bool pack_item(ThreadState& ts, const StructRun& run, Value v, char* at) {
  uint64_t bits;
  switch (run.code) {
    case 'c':
      if (!is_byte_kind(v) || byte_view(v).size() != 1)
        return raise_struct_error(ts, "char format requires a bytes object of length 1"), false;
      *at = byte_view(v)[0];
      return true;
    case '?': {
      int is_true = truth(ts, v);
      *at = is_true > 0;
      return is_true >= 0;
    }
    case 'e':
    case 'f':
    case 'd':
      if (!float_bits(ts, run, v, &bits)) return false;
      break;
    default:
      if (!int_bits(ts, run, v, &bits)) return false;
  }
  store(at, bits, run.size, run.big);
  return true;
}

bool pack_text(ThreadState& ts, const StructRun& run, Value v, char* at) {
  if (!is_byte_kind(v)) return raise_struct_error(ts, "argument for '%c' must be a bytes object", run.code), false;
  std::string_view text = byte_view(v);
  uint64_t room = run.count;
  if (run.code == 'p') {
    if (!room) return true;
    --room;
    *at++ = char(std::min<uint64_t>(std::min<uint64_t>(text.size(), room), 255));
  }
  if (room) std::memcpy(at, text.data(), std::min<uint64_t>(text.size(), room));
  return true;
}

Value unpack_item(ThreadState& ts, const StructRun& run, const char* at) {
  switch (run.code) {
    case 'c':
      return new_bytes(ts, {at, 1});
    case '?':
      return Value::boolean(*at);
    case 'b':
      return Value::small_int(static_cast<int8_t>(*at));
    case 'B':
      return Value::small_int(static_cast<uint8_t>(*at));
    case 'e':
      return new_float(ts, half_to_double(load<uint16_t>(at, run.big)));
    case 'f':
      return new_float(ts, double(std::bit_cast<float>(load<uint32_t>(at, run.big))));
    case 'd':
      return new_float(ts, std::bit_cast<double>(load<uint64_t>(at, run.big)));
    default:
      break;
  }
  bool negative = is_signed(run.code);
  switch (run.size) {
    case 2: {
      uint16_t v = load<uint16_t>(at, run.big);
      return Value::small_int(negative ? int64_t{static_cast<int16_t>(v)} : int64_t{v});
    }
    case 4: {
      uint32_t v = load<uint32_t>(at, run.big);
      return Value::small_int(negative ? int64_t{static_cast<int32_t>(v)} : int64_t{v});
    }
    default: {
      uint64_t v = load<uint64_t>(at, run.big);
      return negative ? new_int(ts, static_cast<int64_t>(v)) : new_int_u64(ts, v);
    }
  }
}

Value unpack_text(ThreadState& ts, const StructRun& run, const char* at) {
  uint64_t count = run.count;
  if (run.code == 'p') {
    if (!count) return new_bytes(ts, {});
    count = std::min<uint64_t>(count - 1, static_cast<uint8_t>(*at++));
  }
  return new_bytes(ts, {at, size_t(count)});
}

}  // namespace

bool pack_struct(ThreadState& ts, const StructFormat& format, const Value* values, char* out) {
  for (const StructRun& run : format.runs) {
    if (run.is_text()) {
      if (!pack_text(ts, run, *values++, out + run.offset)) return false;
      continue;
    }
    char* at = out + run.offset;
    for (uint64_t i = 0; i < run.count; ++i, at += run.size)
      if (!pack_item(ts, run, *values++, at)) return false;
  }
  return true;
}

Value unpack_struct(ThreadState& ts, const StructFormat& format, const char* data) {
  Tuple* result = new_tuple(ts, format.items);
  if (!result) return {};
  size_t next = 0;
  for (const StructRun& run : format.runs) {
    const char* at = data + run.offset;
    uint64_t count = run.is_text() ? 1 : run.count;
    for (uint64_t i = 0; i < count; ++i, at += run.size) {
      Value v = run.is_text() ? unpack_text(ts, run, at) : unpack_item(ts, run, at);
      if (!v) return {};
      result->items[next++] = v;
    }
  }
  return result;
}

}  // namespace adder
