// pickle_memo.h: which objects a pickler has written, by identity, and under what number.
#pragma once

#include <vector>

#include "runtime/native/native.h"

namespace adder {

class Marker;

// Numbers follow the order of insertion. `objects_` keeps what was written alive, so that no address is used twice.
class PickleMemo {
 public:
  static constexpr uint32_t kAbsent = UINT32_MAX;

  uint32_t find(Value v) const {
    if (table_.empty()) return kAbsent;
    for (size_t i = slot(v);; i = (i + 1) & (table_.size() - 1)) {
      if (table_[i].bits == v.bits()) return table_[i].number;
      if (!table_[i].bits) return kAbsent;
    }
  }
  bool add(ThreadState& ts, Value v);  // under the next number; false with MemoryError pending
  // Under a number of the caller's choice, for memos that scripts set.
  bool add_numbered(ThreadState& ts, Value v, uint32_t number);
  size_t size() const { return count_; }
  void clear();
  void trace(Marker& marker);
  template <typename F>
  void each(F&& f) const {
    for (const Entry& e : table_)
      if (e.bits) f(Value(e.bits), e.number);
  }

 private:
  struct Entry {
    uint64_t bits;
    uint32_t number;
  };
  size_t slot(Value v) const { return (v.bits() >> 4) * 0x9e3779b97f4a7c15u >> 20 & (table_.size() - 1); }
  void grow();

  List* objects_ = nullptr;
  std::vector<Entry> table_;
  size_t count_ = 0;
};

}  // namespace adder
