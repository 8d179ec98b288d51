// argument_buffer.h: room for the arguments of one call, on the native stack when they are few, else in a heap array.
#pragma once

#include "runtime/objects/containers.h"

namespace adder {

class ArgumentBuffer {
 public:
  ArgumentBuffer(ThreadState& ts, size_t count) : data_(small_) {
    if (count <= std::size(small_)) return;
    array_ = new_array(ts, count);
    data_ = array_ ? array_->items : nullptr;
  }
  explicit operator bool() const { return data_; }  // false: MemoryError is pending
  Value* data() { return data_; }
  Value& operator[](size_t i) { return data_[i]; }

 private:
  Value small_[10];
  Array* array_ = nullptr;  // an interior pointer would do as well; this says who owns the room
  Value* data_;
};

}  // namespace adder
