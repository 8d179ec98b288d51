// output_buffer.h: where a compression library writes while nobody knows how much will come.
//
// Memory outside the heap, doubled as it fills up, so that a library can write into it without the GIL; the result is
// copied into a bytes once. Small archives that unfold to more memory than there is end in MemoryError: growth beyond
// the heap's limit, or refused by the system, is reported by room().
#pragma once

#include <cstdlib>

#include "runtime/errors/raise.h"
#include "runtime/interp/frame.h"
#include "runtime/objects/bytes.h"

namespace adder {

class OutputBuffer {
 public:
  // At most `limit` bytes are asked for; negative: no limit.
  explicit OutputBuffer(int64_t limit = -1, size_t first = 16384) : limit_(limit), next_(first ? first : 1) {}
  ~OutputBuffer() { std::free(data_); }
  OutputBuffer(const OutputBuffer&) = delete;

  // Free bytes for the library to write into: none when the limit is reached. False with MemoryError pending, or with
  // what a signal handler raised.
  bool room(ThreadState& ts, char** to, size_t* bytes) {
    if (size_ == capacity_ && !full()) {
      size_t wanted = capacity_ + next_;
      if (limit_ >= 0 && wanted > static_cast<size_t>(limit_)) wanted = static_cast<size_t>(limit_);
      if (ts.poll.load(std::memory_order_relaxed) && !handle_poll(ts)) return false;
      if (ts.rt.heap.byte_limit && wanted > ts.rt.heap.byte_limit) return raise_memory_error(ts), false;
      auto* grown = static_cast<char*>(std::realloc(data_, wanted));
      if (!grown) return raise_memory_error(ts), false;
      data_ = grown;
      capacity_ = wanted;
      if (next_ < kLargestStep) next_ *= 2;
    }
    *to = data_ + size_;
    *bytes = capacity_ - size_;
    return true;
  }
  void wrote(size_t bytes) { size_ += bytes; }
  bool full() const { return limit_ >= 0 && size_ == static_cast<size_t>(limit_); }
  size_t size() const { return size_; }
  Bytes* finish(ThreadState& ts) { return new_bytes(ts, {data_ ? data_ : "", size_}); }

 private:
  static constexpr size_t kLargestStep = size_t{64} << 20;
  char* data_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
  int64_t limit_;
  size_t next_;
};

}  // namespace adder
