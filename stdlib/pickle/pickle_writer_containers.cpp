// pickle_writer_containers.cpp: tuples, lists, dicts and sets as pickles.
//
// Lists, dicts and sets are memoized while empty and filled afterwards, so they may contain themselves. A tuple or
// frozenset can only do so through one of those: then it is in the memo when its items have been written, and what they
// left on the stack is dropped.
#include "stdlib/pickle/pickle_writer.h"

namespace adder {

bool PickleWriter::recursive_reference(Value v, const char* pops) {
  write(pops);
  return write_get(memo.find(v));
}

bool PickleWriter::save_tuple(Tuple* tuple) {
  size_t size = tuple->size;
  if (!size) {
    if (protocol)
      put(kOpEmptyTuple);
    else
      write("(t");
    return true;
  }
  bool sized = size <= 3 && protocol >= 2;
  if (!sized) put(kOpMark);
  for (size_t i = 0; i < size; ++i)
    if (!save(tuple->items[i])) return false;
  if (memo.find(tuple) != PickleMemo::kAbsent) {
    if (!sized && binary) return recursive_reference(tuple, "1");
    return recursive_reference(tuple, std::string(sized ? size : size + 1, char(kOpPop)).c_str());
  }
  put(sized ? PickleOp(kOpTuple1 + size - 1) : kOpTuple);
  return memoize(tuple);
}

bool PickleWriter::save_list(Value v) {
  List* list = v.as<List>();
  write(binary ? "]" : "(l");
  if (!memoize(v)) return false;
  if (!list->size) return true;
  if (!protocol) {
    Value iterator = get_iterator(*ts, v);
    return iterator && append_items(iterator);
  }
  if (list->size == 1) {
    if (!save(list->items[0])) return false;
    put(kOpAppend);
    return true;
  }
  size_t done = 0;
  do {
    put(kOpMark);
    for (size_t batch = 0; batch < kPickleBatch && done < list->size; ++batch)
      if (!save(list->items[done++])) return false;
    put(kOpAppends);
  } while (done < list->size);
  return true;
}

bool PickleWriter::append_items(Value iterator) {
  if (!protocol) {
    for (;;) {
      Value item = iterate_next(*ts, iterator);
      if (!item) return !ts->has_error();
      if (!save(item)) return false;
      put(kOpAppend);
    }
  }
  for (;;) {
    Value first = iterate_next(*ts, iterator);
    if (!first) return !ts->has_error();
    Value item = iterate_next(*ts, iterator);
    if (!item) {
      if (ts->has_error() || !save(first)) return false;
      put(kOpAppend);
      return true;
    }
    put(kOpMark);
    if (!save(first)) return false;
    size_t batch = 1;
    while (item) {
      if (!save(item)) return false;
      if (++batch == kPickleBatch) break;
      item = iterate_next(*ts, iterator);
    }
    if (ts->has_error()) return false;
    put(kOpAppends);
    if (batch < kPickleBatch) return true;
  }
}

bool PickleWriter::save_dict(Value v) {
  Dict* dict = v.as<Dict>();
  write(binary ? "}" : "(d");
  if (!memoize(v)) return false;
  if (!dict->used) return true;
  if (!protocol) {
    Value items = call_method(*ts, v, ts->rt.names.items), iterator = items ? get_iterator(*ts, items) : Value();
    return iterator && set_items(iterator);
  }
  size_t size = dict->used, position = 0;
  Value key, value;
  if (size == 1) {
    dict_next(dict, &position, &key, &value);
    if (!save(key) || !save(value)) return false;
    put(kOpSetItem);
    return true;
  }
  size_t batch;
  do {
    batch = 0;
    put(kOpMark);
    while (dict_next(dict, &position, &key, &value)) {
      if (!save(key) || !save(value)) return false;
      if (dict->used != size) return raise_runtime_error(*ts, "dictionary changed size during iteration"), false;
      if (++batch == kPickleBatch) break;
    }
    put(kOpSetItems);
  } while (batch == kPickleBatch);
  return true;
}

bool PickleWriter::save_pair(Value pair) {
  if (!is_kind(pair, Kind::Tuple) || pair.as<Tuple>()->size != 2) {
    raise_type_error(*ts, "dict items iterator must return 2-tuples");
    return false;
  }
  return save(pair.as<Tuple>()->items[0]) && save(pair.as<Tuple>()->items[1]);
}

bool PickleWriter::set_items(Value iterator) {
  if (!protocol) {
    for (;;) {
      Value pair = iterate_next(*ts, iterator);
      if (!pair) return !ts->has_error();
      if (!save_pair(pair)) return false;
      put(kOpSetItem);
    }
  }
  for (;;) {
    Value first = iterate_next(*ts, iterator);
    if (!first) return !ts->has_error();
    Value pair = iterate_next(*ts, iterator);
    if (!pair) {
      if (ts->has_error() || !save_pair(first)) return false;
      put(kOpSetItem);
      return true;
    }
    put(kOpMark);
    if (!save_pair(first)) return false;
    size_t batch = 1;
    while (pair) {
      if (!save_pair(pair)) return false;
      if (++batch == kPickleBatch) break;
      pair = iterate_next(*ts, iterator);
    }
    if (ts->has_error()) return false;
    put(kOpSetItems);
    if (batch < kPickleBatch) return true;
  }
}

bool PickleWriter::save_set_as_list(Value v) {
  Value items = sequence_to_list(*ts, v);
  Tuple* args = items ? tuple_of(*ts, items) : nullptr;
  Tuple* parts = args ? tuple_of(*ts, v.as_cell()->type(), args) : nullptr;
  return parts && save_reduced(parts, v);
}

bool PickleWriter::save_set(Value v) {
  if (protocol < 4) return save_set_as_list(v);
  Set* set = v.as<Set>();
  put(kOpEmptySet);
  if (!memoize(v)) return false;
  if (!set->used) return true;
  size_t size = set->used, position = 0, batch;
  Value key;
  uint64_t hash;
  do {
    batch = 0;
    put(kOpMark);
    while (set_next(set, &position, &key, &hash)) {
      if (!save(key)) return false;
      if (set->used != size) return raise_runtime_error(*ts, "set changed size during iteration"), false;
      if (++batch == kPickleBatch) break;
    }
    put(kOpAddItems);
  } while (batch == kPickleBatch);
  return true;
}

bool PickleWriter::save_frozenset(Value v) {
  if (protocol < 4) return save_set_as_list(v);
  put(kOpMark);
  size_t position = 0;
  Value key;
  uint64_t hash;
  while (set_next(v.as<Set>(), &position, &key, &hash))
    if (!save(key)) return false;
  if (memo.find(v) != PickleMemo::kAbsent) return recursive_reference(v, "1");
  put(kOpFrozenSet);
  return memoize(v);
}

}  // namespace adder
