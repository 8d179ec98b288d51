// code_replace.cpp: code.replace(): a copy of a code object with some of its facts changed.
//
// What stands in the unit's header is changed in a copy of the unit, which is verified like any other; names, file and
// constants belong to the Code object. Instructions and tables cannot be replaced: they are accepted when they are what
// the code has already.
#include "runtime/objects/code_replace.h"

#include "frontend/bytecode/code_hash.h"
#include "frontend/bytecode/verifier.h"
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

struct Changes {
  Value name, qualname, filename, consts;
};

bool text_argument(ThreadState& ts, const char* what, Value v, Value* out) {
  if (!is_str(v)) return raise_type_error(ts, "replace() argument '%s' must be str, not %T", what, v), false;
  *out = v;
  return true;
}

bool number_argument(ThreadState& ts, Value v, int64_t limit, int64_t* out) {
  if (!to_i64(ts, v, out)) return false;
  if (*out < 0 || *out > limit) return raise_value_error(ts, "code: argument out of range"), false;
  return true;
}

// Instructions rely on code objects to be such with the same closure, and on tuples of names to be such.
bool may_stand_for(Value now, Value then) {
  if (is_kind(now, Kind::Code))
    return is_kind(then, Kind::Code) && now.as<Code>()->free_count == then.as<Code>()->free_count;
  if (!is_kind(now, Kind::Tuple)) return true;
  if (!is_exact(then, Kind::Tuple) || now.as<Tuple>()->size != then.as<Tuple>()->size) return false;
  for (size_t i = 0; i < now.as<Tuple>()->size; ++i)
    if (is_str(now.as<Tuple>()->items[i]) && !is_exact(then.as<Tuple>()->items[i], Kind::Str)) return false;
  return true;
}

bool apply(ThreadState& ts, Value self, std::string_view key, Value v, CodeUnit* unit, Changes* changes) {
  int64_t n;
  if (key == "co_name") return text_argument(ts, "co_name", v, &changes->name);
  if (key == "co_qualname") return text_argument(ts, "co_qualname", v, &changes->qualname);
  if (key == "co_filename") return text_argument(ts, "co_filename", v, &changes->filename);
  if (key == "co_flags") {
    if (!number_argument(ts, v, 0xfffffff, &n)) return false;
    // Flags that Adder does not know mean nothing here.
    constexpr uint32_t kSettable = kCodeOptimized | kCodeNewLocals | kCodeVarArgs | kCodeVarKeywords | kCodeNested |
                                   kCodeGenerator | kCodeCoroutine | kCodeIterableCoroutine | kCodeAsyncGenerator |
                                   kCodeFutureAnnotations;
    unit->code_flags = (static_cast<uint32_t>(n) & kSettable) | (unit->code_flags & (kCodeClassBody | kCodeModule));
    return true;
  }
  if (key == "co_firstlineno") {
    if (!number_argument(ts, v, INT32_MAX, &n)) return false;
    // The lines of the instructions count from it.
    uint32_t shift = static_cast<uint32_t>(n) - unit->first_line;
    Position* positions = reinterpret_cast<Position*>(reinterpret_cast<char*>(unit) + unit->positions.offset);
    for (uint32_t i = 0; i < unit->positions.count; ++i) {
      if (!positions[i].line) continue;
      positions[i].line += shift;
      positions[i].end_line += shift;
    }
    unit->first_line = static_cast<uint32_t>(n);
    return true;
  }
  for (auto [name, field] : {std::pair{"co_argcount", &CodeUnit::positional_count},
                             std::pair{"co_posonlyargcount", &CodeUnit::positional_only_count},
                             std::pair{"co_kwonlyargcount", &CodeUnit::keyword_only_count}}) {
    if (key != name) continue;
    if (!number_argument(ts, v, UINT16_MAX, &n)) return false;
    unit->*field = static_cast<uint16_t>(n);
    return true;
  }
  if (key == "co_consts") {
    if (!is_kind(v, Kind::Tuple))
      return raise_type_error(ts, "replace() argument 'co_consts' must be tuple, not %T", v), false;
    if (v.as<Tuple>()->size < unit->constants.count)
      return raise_value_error(ts, "code: co_consts is too small"), false;
    changes->consts = v;
    return true;
  }
  static constexpr std::string_view kFixed[] = {"co_code",      "co_names",     "co_varnames",
                                                "co_freevars",  "co_cellvars",  "co_nlocals",
                                                "co_stacksize", "co_linetable", "co_exceptiontable"};
  for (std::string_view fixed : kFixed) {
    if (key != fixed) continue;
    Value now = get_attribute_or_empty(ts, self, intern(ts, key));
    int same = now ? compare_bool(ts, Compare::kEq, now, v) : 0;
    if (same > 0) return true;
    if (same == 0 && !ts.has_error())
      raise(ts, ts.rt.exc.NotImplementedError, "code.replace() cannot change %s", std::string(key).c_str());
    return false;
  }
  return raise_type_error(ts, "'%s' is an invalid keyword argument for replace()", std::string(key).c_str()), false;
}

}  // namespace

Value code_replace(ThreadState& ts, Value* a, uint32_t) {
  Code* code = a[0].as<Code>();
  Bytes* owner = new_bytes(ts, {reinterpret_cast<const char*>(code->unit), code->unit->size});
  if (!owner) return {};
  CodeUnit* unit = reinterpret_cast<CodeUnit*>(owner->data);
  Changes changes;
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  Value key, value;
  for (size_t i = 0; keywords && dict_next(keywords, &i, &key, &value);)
    if (!apply(ts, a[0], str_to_utf8(key.as<Str>()), value, unit, &changes)) return {};
  unit->hash = code_hash(*unit);
  std::string why;
  if (!verify(*unit, unit->size, &why)) return raise_value_error(ts, "code: %s", why.c_str());
  Code* copy = new_code(ts, unit, owner);
  if (!copy) return {};
  copy->name = changes.name ? changes.name.as<Str>() : code->name;
  copy->qualname = changes.qualname ? changes.qualname.as<Str>() : code->qualname;
  copy->filename = changes.filename ? changes.filename.as<Str>() : code->filename;
  // Constants of an earlier replace are the code's own.
  if (!changes.consts && code->instructions) changes.consts = new_tuple_from(ts, code->constants, code->constant_count);
  if (changes.consts) {
    if (!materialize(ts, copy)) return {};
    for (uint32_t i = 0; i < copy->constant_count; ++i) {
      Value constant = changes.consts.as<Tuple>()->items[i];
      if (!may_stand_for(copy->constants[i], constant))
        return raise_value_error(ts, "code: co_consts[%u] does not fit the instructions", i);
      copy->constants[i] = constant;
    }
  }
  return copy;
}

}  // namespace adder
