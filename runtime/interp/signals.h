// signals.h: signals reach scripts through the main thread's poll word.
#pragma once

namespace adder {
class Runtime;
struct ThreadState;

// Calls the script handlers of signals that have arrived. False with an exception pending (KeyboardInterrupt by default).
bool run_signal_handlers(ThreadState& ts);
// Installs the native handler for SIGINT, SIGPIPE ignored: what the program does, never the library by itself.
void install_default_signals(Runtime& rt);
}  // namespace adder
