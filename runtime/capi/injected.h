// injected.h: the modules that a machine made through adder.h has. The runtime does not know stdlib/, so stdlib/
// defines this function and the link joins them.
#pragma once

#include <span>

#include "runtime/modules/embedded.h"
#include "runtime/native/native.h"

namespace adder {

struct InjectedModules {
  std::span<const NativeModule* const> native;
  std::span<const EmbeddedUnit> embedded;
};
InjectedModules injected_modules();

}  // namespace adder
