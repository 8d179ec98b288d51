// getters.cpp: operator.attrgetter, itemgetter and methodcaller.
//
// All three share a layout: what to look for, and the arguments of a method. Dotted attribute names are split when the
// getter is made. One item gives the value itself, several a tuple.
#include "runtime/native/argument_buffer.h"
#include "stdlib/operator/operator.h"

namespace adder {

namespace {

struct Getter : Cell {
  Tuple* what;     // names, each a Str or a Tuple of Str for a dotted one; keys; or (method name,)
  Tuple* args;     // as given to the constructor, for repr and pickling
  Dict* keywords;  // methodcaller's, or null
};

Getter* self_getter(Value v) {
  return v.as<Getter>();
}

void trace_getter(Cell* cell, Marker& marker) {
  Getter* g = static_cast<Getter*>(cell);
  marker.visit(g->what);
  marker.visit(g->args);
  marker.visit(g->keywords);
}

Value make_getter(ThreadState& ts, Value type, Tuple* what, Tuple* args, Dict* keywords) {
  Getter* self = static_cast<Getter*>(new_instance(ts, type.as<Type>()));
  if (!self) return {};
  self->what = what;
  self->args = args;
  self->keywords = keywords;
  return self;
}

template <Value (*get)(ThreadState&, Value, Value)>
Value call_getter(ThreadState& ts, Value* a, uint32_t) {
  Tuple* what = self_getter(a[0])->what;
  if (what->size == 1) return get(ts, a[1], what->items[0]);
  Tuple* result = new_tuple(ts, what->size);
  for (size_t i = 0; result && i < what->size; ++i) {
    result->items[i] = get(ts, a[1], what->items[i]);
    if (!result->items[i]) return {};
  }
  return result;
}

Str* tail_repr(ThreadState& ts, StrBuilder& out, Getter* self) {
  for (size_t i = 0; i < self->args->size; ++i) {
    Str* text = to_repr(ts, self->args->items[i]);
    if (!text) return nullptr;
    if (i) out.append_ascii(", ");
    out.append(text);
  }
  size_t position = 0;
  Value key, value;
  while (self->keywords && dict_next(self->keywords, &position, &key, &value)) {
    Str* text = to_repr(ts, value);
    if (!text || !is_str(key)) return nullptr;
    out.append_ascii(", ");
    out.append(key.as<Str>());
    out.append('=');
    out.append(text);
  }
  out.append(')');
  return out.finish(ts);
}

Value getter_repr(ThreadState& ts, Value* a, uint32_t) {
  Getter* self = self_getter(a[0]);
  Type* type = self->type();
  StrBuilder out;
  if (!type->has(kTypeHeap)) out.append_ascii("operator.");
  out.append(type->name);
  int entered = repr_enter(ts, a[0]);
  if (entered < 0) return {};
  out.append('(');
  if (entered == 0) {
    out.append_ascii("...)");
    return out.finish(ts);
  }
  Str* text = tail_repr(ts, out, self);
  repr_leave(ts, a[0]);
  return text;
}

Value getter_reduce(ThreadState& ts, Value* a, uint32_t) {
  Getter* self = self_getter(a[0]);
  if (!self->keywords || !self->keywords->used) return tuple_of(ts, self->type(), self->args);
  // Keywords travel in a partial, as __reduce__ has no place for them.
  Value functools = import_module(ts, "functools");
  Value partial = functools ? get_attribute(ts, functools, "partial") : Value();
  Tuple* bound = partial ? tuple_of(ts, self->type(), self->args->items[0]) : nullptr;
  Value maker = bound ? call_dict(ts, partial, bound, self->keywords) : Value();
  Tuple* rest = maker ? new_tuple_from(ts, self->args->items + 1, self->args->size - 1) : nullptr;
  return rest ? Value(tuple_of(ts, maker, rest)) : Value();
}

// --- itemgetter

Value itemgetter_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 2) return raise_type_error(ts, "itemgetter expected 1 argument, got 0");
  Tuple* keys = new_tuple_from(ts, a + 1, n - 1);
  return keys ? make_getter(ts, a[0], keys, keys, nullptr) : Value();
}

NativeDef kItemMethods[] = {{"__new__(cls, /, *items)",
                             "Create and return a new object.  See help(type) for accurate signature.", itemgetter_new},
                            {"__call__(self, obj, /)", "Call self as a function.", call_getter<get_item>},
                            {"__repr__(self, /)", "Return repr(self).", getter_repr},
                            {"__reduce__(self, /)", "Return state information for pickling", getter_reduce},
                            {nullptr, nullptr, nullptr}};

const NativeType kItemgetter = {.name = "operator.itemgetter",
                                .doc = "Return a callable object that fetches the given item(s) from its operand.",
                                .methods = kItemMethods,
                                .instance_bytes = sizeof(Getter),
                                .trace = trace_getter};

// --- attrgetter

Value get_dotted(ThreadState& ts, Value object, Value name) {
  if (is_str(name)) return get_attribute(ts, object, name.as<Str>());
  Tuple* path = name.as<Tuple>();
  for (size_t i = 0; object && i < path->size; ++i) object = get_attribute(ts, object, path->items[i].as<Str>());
  return object;
}

// An interned name, or a tuple of them when it has dots.
Value split_name(ThreadState& ts, Str* name) {
  List* parts = new_list(ts);
  size_t start = 0;
  for (size_t i = 0; parts && i <= name->length; ++i) {
    if (i < name->length && name->at(i) != '.') continue;
    Str* part = str_substring(ts, name, start, i);
    part = part ? intern(ts, part) : nullptr;
    if (!part || !list_append(ts, parts, part)) return {};
    start = i + 1;
  }
  if (!parts) return {};
  return parts->size == 1 ? parts->items[0] : Value(new_tuple_from(ts, parts->items, parts->size));
}

Value attrgetter_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 2) return raise_type_error(ts, "attrgetter expected 1 argument, got 0");
  Tuple* args = new_tuple_from(ts, a + 1, n - 1);
  Tuple* names = args ? new_tuple(ts, args->size) : nullptr;
  if (!names) return {};
  for (size_t i = 0; i < args->size; ++i) {
    if (!is_str(args->items[i])) return raise_type_error(ts, "attribute name must be a string");
    names->items[i] = split_name(ts, args->items[i].as<Str>());
    if (!names->items[i]) return {};
  }
  return make_getter(ts, a[0], names, args, nullptr);
}

NativeDef kAttrMethods[] = {{"__new__(cls, /, *attrs)",
                             "Create and return a new object.  See help(type) for accurate signature.", attrgetter_new},
                            {"__call__(self, obj, /)", "Call self as a function.", call_getter<get_dotted>},
                            {"__repr__(self, /)", "Return repr(self).", getter_repr},
                            {"__reduce__(self, /)", "Return state information for pickling", getter_reduce},
                            {nullptr, nullptr, nullptr}};

const NativeType kAttrgetter = {.name = "operator.attrgetter",
                                .doc = "Return a callable object that fetches the given attribute(s) from its operand.",
                                .methods = kAttrMethods,
                                .instance_bytes = sizeof(Getter),
                                .trace = trace_getter};

// --- methodcaller

// cls(name, *args, **keywords): a[1] keywords, a[2...] the rest
Value methodcaller_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 3) return raise_type_error(ts, "methodcaller needs at least one argument, the method name");
  if (!is_str(a[2])) return raise_type_error(ts, "method name must be a string");
  Str* name = intern(ts, a[2].as<Str>());
  Tuple* what = name ? tuple_of(ts, name) : nullptr;
  Tuple* args = what ? new_tuple_from(ts, a + 2, n - 2) : nullptr;
  return args ? make_getter(ts, a[0], what, args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
}

Value methodcaller_call(ThreadState& ts, Value* a, uint32_t) {
  Getter* self = self_getter(a[0]);
  Str* name = self->what->items[0].as<Str>();
  const Value* extra = self->args->items + 1;
  size_t count = self->args->size - 1;
  if (!self->keywords || !self->keywords->used) return call_method(ts, a[1], name, {extra, count});
  Value method = get_attribute(ts, a[1], name);
  Tuple* args = method ? new_tuple_from(ts, extra, count) : nullptr;
  return args ? call_dict(ts, method, args, self->keywords) : Value();
}

NativeDef kMethodMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     methodcaller_new},
    {"__call__(self, obj, /)", "Call self as a function.", methodcaller_call},
    {"__repr__(self, /)", "Return repr(self).", getter_repr},
    {"__reduce__(self, /)", "Return state information for pickling", getter_reduce},
    {nullptr, nullptr, nullptr}};

const NativeType kMethodcaller = {.name = "operator.methodcaller",
                                  .doc = "Return a callable object that calls the given method on its operand.",
                                  .methods = kMethodMethods,
                                  .instance_bytes = sizeof(Getter),
                                  .trace = trace_getter};

}  // namespace

bool add_getters(ThreadState& ts, Module* module) {
  return module_add_type(ts, module, kItemgetter) && module_add_type(ts, module, kAttrgetter) &&
         module_add_type(ts, module, kMethodcaller);
}

}  // namespace adder
