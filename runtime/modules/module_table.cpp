// module_table.cpp: making native modules, and the two that every Runtime has from the start.
#include "runtime/modules/module_table.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/function.h"
#include "runtime/state/runtime.h"

namespace adder {

extern const NativeModule kModule_builtins;
extern const NativeModule kModule_sys;
extern const NativeModule kModule__imp;
bool add_builtin_types(ThreadState& ts, Module* module);

namespace {
const NativeModule* const kCoreModules[] = {&kModule_builtins, &kModule_sys, &kModule__imp};
}

const NativeModule* find_native_module(ThreadState& ts, std::string_view name) {
  for (const NativeModule* m : kCoreModules)
    if (name == m->name) return m;
  for (const NativeModule* m : ts.rt.config.native_modules)
    if (name == m->name) return m;
  return nullptr;
}

Module* make_native_module(ThreadState& ts, const NativeModule& table) {
  Str* name = intern(ts, table.name);
  Module* module = name ? new_module(ts, name) : nullptr;
  if (!module) return nullptr;
  if (table.doc) {
    Str* doc = new_str(ts, table.doc);
    if (!doc || !dict_set_str(ts, module->dict, ts.rt.names.dunder_doc, doc)) return nullptr;
  }
  for (const NativeDef* def = table.functions; def && def->signature; ++def) {
    NativeFunction* f = new_native_function(ts, def, Value(), Value(name));
    if (!f) return nullptr;
    std::string_view text(def->signature);
    Str* key = intern(ts, text.substr(0, text.find('(')));
    if (!key || !dict_set_str(ts, module->dict, key, f)) return nullptr;
  }
  if (table.init && !table.init(ts, module)) return nullptr;
  return module;
}

bool initialize_core_modules(ThreadState& ts) {
  Runtime& rt = ts.rt;
  rt.builtins = new_dict(ts);
  if (!rt.builtins) return false;
  Module* builtins = make_native_module(ts, kModule_builtins);
  if (!builtins || !add_builtin_types(ts, builtins)) return false;
  rt.builtins = builtins->dict;
  if (!dict_set_str(ts, rt.modules, intern(ts, "builtins"), builtins)) return false;
  Module* sys = make_native_module(ts, kModule_sys);
  if (!sys) return false;
  rt.sys_dict = sys->dict;
  return dict_set_str(ts, rt.modules, intern(ts, "sys"), sys) &&
         dict_set_str(ts, sys->dict, rt.names.modules, rt.modules);
}

// The types and exceptions that stand in builtins by name.
bool add_builtin_types(ThreadState& ts, Module* module) {
  Runtime& rt = ts.rt;
  Type* const kPublic[] = {rt.types.object,    rt.types.type,        rt.types.int_,         rt.types.bool_,
                           rt.types.float_,    rt.types.complex,     rt.types.str,          rt.types.bytes,
                           rt.types.bytearray, rt.types.memoryview,  rt.types.list,         rt.types.tuple,
                           rt.types.dict,      rt.types.set,         rt.types.frozenset,    rt.types.range,
                           rt.types.slice,     rt.types.classmethod, rt.types.staticmethod, rt.types.property,
                           rt.types.super,     rt.types.enumerate,   rt.types.zip,          rt.types.map,
                           rt.types.filter,    rt.types.reversed};
  for (Type* type : kPublic)
    if (!dict_set_str(ts, module->dict, type->name, type)) return false;
#define EXCEPTION(cls, base) \
  if (!dict_set_str(ts, module->dict, rt.exc.cls->name, rt.exc.cls)) return false;
#include "runtime/state/exceptions.def"
#undef EXCEPTION
  struct Alias {
    const char* name;
    Value value;
  };
  const Alias aliases[] = {{"EnvironmentError", rt.exc.OSError},
                           {"IOError", rt.exc.OSError},
                           {"None", kNone},
                           {"True", kTrue},
                           {"False", kFalse},
                           {"Ellipsis", kEllipsis},
                           {"NotImplemented", kNotImplemented},
                           {"__debug__", Value::boolean(rt.config.optimize == 0)}};
  for (const Alias& alias : aliases)
    if (!dict_set_str(ts, module->dict, intern(ts, alias.name), alias.value)) return false;
  return true;
}

}  // namespace adder
