// atexit.cpp: functions to call when the program ends, last registered first.
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/protocol/protocol.h"

namespace adder {

extern const NativeModule kModule_atexit;

namespace {

struct Callbacks {
  std::vector<Value> entries;  // Tuple (function, args, keywords or None)
  void trace(Marker& marker) {
    for (Value v : entries) marker.visit(v);
  }
};
Callbacks& callbacks(ThreadState& ts) {
  return module_state<Callbacks>(ts, kModule_atexit);
}

Value atexit_register(ThreadState& ts, Value* a, uint32_t n) {
  // a[0] is the keywords: positional arguments come after what is declared.
  if (n < 2) return raise_type_error(ts, "register() takes at least 1 argument (0 given)");
  if (!is_callable(ts, a[1])) return raise_type_error(ts, "the first argument must be callable");
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  Tuple* entry = args ? tuple_of(ts, a[1], Value(args), a[0] ? a[0] : kNone) : nullptr;
  if (!entry) return {};
  callbacks(ts).entries.push_back(Value(entry));
  return a[1];
}

Value run_exitfuncs(ThreadState& ts, Value*, uint32_t) {
  Callbacks& state = callbacks(ts);
  // What a function registers now comes too late, or a function that registers itself would never end.
  for (size_t i = state.entries.size(); i-- > 0;) {
    if (i >= state.entries.size()) continue;
    Value entry = state.entries[i];
    Tuple* t = entry.as<Tuple>();
    Dict* keywords = t->items[2].is_none() ? nullptr : t->items[2].as<Dict>();
    if (!call_dict(ts, t->items[0], t->items[1].as<Tuple>(), keywords))
      write_unraisable(ts, "Exception ignored in atexit callback:", t->items[0]);
  }
  state.entries.clear();
  return kNone;
}

Value clear(ThreadState& ts, Value*, uint32_t) {
  callbacks(ts).entries.clear();
  return kNone;
}

Value count(ThreadState& ts, Value*, uint32_t) {
  return Value::small_int(static_cast<int64_t>(callbacks(ts).entries.size()));
}

Value unregister(ThreadState& ts, Value* a, uint32_t) {
  for (size_t i = 0; i < callbacks(ts).entries.size();) {
    auto& entries = callbacks(ts).entries;
    Value entry = entries[i];
    int same = compare_bool(ts, Compare::kEq, entry.as<Tuple>()->items[0], a[0]);
    if (same < 0) return {};
    if (same && i < entries.size() && entries[i] == entry)
      entries.erase(entries.begin() + static_cast<ptrdiff_t>(i));
    else
      ++i;
  }
  return kNone;
}

NativeDef kFunctions[] = {
    {"register(*args, **kwargs)", "Register a function to be executed upon normal program termination.",
     atexit_register},
    {"unregister(func, /)", "Unregister an exit function which was previously registered.", unregister},
    {"_run_exitfuncs()", "Run all registered exit functions.", run_exitfuncs},
    {"_clear()", "Clear the list of previously registered exit functions.", clear},
    {"_ncallbacks()", "Return the number of registered exit functions.", count},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule_atexit = {
    "atexit", "Allow programmer to define multiple exit functions to be executed upon normal program termination.",
    kFunctions};

}  // namespace adder
