// array_sequence.cpp: what array has in common with other sequences: items, slices, comparison, + and *.
#include "runtime/objects/sequence_tools.h"
#include "stdlib/array/array_object.h"

namespace adder {

namespace {

ArrayObject* self_of(Value* a) {
  return a[0].as<ArrayObject>();
}

Value len(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, int64_t(self_of(a)->size));
}

// A copy of `count` items from `start` on in steps.
Value take(ThreadState& ts, ArrayObject* self, int64_t start, int64_t step, int64_t count) {
  ArrayObject* out = new_array_object(ts, array_state(ts).array, self->code, uint64_t(count));
  if (!out) return {};
  unsigned item = self->code->size;
  if (step == 1 && count)
    std::memcpy(out->data(), self->at(uint64_t(start)), size_t(count) * item);
  else
    for (int64_t i = 0; i < count; ++i) std::memcpy(out->at(uint64_t(i)), self->at(uint64_t(start + i * step)), item);
  return out;
}

// The position an index means; -1 with an exception pending.
int64_t position(ThreadState& ts, ArrayObject* self, Value key, const char* message) {
  int64_t i;
  if (!to_index_i64(ts, key, &i)) return -1;
  if (i < 0) i += int64_t(self->size);
  if (i >= 0 && i < int64_t(self->size)) return i;
  raise_index_error(ts, message);
  return -1;
}

Value getitem(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (has_index(ts, a[1])) {
    int64_t i = position(ts, self, a[1], "array index out of range");
    return i < 0 ? Value() : self->code->load(ts, self->at(uint64_t(i)));
  }
  if (!is_kind(a[1], Kind::Slice)) return raise_type_error(ts, "array indices must be integers");
  int64_t start, stop, step, count;
  if (!slice_unpack(ts, a[1].as<Slice>(), int64_t(self->size), &start, &stop, &step, &count)) return {};
  return take(ts, self, start, step, count);
}

// Replaces items [start, stop) by `items`, bytes that lie elsewhere.
bool replace(ThreadState& ts, ArrayObject* self, int64_t start, int64_t stop, std::string_view items) {
  unsigned item = self->code->size;
  uint64_t tail = (self->size - uint64_t(stop)) * item, from = uint64_t(stop) * item;
  uint64_t to = uint64_t(start) * item + items.size(), old_size = self->size;
  uint64_t new_size = (to + tail) / item;
  if (new_size > old_size && !array_resize(ts, self, new_size)) return false;
  if (new_size != old_size && self->exported && new_size < old_size) {
    // Ask before anything moves.
    if (!array_resize(ts, self, old_size + 1)) return false;
    self->size = old_size;
  }
  if (tail && from != to) std::memmove(self->data() + to, self->data() + from, tail);
  if (!items.empty()) std::memcpy(self->data() + uint64_t(start) * item, items.data(), items.size());
  return new_size >= old_size || array_resize(ts, self, new_size);
}

bool delete_slice(ThreadState& ts, ArrayObject* self, int64_t start, int64_t step, int64_t count) {
  if (!count) return true;
  if (step < 0) {
    start += (count - 1) * step;
    step = -step;
  }
  if (step == 1) return replace(ts, self, start, start + count, {});
  std::string kept;
  unsigned item = self->code->size;
  for (int64_t i = start; i < int64_t(self->size); ++i)
    if ((i - start) % step || (i - start) / step >= count) kept.append(self->at(uint64_t(i)), item);
  return replace(ts, self, start, int64_t(self->size), kept);
}

bool assign_slice(ThreadState& ts, ArrayObject* self, Slice* slice, Value value) {
  std::string items;
  if (value) {
    if (!is_array(ts, value)) {
      raise_type_error(ts, "can only assign array (not \"%T\") to array slice", value);
      return false;
    }
    if (value.as<ArrayObject>()->code != self->code)
      return raise_type_error(ts, "bad argument type for built-in operation"), false;
    items = value.as<ArrayObject>()->view();
  }
  int64_t start, stop, step, count;
  if (!slice_unpack(ts, slice, int64_t(self->size), &start, &stop, &step, &count)) return false;
  if (!value) return delete_slice(ts, self, start, step, count);
  unsigned item = self->code->size;
  if (step == 1) return replace(ts, self, start, std::max(start, stop), items);
  if (items.size() / item != uint64_t(count)) {
    raise_value_error(ts, "attempt to assign array of size %zu to extended slice of size %lld", items.size() / item,
                      count);
    return false;
  }
  for (int64_t i = 0; i < count; ++i)
    std::memcpy(self->at(uint64_t(start + i * step)), items.data() + size_t(i) * item, item);
  return true;
}

bool assign(ThreadState& ts, ArrayObject* self, Value key, Value value) {
  if (is_kind(key, Kind::Slice)) return assign_slice(ts, self, key.as<Slice>(), value);
  if (!has_index(ts, key)) return raise_type_error(ts, "array indices must be integers"), false;
  constexpr const char* kMessage = "array assignment index out of range";
  int64_t i = position(ts, self, key, kMessage);
  if (i < 0) return false;
  if (!value) return replace(ts, self, i, i + 1, {});
  char item[8];
  if (!self->code->store(ts, value, item)) return false;
  if (uint64_t(i) >= self->size) return raise_index_error(ts, kMessage), false;  // shrank while the value was asked
  std::memcpy(self->at(uint64_t(i)), item, self->code->size);
  return true;
}

Value setitem(ThreadState& ts, Value* a, uint32_t) {
  return assign(ts, self_of(a), a[1], a[2]) ? kNone : Value();
}

Value delitem(ThreadState& ts, Value* a, uint32_t) {
  return assign(ts, self_of(a), a[1], Value()) ? kNone : Value();
}

Value contains_item(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  for (uint64_t i = 0; i < self->size; ++i) {
    Value item = self->code->load(ts, self->at(i));
    int same = item ? compare_bool(ts, Compare::kEq, item, a[1]) : -1;
    if (same) return same < 0 ? Value() : kTrue;
  }
  return kFalse;
}

Value add(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (!is_array(ts, a[1])) return raise_type_error(ts, "can only append array (not \"%T\") to array", a[1]);
  ArrayObject* other = a[1].as<ArrayObject>();
  if (other->code != self->code) return raise_type_error(ts, "bad argument type for built-in operation");
  ArrayObject* out = new_array_object(ts, array_state(ts).array, self->code, self->size + other->size);
  if (!out) return {};
  if (self->size) std::memcpy(out->data(), self->data(), self->bytes());
  if (other->size) std::memcpy(out->data() + self->bytes(), other->data(), other->bytes());
  return out;
}

Value inplace_add(ThreadState& ts, Value* a, uint32_t) {
  if (!is_array(ts, a[1])) return raise_type_error(ts, "can only extend array with array (not \"%T\")", a[1]);
  return array_extend(ts, self_of(a), a[1]) ? a[0] : Value();
}

// Fills [size, times * size) with copies of the first `size` items.
void copy_rounds(ArrayObject* array, uint64_t bytes) {
  uint64_t total = array->bytes();
  for (uint64_t done = bytes; bytes && done < total; done += std::min(done, total - done))
    std::memcpy(array->data() + done, array->data(), std::min(done, total - done));
}

bool repeated_size(ThreadState& ts, uint64_t size, int64_t times, uint64_t* out) {
  *out = 0;
  if (times <= 0 || !size) return true;
  if (size > (uint64_t{1} << 40) / uint64_t(times)) return raise_memory_error(ts), false;
  *out = size * uint64_t(times);
  return true;
}

Value multiply(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t times;
  uint64_t size;
  int ok = repeat_count(ts, a[1], &times);
  if (ok <= 0) return ok < 0 ? Value() : kNotImplemented;
  if (!repeated_size(ts, self->size, times, &size)) return {};
  ArrayObject* out = new_array_object(ts, array_state(ts).array, self->code, size);
  if (!out) return {};
  if (size) std::memcpy(out->data(), self->data(), self->bytes());
  copy_rounds(out, self->bytes());
  return out;
}

Value inplace_multiply(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t times;
  uint64_t size, had = self->bytes();
  int ok = repeat_count(ts, a[1], &times);
  if (ok <= 0) return ok < 0 ? Value() : kNotImplemented;
  if (!repeated_size(ts, self->size, times, &size) || !array_resize(ts, self, size)) return {};
  copy_rounds(self, had);
  return self;
}

Value compare(ThreadState& ts, Compare op, Value left, Value right) {
  if (!is_array(ts, right)) return kNotImplemented;
  ArrayObject *x = left.as<ArrayObject>(), *y = right.as<ArrayObject>();
  bool equality = op == Compare::kEq || op == Compare::kNe;
  if (equality && x->size != y->size) return Value::boolean(op == Compare::kNe);
  char code = x->code->code;
  if (equality && x->code == y->code && code != 'f' && code != 'd')
    return Value::boolean((x->view() == y->view()) == (op == Compare::kEq));
  for (uint64_t i = 0; i < x->size && i < y->size; ++i) {
    Value u = x->code->load(ts, x->at(i)), v = u ? y->code->load(ts, y->at(i)) : Value();
    if (!v) return {};
    Value same = rich_compare(ts, Compare::kEq, u, v);
    int is_same = same ? truth(ts, same) : -1;
    if (is_same < 0) return {};
    if (is_same) continue;
    if (equality) return Value::boolean(op == Compare::kNe);
    return rich_compare(ts, op, u, v);
  }
  return Value::boolean(order_holds(op, x->size < y->size ? -1 : x->size > y->size));
}

}  // namespace

NativeDef kArraySequenceMethods[] = {{"__len__(self, /)", "Return len(self).", len},
                                     {"__getitem__(self, key, /)", "Return self[key].", getitem},
                                     {"__setitem__(self, key, value, /)", "Set self[key] to value.", setitem},
                                     {"__delitem__(self, key, /)", "Delete self[key].", delitem},
                                     {"__contains__(self, key, /)", "Return key in self.", contains_item},
                                     {"__add__(self, value, /)", "Return self+value.", add},
                                     {"__iadd__(self, value, /)", "Implement self+=value.", inplace_add},
                                     {"__mul__(self, value, /)", "Return self*value.", multiply},
                                     {"__rmul__(self, value, /)", "Return value*self.", multiply},
                                     {"__imul__(self, value, /)", "Implement self*=value.", inplace_multiply},
                                     ADDER_COMPARISONS(compare),
                                     {nullptr, nullptr, nullptr}};

}  // namespace adder
