// dict_views.cpp: dict_keys, dict_values and dict_items. Keys and items behave as sets: their operators make a set and
// leave the work to it.
#include "runtime/errors/raise.h"
#include "runtime/objects/dict_tools.h"
#include "runtime/objects/function.h"
#include "runtime/objects/hash_table.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/set_tools.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

Dict* dict_of(Value view) {
  return view.as<OneMember>()->inner.as<Dict>();
}

bool is_view(Value v, Type* type) {
  return is_kind(v, Kind::DictView) && v.as_cell()->type() == type;
}

bool is_set_like(ThreadState& ts, Value v) {
  return is_any_set(v) || is_view(v, ts.rt.types.dict_keys) || is_view(v, ts.rt.types.dict_items);
}

Set* set_from(ThreadState& ts, Value iterable) {
  Set* set = new_set(ts);
  return set && set_update(ts, set, iterable) ? set : nullptr;
}

Value view_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(dict_of(a[0])->used);
}

Value view_repr(ThreadState& ts, Value* a, uint32_t) {
  int entered = repr_enter(ts, a[0]);
  if (entered <= 0) return entered < 0 ? Value() : Value(new_str_ascii(ts, "..."));
  List* items = sequence_to_list(ts, a[0]);
  Str* text = items ? to_repr(ts, items) : nullptr;
  repr_leave(ts, a[0]);
  return text ? Value(format_message(ts, "%T(%U)", a[0], text)) : Value();
}

Value view_mapping(ThreadState& ts, Value self) {
  return call_with(ts, ts.rt.types.mappingproxy, self.as<OneMember>()->inner);
}

Value keys_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_keyiterator, dict_of(a[0]));
}
Value values_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_valueiterator, dict_of(a[0]));
}
Value items_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_itemiterator, dict_of(a[0]));
}
Value keys_reversed(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_reversekeyiterator, dict_of(a[0]));
}
Value values_reversed(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_reversevalueiterator, dict_of(a[0]));
}
Value items_reversed(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_reverseitemiterator, dict_of(a[0]));
}

int view_contains(ThreadState& ts, Value view, Value item) {
  Dict* dict = dict_of(view);
  uint64_t hash;
  if (is_view(view, ts.rt.types.dict_keys)) {
    if (!key_hash(ts, item, &hash)) return -1;
    int64_t at = dict_find(ts, dict, item, hash);
    return at == kFailed ? -1 : at >= 0;
  }
  if (!is_kind(item, Kind::Tuple) || item.as<Tuple>()->size != 2) return 0;
  Value value = dict_get(ts, dict, item.as<Tuple>()->items[0]);
  if (!value) return ts.has_error() ? -1 : 0;
  return compare_bool(ts, Compare::kEq, value, item.as<Tuple>()->items[1]);
}

Value view_contains_method(ThreadState& ts, Value* a, uint32_t) {
  int found = view_contains(ts, a[0], a[1]);
  return found < 0 ? Value() : Value::boolean(found);
}

// 1 when every item of `small` is in `large`.
int all_in(ThreadState& ts, Value small, Value large) {
  int result = 1;
  bool done = for_each(ts, small, [&](Value item) {
    result = is_kind(large, Kind::DictView) ? view_contains(ts, large, item) : contains(ts, large, item);
    return result > 0;
  });
  return done || result == 0 ? result : -1;
}

Value view_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_set_like(ts, other)) return kNotImplemented;
  int64_t size = dict_of(self)->used, other_size = length(ts, other);
  if (other_size < 0) return Value();
  int holds = 0;
  switch (op) {
    case Compare::kEq:
    case Compare::kNe:
      holds = size == other_size ? all_in(ts, self, other) : 0;
      break;
    case Compare::kLt:
      holds = size < other_size ? all_in(ts, self, other) : 0;
      break;
    case Compare::kLe:
      holds = size <= other_size ? all_in(ts, self, other) : 0;
      break;
    case Compare::kGt:
      holds = size > other_size ? all_in(ts, other, self) : 0;
      break;
    case Compare::kGe:
      holds = size >= other_size ? all_in(ts, other, self) : 0;
      break;
  }
  if (holds < 0) return Value();
  return Value::boolean(op == Compare::kNe ? !holds : holds);
}

// The operators take any iterable on the other side.
// The items of the other operand that the view holds: an unhashable value of the view is no hindrance.
Value view_intersection(ThreadState& ts, Value view, Value other) {
  if (is_exact(other, Kind::Set) && dict_of(view)->used <= other.as<Set>()->used) {
    Value args[] = {view};
    return call_method(ts, other, intern(ts, "intersection"), args);
  }
  if (is_set_like(ts, other) && is_kind(other, Kind::DictView) && dict_of(other)->used > dict_of(view)->used)
    std::swap(view, other);
  Set* out = new_set(ts);
  bool done = out && for_each(ts, other, [&](Value item) {
                int found = view_contains(ts, view, item);
                return found >= 0 && (!found || set_add(ts, out, item) >= 0);
              });
  return done ? Value(out) : Value();
}

template <Op kOp>
Value view_operator(ThreadState& ts, Value* a, uint32_t) {
  if (kOp == Op::And) return view_intersection(ts, a[0], a[1]);
  Set* left = set_from(ts, a[0]);
  Set* right = left ? set_from(ts, a[1]) : nullptr;
  return right ? binary_op(ts, kOp, left, right, true) : Value();
}

template <Op kOp>
Value view_reflected(ThreadState& ts, Value* a, uint32_t) {
  Set* left = set_from(ts, a[1]);
  Set* right = left ? set_from(ts, a[0]) : nullptr;
  return right ? binary_op(ts, kOp, left, right, true) : Value();
}

Value view_isdisjoint(ThreadState& ts, Value* a, uint32_t) {
  int disjoint = 1;
  bool done = for_each(ts, a[1], [&](Value item) {
    int found = view_contains(ts, a[0], item);
    disjoint = found < 0 ? -1 : !found;
    return found == 0;
  });
  return done || disjoint == 0 ? Value::boolean(disjoint) : Value();
}

#define ADDER_SET_VIEW_METHODS(iter, reversed)                                                                    \
  {"__repr__(self, /)", "Return repr(self).", view_repr}, {"__len__(self, /)", "Return len(self).", view_len},    \
      {"__contains__(self, key, /)", "Return key in self.", view_contains_method},                                \
      {"__iter__(self, /)", "Implement iter(self).", iter},                                                       \
      {"__reversed__(self, /)", "Return a reverse iterator over the view.", reversed},                            \
      ADDER_COMPARISONS(view_compare), {"__and__(self, value, /)", "Return self&value.", view_operator<Op::And>}, \
      {"__rand__(self, value, /)", "Return value&self.", view_reflected<Op::And>},                                \
      {"__or__(self, value, /)", "Return self|value.", view_operator<Op::Or>},                                    \
      {"__ror__(self, value, /)", "Return value|self.", view_reflected<Op::Or>},                                  \
      {"__sub__(self, value, /)", "Return self-value.", view_operator<Op::Sub>},                                  \
      {"__rsub__(self, value, /)", "Return value-self.", view_reflected<Op::Sub>},                                \
      {"__xor__(self, value, /)", "Return self^value.", view_operator<Op::Xor>},                                  \
      {"__rxor__(self, value, /)", "Return value^self.", view_reflected<Op::Xor>},                                \
      {"isdisjoint(self, other, /)", "Return True if the view and the given iterable have a null intersection.",  \
       view_isdisjoint},                                                                                          \
  {                                                                                                               \
    nullptr, nullptr, nullptr                                                                                     \
  }

NativeDef keys_methods[] = {ADDER_SET_VIEW_METHODS(keys_iter, keys_reversed)};
NativeDef items_methods[] = {ADDER_SET_VIEW_METHODS(items_iter, items_reversed)};
NativeDef values_methods[] = {
    {"__repr__(self, /)", "Return repr(self).", view_repr},
    {"__len__(self, /)", "Return len(self).", view_len},
    {"__iter__(self, /)", "Implement iter(self).", values_iter},
    {"__reversed__(self, /)", "Return a reverse iterator over the dict values.", values_reversed},
    {nullptr, nullptr, nullptr},
};

const NativeGetSet view_getsets[] = {
    {"mapping", "dictionary that this view refers to", view_mapping, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr NativeType view_type(const char* name, NativeDef* methods) {
  return {.name = name,
          .doc = nullptr,
          .methods = methods,
          .getsets = view_getsets,
          .kind = Kind::DictView,
          .instance_bytes = sizeof(OneMember),
          .flags = kTypeNoSubclass};
}

}  // namespace

extern const NativeType kNativeType_dict_keys, kNativeType_dict_values, kNativeType_dict_items;
const NativeType kNativeType_dict_keys = view_type("dict_keys", keys_methods);
const NativeType kNativeType_dict_values = view_type("dict_values", values_methods);
const NativeType kNativeType_dict_items = view_type("dict_items", items_methods);

}  // namespace adder
