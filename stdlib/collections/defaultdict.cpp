// defaultdict.cpp: a dict that makes missing values.
//
// A native subclass of dict: the factory is a __slots__-like word behind the dict's struct, and the head carries
// kSubclass, so that every fast path for exact dicts passes it by and subscripts call __missing__.
#include "runtime/objects/sequence_tools.h"
#include "stdlib/collections/collections.h"

namespace adder {

namespace {

Value& factory_of(Value v) {
  return *member_slot(v.as_cell(), 0);
}

Value defaultdict_init(ThreadState& ts, Value* a, uint32_t n) {
  Value factory = n > 2 ? a[2] : kNone;
  if (!factory.is_none() && !is_callable(ts, factory))
    return raise_type_error(ts, "first argument must be callable or None");
  factory_of(a[0]) = factory;
  Value init = lookup_special(ts, ts.rt.types.dict, kSpecialInit);
  Tuple* args = new_tuple(ts, n > 3 ? n - 2 : 1);
  if (!args) return {};
  args->items[0] = a[0];
  if (n > 3) std::copy(a + 3, a + n, args->items + 1);
  return call_dict(ts, init, args, a[1] ? a[1].as<Dict>() : nullptr);
}

Value missing(ThreadState& ts, Value* a, uint32_t) {
  Value factory = factory_of(a[0]);
  if (!factory || factory.is_none()) return raise_key_error(ts, a[1]);
  Value made = call(ts, factory, nullptr, 0);
  return made && set_item(ts, a[0], a[1], made) ? made : Value();
}

Value defaultdict_repr(ThreadState& ts, Value* a, uint32_t) {
  Value dict_repr = lookup_special(ts, ts.rt.types.dict, kSpecialRepr);
  Value items = call(ts, dict_repr, a, 1);
  if (!items) return {};
  Value factory = factory_of(a[0]);
  Str* text;
  if (!factory || factory.is_none()) {
    text = new_str_ascii(ts, "None");
  } else {
    // A factory bound to this very dict would come back here.
    int entered = repr_enter(ts, factory);
    if (entered < 0) return {};
    text = entered ? to_repr(ts, factory) : new_str_ascii(ts, "...");
    if (entered) repr_leave(ts, factory);
  }
  return text ? Value(format_message(ts, "%N(%U, %U)", a[0].as_cell()->type(), text, items.as<Str>())) : Value();
}

Value defaultdict_copy(ThreadState& ts, Value* a, uint32_t) {
  Value factory = factory_of(a[0]);
  return call_with(ts, a[0].as_cell()->type(), factory ? factory : kNone, a[0]);
}

Value defaultdict_reduce(ThreadState& ts, Value* a, uint32_t) {
  Value factory = factory_of(a[0]);
  Tuple* args = factory && !factory.is_none() ? tuple_of(ts, factory) : new_tuple(ts, 0);
  Str* name = intern(ts, "items");
  Value items = args && name ? call_method(ts, a[0], name) : Value();
  Value iterator = items ? get_iterator(ts, items) : Value();
  Tuple* result = iterator ? new_tuple(ts, 5) : nullptr;
  if (!result) return {};
  result->items[0] = a[0].as_cell()->type();
  result->items[1] = args;
  result->items[2] = result->items[3] = kNone;
  result->items[4] = iterator;
  return result;
}

Value merged(ThreadState& ts, Value self, Value first, Value second) {
  if (!is_kind(first, Kind::Dict) || !is_kind(second, Kind::Dict)) return kNotImplemented;
  Value factory = factory_of(self);
  Value result = call_with(ts, self.as_cell()->type(), factory ? factory : kNone, first);
  if (!result) return {};
  if (!is_kind(result, Kind::Dict)) return raise_type_error(ts, "'%T' object is not a dict", result);
  return dict_update(ts, result.as<Dict>(), second) ? result : Value();
}

Value defaultdict_or(ThreadState& ts, Value* a, uint32_t) {
  return merged(ts, a[0], a[0], a[1]);
}

Value defaultdict_ror(ThreadState& ts, Value* a, uint32_t) {
  return merged(ts, a[0], a[1], a[0]);
}

NativeDef kMethods[] = {{"__init__(self, /, *args, **kwargs)",
                         "Initialize self.  See help(type(self)) for accurate signature.", defaultdict_init},
                        {"__missing__(self, key, /)",
                         "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
                         "  if self.default_factory is None: raise KeyError((key,))\n"
                         "  self[key] = value = self.default_factory()\n"
                         "  return value",
                         missing},
                        {"__repr__(self, /)", "Return repr(self).", defaultdict_repr},
                        {"copy(self, /)", "D.copy() -> a shallow copy of D.", defaultdict_copy},
                        {"__copy__(self, /)", "D.copy() -> a shallow copy of D.", defaultdict_copy},
                        {"__reduce__(self, /)", "Return state information for pickling.", defaultdict_reduce},
                        {"__or__(self, value, /)", "Return self|value.", defaultdict_or},
                        {"__ror__(self, value, /)", "Return value|self.", defaultdict_ror},
                        {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
                        {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"default_factory", "Factory for default value called by __missing__().",
     [](ThreadState&, Value v) { return factory_of(v) ? factory_of(v) : kNone; },
     [](ThreadState&, Value v, Value value) { return factory_of(v) = value ? value : kNone, true; }},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kDefaultdict = {.name = "collections.defaultdict",
                                 .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory",
                                 .methods = kMethods,
                                 .getsets = kGetSets,
                                 .kind = Kind::Dict,
                                 .instance_bytes = sizeof(Dict),
                                 .flags = kTypeWeakrefable};

}  // namespace

bool add_defaultdict(ThreadState& ts, Module* module) {
  Type* type = module_add_type(ts, module, kDefaultdict, ts.rt.types.dict);
  if (!type) return false;
  type->slot_count = 1;  // the factory
  type->root_shape = new_root_shape(ts, type, Kind::Dict, kSubclass, 0);
  collections_state(ts).defaultdict = type;
  return type->root_shape;
}

}  // namespace adder
