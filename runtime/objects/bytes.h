// bytes.h: bytes, bytearray, memoryview and the buffer protocol among native types.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Raw;

struct Bytes : Cell {
  uint64_t hash;
  uint64_t size;
  char* data;   // into this cell, or an external payload kept alive by owner
  Value owner;  // what keeps an external payload alive (a mapping, a Raw), or empty
  std::string_view view() const { return {data, static_cast<size_t>(size)}; }
};
Bytes* new_bytes(ThreadState& ts, std::string_view data);
Bytes* new_bytes_uninit(ThreadState& ts, size_t size);
// bytes(object) for anything but an int or str: __bytes__, a buffer, or an iterable of byte values.
Bytes* bytes_from_object(ThreadState& ts, Value object);
bool bytes_hash_value(ThreadState& ts, Bytes* bytes, uint64_t* hash);
Value bytes_subscript(ThreadState& ts, Value self, Value key);  // bytes only

struct ByteArray : Cell {
  uint64_t size;
  uint64_t exports;  // live memoryviews: resizing is a BufferError
  char* data;
  Raw* backing;
};
ByteArray* new_bytearray(ThreadState& ts, std::string_view data);
// Keeps the content up to the new size, zeros beyond. False with BufferError or MemoryError pending.
bool bytearray_resize(ThreadState& ts, ByteArray* array, size_t size);

// A contiguous view of bytes. get_buffer fills it from bytes, bytearray, memoryview, and types with a __buffer__(flags)
// method that returns a memoryview (array, mmap: made with new_memoryview).
struct BufferView {
  char* data = nullptr;
  size_t bytes = 0;  // of the whole contiguous buffer
  bool readonly = true;
  const char* format = "B";
  int64_t item_size = 1;
  Value owner;  // keeps data alive
};
// False with TypeError("a bytes-like object is required, not 'x'") pending.
bool get_buffer(ThreadState& ts, Value object, BufferView* out, bool writable = false);
bool is_bytes_like(Value v);

struct MemoryView : Cell {
  Value owner;  // the exporting object; empty after release()
  char* data;
  int64_t ndim;
  int64_t item_size;
  uint64_t bytes;
  Value format;  // Str
  bool readonly, released, contiguous;
  int64_t shape[8], strides[8];
};
// A view of one dimension over view.bytes / view.item_size items. A bytearray owner counts it as an export.
MemoryView* new_memoryview(ThreadState& ts, const BufferView& view);
// The viewed items in order, as bytes, whatever the strides.
std::string memoryview_bytes(const MemoryView* view);

}  // namespace adder
