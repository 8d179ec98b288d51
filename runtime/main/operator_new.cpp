// operator_new.cpp: the throwing forms of operator new, in the program that links mimalloc.
//
// mimalloc defines them too, but its own, compiled as C, abort the process when memory is short, where natives count on
// std::bad_alloc to become MemoryError (runtime/native/run_native.h). The program's definitions come first for the
// linker. Memory still comes from mimalloc, which has replaced malloc, so its operator delete may free it.
#ifdef ADDER_MIMALLOC

#include <cstdlib>
#include <new>

namespace {

void* checked(void* p) {
  if (!p) throw std::bad_alloc();
  return p;
}

}  // namespace

void* operator new(std::size_t bytes) {
  return checked(std::malloc(bytes ? bytes : 1));
}
void* operator new[](std::size_t bytes) {
  return checked(std::malloc(bytes ? bytes : 1));
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  std::size_t a = static_cast<std::size_t>(alignment);
  return checked(std::aligned_alloc(a, (bytes + a - 1) / a * a));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
  return operator new(bytes, alignment);
}

#endif
