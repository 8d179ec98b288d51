// native_fill.cpp: fills the dict of a native type from its table, at the first lookup in it.
//
// Start-up makes about 150 types and programs look into few of them, so the tables stay untouched until asked. A type
// with a fast iter_next gets __iter__ and __next__ from here, one with __eq__ and no __hash__ gets __hash__ = None.
#include "runtime/objects/native_fill.h"

#include "runtime/objects/type_support.h"

namespace adder {

std::string_view native_name(const NativeDef* def) {
  const char* end = std::strchr(def->signature, '(');
  return end ? std::string_view(def->signature, static_cast<size_t>(end - def->signature))
             : std::string_view(def->signature);
}

bool is_slot_wrapper(const Type* owner, std::string_view name) {
  Kind kind = owner->instance_kind;
  bool set = kind == Kind::Set || kind == Kind::FrozenSet;
  if (name == "__getitem__" && (kind == Kind::List || kind == Kind::Dict)) return false;
  if (name == "__contains__" && (set || kind == Kind::Dict)) return false;
  return is_slot_wrapper_name(name);
}

bool is_slot_wrapper_name(std::string_view name) {
  static constexpr std::string_view kPlain[] = {
      "__new__",           "__bytes__",         "__format__",        "__dir__",           "__set_name__",
      "__init_subclass__", "__class_getitem__", "__instancecheck__", "__subclasscheck__", "__length_hint__",
      "__missing__",       "__reversed__",      "__complex__",       "__round__",         "__trunc__",
      "__floor__",         "__ceil__",          "__enter__",         "__exit__",          "__aenter__",
      "__aexit__",         "__prepare__",       "__mro_entries__",   "__buffer__",        "__fspath__",
      "__reduce__",        "__reduce_ex__",     "__copy__",          "__deepcopy__"};
  if (!name.starts_with("__")) return false;
  for (std::string_view plain : kPlain)
    if (name == plain) return false;
#define SPECIAL(field, text) \
  if (name == text) return true;
#include "runtime/state/specials.def"
#undef SPECIAL
  return false;
}

Value native_iter_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

Value native_next(ThreadState& ts, Value* a, uint32_t) {
  Type* type = type_of(ts, a[0]);
  while (type && (type->has(kTypeHeap) || !type->iter_next)) type = type->base == type ? nullptr : type->base;
  if (!type) return raise_type_error(ts, "'%T' object is not an iterator", a[0]);
  Value v = type->iter_next(ts, a[0]);
  if (!v && !ts.pending) return raise_stop_iteration(ts, Value());
  return v;
}

namespace {
NativeDef kDerivedIter[] = {
    {"__iter__(self, /)", "Implement iter(self).", native_iter_self},
    {"__next__(self, /)", "Implement next(self).", native_next},
};

bool has_own_table(const Type* type) {
  return type->native && (!type->base || type->base == type || type->base->native != type->native);
}

NativeFunction* new_entry(ThreadState& ts, Type* type, const NativeDef* def, Head head) {
  NativeFunction* f = static_cast<NativeFunction*>(ts.rt.heap.allocate(ts, sizeof(NativeFunction), head));
  if (!f) return nullptr;
  f->def = def;
  f->owner = type;
  return f;
}
}  // namespace

Value method_entry(ThreadState& ts, Type* type, const NativeDef* def) {
  std::string_view name = native_name(def);
  BuiltinHeads& heads = ts.rt.heads;
  if (name == "__new__") return Value(new_entry(ts, type, def, heads.builtin_function));
  if (def->flags & kNativeStatic) {
    NativeFunction* f = new_entry(ts, type, def, heads.builtin_function);
    if (!f) return Value();
    MethodWrapperObject* wrapper =
        static_cast<MethodWrapperObject*>(ts.rt.heap.allocate(ts, sizeof(MethodWrapperObject), heads.staticmethod));
    if (!wrapper) return Value();
    wrapper->inner = Value(f);
    return Value(wrapper);
  }
  if (def->flags & kNativeClass) return Value(new_entry(ts, type, def, heads.classmethod_descriptor));
  return Value(
      new_entry(ts, type, def, is_slot_wrapper(type, name) ? heads.wrapper_descriptor : heads.method_descriptor));
}

void fill_native_type(ThreadState& ts, Type* type) {
  if (type->has(kTypeFilled)) return;
  type->flags |= kTypeFilled;
  if (type->has(kTypeHeap) || !has_own_table(type)) return;
  ExceptionObject* pending = ts.pending ? take_error(ts) : nullptr;
  const NativeType* native = type->native;
  Dict* dict = type->dict;
  auto add = [&](std::string_view name, Value v) {
    Str* key = intern(ts, name);
    if (key && v) dict_set_str(ts, dict, key, v);
  };
  auto missing = [&](std::string_view name) { return !dict_get_str(ts, dict, intern(ts, name)); };
  for (const NativeDef* def = native->methods; def && def->signature; ++def)
    add(native_name(def), method_entry(ts, type, def));
  for (const NativeGetSet* def = native->getsets; def && def->name; ++def) {
    GetSet* entry = static_cast<GetSet*>(ts.rt.heap.allocate(ts, sizeof(GetSet), ts.rt.heads.getset_descriptor));
    if (!entry) break;
    entry->def = def;
    entry->owner = type;
    add(def->name, Value(entry));
  }
  if (native->iter_next) {
    if (missing("__iter__")) add("__iter__", method_entry(ts, type, &kDerivedIter[0]));
    if (missing("__next__")) add("__next__", method_entry(ts, type, &kDerivedIter[1]));
  }
  if (missing("__hash__") && !missing("__eq__")) add("__hash__", kNone);
  if (missing("__doc__")) add("__doc__", native->doc ? Value(new_str(ts, native->doc)) : kNone);
  if (pending)
    restore_error(ts, pending);
  else if (ts.pending)
    clear_error(ts);  // out of memory: the type stays partly filled, lookups report absence
}

}  // namespace adder
