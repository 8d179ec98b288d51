// recursion_guard.h: stops the recursive passes over a tree before the native stack does.
//
// One StackBudget is made where the front end is entered; each recursive visitor makes a RecursionGuard and gives up
// when it is exhausted. Measured in bytes of stack, because frame sizes differ tenfold between build types, and in
// levels, because the limit should be the same in all of them as far as the stack allows.
#pragma once

#include <cstddef>
#include <cstdint>

namespace adder {

class StackBudget {
 public:
  explicit StackBudget(std::size_t bytes, int levels = 2000) : bytes_(bytes), levels_(levels) {
    base_ = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  }
  bool exhausted() const {
    auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    return depth_ > levels_ || (here < base_ && base_ - here > bytes_);
  }

 private:
  friend class RecursionGuard;
  std::uintptr_t base_;
  std::size_t bytes_;
  int levels_;
  int depth_ = 0;
};

class RecursionGuard {
 public:
  explicit RecursionGuard(StackBudget& budget) : budget_(budget) { ++budget_.depth_; }
  ~RecursionGuard() { --budget_.depth_; }
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;

 private:
  StackBudget& budget_;
};

}  // namespace adder
