// cell.h: what all heap objects start with.
//
// The head packs, in one word, the Shape pointer (48 bits), flags (8 bits) and the kind (8 bits). All three are facts
// of the cell's shape, so one 64-bit compare of heads is a complete inline-cache check, one byte compare tests the
// layout, and one 16-bit compare tests "exactly the builtin type". Per-object state never lives in the head. Must stay
// true: addresses fit in 47 bits; a cell never moves; head == 0 means allocated but not yet initialised.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "runtime/value/value.h"

namespace adder {

struct Shape;
struct Type;

enum class Kind : uint8_t {
#define KIND(name, trace) name,
#include "runtime/heap/kinds.def"
#undef KIND
};

enum HeadFlag : uint8_t {
  kSubclass = 1,      // the type is a script-defined subclass of the builtin that gave the kind
  kHasDict = 2,       // an attribute dict word stands in the cell (builtin-kind subclasses, modules, functions...)
  kHasFinalizer = 4,  // the type defines __del__
  kDictMode = 8,      // Instance whose attributes live in a Dict
};

using Head = uint64_t;

constexpr Head make_head_bits(Kind kind, uint8_t flags) {
  return uint64_t{static_cast<uint8_t>(kind)} << 56 | uint64_t{flags} << 48;
}

// No alignas here, though the heap hands out 16-byte aligned cells: it would pad the head to 16 bytes in every cell.
struct Cell {
  Head head;

  Kind kind() const { return static_cast<Kind>(head >> 56); }
  uint8_t head_flags() const { return static_cast<uint8_t>(head >> 48); }
  Shape* shape() const { return reinterpret_cast<Shape*>(head & 0xffffffffffff); }
  inline Type* type() const;  // see type.h
  bool is_exact(Kind k) const { return (head >> 48) == uint64_t{static_cast<uint8_t>(k)} << 8; }
  bool is_kind(Kind k) const { return kind() == k; }
};

// A cell and not empty, in one test: the low three bits rotated to the top leave small numbers for aligned pointers.
inline bool is_present_cell(Value v) {
  return std::rotr(v.bits(), 3) - 1 < (uint64_t{1} << 61) - 1;
}
// Both are false for empty.
inline bool is_exact(Value v, Kind k) {
  return is_present_cell(v) && v.as_cell()->is_exact(k);
}
inline bool is_kind(Value v, Kind k) {
  return is_present_cell(v) && v.as_cell()->is_kind(k);
}
// Exactly the builtin type or an exact type with extra attribute dict: flags other than kSubclass do not matter.
inline bool is_subclass_instance(const Cell* c) {
  return c->head_flags() & kSubclass;
}

}  // namespace adder
