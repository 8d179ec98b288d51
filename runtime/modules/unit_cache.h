// unit_cache.h: compiled modules on disk. See unit_cache.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "frontend/bytecode/code_unit.h"
#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Code;

// What a cached unit was made from. Another source, optimisation or compiler makes another key.
struct UnitCacheKey {
  int64_t mtime_ns;
  uint64_t size;
  uint64_t compiler;  // EmbeddedUnit::fingerprint
  uint32_t optimize;
};

// The code of a cache file; null with nothing pending when there is none that fits, null with an exception pending only
// when memory ran out. `filename` is what the code must say it comes from.
Code* load_cached_unit(ThreadState& ts, const std::string& cache, std::string_view filename, const UnitCacheKey& key);
// Writes a cache file beside its folder's others, whole or not at all. Failures are no news.
void store_cached_unit(const std::string& cache, const CodeUnit* unit, const UnitCacheKey& key);

}  // namespace adder
