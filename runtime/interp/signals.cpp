// signals.cpp: the native signal handler notes the signal and pokes the main thread; scripts handle it at the next
// poll.
//
// A signal handler carries no context, so the process keeps one pointer: the Runtime that asked for signals.
#include "runtime/interp/signals.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "runtime/errors/raise.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {
std::atomic<Runtime*> g_signal_runtime{nullptr};
std::atomic<int> g_wakeup_fd{-1};

void on_signal(int number) {
  Runtime* rt = g_signal_runtime.load();
  if (!rt || !rt->main_thread) return;
  int saved = errno;
  rt->pending_signals.fetch_or(uint64_t{1} << (number & 63));
  rt->main_thread->poll.fetch_or(kPollSignal);
  if (int fd = g_wakeup_fd.load(); fd >= 0) {
    unsigned char byte = static_cast<unsigned char>(number);
    // A full pipe wakes its reader just as well.
    [[maybe_unused]] ssize_t written = ::write(fd, &byte, 1);
  }
  errno = saved;
}
}  // namespace

bool set_signal_action(Runtime& rt, int number, SignalAction action) {
  struct sigaction native{};
  native.sa_handler = action == SignalAction::kDefault  ? SIG_DFL
                      : action == SignalAction::kIgnore ? SIG_IGN
                                                        : on_signal;
  if (action == SignalAction::kHandle) g_signal_runtime.store(&rt);
  return sigaction(number, &native, nullptr) == 0;
}

int set_signal_wakeup(int fd) {
  return g_wakeup_fd.exchange(fd);
}

void install_default_signals(Runtime& rt) {
  set_signal_action(rt, SIGINT, SignalAction::kHandle);
  set_signal_action(rt, SIGPIPE, SignalAction::kIgnore);
}

bool run_signal_handlers(ThreadState& ts) {
  ts.poll.fetch_and(~uint32_t{kPollSignal});
  uint64_t pending = ts.rt.pending_signals.exchange(0);
  for (int number = 1; pending && number < 64; ++number) {
    if (!(pending >> number & 1)) continue;
    pending &= ~(uint64_t{1} << number);
    Value handler = ts.rt.signal_handlers[number];
    bool ok = true;
    if (handler && !handler.is_int()) {
      Value frame = ts.frame ? Value(frame_object(ts, ts.frame)) : kNone;
      ok = bool(call_with(ts, handler, Value::small_int(number), frame));
    } else if (number == SIGINT && !handler) {
      raise(ts, ts.rt.exc.KeyboardInterrupt, "%s", "");
      if (ts.pending) ts.pending->args = ts.rt.empty_tuple;
      ok = false;
    }
    if (!ok) {
      if (pending) {
        ts.rt.pending_signals.fetch_or(pending);
        ts.poll.fetch_or(kPollSignal);
      }
      return false;
    }
  }
  return true;
}

}  // namespace adder
