// gc.cpp: the module gc, over a collector that traces and has no generations.
//
// Thresholds are remembered but decide nothing: collections follow the bytes allocated. Everything in the heap counts
// as tracked. get_referents and get_referrers know the common containers and plain instances, not every native type.
#include <utility>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/protocol/protocol.h"

namespace adder {

extern const NativeModule kModule_gc;

namespace {

struct GcState {
  int64_t thresholds[3] = {700, 10, 10};
  int64_t debug = 0;
  int64_t frozen = 0;
  uint64_t freed = 0;
  Value callbacks, garbage;  // Lists
  void trace(Marker& marker) {
    marker.visit(callbacks);
    marker.visit(garbage);
  }
};
GcState& gc_state(ThreadState& ts) {
  return module_state<GcState>(ts, kModule_gc);
}

// What scripts may see of the heap.
bool is_container(const Cell* cell) {
  switch (cell->kind()) {
    case Kind::Instance:
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Function:
    case Kind::BoundMethod:
    case Kind::Module:
    case Kind::Type:
    case Kind::Generator:
    case Kind::Exception:
    case Kind::CellVar:
    case Kind::ClassMethod:
    case Kind::StaticMethod:
    case Kind::Property:
    case Kind::DictView:
    case Kind::MappingProxy:
    case Kind::Iterator:
    case Kind::Native:
      return true;
    default:
      return false;
  }
}

struct Counts {
  uint64_t cells = 0;
};
uint64_t count_cells(ThreadState& ts) {
  Counts counts;
  ts.rt.heap.for_each_cell([](Cell* cell, void* c) { static_cast<Counts*>(c)->cells += is_container(cell); }, &counts);
  return counts.cells;
}

bool run_callbacks(ThreadState& ts, const char* phase, int64_t collected) {
  GcState& state = gc_state(ts);
  List* list = state.callbacks.as<List>();
  for (size_t i = 0; list && i < list->size; ++i) {
    Value callback = list->items[i];
    Dict* info = new_dict(ts);
    if (!info || !dict_set_str(ts, info, intern(ts, "generation"), Value::small_int(2)) ||
        !dict_set_str(ts, info, intern(ts, "collected"), new_int(ts, collected)) ||
        !dict_set_str(ts, info, intern(ts, "uncollectable"), Value::small_int(0)))
      return false;
    if (!call_with(ts, callback, Value(new_str(ts, phase)), Value(info)))
      write_unraisable(ts, "Exception ignored in", callback);
  }
  return true;
}

Value gc_collect(ThreadState& ts, Value* a, uint32_t) {
  bool bare = std::exchange(ts.bare_call, false);
  int64_t generation = 2;
  if (a[0] && !to_index_i64(ts, a[0], &generation)) return {};
  if (generation < 0 || generation > 2) return raise_value_error(ts, "invalid generation");
  if (!run_callbacks(ts, "start", 0)) return {};
  uint64_t before = count_cells(ts);
  auto run = [&] { bare ? ts.rt.heap.collect_bare(ts) : ts.rt.heap.collect(ts); };
  run();
  if (ts.rt.heap.has_pending_finalizers()) {
    ts.rt.heap.run_pending_finalizers(ts);
    run();
  }
  uint64_t after = count_cells(ts);
  int64_t freed = before > after ? static_cast<int64_t>(before - after) : 0;
  gc_state(ts).freed += static_cast<uint64_t>(freed);
  return run_callbacks(ts, "stop", freed) ? new_int(ts, freed) : Value();
}

Value gc_enable(ThreadState& ts, Value*, uint32_t) {
  ts.rt.heap.enabled = true;
  return kNone;
}
Value gc_disable(ThreadState& ts, Value*, uint32_t) {
  ts.rt.heap.enabled = false;
  return kNone;
}
Value gc_isenabled(ThreadState& ts, Value*, uint32_t) {
  return Value::boolean(ts.rt.heap.enabled);
}

Value gc_get_threshold(ThreadState& ts, Value*, uint32_t) {
  GcState& s = gc_state(ts);
  return tuple_of(ts, new_int(ts, s.thresholds[0]), new_int(ts, s.thresholds[1]), new_int(ts, s.thresholds[2]));
}
Value gc_set_threshold(ThreadState& ts, Value* a, uint32_t) {
  for (int i = 0; i < 3; ++i)
    if (a[i] && !to_index_i64(ts, a[i], &gc_state(ts).thresholds[i])) return {};
  return kNone;
}
Value gc_get_count(ThreadState& ts, Value*, uint32_t) {
  int64_t recent = static_cast<int64_t>(ts.rt.heap.stats().allocated_bytes / 64);
  return tuple_of(ts, Value::small_int(recent), Value::small_int(0), Value::small_int(0));
}
Value gc_get_stats(ThreadState& ts, Value*, uint32_t) {
  List* list = new_list(ts);
  for (int i = 0; list && i < 3; ++i) {
    Dict* entry = new_dict(ts);
    uint64_t collections = i == 2 ? ts.rt.heap.stats().collections : 0, freed = i == 2 ? gc_state(ts).freed : 0;
    if (!entry || !dict_set_str(ts, entry, intern(ts, "collections"), new_int_u64(ts, collections)) ||
        !dict_set_str(ts, entry, intern(ts, "collected"), new_int_u64(ts, freed)) ||
        !dict_set_str(ts, entry, intern(ts, "uncollectable"), Value::small_int(0)) ||
        !list_append(ts, list, Value(entry)))
      return {};
  }
  return list;
}
Value gc_get_debug(ThreadState& ts, Value*, uint32_t) {
  return new_int(ts, gc_state(ts).debug);
}
Value gc_set_debug(ThreadState& ts, Value* a, uint32_t) {
  return to_index_i64(ts, a[0], &gc_state(ts).debug) ? kNone : Value();
}
Value gc_is_tracked(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(a[0].is_cell() && is_container(a[0].as_cell()));
}
Value gc_is_finalized(ThreadState&, Value*, uint32_t) {
  return kFalse;
}
Value gc_freeze(ThreadState& ts, Value*, uint32_t) {
  gc_state(ts).frozen = static_cast<int64_t>(count_cells(ts));
  return kNone;
}
Value gc_unfreeze(ThreadState& ts, Value*, uint32_t) {
  gc_state(ts).frozen = 0;
  return kNone;
}
Value gc_get_freeze_count(ThreadState& ts, Value*, uint32_t) {
  return new_int(ts, gc_state(ts).frozen);
}

Value gc_get_objects(ThreadState& ts, Value*, uint32_t) {
  ts.rt.heap.collect(ts);  // so that no dead cell is shown
  std::vector<Cell*> found;
  ts.rt.heap.for_each_cell(
      [](Cell* cell, void* v) {
        if (is_container(cell)) static_cast<std::vector<Cell*>*>(v)->push_back(cell);
      },
      &found);
  bool enabled = std::exchange(ts.rt.heap.enabled, false);  // `found` is not scanned
  List* list = new_list(ts, found.size());
  for (Cell* cell : found)
    if (list && !list_append(ts, list, Value(cell))) list = nullptr;
  ts.rt.heap.enabled = enabled;
  return list;
}

Value gc_get_referents(ThreadState& ts, Value* a, uint32_t n) {
  List* list = new_list(ts);
  for (uint32_t i = 0; list && i < n; ++i) {
    Value v = a[i];
    if (!v.is_cell()) continue;
    bool ok = true;
    if (is_kind(v, Kind::List) || is_kind(v, Kind::Tuple) || is_kind(v, Kind::Set) || is_kind(v, Kind::FrozenSet)) {
      ok = list_extend(ts, list, v);
    } else if (is_kind(v, Kind::Dict)) {
      size_t position = 0;
      Value key, value;
      while (ok && dict_next(v.as<Dict>(), &position, &key, &value))
        ok = list_append(ts, list, key) && list_append(ts, list, value);
    } else if (is_kind(v, Kind::Instance)) {
      Value dict = get_attribute_or_empty(ts, v, ts.rt.names.dunder_dict);
      ok = !ts.has_error() && (!dict || list_append(ts, list, dict)) &&
           list_append(ts, list, Value(v.as_cell()->type()));
    } else if (is_kind(v, Kind::CellVar)) {
      ok = !v.as<CellVar>()->contents || list_append(ts, list, v.as<CellVar>()->contents);
    }
    if (!ok) return {};
  }
  return list;
}

bool refers_to(Cell* cell, Value target) {
  Value v(cell);
  if (is_kind(v, Kind::List)) {
    List* list = v.as<List>();
    return list->elements == Elements::kAny &&
           std::find(list->items, list->items + list->size, target) != list->items + list->size;
  }
  if (is_kind(v, Kind::Tuple))
    return std::find(v.as<Tuple>()->items, v.as<Tuple>()->items + v.as<Tuple>()->size, target) !=
           v.as<Tuple>()->items + v.as<Tuple>()->size;
  if (is_kind(v, Kind::Dict)) {
    size_t position = 0;
    Value key, value;
    while (dict_next(v.as<Dict>(), &position, &key, &value))
      if (key == target || value == target) return true;
    return false;
  }
  if (is_kind(v, Kind::Set) || is_kind(v, Kind::FrozenSet)) {
    size_t position = 0;
    Value key;
    uint64_t hash;
    while (set_next(v.as<Set>(), &position, &key, &hash))
      if (key == target) return true;
    return false;
  }
  if (is_kind(v, Kind::CellVar)) return v.as<CellVar>()->contents == target;
  if (is_kind(v, Kind::Instance)) {
    Instance* self = v.as<Instance>();
    return std::find(self->slots, self->slots + self->shape()->inline_capacity, target) !=
           self->slots + self->shape()->inline_capacity;
  }
  return false;
}

Value gc_get_referrers(ThreadState& ts, Value* a, uint32_t n) {
  ts.rt.heap.collect(ts);
  struct Search {
    std::vector<Cell*> found;
    std::span<const Value> targets;
  } search{{}, {a, n}};
  ts.rt.heap.for_each_cell(
      [](Cell* cell, void* context) {
        Search& s = *static_cast<Search*>(context);
        for (Value target : s.targets)
          if (is_container(cell) && refers_to(cell, target)) {
            s.found.push_back(cell);
            return;
          }
      },
      &search);
  bool enabled = std::exchange(ts.rt.heap.enabled, false);
  List* list = new_list(ts, search.found.size());
  for (Cell* cell : search.found)
    if (list && !list_append(ts, list, Value(cell))) list = nullptr;
  ts.rt.heap.enabled = enabled;
  return list;
}

bool init(ThreadState& ts, Module* m) {
  GcState& state = gc_state(ts);
  state.callbacks = Value(new_list(ts));
  state.garbage = Value(new_list(ts));
  static constexpr struct {
    const char* name;
    int value;
  } kDebug[] = {{"DEBUG_STATS", 1},
                {"DEBUG_COLLECTABLE", 2},
                {"DEBUG_UNCOLLECTABLE", 4},
                {"DEBUG_SAVEALL", 32},
                {"DEBUG_LEAK", 38}};
  for (const auto& flag : kDebug)
    if (!module_add(ts, m, flag.name, Value::small_int(flag.value))) return false;
  return module_add(ts, m, "callbacks", state.callbacks) && module_add(ts, m, "garbage", state.garbage);
}

NativeDef kFunctions[] = {
    {"collect(generation=2)", "Run the garbage collector.  The number of objects that it freed is returned.",
     gc_collect, kNativeBare},
    {"enable()", "Enable automatic garbage collection.", gc_enable},
    {"disable()", "Disable automatic garbage collection.", gc_disable},
    {"isenabled()", "Returns true if automatic garbage collection is enabled.", gc_isenabled},
    {"get_threshold()", "Return the current collection thresholds.", gc_get_threshold},
    {"set_threshold(threshold0, threshold1=..., threshold2=..., /)",
     "Sets the collection thresholds, which Adder only remembers.", gc_set_threshold},
    {"get_count()", "Return a three-tuple of the current collection counts.", gc_get_count},
    {"get_stats()", "Return a list of dictionaries containing per-generation statistics.", gc_get_stats},
    {"get_debug()", "Get the garbage collection debugging flags.", gc_get_debug},
    {"set_debug(flags, /)", "Set the garbage collection debugging flags.", gc_set_debug},
    {"get_objects(generation=None)", "Return a list of the containers in the heap.", gc_get_objects},
    {"get_referents(*objs)", "Return the list of objects that are directly referred to by 'objs'.", gc_get_referents},
    {"get_referrers(*objs)", "Return the list of containers that directly refer to 'objs'.", gc_get_referrers},
    {"is_tracked(obj, /)", "Returns true if the object is a container.", gc_is_tracked},
    {"is_finalized(obj, /)", "Returns true if the object has been already finalized by the GC.", gc_is_finalized},
    {"freeze()", "Accepted; the collector has no permanent generation.", gc_freeze},
    {"unfreeze()", "See freeze().", gc_unfreeze},
    {"get_freeze_count()", "Return the number of objects at the last freeze().", gc_get_freeze_count},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule_gc = {"gc", "This module provides access to the garbage collector.", kFunctions, init};

}  // namespace adder
