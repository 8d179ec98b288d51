// _signal.cpp: the module _signal: handlers of signals, timers and masks.
//
// Handlers stand in Runtime::signal_handlers: a callable, the ints SIG_DFL and SIG_IGN, or None for one that other
// native code installed. They run in the main thread, at a poll or when a blocking call was interrupted.
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/errors/raise.h"
#include "runtime/interp/signals.h"
#include "runtime/native/native.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/io/raw_file.h"
#include "stdlib/thread/locks.h"

namespace adder {

extern const NativeModule kModule__signal;

namespace {

constexpr int kSignals = 65;
constexpr Value kDefault = Value::small_int(0), kIgnored = Value::small_int(1);

struct SignalState {
  Type* siginfo = nullptr;
  Type* itimer_error = nullptr;
  void trace(Marker& marker) {
    marker.visit(siginfo);
    marker.visit(itimer_error);
  }
};
SignalState& signal_state(ThreadState& ts) {
  return module_state<SignalState>(ts, kModule__signal);
}

bool number_argument(ThreadState& ts, Value v, int* out) {
  int64_t number;
  if (!to_index_i64(ts, v, &number)) return false;
  if (number < 1 || number >= kSignals) return raise_value_error(ts, "signal number out of range"), false;
  *out = static_cast<int>(number);
  return true;
}

// Runs the handlers of what has arrived by now: a signal sent to ourselves is seen before the call returns.
bool handle_arrived(ThreadState& ts) {
  return !ts.rt.pending_signals.load() || after_interrupt(ts);
}

Value default_int_handler(ThreadState& ts, Value*, uint32_t) {
  return raise_value(ts, ts.rt.exc.KeyboardInterrupt, Value());
}

Value signal_getsignal(ThreadState& ts, Value* a, uint32_t) {
  int number;
  if (!number_argument(ts, a[0], &number)) return {};
  Value handler = ts.rt.signal_handlers[number];
  return handler ? handler : kNone;
}

Value signal_signal(ThreadState& ts, Value* a, uint32_t) {
  int number;
  if (!ts.is_main) return raise_value_error(ts, "signal only works in main thread of the main interpreter");
  if (!number_argument(ts, a[0], &number)) return {};
  Value handler = a[1];
  SignalAction action = SignalAction::kHandle;
  if (is_int_value(handler)) {
    int64_t which;
    if (!int_to_i64(handler, &which)) which = -1;
    if (which == 0) action = SignalAction::kDefault, handler = kDefault;
    if (which == 1) action = SignalAction::kIgnore, handler = kIgnored;
  }
  if (action == SignalAction::kHandle && !is_callable(ts, handler))
    return raise_type_error(ts, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  if (!handle_arrived(ts)) return {};
  if (!set_signal_action(ts.rt, number, action)) return raise_errno(ts, errno);
  Value old = std::exchange(ts.rt.signal_handlers[number], handler);
  return old ? old : kNone;
}

Value signal_raise(ThreadState& ts, Value* a, uint32_t) {
  int64_t number;
  int result;
  if (!to_index_i64(ts, a[0], &number)) return {};
  {
    BlockingScope blocking(ts);
    result = ::raise(static_cast<int>(number));
  }
  if (result) return raise_errno(ts, errno);
  return handle_arrived(ts) ? kNone : Value();
}

Value signal_pause(ThreadState& ts, Value*, uint32_t) {
  {
    BlockingScope blocking(ts);
    ::pause();
  }
  return handle_arrived(ts) ? kNone : Value();
}

Value signal_alarm(ThreadState& ts, Value* a, uint32_t) {
  int64_t seconds;
  return to_index_i64(ts, a[0], &seconds) ? Value::small_int(::alarm(static_cast<unsigned>(seconds))) : Value();
}

// --- interval timers

Value timer_pair(ThreadState& ts, const itimerval& t) {
  auto seconds = [&](const timeval& v) {
    return new_float(ts, static_cast<double>(v.tv_sec) + static_cast<double>(v.tv_usec) * 1e-6);
  };
  return tuple_of(ts, seconds(t.it_value), seconds(t.it_interval));
}
bool timer_argument(ThreadState& ts, Value v, timeval* out) {
  double d = 0;
  if (v && !to_double(ts, v, &d)) return false;
  if (!(std::abs(d) < 9.2e9)) return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t"), false;
  double whole = std::floor(d);
  out->tv_sec = static_cast<time_t>(whole);
  out->tv_usec = static_cast<suseconds_t>(std::ceil((d - whole) * 1e6));
  if (out->tv_usec >= 1000000) out->tv_usec -= 1000000, ++out->tv_sec;
  return true;
}
Value raise_timer_error(ThreadState& ts) {
  Value args[] = {Value::small_int(errno), Value(new_str(ts, std::strerror(errno)))};
  Value error = call(ts, Value(signal_state(ts).itimer_error), args, 2);
  return error ? raise_exception(ts, error) : Value();
}
Value signal_setitimer(ThreadState& ts, Value* a, uint32_t) {
  int64_t which;
  itimerval next, old;
  if (!to_index_i64(ts, a[0], &which) || !timer_argument(ts, a[1], &next.it_value) ||
      !timer_argument(ts, a[2], &next.it_interval))
    return {};
  if (::setitimer(static_cast<__itimer_which>(which), &next, &old) < 0) return raise_timer_error(ts);
  return timer_pair(ts, old);
}
Value signal_getitimer(ThreadState& ts, Value* a, uint32_t) {
  int64_t which;
  itimerval now;
  if (!to_index_i64(ts, a[0], &which)) return {};
  if (::getitimer(static_cast<__itimer_which>(which), &now) < 0) return raise_timer_error(ts);
  return timer_pair(ts, now);
}

// --- facts

Value signal_strsignal(ThreadState& ts, Value* a, uint32_t) {
  int number;
  if (!number_argument(ts, a[0], &number)) return {};
  const char* text = ::strsignal(number);
  return text && !std::string_view(text).starts_with("Unknown signal") ? Value(new_str(ts, text)) : kNone;
}

Value set_to_script(ThreadState& ts, const sigset_t& set) {
  Set* out = new_set(ts);
  for (int n = 1; out && n < kSignals; ++n)
    if (sigismember(&set, n) == 1 && set_add(ts, out, Value::small_int(n)) < 0) return {};
  return out;
}
bool set_argument(ThreadState& ts, Value v, sigset_t* set) {
  sigemptyset(set);
  return for_each(ts, v, [&](Value item) {
    int64_t number;
    if (!to_index_i64(ts, item, &number)) return false;
    if (number < 1 || number >= kSignals) {
      raise_value_error(ts, "signal number %lld out of range [1; %d]", number, kSignals - 1);
      return false;
    }
    sigaddset(set, static_cast<int>(number));
    return true;
  });
}
Value signal_valid_signals(ThreadState& ts, Value*, uint32_t) {
  sigset_t set;
  sigfillset(&set);
  return set_to_script(ts, set);
}

// --- masks and waiting

Value signal_pthread_sigmask(ThreadState& ts, Value* a, uint32_t) {
  int64_t how;
  sigset_t set, old;
  if (!to_index_i64(ts, a[0], &how) || !set_argument(ts, a[1], &set)) return {};
  int error = ::pthread_sigmask(static_cast<int>(how), &set, &old);
  if (error) return raise_errno(ts, error);
  return handle_arrived(ts) ? set_to_script(ts, old) : Value();
}
Value signal_sigpending(ThreadState& ts, Value*, uint32_t) {
  sigset_t set;
  return ::sigpending(&set) < 0 ? raise_errno(ts, errno) : set_to_script(ts, set);
}
Value signal_sigwait(ThreadState& ts, Value* a, uint32_t) {
  sigset_t set;
  int number, error;
  if (!set_argument(ts, a[0], &set)) return {};
  {
    BlockingScope blocking(ts);
    error = ::sigwait(&set, &number);
  }
  return error ? raise_errno(ts, error) : Value::small_int(number);
}
Value make_siginfo(ThreadState& ts, const siginfo_t& info) {
  auto i = [&](int64_t n) { return new_int(ts, n); };
  Value values[] = {i(info.si_signo), i(info.si_code),   i(info.si_errno), i(info.si_pid),
                    i(info.si_uid),   i(info.si_status), i(info.si_band)};
  return new_struct_sequence(ts, signal_state(ts).siginfo, values);
}
Value wait_info(ThreadState& ts, Value sigset, const timespec* timeout) {
  sigset_t set;
  siginfo_t info;
  if (!set_argument(ts, sigset, &set)) return {};
  timespec end{}, left{};
  if (timeout) {
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += timeout->tv_sec;
    end.tv_nsec += timeout->tv_nsec;
  }
  for (;;) {
    if (timeout) {
      timespec now;
      clock_gettime(CLOCK_MONOTONIC, &now);
      int64_t ns = std::max<int64_t>(0, (end.tv_sec - now.tv_sec) * 1000000000 + end.tv_nsec - now.tv_nsec);
      left = {ns / 1000000000, ns % 1000000000};
    }
    int result;
    {
      BlockingScope blocking(ts);
      result = timeout ? ::sigtimedwait(&set, &info, &left) : ::sigwaitinfo(&set, &info);
    }
    if (result >= 0) return make_siginfo(ts, info);
    if (errno == EAGAIN) return kNone;
    if (errno != EINTR) return raise_errno(ts, errno);
    if (!after_interrupt(ts)) return {};
  }
}
Value signal_sigwaitinfo(ThreadState& ts, Value* a, uint32_t) {
  return wait_info(ts, a[0], nullptr);
}
Value signal_sigtimedwait(ThreadState& ts, Value* a, uint32_t) {
  double seconds;
  if (!to_double(ts, a[1], &seconds)) return {};
  if (seconds < 0) return raise_value_error(ts, "timeout must be non-negative");
  seconds = std::min(seconds, 9.2e9);
  timespec timeout = {static_cast<time_t>(seconds), static_cast<long>((seconds - std::floor(seconds)) * 1e9)};
  return wait_info(ts, a[0], &timeout);
}

Value signal_pthread_kill(ThreadState& ts, Value* a, uint32_t) {
  int64_t thread, number;
  pthread_t native;
  if (!to_index_i64(ts, a[0], &thread) || !to_index_i64(ts, a[1], &number)) return {};
  if (static_cast<uint64_t>(thread) == ts.id)
    native = ::pthread_self();
  else if (!import_module(ts, "_thread"))
    return {};
  else if (!native_thread(ts, static_cast<uint64_t>(thread), &native))
    return raise_errno(ts, ESRCH);
  int error = ::pthread_kill(native, static_cast<int>(number));
  if (error) return raise_errno(ts, error);
  return handle_arrived(ts) ? kNone : Value();
}
Value signal_pidfd_send_signal(ThreadState& ts, Value* a, uint32_t) {
  int64_t fd, number, flags = 0;
  if (!to_index_i64(ts, a[0], &fd) || !to_index_i64(ts, a[1], &number) || (a[3] && !to_index_i64(ts, a[3], &flags)))
    return {};
  if (a[2] && !a[2].is_none()) return raise_type_error(ts, "siginfo must be None");
  return ::syscall(SYS_pidfd_send_signal, fd, number, nullptr, flags) < 0 ? raise_errno(ts, errno) : kNone;
}
Value signal_siginterrupt(ThreadState& ts, Value* a, uint32_t) {
  int number;
  int64_t flag;
  if (!number_argument(ts, a[0], &number) || !to_index_i64(ts, a[1], &flag)) return {};
  struct sigaction action;
  if (sigaction(number, nullptr, &action) < 0) return raise_errno(ts, errno);
  action.sa_flags = flag ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
  return sigaction(number, &action, nullptr) < 0 ? raise_errno(ts, errno) : kNone;
}
Value signal_set_wakeup_fd(ThreadState& ts, Value* a, uint32_t) {
  int64_t fd;
  if (!to_index_i64(ts, a[0], &fd)) return {};
  if (!ts.is_main) return raise_value_error(ts, "set_wakeup_fd only works in main thread of the main interpreter");
  if (fd != -1) {
    int flags = ::fcntl(static_cast<int>(fd), F_GETFL);
    if (flags < 0) return raise_errno(ts, errno);
    if (!(flags & O_NONBLOCK)) return raise_value_error(ts, "the fd %lld must be in non-blocking mode", fd);
  }
  return Value::small_int(set_signal_wakeup(static_cast<int>(fd)));
}

// --- the module

struct Constant {
  const char* name;
  int value;
};
#define S(name) {#name, name}
constexpr Constant kConstants[] = {
    {"NSIG", kSignals}, {"SIG_DFL", 0},    {"SIG_IGN", 1},      S(SIG_BLOCK), S(SIG_UNBLOCK), S(SIG_SETMASK),
    S(ITIMER_REAL),     S(ITIMER_VIRTUAL), S(ITIMER_PROF),      S(SIGHUP),    S(SIGINT),      S(SIGQUIT),
    S(SIGILL),          S(SIGTRAP),        S(SIGIOT),           S(SIGABRT),   S(SIGFPE),      S(SIGKILL),
    S(SIGBUS),          S(SIGSEGV),        S(SIGSYS),           S(SIGPIPE),   S(SIGALRM),     S(SIGTERM),
    S(SIGUSR1),         S(SIGUSR2),        {"SIGCLD", SIGCHLD}, S(SIGCHLD),   S(SIGPWR),      S(SIGIO),
    S(SIGURG),          S(SIGWINCH),       S(SIGPOLL),          S(SIGSTOP),   S(SIGTSTP),     S(SIGCONT),
    S(SIGTTIN),         S(SIGTTOU),        S(SIGVTALRM),        S(SIGPROF),   S(SIGXCPU),     S(SIGXFSZ),
    S(SIGSTKFLT)};
#undef S

bool init(ThreadState& ts, Module* m) {
  static constexpr const char* kInfo[] = {"si_signo", "si_code",   "si_errno", "si_pid",
                                          "si_uid",   "si_status", "si_band"};
  SignalState& state = signal_state(ts);
  state.siginfo = new_struct_sequence_type(ts, "signal.struct_siginfo", kInfo);
  Dict* ns = new_dict(ts);
  Tuple* bases = ns ? tuple_of(ts, Value(ts.rt.exc.OSError)) : nullptr;
  if (!state.siginfo || !bases || !dict_set_str(ts, ns, ts.rt.names.dunder_module, Value(intern(ts, "signal"))))
    return false;
  state.itimer_error = new_heap_type(ts, ts.rt.types.type, intern(ts, "itimer_error"), bases, ns, nullptr);
  if (!state.itimer_error || !module_add(ts, m, "struct_siginfo", Value(state.siginfo)) ||
      !module_add(ts, m, "ItimerError", Value(state.itimer_error)) ||
      !module_add(ts, m, "SIGRTMIN", Value::small_int(SIGRTMIN)) ||
      !module_add(ts, m, "SIGRTMAX", Value::small_int(SIGRTMAX)))
    return false;
  for (const Constant& c : kConstants)
    if (!module_add(ts, m, c.name, Value::small_int(c.value))) return false;
  for (int n = 1; n < kSignals; ++n) {
    struct sigaction action;
    if (ts.rt.signal_handlers[n] || sigaction(n, nullptr, &action) < 0) continue;
    Value handler = kNone;
    if (action.sa_handler == SIG_DFL)
      handler = kDefault;
    else if (action.sa_handler == SIG_IGN)
      handler = kIgnored;
    else if (n == SIGINT)
      handler = dict_get_str(ts, m->dict, intern(ts, "default_int_handler"));
    ts.rt.signal_handlers[n] = handler;
  }
  return true;
}

NativeDef kFunctions[] = {
    {"default_int_handler(signalnum, frame, /)",
     "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.", default_int_handler},
    {"signal(signalnum, handler, /)", "Set the action for the given signal.", signal_signal},
    {"getsignal(signalnum, /)", "Return the current action for the given signal.", signal_getsignal},
    {"raise_signal(signalnum, /)", "Send a signal to the executing process.", signal_raise},
    {"pause()", "Wait until a signal arrives.", signal_pause},
    {"alarm(seconds, /)", "Arrange for SIGALRM to arrive after the given number of seconds.", signal_alarm},
    {"setitimer(which, seconds, interval=0.0, /)",
     "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).", signal_setitimer},
    {"getitimer(which, /)", "Returns current value of given itimer.", signal_getitimer},
    {"strsignal(signalnum, /)", "Return the system description of the given signal.", signal_strsignal},
    {"valid_signals()", "Return a set of valid signal numbers on this platform.", signal_valid_signals},
    {"pthread_sigmask(how, mask, /)", "Fetch and/or change the signal mask of the calling thread.",
     signal_pthread_sigmask},
    {"sigpending()", "Examine pending signals.", signal_sigpending},
    {"sigwait(sigset, /)", "Wait for a signal.", signal_sigwait},
    {"sigwaitinfo(sigset, /)", "Wait synchronously until one of the signals in *sigset* is delivered.",
     signal_sigwaitinfo},
    {"sigtimedwait(sigset, timeout, /)", "Like sigwaitinfo(), but with a timeout.", signal_sigtimedwait},
    {"pthread_kill(thread_id, signalnum, /)", "Send a signal to a thread.", signal_pthread_kill},
    {"pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)",
     "Send a signal to a process referred to by a pid file descriptor.", signal_pidfd_send_signal},
    {"siginterrupt(signalnum, flag, /)", "Change system call restart behaviour.", signal_siginterrupt},
    {"set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)",
     "Sets the fd to be written to (with the signal number) when a signal comes in.", signal_set_wakeup_fd},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule__signal = {"_signal", "This module provides mechanisms to use signal handlers in Python.",
                                      kFunctions, init};

}  // namespace adder
