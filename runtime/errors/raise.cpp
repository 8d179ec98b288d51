// raise.cpp: making and setting exceptions from native code.
//
// Setting an exception links it to the one being handled (__context__), breaking cycles, as the raise statement does.
#include "runtime/errors/raise.h"

#include "runtime/interp/frame.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

void append_type_name(ThreadState& ts, StrBuilder& out, Value v) { out.append_utf8(type_name(ts, v)); }

// printf with the letters of raise.h; null on a nested error.
Str* format_list(ThreadState& ts, const char* format, va_list args) {
  StrBuilder out;
  for (const char* p = format; *p;) {
    if (*p != '%') {
      const char* end = std::strchr(p, '%');
      if (!end) end = p + std::strlen(p);
      out.append_utf8({p, static_cast<size_t>(end - p)});
      p = end;
      continue;
    }
    const char* start = p++;
    if (*p == '%') {
      out.append('%');
      ++p;
      continue;
    }
    std::string spec = "%";
    while (*p && !std::isalpha(static_cast<unsigned char>(*p))) {
      if (*p == '*') spec += std::to_string(va_arg(args, int));
      else spec += *p;
      ++p;
    }
    std::string length;
    while (*p == 'l' || *p == 'z' || *p == 'h' || *p == 'j') length += *p++;
    char buffer[64];
    switch (*p) {
      case 'T': append_type_name(ts, out, va_arg(args, Value)); break;
      case 'R':
      case 'S': {
        Value v = va_arg(args, Value);
        Str* s = *p == 'R' ? to_repr(ts, v) : to_str(ts, v);
        if (!s) return nullptr;
        out.append(s);
        break;
      }
      case 'U': out.append(va_arg(args, Str*)); break;
      case 'N': out.append(va_arg(args, Type*)->name); break;
      case 's': {
        const char* s = va_arg(args, const char*);
        size_t n = std::strlen(s);
        size_t dot = spec.find('.');
        if (dot != std::string::npos) n = std::min(n, static_cast<size_t>(std::atoi(spec.c_str() + dot + 1)));
        out.append_utf8({s, n});
        break;
      }
      case 'c': out.append(static_cast<uint32_t>(va_arg(args, int))); break;
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X': {
        spec += "ll";
        spec += *p;
        long long n = !length.empty()  ? va_arg(args, long long)
                      : *p == 'u' ? static_cast<long long>(va_arg(args, unsigned))
                                  : static_cast<long long>(va_arg(args, int));
        out.append_ascii({buffer, static_cast<size_t>(std::snprintf(buffer, sizeof buffer, spec.c_str(), n))});
        break;
      }
      case 'g':
        spec += 'g';
        out.append_ascii({buffer, static_cast<size_t>(std::snprintf(buffer, sizeof buffer, spec.c_str(), va_arg(args, double)))});
        break;
      default: out.append_utf8({start, static_cast<size_t>(p + 1 - start)}); break;
    }
    ++p;
  }
  return out.finish(ts);
}

Value raise_list(ThreadState& ts, Type* type, const char* format, va_list args) {
  Str* text = format_list(ts, format, args);
  if (!text) return {};
  return raise_value(ts, type, text);
}

}  // namespace

#define RAISE_VARIADIC(type)                \
  va_list args;                             \
  va_start(args, format);                   \
  Value result = raise_list(ts, type, format, args); \
  va_end(args);                             \
  return result

Value raise(ThreadState& ts, Type* type, const char* format, ...) { RAISE_VARIADIC(type); }
Value raise_type_error(ThreadState& ts, const char* format, ...) { RAISE_VARIADIC(ts.rt.exc.TypeError); }
Value raise_value_error(ThreadState& ts, const char* format, ...) { RAISE_VARIADIC(ts.rt.exc.ValueError); }
Value raise_index_error(ThreadState& ts, const char* format, ...) { RAISE_VARIADIC(ts.rt.exc.IndexError); }
Value raise_overflow(ThreadState& ts, const char* format, ...) { RAISE_VARIADIC(ts.rt.exc.OverflowError); }
Value raise_runtime_error(ThreadState& ts, const char* format, ...) { RAISE_VARIADIC(ts.rt.exc.RuntimeError); }

Str* format_message(ThreadState& ts, const char* format, ...) {
  va_list args;
  va_start(args, format);
  Str* s = format_list(ts, format, args);
  va_end(args);
  return s;
}

Value raise_name_error(ThreadState& ts, Str* name, const char* format, ...) {
  va_list args;
  va_start(args, format);
  raise_list(ts, ts.rt.exc.NameError, format, args);
  va_end(args);
  if (ts.pending && name) ts.pending->extra[0] = name;
  return {};
}

ExceptionObject* new_exception(ThreadState& ts, Type* type, Value argument) {
  Tuple* args = argument ? tuple_of(ts, argument) : ts.rt.empty_tuple.as<Tuple>();
  if (!args) return nullptr;
  if (type->has(kTypeHeap)) {
    Value made = call(ts, Value(type), args->items, args->size);
    return made && is_exception(made) ? made.as<ExceptionObject>() : nullptr;
  }
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(new_instance(ts, type));
  if (!e) return nullptr;
  e->args = args;
  init_exception_fields(ts, e);
  return e;
}

Value raise_value(ThreadState& ts, Type* type, Value argument) {
  ExceptionObject* e = new_exception(ts, type, argument);
  return e ? raise_exception(ts, Value(e)) : Value();
}

Value handled_exception(ThreadState& ts) {
  for (Frame* f = ts.frame; f; f = f->previous)
    if (f->handled) return f->handled;
  return {};
}

Value raise_exception(ThreadState& ts, Value exception) {
  if (is_type(exception)) return raise_value(ts, exception.as<Type>(), Value());
  ExceptionObject* e = exception.as<ExceptionObject>();
  Value handled = handled_exception(ts);
  if (handled && handled != exception) {
    // The chain must not come back to e: cut it where it would.
    Value at = handled;
    for (Value slow = handled; at;) {
      Value next = at.as<ExceptionObject>()->context;
      if (next == exception) {
        at.as<ExceptionObject>()->context = Value();
        break;
      }
      at = next;
      if (at == slow) break;
    }
    e->context = handled;
  }
  ts.pending = e;
  return {};
}

Value raise_key_error(ThreadState& ts, Value key) { return raise_value(ts, ts.rt.exc.KeyError, key); }

Value raise_attribute_error(ThreadState& ts, Value object, Str* name) {
  if (is_type(object)) {
    raise(ts, ts.rt.exc.AttributeError, "type object '%N' has no attribute '%U'", object.as<Type>(), name);
  } else {
    raise(ts, ts.rt.exc.AttributeError, "'%T' object has no attribute '%U'", object, name);
  }
  if (ts.pending) {
    ts.pending->extra[0] = name;
    ts.pending->extra[1] = object;
  }
  return {};
}

Value raise_memory_error(ThreadState& ts) {
  // Made at start-up: there may be no memory for another.
  ExceptionObject* e = ts.rt.memory_error ? ts.rt.memory_error.as<ExceptionObject>() : nullptr;
  if (ts.rt.heap.stats().live_bytes && ts.rt.exc.MemoryError && !ts.rt.making_memory_error) {
    ts.rt.making_memory_error = true;
    ExceptionObject* fresh = reinterpret_cast<ExceptionObject*>(new_instance(ts, ts.rt.exc.MemoryError));
    ts.rt.making_memory_error = false;
    if (fresh) {
      fresh->args = ts.rt.empty_tuple;
      e = fresh;
    }
  }
  if (e) return raise_exception(ts, Value(e));
  return {};
}

Value raise_recursion_error(ThreadState& ts, const char* where) {
  // Room for handlers that run because of this error.
  uint32_t saved = ts.depth_limit;
  ts.depth_limit = saved + 50;
  raise(ts, ts.rt.exc.RecursionError, "maximum recursion depth exceeded%s", where);
  ts.depth_limit = saved;
  return {};
}

Value raise_stop_iteration(ThreadState& ts, Value value) {
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(new_instance(ts, ts.rt.exc.StopIteration));
  if (!e) return {};
  e->args = value ? Value(tuple_of(ts, value)) : ts.rt.empty_tuple;
  e->extra[0] = value ? value : kNone;
  return raise_exception(ts, Value(e));
}

bool pending_matches(ThreadState& ts, Type* type) { return ts.pending && is_subtype(ts.pending->type(), type); }
void clear_error(ThreadState& ts) { ts.pending = nullptr; }
ExceptionObject* take_error(ThreadState& ts) { return std::exchange(ts.pending, nullptr); }
void restore_error(ThreadState& ts, ExceptionObject* exception) { ts.pending = exception; }

}  // namespace adder
