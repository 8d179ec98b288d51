// imp.cpp: the module _imp: what the import system, written in Python (importlib._bootstrap), asks of the runtime; and
// the C++ side of `import`: the start of that system at its first use.
//
// Native modules come from tables, embedded modules from code units compiled when the program was built. Neither needs
// the Python part, so the modules that start-up imports are loaded without it (import_fast).
#include <unistd.h>

#include "runtime/errors/raise.h"
#include "runtime/interp/compile_source.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/modules/embedded.h"
#include "runtime/modules/import.h"
#include "runtime/modules/module_table.h"
#include "runtime/modules/unit_cache.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

const EmbeddedUnit* find_embedded(ThreadState& ts, std::string_view name) {
  auto table = ts.rt.config.embedded_modules;
  auto at = std::lower_bound(table.begin(), table.end(), name,
                             [](const EmbeddedUnit& m, std::string_view n) { return m.name < n; });
  return at != table.end() && at->name == name ? &*at : nullptr;
}

Value embedded_code(ThreadState& ts, const EmbeddedUnit& m) {
  return new_code(ts, reinterpret_cast<const CodeUnit*>(m.unit), Value());
}

Value imp_builtin_names(ThreadState& ts, Value*, uint32_t) {
  List* list = new_list(ts);
  for (const char* core : {"builtins", "sys", "_imp"})
    if (!list || !list_append(ts, list, Value(intern(ts, core)))) return {};
  for (const NativeModule* m : ts.rt.config.native_modules)
    if (!list_append(ts, list, Value(intern(ts, m->name)))) return {};
  return list;
}

Value imp_create_builtin(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "module name must be str, not %T", a[0]);
  const NativeModule* table = find_native_module(ts, str_to_utf8(a[0].as<Str>()));
  if (!table) return raise(ts, ts.rt.exc.ImportError, "no built-in module named %R", a[0]);
  Value existing = dict_get_str(ts, ts.rt.modules, a[0].as<Str>());
  if (existing) return existing;
  return make_native_module(ts, *table);
}

Value imp_embedded_names(ThreadState& ts, Value*, uint32_t) {
  List* list = new_list(ts);
  for (const EmbeddedUnit& m : ts.rt.config.embedded_modules)
    if (!list || !list_append(ts, list, Value(intern(ts, m.name)))) return {};
  return list;
}

Value imp_embedded_code(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "module name must be str, not %T", a[0]);
  const EmbeddedUnit* m = find_embedded(ts, str_to_utf8(a[0].as<Str>()));
  if (!m) return kNone;
  Value code = embedded_code(ts, *m);
  Str* file = new_str(ts, m->filename);
  return code && file ? Value(tuple_of(ts, code, Value::boolean(m->is_package), Value(file))) : Value();
}

Value imp_embedded_source(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "module name must be str, not %T", a[0]);
  const EmbeddedUnit* m = find_embedded(ts, str_to_utf8(a[0].as<Str>()));
  return m ? Value(new_str(ts, m->source)) : kNone;
}

Value imp_compile_file(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  if (!is_str(a[0])) return raise_type_error(ts, "path must be str, not %T", a[0]);
  if (!get_buffer(ts, a[1], &view)) return {};
  SourceOptions options;
  options.module_is_globals = true;
  return compile_source(ts, {view.data, view.bytes}, a[0].as<Str>(), options);
}

// The key of a source file's unit: a[0] path, a[1] time of change in ns, a[2] size.
bool cache_key(ThreadState& ts, Value mtime, Value size, UnitCacheKey* key) {
  int64_t bytes;
  if (!to_i64(ts, mtime, &key->mtime_ns) || !to_i64(ts, size, &bytes)) return false;
  key->size = static_cast<uint64_t>(bytes);
  auto table = ts.rt.config.embedded_modules;
  key->compiler = table.empty() ? 0 : table.front().fingerprint;
  key->optimize = static_cast<uint32_t>(ts.rt.config.optimize);
  return true;
}

Value imp_load_unit(ThreadState& ts, Value* a, uint32_t) {
  UnitCacheKey key;
  if (!is_str(a[0]) || !is_str(a[1])) return raise_type_error(ts, "paths must be str");
  if (!cache_key(ts, a[2], a[3], &key)) return {};
  Code* code = load_cached_unit(ts, str_to_utf8(a[0].as<Str>()), str_to_utf8(a[1].as<Str>()), key);
  if (!code && ts.has_error()) return {};
  return code ? Value(code) : kNone;
}

Value imp_store_unit(ThreadState& ts, Value* a, uint32_t) {
  UnitCacheKey key;
  if (!is_str(a[0])) return raise_type_error(ts, "path must be str, not %T", a[0]);
  if (!is_kind(a[1], Kind::Code)) return raise_type_error(ts, "code must be a code object, not %T", a[1]);
  if (!cache_key(ts, a[2], a[3], &key)) return {};
  store_cached_unit(str_to_utf8(a[0].as<Str>()), a[1].as<Code>()->unit, key);
  return kNone;
}

Value imp_nothing(ThreadState&, Value*, uint32_t) {
  return kNone;
}
Value imp_false(ThreadState&, Value*, uint32_t) {
  return kFalse;
}

NativeDef kFunctions[] = {
    {"builtin_names()", "Names of the native modules.", imp_builtin_names},
    {"create_builtin(name, /)", "Make the native module of that name.", imp_create_builtin},
    {"embedded_names()", "Names of the modules compiled into the program.", imp_embedded_names},
    {"embedded_code(name, /)", "(code, is_package, filename) of an embedded module, or None.", imp_embedded_code},
    {"embedded_source(name, /)", "Source text of an embedded module, or None.", imp_embedded_source},
    {"compile_file(path, data, /)", "Compile a module's source.", imp_compile_file},
    {"load_unit(cache, path, mtime_ns, size, /)", "The code that a cache file holds of a source file, or None.",
     imp_load_unit},
    {"store_unit(cache, code, mtime_ns, size, /)", "Write a cache file, if that can be.", imp_store_unit},
    {"lock_acquire()", "The GIL already serialises imports; module locks are the import system's own.", imp_nothing},
    {"lock_release()", "See lock_acquire.", imp_nothing},
    {"lock_held()", "See lock_acquire.", imp_false},
    {nullptr, nullptr, nullptr}};

bool exec_embedded(ThreadState& ts, const EmbeddedUnit& m, Module* module) {
  Value code = embedded_code(ts, m);
  if (!code) return false;
  if (!dict_set_str(ts, module->dict, ts.rt.names.dunder_builtins, ts.rt.builtins)) return false;
  return bool(execute_code(ts, code, module->dict, module->dict));
}

// Loads _adder_import and what it needs to be in sys.modules.
bool start_import_system(ThreadState& ts) {
  Runtime& rt = ts.rt;
  for (const char* name : {"_imp", "posix", "_thread"}) {
    Str* key = intern(ts, name);
    if (dict_get_str(ts, rt.modules, key)) continue;
    const NativeModule* table = find_native_module(ts, name);
    if (!table) return raise(ts, rt.exc.ImportError, "native module '%s' is missing from this build", name), false;
    Module* module = make_native_module(ts, *table);
    if (!module || !dict_set_str(ts, rt.modules, key, module)) return false;
  }
  const EmbeddedUnit* bootstrap = find_embedded(ts, "importlib._bootstrap");
  if (!bootstrap) return raise(ts, rt.exc.ImportError, "the import system is missing from this build"), false;
  Str* name = intern(ts, "_adder_import");
  Module* module = new_module(ts, name);
  if (!module || !dict_set_str(ts, rt.modules, name, module)) return false;
  if (!exec_embedded(ts, *bootstrap, module)) return false;
  Value install = dict_get_str(ts, module->dict, intern(ts, "_install"));
  if (!install || !call(ts, install, nullptr, 0)) return false;
  rt.import_function = dict_get_str(ts, module->dict, intern(ts, "_import"));
  rt.import_trim = dict_get_str(ts, module->dict, intern(ts, "_trim"));
  return bool(rt.import_function);
}

}  // namespace

extern const NativeModule kModule__imp;
const NativeModule kModule__imp = {"_imp", "Services of the runtime for the import system.", kFunctions};

namespace {

// Whether a file or folder in an entry of sys.path in front of the library would be found first.
bool shadowed(ThreadState& ts, const std::string& name) {
  Value path = dict_get_str(ts, ts.rt.sys_dict, intern(ts, "path"));
  if (!is_kind(path, Kind::List)) return true;
  List* list = path.as<List>();
  for (size_t i = 0; i < list->size; ++i) {
    if (!is_str(list->items[i])) return true;
    std::string entry = str_to_utf8(list->items[i].as<Str>());
    if (entry == "<stdlib>") return false;
    if (!entry.empty()) entry += '/';
    entry += name;
    if (access(entry.c_str(), F_OK) == 0 || access((entry + ".py").c_str(), F_OK) == 0) return true;
  }
  return true;
}

bool has_all_names(ThreadState& ts, Module* module, Tuple* names) {
  for (size_t i = 0; i < names->size; ++i)
    if (!is_str(names->items[i]) || !dict_get_str(ts, module->dict, names->items[i].as<Str>())) return false;
  return true;
}

// Native and embedded modules, before the import system has started: what start-up and short scripts need.
// Empty without exception: the general way must be taken. The specs of these modules are made when that starts.
Value import_fast(ThreadState& ts, Str* name) {
  Runtime& rt = ts.rt;
  std::string text = str_to_utf8(name);
  if (const NativeModule* table = find_native_module(ts, text)) {
    Module* module = make_native_module(ts, *table);
    if (!module) return {};
    // Its initialisation may have imported it again by itself.
    Value existing = dict_get_str(ts, rt.modules, name);
    if (existing) return existing;
    return dict_set_str(ts, rt.modules, name, module) ? Value(module) : Value();
  }
  const EmbeddedUnit* m = find_embedded(ts, text);
  if (!m || text.find('.') != std::string::npos || rt.import_function || text == "site") return {};
  if (text[0] != '_' && text != "abc" && text != "io" && text != "os" && text != "codecs" && shadowed(ts, text)) {
    return {};
  }
  Module* module = new_module(ts, name);
  Str* file = new_str(ts, m->filename);
  if (!module || !file || !dict_set_str(ts, module->dict, rt.names.dunder_file, file) ||
      !dict_set_str(ts, module->dict, rt.names.dunder_package, Value(m->is_package ? name : rt.empty_str)))
    return {};
  if (m->is_package) {
    Str* folder = new_str(ts, "<stdlib>/" + text);
    Value folders = folder ? Value(new_list_from(ts, reinterpret_cast<Value*>(&folder), 1)) : Value();
    if (!folders || !dict_set_str(ts, module->dict, rt.names.dunder_path, folders)) return {};
  }
  if (!dict_set_str(ts, rt.modules, name, module)) return {};
  if (!exec_embedded(ts, *m, module)) {
    ExceptionObject* e = take_error(ts);
    dict_delete(ts, rt.modules, name);
    clear_error(ts);
    restore_error(ts, e);
    return {};
  }
  Value replaced = dict_get_str(ts, rt.modules, name);  // a module may put another object in its place
  return replaced ? replaced : Value(module);
}

}  // namespace

Value import_general(ThreadState& ts, const Value* args5) {
  Runtime& rt = ts.rt;
  if (is_exact(args5[0], Kind::Str) && args5[4] == Value::small_int(0) && !rt.import_function &&
      args5[0].as<Str>()->length) {
    Value found = dict_get_str(ts, rt.modules, args5[0].as<Str>());
    bool dotted = false;
    for (size_t i = 0; i < args5[0].as<Str>()->length; ++i) dotted = dotted || args5[0].as<Str>()->at(i) == '.';
    if (!found && !ts.has_error() && !dotted) found = import_fast(ts, intern(ts, args5[0].as<Str>()));
    if (ts.has_error()) return {};
    // `from package import submodule` needs the import system; anything else is done.
    bool package =
        found && is_kind(found, Kind::Module) && dict_get_str(ts, found.as<Module>()->dict, rt.names.dunder_path);
    bool wants_names = is_kind(args5[3], Kind::Tuple) && args5[3].as<Tuple>()->size;
    if (found && !dotted && !found.is_none() &&
        !(package && wants_names && !has_all_names(ts, found.as<Module>(), args5[3].as<Tuple>())))
      return found;
    if (ts.has_error()) return {};
  }
  if (!rt.import_function && !start_import_system(ts)) return {};
  Value result = call(ts, rt.import_function, args5, 5);
  if (!result && rt.import_trim && ts.pending && ts.pending->traceback) {
    ExceptionObject* e = take_error(ts);
    Value trimmed = call(ts, rt.import_trim, &e->traceback, 1);
    if (trimmed) e->traceback = trimmed.is_none() ? Value() : trimmed;
    clear_error(ts);
    restore_error(ts, e);
  }
  return result;
}

}  // namespace adder
