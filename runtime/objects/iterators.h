// iterators.h: the one layout that all builtin iterators share. Which iterator it is, its Type says; iter_next of the
// Type is the function that advances it.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Type;

struct Iterator : Cell {
  Value source;      // what is iterated over (empty once exhausted), or an inner iterator
  Value extra;       // function, sentinel, second source, stop...
  int64_t position;  // next index, or current value of a range
  int64_t stop;      // length seen at the start, or a range's remaining count
  int64_t step;
};
Iterator* new_iterator(ThreadState& ts, Type* type, Value source, Value extra = Value());

}  // namespace adder
