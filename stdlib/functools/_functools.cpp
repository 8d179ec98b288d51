// _functools.cpp: the native part of functools: reduce, partial, cmp_to_key. The cache behind lru_cache is
// lru_cache.cpp.
//
// A partial of a partial without attributes of its own is flattened when it is made, so calls never nest.
#include "runtime/native/argument_buffer.h"
#include "runtime/objects/sequence_tools.h"
#include "stdlib/functools/functools.h"

namespace adder {

extern const NativeModule kModule__functools;

FunctoolsState& functools_state(ThreadState& ts) {
  return module_state<FunctoolsState>(ts, kModule__functools);
}

Value native_dict_get(ThreadState& ts, Value self) {
  Dict* dict = instance_dict(ts, self);
  if (!dict) return ts.has_error() ? Value() : raise_attribute_error(ts, self, ts.rt.names.dunder_dict);
  return dict;
}

bool native_dict_set(ThreadState& ts, Value self, Value value) {
  if (!value || !is_kind(value, Kind::Dict)) {
    if (value)
      raise_type_error(ts, "__dict__ must be set to a dictionary, not a '%T'", value);
    else
      raise_type_error(ts, "cannot delete __dict__");
    return false;
  }
  *dict_slot(self.as_cell()) = value;
  return true;
}

namespace {

// --- reduce

Value reduce(ThreadState& ts, Value* a, uint32_t) {
  Value iterator = get_iterator(ts, a[1]);
  if (!iterator) {
    if (pending_matches(ts, ts.rt.exc.TypeError)) return raise_type_error(ts, "reduce() arg 2 must support iteration");
    return {};
  }
  Value result = a[2];
  for (;;) {
    Value item = iterate_next(ts, iterator);
    if (!item) break;
    if (!result) {
      result = item;
      continue;
    }
    result = call_with(ts, a[0], result, item);
    if (!result) return {};
  }
  if (ts.has_error()) return {};
  return result ? result : raise_type_error(ts, "reduce() of empty iterable with no initial value");
}

// --- partial

struct Partial : Cell {
  Value function;
  Tuple* args;
  Dict* keywords;
};

Partial* self_partial(Value v) {
  return v.as<Partial>();
}

void trace_partial(Cell* cell, Marker& marker) {
  Partial* p = static_cast<Partial*>(cell);
  marker.visit(p->function);
  marker.visit(p->args);
  marker.visit(p->keywords);
}

// A partial whose layers can be merged: made by our __call__ and without attributes that would be lost.
bool can_flatten(ThreadState& ts, Value v) {
  Type* partial = functools_state(ts).partial;
  if (!is_kind(v, Kind::Native) || !is_subtype(v.as_cell()->type(), partial)) return false;
  if (lookup_special(ts, v.as_cell()->type(), kSpecialCall) != lookup_special(ts, partial, kSpecialCall)) return false;
  return !(v.as_cell()->head_flags() & kHasDict) || !*dict_slot(v.as_cell());
}

// cls(function, *args, **keywords): a[1] keywords, a[2...] the rest
Value partial_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 3) return raise_type_error(ts, "type 'partial' takes at least one argument");
  Value function = a[2];
  Tuple* before = nullptr;
  Dict* inherited = nullptr;
  if (can_flatten(ts, function)) {
    Partial* inner = self_partial(function);
    before = inner->args;
    inherited = inner->keywords;
    function = inner->function;
  }
  if (!is_callable(ts, function)) return raise_type_error(ts, "the first argument must be callable");
  size_t extra = n - 3, first = before ? before->size : 0;
  Tuple* args = new_tuple(ts, first + extra);
  if (!args) return {};
  if (first) std::copy_n(before->items, first, args->items);
  if (extra) std::copy_n(a + 3, extra, args->items + first);
  Dict* keywords = inherited ? dict_copy(ts, inherited) : new_dict(ts);
  if (!keywords || (a[1] && !dict_merge(ts, keywords, a[1].as<Dict>()))) return {};
  Partial* self = static_cast<Partial*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->function = function;
  self->args = args;
  self->keywords = keywords;
  return self;
}

Value partial_call(ThreadState& ts, Value* a, uint32_t n) {
  Partial* self = self_partial(a[0]);
  Dict* given = a[1] ? a[1].as<Dict>() : nullptr;
  size_t extra = n - 2, first = self->args->size;
  if (!self->keywords->used && (!given || !given->used)) {
    ArgumentBuffer buffer(ts, first + extra);
    if (!buffer) return {};
    std::copy_n(self->args->items, first, buffer.data());
    std::copy_n(a + 2, extra, buffer.data() + first);
    return call(ts, self->function, buffer.data(), first + extra);
  }
  Tuple* args = new_tuple(ts, first + extra);
  if (!args) return {};
  if (first) std::copy_n(self->args->items, first, args->items);
  if (extra) std::copy_n(a + 2, extra, args->items + first);
  Dict* keywords = dict_copy(ts, self->keywords);
  if (!keywords || (given && !dict_merge(ts, keywords, given))) return {};
  return call_dict(ts, self->function, args, keywords);
}

Value partial_repr(ThreadState& ts, Value* a, uint32_t) {
  Partial* self = self_partial(a[0]);
  Type* type = self->type();
  StrBuilder out;
  if (type == functools_state(ts).partial)
    out.append_ascii("functools.partial");
  else
    out.append(type->name);
  int entered = repr_enter(ts, a[0]);
  if (entered < 0) return {};
  if (entered == 0) {
    out.append_ascii("(...)");
    return out.finish(ts);
  }
  out.append('(');
  Str* text = to_repr(ts, self->function);
  if (text) out.append(text);
  for (size_t i = 0; text && i < self->args->size; ++i) {
    text = to_repr(ts, self->args->items[i]);
    if (!text) break;
    out.append_ascii(", ");
    out.append(text);
  }
  size_t position = 0;
  Value key, value;
  while (text && dict_next(self->keywords, &position, &key, &value)) {
    Str* name = to_str(ts, key);
    text = name ? to_repr(ts, value) : nullptr;
    if (!text) break;
    out.append_ascii(", ");
    out.append(name);
    out.append('=');
    out.append(text);
  }
  repr_leave(ts, a[0]);
  out.append(')');
  return text ? Value(out.finish(ts)) : Value();
}

Value partial_reduce(ThreadState& ts, Value* a, uint32_t) {
  Partial* self = self_partial(a[0]);
  Value dict = (self->head_flags() & kHasDict) ? *dict_slot(self) : Value();
  Tuple* state = new_tuple(ts, 4);
  Tuple* args = state ? tuple_of(ts, self->function) : nullptr;
  if (!args) return {};
  state->items[0] = self->function;
  state->items[1] = self->args;
  state->items[2] = self->keywords;
  state->items[3] = dict ? dict : kNone;
  return tuple_of(ts, self->type(), args, state);
}

Value partial_setstate(ThreadState& ts, Value* a, uint32_t) {
  Partial* self = self_partial(a[0]);
  Tuple* state = is_kind(a[1], Kind::Tuple) ? a[1].as<Tuple>() : nullptr;
  if (!state || state->size != 4 || !is_callable(ts, state->items[0]) || !is_kind(state->items[1], Kind::Tuple) ||
      !(state->items[2].is_none() || is_kind(state->items[2], Kind::Dict)))
    return raise_type_error(ts, "invalid partial state");
  Tuple* args = sequence_to_tuple(ts, state->items[1]);
  Dict* keywords = state->items[2].is_none() ? new_dict(ts) : dict_copy(ts, state->items[2].as<Dict>());
  if (!args || !keywords) return {};
  self->function = state->items[0];
  self->args = args;
  self->keywords = keywords;
  if (self->head_flags() & kHasDict) *dict_slot(self) = state->items[3].is_none() ? Value() : state->items[3];
  return kNone;
}

NativeDef kPartialMethods[] = {
    {"__new__(cls, /, *args, **keywords)", "Create a new function with partial application.", partial_new},
    {"__call__(self, /, *args, **keywords)", "Call self as a function.", partial_call},
    {"__repr__(self, /)", "Return repr(self).", partial_repr},
    {"__reduce__(self, /)", "Return state information for pickling.", partial_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", partial_setstate},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kPartialGetSets[] = {
    {"func", "function object to use in future partial calls",
     [](ThreadState&, Value v) { return self_partial(v)->function; }, readonly_member},
    {"args", "tuple of arguments to future partial calls",
     [](ThreadState&, Value v) { return Value(self_partial(v)->args); }, readonly_member},
    {"keywords", "dictionary of keyword arguments to future partial calls",
     [](ThreadState&, Value v) { return Value(self_partial(v)->keywords); }, readonly_member},
    {"__dict__", nullptr, native_dict_get, native_dict_set},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kPartial = {.name = "functools.partial",
                             .doc =
                                 "partial(func, *args, **keywords) - new function with partial application\n"
                                 "of the given arguments and keywords.",
                             .methods = kPartialMethods,
                             .getsets = kPartialGetSets,
                             .instance_bytes = sizeof(Partial),
                             .flags = kTypeInstancesHaveDict | kTypeWeakrefable,
                             .trace = trace_partial};

// --- cmp_to_key

struct Key : Cell {
  Value compare, object;
};

void trace_key(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Key*>(cell)->compare);
  marker.visit(static_cast<Key*>(cell)->object);
}

Value make_key(ThreadState& ts, Value compare, Value object) {
  Key* key = static_cast<Key*>(new_instance(ts, functools_state(ts).key));
  if (!key) return {};
  key->compare = compare;
  key->object = object;
  return key;
}

Value cmp_to_key(ThreadState& ts, Value* a, uint32_t) {
  return make_key(ts, a[0], Value());
}

Value key_call(ThreadState& ts, Value* a, uint32_t) {
  return make_key(ts, a[0].as<Key>()->compare, a[1]);
}

Value key_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_kind(other, Kind::Native) || other.as_cell()->type() != functools_state(ts).key)
    return raise_type_error(ts, "other argument must be K instance");
  Key *x = self.as<Key>(), *y = other.as<Key>();
  if (!x->object || !y->object) return raise(ts, ts.rt.exc.AttributeError, "object");
  Value order = call_with(ts, x->compare, x->object, y->object);
  return order ? rich_compare(ts, op, order, Value::small_int(0)) : Value();
}

NativeDef kKeyMethods[] = {{"__call__(self, /, obj)", "Call self as a function.", key_call},
                           ADDER_COMPARISONS(key_compare),
                           {nullptr, nullptr, nullptr}};

const NativeGetSet kKeyGetSets[] = {
    {"obj", "Value wrapped by a key function.",
     [](ThreadState& ts, Value v) {
       return v.as<Key>()->object ? v.as<Key>()->object : raise(ts, ts.rt.exc.AttributeError, "obj");
     },
     [](ThreadState&, Value v, Value value) { return v.as<Key>()->object = value, true; }},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kKey = {.name = "functools.KeyWrapper",
                         .doc = nullptr,
                         .methods = kKeyMethods,
                         .getsets = kKeyGetSets,
                         .instance_bytes = sizeof(Key),
                         .flags = kTypeNoSubclass,
                         .trace = trace_key};

NativeDef kFunctions[] = {
    {"reduce(function, iterable, initial=None, /)",
     "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.", reduce,
     kNativeNoText},
    {"cmp_to_key(mycmp)", "Convert a cmp= function into a key= function.", cmp_to_key},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  FunctoolsState& state = functools_state(ts);
  state.partial = module_add_type(ts, module, kPartial);
  state.key = state.partial ? new_native_type(ts, kKey, nullptr, Value(intern(ts, "functools"))) : nullptr;
  state.keyword_mark = state.key ? call(ts, ts.rt.types.object, nullptr, 0) : Value();
  return state.keyword_mark && module_add_type(ts, module, kLruCache);
}

}  // namespace

const NativeModule kModule__functools = {"_functools", "Tools that operate on functions.", kFunctions, init};

}  // namespace adder
