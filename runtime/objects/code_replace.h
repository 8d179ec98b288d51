// code_replace.h: the method replace of code objects; its table stands in code_attributes.cpp.
#pragma once

#include "runtime/native/native.h"

namespace adder {

Value code_replace(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder
