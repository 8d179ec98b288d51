// type_new.cpp: making a class from name, bases and namespace, with all checks of the class statement.
//
// Steps: metaclass and layout base; __slots__ and which of dict and weak references instances get; the Type cell with a
// copy of the namespace; order; root shape; __set_name__ of the values; __init_subclass__ of the parent.
// Must stay true: no script code runs between linking the type to its bases and the end of its setup.
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"
#include "runtime/objects/weakref.h"

namespace adder {

namespace {

Value instance_dict_get(ThreadState& ts, Value self) {
  Dict* dict = instance_dict(ts, self);
  if (!dict) return ts.pending ? Value() : raise_attribute_error(ts, self, ts.rt.names.dunder_dict);
  return Value(dict);
}

bool instance_dict_set(ThreadState& ts, Value self, Value value) {
  if (!value) {
    Dict* empty = new_dict(ts);
    if (!empty) return false;
    value = Value(empty);
  }
  if (!is_kind(value, Kind::Dict))
    return raise_type_error(ts, "__dict__ must be set to a dictionary, not a '%T'", value), false;
  if (!instance_dict(ts, self)) {
    if (!ts.pending) raise_attribute_error(ts, self, ts.rt.names.dunder_dict);
    return false;
  }
  Cell* cell = self.as_cell();
  if (cell->is_kind(Kind::Instance))
    static_cast<Instance*>(cell)->overflow = value;
  else
    *dict_slot(cell) = value;
  return true;
}

Value instance_weakref_get(ThreadState& ts, Value self) {
  for (Cell* ref : ts.rt.heap.weak_references)
    if (ref->type() == ts.rt.types.weakref && static_cast<WeakRef*>(ref)->get() == self) return Value(ref);
  return kNone;
}

const NativeGetSet kInstanceDict = {"__dict__", "dictionary for instance variables (if defined)", instance_dict_get,
                                    instance_dict_set};
const NativeGetSet kInstanceWeakref = {"__weakref__", "list of weak references to the object (if defined)",
                                       instance_weakref_get, nullptr};

// A private name in __slots__ is mangled as in the class body.
Str* mangle(ThreadState& ts, Str* class_name, Str* name) {
  std::string text = str_to_utf8(name), owner = str_to_utf8(class_name);
  if (!text.starts_with("__") || text.ends_with("__") || text.find('.') != std::string::npos) return intern(ts, name);
  size_t start = owner.find_first_not_of('_');
  if (start == std::string::npos) return intern(ts, name);
  return intern(ts, "_" + owner.substr(start) + text);
}

bool is_identifier(Str* s) {
  if (!s->length) return false;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    bool digit = c >= '0' && c <= '9';
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    if (!letter && !(digit && i > 0)) return false;
  }
  return true;
}

struct Layout {
  Type* base;
  bool add_dict = false, add_weakref = false;
  std::vector<Str*> members;  // names stay alive in the namespace's __slots__ or by interning in `keep`
  List* keep = nullptr;
};

bool read_slots(ThreadState& ts, Str* name, Tuple* bases, Dict* dict, Value slots, Layout* layout) {
  Type* base = layout->base;
  bool may_add_dict = !base->has(kTypeInstancesHaveDict) && base->instance_kind != Kind::Type;
  bool variable_size = base->instance_kind == Kind::Int || base->instance_kind == Kind::Tuple ||
                       base->instance_kind == Kind::Bytes || base->instance_kind == Kind::Type;
  bool may_add_weakref = !base->has(kTypeWeakrefable) && !variable_size;
  if (!slots) {
    layout->add_dict = may_add_dict;
    layout->add_weakref = may_add_weakref;
    return true;
  }
  Tuple* items = is_str(slots) ? tuple_of(ts, slots) : sequence_to_tuple(ts, slots);
  layout->keep = items ? new_list(ts) : nullptr;
  if (!layout->keep) return false;
  if (items->size && variable_size)
    return raise_type_error(ts, "nonempty __slots__ not supported for subtype of '%N'", base), false;
  for (size_t i = 0; i < items->size; ++i) {
    if (!is_str(items->items[i]))
      return raise_type_error(ts, "__slots__ items must be strings, not '%T'", items->items[i]), false;
    Str* slot = items->items[i].as<Str>();
    if (!is_identifier(slot)) return raise_type_error(ts, "__slots__ must be identifiers"), false;
    if (str_equals(slot, "__dict__")) {
      if (!may_add_dict || layout->add_dict)
        return raise_type_error(ts, "__dict__ slot disallowed: we already got one"), false;
      layout->add_dict = true;
      continue;
    }
    if (str_equals(slot, "__weakref__")) {
      if (!may_add_weakref || layout->add_weakref)
        return raise_type_error(ts, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0"),
               false;
      layout->add_weakref = true;
      continue;
    }
    Str* mangled = mangle(ts, name, slot);
    if (!mangled || !list_append(ts, layout->keep, Value(mangled))) return false;
    Value present = dict_get_str(ts, dict, mangled);
    if (present && mangled != ts.rt.names.dunder_qualname && mangled != ts.rt.names.dunder_classcell)
      return raise_value_error(ts, "%R in __slots__ conflicts with class variable", Value(mangled)), false;
    if (std::find(layout->members.begin(), layout->members.end(), mangled) == layout->members.end())
      layout->members.push_back(mangled);
  }
  for (size_t i = 0; i < bases->size; ++i) {  // secondary bases may bring a dict or weak references
    Type* other = bases->items[i].as<Type>();
    if (other == base) continue;
    if (may_add_dict && other->has(kTypeInstancesHaveDict)) layout->add_dict = true;
    if (may_add_weakref && other->has(kTypeWeakrefable)) layout->add_weakref = true;
  }
  return true;
}

Dict* copy_namespace(ThreadState& ts, Dict* from) {
  Dict* to = new_dict(ts, from->used);
  if (!to) return nullptr;
  size_t position = 0;
  Value key, value;
  while (dict_next(from, &position, &key, &value)) {
    if (is_exact(key, Kind::Str)) {
      Str* name = key.as<Str>()->interned ? key.as<Str>() : intern(ts, key.as<Str>());
      if (!name || !dict_set_str(ts, to, name, value)) return nullptr;
    } else if (!dict_set(ts, to, key, value)) {
      return nullptr;
    }
  }
  return to;
}

bool add_getset(ThreadState& ts, Type* type, const NativeGetSet* def, Str* name) {
  if (dict_get_str(ts, type->dict, name)) return true;
  GetSet* entry = static_cast<GetSet*>(ts.rt.heap.allocate(ts, sizeof(GetSet), ts.rt.heads.getset_descriptor));
  if (!entry) return false;
  entry->def = def;
  entry->owner = type;
  return dict_set_str(ts, type->dict, name, Value(entry));
}

// Implicit staticmethod and classmethod.
bool wrap_entry(ThreadState& ts, Dict* dict, Str* name, Head head) {
  Value v = dict_get_str(ts, dict, name);
  if (!v || !is_kind(v, Kind::Function)) return true;
  MethodWrapperObject* wrapper =
      static_cast<MethodWrapperObject*>(ts.rt.heap.allocate(ts, sizeof(MethodWrapperObject), head));
  if (!wrapper) return false;
  wrapper->inner = v;
  return dict_set_str(ts, dict, name, Value(wrapper));
}

// Module, doc, qualified name and the entries with a meaning of their own. The class cell comes back in *cell.
bool prepare_dict(ThreadState& ts, Type* type, Value* cell) {
  CommonNames& names = ts.rt.names;
  Dict* dict = type->dict;
  if (!dict_get_str(ts, dict, names.dunder_module) && ts.frame && ts.frame->globals) {
    Value module = dict_get_str(ts, ts.frame->globals, names.dunder_name);
    if (module && !dict_set_str(ts, dict, names.dunder_module, module)) return false;
  }
  type->qualname = type->name;
  Value qualname;
  if (dict_delete(ts, dict, Value(names.dunder_qualname), &qualname) < 0) return false;
  if (qualname) {
    if (!is_str(qualname)) return raise_type_error(ts, "type __qualname__ must be a str, not %T", qualname), false;
    type->qualname = qualname.as<Str>();
  }
  if (dict_delete(ts, dict, Value(names.dunder_classcell), cell) < 0) return false;
  if (*cell && !is_kind(*cell, Kind::CellVar))
    return raise_type_error(ts, "__classcell__ must be a nonlocal cell, not %R", Value(type_of(ts, *cell))), false;
  if (!wrap_entry(ts, dict, names.dunder_new, ts.rt.heads.staticmethod)) return false;
  if (!wrap_entry(ts, dict, names.dunder_init_subclass, ts.rt.heads.classmethod)) return false;
  return wrap_entry(ts, dict, names.dunder_class_getitem, ts.rt.heads.classmethod);
}

bool add_members(ThreadState& ts, Type* type, const Layout& layout) {
  for (Str* name : layout.members) {
    Member* member = static_cast<Member*>(ts.rt.heap.allocate(ts, sizeof(Member), ts.rt.heads.member_descriptor));
    if (!member) return false;
    member->owner = type;
    member->name = name;
    member->index = type->slot_count++;
    if (!dict_set_str(ts, type->dict, name, Value(member))) return false;
  }
  CommonNames& names = ts.rt.names;
  if (layout.add_dict && !add_getset(ts, type, &kInstanceDict, names.dunder_dict)) return false;
  if (layout.add_weakref && !add_getset(ts, type, &kInstanceWeakref, names.dunder_weakref)) return false;
  if (!dict_get_str(ts, type->dict, names.dunder_doc) && !dict_set_str(ts, type->dict, names.dunder_doc, kNone))
    return false;
  if (dict_get_str(ts, type->dict, names.dunder_eq) && !dict_get_str(ts, type->dict, names.dunder_hash))
    return dict_set_str(ts, type->dict, names.dunder_hash, kNone);
  return true;
}

// How many attributes an instance will want: what __init__ assigns, beside what the base's does.
uint32_t expected_attributes(ThreadState& ts, Type* type) {
  Value init = dict_get_str(ts, type->dict, ts.rt.names.dunder_init);
  uint32_t inherited = type->base->has(kTypeHeap) ? type->base->inline_hint : 0;
  uint32_t own = 0;
  if (init && is_kind(init, Kind::Function)) own = init.as<Function>()->code->unit->self_attribute_count;
  uint32_t total = own + inherited;
  return std::clamp<uint32_t>(total, total ? 1 : 4, 64);
}

bool call_set_names(ThreadState& ts, Type* type, Dict* snapshot) {
  size_t position = 0;
  Value key, value;
  while (dict_next(snapshot, &position, &key, &value)) {
    Value method = lookup_special(ts, type_of(ts, value), kSpecialSetName);
    if (!method) continue;
    Value args[2] = {Value(type), key};
    bool found;
    if (call_special(ts, value, kSpecialSetName, args, &found)) continue;
    if (!ts.pending) continue;
    ExceptionObject* cause = take_error(ts);
    raise_runtime_error(ts, "Error calling __set_name__ on '%T' instance %R in '%U'", value, key, type->name);
    ts.pending->cause = ts.pending->context = Value(cause);
    ts.pending->suppress_context = true;
    return false;
  }
  return true;
}

bool call_init_subclass(ThreadState& ts, Type* type, Dict* keywords) {
  Value method;  // super(type, type).__init_subclass__
  Type* owner = type;
  for (size_t i = 1; i < type->mro->size && !method; ++i) {
    owner = type->mro->items[i].as<Type>();
    method = dict_get_str(ts, type_dict(ts, owner), ts.rt.names.dunder_init_subclass);
  }
  bool plain = !keywords || !keywords->used;
  if (!method || (plain && is_native(method, object_init_subclass))) return true;
  Value bound = bind_descriptor(ts, method, Value(), type);
  if (!bound) return false;
  Tuple* none = new_tuple(ts, 0);
  return none && bool(call_dict(ts, bound, none, plain ? nullptr : keywords));
}

}  // namespace

Type* new_heap_type(ThreadState& ts, Type* metatype, Str* name, Tuple* bases, Dict* namespace_, Dict* keywords) {
  if (!bases->size) bases = tuple_of(ts, Value(ts.rt.types.object));
  if (!bases) return nullptr;
  for (size_t i = 0; i < bases->size; ++i) {
    Value base = bases->items[i];
    if (!is_type(base) && lookup_in_type(ts, type_of(ts, base), ts.rt.names.dunder_mro_entries))
      return raise_type_error(ts, "type() doesn't support MRO entry resolution; use types.new_class()"), nullptr;
  }
  metatype = calculate_metatype(ts, metatype, bases);
  if (!metatype) return nullptr;
  Layout layout;
  layout.base = best_base(ts, bases);
  if (!layout.base) return nullptr;
  Dict* dict = copy_namespace(ts, namespace_);
  if (!dict) return nullptr;
  Value slots = dict_get_str(ts, dict, ts.rt.names.dunder_slots);
  if (!read_slots(ts, name, bases, dict, slots, &layout)) return nullptr;

  Type* base = layout.base;
  Type* type = static_cast<Type*>(ts.rt.heap.allocate(ts, sizeof(Type), metatype->root_shape->instance_head));
  if (!type) return nullptr;
  type->name = name;
  type->dict = dict;
  type->bases = bases;
  type->base = base;
  type->native = base->native;
  type->instance_kind = base->instance_kind;
  type->instance_bytes = base->instance_bytes;
  type->slot_count = base->slot_count;
  type->flags =
      kTypeHeap | kTypeFilled |
      (base->flags & (kTypeException | kTypeIsMetatype | kTypeMatchSelf | kTypeInstancesHaveDict | kTypeWeakrefable));
  for (size_t i = 0; i < bases->size; ++i)
    if (!type->has(kTypeMatchSequence) && !type->has(kTypeMatchMapping))
      type->flags |= bases->items[i].as<Type>()->flags & (kTypeMatchSequence | kTypeMatchMapping);
  if (layout.add_dict) type->flags |= kTypeInstancesHaveDict;
  if (layout.add_weakref) type->flags |= kTypeWeakrefable;
  Value cell;
  if (!prepare_dict(ts, type, &cell) || !add_members(ts, type, layout)) return nullptr;
  type->inline_hint = type->has(kTypeInstancesHaveDict) ? expected_attributes(ts, type) : 0;
  type->mro = find_mro(ts, type);
  if (!type->mro || !renew_root_shape(ts, type)) return nullptr;
  for (size_t i = 0; i < bases->size; ++i)
    if (!add_subclass(ts, bases->items[i].as<Type>(), type)) return nullptr;
  update_type_flags(ts, type);
  if (cell) cell.as<CellVar>()->contents = Value(type);
  Dict* snapshot = dict_copy(ts, type->dict);
  if (!snapshot || !call_set_names(ts, type, snapshot) || !call_init_subclass(ts, type, keywords)) return nullptr;
  return type;
}

// type.__new__(metatype, name, bases, namespace, **keywords): a[1] is the keywords dict, a[2..] the positional
// arguments.
Value type_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* metatype = a[0].as<Type>();
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  size_t given = n - 2;
  const char* kTypeNames[3] = {"str", "tuple", "dict"};
  if (given != 3) {
    if (given < 3) return raise_type_error(ts, "type.__new__() takes exactly 3 arguments (%zu given)", given);
    return raise_type_error(ts, "type.__new__() takes exactly 3 arguments (%zu given)", given);
  }
  const Kind kKinds[3] = {Kind::Str, Kind::Tuple, Kind::Dict};
  for (int i = 0; i < 3; ++i)
    if (!is_kind(a[2 + i], kKinds[i]))
      return raise_type_error(ts, "type.__new__() argument %d must be %s, not %A", i + 1, kTypeNames[i], a[2 + i]);
  Str* name = a[2].as<Str>();
  for (size_t i = 0; i < name->length; ++i)
    if (name->at(i) == 0) return raise_value_error(ts, "type name must not contain null characters");
  Tuple* bases = a[3].as<Tuple>();
  for (size_t i = 0; i < bases->size; ++i)
    if (!is_type(bases->items[i]) && lookup_in_type(ts, type_of(ts, bases->items[i]), ts.rt.names.dunder_mro_entries))
      return raise_type_error(ts, "type() doesn't support MRO entry resolution; use types.new_class()");
  Type* winner = calculate_metatype(ts, metatype, bases);
  if (!winner) return Value();
  if (winner != metatype) {
    Value new_function = lookup_special(ts, winner, kSpecialNew);
    if (new_function && !is_native(new_function, type_new)) {
      Value bound = bind_descriptor(ts, new_function, Value(), winner);
      Value args[4] = {Value(winner), a[2], a[3], a[4]};
      Tuple* tuple = bound ? new_tuple_from(ts, args, 4) : nullptr;
      return tuple ? call_dict(ts, bound, tuple, keywords) : Value();
    }
  }
  Type* type = new_heap_type(ts, winner, name, bases, a[4].as<Dict>(), keywords);
  return type ? Value(type) : Value();
}

Value type_init(ThreadState& ts, Value* a, uint32_t n) {
  size_t given = n - 2;
  if (a[1] && a[1].as<Dict>()->used && given == 1)
    return raise_type_error(ts, "type.__init__() takes no keyword arguments");
  if (given != 1 && given != 3) return raise_type_error(ts, "type.__init__() takes 1 or 3 arguments");
  return kNone;
}

}  // namespace adder
