// _pickle.cpp: the native module behind pickle: its table, exceptions, and dump, dumps, load, loads.
#include "runtime/objects/byte_tools.h"
#include "stdlib/pickle/pickle_reader.h"
#include "stdlib/pickle/pickle_writer.h"

namespace adder {

extern const NativeModule kModule__pickle;

void PickleState::trace(Marker& marker) {
  for (Type* type : {error, pickling_error, unpickling_error, pickler, unpickler, buffer, pickler_memo, unpickler_memo})
    marker.visit(type);
  for (Value v : {dispatch_table, extension_registry, inverted_registry, extension_cache, codecs_encode, getattr,
                  partial, latin1, name_mapping, import_mapping, reverse_name_mapping, reverse_import_mapping})
    marker.visit(v);
}

PickleState& pickle_state(ThreadState& ts) {
  return module_state<PickleState>(ts, kModule__pickle);
}

namespace {

bool take_dicts(ThreadState& ts, const char* module_name, std::initializer_list<std::pair<const char*, Value*>> names) {
  Value module = import_module(ts, module_name);
  if (!module) return false;
  for (auto [name, slot] : names) {
    Value dict = get_attribute(ts, module, name);
    if (!dict) return false;
    if (!is_exact(dict, Kind::Dict)) {
      raise_runtime_error(ts, "%s.%s should be a dict, not %T", module_name, name, dict);
      return false;
    }
    *slot = dict;
  }
  return true;
}

// --- functions

bool init_writer(ThreadState& ts, PickleWriter& writer, Value protocol, Value fix_imports, Value buffer_callback) {
  int fix = fix_imports ? truth(ts, fix_imports) : 1;
  if (fix < 0 || !writer.set_protocol(protocol, fix)) return false;
  if (!buffer_callback || buffer_callback.is_none()) return true;
  if (writer.protocol < 5) return raise_value_error(ts, "buffer_callback needs protocol >= 5"), false;
  writer.buffer_callback = buffer_callback;
  return true;
}

Value dumps(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter writer(ts);
  if (!init_writer(ts, writer, a[1], a[2], a[3]) || !writer.dump(a[0])) return {};
  return new_bytes(ts, writer.out);
}

Value dump(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter writer(ts);
  if (!init_writer(ts, writer, a[2], a[3], a[4])) return {};
  writer.file_write = get_attribute_or_empty(ts, a[1], intern(ts, "write"));
  if (!writer.file_write) return ts.has_error() ? Value() : raise_type_error(ts, "file must have a 'write' attribute");
  if (!writer.dump(a[0])) return {};
  Value data = new_bytes(ts, writer.out);
  return data && call_with(ts, writer.file_write, data) ? kNone : Value();
}

bool init_reader(ThreadState& ts, PickleReader& reader, Value* options) {
  int fix = options[0] ? truth(ts, options[0]) : 1;
  return fix >= 0 && reader.set_options(fix, options[1], options[2], options[3]);
}

Value loads(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  PickleReader reader(ts);
  if (!init_reader(ts, reader, a + 1) || !get_buffer(ts, a[0], &view)) return {};
  // Script code that the pickle calls may change a buffer that is no bytes.
  Value held = a[0];
  if (!is_kind(held, Kind::Bytes) && !(held = new_bytes(ts, {view.data, view.bytes}))) return {};
  reader.set_input(held.as<Bytes>()->view(), held);
  return reader.load();
}

Value load(ThreadState& ts, Value* a, uint32_t) {
  PickleReader reader(ts);
  if (!reader.set_file(a[0]) || !init_reader(ts, reader, a + 1)) return {};
  return reader.load();
}

NativeDef kFunctions[] = {{"dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
                           "Write a pickled representation of obj to the open file object file.", dump},
                          {"dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
                           "Return the pickled representation of the object as a bytes object.", dumps},
                          {"load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
                           "Read and return an object from the pickle data stored in a file.", load},
                          {"loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
                           "Read and return an object from the given pickle data.", loads},
                          {nullptr, nullptr, nullptr}};

Type* new_error(ThreadState& ts, Module* module, const char* name, const char* doc, Type* base) {
  Dict* space = new_dict(ts);
  Str* text = space ? new_str(ts, doc) : nullptr;
  if (!text || !dict_set_str(ts, space, intern(ts, "__module__"), intern(ts, "_pickle")) ||
      !dict_set_str(ts, space, intern(ts, "__doc__"), text))
    return nullptr;
  Type* type = new_heap_type(ts, ts.rt.types.type, intern(ts, name), tuple_of(ts, base), space, nullptr);
  return type && module_add(ts, module, name, type) ? type : nullptr;
}

bool init(ThreadState& ts, Module* module) {
  PickleState& s = pickle_state(ts);
  s.error = new_error(ts, module, "PickleError", "Base of the errors of pickling and unpickling.", ts.rt.exc.Exception);
  s.pickling_error =
      s.error ? new_error(ts, module, "PicklingError", "An object cannot be pickled.", s.error) : nullptr;
  s.unpickling_error =
      s.pickling_error ? new_error(ts, module, "UnpicklingError", "A pickle cannot be loaded.", s.error) : nullptr;
  if (!s.unpickling_error) return false;
  s.pickler = module_add_type(ts, module, kPickler);
  s.unpickler = s.pickler ? module_add_type(ts, module, kUnpickler) : nullptr;
  s.buffer = s.unpickler ? module_add_type(ts, module, kPickleBuffer) : nullptr;
  Value name = intern(ts, "_pickle");
  s.pickler_memo = s.buffer ? new_native_type(ts, kPicklerMemo, ts.rt.types.object, name) : nullptr;
  s.unpickler_memo = s.pickler_memo ? new_native_type(ts, kUnpicklerMemo, ts.rt.types.object, name) : nullptr;
  return s.unpickler_memo;
}

}  // namespace

bool load_copyreg(ThreadState& ts, PickleState& s) {
  return s.extension_cache || take_dicts(ts, "copyreg",
                                         {{"dispatch_table", &s.dispatch_table},
                                          {"_extension_registry", &s.extension_registry},
                                          {"_inverted_registry", &s.inverted_registry},
                                          {"_extension_cache", &s.extension_cache}});
}

bool load_compat_names(ThreadState& ts, PickleState& s) {
  return s.reverse_import_mapping || take_dicts(ts, "_compat_pickle",
                                                {{"NAME_MAPPING", &s.name_mapping},
                                                 {"IMPORT_MAPPING", &s.import_mapping},
                                                 {"REVERSE_NAME_MAPPING", &s.reverse_name_mapping},
                                                 {"REVERSE_IMPORT_MAPPING", &s.reverse_import_mapping}});
}

extern const NativeModule kModule__pickle;
const NativeModule kModule__pickle = {"_pickle", "The machines that write and read pickles.", kFunctions, init};

}  // namespace adder
