// text.cpp: repr, str, ascii and format of anything.
#include "runtime/native/run_native.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/special_call.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {
// repr and str count towards the recursion limit as calls do.
struct Level {
  ThreadState& ts;
  explicit Level(ThreadState& state) : ts(state) { ++ts.depth; }
  ~Level() { --ts.depth; }
};
bool too_deep(ThreadState& ts) {
  return ts.depth >= ts.depth_limit || !ts.native_stack_ok();
}
}  // namespace

Str* to_repr(ThreadState& ts, Value v) {
  if (!v) return intern(ts, "<NULL>");
  if (v.is_int()) return int_to_str(ts, v, 10, false);
  if (too_deep(ts)) return raise_recursion_error(ts, " while getting the repr of an object"), nullptr;
  Level level(ts);
  Value method = lookup_special(ts, type_of(ts, v), kSpecialRepr);
  Value args[1] = {v};
  Value result = method ? call_found_special(ts, method, args, 1) : object_repr(ts, args, 1);
  if (!result) return nullptr;
  if (!is_str(result)) return raise_type_error(ts, "__repr__ returned non-string (type %T)", result), nullptr;
  return result.as<Str>();
}

Str* to_str(ThreadState& ts, Value v) {
  if (is_exact(v, Kind::Str)) return v.as<Str>();
  if (v.is_int()) return int_to_str(ts, v, 10, false);
  if (v.is_flonum()) {
    char buffer[kFloatReprText];
    return new_str_ascii(ts, float_repr_text(buffer, v.as_flonum()));
  }
  if (!v) return intern(ts, "<NULL>");
  if (too_deep(ts)) return raise_recursion_error(ts, " while getting the str of an object"), nullptr;
  Level level(ts);
  Value method = lookup_special(ts, type_of(ts, v), kSpecialStr);
  if (!method || is_native(method, object_str)) method = lookup_special(ts, type_of(ts, v), kSpecialRepr);
  Value args[1] = {v};
  Value result = call_found_special(ts, method, args, 1);
  if (!result) return nullptr;
  if (!is_str(result)) return raise_type_error(ts, "__str__ returned non-string (type %T)", result), nullptr;
  return result.as<Str>();
}

Str* to_ascii(ThreadState& ts, Value v) {
  Str* repr = to_repr(ts, v);
  if (!repr || repr->ascii) return repr;
  std::string text;
  for (size_t i = 0; i < repr->length; ++i) {
    uint32_t c = repr->at(i);
    char escape[16];
    if (c < 128) {
      text += static_cast<char>(c);
      continue;
    }
    std::snprintf(escape, sizeof escape, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    text += escape;
  }
  return new_str_ascii(ts, text);
}

Value format_value(ThreadState& ts, Value v, Value spec) {
  bool plain = !spec || spec.as<Str>()->length == 0;
  if (plain && (is_exact(v, Kind::Str) || v.is_int() || v.is_flonum())) return Value(to_str(ts, v));
  if (!plain && (v.is_int() || v.is_flonum() || is_exact(v, Kind::Str))) {
    // An f-string comes here straight from the interpreter, which nothing may be thrown through.
    return catch_memory_error(ts, [&]() -> Value {
      StrBuilder out;
      Str* text = spec.as<Str>();
      if (!append_formatted(ts, out, v, {text, 0, text->length})) return Value();
      return Value(out.finish(ts));
    });
  }
  Value method = lookup_special(ts, type_of(ts, v), kSpecialFormat);
  if (!method) return raise_type_error(ts, "Type %T doesn't define __format__", v);
  Value args[2] = {v, spec ? spec : Value(ts.rt.empty_str)};
  Value result = call_found_special(ts, method, args, 2);
  if (result && !is_str(result)) return raise_type_error(ts, "__format__ must return a str, not %T", result);
  return result;
}

std::string repr_utf8(ThreadState& ts, Value v) {
  Str* repr = to_repr(ts, v);
  return repr ? str_to_utf8(repr) : std::string();
}

// Containers being shown stand in a list; deep nesting keeps it short enough to search.
int repr_enter(ThreadState& ts, Value v) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " while getting the repr of an object"), -1;
  if (!ts.repr_active) {
    List* list = new_list(ts);
    if (!list) return -1;
    ts.repr_active = Value(list);
  }
  List* active = ts.repr_active.as<List>();
  for (size_t i = active->size; i-- > 0;)
    if (active->items[i] == v) return 0;
  return list_append(ts, active, v) ? 1 : -1;
}

void repr_leave(ThreadState& ts, Value v) {
  List* active = ts.repr_active.as<List>();
  for (size_t i = active->size; i-- > 0;) {
    if (active->items[i] == v) {
      list_erase(active, i, i + 1);
      return;
    }
  }
}

const char* type_name(ThreadState& ts, Value v) {
  Str* shown = type_message_name(ts, type_of(ts, v));
  if (!shown) return clear_error(ts), "?";
  std::string name = str_to_utf8(shown);
  Raw* copy = new_raw(ts, name.size() + 1);  // kept alive by the caller's pointer into it
  if (!copy) return clear_error(ts), "?";
  std::memcpy(copy->bytes, name.c_str(), name.size() + 1);
  return copy->bytes;
}

}  // namespace adder
