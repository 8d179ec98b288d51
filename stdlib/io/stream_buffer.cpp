// stream_buffer.cpp: moving bytes between a StreamBuffer and its raw stream.
#include "stdlib/io/stream_buffer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "stdlib/io/io_support.h"

namespace adder {

void stream_release(StreamBuffer* buffer) {
  if (!buffer || --buffer->users) return;
  if (buffer->file) {
    if (buffer->out_used) raw_write_last(buffer->file, buffer->out.get(), buffer->out_used);
    raw_release(buffer->file);
  }
  delete buffer;
}

StreamLock::StreamLock(ThreadState& ts, StreamBuffer& buffer, Value self) : buffer_(buffer) {
  if (buffer.owner == &ts) {
    raise_runtime_error(ts, "reentrant call inside %R", self);
    return;
  }
  if (!buffer.mutex.try_lock()) {
    BlockingScope blocking(ts);
    buffer.mutex.lock();
  }
  buffer.owner = &ts;
  held_ = true;
}

StreamLock::~StreamLock() {
  if (!held_) return;
  buffer_.owner = nullptr;
  buffer_.mutex.unlock();
}

namespace {

// FileIO.close makes fd negative behind the buffer's back.
bool check_open(ThreadState& ts, RawFile* file) {
  if (file->fd >= 0) return true;
  raise_value_error(ts, "I/O operation on closed file");
  return false;
}

int64_t script_read(ThreadState& ts, Value raw, char* to, size_t size) {
  ByteArray* room = new_bytearray(ts, {});
  if (!room || !bytearray_resize(ts, room, size)) return kIoError;
  for (;;) {
    Value view = new_memoryview(ts, room);
    if (!view) return kIoError;
    Value got = call_named(ts, raw, "readinto", view);
    if (!got) {
      if (retry_interrupted(ts)) continue;
      return kIoError;
    }
    if (got.is_none()) return kWouldBlock;
    int64_t count;
    if (!to_index_i64(ts, got, &count)) return kIoError;
    if (count < 0 || static_cast<size_t>(count) > size) {
      raise(ts, ts.rt.exc.OSError, "raw readinto() returned invalid length %lld (should have been between 0 and %zu)",
            count, size);
      return kIoError;
    }
    std::memcpy(to, room->data, static_cast<size_t>(count));
    return count;
  }
}

int64_t script_write(ThreadState& ts, Value raw, const char* from, size_t size) {
  Bytes* bytes = new_bytes(ts, {from, size});
  if (!bytes) return kIoError;
  for (;;) {
    Value view = new_memoryview(ts, bytes);
    if (!view) return kIoError;
    Value done = call_method(ts, raw, ts.rt.names.write, {&view, 1});
    if (!done) {
      if (retry_interrupted(ts)) continue;
      return kIoError;
    }
    if (done.is_none()) return kWouldBlock;
    int64_t count;
    if (!to_index_i64(ts, done, &count)) return kIoError;
    if (count < 0 || static_cast<size_t>(count) > size) {
      raise(ts, ts.rt.exc.OSError, "raw write() returned invalid length %lld (should have been between 0 and %zu)",
            count, size);
      return kIoError;
    }
    return count;
  }
}

bool raise_would_block(ThreadState& ts, size_t written) {
  Tuple* args = new_tuple(ts, 3);
  if (!args) return false;
  args->items[0] = Value::small_int(EAGAIN);
  args->items[1] = Value(new_str(ts, "write could not complete without blocking"));
  args->items[2] = Value::small_int(static_cast<int64_t>(written));
  Value error = call_dict(ts, Value(ts.rt.exc.BlockingIOError), args, nullptr);
  if (error) raise_exception(ts, error);
  return false;
}

// Writes all of [from, from + size), counting in *done. kWouldBlock or kIoError when it stops early, else 0.
int64_t write_fully(ThreadState& ts, StreamBuffer& b, Value raw, const char* from, size_t size, size_t* done) {
  *done = 0;
  while (*done < size) {
    int64_t n;
    if (b.file) {
      if (!check_open(ts, b.file)) return kIoError;
      n = raw_write(ts, b.file, from + *done, size - *done);
    } else {
      n = script_write(ts, raw, from + *done, size - *done);
    }
    if (n < 0) return n;
    *done += static_cast<size_t>(n);
    if (b.raw_at >= 0) b.raw_at += n;
  }
  return 0;
}

}  // namespace

int64_t stream_raw_read(ThreadState& ts, StreamBuffer& b, Value raw, char* to, size_t size) {
  int64_t got;
  if (b.file) {
    if (!check_open(ts, b.file)) return kIoError;
    got = raw_read(ts, b.file, to, size);
  } else {
    got = script_read(ts, raw, to, size);
  }
  if (got > 0 && b.raw_at >= 0) b.raw_at += got;
  return got;
}

int64_t stream_fill(ThreadState& ts, StreamBuffer& b, Value raw) {
  if (!b.in) b.in.reset(new char[b.size]);
  if (b.in_at) {
    std::memmove(b.in.get(), b.in.get() + b.in_at, b.ahead());
    b.in_end -= b.in_at;
    b.in_at = 0;
  }
  ++b.fills;
  int64_t got = stream_raw_read(ts, b, raw, b.in.get() + b.in_end, b.size - b.in_end);
  if (got > 0) b.in_end += static_cast<size_t>(got);
  return got;
}

bool stream_flush_writes(ThreadState& ts, StreamBuffer& b, Value raw) {
  if (!b.out_used) return true;
  size_t done;
  int64_t result = write_fully(ts, b, raw, b.out.get(), b.out_used, &done);
  std::memmove(b.out.get(), b.out.get() + done, b.out_used - done);
  b.out_used -= done;
  if (result == kWouldBlock) return raise_would_block(ts, 0);
  return result == 0;
}

void stream_drop_ahead(StreamBuffer& b) {
  b.in_at = b.in_end = 0;
  ++b.fills;
}

int64_t stream_raw_seek(ThreadState& ts, StreamBuffer& b, Value raw, int64_t offset, int whence) {
  int64_t at;
  b.raw_at = -1;
  if (b.file) {
    if (!check_open(ts, b.file)) return -1;
    at = raw_seek(ts, b.file, offset, whence);
  } else {
    Value result = call_named(ts, raw, "seek", new_int(ts, offset), Value::small_int(whence));
    if (!result || !to_index_i64(ts, result, &at)) return -1;
    if (at < 0) raise(ts, ts.rt.exc.OSError, "Raw stream returned invalid position %lld", at);
  }
  return b.raw_at = at < 0 ? -1 : at;
}

int64_t stream_raw_tell(ThreadState& ts, StreamBuffer& b, Value raw) {
  if (b.file) return stream_raw_seek(ts, b, raw, 0, SEEK_CUR);
  b.raw_at = -1;
  Value result = call_named(ts, raw, "tell");
  int64_t at;
  if (!result || !to_index_i64(ts, result, &at)) return -1;
  if (at < 0) raise(ts, ts.rt.exc.OSError, "Raw stream returned invalid position %lld", at);
  return b.raw_at = at < 0 ? -1 : at;
}

bool stream_settle(ThreadState& ts, StreamBuffer& b, Value raw) {
  if (!stream_flush_writes(ts, b, raw)) return false;
  int64_t back = static_cast<int64_t>(b.ahead());
  if (back && b.readable && b.writable && stream_raw_seek(ts, b, raw, -back, SEEK_CUR) < 0) return false;
  if (b.writable) stream_drop_ahead(b);
  return true;
}

bool stream_read_all(ThreadState& ts, StreamBuffer& b, Value raw, std::string* out, bool* blocked) {
  *blocked = false;
  out->append(b.in.get() + b.in_at, b.ahead());
  stream_drop_ahead(b);
  if (!b.file) {
    Value all = get_attribute_or_empty(ts, raw, intern(ts, "readall"));
    if (!all && ts.has_error()) return false;
    if (all) {
      Value rest = call(ts, all, nullptr, 0);
      if (!rest) return false;
      if (rest.is_none()) return *blocked = true;
      if (!is_kind(rest, Kind::Bytes)) return raise_type_error(ts, "readall() should return bytes"), false;
      out->append(rest.as<Bytes>()->view());
      b.raw_at = -1;
      return true;
    }
  }
  size_t step = static_cast<size_t>(kDefaultBufferSize);
  struct stat info;
  if (b.file && b.file->fd >= 0 && fstat(b.file->fd, &info) == 0 && S_ISREG(info.st_mode)) {
    int64_t at = ::lseek(b.file->fd, 0, SEEK_CUR);
    if (at >= 0 && info.st_size > at) step = static_cast<size_t>(info.st_size - at) + 1;
  }
  for (;;) {
    size_t used = out->size();
    out->resize(used + step);
    int64_t got = stream_raw_read(ts, b, raw, out->data() + used, step);
    out->resize(used + static_cast<size_t>(std::max<int64_t>(got, 0)));
    if (got == kIoError) return false;
    if (got == kWouldBlock) return *blocked = true;
    if (!got) return true;
    step = std::max<size_t>(out->size() / 2, static_cast<size_t>(kDefaultBufferSize));
  }
}

bool stream_write(ThreadState& ts, StreamBuffer& b, Value raw, std::string_view bytes) {
  if (b.ahead() && !stream_settle(ts, b, raw)) return false;
  if (!b.out) b.out.reset(new char[b.size]);
  if (bytes.size() > b.size - b.out_used) {
    // Fills the buffer first, so that writes are of whole buffers.
    size_t done;
    if (b.out_used) {
      int64_t result = write_fully(ts, b, raw, b.out.get(), b.out_used, &done);
      std::memmove(b.out.get(), b.out.get() + done, b.out_used - done);
      b.out_used -= done;
      if (result == kIoError) return false;
      if (result == kWouldBlock) {
        size_t room = std::min(b.size - b.out_used, bytes.size());
        std::memcpy(b.out.get() + b.out_used, bytes.data(), room);
        b.out_used += room;
        return room == bytes.size() || raise_would_block(ts, room);
      }
    }
    if (bytes.size() >= b.size) {
      size_t whole = bytes.size() - bytes.size() % b.size;
      int64_t result = write_fully(ts, b, raw, bytes.data(), whole, &done);
      if (result == kIoError) return false;
      bytes.remove_prefix(done);
      if (result == kWouldBlock) {
        size_t room = std::min(b.size, bytes.size());
        std::memcpy(b.out.get(), bytes.data(), room);
        b.out_used = room;
        return room == bytes.size() || raise_would_block(ts, done + room);
      }
    }
  }
  std::memcpy(b.out.get() + b.out_used, bytes.data(), bytes.size());
  b.out_used += bytes.size();
  return true;
}

}  // namespace adder
