// stat.cpp: stat and its kin, and the named tuples that posix functions return.
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "stdlib/posix/posix.h"

namespace adder {

namespace {

Value seconds(ThreadState& ts, const timespec& t) {
  return new_float(ts, static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec));
}
Value nanoseconds(ThreadState& ts, const timespec& t) {
  return int_add(ts, int_mul(ts, new_int(ts, t.tv_sec), Value::small_int(1000000000)), new_int(ts, t.tv_nsec));
}

Value stat_at(ThreadState& ts, const PathArg& path, int dir_fd, bool follow) {
  struct stat info;
  int64_t result = system_call(ts, [&] {
    if (path.fd != -1) return ::fstat(path.fd, &info);
    return ::fstatat(dir_fd, path.c_str(), &info, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  return result < 0 ? none_or_error(ts, result, &path) : make_stat_result(ts, info);
}

Value posix_stat(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  bool follow;
  if (!path_argument(ts, a[0], &path, "stat", kPathOrFd) || !dir_fd_argument(ts, a[1], &dir_fd) ||
      !flag_argument(ts, a[2], true, &follow))
    return {};
  if (path.fd != -1 && dir_fd != AT_FDCWD)
    return raise_value_error(ts, "stat: can't specify dir_fd without matching path");
  if (path.fd != -1 && !follow) return raise_value_error(ts, "stat: cannot use fd and follow_symlinks together");
  return stat_at(ts, path, dir_fd, follow);
}

Value posix_lstat(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  if (!path_argument(ts, a[0], &path, "lstat") || !dir_fd_argument(ts, a[1], &dir_fd)) return {};
  return stat_at(ts, path, dir_fd, false);
}

Value posix_fstat(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  struct stat info;
  if (!int_argument(ts, a[0], &fd)) return {};
  int64_t result = system_call(ts, [&] { return ::fstat(fd, &info); });
  return result < 0 ? none_or_error(ts, result) : make_stat_result(ts, info);
}

Value posix_statvfs(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  if (!path_argument(ts, a[0], &path, "statvfs", kPathOrFd)) return {};
  struct statvfs info;
  int64_t result =
      system_call(ts, [&] { return path.fd != -1 ? ::fstatvfs(path.fd, &info) : ::statvfs(path.c_str(), &info); });
  if (result < 0) return none_or_error(ts, result, &path);
  uint64_t raw[] = {info.f_bsize, info.f_frsize, info.f_blocks, info.f_bfree,   info.f_bavail, info.f_files,
                    info.f_ffree, info.f_favail, info.f_flag,   info.f_namemax, info.f_fsid};
  Value values[11];
  for (int i = 0; i < 11; ++i) values[i] = new_int_u64(ts, raw[i]);
  return new_struct_sequence(ts, posix_state(ts).statvfs_result, values);
}

}  // namespace

Value make_stat_result(ThreadState& ts, const struct stat& info) {
  Value values[] = {
      new_int(ts, info.st_mode),        new_int_u64(ts, info.st_ino),     new_int_u64(ts, info.st_dev),
      new_int_u64(ts, info.st_nlink),   new_int(ts, info.st_uid),         new_int(ts, info.st_gid),
      new_int(ts, info.st_size),        new_int(ts, info.st_atim.tv_sec), new_int(ts, info.st_mtim.tv_sec),
      new_int(ts, info.st_ctim.tv_sec), seconds(ts, info.st_atim),        seconds(ts, info.st_mtim),
      seconds(ts, info.st_ctim),        nanoseconds(ts, info.st_atim),    nanoseconds(ts, info.st_mtim),
      nanoseconds(ts, info.st_ctim),    new_int(ts, info.st_blksize),     new_int(ts, info.st_blocks),
      new_int_u64(ts, info.st_rdev)};
  return new_struct_sequence(ts, posix_state(ts).stat_result, values);
}

bool add_result_types(ThreadState& ts, Module* m) {
  PosixState& state = posix_state(ts);
  static constexpr const char* kStat[] = {"st_mode",     "st_ino",     "st_dev",    "st_nlink",    "st_uid",
                                          "st_gid",      "st_size",    nullptr,     nullptr,       nullptr,
                                          "st_atime",    "st_mtime",   "st_ctime",  "st_atime_ns", "st_mtime_ns",
                                          "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"};
  static constexpr const char* kStatvfs[] = {"f_bsize", "f_frsize", "f_blocks", "f_bfree",   "f_bavail", "f_files",
                                             "f_ffree", "f_favail", "f_flag",   "f_namemax", "f_fsid"};
  static constexpr const char* kTimes[] = {"user", "system", "children_user", "children_system", "elapsed"};
  static constexpr const char* kUname[] = {"sysname", "nodename", "release", "version", "machine"};
  static constexpr const char* kTerminal[] = {"columns", "lines"};
  static constexpr const char* kRusage[] = {
      "ru_utime", "ru_stime",   "ru_maxrss",  "ru_ixrss",  "ru_idrss",  "ru_isrss",    "ru_minflt", "ru_majflt",
      "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw",  "ru_nivcsw"};
  static constexpr const char* kSched[] = {"sched_priority"};
  auto add = [&](Type*& field, const char* name, std::span<const char* const> fields, size_t visible, bool in_module) {
    field = new_struct_sequence_type(ts, name, fields, visible);
    return field && (!in_module || module_add(ts, m, std::strrchr(name, '.') + 1, Value(field)));
  };
  return add(state.stat_result, "os.stat_result", kStat, 10, true) &&
         add(state.statvfs_result, "os.statvfs_result", kStatvfs, 10, true) &&
         add(state.times_result, "posix.times_result", kTimes, 5, true) &&
         add(state.uname_result, "posix.uname_result", kUname, 5, true) &&
         add(state.terminal_size, "os.terminal_size", kTerminal, 2, true) &&
         add(state.rusage, "resource.struct_rusage", kRusage, 16, false) &&
         add(state.sched_param, "posix.sched_param", kSched, 1, true);
}

NativeDef kPosixStatFunctions[] = {
    {"stat(path, *, dir_fd=None, follow_symlinks=True)", "Perform a stat system call on the given path.", posix_stat},
    {"lstat(path, *, dir_fd=None)", "Perform a stat system call on the given path, without following symbolic links.",
     posix_lstat},
    {"fstat(fd)", "Perform a stat system call on the given file descriptor.", posix_fstat},
    {"statvfs(path)", "Perform a statvfs system call on the given path.", posix_statvfs},
    {"fstatvfs(path, /)", "Perform an fstatvfs system call on the given fd.", posix_statvfs},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
