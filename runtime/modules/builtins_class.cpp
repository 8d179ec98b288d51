// builtins_class.cpp: __build_class__, what a class statement calls.
//
// The order is the language reference's: bases that are no classes may replace themselves (__mro_entries__), the
// metaclass is determined, it prepares the namespace, the body runs in it, the metaclass makes the class, and the cell
// behind __class__ must then hold it.
#include "runtime/modules/builtins.h"

namespace adder {

namespace {

// The bases with those replaced that define __mro_entries__; the same tuple when none does. Null with an exception.
Tuple* resolve_bases(ThreadState& ts, Tuple* bases) {
  List* resolved = nullptr;
  for (size_t i = 0; i < bases->size; ++i) {
    Value base = bases->items[i];
    Value entries;
    if (!is_type(base)) {
      entries = get_attribute_or_empty(ts, base, ts.rt.names.dunder_mro_entries);
      if (ts.has_error()) return nullptr;
    }
    if (!entries) {
      if (resolved && !list_append(ts, resolved, base)) return nullptr;
      continue;
    }
    Value replacement = call_with(ts, entries, bases);
    if (!replacement) return nullptr;
    if (!is_kind(replacement, Kind::Tuple)) {
      raise_type_error(ts, "__mro_entries__ must return a tuple");
      return nullptr;
    }
    if (!resolved) {
      resolved = new_list_from(ts, bases->items, i);
      if (!resolved) return nullptr;
    }
    Tuple* items = replacement.as<Tuple>();
    for (size_t k = 0; k < items->size; ++k)
      if (!list_append(ts, resolved, items->items[k])) return nullptr;
  }
  return resolved ? new_tuple_from(ts, resolved->items, resolved->size) : bases;
}

// The metaclass's namespace for the body.
Value prepare_namespace(ThreadState& ts, Value meta, Value name, Tuple* bases, Dict* keywords) {
  if (meta == Value(ts.rt.types.type)) return new_dict(ts);
  Value prepare = get_attribute_or_empty(ts, meta, ts.rt.names.dunder_prepare);
  if (!prepare) return ts.has_error() ? Value() : Value(new_dict(ts));
  Tuple* args = tuple_of(ts, name, bases);
  Value space = args ? call_dict(ts, prepare, args, keywords) : Value();
  if (!space) return Value();
  if (!is_kind(space, Kind::Dict) && !lookup_special(ts, type_of(ts, space), kSpecialGetitem)) {
    if (is_type(meta)) {
      return raise_type_error(ts, "%N.__prepare__() must return a mapping, not %T", meta.as<Type>(), space);
    }
    return raise_type_error(ts, "<metaclass>.__prepare__() must return a mapping, not %T", space);
  }
  return space;
}

bool check_class_cell(ThreadState& ts, Value cell, Value cls, Value name) {
  if (!is_type(cls) || !is_kind(cell, Kind::CellVar)) return true;
  Value content = cell.as<CellVar>()->contents;
  if (content == cls) return true;
  if (!content) {
    raise_runtime_error(ts, "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", name,
                        cls);
  } else {
    raise_type_error(ts, "__class__ set to %R defining %R as %R", content, name, cls);
  }
  return false;
}

// a: func, name, keywords (a Dict or empty), then the bases.
Value builtin_build_class(ThreadState& ts, Value* a, uint32_t n) {
  if (!is_kind(a[0], Kind::Function)) return raise_type_error(ts, "__build_class__: func must be a function");
  if (!is_str(a[1])) return raise_type_error(ts, "__build_class__: name is not a string");
  Value name = a[1];
  Function* body = a[0].as<Function>();
  Dict* keywords = a[2] ? a[2].as<Dict>() : nullptr;
  Tuple* original = new_tuple_from(ts, a + 3, n - 3);
  Tuple* bases = original ? resolve_bases(ts, original) : nullptr;
  if (!bases) return Value();
  Value meta;
  if (keywords) {
    keywords = dict_copy(ts, keywords);
    if (!keywords) return Value();
    int deleted = dict_delete(ts, keywords, ts.rt.names.metaclass, &meta);
    if (deleted < 0) return Value();
    if (keywords->used == 0) keywords = nullptr;
  }
  if (!meta) meta = bases->size ? Value(type_of(ts, bases->items[0])) : Value(ts.rt.types.type);
  if (is_type(meta)) {
    Type* winner = calculate_metatype(ts, meta.as<Type>(), bases);
    if (!winner) return Value();
    meta = winner;
  }
  Value space = prepare_namespace(ts, meta, name, bases, keywords);
  if (!space) return Value();
  Value cell = execute_function_in(ts, body, space);
  if (!cell) return Value();
  if (bases != original && !set_item(ts, space, ts.rt.names.dunder_orig_bases, original)) return Value();
  Tuple* args = tuple_of(ts, name, bases, space);
  Value cls = args ? call_dict(ts, meta, args, keywords) : Value();
  if (!cls || !check_class_cell(ts, cell, cls, name)) return Value();
  return cls;
}

}  // namespace

NativeDef kBuiltinsClass[] = {
    {"__build_class__(func, name, /, *bases, **kwds)", "What a class statement calls.", builtin_build_class,
     kNativeNoText},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
