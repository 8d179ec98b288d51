// embedded_modules.h: the table of standard modules written in Python, which the build compiles and puts into the
// program.
//
// Start-up opens no files and compiles nothing: `import json` finds its code unit here. The table is one read-only
// image shared by every Runtime. embed_tool.cpp writes it from stdlib/**/*.py while building. Must stay true: sorted by
// name (bytewise), no name twice, so lookup can be a binary search.
#pragma once

#include <span>

#include "runtime/modules/embedded.h"

namespace adder {

std::span<const EmbeddedUnit> embedded_modules();

}  // namespace adder
