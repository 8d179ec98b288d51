// _string.cpp: the parsers behind string.Formatter (see runtime/objects/str_format.h).
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str_format.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

Value formatter_parser(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "expected str, got %T", a[0]);
  Str* s = a[0].as<Str>();
  List* pieces = new_list(ts);
  if (!pieces) return Value();
  MarkupReader reader(ts, s, 0, s->length);
  Markup m;
  while (reader.next(&m)) {
    Tuple* piece = new_tuple(ts, 4);
    if (!piece) return Value();
    piece->items[0] = str_substring(ts, s, m.literal_start, m.literal_end);
    piece->items[1] = m.has_field ? Value(str_substring(ts, s, m.name_start, m.name_end)) : kNone;
    piece->items[2] = m.has_field ? Value(str_substring(ts, s, m.spec_start, m.spec_end)) : kNone;
    piece->items[3] = m.conversion ? Value(str_from_char(ts, m.conversion)) : kNone;
    if (!list_append(ts, pieces, piece)) return Value();
  }
  return ts.has_error() ? Value() : get_iterator(ts, pieces);
}

Value formatter_field_name_split(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "expected str, got %T", a[0]);
  Str* s = a[0].as<Str>();
  size_t at = first_name_end(s, 0, s->length);
  int64_t index = field_index(s, 0, at);
  if (index == -2) return raise_value_error(ts, "Too many decimal digits in format string");
  Value first = index >= 0 ? new_int(ts, index) : Value(str_substring(ts, s, 0, at));
  List* rest = first ? new_list(ts) : nullptr;
  if (!rest) return Value();
  Accessor accessor;
  for (int more; (more = next_accessor(ts, s, &at, s->length, &accessor));) {
    if (more < 0) return Value();
    bool number = !accessor.is_attribute && accessor.index >= 0;
    Tuple* item = tuple_of(ts, Value::boolean(accessor.is_attribute),
                           number ? new_int(ts, accessor.index) : Value(accessor.name));
    if (!item || !list_append(ts, rest, item)) return Value();
  }
  Value iterator = get_iterator(ts, rest);
  return iterator ? Value(tuple_of(ts, first, iterator)) : Value();
}

NativeDef functions[] = {
    {"formatter_parser(format_string, /)",
     "An iterator over (literal text, field name, format spec, conversion) of a format string.", formatter_parser},
    {"formatter_field_name_split(field_name, /)",
     "The first part of a field name, and an iterator over (is attribute, name or index) of the rest.",
     formatter_field_name_split},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeModule kModule__string;
const NativeModule kModule__string = {"_string", "String helper module", functions};

}  // namespace adder
