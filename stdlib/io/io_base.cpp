// io_base.cpp: the base classes _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase: what every stream can do in terms
// of the methods a subclass writes. They have no native layout, so scripts mix them freely.
#include "stdlib/io/io_support.h"

namespace adder {

namespace {

constexpr const char* kClosedMark = "__IOBase_closed";

template <const char* kName>
Value unsupported(ThreadState& ts, Value*, uint32_t) {
  return raise_unsupported(ts, kName);
}
constexpr char kSeek[] = "seek", kTruncate[] = "truncate", kFileno[] = "fileno", kDetach[] = "detach", kRead[] = "read",
               kRead1[] = "read1", kWrite[] = "write", kReadline[] = "readline";

Value base_tell(ThreadState& ts, Value* a, uint32_t) {
  return call_named(ts, a[0], "seek", Value::small_int(0), Value::small_int(1));
}

bool marked_closed(ThreadState& ts, Value self) {
  return bool(get_attribute_or_empty(ts, self, intern(ts, kClosedMark)));
}

Value base_closed_get(ThreadState& ts, Value self) {
  bool closed = marked_closed(ts, self);
  return ts.has_error() ? Value() : Value::boolean(closed);
}

Value base_flush(ThreadState& ts, Value* a, uint32_t) {
  bool closed = marked_closed(ts, a[0]);
  if (ts.has_error()) return {};
  return closed ? raise_closed(ts) : kNone;
}

Value base_close(ThreadState& ts, Value* a, uint32_t) {
  bool closed = marked_closed(ts, a[0]);
  if (ts.has_error()) return {};
  if (closed) return kNone;
  Value flushed = call_method(ts, a[0], ts.rt.names.flush);
  ExceptionObject* error = flushed ? nullptr : take_error(ts);
  if (!set_attribute(ts, a[0], intern(ts, kClosedMark), kTrue)) return {};
  if (error) {
    restore_error(ts, error);
    return {};
  }
  return kNone;
}

Value base_false(ThreadState&, Value*, uint32_t) {
  return kFalse;
}

Value base_isatty(ThreadState& ts, Value* a, uint32_t) {
  return check_not_closed(ts, a[0]) ? kFalse : Value();
}

Value base_check_closed(ThreadState& ts, Value* a, uint32_t) {
  return check_not_closed(ts, a[0]) ? kNone : Value();
}

Value check_flag(ThreadState& ts, Value self, const char* name, const char* message) {
  Value v = call_named(ts, self, name);
  if (!v) return {};
  return v.is_true() ? v : raise_unsupported(ts, message);
}
Value base_check_seekable(ThreadState& ts, Value* a, uint32_t) {
  return check_flag(ts, a[0], "seekable", "File or stream is not seekable.");
}
Value base_check_readable(ThreadState& ts, Value* a, uint32_t) {
  return check_flag(ts, a[0], "readable", "File or stream is not readable.");
}
Value base_check_writable(ThreadState& ts, Value* a, uint32_t) {
  return check_flag(ts, a[0], "writable", "File or stream is not writable.");
}

Value base_enter(ThreadState& ts, Value* a, uint32_t) {
  return check_not_closed(ts, a[0]) ? a[0] : Value();
}
Value base_exit(ThreadState& ts, Value* a, uint32_t) {
  return call_method(ts, a[0], ts.rt.names.close);
}

// How much to read next when peeking: up to and with the newline.
bool peek_line(ThreadState& ts, Value self, int64_t left, int64_t* count) {
  Value ahead = call_named(ts, self, "peek", Value::small_int(1));
  if (!ahead) return false;
  if (!is_kind(ahead, Kind::Bytes)) {
    raise(ts, ts.rt.exc.OSError, "peek() should have returned a bytes object, not '%T'", ahead);
    return false;
  }
  std::string_view view = ahead.as<Bytes>()->view();
  *count = 1;
  if (view.empty()) return true;
  if (left >= 0 && static_cast<size_t>(left) < view.size()) view = view.substr(0, static_cast<size_t>(left));
  size_t newline = view.find('\n');
  *count = static_cast<int64_t>(newline == std::string_view::npos ? view.size() : newline + 1);
  return true;
}

Value base_readline(ThreadState& ts, Value* a, uint32_t) {
  int64_t limit;
  if (!optional_size(ts, a[1], &limit)) return {};
  Value peek = get_attribute_or_empty(ts, a[0], intern(ts, "peek"));
  if (!peek && ts.has_error()) return {};
  std::string line;
  while (limit < 0 || static_cast<int64_t>(line.size()) < limit) {
    int64_t count = 1;
    if (peek && !peek_line(ts, a[0], limit < 0 ? -1 : limit - static_cast<int64_t>(line.size()), &count)) {
      if (retry_interrupted(ts)) continue;
      return {};
    }
    Value part = call_named(ts, a[0], "read", Value::small_int(count));
    if (!part) {
      if (retry_interrupted(ts)) continue;
      return {};
    }
    if (!is_kind(part, Kind::Bytes))
      return raise(ts, ts.rt.exc.OSError, "read() should have returned a bytes object, not '%T'", part);
    std::string_view view = part.as<Bytes>()->view();
    if (view.empty()) break;
    line += view;
    if (line.back() == '\n') break;
  }
  return new_bytes(ts, line);
}

Value base_iter(ThreadState& ts, Value* a, uint32_t) {
  return check_not_closed(ts, a[0]) ? a[0] : Value();
}

Value base_next(ThreadState& ts, Value* a, uint32_t) {
  Value line = call_method(ts, a[0], ts.rt.names.readline);
  if (!line) return {};
  int64_t size = length(ts, line);
  if (size < 0) return {};
  return size ? line : raise_stop_iteration(ts, Value());
}

Value base_readlines(ThreadState& ts, Value* a, uint32_t) {
  int64_t hint;
  if (!optional_size(ts, a[1], &hint)) return {};
  List* lines = new_list(ts);
  if (!lines) return {};
  int64_t total = 0;
  bool ok = for_each(ts, a[0], [&](Value line) {
    if (!list_append(ts, lines, line)) return false;
    if (hint <= 0) return true;
    int64_t size = length(ts, line);
    if (size < 0) return false;
    total += size;
    return total <= hint && total != hint;
  });
  return ok || !ts.has_error() ? Value(lines) : Value();
}

Value base_writelines(ThreadState& ts, Value* a, uint32_t) {
  if (!check_not_closed(ts, a[0])) return {};
  bool ok = for_each(ts, a[1], [&](Value line) {
    for (;;) {
      if (call_method(ts, a[0], ts.rt.names.write, {&line, 1})) return true;
      if (!retry_interrupted(ts)) return false;
    }
  });
  return ok ? kNone : Value();
}

// --- _RawIOBase

Value raw_base_read(ThreadState& ts, Value* a, uint32_t) {
  int64_t size;
  if (!optional_size(ts, a[1], &size)) return {};
  if (size < 0) return call_named(ts, a[0], "readall");
  ByteArray* room = new_bytearray(ts, {});
  if (!room || !bytearray_resize(ts, room, static_cast<size_t>(size))) return {};
  Value got = call_named(ts, a[0], "readinto", room);
  if (!got || got.is_none()) return got;
  int64_t count;
  if (!to_index_i64(ts, got, &count)) return {};
  if (count < 0 || count > size)
    return raise_value_error(ts, "readinto returned %lld outside buffer size %lld", count, size);
  return new_bytes(ts, {room->data, static_cast<size_t>(count)});
}

Value raw_base_readall(ThreadState& ts, Value* a, uint32_t) {
  std::string all;
  for (bool first = true;; first = false) {
    Value part = call_named(ts, a[0], "read", Value::small_int(kDefaultBufferSize));
    if (!part) {
      if (retry_interrupted(ts)) continue;
      return {};
    }
    if (part.is_none()) {
      if (first && all.empty()) return kNone;
      break;
    }
    if (!is_kind(part, Kind::Bytes)) return raise_type_error(ts, "read() should return bytes");
    if (!part.as<Bytes>()->size) break;
    all += part.as<Bytes>()->view();
  }
  return new_bytes(ts, all);
}

// --- _BufferedIOBase

template <bool kOnce>
Value buffered_base_readinto(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  if (!readinto_target(ts, a[1], &view)) return {};
  Value part = call_named(ts, a[0], kOnce ? "read1" : "read", Value::small_int(static_cast<int64_t>(view.bytes)));
  if (!part) return {};
  if (!is_kind(part, Kind::Bytes)) return raise_type_error(ts, "read() should return bytes");
  std::string_view data = part.as<Bytes>()->view();
  if (data.size() > view.bytes)
    return raise_value_error(ts, "read() returned too much data: %zu bytes requested, %zu returned", view.bytes,
                             data.size());
  std::memcpy(view.data, data.data(), data.size());
  return Value::small_int(static_cast<int64_t>(data.size()));
}

Value none_get(ThreadState&, Value) {
  return kNone;
}

NativeDef io_base_methods[] = {
    {"seek(self, /, *args)", "Change the stream position to the given byte offset.", unsupported<kSeek>},
    {"tell(self, /)", "Return current stream position.", base_tell},
    {"truncate(self, /, *args)", "Truncate file to size bytes.", unsupported<kTruncate>},
    {"flush(self, /)", "Flush write buffers, if applicable.", base_flush},
    {"close(self, /)", "Flush and close the IO object.\n\nThis method has no effect if the file is already closed.",
     base_close},
    {"seekable(self, /)", "Return whether object supports random access.", base_false},
    {"readable(self, /)", "Return whether object was opened for reading.", base_false},
    {"writable(self, /)", "Return whether object was opened for writing.", base_false},
    {"_checkClosed(self, /, *args)", nullptr, base_check_closed},
    {"_checkSeekable(self, /, *args)", nullptr, base_check_seekable},
    {"_checkReadable(self, /, *args)", nullptr, base_check_readable},
    {"_checkWritable(self, /, *args)", nullptr, base_check_writable},
    {"fileno(self, /)", "Return the underlying file descriptor if one exists.", unsupported<kFileno>},
    {"isatty(self, /)", "Return whether this is an 'interactive' stream.", base_isatty},
    {"__enter__(self, /)", nullptr, base_enter},
    {"__exit__(self, /, *args)", nullptr, base_exit},
    {"readline(self, size=-1, /)",
     "Read and return a line from the stream.\n\nIf size is specified, at most size bytes will be read.",
     base_readline},
    {"__iter__(self, /)", "Implement iter(self).", base_iter},
    {"__next__(self, /)", "Implement next(self).", base_next},
    {"readlines(self, hint=-1, /)", "Return a list of lines from the stream.", base_readlines},
    {"writelines(self, lines, /)", "Write a list of lines to stream.\n\nLine separators are not added.",
     base_writelines},
    {nullptr, nullptr, nullptr}};

const NativeGetSet io_base_getsets[] = {{"closed", nullptr, base_closed_get, nullptr},
                                        {nullptr, nullptr, nullptr, nullptr}};

NativeDef raw_base_methods[] = {{"read(self, size=-1, /)", nullptr, raw_base_read},
                                {"readall(self, /)", "Read until EOF, using multiple read() call.", raw_base_readall},
                                {nullptr, nullptr, nullptr}};

NativeDef buffered_base_methods[] = {
    {"detach(self, /)", "Disconnect this buffer from its underlying raw stream and return it.", unsupported<kDetach>},
    {"read(self, /, *args)", "Read and return up to n bytes.", unsupported<kRead>},
    {"read1(self, /, *args)", "Read and return up to n bytes, with at most one read() call to the raw stream.",
     unsupported<kRead1>},
    {"readinto(self, buffer, /)", nullptr, buffered_base_readinto<false>},
    {"readinto1(self, buffer, /)", nullptr, buffered_base_readinto<true>},
    {"write(self, /, *args)", "Write the given buffer to the IO stream.", unsupported<kWrite>},
    {nullptr, nullptr, nullptr}};

NativeDef text_base_methods[] = {
    {"detach(self, /)", "Separate the underlying buffer from the TextIOBase and return it.", unsupported<kDetach>},
    {"read(self, /, *args)", "Read at most n characters from stream.", unsupported<kRead>},
    {"readline(self, /, *args)", "Read until newline or EOF.", unsupported<kReadline>},
    {"write(self, /, *args)", "Write string to stream.", unsupported<kWrite>},
    {nullptr, nullptr, nullptr}};

const NativeGetSet text_base_getsets[] = {{"encoding", "Encoding of the text stream.", none_get, nullptr},
                                          {"newlines", "Line endings translated so far.", none_get, nullptr},
                                          {"errors", "The error setting of the decoder or encoder.", none_get, nullptr},
                                          {nullptr, nullptr, nullptr, nullptr}};

constexpr uint32_t kFlags = kTypeInstancesHaveDict | kTypeWeakrefable;

}  // namespace

const NativeType kIoBaseType = {
    "_io._IOBase",   "The abstract base class for all I/O classes, acting on streams of bytes.",
    io_base_methods, io_base_getsets,
    Kind::Instance,  0,
    kFlags};
const NativeType kRawBaseType = {
    "_io._RawIOBase", "Base class for raw binary I/O.", raw_base_methods, nullptr, Kind::Instance, 0, kFlags};
const NativeType kBufferedBaseType = {"_io._BufferedIOBase",
                                      "Base class for buffered IO objects.",
                                      buffered_base_methods,
                                      nullptr,
                                      Kind::Instance,
                                      0,
                                      kFlags};
const NativeType kTextBaseType = {
    "_io._TextIOBase", "Base class for text I/O.", text_base_methods, text_base_getsets, Kind::Instance, 0, kFlags};

}  // namespace adder
