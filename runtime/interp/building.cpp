// building.cpp: slow paths of operators, displays, unpacking and f-strings.
#include "runtime/errors/raise.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/objects/dict_tools.h"
#include "runtime/protocol/iteration.h"

namespace adder {

namespace {

// A subclass may have operators of its own.
bool is_exact_float(Value v) {
  return is_float(v) && !(v.is_cell() && is_subclass_instance(v.as_cell()));
}

}  // namespace

// The operator of an immediate form is passed by name; whether it was written `x += y` stands in the instruction.
Value binary_slow(ThreadState& ts, Op op, Value x, Value y, uint64_t instruction) {
  bool inplace = (instruction >> 8) & kInplace;
  if (op == Op::Add && is_exact(x, Kind::Str) && is_exact(y, Kind::Str))
    return str_concat(ts, x.as<Str>(), y.as<Str>());
  if (is_exact_float(x) && is_exact_float(y)) {
    double a = float_value(x), b = float_value(y);
    switch (op) {
      case Op::Add:
        return new_float(ts, a + b);
      case Op::Sub:
        return new_float(ts, a - b);
      case Op::Mul:
        return new_float(ts, a * b);
      default:
        break;
    }
  }
  return binary_op(ts, op, x, y, inplace);
}

int compare_truth(ThreadState& ts, Compare op, Value x, Value y) {
  Value v = rich_compare(ts, op, x, y);
  return v ? truth_fast(ts, v) : -1;
}

bool unpack_extended(ThreadState& ts, Value source, Value* out, size_t before, size_t after) {
  Value iterator = get_iterator(ts, source);
  if (!iterator) {
    if (pending_matches(ts, ts.rt.exc.TypeError) && !is_iterable_type(ts, type_of(ts, source))) {
      clear_error(ts);
      raise_type_error(ts, "cannot unpack non-iterable %T object", source);
    }
    return false;
  }
  List* items = sequence_to_list(ts, iterator);
  if (!items) return false;
  if (items->size < before + after) {
    raise_value_error(ts, "not enough values to unpack (expected at least %zu, got %zu)", before + after,
                      static_cast<size_t>(items->size));
    return false;
  }
  size_t middle = items->size - before - after;
  List* rest = new_list_from(ts, items->items + before, middle);
  if (!rest) return false;
  for (size_t i = 0; i < before; ++i) out[i] = items->items[i];
  out[before] = rest;
  for (size_t i = 0; i < after; ++i) out[before + 1 + i] = items->items[before + middle + i];
  return true;
}

Value build_set(ThreadState& ts, const Value* items, size_t count) {
  Set* set = new_set(ts);
  for (size_t i = 0; set && i < count; ++i)
    if (set_add(ts, set, items[i]) < 0) return {};
  return set;
}

Value build_dict(ThreadState& ts, const Value* pairs, size_t count) {
  Dict* dict = new_dict(ts, count);
  for (size_t i = 0; dict && i < count; ++i)
    if (!dict_set(ts, dict, pairs[2 * i], pairs[2 * i + 1])) return {};
  return dict;
}

Value build_string(ThreadState& ts, const Value* parts, size_t count) {
  size_t total = 0;
  int width = 1;
  bool ascii = true;
  for (size_t i = 0; i < count; ++i) {
    const Str* s = parts[i].as<Str>();
    total += s->length;
    width = std::max<int>(width, s->width);
    ascii = ascii && s->ascii;
  }
  if (count == 1) return parts[0];
  if (total > kMaxStrLength) return raise_memory_error(ts);
  if (!total) return ts.rt.empty_str;
  Str* out = new_str_uninit(ts, total, width);
  if (!out) return {};
  char* at = out->data;
  for (size_t i = 0; i < count; ++i) {
    const Str* s = parts[i].as<Str>();
    if (static_cast<int>(s->width) == width) {
      std::memcpy(at, s->data, s->length * s->width);
      at += s->length * s->width;
      continue;
    }
    for (size_t k = 0; k < s->length; ++k, at += width) {
      uint32_t point = s->at(k);
      if (width == 2)
        *reinterpret_cast<uint16_t*>(at) = static_cast<uint16_t>(point);
      else
        *reinterpret_cast<uint32_t*>(at) = point;
    }
  }
  out->ascii = ascii;
  return out;
}

Value format_converted(ThreadState& ts, Value v, size_t conversion, Value spec) {
  switch (conversion) {
    case 1:
      v = to_str(ts, v);
      break;
    case 2:
      v = to_repr(ts, v);
      break;
    case 3:
      v = to_ascii(ts, v);
      break;
    default:
      break;
  }
  if (!v) return {};
  if (!spec || spec.as<Str>()->length == 0) {
    if (is_exact(v, Kind::Str)) return v;
    if (v.is_int() || v.is_flonum()) return to_str(ts, v);
  }
  return format_value(ts, v, spec);
}

bool extend_list(ThreadState& ts, List* list, Value iterable, bool call_argument) {
  if (list_extend(ts, list, iterable)) return true;
  if (pending_matches(ts, ts.rt.exc.TypeError) && !is_iterable_fast(iterable) &&
      !is_iterable_type(ts, type_of(ts, iterable))) {
    clear_error(ts);
    raise_type_error(ts, "Value after * must be an iterable, not %T", iterable);
  }
  (void)call_argument;
  return false;
}

bool update_dict_display(ThreadState& ts, Dict* dict, Value other) {
  if (is_exact(other, Kind::Dict)) return dict_merge(ts, dict, other.as<Dict>());
  Value keys = get_attribute_or_empty(ts, other, ts.rt.names.keys);
  if (!keys) {
    if (!ts.has_error()) raise_type_error(ts, "'%T' object is not a mapping", other);
    return false;
  }
  return dict_update(ts, dict, other);
}

bool merge_keywords(ThreadState& ts, Dict* dict, Value other, Value callable) {
  Dict* source;
  if (is_plain_dict(ts, other)) {
    source = other.as<Dict>();
  } else {
    Value keys = get_attribute_or_empty(ts, other, ts.rt.names.keys);
    if (!keys) {
      if (!ts.has_error())
        raise_type_error(ts, "%s argument after ** must be a mapping, not %T", callable_text(ts, callable).c_str(),
                         other);
      return false;
    }
    source = new_dict(ts);
    if (!source || !dict_update(ts, source, other)) return false;
  }
  size_t position = 0;
  Value key, value;
  while (dict_next(source, &position, &key, &value)) {
    if (dict_get(ts, dict, key)) {
      if (!is_str(key))
        raise_type_error(ts, "keywords must be strings");
      else
        raise_type_error(ts, "%s got multiple values for keyword argument '%S'", callable_text(ts, callable).c_str(),
                         key);
      return false;
    }
    if (ts.has_error() || !dict_set(ts, dict, key, value)) return false;
  }
  return true;
}

}  // namespace adder
