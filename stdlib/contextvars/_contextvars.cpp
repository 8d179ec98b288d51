// _contextvars.cpp: ContextVar, Token and Context.
//
// A context is a small cell that points to an immutable map (context_map.h), so copying one is O(1) and setting a
// variable O(log n). The current context stands in the ThreadState and is made when a thread first needs it. A variable
// remembers the version of the map in which it was looked up last, so reading it again in the same context is a
// compare.
#include "runtime/errors/raise.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/contextvars/contexts.h"

namespace adder {

extern const NativeModule kModule__contextvars;

namespace {

struct Token : Cell {
  Value context, variable;
  Value old;  // empty: the variable had no value
  bool used;
};

struct ContextState {
  Type *context = nullptr, *variable = nullptr, *token = nullptr;
  Value missing;
  uint64_t next_variable = 1, next_version = 1;
  void trace(Marker& marker) {
    for (Type* type : {context, variable, token}) marker.visit(type);
    marker.visit(missing);
  }
};
ContextState& state_of(ThreadState& ts) {
  return module_state<ContextState>(ts, kModule__contextvars);
}
bool is_a(Value v, Type* type) {
  return is_kind(v, Kind::Native) && v.as_cell()->type() == type;
}

Context* new_context(ThreadState& ts) {
  ContextState& state = state_of(ts);
  if (!state.context && !import_module(ts, "_contextvars")) return nullptr;
  return static_cast<Context*>(new_instance(ts, state.context));
}
Context* copy_context(ThreadState& ts, Context* from) {
  Context* copy = new_context(ts);
  if (!copy) return nullptr;
  copy->root = from->root;
  copy->count = from->count;
  copy->version = from->version;
  return copy;
}
void publish(ThreadState& ts, Context* context, Array* root, int64_t count) {
  context->root = root;
  context->count = count;
  context->version = state_of(ts).next_version++;
}
// Empty: absent.
Value find(ThreadState& ts, ContextVar* variable) {
  if (!ts.context) return {};
  Context* context = ts.context.as<Context>();
  if (!context->root) return {};
  if (variable->cached_version == context->version) return variable->cached_value;
  Value found = context_map_find(context->root, variable);
  variable->cached_value = found;
  variable->cached_version = context->version;
  return found;
}
bool store(ThreadState& ts, ContextVar* variable, Value value) {
  Context* context = current_context(ts);
  bool added;
  Array* root = context ? context_map_with(ts, context->root, variable, value, &added) : nullptr;
  if (!root) return false;
  publish(ts, context, root, context->count + added);
  variable->cached_value = value;
  variable->cached_version = context->version;
  return true;
}

// --- ContextVar

Value variable_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n > 3) return raise_type_error(ts, "ContextVar() takes at most 1 positional argument (%u given)", n - 2);
  if (!is_str(a[1])) return raise_type_error(ts, "context variable name must be a str");
  ContextVar* self = static_cast<ContextVar*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->name = a[1];
  self->default_value = a[2];
  // Odd multipliers permute the 64-bit numbers: the hashes stay distinct and their upper bits differ.
  self->hash = state_of(ts).next_variable++ * 0x9e3779b97f4a7c15u;
  return self;
}
Value variable_get(ThreadState& ts, Value* a, uint32_t) {
  ContextVar* self = a[0].as<ContextVar>();
  if (Value found = find(ts, self)) return found;
  if (a[1]) return a[1];
  if (self->default_value) return self->default_value;
  return raise_value(ts, ts.rt.exc.LookupError, a[0]);
}
Value variable_set(ThreadState& ts, Value* a, uint32_t) {
  ContextVar* self = a[0].as<ContextVar>();
  Context* context = current_context(ts);
  Token* token = context ? static_cast<Token*>(new_instance(ts, state_of(ts).token)) : nullptr;
  if (!token) return {};
  token->context = Value(context);
  token->variable = a[0];
  token->old = find(ts, self);
  return store(ts, self, a[1]) ? Value(token) : Value();
}
Value variable_reset(ThreadState& ts, Value* a, uint32_t) {
  if (!is_a(a[1], state_of(ts).token)) return raise_type_error(ts, "expected an instance of Token, got %R", a[1]);
  ContextVar* self = a[0].as<ContextVar>();
  Token* token = a[1].as<Token>();
  if (token->used) return raise_runtime_error(ts, "%R has already been used once", a[1]);
  if (token->variable.as<ContextVar>() != self)
    return raise_value_error(ts, "%R was created by a different ContextVar", a[1]);
  Context* context = current_context(ts);
  if (!context) return {};
  if (token->context.as<Context>() != context)
    return raise_value_error(ts, "%R was created in a different Context", a[1]);
  token->used = true;
  if (token->old) return store(ts, self, token->old) ? kNone : Value();
  if (!context_map_find(context->root, self)) return raise_value(ts, ts.rt.exc.LookupError, a[0]);
  Array* root;
  if (!context_map_without(ts, context->root, self, &root)) return {};
  publish(ts, context, root, context->count - 1);
  return kNone;
}
Value variable_repr(ThreadState& ts, Value* a, uint32_t) {
  ContextVar* self = a[0].as<ContextVar>();
  Str* place = str_format(ts, "%p", static_cast<void*>(self));
  if (!place) return {};
  return self->default_value
             ? format_message(ts, "<ContextVar name=%R default=%R at %U>", self->name, self->default_value, place)
             : format_message(ts, "<ContextVar name=%R at %U>", self->name, place);
}
void trace_variable(Cell* cell, Marker& marker) {
  marker.visit(static_cast<ContextVar*>(cell)->name);
  marker.visit(static_cast<ContextVar*>(cell)->default_value);
}

NativeDef kVariableMethods[] = {
    {"__new__(cls, name, /, *, default=...)", nullptr, variable_new},
    {"get(self, default=..., /)", "The variable's value in the current context, else the default, else LookupError.",
     variable_get},
    {"set(self, value, /)", "Set the variable in the current context; the token that comes back can undo it.",
     variable_set},
    {"reset(self, token, /)", "Give the variable the value it had before the set() that made the token.",
     variable_reset},
    {"__repr__(self, /)", nullptr, variable_repr},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kVariableGetSets[] = {
    {"name", nullptr, [](ThreadState&, Value v) { return v.as<ContextVar>()->name; }, readonly_member},
    {nullptr, nullptr, nullptr, nullptr}};

// --- Token

Value token_new(ThreadState& ts, Value*, uint32_t) {
  return raise_runtime_error(ts, "Tokens can only be created by ContextVars");
}
Value token_repr(ThreadState& ts, Value* a, uint32_t) {
  Token* self = a[0].as<Token>();
  Str* place = str_format(ts, "%p", static_cast<void*>(self));
  return place ? Value(format_message(ts, "<Token%s var=%R at %U>", self->used ? " used" : "", self->variable, place))
               : Value();
}
void trace_token(Cell* cell, Marker& marker) {
  Token* self = static_cast<Token*>(cell);
  for (Value v : {self->context, self->variable, self->old}) marker.visit(v);
}
NativeDef kTokenMethods[] = {{"__new__(cls, /, *args, **kwargs)", nullptr, token_new},
                             {"__repr__(self, /)", nullptr, token_repr},
                             {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
                             {nullptr, nullptr, nullptr}};
const NativeGetSet kTokenGetSets[] = {
    {"var", nullptr, [](ThreadState&, Value v) { return v.as<Token>()->variable; }, nullptr},
    {"old_value", nullptr,
     [](ThreadState& ts, Value v) { return v.as<Token>()->old ? v.as<Token>()->old : state_of(ts).missing; }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

Value missing_repr(ThreadState& ts, Value*, uint32_t) {
  return new_str_ascii(ts, "<Token.MISSING>");
}
NativeDef kMissingMethods[] = {{"__repr__(self, /)", nullptr, missing_repr}, {nullptr, nullptr, nullptr}};

// --- Context

Value context_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n > 2 || a[1]) return raise_type_error(ts, "Context() does not accept any arguments");
  return new_context(ts);
}
Value context_run(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 3) return raise_type_error(ts, "run() missing 1 required positional argument");
  Context* self = a[0].as<Context>();
  if (!a[1]) return run_in_context(ts, self, a[2], a + 3, n - 3);
  Tuple* args = new_tuple_from(ts, a + 3, n - 3);
  Value callable = a[2], outer;
  Dict* keywords = a[1].as<Dict>();
  if (!args || !enter_context(ts, self, &outer)) return {};
  Value result = call_dict(ts, callable, args, keywords);
  leave_context(ts, self, outer);
  return result;
}
Value context_copy(ThreadState& ts, Value* a, uint32_t) {
  return copy_context(ts, a[0].as<Context>());
}
// The value of a key that must be a variable; empty with nothing pending when it is absent.
Value context_find(ThreadState& ts, Value self, Value key) {
  if (!is_a(key, state_of(ts).variable)) return raise_type_error(ts, "a ContextVar key was expected, got %R", key);
  return context_map_find(self.as<Context>()->root, key.as<ContextVar>());
}
Value context_getitem(ThreadState& ts, Value* a, uint32_t) {
  Value found = context_find(ts, a[0], a[1]);
  return found || ts.has_error() ? found : raise_key_error(ts, a[1]);
}
Value context_contains(ThreadState& ts, Value* a, uint32_t) {
  Value found = context_find(ts, a[0], a[1]);
  return ts.has_error() ? Value() : Value::boolean(bool(found));
}
Value context_get(ThreadState& ts, Value* a, uint32_t) {
  Value found = context_find(ts, a[0], a[1]);
  return found || ts.has_error() ? found : a[2] ? a[2] : kNone;
}
Value context_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(a[0].as<Context>()->count);
}

enum class Part { kKeys, kValues, kItems };
template <Part kPart>
Value context_list(ThreadState& ts, Value* a, uint32_t) {
  List* list = new_list(ts);
  bool ok = list && context_map_each(a[0].as<Context>()->root, [&](Value variable, Value value) {
              if constexpr (kPart == Part::kItems) {
                Tuple* pair = tuple_of(ts, variable, value);
                return pair && list_append(ts, list, Value(pair));
              }
              return list_append(ts, list, kPart == Part::kKeys ? variable : value);
            });
  return ok ? get_iterator(ts, Value(list)) : Value();
}
Value context_eq(ThreadState& ts, Value* a, uint32_t) {
  if (!is_context(ts, a[1])) return kNotImplemented;
  Context *self = a[0].as<Context>(), *other = a[1].as<Context>();
  if (self->root == other->root) return kTrue;
  if (self->count != other->count) return kFalse;
  bool same = context_map_each(self->root, [&](Value variable, Value value) {
    Value theirs = context_map_find(other->root, variable.as<ContextVar>());
    return theirs && compare_bool(ts, Compare::kEq, value, theirs) > 0;
  });
  return ts.has_error() ? Value() : Value::boolean(same);
}
void trace_context(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Context*>(cell)->root);
}

NativeDef kContextMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", nullptr, context_new},
    {"run(self, /, *args, **kwargs)", "Call a function in the context, with the arguments that follow it.",
     context_run},
    {"copy(self, /)", "A shallow copy of the context.", context_copy},
    {"get(self, key, default=None, /)", "The value of the variable `key`, or the default.", context_get},
    {"keys(self, /)", "The variables that have a value in the context.", context_list<Part::kKeys>},
    {"values(self, /)", "The values of the context's variables.", context_list<Part::kValues>},
    {"items(self, /)", "Pairs of variables and their values.", context_list<Part::kItems>},
    {"__iter__(self, /)", nullptr, context_list<Part::kKeys>},
    {"__len__(self, /)", nullptr, context_len},
    {"__getitem__(self, key, /)", nullptr, context_getitem},
    {"__contains__(self, key, /)", nullptr, context_contains},
    {"__eq__(self, value, /)", nullptr, context_eq},
    {nullptr, nullptr, nullptr}};

Value copy_context_function(ThreadState& ts, Value*, uint32_t) {
  return copy_current_context(ts);
}

const NativeType kContextVar = {.name = "_contextvars.ContextVar",
                                .doc = nullptr,
                                .methods = kVariableMethods,
                                .getsets = kVariableGetSets,
                                .instance_bytes = sizeof(ContextVar),
                                .flags = kTypeNoSubclass,
                                .trace = trace_variable};
const NativeType kToken = {.name = "_contextvars.Token",
                           .doc = nullptr,
                           .methods = kTokenMethods,
                           .getsets = kTokenGetSets,
                           .instance_bytes = sizeof(Token),
                           .flags = kTypeNoSubclass,
                           .trace = trace_token};
const NativeType kContext = {.name = "_contextvars.Context",
                             .doc = nullptr,
                             .methods = kContextMethods,
                             .instance_bytes = sizeof(Context),
                             .flags = kTypeNoSubclass | kTypeWeakrefable,
                             .trace = trace_context};
const NativeType kMissing = {.name = "Token.MISSING",
                             .doc = nullptr,
                             .methods = kMissingMethods,
                             .instance_bytes = sizeof(Cell),
                             .flags = kTypeNoSubclass};

bool init(ThreadState& ts, Module* m) {
  ContextState& state = state_of(ts);
  state.context = module_add_type(ts, m, kContext);
  state.variable = state.context ? module_add_type(ts, m, kContextVar) : nullptr;
  state.token = state.variable ? module_add_type(ts, m, kToken) : nullptr;
  Type* missing = state.token ? new_native_type(ts, kMissing, ts.rt.types.object, Value()) : nullptr;
  if (!missing) return false;
  state.missing = Value(new_instance(ts, missing));
  return state.missing && dict_set_str(ts, type_dict(ts, state.token), intern(ts, "MISSING"), state.missing) &&
         dict_set_str(ts, type_dict(ts, state.context), intern(ts, "__hash__"), kNone);
}

NativeDef kFunctions[] = {{"copy_context()", "A copy of the current context.", copy_context_function},
                          {nullptr, nullptr, nullptr}};

}  // namespace

Context* current_context(ThreadState& ts) {
  if (!ts.context) ts.context = Value(new_context(ts));
  return ts.context ? ts.context.as<Context>() : nullptr;
}
Context* copy_current_context(ThreadState& ts) {
  Context* current = current_context(ts);
  return current ? copy_context(ts, current) : nullptr;
}
bool is_context(ThreadState& ts, Value v) {
  return is_a(v, state_of(ts).context);
}

bool enter_context(ThreadState& ts, Context* context, Value* outer) {
  if (context->entered) {
    raise_runtime_error(ts, "cannot enter context: %R is already entered", Value(context));
    return false;
  }
  context->entered = true;
  *outer = ts.context;
  ts.context = Value(context);
  return true;
}
void leave_context(ThreadState& ts, Context* context, Value outer) {
  context->entered = false;
  ts.context = outer;
}
Value run_in_context(ThreadState& ts, Context* context, Value callable, const Value* args, size_t count,
                     Value keyword_names) {
  Value outer;
  if (!enter_context(ts, context, &outer)) return {};
  Value result = call_keywords(ts, callable, args, count, keyword_names);
  leave_context(ts, context, outer);
  return result;
}

const NativeModule kModule__contextvars = {"_contextvars", "Context variables.", kFunctions, init};

}  // namespace adder
