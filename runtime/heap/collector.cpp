// collector.cpp: marking, weak references and finalisation.
//
// A collection stops the world (the caller holds the GIL; native-parallel threads park at a poll), clears the mark
// bits, marks from the roots, and makes the mark bits the new alloc bits. Roots: what the Runtime lists, every thread's
// script frames (named registers precisely, temporaries below the live top of the current instruction with a check, see
// mark_frame), and every thread's native stack and saved registers (conservatively, interior pointers included). So C++
// locals need no handles.
//
// Objects whose type has a finaliser are listed when made. One found dead is revived for this cycle, leaves the list,
// and waits in pending_finalizers_ until the interpreter reaches a safepoint and calls its __del__, once; the next
// collection that finds it dead frees it. Native finalisers (files, mappings) run when their object is freed, within
// the collection, since they touch no other cell; an object that has both moves to a list of its own after __del__.
// Weak references to dead objects are cleared before any finaliser runs, as in CPython.
// Rules for editors: (1) nothing here allocates from the heap; (2) a trace function reads only its own cell and marks;
// (3) a cell with head 0 is allocated but not yet initialised: it is kept, not traced; (4) stack scanning is exempt
// from AddressSanitizer because it reads whatever lies there.
#include <chrono>
#include <utility>

#include "runtime/errors/raise.h"
#include "runtime/heap/chunk.h"
#include "runtime/heap/poison.h"
#include "runtime/interp/frame.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"
#include "runtime/state/runtime.h"
#include "runtime/state/stop_world.h"

namespace adder {

const TraceFn kTraceFunctions[] = {
#define KIND(name, trace) trace,
#include "runtime/heap/kinds.def"
#undef KIND
};

void trace_nothing(Cell*, Marker&) {}

bool Marker::is_marked(const Cell* cell) const {
  Chunk* chunk = Chunk::of(cell);
  if (chunk->huge) return chunk->huge_marked;
  return Chunk::bit(chunk->mark, chunk->granule(cell));
}

bool Marker::mark_only(const Cell* cell) {
  if (!cell) return false;
  Chunk* chunk = Chunk::of(cell);
  if (chunk->huge) [[unlikely]] {
    bool was = chunk->huge_marked;
    chunk->huge_marked = true;
    return !was;
  }
  size_t granule = chunk->granule(cell);
  uint64_t& word = chunk->mark[granule / 64];
  uint64_t bit = uint64_t{1} << (granule % 64);
  if (word & bit) return false;
  word |= bit;
  return true;
}

// A store that only a native's local points to, say the items of a list that was emptied meanwhile, has no owner to say
// which part of it is in use, and its words may be a sort's bare numbers: they are checked too.
void Marker::visit_conservative(uintptr_t word) {
  Cell* cell = heap_.find_cell(word);
  if (!cell) return;
  if (!cell->is_kind(Kind::Array)) return visit_cell(cell);
  if (!mark_only(cell)) return;
  const Array* array = static_cast<Array*>(cell);
  for (size_t i = 0; i < array->capacity; ++i) {
    if (!array->items[i].is_cell()) continue;
    if (Cell* item = heap_.find_cell(array->items[i].bits())) visit_cell(item);
  }
}

__attribute__((no_sanitize("address", "thread", "undefined"), noinline)) void Marker::visit_stack(const void* low,
                                                                                                  const void* high) {
  uintptr_t at = reinterpret_cast<uintptr_t>(low) & ~uintptr_t{7};
#ifdef ADDER_ASAN
  void* fake = __asan_get_current_fake_stack();
#endif
  for (; at < reinterpret_cast<uintptr_t>(high); at += 8) {
    uintptr_t word = *reinterpret_cast<const volatile uintptr_t*>(at);
    visit_conservative(word);
#ifdef ADDER_ASAN
    // Under use-after-return checking, locals live in fake frames that the real stack points to.
    void *begin, *end;
    if (fake && __asan_addr_is_in_fake_stack(fake, reinterpret_cast<void*>(word), &begin, &end)) {
      for (uintptr_t* p = static_cast<uintptr_t*>(begin); p < end; ++p) visit_conservative(*p);
    }
#endif
  }
}

// The stack's cells pass through a short queue, so that their memory is on its way to the cache when they are traced.
void Marker::drain() {
  Cell* queue[kAhead] = {};
  size_t at = 0, waiting = 0;
  while (!stack_.empty() || waiting) {
    Cell* next = nullptr;
    if (!stack_.empty()) {
      next = stack_.back();
      stack_.pop_back();
      __builtin_prefetch(next);
      ++waiting;
    }
    Cell* cell = std::exchange(queue[at], next);
    at = (at + 1) % kAhead;
    if (!cell) continue;
    --waiting;
    if (cell->head == 0) continue;
    visit_cell(cell->shape());
    kTraceFunctions[static_cast<uint8_t>(cell->kind())](cell, *this);
  }
}

namespace {
bool is_call(uint8_t op) {
  switch (static_cast<Op>(op)) {
    case Op::Call:
    case Op::CallMethod:
    case Op::CallKw:
    case Op::CallMethodKw:
    case Op::CallEx:
      return true;
    default:
      return false;
  }
}
}  // namespace

// Named registers, and temporaries below the live top of the frame's current instruction. An operand is evaluated above
// the register that was set aside for the result, so a temporary below the live top may not have been written yet and
// hold what an earlier instruction left there, dead since then: temporaries are checked as words of a native stack are.
// The register that waits for the result of the current call is certain to be dead.
void mark_frame(Frame* frame, Marker& marker) {
  marker.visit(frame->code);
  marker.visit(frame->function);
  marker.visit(reinterpret_cast<Cell*>(frame->globals));
  marker.visit(reinterpret_cast<Cell*>(frame->builtins));
  marker.visit(frame->locals);
  marker.visit(frame->handled);
  marker.visit(frame->result_override);
  marker.visit(reinterpret_cast<Cell*>(frame->object));
  size_t named = frame->code->local_count;
  marker.visit_range(frame->registers, named);
  if (!frame->code->instructions || !frame->pc) return;
  size_t top = frame->code->unit->section<uint16_t>(frame->code->unit->live_tops)[frame_instruction(frame)];
  const Instr& current = frame->code->unit->code()[frame_instruction(frame)];
  size_t waiting = is_call(current.op) && current.a < current.b ? current.a : SIZE_MAX;
  for (size_t i = named; i < top; ++i)
    if (frame->registers[i].is_cell() && i != waiting) marker.visit_conservative(frame->registers[i].bits());
}

namespace {
// `context`: where the thread stands, for the collecting thread itself as saved by mark_roots.
void mark_thread(ThreadState& ts, Marker& marker, const NativeContext& context) {
  for (Frame* f = ts.frame; f; f = f->previous) {
    if (!(f->flags & kFrameGenerator))
      mark_frame(f, marker);
    else
      marker.visit_conservative(reinterpret_cast<uintptr_t>(f));  // a running generator: its cell traces the frame
  }
  // Outgoing arguments above the innermost frame's registers are read by natives in place.
  marker.visit(reinterpret_cast<Cell*>(ts.pending));
  marker.visit(reinterpret_cast<Cell*>(ts.async_exception.load()));
  for (Value v : {ts.trace_function, ts.profile_function, ts.repr_active, ts.thread_locals, ts.context,
                  ts.async_gen_hooks[0], ts.async_gen_hooks[1]})
    marker.visit(v);
  const char* low = context.stack_low;
  if (low && ts.native_stack_high) {
    for (InterpreterSpan* span = ts.interpreter_spans; span; span = span->outer) {
      if (!span->low || span->low < low) continue;
      marker.visit_stack(low, span->low);
      low = span->high;
    }
    marker.visit_stack(low, ts.native_stack_high);
  }
  if (low) marker.visit_stack(context.registers, std::end(context.registers));
}
}  // namespace

void Heap::clear_marks() {
  for (Chunk* chunk : chunks_) {
    if (chunk->huge)
      chunk->huge_marked = false;
    else
      std::memset(chunk->mark, 0, sizeof chunk->mark);
  }
}

__attribute__((noinline)) void Heap::mark_roots(ThreadState& ts, Marker& marker) {
  NativeContext own;
  save_context(own);
  if (bare_) {
    own = NativeContext();
    own.stack_low = ts.interpreter_spans->high;
  }
  rt_.trace_roots(marker);
  for (Cell* cell : pending_finalizers_) marker.visit(cell);
  for (ThreadState* t : rt_.threads) mark_thread(*t, marker, t == &ts ? own : t->native_context);
  marker.drain();
}

namespace {
bool has_native_finalizer(Cell* cell) {
  return cell->type()->native && cell->type()->native->finalize;
}
void run_native_finalizer(Cell* cell) {
  if (has_native_finalizer(cell)) cell->type()->native->finalize(cell);
}
}  // namespace

void Heap::process_weak_and_finalizable(Marker& marker) {
  std::erase_if(plain_weak_references, [&](const auto& entry) { return !weakref_target_alive(entry.second, marker); });
  // Weak references die with their target even when the target is about to be revived for its finaliser.
  size_t kept = 0;
  std::vector<Cell*> cleared;
  for (Cell* ref : weak_references) {
    if (!weakref_target_alive(ref, marker)) {
      weakref_clear(ref);
      if (marker.is_marked(ref) && weakref_has_callback(ref)) cleared.push_back(ref);
      continue;
    }
    weak_references[kept++] = ref;
  }
  weak_references.resize(kept);
  std::erase_if(finalizable_, [&](Cell* cell) {
    if (marker.is_marked(cell) || !cell->type()->has(kTypeHasFinalizer)) return false;
    await_finalizer(cell);
    return true;
  });
  // The callbacks of the newest references run first, as in CPython.
  for (size_t i = cleared.size(); i-- > 0;) pending_finalizers_.push_back(cleared[i]);
  for (Cell* cell : pending_finalizers_) marker.visit(cell);
  marker.drain();
  // Only now: a __del__ that is going to run may use files and other such things that its object alone refers to.
  for (std::vector<Cell*>* list : {&finalizable_, &finalized_}) {
    std::erase_if(*list, [&](Cell* cell) {
      if (marker.is_marked(cell)) return false;
      run_native_finalizer(cell);
      return true;
    });
  }
}

// The cell has left finalizable_: its __del__ runs at the next safepoint, and never again.
void Heap::await_finalizer(Cell* cell) {
  pending_finalizers_.push_back(cell);
  if (has_native_finalizer(cell)) finalized_.push_back(cell);
}

// Makes the mark bits the alloc bits, and gives empty blocks and chunks back.
void Heap::adopt_marks(bool poison) {
  stats_.live_bytes = 0;
  free_blocks_.clear();
  for (SizeClass& cls : classes_) {
    cls.blocks.clear();
    cls.next_block = 0;
    cls.next_cell = 0;
  }
  size_t kept = 0, empty_chunks = 0;
  for (Chunk* chunk : chunks_) {
    if (chunk->huge) {
      if (!chunk->huge_marked && chunk->huge_cell()->head) {
        unmap_chunk(chunk, chunk->bytes);
        continue;
      }
      stats_.live_bytes += chunk->bytes;
      chunks_[kept++] = chunk;
      continue;
    }
    size_t used = 0;
    for (size_t i = kReservedBlocks; i < kBlocksPerChunk; ++i) {
      BlockInfo& info = chunk->blocks[i];
      if (info.use == BlockUse::kFree) continue;
      uint64_t* mark = chunk->mark + i * kGranulesPerBlock / 64;
      uint64_t* alloc = chunk->alloc + i * kGranulesPerBlock / 64;
      if (info.use == BlockUse::kCells) {
        if (poison) {
          size_t bytes = kSizeClassBytes[info.size_class];
          for (char* p = chunk->block_start(i); p + bytes <= chunk->block_start(i + 1); p += bytes) {
            size_t g = chunk->granule(p);
            if (Chunk::bit(chunk->alloc, g) && !Chunk::bit(chunk->mark, g)) {
              std::memset(p, 0xdb, bytes);
              poison_memory(p, bytes);
            }
          }
        }
        size_t cells = 0;
        for (size_t w = 0; w < kGranulesPerBlock / 64; ++w) {
          alloc[w] = mark[w];
          cells += static_cast<size_t>(std::popcount(mark[w]));
        }
        if (cells) {
          stats_.live_bytes += cells * kSizeClassBytes[info.size_class];
          ++used;
          classes_[info.size_class].blocks.push_back({chunk, static_cast<uint32_t>(i)});
        } else {
          info = {BlockUse::kFree, 0, 0, 0};
        }
      } else if (info.use == BlockUse::kSpanHead) {
        size_t span = info.span;
        if (mark[0] & 1) {
          alloc[0] = 1;
          stats_.live_bytes += span * kBlockBytes;
          used += span;
        } else {
          if (poison) {
            unpoison_memory(chunk->block_start(i), span * kBlockBytes);
            std::memset(chunk->block_start(i), 0xdb, span * kBlockBytes);
            poison_memory(chunk->block_start(i), span * kBlockBytes);
          }
          alloc[0] = 0;
          for (size_t k = 0; k < span; ++k) chunk->blocks[i + k] = {BlockUse::kFree, 0, 0, 0};
        }
        i += span - 1;
      }
    }
    chunk->free_blocks = static_cast<uint32_t>(kBlocksPerChunk - kReservedBlocks - used);
    // What the next cycle will allocate anyway stays mapped: giving it back would only fault it in again.
    if (!used && ++empty_chunks > 1 + stats_.threshold / kChunkBytes) {
      unmap_chunk(chunk, chunk->bytes);
      continue;
    }
    for (size_t i = kBlocksPerChunk; i-- > kReservedBlocks;)
      if (chunk->blocks[i].use == BlockUse::kFree) free_blocks_.push_back({chunk, static_cast<uint32_t>(i)});
    chunks_[kept++] = chunk;
  }
  chunks_.resize(kept);
}

// How much may be allocated until the next collection. A small heap doubles; a large one grows by less, because new
// memory costs more than marking does once it has to come from the system.
static uint64_t next_threshold(uint64_t live) {
  constexpr uint64_t kLeast = uint64_t{4} << 20, kLarge = uint64_t{32} << 20;
  return live <= kLarge ? std::max(live, kLeast) : kLarge + (live - kLarge) / 2;
}

void Heap::collect(ThreadState& ts) {
  if (collecting_) return;
  auto start = std::chrono::steady_clock::now();
  stop_the_world(ts);
  collecting_ = true;
  for (ThreadState* t : rt_.threads) release_cursors(*t);
  clear_marks();
  Marker marker(*this);
  mark_roots(ts, marker);
  process_weak_and_finalizable(marker);
  sweep_interned(rt_, marker);
  sweep_codes(rt_, marker);
  adopt_marks(stress_interval != 0);
  stats_.allocated_bytes = 0;
  stats_.external_bytes = 0;
  stats_.threshold = next_threshold(stats_.live_bytes);
  ++stats_.collections;
  collecting_ = false;
  start_the_world(ts);
  if (!pending_finalizers_.empty()) ts.poll.fetch_or(kPollFinalizers);
  stats_.total_nanoseconds += static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count());
}

// What a script asked for should not depend on the words that earlier calls left on the native stack.
void Heap::collect_bare(ThreadState& ts) {
  bare_ = ts.interpreter_spans && ts.interpreter_spans->low;
  collect(ts);
  bare_ = false;
}

void Heap::run_pending_finalizers(ThreadState& ts) {
  ts.poll.fetch_and(~uint32_t{kPollFinalizers});
  while (!pending_finalizers_.empty()) {
    Cell* cell = pending_finalizers_.front();
    pending_finalizers_.pop_front();
    ExceptionObject* saved = take_error(ts);
    if (cell->is_kind(Kind::WeakRef))
      weakref_run_callback(ts, cell);
    else
      call_finalizer(ts, cell);
    restore_error(ts, saved);
  }
}

void Heap::finalize_all(ThreadState& ts) {
  for (int round = 0; round < 3 && (!finalizable_.empty() || !pending_finalizers_.empty()); ++round) {
    run_pending_finalizers(ts);
    std::vector<Cell*> all;
    all.swap(finalizable_);
    for (Cell* cell : all) {
      if (cell->type()->has(kTypeHasFinalizer))
        await_finalizer(cell);
      else
        finalized_.push_back(cell);
    }
    bool any = !pending_finalizers_.empty();
    run_pending_finalizers(ts);
    if (!any) break;
  }
}

void Heap::free_native_resources() {
  for (std::vector<Cell*>* list : {&finalizable_, &finalized_}) {
    for (Cell* cell : *list) run_native_finalizer(cell);
    list->clear();
  }
}

}  // namespace adder
