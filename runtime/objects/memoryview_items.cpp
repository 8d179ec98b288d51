// memoryview_items.cpp: items of memoryviews: the struct module's native single-character formats.
#include "runtime/objects/memoryview_items.h"

#include "runtime/protocol/number_support.h"

namespace adder {

int64_t item_size_of(char format) {
  switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?':
      return 1;
    case 'h':
    case 'H':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
    case 'P':
      return 8;
    default:
      return 0;
  }
}

char format_char(const MemoryView* view) {
  Str* text = view->format.as<Str>();
  size_t at = text->length == 2 && text->at(0) == '@';
  if (text->length != at + 1 || text->at(at) > 127) return 0;
  char c = char(text->at(at));
  return item_size_of(c) ? c : 0;
}

namespace {

template <typename T>
T load(const char* at) {
  T v;
  std::memcpy(&v, at, sizeof v);
  return v;
}

Value unsupported(ThreadState& ts, const MemoryView* view) {
  return raise(ts, ts.rt.exc.NotImplementedError, "memoryview: format %U not supported", view->format.as<Str>());
}

enum class Pack { kDone, kBadType, kBadValue, kError };

template <typename T>
Pack store_int(ThreadState& ts, char* at, Value v) {
  if (!is_int_value(v) && !lookup_special(ts, type_of(ts, v), kSpecialIndex)) return Pack::kBadType;
  Value index = to_index(ts, v);
  if (!index) return Pack::kError;
  T out;
  if constexpr (std::is_unsigned_v<T>) {
    Value low = int_and(ts, index, new_int_u64(ts, std::numeric_limits<T>::max()));
    if (!low) return Pack::kError;
    if (int_compare(low, index) != 0) return Pack::kBadValue;
    Value high = int_rshift(ts, low, Value::small_int(32));
    int64_t high_bits, low_bits;
    int_to_i64(high, &high_bits);
    int_to_i64(int_and(ts, low, Value::small_int(0xffffffff)), &low_bits);
    out = T(uint64_t(high_bits) << 32 | uint64_t(low_bits));
  } else {
    int64_t i;
    if (!int_to_i64(index, &i) || i < std::numeric_limits<T>::min() || i > std::numeric_limits<T>::max()) {
      return Pack::kBadValue;
    }
    out = T(i);
  }
  std::memcpy(at, &out, sizeof out);
  return Pack::kDone;
}

template <typename T>
Pack store_float(ThreadState& ts, char* at, Value v) {
  double d;
  bool found;
  if (!number_to_double(ts, v, &d, &found)) return Pack::kError;
  if (!found) return Pack::kBadType;
  T out = T(d);
  std::memcpy(at, &out, sizeof out);
  return Pack::kDone;
}

Pack store(ThreadState& ts, char format, char* at, Value v) {
  switch (format) {
    case 'b':
      return store_int<int8_t>(ts, at, v);
    case 'B':
      return store_int<uint8_t>(ts, at, v);
    case 'h':
      return store_int<int16_t>(ts, at, v);
    case 'H':
      return store_int<uint16_t>(ts, at, v);
    case 'i':
      return store_int<int32_t>(ts, at, v);
    case 'I':
      return store_int<uint32_t>(ts, at, v);
    case 'l':
    case 'q':
    case 'n':
      return store_int<int64_t>(ts, at, v);
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
      return store_int<uint64_t>(ts, at, v);
    case 'f':
      return store_float<float>(ts, at, v);
    case 'd':
      return store_float<double>(ts, at, v);
    case '?': {
      int t = truth(ts, v);
      if (t < 0) return Pack::kError;
      *at = char(t);
      return Pack::kDone;
    }
    default:
      if (!is_kind(v, Kind::Bytes)) return Pack::kBadType;
      if (v.as<Bytes>()->size != 1) return Pack::kBadValue;
      *at = v.as<Bytes>()->data[0];
      return Pack::kDone;
  }
}

}  // namespace

Value unpack_item(ThreadState& ts, const MemoryView* view, const char* at) {
  switch (format_char(view)) {
    case 'b':
      return Value::small_int(load<int8_t>(at));
    case 'B':
      return Value::small_int(load<uint8_t>(at));
    case 'h':
      return Value::small_int(load<int16_t>(at));
    case 'H':
      return Value::small_int(load<uint16_t>(at));
    case 'i':
      return Value::small_int(load<int32_t>(at));
    case 'I':
      return Value::small_int(load<uint32_t>(at));
    case 'l':
    case 'q':
    case 'n':
      return new_int(ts, load<int64_t>(at));
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
      return new_int_u64(ts, load<uint64_t>(at));
    case 'f':
      return new_float(ts, double(load<float>(at)));
    case 'd':
      return new_float(ts, load<double>(at));
    case '?':
      return Value::boolean(*at != 0);
    case 'c':
      return new_bytes(ts, {at, 1});
    default:
      return unsupported(ts, view);
  }
}

bool pack_item(ThreadState& ts, const MemoryView* view, char* at, Value v) {
  char format = format_char(view);
  if (!format) return unsupported(ts, view), false;
  char packed[8];  // first here: converting v may run script code that releases the view
  switch (store(ts, format, packed, v)) {
    case Pack::kDone:
      if (view->released) return raise_value_error(ts, "operation forbidden on released memoryview object"), false;
      std::memcpy(at, packed, size_t(item_size_of(format)));
      return true;
    case Pack::kBadType:
      return raise_type_error(ts, "memoryview: invalid type for format '%c'", format), false;
    case Pack::kBadValue:
      return raise_value_error(ts, "memoryview: invalid value for format '%c'", format), false;
    default:
      return false;
  }
}

}  // namespace adder
