// native_context.h: the callee-saved registers and the stack pointer of a thread at one point of its code.
//
// A Value in a C++ local may live in a register alone. While a thread is blocked or parked the collector scans what
// save_context stored and the stack from the stored stack pointer up. save_context is inlined into the function whose
// frame stays on the stack meanwhile: in a function that returns before the thread blocks it would be wrong, because
// that function's prologue may have moved its caller's registers into a frame that is overwritten later. setjmp will
// not do either: glibc disguises some of the registers it stores.
#pragma once

#include <cstdint>

namespace adder {

struct NativeContext {
#if defined(__x86_64__)
  uintptr_t registers[6] = {};
#elif defined(__aarch64__)
  uintptr_t registers[11] = {};
#else
#error "Adder does not know the callee-saved registers of this machine: add them here."
#endif
  const char* stack_low = nullptr;  // null: nothing saved yet
};

__attribute__((always_inline)) inline void save_context(NativeContext& context) {
#if defined(__x86_64__)
  asm volatile(
      "movq %%rbx, 0(%0)\n\t"
      "movq %%rbp, 8(%0)\n\t"
      "movq %%r12, 16(%0)\n\t"
      "movq %%r13, 24(%0)\n\t"
      "movq %%r14, 32(%0)\n\t"
      "movq %%r15, 40(%0)\n\t"
      "movq %%rsp, 48(%0)"
      :
      : "r"(&context)
      : "memory");
#else
  asm volatile(
      "stp x19, x20, [%0, #0]\n\t"
      "stp x21, x22, [%0, #16]\n\t"
      "stp x23, x24, [%0, #32]\n\t"
      "stp x25, x26, [%0, #48]\n\t"
      "stp x27, x28, [%0, #64]\n\t"
      "mov x9, sp\n\t"
      "stp x29, x9, [%0, #80]"
      :
      : "r"(&context)
      : "memory", "x9");
#endif
}

}  // namespace adder
