// module.cpp: module objects, and the helpers with which native modules fill themselves.
#include "runtime/modules/module_table.h"
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"

namespace adder {

namespace {

bool initialise_dict(ThreadState& ts, Dict* dict, Value name, Value doc) {
  CommonNames& names = ts.rt.names;
  if (!dict_set_str(ts, dict, names.dunder_name, name) || !dict_set_str(ts, dict, names.dunder_doc, doc)) return false;
  for (Str* key : {names.dunder_package, names.dunder_loader, names.dunder_spec})
    if (!dict_get_str(ts, dict, key) && !dict_set_str(ts, dict, key, kNone)) return false;
  return true;
}

Value module_new(ThreadState& ts, Value* a, uint32_t) {
  Cell* cell = new_instance(ts, a[0].as<Type>());
  Dict* dict = cell ? new_dict(ts) : nullptr;
  if (!dict) return Value();
  static_cast<Module*>(cell)->dict = dict;
  return Value(cell);
}

Value module_init(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "module() argument 'name' must be str, not %A", a[1]);
  return initialise_dict(ts, a[0].as<Module>()->dict, a[1], a[2] ? a[2] : kNone) ? kNone : Value();
}

// As importlib shows it: from the spec when there is one, else from __loader__ and __file__.
Value module_repr(ThreadState& ts, Value* a, uint32_t) {
  Dict* dict = a[0].as<Module>()->dict;
  CommonNames& names = ts.rt.names;
  auto entry = [&](Str* name) { return dict ? dict_get_str(ts, dict, name) : Value(); };
  Value name = entry(names.dunder_name);
  Value spec = entry(names.dunder_spec);
  Value origin, file = entry(names.dunder_file);
  bool has_location = false;
  if (spec && !spec.is_none()) {
    if (Value v = get_attribute_or_empty(ts, spec, names.name)) name = v;
    origin = get_attribute_or_empty(ts, spec, intern(ts, "origin"));
    Value location = get_attribute_or_empty(ts, spec, intern(ts, "has_location"));
    has_location = location && truth(ts, location) > 0;
    if (ts.pending) return Value();
    if (origin && !origin.is_none()) {
      if (has_location) return Value(format_message(ts, "<module %R from %R>", name, origin));
      return Value(format_message(ts, "<module %R (%S)>", name, origin));
    }
    Value loader = get_attribute_or_empty(ts, spec, intern(ts, "loader"));
    if (ts.pending) return Value();
    if (loader && !loader.is_none()) return Value(format_message(ts, "<module %R (%R)>", name, loader));
    return Value(format_message(ts, "<module %R>", name));
  }
  // The modules that start-up makes get a spec when the import system starts.
  if (!file && is_str(name) && find_native_module(ts, str_to_utf8(name.as<Str>())))
    return Value(format_message(ts, "<module %R (built-in)>", name));
  if (!name) name = Value(intern(ts, "?"));
  if (file) return Value(format_message(ts, "<module %R from %R>", name, file));
  Value loader = entry(names.dunder_loader);
  if (loader && !loader.is_none()) return Value(format_message(ts, "<module %R (%R)>", name, loader));
  return Value(format_message(ts, "<module %R>", name));
}

Value module_dir(ThreadState& ts, Value* a, uint32_t) {
  Dict* dict = a[0].as<Module>()->dict;
  Value hook = dict_get_str(ts, dict, ts.rt.names.dunder_dir);
  if (hook) return call(ts, hook, nullptr, 0);
  return Value(sequence_to_list(ts, Value(dict)));
}

Value get_annotations(ThreadState& ts, Value self) {
  Dict* dict = self.as<Module>()->dict;
  Str* name = ts.rt.names.dunder_annotations;
  if (Value v = dict_get_str(ts, dict, name)) return v;
  Dict* made = new_dict(ts);
  return made && dict_set_str(ts, dict, name, Value(made)) ? Value(made) : Value();
}

bool set_annotations(ThreadState& ts, Value self, Value value) {
  Dict* dict = self.as<Module>()->dict;
  Str* name = ts.rt.names.dunder_annotations;
  if (value) return dict_set_str(ts, dict, name, value);
  int deleted = dict_delete(ts, dict, Value(name));
  if (deleted == 0) raise(ts, ts.rt.exc.AttributeError, "__annotations__");
  return deleted > 0;
}

const NativeGetSet kGetSets[] = {
    {"__dict__", nullptr, [](ThreadState&, Value self) { return Value(self.as<Module>()->dict); }, readonly_member},
    {"__annotations__", nullptr, get_annotations, set_annotations},
    {},
};

NativeDef kMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     module_new, kNativeNoText},
    {"__init__(self, name, doc=None)", "Initialize self.  See help(type(self)) for accurate signature.", module_init},
    {"__getattribute__(self, name, /)", "Return getattr(self, name).", module_getattribute},
    {"__repr__(self, /)", "Return repr(self).", module_repr},
    {"__dir__(self, /)", "__dir__() -> list\nspecialized dir() implementation", module_dir},
    {},
};

}  // namespace

Module* new_module(ThreadState& ts, Str* name) {
  Module* module = static_cast<Module*>(ts.rt.heap.allocate(ts, sizeof(Module), ts.rt.heads.module));
  if (!module) return nullptr;
  module->dict = new_dict(ts);
  return module->dict && initialise_dict(ts, module->dict, Value(name), kNone) ? module : nullptr;
}

void trace_module(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Module*>(cell)->dict);
  trace_subclass_words(cell, marker);
}

bool module_add(ThreadState& ts, Module* module, const char* name, Value value) {
  Str* key = intern(ts, std::string_view(name));
  return key && value && dict_set_str(ts, module->dict, key, value);
}

Type* module_add_type(ThreadState& ts, Module* module, const NativeType& native, Type* base) {
  Value name = dict_get_str(ts, module->dict, ts.rt.names.dunder_name);
  Type* type = new_native_type(ts, native, base, name);
  return type && dict_set_str(ts, module->dict, type->name, Value(type)) ? type : nullptr;
}

void* module_state_raw(ThreadState& ts, const NativeModule* module, void* (*make)(), void (*free)(void*),
                       void (*trace)(void*, Marker&)) {
  for (const Runtime::ModuleState& state : ts.rt.module_states)
    if (state.module == module) return state.state;
  ts.rt.module_states.push_back({module, make(), free, trace});
  return ts.rt.module_states.back().state;
}

extern const NativeType kNativeType_module;
const NativeType kNativeType_module = {"module",
                                       "A module: a namespace made by an import. The doc argument becomes its __doc__.",
                                       kMethods,
                                       kGetSets,
                                       Kind::Module,
                                       sizeof(Module),
                                       kTypeInstancesHaveDict | kTypeWeakrefable};

}  // namespace adder
