// _adder_jit.cpp: the native module through which scripts and tests reach the compiler directly.
//
// compile() makes a callable of one function for given argument types, with no fallback: what cannot be compiled is a
// TypeError that names the line. The decorators people use are Python modules built on this one.
#include <vector>

#include "runtime/errors/raise.h"
#include "runtime/heap/heap.h"
#include "runtime/jit_bridge/jit_bridge.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

extern const NativeModule kModule__adder_jit;

namespace {

constexpr size_t kMaxArguments = 32;

struct CompiledFunction : Cell {
  Function* function;
  JitSession* session;
  JitCode code;
  uint32_t argument_count;
  bool nogil;
  JitType types[kMaxArguments];
  std::span<const JitType> signature() const { return {types, argument_count}; }
};

struct State {
  Type* compiled_function = nullptr;
  void trace(Marker& marker) { marker.visit(compiled_function); }
};

const char* type_text(JitType type) {
  switch (type) {
    case JitType::kNone:
      return "none";
    case JitType::kBool:
      return "bool";
    case JitType::kInt64:
      return "int64";
    case JitType::kFloat64:
      return "float64";
  }
  return "";
}

// A type by its name or by the class int, float or bool.
bool parse_type(ThreadState& ts, Value v, JitType* out) {
  if (v == Value(ts.rt.types.int_)) return *out = JitType::kInt64, true;
  if (v == Value(ts.rt.types.float_)) return *out = JitType::kFloat64, true;
  if (v == Value(ts.rt.types.bool_)) return *out = JitType::kBool, true;
  if (is_str(v)) {
    for (JitType type : {JitType::kInt64, JitType::kFloat64, JitType::kBool})
      if (str_equals(v.as<Str>(), type_text(type))) return *out = type, true;
  }
  return bool(raise_type_error(ts, "%R is not an argument type of compiled code: int64, float64 or bool", v));
}

struct Arguments {
  Function* function = nullptr;
  std::vector<JitType> types;
};

bool parse_arguments(ThreadState& ts, Value function, Value types, Arguments* out) {
  if (!is_kind(function, Kind::Function)) return bool(raise_type_error(ts, "expected a function, not %T", function));
  out->function = function.as<Function>();
  bool ok = for_each(ts, types, [&](Value v) {
    JitType type = JitType::kNone;
    if (!parse_type(ts, v, &type)) return false;
    out->types.push_back(type);
    return true;
  });
  if (!ok) return false;
  if (out->types.size() > kMaxArguments)
    return bool(raise_type_error(ts, "compiled code takes at most %zu arguments", kMaxArguments));
  return true;
}

Value jit_module_available(ThreadState&, Value*, uint32_t) {
  std::string why;
  return Value::boolean(jit_available(&why));
}

Value jit_module_compile(ThreadState& ts, Value* a, uint32_t) {
  Arguments arguments;
  int nogil = a[2] ? truth(ts, a[2]) : 0;
  if (nogil < 0 || !parse_arguments(ts, a[0], a[1], &arguments)) return {};
  JitCode code;
  if (!jit_compile(ts, arguments.function, arguments.types, nogil, &code)) return {};
  JitSession* session = jit_session(ts);
  auto* compiled =
      static_cast<CompiledFunction*>(new_instance(ts, module_state<State>(ts, kModule__adder_jit).compiled_function));
  if (!compiled) {
    jit_release(session, code);
    return {};
  }
  compiled->function = arguments.function;
  compiled->session = session;
  compiled->code = code;
  compiled->nogil = nogil;
  compiled->argument_count = static_cast<uint32_t>(arguments.types.size());
  std::copy(arguments.types.begin(), arguments.types.end(), compiled->types);
  return compiled;
}

Value jit_module_ir(ThreadState& ts, Value* a, uint32_t) {
  Arguments arguments;
  int nogil = a[2] ? truth(ts, a[2]) : 0;
  int optimized = a[3] ? truth(ts, a[3]) : 0;
  if (nogil < 0 || optimized < 0 || !parse_arguments(ts, a[0], a[1], &arguments)) return {};
  return jit_ir(ts, arguments.function, arguments.types, nogil, optimized);
}

Value compiled_call(ThreadState& ts, Value* a, uint32_t n) {
  auto* self = a[0].as<CompiledFunction>();
  if (n - 1 != self->argument_count)
    return raise_type_error(ts, "compiled %U() takes %u arguments but %u were given", self->function->code->name,
                            self->argument_count, n - 1);
  return jit_call(ts, self->function, self->code, self->signature(), self->nogil, a + 1);
}

Value compiled_repr(ThreadState& ts, Value* a, uint32_t) {
  auto* self = a[0].as<CompiledFunction>();
  std::string types;
  for (JitType type : self->signature()) types += (types.empty() ? "" : ", ") + std::string(type_text(type));
  return Value(format_message(ts, "<compiled %U(%s) -> %s%s>", self->function->code->name, types,
                              type_text(self->code.result), self->nogil ? ", nogil" : ""));
}

Value compiled_wrapped(ThreadState&, Value self) {
  return Value(self.as<CompiledFunction>()->function);
}

void trace_compiled(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CompiledFunction*>(cell)->function);
}

void finalize_compiled(Cell* cell) {
  auto* self = static_cast<CompiledFunction*>(cell);
  if (self->session) jit_release(self->session, self->code);
}

NativeDef compiled_methods[] = {
    {"__call__(self, /, *args)", "Call the compiled code.", compiled_call},
    {"__repr__(self, /)", "Return repr(self).", compiled_repr},
    {nullptr, nullptr, nullptr},
};

const NativeGetSet compiled_getsets[] = {
    {"__wrapped__", "The function that was compiled.", compiled_wrapped, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

const NativeType kCompiledFunction = {.name = "_adder_jit.CompiledFunction",
                                      .doc = "Machine code of one function for fixed argument types.",
                                      .methods = compiled_methods,
                                      .getsets = compiled_getsets,
                                      .kind = Kind::Native,
                                      .instance_bytes = sizeof(CompiledFunction),
                                      .flags = kTypeNoSubclass,
                                      .iter_next = nullptr,
                                      .trace = trace_compiled,
                                      .finalize = finalize_compiled};

NativeDef functions[] = {
    {"available()", "Whether the JIT plug-in is installed and opens.", jit_module_available},
    {"compile(function, types, *, nogil=False)",
     "Compile function for these argument types ('int64', 'float64', 'bool', or int, float, bool). A compiled function "
     "gives the same result or an error; int results beyond 64 bits are an OverflowError. With nogil it runs without "
     "the "
     "GIL.",
     jit_module_compile},
    {"ir(function, types, *, nogil=False, optimized=False)", "The LLVM IR that compile() makes, as text.",
     jit_module_ir},
    {nullptr, nullptr, nullptr},
};

bool init(ThreadState& ts, Module* module) {
  Type* type = module_add_type(ts, module, kCompiledFunction);
  module_state<State>(ts, kModule__adder_jit).compiled_function = type;
  return type != nullptr;
}

}  // namespace

const NativeModule kModule__adder_jit = {"_adder_jit", "Direct access to the JIT compiler.", functions, init};

}  // namespace adder
