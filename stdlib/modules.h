// modules.h: the table of native modules, which the program injects into a Runtime.
#pragma once

#include <span>

#include "runtime/native/native.h"

namespace adder {
std::span<const NativeModule* const> native_modules();
}
