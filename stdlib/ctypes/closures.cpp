// closures.cpp: C code that calls script functions, made by libffi.
//
// Foreign code may call at any time: on a thread that left the GIL for a foreign call, on one that kept it (PyDLL), or
// on a thread that no Runtime knows. Each comes back to the state it had: the context that the collector uses for a
// blocked thread is put back before the GIL is given up again.
#include <cstring>

#include "runtime/gil/gil.h"
#include "stdlib/ctypes/ctypes_module.h"

namespace adder {

namespace {

struct Closure : Cell {
  ffi_closure* closure;
  void* code;
  ffi_cif cif;
  ffi_type** types;  // from malloc
  Value function;
  Value result;     // a type code, or None
  Value arguments;  // Tuple: a type code, or a function (address) -> object
  Value layouts;    // Tuple: a layout, or None
  Runtime* rt;
};

// Runs a piece of work with the GIL, whoever calls.
class Entered {
 public:
  explicit Entered(Runtime& rt) : ts_(current_thread_state()) {
    if (ts_ && &ts_->rt == &rt) {
      was_blocked_ = ts_->mode == ThreadMode::kBlocked;
      if (!was_blocked_) return;
      context_ = ts_->native_context;
      rt.gil.acquire(*ts_, true);
    } else {
      attached_ = ts_ = rt.attach();
    }
  }
  ~Entered() {
    if (attached_) {
      attached_->rt.detach(attached_);
    } else if (was_blocked_) {
      ts_->native_context = context_;
      ts_->rt.gil.release(*ts_);
    }
  }
  Entered(const Entered&) = delete;
  ThreadState& ts() { return *ts_; }

 private:
  ThreadState* ts_;
  ThreadState* attached_ = nullptr;
  bool was_blocked_ = false;
  NativeContext context_;
};

bool run(ThreadState& ts, Closure* self, void* result, void** given) {
  Tuple* specs = self->arguments.as<Tuple>();
  List* values = new_list(ts, specs->size);
  if (!values) return false;
  for (size_t i = 0; i < specs->size; ++i) {
    Value spec = specs->items[i], value;
    if (is_str(spec)) {
      CCode code;
      if (!parse_code(ts, spec, &code)) return false;
      value = load_code(ts, code, static_cast<char*>(given[i]));
    } else {
      value = call_with(ts, spec, new_int_u64(ts, reinterpret_cast<uint64_t>(given[i])));
    }
    if (!value || !list_append(ts, values, value)) return false;
  }
  Value returned = call(ts, self->function, values->items, values->size);
  if (!returned) return false;
  if (self->result.is_none()) return true;
  CCode code;
  char space[16] = {};
  Value keep;
  if (!parse_code(ts, self->result, &code)) return false;
  if (!store_code(ts, code, space, returned, &keep)) {
    write_unraisable(ts, "Exception ignored on converting result of ctypes callback function", self->function);
    return true;
  }
  // Small integers fill a word.
  if (std::strchr("bhi", code.letter)) {
    int64_t wide = code.letter == 'b'   ? *reinterpret_cast<int8_t*>(space)
                   : code.letter == 'h' ? *reinterpret_cast<int16_t*>(space)
                                        : *reinterpret_cast<int32_t*>(space);
    std::memcpy(result, &wide, sizeof wide);
  } else {
    std::memcpy(result, space, std::max<size_t>(code_size(code.letter), code.letter == 'f' ? 4 : 8));
  }
  return true;
}

void entry(ffi_cif* cif, void* result, void** given, void* user) {
  auto* self = static_cast<Closure*>(user);
  if (cif->rtype->size) std::memset(result, 0, std::max<size_t>(cif->rtype->size, sizeof(ffi_arg)));
  Entered entered(*self->rt);
  ThreadState& ts = entered.ts();
  ExceptionObject* before = ts.has_error() ? take_error(ts) : nullptr;
  if (!run(ts, self, result, given))
    write_unraisable(ts, "Exception ignored on calling ctypes callback function", self->function);
  if (before) restore_error(ts, before);
}

void trace(Cell* cell, Marker& marker) {
  auto* self = static_cast<Closure*>(cell);
  marker.visit(self->function);
  marker.visit(self->result);
  marker.visit(self->arguments);
  marker.visit(self->layouts);
}

void finalize(Cell* cell) {
  auto* self = static_cast<Closure*>(cell);
  if (self->closure) Ffi::f->ffi_closure_free(self->closure);
  std::free(self->types);
}

const NativeGetSet kGetSets[] = {
    {"address", "Where the code starts.",
     [](ThreadState& ts, Value v) { return new_int_u64(ts, reinterpret_cast<uint64_t>(v.as<Closure>()->code)); },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kClosure = {.name = "_ctypes.Closure",
                             .doc = "C code that calls a function.",
                             .getsets = kGetSets,
                             .instance_bytes = sizeof(Closure),
                             .flags = kTypeNoSubclass,
                             .trace = trace,
                             .finalize = finalize};

}  // namespace

// closure(function, result_code, arguments): arguments are (code or maker, layout or None) pairs.
Value ctypes_closure(ThreadState& ts, Value* a, uint32_t) {
  Tuple* pairs = sequence_to_tuple(ts, a[2]);
  if (!pairs) return {};
  auto* self = static_cast<Closure*>(new_instance(ts, ctypes_state(ts).closure));
  Tuple* specs = self ? new_tuple(ts, pairs->size) : nullptr;
  Tuple* layouts = specs ? new_tuple(ts, pairs->size) : nullptr;
  if (!layouts) return {};
  self->rt = &ts.rt;
  self->function = a[0];
  self->result = a[1];
  self->types = static_cast<ffi_type**>(std::calloc(pairs->size + 1, sizeof(ffi_type*)));
  if (!self->types) return raise_memory_error(ts);
  for (size_t i = 0; i < pairs->size; ++i) {
    Value pair[2];
    if (!unpack_sequence(ts, pairs->items[i], pair, 2)) return {};
    specs->items[i] = pair[0];
    layouts->items[i] = pair[1];
    CCode code{'P', false};
    if (is_native_type(ts, pair[1], ctypes_state(ts).layout)) {
      self->types[i] = &pair[1].as<CLayout>()->type;
    } else {
      if (is_str(pair[1]) && !parse_code(ts, pair[1], &code)) return {};
      self->types[i] = code_ffi_type(code.letter);
    }
  }
  self->arguments = specs;
  self->layouts = layouts;
  ffi_type* result = Ffi::f->ffi_type_void;
  if (!a[1].is_none()) {
    CCode code;
    if (!parse_code(ts, a[1], &code)) return {};
    result = code_ffi_type(code.letter);
  }
  self->closure = static_cast<ffi_closure*>(Ffi::f->ffi_closure_alloc(sizeof(ffi_closure), &self->code));
  if (!self->closure) return raise_memory_error(ts);
  if (Ffi::f->ffi_prep_cif(&self->cif, FFI_DEFAULT_ABI, static_cast<unsigned>(pairs->size), result, self->types) !=
          FFI_OK ||
      Ffi::f->ffi_prep_closure_loc(self->closure, &self->cif, entry, self, self->code) != FFI_OK)
    return raise_runtime_error(ts, "ffi_prep_closure failed");
  return self;
}

bool add_closure_type(ThreadState& ts, Module* module) {
  ctypes_state(ts).closure = module_add_type(ts, module, kClosure);
  return ctypes_state(ts).closure;
}

}  // namespace adder
