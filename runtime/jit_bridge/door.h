// door.h: the thin door between the runtime and the JIT plug-in: two tables of plain functions and the types they pass.
//
// The plug-in is linked against the front end's bytecode only. What it needs of the runtime it gets as JitServices when
// a session is opened; what the runtime needs of it is JitTable, the only thing that libadder_jit.so exports. Both
// tables start with their size and version and grow at the end, so either side can refuse what it does not know.
// Must stay true: nothing here mentions a heap type; the plug-in never touches a Value and never allocates from the
// heap. Every function but `release` may be called without the GIL; the caller holds the JIT mutex (plugin.h).
#pragma once

#include <cstddef>
#include <cstdint>

namespace adder {

struct CodeUnit;

inline constexpr uint32_t kJitDoorVersion = 1;
inline constexpr const char* kJitOpenName = "adder_jit_open";

// Types of parameters and results of compiled code.
enum class JitType : uint8_t { kNone, kBool, kInt64, kFloat64 };

// How a call of compiled code ended.
enum JitExit : int32_t {
  kJitReturned = 0,
  kJitPending = 1,       // a service left an exception pending
  kJitOverflow = 2,      // a result did not fit in 64 bits
  kJitZeroDivision = 3,  // integer // or % by zero
  kJitFloatZeroDivision = 4,
  kJitNegativeShift = 5,
};

// Compiled code: arguments and result are 64-bit words (an int64, the bits of a double, 0 or 1). On any exit but
// kJitReturned, *word is the word index of the instruction that caused it.
using JitEntry = int32_t (*)(void* thread_state, const uint64_t* arguments, uint64_t* result, uint32_t* word);

// Called by compiled code when the poll word is not zero. Zero to go on; else the code leaves with kJitPending.
using JitPollService = int32_t (*)(void* thread_state, uint32_t word);

struct JitServices {
  uint32_t size;
  uint32_t version;
  uint32_t poll_offset;          // of the 32-bit poll word in the ThreadState
  JitPollService poll;           // the calling thread holds the GIL
  JitPollService parallel_poll;  // it is native-parallel
};

struct JitRequest {
  uint32_t size;
  const CodeUnit* unit;  // of a function; verified
  const JitType* argument_types;
  uint32_t argument_count;
  bool nogil;
};

struct JitCode {
  JitEntry entry;
  JitType result;
  void* handle;  // for release
};

// Receives text of any length (a refusal, IR). May be called once per call of the door.
struct JitText {
  void (*write)(void* context, const char* text, size_t length);
  void* context;
};

struct JitSession;  // one a Runtime

struct JitTable {
  uint32_t size;
  uint32_t version;
  JitSession* (*open)(const JitServices* services, JitText error);  // null after writing why
  void (*close)(JitSession* session);                               // frees all code made in it
  // False after writing the reason: what cannot be compiled, where in the source, and why.
  bool (*compile)(JitSession* session, const JitRequest* request, JitCode* out, JitText error);
  bool (*print_ir)(JitSession* session, const JitRequest* request, bool optimized, JitText out, JitText error);
  void (*release)(JitSession* session, void* handle);
};

// What libadder_jit.so exports. Null when it does not know this version of the door.
using JitOpen = const JitTable* (*)(uint32_t version);

}  // namespace adder
