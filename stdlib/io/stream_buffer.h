// stream_buffer.h: the bytes between a buffered stream and its raw stream.
//
// Outside the heap and counted, like RawFile: the Buffered* cell and a text stream over it share one, and the last to
// die writes what is pending, without touching other cells. Over a plain FileIO (`file` set) everything is native; over
// any other raw stream its methods are called.
// A stream that reads and writes holds either read-ahead or pending writes, never both; the raw position then follows.
// Must stay true: the fields change only with the GIL held; while `owner` is set that thread may be inside a system
// call without it, and nobody else touches the buffer.
#pragma once

#include <mutex>

#include "stdlib/io/raw_file.h"

namespace adder {

struct StreamBuffer {
  RawFile* file = nullptr;
  bool readable = false, writable = false;
  size_t size = 0;  // of each of the two buffers, made at first use
  std::unique_ptr<char[]> in, out;
  size_t in_at = 0, in_end = 0;  // read-ahead
  size_t out_used = 0;           // pending writes
  int64_t raw_at = -1;           // position of the raw stream, -1: unknown
  uint64_t fills = 0;            // counts changes of `in`, for who keeps facts about its contents
  uint32_t users = 1;
  std::mutex mutex;
  ThreadState* owner = nullptr;

  size_t ahead() const { return in_end - in_at; }
};
void stream_release(StreamBuffer* buffer);

// A BufferedReader, BufferedWriter or BufferedRandom.
struct Buffered : Cell {
  Value raw;             // empty once detached
  StreamBuffer* buffer;  // null before __init__
  bool detached;
  bool closing;
};

// Holds the buffer for operations that may leave the GIL. ok() is false with RuntimeError pending when this thread
// already holds it (a signal handler that uses the stream it interrupted).
class StreamLock {
 public:
  StreamLock(ThreadState& ts, StreamBuffer& buffer, Value self);
  ~StreamLock();
  bool ok() const { return held_; }
  StreamLock(const StreamLock&) = delete;

 private:
  StreamBuffer& buffer_;
  bool held_ = false;
};

// --- with the lock held. `raw` is the raw stream, used when the buffer has no file.

// One read of the raw stream: bytes got, 0 at the end, kIoError or kWouldBlock.
int64_t stream_raw_read(ThreadState& ts, StreamBuffer& b, Value raw, char* to, size_t size);
// Moves the read-ahead to the front and reads once behind it. As stream_raw_read.
int64_t stream_fill(ThreadState& ts, StreamBuffer& b, Value raw);
// Writes what is pending. False with an exception pending (BlockingIOError when the raw stream would block).
bool stream_flush_writes(ThreadState& ts, StreamBuffer& b, Value raw);
// Pending writes out, read-ahead dropped with the raw stream moved back to where the reader is.
bool stream_settle(ThreadState& ts, StreamBuffer& b, Value raw);
int64_t stream_raw_seek(ThreadState& ts, StreamBuffer& b, Value raw, int64_t offset, int whence);  // -1: error
int64_t stream_raw_tell(ThreadState& ts, StreamBuffer& b, Value raw);
void stream_drop_ahead(StreamBuffer& b);
// Appends to `out` until the end of the stream. False with an exception pending; *blocked when it would block.
bool stream_read_all(ThreadState& ts, StreamBuffer& b, Value raw, std::string* out, bool* blocked);
// Writes bytes through the buffer.
bool stream_write(ThreadState& ts, StreamBuffer& b, Value raw, std::string_view bytes);

// The fast path of writing, no lock needed: false when the bytes do not simply fit.
inline bool stream_append(StreamBuffer& b, const char* bytes, size_t count) {
  if (b.owner || !b.out || b.in_end != b.in_at || count > b.size - b.out_used) return false;
  std::memcpy(b.out.get() + b.out_used, bytes, count);
  b.out_used += count;
  return true;
}

}  // namespace adder
