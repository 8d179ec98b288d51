// function.h: code objects, functions, methods, cells, native functions, and the small descriptors.
#pragma once

#include "frontend/bytecode/code_unit.h"
#include "runtime/heap/cell.h"
#include "runtime/native/native.h"

namespace adder {

struct Str;
struct Dict;
struct Tuple;
struct Type;
struct Array;
struct Raw;
struct CodeMonitor;

// A CodeUnit as one Runtime runs it: constants as Values, names interned, and a private copy of the instructions in
// which quickening and inline caches write. `materialize` makes these at the first execution.
struct Code : Cell {
  const CodeUnit* unit;
  Value unit_owner;        // Bytes that hold the unit, or empty when it is embedded or owned by the Runtime
  uint64_t* instructions;  // the private copy (malloc'ed; freed by the collector), null until first executed
  Value* constants;        // constant_count Values (in a Raw array owned here), null until first executed
  Str** names;
  Array* constants_array;
  Array* names_array;
  uint32_t constant_count, name_count;
  Str* name;
  Str* qualname;
  Str* filename;
  uint16_t local_count;  // named registers
  uint16_t register_count;
  uint16_t free_count;
  uint16_t first_free;   // register of the first free variable
  uint8_t simple_call;   // only positional parameters, no * or **, not a generator: arguments go straight to registers
  uint8_t is_generator;  // generator, coroutine or async generator
  uint16_t positional_count;
  uint32_t call_count;   // for the compiler
  Value local_names;     // lazily: tuple for co_varnames and messages
  CodeMonitor* monitor;  // sys.monitoring's view (malloc'ed; freed with the instructions), null until it looks
};
Code* new_code(ThreadState& ts, const CodeUnit* unit, Value owner);
bool materialize(ThreadState& ts, Code* code);
Value constant_to_value(ThreadState& ts, const CodeUnit* unit, const uint8_t* record, Value owner);

struct Function : Cell {
  Code* code;
  Dict* globals;
  Dict* builtins;
  Tuple* closure;     // of CellVar, or null
  Tuple* defaults;    // or null
  Dict* kw_defaults;  // or null
  Value name, qualname, doc, module;
  Value annotations;  // Dict, or empty
  Value dict;         // attribute dict, or empty
  Value type_params;  // tuple, or empty
};
Function* new_function(ThreadState& ts, Code* code, Dict* globals);

struct CellVar : Cell {
  Value contents;
};
CellVar* new_cell(ThreadState& ts, Value contents);

struct BoundMethod : Cell {
  Value function, self;
};
BoundMethod* new_bound_method(ThreadState& ts, Value function, Value self);

// A builtin function (self empty or the module), a method descriptor (owner set, self empty), or a bound builtin
// method.
struct NativeFunction : Cell {
  const NativeDef* def;
  Value self;
  Type* owner;  // the type it is a method of, or null
  Value module;
};
NativeFunction* new_native_function(ThreadState& ts, const NativeDef* def, Value self, Value module);

struct OneMember : Cell {
  Value inner;
};  // classmethod, staticmethod, dict views, mappingproxy
struct MethodWrapperObject : Cell {
  Value inner;
  Value dict;
};  // classmethod and staticmethod: callable and attribute dict
struct Property : Cell {
  Value fget, fset, fdel, doc;
  Value name;
};
struct Member : Cell {
  Type* owner;
  Str* name;
  uint32_t index;
};  // a __slots__ entry
struct GetSet : Cell {
  const NativeGetSet* def;
  Type* owner;
};
struct Super : Cell {
  Type* this_class;
  Value self;
  Type* self_type;
};
struct Module : Cell {
  Dict* dict;
};
Module* new_module(ThreadState& ts, Str* name);

}  // namespace adder
