// call.cpp: calling anything from native code.
//
// A script function called from here runs in a new interpret(): its window stands at the top of the register stack.
// Natives are called in place after a check of the native stack. The interpreter has its own inline forms of these.
#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/native/native.h"

namespace adder {

namespace {

// The arguments of a call, copied where a native may write: registers at the top of the stack, kept by a guard.
class Window {
 public:
  Window(ThreadState& ts, size_t count) : ts_(ts), saved_(ts.stack_top) {
    base = ts.stack_top;
    ok = base + count + 1 < ts.stack_limit;
    if (ok) ts.stack_top = base + count + 1;
  }
  ~Window() { ts_.stack_top = saved_; }
  Value* base;
  bool ok;

 private:
  ThreadState& ts_;
  Value* saved_;
};

Value run_frame(ThreadState& ts, Function* function, Value* window, uint32_t bound) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, "");
  Frame* frame = push_frame(ts, function, window, bound);
  if (!frame) return {};
  frame->flags = kFrameEntry;
  frame->result_register = 0;
  frame->skip = 0;
  return interpret(ts);
}

Value call_function(ThreadState& ts, Function* f, const Value* args, size_t count, Value keyword_names) {
  Code* code = f->code;
  Value* window = ts.stack_top;
  if (window + code->register_count + count >= ts.stack_limit) return raise_recursion_error(ts, "");
  if (code->simple_call && count == code->positional_count && !keyword_names) {
    std::copy(args, args + count, window);
    return run_frame(ts, f, window, static_cast<uint32_t>(count));
  }
  if (!bind_arguments(ts, f, window, args, count, keyword_names)) return {};
  return run_frame(ts, f, window, parameter_count(code));
}

Value call_native_object(ThreadState& ts, NativeFunction* native, const Value* args, size_t count,
                         Value keyword_names) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " while calling a Python object");
  bool bound = native->self && native->owner;
  Value small[10];
  Value* copy = small;
  Tuple* kept = nullptr;
  if (count + 1 > 10) {
    kept = new_tuple(ts, count + 1);
    if (!kept) return {};
    copy = kept->items;
  }
  size_t n = 0;
  if (bound) copy[n++] = native->self;
  std::copy(args, args + count, copy + n);
  n += count;
  Value result = call_native(ts, native->def, copy, static_cast<uint32_t>(n), keyword_names, native->owner);
  asm volatile("" : : "r"(kept) : "memory");  // the tuple stays visible to the collector until here
  return result;
}

}  // namespace

Value call_keywords(ThreadState& ts, Value callable, const Value* args, size_t count, Value keyword_names) {
  if (keyword_names && keyword_names.as<Tuple>()->size == 0) keyword_names = Value();
  if (callable.is_cell()) {
    switch (callable.as_cell()->kind()) {
      case Kind::Function:
        return call_function(ts, callable.as<Function>(), args, count, keyword_names);
      case Kind::NativeFunction:
        return call_native_object(ts, callable.as<NativeFunction>(), args, count, keyword_names);
      case Kind::BoundMethod: {
        BoundMethod* method = callable.as<BoundMethod>();
        Value small[10];
        Tuple* kept = nullptr;
        Value* copy = small;
        if (count + 1 > 10) {
          kept = new_tuple(ts, count + 1);
          if (!kept) return {};
          copy = kept->items;
        }
        copy[0] = method->self;
        std::copy(args, args + count, copy + 1);
        Value result = call_keywords(ts, method->function, copy, count + 1, keyword_names);
        asm volatile("" : : "r"(kept) : "memory");
        return result;
      }
      case Kind::Type:
        if (!ts.native_stack_ok()) return raise_recursion_error(ts, " while calling a Python object");
        if (callable.as_cell()->type() == ts.rt.types.type)
          return type_call(ts, callable.as<Type>(), args, count, keyword_names);
        break;
      default:
        break;
    }
  }
  Value method = lookup_special(ts, type_of(ts, callable), kSpecialCall);
  if (!method) {
    if (ts.has_error()) return {};
    return raise_type_error(ts, "'%T' object is not callable", callable);
  }
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " while calling a Python object");
  Window window(ts, count + 1);
  if (!window.ok) return raise_recursion_error(ts, "");
  if (is_kind(method, Kind::Function) ||
      (is_kind(method, Kind::NativeFunction) && method.as<NativeFunction>()->owner)) {
    Value small[10];
    Tuple* kept = nullptr;
    Value* copy = small;
    if (count + 1 > 10) {
      kept = new_tuple(ts, count + 1);
      if (!kept) return {};
      copy = kept->items;
    }
    copy[0] = callable;
    std::copy(args, args + count, copy + 1);
    Value result = call_keywords(ts, method, copy, count + 1, keyword_names);
    asm volatile("" : : "r"(kept) : "memory");
    return result;
  }
  Value bound = bind_descriptor(ts, method, callable, type_of(ts, callable));
  return bound ? call_keywords(ts, bound, args, count, keyword_names) : Value();
}

Value call(ThreadState& ts, Value callable, const Value* args, size_t count) {
  return call_keywords(ts, callable, args, count, Value());
}

Value call_dict(ThreadState& ts, Value callable, Tuple* args, Dict* keywords) {
  size_t count = args ? args->size : 0;
  if (!keywords || !keywords->used) return call_keywords(ts, callable, args ? args->items : nullptr, count, Value());
  Tuple* names = new_tuple(ts, keywords->used);
  Tuple* all = new_tuple(ts, count + keywords->used);
  if (!names || !all) return {};
  std::copy(args ? args->items : nullptr, args ? args->items + count : nullptr, all->items);
  size_t position = 0, i = 0;
  Value key, value;
  while (dict_next(keywords, &position, &key, &value)) {
    if (!is_str(key)) return raise_type_error(ts, "keywords must be strings");
    names->items[i] = key;
    all->items[count + i++] = value;
  }
  return call_keywords(ts, callable, all->items, all->size, names);
}

Value call_method(ThreadState& ts, Value object, Str* name, std::span<const Value> args) {
  Value self;
  Value function = get_method(ts, object, name, &self);
  if (!function) return {};
  if (!self) return call(ts, function, args.data(), args.size());
  Value small[10];
  Tuple* kept = nullptr;
  Value* copy = small;
  if (args.size() + 1 > 10) {
    kept = new_tuple(ts, args.size() + 1);
    if (!kept) return {};
    copy = kept->items;
  }
  copy[0] = self;
  std::copy(args.begin(), args.end(), copy + 1);
  Value result = call(ts, function, copy, args.size() + 1);
  asm volatile("" : : "r"(kept) : "memory");
  return result;
}

Value call_special(ThreadState& ts, Value object, Special which, std::span<const Value> args, bool* found) {
  Type* type = type_of(ts, object);
  Value method = lookup_special(ts, type, which);
  *found = bool(method);
  if (!method) return {};
  if (is_kind(method, Kind::Function) || (is_kind(method, Kind::NativeFunction) && method.as<NativeFunction>()->owner &&
                                          method.as_cell()->head != ts.rt.heads.classmethod_descriptor)) {
    Value copy[5];
    if (args.size() < 5) {
      copy[0] = object;
      std::copy(args.begin(), args.end(), copy + 1);
      return call(ts, method, copy, args.size() + 1);
    }
  }
  if (method.is_none()) return raise_type_error(ts, "'NoneType' object is not callable");
  Value bound = bind_descriptor(ts, method, object, type);
  return bound ? call(ts, bound, args.data(), args.size()) : Value();
}

bool is_callable(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Function) || is_kind(v, Kind::NativeFunction) ||
         bool(lookup_special(ts, type_of(ts, v), kSpecialCall));
}

// Runs a unit's top level as a frame without a function object of its own.
Value execute_code(ThreadState& ts, Value code_value, Dict* globals, Value locals) {
  Code* code = code_value.as<Code>();
  Function* f = new_function(ts, code, globals);
  if (!f) return {};
  return execute_function_in(ts, f, locals);
}

Value execute_function_in(ThreadState& ts, Function* f, Value locals) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, "");
  Value* window = ts.stack_top;
  if (window + f->code->register_count >= ts.stack_limit) return raise_recursion_error(ts, "");
  if (f->code->free_count && !f->closure)
    return raise_type_error(ts, "code object requires a closure of exactly length %d", f->code->free_count);
  Frame* frame = push_frame(ts, f, window, 0);
  if (!frame) return {};
  frame->flags = kFrameEntry;
  frame->locals = locals;
  return interpret(ts);
}

Value import_module(ThreadState& ts, const char* name) {
  Str* key = intern(ts, name);
  Value found = dict_get_str(ts, ts.rt.modules, key);
  if (found && !std::strchr(name, '.')) return found;
  Value import = dict_get_str(ts, ts.rt.builtins, ts.rt.names.dunder_import);
  if (!import) return ts.has_error() ? Value() : raise(ts, ts.rt.exc.ImportError, "__import__ not found");
  Value args[] = {key, kNone, kNone, kNone, Value::small_int(0)};
  if (!call(ts, import, args, 5)) return {};
  found = dict_get_str(ts, ts.rt.modules, key);
  if (!found && !ts.has_error())
    return raise(ts, ts.rt.exc.ImportError, "module '%s' was not registered by its import", name);
  return found;
}

}  // namespace adder
