// base64.cpp: base64 for binascii. Decoding skips what is no digit unless it is strict.
#include "runtime/objects/byte_tools.h"
#include "stdlib/binascii/binascii.h"

namespace adder {

namespace {

constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct Values {
  uint8_t of[256];
  constexpr Values() : of() {
    for (int i = 0; i < 256; ++i) of[i] = 255;
    for (int i = 0; i < 64; ++i) of[uint8_t(kDigits[i])] = uint8_t(i);
  }
};
constexpr Values kValues;

// Whole quads at the start that hold nothing but digits: how many bytes of `data` they take.
size_t plain_quads(std::string_view data, char* out) {
  size_t i = 0;
  for (; i + 4 <= data.size(); i += 4, out += 3) {
    uint8_t a = kValues.of[uint8_t(data[i])], b = kValues.of[uint8_t(data[i + 1])],
            c = kValues.of[uint8_t(data[i + 2])], d = kValues.of[uint8_t(data[i + 3])];
    if ((a | b | c | d) & 128) break;
    out[0] = char(a << 2 | b >> 4);
    out[1] = char(b << 4 | c >> 2);
    out[2] = char(c << 6 | d);
  }
  return i;
}

Value a2b_base64(ThreadState& ts, Value* a, uint32_t) {
  std::string held;
  std::string_view data;
  int strict = a[1] ? truth(ts, a[1]) : 0;
  if (strict < 0 || !ascii_argument(ts, a[0], &held, &data)) return {};
  if (strict && data.starts_with('=')) return raise_binascii_error(ts, "Leading padding not allowed");
  std::string out(data.size() / 4 * 3 + 3, '\0');
  size_t i = plain_quads(data, out.data());
  size_t size = i / 4 * 3;
  int place = 0, pads = 0;
  uint8_t left = 0;
  bool padding = false;
  for (; i < data.size(); ++i) {
    if (data[i] == '=') {
      padding = true;
      if (place >= 2 && place + ++pads >= 4) {
        if (strict && i + 1 < data.size()) return raise_binascii_error(ts, "Excess data after padding");
        return new_bytes(ts, {out.data(), size});
      }
      continue;
    }
    uint8_t value = kValues.of[uint8_t(data[i])];
    if (value > 63) {
      if (strict) return raise_binascii_error(ts, "Only base64 data is allowed");
      continue;
    }
    if (strict && padding) return raise_binascii_error(ts, "Discontinuous padding not allowed");
    pads = 0;
    if (place) out[size++] = char(left << 2 * place | value >> (6 - 2 * place));
    left = place == 3 ? 0 : uint8_t(value & (63 >> 2 * place));
    place = (place + 1) % 4;
  }
  if (place == 1)
    return raise_binascii_error(ts,
                                "Invalid base64-encoded string: number of data characters (%lld) cannot be 1 more than "
                                "a multiple of 4",
                                int64_t(size) / 3 * 4 + 1);
  if (place) return raise_binascii_error(ts, "Incorrect padding");
  return new_bytes(ts, {out.data(), size});
}

Value b2a_base64(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  int newline = a[1] ? truth(ts, a[1]) : 1;
  if (newline < 0 || !byte_argument(ts, a[0], &data)) return {};
  Bytes* out = new_bytes_uninit(ts, (data.size() + 2) / 3 * 4 + size_t(newline));
  if (!out) return {};
  char* to = out->data;
  auto byte = [&](size_t i) { return uint8_t(data[i]); };
  size_t i = 0;
  for (; i + 3 <= data.size(); i += 3, to += 4) {
    uint32_t bits = uint32_t(byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2));
    for (int k = 0; k < 4; ++k) to[k] = kDigits[bits >> (18 - 6 * k) & 63];
  }
  if (size_t rest = data.size() - i) {
    uint32_t bits = uint32_t(byte(i) << 16 | (rest == 2 ? byte(i + 1) << 8 : 0));
    to[0] = kDigits[bits >> 18];
    to[1] = kDigits[bits >> 12 & 63];
    to[2] = rest == 2 ? kDigits[bits >> 6 & 63] : '=';
    to[3] = '=';
    to += 4;
  }
  if (newline) *to = '\n';
  return out;
}

}  // namespace

NativeDef kBase64Functions[] = {
    {"a2b_base64(data, /, *, strict_mode=False)", "Decode a line of base64 data.", a2b_base64},
    {"b2a_base64(data, /, *, newline=True)", "Base64-code line of data.", b2a_base64},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
