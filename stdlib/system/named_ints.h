// named_ints.h: tables of integer constants for modules that show a C header to scripts.
#pragma once

#include <cstdint>

#include "runtime/native/native.h"
#include "runtime/objects/numbers.h"

namespace adder {

struct NamedInt {
  const char* name;
  int64_t value;
};
// Tables end with a null name.
extern const NamedInt kSelectConstants[], kFcntlConstants[], kResourceConstants[], kTermiosConstants[],
    kSocketConstants[];

inline bool add_constants(ThreadState& ts, Module* module, const NamedInt* table) {
  for (; table->name; ++table)
    if (!module_add(ts, module, table->name, new_int(ts, table->value))) return false;
  return true;
}

}  // namespace adder
