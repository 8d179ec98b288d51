// bytes_io.cpp: BytesIO, a binary stream in memory.
//
// The bytes stand in a bytearray cell, so that getbuffer() can export them: while it does, resizing is a BufferError.
#include "stdlib/io/io_support.h"

namespace adder {

namespace {

struct BytesIO : Cell {
  ByteArray* data;  // null before __init__ and when closed; its size is the room, at least `size`
  uint64_t size;    // bytes of content
  uint64_t at;
  bool closed;
};
BytesIO* as_bytes_io(Value v) {
  return v.as<BytesIO>();
}

bool check(ThreadState& ts, Value self) {
  BytesIO* s = as_bytes_io(self);
  if (s->closed) return raise_closed(ts), false;
  if (!s->data) {
    s->data = new_bytearray(ts, {});
    return s->data;
  }
  return true;
}

bool check_exports(ThreadState& ts, Value self) {
  if (!as_bytes_io(self)->data->exports) return true;
  raise(ts, ts.rt.exc.BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

// Content and room of exactly or at least `size` bytes.
bool reserve(ThreadState& ts, BytesIO* s, size_t size) {
  if (size <= s->data->size) return true;
  return bytearray_resize(ts, s->data, std::max(size, s->data->size + s->data->size / 2 + 64));
}

bool write_bytes(ThreadState& ts, BytesIO* s, std::string_view bytes) {
  if (bytes.empty()) return true;
  size_t end = s->at + bytes.size();
  if (!reserve(ts, s, end)) return false;
  if (s->at > s->size) std::memset(s->data->data + s->size, 0, s->at - s->size);
  std::memcpy(s->data->data + s->at, bytes.data(), bytes.size());
  s->at = end;
  s->size = std::max<uint64_t>(s->size, end);
  return true;
}

Value init(ThreadState& ts, Value* a, uint32_t) {
  BytesIO* s = as_bytes_io(a[0]);
  s->closed = false;
  s->size = s->at = 0;
  s->data = nullptr;
  if (!check(ts, a[0])) return {};
  if (!a[1] || a[1].is_none()) return kNone;
  BufferView view;
  if (!get_buffer(ts, a[1], &view) || !write_bytes(ts, s, {view.data, view.bytes})) return {};
  s->at = 0;
  return kNone;
}

std::string_view take(BytesIO* s, int64_t count) {
  size_t left = s->size > s->at ? s->size - s->at : 0;
  size_t n = count < 0 ? left : std::min(left, static_cast<size_t>(count));
  std::string_view out(s->data->data + (left ? s->at : 0), n);
  s->at += n;
  return out;
}

Value read(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!optional_size(ts, a[1], &count) || !check(ts, a[0])) return {};
  return new_bytes(ts, take(as_bytes_io(a[0]), count));
}

std::string_view take_line(BytesIO* s, int64_t limit) {
  size_t left = s->size > s->at ? s->size - s->at : 0;
  const char* start = s->data->data + (left ? s->at : 0);
  const void* newline = left ? std::memchr(start, '\n', left) : nullptr;
  int64_t n = static_cast<int64_t>(newline ? static_cast<size_t>(static_cast<const char*>(newline) - start) + 1 : left);
  return take(s, limit >= 0 ? std::min(n, limit) : n);
}

Value readline(ThreadState& ts, Value* a, uint32_t) {
  int64_t limit;
  if (!optional_size(ts, a[1], &limit) || !check(ts, a[0])) return {};
  return new_bytes(ts, take_line(as_bytes_io(a[0]), limit));
}

Value readlines(ThreadState& ts, Value* a, uint32_t) {
  int64_t hint, total = 0;
  if (!optional_size(ts, a[1], &hint) || !check(ts, a[0])) return {};
  List* lines = new_list(ts);
  while (lines) {
    std::string_view line = take_line(as_bytes_io(a[0]), -1);
    if (line.empty()) break;
    Value bytes = new_bytes(ts, line);
    if (!bytes || !list_append(ts, lines, bytes)) return {};
    total += static_cast<int64_t>(line.size());
    if (hint > 0 && total >= hint) break;
  }
  return lines;
}

Value next_line(ThreadState& ts, Value self) {
  if (self.as_cell()->type()->has(kTypeHeap)) {
    Value line = call_method(ts, self, ts.rt.names.readline);
    return line && is_kind(line, Kind::Bytes) && line.as<Bytes>()->size ? line : Value();
  }
  if (!check(ts, self)) return {};
  std::string_view line = take_line(as_bytes_io(self), -1);
  return line.empty() ? Value() : Value(new_bytes(ts, line));
}

Value iter(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? a[0] : Value();
}

Value readinto(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  if (!check(ts, a[0]) || !readinto_target(ts, a[1], &view)) return {};
  std::string_view data = take(as_bytes_io(a[0]), static_cast<int64_t>(view.bytes));
  std::memmove(view.data, data.data(), data.size());
  return Value::small_int(static_cast<int64_t>(data.size()));
}

Value write(ThreadState& ts, Value* a, uint32_t) {
  if (!check(ts, a[0]) || !check_exports(ts, a[0])) return {};
  BufferView view;
  if (!get_buffer(ts, a[1], &view) || !write_bytes(ts, as_bytes_io(a[0]), {view.data, view.bytes})) return {};
  return Value::small_int(static_cast<int64_t>(view.bytes));
}

Value seek(ThreadState& ts, Value* a, uint32_t) {
  int64_t offset, whence = 0;
  if (!to_index_i64(ts, a[1], &offset) || (a[2] && !to_index_i64(ts, a[2], &whence)) || !check(ts, a[0])) return {};
  BytesIO* s = as_bytes_io(a[0]);
  if (whence == 0 && offset < 0) return raise_value_error(ts, "negative seek value %lld", offset);
  if (whence < 0 || whence > 2) return raise_value_error(ts, "invalid whence (%lld, should be 0, 1 or 2)", whence);
  int64_t base = whence == 0 ? 0 : whence == 1 ? static_cast<int64_t>(s->at) : static_cast<int64_t>(s->size);
  if (offset > 0 && base > INT64_MAX - offset) return raise_overflow(ts, "new position too large");
  s->at = static_cast<uint64_t>(std::max<int64_t>(0, base + offset));
  return new_int(ts, static_cast<int64_t>(s->at));
}

Value tell(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? new_int(ts, static_cast<int64_t>(as_bytes_io(a[0])->at)) : Value();
}

Value truncate(ThreadState& ts, Value* a, uint32_t) {
  if (!check(ts, a[0]) || !check_exports(ts, a[0])) return {};
  BytesIO* s = as_bytes_io(a[0]);
  int64_t size = static_cast<int64_t>(s->at);
  if (a[1] && !a[1].is_none() && !to_index_i64(ts, a[1], &size)) return {};
  if (size < 0) return raise_value_error(ts, "negative size value %lld", size);
  s->size = std::min(s->size, static_cast<uint64_t>(size));
  return new_int(ts, size);
}

Value getvalue(ThreadState& ts, Value* a, uint32_t) {
  if (!check(ts, a[0])) return {};
  BytesIO* s = as_bytes_io(a[0]);
  return new_bytes(ts, {s->data->data, s->size});
}

Value getbuffer(ThreadState& ts, Value* a, uint32_t) {
  if (!check(ts, a[0])) return {};
  BytesIO* s = as_bytes_io(a[0]);
  if (s->data->size != s->size && !s->data->exports && !bytearray_resize(ts, s->data, s->size)) return {};
  return new_memoryview(ts, s->data);
}

Value close(ThreadState& ts, Value* a, uint32_t) {
  BytesIO* s = as_bytes_io(a[0]);
  if (s->data && !check_exports(ts, a[0])) return {};
  s->closed = true;
  s->data = nullptr;
  return kNone;
}

Value yes(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? kTrue : Value();
}
Value no(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? kFalse : Value();
}
Value flush(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? kNone : Value();
}

Value getstate(ThreadState& ts, Value* a, uint32_t) {
  Value content = getvalue(ts, a, 1);
  if (!content) return {};
  Value* dict = dict_slot(a[0].as_cell());
  return tuple_of(ts, content, new_int(ts, static_cast<int64_t>(as_bytes_io(a[0])->at)), dict && *dict ? *dict : kNone);
}

Value setstate(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Tuple) || a[1].as<Tuple>()->size < 3)
    return raise_type_error(ts, "%T.__setstate__ argument should be 3-tuple, got %T", a[0], a[1]);
  Tuple* state = a[1].as<Tuple>();
  Value args[] = {a[0], state->items[0]};
  int64_t at;
  if (!init(ts, args, 2) || !to_index_i64(ts, state->items[1], &at)) return {};
  if (at < 0) return raise_value_error(ts, "position value cannot be negative");
  as_bytes_io(a[0])->at = static_cast<uint64_t>(at);
  if (is_kind(state->items[2], Kind::Dict)) {
    Dict* dict = instance_dict(ts, a[0]);
    if (!dict || !dict_merge(ts, dict, state->items[2].as<Dict>())) return {};
  }
  return kNone;
}

Value closed_get(ThreadState&, Value self) {
  return Value::boolean(as_bytes_io(self)->closed);
}

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<BytesIO*>(cell)->data);
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     stream_new},
    {"__init__(self, initial_bytes=b'')", "Buffered I/O implementation using an in-memory bytes buffer.", init},
    {"readable(self, /)", "Returns True if the IO object can be read.", yes},
    {"seekable(self, /)", "Returns True if the IO object can be seeked.", yes},
    {"writable(self, /)", "Returns True if the IO object can be written.", yes},
    {"isatty(self, /)", "Always returns False.", no},
    {"flush(self, /)", "Does nothing.", flush},
    {"close(self, /)", "Disable all I/O operations.", close},
    {"read(self, size=-1, /)", "Read at most size bytes, returned as a bytes object.", read},
    {"read1(self, size=-1, /)", "Read at most size bytes, returned as a bytes object.", read},
    {"readline(self, size=-1, /)", "Next line from the file, as a bytes object.", readline},
    {"readlines(self, size=None, /)", "List of bytes objects, each a line from the file.", readlines},
    {"readinto(self, buffer, /)", "Read bytes into buffer.", readinto},
    {"readinto1(self, buffer, /)", "Read bytes into buffer.", readinto},
    {"__iter__(self, /)", "Implement iter(self).", iter},
    {"write(self, b, /)", "Write bytes to file.", write},
    {"seek(self, pos, whence=0, /)", "Change stream position.", seek},
    {"tell(self, /)", "Current file position, an integer.", tell},
    {"truncate(self, size=None, /)", "Truncate the file to at most size bytes.", truncate},
    {"getvalue(self, /)", "Retrieve the entire contents of the BytesIO object.", getvalue},
    {"getbuffer(self, /)", "Get a read-write view over the contents of the BytesIO object.", getbuffer},
    {"__getstate__(self, /)", nullptr, getstate},
    {"__setstate__(self, state, /)", nullptr, setstate},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"closed", "True if the file is closed.", closed_get, nullptr},
                                 {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kBytesIOType = {"_io.BytesIO",
                                 "Buffered I/O implementation using an in-memory bytes buffer.",
                                 kMethods,
                                 kGetSets,
                                 Kind::Native,
                                 sizeof(BytesIO),
                                 kTypeInstancesHaveDict | kTypeWeakrefable,
                                 next_line,
                                 trace};

}  // namespace adder
