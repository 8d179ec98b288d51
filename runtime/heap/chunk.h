// chunk.h: the memory under the heap. Private to heap.cpp and collector.cpp.
//
// A chunk is 4 MiB, aligned to its size, so the chunk of any cell is found by masking its address. Its first blocks
// hold this header: the side tables. A block is 16 KiB and holds cells of one size class, or is part of a span:
// consecutive blocks that hold one medium cell. A huge cell (over 1 MiB) has a chunk-aligned mapping of its own with
// the same header start, so that masking works for it too. Two bits a 16-byte granule: `mark` (reached in this
// collection) and `alloc` (the cell exists). Between collections, free cells are exactly those with alloc clear, so
// there is no sweep: allocation looks for runs of clear bits.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/heap/heap.h"

namespace adder {

inline constexpr size_t kChunkBytes = size_t{4} << 20;
inline constexpr size_t kBlockBytes = size_t{16} << 10;
inline constexpr size_t kBlocksPerChunk = kChunkBytes / kBlockBytes;
inline constexpr size_t kGranulesPerBlock = kBlockBytes / kCellAlign;
inline constexpr size_t kHugeCell = size_t{1} << 20;
inline constexpr size_t kHugeHeaderBytes = 64;

enum class BlockUse : uint8_t { kReserved, kFree, kCells, kSpanHead, kSpanTail };

struct BlockInfo {
  BlockUse use;
  uint8_t size_class;
  uint16_t span;     // head: blocks in the span; tail: distance to the head; cells: 1 while the memory is still zero
  uint32_t inverse;  // ceil(2^32 / cell bytes): index = offset * inverse >> 32
};

struct Chunk {
  Heap* heap;
  size_t bytes;  // of the mapping
  bool huge;
  bool huge_marked;
  uint32_t free_blocks;
  uint32_t fresh_from;  // blocks from this one on were never used: their memory is still zero, and not resident
  alignas(64) BlockInfo blocks[kBlocksPerChunk];
  uint64_t mark[kChunkBytes / kCellAlign / 64];
  uint64_t alloc[kChunkBytes / kCellAlign / 64];

  char* block_start(size_t i) { return reinterpret_cast<char*>(this) + i * kBlockBytes; }
  static Chunk* of(const void* cell) {
    return reinterpret_cast<Chunk*>(reinterpret_cast<uintptr_t>(cell) & ~(kChunkBytes - 1));
  }
  size_t granule(const void* cell) const {
    return (reinterpret_cast<uintptr_t>(cell) & (kChunkBytes - 1)) / kCellAlign;
  }
  static bool bit(const uint64_t* map, size_t i) { return map[i / 64] >> (i % 64) & 1; }
  static void set_bit(uint64_t* map, size_t i) { map[i / 64] |= uint64_t{1} << (i % 64); }
  static void clear_bit(uint64_t* map, size_t i) { map[i / 64] &= ~(uint64_t{1} << (i % 64)); }
  Cell* huge_cell() { return reinterpret_cast<Cell*>(reinterpret_cast<char*>(this) + kHugeHeaderBytes); }
};
inline constexpr size_t kReservedBlocks = (sizeof(Chunk) + kBlockBytes - 1) / kBlockBytes;

// Chunk-aligned, zeroed; null when the system refuses. large_pages: faulted in by 2 MiB at a time where the system can.
Chunk* map_chunk(size_t bytes, bool large_pages);
void unmap_chunk(Chunk* chunk, size_t bytes);

}  // namespace adder
