// directories.cpp: listdir, scandir and DirEntry, the current directory.
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stdlib/io/io_support.h"
#include "stdlib/posix/posix.h"

namespace adder {

namespace {

// Opens a directory for a listing; of a descriptor, a duplicate that starts at the beginning.
DIR* open_listing(ThreadState& ts, const PathArg& path) {
  DIR* dir = nullptr;
  int64_t result = system_call(ts, [&]() -> int64_t {
    if (path.fd != -1) {
      int copy = ::fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
      if (copy < 0) return -1;
      dir = ::fdopendir(copy);
      if (!dir) {
        int saved = errno;
        ::close(copy);
        errno = saved;
      } else {
        ::rewinddir(dir);
      }
    } else {
      dir = ::opendir(path.c_str());
    }
    return dir ? 0 : -1;
  });
  if (result < 0) none_or_error(ts, result, &path);
  return dir;
}

bool is_dots(const char* name) {
  return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

Value posix_listdir(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  if (!path_argument(ts, a[0], &path, "listdir", kPathOrFd | kPathOrNone)) return {};
  DIR* dir = open_listing(ts, path);
  if (!dir) return {};
  std::vector<std::string> names;
  int error;
  {
    BlockingScope blocking(ts);
    errno = 0;
    while (dirent* entry = ::readdir(dir))
      if (!is_dots(entry->d_name)) names.emplace_back(entry->d_name);
    error = errno;
    ::closedir(dir);
  }
  if (error) return raise_errno(ts, error, path.object);
  List* list = new_list(ts, names.size());
  for (const std::string& name : names) {
    Value v = list ? path_name(ts, name, path.bytes) : Value();
    if (!v || !list_append(ts, list, v)) return {};
  }
  return list;
}

// --- scandir

struct ScanIterator : Cell {
  DIR* dir;    // null when exhausted or closed
  Value path;  // str, bytes, or int when a descriptor is listed
  int fd;      // the descriptor listed, -1: a path
};

struct DirEntry : Cell {
  Value name, path;
  Value stat, lstat;  // made at first use
  int dir_fd;         // of scandir(fd), -1: path is whole
  uint8_t type;       // d_type
  uint64_t inode;
};
DirEntry* as_entry(Value v) {
  return v.as<DirEntry>();
}

void close_scan(ScanIterator* it) {
  if (it->dir) ::closedir(std::exchange(it->dir, nullptr));
}

Value posix_scandir(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  if (!path_argument(ts, a[0], &path, "scandir", kPathOrFd | kPathOrNone)) return {};
  ScanIterator* it = static_cast<ScanIterator*>(new_instance(ts, posix_state(ts).scandir_iterator));
  if (!it) return {};
  it->fd = path.fd;
  it->path = path.object.is_none() ? Value(new_str(ts, ".")) : path.object;
  it->dir = open_listing(ts, path);
  return it->dir ? Value(it) : Value();
}

Value join_path(ThreadState& ts, ScanIterator* it, const char* name) {
  bool bytes = is_kind(it->path, Kind::Bytes);
  std::string whole;
  if (it->fd == -1) {
    if (!path_to_bytes(ts, it->path, &whole)) return {};
    if (!whole.empty() && whole.back() != '/') whole += '/';
  }
  return path_name(ts, whole + name, bytes);
}

Value scan_next(ThreadState& ts, Value self) {
  ScanIterator* it = self.as<ScanIterator>();
  for (;;) {
    if (!it->dir) return {};
    dirent* entry;
    int error;
    {
      BlockingScope blocking(ts);
      errno = 0;
      entry = ::readdir(it->dir);
      error = errno;
    }
    if (!entry) {
      close_scan(it);
      return error ? raise_errno(ts, error, it->path) : Value();
    }
    if (is_dots(entry->d_name)) continue;
    std::string name = entry->d_name;
    uint8_t type = entry->d_type;
    uint64_t inode = entry->d_ino;
    DirEntry* e = static_cast<DirEntry*>(new_instance(ts, posix_state(ts).dir_entry));
    if (!e) return {};
    e->dir_fd = it->fd;
    e->type = type;
    e->inode = inode;
    e->name = path_name(ts, name, is_kind(it->path, Kind::Bytes));
    e->path = e->name ? join_path(ts, it, name.c_str()) : Value();
    return e->path ? Value(e) : Value();
  }
}

Value scan_close(ThreadState&, Value* a, uint32_t) {
  close_scan(a[0].as<ScanIterator>());
  return kNone;
}
Value scan_enter(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

// The entry's stat_result, kept after the first call. An entry that is no link needs one call for both.
Value entry_stat(ThreadState& ts, Value self, bool follow) {
  DirEntry* e = as_entry(self);
  if (follow && e->type != DT_LNK && e->type != DT_UNKNOWN) follow = false;
  Value& slot = follow ? e->stat : e->lstat;
  if (slot) return slot;
  std::string path;
  if (!path_to_bytes(ts, e->path, &path)) return {};
  struct stat info;
  int dir_fd = e->dir_fd == -1 ? AT_FDCWD : e->dir_fd;
  int64_t result =
      system_call(ts, [&] { return ::fstatat(dir_fd, path.c_str(), &info, follow ? 0 : AT_SYMLINK_NOFOLLOW); });
  if (result == -2) return {};
  if (result < 0) return raise_errno(ts, errno, e->path);
  Value made = make_stat_result(ts, info);
  if (made) (follow ? e->stat : e->lstat) = made;
  return made;
}

Value entry_stat_method(ThreadState& ts, Value* a, uint32_t) {
  bool follow;
  return flag_argument(ts, a[1], true, &follow) ? entry_stat(ts, a[0], follow) : Value();
}

// 1, 0, -1. A missing target is no error.
int entry_is(ThreadState& ts, Value self, bool follow, mode_t format) {
  DirEntry* e = as_entry(self);
  bool need = e->type == DT_UNKNOWN || (follow && e->type == DT_LNK);
  if (!need) return e->type == (format == S_IFDIR ? DT_DIR : format == S_IFREG ? DT_REG : DT_LNK);
  Value st = entry_stat(ts, self, follow);
  if (!st) {
    if (!pending_matches(ts, ts.rt.exc.FileNotFoundError)) return -1;
    clear_error(ts);
    return 0;
  }
  return (static_cast<mode_t>(st.as<Tuple>()->items[0].as_int()) & S_IFMT) == format;
}

Value entry_is_dir(ThreadState& ts, Value* a, uint32_t) {
  bool follow;
  int yes = flag_argument(ts, a[1], true, &follow) ? entry_is(ts, a[0], follow, S_IFDIR) : -1;
  return yes < 0 ? Value() : Value::boolean(yes);
}
Value entry_is_file(ThreadState& ts, Value* a, uint32_t) {
  bool follow;
  int yes = flag_argument(ts, a[1], true, &follow) ? entry_is(ts, a[0], follow, S_IFREG) : -1;
  return yes < 0 ? Value() : Value::boolean(yes);
}
Value entry_is_symlink(ThreadState& ts, Value* a, uint32_t) {
  int yes = entry_is(ts, a[0], false, S_IFLNK);
  return yes < 0 ? Value() : Value::boolean(yes);
}
Value entry_inode(ThreadState& ts, Value* a, uint32_t) {
  return new_int_u64(ts, as_entry(a[0])->inode);
}
Value entry_fspath(ThreadState&, Value* a, uint32_t) {
  return as_entry(a[0])->path;
}
Value entry_repr(ThreadState& ts, Value* a, uint32_t) {
  return format_message(ts, "<DirEntry %R>", as_entry(a[0])->name);
}
Value entry_class_getitem(ThreadState& ts, Value* a, uint32_t) {
  return call_with(ts, Value(ts.rt.types.generic_alias), a[0], a[1]);
}
Value entry_name(ThreadState&, Value self) {
  return as_entry(self)->name;
}
Value entry_path(ThreadState&, Value self) {
  return as_entry(self)->path;
}

NativeDef kEntryMethods[] = {
    {"stat(self, /, *, follow_symlinks=True)", "Return stat_result object for the entry; cached per entry.",
     entry_stat_method},
    {"is_dir(self, /, *, follow_symlinks=True)", "Return True if the entry is a directory; cached per entry.",
     entry_is_dir},
    {"is_file(self, /, *, follow_symlinks=True)", "Return True if the entry is a file; cached per entry.",
     entry_is_file},
    {"is_symlink(self, /)", "Return True if the entry is a symbolic link; cached per entry.", entry_is_symlink},
    {"inode(self, /)", "Return inode of the entry; cached per entry.", entry_inode},
    {"__fspath__(self, /)", "Returns the path for the entry.", entry_fspath},
    {"__repr__(self, /)", "Return repr(self).", entry_repr},
    {"__class_getitem__(cls, item, /)", "See PEP 585", entry_class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kEntryGetSets[] = {
    {"name", "the entry's base filename, relative to scandir() \"path\" argument", entry_name, nullptr},
    {"path", "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)", entry_path, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};
void trace_entry(Cell* cell, Marker& marker) {
  DirEntry* e = static_cast<DirEntry*>(cell);
  for (Value v : {e->name, e->path, e->stat, e->lstat}) marker.visit(v);
}
const NativeType kDirEntryType = {"posix.DirEntry", nullptr,         kEntryMethods, kEntryGetSets, Kind::Native,
                                  sizeof(DirEntry), kTypeNoSubclass, nullptr,       trace_entry};

NativeDef kScanMethods[] = {{"close(self, /)", nullptr, scan_close},
                            {"__enter__(self, /)", nullptr, scan_enter},
                            {"__exit__(self, /, *args)", nullptr, scan_close},
                            {nullptr, nullptr, nullptr}};
void trace_scan(Cell* cell, Marker& marker) {
  marker.visit(static_cast<ScanIterator*>(cell)->path);
}
void finalize_scan(Cell* cell) {
  close_scan(static_cast<ScanIterator*>(cell));
}
const NativeType kScanType = {"posix.ScandirIterator", nullptr,         kScanMethods, nullptr,    Kind::Native,
                              sizeof(ScanIterator),    kTypeNoSubclass, scan_next,    trace_scan, finalize_scan};

// --- the current directory, making and removing

std::string current_directory() {
  std::string buffer(256, 0);
  for (;;) {
    if (::getcwd(buffer.data(), buffer.size())) {
      buffer.resize(std::strlen(buffer.c_str()));
      return buffer;
    }
    if (errno != ERANGE) return {};
    buffer.resize(buffer.size() * 2);
  }
}
Value posix_getcwd(ThreadState& ts, Value*, uint32_t) {
  std::string here = current_directory();
  return here.empty() ? raise_errno(ts, errno) : decode_path(ts, here);
}
Value posix_getcwdb(ThreadState& ts, Value*, uint32_t) {
  std::string here = current_directory();
  return here.empty() ? raise_errno(ts, errno) : Value(new_bytes(ts, here));
}
Value posix_chdir(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  if (!path_argument(ts, a[0], &path, "chdir", kPathOrFd)) return {};
  return none_or_error(ts, system_call(ts, [&] { return path.fd != -1 ? ::fchdir(path.fd) : ::chdir(path.c_str()); }),
                       &path);
}
Value posix_fchdir(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return fd_argument(ts, a[0], &fd) ? none_or_error(ts, system_call(ts, [&] { return ::fchdir(fd); })) : Value();
}
Value posix_chroot(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  if (!path_argument(ts, a[0], &path, "chroot")) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::chroot(path.c_str()); }), &path);
}
Value posix_mkdir(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int mode, dir_fd;
  if (!path_argument(ts, a[0], &path, "mkdir") || !int_argument(ts, a[1], &mode, 0777) ||
      !dir_fd_argument(ts, a[2], &dir_fd))
    return {};
  return none_or_error(ts, system_call(ts, [&] { return ::mkdirat(dir_fd, path.c_str(), static_cast<mode_t>(mode)); }),
                       &path);
}
Value posix_rmdir(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int dir_fd;
  if (!path_argument(ts, a[0], &path, "rmdir") || !dir_fd_argument(ts, a[1], &dir_fd)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::unlinkat(dir_fd, path.c_str(), AT_REMOVEDIR); }), &path);
}

}  // namespace

bool add_directory_types(ThreadState& ts, Module* m) {
  PosixState& state = posix_state(ts);
  state.dir_entry = module_add_type(ts, m, kDirEntryType);
  state.scandir_iterator =
      state.dir_entry ? new_native_type(ts, kScanType, nullptr, dict_get_str(ts, m->dict, ts.rt.names.dunder_name))
                      : nullptr;
  return state.scandir_iterator;
}

NativeDef kPosixDirectoryFunctions[] = {
    {"listdir(path=None)", "Return a list containing the names of the files in the directory.", posix_listdir},
    {"scandir(path=None)", "Return an iterator of DirEntry objects for given path.", posix_scandir},
    {"getcwd()", "Return a unicode string representing the current working directory.", posix_getcwd},
    {"getcwdb()", "Return a bytes string representing the current working directory.", posix_getcwdb},
    {"chdir(path)", "Change the current working directory to the specified path.", posix_chdir},
    {"fchdir(fd)", "Change to the directory of the given file descriptor.", posix_fchdir},
    {"chroot(path)", "Change root directory to path.", posix_chroot},
    {"mkdir(path, mode=511, *, dir_fd=None)", "Create a directory.", posix_mkdir},
    {"rmdir(path, *, dir_fd=None)", "Remove a directory.", posix_rmdir},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
