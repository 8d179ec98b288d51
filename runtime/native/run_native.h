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

inline Value run_native(ThreadState& ts, const NativeDef* def, Value* arguments, uint32_t count) {
  try {
    return def->fn(ts, arguments, count);
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {
  }
  return raise_memory_error(ts);
}

}  // namespace adder
