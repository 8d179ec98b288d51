// calls.cpp: slow paths of calls: frames, natives, plain construction, and making functions.
#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/native/run_native.h"
#include "runtime/protocol/iteration.h"

namespace adder {

__attribute__((noinline)) Frame* push_frame_slow(ThreadState& ts) {
  raise_recursion_error(ts, "");
  return nullptr;
}

Frame* push_frame(ThreadState& ts, Function* function, Value* window, uint32_t bound) {
  return push_frame_inline(ts, function, window, bound);
}

Value call_native_fast(ThreadState& ts, NativeFunction* native, Value* args, size_t count) {
  const NativeDef* def = native->def;
  const Signature* sig = def->parsed.load(std::memory_order_acquire);
  if (!sig) [[unlikely]]
    sig = signature_of(def);
  if (sig->plain && count >= sig->required && count <= sig->positional && ts.native_stack_ok()) {
    const Type* owner = native->owner;
    constexpr uint8_t kOtherReceiver = kNativeStatic | kNativeClass;
    if (!owner || native->self ||
        (!(def->flags & kOtherReceiver) && !sig->is_new && count && type_of(ts, args[0]) == owner)) {
      if (def->flags & kNativeBare) [[unlikely]]
        ts.bare_call = true;
      if (count == sig->count) return run_native(ts, def, args, static_cast<uint32_t>(count));
      return run_native_short(ts, def, sig, args, static_cast<uint32_t>(count));
    }
  }
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " while calling a Python object");
  return call_native(ts, def, args, static_cast<uint32_t>(count), Value(), native->owner);
}

Value construct_plain(ThreadState& ts, Type* type, size_t count, Value* init) {
  if (!type->has(kTypeHeap) || type->instance_kind != Kind::Instance || type->has(kTypeAbstract) ||
      type->type() != ts.rt.types.type)
    return {};
  Value object_new = lookup_special(ts, ts.rt.types.object, kSpecialNew);
  if (lookup_special(ts, type, kSpecialNew) != object_new) return {};
  Value found = lookup_special(ts, type, kSpecialInit);
  if (is_kind(found, Kind::Function)) {
    *init = found;
  } else if (count != 0 || found != lookup_special(ts, ts.rt.types.object, kSpecialInit)) {
    return {};
  }
  Cell* cell = new_instance(ts, type);
  return cell ? Value(cell) : Value();
}

std::string callable_text(ThreadState& ts, Value callable) {
  if (is_kind(callable, Kind::Function)) {
    Function* f = callable.as<Function>();
    std::string name = str_to_utf8(f->qualname.as<Str>());
    if (is_str(f->module) && !str_equals(f->module.as<Str>(), "builtins"))
      name = str_to_utf8(f->module.as<Str>()) + "." + name;
    return name + "()";
  }
  if (is_kind(callable, Kind::BoundMethod)) return callable_text(ts, callable.as<BoundMethod>()->function);
  if (is_kind(callable, Kind::NativeFunction)) {
    NativeFunction* f = callable.as<NativeFunction>();
    const Signature* sig = signature_of(f->def);
    std::string name(sig->function_name, sig->function_name_length);
    if (f->owner)
      name = str_to_utf8(f->owner->name) + "." + name;
    else if (f->module && is_kind(f->module, Kind::Module))
      if (Value module = dict_get_str(ts, f->module.as<Module>()->dict, ts.rt.names.dunder_name); is_str(module))
        name = str_to_utf8(module.as<Str>()) + "." + name;
    return name + "()";
  }
  if (is_type(callable)) {
    Type* type = callable.as<Type>();
    std::string name = str_to_utf8(type->qualname);
    if (type->has(kTypeHeap)) {
      Value module = dict_get_str(ts, type->dict, ts.rt.names.dunder_module);
      if (is_str(module) && !str_equals(module.as<Str>(), "builtins"))
        name = str_to_utf8(module.as<Str>()) + "." + name;
    }
    return name + "()";
  }
  Str* text = to_str(ts, callable);
  if (!text) clear_error(ts);
  return text ? str_to_utf8(text) : std::string(type_name(ts, callable)) + " object";
}

Value star_arguments(ThreadState& ts, Value callable, Value arguments) {
  if (is_exact(arguments, Kind::List))
    return new_tuple_from(ts, arguments.as<List>()->items, arguments.as<List>()->size);
  if (!is_iterable_fast(arguments) && !is_iterable_type(ts, type_of(ts, arguments))) {
    return raise_type_error(ts, "%s argument after * must be an iterable, not %T", callable_text(ts, callable).c_str(),
                            arguments);
  }
  return sequence_to_tuple(ts, arguments);
}

Value make_function(ThreadState& ts, Frame* frame, size_t constant, const Value* parts, uint8_t flags) {
  Function* f = new_function(ts, frame->code->constants[constant].as<Code>(), frame->globals);
  if (!f) return {};
  f->builtins = frame->builtins;
  if (flags & kHasDefaults) f->defaults = (parts++)->as<Tuple>();
  if (flags & kHasKwDefaults) f->kw_defaults = (parts++)->as<Dict>();
  if (flags & kHasAnnotations) f->annotations = *parts++;
  if (flags & kHasClosure) f->closure = parts->as<Tuple>();
  return f;
}

Value load_build_class(ThreadState& ts, Frame* frame) {
  Value v = dict_get_str(ts, frame->builtins, ts.rt.names.dunder_build_class);
  if (!v && !ts.has_error()) raise(ts, ts.rt.exc.NameError, "__build_class__ not found");
  return v;
}

}  // namespace adder
