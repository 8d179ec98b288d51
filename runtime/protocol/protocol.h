// protocol.h: the operations every object may have, in one place: what natives and the interpreter's slow paths call.
//
// Results: empty Value (or false, -1) means an exception is pending, unless a comment says otherwise. Each operation
// tries builtin kinds first, then special methods found on the type.
#pragma once

#include <span>
#include <string>

#include "frontend/bytecode/code_unit.h"
#include "runtime/heap/cell.h"
#include "runtime/objects/type.h"

namespace adder {

struct ThreadState;
struct Str;
struct Dict;
struct Tuple;
struct List;
struct Function;

// --- attributes
Value get_attribute(ThreadState& ts, Value object, Str* name);  // getattr(object, name)
Value get_attribute(ThreadState& ts, Value object, const char* name);
Value get_attribute_or_empty(ThreadState& ts, Value object,
                             Str* name);  // AttributeError is swallowed: empty, nothing pending
Value generic_get_attribute(ThreadState& ts, Value object, Str* name,
                            bool raise_missing = true);                     // object.__getattribute__
bool set_attribute(ThreadState& ts, Value object, Str* name, Value value);  // empty value deletes
bool generic_set_attribute(ThreadState& ts, Value object, Str* name, Value value);
Value type_get_attribute(ThreadState& ts, Type* type, Str* name, bool raise_missing = true);  // type.__getattribute__
// A method for an immediate call: *self is the receiver to pass first, or empty when the result is already bound.
Value get_method(ThreadState& ts, Value object, Str* name, Value* self);
// Special method of type(object), bound. Empty without exception when the type has none.
Value lookup_bound_special(ThreadState& ts, Value object, Special which);
// descriptor.__get__(object, type), or the value itself when it is no descriptor.
Value bind_descriptor(ThreadState& ts, Value descriptor, Value object, Type* type);

// --- calls
Value call(ThreadState& ts, Value callable, const Value* args, size_t count);
// keyword_names: Tuple of Str naming the last arguments, or empty.
Value call_keywords(ThreadState& ts, Value callable, const Value* args, size_t count, Value keyword_names);
Value call_dict(ThreadState& ts, Value callable, Tuple* args, Dict* keywords /* may be null */);
template <typename... A>
Value call_with(ThreadState& ts, Value callable, A... args) {
  Value a[sizeof...(args) + 1] = {Value(args)...};
  return call(ts, callable, a, sizeof...(args));
}
Value call_method(ThreadState& ts, Value object, Str* name, std::span<const Value> args = {});
// Calls the special method found on type(object); `found` false (result empty, nothing pending) when there is none.
Value call_special(ThreadState& ts, Value object, Special which, std::span<const Value> args, bool* found);
Value type_call(ThreadState& ts, Type* type, const Value* args, size_t count, Value keyword_names);  // type.__call__
bool is_callable(ThreadState& ts, Value v);

// --- truth, comparison, hash
int truth(ThreadState& ts, Value v);  // 1, 0, -1 error
inline int truth_fast(ThreadState& ts, Value v) {
  if (v.is_true()) return 1;
  if (v.is_false() || v.is_none()) return 0;
  if (v.is_int()) return v.as_int() != 0;
  return truth(ts, v);
}
enum class Compare : uint8_t { kLt, kLe, kEq, kNe, kGt, kGe };
Value rich_compare(ThreadState& ts, Compare op, Value a, Value b);  // any result value
int compare_bool(ThreadState& ts, Compare op, Value a, Value b);    // 1, 0, -1; identity implies equality for kEq, kNe
bool equal_identity(Value a, Value b);                              // `is`
// False with TypeError pending when unhashable.
bool hash_value(ThreadState& ts, Value v, uint64_t* out);

// --- text
Str* to_repr(ThreadState& ts, Value v);
Str* to_str(ThreadState& ts, Value v);  // str(v)
Str* to_ascii(ThreadState& ts, Value v);
Value format_value(ThreadState& ts, Value v, Value spec /* Str or empty */);  // format(v, spec)
std::string repr_utf8(ThreadState& ts, Value v);
// Guards repr of nested containers: enter is 1 to go on, 0 when v is already being shown (write "..."), -1 on error.
int repr_enter(ThreadState& ts, Value v);
void repr_leave(ThreadState& ts, Value v);
const char* type_name(ThreadState& ts, Value v);  // for messages; UTF-8, lives as long as the type

// --- numbers
Value binary_op(ThreadState& ts, Op op, Value a, Value b, bool inplace);  // op: Add ... RShift
Value unary_op(ThreadState& ts, Op op, Value a);                          // Neg, Pos, Invert
Value to_index(ThreadState& ts, Value v);                                 // operator.index: an exact int value
// As an int64 for positions: saturates when clip is true, else IndexError("cannot fit 'int' into an index-sized
// integer").
bool to_index_i64(ThreadState& ts, Value v, int64_t* out, bool clip = false);
bool to_i64(ThreadState& ts, Value v, int64_t* out);  // OverflowError when too large
Value to_int(ThreadState& ts, Value v);               // int(v)

// --- containers and iteration
Value get_item(ThreadState& ts, Value object, Value key);
bool set_item(ThreadState& ts, Value object, Value key, Value value);
bool del_item(ThreadState& ts, Value object, Value key);
int contains(ThreadState& ts, Value container, Value item);                // 1, 0, -1
int64_t length(ThreadState& ts, Value object);                             // -1 on error
int64_t length_hint(ThreadState& ts, Value object, int64_t default_hint);  // -1 on error
Value get_iterator(ThreadState& ts, Value object);
Value iterate_next(ThreadState& ts, Value iterator);  // empty, nothing pending: at the end
bool unpack_sequence(ThreadState& ts, Value iterable, Value* out, size_t count);
bool is_iterable_fast(Value v);  // list, tuple, dict, set, str, range... of exact kind

// --- classes
int is_instance(ThreadState& ts, Value object, Value class_or_tuple);  // with __instancecheck__; 1, 0, -1
int is_subclass(ThreadState& ts, Value cls, Value class_or_tuple);
bool is_instance_exact(ThreadState& ts, Value object, Type* type);  // by MRO, no hooks

// --- code
// Runs a unit's top level in the given namespaces; locals is any mapping.
Value execute_code(ThreadState& ts, Value code, Dict* globals, Value locals);
// The same for a function whose frame shall have a locals mapping (class bodies).
Value execute_function_in(ThreadState& ts, Function* function, Value locals);
Value import_module(ThreadState& ts, const char* name);  // import name; the leaf module for dotted names

// Loop over any iterable: for_each(ts, iterable, [&](Value item) -> bool {...; return true;}). False on error or when f
// returns false.
template <typename F>
bool for_each(ThreadState& ts, Value iterable, F&& f);

}  // namespace adder
#include "runtime/protocol/for_each.h"
