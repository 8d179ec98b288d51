// posix.h: what the files of the module posix share: path and descriptor arguments, errors, calls without the GIL.
//
// A function's table entry gives its signature; arguments that the caller left out are empty. Every call that may block
// goes through system_call, which retries what a signal interrupted (PEP 475).
#pragma once

#include <fcntl.h>

#include <cerrno>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/io/io.h"
#include "stdlib/io/raw_file.h"

namespace adder {

struct PosixState {
  Type* stat_result = nullptr;
  Type* statvfs_result = nullptr;
  Type* times_result = nullptr;
  Type* uname_result = nullptr;
  Type* terminal_size = nullptr;
  Type* rusage = nullptr;
  Type* sched_param = nullptr;
  Type* waitid_result = nullptr;
  Type* dir_entry = nullptr;
  Type* scandir_iterator = nullptr;
  Value before_fork, after_fork_child, after_fork_parent;  // Lists of functions, or empty
  void trace(Marker& marker);
};
PosixState& posix_state(ThreadState& ts);

// A path argument.
struct PathArg {
  std::string text = ".";
  Value object;        // str or bytes, for errors; None when it was omitted
  int fd = -1;         // when a descriptor was given
  bool bytes = false;  // names that come back are bytes too
  const char* c_str() const { return text.c_str(); }
};
enum PathFlag { kPathOnly = 0, kPathOrFd = 1, kPathOrNone = 2 };
// False with an exception pending, whose message starts with the function's name.
bool path_argument(ThreadState& ts, Value v, PathArg* out, const char* function, int flags = kPathOnly,
                   const char* argument = "path");
// dir_fd: absent or None is the current directory.
bool dir_fd_argument(ThreadState& ts, Value v, int* out);
bool int_argument(ThreadState& ts, Value v, int* out, int fallback = 0);
bool fd_argument(ThreadState& ts, Value v, int* out);  // an int, or an object with fileno()
bool flag_argument(ThreadState& ts, Value v, bool fallback, bool* out);

// call() without the GIL until it is not interrupted. Its result; -1 with errno set; -2 when a signal handler raised.
template <typename F>
int64_t system_call(ThreadState& ts, F&& call) {
  for (;;) {
    int64_t result;
    {
      BlockingScope blocking(ts);
      result = call();
    }
    if (result != -1 || errno != EINTR) return result;
    if (!after_interrupt(ts)) return -2;
  }
}
// None, or the error of a failed system_call.
Value none_or_error(ThreadState& ts, int64_t result, const PathArg* path = nullptr);
Value int_or_error(ThreadState& ts, int64_t result, const PathArg* path = nullptr);
Value raise_errno_two(ThreadState& ts, int error, Value first, Value second);

// os.fork(): runs what os.register_at_fork() was given. -1 with errno set.
pid_t fork_with_hooks(ThreadState& ts);
Value make_stat_result(ThreadState& ts, const struct stat& info);
Value make_rusage(ThreadState& ts, const struct rusage& r);           // the module posix must be loaded
Value path_name(ThreadState& ts, std::string_view name, bool bytes);  // str, or bytes
bool add_functions(ThreadState& ts, Module* module, NativeDef* functions);

extern NativeDef kPosixStatFunctions[], kPosixFileFunctions[], kPosixDirectoryFunctions[], kPosixDescriptorFunctions[],
    kPosixProcessFunctions[], kPosixSystemFunctions[], kPosixRareFunctions[];
bool add_rare_constants(ThreadState& ts, Module* module);
bool add_posix_constants(ThreadState& ts, Module* module);
bool add_posix_environ(ThreadState& ts, Module* module);
bool add_directory_types(ThreadState& ts, Module* module);
bool add_result_types(ThreadState& ts, Module* module);

}  // namespace adder
