// set_methods.cpp: the types set and frozenset. The core is set.cpp.
//
// Methods take any iterables, operators only sets. Results are of the builtin class, also those of subclasses. A set
// used as a key to look for stands for the frozenset of its items.
#include "runtime/errors/raise.h"
#include "runtime/objects/hash_table.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/set_tools.h"
#include "runtime/state/runtime.h"

namespace adder {

bool frozenset_hash(ThreadState& ts, Set* set, uint64_t* hash) {
  (void)ts;
  bool frozen = set->is_kind(Kind::FrozenSet);
  if (frozen && set->hash) {
    *hash = set->hash;
    return true;
  }
  // The mixing of collections.abc.Set._hash, so that script sets and frozensets of the same items agree.
  uint64_t h = (uint64_t{set->used} + 1) * 1927868237;
  size_t position = 0;
  Value key;
  uint64_t key_hash;
  while (set_next(set, &position, &key, &key_hash)) h ^= (key_hash ^ key_hash << 16 ^ 89869747) * 3644798167;
  h ^= h >> 11 ^ h >> 25;
  h = h * 69069 + 907133923;
  if (h == ~uint64_t{0}) h = 590923713;
  if (frozen) set->hash = h;
  *hash = h;
  return true;
}

namespace {

Set* self_set(Value* a) {
  return a[0].as<Set>();
}

Set* make_set(ThreadState& ts, Type* type) {
  if (type == ts.rt.types.set) return new_set(ts);
  if (type == ts.rt.types.frozenset) return new_set(ts, true);
  return static_cast<Set*>(new_instance(ts, type));
}

// Of the builtin class that `like` derives from.
Set* plain_set(ThreadState& ts, const Set* like) {
  return new_set(ts, like->is_kind(Kind::FrozenSet));
}

// A copy that the caller may go on to change.
Set* fresh_copy(ThreadState& ts, Set* from) {
  Set* copy = plain_set(ts, from);
  return copy && set_copy_into(ts, copy, from) ? copy : nullptr;
}

Set* copy_of(ThreadState& ts, Set* from) {
  return from->is_exact(Kind::FrozenSet) ? from : fresh_copy(ts, from);
}

// Any iterable as a set: itself when it is one.
Set* as_set(ThreadState& ts, Value iterable) {
  if (is_any_set(iterable)) return iterable.as<Set>();
  Set* set = new_set(ts);
  return set && set_update(ts, set, iterable) ? set : nullptr;
}

// The hash of a key to look for.
bool lookup_hash(ThreadState& ts, Value key, uint64_t* hash) {
  if (is_kind(key, Kind::Set)) {
    Type* type = key.as_cell()->type();
    Value own = type->has(kTypeHeap) ? lookup_special(ts, type, kSpecialHash) : kNone;
    if (!own || own.is_none()) return frozenset_hash(ts, key.as<Set>(), hash);
  }
  return key_hash(ts, key, hash);
}

// --- the algebra on sets; results are new sets like `a`

bool each(ThreadState& ts, Set* set, auto&& f) {
  size_t position = 0;
  Value key;
  uint64_t hash;
  uint32_t used = set->used;
  while (set_next(set, &position, &key, &hash)) {
    if (!f(key, hash)) return false;
    if (set->used != used) {
      raise_runtime_error(ts, "Set changed size during iteration");
      return false;
    }
  }
  return true;
}

Set* intersection(ThreadState& ts, Set* a, Value other) {
  Set* result = plain_set(ts, a);
  if (!result) return nullptr;
  bool ok;
  if (is_any_set(other)) {
    Set* small = other.as<Set>();
    Set* large = a;
    if (small->used > large->used) std::swap(small, large);
    ok = each(ts, small, [&](Value key, uint64_t hash) {
      int found = set_contains_hashed(ts, large, key, hash);
      return found < 0 ? false : !found || set_add_hashed(ts, result, key, hash) >= 0;
    });
  } else {
    ok = for_each(ts, other, [&](Value key) {
      uint64_t hash;
      if (!key_hash(ts, key, &hash)) return false;
      int found = set_contains_hashed(ts, a, key, hash);
      return found < 0 ? false : !found || set_add_hashed(ts, result, key, hash) >= 0;
    });
  }
  return ok ? result : nullptr;
}

bool remove_all(ThreadState& ts, Set* from, Value iterable) {
  if (iterable == Value(from)) {
    set_clear(from);
    return true;
  }
  if (is_any_set(iterable)) {
    return each(ts, iterable.as<Set>(),
                [&](Value key, uint64_t hash) { return set_discard_hashed(ts, from, key, hash) >= 0; });
  }
  return for_each(ts, iterable, [&](Value key) { return set_discard(ts, from, key) >= 0; });
}

Set* difference(ThreadState& ts, Set* a, Value other) {
  Set* result = plain_set(ts, a);
  if (!result) return nullptr;
  if (is_any_set(other) && other.as<Set>()->used > a->used / 2) {
    Set* b = other.as<Set>();
    bool ok = each(ts, a, [&](Value key, uint64_t hash) {
      int found = set_contains_hashed(ts, b, key, hash);
      return found < 0 ? false : found || set_add_hashed(ts, result, key, hash) >= 0;
    });
    return ok ? result : nullptr;
  }
  return set_copy_into(ts, result, a) && remove_all(ts, result, other) ? result : nullptr;
}

bool toggle_all(ThreadState& ts, Set* set, Value iterable) {
  Set* other = as_set(ts, iterable);
  if (!other) return false;
  if (other == set) {
    set_clear(set);
    return true;
  }
  return each(ts, other, [&](Value key, uint64_t hash) {
    int removed = set_discard_hashed(ts, set, key, hash);
    return removed < 0 ? false : removed || set_add_hashed(ts, set, key, hash) >= 0;
  });
}

Set* symmetric_difference(ThreadState& ts, Set* a, Value other) {
  Set* result = plain_set(ts, a);
  return result && set_copy_into(ts, result, a) && toggle_all(ts, result, other) ? result : nullptr;
}

// 1 when every key of a is in b.
int is_part_of(ThreadState& ts, Set* a, Set* b) {
  if (a->used > b->used) return 0;
  int result = 1;
  bool ok = each(ts, a, [&](Value key, uint64_t hash) {
    result = set_contains_hashed(ts, b, key, hash);
    return result > 0;
  });
  return ok || result == 0 ? result : -1;
}

// --- construction, special methods

Value set_new(ThreadState& ts, Value* a, uint32_t) {
  return make_set(ts, a[0].as<Type>());
}

Value set_init(ThreadState& ts, Value* a, uint32_t) {
  set_clear(self_set(a));
  return !a[1] || set_update(ts, self_set(a), a[1]) ? kNone : Value();
}

Value frozenset_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  bool exact = type == ts.rt.types.frozenset;
  if (exact && a[1] && a[1].as<Dict>()->used) return raise_type_error(ts, "frozenset() takes no keyword arguments");
  if (n > 3) return raise_type_error(ts, "frozenset expected at most 1 argument, got %u", n - 2);
  Value items = n == 3 ? a[2] : Value();
  if (exact && items && is_exact(items, Kind::FrozenSet)) return items;
  Set* set = make_set(ts, type);
  return set && (!items || set_update(ts, set, items)) ? set : Value();
}

Value set_repr(ThreadState& ts, Value* a, uint32_t) {
  Set* set = self_set(a);
  if (!set->used) return format_message(ts, "%T()", a[0]);
  int entered = repr_enter(ts, a[0]);
  if (entered < 0) return Value();
  if (!entered) return format_message(ts, "%T(...)", a[0]);
  List* items = sequence_to_list(ts, a[0]);
  StrBuilder out;
  bool exact = set->is_exact(Kind::Set);
  out.append_utf8(exact ? "{" : std::string(type_name(ts, a[0])) + "({");
  bool ok = items;
  for (size_t i = 0; ok && i < items->size; ++i) {
    if (i) out.append_ascii(", ");
    Str* text = to_repr(ts, items->items[i]);
    if ((ok = text)) out.append(text);
  }
  repr_leave(ts, a[0]);
  if (!ok) return Value();
  out.append_ascii(exact ? "}" : "})");
  return out.finish(ts);
}

Value set_hash(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  return frozenset_hash(ts, self_set(a), &hash) ? new_int(ts, static_cast<int64_t>(hash)) : Value();
}

Value set_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(self_set(a)->used);
}

Value set_iter(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = new_iterator(ts, ts.rt.types.set_iterator, a[0]);
  if (it) it->stop = it->step = self_set(a)->used;
  return it;
}

Value set_contains_method(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  int found = lookup_hash(ts, a[1], &hash) ? set_contains_hashed(ts, self_set(a), a[1], hash) : -1;
  return found < 0 ? Value() : Value::boolean(found);
}

Value set_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_any_set(other)) return kNotImplemented;
  Set* a = self.as<Set>();
  Set* b = other.as<Set>();
  int holds = 0;
  switch (op) {
    case Compare::kEq:
    case Compare::kNe:
      holds = a->used == b->used ? is_part_of(ts, a, b) : 0;
      break;
    case Compare::kLt:
      holds = a->used < b->used ? is_part_of(ts, a, b) : 0;
      break;
    case Compare::kLe:
      holds = is_part_of(ts, a, b);
      break;
    case Compare::kGt:
      holds = b->used < a->used ? is_part_of(ts, b, a) : 0;
      break;
    case Compare::kGe:
      holds = is_part_of(ts, b, a);
      break;
  }
  if (holds < 0) return Value();
  return Value::boolean(op == Compare::kNe ? !holds : holds);
}

Value set_reduce(ThreadState& ts, Value* a, uint32_t) {
  List* items = sequence_to_list(ts, a[0]);
  Tuple* args = items ? tuple_of(ts, items) : nullptr;
  if (!args) return Value();
  Value state = get_attribute_or_empty(ts, a[0], ts.rt.names.dunder_dict);
  if (!state && ts.has_error()) return Value();
  if (!state || (is_kind(state, Kind::Dict) && !state.as<Dict>()->used)) state = kNone;
  return tuple_of(ts, a[0].as_cell()->type(), args, state);
}

// --- operators

template <Set* (*kWork)(ThreadState&, Set*, Value)>
Value set_operator(ThreadState& ts, Value* a, uint32_t) {
  if (!is_any_set(a[0]) || !is_any_set(a[1])) return kNotImplemented;
  return kWork(ts, self_set(a), a[1]);
}

template <Set* (*kWork)(ThreadState&, Set*, Value)>
Value set_reflected(ThreadState& ts, Value* a, uint32_t) {
  if (!is_any_set(a[1])) return kNotImplemented;
  return kWork(ts, a[1].as<Set>(), a[0]);
}

Set* joined(ThreadState& ts, Set* a, Value other) {
  Set* result = fresh_copy(ts, a);
  return result && set_update(ts, result, other) ? result : nullptr;
}

template <bool (*kWork)(ThreadState&, Set*, Value)>
Value set_inplace(ThreadState& ts, Value* a, uint32_t) {
  if (!is_any_set(a[1])) return kNotImplemented;
  return kWork(ts, self_set(a), a[1]) ? a[0] : Value();
}

bool keep_common(ThreadState& ts, Set* set, Value other) {
  Set* result = intersection(ts, set, other);
  if (result) set_take(set, result);
  return result;
}

// --- methods

Value set_add_method(ThreadState& ts, Value* a, uint32_t) {
  return set_add(ts, self_set(a), a[1]) < 0 ? Value() : kNone;
}

Value set_clear_method(ThreadState&, Value* a, uint32_t) {
  set_clear(self_set(a));
  return kNone;
}

Value set_copy(ThreadState& ts, Value* a, uint32_t) {
  return copy_of(ts, self_set(a));
}

Value set_discard_method(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  if (!lookup_hash(ts, a[1], &hash)) return Value();
  return set_discard_hashed(ts, self_set(a), a[1], hash) < 0 ? Value() : kNone;
}

Value set_remove(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  if (!lookup_hash(ts, a[1], &hash)) return Value();
  int removed = set_discard_hashed(ts, self_set(a), a[1], hash);
  if (removed < 0) return Value();
  return removed ? kNone : raise_key_error(ts, a[1]);
}

Value set_pop_method(ThreadState& ts, Value* a, uint32_t) {
  Value key = set_pop(self_set(a));
  return key ? key : raise_key_error(ts, new_str_ascii(ts, "pop from an empty set"));
}

Value set_union(ThreadState& ts, Value* a, uint32_t n) {
  Set* result = fresh_copy(ts, self_set(a));
  for (uint32_t i = 1; result && i < n; ++i)
    if (!set_update(ts, result, a[i])) return Value();
  return result;
}

Value set_intersection(ThreadState& ts, Value* a, uint32_t n) {
  if (n == 1) return copy_of(ts, self_set(a));
  Set* result = self_set(a);
  for (uint32_t i = 1; result && i < n; ++i) result = intersection(ts, result, a[i]);
  return result;
}

Value set_difference(ThreadState& ts, Value* a, uint32_t n) {
  if (n == 1) return copy_of(ts, self_set(a));
  Set* result = self_set(a);
  for (uint32_t i = 1; result && i < n; ++i) result = difference(ts, result, a[i]);
  return result;
}

Value set_symmetric_difference(ThreadState& ts, Value* a, uint32_t) {
  return symmetric_difference(ts, self_set(a), a[1]);
}

Value set_update_method(ThreadState& ts, Value* a, uint32_t n) {
  for (uint32_t i = 1; i < n; ++i)
    if (!set_update(ts, self_set(a), a[i])) return Value();
  return kNone;
}

Value set_intersection_update(ThreadState& ts, Value* a, uint32_t n) {
  Value result = set_intersection(ts, a, n);
  if (!result) return Value();
  if (n > 1) set_take(self_set(a), result.as<Set>());
  return kNone;
}

Value set_difference_update(ThreadState& ts, Value* a, uint32_t n) {
  for (uint32_t i = 1; i < n; ++i)
    if (!remove_all(ts, self_set(a), a[i])) return Value();
  return kNone;
}

Value set_symmetric_difference_update(ThreadState& ts, Value* a, uint32_t) {
  return toggle_all(ts, self_set(a), a[1]) ? kNone : Value();
}

Value set_issubset(ThreadState& ts, Value* a, uint32_t) {
  Set* other = as_set(ts, a[1]);
  int part = other ? is_part_of(ts, self_set(a), other) : -1;
  return part < 0 ? Value() : Value::boolean(part);
}

Value set_issuperset(ThreadState& ts, Value* a, uint32_t) {
  int all = 1;
  if (is_any_set(a[1])) {
    all = is_part_of(ts, a[1].as<Set>(), self_set(a));
  } else {
    bool done = for_each(ts, a[1], [&](Value key) {
      all = set_contains(ts, self_set(a), key);
      return all > 0;
    });
    if (!done && all != 0) all = -1;
  }
  return all < 0 ? Value() : Value::boolean(all);
}

Value set_isdisjoint(ThreadState& ts, Value* a, uint32_t) {
  int found = 0;
  bool done = for_each(ts, a[1], [&](Value key) {
    found = set_contains(ts, self_set(a), key);
    return found == 0;
  });
  return done || found > 0 ? Value::boolean(!found) : Value();
}

Value set_sizeof(ThreadState& ts, Value* a, uint32_t) {
  Set* set = self_set(a);
  return new_int(ts, static_cast<int64_t>(sizeof(Set) + (set->table ? sizeof(Raw) + set->table->capacity : 0)));
}

#define ADDER_SHARED_SET_METHODS                                                                                     \
  {"__repr__(self, /)", "Return repr(self).", set_repr}, {"__len__(self, /)", "Return len(self).", set_len},         \
      {"__contains__(self, key, /)", "x.__contains__(y) <==> y in x.", set_contains_method},                         \
      {"__iter__(self, /)", "Implement iter(self).", set_iter}, ADDER_COMPARISONS(set_compare),                      \
      {"__and__(self, value, /)", "Return self&value.", set_operator<intersection>},                                 \
      {"__rand__(self, value, /)", "Return value&self.", set_reflected<intersection>},                               \
      {"__or__(self, value, /)", "Return self|value.", set_operator<joined>},                                        \
      {"__ror__(self, value, /)", "Return value|self.", set_reflected<joined>},                                      \
      {"__sub__(self, value, /)", "Return self-value.", set_operator<difference>},                                   \
      {"__rsub__(self, value, /)", "Return value-self.", set_reflected<difference>},                                 \
      {"__xor__(self, value, /)", "Return self^value.", set_operator<symmetric_difference>},                         \
      {"__rxor__(self, value, /)", "Return value^self.", set_reflected<symmetric_difference>},                       \
      {"__reduce__(self, /)", "Return state information for pickling.", set_reduce},                                 \
      {"__sizeof__(self, /)", "S.__sizeof__() -> size of S in memory, in bytes", set_sizeof},                        \
      {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},                               \
      {"copy(self, /)", "Return a shallow copy of a set.", set_copy},                                                \
      {"difference(self, /, *others)",                                                                               \
       "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not " \
       "the others.)",                                                                                               \
       set_difference},                                                                                              \
      {"intersection(self, /, *others)",                                                                             \
       "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)",            \
       set_intersection},                                                                                            \
      {"isdisjoint(self, other, /)", "Return True if two sets have a null intersection.", set_isdisjoint},           \
      {"issubset(self, other, /)", "Report whether another set contains this set.", set_issubset},                   \
      {"issuperset(self, other, /)", "Report whether this set contains another set.", set_issuperset},               \
      {"symmetric_difference(self, other, /)",                                                                       \
       "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of " \
       "the sets.)",                                                                                                 \
       set_symmetric_difference},                                                                                    \
  {                                                                                                                  \
    "union(self, /, *others)",                                                                                       \
        "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)", set_union           \
  }

NativeDef set_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     set_new},
    {"__init__(self, iterable=(), /)", "Initialize self.  See help(type(self)) for accurate signature.", set_init},
    ADDER_SHARED_SET_METHODS,
    {"__iand__(self, value, /)", "Return self&=value.", set_inplace<keep_common>},
    {"__ior__(self, value, /)", "Return self|=value.", set_inplace<set_update>},
    {"__isub__(self, value, /)", "Return self-=value.", set_inplace<remove_all>},
    {"__ixor__(self, value, /)", "Return self^=value.", set_inplace<toggle_all>},
    {"add(self, object, /)", "Add an element to a set.\n\nThis has no effect if the element is already present.",
     set_add_method},
    {"clear(self, /)", "Remove all elements from this set.", set_clear_method},
    {"difference_update(self, /, *others)", "Remove all elements of another set from this set.", set_difference_update},
    {"discard(self, object, /)",
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan "
     "exception when an element is missing from the set.",
     set_discard_method},
    {"intersection_update(self, /, *others)", "Update a set with the intersection of itself and another.",
     set_intersection_update},
    {"pop(self, /)", "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty.",
     set_pop_method},
    {"remove(self, object, /)",
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
     set_remove},
    {"symmetric_difference_update(self, other, /)", "Update a set with the symmetric difference of itself and another.",
     set_symmetric_difference_update},
    {"update(self, /, *others)", "Update a set with the union of itself and others.", set_update_method},
    {nullptr, nullptr, nullptr},
};

NativeDef frozenset_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     frozenset_new},
    {"__hash__(self, /)", "Return hash(self).", set_hash},
    ADDER_SHARED_SET_METHODS,
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_set, kNativeType_frozenset;
const NativeType kNativeType_set = {
    .name = "set",
    .doc =
        "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique "
        "elements.",
    .methods = set_methods,
    .kind = Kind::Set,
    .instance_bytes = sizeof(Set),
    .flags = kTypeMatchSelf,
};
const NativeType kNativeType_frozenset = {
    .name = "frozenset",
    .doc =
        "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable "
        "unordered collection of unique elements.",
    .methods = frozenset_methods,
    .kind = Kind::FrozenSet,
    .instance_bytes = sizeof(Set),
    .flags = kTypeMatchSelf,
};

}  // namespace adder
