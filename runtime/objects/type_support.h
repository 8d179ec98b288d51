// type_support.h: what the files that implement classes share with each other, and the call of a class.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/type.h"

namespace adder {

// Calls a class: __new__, then __init__ when the result is an instance. args are positional ones followed by the values
// that keyword_names (a Tuple or empty) names.
Value type_call(ThreadState& ts, Type* type, const Value* args, size_t count, Value keyword_names);

// Makes every type of types.def and exceptions.def, and fills rt.types, rt.heads and rt.exc. The first thing that
// allocates in a new Runtime; afterwards interned names can be made. False when memory is refused.
bool make_builtin_types(ThreadState& ts);

// C3 linearisation of type->bases, with type itself first. Null with TypeError pending.
Tuple* compute_mro(ThreadState& ts, Type* type);
// compute_mro, or what the metaclass's mro() gives.
Tuple* find_mro(ThreadState& ts, Type* type);

// Sets (or deletes, when value is empty) an entry of a heap type's own dict and everything that follows from it:
// versions, flags, inline caches. 0 when there was nothing to delete, -1 on error.
int type_store(ThreadState& ts, Type* type, Str* name, Value value);
bool type_set_attribute(ThreadState& ts, Type* type, Str* name, Value value);  // type.__setattr__
// Recomputes the flags and iter_next that follow from special methods, in type and its subclasses.
void update_type_flags(ThreadState& ts, Type* type);
// Sets kTypeMatchSequence or kTypeMatchMapping on a class registered with an abstract base class, and on its
// subclasses.
void set_match_flag(ThreadState& ts, Type* type, TypeFlag flag);
// The root shape that follows from the type's flags and layout; after changes of them.
bool renew_root_shape(ThreadState& ts, Type* type);

bool add_subclass(ThreadState& ts, Type* base, Type* type);
void remove_subclass(Type* base, Type* type);
std::vector<Type*> live_subclasses(const Type* type);

// The class whose layout `type` has: where fields were last added (its solid base).
// What every native __get__ checks of its arguments: an instance, an owner or both. False with a TypeError pending.
inline bool has_binding(ThreadState& ts, const Value* a) {
  if (!a[1].is_none() || (a[2] && !a[2].is_none())) return true;
  raise_type_error(ts, "__get__(None, None) is invalid");
  return false;
}
Type* layout_base(ThreadState& ts, Type* type);
// The base among `bases` that decides the layout. Null with TypeError pending.
Type* best_base(ThreadState& ts, Tuple* bases);

bool is_native(Value v, NativeFn fn);  // a NativeFunction (of any form) running fn
bool is_data_descriptor(ThreadState& ts, Value v);
Value type_module(ThreadState& ts, Type* type);       // __module__; never empty, None when unknown
Str* type_display_name(ThreadState& ts, Type* type);  // "mod.Qualname", without "builtins."
Str* type_message_name(ThreadState& ts,
                       Type* type);  // as error messages name it: with the module for native types only

// Special method implementations that other files recognise.
Value object_new(ThreadState& ts, Value* a, uint32_t n);
Value object_init(ThreadState& ts, Value* a, uint32_t n);
Value object_getattribute(ThreadState& ts, Value* a, uint32_t n);
Value object_setattr(ThreadState& ts, Value* a, uint32_t n);
Value object_delattr(ThreadState& ts, Value* a, uint32_t n);
Value object_eq(ThreadState& ts, Value* a, uint32_t n);
Value object_hash(ThreadState& ts, Value* a, uint32_t n);
Value object_repr(ThreadState& ts, Value* a, uint32_t n);
Value object_str(ThreadState& ts, Value* a, uint32_t n);
Value object_init_subclass(ThreadState& ts, Value* a, uint32_t n);
Value object_reduce_ex(ThreadState& ts, Value* a, uint32_t n);
Value object_reduce(ThreadState& ts, Value* a, uint32_t n);
Value type_getattribute(ThreadState& ts, Value* a, uint32_t n);
Value type_setattr(ThreadState& ts, Value* a, uint32_t n);
Value type_delattr(ThreadState& ts, Value* a, uint32_t n);
Value type_new(ThreadState& ts, Value* a, uint32_t n);
Value type_init(ThreadState& ts, Value* a, uint32_t n);
Value type_mro(ThreadState& ts, Value* a, uint32_t n);
Value type_instancecheck(ThreadState& ts, Value* a, uint32_t n);
Value type_subclasscheck(ThreadState& ts, Value* a, uint32_t n);
Value type_call_method(ThreadState& ts, Value* a, uint32_t n);
Value module_getattribute(ThreadState& ts, Value* a, uint32_t n);
Value native_next(ThreadState& ts, Value* a, uint32_t n);
Value native_iter_self(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder
