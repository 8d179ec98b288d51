// buffered.cpp: BufferedReader, BufferedWriter and BufferedRandom: construction, writing, positions, closing.
#include <unistd.h>

#include "stdlib/io/buffered_methods.h"

namespace adder {

bool buffered_live(ThreadState& ts, Value self) {
  Buffered* s = as_buffered(self);
  if (s->buffer && s->raw) return true;
  if (s->detached)
    raise_value_error(ts, "raw stream has been detached");
  else
    raise_uninitialized(ts);
  return false;
}

int buffered_is_closed(ThreadState& ts, Value self) {
  Buffered* s = as_buffered(self);
  return s->buffer->file ? s->buffer->file->fd < 0 : is_closed(ts, s->raw);
}

bool buffered_open(ThreadState& ts, Value self, const char* message) {
  if (!buffered_live(ts, self)) return false;
  int closed = buffered_is_closed(ts, self);
  if (closed > 0) raise_value_error(ts, "%s", message);
  return closed == 0;
}

namespace {

bool require(ThreadState& ts, Value raw, const char* method, const char* message) {
  int yes = call_flag(ts, raw, method);
  if (yes == 0) raise_unsupported(ts, message);
  return yes > 0;
}

Value init_stream(ThreadState& ts, Value* a, bool readable, bool writable) {
  Buffered* s = as_buffered(a[0]);
  stream_release(std::exchange(s->buffer, nullptr));
  s->raw = Value();
  s->detached = false;
  int64_t size = kDefaultBufferSize;
  if (a[2] && !to_index_i64(ts, a[2], &size)) return {};
  Value raw = a[1];
  if (readable && writable && !require(ts, raw, "seekable", "File or stream is not seekable.")) return {};
  if (readable && !require(ts, raw, "readable", "File or stream is not readable.")) return {};
  if (writable && !require(ts, raw, "writable", "File or stream is not writable.")) return {};
  if (size <= 0) return raise_value_error(ts, "buffer size must be strictly positive");
  s->buffer = new StreamBuffer();
  s->buffer->readable = readable;
  s->buffer->writable = writable;
  s->buffer->size = static_cast<size_t>(size);
  if (is_plain(raw, kFileIOType)) {
    s->buffer->file = raw.as<FileIO>()->file;
    ++s->buffer->file->users;
    if (raw_is_seekable(s->buffer->file)) s->buffer->raw_at = ::lseek(s->buffer->file->fd, 0, SEEK_CUR);
  }
  s->raw = raw;
  return kNone;
}

Value reader_init(ThreadState& ts, Value* a, uint32_t) {
  return init_stream(ts, a, true, false);
}
Value writer_init(ThreadState& ts, Value* a, uint32_t) {
  return init_stream(ts, a, false, true);
}
Value random_init(ThreadState& ts, Value* a, uint32_t) {
  return init_stream(ts, a, true, true);
}

Value buffered_write(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_live(ts, a[0])) return {};
  BufferView view;
  if (!get_buffer(ts, a[1], &view)) return {};
  if (!buffered_open(ts, a[0], "write to closed file")) return {};
  Buffered* s = as_buffered(a[0]);
  if (!stream_append(*s->buffer, view.data, view.bytes)) {
    StreamLock lock(ts, *s->buffer, a[0]);
    if (!lock.ok() || !stream_write(ts, *s->buffer, s->raw, {view.data, view.bytes})) return {};
  }
  return Value::small_int(static_cast<int64_t>(view.bytes));
}

Value buffered_flush(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_open(ts, a[0], "flush of closed file")) return {};
  Buffered* s = as_buffered(a[0]);
  if (!s->buffer->writable) return call_method(ts, s->raw, ts.rt.names.flush);
  StreamLock lock(ts, *s->buffer, a[0]);
  return lock.ok() && stream_settle(ts, *s->buffer, s->raw) ? kNone : Value();
}

Value buffered_tell(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_live(ts, a[0])) return {};
  Buffered* s = as_buffered(a[0]);
  StreamBuffer& b = *s->buffer;
  StreamLock lock(ts, b, a[0]);
  if (!lock.ok()) return {};
  int64_t at = stream_raw_tell(ts, b, s->raw);
  if (at < 0) return {};
  return new_int(ts, at - static_cast<int64_t>(b.ahead()) + static_cast<int64_t>(b.out_used));
}

// Moves inside the read-ahead when it can.
Value buffered_seek(ThreadState& ts, Value* a, uint32_t) {
  int64_t target, whence = 0;
  if (!buffered_live(ts, a[0]) || (a[2] && !to_index_i64(ts, a[2], &whence))) return {};
  if (whence < 0 || whence > 4) return raise_value_error(ts, "whence value %lld unsupported", whence);
  if (!buffered_open(ts, a[0], "seek of closed file")) return {};
  Buffered* s = as_buffered(a[0]);
  StreamBuffer& b = *s->buffer;
  int seekable = b.file ? raw_is_seekable(b.file) : call_flag(ts, s->raw, "seekable");
  if (seekable < 0) return {};
  if (!seekable) return raise_unsupported(ts, "File or stream is not seekable.");
  if (!to_index_i64(ts, a[1], &target)) return {};
  StreamLock lock(ts, b, a[0]);
  if (!lock.ok()) return {};
  if (b.readable && whence <= 1 && b.ahead()) {
    int64_t raw_at = b.raw_at >= 0 ? b.raw_at : stream_raw_tell(ts, b, s->raw);
    if (raw_at < 0) return {};
    int64_t here = raw_at - static_cast<int64_t>(b.ahead());
    int64_t move = whence == 0 ? target - here : target;
    if (move >= -static_cast<int64_t>(b.in_at) && move <= static_cast<int64_t>(b.ahead())) {
      b.in_at = static_cast<size_t>(static_cast<int64_t>(b.in_at) + move);
      return new_int(ts, here + move);
    }
  }
  if (b.writable && !stream_flush_writes(ts, b, s->raw)) return {};
  if (whence == 1) target -= static_cast<int64_t>(b.ahead());
  int64_t at = stream_raw_seek(ts, b, s->raw, target, static_cast<int>(whence));
  if (at < 0) return {};
  stream_drop_ahead(b);
  return new_int(ts, at);
}

Value buffered_truncate(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_open(ts, a[0], "truncate of closed file")) return {};
  Buffered* s = as_buffered(a[0]);
  if (!s->buffer->writable) return raise_unsupported(ts, "truncate");
  StreamLock lock(ts, *s->buffer, a[0]);
  if (!lock.ok() || !stream_settle(ts, *s->buffer, s->raw)) return {};
  s->buffer->raw_at = -1;
  return call_named(ts, s->raw, "truncate", a[1] ? a[1] : kNone);
}

Value buffered_close(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_live(ts, a[0])) return {};
  Buffered* s = as_buffered(a[0]);
  int closed = buffered_is_closed(ts, a[0]);
  if (closed < 0) return {};
  if (closed) return kNone;
  ExceptionObject* error = call_method(ts, a[0], ts.rt.names.flush) ? nullptr : take_error(ts);
  Value result = call_method(ts, s->raw, ts.rt.names.close);
  s->buffer->out_used = 0;
  if (!error) return result;
  if (!result) {
    ExceptionObject* second = take_error(ts);
    if (second && !second->context) second->context = Value(error);
    error = second;
  }
  restore_error(ts, error);
  return {};
}

Value buffered_detach(ThreadState& ts, Value* a, uint32_t) {
  if (!buffered_live(ts, a[0]) || !call_method(ts, a[0], ts.rt.names.flush)) return {};
  Buffered* s = as_buffered(a[0]);
  s->detached = true;
  return std::exchange(s->raw, Value());
}

template <const char* kName>
Value forward(ThreadState& ts, Value* a, uint32_t) {
  return buffered_live(ts, a[0]) ? call_named(ts, as_buffered(a[0])->raw, kName) : Value();
}
constexpr char kSeekable[] = "seekable", kReadable[] = "readable", kWritable[] = "writable", kFileno[] = "fileno",
               kIsatty[] = "isatty";

Value buffered_repr(ThreadState& ts, Value* a, uint32_t) {
  return repr_named(ts, a[0], "");
}
Value buffered_sizeof(ThreadState&, Value* a, uint32_t) {
  Buffered* s = as_buffered(a[0]);
  return Value::small_int(static_cast<int64_t>(sizeof(Buffered) + (s->buffer ? s->buffer->size : 0)));
}
Value buffered_no_warning(ThreadState&, Value*, uint32_t) {
  return kNone;
}

Value closed_get(ThreadState& ts, Value self) {
  if (!buffered_live(ts, self)) return {};
  int closed = buffered_is_closed(ts, self);
  return closed < 0 ? Value() : Value::boolean(closed);
}
Value raw_get(ThreadState& ts, Value self) {
  if (Value raw = as_buffered(self)->raw) return raw;
  return as_buffered(self)->detached ? kNone : raise_attribute_error(ts, self, intern(ts, "raw"));
}
Value name_get(ThreadState& ts, Value self) {
  return buffered_live(ts, self) ? get_attribute(ts, as_buffered(self)->raw, ts.rt.names.name) : Value();
}
Value mode_get(ThreadState& ts, Value self) {
  return buffered_live(ts, self) ? get_attribute(ts, as_buffered(self)->raw, ts.rt.names.mode) : Value();
}

void trace_buffered(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Buffered*>(cell)->raw);
}
void finalize_buffered(Cell* cell) {
  stream_release(std::exchange(static_cast<Buffered*>(cell)->buffer, nullptr));
}

#define ADDER_BUFFERED_METHODS                                                                                       \
  {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",    \
   stream_new},                                                                                                      \
      {"flush(self, /)", nullptr, buffered_flush}, {"close(self, /)", nullptr, buffered_close},                      \
      {"detach(self, /)", nullptr, buffered_detach}, {"seekable(self, /)", nullptr, forward<kSeekable>},             \
      {"fileno(self, /)", nullptr, forward<kFileno>}, {"isatty(self, /)", nullptr, forward<kIsatty>},                \
      {"seek(self, target, whence=0, /)", nullptr, buffered_seek}, {"tell(self, /)", nullptr, buffered_tell},        \
      {"truncate(self, pos=None, /)", nullptr, buffered_truncate},                                                   \
      {"__repr__(self, /)", "Return repr(self).", buffered_repr}, {"__sizeof__(self, /)", nullptr, buffered_sizeof}, \
      {"_dealloc_warn(self, source, /)", nullptr, buffered_no_warning},                                              \
      {"__reduce_ex__(self, protocol, /)", nullptr, refuse_pickle}, {                                                \
    "__getstate__(self, /)", nullptr, refuse_pickle                                                                  \
  }
#define ADDER_BUFFERED_READING                                                                                         \
  {"readable(self, /)", nullptr, forward<kReadable>}, {"read(self, size=-1, /)", nullptr, buffered_read},              \
      {"read1(self, size=-1, /)", nullptr, buffered_read1}, {"readinto(self, buffer, /)", nullptr, buffered_readinto}, \
      {"readinto1(self, buffer, /)", nullptr, buffered_readinto1}, {"peek(self, size=0, /)", nullptr, buffered_peek},  \
      {"readline(self, size=-1, /)", nullptr, buffered_readline}, {                                                    \
    "__iter__(self, /)", "Implement iter(self).", buffered_iter                                                        \
  }
#define ADDER_BUFFERED_WRITING                          \
  {"writable(self, /)", nullptr, forward<kWritable>}, { \
    "write(self, buffer, /)", nullptr, buffered_write   \
  }

NativeDef reader_methods[] = {{"__init__(self, raw, buffer_size=8192)", "Create a new buffered reader.", reader_init},
                              ADDER_BUFFERED_METHODS,
                              ADDER_BUFFERED_READING,
                              {nullptr, nullptr, nullptr}};
NativeDef writer_methods[] = {{"__init__(self, raw, buffer_size=8192)", "Create a new buffered writer.", writer_init},
                              ADDER_BUFFERED_METHODS,
                              ADDER_BUFFERED_WRITING,
                              {nullptr, nullptr, nullptr}};
NativeDef random_methods[] = {
    {"__init__(self, raw, buffer_size=8192)", "Create a new buffered random stream.", random_init},
    ADDER_BUFFERED_METHODS,
    ADDER_BUFFERED_READING,
    ADDER_BUFFERED_WRITING,
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"closed", nullptr, closed_get, nullptr},
                                 {"raw", nullptr, raw_get, readonly_member},
                                 {"name", nullptr, name_get, nullptr},
                                 {"mode", nullptr, mode_get, nullptr},
                                 {nullptr, nullptr, nullptr, nullptr}};
constexpr uint32_t kFlags = kTypeInstancesHaveDict | kTypeWeakrefable;

}  // namespace

const NativeType kBufferedReaderType = {"_io.BufferedReader",
                                        "Create a new buffered reader using the given readable raw IO object.",
                                        reader_methods,
                                        kGetSets,
                                        Kind::Native,
                                        sizeof(Buffered),
                                        kFlags,
                                        buffered_next,
                                        trace_buffered,
                                        finalize_buffered};
const NativeType kBufferedWriterType = {"_io.BufferedWriter",
                                        "A buffer for a writeable sequential RawIO object.",
                                        writer_methods,
                                        kGetSets,
                                        Kind::Native,
                                        sizeof(Buffered),
                                        kFlags,
                                        nullptr,
                                        trace_buffered,
                                        finalize_buffered};
const NativeType kBufferedRandomType = {"_io.BufferedRandom",
                                        "A buffered interface to random access streams.",
                                        random_methods,
                                        kGetSets,
                                        Kind::Native,
                                        sizeof(Buffered),
                                        kFlags,
                                        buffered_next,
                                        trace_buffered,
                                        finalize_buffered};

}  // namespace adder
