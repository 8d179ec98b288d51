// injected.cpp: gives the modules of stdlib/ to machines made through the C API (runtime/capi/injected.h).
#include "runtime/capi/injected.h"

#include "stdlib/embed/embedded_modules.h"
#include "stdlib/modules.h"

namespace adder {

InjectedModules injected_modules() {
  return {native_modules(), embedded_modules()};
}

}  // namespace adder
