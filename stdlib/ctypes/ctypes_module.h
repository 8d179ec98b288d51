// ctypes_module.h: what the files of _ctypes share: typed memory, libffi, and the conversion between Values and C.
//
// A C type is told by a code, the letter of CPython's _type_ ("i", "d", "z"...), with ">" in front when its bytes are
// the other way round. Classes of C types are written in Python (ctypes/__init__.py); here is what must touch memory:
// CData, the cell behind every instance, reading and writing by code, calls and callbacks.
#pragma once

#include <ffi.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/native_library/lazy_library.h"

namespace adder {

#define ADDER_FFI_FUNCTIONS(F)                                                                                         \
  F(ffi_prep_cif)                                                                                                      \
  F(ffi_call)                                                                                                          \
  F(ffi_closure_alloc)                                                                                                 \
  F(ffi_closure_free)                                                                                                  \
  F(ffi_prep_closure_loc) F(ffi_type_void) F(ffi_type_uint8) F(ffi_type_sint8) F(ffi_type_uint16) F(ffi_type_sint16)   \
      F(ffi_type_uint32) F(ffi_type_sint32) F(ffi_type_uint64) F(ffi_type_sint64) F(ffi_type_float) F(ffi_type_double) \
          F(ffi_type_longdouble) F(ffi_type_pointer)
ADDER_LAZY_LIBRARY(Ffi, "libffi.so.8", ADDER_FFI_FUNCTIONS)

// An instance of a C type: memory, and what keeps it alive.
struct CData : Cell {
  char* data;
  uint64_t size;
  Value owner;    // a Raw with the memory, or the object that the memory is part of; empty for memory at an address
  Value objects;  // what pointers in the memory need alive: a Dict, or one object
};

// An argument made ready for a call: what byref and from_param give.
struct CArgument : Cell {
  uint64_t code;  // a letter; 'A' is the address itself
  alignas(16) char value[16];
  Value keep;
};

// How a struct is passed by value.
struct CLayout : Cell {
  ffi_type type;
  ffi_type** elements;  // from malloc, ends with null
  Value parts;          // the layouts inside it, kept alive
};

struct CTypesState {
  Type* data = nullptr;
  Type* argument = nullptr;
  Type* layout = nullptr;
  Type* closure = nullptr;
  Type* argument_error = nullptr;
  void trace(Marker& marker) {
    marker.visit(data);
    marker.visit(argument);
    marker.visit(layout);
    marker.visit(closure);
    marker.visit(argument_error);
  }
};
CTypesState& ctypes_state(ThreadState& ts);

struct CCode {
  char letter = 0;
  bool swapped = false;
};
bool parse_code(ThreadState& ts, Value v, CCode* out);
size_t code_size(char letter);
ffi_type* code_ffi_type(char letter);
// Memory as a Value; empty with an exception pending.
Value load_code(ThreadState& ts, CCode code, const char* from);
// A Value into memory. *keep: what must stay alive as long as the memory points to it, or empty.
bool store_code(ThreadState& ts, CCode code, char* to, Value v, Value* keep);

bool is_cdata(ThreadState& ts, Value v);
CData* cdata_argument(ThreadState& ts, Value v);  // null with TypeError pending
bool is_native_type(ThreadState& ts, Value v, Type* type);
// `bytes` and a zero behind them, in memory that `keep` keeps.
char* terminated(ThreadState& ts, std::string_view bytes, Value* keep);
// The text as wchar_t with a zero behind it.
char* wide_terminated(ThreadState& ts, const Str* text, Value* keep);
// The address that an argument means as a pointer: an int, bytes, str, CData, CArgument or None.
bool pointer_argument(ThreadState& ts, Value v, char** out, Value* keep);

extern NativeDef kCDataFunctions[], kCallFunctions[];
bool add_cdata_types(ThreadState& ts, Module* module);
bool add_call_types(ThreadState& ts, Module* module);
bool add_closure_type(ThreadState& ts, Module* module);
Value ctypes_closure(ThreadState& ts, Value* a, uint32_t n);
int& ctypes_errno();

}  // namespace adder
