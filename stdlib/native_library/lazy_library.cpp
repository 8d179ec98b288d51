// lazy_library.cpp: opening a shared library at the first import that needs it.
#include "stdlib/native_library/lazy_library.h"

#include <dlfcn.h>

#include <mutex>

#include "runtime/errors/raise.h"

namespace adder {

bool open_lazy_library(ThreadState& ts, const char* file, const char* const* names, void** symbols, size_t count) {
  // Two Runtimes may come here at once; both find the same addresses, the lock keeps their writes apart.
  static std::mutex lock;
  std::lock_guard guard(lock);
  void* library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* why = dlerror();
    raise(ts, ts.rt.exc.ImportError, "%s", why ? why : file);
    return false;
  }
  for (size_t i = 0; i < count; ++i) {
    void* symbol = dlsym(library, names[i]);
    if (!symbol) {
      raise(ts, ts.rt.exc.ImportError, "%s has no symbol '%s'", file, names[i]);
      return false;
    }
    __atomic_store_n(&symbols[i], symbol, __ATOMIC_RELAXED);
  }
  return true;
}

}  // namespace adder
