// run_native.h: the one way into a native function's body.
//
// Natives report errors by returning empty. The exception is memory: a std::string or std::vector inside one may throw,
// and here that becomes MemoryError. interpret() is noexcept, so a throw never passes the frames of a script.
#pragma once

#include <new>
#include <stdexcept>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"

namespace adder {

// Runs what may throw because memory is short.
template <typename Body>
Value catch_memory_error(ThreadState& ts, Body body) {
  try {
    return body();
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {
  }
  return raise_memory_error(ts);
}

inline Value run_native(ThreadState& ts, const NativeDef* def, Value* arguments, uint32_t count) {
  return catch_memory_error(ts, [&] { return def->fn(ts, arguments, count); });
}

// The same for a plain signature (see Signature) of which n arguments are given, the required ones at least: those left
// out are empty. Copied word by word: the library's copies of a few words overlap each other, and the native's reads of
// single words would wait for the stores.
inline Value run_native_short(ThreadState& ts, const NativeDef* def, const Signature* sig, const Value* a, uint32_t n) {
  Value window[kShortCall] = {};
  for (uint32_t i = 0; i < n; ++i) {
    window[i] = a[i];
    asm volatile("" ::: "memory");
  }
  return run_native(ts, def, window, sig->count);
}

}  // namespace adder
