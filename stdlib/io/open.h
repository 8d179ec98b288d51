// open.h: open() for native callers.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct NativeDef;

struct OpenOptions {
  Value file;
  Value mode;  // Str, or empty: "r"
  int64_t buffering = -1;
  Value encoding, errors, newline;  // empty or None: default
  bool close_fd = true;
  Value opener;
};
Value open_file(ThreadState& ts, const OpenOptions& options);

Value io_open(ThreadState& ts, Value* a, uint32_t n);
Value io_open_code(ThreadState& ts, Value* a, uint32_t n);
Value io_text_encoding(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder
