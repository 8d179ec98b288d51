// pickle_reader_values.cpp: the opcodes of numbers, texts and bytes.
#include "runtime/text/codecs.h"
#include "stdlib/pickle/pickle_reader.h"

namespace adder {

namespace {

// An int of two's complement bytes, little end first.
Value int_from_bytes(ThreadState& ts, std::string_view data) {
  if (data.empty()) return Value::small_int(0);
  bool negative = data.back() & 0x80;
  std::vector<mp_limb_t> limbs(data.size() / 8 + 1, negative ? ~mp_limb_t{0} : 0);
  for (size_t i = 0; i < data.size(); ++i) {
    mp_limb_t& limb = limbs[i / 8];
    limb = (limb & ~(mp_limb_t{255} << i % 8 * 8)) | mp_limb_t{uint8_t(data[i])} << i % 8 * 8;
  }
  if (negative) {
    mp_limb_t carry = 1;
    for (mp_limb_t& limb : limbs) {
      limb = ~limb + carry;
      carry = carry && !limb;
    }
    if (carry) limbs.push_back(1);
  }
  while (!limbs.empty() && !limbs.back()) limbs.pop_back();
  return int_from_limbs(ts, limbs.data(), int64_t(limbs.size()), negative);
}

}  // namespace

bool PickleReader::load_int_line() {
  std::string_view line;
  if (!read_line(&line)) return false;
  if (line == "00" || line == "01") return push(Value::boolean(line == "01"));
  Str* text = new_str_latin1(*ts, line);
  Value v = text ? int_from_str(*ts, line, 0, text) : Value();
  if (!v && pending_matches(*ts, ts->rt.exc.ValueError)) {
    clear_error(*ts);
    raise_value_error(*ts, "could not convert string to int");
  }
  return v && push(v);
}

bool PickleReader::load_long_line() {
  std::string_view line;
  if (!read_line(&line)) return false;
  if (line.empty()) return truncated();
  if (line.ends_with('L')) line.remove_suffix(1);
  Str* text = new_str_latin1(*ts, line);
  Value v = text ? int_from_str(*ts, line, 0, text) : Value();
  return v && push(v);
}

bool PickleReader::load_long_bytes(int length_bytes) {
  uint64_t length;
  std::string_view data;
  if (!read_number(length_bytes, &length)) return false;
  if (length_bytes == 4 && static_cast<int32_t>(length) < 0)
    return raise_unpickling_error(*ts, "LONG pickle has negative byte count"), false;
  if (!read(size_t(length), &data)) return false;
  Value v = int_from_bytes(*ts, data);
  return v && push(v);
}

bool PickleReader::load_float_line() {
  std::string_view line;
  if (!read_line(&line)) return false;
  Str* text = new_str_latin1(*ts, line);
  Value v = text ? float_from_str(*ts, line, text) : Value();
  if (!v && pending_matches(*ts, ts->rt.exc.ValueError)) {
    clear_error(*ts);
    raise_value_error(*ts, "could not convert string to float");
  }
  return v && push(v);
}

bool PickleReader::load_binary_float() {
  std::string_view data;
  if (!read(8, &data)) return false;
  uint64_t bits = 0;
  for (char c : data) bits = bits << 8 | uint8_t(c);
  return push(new_float(*ts, std::bit_cast<double>(bits)));
}

// The str of Python 2: text by the encoding, or bytes when that is "bytes".
bool PickleReader::load_old_string(std::string_view data) {
  Value v = encoding_ == "bytes" ? Value(new_bytes(*ts, data))
                                 : decode_bytes(*ts, std::string(data), encoding_.c_str(), errors_.c_str());
  return v && push(v);
}

bool PickleReader::load_string_line() {
  std::string_view line;
  if (!read_line(&line)) return false;
  while (!line.empty() && (line.back() == ' ' || (line.back() >= '\t' && line.back() <= '\r'))) line.remove_suffix(1);
  if (line.size() < 2 || line.front() != line.back() || (line.front() != '"' && line.front() != '\'')) {
    raise_unpickling_error(*ts, "the STRING opcode argument must be quoted");
    return false;
  }
  Value bytes = new_bytes(*ts, line.substr(1, line.size() - 2));
  Value module = bytes ? import_module(*ts, "_codecs") : Value();
  Value function = module ? get_attribute(*ts, module, "escape_decode") : Value();
  Value pair = function ? call_with(*ts, function, bytes) : Value();
  return pair && load_old_string(pair.as<Tuple>()->items[0].as<Bytes>()->view());
}

bool PickleReader::load_counted_string(int length_bytes) {
  uint64_t length;
  std::string_view data;
  if (!read_number(length_bytes, &length)) return false;
  if (length_bytes == 4 && static_cast<int32_t>(length) < 0)
    return raise_unpickling_error(*ts, "BINSTRING pickle has negative byte count"), false;
  return read(size_t(length), &data) && load_old_string(data);
}

bool PickleReader::load_counted_text(int length_bytes) {
  uint64_t length;
  std::string_view data;
  if (!read_number(length_bytes, &length)) return false;
  if (length > uint64_t(INT64_MAX)) {
    raise_overflow(*ts, "BINUNICODE exceeds system's maximum size of %lld bytes", INT64_MAX);
    return false;
  }
  if (!read(size_t(length), &data)) return false;
  Value text = decode_bytes(*ts, data, "utf-8", "surrogatepass");
  return text && push(text);
}

bool PickleReader::load_counted_bytes(int length_bytes, const char* name) {
  uint64_t length;
  std::string_view data;
  if (!read_number(length_bytes, &length)) return false;
  if (length > uint64_t(INT64_MAX)) {
    raise_overflow(*ts, "%s exceeds system's maximum size of %lld bytes", name, INT64_MAX);
    return false;
  }
  if (!read(size_t(length), &data)) return false;
  Value bytes = new_bytes(*ts, data);
  return bytes && push(bytes);
}

bool PickleReader::load_unicode_line() {
  std::string_view line;
  if (!read_line(&line)) return false;
  Value text = decode_bytes(*ts, std::string(line), "raw_unicode_escape", "strict");
  return text && push(text);
}

bool PickleReader::load_bytearray() {
  uint64_t length;
  std::string_view data;
  if (!read_number(8, &length)) return false;
  if (length > uint64_t(INT64_MAX)) {
    raise_overflow(*ts, "BYTEARRAY8 exceeds system's maximum size of %lld bytes", INT64_MAX);
    return false;
  }
  if (!read(size_t(length), &data)) return false;
  Value array = new_bytearray(*ts, data);
  return array && push(array);
}

bool PickleReader::load_next_buffer() {
  if (!buffers_) {
    raise_unpickling_error(*ts, "pickle stream refers to out-of-band data but no *buffers* argument was given");
    return false;
  }
  Value buffer = iterate_next(*ts, buffers_);
  if (!buffer && !ts->has_error()) raise_unpickling_error(*ts, "not enough out-of-band buffers");
  return buffer && push(buffer);
}

bool PickleReader::load_readonly_buffer() {
  Value buffer = top();
  Value view = buffer ? call_with(*ts, ts->rt.types.memoryview, buffer) : Value();
  if (!view) return false;
  if (view.as<MemoryView>()->readonly) return true;
  Value readonly = call_method(*ts, view, intern(*ts, "toreadonly"));
  if (!readonly) return false;
  pop();
  return push(readonly);
}

}  // namespace adder
