// builtins.cpp: the module builtins: gathers the groups of functions. Its types are added by module_table.cpp.
#include "runtime/modules/builtins.h"

#include "runtime/native/native.h"
#include "runtime/objects/function.h"

namespace adder {

namespace {

bool add_functions(ThreadState& ts, Module* module) {
  Str* name = intern(ts, "builtins");
  for (const NativeDef* group : {kBuiltinsNumeric, kBuiltinsIteration, kBuiltinsObjects, kBuiltinsCode, kBuiltinsClass,
                                 kBuiltinsIo, kBuiltinsAsync}) {
    for (const NativeDef* def = group; def->signature; ++def) {
      NativeFunction* f = new_native_function(ts, def, Value(), name);
      std::string_view text(def->signature);
      Str* key = f ? intern(ts, text.substr(0, text.find('('))) : nullptr;
      if (!key || !dict_set_str(ts, module->dict, key, f)) return false;
    }
  }
  return add_site_builtins(ts, module);
}

}  // namespace

extern const NativeModule kModule_builtins;
const NativeModule kModule_builtins = {
    .name = "builtins",
    .doc = "Functions, types, exceptions and constants that every module sees without importing them.",
    .functions = nullptr,
    .init = add_functions,
};

}  // namespace adder
