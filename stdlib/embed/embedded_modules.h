// embedded_modules.h: the table of standard modules written in Python, which the build puts into the program.
//
// Start-up opens no files: `import json` finds its module here. The table is one read-only image shared by every
// Runtime. embed_tool.cpp writes it from stdlib/**/*.py while building.
// Must stay true: sorted by name (bytewise), no name twice, so lookup can be a binary search.
#pragma once

#include <cstddef>
#include <span>

namespace adder {

struct EmbeddedModule {
  const char* name;           // dotted, as in `import NAME`
  bool is_package;            // made from an __init__.py
  const char* filename;       // path inside the source tree, "stdlib/json/json.py": what tracebacks show
  const unsigned char* data;  // UTF-8 source text; data[size] is 0
  size_t size;
};

std::span<const EmbeddedModule> embedded_modules();

}  // namespace adder
