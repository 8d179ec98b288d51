// _collections.cpp: the native part of collections: the module table, the counting loop of Counter, and the field
// descriptor of namedtuple. deque.cpp and defaultdict.cpp have the containers.
#include "runtime/objects/hash_table.h"
#include "stdlib/collections/collections.h"

namespace adder {

extern const NativeModule kModule__collections;

CollectionsState& collections_state(ThreadState& ts) {
  return module_state<CollectionsState>(ts, kModule__collections);
}

namespace {

// --- _count_elements

// A dict whose class changed neither get nor __setitem__: counted without calling them.
bool counts_directly(ThreadState& ts, Value mapping) {
  if (!is_kind(mapping, Kind::Dict)) return false;
  Type *type = mapping.as_cell()->type(), *dict = ts.rt.types.dict;
  Str* get = intern(ts, "get");
  return get && lookup_in_type(ts, type, get) == lookup_in_type(ts, dict, get) &&
         lookup_special(ts, type, kSpecialSetitem) == lookup_special(ts, dict, kSpecialSetitem);
}

Value increment(ThreadState& ts, Value count) {
  if (!count) return Value::small_int(1);
  if (count.is_int()) return new_int(ts, count.as_int() + 1);
  return binary_op(ts, Op::Add, count, Value::small_int(1), false);
}

Value count_elements(ThreadState& ts, Value* a, uint32_t) {
  Value mapping = a[0];
  bool ok;
  if (counts_directly(ts, mapping)) {
    Dict* dict = mapping.as<Dict>();
    ok = for_each(ts, a[1], [&](Value item) {
      uint64_t hash;
      if (!key_hash(ts, item, &hash)) return false;
      Value count = dict_get_hashed(ts, dict, item, hash);
      if (!count && ts.has_error()) return false;
      count = increment(ts, count);
      return count && dict_set_hashed(ts, dict, item, hash, count);
    });
  } else {
    Value get = get_attribute(ts, mapping, "get");
    if (!get) return {};
    ok = for_each(ts, a[1], [&](Value item) {
      Value count = call_with(ts, get, item, Value::small_int(0));
      count = count ? increment(ts, count) : Value();
      return count && set_item(ts, mapping, item, count);
    });
  }
  return ok ? kNone : Value();
}

// --- _tuplegetter

struct TupleGetter : Cell {
  int64_t index;
  Value doc;
};

void trace_getter(Cell* cell, Marker& marker) {
  marker.visit(static_cast<TupleGetter*>(cell)->doc);
}

Value getter_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t index;
  if (!to_index_i64(ts, a[1], &index)) return {};
  TupleGetter* self = static_cast<TupleGetter*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->index = index;
  self->doc = a[2];
  return self;
}

Value getter_get(ThreadState& ts, Value* a, uint32_t) {
  TupleGetter* self = a[0].as<TupleGetter>();
  if (a[1].is_none()) return a[0];
  if (!is_kind(a[1], Kind::Tuple))
    return raise_type_error(ts, "descriptor for index '%ld' for tuple subclasses doesn't apply to '%T' object",
                            self->index, a[1]);
  Tuple* tuple = a[1].as<Tuple>();
  if (static_cast<uint64_t>(self->index) >= tuple->size) return raise_index_error(ts, "tuple index out of range");
  return tuple->items[self->index];
}

Value getter_set(ThreadState& ts, Value*, uint32_t) {
  return raise(ts, ts.rt.exc.AttributeError, "can't set attribute");
}

Value getter_delete(ThreadState& ts, Value*, uint32_t) {
  return raise(ts, ts.rt.exc.AttributeError, "can't delete attribute");
}

Value getter_repr(ThreadState& ts, Value* a, uint32_t) {
  TupleGetter* self = a[0].as<TupleGetter>();
  return format_message(ts, "_tuplegetter(%ld, %R)", self->index, self->doc);
}

Value getter_reduce(ThreadState& ts, Value* a, uint32_t) {
  TupleGetter* self = a[0].as<TupleGetter>();
  Tuple* args = tuple_of(ts, new_int(ts, self->index), self->doc);
  return args ? Value(tuple_of(ts, self->type(), args)) : Value();
}

NativeDef kGetterMethods[] = {{"__new__(cls, index, doc, /)", nullptr, getter_new},
                              {"__get__(self, instance, owner=None, /)", nullptr, getter_get},
                              {"__set__(self, instance, value, /)", nullptr, getter_set},
                              {"__delete__(self, instance, /)", nullptr, getter_delete},
                              {"__repr__(self, /)", nullptr, getter_repr},
                              {"__reduce__(self, /)", nullptr, getter_reduce},
                              {nullptr, nullptr, nullptr}};

const NativeGetSet kGetterGetSets[] = {
    {"__doc__", nullptr, [](ThreadState&, Value v) { return v.as<TupleGetter>()->doc; },
     [](ThreadState&, Value v, Value doc) { return v.as<TupleGetter>()->doc = doc ? doc : kNone, true; }},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kTupleGetter = {.name = "collections._tuplegetter",
                                 .doc = nullptr,
                                 .methods = kGetterMethods,
                                 .getsets = kGetterGetSets,
                                 .instance_bytes = sizeof(TupleGetter),
                                 .flags = kTypeNoSubclass,
                                 .trace = trace_getter};

NativeDef kFunctions[] = {
    {"_count_elements(mapping, iterable, /)", "Count elements in the iterable, updating the mapping", count_elements},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  return add_deque(ts, module) && add_defaultdict(ts, module) && module_add_type(ts, module, kTupleGetter);
}

}  // namespace

const NativeModule kModule__collections = {"_collections", "High performance data structures.", kFunctions, init};

}  // namespace adder
