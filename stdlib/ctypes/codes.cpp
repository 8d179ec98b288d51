// codes.cpp: C values in memory as Values and back, by type code.
#include <wchar.h>

#include <cstring>

#include "runtime/objects/int_limbs.h"
#include "stdlib/ctypes/ctypes_module.h"

namespace adder {

namespace {

template <typename T>
T read_as(const char* from, bool swapped) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, from, sizeof bytes);
  if (swapped) std::reverse(bytes, bytes + sizeof bytes);
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

template <typename T>
void write_as(char* to, T value, bool swapped) {
  char bytes[sizeof(T)] = {};
  std::memcpy(bytes, &value, sizeof value);
  if (swapped) std::reverse(bytes, bytes + sizeof bytes);
  std::memcpy(to, bytes, sizeof bytes);
}

// The lowest 64 bits of an int of any size, in two's complement.
uint64_t low_bits(Value v) {
  IntView view(v);
  uint64_t low = view.count ? view.limbs[0] : 0;
  return view.negative ? 0 - low : low;
}

bool integer(ThreadState& ts, Value v, uint64_t* out) {
  if (is_float(v)) return raise_type_error(ts, "'float' object cannot be interpreted as an integer"), false;
  Value index = to_index(ts, v);
  if (!index) return false;
  *out = low_bits(index);
  return true;
}

bool real(ThreadState& ts, Value v, double* out) {
  if (is_float(v) || is_int_value(v) || lookup_special(ts, type_of(ts, v), kSpecialFloat) ||
      lookup_special(ts, type_of(ts, v), kSpecialIndex))
    return to_double(ts, v, out);
  return raise_type_error(ts, "must be real number, not %T", v), false;
}

Value load_wide(ThreadState& ts, const char* from) {
  const auto* text = reinterpret_cast<const wchar_t*>(from);
  return new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(text), wcslen(text));
}

bool store_char(ThreadState& ts, char* to, Value v) {
  if (is_kind(v, Kind::Bytes) && v.as<Bytes>()->size == 1) return *to = v.as<Bytes>()->data[0], true;
  if (is_kind(v, Kind::ByteArray) && v.as<ByteArray>()->size == 1) return *to = v.as<ByteArray>()->data[0], true;
  int64_t number;
  if (is_int_value(v) && int_to_i64(v, &number) && number >= 0 && number < 256)
    return *to = static_cast<char>(number), true;
  return raise_type_error(ts, "one character bytes, bytearray or integer expected"), false;
}

bool store_wide_char(ThreadState& ts, char* to, Value v) {
  if (!is_str(v)) return raise_type_error(ts, "unicode string expected instead of %T instance", v), false;
  if (v.as<Str>()->length != 1) return raise_type_error(ts, "one character unicode string expected"), false;
  write_as<uint32_t>(to, v.as<Str>()->at(0), false);
  return true;
}

}  // namespace

bool parse_code(ThreadState& ts, Value v, CCode* out) {
  if (is_str(v) && v.as<Str>()->length >= 1 && v.as<Str>()->length <= 2) {
    Str* s = v.as<Str>();
    out->swapped = s->at(0) == '>';
    out->letter = static_cast<char>(s->at(s->length - 1));
    if (code_size(out->letter)) return true;
  }
  raise_value_error(ts, "bad type code %R", v);
  return false;
}

size_t code_size(char letter) {
  switch (letter) {
    case 'c':
    case 'b':
    case 'B':
    case '?':
      return 1;
    case 'h':
    case 'H':
      return 2;
    case 'i':
    case 'I':
    case 'f':
    case 'u':
      return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'd':
    case 'z':
    case 'Z':
    case 'P':
    case 'X':
    case 'A':
    case 'O':
      return 8;
    case 'g':
      return sizeof(long double);
    default:
      return 0;
  }
}

ffi_type* code_ffi_type(char letter) {
  const auto* f = Ffi::f;
  switch (letter) {
    case 'c':
    case 'b':
      return f->ffi_type_sint8;
    case 'B':
    case '?':
      return f->ffi_type_uint8;
    case 'h':
      return f->ffi_type_sint16;
    case 'H':
      return f->ffi_type_uint16;
    case 'i':
    case 'u':
      return f->ffi_type_sint32;
    case 'I':
      return f->ffi_type_uint32;
    case 'l':
    case 'q':
      return f->ffi_type_sint64;
    case 'L':
    case 'Q':
      return f->ffi_type_uint64;
    case 'f':
      return f->ffi_type_float;
    case 'd':
      return f->ffi_type_double;
    case 'g':
      return f->ffi_type_longdouble;
    default:
      return f->ffi_type_pointer;
  }
}

Value load_code(ThreadState& ts, CCode code, const char* from) {
  bool s = code.swapped;
  switch (code.letter) {
    case 'c':
      return new_bytes(ts, {from, 1});
    case 'b':
      return Value::small_int(read_as<int8_t>(from, s));
    case 'B':
      return Value::small_int(read_as<uint8_t>(from, s));
    case '?':
      return Value::boolean(*from != 0);
    case 'h':
      return Value::small_int(read_as<int16_t>(from, s));
    case 'H':
      return Value::small_int(read_as<uint16_t>(from, s));
    case 'i':
      return Value::small_int(read_as<int32_t>(from, s));
    case 'I':
      return Value::small_int(read_as<uint32_t>(from, s));
    case 'l':
    case 'q':
      return new_int(ts, read_as<int64_t>(from, s));
    case 'L':
    case 'Q':
      return new_int_u64(ts, read_as<uint64_t>(from, s));
    case 'f':
      return new_float(ts, read_as<float>(from, s));
    case 'd':
      return new_float(ts, read_as<double>(from, s));
    case 'g':
      return new_float(ts, static_cast<double>(read_as<long double>(from, false)));
    case 'u': {
      uint32_t point = read_as<uint32_t>(from, false);
      if (point > 0x10ffff) return raise_value_error(ts, "character U+%x is not in range [U+0000; U+10ffff]", point);
      return str_from_char(ts, point);
    }
    default:
      break;
  }
  auto* address = read_as<char*>(from, false);
  switch (code.letter) {
    case 'z':
      return address ? Value(new_bytes(ts, {address, std::strlen(address)})) : kNone;
    case 'Z':
      return address ? load_wide(ts, address) : kNone;
    case 'O': {
      Value object;
      std::memcpy(&object, from, sizeof object);
      return object ? object : raise_value_error(ts, "PyObject is NULL");
    }
    default:
      return address ? new_int_u64(ts, reinterpret_cast<uint64_t>(address)) : kNone;
  }
}

bool store_code(ThreadState& ts, CCode code, char* to, Value v, Value* keep) {
  uint64_t bits = 0;
  double number;
  bool s = code.swapped;
  switch (code.letter) {
    case 'c':
      return store_char(ts, to, v);
    case 'u':
      return store_wide_char(ts, to, v);
    case '?': {
      int yes = truth(ts, v);
      if (yes >= 0) *to = static_cast<char>(yes);
      return yes >= 0;
    }
    case 'b':
    case 'B':
    case 'h':
    case 'H':
    case 'i':
    case 'I':
    case 'l':
    case 'L':
    case 'q':
    case 'Q': {
      if (!integer(ts, v, &bits)) return false;
      size_t size = code_size(code.letter);
      if (size == 1)
        write_as<uint8_t>(to, static_cast<uint8_t>(bits), s);
      else if (size == 2)
        write_as<uint16_t>(to, static_cast<uint16_t>(bits), s);
      else if (size == 4)
        write_as<uint32_t>(to, static_cast<uint32_t>(bits), s);
      else
        write_as<uint64_t>(to, bits, s);
      return true;
    }
    case 'f':
      if (!real(ts, v, &number)) return false;
      write_as<float>(to, static_cast<float>(number), s);
      return true;
    case 'd':
      if (!real(ts, v, &number)) return false;
      write_as<double>(to, number, s);
      return true;
    case 'g':
      if (!real(ts, v, &number)) return false;
      write_as<long double>(to, static_cast<long double>(number), false);
      return true;
    case 'O':
      std::memcpy(to, &v, sizeof v);
      *keep = v;
      return true;
    default:
      break;
  }
  char* address = nullptr;
  if (is_int_value(v)) {
    address = reinterpret_cast<char*>(low_bits(v));
  } else if (code.letter == 'z') {
    if (is_kind(v, Kind::Bytes)) {
      address = terminated(ts, v.as<Bytes>()->view(), keep);
      if (!address) return false;
    } else if (!v.is_none()) {
      return raise_type_error(ts, "bytes or integer address expected instead of %T instance", v), false;
    }
  } else if (code.letter == 'Z') {
    if (is_str(v)) {
      address = wide_terminated(ts, v.as<Str>(), keep);
      if (!address) return false;
    } else if (!v.is_none()) {
      return raise_type_error(ts, "unicode string or integer address expected instead of %T instance", v), false;
    }
  } else if (!v.is_none()) {
    return raise_type_error(ts, "cannot be converted to pointer"), false;
  }
  write_as<char*>(to, address, false);
  return true;
}

char* terminated(ThreadState& ts, std::string_view bytes, Value* keep) {
  Raw* raw = new_raw(ts, bytes.size() + 1);
  if (!raw) return nullptr;
  if (!bytes.empty()) std::memcpy(raw->bytes, bytes.data(), bytes.size());
  raw->bytes[bytes.size()] = 0;
  *keep = Value(raw);
  return raw->bytes;
}

char* wide_terminated(ThreadState& ts, const Str* text, Value* keep) {
  Raw* raw = new_raw(ts, (text->length + 1) * sizeof(wchar_t));
  if (!raw) return nullptr;
  auto* to = reinterpret_cast<wchar_t*>(raw->bytes);
  for (size_t i = 0; i < text->length; ++i) to[i] = static_cast<wchar_t>(text->at(i));
  to[text->length] = 0;
  *keep = Value(raw);
  return raw->bytes;
}

}  // namespace adder
