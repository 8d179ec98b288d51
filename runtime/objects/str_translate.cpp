// str_translate.cpp: translate and maketrans.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str_methods.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

// Appends what the table gives for the point: false with an error pending.
bool append_translated(ThreadState& ts, StrBuilder& out, Value table, uint32_t c) {
  Value key = Value::small_int(c);
  Value to = is_exact(table, Kind::Dict) ? dict_get(ts, table.as<Dict>(), key) : get_item(ts, table, key);
  if (!to) {
    if (ts.has_error()) {
      if (!pending_matches(ts, ts.rt.exc.LookupError)) return false;
      clear_error(ts);
    }
    out.append(c);
    return true;
  }
  if (to.is_none()) return true;
  if (is_str(to)) {
    out.append(to.as<Str>());
    return true;
  }
  if (!is_int_value(to)) {
    raise_type_error(ts, "character mapping must return integer, None or str");
    return false;
  }
  int64_t point;
  if (!int_to_i64(to, &point) || point < 0 || point > 0x10ffff) {
    raise_value_error(ts, "character mapping must be in range(0x110000)");
    return false;
  }
  out.append(static_cast<uint32_t>(point));
  return true;
}

// maketrans(dict): one-point str keys become ints.
Value table_from_dict(ThreadState& ts, Value mapping) {
  if (!is_exact(mapping, Kind::Dict))
    return raise_type_error(ts, "if you give only one argument to maketrans it must be a dict");
  Dict* from = mapping.as<Dict>();
  Dict* table = new_dict(ts, from->used);
  if (!table) return Value();
  size_t position = 0;
  Value key, value;
  while (dict_next(from, &position, &key, &value)) {
    if (is_str(key)) {
      if (key.as<Str>()->length != 1)
        return raise_value_error(ts, "string keys in translate table must be of length 1");
      key = Value::small_int(key.as<Str>()->at(0));
    } else if (!is_int_value(key)) {
      return raise_type_error(ts, "keys in translate table must be strings or integers");
    }
    if (!dict_set(ts, table, key, value)) return Value();
  }
  return table;
}

}  // namespace

ADDER_STR_METHOD(translate) {
  (void)n;
  Str* s = a[0].as<Str>();
  StrBuilder out;
  size_t i = 0;
  if (s->ascii && is_exact(a[1], Kind::Dict)) {
    // What the dict gives for a character is asked for once.
    constexpr int kUnknown = -2, kDropped = -1;
    int known[128];
    std::fill(std::begin(known), std::end(known), kUnknown);
    for (; i < s->length; ++i) {
      uint8_t c = s->u8()[i];
      if (known[c] == kUnknown) {
        Value to = dict_get(ts, a[1].as<Dict>(), Value::small_int(c));
        if (ts.has_error()) return Value();
        if (!to)
          known[c] = c;
        else if (to.is_none())
          known[c] = kDropped;
        else if (to.is_int() && to.as_int() >= 0 && to.as_int() < 256)
          known[c] = static_cast<int>(to.as_int());
        else if (is_str(to) && to.as<Str>()->length == 1)
          known[c] = static_cast<int>(to.as<Str>()->at(0));
        else
          break;
      }
      if (known[c] >= 0) out.append(static_cast<uint32_t>(known[c]));
    }
  }
  for (; i < s->length; ++i)
    if (!append_translated(ts, out, a[1], s->at(i))) return Value();
  return out.finish(ts);
}

ADDER_STR_METHOD(maketrans) {
  (void)n;
  if (!a[1]) return table_from_dict(ts, a[0]);
  for (int i = 1; i <= 2; ++i)
    if (a[i] && !is_str(a[i])) return raise_type_error(ts, "maketrans() argument %d must be str, not %A", i + 1, a[i]);
  if (!is_str(a[0]))
    return raise_type_error(ts, "first maketrans argument must be a string if there is a second argument");
  Str* from = a[0].as<Str>();
  Str* to = a[1].as<Str>();
  if (from->length != to->length)
    return raise_value_error(ts, "the first two maketrans arguments must have equal length");
  Dict* table = new_dict(ts, from->length);
  for (size_t i = 0; table && i < from->length; ++i)
    if (!dict_set(ts, table, Value::small_int(from->at(i)), Value::small_int(to->at(i)))) return Value();
  if (!table) return Value();
  if (!a[2]) return table;
  for (size_t i = 0; i < a[2].as<Str>()->length; ++i)
    if (!dict_set(ts, table, Value::small_int(a[2].as<Str>()->at(i)), kNone)) return Value();
  return table;
}

}  // namespace adder
