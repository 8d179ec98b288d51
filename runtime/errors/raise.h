// raise.h: setting the pending exception. All return empty (or false through ok=false use), so natives write
//   return raise(ts, ts.rt.exc.TypeError, "'%T' object is not iterable", v);
// Format letters beside printf's %d %ld %lld %zu %s %c %x %g: %T type name of a Value, %A the same but None for
// None (as CPython words arguments), %R repr, %S str(), %U Str*, %N name of Type*.
#pragma once

#include <span>
#include <string>
#include <type_traits>

#include "runtime/heap/cell.h"
#include "runtime/objects/exception.h"
#include "runtime/state/runtime.h"

namespace adder {

// One argument of a message, whatever its type.
struct FormatArg {
  enum Kind : uint8_t { kInt, kUnsigned, kDouble, kText, kValue, kStr, kType } kind;
  union {
    long long i;
    unsigned long long u;
    double d;
    const char* text;
    uint64_t bits;
    Str* str;
    Type* type;
  };
  template <typename T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
  FormatArg(T v) : kind(kInt), i(static_cast<long long>(v)) {
    if constexpr (std::is_unsigned_v<T>) kind = kUnsigned, u = v;
  }
  FormatArg(double v) : kind(kDouble), d(v) {}
  FormatArg(const char* v) : kind(kText), text(v) {}
  FormatArg(const std::string& v) : kind(kText), text(v.c_str()) {}
  FormatArg(Value v) : kind(kValue), bits(v.bits()) {}
  FormatArg(Str* v) : kind(kStr), str(v) {}
  FormatArg(Type* v) : kind(kType), type(v) {}
  FormatArg(Cell* v) : kind(kValue), bits(reinterpret_cast<uint64_t>(v)) {}
};

Str* format_arguments(ThreadState& ts, const char* format,
                      std::span<const FormatArg> args);  // null with an exception pending
Value raise_arguments(ThreadState& ts, Type* type, const char* format, std::span<const FormatArg> args);
Value raise_name_error_arguments(ThreadState& ts, Str* name, const char* format, std::span<const FormatArg> args);
bool warn_arguments(ThreadState& ts, Type* category, int stack_level, const char* format,
                    std::span<const FormatArg> args);

template <typename... A>
Value raise(ThreadState& ts, Type* type, const char* format, const A&... a) {
  const FormatArg args[] = {FormatArg(a)..., FormatArg(0)};
  return raise_arguments(ts, type, format, {args, sizeof...(a)});
}
Value raise_value(ThreadState& ts, Type* type, Value argument);  // type(argument); empty: no argument
template <typename... A>
Value raise_type_error(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, ts.rt.exc.TypeError, format, a...);
}
template <typename... A>
Value raise_value_error(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, ts.rt.exc.ValueError, format, a...);
}
template <typename... A>
Value raise_index_error(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, ts.rt.exc.IndexError, format, a...);
}
template <typename... A>
Value raise_overflow(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, ts.rt.exc.OverflowError, format, a...);
}
template <typename... A>
Value raise_runtime_error(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, ts.rt.exc.RuntimeError, format, a...);
}
template <typename... A>
Value raise_name_error(ThreadState& ts, Str* name, const char* format, const A&... a) {
  const FormatArg args[] = {FormatArg(a)..., FormatArg(0)};
  return raise_name_error_arguments(ts, name, format, {args, sizeof...(a)});
}
Value raise_key_error(ThreadState& ts, Value key);
Value raise_attribute_error(ThreadState& ts, Value object, Str* name);  // the standard message, with name and obj set
Value raise_memory_error(ThreadState& ts);
Value raise_recursion_error(ThreadState& ts, const char* where /* "" or " while calling a Python object" */);
Value raise_stop_iteration(ThreadState& ts, Value value);                 // empty value: plain
Value raise_errno(ThreadState& ts, int error, Value filename = Value());  // OSError subclass by errno
Value raise_exception(ThreadState& ts, Value exception);                  // an instance or class, as `raise x`
bool pending_matches(ThreadState& ts, Type* type);                        // the pending exception is an instance
void clear_error(ThreadState& ts);
ExceptionObject* take_error(ThreadState& ts);  // pending, which is cleared
void restore_error(ThreadState& ts, ExceptionObject* exception);
void init_exception_fields(ThreadState& ts, ExceptionObject* exception);  // what the class's __init__ derives from args
ExceptionObject* new_exception(ThreadState& ts, Type* type, Value argument /* empty: no argument */);
// What sys.exc_info() sees: the innermost handled exception of the calling thread, or empty.
Value handled_exception(ThreadState& ts);
// Adds the frame at its current instruction to the pending exception's traceback.
void add_traceback(ThreadState& ts, Frame* frame);
// For errors nobody can receive (finalisers, callbacks): sys.unraisablehook.
void write_unraisable(ThreadState& ts, const char* where, Value object);
// warnings.warn from native code. False when the warning became an exception.
template <typename... A>
bool warn(ThreadState& ts, Type* category, int stack_level, const char* format, const A&... a) {
  const FormatArg args[] = {FormatArg(a)..., FormatArg(0)};
  return warn_arguments(ts, category, stack_level, format, {args, sizeof...(a)});
}

// Message formatting with the letters above, for natives that build text.
template <typename... A>
Str* format_message(ThreadState& ts, const char* format, const A&... a) {
  const FormatArg args[] = {FormatArg(a)..., FormatArg(0)};
  return format_arguments(ts, format, {args, sizeof...(a)});
}

}  // namespace adder
