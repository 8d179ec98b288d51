// poison.h: telling AddressSanitizer which memory of the heap is free, so that it reports the use of a dead cell. With
// ADDER_GC_STRESS this finds a value that the collector did not see at its first use. Nothing in other builds.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define ADDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDER_ASAN 1
#endif
#endif

#ifdef ADDER_ASAN
#include <sanitizer/asan_interface.h>
#endif

namespace adder {

inline void poison_memory([[maybe_unused]] const void* start, [[maybe_unused]] size_t bytes) {
#ifdef ADDER_ASAN
  __asan_poison_memory_region(start, bytes);
#endif
}
inline void unpoison_memory([[maybe_unused]] const void* start, [[maybe_unused]] size_t bytes) {
#ifdef ADDER_ASAN
  __asan_unpoison_memory_region(start, bytes);
#endif
}

}  // namespace adder
