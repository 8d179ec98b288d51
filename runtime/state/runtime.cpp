// runtime.cpp: making, attaching to, and ending a Runtime.
//
// The order of initialize: types and shapes (type_bootstrap.cpp), the names the runtime looks up, empty immutables, the
// native modules builtins and sys, then _adder_import, which imports everything else. A Runtime is torn down by the
// thread that made it after all others have detached: script finalisers run in finish, native ones in the destructor.
#include "runtime/state/runtime.h"

#include <sys/random.h>

#include "frontend/parser/unicode_names.h"
#include "runtime/errors/raise.h"
#include "runtime/modules/module_table.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/text/unicode_names.h"

namespace adder {

void set_current_thread_state(ThreadState* ts);
bool make_builtin_types(ThreadState& ts);

Runtime::Runtime(const RuntimeConfig& given) : gil(*this), heap(*this), config(given) {
  heap.stress_interval = given.gc_stress;
  if (given.hash_random) {
    if (getrandom(hash_key, sizeof hash_key, GRND_NONBLOCK) != sizeof hash_key) {
      hash_key[0] = reinterpret_cast<uint64_t>(this) * 0x9e3779b97f4a7c15u;
      hash_key[1] = ~hash_key[0];
    }
  } else {
    hash_key[0] = given.hash_seed;
    hash_key[1] = given.hash_seed * 0x9e3779b97f4a7c15u;
  }
}

Runtime::~Runtime() {
  heap.free_native_resources();
  for (ModuleState& state : module_states) state.free(state.state);
  for (Cell* cell : live_codes) std::free(reinterpret_cast<Code*>(cell)->instructions);
  for (ThreadState* ts : threads) delete ts;
}

ThreadState* Runtime::attach() {
  ThreadState* ts = new (std::nothrow) ThreadState(*this);
  if (!ts || !ts->usable()) {
    delete ts;
    return nullptr;
  }
  gil.acquire(*ts);
  threads.push_back(ts);
  if (!main_thread) {
    main_thread = ts;
    ts->is_main = true;
  }
  ts->depth_limit = recursion_limit;
  ts->switch_every_op = ts->watch_every_op = config.gil_switch_every_op;
  set_current_thread_state(ts);
  return ts;
}

void Runtime::detach(ThreadState* ts) {
  heap.release_cursors(*ts);
  threads.erase(std::find(threads.begin(), threads.end(), ts));
  gil.release(*ts);  // not in `threads` any more: nobody scans it
  set_current_thread_state(nullptr);
  if (main_thread == ts) main_thread = nullptr;
  delete ts;
}

bool Runtime::initialize(ThreadState& ts) {
  // Collections wait until the roots are whole.
  bool collecting = heap.enabled;
  uint64_t stress = std::exchange(heap.stress_interval, 0);
  heap.enabled = false;
  unicode_name_lookup = unicode_name_escape;
  if (!make_builtin_types(ts)) return false;
#define NAME(field, text) names.field = intern(ts, text);
#include "runtime/state/names.def"
#undef NAME
  empty_str = intern(ts, "");
  if (!empty_tuple) empty_tuple = Value(new_tuple(ts, 0));
  if (!empty_bytes) empty_bytes = Value(new_bytes(ts, ""));
  if (!empty_frozenset) empty_frozenset = Value(new_set(ts, true));
  memory_error = Value(new_instance(ts, exc.MemoryError));
  if (!memory_error) return false;
  memory_error.as<ExceptionObject>()->args = empty_tuple;
  modules = new_dict(ts);
  bool ok = modules && initialize_core_modules(ts);
  heap.enabled = collecting;
  heap.stress_interval = stress;
  return ok;
}

void Runtime::trace_roots(Marker& marker) {
#define TYPE(field, name, kind, base) marker.visit(types.field);
#include "runtime/state/types.def"
#undef TYPE
#define EXCEPTION(name, base) marker.visit(exc.name);
#include "runtime/state/exceptions.def"
#undef EXCEPTION
#define NAME(field, text) marker.visit(names.field);
#include "runtime/state/names.def"
#undef NAME
  for (Str* s : special_names) marker.visit(s);
  for (Str* s : latin1) marker.visit(s);
  marker.visit(empty_str);
  for (Value v : {empty_tuple, empty_bytes, empty_frozenset, memory_error, import_function, import_trim})
    marker.visit(v);
  for (const Cell* cell : {static_cast<const Cell*>(modules), static_cast<const Cell*>(builtins),
                           static_cast<const Cell*>(sys_dict), static_cast<const Cell*>(main_module)})
    marker.visit(cell);
  for (Value v : roots) marker.visit(v);
  for (Value v : signal_handlers) marker.visit(v);
  if (method_cache)
    for (size_t i = 0; i < kMethodCacheSize; ++i) {
      // Dropping the cache is cheaper than keeping dead methods alive through it.
      method_cache[i] = {};
    }
  for (ModuleState& state : module_states) state.trace(state.state, marker);
}

}  // namespace adder
