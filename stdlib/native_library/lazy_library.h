// lazy_library.h: shared libraries that only some scripts need, opened when the first of them does.
//
// Mapping libcrypto or liblzma costs a start more than the interpreter's own work, so nothing links them: a module
// names the functions it uses in a list, and its import opens the library and looks them up. Once per process; what is
// opened stays open. The types come from the library's own header, so a wrong call does not compile.
//
//   #define ADDER_BZIP2_FUNCTIONS(F) F(BZ2_bzCompress) F(BZ2_bzDecompress)
//   ADDER_LAZY_LIBRARY(Bzip2, "libbz2.so.1.0", ADDER_BZIP2_FUNCTIONS)
//   ...
//   if (!Bzip2::open(ts)) return false;          // ImportError is pending
//   Bzip2::f->BZ2_bzCompress(&stream, BZ_RUN);
#pragma once

#include <atomic>
#include <cstddef>

namespace adder {

struct ThreadState;

// Fills `symbols` with the addresses of `names` in the library. False with ImportError pending, which names what is
// missing.
bool open_lazy_library(ThreadState& ts, const char* file, const char* const* names, void** symbols, size_t count);

}  // namespace adder

#define ADDER_LAZY_MEMBER(name) decltype(&::name) name;
#define ADDER_LAZY_NAME(name) #name,

#define ADDER_LAZY_LIBRARY(Library, file, LIST)                                                                  \
  struct Library {                                                                                               \
    struct Functions {                                                                                           \
      LIST(ADDER_LAZY_MEMBER)                                                                                    \
    };                                                                                                           \
    static inline Functions table{};                                                                             \
    static inline std::atomic<const Functions*> opened{nullptr};                                                 \
    static bool open(ThreadState& ts) {                                                                          \
      if (opened.load(std::memory_order_acquire)) return true;                                                   \
      static const char* const names[] = {LIST(ADDER_LAZY_NAME)};                                                \
      static_assert(sizeof(Functions) == sizeof(names));                                                         \
      if (!open_lazy_library(ts, file, names, reinterpret_cast<void**>(&table), sizeof(names) / sizeof(*names))) \
        return false;                                                                                            \
      opened.store(&table, std::memory_order_release);                                                           \
      return true;                                                                                               \
    }                                                                                                            \
    static constexpr const Functions* f = &table;                                                                \
  };
