// native.h: how native functions, types and modules are declared. See docs/natives.md for the walk-through.
//
//   static Value list_insert(ThreadState& ts, Value* a, uint32_t n) { ... a[0] self, a[1] index, a[2] object ... }
//   ... {"insert(self, index, object, /)", "Insert object before index.", list_insert}, ...
//
// A native gets its arguments bound by the signature that stands beside it: a[i] is the i-th declared parameter in
// order (keyword-only ones included), empty when the caller omitted one that has a default. `**name` is one more slot,
// a Dict or empty. `*name` comes last in `a` whatever its place in the signature: the n - (declared without it) values
// after the others. Argument errors, help(), __text_signature__ and inspect.signature all come from the signature
// string. `a` points into the caller's register window: reading is free, writing to a[i] is allowed, keeping the
// pointer is not. Return the result; or empty after setting an exception with a raise_ function (errors/raise.h). Never
// throw. Between two allocations anything can be collected that is not on the native stack, in `a`, or reachable:
// locals are safe.
#pragma once

#include <atomic>
#include <cstdint>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Type;
struct Module;
struct Signature;
class Runtime;
class Marker;

using NativeFn = Value (*)(ThreadState& ts, Value* a, uint32_t n);

enum NativeFlag : uint8_t {
  kNativeStatic = 1,   // a staticmethod of its type
  kNativeClass = 2,    // a classmethod of its type: a[0] is the class
  kNativeNoText = 4,   // __text_signature__ is None
  kNativeCounted = 8,  // argument counts are worded "f expected 1 argument, got 2" though f has keyword parameters
  kNativeBare = 32,    // called straight from script code it sets ThreadState::bare_call: see there
  kNativeTakes = 16,   // ... are worded "f() takes at least 1 argument (0 given)" though f has none
};

struct NativeDef {
  const char* signature;  // "name(params)", Python syntax; default values are text shown to users
  const char* doc;
  NativeFn fn;
  uint8_t flags = 0;
  mutable std::atomic<const Signature*> parsed{nullptr};  // made once per process, immutable
};

struct NativeGetSet {
  const char* name;
  const char* doc;
  Value (*get)(ThreadState& ts, Value self);
  bool (*set)(ThreadState& ts, Value self, Value value /* empty: delete */);  // null: read-only
};

// The setter of attributes that CPython keeps as read-only members: AttributeError("readonly attribute").
bool readonly_member(ThreadState& ts, Value self, Value value);

enum class PairResult : uint8_t { kEnd, kPair, kNotPairs };

// A type with native layout or methods. `methods` ends with {nullptr, ...}.
struct NativeType {
  const char* name;  // "collections.deque": module before the last dot shows as __module__
  const char* doc;
  NativeDef* methods = nullptr;
  const NativeGetSet* getsets = nullptr;
  Kind kind = Kind::Native;     // of instances
  uint32_t instance_bytes = 0;  // sizeof the struct
  uint32_t flags = 0;           // TypeFlag bits: kTypeNoSubclass, kTypeInstancesHaveDict, kTypeWeakrefable...
  Value (*iter_next)(ThreadState&, Value) = nullptr;
  void (*trace)(Cell*, Marker&) = nullptr;
  void (*finalize)(Cell*) =
      nullptr;  // frees what is not in the heap; runs when the cell is found dead; must not touch other cells
  // For iterators whose items are pairs, so that "for a, b in it" makes no tuple: stores the next pair in out[0] and
  // out[1] (at once, after the last thing that may collect) and returns kPair; kEnd as
  // iter_next returns empty; kNotPairs when this iterator's items are something else. Called for exactly this type.
  PairResult (*pair_next)(ThreadState&, Value self, Value* out) = nullptr;
};

// A native module. `functions` ends with {nullptr, ...}. `init` adds what a table cannot say; false with an exception
// pending.
struct NativeModule {
  const char* name;
  const char* doc;
  NativeDef* functions = nullptr;
  bool (*init)(ThreadState& ts, Module* module) = nullptr;
};

// Parsed form of a signature string.
struct Signature {
  struct Parameter {
    const char* name;
    uint16_t length;
    bool has_default;
    bool positional_only;
    bool keyword_only;
  };
  const Parameter* parameters;
  uint16_t count;       // declared, without *args and **kwargs
  uint16_t positional;  // of them: may be given by position
  uint16_t required;    // positional ones without default
  bool varargs, varkeywords;
  bool positional_only_all;  // no keyword is ever accepted: the fast path
  bool plain;                // no *args, no **kwargs, no keyword-only parameter without default, kShortCall at most
  bool is_new;               // the function is a __new__: its first argument is a class
  const char* function_name;
  uint16_t function_name_length;
  const char* text;  // "(self, index, object, /)"
};
inline constexpr uint32_t kShortCall = 6;  // parameters of a native that need no argument buffer
const Signature* signature_of(const NativeDef* def);

// Calls a native with positional args [a, a+n) and optionally keywords: names is a Tuple of Str, whose values are the
// last ones of the n. Binds by signature; `bound_name` is for messages (type name or module prefix), may be empty.
Value call_native(ThreadState& ts, const NativeDef* def, Value* a, uint32_t n, Value keyword_names, Type* owner);

// Adds to a module's dict. False with an exception pending.
bool module_add(ThreadState& ts, Module* module, const char* name, Value value);
// Makes a type from a table and adds it to the module under the last part of its name. Null with an exception pending.
Type* module_add_type(ThreadState& ts, Module* module, const NativeType& native, Type* base = nullptr);

// Per-Runtime state of a module: T default-constructed at first use, traced by T::trace(Marker&), freed with the
// Runtime.
void* module_state_raw(ThreadState& ts, const NativeModule* module, void* (*make)(), void (*free)(void*),
                       void (*trace)(void*, Marker&));
template <typename T>
T& module_state(ThreadState& ts, const NativeModule& module) {
  return *static_cast<T*>(module_state_raw(
      ts, &module, [] { return static_cast<void*>(new T()); }, [](void* p) { delete static_cast<T*>(p); },
      [](void* p, Marker& m) { static_cast<T*>(p)->trace(m); }));
}

}  // namespace adder
