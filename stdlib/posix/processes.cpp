// processes.cpp: making, replacing, awaiting and ending processes.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "runtime/gil/fork.h"
#include "stdlib/posix/posix.h"

namespace adder {

Value make_rusage(ThreadState& ts, const rusage& r) {
  auto time = [&](const timeval& t) {
    return new_float(ts, static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec));
  };
  Value values[16] = {time(r.ru_utime), time(r.ru_stime)};
  const long counts[] = {r.ru_maxrss,  r.ru_ixrss,   r.ru_idrss,  r.ru_isrss,  r.ru_minflt,   r.ru_majflt, r.ru_nswap,
                         r.ru_inblock, r.ru_oublock, r.ru_msgsnd, r.ru_msgrcv, r.ru_nsignals, r.ru_nvcsw,  r.ru_nivcsw};
  for (int i = 0; i < 14; ++i) values[i + 2] = new_int(ts, counts[i]);
  return new_struct_sequence(ts, posix_state(ts).rusage, values);
}

namespace {

Value new_status(ThreadState& ts, int64_t pid, int status) {
  if (pid < 0) return none_or_error(ts, pid);
  return tuple_of(ts, new_int(ts, pid), Value::small_int(status));
}

// --- fork

bool run_hooks(ThreadState& ts, Value list, bool reversed) {
  if (!list) return true;
  List* hooks = list.as<List>();
  for (size_t i = 0; i < hooks->size; ++i) {
    Value hook = hooks->items[reversed ? hooks->size - 1 - i : i];
    if (!call(ts, hook, nullptr, 0)) write_unraisable(ts, "Exception ignored in", hook);
  }
  return true;
}

Value posix_register_at_fork(ThreadState& ts, Value* a, uint32_t) {
  PosixState& state = posix_state(ts);
  if (!a[0] && !a[1] && !a[2]) return raise_type_error(ts, "At least one argument is required.");
  for (int i = 0; i < 3; ++i)
    if (a[i] && !is_callable(ts, a[i])) {
      static constexpr const char* kNames[] = {"before", "after_in_child", "after_in_parent"};
      return raise_type_error(ts, "'%s' must be callable, not %T", kNames[i], a[i]);
    }
  Value* lists[] = {&state.before_fork, &state.after_fork_child, &state.after_fork_parent};
  for (int i = 0; i < 3; ++i) {
    if (!a[i]) continue;
    if (!*lists[i]) *lists[i] = Value(new_list(ts));
    if (!*lists[i] || !list_append(ts, lists[i]->as<List>(), a[i])) return {};
  }
  return kNone;
}

Value posix_fork(ThreadState& ts, Value*, uint32_t) {
  return int_or_error(ts, fork_with_hooks(ts));
}

// --- exec, spawn

// A vector of C strings from a sequence of paths or a mapping.
struct StringVector {
  std::vector<std::string> texts;
  std::vector<char*> pointers;
  char** data() {
    pointers.clear();
    for (std::string& s : texts) pointers.push_back(s.data());
    pointers.push_back(nullptr);
    return pointers.data();
  }
};

bool arguments(ThreadState& ts, Value v, StringVector* out, const char* function) {
  if (!is_kind(v, Kind::Tuple) && !is_kind(v, Kind::List)) {
    raise_type_error(ts, "%s() arg 2 must be a tuple or list", function);
    return false;
  }
  bool ok = for_each(ts, v, [&](Value item) {
    out->texts.emplace_back();
    return path_to_bytes(ts, item, &out->texts.back());
  });
  if (!ok) return false;
  if (out->texts.empty()) return raise_value_error(ts, "%s() arg 2 must not be empty", function), false;
  if (out->texts[0].empty()) return raise_value_error(ts, "%s() arg 2 first element cannot be empty", function), false;
  return true;
}

bool environment(ThreadState& ts, Value v, StringVector* out, const char* function) {
  Value keys = call_method(ts, v, ts.rt.names.keys);
  if (!keys) {
    if (pending_matches(ts, ts.rt.exc.AttributeError)) {
      clear_error(ts);
      raise_type_error(ts, "%s: environment must be a mapping object", function);
    }
    return false;
  }
  return for_each(ts, keys, [&](Value key) {
    Value value = get_item(ts, v, key);
    std::string name, text;
    if (!value || !path_to_bytes(ts, key, &name) || !path_to_bytes(ts, value, &text)) return false;
    if (name.empty() || name.find('=', 1) != std::string::npos || name[0] == '=')
      return raise_value_error(ts, "illegal environment variable name"), false;
    out->texts.push_back(name + "=" + text);
    return true;
  });
}

Value posix_execv(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  StringVector argv;
  if (!path_argument(ts, a[0], &path, "execv") || !arguments(ts, a[1], &argv, "execv")) return {};
  ::execv(path.c_str(), argv.data());
  return raise_errno(ts, errno);
}

Value posix_execve(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  StringVector argv, envp;
  if (!path_argument(ts, a[0], &path, "execve", kPathOrFd) || !arguments(ts, a[1], &argv, "execve") ||
      !environment(ts, a[2], &envp, "execve"))
    return {};
  if (path.fd != -1)
    ::fexecve(path.fd, argv.data(), envp.data());
  else
    ::execve(path.c_str(), argv.data(), envp.data());
  return raise_errno(ts, errno, path.object);
}

constexpr int kSpawnOpen = 0, kSpawnClose = 1, kSpawnDup2 = 2;

bool file_actions(ThreadState& ts, Value v, posix_spawn_file_actions_t* actions, std::vector<std::string>* keep) {
  if (!v || v.is_none()) return true;
  return for_each(ts, v, [&](Value item) {
    Tuple* t = is_kind(item, Kind::Tuple) ? item.as<Tuple>() : nullptr;
    int kind, fd, other;
    if (!t || !t->size) return raise_type_error(ts, "Each file_actions element must be a non-empty tuple"), false;
    if (!int_argument(ts, t->items[0], &kind)) return false;
    int error;
    if (kind == kSpawnOpen && t->size == 5) {
      int flags, mode;
      keep->emplace_back();
      if (!int_argument(ts, t->items[1], &fd) || !path_to_bytes(ts, t->items[2], &keep->back()) ||
          !int_argument(ts, t->items[3], &flags) || !int_argument(ts, t->items[4], &mode))
        return false;
      error = ::posix_spawn_file_actions_addopen(actions, fd, keep->back().c_str(), flags, static_cast<mode_t>(mode));
    } else if (kind == kSpawnClose && t->size == 2) {
      if (!int_argument(ts, t->items[1], &fd)) return false;
      error = ::posix_spawn_file_actions_addclose(actions, fd);
    } else if (kind == kSpawnDup2 && t->size == 3) {
      if (!int_argument(ts, t->items[1], &fd) || !int_argument(ts, t->items[2], &other)) return false;
      error = ::posix_spawn_file_actions_adddup2(actions, fd, other);
    } else {
      return raise_type_error(ts, "Unknown file_actions identifier"), false;
    }
    return error ? (raise_errno(ts, error), false) : true;
  });
}

bool signal_set(ThreadState& ts, Value v, sigset_t* set, bool* given) {
  *given = v && !v.is_none();
  sigemptyset(set);
  return !*given || for_each(ts, v, [&](Value item) {
    int number;
    if (!int_argument(ts, item, &number)) return false;
    if (number < 1 || number >= NSIG) return raise_value_error(ts, "signal number %d out of range", number), false;
    sigaddset(set, number);
    return true;
  });
}

// a: path argv env file_actions setpgroup resetids setsid setsigmask setsigdef scheduler
Value spawn(ThreadState& ts, Value* a, bool search) {
  const char* name = search ? "posix_spawnp" : "posix_spawn";
  PathArg path;
  StringVector argv, envp;
  if (!path_argument(ts, a[0], &path, name) || !arguments(ts, a[1], &argv, name)) return {};
  bool inherit = a[2].is_none();
  if (!inherit && !environment(ts, a[2], &envp, name)) return {};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  std::vector<std::string> keep;
  keep.reserve(64);
  sigset_t mask, defaults;
  bool has_mask, has_defaults, reset_ids, new_session;
  int group;
  pid_t pid = 0;
  int error = -1;
  if (file_actions(ts, a[3], &actions, &keep) && int_argument(ts, a[4], &group) &&
      flag_argument(ts, a[5], false, &reset_ids) && flag_argument(ts, a[6], false, &new_session) &&
      signal_set(ts, a[7], &mask, &has_mask) && signal_set(ts, a[8], &defaults, &has_defaults)) {
    short flags = 0;
    if (a[4]) flags |= POSIX_SPAWN_SETPGROUP, ::posix_spawnattr_setpgroup(&attributes, group);
    if (reset_ids) flags |= POSIX_SPAWN_RESETIDS;
    if (new_session) flags |= POSIX_SPAWN_SETSID;
    if (has_mask) flags |= POSIX_SPAWN_SETSIGMASK, ::posix_spawnattr_setsigmask(&attributes, &mask);
    if (has_defaults) flags |= POSIX_SPAWN_SETSIGDEF, ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setflags(&attributes, flags);
    char** env = inherit ? environ : envp.data();
    error = search ? ::posix_spawnp(&pid, path.c_str(), &actions, &attributes, argv.data(), env)
                   : ::posix_spawn(&pid, path.c_str(), &actions, &attributes, argv.data(), env);
  }
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (error > 0) return raise_errno(ts, error, path.object);
  return error < 0 ? Value() : new_int(ts, pid);
}
Value posix_spawn_plain(ThreadState& ts, Value* a, uint32_t) {
  return spawn(ts, a, false);
}
Value posix_spawn_search(ThreadState& ts, Value* a, uint32_t) {
  return spawn(ts, a, true);
}

Value posix_system(ThreadState& ts, Value* a, uint32_t) {
  std::string command;
  if (!path_to_bytes(ts, a[0], &command)) return {};
  int status;
  {
    BlockingScope blocking(ts);
    status = ::system(command.c_str());
  }
  return Value::small_int(status);
}

Value posix_exit(ThreadState& ts, Value* a, uint32_t) {
  int status;
  if (!int_argument(ts, a[0], &status)) return {};
  ::_exit(status);
}
Value posix_abort(ThreadState&, Value*, uint32_t) {
  std::abort();
}

// --- waiting

Value posix_waitpid(ThreadState& ts, Value* a, uint32_t) {
  int pid, options, status = 0;
  if (!int_argument(ts, a[0], &pid) || !int_argument(ts, a[1], &options)) return {};
  int64_t got = system_call(ts, [&] { return ::waitpid(pid, &status, options); });
  return new_status(ts, got, status);
}
Value posix_wait(ThreadState& ts, Value*, uint32_t) {
  int status = 0;
  int64_t got = system_call(ts, [&] { return ::wait(&status); });
  return new_status(ts, got, status);
}
Value wait_usage(ThreadState& ts, int pid, int options) {
  int status = 0;
  rusage usage{};
  int64_t got = system_call(ts, [&] { return ::wait4(pid, &status, options, &usage); });
  if (got < 0) return none_or_error(ts, got);
  return tuple_of(ts, new_int(ts, got), Value::small_int(status), make_rusage(ts, usage));
}
Value posix_wait3(ThreadState& ts, Value* a, uint32_t) {
  int options;
  return int_argument(ts, a[0], &options) ? wait_usage(ts, -1, options) : Value();
}
Value posix_wait4(ThreadState& ts, Value* a, uint32_t) {
  int pid, options;
  return int_argument(ts, a[0], &pid) && int_argument(ts, a[1], &options) ? wait_usage(ts, pid, options) : Value();
}

enum class Status { kExited, kSignaled, kStopped, kContinued, kCoreDump, kExitStatus, kTermSignal, kStopSignal };
template <Status kWhat>
Value status_part(ThreadState& ts, Value* a, uint32_t) {
  int s;
  if (!int_argument(ts, a[0], &s)) return {};
  switch (kWhat) {
    case Status::kExited:
      return Value::boolean(WIFEXITED(s));
    case Status::kSignaled:
      return Value::boolean(WIFSIGNALED(s));
    case Status::kStopped:
      return Value::boolean(WIFSTOPPED(s));
    case Status::kContinued:
      return Value::boolean(WIFCONTINUED(s));
    case Status::kCoreDump:
      return Value::boolean(WCOREDUMP(s));
    case Status::kExitStatus:
      return Value::small_int(WEXITSTATUS(s));
    case Status::kTermSignal:
      return Value::small_int(WTERMSIG(s));
    default:
      return Value::small_int(WSTOPSIG(s));
  }
}
Value posix_waitstatus_to_exitcode(ThreadState& ts, Value* a, uint32_t) {
  int s;
  if (!int_argument(ts, a[0], &s)) return {};
  if (WIFEXITED(s)) return Value::small_int(WEXITSTATUS(s));
  if (WIFSIGNALED(s)) return Value::small_int(-WTERMSIG(s));
  if (WIFSTOPPED(s)) return raise_value_error(ts, "process stopped by delivery of signal %d", WSTOPSIG(s));
  return raise_value_error(ts, "invalid wait status: %d", s);
}

Value posix_kill(ThreadState& ts, Value* a, uint32_t) {
  int pid, number;
  if (!int_argument(ts, a[0], &pid) || !int_argument(ts, a[1], &number)) return {};
  if (::kill(pid, number) < 0) return raise_errno(ts, errno);
  // A signal to ourselves has arrived by now: its handler shall run before this call's successor.
  return !ts.rt.pending_signals.load() || after_interrupt(ts) ? kNone : Value();
}
Value posix_killpg(ThreadState& ts, Value* a, uint32_t) {
  int group, number;
  if (!int_argument(ts, a[0], &group) || !int_argument(ts, a[1], &number)) return {};
  return none_or_error(ts, ::killpg(group, number));
}
Value posix_pidfd_open(ThreadState& ts, Value* a, uint32_t) {
  int pid, flags;
  if (!int_argument(ts, a[0], &pid) || !int_argument(ts, a[1], &flags)) return {};
  return int_or_error(ts, ::syscall(SYS_pidfd_open, pid, flags));
}

}  // namespace

pid_t fork_with_hooks(ThreadState& ts) {
  PosixState& state = posix_state(ts);
  run_hooks(ts, state.before_fork, true);
  pid_t pid = fork_process(ts);
  int saved = errno;
  run_hooks(ts, pid == 0 ? state.after_fork_child : state.after_fork_parent, false);
  errno = saved;
  return pid;
}

NativeDef kPosixProcessFunctions[] = {
    {"fork()", "Fork a child process.\n\nReturn 0 to child process and PID of child to parent process.", posix_fork},
    {"register_at_fork(*, before=..., after_in_child=..., after_in_parent=...)",
     "Register callables to be called when forking a new process.", posix_register_at_fork},
    {"execv(path, argv, /)", "Execute an executable path with arguments, replacing current process.", posix_execv},
    {"execve(path, argv, env)", "Execute an executable path with arguments, replacing current process.", posix_execve},
    {"posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=..., resetids=False, setsid=False, setsigmask=(), "
     "setsigdef=(), scheduler=...)",
     "Execute the program specified by path in a new process.", posix_spawn_plain},
    {"posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=..., resetids=False, setsid=False, setsigmask=(), "
     "setsigdef=(), scheduler=...)",
     "Execute the program specified by path in a new process, searching PATH.", posix_spawn_search},
    {"system(command)", "Execute the command in a subshell.", posix_system},
    {"_exit(status)", "Exit to the system with specified status, without normal exit processing.", posix_exit},
    {"abort()", "Abort the interpreter immediately.", posix_abort},
    {"waitpid(pid, options, /)", "Wait for completion of a given child process.", posix_waitpid},
    {"wait()", "Wait for completion of a child process.", posix_wait},
    {"wait3(options)", "Wait for completion of a child process.", posix_wait3},
    {"wait4(pid, options)", "Wait for completion of a specific child process.", posix_wait4},
    {"WIFEXITED(status)", "Return True if the process returning status exited via the exit() system call.",
     status_part<Status::kExited>},
    {"WIFSIGNALED(status)", "Return True if the process returning status was terminated by a signal.",
     status_part<Status::kSignaled>},
    {"WIFSTOPPED(status)", "Return True if the process returning status was stopped.", status_part<Status::kStopped>},
    {"WIFCONTINUED(status)", "Return True if a particular process was continued from a job control stop.",
     status_part<Status::kContinued>},
    {"WCOREDUMP(status, /)", "Return True if the process returning status was dumped to a core file.",
     status_part<Status::kCoreDump>},
    {"WEXITSTATUS(status)", "Return the process return code from status.", status_part<Status::kExitStatus>},
    {"WTERMSIG(status)", "Return the signal that terminated the process that provided the status value.",
     status_part<Status::kTermSignal>},
    {"WSTOPSIG(status)", "Return the signal that stopped the process that provided the status value.",
     status_part<Status::kStopSignal>},
    {"waitstatus_to_exitcode(status)", "Convert a wait status to an exit code.", posix_waitstatus_to_exitcode},
    {"kill(pid, signal, /)", "Kill a process with a signal.", posix_kill},
    {"killpg(pgid, signal, /)", "Kill a process group with a signal.", posix_killpg},
    {"pidfd_open(pid, flags=0)", "Return a file descriptor referring to the process pid.", posix_pidfd_open},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
