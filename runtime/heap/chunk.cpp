// chunk.cpp: where chunks come from: mimalloc when the program links it, else the system's aligned mappings.
#include "runtime/heap/chunk.h"

#include <sys/mman.h>

#include "runtime/heap/poison.h"

namespace adder {

// Chunks stay mapped zeroed by the kernel: mapping them ourselves keeps a fresh chunk untouched (no page is resident
// until a cell lies in it), which an allocator's own zeroing would undo.
Chunk* map_chunk(size_t bytes, bool large_pages) {
  size_t reserve = bytes + kChunkBytes;
  char* p = static_cast<char*>(mmap(nullptr, reserve, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (p == MAP_FAILED) return nullptr;
  uintptr_t start = (reinterpret_cast<uintptr_t>(p) + kChunkBytes - 1) & ~(kChunkBytes - 1);
  char* aligned = reinterpret_cast<char*>(start);
  if (aligned > p) munmap(p, aligned - p);
  char* end = aligned + bytes;
  if (end < p + reserve) munmap(end, p + reserve - end);
  if (large_pages) madvise(aligned, bytes, MADV_HUGEPAGE);
  return reinterpret_cast<Chunk*>(aligned);
}

void unmap_chunk(Chunk* chunk, size_t bytes) {
  unpoison_memory(chunk, bytes);
  munmap(chunk, bytes);
}

}  // namespace adder
