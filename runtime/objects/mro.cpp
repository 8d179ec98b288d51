// mro.cpp: the order in which a class and its bases are searched (C3), which base decides the layout, and the
// metaclass.
//
// C3 merges the orders of the bases: it takes, again and again, the first head that stands in no other list's tail.
// When none is left the bases contradict each other.
#include <algorithm>

#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"

namespace adder {

namespace {

struct MergeList {
  const Value* items;
  size_t size;
  size_t at = 0;
  bool in_tail(Value v) const {
    for (size_t i = at + 1; i < size; ++i)
      if (items[i] == v) return true;
    return false;
  }
};

Value raise_no_order(ThreadState& ts, const std::vector<MergeList>& lists) {
  std::string names;
  std::vector<Value> seen;
  for (const MergeList& list : lists) {
    if (list.at >= list.size) continue;
    Value head = list.items[list.at];
    if (std::find(seen.begin(), seen.end(), head) != seen.end()) continue;
    seen.push_back(head);
    if (!names.empty()) names += ", ";
    names += str_to_utf8(head.as<Type>()->name);
  }
  return raise_type_error(ts, "Cannot create a consistent method resolution\norder (MRO) for bases %s", names.c_str());
}

// Native exceptions share one structure. The classes whose attributes CPython keeps as fields cannot be combined there,
// and their attributes share places here.
bool adds_exception_fields(ThreadState& ts, const Type* type) {
  BuiltinExceptions& exc = ts.rt.exc;
  const Type* const kWithFields[] = {exc.BaseException,      exc.BaseExceptionGroup, exc.StopIteration,
                                     exc.SystemExit,         exc.ImportError,        exc.OSError,
                                     exc.NameError,          exc.AttributeError,     exc.SyntaxError,
                                     exc.UnicodeEncodeError, exc.UnicodeDecodeError, exc.UnicodeTranslateError};
  return std::find(std::begin(kWithFields), std::end(kWithFields), type) != std::end(kWithFields);
}

bool adds_fields(ThreadState& ts, const Type* type) {
  const Type* base = type->base;
  if (!base) return true;
  if (type->instance_kind == Kind::Exception && !type->has(kTypeHeap) && adds_exception_fields(ts, type)) return true;
  if (type->instance_kind != base->instance_kind || type->slot_count != base->slot_count) return true;
  return type->instance_bytes != base->instance_bytes;
}

}  // namespace

Tuple* compute_mro(ThreadState& ts, Type* type) {
  Tuple* bases = type->bases;
  for (size_t i = 0; i < bases->size; ++i)
    for (size_t j = i + 1; j < bases->size; ++j)
      if (bases->items[i] == bases->items[j])
        return raise_type_error(ts, "duplicate base class %U", bases->items[i].as<Type>()->name), nullptr;
  std::vector<MergeList> lists;
  size_t total = 1;
  for (size_t i = 0; i < bases->size; ++i) {
    Tuple* mro = bases->items[i].as<Type>()->mro;
    lists.push_back({mro->items, mro->size});
    total += mro->size;
  }
  lists.push_back({bases->items, bases->size});
  std::vector<Value> order{Value(type)};  // all are reachable from the bases
  order.reserve(total);
  for (;;) {
    bool left = false, found = false;
    for (MergeList& list : lists) {
      if (list.at >= list.size) continue;
      left = true;
      Value head = list.items[list.at];
      bool blocked = false;
      for (const MergeList& other : lists) blocked = blocked || other.in_tail(head);
      if (blocked) continue;
      order.push_back(head);
      for (MergeList& other : lists)
        if (other.at < other.size && other.items[other.at] == head) ++other.at;
      found = true;
      break;
    }
    if (!left) break;
    if (!found) return raise_no_order(ts, lists), nullptr;
  }
  return new_tuple_from(ts, order.data(), order.size());
}

Tuple* find_mro(ThreadState& ts, Type* type) {
  Type* meta = type->type();
  if (meta == ts.rt.types.type) return compute_mro(ts, type);
  Value method = lookup_in_type(ts, meta, ts.rt.names.mro);
  if (!method || is_native(method, type_mro)) return compute_mro(ts, type);
  Value bound = bind_descriptor(ts, method, Value(type), meta);
  Value result = bound ? call(ts, bound, nullptr, 0) : Value();
  Tuple* mro = result ? sequence_to_tuple(ts, result) : nullptr;
  if (!mro) return nullptr;
  for (size_t i = 0; i < mro->size; ++i) {
    if (!is_type(mro->items[i]))
      return raise_type_error(ts, "mro() returned a non-class ('%T')", mro->items[i]), nullptr;
    if (!is_subtype(layout_base(ts, type), layout_base(ts, mro->items[i].as<Type>())) && mro->items[i] != Value(type))
      return raise_type_error(ts, "mro() returned base with unsuitable layout ('%N')", mro->items[i].as<Type>()),
             nullptr;
  }
  return mro;
}

Type* layout_base(ThreadState& ts, Type* type) {
  while (!adds_fields(ts, type)) type = type->base;
  return type;
}

Type* best_base(ThreadState& ts, Tuple* bases) {
  Type* base = nullptr;
  Type* winner = nullptr;
  for (size_t i = 0; i < bases->size; ++i) {
    if (!is_type(bases->items[i])) return raise_type_error(ts, "bases must be types"), nullptr;
    Type* candidate_base = bases->items[i].as<Type>();
    if (candidate_base->has(kTypeNoSubclass))
      return raise_type_error(ts, "type '%U' is not an acceptable base type", type_message_name(ts, candidate_base)),
             nullptr;
    Type* candidate = layout_base(ts, candidate_base);
    if (!winner) {
      winner = candidate;
      base = candidate_base;
    } else if (is_subtype(winner, candidate)) {
    } else if (is_subtype(candidate, winner)) {
      winner = candidate;
      base = candidate_base;
    } else {
      return raise_type_error(ts, "multiple bases have instance lay-out conflict"), nullptr;
    }
  }
  return base;
}

Type* calculate_metatype(ThreadState& ts, Type* metatype, Tuple* bases) {
  Type* winner = metatype;
  for (size_t i = 0; i < bases->size; ++i) {
    Type* meta = type_of(ts, bases->items[i]);
    if (is_subtype(winner, meta)) continue;
    if (is_subtype(meta, winner)) {
      winner = meta;
      continue;
    }
    return raise_type_error(ts,
                            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                            "the metaclasses of all its bases"),
           nullptr;
  }
  return winner;
}

}  // namespace adder
