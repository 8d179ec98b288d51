// memoryview_items.h: reading and writing one item of a memoryview by its format. Private to memoryview*.cpp.
#pragma once

#include "runtime/objects/bytes.h"

namespace adder {

// Bytes of a native single-character format, 0 for any other.
int64_t item_size_of(char format);
// The format's character without '@', 0 when it is not a native single character.
char format_char(const MemoryView* view);
// Empty with NotImplementedError pending when the format is not supported.
Value unpack_item(ThreadState& ts, const MemoryView* view, const char* at);
bool pack_item(ThreadState& ts, const MemoryView* view, char* at, Value v);

}  // namespace adder
