// generic_alias.cpp: types.GenericAlias: list[int], with its type variables and their substitution.
//
// Type variables are whatever has __typing_subst__ (typing.TypeVar, ParamSpec, TypeVarTuple). Attributes that are not
// the alias's own are looked up on the origin; calling the alias calls the origin and marks the result.
#include "runtime/objects/generic_alias.h"

#include "runtime/objects/type_support.h"

namespace adder {

namespace {

GenericAlias* self_alias(Value v) {
  return v.as<GenericAlias>();
}

Str* name_of(ThreadState& ts, const char* text) {
  return intern(ts, std::string_view(text));
}

bool is_one_of(Str* name, std::initializer_list<std::string_view> names) {
  for (std::string_view candidate : names)
    if (str_equals(name, candidate)) return true;
  return false;
}

}  // namespace

bool is_generic_alias(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Native) && is_subtype(v.as_cell()->type(), ts.rt.types.generic_alias);
}

Value new_generic_alias(ThreadState& ts, Value origin, Value args) {
  GenericAlias* alias = static_cast<GenericAlias*>(new_instance(ts, ts.rt.types.generic_alias));
  if (!alias) return Value();
  Value tuple = is_kind(args, Kind::Tuple) ? args : Value(tuple_of(ts, args));
  if (!tuple) return Value();
  alias->origin = origin;
  alias->args = tuple;
  return Value(alias);
}

// The repr of one argument of an alias or union: classes by their qualified name.
Str* alias_argument_text(ThreadState& ts, Value v) {
  if (v == kEllipsis) return intern(ts, "...");
  if (is_type(v)) return v == Value(ts.rt.types.none) ? intern(ts, "None") : type_display_name(ts, v.as<Type>());
  if (is_generic_alias(ts, v) || is_union(ts, v)) return to_repr(ts, v);
  Value qualname = get_attribute_or_empty(ts, v, ts.rt.names.dunder_qualname);
  Value module = qualname ? get_attribute_or_empty(ts, v, ts.rt.names.dunder_module) : Value();
  if (ts.pending) return nullptr;
  Value has_origin = get_attribute_or_empty(ts, v, ts.rt.names.dunder_origin);
  Value has_args = get_attribute_or_empty(ts, v, ts.rt.names.dunder_args);
  if (ts.pending) return nullptr;
  if ((has_origin && has_args) || !qualname || !module || module.is_none() || !is_str(qualname)) return to_repr(ts, v);
  if (is_str(module) && str_equals(module.as<Str>(), "builtins")) return qualname.as<Str>();
  return format_message(ts, "%S.%S", module, qualname);
}

// The type variables in `args`, in order of appearance.
Value collect_parameters(ThreadState& ts, Tuple* args) {
  List* found = new_list(ts);
  if (!found) return Value();
  auto add = [&](Value v) {
    for (size_t i = 0; i < found->size; ++i)
      if (found->items[i] == v) return true;
    return list_append(ts, found, v);
  };
  Str* subst = name_of(ts, "__typing_subst__");
  for (size_t i = 0; i < args->size; ++i) {
    Value v = args->items[i];
    if (is_type(v)) continue;
    Value hook = get_attribute_or_empty(ts, v, subst);
    if (!hook && ts.pending) return Value();
    if (hook) {
      if (!add(v)) return Value();
      continue;
    }
    Value inner = get_attribute_or_empty(ts, v, ts.rt.names.dunder_parameters);
    if (!inner && ts.pending) return Value();
    if (!inner || !is_kind(inner, Kind::Tuple)) continue;
    Tuple* parameters = inner.as<Tuple>();
    for (size_t j = 0; j < parameters->size; ++j)
      if (!add(parameters->items[j])) return Value();
  }
  return Value(new_tuple_from(ts, found->items, found->size));
}

namespace {

// Starred aliases in the item of a subscript bring their own arguments along: T[*tuple[int, str]].
Tuple* unpack_items(ThreadState& ts, Value item) {
  Tuple* items = is_kind(item, Kind::Tuple) ? item.as<Tuple>() : tuple_of(ts, item);
  List* list = items ? new_list(ts, items->size) : nullptr;
  if (!list) return nullptr;
  Str* unpacked = name_of(ts, "__typing_unpacked_tuple_args__");
  for (size_t i = 0; i < items->size; ++i) {
    Value v = items->items[i];
    if (!is_type(v)) {
      Value inner = get_attribute_or_empty(ts, v, unpacked);
      if (!inner && ts.pending) return nullptr;
      if (inner && is_kind(inner, Kind::Tuple)) {
        Tuple* t = inner.as<Tuple>();
        if (!(t->size && t->items[t->size - 1] == kEllipsis)) {
          for (size_t j = 0; j < t->size; ++j)
            if (!list_append(ts, list, t->items[j])) return nullptr;
          continue;
        }
      }
    }
    if (!list_append(ts, list, v)) return nullptr;
  }
  return new_tuple_from(ts, list->items, list->size);
}

}  // namespace

Tuple* substitute_parameters(ThreadState& ts, Value self, Tuple* args, Tuple* parameters, Value item) {
  if (!parameters->size) return raise_type_error(ts, "%R is not a generic class", self), nullptr;
  Tuple* items = unpack_items(ts, item);
  if (!items) return nullptr;
  Str* prepare = name_of(ts, "__typing_prepare_subst__");
  for (size_t i = 0; i < parameters->size; ++i) {
    Value hook = get_attribute_or_empty(ts, parameters->items[i], prepare);
    if (!hook && ts.pending) return nullptr;
    if (!hook || hook.is_none()) continue;
    Value prepared = call_with(ts, hook, self, Value(items));
    if (!prepared) return nullptr;
    items = is_kind(prepared, Kind::Tuple) ? prepared.as<Tuple>() : tuple_of(ts, prepared);
    if (!items) return nullptr;
  }
  if (items->size != parameters->size)
    return raise_type_error(ts, "Too %s arguments for %R; actual %zu, expected %zu",
                            items->size > parameters->size ? "many" : "few", self, static_cast<size_t>(items->size),
                            static_cast<size_t>(parameters->size)),
           nullptr;
  auto index_of = [&](Value v) {
    size_t i = 0;
    while (i < parameters->size && parameters->items[i] != v) ++i;
    return i;
  };
  List* result = new_list(ts, args->size);
  if (!result) return nullptr;
  Str* subst = name_of(ts, "__typing_subst__");
  for (size_t i = 0; i < args->size; ++i) {
    Value v = args->items[i];
    Value replaced = v;
    bool spread = false;
    if (!is_type(v)) {
      Value flag = get_attribute_or_empty(ts, v, name_of(ts, "__typing_is_unpacked_typevartuple__"));
      if (!flag && ts.pending) return nullptr;
      spread = flag && truth(ts, flag) > 0;
      Value hook = get_attribute_or_empty(ts, v, subst);
      if (!hook && ts.pending) return nullptr;
      size_t at = index_of(v);
      if (hook && at < parameters->size) {
        replaced = call_with(ts, hook, items->items[at]);
      } else {
        Value inner = get_attribute_or_empty(ts, v, ts.rt.names.dunder_parameters);
        if (!inner && ts.pending) return nullptr;
        if (inner && is_kind(inner, Kind::Tuple) && inner.as<Tuple>()->size) {
          Tuple* wanted = inner.as<Tuple>();
          List* chosen = new_list(ts, wanted->size);
          if (!chosen) return nullptr;
          for (size_t j = 0; j < wanted->size; ++j) {
            size_t position = index_of(wanted->items[j]);
            Value pick = position < parameters->size ? items->items[position] : wanted->items[j];
            if (is_kind(pick, Kind::Tuple)) {  // what a TypeVarTuple stands for
              for (size_t k = 0; k < pick.as<Tuple>()->size; ++k)
                if (!list_append(ts, chosen, pick.as<Tuple>()->items[k])) return nullptr;
            } else if (!list_append(ts, chosen, pick)) {
              return nullptr;
            }
          }
          Tuple* tuple = new_tuple_from(ts, chosen->items, chosen->size);
          replaced = tuple ? get_item(ts, v, Value(tuple)) : Value();
        }
      }
    }
    if (!replaced) return nullptr;
    if (spread && is_kind(replaced, Kind::Tuple)) {
      for (size_t k = 0; k < replaced.as<Tuple>()->size; ++k)
        if (!list_append(ts, result, replaced.as<Tuple>()->items[k])) return nullptr;
    } else if (!list_append(ts, result, replaced)) {
      return nullptr;
    }
  }
  return new_tuple_from(ts, result->items, result->size);
}

namespace {

Tuple* parameters_of(ThreadState& ts, Value self) {
  GenericAlias* alias = self_alias(self);
  if (!alias->parameters) alias->parameters = collect_parameters(ts, alias->args.as<Tuple>());
  return alias->parameters ? alias->parameters.as<Tuple>() : nullptr;
}

Value alias_new(ThreadState& ts, Value* a, uint32_t) {
  Value made = new_generic_alias(ts, a[1], a[2]);
  if (made && a[0] != Value(ts.rt.types.generic_alias)) {
    GenericAlias* alias = static_cast<GenericAlias*>(new_instance(ts, a[0].as<Type>()));
    if (!alias) return Value();
    alias->origin = self_alias(made)->origin;
    alias->args = self_alias(made)->args;
    return Value(alias);
  }
  return made;
}

Value alias_repr(ThreadState& ts, Value* a, uint32_t) {
  GenericAlias* alias = self_alias(a[0]);
  StrBuilder text;
  if (alias->starred) text.append_ascii("*");
  Str* origin = alias_argument_text(ts, alias->origin);
  if (!origin) return Value();
  text.append(origin);
  text.append_ascii("[");
  Tuple* args = alias->args.as<Tuple>();
  for (size_t i = 0; i < args->size; ++i) {
    if (i) text.append_ascii(", ");
    Str* part;
    if (args->items[i] == Value(ts.rt.types.none)) {
      part = intern(ts, "NoneType");
    } else if (is_kind(args->items[i], Kind::List)) {  // Callable's parameters
      StrBuilder inner;
      List* list = args->items[i].as<List>();
      inner.append_ascii("[");
      for (size_t j = 0; j < list->size; ++j) {
        if (j) inner.append_ascii(", ");
        Str* s = alias_argument_text(ts, list->items[j]);
        if (!s) return Value();
        inner.append(s);
      }
      inner.append_ascii("]");
      part = inner.finish(ts);
    } else {
      part = alias_argument_text(ts, args->items[i]);
    }
    if (!part) return Value();
    text.append(part);
  }
  if (!args->size) text.append_ascii("()");
  text.append_ascii("]");
  return Value(text.finish(ts));
}

Value alias_getattribute(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  Str* name = intern(ts, a[1].as<Str>());
  bool own = is_one_of(name, {"__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__",
                              "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__",
                              "__copy__", "__deepcopy__", "__orig_class__"});
  if (own) return generic_get_attribute(ts, a[0], name);
  return get_attribute(ts, self_alias(a[0])->origin, name);
}

Value alias_call(ThreadState& ts, Value* a, uint32_t n) {
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  Value result = args ? call_dict(ts, self_alias(a[0])->origin, args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
  if (!result || !result.is_cell()) return result;
  Value alias = a[0];
  if (!set_attribute(ts, result, name_of(ts, "__orig_class__"), alias)) {
    if (!pending_matches(ts, ts.rt.exc.AttributeError) && !pending_matches(ts, ts.rt.exc.TypeError)) return Value();
    clear_error(ts);
  }
  return result;
}

Value alias_getitem(ThreadState& ts, Value* a, uint32_t) {
  Tuple* parameters = parameters_of(ts, a[0]);
  if (!parameters) return Value();
  GenericAlias* alias = self_alias(a[0]);
  Tuple* args = substitute_parameters(ts, a[0], alias->args.as<Tuple>(), parameters, a[1]);
  Value made = args ? new_generic_alias(ts, alias->origin, Value(args)) : Value();
  if (made) self_alias(made)->starred = alias->starred;
  return made;
}

Value alias_mro_entries(ThreadState& ts, Value* a, uint32_t) {
  return Value(tuple_of(ts, self_alias(a[0])->origin));
}
Value alias_instancecheck(ThreadState& ts, Value*, uint32_t) {
  return raise_type_error(ts, "isinstance() argument 2 cannot be a parameterized generic");
}
Value alias_subclasscheck(ThreadState& ts, Value*, uint32_t) {
  return raise_type_error(ts, "issubclass() argument 2 cannot be a parameterized generic");
}

Value alias_eq(ThreadState& ts, Value* a, uint32_t) {
  if (!is_generic_alias(ts, a[1])) return kNotImplemented;
  GenericAlias* x = self_alias(a[0]);
  GenericAlias* y = self_alias(a[1]);
  if (x->starred != y->starred) return kFalse;
  int t = compare_bool(ts, Compare::kEq, x->origin, y->origin);
  if (t > 0) t = compare_bool(ts, Compare::kEq, x->args, y->args);
  return t < 0 ? Value() : Value::boolean(t);
}

Value alias_hash(ThreadState& ts, Value* a, uint32_t) {
  uint64_t x, y;
  if (!hash_value(ts, self_alias(a[0])->origin, &x) || !hash_value(ts, self_alias(a[0])->args, &y)) return Value();
  return new_int(ts, static_cast<int64_t>(x ^ y));
}

Value alias_iter(ThreadState& ts, Value* a, uint32_t) {
  Value starred = new_generic_alias(ts, self_alias(a[0])->origin, self_alias(a[0])->args);
  if (!starred) return Value();
  self_alias(starred)->starred = true;
  Tuple* one = tuple_of(ts, starred);
  return one ? get_iterator(ts, Value(one)) : Value();
}

Value alias_reduce(ThreadState& ts, Value* a, uint32_t) {
  GenericAlias* alias = self_alias(a[0]);
  Tuple* args = tuple_of(ts, alias->origin, alias->args);
  return args ? Value(tuple_of(ts, Value(ts.rt.types.generic_alias), Value(args))) : Value();
}

Value alias_or(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[0], a[1]);
}
Value alias_ror(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[1], a[0]);
}

Value alias_dir(ThreadState& ts, Value* a, uint32_t) {
  Value builtins = import_module(ts, "builtins");
  Value function = builtins ? get_attribute(ts, builtins, "dir") : Value();
  Value names = function ? call(ts, function, &self_alias(a[0])->origin, 1) : Value();
  if (!names || !is_kind(names, Kind::List)) return names;
  for (const char* text : {"__args__", "__mro_entries__", "__origin__", "__parameters__", "__unpacked__",
                           "__typing_unpacked_tuple_args__"}) {
    Value name(name_of(ts, text));
    int t = contains(ts, names, name);
    if (t < 0 || (!t && !list_append(ts, names.as<List>(), name))) return Value();
  }
  return names;
}

const NativeGetSet kGetSets[] = {
    {"__origin__", nullptr, [](ThreadState&, Value self) { return self_alias(self)->origin; }, readonly_member},
    {"__args__", nullptr, [](ThreadState&, Value self) { return self_alias(self)->args; }, readonly_member},
    {"__unpacked__", nullptr, [](ThreadState&, Value self) { return Value::boolean(self_alias(self)->starred); },
     readonly_member},
    {"__parameters__", "Type variables in the GenericAlias.",
     [](ThreadState& ts, Value self) {
       Tuple* parameters = parameters_of(ts, self);
       return parameters ? Value(parameters) : Value();
     },
     nullptr},
    {"__typing_unpacked_tuple_args__", nullptr,
     [](ThreadState& ts, Value self) {
       GenericAlias* alias = self_alias(self);
       return alias->starred && alias->origin == Value(ts.rt.types.tuple) ? alias->args : kNone;
     },
     nullptr},
    {},
};

NativeDef kMethods[] = {
    {"__new__(cls, origin, args, /)", "Create and return a new object.  See help(type) for accurate signature.",
     alias_new},
    {"__repr__(self, /)", "Return repr(self).", alias_repr},
    {"__getattribute__(self, name, /)", "Return getattr(self, name).", alias_getattribute},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", alias_call},
    {"__getitem__(self, key, /)", "Return self[key].", alias_getitem},
    {"__mro_entries__(self, bases, /)", nullptr, alias_mro_entries},
    {"__instancecheck__(self, instance, /)", nullptr, alias_instancecheck},
    {"__subclasscheck__(self, cls, /)", nullptr, alias_subclasscheck},
    {"__eq__(self, value, /)", "Return self==value.", alias_eq},
    {"__hash__(self, /)", "Return hash(self).", alias_hash},
    {"__iter__(self, /)", "Implement iter(self).", alias_iter},
    {"__reduce__(self, /)", nullptr, alias_reduce},
    {"__or__(self, value, /)", "Return self|value.", alias_or},
    {"__ror__(self, value, /)", "Return value|self.", alias_ror},
    {"__dir__(self, /)", nullptr, alias_dir},
    {},
};

void trace(Cell* cell, Marker& marker) {
  GenericAlias* alias = static_cast<GenericAlias*>(cell);
  for (Value v : {alias->origin, alias->args, alias->parameters}) marker.visit(v);
}

}  // namespace

extern const NativeType kNativeType_generic_alias;
const NativeType kNativeType_generic_alias = {"types.GenericAlias",
                                              "A generic class with its type arguments, such as list[int].",
                                              kMethods,
                                              kGetSets,
                                              Kind::Native,
                                              sizeof(GenericAlias),
                                              kTypeWeakrefable,
                                              nullptr,
                                              trace};

}  // namespace adder
