// list_sort.cpp: list.sort and sorted: a stable, adaptive merge sort (after Peters' timsort: natural runs, short ones
// extended by binary insertion, balanced merging of a run stack, galloping when one side keeps winning).
//
// With a key function the sort moves pairs (key, value), without one plain values. The comparison is chosen once: all
// small ints, all floats and all strs compare without running script code; anything else asks `<`.
// During the sort the list is empty, so that a comparison that touches it is noticed and does no harm.
// Must stay true: whenever a comparison may run (and so collect), each element stands in an array that is reachable
// from the native stack; when a comparison fails, the array again holds every element once.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

struct Pair {
  Value key, value;
};
inline Value key_of(const Value& v) {
  return v;
}
inline Value key_of(const Pair& p) {
  return p.key;
}

// Comparisons: 1 less, 0 not less, -1 error.
struct IntLess {
  int operator()(Value a, Value b) const { return static_cast<int64_t>(a.bits()) < static_cast<int64_t>(b.bits()); }
};
struct FloatLess {
  int operator()(Value a, Value b) const { return float_value(a) < float_value(b); }
};
struct StrLess {
  int operator()(Value a, Value b) const { return str_compare(a.as<Str>(), b.as<Str>()) < 0; }
};
struct AnyLess {
  ThreadState& ts;
  int operator()(Value a, Value b) const {
    if (a.is_int() && b.is_int()) return a.as_int() < b.as_int();
    return compare_bool(ts, Compare::kLt, a, b);
  }
};

constexpr size_t kGallopStart = 7;
constexpr size_t kShortRun = 64;

template <typename E, typename Less>
class Sorter {
 public:
  Sorter(ThreadState& ts, E* items, size_t count, Less less) : ts_(ts), items_(items), count_(count), less_(less) {}

  bool sort() {
    size_t min_run = minimum_run(count_);
    for (size_t start = 0; start < count_;) {
      ptrdiff_t length = natural_run(start);
      if (length < 0) return false;
      size_t run = static_cast<size_t>(length);
      if (run < min_run) {
        size_t forced = std::min(min_run, count_ - start);
        if (!insertion_sort(start, start + forced, start + run)) return false;
        run = forced;
      }
      runs_.push_back({start, run});
      if (!balance()) return false;
      start += run;
    }
    while (runs_.size() > 1) {
      size_t n = runs_.size() - 2;
      if (n > 0 && runs_[n - 1].length < runs_[n + 1].length) --n;
      if (!merge_at(n)) return false;
    }
    return true;
  }

 private:
  struct Run {
    size_t start, length;
  };

  static size_t minimum_run(size_t n) {
    size_t lost = 0;
    while (n >= kShortRun) {
      lost |= n & 1;
      n >>= 1;
    }
    return n + lost;
  }

  int less(const E& a, const E& b) { return less_(key_of(a), key_of(b)); }

  // Length of the run at start, made ascending; -1 on error.
  ptrdiff_t natural_run(size_t start) {
    size_t end = start + 1;
    if (end >= count_) return static_cast<ptrdiff_t>(count_ - start);
    int down = less(items_[end], items_[start]);
    if (down < 0) return -1;
    for (++end; end < count_; ++end) {
      int order = less(items_[end], items_[end - 1]);
      if (order < 0) return -1;
      if (order != down) break;
    }
    if (down) std::reverse(items_ + start, items_ + end);
    return static_cast<ptrdiff_t>(end - start);
  }

  // Sorts [start, end), of which [start, sorted) is sorted already.
  bool insertion_sort(size_t start, size_t end, size_t sorted) {
    for (; sorted < end; ++sorted) {
      size_t low = start, high = sorted;
      while (low < high) {
        size_t middle = low + (high - low) / 2;
        int before = less(items_[sorted], items_[middle]);
        if (before < 0) return false;
        if (before)
          high = middle;
        else
          low = middle + 1;
      }
      E pivot = items_[sorted];
      std::move_backward(items_ + low, items_ + sorted, items_ + sorted + 1);
      items_[low] = pivot;
    }
    return true;
  }

  // Keeps run lengths such that each is longer than the two after it together.
  bool balance() {
    while (runs_.size() > 1) {
      size_t n = runs_.size() - 2;
      bool short_pair = (n > 0 && runs_[n - 1].length <= runs_[n].length + runs_[n + 1].length) ||
                        (n > 1 && runs_[n - 2].length <= runs_[n - 1].length + runs_[n].length);
      if (short_pair) {
        if (runs_[n - 1].length < runs_[n + 1].length) --n;
      } else if (runs_[n].length > runs_[n + 1].length) {
        break;
      }
      if (!merge_at(n)) return false;
    }
    return true;
  }

  // First position in the sorted [base, base + n) whose element is not less than key (left), or is greater (right),
  // searched in growing steps from `hint`; -1 on error.
  template <bool kLeft>
  ptrdiff_t gallop(const E& key, const E* base, size_t n, size_t hint) {
    auto goes_before = [&](size_t i) {  // must position i come before the answer?
      if (kLeft) return less(base[i], key);
      int after = less(key, base[i]);
      return after < 0 ? after : !after;
    };
    size_t low, high;  // the answer lies in [low, high]
    int right = goes_before(hint);
    if (right < 0) return -1;
    if (right) {
      low = hint + 1;
      high = n;
      for (size_t step = 1; hint + step < n; step = step * 2 + 1) {
        int more = goes_before(hint + step);
        if (more < 0) return -1;
        if (!more) {
          high = hint + step;
          break;
        }
        low = hint + step + 1;
      }
    } else {
      low = 0;
      high = hint;
      for (size_t step = 1; step <= hint; step = step * 2 + 1) {
        int more = goes_before(hint - step);
        if (more < 0) return -1;
        if (more) {
          low = hint - step + 1;
          break;
        }
        high = hint - step;
      }
    }
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      int more = goes_before(middle);
      if (more < 0) return -1;
      if (more)
        low = middle + 1;
      else
        high = middle;
    }
    return static_cast<ptrdiff_t>(low);
  }

  bool reserve_temporary(size_t n) {
    if (temporary_ && temporary_->capacity * sizeof(Value) >= n * sizeof(E)) return true;
    temporary_ = new_array(ts_, n * (sizeof(E) / sizeof(Value)));
    return temporary_;
  }
  E* temporary() { return reinterpret_cast<E*>(temporary_->items); }

  bool merge_at(size_t at) {
    Run a = runs_[at], b = runs_[at + 1];
    runs_[at].length += b.length;
    runs_.erase(runs_.begin() + static_cast<ptrdiff_t>(at) + 1);
    ptrdiff_t skip = gallop<false>(items_[b.start], items_ + a.start, a.length, 0);
    if (skip < 0) return false;
    a.start += static_cast<size_t>(skip);
    a.length -= static_cast<size_t>(skip);
    if (!a.length) return true;
    ptrdiff_t keep = gallop<true>(items_[a.start + a.length - 1], items_ + b.start, b.length, b.length - 1);
    if (keep < 0) return false;
    b.length = static_cast<size_t>(keep);
    if (!b.length) return true;
    if (!reserve_temporary(std::min(a.length, b.length))) return false;
    return a.length <= b.length ? merge_low(a, b) : merge_high(a, b);
  }

  // Merges from the left, with the left run moved aside.
  bool merge_low(Run a, Run b) {
    E* left = temporary();
    std::copy(items_ + a.start, items_ + a.start + a.length, left);
    E* left_end = left + a.length;
    E* right = items_ + b.start;
    E* right_end = right + b.length;
    E* out = items_ + a.start;
    size_t left_wins = 0, right_wins = 0;
    bool ok = true;
    while (left < left_end && right < right_end) {
      int take_right = less(*right, *left);
      if (take_right < 0) {
        ok = false;
        break;
      }
      if (take_right) {
        *out++ = *right++;
        ++right_wins;
        left_wins = 0;
      } else {
        *out++ = *left++;
        ++left_wins;
        right_wins = 0;
      }
      if (left_wins < min_gallop_ && right_wins < min_gallop_) continue;
      left_wins = right_wins = 0;
      for (bool paying = true; paying && left < left_end && right < right_end;) {
        ptrdiff_t n = gallop<false>(*right, left, static_cast<size_t>(left_end - left), 0);
        if (n < 0) {
          ok = false;
          break;
        }
        out = std::copy(left, left + n, out);
        left += n;
        paying = n >= static_cast<ptrdiff_t>(kGallopStart);
        if (left == left_end) break;
        n = gallop<true>(*left, right, static_cast<size_t>(right_end - right), 0);
        if (n < 0) {
          ok = false;
          break;
        }
        out = std::move(right, right + n, out);
        right += n;
        paying = paying || n >= static_cast<ptrdiff_t>(kGallopStart);
        if (min_gallop_ > 1 && paying) --min_gallop_;
      }
      if (!ok) break;
      min_gallop_ += 2;
    }
    std::copy(left, left_end, out);  // what is left of the right run stands in its place already
    return ok;
  }

  // Merges from the right, with the right run moved aside.
  bool merge_high(Run a, Run b) {
    E* right_first = temporary();
    std::copy(items_ + b.start, items_ + b.start + b.length, right_first);
    E* right = right_first + b.length;  // ends are exclusive here
    E* left_first = items_ + a.start;
    E* left = left_first + a.length;
    E* out = items_ + b.start + b.length;
    size_t left_wins = 0, right_wins = 0;
    bool ok = true;
    while (left > left_first && right > right_first) {
      int take_left = less(right[-1], left[-1]);
      if (take_left < 0) {
        ok = false;
        break;
      }
      if (take_left) {
        *--out = *--left;
        ++left_wins;
        right_wins = 0;
      } else {
        *--out = *--right;
        ++right_wins;
        left_wins = 0;
      }
      if (left_wins < min_gallop_ && right_wins < min_gallop_) continue;
      left_wins = right_wins = 0;
      for (bool paying = true; paying && left > left_first && right > right_first;) {
        size_t n = static_cast<size_t>(left - left_first);
        ptrdiff_t keep = gallop<false>(right[-1], left_first, n, n - 1);
        if (keep < 0) {
          ok = false;
          break;
        }
        size_t moved = n - static_cast<size_t>(keep);
        std::move_backward(left - moved, left, out);
        left -= moved;
        out -= moved;
        paying = moved >= kGallopStart;
        if (left == left_first) break;
        n = static_cast<size_t>(right - right_first);
        keep = gallop<true>(left[-1], right_first, n, n - 1);
        if (keep < 0) {
          ok = false;
          break;
        }
        moved = n - static_cast<size_t>(keep);
        std::copy_backward(right - moved, right, out);
        right -= moved;
        out -= moved;
        paying = paying || moved >= kGallopStart;
        if (min_gallop_ > 1 && paying) --min_gallop_;
      }
      if (!ok) break;
      min_gallop_ += 2;
    }
    std::copy_backward(right_first, right, out);
    return ok;
  }

  ThreadState& ts_;
  E* items_;
  size_t count_;
  Less less_;
  Array* temporary_ = nullptr;
  size_t min_gallop_ = kGallopStart;
  std::vector<Run> runs_;
};

template <typename E, typename Less>
bool run_sort(ThreadState& ts, E* items, size_t count, Less less) {
  return Sorter<E, Less>(ts, items, count, less).sort();
}

template <typename E>
bool sort_items(ThreadState& ts, E* items, size_t count) {
  bool ints = true, floats = true, strs = true;
  for (size_t i = 0; i < count && (ints || floats || strs); ++i) {
    Value key = key_of(items[i]);
    ints = ints && key.is_int();
    floats = floats && (key.is_flonum() || key == kPositiveZero || key == kNegativeZero || is_exact(key, Kind::Float));
    strs = strs && is_exact(key, Kind::Str);
  }
  if (ints) return run_sort(ts, items, count, IntLess());
  if (floats) return run_sort(ts, items, count, FloatLess());
  if (strs) return run_sort(ts, items, count, StrLess());
  return run_sort(ts, items, count, AnyLess{ts});
}

}  // namespace

bool list_sort(ThreadState& ts, List* list, Value key, bool reverse) {
  size_t count = list->size;
  Array* saved = list->backing;
  list->size = 0;
  list->items = nullptr;
  list->backing = nullptr;
  bool ok = true;
  if (count > 0 && key && !key.is_none()) {
    Array* array = new_array(ts, count * 2);
    Pair* pairs = array ? reinterpret_cast<Pair*>(array->items) : nullptr;
    ok = array;
    for (size_t i = 0; ok && i < count; ++i) {
      pairs[i].value = saved->items[i];
      pairs[i].key = call(ts, key, &saved->items[i], 1);
      ok = static_cast<bool>(pairs[i].key);
    }
    if (ok) {
      if (reverse) std::reverse(pairs, pairs + count);
      ok = sort_items(ts, pairs, count);
      if (reverse) std::reverse(pairs, pairs + count);
      for (size_t i = 0; i < count; ++i) saved->items[i] = pairs[i].value;
    }
  } else if (count > 0) {
    if (reverse) std::reverse(saved->items, saved->items + count);
    ok = sort_items(ts, saved->items, count);
    if (reverse) std::reverse(saved->items, saved->items + count);
  }
  bool touched = list->backing || list->size;
  list->backing = saved;
  list->items = saved ? saved->items : nullptr;
  list->size = count;
  if (ok && touched) {
    raise_value_error(ts, "list modified during sort");
    return false;
  }
  return ok;
}

}  // namespace adder
