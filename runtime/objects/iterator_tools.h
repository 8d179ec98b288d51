// iterator_tools.h: what the files of the builtin iterators share.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/iterators.h"

namespace adder {

Value iterator_reduced(ThreadState& ts, Value source);                  // (iter, (source,))
Value iterator_reduced_at(ThreadState& ts, Value source, Value state);  // (iter, (source,), state)
Value iterator_reduced_empty(ThreadState& ts, Value source);            // (iter, (source,)) for an exhausted iterator
Value builtin_named(ThreadState& ts, const char* name);                 // from the builtins module
Value new_range_iterator(ThreadState& ts, Value start, Value step, Value length);

}  // namespace adder

// A builtin iterator type whose instances have the common layout.
#define ADDER_ITERATOR_TYPE(field, text, methods_, next, flags_) \
  ADDER_PAIR_ITERATOR_TYPE(field, text, methods_, next, flags_, nullptr)
#define ADDER_PAIR_ITERATOR_TYPE(field, text, methods_, next, flags_, pair) \
  extern const NativeType kNativeType_##field;                              \
  const NativeType kNativeType_##field = {                                  \
      .name = text,                                                         \
      .doc = nullptr,                                                       \
      .methods = methods_,                                                  \
      .kind = Kind::Iterator,                                               \
      .instance_bytes = sizeof(Iterator),                                   \
      .flags = flags_,                                                      \
      .iter_next = next,                                                    \
      .pair_next = pair,                                                    \
  }
