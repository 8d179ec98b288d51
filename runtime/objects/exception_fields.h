// exception_fields.h: the attributes that some exception classes have beside args. Shared by exception*.cpp.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct ExceptionObject;
struct Tuple;
struct Dict;

// Fills `extra` from the constructor's arguments as the class's __init__ does. False with an exception pending.
bool init_exception_from(ThreadState& ts, ExceptionObject* e, Tuple* args, Dict* keywords);
bool accepts_keywords(ThreadState& ts, ExceptionObject* e);   // ImportError, AttributeError, NameError
Value reduce_arguments(ThreadState& ts, ExceptionObject* e);  // what __reduce__ gives to the constructor
Value exception_default_str(ThreadState& ts, Value self);     // BaseException.__str__

}  // namespace adder
