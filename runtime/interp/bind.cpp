// bind.cpp: putting a call's arguments where a script function's parameters are, with CPython's messages.
//
// The window is the callee's register file; the arguments may already stand in it (the usual case: the caller's
// outgoing arguments are the callee's first registers), so they are copied out before anything is written.
#include "runtime/errors/raise.h"
#include "runtime/interp/frame.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

Str* parameter_name(ThreadState& ts, Code* code, size_t index) {
  return intern(ts, code->unit->name_at(code->unit->section<LocalEntry>(code->unit->locals)[index].name));
}

// 'a', 'b', and 'c' for the missing parameters in [first, last) whose register is empty.
Value raise_missing(ThreadState& ts, Function* f, const Value* window, size_t first, size_t last, const char* kind) {
  std::vector<std::string> missing;
  for (size_t i = first; i < last; ++i)
    if (!window[i]) missing.push_back("'" + str_to_utf8(parameter_name(ts, f->code, i)) + "'");
  std::string text;
  for (size_t i = 0; i < missing.size(); ++i) {
    if (i) text += missing.size() == 2 ? " and " : i + 1 == missing.size() ? ", and " : ", ";
    text += missing[i];
  }
  return raise_type_error(ts, "%S() missing %zu required %s argument%s: %s", f->qualname, missing.size(), kind,
                          missing.size() == 1 ? "" : "s", text.c_str());
}

Value raise_too_many(ThreadState& ts, Function* f, const Value* window, size_t given) {
  const CodeUnit* unit = f->code->unit;
  size_t positional = unit->positional_count, defaults = f->defaults ? f->defaults->size : 0;
  size_t keyword_given = 0;
  for (size_t i = positional; i < positional + unit->keyword_only_count; ++i) keyword_given += bool(window[i]);
  std::string takes = std::to_string(positional);
  bool plural = positional != 1;
  if (defaults) {
    takes = "from " + std::to_string(positional - defaults) + " to " + takes;
    plural = true;
  }
  std::string gave = std::to_string(given);
  if (keyword_given) {
    gave += std::string(" positional argument") + (given != 1 ? "s" : "") + " (and " + std::to_string(keyword_given) +
            " keyword-only argument" + (keyword_given != 1 ? "s" : "") + ")";
  }
  return raise_type_error(ts, "%S() takes %s positional argument%s but %s %s given", f->qualname, takes.c_str(),
                          plural ? "s" : "", gave.c_str(), given == 1 && !keyword_given ? "was" : "were");
}

// One keyword argument: into its parameter, into **kwargs, or an error.
bool bind_keyword(ThreadState& ts, Function* f, Value* window, Value key, Value value, Dict* extra) {
  Code* code = f->code;
  const CodeUnit* unit = code->unit;
  if (!is_str(key)) return raise_type_error(ts, "keywords must be strings"), false;
  auto locals = unit->section<LocalEntry>(unit->locals);
  size_t total = unit->positional_count + unit->keyword_only_count;
  for (size_t i = unit->positional_only_count; i < total; ++i) {
    Str* name = code->names ? code->names[locals[i].name] : parameter_name(ts, code, i);
    if (name != key.as<Str>() && !str_equal(name, key.as<Str>())) continue;
    if (window[i]) {
      return raise_type_error(ts, "%S() got multiple values for argument '%S'", f->qualname, key), false;
    }
    window[i] = value;
    return true;
  }
  if (extra) return dict_set(ts, extra, key, value);
  return raise_type_error(ts, "%S() got an unexpected keyword argument '%S'", f->qualname, key), false;
}

// Keyword arguments that name positional-only parameters get a message of their own.
bool raise_positional_only(ThreadState& ts, Function* f, std::span<const Value> keys) {
  const CodeUnit* unit = f->code->unit;
  std::string names;
  size_t found = 0;
  for (size_t i = 0; i < unit->positional_only_count; ++i) {
    Str* name = parameter_name(ts, f->code, i);
    for (Value key : keys) {
      if (!is_str(key) || !str_equal(key.as<Str>(), name)) continue;
      if (found++) names += ", ";
      names += str_to_utf8(name);
    }
  }
  if (!found) return false;
  raise_type_error(ts, "%S() got some positional-only arguments passed as keyword arguments: '%s'", f->qualname,
                   names.c_str());
  return true;
}

// The part after positional and keyword values were placed: *args, too many, defaults, missing.
struct Binder {
  Binder(ThreadState& thread, Function* function, Value* registers) : ts(thread), f(function), window(registers) {}
  ThreadState& ts;
  Function* f;
  Value* window;
  Dict* extra = nullptr;

  bool start(const Value* args, size_t given) {
    const CodeUnit* unit = f->code->unit;
    size_t positional = unit->positional_count, keyword_only = unit->keyword_only_count;
    bool star = unit->code_flags & kCodeVarArgs, double_star = unit->code_flags & kCodeVarKeywords;
    size_t total = positional + keyword_only;
    if (star) {
      size_t rest = given > positional ? given - positional : 0;
      Tuple* tuple = new_tuple_from(ts, args + positional, rest);
      if (!tuple) return false;
      star_values_ = tuple;
    }
    if (double_star) {
      extra = new_dict(ts);
      if (!extra) return false;
    }
    for (size_t i = 0; i < total; ++i) window[i] = i < given && i < positional ? args[i] : Value();
    if (star) window[total] = star_values_;
    if (double_star) window[total + star] = Value(extra);
    return true;
  }

  bool finish(size_t given) {
    const CodeUnit* unit = f->code->unit;
    size_t positional = unit->positional_count, keyword_only = unit->keyword_only_count;
    if (given > positional && !(unit->code_flags & kCodeVarArgs)) return raise_too_many(ts, f, window, given), false;
    if (given < positional) {
      size_t defaults = f->defaults ? f->defaults->size : 0;
      size_t required = positional > defaults ? positional - defaults : 0;
      for (size_t i = given; i < required; ++i)
        if (!window[i]) return raise_missing(ts, f, window, given, required, "positional"), false;
      for (size_t i = std::max(given, required); i < positional; ++i)
        if (!window[i]) window[i] = f->defaults->items[i - (positional - defaults)];
    }
    for (size_t i = positional; i < positional + keyword_only; ++i) {
      if (window[i]) continue;
      if (f->kw_defaults) window[i] = dict_get_str(ts, f->kw_defaults, parameter_name(ts, f->code, i));
      if (!window[i]) {
        for (size_t k = i + 1; k < positional + keyword_only && f->kw_defaults; ++k)
          if (!window[k]) window[k] = dict_get_str(ts, f->kw_defaults, parameter_name(ts, f->code, k));
        return raise_missing(ts, f, window, positional, positional + keyword_only, "keyword-only"), false;
      }
    }
    return true;
  }

 private:
  Value star_values_;
};

// The values of a call, out of the way of the window they may overlap.
struct Copied {
  Value inline_[24];
  const Value* data;
  Copied(ThreadState& ts, const Value* args, size_t count) {
    if (count <= 24) {
      std::copy(args, args + count, inline_);
      data = inline_;
    } else {
      // Too many for the native stack: a tuple keeps them visible to the collector.
      Tuple* tuple = new_tuple_from(ts, args, count);
      data = tuple ? tuple->items : nullptr;
      keep_ = tuple;
    }
  }

 private:
  Value keep_;
};

}  // namespace

bool bind_arguments(ThreadState& ts, Function* f, Value* window, const Value* args, size_t count, Value keyword_names) {
  if (f->code->simple_call && !keyword_names && window == args && count < f->code->positional_count && f->defaults) {
    // Positional arguments in their place, and the rest left to defaults: the most common call after the plain one.
    size_t missing = f->code->positional_count - count, defaults = f->defaults->size;
    if (missing <= defaults) {
      std::copy_n(f->defaults->items + (defaults - missing), missing, window + count);
      return true;
    }
  }
  Copied copied(ts, args, count);
  if (!copied.data) return false;
  Tuple* names = keyword_names ? keyword_names.as<Tuple>() : nullptr;
  size_t given = count - (names ? names->size : 0);
  Binder binder(ts, f, window);
  if (!binder.start(copied.data, given)) return false;
  for (size_t i = 0; names && i < names->size; ++i) {
    if (!bind_keyword(ts, f, window, names->items[i], copied.data[given + i], binder.extra)) {
      if (pending_matches(ts, ts.rt.exc.TypeError) && f->code->unit->positional_only_count) {
        ExceptionObject* first = take_error(ts);
        if (!raise_positional_only(ts, f, {names->items, names->size})) restore_error(ts, first);
      }
      return false;
    }
  }
  return binder.finish(given);
}

bool bind_arguments_dict(ThreadState& ts, Function* f, Value* window, const Value* args, size_t count, Dict* keywords) {
  Copied copied(ts, args, count);
  if (!copied.data) return false;
  Binder binder(ts, f, window);
  if (!binder.start(copied.data, count)) return false;
  size_t position = 0;
  Value key, value;
  while (keywords && dict_next(keywords, &position, &key, &value)) {
    if (!bind_keyword(ts, f, window, key, value, binder.extra)) {
      if (pending_matches(ts, ts.rt.exc.TypeError) && f->code->unit->positional_only_count) {
        ExceptionObject* first = take_error(ts);
        std::vector<Value> keys;
        size_t at = 0;
        while (dict_next(keywords, &at, &key, &value)) keys.push_back(key);
        if (!raise_positional_only(ts, f, keys)) restore_error(ts, first);
      }
      return false;
    }
  }
  return binder.finish(count);
}

}  // namespace adder
