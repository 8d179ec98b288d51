// signals.h: signals reach scripts through the main thread's poll word.
#pragma once

namespace adder {
class Runtime;
struct ThreadState;

enum class SignalAction { kDefault, kIgnore, kHandle };

// Calls the script handlers of signals that have arrived. False with an exception pending (KeyboardInterrupt by
// default).
bool run_signal_handlers(ThreadState& ts);
// The part of a poll that may raise: signals and injected exceptions, but no switch of threads. For native loops that
// scripts take to be atomic.
bool handle_interrupts(ThreadState& ts);
// Installs the native handler for SIGINT, SIGPIPE ignored: what the program does, never the library by itself.
void install_default_signals(Runtime& rt);
// What the process does with a signal; kHandle notes it for this Runtime's scripts. False with errno set.
bool set_signal_action(Runtime& rt, int number, SignalAction action);
// The descriptor to which the handler writes the number of each signal as a byte, -1: none. Gives the previous one.
int set_signal_wakeup(int fd);
}  // namespace adder
