// calls.cpp: calls of foreign functions by libffi.
//
// The Python side has applied argtypes and from_param; what arrives here is ints, bytes, str, None, C objects, and
// arguments made ready before. The GIL is given up during the call, unless the library was opened as PyDLL.
#include <dlfcn.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "runtime/gil/gil.h"
#include "stdlib/ctypes/ctypes_module.h"

namespace adder {

int& ctypes_errno() {
  static thread_local int value = 0;
  return value;
}

namespace {

enum CallFlag { kKeepGil = 4, kUseErrno = 8 };

CArgument* new_argument(ThreadState& ts, char code) {
  auto* made = static_cast<CArgument*>(new_instance(ts, ctypes_state(ts).argument));
  if (made) made->code = static_cast<uint64_t>(code);
  return made;
}

// One argument as libffi takes it.
struct Prepared {
  ffi_type* type = nullptr;
  alignas(16) char value[16] = {};
  void* data = nullptr;  // value, or the memory of a struct

  void pointer(const void* address) {
    type = Ffi::f->ffi_type_pointer;
    std::memcpy(value, &address, sizeof address);
    data = value;
  }
};

// The attribute _code_ of a C object's class: a type code, "A" for arrays (their address is passed), or a layout.
Value call_code(ThreadState& ts, Value object) {
  Value code = lookup_in_type(ts, type_of(ts, object), intern(ts, "_code_"));
  return code ? code : kNone;
}

bool prepare_int(ThreadState& ts, Value v, Prepared* out) {
  int64_t number;
  if (!int_to_i64(v, &number)) {
    // As an unsigned long, it may still fit.
    Int* big = v.as<Int>();
    if (big->size != 1) return raise_overflow(ts, "int too long to convert"), false;
    number = static_cast<int64_t>(big->limbs[0]);
  }
  auto narrow = static_cast<int32_t>(number);
  out->type = Ffi::f->ffi_type_sint32;
  std::memcpy(out->value, &narrow, sizeof narrow);
  out->data = out->value;
  return true;
}

bool prepare(ThreadState& ts, Value v, Prepared* out, Value* keep, int depth = 0) {
  if (is_native_type(ts, v, ctypes_state(ts).argument)) {
    auto* argument = v.as<CArgument>();
    if (is_native_type(ts, argument->keep, ctypes_state(ts).layout)) {
      out->type = &argument->keep.as<CLayout>()->type;
      std::memcpy(&out->data, argument->value, sizeof out->data);
      return true;
    }
    out->type = code_ffi_type(static_cast<char>(argument->code));
    std::memcpy(out->value, argument->value, sizeof out->value);
    out->data = out->value;
    return true;
  }
  if (is_cdata(ts, v)) {
    CData* data = v.as<CData>();
    Value code = call_code(ts, v);
    if (is_native_type(ts, code, ctypes_state(ts).layout)) {
      out->type = &code.as<CLayout>()->type;
      out->data = data->data;
      return true;
    }
    CCode parsed;
    if (!parse_code(ts, code, &parsed)) return false;
    if (parsed.letter == 'A') {
      out->pointer(data->data);
      return true;
    }
    out->type = code_ffi_type(parsed.letter);
    std::memcpy(out->value, data->data, std::min<size_t>(code_size(parsed.letter), data->size));
    out->data = out->value;
    return true;
  }
  if (v.is_none()) {
    out->pointer(nullptr);
    return true;
  }
  if (is_int_value(v)) return prepare_int(ts, v, out);
  if (is_kind(v, Kind::Bytes)) {
    char* address = terminated(ts, v.as<Bytes>()->view(), keep);
    if (address) out->pointer(address);
    return address;
  }
  if (is_str(v)) {
    char* address = wide_terminated(ts, v.as<Str>(), keep);
    if (address) out->pointer(address);
    return address;
  }
  if (depth < 100) {
    Value stand_in = get_attribute_or_empty(ts, v, intern(ts, "_as_parameter_"));
    if (stand_in) {
      *keep = stand_in;
      return prepare(ts, stand_in, out, keep, depth + 1);
    }
    if (ts.has_error()) return false;
  }
  return false;
}

Value call_function(ThreadState& ts, Value* a, uint32_t) {
  // a: address, flags, result code, result object, arguments
  Value address = to_index(ts, a[0]);
  int64_t flags;
  if (!address || !to_i64(ts, a[1], &flags)) return {};
  int64_t bits;
  auto function = reinterpret_cast<void (*)()>(int_to_i64(address, &bits) ? static_cast<uint64_t>(bits)
                                                                          : address.as<Int>()->limbs[0]);
  if (!function) return raise_value_error(ts, "NULL function pointer");
  Tuple* arguments = sequence_to_tuple(ts, a[4]);
  if (!arguments) return {};
  size_t count = arguments->size;
  if (count > 1024) return raise(ts, ts.rt.exc.TypeError, "too many arguments (%zu), maximum is %d", count, 1024);
  // What keeps converted arguments alive must be where the collector looks.
  Tuple* kept = new_tuple(ts, count ? count : 1);
  if (!kept) return {};
  auto prepared = std::make_unique<Prepared[]>(count ? count : 1);
  auto types = std::make_unique<ffi_type*[]>(count ? count : 1);
  auto values = std::make_unique<void*[]>(count ? count : 1);
  for (size_t i = 0; i < count; ++i) {
    if (!prepare(ts, arguments->items[i], &prepared[i], &kept->items[i])) {
      if (!ts.has_error()) raise_type_error(ts, "Don't know how to convert parameter %zu", i + 1);
      Value problem = take_error(ts);
      return raise(ts, ctypes_state(ts).argument_error, "argument %zu: %T: %S", i + 1, problem, problem);
    }
    types[i] = prepared[i].type;
    values[i] = prepared[i].data;
  }
  CCode code;
  ffi_type* result_type = Ffi::f->ffi_type_void;
  CData* result_object = nullptr;
  if (is_native_type(ts, a[2], ctypes_state(ts).layout)) {
    result_type = &a[2].as<CLayout>()->type;
    result_object = cdata_argument(ts, a[3]);
    if (!result_object) return {};
  } else if (!a[2].is_none()) {
    if (!parse_code(ts, a[2], &code)) return {};
    result_type = code_ffi_type(code.letter);
  }
  ffi_cif cif;
  if (Ffi::f->ffi_prep_cif(&cif, FFI_DEFAULT_ABI, static_cast<unsigned>(count), result_type, types.get()) != FFI_OK)
    return raise_runtime_error(ts, "ffi_prep_cif failed");
  // libffi widens small results to a word.
  alignas(16) char space[32] = {};
  size_t needed = result_object ? std::max<size_t>(result_type->size, sizeof(ffi_arg)) : sizeof space;
  auto large = needed > sizeof space ? std::make_unique<char[]>(needed) : nullptr;
  char* result = large ? large.get() : space;
  auto perform = [&] {
    if (flags & kUseErrno) std::swap(errno, ctypes_errno());
    Ffi::f->ffi_call(&cif, function, result, values.get());
    if (flags & kUseErrno) std::swap(errno, ctypes_errno());
  };
  if (flags & kKeepGil) {
    perform();
    if (ts.has_error()) return {};
  } else {
    BlockingScope blocking(ts);
    perform();
  }
  // The arguments, and the objects they point into, live until here.
  asm volatile("" : : "r"(kept), "r"(arguments) : "memory");
  if (result_object) {
    std::memcpy(result_object->data, result, std::min<uint64_t>(result_object->size, result_type->size));
    return a[3];
  }
  if (a[2].is_none()) return kNone;
  if (is_cdata(ts, a[3])) {  // the value goes into an object of the result type
    CData* target = a[3].as<CData>();
    std::memcpy(target->data, result, std::min<uint64_t>(target->size, code_size(code.letter)));
    return a[3];
  }
  return load_code(ts, code, result);
}

Value byref(ThreadState& ts, Value* a, uint32_t) {
  if (!is_cdata(ts, a[0])) return raise_type_error(ts, "byref() argument must be a ctypes instance, not '%T'", a[0]);
  int64_t offset = 0;
  if (a[1] && !to_i64(ts, a[1], &offset)) return {};
  CArgument* made = new_argument(ts, 'P');
  if (!made) return {};
  char* address = a[0].as<CData>()->data + offset;
  std::memcpy(made->value, &address, sizeof address);
  made->keep = a[0];
  return made;
}

Value make_argument(ThreadState& ts, Value* a, uint32_t) {
  CCode code;
  if (!parse_code(ts, a[0], &code)) return {};
  CArgument* made = new_argument(ts, code.letter);
  return made && store_code(ts, {code.letter, false}, made->value, a[1], &made->keep) ? Value(made) : Value();
}

void trace_argument(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CArgument*>(cell)->keep);
}

Value argument_repr(ThreadState& ts, Value* a, uint32_t) {
  auto* self = a[0].as<CArgument>();
  auto code = static_cast<char>(self->code);
  const char text[] = {code, 0};
  if (std::strchr("zZPA", code)) {
    unsigned long long address;
    std::memcpy(&address, self->value, sizeof address);
    return format_message(ts, "<cparam '%s' (0x%llx)>", text, address);
  }
  Value shown = load_code(ts, {code, false}, self->value);
  if (!shown) return {};
  return code == 'c' || code == 'u' ? format_message(ts, "<cparam '%s' (%R)>", text, shown)
                                    : format_message(ts, "<cparam '%s' (%S)>", text, shown);
}

Value make_layout(ThreadState& ts, Value* a, uint32_t) {
  int64_t size, align;
  Tuple* parts = sequence_to_tuple(ts, a[2]);
  if (!parts || !to_i64(ts, a[0], &size) || !to_i64(ts, a[1], &align)) return {};
  auto* made = static_cast<CLayout*>(new_instance(ts, ctypes_state(ts).layout));
  if (!made) return {};
  made->parts = parts;
  made->elements = static_cast<ffi_type**>(std::calloc(parts->size + 1, sizeof(ffi_type*)));
  if (!made->elements) return raise_memory_error(ts);
  for (size_t i = 0; i < parts->size; ++i) {
    if (is_native_type(ts, parts->items[i], ctypes_state(ts).layout)) {
      made->elements[i] = &parts->items[i].as<CLayout>()->type;
      continue;
    }
    CCode code;
    if (!parse_code(ts, parts->items[i], &code)) return {};
    made->elements[i] = code_ffi_type(code.letter);
  }
  made->type.size = static_cast<size_t>(size);
  made->type.alignment = static_cast<unsigned short>(align);
  made->type.type = FFI_TYPE_STRUCT;
  made->type.elements = made->elements;
  return made;
}

void trace_layout(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CLayout*>(cell)->parts);
}

Value open_library(ThreadState& ts, Value* a, uint32_t) {
  int64_t mode = RTLD_NOW;
  if (a[1] && !to_i64(ts, a[1], &mode)) return {};
  std::string name;
  if (!a[0].is_none()) {
    if (is_str(a[0]))
      name = str_to_utf8(a[0].as<Str>());
    else if (is_kind(a[0], Kind::Bytes))
      name = a[0].as<Bytes>()->view();
    else
      return raise_type_error(ts, "expected str, bytes or os.PathLike object, not %T", a[0]);
  }
  void* handle;
  {
    BlockingScope blocking(ts);
    handle = dlopen(a[0].is_none() ? nullptr : name.c_str(), static_cast<int>(mode) | RTLD_NOW);
  }
  if (handle) return new_int_u64(ts, reinterpret_cast<uint64_t>(handle));
  const char* why = dlerror();
  return raise(ts, ts.rt.exc.OSError, "%s", why ? why : "dlopen() error");
}

Value find_symbol(ThreadState& ts, Value* a, uint32_t) {
  int64_t handle;
  if (!to_i64(ts, a[0], &handle)) return {};
  if (!is_str(a[1])) return raise_type_error(ts, "symbol name must be str, not %T", a[1]);
  std::string name = str_to_utf8(a[1].as<Str>());
  dlerror();
  void* symbol = dlsym(reinterpret_cast<void*>(handle), name.c_str());
  if (symbol) return new_int_u64(ts, reinterpret_cast<uint64_t>(symbol));
  const char* why = dlerror();
  return raise(ts, ts.rt.exc.OSError, "%s", why ? why : "symbol is NULL");
}

Value close_library(ThreadState& ts, Value* a, uint32_t) {
  int64_t handle;
  if (!to_i64(ts, a[0], &handle)) return {};
  if (dlclose(reinterpret_cast<void*>(handle)) == 0) return kNone;
  return raise(ts, ts.rt.exc.OSError, "%s", dlerror());
}

Value get_errno(ThreadState&, Value*, uint32_t) {
  return Value::small_int(ctypes_errno());
}
Value set_errno(ThreadState& ts, Value* a, uint32_t) {
  int64_t value;
  if (!to_i64(ts, a[0], &value)) return {};
  int before = ctypes_errno();
  ctypes_errno() = static_cast<int>(value);
  return Value::small_int(before);
}

NativeDef kArgumentMethods[] = {{"__repr__(self, /)", "Return repr(self).", argument_repr},
                                {nullptr, nullptr, nullptr}};

const NativeType kArgument = {.name = "_ctypes.CArgObject",
                              .doc = "An argument made ready for a call.",
                              .methods = kArgumentMethods,
                              .instance_bytes = sizeof(CArgument),
                              .flags = kTypeNoSubclass,
                              .trace = trace_argument};
const NativeType kLayout = {.name = "_ctypes.Layout",
                            .doc = "How a struct is passed by value.",
                            .instance_bytes = sizeof(CLayout),
                            .flags = kTypeNoSubclass,
                            .trace = trace_layout,
                            .finalize = [](Cell* cell) { std::free(static_cast<CLayout*>(cell)->elements); }};

}  // namespace

bool pointer_argument(ThreadState& ts, Value v, char** out, Value* keep) {
  Prepared prepared;
  if (is_int_value(v)) {
    int64_t number;
    if (!int_to_i64(v, &number)) {
      if (v.as<Int>()->size != 1) return raise_overflow(ts, "int too long to convert"), false;
      number = static_cast<int64_t>(v.as<Int>()->limbs[0]);
    }
    *out = reinterpret_cast<char*>(number);
    return true;
  }
  // Bytes are given by their own address: memmove may be told to write into them.
  if (is_kind(v, Kind::Bytes) && v.as<Bytes>()->size) {
    *keep = v;
    return (*out = terminated(ts, v.as<Bytes>()->view(), keep)) != nullptr;
  }
  if (!prepare(ts, v, &prepared, keep) || prepared.type != Ffi::f->ffi_type_pointer) {
    if (!ts.has_error()) raise_type_error(ts, "wrong type");
    return false;
  }
  std::memcpy(out, prepared.value, sizeof *out);
  return true;
}

NativeDef kCallFunctions[] = {
    {"call(address, flags, result_code, result, arguments, /)", "Call a foreign function.", call_function},
    {"closure(function, result_code, arguments, /)", "Code that calls a function.", ctypes_closure},
    {"byref(obj, offset=0, /)", "A pointer to a C object, as an argument only.", byref},
    {"argument(code, value, /)", "A value as an argument of a type code.", make_argument},
    {"layout(size, align, parts, /)", "How a struct of these codes and layouts is passed by value.", make_layout},
    {"dlopen(name, flag=2, /)", "Open a shared library; its handle.", open_library},
    {"dlsym(handle, name, /)", "The address of a symbol.", find_symbol},
    {"dlclose(handle, /)", "Close a shared library.", close_library},
    {"get_errno()", "This thread's copy of errno, as calls with use_errno left it.", get_errno},
    {"set_errno(value, /)", "Set this thread's copy of errno; what it was.", set_errno},
    {nullptr, nullptr, nullptr}};

bool add_call_types(ThreadState& ts, Module* module) {
  CTypesState& state = ctypes_state(ts);
  state.argument = module_add_type(ts, module, kArgument);
  state.layout = state.argument ? module_add_type(ts, module, kLayout) : nullptr;
  Str* name = intern(ts, "ArgumentError");
  Tuple* bases = name ? tuple_of(ts, ts.rt.exc.Exception) : nullptr;
  Dict* dict = bases ? new_dict(ts) : nullptr;
  if (!dict || !dict_set_str(ts, dict, intern(ts, "__module__"), Value(intern(ts, "ctypes")))) return false;
  state.argument_error = new_heap_type(ts, ts.rt.types.type, name, bases, dict, nullptr);
  if (!state.argument_error || !module_add(ts, module, "ArgumentError", state.argument_error)) return false;
  return state.layout && module_add(ts, module, "FUNCFLAG_CDECL", Value::small_int(1)) &&
         module_add(ts, module, "FUNCFLAG_PYTHONAPI", Value::small_int(kKeepGil)) &&
         module_add(ts, module, "FUNCFLAG_USE_ERRNO", Value::small_int(kUseErrno)) &&
         module_add(ts, module, "FUNCFLAG_USE_LASTERROR", Value::small_int(16)) &&
         module_add(ts, module, "RTLD_GLOBAL", Value::small_int(RTLD_GLOBAL)) &&
         module_add(ts, module, "RTLD_LOCAL", Value::small_int(RTLD_LOCAL));
}

}  // namespace adder
