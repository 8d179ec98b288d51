// slow_paths.h: out-of-line parts of instructions. Each raises and returns empty, false or -1 on error unless said
// otherwise. `quick` receives how the instruction may be quickened (0: not), the cache words being filled then.
#pragma once

#include "runtime/interp/frame.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/iterators.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

// --- names
Value raise_unbound_local(ThreadState& ts, Frame* frame, size_t reg);
Value raise_unbound_deref(ThreadState& ts, Frame* frame, size_t reg);
Value load_global(ThreadState& ts, Frame* frame, Str* name, uint64_t* cache,
                  int* quick);  // quick 1: globals, 2: builtins
bool store_global(ThreadState& ts, Frame* frame, Str* name, Value value, uint64_t* cache, int* quick);
bool delete_global(ThreadState& ts, Frame* frame, Str* name);
Value load_name(ThreadState& ts, Frame* frame, Str* name);
bool store_name(ThreadState& ts, Frame* frame, Str* name, Value value);
bool delete_name(ThreadState& ts, Frame* frame, Str* name);
Value load_class_deref(ThreadState& ts, Frame* frame, size_t reg, Str* name);
Value load_locals(ThreadState& ts, Frame* frame);
bool load_from_mapping(ThreadState& ts, Value mapping, Str* name, Value* out);

// --- attributes. quick: 1 + index in the order slot, value, property, module, type
Value load_attribute(ThreadState& ts, Value object, Str* name, uint64_t* cache, int* quick);
bool store_attribute(ThreadState& ts, Value object, Str* name, Value value, uint64_t* cache, int* quick);
bool load_method(ThreadState& ts, Value object, Str* name, Value* out, uint64_t* cache, int* quick);
Value load_super_attribute(ThreadState& ts, Value* window, Str* name);
bool load_super_method(ThreadState& ts, Value* window, Str* name, Value* out, uint64_t* cache, int* quick);

// --- operators
Value binary_slow(ThreadState& ts, Op op, Value x, Value y, uint64_t instruction);
int compare_truth(ThreadState& ts, Compare op, Value x, Value y);

// --- building
bool unpack_extended(ThreadState& ts, Value source, Value* out, size_t before, size_t after);
Value build_set(ThreadState& ts, const Value* items, size_t count);
Value build_dict(ThreadState& ts, const Value* pairs, size_t count);
Value build_string(ThreadState& ts, const Value* parts, size_t count);
Value format_converted(ThreadState& ts, Value v, size_t conversion, Value spec);
bool extend_list(ThreadState& ts, List* list, Value iterable, bool call_argument);
bool update_dict_display(ThreadState& ts, Dict* dict, Value other);
bool merge_keywords(ThreadState& ts, Dict* dict, Value other, Value callable);

// --- functions and calls
Value make_function(ThreadState& ts, Frame* frame, size_t constant, const Value* parts, uint8_t flags);
Value load_build_class(ThreadState& ts, Frame* frame);
Value call_native_fast(ThreadState& ts, NativeFunction* native, Value* args, size_t count);
// handle_poll between a call and the next instruction. The frame still stands at the call, and the collector takes the
// register of a call's result for dead: the argument keeps the result alive.
bool handle_poll_after_call(ThreadState& ts, Value result);
// A new instance of a plain class, and its __init__ when that is a script function (*init). Empty with nothing pending
// when the general way must be taken.
Value construct_plain(ThreadState& ts, Type* type, size_t count, Value* init);
// int(x), range(n)...: an instance of a builtin class whose __new__ does it all, of `count` arguments at window + 1;
// window[0] is overwritten. Empty with nothing pending: not such a class or call.
Value construct_builtin(ThreadState& ts, Type* type, Value* window, size_t count);
Value star_arguments(ThreadState& ts, Value callable, Value arguments);  // the tuple of f(*arguments)
std::string callable_text(ThreadState& ts, Value callable);              // "name()" for messages

// --- generators and coroutines
Value make_generator(ThreadState& ts, Frame* frame);
Value wrap_async_value(ThreadState& ts, Value v);
Value delegate_send(ThreadState& ts, Value iterator, Value sent, Value* returned);
Value get_yield_from_iterator(ThreadState& ts, Frame* frame, Value v);
Value get_awaitable(ThreadState& ts, Value v, int where);
Value get_async_iterator(ThreadState& ts, Value v);
Value get_async_next(ThreadState& ts, Value v);
void finish_failed_generator(ThreadState& ts, Frame* frame);  // leaves the frame; StopIteration becomes RuntimeError

// --- exceptions
int64_t find_handler(const CodeUnit* unit, uint32_t instruction);  // word of the LandingPad, or -1
int exception_matches(ThreadState& ts, Value exception, Value type);
bool match_exception_group(ThreadState& ts, Value exception, Value type, Value* out);
Value prepare_reraise_star(ThreadState& ts, Value original, Value list);
void raise_statement(ThreadState& ts, Value exception, Value cause);
bool reraise_handled(ThreadState& ts);  // false: nothing to re-raise, RuntimeError pending
void raise_assertion(ThreadState& ts, Value message);
bool with_enter(ThreadState& ts, Value manager, Value* out, bool async);
Value with_exit(ThreadState& ts, Value exit, Value exception);

// --- imports, match, rest
Value import_name(ThreadState& ts, Frame* frame, Str* name, Value from_list, Value level);
bool module_is_initializing(ThreadState& ts, Value module);
Value import_from(ThreadState& ts, Value module, Str* name);
bool import_star(ThreadState& ts, Frame* frame, Value module);
Value match_keys(ThreadState& ts, Value subject, Value keys);
Value match_class(ThreadState& ts, Value subject, Value cls, Value names, size_t positional);
bool setup_annotations(ThreadState& ts, Frame* frame);
bool print_expression(ThreadState& ts, Value v);
Value intrinsic1(ThreadState& ts, Intrinsic which, Value a);
Value intrinsic2(ThreadState& ts, Intrinsic which, Value a, Value b);

// --- tracing (tracing.cpp)
void update_watching(ThreadState& ts);  // after trace_function or profile_function changed
bool trace_native_call(ThreadState& ts, Frame* frame, const char* event, Value callable);
bool watch_instruction(ThreadState& ts, Frame* frame);  // poll.cpp
bool trace_instruction(ThreadState& ts, Frame* frame);  // line and opcode events
bool trace_call(ThreadState& ts, Frame* frame);
bool trace_return(ThreadState& ts, Frame* frame, Value result);
void trace_exception(ThreadState& ts, Frame* frame);
void trace_unwind(ThreadState& ts, Frame* frame);

}  // namespace adder
