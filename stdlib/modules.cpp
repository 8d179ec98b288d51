// modules.cpp: every native module of stdlib/, from modules.def.
#include "stdlib/modules.h"

namespace adder {

#define MODULE(name) extern const NativeModule kModule_##name;
#include "stdlib/modules.def"
#undef MODULE

namespace {
const NativeModule* const kModules[] = {
#define MODULE(name) &kModule_##name,
#include "stdlib/modules.def"
#undef MODULE
    nullptr};
}  // namespace

std::span<const NativeModule* const> native_modules() {
  return {kModules, std::size(kModules) - 1};
}

}  // namespace adder
