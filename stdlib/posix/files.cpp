// files.cpp: posix functions that take paths: names, links, permissions, times, extended attributes.
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cmath>

#include "stdlib/posix/posix.h"

namespace adder {

namespace {

Value posix_fspath(ThreadState& ts, Value* a, uint32_t) {
  return path_object(ts, a[0]);
}

Value posix_access(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int mode, dir_fd;
  bool effective, follow;
  if (!path_argument(ts, a[0], &path, "access") || !int_argument(ts, a[1], &mode) ||
      !dir_fd_argument(ts, a[2], &dir_fd) || !flag_argument(ts, a[3], false, &effective) ||
      !flag_argument(ts, a[4], true, &follow))
    return {};
  int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
  int64_t result = system_call(ts, [&] { return ::faccessat(dir_fd, path.c_str(), mode, flags); });
  return result == -2 ? Value() : Value::boolean(result == 0);
}

Value posix_unlink(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  if (!path_argument(ts, a[0], &path, "unlink") || !dir_fd_argument(ts, a[1], &dir_fd)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::unlinkat(dir_fd, path.c_str(), 0); }), &path);
}
Value posix_remove(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  if (!path_argument(ts, a[0], &path, "remove") || !dir_fd_argument(ts, a[1], &dir_fd)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::unlinkat(dir_fd, path.c_str(), 0); }), &path);
}

Value two_paths(ThreadState& ts, Value* a, const char* function, auto&& call) {
  PathArg from, to;
  int from_fd, to_fd;
  if (!path_argument(ts, a[0], &from, function, kPathOnly, "src") ||
      !path_argument(ts, a[1], &to, function, kPathOnly, "dst") || !dir_fd_argument(ts, a[2], &from_fd) ||
      !dir_fd_argument(ts, a[3], &to_fd))
    return {};
  int64_t result = system_call(ts, [&] { return call(from_fd, from.c_str(), to_fd, to.c_str()); });
  if (result == -1) return raise_errno_two(ts, errno, from.object, to.object);
  return result < 0 ? Value() : kNone;
}
Value posix_rename(ThreadState& ts, Value* a, uint32_t) {
  return two_paths(ts, a, "rename", ::renameat);
}
Value posix_replace(ThreadState& ts, Value* a, uint32_t) {
  return two_paths(ts, a, "replace", ::renameat);
}
Value posix_link(ThreadState& ts, Value* a, uint32_t) {
  bool follow;
  if (!flag_argument(ts, a[4], true, &follow)) return {};
  int flags = a[4] && follow ? AT_SYMLINK_FOLLOW : 0;
  return two_paths(ts, a, "link",
                   [flags](int f, const char* from, int t, const char* to) { return ::linkat(f, from, t, to, flags); });
}
Value posix_symlink(ThreadState& ts, Value* a, uint32_t) {
  PathArg from, to;
  int dir_fd;
  if (!path_argument(ts, a[0], &from, "symlink", kPathOnly, "src") ||
      !path_argument(ts, a[1], &to, "symlink", kPathOnly, "dst") || !dir_fd_argument(ts, a[3], &dir_fd))
    return {};
  int64_t result = system_call(ts, [&] { return ::symlinkat(from.c_str(), dir_fd, to.c_str()); });
  if (result == -1) return raise_errno_two(ts, errno, from.object, to.object);
  return result < 0 ? Value() : kNone;
}
Value posix_readlink(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  if (!path_argument(ts, a[0], &path, "readlink") || !dir_fd_argument(ts, a[1], &dir_fd)) return {};
  std::string target(4096, 0);
  int64_t size = system_call(ts, [&] { return ::readlinkat(dir_fd, path.c_str(), target.data(), target.size()); });
  if (size < 0) return none_or_error(ts, size, &path);
  return path_name(ts, std::string_view(target).substr(0, static_cast<size_t>(size)), path.bytes);
}

Value posix_chmod(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int mode, dir_fd;
  bool follow;
  if (!path_argument(ts, a[0], &path, "chmod", kPathOrFd) || !int_argument(ts, a[1], &mode) ||
      !dir_fd_argument(ts, a[2], &dir_fd) || !flag_argument(ts, a[3], true, &follow))
    return {};
  mode_t m = static_cast<mode_t>(mode);
  return none_or_error(ts,
                       system_call(ts,
                                   [&] {
                                     return path.fd != -1
                                                ? ::fchmod(path.fd, m)
                                                : ::fchmodat(dir_fd, path.c_str(), m, follow ? 0 : AT_SYMLINK_NOFOLLOW);
                                   }),
                       &path);
}
Value posix_chown(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int uid, gid, dir_fd;
  bool follow;
  if (!path_argument(ts, a[0], &path, "chown", kPathOrFd) || !int_argument(ts, a[1], &uid) ||
      !int_argument(ts, a[2], &gid) || !dir_fd_argument(ts, a[3], &dir_fd) || !flag_argument(ts, a[4], true, &follow))
    return {};
  uid_t u = static_cast<uid_t>(uid);
  gid_t g = static_cast<gid_t>(gid);
  return none_or_error(ts,
                       system_call(ts,
                                   [&] {
                                     return path.fd != -1 ? ::fchown(path.fd, u, g)
                                                          : ::fchownat(dir_fd, path.c_str(), u, g,
                                                                       follow ? 0 : AT_SYMLINK_NOFOLLOW);
                                   }),
                       &path);
}
Value posix_lchown(ThreadState& ts, Value* a, uint32_t) {
  Value args[] = {a[0], a[1], a[2], Value(), kFalse};
  return posix_chown(ts, args, 5);
}

// Seconds as int or float.
bool time_from_seconds(ThreadState& ts, Value v, timespec* out) {
  if (is_float(v)) {
    double d = float_value(v), whole = std::floor(d);
    if (!(std::abs(whole) < 9.2e18)) return raise_overflow(ts, "timestamp out of range for platform time_t"), false;
    out->tv_sec = static_cast<time_t>(whole);
    out->tv_nsec = std::min(999999999L, static_cast<long>((d - whole) * 1e9));
    return true;
  }
  int64_t seconds;
  if (!to_index_i64(ts, v, &seconds)) return false;
  *out = {seconds, 0};
  return true;
}
bool time_from_nanoseconds(ThreadState& ts, Value v, timespec* out) {
  Value quotient, remainder, index = to_index(ts, v);
  int64_t seconds, rest;
  if (!index || !int_divmod(ts, index, Value::small_int(1000000000), &quotient, &remainder)) return false;
  if (!int_to_i64(quotient, &seconds) || !int_to_i64(remainder, &rest))
    return raise_overflow(ts, "timestamp out of range"), false;
  *out = {seconds, rest};
  return true;
}

Value posix_utime(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  bool follow;
  if (!path_argument(ts, a[0], &path, "utime", kPathOrFd) || !dir_fd_argument(ts, a[3], &dir_fd) ||
      !flag_argument(ts, a[4], true, &follow))
    return {};
  bool times = a[1] && !a[1].is_none();
  if (times && a[2]) return raise_value_error(ts, "utime: you may specify either 'times' or 'ns' but not both");
  timespec spec[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  if (times || a[2]) {
    Value pair = times ? a[1] : a[2];
    if (!is_kind(pair, Kind::Tuple) || pair.as<Tuple>()->size != 2)
      return raise_type_error(ts, times ? "utime: 'times' must be either a tuple of two ints or None"
                                        : "utime: 'ns' must be a tuple of two ints");
    for (int i = 0; i < 2; ++i) {
      Value v = pair.as<Tuple>()->items[i];
      if (!(times ? time_from_seconds(ts, v, &spec[i]) : time_from_nanoseconds(ts, v, &spec[i]))) return {};
    }
  }
  return none_or_error(ts,
                       system_call(ts,
                                   [&] {
                                     return path.fd != -1 ? ::futimens(path.fd, spec)
                                                          : ::utimensat(dir_fd, path.c_str(), spec,
                                                                        follow ? 0 : AT_SYMLINK_NOFOLLOW);
                                   }),
                       &path);
}

Value posix_truncate(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int64_t length;
  if (!path_argument(ts, a[0], &path, "truncate", kPathOrFd) || !to_index_i64(ts, a[1], &length)) return {};
  return none_or_error(
      ts,
      system_call(ts, [&] { return path.fd != -1 ? ::ftruncate(path.fd, length) : ::truncate(path.c_str(), length); }),
      &path);
}
Value posix_mkfifo(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int mode, dir_fd;
  if (!path_argument(ts, a[0], &path, "mkfifo") || !int_argument(ts, a[1], &mode, 0666) ||
      !dir_fd_argument(ts, a[2], &dir_fd))
    return {};
  return none_or_error(ts, system_call(ts, [&] { return ::mkfifoat(dir_fd, path.c_str(), static_cast<mode_t>(mode)); }),
                       &path);
}
Value posix_mknod(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int mode, dir_fd;
  int64_t device = 0;
  if (!path_argument(ts, a[0], &path, "mknod") || !int_argument(ts, a[1], &mode, 0600) ||
      (a[2] && !to_index_i64(ts, a[2], &device)) || !dir_fd_argument(ts, a[3], &dir_fd))
    return {};
  return none_or_error(
      ts,
      system_call(
          ts, [&] { return ::mknodat(dir_fd, path.c_str(), static_cast<mode_t>(mode), static_cast<dev_t>(device)); }),
      &path);
}
Value posix_major(ThreadState& ts, Value* a, uint32_t) {
  int64_t device;
  return to_index_i64(ts, a[0], &device) ? new_int(ts, major(static_cast<dev_t>(device))) : Value();
}
Value posix_minor(ThreadState& ts, Value* a, uint32_t) {
  int64_t device;
  return to_index_i64(ts, a[0], &device) ? new_int(ts, minor(static_cast<dev_t>(device))) : Value();
}
Value posix_makedev(ThreadState& ts, Value* a, uint32_t) {
  int high, low;
  if (!int_argument(ts, a[0], &high) || !int_argument(ts, a[1], &low)) return {};
  return new_int_u64(ts, makedev(static_cast<unsigned>(high), static_cast<unsigned>(low)));
}

// --- extended attributes

Value posix_getxattr(ThreadState& ts, Value* a, uint32_t) {
  PathArg path, name;
  bool follow;
  if (!path_argument(ts, a[0], &path, "getxattr", kPathOrFd) ||
      !path_argument(ts, a[1], &name, "getxattr", kPathOnly, "attribute") || !flag_argument(ts, a[2], true, &follow))
    return {};
  std::string data(65536, 0);
  int64_t size = system_call(ts, [&] {
    if (path.fd != -1) return ::fgetxattr(path.fd, name.c_str(), data.data(), data.size());
    return follow ? ::getxattr(path.c_str(), name.c_str(), data.data(), data.size())
                  : ::lgetxattr(path.c_str(), name.c_str(), data.data(), data.size());
  });
  return size < 0 ? none_or_error(ts, size, &path)
                  : Value(new_bytes(ts, std::string_view(data).substr(0, static_cast<size_t>(size))));
}
Value posix_setxattr(ThreadState& ts, Value* a, uint32_t) {
  PathArg path, name;
  BufferView value;
  int flags;
  bool follow;
  if (!path_argument(ts, a[0], &path, "setxattr", kPathOrFd) ||
      !path_argument(ts, a[1], &name, "setxattr", kPathOnly, "attribute") || !get_buffer(ts, a[2], &value) ||
      !int_argument(ts, a[3], &flags) || !flag_argument(ts, a[4], true, &follow))
    return {};
  return none_or_error(
      ts,
      system_call(ts,
                  [&] {
                    if (path.fd != -1) return ::fsetxattr(path.fd, name.c_str(), value.data, value.bytes, flags);
                    return follow ? ::setxattr(path.c_str(), name.c_str(), value.data, value.bytes, flags)
                                  : ::lsetxattr(path.c_str(), name.c_str(), value.data, value.bytes, flags);
                  }),
      &path);
}
Value posix_removexattr(ThreadState& ts, Value* a, uint32_t) {
  PathArg path, name;
  bool follow;
  if (!path_argument(ts, a[0], &path, "removexattr", kPathOrFd) ||
      !path_argument(ts, a[1], &name, "removexattr", kPathOnly, "attribute") || !flag_argument(ts, a[2], true, &follow))
    return {};
  return none_or_error(ts,
                       system_call(ts,
                                   [&] {
                                     if (path.fd != -1) return ::fremovexattr(path.fd, name.c_str());
                                     return follow ? ::removexattr(path.c_str(), name.c_str())
                                                   : ::lremovexattr(path.c_str(), name.c_str());
                                   }),
                       &path);
}
Value posix_listxattr(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  bool follow;
  if (!path_argument(ts, a[0], &path, "listxattr", kPathOrFd | kPathOrNone) || !flag_argument(ts, a[1], true, &follow))
    return {};
  std::string data(65536, 0);
  int64_t size = system_call(ts, [&] {
    if (path.fd != -1) return ::flistxattr(path.fd, data.data(), data.size());
    return follow ? ::listxattr(path.c_str(), data.data(), data.size())
                  : ::llistxattr(path.c_str(), data.data(), data.size());
  });
  if (size < 0) return none_or_error(ts, size, &path);
  List* names = new_list(ts);
  for (size_t i = 0; names && i < static_cast<size_t>(size); i += std::strlen(data.c_str() + i) + 1) {
    Value name = decode_path(ts, data.c_str() + i);
    if (!name || !list_append(ts, names, name)) return {};
  }
  return names;
}

}  // namespace

NativeDef kPosixFileFunctions[] = {
    {"fspath(path)", "Return the file system path representation of the object.", posix_fspath},
    {"access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
     "Use the real uid/gid to test for access to a path.", posix_access},
    {"unlink(path, *, dir_fd=None)", "Remove a file (same as remove()).", posix_unlink},
    {"remove(path, *, dir_fd=None)", "Remove a file (same as unlink()).", posix_remove},
    {"rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Rename a file or directory.", posix_rename},
    {"replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
     "Rename a file or directory, overwriting the destination.", posix_replace},
    {"link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", "Create a hard link to a file.",
     posix_link},
    {"symlink(src, dst, target_is_directory=False, *, dir_fd=None)",
     "Create a symbolic link pointing to src named dst.", posix_symlink},
    {"readlink(path, *, dir_fd=None)", "Return a string representing the path to which the symbolic link points.",
     posix_readlink},
    {"chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", "Change the access permissions of a file.",
     posix_chmod},
    {"chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
     "Change the owner and group id of path to the numeric uid and gid.", posix_chown},
    {"lchown(path, uid, gid)", "Change the owner and group id of path, without following symbolic links.",
     posix_lchown},
    {"utime(path, times=None, *, ns=..., dir_fd=None, follow_symlinks=True)",
     "Set the access and modified time of path.", posix_utime},
    {"truncate(path, length)", "Truncate a file, specified by path, to a specific length.", posix_truncate},
    {"mkfifo(path, mode=438, *, dir_fd=None)", "Create a \"fifo\" (a POSIX named pipe).", posix_mkfifo},
    {"mknod(path, mode=384, device=0, *, dir_fd=None)", "Create a node in the file system.", posix_mknod},
    {"major(device, /)", "Extracts a device major number from a raw device number.", posix_major},
    {"minor(device, /)", "Extracts a device minor number from a raw device number.", posix_minor},
    {"makedev(major, minor, /)", "Composes a raw device number from the major and minor device numbers.",
     posix_makedev},
    {"getxattr(path, attribute, *, follow_symlinks=True)", "Return the value of extended attribute attribute on path.",
     posix_getxattr},
    {"setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)",
     "Set extended attribute attribute on path to value.", posix_setxattr},
    {"removexattr(path, attribute, *, follow_symlinks=True)", "Remove extended attribute attribute on path.",
     posix_removexattr},
    {"listxattr(path=None, *, follow_symlinks=True)", "Return a list of extended attributes on path.", posix_listxattr},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
