// buffered_methods.h: what buffered.cpp and buffered_read.cpp share.
#pragma once

#include "stdlib/io/io_support.h"
#include "stdlib/io/stream_buffer.h"

namespace adder {

inline Buffered* as_buffered(Value v) {
  return v.as<Buffered>();
}
// Initialised and not detached, or false with ValueError pending.
bool buffered_live(ThreadState& ts, Value self);
// As buffered_live, and open: else ValueError(message).
bool buffered_open(ThreadState& ts, Value self, const char* message);
int buffered_is_closed(ThreadState& ts, Value self);

Value buffered_read(ThreadState& ts, Value* a, uint32_t n);
Value buffered_read1(ThreadState& ts, Value* a, uint32_t n);
Value buffered_readinto(ThreadState& ts, Value* a, uint32_t n);
Value buffered_readinto1(ThreadState& ts, Value* a, uint32_t n);
Value buffered_readline(ThreadState& ts, Value* a, uint32_t n);
Value buffered_peek(ThreadState& ts, Value* a, uint32_t n);
Value buffered_next(ThreadState& ts, Value self);
Value buffered_iter(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder
