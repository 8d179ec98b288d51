// raise.h: setting the pending exception. All return empty (or false through ok=false use), so natives write
//   return raise(ts, ts.rt.exc.TypeError, "'%T' object is not iterable", v);
// Format letters beside printf's %d %ld %lld %zu %s %c %x %g: %T type name of a Value, %R repr, %S str(), %U Str*, %N name of Type*.
#pragma once

#include "runtime/heap/cell.h"
#include "runtime/objects/exception.h"
#include "runtime/state/runtime.h"

namespace adder {

Value raise(ThreadState& ts, Type* type, const char* format, ...);
Value raise_value(ThreadState& ts, Type* type, Value argument);            // type(argument)
Value raise_type_error(ThreadState& ts, const char* format, ...);
Value raise_value_error(ThreadState& ts, const char* format, ...);
Value raise_index_error(ThreadState& ts, const char* format, ...);
Value raise_overflow(ThreadState& ts, const char* format, ...);
Value raise_runtime_error(ThreadState& ts, const char* format, ...);
Value raise_key_error(ThreadState& ts, Value key);
Value raise_attribute_error(ThreadState& ts, Value object, Str* name);     // the standard message, with name and obj set
Value raise_name_error(ThreadState& ts, Str* name, const char* format, ...);
Value raise_memory_error(ThreadState& ts);
Value raise_recursion_error(ThreadState& ts, const char* where /* "" or " while calling a Python object" */);
Value raise_stop_iteration(ThreadState& ts, Value value);                  // empty value: plain
Value raise_errno(ThreadState& ts, int error, Value filename = Value());   // OSError subclass by errno
Value raise_exception(ThreadState& ts, Value exception);                   // an instance or class, as `raise x`
bool pending_matches(ThreadState& ts, Type* type);                         // the pending exception is an instance
void clear_error(ThreadState& ts);
ExceptionObject* take_error(ThreadState& ts);                              // pending, which is cleared
void restore_error(ThreadState& ts, ExceptionObject* exception);
void init_exception_fields(ThreadState& ts, ExceptionObject* exception);   // what the class's __init__ derives from args
ExceptionObject* new_exception(ThreadState& ts, Type* type, Value argument /* empty: no argument */);
// What sys.exc_info() sees: the innermost handled exception of the calling thread, or empty.
Value handled_exception(ThreadState& ts);
// Adds the frame at its current instruction to the pending exception's traceback.
void add_traceback(ThreadState& ts, Frame* frame);
// For errors nobody can receive (finalisers, callbacks): sys.unraisablehook.
void write_unraisable(ThreadState& ts, const char* where, Value object);
// warnings.warn from native code. False when the warning became an exception.
bool warn(ThreadState& ts, Type* category, int stack_level, const char* format, ...);

// Message formatting with the letters above, for natives that build text.
Str* format_message(ThreadState& ts, const char* format, ...);

}  // namespace adder
