// faulthandler.cpp: tracebacks of scripts on a crash, a signal or after a time. What runs in a signal handler takes no
// lock and no memory: it walks frames as they are and writes with write().
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "runtime/errors/raise.h"
#include "runtime/interp/frame.h"
#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

constexpr int kMaxFrames = 100;
constexpr size_t kMaxText = 500;

// The process has one handler per signal, and so one owner of them: the Runtime that enabled them last.
struct Fatal {
  int number;
  const char* name;
  struct sigaction before;
  bool on;
};
Fatal g_fatal[] = {{SIGBUS, "Bus error", {}, false},
                   {SIGILL, "Illegal instruction", {}, false},
                   {SIGFPE, "Floating point exception", {}, false},
                   {SIGABRT, "Aborted", {}, false},
                   {SIGSEGV, "Segmentation fault", {}, false}};
struct User {
  std::atomic<bool> on;
  int fd;
  bool all, chain;
  struct sigaction before;
};
User g_user[NSIG];
std::atomic<Runtime*> g_runtime;
std::atomic<bool> g_enabled;
int g_fd = 2;
bool g_all_threads = true;

struct Later {  // dump_traceback_later()
  std::mutex mutex;
  std::condition_variable changed;
  std::thread thread;
  bool cancelled = false;
};
Later& later() {
  static Later* only = new Later();  // never destroyed: its thread may outlive static objects
  return *only;
}

void put(int fd, const char* text, size_t size) {
  while (size) {
    ssize_t written = write(fd, text, size);
    if (written <= 0) return;
    text += written;
    size -= static_cast<size_t>(written);
  }
}
void put(int fd, const char* text) {
  put(fd, text, std::strlen(text));
}
void put_number(int fd, uint64_t n, unsigned base = 10, int width = 1) {
  char digits[32];
  int at = 32;
  do digits[--at] = "0123456789abcdef"[n % base];
  while ((n /= base) || 32 - at < width);
  put(fd, digits + at, static_cast<size_t>(32 - at));
}

void put_str(int fd, const Str* s) {
  if (!s) return put(fd, "???");
  const size_t shown = std::min<size_t>(s->length, kMaxText);
  for (size_t i = 0; i < shown; ++i) {
    const uint32_t c = s->at(i);
    if (c >= ' ' && c < 127) {
      const char one = static_cast<char>(c);
      put(fd, &one, 1);
    } else {
      put(fd, c < 256 ? "\\x" : c < 65536 ? "\\u" : "\\U");
      put_number(fd, c, 16, c < 256 ? 2 : c < 65536 ? 4 : 8);
    }
  }
  if (shown < s->length) put(fd, "...");
}

void put_frames(int fd, Frame* frame) {
  if (!frame) return put(fd, "  <no Python frame>\n");
  for (int depth = 0; frame; frame = frame->previous) {
    if (!frame->code) continue;
    if (depth++ == kMaxFrames) return put(fd, "  ...\n");
    put(fd, "  File \"");
    put_str(fd, frame->code->filename);
    put(fd, "\", line ");
    put_number(fd, frame_line(frame));
    put(fd, " in ");
    put_str(fd, frame->code->name);
    put(fd, "\n");
  }
}

void put_thread(int fd, ThreadState& t, bool current) {
  put(fd, current ? "Current thread 0x" : "Thread 0x");
  put_number(fd, t.id, 16, 16);
  put(fd, " (most recent call first):\n");
  put_frames(fd, t.frame);
}

void dump(int fd, Runtime* rt, ThreadState* current, bool all) {
  if (!all || !rt) {
    put(fd, "Stack (most recent call first):\n");
    put_frames(fd, current ? current->frame : nullptr);
    return;
  }
  bool first = true;
  for (ThreadState* t : rt->threads) {
    if (!first) put(fd, "\n");
    first = false;
    put_thread(fd, *t, t == current);
  }
}

ThreadState* calling_thread(Runtime* rt) {
  ThreadState* here = current_thread_state();
  return here && &here->rt == rt ? here : nullptr;
}

void on_fatal(int number) {
  const int saved = errno;
  for (Fatal& f : g_fatal) {
    if (f.number != number) continue;
    // The handler from before is back first: a crash in here is the end.
    f.on = false;
    sigaction(number, &f.before, nullptr);
    put(g_fd, "Fatal Python error: ");
    put(g_fd, f.name);
    put(g_fd, "\n\n");
    Runtime* rt = g_runtime.load();
    dump(g_fd, rt, calling_thread(rt), g_all_threads);
  }
  errno = saved;
  ::raise(number);
}

void on_user(int number) {
  const int saved = errno;
  User& user = g_user[number];
  if (!user.on) return;
  Runtime* rt = g_runtime.load();
  dump(user.fd, rt, calling_thread(rt), user.all);
  if (user.chain) {
    struct sigaction mine;
    sigaction(number, &user.before, &mine);
    errno = saved;
    ::raise(number);
    sigaction(number, &mine, nullptr);
  }
  errno = saved;
}

// The descriptor of a file argument (sys.stderr by default). -1 with an exception pending.
int descriptor(ThreadState& ts, Value file) {
  if (!file || file.is_none()) {
    Value sys = import_module(ts, "sys");
    file = sys ? get_attribute(ts, sys, "stderr") : Value();
    if (!file) return -1;
    if (file.is_none()) return raise_runtime_error(ts, "sys.stderr is None"), -1;
  }
  int64_t fd;
  if (is_int_value(file)) {
    if (!to_i64(ts, file, &fd)) return -1;
    if (fd < 0 || fd > INT32_MAX) return raise_value_error(ts, "file is not a valid file descripter"), -1;
    return static_cast<int>(fd);
  }
  Str *fileno = intern(ts, "fileno"), *flush = intern(ts, "flush");
  Value number = fileno && flush ? call_method(ts, file, fileno) : Value();
  if (!number || !to_i64(ts, number, &fd)) return -1;
  if (fd < 0) return raise_runtime_error(ts, "file.fileno() is not a valid file descriptor"), -1;
  if (!call_method(ts, file, flush)) clear_error(ts);
  return static_cast<int>(fd);
}

int flag(ThreadState& ts, Value v, bool otherwise) {
  return v ? truth(ts, v) : otherwise;
}

Value dump_traceback(ThreadState& ts, Value* a, uint32_t) {
  int fd = descriptor(ts, a[0]);
  int all = fd < 0 ? -1 : flag(ts, a[1], true);
  if (all < 0) return {};
  dump(fd, &ts.rt, &ts, all);
  return kNone;
}

bool set_action(int number, void (*handler)(int), bool chain, struct sigaction* before) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_NODEFER | SA_ONSTACK;
  if (!chain) action.sa_flags = SA_RESTART | SA_ONSTACK;
  return sigaction(number, &action, before) == 0;
}

Value enable(ThreadState& ts, Value* a, uint32_t) {
  int fd = descriptor(ts, a[0]);
  int all = fd < 0 ? -1 : flag(ts, a[1], true);
  if (all < 0) return {};
  g_fd = fd;
  g_all_threads = all;
  g_runtime = &ts.rt;
  for (Fatal& f : g_fatal) {
    if (f.on) continue;
    if (!set_action(f.number, on_fatal, true, &f.before)) return raise_errno(ts, errno);
    f.on = true;
  }
  g_enabled = true;
  return kNone;
}

Value disable(ThreadState&, Value*, uint32_t) {
  const bool was = g_enabled.exchange(false);
  for (Fatal& f : g_fatal) {
    if (!f.on) continue;
    sigaction(f.number, &f.before, nullptr);
    f.on = false;
  }
  return was ? kTrue : kFalse;
}

Value is_enabled(ThreadState&, Value*, uint32_t) {
  return g_enabled ? kTrue : kFalse;
}

bool signal_argument(ThreadState& ts, Value v, int* out) {
  int64_t number;
  if (!to_i64(ts, v, &number)) return false;
  if (number < 1 || number >= NSIG) return raise_value_error(ts, "signal number out of range"), false;
  for (Fatal& f : g_fatal)
    if (f.number == number)
      return raise_runtime_error(ts, "signal %d cannot be registered, use enable() instead", int(number)), false;
  *out = static_cast<int>(number);
  return true;
}

Value register_signal(ThreadState& ts, Value* a, uint32_t) {
  int number;
  if (!signal_argument(ts, a[0], &number)) return {};
  int fd = descriptor(ts, a[1]);
  int all = fd < 0 ? -1 : flag(ts, a[2], true);
  int chain = all < 0 ? -1 : flag(ts, a[3], false);
  if (chain < 0) return {};
  User& user = g_user[number];
  user.fd = fd;
  user.all = all;
  user.chain = chain;
  g_runtime = &ts.rt;
  if (!user.on) {
    if (!set_action(number, on_user, chain, &user.before)) return raise_errno(ts, errno);
    user.on = true;
  }
  return kNone;
}

Value unregister_signal(ThreadState& ts, Value* a, uint32_t) {
  int number;
  if (!signal_argument(ts, a[0], &number)) return {};
  User& user = g_user[number];
  if (!user.on.exchange(false)) return kFalse;
  sigaction(number, &user.before, nullptr);
  return kTrue;
}

Value cancel_later(ThreadState&, Value*, uint32_t) {
  Later& l = later();
  std::thread thread;
  {
    std::lock_guard lock(l.mutex);
    l.cancelled = true;
    thread = std::move(l.thread);
  }
  l.changed.notify_all();
  if (thread.joinable()) thread.join();
  return kNone;
}

// "Timeout (0:01:02.5)!"
std::string timeout_header(double seconds) {
  auto whole = static_cast<uint64_t>(seconds);
  auto micro = static_cast<unsigned>((seconds - static_cast<double>(whole)) * 1e6);
  char text[96];
  int n = std::snprintf(text, sizeof text, "Timeout (%llu:%02llu:%02llu", static_cast<unsigned long long>(whole / 3600),
                        static_cast<unsigned long long>(whole / 60 % 60), static_cast<unsigned long long>(whole % 60));
  if (micro) n += std::snprintf(text + n, sizeof text - static_cast<size_t>(n), ".%06u", micro);
  return std::string(text, static_cast<size_t>(n)) + ")!\n";
}

Value dump_later(ThreadState& ts, Value* a, uint32_t n) {
  double seconds;
  if (!to_double(ts, a[0], &seconds)) return {};
  int repeat = flag(ts, a[1], false);
  if (repeat < 0) return {};
  if (!(seconds > 0)) return raise_value_error(ts, "timeout must be greater than 0");
  if (seconds > 1e9) return raise_overflow(ts, "timeout value is too large");
  int fd = descriptor(ts, a[2]);
  int leave = fd < 0 ? -1 : flag(ts, a[3], false);
  if (leave < 0) return {};
  cancel_later(ts, a, n);
  Later& l = later();
  std::lock_guard lock(l.mutex);
  l.cancelled = false;
  Runtime* rt = &ts.rt;
  l.thread = std::thread([rt, fd, seconds, repeat, leave, header = timeout_header(seconds)] {
    Later& own = later();
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
    std::unique_lock held(own.mutex);
    do {
      if (own.changed.wait_for(held, std::chrono::duration<double>(seconds), [&] { return own.cancelled; })) return;
      put(fd, header.c_str());
      dump(fd, rt, nullptr, true);
      if (leave) _exit(1);
    } while (repeat);
  });
  return kNone;
}

Value sigsegv(ThreadState&, Value*, uint32_t) {
  ::raise(SIGSEGV);
  return kNone;
}
Value sigabrt(ThreadState&, Value*, uint32_t) {
  std::abort();
}

NativeDef kFunctions[] = {
    {"dump_traceback(file=sys.stderr, all_threads=True)", "Writes the traceback of all threads, or of this one.",
     dump_traceback},
    {"enable(file=sys.stderr, all_threads=True)", "Writes tracebacks when the program crashes.", enable},
    {"disable()", "Undoes enable(); returns whether it was on.", disable},
    {"is_enabled()", "Whether enable() is on.", is_enabled},
    {"register(signum, file=sys.stderr, all_threads=True, chain=False)", "Writes tracebacks when a signal comes.",
     register_signal},
    {"unregister(signum, /)", "Undoes register().", unregister_signal},
    {"dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False)",
     "Writes tracebacks after so many seconds, unless cancelled.", dump_later},
    {"cancel_dump_traceback_later()", "Cancels dump_traceback_later().", cancel_later},
    {"_sigsegv(release_gil=False, /)", "Crashes, for tests.", sigsegv},
    {"_sigabrt()", "Aborts, for tests.", sigabrt},
    {}};

}  // namespace

extern const NativeModule kModule_faulthandler;
const NativeModule kModule_faulthandler = {"faulthandler", "Tracebacks on crashes, signals and timeouts.", kFunctions};

}  // namespace adder
