// pickle_reader.cpp: the loop over opcodes, the stack with its marks, and the memo.
#include "stdlib/pickle/pickle_reader.h"

namespace adder {

void PickleReader::trace(Marker& marker) {
  for (Value v : {self, persistent_load, input_owner_, file_read_, file_readline_, file_peek_, buffers_})
    marker.visit(v);
  marker.visit(stack_);
  marker.visit(memo_);
  marker.visit(sparse_memo_);
}

bool PickleReader::set_options(bool fix_imports, Value encoding, Value errors, Value buffers) {
  fix_imports_ = fix_imports;
  for (auto [value, text, name] :
       {std::tuple(encoding, &encoding_, "encoding"), std::tuple(errors, &errors_, "errors")}) {
    if (!value) continue;
    if (!is_str(value)) return raise_type_error(*ts, "argument '%s' must be str, not %A", name, value), false;
    *text = str_to_utf8(value.as<Str>());
  }
  buffers_ = Value();
  if (buffers && !buffers.is_none() && !(buffers_ = get_iterator(*ts, buffers))) return false;
  return true;
}

// --- the stack

bool PickleReader::underflow() {
  raise_unpickling_error(*ts, marks_.empty() ? "unpickling stack underflow" : "unexpected MARK found");
  return false;
}

Value PickleReader::pop() {
  if (stack_->size <= floor()) return underflow(), Value();
  Value v = stack_->items[stack_->size - 1];
  drop(stack_->size - 1);
  return v;
}

Value PickleReader::top() {
  if (stack_->size <= floor()) return underflow(), Value();
  return stack_->items[stack_->size - 1];
}

bool PickleReader::pop_mark(size_t* height) {
  if (marks_.empty()) return raise_unpickling_error(*ts, "could not find MARK"), false;
  // Script code that runs a reader it is called by may have emptied the stack below the mark.
  *height = std::min(marks_.back(), size_t(stack_->size));
  marks_.pop_back();
  return true;
}

Tuple* PickleReader::pop_tuple(size_t height) {
  Tuple* tuple = new_tuple_from(*ts, stack_->items + height, stack_->size - height);
  drop(height);
  return tuple;
}

List* PickleReader::pop_list(size_t height) {
  List* list = new_list_from(*ts, stack_->items + height, stack_->size - height);
  drop(height);
  return list;
}

// --- the memo

bool PickleReader::memo_put(uint64_t number) {
  Value v = top();
  if (!v) return false;
  if (number > memo_->size * 2 + 4096) {
    if (!sparse_memo_ && !(sparse_memo_ = new_dict(*ts))) return false;
    Value key = new_int_u64(*ts, number);
    return key && dict_set(*ts, sparse_memo_, key, v);
  }
  while (memo_->size <= number)
    if (!list_append(*ts, memo_, Value())) return false;
  if (!memo_->items[number]) ++memo_count_;
  memo_->items[number] = v;
  return true;
}

bool PickleReader::memo_get(uint64_t number) {
  Value v;
  if (number < memo_->size) v = memo_->items[number];
  if (!v && sparse_memo_) {
    Value key = new_int_u64(*ts, number);
    v = key ? dict_get(*ts, sparse_memo_, key) : Value();
  }
  if (v) return push(v);
  if (!ts->has_error())
    raise_unpickling_error(*ts, "Memo value not found at index %lld", static_cast<long long>(number));
  return false;
}

Value PickleReader::memo_dict() {
  Dict* dict = new_dict(*ts);
  for (size_t i = 0; dict && memo_ && i < memo_->size; ++i)
    if (memo_->items[i] && !dict_set(*ts, dict, new_int(*ts, int64_t(i)), memo_->items[i])) return {};
  if (dict && sparse_memo_ && !dict_merge(*ts, dict, sparse_memo_)) return {};
  return dict ? Value(dict) : Value();
}

bool PickleReader::set_memo(Value given) {
  List* memo = new_list(*ts);
  Dict* sparse = memo ? new_dict(*ts) : nullptr;
  if (!sparse) return false;
  uint64_t count = 0;
  size_t position = 0;
  Value key, value;
  while (dict_next(given.as<Dict>(), &position, &key, &value)) {
    int64_t number;
    if (!is_int_value(key)) return raise_type_error(*ts, "memo key must be integers"), false;
    if (!to_i64(*ts, key, &number)) return false;
    if (number < 0) return raise_value_error(*ts, "memo key must be positive integers."), false;
    ++count;
    if (uint64_t(number) > memo->size * 2 + 4096) {
      if (!dict_set(*ts, sparse, key, value)) return false;
      continue;
    }
    while (memo->size <= uint64_t(number))
      if (!list_append(*ts, memo, Value())) return false;
    memo->items[number] = value;
  }
  memo_ = memo;
  sparse_memo_ = sparse->used ? sparse : nullptr;
  memo_count_ = count;
  return true;
}

// --- the loop

Value PickleReader::load() {
  marks_.clear();
  protocol_ = 0;
  if (!(stack_ = new_list(*ts, 16)) || (!memo_ && !(memo_ = new_list(*ts)))) return {};
  for (;;) {
    std::string_view op;
    if (!read(1, &op)) {
      if (pending_matches(*ts, pickle_state(*ts).unpickling_error)) {
        clear_error(*ts);
        raise(*ts, ts->rt.exc.EOFError, "Ran out of input");
      }
      return {};
    }
    if (uint8_t(op[0]) == kOpStop) break;
    if (!run(uint8_t(op[0]))) return {};
  }
  Value result = pop();
  return result && finish_input() ? result : Value();
}

bool PickleReader::run(uint8_t op) {
  uint64_t number;
  std::string_view line;
  switch (op) {
    case kOpNone:
      return push(kNone);
    case kOpNewTrue:
      return push(kTrue);
    case kOpNewFalse:
      return push(kFalse);
    case kOpBinInt:
      return read_number(4, &number) && push(Value::small_int(static_cast<int32_t>(number)));
    case kOpBinInt1:
      return read_number(1, &number) && push(Value::small_int(int64_t(number)));
    case kOpBinInt2:
      return read_number(2, &number) && push(Value::small_int(int64_t(number)));
    case kOpBinFloat:
      return load_binary_float();
    case kOpBinGet:
      return read_number(1, &number) && memo_get(number);
    case kOpLongBinGet:
      return read_number(4, &number) && memo_get(number);
    case kOpMemoize:
      return memo_put(memo_count_ + (sparse_memo_ ? sparse_memo_->used : 0));
    case kOpBinPut:
      return read_number(1, &number) && memo_put(number);
    case kOpLongBinPut:
      return read_number(4, &number) && memo_put(number);
    case kOpGet:
    case kOpPut: {
      if (!read_line(&line)) return false;
      Str* text = new_str_latin1(*ts, line);
      Value key = text ? int_from_str(*ts, line, 10, text) : Value();
      int64_t index;
      if (!key || !to_i64(*ts, key, &index)) return false;
      if (op == kOpGet) return memo_get(uint64_t(index));
      if (index < 0) return raise_value_error(*ts, "negative PUT argument"), false;
      return memo_put(uint64_t(index));
    }
    case kOpMark:
      marks_.push_back(stack_->size);
      return true;
    case kOpPop:
      // A mark right on top is what is popped.
      if (!marks_.empty() && marks_.back() == stack_->size) {
        marks_.pop_back();
        return true;
      }
      if (!stack_->size) return underflow();
      return bool(pop());
    case kOpPopMark: {
      size_t height;
      if (!pop_mark(&height)) return false;
      drop(height);
      return true;
    }
    case kOpDup: {
      Value v = top();
      return v && push(v);
    }
    case kOpProto:
      if (!read_number(1, &number)) return false;
      if (number > uint64_t(kPickleHighest)) {
        raise_value_error(*ts, "unsupported pickle protocol: %d", int(number));
        return false;
      }
      protocol_ = int(number);
      return true;
    case kOpFrame:
      if (!read_number(8, &number)) return false;
      if (number > uint64_t(INT64_MAX)) {
        raise_overflow(*ts, "FRAME length exceeds system's maximum of %lld bytes", INT64_MAX);
        return false;
      }
      // The frame is one read of a file; its opcodes come from memory then.
      if (!read(size_t(number), &line)) return false;
      at_ -= line.size();
      return true;
    default:
      return run_text(op);
  }
}

// Texts, bytes and long numbers.
bool PickleReader::run_text(uint8_t op) {
  switch (op) {
    case kOpInt:
      return load_int_line();
    case kOpLong:
      return load_long_line();
    case kOpLong1:
      return load_long_bytes(1);
    case kOpLong4:
      return load_long_bytes(4);
    case kOpFloat:
      return load_float_line();
    case kOpString:
      return load_string_line();
    case kOpBinString:
      return load_counted_string(4);
    case kOpShortBinString:
      return load_counted_string(1);
    case kOpUnicode:
      return load_unicode_line();
    case kOpShortBinUnicode:
      return load_counted_text(1);
    case kOpBinUnicode:
      return load_counted_text(4);
    case kOpBinUnicode8:
      return load_counted_text(8);
    case kOpShortBinBytes:
      return load_counted_bytes(1, "SHORT_BINBYTES");
    case kOpBinBytes:
      return load_counted_bytes(4, "BINBYTES");
    case kOpBinBytes8:
      return load_counted_bytes(8, "BINBYTES8");
    case kOpByteArray8:
      return load_bytearray();
    case kOpNextBuffer:
      return load_next_buffer();
    case kOpReadonlyBuffer:
      return load_readonly_buffer();
    default:
      return run_container(op);
  }
}

bool PickleReader::run_container(uint8_t op) {
  size_t height;
  switch (op) {
    case kOpEmptyTuple:
      return push(new_tuple(*ts, 0));
    case kOpTuple1:
    case kOpTuple2:
    case kOpTuple3:
      return load_tuple(size_t(op - kOpTuple1) + 1);
    case kOpTuple: {
      Tuple* tuple = pop_mark(&height) ? pop_tuple(height) : nullptr;
      return tuple && push(tuple);
    }
    case kOpEmptyList: {
      List* list = new_list(*ts);
      return list && push(list);
    }
    case kOpList: {
      List* list = pop_mark(&height) ? pop_list(height) : nullptr;
      return list && push(list);
    }
    case kOpEmptyDict: {
      Dict* dict = new_dict(*ts);
      return dict && push(dict);
    }
    case kOpDict:
      return load_dict();
    case kOpEmptySet: {
      Set* set = new_set(*ts);
      return set && push(set);
    }
    case kOpFrozenSet:
      return load_frozenset();
    case kOpAppend:
      if (stack_->size < floor() + 2) return underflow();
      return append(stack_->size - 1);
    case kOpAppends:
      return pop_mark(&height) && append(height);
    case kOpSetItem:
      if (stack_->size < floor() + 3) return underflow();
      return set_items(stack_->size - 2);
    case kOpSetItems:
      return pop_mark(&height) && set_items(height);
    case kOpAddItems:
      return add_items();
    default:
      return run_object(op);
  }
}

bool PickleReader::run_object(uint8_t op) {
  switch (op) {
    case kOpGlobal:
      return load_global_lines();
    case kOpStackGlobal: {
      Value name = pop(), module = name ? pop() : Value();
      if (!module) return false;
      if (!is_exact(name, Kind::Str) || !is_exact(module, Kind::Str)) {
        raise_unpickling_error(*ts, "STACK_GLOBAL requires str");
        return false;
      }
      return load_global(module, name);
    }
    case kOpInst:
      return load_inst();
    case kOpObj:
      return load_obj();
    case kOpNewObj:
      return load_new_object(false);
    case kOpNewObjEx:
      return load_new_object(true);
    case kOpReduce:
      return load_reduce();
    case kOpBuild:
      return load_build();
    case kOpExt1:
      return load_extension(1);
    case kOpExt2:
      return load_extension(2);
    case kOpExt4:
      return load_extension(4);
    case kOpPersId:
      return load_persistent(false);
    case kOpBinPersId:
      return load_persistent(true);
    default:
      if (op >= 0x20 && op <= 0x7e && op != '\'' && op != '\\')
        raise_unpickling_error(*ts, "invalid load key, '%c'.", char(op));
      else
        raise_unpickling_error(*ts, "invalid load key, '\\x%02x'.", unsigned(op));
      return false;
  }
}

}  // namespace adder
