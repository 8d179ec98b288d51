// imports.cpp: slow paths of import statements. Finding and loading modules is _adder_import's work (Python); what
// stands here is the fast path through sys.modules and the binding of names.
#include "runtime/errors/raise.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

Value import_name(ThreadState& ts, Frame* frame, Str* name, Value from_list, Value level) {
  Runtime& rt = ts.rt;
  Value import = dict_get_str(ts, frame->builtins, rt.names.dunder_import);
  if (!import) {
    if (!ts.has_error()) raise(ts, rt.exc.ImportError, "__import__ not found");
    return {};
  }
  if (is_kind(import, Kind::NativeFunction) && level == Value::small_int(0)) {
    // Already imported and not being initialised: the common case.
    Value found = dict_get_str(ts, rt.modules, name);
    bool dotted = false;
    for (size_t i = 0; i < name->length; ++i) dotted = dotted || name->at(i) == '.';
    bool enough = !dotted;
    if (found && is_kind(found, Kind::Module) && !from_list.is_none()) {
      // `from package import name` may have to import a submodule.
      Dict* dict = found.as<Module>()->dict;
      enough = true;
      if (dict_get_str(ts, dict, rt.names.dunder_path)) {
        Tuple* names = from_list.as<Tuple>();
        for (size_t i = 0; enough && i < names->size; ++i)
          enough = bool(dict_get_str(ts, dict, names->items[i].as<Str>()));
      }
    }
    if (found && enough && is_kind(found, Kind::Module) && !module_is_initializing(ts, found)) return found;
    if (ts.has_error()) return {};
  }
  Value locals = frame->locals ? frame->locals : kNone;
  Value args[] = {name, frame->globals, locals, from_list, level};
  return call(ts, import, args, 5);
}

bool module_is_initializing(ThreadState& ts, Value module) {
  if (!is_kind(module, Kind::Module)) return false;
  Value spec = dict_get_str(ts, module.as<Module>()->dict, ts.rt.names.dunder_spec);
  if (!spec || spec.is_none()) return false;
  Value flag = get_attribute_or_empty(ts, spec, intern(ts, "_initializing"));
  if (ts.has_error()) clear_error(ts);
  return flag && flag.is_true();
}

Value import_from(ThreadState& ts, Value module, Str* name) {
  Value v = get_attribute_or_empty(ts, module, name);
  if (v || ts.has_error()) return v;
  Value module_name = get_attribute_or_empty(ts, module, ts.rt.names.dunder_name);
  if (ts.has_error()) return {};
  if (is_str(module_name)) {
    std::string full = str_to_utf8(module_name.as<Str>()) + "." + str_to_utf8(name);
    Value sub = dict_get_str(ts, ts.rt.modules, intern(ts, full));
    if (sub) return sub;
  }
  Value file = get_attribute_or_empty(ts, module, ts.rt.names.dunder_file);
  if (ts.has_error()) return {};
  std::string shown = is_str(module_name) ? str_to_utf8(module_name.as<Str>()) : "<unknown module name>";
  std::string where = is_str(file) ? str_to_utf8(file.as<Str>()) : "unknown location";
  if (module_is_initializing(ts, module)) {
    raise(ts, ts.rt.exc.ImportError,
          "cannot import name '%U' from partially initialized module '%s' (most likely due to a circular import) (%s)",
          name, shown.c_str(), where.c_str());
  } else {
    raise(ts, ts.rt.exc.ImportError, "cannot import name '%U' from '%s' (%s)", name, shown.c_str(), where.c_str());
  }
  if (ts.pending) {
    ts.pending->extra[1] = module_name ? module_name : kNone;
    ts.pending->extra[2] = is_str(file) ? file : kNone;
    ts.pending->extra[3] = name;
  }
  return {};
}

bool import_star(ThreadState& ts, Frame* frame, Value module) {
  Value all = get_attribute_or_empty(ts, module, ts.rt.names.dunder_all);
  if (ts.has_error()) return false;
  bool skip_private = !all;
  if (!all) {
    Value dict = get_attribute_or_empty(ts, module, ts.rt.names.dunder_dict);
    if (!dict) {
      if (!ts.has_error()) raise(ts, ts.rt.exc.ImportError, "from-import-* object has no __dict__ and no __all__");
      return false;
    }
    all = sequence_to_list(ts, dict);
    if (!all) return false;
  }
  return for_each(ts, all, [&](Value name) {
    if (!is_str(name)) {
      Value shown = get_attribute_or_empty(ts, module, ts.rt.names.dunder_name);
      raise_type_error(
          ts, skip_private ? "Key in %S.__dict__ must be str, not %T" : "Item in %S.__all__ must be str, not %T",
          shown ? shown : kNone, name);
      return false;
    }
    Str* key = intern(ts, name.as<Str>());
    if (!key) return false;
    if (skip_private && key->length && key->at(0) == '_') return true;
    Value v = get_attribute(ts, module, key);
    return v && store_name(ts, frame, key, v);
  });
}

}  // namespace adder
