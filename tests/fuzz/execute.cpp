// execute.cpp: any text as a program, run for a bounded time in a Runtime with bounded memory.
//
// Every input gets a Runtime of its own with only the core modules and no import path: no file, process or thread can
// be reached. A timer thread raises an exception in the script when its time is over; a script that catches it gets it
// again. Errors are fine; crashes, hangs and sanitizer reports are not.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <thread>

#include "runtime/errors/raise.h"
#include "runtime/interp/compile_source.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {
namespace {

constexpr auto kBudget = std::chrono::milliseconds(300);

// Asks the script to end when the budget is over, again and again until it has.
class Timer {
 public:
  explicit Timer(ThreadState& ts)
      : thread_([this, &ts] {
          std::unique_lock lock(mutex_);
          auto wait = kBudget;
          while (!done_changed_.wait_for(lock, wait, [this] { return done_; })) {
            ExceptionObject* expected = nullptr;
            ts.async_exception.compare_exchange_strong(expected, ts.rt.memory_error.as<ExceptionObject>());
            ts.poll.fetch_or(kPollAsync);
            wait = std::chrono::milliseconds(20);
          }
        }) {}
  ~Timer() {
    {
      std::lock_guard lock(mutex_);
      done_ = true;
    }
    done_changed_.notify_all();
    thread_.join();
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_changed_;
  bool done_ = false;
  std::thread thread_;
};

void run(std::string_view source) {
  RuntimeConfig config;
  config.hash_random = false;
  config.register_stack_bytes = 4u << 20;
  config.gc_stress = source.size() % 4 ? 0 : 64;  // some runs with many collections
  Runtime rt(config);
  ThreadState* ts = rt.attach();
  if (!rt.initialize(*ts)) std::abort();
  rt.heap.byte_limit = 64u << 20;
  // Nothing that reaches files or waits for input.
  for (const char* name : {"open", "input", "breakpoint", "__import__", "exit", "quit"})
    dict_delete(*ts, rt.builtins, Value(intern(*ts, name)));
  Str* name = intern(*ts, "__main__");
  rt.main_module = new_module(*ts, name);
  Dict* dict = rt.main_module->dict;
  dict_set_str(*ts, rt.modules, name, Value(rt.main_module));
  dict_set_str(*ts, dict, rt.names.dunder_builtins, dict_get_str(*ts, rt.modules, intern(*ts, "builtins")));
  SourceOptions options;
  options.is_text = true;
  options.module_is_globals = true;
  {
    Timer timer(*ts);
    Value code = compile_source(*ts, source, intern(*ts, "fuzz"), options);
    if (code) execute_code(*ts, code, dict, Value(dict));
    clear_error(*ts);
    rt.heap.collect(*ts);
  }
  clear_error(*ts);
  rt.detach(ts);
}

}  // namespace
}  // namespace adder

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  adder::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
