// fcntl.cpp: the module fcntl: control of descriptors and locks on files.
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"
#include "stdlib/system/named_ints.h"

namespace adder {

extern const NativeModule kModule_fcntl;

namespace {

constexpr size_t kMaxArgument = 1024;

bool file_argument(ThreadState& ts, Value v, int* fd) {
  if (!fd_argument(ts, v, fd)) return false;
  if (*fd >= 0) return true;
  raise_value_error(ts, "file descriptor cannot be a negative integer (%d)", *fd);
  return false;
}
bool command_argument(ThreadState& ts, Value v, unsigned long* out) {
  Value index = to_index(ts, v);
  int64_t n;
  if (!index) return false;
  if (!int_to_i64(index, &n)) return raise_overflow(ts, "Python int too large to convert to C long"), false;
  *out = static_cast<unsigned long>(n) & 0xffffffff;
  return true;
}

Value fcntl_fcntl(ThreadState& ts, Value* a, uint32_t) {
  int fd, command;
  if (!file_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &command)) return {};
  if (a[2] && (is_str(a[2]) || is_bytes_like(a[2]))) {
    BufferView view;
    std::string text;
    if (is_str(a[2]))
      text = str_to_utf8(a[2].as<Str>());
    else if (!get_buffer(ts, a[2], &view))
      return {};
    else
      text.assign(view.data, view.bytes);
    if (text.size() > kMaxArgument) return raise_value_error(ts, "fcntl string arg too long");
    char buffer[kMaxArgument + 1] = {};
    memcpy(buffer, text.data(), text.size());
    int64_t result = system_call(ts, [&] { return ::fcntl(fd, command, buffer); });
    return result < 0 ? none_or_error(ts, result) : Value(new_bytes(ts, {buffer, text.size()}));
  }
  unsigned long argument = 0;
  if (a[2] && !command_argument(ts, a[2], &argument)) return {};
  return int_or_error(ts, system_call(ts, [&] { return ::fcntl(fd, command, static_cast<int>(argument)); }));
}

Value fcntl_ioctl(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  unsigned long code;
  bool mutate;
  if (!file_argument(ts, a[0], &fd) || !command_argument(ts, a[1], &code) || !flag_argument(ts, a[3], true, &mutate))
    return {};
  if (a[2] && (is_str(a[2]) || is_bytes_like(a[2]))) {
    BufferView view;
    std::string text;
    if (is_str(a[2])) {
      text = str_to_utf8(a[2].as<Str>());
      mutate = false;
    } else {
      if (!get_buffer(ts, a[2], &view)) return {};
      text.assign(view.data, view.bytes);
      if (view.readonly) mutate = false;
    }
    if (!mutate && text.size() > kMaxArgument) return raise_value_error(ts, "ioctl string arg too long");
    text.resize(text.size() + kMaxArgument);  // what the kernel writes beyond a short argument goes here
    int64_t result = system_call(ts, [&] { return ::ioctl(fd, code, text.data()); });
    if (result < 0) return none_or_error(ts, result);
    size_t size = text.size() - kMaxArgument;
    if (!mutate) return new_bytes(ts, {text.data(), size});
    if (!get_buffer(ts, a[2], &view, true)) return {};
    memcpy(view.data, text.data(), std::min(size, view.bytes));
    return new_int(ts, result);
  }
  unsigned long argument = 0;
  if (a[2] && !command_argument(ts, a[2], &argument)) return {};
  return int_or_error(ts, system_call(ts, [&] { return ::ioctl(fd, code, argument); }));
}

Value fcntl_flock(ThreadState& ts, Value* a, uint32_t) {
  int fd, operation;
  if (!file_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &operation)) return {};
  return none_or_error(ts, system_call(ts, [&] { return ::flock(fd, operation); }));
}

Value fcntl_lockf(ThreadState& ts, Value* a, uint32_t) {
  int fd, command, whence;
  int64_t length = 0, start = 0;
  if (!file_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &command) || (a[2] && !to_i64(ts, a[2], &length)) ||
      (a[3] && !to_i64(ts, a[3], &start)) || !int_argument(ts, a[4], &whence))
    return {};
  struct flock lock{};
  if (command == LOCK_UN)
    lock.l_type = F_UNLCK;
  else if (command & LOCK_SH)
    lock.l_type = F_RDLCK;
  else if (command & LOCK_EX)
    lock.l_type = F_WRLCK;
  else
    return raise_value_error(ts, "unrecognized lockf argument");
  lock.l_start = start;
  lock.l_len = length;
  lock.l_whence = static_cast<short>(whence);
  return none_or_error(ts,
                       system_call(ts, [&] { return ::fcntl(fd, (command & LOCK_NB) ? F_SETLK : F_SETLKW, &lock); }));
}

NativeDef kFunctions[] = {
    {"fcntl(fd, cmd, arg=0, /)", "fcntl(2). For an argument of bytes, the bytes that the call leaves.", fcntl_fcntl},
    {"ioctl(fd, request, arg=0, mutate_flag=True, /)",
     "ioctl(2). A writable buffer is changed in place; for other bytes, the bytes that the call leaves.", fcntl_ioctl},
    {"flock(fd, operation, /)", "Lock or unlock a whole file with flock(2).", fcntl_flock},
    {"lockf(fd, cmd, len=0, start=0, whence=0, /)", "Lock or unlock a part of a file with fcntl(2).", fcntl_lockf},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule_fcntl = {"fcntl", "Control of descriptors and locks on files.", kFunctions,
                                    [](ThreadState& ts, Module* m) { return add_constants(ts, m, kFcntlConstants); }};

}  // namespace adder
