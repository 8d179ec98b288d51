// code_unit.h: the immutable form of compiled code, one unit a function, class body or module.
//
// A unit is one block of plain data: a header and sections found by offset, no pointer anywhere. So it can be hashed
// once, shared by every Runtime, embedded in the program, cached on disk, mapped, and sent to another process. What
// changes while code runs (inline caches, quickened opcodes, counters) lives in a copy that each Runtime makes.
// Nested functions are units stored inside their parent's constants. All integers are little endian; the block starts
// at an 8-byte boundary and its size is a multiple of 8.
// Must stay true: the verifier (verifier.h) accepts a unit before any Runtime runs it, so the interpreter trusts it.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace adder {

enum class Op : uint8_t {
#define OP(name, a, b, c, extra, flags, effect) name,
#include "frontend/bytecode/opcodes.def"
#undef OP
};
inline constexpr int kOpCount = 0
#define OP(name, a, b, c, extra, flags, effect) +1
#include "frontend/bytecode/opcodes.def"
#undef OP
    ;

// One instruction word. `bc` overlays b and c.
struct Instr {
  uint8_t op;
  uint8_t flags;
  uint16_t a;
  union {
    struct {
      uint16_t b, c;
    };
    int32_t bc;
  };
};
static_assert(sizeof(Instr) == 8);

// Bits of Instr::flags.
enum InstrFlag : uint8_t {
  kInplace = 1,   // binary operators: x += y
  kLastUseA = 2,  // R[a], R[b] or R[c] is a temporary that no later instruction reads: its object may be reused
  kLastUseB = 4,
  kLastUseC = 8,
  // MakeFunction: which values stand in R[c ..], in this order.
  kHasDefaults = 16,     // tuple of positional defaults
  kHasKwDefaults = 32,   // dict of keyword-only defaults
  kHasAnnotations = 64,  // dict (already evaluated) or None under `from __future__ import annotations` strings
  kHasClosure = 128,     // tuple of cells
};

// Operands of Intrinsic1 and Intrinsic2.
enum class Intrinsic : uint16_t {
  kTypeVar = 1,             // 1: name -> TypeVar
  kParamSpec = 2,           // 1: name -> ParamSpec
  kTypeVarTuple = 3,        // 1: name -> TypeVarTuple
  kSubscriptGeneric = 4,    // 1: tuple of type parameters -> Generic[...]
  kTypeVarBound = 5,        // 2: name, function that evaluates the bound -> TypeVar
  kTypeVarConstraints = 6,  // 2: name, function that evaluates the tuple of constraints -> TypeVar
  kTypeAlias = 7,  // 1: tuple (name, type parameters or None, function that evaluates the value) -> TypeAliasType
  kSetFunctionTypeParams = 8,  // 2: function, tuple of type parameters -> the function
  kAsyncGenWrap = 9,           // reserved
  kStopIterationError = 10,    // 1: exception -> RuntimeError for a StopIteration that leaves a generator, else itself
};

enum CodeFlag : uint32_t {  // values as in CPython's co_flags where it has one
  kCodeOptimized = 0x1,     // locals live in registers
  kCodeNewLocals = 0x2,
  kCodeVarArgs = 0x4,
  kCodeVarKeywords = 0x8,
  kCodeNested = 0x10,
  kCodeGenerator = 0x20,
  kCodeCoroutine = 0x80,
  kCodeIterableCoroutine = 0x100,  // types.coroutine made its generators awaitable
  kCodeAsyncGenerator = 0x200,
  kCodeFutureAnnotations = 0x1000000,
  kCodeClassBody = 0x10000000,  // Adder's own: locals mapping is a new namespace
  kCodeModule = 0x20000000,     // Adder's own: locals mapping is the globals dict (or what exec was given)
};

// A stretch of the unit: byte offset from its start, and number of elements.
struct UnitSpan {
  uint32_t offset, count;
};

// Where an instruction came from. 1-based lines, 0-based UTF-8 byte columns; kNoColumn where unknown or too large.
struct Position {
  uint32_t line;
  uint32_t end_line;
  uint16_t column, end_column;
  static constexpr uint16_t kNoColumn = 0xffff;
};

// Instructions [start, end) (word indices) are protected by the LandingPad at word `handler`. Innermost entries first.
struct HandlerEntry {
  uint32_t start, end, handler;
};

enum class LocalKind : uint8_t {
  kLocal = 0,
  kCell = 1,
  kFree = 2,
  kHidden = 3 /* an inlined comprehension's variable */
};
// A named register: index i in this table is register i. Parameters first (positional, keyword-only, *args, **kw), then
// other locals and cells, then free variables (filled from the closure at entry, in its order).
struct LocalEntry {
  uint32_t name; /* index into names */
  LocalKind kind;
  uint8_t pad[3];
};

enum class ConstTag : uint8_t {
  kNone,
  kTrue,
  kFalse,
  kEllipsis,
  kInt64,      // i64
  kBigInt,     // u8 negative, u32 length, magnitude bytes little endian
  kFloat,      // f64
  kComplex,    // f64, f64
  kStr,        // u32 length, UTF-8 (lone surrogates as three bytes)
  kBytes,      // u32 length, bytes
  kTuple,      // u32 count, then that many constants inline
  kFrozenSet,  // u32 count, then constants inline
  kCode,       // padding to 8, then a whole CodeUnit
};
// A constant is a tag byte followed at once by its payload, unaligned (but for kCode's unit).

struct CodeUnit {
  static constexpr uint32_t kMagic = 0x52444441;  // "ADDR"
  static constexpr uint32_t kVersion = 1;

  uint32_t magic, version;
  uint32_t size;              // of the whole block in bytes
  uint32_t code_flags;        // CodeFlag
  uint64_t hash;              // of everything that can change behaviour: sections below but positions and file name
  uint16_t positional_count;  // parameters that may be positional, positional-only included
  uint16_t positional_only_count;
  uint16_t keyword_only_count;
  uint16_t register_count;  // named registers and temporaries, at most 65,000
  uint32_t first_line;
  uint32_t name, qualname;  // indices into names
  uint32_t docstring;       // index into constants, or kNone32
  uint32_t
      self_attribute_count;  // distinct attributes stored on the first parameter: how many slots an instance will want
  UnitSpan instructions;     // uint64_t words
  UnitSpan constants;        // uint32_t byte offsets (from the unit's start) of constant records
  UnitSpan names;            // uint32_t byte offsets of {u32 length, UTF-8}; each name once
  UnitSpan locals;           // LocalEntry, one a named register
  UnitSpan positions;        // Position, one a word of instructions
  UnitSpan live_tops;  // uint16_t, one a word: registers at or above this hold nothing live while the instruction runs
                       // (its operands included, its results not)
  UnitSpan handlers;   // HandlerEntry
  UnitSpan filename;   // bytes
  static constexpr uint32_t kNone32 = 0xffffffff;

  template <typename T>
  std::span<const T> section(UnitSpan s) const {
    return {reinterpret_cast<const T*>(reinterpret_cast<const char*>(this) + s.offset), s.count};
  }
  std::span<const Instr> code() const { return section<Instr>(instructions); }
  std::string_view name_at(uint32_t index) const {
    const char* record = reinterpret_cast<const char*>(this) + section<uint32_t>(names)[index];
    uint32_t length;
    std::memcpy(&length, record, 4);
    return {record + 4, length};
  }
  const uint8_t* constant_at(uint32_t index) const {
    return reinterpret_cast<const uint8_t*>(this) + section<uint32_t>(constants)[index];
  }
  std::string_view file() const { return {reinterpret_cast<const char*>(this) + filename.offset, filename.count}; }
};

struct OpInfo {
  const char* name;
  const char* operands[3];
  uint8_t extra_words;
  uint8_t flags;
  const char* effect;
};
enum OpFlag : uint8_t { kRaise = 1, kTerm = 2, kJump = 4, kCall = 8, kExt = 16 };
extern const OpInfo kOpInfo[kOpCount];

}  // namespace adder
