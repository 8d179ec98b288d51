// module_table.h: native modules of this Runtime: the core ones and those the program injects.
#pragma once

#include <span>
#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Module;
struct NativeModule;

// Makes builtins and sys and puts them into sys.modules. False with an exception pending.
bool initialize_core_modules(ThreadState& ts);
// Makes a native module object from its table (not registered in sys.modules). Null with an exception pending.
Module* make_native_module(ThreadState& ts, const NativeModule& table);
// The table of a native module by name: the Runtime's own and the injected ones; null when there is none.
const NativeModule* find_native_module(ThreadState& ts, std::string_view name);
// Loads _adder_import and installs the script-visible import machinery. False with an exception pending.
bool initialize_import(ThreadState& ts);

}  // namespace adder
