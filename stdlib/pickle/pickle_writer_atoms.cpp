// pickle_writer_atoms.cpp: numbers, texts and bytes as pickles.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/int_limbs.h"
#include "stdlib/pickle/pickle_writer.h"

namespace adder {

bool PickleWriter::save_bool(bool b) {
  if (protocol >= 2)
    put(b ? kOpNewTrue : kOpNewFalse);
  else
    write(b ? "I01\n" : "I00\n");
  return true;
}

bool PickleWriter::save_int(Value v) {
  int64_t i = v.as_int();
  if (i > INT32_MAX || i < INT32_MIN) return save_long(v);
  if (!binary) {
    write("I" + std::to_string(i) + "\n");
    return true;
  }
  if (i >= 0 && i < 256)
    put_with(kOpBinInt1, uint64_t(i), 1);
  else if (i >= 0 && i < 65536)
    put_with(kOpBinInt2, uint64_t(i), 2);
  else
    put_with(kOpBinInt, uint64_t(i), 4);
  return true;
}

namespace {

// The bytes of |v|, little end first, one more than needed.
std::string magnitude_bytes(Value v, bool* negative) {
  std::string out;
  if (v.is_int()) {
    int64_t i = v.as_int();
    *negative = i < 0;
    uint64_t size = *negative ? -uint64_t(i) : uint64_t(i);
    out.assign(reinterpret_cast<const char*>(&size), 8);
  } else {
    const Int* big = v.as<Int>();
    *negative = big->size < 0;
    out.assign(reinterpret_cast<const char*>(big->limbs), size_t(std::abs(big->size)) * sizeof(mp_limb_t));
  }
  out += '\0';
  return out;
}

// Two's complement in as few bytes as hold the sign.
std::string twos_complement(Value v) {
  bool negative;
  std::string bytes = magnitude_bytes(v, &negative);
  if (negative) {
    int carry = 1;
    for (char& c : bytes) {
      int b = (~c & 255) + carry;
      carry = b >> 8;
      c = char(b);
    }
  }
  char filler = negative ? char(0xff) : char(0);
  while (bytes.size() > 1 && bytes.back() == filler && ((bytes[bytes.size() - 2] ^ filler) & 0x80) == 0)
    bytes.pop_back();
  return bytes;
}

}  // namespace

bool PickleWriter::save_long(Value v) {
  if (protocol < 2) {
    Str* text = to_repr(*ts, v);
    if (text) write("L" + str_to_utf8(text) + "L\n");
    return text;
  }
  std::string bytes = twos_complement(v);
  if (bytes.size() > INT32_MAX) return raise_overflow(*ts, "int too large to pickle"), false;
  bool small = bytes.size() < 256;
  put_with(small ? kOpLong1 : kOpLong4, bytes.size(), small ? 1 : 4);
  write(bytes);
  return true;
}

bool PickleWriter::save_float(double d) {
  if (!binary) {
    write("F" + float_repr(d) + "\n");
    return true;
  }
  char data[9] = {char(kOpBinFloat)};
  uint64_t bits = std::bit_cast<uint64_t>(d);
  for (int i = 0; i < 8; ++i) data[1 + i] = char(bits >> 8 * (7 - i));
  write({data, 9});
  return true;
}

namespace {

std::string length_header(PickleOp op, uint64_t length, int bytes) {
  std::string out(1, char(op));
  for (int i = 0; i < bytes; ++i) out += char(length >> 8 * i);
  return out;
}

// Protocol 0: Latin-1 with escapes for what is beyond it and for what would break the line.
std::string escaped_text(const Str* s) {
  std::string out;
  char escape[16];
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c > 0xffff)
      std::snprintf(escape, sizeof escape, "\\U%08x", c);
    else if (c > 0xff || c == '\\' || c == '\n' || c == '\r' || c == 0 || c == 0x1a)
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
    else {
      out += char(c);
      continue;
    }
    out += escape;
  }
  return out;
}

}  // namespace

bool PickleWriter::save_str(Str* s) {
  if (!binary) {
    write("V" + escaped_text(s) + "\n");
    return memoize(s);
  }
  std::string encoded;
  std::string_view data;
  if (s->ascii) {
    data = s->ascii_view();
  } else {
    encoded = str_to_utf8(s);
    data = encoded;
  }
  std::string header;
  if (data.size() < 256 && protocol >= 4) {
    header = length_header(kOpShortBinUnicode, data.size(), 1);
  } else if (data.size() <= UINT32_MAX) {
    header = length_header(kOpBinUnicode, data.size(), 4);
  } else if (protocol >= 4) {
    header = length_header(kOpBinUnicode8, data.size(), 8);
  } else {
    raise_overflow(*ts, "serializing a string larger than 4 GiB requires pickle protocol 4 or higher");
    return false;
  }
  return write_large(header, data) && memoize(s);
}

bool PickleWriter::write_bytes_data(Value v, std::string_view data) {
  std::string header;
  if (data.size() < 256) {
    header = length_header(kOpShortBinBytes, data.size(), 1);
  } else if (data.size() <= UINT32_MAX) {
    header = length_header(kOpBinBytes, data.size(), 4);
  } else if (protocol >= 4) {
    header = length_header(kOpBinBytes8, data.size(), 8);
  } else {
    raise_overflow(*ts, "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
    return false;
  }
  return write_large(header, data) && memoize(v);
}

bool PickleWriter::write_bytearray_data(Value v, std::string_view data) {
  return write_large(length_header(kOpByteArray8, data.size(), 8), data) && memoize(v);
}

bool PickleWriter::save_bytes(Value v) {
  std::string_view data = v.as<Bytes>()->view();
  if (protocol >= 3) return write_bytes_data(v, data);
  // Without an opcode for bytes they are what encoding a text gives, which Python 2 reads as its str.
  if (data.empty()) {
    Value none = new_tuple(*ts, 0);
    return save_reduced(tuple_of(*ts, ts->rt.types.bytes, none), v);
  }
  PickleState& state = pickle_state(*ts);
  if (!state.codecs_encode) {
    Value module = import_module(*ts, "codecs");
    state.codecs_encode = module ? get_attribute(*ts, module, "encode") : Value();
    state.latin1 = intern(*ts, "latin1");
    if (!state.codecs_encode || !state.latin1) return false;
  }
  Str* text = new_str_latin1(*ts, data);
  Tuple* args = text ? tuple_of(*ts, text, state.latin1) : nullptr;
  Tuple* parts = args ? tuple_of(*ts, state.codecs_encode, args) : nullptr;
  return parts && save_reduced(parts, v);
}

bool PickleWriter::save_bytearray(Value v) {
  std::string data(byte_view(v));
  if (protocol >= 5) return write_bytearray_data(v, data);
  Tuple* args = data.empty() ? new_tuple(*ts, 0) : nullptr;
  if (!data.empty()) {
    Bytes* bytes = new_bytes(*ts, data);
    args = bytes ? tuple_of(*ts, bytes) : nullptr;
  }
  Tuple* parts = args ? tuple_of(*ts, ts->rt.types.bytearray, args) : nullptr;
  return parts && save_reduced(parts, v);
}

bool PickleWriter::save_buffer(Value v) {
  if (protocol < 5) {
    raise_pickling_error(*ts, "PickleBuffer can only pickled with protocol >= 5");
    return false;
  }
  Value view = pickle_buffer_view(*ts, v);
  if (!view) return false;
  if (!view.as<MemoryView>()->contiguous) {
    raise_pickling_error(*ts, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
    return false;
  }
  bool in_band = true;
  if (buffer_callback) {
    Value result = call_with(*ts, buffer_callback, v);
    int kept = result ? truth(*ts, result) : -1;
    if (kept < 0) return false;
    in_band = kept;
  }
  bool readonly = view.as<MemoryView>()->readonly;
  if (in_band) {
    std::string data = memoryview_bytes(view.as<MemoryView>());
    return readonly ? write_bytes_data(v, data) : write_bytearray_data(v, data);
  }
  put(kOpNextBuffer);
  if (readonly) put(kOpReadonlyBuffer);
  return true;
}

}  // namespace adder
