// _ctypes.cpp: the table of the module behind ctypes. Its import opens libffi.
#include "runtime/objects/function.h"
#include "stdlib/ctypes/ctypes_module.h"

namespace adder {

extern const NativeModule kModule__ctypes;

CTypesState& ctypes_state(ThreadState& ts) {
  return module_state<CTypesState>(ts, kModule__ctypes);
}

namespace {

bool add_all(ThreadState& ts, Module* module, NativeDef* functions) {
  Value home = dict_get_str(ts, module->dict, ts.rt.names.dunder_name);
  for (NativeDef* def = functions; def->signature; ++def) {
    std::string_view text(def->signature);
    NativeFunction* f = new_native_function(ts, def, Value(), home);
    Str* key = f ? intern(ts, text.substr(0, text.find('('))) : nullptr;
    if (!key || !dict_set_str(ts, module->dict, key, f)) return false;
  }
  return true;
}

bool init(ThreadState& ts, Module* module) {
  return Ffi::open(ts) && add_cdata_types(ts, module) && add_call_types(ts, module) && add_closure_type(ts, module) &&
         add_all(ts, module, kCDataFunctions) && add_all(ts, module, kCallFunctions);
}

}  // namespace

const NativeModule kModule__ctypes = {"_ctypes", "Memory of C types, calls of foreign functions, callbacks.", nullptr,
                                      init};

}  // namespace adder
