// _heapq.cpp: the heap operations of heapq on lists, for smallest-first and largest-first heaps.
//
// The hole left at the root moves down to a leaf along the better children and the item rises from there, as in
// heapq.py. Must stay true: a comparison may run script code that changes the list, so its size is checked after each.
#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

// a < b as 1, 0, -1.
inline int less(ThreadState& ts, Value a, Value b) {
  if (a.is_int() && b.is_int()) return a.as_int() < b.as_int();
  if (a.is_flonum() && b.is_flonum()) return a.as_flonum() < b.as_flonum();
  return compare_bool(ts, Compare::kLt, a, b);
}

// Whether `a` belongs above `b`. -1 with an exception pending, also when the list changed.
template <bool largest>
int above(ThreadState& ts, List* heap, uint64_t size, Value a, Value b) {
  int result = largest ? less(ts, b, a) : less(ts, a, b);
  if (result >= 0 && heap->size != size) return raise_runtime_error(ts, "list changed size during iteration"), -1;
  return result;
}

template <bool largest>
bool rise(ThreadState& ts, List* heap, uint64_t start, uint64_t at) {
  uint64_t size = heap->size;
  while (at > start) {
    uint64_t parent = (at - 1) / 2;
    int better = above<largest>(ts, heap, size, heap->items[at], heap->items[parent]);
    if (better < 0) return false;
    if (!better) break;
    std::swap(heap->items[at], heap->items[parent]);
    at = parent;
  }
  return true;
}

template <bool largest>
bool sink(ThreadState& ts, List* heap, uint64_t at) {
  uint64_t size = heap->size, start = at;
  while (at < size / 2) {
    uint64_t child = 2 * at + 1;
    if (child + 1 < size) {
      int better = above<largest>(ts, heap, size, heap->items[child], heap->items[child + 1]);
      if (better < 0) return false;
      child += !better;
    }
    std::swap(heap->items[at], heap->items[child]);
    at = child;
  }
  return rise<largest>(ts, heap, start, at);
}

List* heap_argument(ThreadState& ts, Value v, const char* name) {
  if (is_kind(v, Kind::List)) return v.as<List>();
  raise_type_error(ts, "%s() argument %sbe list, not %T", name,
                   std::string_view(name).starts_with("heappush") || std::string_view(name).starts_with("heapreplace")
                       ? "1 must "
                       : "must ",
                   v);
  return nullptr;
}

Value heappush(ThreadState& ts, Value* a, uint32_t) {
  List* heap = heap_argument(ts, a[0], "heappush");
  return heap && list_append(ts, heap, a[1]) && rise<false>(ts, heap, 0, heap->size - 1) ? kNone : Value();
}

template <bool largest>
Value pop(ThreadState& ts, Value* a, uint32_t) {
  List* heap = heap_argument(ts, a[0], largest ? "_heappop_max" : "heappop");
  if (!heap) return {};
  if (!heap->size) return raise_index_error(ts, "index out of range");
  Value last = heap->items[heap->size - 1];
  list_erase(heap, heap->size - 1, heap->size);
  if (!heap->size) return last;
  Value top = std::exchange(heap->items[0], last);
  return sink<largest>(ts, heap, 0) ? top : Value();
}

template <bool largest>
Value replace(ThreadState& ts, Value* a, uint32_t) {
  List* heap = heap_argument(ts, a[0], largest ? "_heapreplace_max" : "heapreplace");
  if (!heap) return {};
  if (!heap->size) return raise_index_error(ts, "index out of range");
  Value top = std::exchange(heap->items[0], a[1]);
  return sink<largest>(ts, heap, 0) ? top : Value();
}

Value heappushpop(ThreadState& ts, Value* a, uint32_t) {
  List* heap = heap_argument(ts, a[0], "heappushpop");
  if (!heap) return {};
  if (!heap->size) return a[1];
  int stays = above<false>(ts, heap, heap->size, heap->items[0], a[1]);
  if (stays <= 0) return stays < 0 ? Value() : a[1];
  Value top = std::exchange(heap->items[0], a[1]);
  return sink<false>(ts, heap, 0) ? top : Value();
}

template <bool largest>
Value heapify(ThreadState& ts, Value* a, uint32_t) {
  List* heap = heap_argument(ts, a[0], largest ? "_heapify_max" : "heapify");
  if (!heap) return {};
  for (uint64_t i = heap->size / 2; i-- > 0;)
    if (!sink<largest>(ts, heap, i)) return {};
  return kNone;
}

NativeDef kFunctions[] = {
    {"heappush(heap, item, /)", "Push item onto heap, maintaining the heap invariant.", heappush},
    {"heappop(heap, /)", "Pop the smallest item off the heap, maintaining the heap invariant.", pop<false>},
    {"heappushpop(heap, item, /)", "Push item on the heap, then pop and return the smallest item from the heap.",
     heappushpop},
    {"heapreplace(heap, item, /)", "Pop and return the current smallest value, and add the new item.", replace<false>},
    {"heapify(heap, /)", "Transform list into a heap, in-place, in O(len(heap)) time.", heapify<false>},
    {"_heappop_max(heap, /)", "Maxheap variant of heappop.", pop<true>},
    {"_heapreplace_max(heap, item, /)", "Maxheap variant of heapreplace.", replace<true>},
    {"_heapify_max(heap, /)", "Maxheap variant of heapify.", heapify<true>},
    {nullptr, nullptr, nullptr}};

}  // namespace

extern const NativeModule kModule__heapq;
const NativeModule kModule__heapq = {"_heapq", "Heap queue algorithm (a.k.a. priority queue).", kFunctions};

}  // namespace adder
