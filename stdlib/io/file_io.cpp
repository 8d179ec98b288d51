// file_io.cpp: FileIO, the raw stream over a file descriptor.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "stdlib/io/io.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/raw_file.h"

namespace adder {

namespace {

FileIO* self_file(Value v) {
  return v.as<FileIO>();
}

// The open file, or null with an exception pending.
RawFile* open_file(ThreadState& ts, Value self) {
  RawFile* file = self_file(self)->file;
  if (file && file->fd >= 0) return file;
  raise_value_error(ts, "I/O operation on closed file");
  return nullptr;
}
RawFile* readable_file(ThreadState& ts, Value self) {
  RawFile* file = open_file(ts, self);
  if (!file || file->readable) return file;
  raise_unsupported(ts, "File not open for reading");
  return nullptr;
}
RawFile* writable_file(ThreadState& ts, Value self) {
  RawFile* file = open_file(ts, self);
  if (!file || file->writable) return file;
  raise_unsupported(ts, "File not open for writing");
  return nullptr;
}

// Sets the access booleans and gives the flags of open(2), -1 with an exception pending.
int parse_mode(ThreadState& ts, std::string_view mode, RawFile* file) {
  bool create = false, plus = false, found = false, bad = false, twice = false;
  int flags = 0;
  for (char c : mode) {
    if (c == 'b') continue;
    if (c == '+') {
      twice |= plus;
      plus = true;
      continue;
    }
    if (c != 'x' && c != 'r' && c != 'w' && c != 'a') {
      bad = true;
      break;
    }
    twice |= found;
    found = true;
    if (c == 'r')
      file->readable = true;
    else
      file->writable = true;
    if (c == 'x') create = true, flags |= O_EXCL | O_CREAT;
    if (c == 'w') flags |= O_CREAT | O_TRUNC;
    if (c == 'a') file->appending = true, flags |= O_APPEND | O_CREAT;
  }
  if (bad) return raise_value_error(ts, "invalid mode: %s", std::string(mode)), -1;
  if (!found || twice) {
    raise_value_error(ts, "Must have exactly one of create/read/write/append mode and at most one plus");
    return -1;
  }
  if (plus) file->readable = file->writable = true;
  file->created = create;
  flags |= file->readable && file->writable ? O_RDWR : file->readable ? O_RDONLY : O_WRONLY;
  return flags | O_CLOEXEC;
}

// The descriptor for `name` (a path): by open(2), or by the caller's opener. -1 with an exception pending.
int open_path(ThreadState& ts, Value name, Value opener, int flags) {
  if (opener && !opener.is_none()) {
    Value got = call_with(ts, opener, name, Value::small_int(flags));
    if (!got) return -1;
    if (!is_int_value(got)) return raise_type_error(ts, "expected integer from opener"), -1;
    int64_t fd;
    if (!to_i64(ts, got, &fd)) return -1;
    if (fd < 0) return raise_value_error(ts, "opener returned %lld", fd), -1;
    fcntl(static_cast<int>(fd), F_SETFD, FD_CLOEXEC);
    return static_cast<int>(fd);
  }
  std::string path;
  if (!path_to_bytes(ts, name, &path)) return -1;
  for (;;) {
    int fd;
    {
      BlockingScope blocking(ts);
      fd = ::open(path.c_str(), flags, 0666);
    }
    if (fd >= 0) return fd;
    if (errno != EINTR) return raise_errno(ts, errno, name), -1;
    if (!after_interrupt(ts)) return -1;
  }
}

// What the descriptor is: directories are refused, the block size is the file system's.
bool examine(ThreadState& ts, RawFile* file, Value name) {
  struct stat info;
  if (fstat(file->fd, &info) < 0) {
    if (errno == EBADF) return raise_errno(ts, errno), false;
    return true;
  }
  if (S_ISDIR(info.st_mode)) return raise_errno(ts, EISDIR, name), false;
  if (info.st_blksize > 1) file->block_size = info.st_blksize;
  return true;
}

bool close_descriptor(ThreadState& ts, FileIO* self) {
  RawFile* file = self->file;
  if (!file || file->fd < 0) return true;
  int fd = std::exchange(file->fd, -1);
  if (!file->close_fd) return true;
  int result;
  {
    BlockingScope blocking(ts);
    result = ::close(fd);
  }
  if (result < 0 && errno != EINTR) return raise_errno(ts, errno), false;
  return true;
}

Value file_init(ThreadState& ts, Value* a, uint32_t) {
  FileIO* self = self_file(a[0]);
  if (!close_descriptor(ts, self)) return {};
  raw_release(std::exchange(self->file, nullptr));
  Value name = a[1];
  std::string mode = "r";
  if (a[2]) {
    if (!is_str(a[2])) return raise_type_error(ts, "FileIO() argument 'mode' must be str, not %A", a[2]);
    mode = str_to_utf8(a[2].as<Str>());
    if (mode.find('\0') != std::string::npos) return raise_value_error(ts, "embedded null character");
  }
  int keep = a[3] ? truth(ts, a[3]) : 1;
  if (keep < 0) return {};
  int64_t fd = -1;
  bool is_descriptor = is_int_value(name) || (!is_str(name) && lookup_special(ts, type_of(ts, name), kSpecialIndex));
  if (is_descriptor) {
    if (!to_index_i64(ts, name, &fd)) return {};
    if (fd < 0) return raise_value_error(ts, "negative file descriptor");
    if (fd > INT32_MAX) return raise_overflow(ts, "Python int too large to convert to C int");
  } else if (!path_object(ts, name)) {
    return {};
  }
  self->file = new RawFile();
  self->name = name;
  RawFile* file = self->file;
  int flags = parse_mode(ts, mode, file);
  if (flags < 0) return {};
  if (is_descriptor) {
    file->fd = static_cast<int>(fd);
    file->close_fd = keep;
    if (!examine(ts, file, name)) {
      file->fd = -1;  // the caller's, not ours to close
      return {};
    }
  } else {
    if (!keep) return raise_value_error(ts, "Cannot use closefd=False with file name");
    file->fd = open_path(ts, name, a[4], flags);
    if (file->fd < 0) return {};
    if (!examine(ts, file, name)) {
      ::close(std::exchange(file->fd, -1));
      return {};
    }
  }
  if (file->appending) ::lseek(file->fd, 0, SEEK_END);
  return kNone;
}

Value file_read(ThreadState& ts, Value* a, uint32_t);

// Reads to the end; the size of a regular file says how much to expect.
Value file_readall(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = readable_file(ts, a[0]);
  if (!file) return {};
  size_t expected = kDefaultBufferSize;
  struct stat info;
  if (fstat(file->fd, &info) == 0 && S_ISREG(info.st_mode)) {
    int64_t at = ::lseek(file->fd, 0, SEEK_CUR);
    if (at >= 0 && info.st_size > at) expected = static_cast<size_t>(info.st_size - at) + 1;
  }
  std::vector<char> data(expected);
  size_t used = 0;
  for (;;) {
    if (used == data.size()) data.resize(data.size() + std::max<size_t>(data.size() / 2, kDefaultBufferSize));
    int64_t got = raw_read(ts, file, data.data() + used, data.size() - used);
    if (got == kIoError) return {};
    if (got == kWouldBlock) {
      if (!used) return kNone;
      break;
    }
    if (!got) break;
    used += static_cast<size_t>(got);
  }
  return new_bytes(ts, {data.data(), used});
}

Value file_read(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = readable_file(ts, a[0]);
  int64_t size;
  if (!file || !optional_size(ts, a[1], &size)) return {};
  if (size < 0) return file_readall(ts, a, 1);
  std::vector<char> data(static_cast<size_t>(size));
  int64_t got = raw_read(ts, file, data.data(), data.size());
  if (got == kIoError) return {};
  if (got == kWouldBlock) return kNone;
  return new_bytes(ts, {data.data(), static_cast<size_t>(got)});
}

Value file_readinto(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = readable_file(ts, a[0]);
  BufferView view;
  if (!file || !readinto_target(ts, a[1], &view)) return {};
  int64_t got = raw_read(ts, file, view.data, view.bytes);
  if (got == kIoError) return {};
  return got == kWouldBlock ? kNone : Value::small_int(got);
}

Value file_write(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = writable_file(ts, a[0]);
  BufferView view;
  if (!file || !get_buffer(ts, a[1], &view)) return {};
  int64_t done = raw_write(ts, file, view.data, view.bytes);
  if (done == kIoError) return {};
  return done == kWouldBlock ? kNone : Value::small_int(done);
}

Value file_seek(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  if (!file) return {};
  int64_t offset, whence = 0;
  if (is_float(a[1])) return raise_type_error(ts, "'float' object cannot be interpreted as an integer");
  if (!to_index_i64(ts, a[1], &offset) || (a[2] && !to_index_i64(ts, a[2], &whence))) return {};
  int64_t at = raw_seek(ts, file, offset, static_cast<int>(whence));
  return at < 0 ? Value() : new_int(ts, at);
}

Value file_tell(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  if (!file) return {};
  int64_t at = raw_seek(ts, file, 0, SEEK_CUR);
  return at < 0 ? Value() : new_int(ts, at);
}

Value file_truncate(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = writable_file(ts, a[0]);
  if (!file) return {};
  int64_t size;
  if (!a[1] || a[1].is_none()) {
    size = raw_seek(ts, file, 0, SEEK_CUR);
    if (size < 0) return {};
  } else if (!to_index_i64(ts, a[1], &size)) {
    return {};
  }
  int result;
  int fd = file->fd;
  {
    BlockingScope blocking(ts);
    result = ::ftruncate(fd, size);
  }
  return result < 0 ? raise_errno(ts, errno) : new_int(ts, size);
}

Value file_close(ThreadState& ts, Value* a, uint32_t) {
  return close_descriptor(ts, self_file(a[0])) ? kNone : Value();
}

Value file_fileno(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  return file ? Value::small_int(file->fd) : Value();
}
Value file_isatty(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  return file ? Value::boolean(::isatty(file->fd)) : Value();
}
Value file_readable(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  return file ? Value::boolean(file->readable) : Value();
}
Value file_writable(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  return file ? Value::boolean(file->writable) : Value();
}
Value file_seekable(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = open_file(ts, a[0]);
  return file ? Value::boolean(raw_is_seekable(file)) : Value();
}

const char* mode_text(const RawFile* file) {
  if (!file) return "rb";
  if (file->created) return file->readable ? "xb+" : "xb";
  if (file->appending) return file->readable ? "ab+" : "ab";
  if (file->readable) return file->writable ? "rb+" : "rb";
  return "wb";
}

Value file_repr(ThreadState& ts, Value* a, uint32_t) {
  RawFile* file = self_file(a[0])->file;
  if (!file || file->fd < 0) return new_str(ts, "<_io.FileIO [closed]>");
  const char* close_text = file->close_fd ? "True" : "False";
  Value name = get_attribute_or_empty(ts, a[0], ts.rt.names.name);
  if (!name && ts.has_error()) return {};
  if (!name)
    return format_message(ts, "<_io.FileIO fd=%d mode='%s' closefd=%s>", file->fd, mode_text(file), close_text);
  int entered = repr_enter(ts, a[0]);
  if (entered < 0) return {};
  if (!entered) return raise_runtime_error(ts, "reentrant call inside _io.FileIO.__repr__");
  Value text = format_message(ts, "<_io.FileIO name=%R mode='%s' closefd=%s>", name, mode_text(file), close_text);
  repr_leave(ts, a[0]);
  return text;
}

Value closed_get(ThreadState&, Value self) {
  RawFile* file = self_file(self)->file;
  return Value::boolean(!file || file->fd < 0);
}
Value closefd_get(ThreadState&, Value self) {
  return Value::boolean(!self_file(self)->file || self_file(self)->file->close_fd);
}
Value mode_get(ThreadState& ts, Value self) {
  return new_str(ts, mode_text(self_file(self)->file));
}
Value name_get(ThreadState& ts, Value self) {
  if (Value name = self_file(self)->name) return name;
  return raise_attribute_error(ts, self, ts.rt.names.name);
}
bool name_set(ThreadState&, Value self, Value value) {
  self_file(self)->name = value;
  return true;
}
Value blksize_get(ThreadState&, Value self) {
  RawFile* file = self_file(self)->file;
  return Value::small_int(file ? file->block_size : kDefaultBufferSize);
}

void trace_file(Cell* cell, Marker& marker) {
  marker.visit(static_cast<FileIO*>(cell)->name);
}

void finalize_file(Cell* cell) {
  raw_release(std::exchange(static_cast<FileIO*>(cell)->file, nullptr));
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     stream_new},
    {"__init__(self, file, mode='r', closefd=True, opener=None)",
     "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a', with an optional '+'.", file_init},
    {"read(self, size=-1, /)", "Read at most size bytes, returned as bytes.", file_read},
    {"readall(self, /)", "Read all data from the file, returned as bytes.", file_readall},
    {"readinto(self, buffer, /)", "Same as RawIOBase.readinto().", file_readinto},
    {"write(self, b, /)", "Write buffer b to file, return number of bytes written.", file_write},
    {"seek(self, pos, whence=0, /)", "Move to new file position and return the file position.", file_seek},
    {"tell(self, /)", "Current file position.\n\nCan raise OSError for non seekable files.", file_tell},
    {"truncate(self, size=None, /)", "Truncate the file to at most size bytes and return the truncated size.",
     file_truncate},
    {"close(self, /)", "Close the file.", file_close},
    {"seekable(self, /)", "True if file supports random-access.", file_seekable},
    {"readable(self, /)", "True if file was opened in a read mode.", file_readable},
    {"writable(self, /)", "True if file was opened in a write mode.", file_writable},
    {"fileno(self, /)", "Return the underlying file descriptor (an integer).", file_fileno},
    {"isatty(self, /)", "True if the file is connected to a TTY device.", file_isatty},
    {"__repr__(self, /)", "Return repr(self).", file_repr},
    {"__getstate__(self, /)", nullptr, refuse_pickle},
    {"__reduce_ex__(self, protocol, /)", nullptr, refuse_pickle},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"closed", "True if the file is closed", closed_get, nullptr},
    {"closefd", "True if the file descriptor will be closed by close().", closefd_get, nullptr},
    {"mode", "String giving the file mode", mode_get, nullptr},
    {"name", "The name given to the constructor.", name_get, name_set},
    {"_blksize", nullptr, blksize_get, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kFileIOType = {"_io.FileIO",
                                "Open a file: the raw stream over a file descriptor.",
                                kMethods,
                                kGetSets,
                                Kind::Native,
                                sizeof(FileIO),
                                kTypeInstancesHaveDict | kTypeWeakrefable,
                                nullptr,
                                trace_file,
                                finalize_file};

}  // namespace adder
