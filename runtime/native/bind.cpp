// bind.cpp: calls native functions: checks the receiver, puts arguments where the signature says, and words the errors.
//
// A function that takes nothing by keyword and gets exactly its parameters runs on the caller's window as it is. All
// other calls go through a buffer: declared parameters in order (empty where omitted), the dict of **kwargs, then
// *args. The wording follows CPython, which has a different one for each of its calling conventions; `Words` says which
// of them a signature corresponds to.
#include "runtime/native/argument_buffer.h"
#include "runtime/native/run_native.h"
#include "runtime/objects/native_fill.h"
#include "runtime/objects/type_support.h"

namespace adder {

extern const NativeModule kModule_sys;

namespace {

// "module." of a native module's function; "" for builtins and what is in no module's table.
std::string module_prefix(const NativeDef* def) {
  ThreadState* ts = current_thread_state();
  auto holds = [&](const NativeModule* m) {
    for (const NativeDef* entry = m->functions; entry && entry->signature; ++entry)
      if (entry == def) return true;
    return false;
  };
  if (holds(&kModule_sys)) return "sys.";
  if (ts)
    for (const NativeModule* m : ts->rt.config.native_modules)
      if (holds(m)) return std::string(m->name) + ".";
  return "";
}

// How a function's errors are worded, and what of its parameters users count.
struct Words {
  const Signature* sig;
  Type* owner;
  size_t hidden;        // leading parameters that callers do not write: self or cls
  bool counted, takes;  // kNativeCounted, kNativeTakes
  bool wrapper;         // an operator's method: CPython checks these without their name
  std::string name;     // "append", "list" for its constructor
  std::string full;     // "list.append"

  Words(const NativeDef* def, const Signature* signature, Type* type) : sig(signature), owner(type) {
    name.assign(sig->function_name, sig->function_name_length);
    counted = def->flags & kNativeCounted;
    takes = def->flags & kNativeTakes;
    hidden = owner && !(def->flags & kNativeStatic) ? 1 : 0;
    bool constructor = owner && (sig->is_new || name == "__init__");
    wrapper = owner && !constructor && is_slot_wrapper(owner, name) && name != "__call__";
    if (constructor) name = str_to_utf8(owner->name);
    if (!owner)
      full = module_prefix(def) + name;
    else
      full = !constructor ? str_to_utf8(owner->qualname) + "." + name : name;
  }
};

bool is_sequence_type(const Type* type) {
  switch (type->instance_kind) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ByteArray:
      return true;
    default:
      return false;
  }
}

Value too_many_or_few(ThreadState& ts, const Words& w, size_t given) {
  const Signature* sig = w.sig;
  size_t least = sig->required - std::min<size_t>(w.hidden, sig->required),
         most = sig->positional - std::min<size_t>(w.hidden, sig->positional);
  given -= std::min(w.hidden, given);
  auto plural = [](size_t n) { return n == 1 ? "" : "s"; };
  if (w.counted) {
    const char* limit = least == most ? "" : given < least ? "at least " : "at most ";
    size_t shown = given < least ? least : most;
    return raise_type_error(ts, "%s expected %s%zu argument%s, got %zu", w.name.c_str(), limit, shown, plural(shown),
                            given);
  }
  if (w.takes) {
    const char* limit = least == most ? "exactly" : given < least ? "at least" : "at most";
    size_t shown = given < least ? least : most;
    return raise_type_error(ts, "%s() takes %s %zu argument%s (%zu given)", w.name.c_str(), limit, shown, plural(shown),
                            given);
  }
  if (w.wrapper && !sig->varargs && sig->positional_only_all) {
    // CPython unpacks what has two arguments, and the count of a repetition, with a nameless message.
    const char* space = most > 1 || (is_sequence_type(w.owner) && w.name.ends_with("mul__")) ? " " : "";
    if (least == most)
      return raise_type_error(ts, "%sexpected %zu argument%s, got %zu", space, most, plural(most), given);
    bool few = given < least;
    return raise_type_error(ts, "%sexpected at %s %zu argument%s, got %zu", space, few ? "least" : "most",
                            few ? least : most, plural(few ? least : most), given);
  }
  if (sig->positional_only_all && !sig->varargs) {
    bool type_call = w.owner && w.full == w.name;
    if (most == 0) return raise_type_error(ts, "%s() takes no arguments (%zu given)", w.full.c_str(), given);
    if (most == 1 && least == 1 && !type_call)
      return raise_type_error(ts, "%s() takes exactly one argument (%zu given)", w.full.c_str(), given);
    const char* limit = least == most ? "" : given < least ? "at least " : "at most ";
    size_t shown = given < least ? least : most;
    return raise_type_error(ts, "%s expected %s%zu argument%s, got %zu", w.name.c_str(), limit, shown, plural(shown),
                            given);
  }
  if (sig->varargs)
    return raise_type_error(ts, "%s expected at least %zu argument%s, got %zu", w.name.c_str(), least, plural(least),
                            given);
  size_t total = sig->count - std::min<size_t>(w.hidden, sig->count);
  if (given > total && given > most) {
    return raise_type_error(ts, "%s() takes at most %zu argument%s (%zu given)", w.name.c_str(), total, plural(total),
                            given);
  }
  if (given > most) {
    if (!most) return raise_type_error(ts, "%s() takes no positional arguments", w.name.c_str());
    bool optional = false;
    for (size_t i = 0; i < sig->count; ++i) optional = optional || sig->parameters[i].has_default;
    return raise_type_error(ts, "%s() takes %s %zu positional argument%s (%zu given)", w.name.c_str(),
                            optional ? "at most" : "exactly", most, plural(most), given);
  }
  return raise_type_error(ts, "%s() takes at least %zu argument%s (%zu given)", w.name.c_str(), least, plural(least),
                          given);
}

Value missing_parameter(ThreadState& ts, const Words& w, size_t index, size_t given) {
  const Signature* sig = w.sig;
  const Signature::Parameter& p = sig->parameters[index];
  if (p.positional_only && (sig->positional_only_all || w.counted)) return too_many_or_few(ts, w, given);
  if (p.positional_only) {
    if (sig->varargs || sig->varkeywords) {
      size_t least = sig->required - w.hidden;
      return raise_type_error(ts, "%s expected at least %zu argument%s, got %zu", w.name.c_str(), least,
                              least == 1 ? "" : "s", given - std::min(w.hidden, given));
    }
    size_t least = 0;
    for (size_t i = w.hidden; i < sig->count; ++i)
      least += sig->parameters[i].positional_only && !sig->parameters[i].has_default;
    bool exactly = least == sig->positional - w.hidden;
    return raise_type_error(ts, "%s() takes %s %zu positional argument%s (%zu given)", w.name.c_str(),
                            exactly ? "exactly" : "at least", least, least == 1 ? "" : "s",
                            given - std::min(w.hidden, given));
  }
  std::string name(p.name, p.length);
  if (p.keyword_only)
    return raise_type_error(ts, "%s() missing required keyword-only argument: '%s'", w.name.c_str(), name.c_str());
  return raise_type_error(ts, "%s() missing required argument '%s' (pos %zu)", w.name.c_str(), name.c_str(),
                          index + 1 - w.hidden);
}

// The first argument of a method must be an instance of its class, of a __new__ or classmethod a subclass.
bool check_receiver(ThreadState& ts, const NativeDef* def, const Signature* sig, Type* owner, const Value* a,
                    size_t positional) {
  if (positional && !sig->is_new && !(def->flags & kNativeClass)) {
    Type* type = type_of(ts, a[0]);
    if (type == owner || is_subtype(type, owner)) return true;
  }
  std::string name(sig->function_name, sig->function_name_length);
  if (sig->is_new || (def->flags & kNativeClass)) {
    if (!positional) {
      raise_type_error(
          ts, sig->is_new ? "%N.__new__(): not enough arguments" : "descriptor of '%N' object needs an argument",
          owner);
      return false;
    }
    if (!is_type(a[0])) {
      if (sig->is_new)
        raise_type_error(ts, "%N.__new__(X): X is not a type object (%T)", owner, a[0]);
      else
        raise_type_error(ts, "descriptor '%s' for type '%N' needs a type, not a '%T' as arg 2", name.c_str(), owner,
                         a[0]);
      return false;
    }
    Type* type = a[0].as<Type>();
    if (!is_subtype(type, owner)) {
      if (sig->is_new)
        raise_type_error(ts, "%N.__new__(%N): %N is not a subtype of %N", owner, type, type, owner);
      else
        raise_type_error(ts, "descriptor '%s' requires a subtype of '%N' but received '%N'", name.c_str(), owner, type);
      return false;
    }
    if (!sig->is_new || owner == ts.rt.types.object || type == owner) return true;
    Type* native = type;  // the nearest native class must make its own instances
    while (native->has(kTypeHeap)) native = native->base;
    if (native == owner || is_native(lookup_special(ts, native, kSpecialNew), def->fn)) return true;
    raise_type_error(ts, "%N.__new__(%N) is not safe, use %N.__new__()", owner, type, native);
    return false;
  }
  bool wrapper = is_slot_wrapper(owner, name);
  if (!positional) {
    if (wrapper)
      raise_type_error(ts, "descriptor '%s' of '%N' object needs an argument", name.c_str(), owner);
    else
      raise_type_error(ts, "unbound method %N.%s() needs an argument", owner, name.c_str());
    return false;
  }
  if (wrapper)
    raise_type_error(ts, "descriptor '%s' requires a '%U' object but received a '%T'", name.c_str(),
                     type_message_name(ts, owner), a[0]);
  else
    raise_type_error(ts, "descriptor '%s' for '%U' objects doesn't apply to a '%T' object", name.c_str(),
                     type_message_name(ts, owner), a[0]);
  return false;
}

// Index of the parameter that a keyword names, or count.
size_t find_parameter(const Signature* sig, Str* key) {
  for (size_t i = 0; i < sig->count; ++i) {
    const Signature::Parameter& p = sig->parameters[i];
    if (!p.positional_only && str_equals(key, std::string_view(p.name, p.length))) return i;
  }
  return sig->count;
}

Value call_bound(ThreadState& ts, const NativeDef* def, const Signature* sig, Value* a, size_t positional, Tuple* names,
                 Type* owner) {
  size_t keywords = names ? names->size : 0;
  bool unexpected = keywords && !sig->varkeywords;
  size_t hidden = owner && !(def->flags & kNativeStatic) ? 1 : 0;
  if (unexpected) {
    bool any = false;
    for (size_t i = 0; i < sig->count; ++i) any = any || !sig->parameters[i].positional_only;
    if (!any || (hidden && sig->count == 1)) {
      Words w(def, sig, owner);
      if (w.wrapper) return raise_type_error(ts, "wrapper %s() takes no keyword arguments", w.name.c_str());
      return raise_type_error(ts, "%s() takes no keyword arguments", w.full.c_str());
    }
    // With keywords, all arguments are counted first.
    size_t given = positional + keywords - hidden, total = sig->count - hidden;
    if (!sig->varargs && positional + keywords > sig->count)
      return raise_type_error(ts, "%s() takes at most %zu %sargument%s (%zu given)",
                              Words(def, sig, owner).name.c_str(), total, positional <= hidden ? "keyword " : "",
                              total == 1 ? "" : "s", given);
  }
  if (positional > sig->positional && !sig->varargs) return too_many_or_few(ts, Words(def, sig, owner), positional);
  size_t taken = std::min<size_t>(positional, sig->positional);
  size_t extra = positional - taken, base = sig->count + sig->varkeywords;
  ArgumentBuffer buffer(ts, base + extra);
  if (!buffer) return Value();
  std::copy_n(a, taken, buffer.data());
  std::fill_n(buffer.data() + taken, base - taken, Value());
  std::copy_n(a + taken, extra, buffer.data() + base);
  Value unknown, repeated;  // reported after what is missing
  size_t repeated_at = 0;
  for (size_t i = 0; i < keywords; ++i) {
    Value key = names->items[i], value = a[positional + i];
    if (!is_str(key)) return raise_type_error(ts, "keywords must be strings");
    size_t index = find_parameter(sig, key.as<Str>());
    if (index < sig->count) {
      if (buffer[index] && !repeated) {
        repeated = key;
        repeated_at = index;
      }
      buffer[index] = value;
      continue;
    }
    if (!sig->varkeywords) {
      if (!unknown) unknown = key;
      continue;
    }
    if (!buffer[sig->count]) {
      Dict* dict = new_dict(ts);
      if (!dict) return Value();
      buffer[sig->count] = Value(dict);
    }
    if (!dict_set_str(ts, buffer[sig->count].as<Dict>(), key.as<Str>(), value)) return Value();
  }
  for (size_t i = taken; i < sig->count; ++i)
    if (!buffer[i] && !sig->parameters[i].has_default)
      return missing_parameter(ts, Words(def, sig, owner), i, positional);
  if (repeated) {
    Words w(def, sig, owner);
    return raise_type_error(ts, "argument for %s() given by name (%R) and position (%zu)", w.name.c_str(), repeated,
                            repeated_at + 1 - w.hidden);
  }
  if (unknown) {
    std::string shown = Words(def, sig, owner).name;
    if (shown == "sorted" && !owner) shown = "sort";  // it hands them on to list.sort
    return raise_type_error(ts, "%R is an invalid keyword argument for %s()", unknown, shown.c_str());
  }
  return run_native(ts, def, buffer.data(), static_cast<uint32_t>(base + extra));
}

}  // namespace

Value call_native(ThreadState& ts, const NativeDef* def, Value* a, uint32_t n, Value keyword_names, Type* owner) {
  const Signature* sig = signature_of(def);
  Tuple* names = keyword_names && keyword_names.as<Tuple>()->size ? keyword_names.as<Tuple>() : nullptr;
  size_t positional = n - (names ? names->size : 0);
  if (owner && !(def->flags & kNativeStatic) && !check_receiver(ts, def, sig, owner, a, positional)) return Value();
  if (!names && n == sig->count && n == sig->positional && !sig->varargs && !sig->varkeywords) [[likely]]
    return run_native(ts, def, a, n);
  if (!names && sig->plain && n >= sig->required && n <= sig->positional) return run_native_short(ts, def, sig, a, n);
  return call_bound(ts, def, sig, a, positional, names, owner);
}

}  // namespace adder
