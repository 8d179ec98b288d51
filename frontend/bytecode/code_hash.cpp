// code_hash.cpp: the hash of a unit, a 64-bit multiply-and-fold over its sections.
#include "frontend/bytecode/code_hash.h"

namespace adder {

namespace {

class Hasher {
 public:
  void word(uint64_t v) {
    state_ ^= v;
    unsigned __int128 product = static_cast<unsigned __int128>(state_) * 0x9E3779B97F4A7C15ull;
    state_ = static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
    state_ += 0xD1B54A32D192ED03ull;
  }
  void bytes(const void* data, std::size_t size) {
    word(size);
    const char* p = static_cast<const char*>(data);
    for (; size >= 8; size -= 8, p += 8) {
      uint64_t v;
      std::memcpy(&v, p, 8);
      word(v);
    }
    uint64_t rest = 0;
    std::memcpy(&rest, p, size);
    word(rest);
  }
  uint64_t value() const { return state_; }

 private:
  uint64_t state_ = 0x243F6A8885A308D3ull;
};

}  // namespace

const uint8_t* constant_end(const CodeUnit& unit, const uint8_t* at) {
  auto length = [](const uint8_t* p) {
    uint32_t n;
    std::memcpy(&n, p, 4);
    return n;
  };
  switch (static_cast<ConstTag>(*at)) {
    case ConstTag::kInt64:
    case ConstTag::kFloat:
      return at + 9;
    case ConstTag::kComplex:
      return at + 17;
    case ConstTag::kBigInt:
      return at + 6 + length(at + 2);
    case ConstTag::kStr:
    case ConstTag::kBytes:
      return at + 5 + length(at + 1);
    case ConstTag::kTuple:
    case ConstTag::kFrozenSet: {
      const uint8_t* p = at + 5;
      for (uint32_t n = length(at + 1); n > 0; --n) p = constant_end(unit, p);
      return p;
    }
    case ConstTag::kCode: {
      const CodeUnit* nested = nested_unit(unit, at);
      return reinterpret_cast<const uint8_t*>(nested) + nested->size;
    }
    default:
      return at + 1;
  }
}

uint64_t code_hash(const CodeUnit& unit) {
  Hasher h;
  h.word(CodeUnit::kVersion);
  h.word(unit.code_flags);
  h.word(unit.positional_count | uint64_t{unit.positional_only_count} << 16 | uint64_t{unit.keyword_only_count} << 32 |
         uint64_t{unit.register_count} << 48);
  h.word(unit.name | uint64_t{unit.qualname} << 32);
  h.word(unit.docstring | uint64_t{unit.self_attribute_count} << 32);
  h.bytes(unit.code().data(), unit.code().size_bytes());
  auto handlers = unit.section<HandlerEntry>(unit.handlers);
  h.bytes(handlers.data(), handlers.size_bytes());
  for (const LocalEntry& local : unit.section<LocalEntry>(unit.locals)) {
    h.word(local.name | static_cast<uint64_t>(local.kind) << 32);
  }
  for (uint32_t i = 0; i < unit.names.count; ++i) h.bytes(unit.name_at(i).data(), unit.name_at(i).size());
  for (uint32_t i = 0; i < unit.constants.count; ++i) {
    const uint8_t* at = unit.constant_at(i);
    if (static_cast<ConstTag>(*at) == ConstTag::kCode) {
      h.word(nested_unit(unit, at)->hash);
    } else {
      h.bytes(at, static_cast<std::size_t>(constant_end(unit, at) - at));
    }
  }
  return h.value();
}

}  // namespace adder
