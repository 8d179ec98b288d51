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

Str* format_arguments(ThreadState& ts, const char* format, std::span<const FormatArg> args) {
  StrBuilder out;
  size_t next = 0;
  const FormatArg none(0);
  for (const char* p = format; *p;) {
    if (*p != '%') {
      const char* end = std::strchr(p, '%');
      if (!end) end = p + std::strlen(p);
      out.append_utf8({p, static_cast<size_t>(end - p)});
      p = end;
      continue;
    }
    if (*++p == '%') {
      out.append('%');
      ++p;
      continue;
    }
    // Flags, width and precision as in printf; the length letters are not needed.
    std::string spec = "%";
    while (*p && (std::strchr("-+ #0.*", *p) || (*p >= '0' && *p <= '9'))) {
      if (*p == '*')
        spec += std::to_string(next < args.size() ? args[next++].i : 0);
      else
        spec += *p;
      ++p;
    }
    while (*p && std::strchr("lzhjt", *p)) ++p;
    const FormatArg& arg = next < args.size() ? args[next++] : none;
    char buffer[80];
    auto print = [&](auto value, const char* suffix) {
      std::string full = spec + suffix;
      out.append_ascii({buffer, static_cast<size_t>(std::snprintf(buffer, sizeof buffer, full.c_str(), value))});
    };
    Value value = arg.kind == FormatArg::kValue  ? Value(arg.bits)
                  : arg.kind == FormatArg::kStr  ? Value(reinterpret_cast<Cell*>(arg.str))
                  : arg.kind == FormatArg::kType ? Value(reinterpret_cast<Cell*>(arg.type))
                                                 : Value();
    switch (*p) {
      case 'A':
        out.append_utf8(value.is_none() ? "None" : type_name(ts, value));
        break;
      case 'T':
        out.append_utf8(type_name(ts, value));
        break;
      case 'R':
      case 'S': {
        Str* s = *p == 'R' ? to_repr(ts, value) : to_str(ts, value);
        if (!s) return nullptr;
        out.append(s);
        break;
      }
      case 'U':
        out.append(value.as<Str>());
        break;
      case 'N':
        out.append(value.as<Type>()->name);
        break;
      case 's':
        if (arg.kind == FormatArg::kText) {
          size_t n = std::strlen(arg.text), dot = spec.find('.');
          if (dot != std::string::npos) n = std::min(n, static_cast<size_t>(std::atoi(spec.c_str() + dot + 1)));
          out.append_utf8({arg.text, n});
        } else if (value) {
          Str* s = to_str(ts, value);
          if (!s) return nullptr;
          out.append(s);
        }
        break;
      case 'c':
        out.append(static_cast<uint32_t>(arg.i));
        break;
      case 'd':
      case 'i':
      case 'u':
        arg.kind == FormatArg::kUnsigned ? print(arg.u, "llu") : print(arg.i, "lld");
        break;
      case 'x':
        print(arg.u, "llx");
        break;
      case 'X':
        print(arg.u, "llX");
        break;
      case 'g':
        print(arg.d, "g");
        break;
      default:
        out.append(static_cast<uint32_t>(*p));
        break;
    }
    if (*p) ++p;
  }
  return out.finish(ts);
}

Value raise_arguments(ThreadState& ts, Type* type, const char* format, std::span<const FormatArg> args) {
  Str* text = format_arguments(ts, format, args);
  return text ? raise_value(ts, type, text) : Value();
}

Value raise_name_error_arguments(ThreadState& ts, Str* name, const char* format, std::span<const FormatArg> args) {
  raise_arguments(ts, ts.rt.exc.NameError, format, args);
  if (ts.pending && name && pending_matches(ts, ts.rt.exc.NameError)) ts.pending->extra[0] = name;
  return {};
}

ExceptionObject* new_exception(ThreadState& ts, Type* type, Value argument) {
  Tuple* args = argument ? tuple_of(ts, argument) : ts.rt.empty_tuple.as<Tuple>();
  if (!args) return nullptr;
  if (type->has(kTypeHeap)) {
    Value made = call(ts, Value(type), args->items, args->size);
    if (made && !is_exception(made))
      raise_type_error(ts, "calling %R should have returned an instance of BaseException, not %T", Value(type), made);
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

Value raise_key_error(ThreadState& ts, Value key) {
  return raise_value(ts, ts.rt.exc.KeyError, key);
}

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

bool pending_matches(ThreadState& ts, Type* type) {
  return ts.pending && is_subtype(ts.pending->type(), type);
}
void clear_error(ThreadState& ts) {
  ts.pending = nullptr;
}
ExceptionObject* take_error(ThreadState& ts) {
  return std::exchange(ts.pending, nullptr);
}
void restore_error(ThreadState& ts, ExceptionObject* exception) {
  ts.pending = exception;
}

}  // namespace adder
