// checksum.cpp: crc32 (the polynomial of zlib and PNG) and crc_hqx (CRC-CCITT) for binascii.
//
// crc32 takes eight bytes at a time through eight tables: table k gives the effect of a byte that k more bytes follow.
#include "runtime/objects/byte_tools.h"
#include "stdlib/binascii/binascii.h"

namespace adder {

namespace {

struct Crc32Tables {
  uint32_t of[8][256];
  constexpr Crc32Tables() : of() {
    for (uint32_t i = 0; i < 256; ++i) {
      uint32_t crc = i;
      for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
      of[0][i] = crc;
    }
    for (int k = 1; k < 8; ++k)
      for (uint32_t i = 0; i < 256; ++i) of[k][i] = of[k - 1][i] >> 8 ^ of[0][of[k - 1][i] & 255];
  }
};
constexpr Crc32Tables kCrc32;

uint32_t crc32_of(std::string_view data, uint32_t crc) {
  crc = ~crc;
  size_t i = 0;
  for (; i + 8 <= data.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, data.data() + i, 8);
    word ^= crc;
    crc = 0;
    for (int k = 0; k < 8; ++k) crc ^= kCrc32.of[7 - k][word >> 8 * k & 255];
  }
  for (; i < data.size(); ++i) crc = crc >> 8 ^ kCrc32.of[0][(crc ^ uint8_t(data[i])) & 255];
  return ~crc;
}

// The low 32 bits of an int of any size.
bool low_bits(ThreadState& ts, Value v, uint32_t* out) {
  Value index = to_index(ts, v);
  Value low = index ? int_and(ts, index, new_int(ts, 0xffffffff)) : Value();
  if (!low) return false;
  *out = uint32_t(low.as_int());
  return true;
}

Value crc32(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  uint32_t crc = 0;
  if (!byte_argument(ts, a[0], &data) || (a[1] && !low_bits(ts, a[1], &crc))) return {};
  return new_int(ts, crc32_of(data, crc));
}

Value crc_hqx(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  uint32_t crc;
  if (!byte_argument(ts, a[0], &data) || !low_bits(ts, a[1], &crc)) return {};
  crc &= 0xffff;
  for (char c : data) {
    crc ^= uint32_t(uint8_t(c)) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021u : 0)) & 0xffff;
  }
  return new_int(ts, crc);
}

}  // namespace

NativeDef kChecksumFunctions[] = {{"crc32(data, crc=0, /)", "Compute CRC-32 incrementally.", crc32},
                                  {"crc_hqx(data, crc, /)", "Compute CRC-CCITT incrementally.", crc_hqx},
                                  {nullptr, nullptr, nullptr}};

}  // namespace adder
