// buffered_read.cpp: the reading methods of BufferedReader and BufferedRandom.
//
// A request is served from the read-ahead first; what remains of a large one is read in whole buffers straight to the
// caller, the rest by filling the buffer once per read of the raw stream.
#include "stdlib/io/buffered_methods.h"

namespace adder {

namespace {

// Reads until `size` bytes, the end, or would-block. Bytes got (0 at the end), kIoError, or kWouldBlock with nothing
// got.
int64_t read_up_to(ThreadState& ts, StreamBuffer& b, Value raw, char* to, size_t size) {
  size_t got = std::min(b.ahead(), size);
  if (got) std::memcpy(to, b.in.get() + b.in_at, got);
  b.in_at += got;
  if (got == size) return static_cast<int64_t>(got);
  stream_drop_ahead(b);
  if (b.writable && !stream_flush_writes(ts, b, raw)) return kIoError;
  while (got < size) {
    size_t left = size - got;
    int64_t n;
    if (left >= b.size) {
      n = stream_raw_read(ts, b, raw, to + got, left - left % b.size);
    } else {
      n = stream_fill(ts, b, raw);
      if (n > 0) {
        size_t take = std::min(left, b.ahead());
        std::memcpy(to + got, b.in.get() + b.in_at, take);
        b.in_at += take;
        got += take;
        continue;
      }
    }
    if (n == kIoError) return n;
    if (n == kWouldBlock && !got) return n;
    if (n <= 0) break;
    got += static_cast<size_t>(n);
  }
  return static_cast<int64_t>(got);
}

// At most one read of the raw stream, none when something is buffered.
int64_t read_once(ThreadState& ts, StreamBuffer& b, Value raw, char* to, size_t size) {
  size_t take = std::min(b.ahead(), size);
  if (take) {
    std::memcpy(to, b.in.get() + b.in_at, take);
    b.in_at += take;
    return static_cast<int64_t>(take);
  }
  stream_drop_ahead(b);
  if (b.writable && !stream_flush_writes(ts, b, raw)) return kIoError;
  int64_t got = stream_raw_read(ts, b, raw, to, size);
  return got == kWouldBlock ? 0 : got;
}

Value read_everything(ThreadState& ts, Value self) {
  Buffered* s = as_buffered(self);
  StreamBuffer& b = *s->buffer;
  StreamLock lock(ts, b, self);
  if (!lock.ok()) return {};
  if (b.writable && !stream_flush_writes(ts, b, s->raw)) return {};
  std::string all;
  bool blocked;
  if (!stream_read_all(ts, b, s->raw, &all, &blocked)) return {};
  if (blocked && all.empty()) return kNone;
  return new_bytes(ts, all);
}

template <int64_t (*kRead)(ThreadState&, StreamBuffer&, Value, char*, size_t)>
Value read_bytes(ThreadState& ts, Value self, size_t size) {
  Buffered* s = as_buffered(self);
  StreamLock lock(ts, *s->buffer, self);
  if (!lock.ok()) return {};
  if (size <= s->buffer->ahead()) {  // the usual case: one copy
    Value out = new_bytes(ts, {s->buffer->in.get() + s->buffer->in_at, size});
    s->buffer->in_at += size;
    return out;
  }
  std::unique_ptr<char[]> data(new (std::nothrow) char[size]);
  if (!data) return raise_memory_error(ts);
  int64_t got = kRead(ts, *s->buffer, s->raw, data.get(), size);
  if (got == kIoError) return {};
  if (got == kWouldBlock) return kNone;
  return new_bytes(ts, {data.get(), static_cast<size_t>(got)});
}

template <int64_t (*kRead)(ThreadState&, StreamBuffer&, Value, char*, size_t)>
Value read_into(ThreadState& ts, Value* a) {
  if (!buffered_open(ts, a[0], "readinto of closed file")) return {};
  BufferView view;
  if (!readinto_target(ts, a[1], &view)) return {};
  Buffered* s = as_buffered(a[0]);
  StreamLock lock(ts, *s->buffer, a[0]);
  if (!lock.ok()) return {};
  int64_t got = kRead(ts, *s->buffer, s->raw, view.data, view.bytes);
  if (got == kIoError) return {};
  return got == kWouldBlock ? kNone : Value::small_int(got);
}

}  // namespace

Value buffered_read(ThreadState& ts, Value* a, uint32_t) {
  int64_t size;
  if (!optional_size(ts, a[1], &size) || !buffered_live(ts, a[0])) return {};
  if (size < -1) return raise_value_error(ts, "read length must be non-negative or -1");
  if (!buffered_open(ts, a[0], "read of closed file")) return {};
  return size < 0 ? read_everything(ts, a[0]) : read_bytes<read_up_to>(ts, a[0], static_cast<size_t>(size));
}

Value buffered_read1(ThreadState& ts, Value* a, uint32_t) {
  int64_t size = -1;
  if (!buffered_live(ts, a[0]) || (a[1] && !to_index_i64(ts, a[1], &size))) return {};
  if (!buffered_open(ts, a[0], "read of closed file")) return {};
  if (size < 0) size = static_cast<int64_t>(as_buffered(a[0])->buffer->size);
  return size ? read_bytes<read_once>(ts, a[0], static_cast<size_t>(size)) : ts.rt.empty_bytes;
}

Value buffered_readinto(ThreadState& ts, Value* a, uint32_t) {
  return read_into<read_up_to>(ts, a);
}
Value buffered_readinto1(ThreadState& ts, Value* a, uint32_t) {
  return read_into<read_once>(ts, a);
}

Value buffered_peek(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_open(ts, a[0], "peek of closed file")) return {};
  Buffered* s = as_buffered(a[0]);
  StreamBuffer& b = *s->buffer;
  StreamLock lock(ts, b, a[0]);
  if (!lock.ok()) return {};
  if (b.writable && !stream_flush_writes(ts, b, s->raw)) return {};
  if (!b.ahead() && stream_fill(ts, b, s->raw) == kIoError) return {};
  return new_bytes(ts, {b.in.get() + b.in_at, b.ahead()});
}

Value buffered_readline(ThreadState& ts, Value* a, uint32_t) {
  int64_t limit;
  if (!optional_size(ts, a[1], &limit) || !buffered_open(ts, a[0], "readline of closed file")) return {};
  Buffered* s = as_buffered(a[0]);
  StreamBuffer& b = *s->buffer;
  StreamLock lock(ts, b, a[0]);
  if (!lock.ok()) return {};
  std::string line;  // what came before the buffer's present contents
  for (;;) {
    size_t usable = b.ahead();
    if (limit >= 0) usable = std::min(usable, static_cast<size_t>(limit) - line.size());
    const char* start = b.in.get() + b.in_at;
    const void* newline = usable ? std::memchr(start, '\n', usable) : nullptr;
    bool full = limit >= 0 && line.size() + usable == static_cast<size_t>(limit);
    if (newline || full) {
      size_t take = newline ? static_cast<size_t>(static_cast<const char*>(newline) - start) + 1 : usable;
      b.in_at += take;
      if (line.empty()) return new_bytes(ts, {start, take});
      line.append(start, take);
      return new_bytes(ts, line);
    }
    line.append(start, usable);
    stream_drop_ahead(b);
    if (b.writable && !stream_flush_writes(ts, b, s->raw)) return {};
    int64_t got = stream_fill(ts, b, s->raw);
    if (got == kIoError) return {};
    if (got <= 0) return new_bytes(ts, line);
  }
}

Value buffered_next(ThreadState& ts, Value self) {
  Value line;
  if (!self.as_cell()->type()->has(kTypeHeap)) {
    Value a[] = {self, Value()};
    line = buffered_readline(ts, a, 2);
  } else {
    line = call_method(ts, self, ts.rt.names.readline);
    if (line && !is_kind(line, Kind::Bytes))
      return raise(ts, ts.rt.exc.OSError, "readline() should have returned a bytes object, not '%T'", line);
  }
  return line && line.as<Bytes>()->size ? line : Value();
}

Value buffered_iter(ThreadState& ts, Value* a, uint32_t) {
  return check_not_closed(ts, a[0]) ? a[0] : Value();
}

}  // namespace adder
