// union_type.cpp: types.UnionType: int | str.
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/type_support.h"

namespace adder {

bool is_union(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Native) && v.as_cell()->type() == ts.rt.types.union_type;
}

namespace {

UnionObject* self_union(Value v) {
  return v.as<UnionObject>();
}

bool can_stand_in_union(ThreadState& ts, Value v) {
  if (v.is_none() || is_type(v) || is_generic_alias(ts, v) || is_union(ts, v)) return true;
  return bool(lookup_in_type(ts, type_of(ts, v), intern(ts, "_adder_union_member")));  // typing.TypeAliasType
}

// Appends v, or what the union v holds, unless an equal member is there already.
bool add_member(ThreadState& ts, List* members, Value v) {
  if (v.is_none()) v = Value(ts.rt.types.none);
  if (is_union(ts, v)) {
    Tuple* args = self_union(v)->args.as<Tuple>();
    bool first = !members->size;  // then its members are unequal already
    for (size_t i = 0; i < args->size; ++i)
      if (first ? !list_append(ts, members, args->items[i]) : !add_member(ts, members, args->items[i])) return false;
    return true;
  }
  for (size_t i = 0; i < members->size; ++i) {
    Value other = members->items[i];
    if (other == v) return true;
    if (is_type(other) && is_type(v)) continue;
    int t = compare_bool(ts, Compare::kEq, other, v);
    if (t < 0) return false;
    if (t) return true;
  }
  return list_append(ts, members, v);
}

Value union_of(ThreadState& ts, List* members) {
  if (members->size == 1) return members->items[0];
  UnionObject* made = static_cast<UnionObject*>(new_instance(ts, ts.rt.types.union_type));
  Tuple* args = made ? new_tuple_from(ts, members->items, members->size) : nullptr;
  if (!args) return Value();
  made->args = Value(args);
  return Value(made);
}

Tuple* parameters_of(ThreadState& ts, Value self) {
  UnionObject* u = self_union(self);
  if (!u->parameters) u->parameters = collect_parameters(ts, u->args.as<Tuple>());
  return u->parameters ? u->parameters.as<Tuple>() : nullptr;
}

Value union_repr(ThreadState& ts, Value* a, uint32_t) {
  Tuple* args = self_union(a[0])->args.as<Tuple>();
  StrBuilder text;
  for (size_t i = 0; i < args->size; ++i) {
    if (i) text.append_ascii(" | ");
    Str* part = alias_argument_text(ts, args->items[i]);
    if (!part) return Value();
    text.append(part);
  }
  return Value(text.finish(ts));
}

Set* member_set(ThreadState& ts, Value v) {
  Set* set = new_set(ts, true);
  return set && set_update(ts, set, self_union(v)->args) ? set : nullptr;
}

Value union_eq(ThreadState& ts, Value* a, uint32_t) {
  if (!is_union(ts, a[1])) return kNotImplemented;
  Set* x = member_set(ts, a[0]);
  Set* y = x ? member_set(ts, a[1]) : nullptr;
  return y ? rich_compare(ts, Compare::kEq, Value(x), Value(y)) : Value();
}

Value union_hash(ThreadState& ts, Value* a, uint32_t) {
  Set* set = member_set(ts, a[0]);
  uint64_t h;
  return set && hash_value(ts, Value(set), &h) ? new_int(ts, static_cast<int64_t>(h)) : Value();
}

template <int (*check)(ThreadState&, Value, Value), bool instance>
Value union_check(ThreadState& ts, Value* a, uint32_t) {
  Tuple* args = self_union(a[0])->args.as<Tuple>();
  for (size_t i = 0; i < args->size; ++i) {
    if (is_generic_alias(ts, args->items[i]))
      return raise_type_error(ts, "%s() argument 2 cannot be a parameterized generic",
                              instance ? "isinstance" : "issubclass");
    int t = check(ts, a[1], args->items[i]);
    if (t) return t < 0 ? Value() : kTrue;
  }
  return kFalse;
}

Value union_getitem(ThreadState& ts, Value* a, uint32_t) {
  Tuple* parameters = parameters_of(ts, a[0]);
  Tuple* args =
      parameters ? substitute_parameters(ts, a[0], self_union(a[0])->args.as<Tuple>(), parameters, a[1]) : nullptr;
  if (!args) return Value();
  Value result = args->items[0];
  for (size_t i = 1; result && i < args->size; ++i) result = binary_op(ts, Op::Or, result, args->items[i], false);
  return result;
}

Value union_or(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[0], a[1]);
}
Value union_ror(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[1], a[0]);
}

const NativeGetSet kGetSets[] = {
    {"__args__", nullptr, [](ThreadState&, Value self) { return self_union(self)->args; }, readonly_member},
    {"__parameters__", "Type variables in the types.UnionType.",
     [](ThreadState& ts, Value self) {
       Tuple* parameters = parameters_of(ts, self);
       return parameters ? Value(parameters) : Value();
     },
     nullptr},
    {},
};

NativeDef kMethods[] = {
    {"__repr__(self, /)", "Return repr(self).", union_repr},
    {"__eq__(self, value, /)", "Return self==value.", union_eq},
    {"__hash__(self, /)", "Return hash(self).", union_hash},
    {"__instancecheck__(self, instance, /)", nullptr, union_check<is_instance, true>},
    {"__subclasscheck__(self, cls, /)", nullptr, union_check<is_subclass, false>},
    {"__getitem__(self, key, /)", "Return self[key].", union_getitem},
    {"__or__(self, value, /)", "Return self|value.", union_or},
    {"__ror__(self, value, /)", "Return value|self.", union_ror},
    {},
};

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<UnionObject*>(cell)->args);
  marker.visit(static_cast<UnionObject*>(cell)->parameters);
}

}  // namespace

Value make_union(ThreadState& ts, Value a, Value b) {
  if (!can_stand_in_union(ts, a) || !can_stand_in_union(ts, b)) return kNotImplemented;
  List* members = new_list(ts);
  if (!members || !add_member(ts, members, a) || !add_member(ts, members, b)) return Value();
  return union_of(ts, members);
}

extern const NativeType kNativeType_union_type;
const NativeType kNativeType_union_type = {
    "types.UnionType",   "A union of classes, such as int | str.", kMethods, kGetSets, Kind::Native,
    sizeof(UnionObject), kTypeNoSubclass | kTypeWeakrefable,       nullptr,  trace};

}  // namespace adder
