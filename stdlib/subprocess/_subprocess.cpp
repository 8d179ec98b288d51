// _subprocess.cpp: starting a program for subprocess.
//
// The child is made by vfork: it borrows the parent's memory until it becomes the program, so nothing is copied, and it
// tells of a failure by writing into the plan. The rules for the borrowing child: it allocates nothing, calls nothing
// but system calls, and changes no memory beside its own stack and the plan. All signals stay blocked until the program
// starts, and those with handlers go back to their default first: a handler must not run in borrowed memory.
// A preexec_fn is script code, which those rules do not allow: then the child is a full fork, and it tells of a failure
// through a pipe.
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

namespace adder {

extern const NativeModule kModule__subprocess;

namespace {

enum Stage : int { kStarted, kBeforeExec, kPreexec, kExec };

// Everything the child does, as plain data.
struct Plan {
  std::vector<std::string> texts;
  std::vector<char*> argv, programs;
  std::vector<char*> environment;
  bool inherit_environment = true;
  const char* directory = nullptr;
  int standard[3] = {-1, -1, -1};  // what becomes descriptor 0, 1, 2; -1: stays
  bool close_fds = true;
  std::vector<int> pass_fds;  // ascending, all above 2
  bool restore_signals = true;
  bool new_session = false;
  int process_group = -1;
  int mask = -1;
  bool set_groups = false;
  std::vector<gid_t> groups;
  bool set_group = false, set_user = false;
  gid_t group = 0;
  uid_t user = 0;
  bool handled[65] = {};  // signals with a handler
  sigset_t blocked;       // the caller's mask
  // Answers.
  volatile int stage = kStarted;
  volatile int error = 0;
};

// --- in the child

bool set_inheritable(int fd) {
  int flags = ::fcntl(fd, F_GETFD);
  return flags >= 0 && (!(flags & FD_CLOEXEC) || ::fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) >= 0);
}

bool place_standard(Plan& plan) {
  int fds[3] = {plan.standard[0], plan.standard[1], plan.standard[2]};
  // One that would be overwritten before its turn moves out of the way.
  for (int i = 1; i < 3; ++i)
    if (fds[i] >= 0 && fds[i] < i && (fds[i] = ::fcntl(fds[i], F_DUPFD_CLOEXEC, 3)) < 0) return false;
  for (int i = 0; i < 3; ++i) {
    if (fds[i] < 0) continue;
    if (fds[i] == i ? !set_inheritable(i) : ::dup2(fds[i], i) < 0) return false;
  }
  return true;
}

void close_between(unsigned first, unsigned last) {
  if (first > last || ::syscall(SYS_close_range, first, last, 0) == 0) return;
  rlimit limit{};
  unsigned end = ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? static_cast<unsigned>(limit.rlim_cur) : 1024;
  for (unsigned fd = first; fd <= last && fd < end; ++fd) ::close(static_cast<int>(fd));
}
void close_others(const Plan& plan, int keep) {
  unsigned first = 3;
  auto skip = [&](int fd) {
    close_between(first, static_cast<unsigned>(fd) - 1);
    first = static_cast<unsigned>(fd) + 1;
  };
  for (int fd : plan.pass_fds) {
    if (keep >= static_cast<int>(first) && keep < fd) skip(keep);
    skip(fd);
  }
  if (keep >= static_cast<int>(first)) skip(keep);
  close_between(first, ~0u);
}

bool prepare(Plan& plan) {
  for (int fd : plan.pass_fds)
    if (!set_inheritable(fd)) return false;
  if (!place_standard(plan)) return false;
  if (plan.directory && ::chdir(plan.directory) < 0) return false;
  if (plan.mask >= 0) ::umask(static_cast<mode_t>(plan.mask));
  struct sigaction action{};
  action.sa_handler = SIG_DFL;
  for (int n = 1; n < 65; ++n)
    if (plan.handled[n] || (plan.restore_signals && (n == SIGPIPE || n == SIGXFSZ))) ::sigaction(n, &action, nullptr);
  if (plan.new_session && ::setsid() < 0) return false;
  if (plan.process_group >= 0 && ::setpgid(0, plan.process_group) < 0) return false;
  // The system calls themselves: the C library's functions would change all threads of the parent.
  if (plan.set_groups && ::syscall(SYS_setgroups, plan.groups.size(), plan.groups.data()) < 0) return false;
  if (plan.set_group && ::syscall(SYS_setregid, plan.group, plan.group) < 0) return false;
  if (plan.set_user && ::syscall(SYS_setreuid, plan.user, plan.user) < 0) return false;
  return true;
}

// Becomes the program, or returns errno.
int execute(Plan& plan) {
  ::sigprocmask(SIG_SETMASK, &plan.blocked, nullptr);
  char** environment = plan.inherit_environment ? environ : plan.environment.data();
  int saved = 0;
  for (char* program : plan.programs) {
    ::execve(program, plan.argv.data(), environment);
    if (errno != ENOENT && errno != ENOTDIR && !saved) saved = errno;
  }
  return saved ? saved : errno;
}

[[noreturn]] void run_child(Plan& plan) {
  if (!prepare(plan)) {
    plan.error = errno;
    plan.stage = kBeforeExec;
  } else {
    if (plan.close_fds) close_others(plan, -1);
    plan.error = execute(plan);
    plan.stage = kExec;
  }
  ::_exit(255);
}

// --- in the parent

// ThreadSanitizer makes a fork of vfork: then the child has nowhere to leave its error but a pipe.
#if defined(__SANITIZE_THREAD__)
constexpr bool kVforkBorrows = false;
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
constexpr bool kVforkBorrows = false;
#else
constexpr bool kVforkBorrows = true;
#endif
#else
constexpr bool kVforkBorrows = true;
#endif

// vfork's child uses this frame; nothing else may live in it.
__attribute__((noinline)) pid_t start_borrowing(Plan& plan) {
  sigset_t all;
  sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &plan.blocked);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  pid_t pid = ::vfork();
#pragma GCC diagnostic pop
  if (pid == 0) run_child(plan);
  int saved = errno;
  ::pthread_sigmask(SIG_SETMASK, &plan.blocked, nullptr);
  errno = saved;
  return pid;
}

[[noreturn]] void run_forked_child(ThreadState& ts, Plan& plan, Value preexec, int report) {
  int answer[2] = {kBeforeExec, 0};
  if (!prepare(plan)) {
    answer[1] = errno;
  } else if (!preexec.is_none() && !call(ts, preexec, nullptr, 0)) {
    answer[0] = kPreexec;
  } else {
    if (plan.close_fds) close_others(plan, report);
    answer[0] = kExec;
    answer[1] = execute(plan);
  }
  [[maybe_unused]] ssize_t written = ::write(report, answer, sizeof answer);
  ::_exit(255);
}

// -1 with errno set.
pid_t start_forking(ThreadState& ts, Plan& plan, Value preexec) {
  int report[2];
  if (::pipe2(report, O_CLOEXEC) < 0) return -1;
  // place_standard must not overwrite it.
  for (int& fd : report)
    if (fd < 3) {
      int high = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
      ::close(fd);
      fd = high;
    }
  ::pthread_sigmask(SIG_BLOCK, nullptr, &plan.blocked);
  pid_t pid = fork_with_hooks(ts);
  int saved = errno;
  if (pid == 0) run_forked_child(ts, plan, preexec, report[1]);
  ::close(report[1]);
  int answer[2];
  if (pid > 0) {
    BlockingScope blocking(ts);
    ssize_t got;
    do got = ::read(report[0], answer, sizeof answer);
    while (got < 0 && errno == EINTR);
    if (got == sizeof answer) {
      plan.stage = answer[0];
      plan.error = answer[1];
    }
  }
  ::close(report[0]);
  errno = saved;
  return pid;
}

bool add_texts(ThreadState& ts, Value sequence, Plan* plan, size_t* count) {
  *count = 0;
  return for_each(ts, sequence, [&](Value item) {
    std::string text;
    if (!path_to_bytes(ts, item, &text)) {
      if (ts.has_error() && text.find('\0') != std::string::npos) {
        clear_error(ts);
        raise_value_error(ts, "embedded null byte");
      }
      return false;
    }
    plan->texts.push_back(std::move(text));
    ++*count;
    return true;
  });
}

bool id_argument(ThreadState& ts, Value v, bool* given, uint32_t* out) {
  *given = !v.is_none();
  int64_t id;
  if (!*given) return true;
  if (!to_i64(ts, v, &id)) return false;
  if (id < -1 || id > UINT32_MAX) return raise_overflow(ts, "id is out of range"), false;
  *out = static_cast<uint32_t>(id);
  return true;
}

Value start(ThreadState& ts, Value* a, uint32_t) {
  enum {
    kArgs,
    kPrograms,
    kEnvironment,
    kDirectory,
    kStandard,
    kCloseFds,
    kPassFds,
    kRestoreSignals,
    kNewSession,
    kGroupOfProcess,
    kUser,
    kGroup,
    kGroups,
    kMask,
    kPreexecFunction
  };
  Plan plan;
  size_t argument_count, program_count, environment_count = 0;
  if (!add_texts(ts, a[kArgs], &plan, &argument_count) || !add_texts(ts, a[kPrograms], &plan, &program_count))
    return {};
  plan.inherit_environment = a[kEnvironment].is_none();
  if (!plan.inherit_environment && !add_texts(ts, a[kEnvironment], &plan, &environment_count)) return {};
  if (!a[kDirectory].is_none()) {
    std::string directory;
    if (!path_to_bytes(ts, a[kDirectory], &directory)) return {};
    plan.texts.push_back(std::move(directory));
  }
  // No text moves from here on.
  size_t at = 0;
  auto take = [&](std::vector<char*>& to, size_t count) {
    for (size_t i = 0; i < count; ++i) to.push_back(plan.texts[at++].data());
  };
  take(plan.argv, argument_count);
  plan.argv.push_back(nullptr);
  take(plan.programs, program_count);
  take(plan.environment, environment_count);
  plan.environment.push_back(nullptr);
  if (!a[kDirectory].is_none()) plan.directory = plan.texts[at].c_str();

  Tuple* standard = a[kStandard].as<Tuple>();
  for (size_t i = 0; i < 3; ++i)
    if (!int_argument(ts, standard->items[i], &plan.standard[i])) return {};
  bool ok = flag_argument(ts, a[kCloseFds], true, &plan.close_fds) && for_each(ts, a[kPassFds], [&](Value item) {
              int fd;
              if (!int_argument(ts, item, &fd)) return false;
              if (fd < 0) return raise_value_error(ts, "bad value(s) in fds_to_keep"), false;
              if (fd > 2) plan.pass_fds.push_back(fd);
              return true;
            });
  if (!ok || !flag_argument(ts, a[kRestoreSignals], true, &plan.restore_signals) ||
      !flag_argument(ts, a[kNewSession], false, &plan.new_session) ||
      !int_argument(ts, a[kGroupOfProcess], &plan.process_group) ||
      !id_argument(ts, a[kUser], &plan.set_user, &plan.user) ||
      !id_argument(ts, a[kGroup], &plan.set_group, &plan.group) || !int_argument(ts, a[kMask], &plan.mask))
    return {};
  std::sort(plan.pass_fds.begin(), plan.pass_fds.end());
  plan.set_groups = !a[kGroups].is_none();
  if (plan.set_groups && !for_each(ts, a[kGroups], [&](Value item) {
        bool given;
        uint32_t id = 0;
        if (!id_argument(ts, item, &given, &id)) return false;
        plan.groups.push_back(id);
        return true;
      }))
    return {};
  for (int n = 1; n < 65; ++n) {
    Value handler = ts.rt.signal_handlers[n];
    plan.handled[n] = (handler && !handler.is_int() && !handler.is_none()) || n == SIGINT;
  }
  struct sigaction interrupt;
  if (::sigaction(SIGINT, nullptr, &interrupt) == 0 && interrupt.sa_handler == SIG_IGN) plan.handled[SIGINT] = false;

  pid_t pid;
  if (!a[kPreexecFunction].is_none() || !kVforkBorrows) {
    pid = start_forking(ts, plan, a[kPreexecFunction]);
  } else {
    // The child may take its time: loading a program can mean waiting for a disk.
    BlockingScope blocking(ts);
    pid = start_borrowing(plan);
  }
  if (pid < 0) return raise_errno(ts, errno);
  if (plan.stage != kStarted) {
    BlockingScope blocking(ts);
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  return tuple_of(ts, new_int(ts, pid), Value::small_int(plan.stage), Value::small_int(plan.error));
}

NativeDef kFunctions[] = {
    {"start(args, programs, env, cwd, standard, close_fds, pass_fds, restore_signals, start_new_session, "
     "process_group, "
     "user, group, groups, umask, preexec_fn, /)",
     "Start a program. (pid, 0, 0); or (pid, stage, errno) of what failed: 1 before, 2 in preexec_fn, 3 executing.",
     start},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule__subprocess = {"_subprocess", "The native part of subprocess.", kFunctions, nullptr};

}  // namespace adder
