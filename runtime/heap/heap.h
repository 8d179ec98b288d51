// heap.h: allocation. See heap.cpp for the essay on chunks, blocks and runs, collector.cpp for marking.
//
// Every cell of a Runtime comes from Heap::allocate. A ThreadState owns an AllocCursor per size class: a run of free,
// zeroed cells in one block that it consumes by bumping a pointer; taking the next run is the slow path, which may
// collect. So any allocation may collect, and any Value held in C++ must be on the native stack (scanned
// conservatively), in VM registers, or reachable from a root. Nothing may hide a pointer (no XOR, no low-bit tricks).
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "runtime/heap/cell.h"

namespace adder {

class Runtime;
class Marker;
struct ThreadState;
struct Chunk;

inline constexpr size_t kCellAlign = 16;
inline constexpr size_t kMaxSmallCell = 8192;
inline constexpr int kSizeClassCount = 29;
extern const uint16_t kSizeClassBytes[kSizeClassCount];
extern const std::array<uint8_t, kMaxSmallCell / kCellAlign + 1> kSizeClassOf;  // index: rounded-up 16-byte units

// The free run a thread allocates from, for one size class.
struct AllocCursor {
  char* next = nullptr;
  char* end = nullptr;
};

struct HeapStats {
  uint64_t collections = 0;
  uint64_t live_bytes = 0;       // after the last collection
  uint64_t allocated_bytes = 0;  // taken by runs and large cells since the last collection
  uint64_t external_bytes = 0;   // reported by add_external since the last collection
  uint64_t threshold = 0;
  uint64_t total_nanoseconds = 0;  // in collections
};

class Heap {
 public:
  explicit Heap(Runtime& rt);
  ~Heap();

  // A zeroed cell of at least `size` bytes with `head` set, or null with MemoryError pending when the system has none.
  inline Cell* allocate(ThreadState& ts, size_t size, Head head);
  // As allocate, for sizes that may be huge (backing stores): fails cleanly instead of trying absurd sizes.
  Cell* allocate_large(ThreadState& ts, size_t size, Head head);

  // Memory outside the heap that a cell keeps alive (bytes); counts towards the next collection.
  void add_external(size_t bytes) { stats_.external_bytes += bytes; }

  void collect(ThreadState& ts);                 // full collection now; the caller holds the GIL
  void collect_bare(ThreadState& ts);            // the same when no native frame above the script's holds a cell
  void register_finalizable(Cell* cell);         // cell's type has __del__ (kHasFinalizer) or a native finaliser
  void run_pending_finalizers(ThreadState& ts);  // at a safepoint, outside of allocation
  bool has_pending_finalizers() const { return !pending_finalizers_.empty(); }
  void finalize_all(ThreadState& ts);  // at exit: every object with a finaliser that is still alive
  void free_native_resources();        // Runtime teardown: native finalisers only

  Cell* find_cell(uintptr_t address) const;  // the allocated cell that contains address, or null
  void before_fork();
  void after_fork_child();
  const HeapStats& stats() const { return stats_; }
  bool enabled = true;           // gc.disable() turns automatic collections off
  uint64_t stress_interval = 0;  // ADDER_GC_STRESS: collect at every N-th allocation
  size_t byte_limit = 0;         // hard cap on heap bytes, 0: none
  // Calls visit for every live cell (after a collection). For gc.get_objects and heap statistics.
  void for_each_cell(void (*visit)(Cell*, void*), void* context);
  // Weak references: the collector clears those whose target died (weakref.cpp registers them).
  std::vector<Cell*> weak_references;
  // Of them those without callback and of no subclass, by target and type: asking again gives the same one.
  std::map<std::pair<const Cell*, const Type*>, Cell*> plain_weak_references;
  void release_cursors(ThreadState& ts);  // gives back what the thread has not used; before collection and at detach

 private:
  friend class Marker;
  struct BlockRef {
    Chunk* chunk;
    uint32_t index;
  };
  // The blocks of one size class, and where the search for the next free run goes on.
  struct SizeClass {
    std::vector<BlockRef> blocks;
    size_t next_block = 0;
    uint32_t next_cell = 0;
  };

  Cell* allocate_slow(ThreadState& ts, int size_class, Head head);
  bool take_run(ThreadState& ts, int size_class);
  bool take_block(int size_class);
  Cell* take_span(size_t size);
  Cell* take_huge(size_t size);
  Chunk* add_chunk();
  void collect_if_due(ThreadState& ts, size_t size);
  void clear_marks();
  void mark_roots(ThreadState& ts, Marker& marker);
  bool bare_ = false;  // the collection that runs was asked for by collect_bare
  void process_weak_and_finalizable(Marker& marker);
  void await_finalizer(Cell* cell);
  void adopt_marks(bool poison);

  Runtime& rt_;
  std::mutex lock_;             // slow paths of threads that run without the GIL
  std::vector<Chunk*> chunks_;  // sorted by address; huge ones included
  SizeClass classes_[kSizeClassCount];
  std::vector<BlockRef> free_blocks_;
  std::vector<Cell*> finalizable_;        // with a finaliser of either sort
  std::deque<Cell*> pending_finalizers_;  // dead: their __del__ or weak reference's callback is about to run
  std::vector<Cell*> finalized_;          // __del__ has run or does not exist; a native finaliser waits for their end
  HeapStats stats_;
  uint64_t stress_count_ = 0;
  bool collecting_ = false;
};

// Collection visits cells through this. Trace functions (one per kind) call visit on everything a cell points to.
class Marker {
 public:
  explicit Marker(Heap& heap) : heap_(heap) {}
  void visit(Value v) {
    if (v.is_cell() && !v.is_empty()) visit_cell(v.as_cell());
  }
  void visit(const Cell* cell) {
    if (cell) visit_cell(const_cast<Cell*>(cell));
  }
  void visit_range(const Value* first, size_t count) {
    for (size_t i = 0; i < count; ++i) visit(first[i]);
  }
  void visit_conservative(uintptr_t word);              // a word that may be a pointer into a cell
  void visit_stack(const void* low, const void* high);  // native stack, [low, high)
  bool is_marked(const Cell* cell) const;
  // Marks a backing store without tracing it; its owner traces the content it knows to be initialised.
  bool mark_only(const Cell* cell);
  void drain();

 private:
  void visit_cell(Cell* cell) {
    if (mark_only(cell)) stack_.push_back(cell);
  }
  static constexpr size_t kAhead = 8;  // cells whose memory is being fetched while others are traced
  Heap& heap_;
  std::vector<Cell*> stack_;
  friend class Heap;
};

using TraceFn = void (*)(Cell*, Marker&);
extern const TraceFn kTraceFunctions[];
#define KIND(name, trace) void trace(Cell*, Marker&);
#include "runtime/heap/kinds.def"
#undef KIND

}  // namespace adder
