// match.cpp: slow paths of match statements, annotations, displayhook and the PEP 695 intrinsics.
#include "runtime/errors/raise.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

Value match_keys(ThreadState& ts, Value subject, Value keys) {
  Tuple* wanted = keys.as<Tuple>();
  Set* seen = new_set(ts);
  Tuple* values = new_tuple(ts, wanted->size);
  if (!seen || !values) return {};
  // get(key, marker) does not create missing keys (defaultdict).
  Value get = get_attribute(ts, subject, ts.rt.names.get);
  if (!get) return {};
  Value marker = new_list(ts);
  for (size_t i = 0; i < wanted->size; ++i) {
    int added = set_add(ts, seen, wanted->items[i]);
    if (added < 0) return {};
    if (!added) return raise_value_error(ts, "mapping pattern checks duplicate key (%R)", wanted->items[i]);
    Value v = call_with(ts, get, wanted->items[i], marker);
    if (!v) return {};
    if (v == marker) return kNone;
    values->items[i] = v;
  }
  return values;
}

Value match_class(ThreadState& ts, Value subject, Value cls, Value names, size_t positional) {
  if (!is_type(cls)) return raise_type_error(ts, "called match pattern must be a type");
  int instance = is_instance(ts, subject, cls);
  if (instance < 0) return {};
  if (!instance) return kNone;
  Tuple* keywords = names.as<Tuple>();
  Type* type = cls.as<Type>();
  Set* seen = new_set(ts);
  Tuple* out = new_tuple(ts, positional + keywords->size);
  if (!seen || !out) return {};
  auto take = [&](Value name, Value* into) -> int {
    int added = set_add(ts, seen, name);
    if (added < 0) return -1;
    if (!added) {
      raise_type_error(ts, "%N() got multiple sub-patterns for attribute %R", type, name);
      return -1;
    }
    *into = get_attribute_or_empty(ts, subject, name.as<Str>());
    return *into ? 1 : ts.has_error() ? -1 : 0;
  };
  if (positional) {
    Value match_args = get_attribute_or_empty(ts, cls, ts.rt.names.dunder_match_args);
    if (ts.has_error()) return {};
    bool self = false;
    size_t allowed = 0;
    if (match_args) {
      if (!is_kind(match_args, Kind::Tuple))
        return raise_type_error(ts, "%N.__match_args__ must be a tuple (got %T)", type, match_args);
      allowed = match_args.as<Tuple>()->size;
    } else if (type->has(kTypeMatchSelf)) {
      self = true;
      allowed = 1;
    }
    if (allowed < positional)
      return raise_type_error(ts, "%N() accepts %zu positional sub-pattern%s (%zu given)", type, allowed,
                              allowed == 1 ? "" : "s", positional);
    for (size_t i = 0; i < positional; ++i) {
      if (self) {
        out->items[i] = subject;
        continue;
      }
      Value name = match_args.as<Tuple>()->items[i];
      if (!is_str(name)) return raise_type_error(ts, "__match_args__ elements must be strings (got %T)", name);
      int found = take(name, &out->items[i]);
      if (found <= 0) return found ? Value() : kNone;
    }
  }
  for (size_t i = 0; i < keywords->size; ++i) {
    int found = take(keywords->items[i], &out->items[positional + i]);
    if (found <= 0) return found ? Value() : kNone;
  }
  return out;
}

bool setup_annotations(ThreadState& ts, Frame* frame) {
  Value mapping = frame->locals ? frame->locals : Value(frame->globals);
  Value found;
  if (!load_from_mapping(ts, mapping, ts.rt.names.dunder_annotations, &found)) return false;
  if (found) return true;
  Dict* dict = new_dict(ts);
  return dict && store_name(ts, frame, ts.rt.names.dunder_annotations, dict);
}

bool print_expression(ThreadState& ts, Value v) {
  Value hook = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.displayhook);
  if (!hook) {
    if (!ts.has_error()) raise_runtime_error(ts, "lost sys.displayhook");
    return false;
  }
  return bool(call_with(ts, hook, v));
}

namespace {
// The classes behind PEP 695 syntax live in typing: typing._adder_<what>(args...).
Value typing_call(ThreadState& ts, const char* function, std::initializer_list<Value> args) {
  Value typing = import_module(ts, "typing");
  if (!typing) return {};
  Value f = get_attribute(ts, typing, function);
  return f ? call(ts, f, args.begin(), args.size()) : Value();
}
}  // namespace

Value intrinsic1(ThreadState& ts, Intrinsic which, Value a) {
  switch (which) {
    case Intrinsic::kTypeVar:
      return typing_call(ts, "_typing_lazy_typevar", {a, intern(ts, "TypeVar"), kNone});
    case Intrinsic::kParamSpec:
      return typing_call(ts, "_typing_lazy_typevar", {a, intern(ts, "ParamSpec"), kNone});
    case Intrinsic::kTypeVarTuple:
      return typing_call(ts, "_typing_lazy_typevar", {a, intern(ts, "TypeVarTuple"), kNone});
    case Intrinsic::kSubscriptGeneric:
      return typing_call(ts, "_subscript_generic", {a});
    case Intrinsic::kTypeAlias: {
      Tuple* t = a.as<Tuple>();
      return typing_call(ts, "_typing_lazy_alias",
                         {t->items[0], t->items[1].is_none() ? ts.rt.empty_tuple : t->items[1], t->items[2]});
    }
    case Intrinsic::kStopIterationError:
      return a;
    default:
      return raise(ts, ts.rt.exc.SystemError, "unknown intrinsic");
  }
}

Value intrinsic2(ThreadState& ts, Intrinsic which, Value a, Value b) {
  switch (which) {
    case Intrinsic::kTypeVarBound:
      return typing_call(ts, "_typing_lazy_typevar", {a, intern(ts, "TypeVar"), b});
    case Intrinsic::kTypeVarConstraints:
      return typing_call(ts, "_typing_lazy_typevar", {a, intern(ts, "TypeVar"), b});
    case Intrinsic::kSetFunctionTypeParams:
      a.as<Function>()->type_params = b;
      return a;
    default:
      return raise(ts, ts.rt.exc.SystemError, "unknown intrinsic");
  }
}

}  // namespace adder
