// container.cpp: subscripts, membership and length. Exact builtin containers first, then special methods.
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/special_call.h"

namespace adder {

namespace {

// cls[item]: __class_getitem__, unless the metaclass defines __getitem__.
Value class_item(ThreadState& ts, Type* type, Value key) {
  if (type == ts.rt.types.type) return new_generic_alias(ts, Value(type), key);
  Value hook = get_attribute_or_empty(ts, Value(type), ts.rt.names.dunder_class_getitem);
  if (!hook) return ts.pending ? Value() : raise_type_error(ts, "type '%N' is not subscriptable", type);
  return call(ts, hook, &key, 1);
}

// Reads a length that a script method gave.
int64_t checked_length(ThreadState& ts, Value result, const char* method) {
  if (!result) return -1;
  int64_t n;
  if (!is_int_value(result)) {
    result = to_index(ts, result);
    if (!result) return -1;
  }
  if (!int_to_i64(result, &n)) {
    if (int_sign(result) < 0) return raise_value_error(ts, "%s() should return >= 0", method), -1;
    return raise_overflow(ts, "cannot fit '%T' into an index-sized integer", result), -1;
  }
  if (n < 0) return raise_value_error(ts, "%s() should return >= 0", method), -1;
  return n;
}

}  // namespace

Value get_item(ThreadState& ts, Value object, Value key) {
  if (object.is_cell()) {
    // Exact builtin kinds have no method that a script could have replaced.
    Cell* cell = object.as_cell();
    if (cell->is_exact(Kind::List)) return list_subscript(ts, static_cast<List*>(cell), key);
    if (cell->is_exact(Kind::Tuple)) return tuple_subscript(ts, static_cast<Tuple*>(cell), key);
    if (cell->is_exact(Kind::Str)) return str_subscript(ts, static_cast<Str*>(cell), key);
    if (cell->is_exact(Kind::Dict)) {
      Value v = dict_get(ts, static_cast<Dict*>(cell), key);
      if (v || ts.pending) return v;
      return raise_key_error(ts, key);
    }
  }
  Value method = lookup_special(ts, type_of(ts, object), kSpecialGetitem);
  if (method) {
    Value args[2] = {object, key};
    return call_found_special(ts, method, args, 2);
  }
  if (is_type(object)) return class_item(ts, object.as<Type>(), key);
  return raise_type_error(ts, "'%T' object is not subscriptable", object);
}

bool set_item(ThreadState& ts, Value object, Value key, Value value) {
  if (is_exact(object, Kind::Dict)) return dict_set(ts, object.as<Dict>(), key, value);
  if (is_exact(object, Kind::List) && key.is_int()) {
    List* list = object.as<List>();
    int64_t i = key.as_int();
    if (i < 0) i += static_cast<int64_t>(list->size);
    if (static_cast<uint64_t>(i) < list->size && list->elements == Elements::kAny) {
      list->items[i] = value;
      return true;
    }
  }
  Value method = lookup_special(ts, type_of(ts, object), kSpecialSetitem);
  if (!method) return raise_type_error(ts, "'%T' object does not support item assignment", object), false;
  Value args[3] = {object, key, value};
  return bool(call_found_special(ts, method, args, 3));
}

bool del_item(ThreadState& ts, Value object, Value key) {
  if (is_exact(object, Kind::Dict)) {
    int deleted = dict_delete(ts, object.as<Dict>(), key);
    if (deleted == 0) raise_key_error(ts, key);
    return deleted > 0;
  }
  Value method = lookup_special(ts, type_of(ts, object), kSpecialDelitem);
  if (!method) {
    // CPython words it by whether the type looks like a sequence.
    Type* type = type_of(ts, object);
    bool sequence = (type->has(kTypeHeap) || lookup_special(ts, type, kSpecialLen)) && is_int_value(key);
    return raise_type_error(
               ts,
               sequence ? "'%T' object doesn't support item deletion" : "'%T' object does not support item deletion",
               object),
           false;
  }
  Value args[2] = {object, key};
  return bool(call_found_special(ts, method, args, 2));
}

int contains(ThreadState& ts, Value container, Value item) {
  if (container.is_cell() && !is_subclass_instance(container.as_cell())) {
    switch (container.as_cell()->kind()) {
      case Kind::Dict: {
        uint64_t hash;
        if (!hash_value(ts, item, &hash)) return -1;
        int64_t at = dict_find(ts, container.as<Dict>(), item, hash);
        return at == -2 ? -1 : at >= 0;
      }
      case Kind::Tuple: {
        Tuple* tuple = container.as<Tuple>();
        for (size_t i = 0; i < tuple->size; ++i)
          if (int t = compare_bool(ts, Compare::kEq, tuple->items[i], item)) return t;
        return 0;
      }
      case Kind::List: {
        List* list = container.as<List>();
        if (list->elements != Elements::kAny) break;
        for (size_t i = 0; i < list->size; ++i)
          if (int t = compare_bool(ts, Compare::kEq, list->items[i], item)) return t;
        return 0;
      }
      case Kind::Str:
        if (is_str(item)) {
          Str* text = container.as<Str>();
          return str_find(text, item.as<Str>(), 0, text->length) >= 0;
        }
        break;
      default:
        break;
    }
  }
  if (Value method = lookup_special(ts, type_of(ts, container), kSpecialContains)) {
    if (method.is_none()) return raise_type_error(ts, "'%T' object is not a container", container), -1;
    Value args[2] = {container, item};
    Value result = call_found_special(ts, method, args, 2);
    return result ? truth_fast(ts, result) : -1;
  }
  Value iterator = get_iterator(ts, container);
  if (!iterator) {
    if (pending_matches(ts, ts.rt.exc.TypeError))
      raise_type_error(ts, "argument of type '%T' is not iterable", container);
    return -1;
  }
  while (Value v = iterate_next(ts, iterator))
    if (int t = compare_bool(ts, Compare::kEq, v, item)) return t;
  return ts.pending ? -1 : 0;
}

int64_t length(ThreadState& ts, Value object) {
  if (object.is_cell() && !is_subclass_instance(object.as_cell())) {
    Cell* cell = object.as_cell();
    switch (cell->kind()) {
      case Kind::List:
        return static_cast<int64_t>(static_cast<List*>(cell)->size);
      case Kind::Tuple:
        return static_cast<int64_t>(static_cast<Tuple*>(cell)->size);
      case Kind::Dict:
        return static_cast<Dict*>(cell)->used;
      case Kind::Str:
        return static_cast<int64_t>(static_cast<Str*>(cell)->length);
      case Kind::Set:
      case Kind::FrozenSet:
        return static_cast<Set*>(cell)->used;
      case Kind::Bytes:
        return static_cast<int64_t>(static_cast<Bytes*>(cell)->size);
      default:
        break;
    }
  }
  Value method = lookup_special(ts, type_of(ts, object), kSpecialLen);
  if (!method) return raise_type_error(ts, "object of type '%T' has no len()", object), -1;
  Value args[1] = {object};
  return checked_length(ts, call_found_special(ts, method, args, 1), "__len__");
}

int64_t length_hint(ThreadState& ts, Value object, int64_t default_hint) {
  Type* type = type_of(ts, object);
  if (lookup_special(ts, type, kSpecialLen)) {
    int64_t n = length(ts, object);
    if (n >= 0) return n;
    if (!pending_matches(ts, ts.rt.exc.TypeError)) return -1;
    clear_error(ts);
  }
  Value method = lookup_special(ts, type, kSpecialLengthHint);
  if (!method) return default_hint;
  Value args[1] = {object};
  Value result = call_found_special(ts, method, args, 1);
  if (!result) {
    if (!pending_matches(ts, ts.rt.exc.TypeError)) return -1;
    clear_error(ts);
    return default_hint;
  }
  if (result == kNotImplemented) return default_hint;
  if (!is_int_value(result)) return raise_type_error(ts, "__length_hint__ must be an integer, not %T", result), -1;
  return checked_length(ts, result, "__length_hint__");
}

}  // namespace adder
