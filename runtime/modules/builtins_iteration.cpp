// builtins_iteration.cpp: all any iter len next sorted.
#include "runtime/modules/builtins.h"
#include "runtime/objects/sequence_tools.h"

namespace adder {

namespace {

Value builtin_all(ThreadState& ts, Value* a, uint32_t) {
  bool result = true;
  bool done = for_each(ts, a[0], [&](Value item) {
    int t = truth_fast(ts, item);
    result = t > 0;
    return t > 0;
  });
  return done || !ts.has_error() ? Value::boolean(result) : Value();
}

Value builtin_any(ThreadState& ts, Value* a, uint32_t) {
  bool result = false;
  bool done = for_each(ts, a[0], [&](Value item) {
    int t = truth_fast(ts, item);
    result = t > 0;
    return t == 0;
  });
  return done || !ts.has_error() ? Value::boolean(result) : Value();
}

Value builtin_iter(ThreadState& ts, Value* a, uint32_t) {
  if (!a[1]) return get_iterator(ts, a[0]);
  if (!is_callable(ts, a[0])) return raise_type_error(ts, "iter(v, w): v must be callable");
  return new_iterator(ts, ts.rt.types.callable_iterator, a[0], a[1]);
}

Value builtin_next(ThreadState& ts, Value* a, uint32_t) {
  Type* type = type_of(ts, a[0]);
  if (type->iter_next && !is_kind(a[0], Kind::Generator)) {
    Value item = type->iter_next(ts, a[0]);
    if (item) return item;
    if (!ts.has_error()) return a[1] ? a[1] : raise_stop_iteration(ts, Value());
  } else {
    // Through __next__, whose StopIteration may carry a value.
    bool found;
    Value item = call_special(ts, a[0], kSpecialNext, {}, &found);
    if (!found) return raise_type_error(ts, "'%T' object is not an iterator", a[0]);
    if (item) return item;
  }
  if (!a[1] || !pending_matches(ts, ts.rt.exc.StopIteration)) return Value();
  clear_error(ts);
  return a[1];
}

Value builtin_len(ThreadState& ts, Value* a, uint32_t) {
  int64_t n = length(ts, a[0]);
  return n < 0 ? Value() : Value::small_int(n);
}

Value builtin_sorted(ThreadState& ts, Value* a, uint32_t) {
  List* list = sequence_to_list(ts, a[0]);
  if (!list) return Value();
  int64_t reverse = 0;
  if (a[2] && !c_int_argument(ts, a[2], &reverse)) return Value();
  Value key = a[1] && !a[1].is_none() ? a[1] : Value();
  return list_sort(ts, list, key, reverse != 0) ? Value(list) : Value();
}

}  // namespace

NativeDef kBuiltinsIteration[] = {
    {"all(iterable, /)", "True when every item is true; True for none at all.", builtin_all},
    {"any(iterable, /)", "True when some item is true; False for none at all.", builtin_any},
    {"iter(object, sentinel=<unset>, /)",
     "iter(iterable): an iterator over it.\niter(callable, sentinel): calls until the sentinel is returned.",
     builtin_iter, kNativeNoText},
    {"len(obj, /)", "The number of items in a container.", builtin_len},
    {"next(iterator, default=<unset>, /)",
     "The next item of an iterator; at its end the default, or StopIteration without one.", builtin_next,
     kNativeNoText},
    {"sorted(iterable, /, *, key=None, reverse=False)",
     "A new list of the items in ascending order. The sort is stable; key(item) is compared instead of item.",
     builtin_sorted, kNativeCounted},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
