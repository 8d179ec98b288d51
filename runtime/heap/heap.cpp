// heap.cpp: allocation.
//
// Small cells (up to 8 KiB) come from blocks of one size class. A thread allocates from a run: consecutive free cells
// of a block, zeroed when taken, consumed by bumping its cursor. Taking a run sets the alloc bits of all its cells;
// what is left of it when a collection starts is given back. So the fast path writes nothing but the cell's head, and
// there is no sweep: after marking, the mark bits become the alloc bits, and the search for runs starts again at each
// class's first block. Medium cells are spans of whole blocks, huge ones have their own mapping.
//
// When to collect: when what was allocated since the last collection, external memory included, passes a threshold
// proportional to what survived then. The check stands in the slow path only.
// Rules for editors: (1) any allocate may collect, so every caller's Values must be findable; (2) cursors of every
// thread are released before marking; (3) bits change only under lock_ or while the world stands still.
#include "runtime/heap/heap.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "runtime/errors/raise.h"
#include "runtime/heap/chunk.h"
#include "runtime/heap/poison.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {
constexpr uint64_t kMinThreshold = 4u << 20;
constexpr size_t kSmallHeapChunks = 6;  // up to here a heap takes memory page by page

constexpr std::array<uint16_t, kSizeClassCount> kClassBytes = {
    16,  32,  48,  64,  80,   96,   112,  128,  160,  192,  224,  256,  320,  384, 448,
    512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048, 2720, 3264, 4096, 5456, 8192};
constexpr auto make_class_table() {
  std::array<uint8_t, kMaxSmallCell / kCellAlign + 1> table{};
  int c = 0;
  for (size_t i = 0; i < table.size(); ++i) {
    while (kClassBytes[c] < i * kCellAlign) ++c;
    table[i] = static_cast<uint8_t>(c);
  }
  return table;
}
constexpr auto kClassTable = make_class_table();

// The alloc bits of a block whose cells all exist, by size class.
struct FullBlocks {
  uint64_t masks[kSizeClassCount][kGranulesPerBlock / 64] = {};
  constexpr FullBlocks() {
    for (int c = 0; c < kSizeClassCount; ++c) {
      size_t granules = kClassBytes[c] / kCellAlign;
      for (size_t g = 0; g + granules <= kGranulesPerBlock; g += granules) masks[c][g / 64] |= uint64_t{1} << (g % 64);
    }
  }
};
constexpr FullBlocks kFullBlocks;

bool used_words(const uint64_t* alloc) {
  uint64_t any = 0;
  for (size_t w = 0; w < kGranulesPerBlock / 64; ++w) any |= alloc[w];
  return any;
}

size_t physical_memory() {
  static const size_t bytes = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return bytes;
}
}  // namespace

// The header needs plain arrays with linkage; these are the same tables.
#define BYTES(i) kClassBytes[i]
const uint16_t kSizeClassBytes[kSizeClassCount] = {
    BYTES(0),  BYTES(1),  BYTES(2),  BYTES(3),  BYTES(4),  BYTES(5),  BYTES(6),  BYTES(7),  BYTES(8),  BYTES(9),
    BYTES(10), BYTES(11), BYTES(12), BYTES(13), BYTES(14), BYTES(15), BYTES(16), BYTES(17), BYTES(18), BYTES(19),
    BYTES(20), BYTES(21), BYTES(22), BYTES(23), BYTES(24), BYTES(25), BYTES(26), BYTES(27), BYTES(28)};
#undef BYTES
const std::array<uint8_t, kMaxSmallCell / kCellAlign + 1> kSizeClassOf = kClassTable;

Heap::Heap(Runtime& rt) : rt_(rt) {
  stats_.threshold = kMinThreshold;
}

Heap::~Heap() {
  free_native_resources();
  for (Chunk* chunk : chunks_) unmap_chunk(chunk, chunk->bytes);
}

Chunk* Heap::add_chunk() {
  if (byte_limit && stats_.live_bytes + stats_.allocated_bytes > byte_limit) return nullptr;
  Chunk* chunk = map_chunk(kChunkBytes, chunks_.size() >= kSmallHeapChunks);
  if (!chunk) return nullptr;
  chunk->heap = this;
  chunk->bytes = kChunkBytes;
  for (size_t i = kReservedBlocks; i < kBlocksPerChunk; ++i) chunk->blocks[i].use = BlockUse::kFree;
  chunk->free_blocks = kBlocksPerChunk - kReservedBlocks;
  chunk->fresh_from = kReservedBlocks;
  chunks_.insert(std::lower_bound(chunks_.begin(), chunks_.end(), chunk), chunk);
  for (size_t i = kBlocksPerChunk; i-- > kReservedBlocks;) free_blocks_.push_back({chunk, static_cast<uint32_t>(i)});
  return chunk;
}

// Gives a free block to a size class.
bool Heap::take_block(int size_class) {
  for (;;) {
    while (!free_blocks_.empty()) {
      BlockRef ref = free_blocks_.back();
      free_blocks_.pop_back();
      BlockInfo& info = ref.chunk->blocks[ref.index];
      if (info.use != BlockUse::kFree) continue;  // a span took it
      info.use = BlockUse::kCells;
      info.size_class = static_cast<uint8_t>(size_class);
      info.span = ref.index >= ref.chunk->fresh_from;
      ref.chunk->fresh_from = std::max(ref.chunk->fresh_from, ref.index + 1);
      info.inverse =
          static_cast<uint32_t>(((uint64_t{1} << 32) + kSizeClassBytes[size_class] - 1) / kSizeClassBytes[size_class]);
      --ref.chunk->free_blocks;
      classes_[size_class].blocks.push_back(ref);
      return true;
    }
    if (!add_chunk()) return false;
  }
}

// Finds the next run of free cells of the class in its blocks, going on where the last search stopped.
bool Heap::take_run(ThreadState& ts, int size_class) {
  SizeClass& cls = classes_[size_class];
  const size_t bytes = kSizeClassBytes[size_class];
  const size_t granules = bytes / kCellAlign;
  const uint32_t per_block = static_cast<uint32_t>(kBlockBytes / bytes);
  for (; cls.next_block < cls.blocks.size(); ++cls.next_block, cls.next_cell = 0) {
    BlockRef ref = cls.blocks[cls.next_block];
    const size_t first_granule = ref.index * kGranulesPerBlock;
    uint64_t* alloc = ref.chunk->alloc;
    uint32_t i = cls.next_cell;
    while (i < per_block && Chunk::bit(alloc, first_granule + i * granules)) ++i;
    if (i == per_block) continue;
    uint32_t end = i;
    if (i == 0 && !used_words(alloc + first_granule / 64)) {  // an empty block: all of its cells at once
      memcpy(alloc + first_granule / 64, kFullBlocks.masks[size_class], sizeof kFullBlocks.masks[size_class]);
      end = per_block;
    }
    while (end < per_block && !Chunk::bit(alloc, first_granule + end * granules)) {
      Chunk::set_bit(alloc, first_granule + end * granules);
      ++end;
    }
    char* start = ref.chunk->block_start(ref.index) + i * bytes;
    size_t length = (end - i) * bytes;
    unpoison_memory(start, length);
    BlockInfo& info = ref.chunk->blocks[ref.index];
    if (!info.span) std::memset(start, 0, length);
    info.span = 0;
    ts.cursors[size_class] = {start, start + length};
    stats_.allocated_bytes += length;
    cls.next_cell = end;
    return true;
  }
  return false;
}

void Heap::collect_if_due(ThreadState& ts, size_t size) {
  if (collecting_) return;
  if (stress_interval && ++stress_count_ >= stress_interval) {
    stress_count_ = 0;
    collect(ts);
  } else if (enabled && stats_.allocated_bytes + stats_.external_bytes + size > stats_.threshold) {
    collect(ts);
  }
}

Cell* Heap::allocate_slow(ThreadState& ts, int size_class, Head head) {
  collect_if_due(ts, kBlockBytes);
  AllocCursor& cursor = ts.cursors[size_class];
  auto refill = [&] {
    return cursor.next < cursor.end || take_run(ts, size_class) || (take_block(size_class) && take_run(ts, size_class));
  };
  bool filled;
  {
    std::lock_guard guard(lock_);
    filled = refill();
  }
  if (!filled) collect(ts);  // the system or the limit gives no more: what is dead may be enough
  {
    std::lock_guard guard(lock_);
    if (!filled && !refill()) {
      raise_memory_error(ts);
      return nullptr;
    }
    if (stress_interval) {
      // Under stress a run is one cell, so that every allocation comes here.
      char* end = cursor.next + kSizeClassBytes[size_class];
      Chunk* chunk = Chunk::of(cursor.next);
      for (char* p = end; p < cursor.end; p += kSizeClassBytes[size_class])
        Chunk::clear_bit(chunk->alloc, chunk->granule(p));
      poison_memory(end, static_cast<size_t>(cursor.end - end));
      SizeClass& cls = classes_[size_class];
      if (cursor.end > end && cls.next_block < cls.blocks.size()) {
        cls.next_cell -= static_cast<uint32_t>((cursor.end - end) / kSizeClassBytes[size_class]);
      }
      cursor.end = end;
    }
  }
  Cell* cell = reinterpret_cast<Cell*>(cursor.next);
  cursor.next += kSizeClassBytes[size_class];
  cell->head = head;
  return cell;
}

// A cell of whole blocks, first fit over the chunks.
Cell* Heap::take_span(size_t size) {
  const size_t need = (size + kBlockBytes - 1) / kBlockBytes;
  for (int attempt = 0; attempt < 2; ++attempt) {
    for (size_t c = chunks_.size(); c-- > 0;) {
      Chunk* chunk = chunks_[c];
      if (chunk->huge || chunk->free_blocks < need) continue;
      size_t run = 0;
      for (size_t i = kReservedBlocks; i < kBlocksPerChunk; ++i) {
        run = chunk->blocks[i].use == BlockUse::kFree ? run + 1 : 0;
        if (run < need) continue;
        size_t first = i + 1 - need;
        for (size_t k = 0; k < need; ++k) {
          chunk->blocks[first + k] = {k ? BlockUse::kSpanTail : BlockUse::kSpanHead, 0,
                                      static_cast<uint16_t>(k ? k : need), 0};
        }
        chunk->free_blocks -= static_cast<uint32_t>(need);
        chunk->fresh_from = std::max(chunk->fresh_from, static_cast<uint32_t>(first + need));
        char* start = chunk->block_start(first);
        Chunk::set_bit(chunk->alloc, chunk->granule(start));
        unpoison_memory(start, size);
        std::memset(start, 0, size);
        stats_.allocated_bytes += need * kBlockBytes;
        return reinterpret_cast<Cell*>(start);
      }
    }
    if (!add_chunk()) return nullptr;
  }
  return nullptr;
}

Cell* Heap::take_huge(size_t size) {
  if (size > physical_memory() || (byte_limit && stats_.live_bytes + stats_.allocated_bytes + size > byte_limit))
    return nullptr;
  size_t bytes = (size + kHugeHeaderBytes + 4095) & ~size_t{4095};
  Chunk* chunk = map_chunk(bytes, false);  // large pages made the cost of these vary much more
  if (!chunk) return nullptr;
  chunk->heap = this;
  chunk->bytes = bytes;
  chunk->huge = true;
  chunks_.insert(std::lower_bound(chunks_.begin(), chunks_.end(), chunk), chunk);
  stats_.allocated_bytes += bytes;
  return chunk->huge_cell();
}

Cell* Heap::allocate_large(ThreadState& ts, size_t size, Head head) {
  collect_if_due(ts, size);
  Cell* cell = nullptr;
  for (int attempt = 0; attempt < 2 && !cell; ++attempt) {
    if (attempt) collect(ts);
    std::lock_guard guard(lock_);
    cell = size > kHugeCell ? take_huge(size) : take_span(size);
    if (!cell && size > physical_memory()) break;
  }
  if (!cell) {
    raise_memory_error(ts);
    return nullptr;
  }
  cell->head = head;
  return cell;
}

void Heap::release_cursors(ThreadState& ts) {
  for (int c = 0; c < kSizeClassCount; ++c) {
    AllocCursor& cursor = ts.cursors[c];
    if (cursor.next < cursor.end) {
      Chunk* chunk = Chunk::of(cursor.next);
      for (char* p = cursor.next; p < cursor.end; p += kSizeClassBytes[c])
        Chunk::clear_bit(chunk->alloc, chunk->granule(p));
    }
    cursor = {};
  }
}

Cell* Heap::find_cell(uintptr_t address) const {
  if (chunks_.empty() || address < reinterpret_cast<uintptr_t>(chunks_.front())) return nullptr;
  auto after = std::upper_bound(chunks_.begin(), chunks_.end(), reinterpret_cast<Chunk*>(address));
  Chunk* chunk = *(after - 1);
  size_t offset = address - reinterpret_cast<uintptr_t>(chunk);
  if (offset >= chunk->bytes) return nullptr;
  if (chunk->huge) return offset < kHugeHeaderBytes ? nullptr : chunk->huge_cell();
  size_t index = offset / kBlockBytes;
  const BlockInfo* info = &chunk->blocks[index];
  char* start;
  switch (info->use) {
    case BlockUse::kCells: {
      size_t within = offset % kBlockBytes;
      size_t cell = within * info->inverse >> 32;
      size_t bytes = kSizeClassBytes[info->size_class];
      if ((cell + 1) * bytes > kBlockBytes) return nullptr;
      start = chunk->block_start(index) + cell * bytes;
      break;
    }
    case BlockUse::kSpanTail:
      start = chunk->block_start(index - info->span);
      break;
    case BlockUse::kSpanHead:
      start = chunk->block_start(index);
      break;
    default:
      return nullptr;
  }
  if (!Chunk::bit(chunk->alloc, chunk->granule(start))) return nullptr;
  Cell* cell = reinterpret_cast<Cell*>(start);
  return cell->head ? cell : nullptr;
}

void Heap::for_each_cell(void (*visit)(Cell*, void*), void* context) {
  for (ThreadState* ts : rt_.threads) release_cursors(*ts);
  for (size_t c = 0; c < chunks_.size(); ++c) {
    Chunk* chunk = chunks_[c];
    if (chunk->huge) {
      if (chunk->huge_cell()->head) visit(chunk->huge_cell(), context);
      continue;
    }
    for (size_t i = kReservedBlocks; i < kBlocksPerChunk; ++i) {
      const BlockInfo& info = chunk->blocks[i];
      if (info.use != BlockUse::kCells && info.use != BlockUse::kSpanHead) continue;
      size_t bytes = info.use == BlockUse::kCells ? kSizeClassBytes[info.size_class] : kBlockBytes;
      for (char* p = chunk->block_start(i); p + bytes <= chunk->block_start(i + 1); p += bytes) {
        Cell* cell = reinterpret_cast<Cell*>(p);
        if (Chunk::bit(chunk->alloc, chunk->granule(p)) && cell->head) visit(cell, context);
      }
    }
  }
}

void Heap::register_finalizable(Cell* cell) {
  finalizable_.push_back(cell);
}

void Heap::before_fork() {
  lock_.lock();
}
void Heap::after_fork_child() {
  lock_.unlock();
}

}  // namespace adder
