// _json.cpp: the native half of json: the module table and the scanner object that a JSONDecoder keeps.
#include "stdlib/json/json_module.h"

namespace adder {

namespace {

bool str_argument(ThreadState& ts, Value v, Str** out) {
  if (!is_str(v)) return raise_type_error(ts, "first argument must be a string, not %T", v), false;
  *out = v.as<Str>();
  return true;
}

// --- the scanner: what it needs of its context (a JSONDecoder)

struct Scanner : Cell {
  Value members[5];  // object_hook, object_pairs_hook, parse_float, parse_int, parse_constant; empty: the builtin way
  bool strict;
};

void trace_scanner(Cell* cell, Marker& marker) {
  Scanner* s = static_cast<Scanner*>(cell);
  marker.visit_range(s->members, std::size(s->members));
}

constexpr const char* kMemberNames[] = {"object_hook", "object_pairs_hook", "parse_float", "parse_int",
                                        "parse_constant"};

Value scanner_new(ThreadState& ts, Value* a, uint32_t) {
  Scanner* self = static_cast<Scanner*>(new_instance(ts, a[0].as<Type>()));
  Value strict = self ? get_attribute(ts, a[1], "strict") : Value();
  int is_strict = strict ? truth(ts, strict) : -1;
  if (is_strict < 0) return {};
  self->strict = is_strict;
  const Value builtin[] = {kNone, kNone, ts.rt.types.float_, ts.rt.types.int_, Value()};
  for (size_t i = 0; i < std::size(kMemberNames); ++i) {
    Value v = get_attribute(ts, a[1], kMemberNames[i]);
    if (!v) return {};
    if (v != builtin[i] && !v.is_none()) self->members[i] = v;
  }
  return self;
}

// (value, index behind it)
Value scanner_call(ThreadState& ts, Value* a, uint32_t) {
  Scanner* self = a[0].as<Scanner>();
  Str* text;
  int64_t at;
  if (!str_argument(ts, a[1], &text) || !to_index_i64(ts, a[2], &at)) return {};
  if (at < 0) return raise_value_error(ts, "idx cannot be negative");
  if (static_cast<uint64_t>(at) > text->length) return raise_stop_iteration(ts, new_int(ts, at));
  JsonDecodeOptions options{self->strict,     self->members[0], self->members[1],
                            self->members[2], self->members[3], self->members[4]};
  size_t position = static_cast<size_t>(at);
  Value v = json_decode(ts, text, options, &position, false);
  return v ? Value(tuple_of(ts, v, new_int(ts, static_cast<int64_t>(position)))) : Value();
}

NativeDef kScannerMethods[] = {{"__new__(cls, context)", nullptr, scanner_new},
                               {"__call__(self, /, string, idx)", "Call self as a function.", scanner_call},
                               {nullptr, nullptr, nullptr}};

// --- functions

Value loads_fast(ThreadState& ts, Value* a, uint32_t) {
  Str* text;
  size_t position = 0;
  return str_argument(ts, a[0], &text) ? json_decode(ts, text, {}, &position, true) : Value();
}

Value scanstring(ThreadState& ts, Value* a, uint32_t) {
  Str* text;
  int64_t end;
  int strict = a[2] ? truth(ts, a[2]) : 1;
  if (strict < 0 || !str_argument(ts, a[0], &text) || !to_index_i64(ts, a[1], &end)) return {};
  if (end < 0 || static_cast<uint64_t>(end) > text->length) return raise_value_error(ts, "end is out of bounds");
  size_t position = static_cast<size_t>(end);
  Value v = json_scan_string(ts, text, &position, strict);
  return v ? Value(tuple_of(ts, v, new_int(ts, static_cast<int64_t>(position)))) : Value();
}

template <bool ensure_ascii>
Value encode_string(ThreadState& ts, Value* a, uint32_t) {
  Str* text;
  if (!str_argument(ts, a[0], &text)) return {};
  std::string out;
  json_append_string(out, text, ensure_ascii);
  return new_str(ts, out);
}

NativeDef kFunctions[] = {
    {"loads_fast(s, /)", "The value of a JSON text, without hooks.", loads_fast},
    {"dumps_fast(o, ensure_ascii, allow_nan, sort_keys, item_separator, key_separator, indent, default=None, "
     "skipkeys=False, check_circular=True, /)",
     "The JSON text of an object. indent is a str, or None for one line.", json_dumps},
    {"scanstring(string, end, strict=True, /)",
     "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index "
     "of the\ncharacter in s after the quote that started the JSON string.",
     scanstring},
    {"encode_basestring(string, /)", "Return a JSON representation of a Python string", encode_string<false>},
    {"encode_basestring_ascii(string, /)", "Return an ASCII-only JSON representation of a Python string",
     encode_string<true>},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  return module_add_type(ts, module, kJsonScanner);
}

}  // namespace

const NativeType kJsonScanner = {.name = "_json.make_scanner",
                                 .doc = "JSON scanner object",
                                 .methods = kScannerMethods,
                                 .instance_bytes = sizeof(Scanner),
                                 .trace = trace_scanner};

extern const NativeModule kModule__json;
const NativeModule kModule__json = {"_json", "json speedups", kFunctions, init};

}  // namespace adder
