// runtime.h: Runtime, one independent interpreter: heap, GIL, builtin types, interned names, modules, threads.
//
// There is no mutable global state: everything that changes hangs off a Runtime, and a process may hold several. What
// they share is read-only: native method tables, the embedded modules' code units.
// The builtin types stand in `types`, one Type cell each, made at start-up with empty dictionaries that fill on first
// use.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "runtime/gil/gil.h"
#include "runtime/heap/heap.h"
#include "runtime/state/thread_state.h"
#include "runtime/value/value.h"

namespace adder {

struct Type;
struct Shape;
struct Str;
struct Dict;
struct Module;
struct NativeModule;
struct EmbeddedUnit;
struct Monitoring;

// The builtin types. TYPE(field, "script name", Kind of instances) in types.def.
struct BuiltinTypes {
#define TYPE(field, name, kind, base) Type* field;
#include "runtime/state/types.def"
#undef TYPE
};

// Root shapes of builtin types' exact instances, same names: ts.rt.shapes.list and so on.
struct BuiltinHeads {
#define TYPE(field, name, kind, base) Head field;
#include "runtime/state/types.def"
#undef TYPE
};

// Exception classes: EXCEPTION(Name, base) in exceptions.def.
struct BuiltinExceptions {
#define EXCEPTION(name, base) Type* name;
#include "runtime/state/exceptions.def"
#undef EXCEPTION
};

// Names the runtime itself looks up, interned once: NAME(field, "text") in names.def.
struct CommonNames {
#define NAME(field, text) Str* field;
#include "runtime/state/names.def"
#undef NAME
};

struct RuntimeConfig {
  std::span<const NativeModule* const> native_modules;  // injected by the program or by libadder
  std::span<const EmbeddedUnit> embedded_modules;       // sorted by name
  uint64_t hash_seed = 0;                               // key of str hashing; 0 with hash_random draws one
  bool hash_random = true;
  size_t register_stack_bytes =
      224u << 20;          // address space of the first thread, touched as needed: a million frames; others have 24 MiB
  uint64_t gc_stress = 0;  // ADDER_GC_STRESS
  bool gil_switch_every_op = false;
  int optimize = 0;
};

class Runtime {
 public:
  explicit Runtime(const RuntimeConfig& config);
  ~Runtime();
  Runtime(const Runtime&) = delete;

  // Makes the ThreadState of the calling thread and takes the GIL. The first one is the main thread's. Null when memory
  // is short.
  ThreadState* attach();
  void detach(ThreadState* ts);      // leaves the GIL and frees the state
  bool initialize(ThreadState& ts);  // types, builtins, sys: after the first attach; false with an exception pending

  // Order matters: the heap frees native resources last but one, the GIL goes last.
  Gil gil;
  Heap heap;
  struct World {
    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
  } world;
  BuiltinTypes types{};
  BuiltinHeads heads{};
  BuiltinExceptions exc{};
  CommonNames names{};
  Str* special_names[128] = {};  // by Special (type.h); set when the builtin types are made
  RuntimeConfig config;

  uint32_t recursion_limit = 1000;
  int max_str_digits = 4300;  // sys.set_int_max_str_digits; 0: no limit
  uint32_t next_type_version = 1;
  uint32_t next_keys_version = 1;
  uint64_t hash_key[2] = {0, 0};

  Dict* modules = nullptr;   // sys.modules
  Dict* builtins = nullptr;  // the builtins module's dict
  Dict* sys_dict = nullptr;
  Module* main_module = nullptr;
  Str* empty_str = nullptr;
  Str* latin1[256] = {};  // one-character strings, made on first use
  Value empty_tuple, empty_bytes, empty_frozenset;
  Value memory_error;  // made at start-up
  bool making_memory_error = false;
  std::atomic<bool> finalizing{false};  // shutting down: finish() runs; threads that ask for the GIL read it
  Value import_trim;        // _adder_import._trim
  Value import_function;    // _adder_import._import, once loaded
  // Services that the io module gives when it is there (stdlib/io).
  bool (*write_text)(ThreadState& ts, Value file, Str* text) = nullptr;
  bool (*make_standard_streams)(ThreadState& ts, bool unbuffered) = nullptr;
  std::vector<Value> roots;  // anything else that must stay alive as long as the Runtime

  // The interned strings: an open-addressing table of Str*, weak (the collector drops dead entries).
  std::vector<Str*> interned;
  size_t interned_count = 0;

  // Lookups of names along a type's MRO: direct-mapped by (type version, name).
  struct MethodCacheEntry {
    uint32_t version;
    Str* name;
    Value value;
  };
  static constexpr size_t kMethodCacheSize = 2048;
  std::unique_ptr<MethodCacheEntry[]> method_cache;

  std::vector<ThreadState*> threads;  // guarded by the GIL
  ThreadState* main_thread = nullptr;
  std::atomic<bool> had_thread{false};       // a first ThreadState was made: it has the deepest stack
  std::atomic<uint64_t> pending_signals{0};  // bit n: signal n arrived
  Value signal_handlers[65];
  std::vector<std::pair<int (*)(void*), void*>> pending_calls;

  // Per-Runtime state of native modules, by the module's address; freed with the Runtime.
  struct ModuleState {
    const NativeModule* module;
    void* state;
    void (*free)(void*);
    void (*trace)(void*, Marker&);
  };
  std::vector<ModuleState> module_states;

  Monitoring* monitoring = nullptr;  // sys.monitoring, once a tool has asked for events

  // Code objects with filled inline caches, for the rare event that must flush them (see flush_inline_caches).
  std::vector<Cell*> live_codes;  // weak
  void flush_inline_caches();

  void trace_roots(Marker& marker);
};

}  // namespace adder
