// poll.cpp: what a thread does when its poll word is not zero, and at every instruction while it is watched.
#include "runtime/errors/raise.h"
#include "runtime/interp/signals.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

bool handle_poll(ThreadState& ts) {
  uint32_t bits = ts.poll.load();
  if (bits & kPollGilDrop) ts.rt.gil.yield(ts);
  if (bits & kPollCollect) ts.poll.fetch_and(~uint32_t{kPollCollect});  // the GIL already excluded the collector
  if (bits & kPollFinalizers) ts.rt.heap.run_pending_finalizers(ts);
  return !(bits & (kPollSignal | kPollAsync)) || handle_interrupts(ts);
}

__attribute__((noinline)) bool handle_poll_after_call(ThreadState& ts, Value result) {
  bool ok = handle_poll(ts);
  asm volatile("" : : "r"(result.bits()));  // so that it stays in this frame until here
  return ok;
}

bool handle_interrupts(ThreadState& ts) {
  uint32_t bits = ts.poll.load();
  if ((bits & kPollSignal) && ts.is_main && !run_signal_handlers(ts)) return false;
  if (bits & kPollAsync) {
    ts.poll.fetch_and(~uint32_t{kPollAsync});
    if (ExceptionObject* e = ts.async_exception.exchange(nullptr)) {
      raise_exception(ts, Value(e));
      return false;
    }
  }
  return true;
}

bool watch_instruction(ThreadState& ts, Frame* frame) {
  if (ts.switch_every_op) {
    ts.rt.gil.yield(ts);
    if (ts.poll.load() && !handle_poll(ts)) return false;
  }
  return !ts.trace_enabled() || trace_instruction(ts, frame);
}

}  // namespace adder
