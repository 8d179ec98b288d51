// pickle_reader_containers.cpp: the opcodes that make and fill tuples, lists, dicts and sets.
#include "stdlib/pickle/pickle_reader.h"

namespace adder {

bool PickleReader::load_tuple(size_t count) {
  if (stack_->size < floor() + count) return underflow();
  Tuple* tuple = pop_tuple(stack_->size - count);
  return tuple && push(tuple);
}

bool PickleReader::load_dict() {
  size_t height;
  if (!pop_mark(&height)) return false;
  if ((stack_->size - height) % 2) return raise_unpickling_error(*ts, "odd number of items for DICT"), false;
  Tuple* items = pop_tuple(height);
  Dict* dict = items ? new_dict(*ts, items->size / 2) : nullptr;
  for (size_t i = 0; dict && i < items->size; i += 2)
    if (!dict_set(*ts, dict, items->items[i], items->items[i + 1])) return false;
  return dict && push(dict);
}

bool PickleReader::load_frozenset() {
  size_t height;
  Tuple* items = pop_mark(&height) ? pop_tuple(height) : nullptr;
  Value set = items ? call_with(*ts, ts->rt.types.frozenset, items) : Value();
  return set && push(set);
}

// The items from height `from` on become items of the list below them.
bool PickleReader::append(size_t from) {
  if (from <= floor() || from > stack_->size) return underflow();
  if (from == stack_->size) return true;
  Value target = stack_->items[from - 1];
  if (is_exact(target, Kind::List)) {
    List* list = target.as<List>();
    if (list == stack_) return underflow();
    for (size_t i = from; i < stack_->size; ++i)
      if (!list_append(*ts, list, stack_->items[i])) return false;
    drop(from);
    return true;
  }
  List* items = pop_list(from);
  if (!items) return false;
  Value extend = get_attribute_or_empty(*ts, target, intern(*ts, "extend"));
  if (extend) return bool(call_with(*ts, extend, items));
  if (ts->has_error()) return false;
  // What has no extend is given one item after the other.
  Value append = get_attribute(*ts, target, "append");
  for (size_t i = 0; append && i < items->size; ++i)
    if (!call_with(*ts, append, items->items[i])) return false;
  return bool(append);
}

bool PickleReader::set_items(size_t from) {
  if (from <= floor() || from > stack_->size) return underflow();
  if (from == stack_->size) return true;
  if ((stack_->size - from) % 2) return raise_unpickling_error(*ts, "odd number of items for SETITEMS"), false;
  Value target = stack_->items[from - 1];
  Tuple* items = pop_tuple(from);
  for (size_t i = 0; items && i < items->size; i += 2) {
    bool ok = is_exact(target, Kind::Dict) ? dict_set(*ts, target.as<Dict>(), items->items[i], items->items[i + 1])
                                           : set_item(*ts, target, items->items[i], items->items[i + 1]);
    if (!ok) return false;
  }
  return items;
}

bool PickleReader::add_items() {
  size_t height;
  if (!pop_mark(&height)) return false;
  if (height <= floor() || height > stack_->size) return underflow();
  if (height == stack_->size) return true;
  Value target = stack_->items[height - 1];
  Tuple* items = pop_tuple(height);
  if (!items) return false;
  if (is_kind(target, Kind::Set)) {
    for (size_t i = 0; i < items->size; ++i)
      if (set_add(*ts, target.as<Set>(), items->items[i]) < 0) return false;
    return true;
  }
  Value add = get_attribute(*ts, target, "add");
  for (size_t i = 0; add && i < items->size; ++i)
    if (!call_with(*ts, add, items->items[i])) return false;
  return bool(add);
}

}  // namespace adder
