// type.h: Type (a class) and Shape (a hidden class: the layout shared by instances with the same attributes).
//
// Lookup of a name along the MRO goes through lookup_in_type, which the Runtime caches by (version, name). A type's
// version changes whenever its dict, bases or any base change; 0 means "not cached anywhere". Native types get their
// methods from a static NativeType table; the dict is filled from it at the first lookup.
// Shapes form a tree per type: adding attribute k to an instance moves it from its shape to the child for k. A slot
// below inline_capacity lies in the instance, later ones in its overflow array.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct Str;
struct Dict;
struct Tuple;
struct List;
struct Array;
struct Raw;
struct ThreadState;
struct NativeType;
class Marker;

enum Special : uint8_t {
#define SPECIAL(name, text) kSpecial##name,
#include "runtime/state/specials.def"
#undef SPECIAL
  kSpecialCount
};

enum TypeFlag : uint32_t {
  kTypeHeap = 1,        // made by a class statement or type(): mutable
  kTypeFilled = 2,      // native methods are in the dict
  kTypeNoSubclass = 4,  // bool, range, NoneType...
  kTypeInstancesHaveDict = 8,
  kTypeAbstract = 16,       // __abstractmethods__ is not empty
  kTypeCustomGetattr = 32,  // __getattribute__ overridden or __getattr__ defined: no slot caching
  kTypeCustomSetattr = 64,  // __setattr__ or __delattr__ overridden
  kTypeHasFinalizer = 128,
  kTypeMatchSequence = 256,  // PEP 634 flags
  kTypeMatchMapping = 512,
  kTypeMatchSelf = 1024,      // class pattern with one positional matches the subject itself
  kTypeSpecialsValid = 2048,  // `specials` is up to date
  kTypeException = 4096,      // derives from BaseException
  kTypeWeakrefable = 8192,
  kTypeIsMetatype = 16384,         // derives from type
  kTypeNamedWithModule = 1 << 16,  // of a script class: messages say "decimal.Decimal", as of a native type
};

// nullptr for "at the end" or error (then ts.pending is set).
using IterNextFn = Value (*)(ThreadState&, Value self);

struct Type : Cell {
  Str* name;
  Str* qualname;
  Dict* dict;
  Tuple* bases;
  Tuple* mro;
  Type* base;                // the base that gives the layout
  Shape* root_shape;         // of a new instance
  const NativeType* native;  // own table for a native type, else of the nearest native base
  IterNextFn iter_next;      // fast __next__, or null (inherited only while __next__ is not overridden)
  Value* specials;           // Raw cell of kSpecialCount values, made at first need; empty entry: not defined
  Value subclasses;          // List of WeakRef, or empty
  Value module;              // __module__ of a native type (heap types keep it in the dict)
  uint32_t version;          // 0: assign at next caching
  uint32_t flags;            // TypeFlag
  uint32_t instance_bytes;   // fixed part of an instance's cell, without trailing dict and slots
  uint32_t slot_count;       // __slots__ entries, inherited ones included
  uint32_t inline_hint;      // attributes that an instance is expected to have
  Kind instance_kind;
  uint8_t dict_mode_made;

  bool has(TypeFlag f) const { return flags & f; }
};

struct Shape : Cell {
  Type* type;
  Shape* parent;
  Str* key;            // added by this shape (null at the root)
  Head instance_head;  // what instances carry
  Array* keys;         // Str* for each slot; shared with the parent chain while it extends in place
  Value children;      // empty, one Shape, or a Dict from key to Shape
  uint32_t slot_count;
  uint32_t inline_capacity;
  // Slots [0, fixed_count) are __slots__ members: not part of __dict__, and their entries of `keys` are empty.
  uint32_t fixed_count;
  Raw* index;         // hash index over keys once there are many; shared as keys is (shape.cpp)
  Shape* dict_shape;  // of the root: the shape of instances in dict mode, made at first need
};

inline Type* Cell::type() const {
  return shape()->type;
}

// A plain object: attributes in slots by shape.
struct Instance : Cell {
  Value overflow;  // Array of slots beyond inline_capacity, or the Dict in dict mode, or empty
  Value slots[];
};

Type* type_of_immediate(ThreadState& ts, Value v);
inline Type* type_of(ThreadState& ts, Value v) {
  return v.is_cell() ? v.as_cell()->type() : type_of_immediate(ts, v);
}
inline bool is_type(Value v) {
  return is_kind(v, Kind::Type);
}

// Attribute of the type itself or of a class in its MRO, raw (no descriptor call); empty when there is none. No error.
Value lookup_in_type(ThreadState& ts, Type* type, Str* name);
// As lookup_in_type for a special method, by index: one load when cached.
Value lookup_special_slow(ThreadState& ts, Type* type, Special which);
inline Value lookup_special(ThreadState& ts, Type* type, Special which) {
  if (type->has(kTypeSpecialsValid)) [[likely]]
    return type->specials[which];
  return lookup_special_slow(ts, type, which);
}
bool is_subtype(const Type* type, const Type* base);  // by MRO, no hooks
uint32_t type_version(ThreadState& ts, Type* type);   // assigns one when 0
void type_modified(ThreadState& ts, Type* type);      // after any change of its dict or bases
// The same after a change of one entry of its dict: the table of special methods outlives other names.
void type_attribute_changed(ThreadState& ts, Type* type, const Str* name);
Dict* type_dict(ThreadState& ts, Type* type);  // filled

// type(name, bases, namespace) with all of CPython's checks. `namespace_` is copied. Null with an exception pending.
Type* new_heap_type(ThreadState& ts, Type* metatype, Str* name, Tuple* bases, Dict* namespace_, Dict* keywords);
// A builtin type from types.def, exceptions.def or a native module's table.
Type* new_native_type(ThreadState& ts, const NativeType& native, Type* base, Value module);
Type* calculate_metatype(ThreadState& ts, Type* metatype, Tuple* bases);

// Slot index of `key` in the shape, or -1.
int32_t shape_find(const Shape* shape, const Str* key);
Shape* shape_add(ThreadState& ts, Shape* shape, Str* key);  // the child; null on memory error
Shape* new_root_shape(ThreadState& ts, Type* type, Kind kind, uint8_t flags, uint32_t inline_capacity);

// A new instance of a heap or native type with zeroed fields (object.__new__'s core); handles kSubclass layouts.
Cell* new_instance(ThreadState& ts, Type* type, size_t extra_bytes = 0);
// Where a cell with kHasDict keeps its attribute dict (an empty Value until first needed).
Value* dict_slot(Cell* cell);
Value* member_slot(Cell* cell, uint32_t index);  // __slots__ storage of any layout
// Marks what the head flags add behind a builtin layout: the attribute dict and the __slots__ words.
void trace_subclass_words(Cell* cell, Marker& marker);
// The live attribute dict of an object (turns an Instance into dict mode); null with no error when it can't have one.
Dict* instance_dict(ThreadState& ts, Value object);
// Marks what the head flags add behind a builtin layout: the attribute dict and the __slots__ words.
void trace_subclass_words(Cell* cell, Marker& marker);

}  // namespace adder
