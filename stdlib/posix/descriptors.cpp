// descriptors.cpp: posix functions on file descriptors.
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"

namespace adder {

namespace {

Value posix_open(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int flags, mode, dir_fd;
  if (!path_argument(ts, a[0], &path, "open") || !int_argument(ts, a[1], &flags) ||
      !int_argument(ts, a[2], &mode, 0777) || !dir_fd_argument(ts, a[3], &dir_fd))
    return {};
  return int_or_error(ts, system_call(ts, [&] { return ::openat(dir_fd, path.c_str(), flags | O_CLOEXEC, mode); }),
                      &path);
}

// close() must not be retried: the descriptor is gone even when it was interrupted.
Value posix_close(ThreadState& ts, Value* a, uint32_t) {
  int fd, result;
  if (!int_argument(ts, a[0], &fd)) return {};
  {
    BlockingScope blocking(ts);
    result = ::close(fd);
  }
  return result < 0 && errno != EINTR ? raise_errno(ts, errno) : kNone;
}
Value posix_closerange(ThreadState& ts, Value* a, uint32_t) {
  int low, high;
  if (!int_argument(ts, a[0], &low) || !int_argument(ts, a[1], &high)) return {};
  if (high > low) ::close_range(static_cast<unsigned>(std::max(low, 0)), static_cast<unsigned>(high - 1), 0);
  return kNone;
}

Value read_at(ThreadState& ts, Value fd_value, Value length_value, auto&& call) {
  int fd;
  int64_t length;
  if (!int_argument(ts, fd_value, &fd) || !to_index_i64(ts, length_value, &length)) return {};
  if (length < 0) return raise_errno(ts, EINVAL);
  length = std::min<int64_t>(length, 0x7ffff000);
  std::unique_ptr<char[]> data(new (std::nothrow) char[static_cast<size_t>(length) + 1]);
  if (!data) return raise_memory_error(ts);
  int64_t got = system_call(ts, [&] { return call(fd, data.get(), static_cast<size_t>(length)); });
  return got < 0 ? none_or_error(ts, got) : Value(new_bytes(ts, {data.get(), static_cast<size_t>(got)}));
}
Value posix_read(ThreadState& ts, Value* a, uint32_t) {
  return read_at(ts, a[0], a[1], ::read);
}
Value posix_pread(ThreadState& ts, Value* a, uint32_t) {
  int64_t offset;
  if (!to_index_i64(ts, a[2], &offset)) return {};
  return read_at(ts, a[0], a[1], [offset](int fd, char* to, size_t n) { return ::pread(fd, to, n, offset); });
}
Value posix_write(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  BufferView view;
  if (!int_argument(ts, a[0], &fd) || !get_buffer(ts, a[1], &view)) return {};
  return int_or_error(
      ts, system_call(ts, [&] { return ::write(fd, view.data, std::min<size_t>(view.bytes, 0x7ffff000)); }));
}
Value posix_pwrite(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  BufferView view;
  int64_t offset;
  if (!int_argument(ts, a[0], &fd) || !get_buffer(ts, a[1], &view) || !to_index_i64(ts, a[2], &offset)) return {};
  return int_or_error(ts, system_call(ts, [&] { return ::pwrite(fd, view.data, view.bytes, offset); }));
}

bool gather(ThreadState& ts, Value sequence, bool writable, std::vector<iovec>* out, List** keep) {
  *keep = sequence_to_list(ts, sequence);
  if (!*keep) return false;
  for (size_t i = 0; i < (*keep)->size; ++i) {
    BufferView view;
    if (!get_buffer(ts, (*keep)->items[i], &view, writable)) return false;
    out->push_back({view.data, view.bytes});
  }
  return true;
}
Value posix_readv(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  std::vector<iovec> parts;
  List* keep;
  if (!int_argument(ts, a[0], &fd) || !gather(ts, a[1], true, &parts, &keep)) return {};
  return int_or_error(ts, system_call(ts, [&] { return ::readv(fd, parts.data(), static_cast<int>(parts.size())); }));
}
Value posix_writev(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  std::vector<iovec> parts;
  List* keep;
  if (!int_argument(ts, a[0], &fd) || !gather(ts, a[1], false, &parts, &keep)) return {};
  return int_or_error(ts, system_call(ts, [&] { return ::writev(fd, parts.data(), static_cast<int>(parts.size())); }));
}

Value posix_lseek(ThreadState& ts, Value* a, uint32_t) {
  int fd, whence;
  int64_t offset;
  if (!int_argument(ts, a[0], &fd) || !to_index_i64(ts, a[1], &offset) || !int_argument(ts, a[2], &whence)) return {};
  return int_or_error(ts, system_call(ts, [&] { return ::lseek(fd, offset, whence); }));
}
Value posix_dup(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return int_argument(ts, a[0], &fd) ? int_or_error(ts, ::fcntl(fd, F_DUPFD_CLOEXEC, 0)) : Value();
}
Value posix_dup2(ThreadState& ts, Value* a, uint32_t) {
  int fd, to;
  bool inheritable;
  if (!int_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &to) || !flag_argument(ts, a[2], true, &inheritable))
    return {};
  if (fd < 0 || to < 0) return raise_errno(ts, EBADF);
  return int_or_error(
      ts, system_call(ts, [&] { return inheritable || fd == to ? ::dup2(fd, to) : ::dup3(fd, to, O_CLOEXEC); }));
}
Value make_pipe(ThreadState& ts, int flags) {
  int fds[2];
  if (::pipe2(fds, flags) < 0) return raise_errno(ts, errno);
  return tuple_of(ts, Value::small_int(fds[0]), Value::small_int(fds[1]));
}
Value posix_pipe(ThreadState& ts, Value*, uint32_t) {
  return make_pipe(ts, O_CLOEXEC);
}
Value posix_pipe2(ThreadState& ts, Value* a, uint32_t) {
  int flags;
  return int_argument(ts, a[0], &flags) ? make_pipe(ts, flags) : Value();
}

template <int (*kCall)(int)>
Value sync_fd(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return fd_argument(ts, a[0], &fd) ? none_or_error(ts, system_call(ts, [&] { return kCall(fd); })) : Value();
}
Value posix_sync(ThreadState& ts, Value*, uint32_t) {
  BlockingScope blocking(ts);
  ::sync();
  return kNone;
}
Value posix_ftruncate(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  int64_t length;
  if (!int_argument(ts, a[0], &fd) || !to_index_i64(ts, a[1], &length)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::ftruncate(fd, length); }));
}
Value posix_fchmod(ThreadState& ts, Value* a, uint32_t) {
  int fd, mode;
  if (!int_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &mode)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::fchmod(fd, static_cast<mode_t>(mode)); }));
}
Value posix_fchown(ThreadState& ts, Value* a, uint32_t) {
  int fd, uid, gid;
  if (!int_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &uid) || !int_argument(ts, a[2], &gid)) return {};
  return none_or_error(ts,
                       system_call(ts, [&] { return ::fchown(fd, static_cast<uid_t>(uid), static_cast<gid_t>(gid)); }));
}
Value posix_isatty(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return int_argument(ts, a[0], &fd) ? Value::boolean(::isatty(fd)) : Value();
}
Value posix_ttyname(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  char name[256];
  if (!int_argument(ts, a[0], &fd)) return {};
  int error = ::ttyname_r(fd, name, sizeof name);
  return error ? raise_errno(ts, error) : decode_path(ts, name);
}
Value posix_openpty(ThreadState& ts, Value*, uint32_t) {
  int master, slave;
  if (::openpty(&master, &slave, nullptr, nullptr, nullptr) < 0) return raise_errno(ts, errno);
  ::fcntl(master, F_SETFD, FD_CLOEXEC);
  ::fcntl(slave, F_SETFD, FD_CLOEXEC);
  return tuple_of(ts, Value::small_int(master), Value::small_int(slave));
}
Value posix_tcgetpgrp(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return int_argument(ts, a[0], &fd) ? int_or_error(ts, ::tcgetpgrp(fd)) : Value();
}
Value posix_tcsetpgrp(ThreadState& ts, Value* a, uint32_t) {
  int fd, group;
  if (!int_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &group)) return {};
  return none_or_error(ts, ::tcsetpgrp(fd, group));
}
Value posix_get_inheritable(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  if (!int_argument(ts, a[0], &fd)) return {};
  int flags = ::fcntl(fd, F_GETFD);
  return flags < 0 ? raise_errno(ts, errno) : Value::boolean(!(flags & FD_CLOEXEC));
}
Value posix_set_inheritable(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  bool inheritable;
  if (!int_argument(ts, a[0], &fd) || !flag_argument(ts, a[1], false, &inheritable)) return {};
  int flags = ::fcntl(fd, F_GETFD);
  if (flags >= 0) flags = ::fcntl(fd, F_SETFD, inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC);
  return none_or_error(ts, flags);
}
Value posix_get_blocking(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  if (!int_argument(ts, a[0], &fd)) return {};
  int flags = ::fcntl(fd, F_GETFL);
  return flags < 0 ? raise_errno(ts, errno) : Value::boolean(!(flags & O_NONBLOCK));
}
Value posix_set_blocking(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  bool blocking;
  if (!int_argument(ts, a[0], &fd) || !flag_argument(ts, a[1], true, &blocking)) return {};
  int flags = ::fcntl(fd, F_GETFL);
  if (flags >= 0) flags = ::fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
  return none_or_error(ts, flags);
}
Value posix_sendfile(ThreadState& ts, Value* a, uint32_t) {
  int out, in;
  int64_t offset = 0, count;
  if (!int_argument(ts, a[0], &out) || !int_argument(ts, a[1], &in) || !to_index_i64(ts, a[3], &count)) return {};
  bool use_offset = !a[2].is_none();
  if (use_offset && !to_index_i64(ts, a[2], &offset)) return {};
  off_t at = offset;
  return int_or_error(
      ts, system_call(ts, [&] { return ::sendfile(out, in, use_offset ? &at : nullptr, static_cast<size_t>(count)); }));
}
Value posix_copy_file_range(ThreadState& ts, Value* a, uint32_t) {
  int from, to;
  int64_t count, from_at = 0, to_at = 0;
  if (!int_argument(ts, a[0], &from) || !int_argument(ts, a[1], &to) || !to_index_i64(ts, a[2], &count)) return {};
  bool has_from = a[3] && !a[3].is_none(), has_to = a[4] && !a[4].is_none();
  if ((has_from && !to_index_i64(ts, a[3], &from_at)) || (has_to && !to_index_i64(ts, a[4], &to_at))) return {};
  if (count < 0) return raise_value_error(ts, "negative value for 'count' not allowed");
  return int_or_error(ts, system_call(ts, [&] {
                        return ::copy_file_range(from, has_from ? &from_at : nullptr, to, has_to ? &to_at : nullptr,
                                                 static_cast<size_t>(count), 0);
                      }));
}
Value posix_fallocate_(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  int64_t offset, length;
  if (!int_argument(ts, a[0], &fd) || !to_index_i64(ts, a[1], &offset) || !to_index_i64(ts, a[2], &length)) return {};
  int error;
  {
    BlockingScope blocking(ts);
    error = ::posix_fallocate(fd, offset, length);
  }
  return error ? raise_errno(ts, error) : kNone;
}
Value posix_fadvise_(ThreadState& ts, Value* a, uint32_t) {
  int fd, advice;
  int64_t offset, length;
  if (!int_argument(ts, a[0], &fd) || !to_index_i64(ts, a[1], &offset) || !to_index_i64(ts, a[2], &length) ||
      !int_argument(ts, a[3], &advice))
    return {};
  int error = ::posix_fadvise(fd, offset, length, advice);
  return error ? raise_errno(ts, error) : kNone;
}
Value posix_lockf(ThreadState& ts, Value* a, uint32_t) {
  int fd, command;
  int64_t length;
  if (!int_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &command) || !to_index_i64(ts, a[2], &length)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::lockf(fd, command, length); }));
}
Value posix_memfd_create(ThreadState& ts, Value* a, uint32_t) {
  PathArg name;
  int flags;
  if (!path_argument(ts, a[0], &name, "memfd_create", kPathOnly, "name") ||
      !int_argument(ts, a[1], &flags, MFD_CLOEXEC))
    return {};
  return int_or_error(ts, ::memfd_create(name.c_str(), static_cast<unsigned>(flags)));
}
Value posix_eventfd(ThreadState& ts, Value* a, uint32_t) {
  int64_t initial;
  int flags;
  if (!to_index_i64(ts, a[0], &initial) || !int_argument(ts, a[1], &flags, EFD_CLOEXEC)) return {};
  return int_or_error(ts, ::eventfd(static_cast<unsigned>(initial), flags));
}
Value posix_eventfd_read(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  eventfd_t value;
  if (!int_argument(ts, a[0], &fd)) return {};
  int64_t result = system_call(ts, [&] { return ::eventfd_read(fd, &value); });
  return result < 0 ? none_or_error(ts, result) : new_int_u64(ts, value);
}
Value posix_eventfd_write(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  int64_t value;
  if (!int_argument(ts, a[0], &fd) || !to_index_i64(ts, a[1], &value)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::eventfd_write(fd, static_cast<eventfd_t>(value)); }));
}
Value posix_get_terminal_size(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  winsize size;
  if (!int_argument(ts, a[0], &fd, STDOUT_FILENO)) return {};
  if (::ioctl(fd, TIOCGWINSZ, &size) < 0) return raise_errno(ts, errno);
  Value values[] = {Value::small_int(size.ws_col), Value::small_int(size.ws_row)};
  return new_struct_sequence(ts, posix_state(ts).terminal_size, values);
}
Value posix_device_encoding(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  if (!int_argument(ts, a[0], &fd)) return {};
  return ::isatty(fd) ? Value(new_str(ts, "UTF-8")) : kNone;
}

}  // namespace

NativeDef kPosixDescriptorFunctions[] = {
    {"open(path, flags, mode=511, *, dir_fd=None)",
     "Open a file for low level IO.  Returns a file descriptor (integer).", posix_open},
    {"close(fd)", "Close a file descriptor.", posix_close},
    {"closerange(fd_low, fd_high, /)", "Closes all file descriptors in [fd_low, fd_high), ignoring errors.",
     posix_closerange},
    {"read(fd, length, /)", "Read from a file descriptor.  Returns a bytes object.", posix_read},
    {"pread(fd, length, offset, /)", "Read a number of bytes from a file descriptor starting at a particular offset.",
     posix_pread},
    {"readv(fd, buffers, /)", "Read from a file descriptor fd into an iterable of buffers.", posix_readv},
    {"write(fd, data, /)", "Write a bytes object to a file descriptor.", posix_write},
    {"pwrite(fd, buffer, offset, /)", "Write bytes to a file descriptor starting at a particular offset.",
     posix_pwrite},
    {"writev(fd, buffers, /)", "Iterate over buffers, and write the contents of each to a file descriptor.",
     posix_writev},
    {"lseek(fd, position, whence, /)", "Set the position of a file descriptor.  Return the new position.", posix_lseek},
    {"dup(fd, /)", "Return a duplicate of a file descriptor.", posix_dup},
    {"dup2(fd, fd2, inheritable=True)", "Duplicate file descriptor.", posix_dup2},
    {"pipe()", "Create a pipe.  Returns (read_fd, write_fd).", posix_pipe},
    {"pipe2(flags, /)", "Create a pipe with flags set atomically.", posix_pipe2},
    {"fsync(fd)", "Force write of fd to disk.", sync_fd<::fsync>},
    {"fdatasync(fd)", "Force write of fd to disk without forcing update of metadata.", sync_fd<::fdatasync>},
    {"sync()", "Force write of everything to disk.", posix_sync},
    {"ftruncate(fd, length, /)", "Truncate a file, specified by file descriptor, to a specific length.",
     posix_ftruncate},
    {"fchmod(fd, mode)", "Change the access permissions of the file given by file descriptor fd.", posix_fchmod},
    {"fchown(fd, uid, gid)", "Change the owner and group id of the file specified by file descriptor.", posix_fchown},
    {"isatty(fd, /)", "Return True if the fd is connected to a terminal.", posix_isatty},
    {"ttyname(fd, /)", "Return the name of the terminal device connected to fd.", posix_ttyname},
    {"openpty()", "Open a pseudo-terminal.  Return a tuple of (master_fd, slave_fd).", posix_openpty},
    {"tcgetpgrp(fd, /)", "Return the process group associated with the terminal specified by fd.", posix_tcgetpgrp},
    {"tcsetpgrp(fd, pgid, /)", "Set the process group associated with the terminal specified by fd.", posix_tcsetpgrp},
    {"get_inheritable(fd, /)", "Get the close-on-exe flag of the specified file descriptor.", posix_get_inheritable},
    {"set_inheritable(fd, inheritable, /)", "Set the inheritable flag of the specified file descriptor.",
     posix_set_inheritable},
    {"get_blocking(fd, /)", "Get the blocking mode of the file descriptor.", posix_get_blocking},
    {"set_blocking(fd, blocking, /)", "Set the blocking mode of the specified file descriptor.", posix_set_blocking},
    {"sendfile(out_fd, in_fd, offset, count)", "Copy count bytes from file descriptor in_fd to file descriptor out_fd.",
     posix_sendfile},
    {"copy_file_range(src, dst, count, offset_src=None, offset_dst=None)",
     "Copy count bytes from one file descriptor to another.", posix_copy_file_range},
    {"posix_fallocate(fd, offset, length, /)",
     "Ensure a file has allocated at least a particular number of bytes on disk.", posix_fallocate_},
    {"posix_fadvise(fd, offset, length, advice, /)", "Announce an intention to access data in a specific pattern.",
     posix_fadvise_},
    {"lockf(fd, command, length, /)", "Apply, test or remove a POSIX lock on an open file descriptor.", posix_lockf},
    {"memfd_create(name, flags=1)", nullptr, posix_memfd_create},
    {"eventfd(initval, flags=524288)", "Creates and returns an event notification file descriptor.", posix_eventfd},
    {"eventfd_read(fd)", "Read eventfd value", posix_eventfd_read},
    {"eventfd_write(fd, value)", "Write eventfd value.", posix_eventfd_write},
    {"get_terminal_size(fd=1, /)", "Return the size of the terminal window as (columns, lines).",
     posix_get_terminal_size},
    {"device_encoding(fd)", "Return a string describing the encoding of a terminal's file descriptor.",
     posix_device_encoding},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
