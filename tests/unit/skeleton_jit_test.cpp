// skeleton_jit_test.cpp: the same bytecode interpreted and compiled: equal results, a poll that serves the GIL, an exit
// on overflow with the right line, and a nogil loop that parks while another thread collects.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "runtime/jit_bridge/jit_bridge.h"
#include "runtime/gil/fork.h"
#include "tests/unit/skeleton_support.h"

namespace adder {
namespace {

class SkeletonJit : public testing::Test {
 protected:
  void SetUp() override {
    std::string why;
    if (!jit_available(&why)) GTEST_SKIP() << why;
  }
};

// Starts `script` on a thread of its own and waits until it has the GIL once.
class Script {
 public:
  Script(Runtime& rt, const char* source)
      : thread_([this, &rt, source] {
          ts = rt.attach();
          ThreadState* own = ts;
          started = true;
          bool ok = run_script(*own, source);
          error = ok ? "" : take_error_text(*own);
          rt.detach(own);
        }) {}
  void wait_started() {
    while (!started) std::this_thread::yield();
  }
  void join() { thread_.join(); }
  std::atomic<ThreadState*> ts{nullptr};
  std::atomic<bool> started{false};
  std::string error;

 private:
  std::thread thread_;
};

// Raises an exception in another thread, as PyThreadState_SetAsyncExc does. The caller holds the GIL.
void interrupt(ThreadState& ts, ThreadState* other) {
  other->async_exception = new_exception(ts, ts.rt.exc.KeyboardInterrupt, Value());
  other->poll.fetch_or(kPollAsync);
}

// Gives another thread the GIL once or more.
void let_others_run(ThreadState& ts) {
  BlockingScope blocking(ts);
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

TEST_F(SkeletonJit, EqualResults) {
  TestRuntime vm;
  // Each function with argument types and argument tuples; compiled and interpreted must give the same
  // repr or error type; an interpreted int beyond 64 bits stands for OverflowError.
  ASSERT_TRUE(vm.run(R"(
import _adder_jit

def squares(n):
    total = 0
    i = 0
    while i < n:
        total += i * i
        i += 1
    return total

def collatz(n):
    steps = 0
    while n != 1:
        if n & 1:
            n = 3 * n + 1
        else:
            n = n // 2
        steps += 1
    return steps

def newton(x, rounds):
    r = x
    i = 0
    while i < rounds:
        r = 0.5 * (r + x / r)
        i += 1
    return r

def mixed(a, b):
    return (a // b) * 1000 + a % b

def immediate(a):
    return (a // 7) * 100 + a % 7 - (a // -3) + (a % -3) + (a & 255) - (a >> 3) + (a << 2)

def shifts(a, n):
    return (a << n) ^ (a >> n)

def negative(a):
    return -a + ~a

def sign(x):
    if x < 0.0:
        return -1
    if x > 0.0:
        return 1
    return 0

def early(n):
    i = 0
    while True:
        i += 3
        if i > n:
            return i
        if not i < 1000:
            return -i

def both(x, n):
    i = 0
    while i < n:
        x = x * 1.5 - i
        i += 1
    return x

def logic(a, b):
    c = a < b
    d = a != 3
    return c & d

big = 2 ** 62
cases = [
    (squares, ['int64'], [(0,), (10,), (1000,)]),
    (collatz, [int], [(1,), (27,), (97,)]),
    (newton, [float, int], [(2.0, 10), (1e10, 40), (0.0, 3)]),
    (mixed, [int, int], [(7, 2), (-7, 2), (7, -2), (-7, -2), (5, 0), (big, 3), (-big - big, -1)]),
    (immediate, [int], [(0,), (100,), (-100,), (12345678,), (-987654321,)]),
    (shifts, [int, int], [(5, 3), (-5, 3), (1, 61), (1, 0), (0, 200), (-1, 63), (3, -1)]),
    (negative, [int], [(5,), (-5,), (0,)]),
    (sign, [float], [(1.5,), (-0.5,), (0.0,), (-0.0,), (float('nan'),), (float('inf'),)]),
    (early, [int], [(10,), (5000,)]),
    (both, [float, int], [(1.0, 10), (0.1, 100)]),
    (logic, [int, int], [(1, 2), (3, 4), (5, 4)]),
]

def outcome(f, args):
    try:
        result = f(*args)
        if type(result) is int and not -2 ** 63 <= result < 2 ** 63:
            return 'OverflowError'
        return repr(result)
    except Exception as e:
        return type(e).__name__

differences = []
compared = 0
for function, types, calls in cases:
    for nogil in (False, True):
        compiled = _adder_jit.compile(function, types, nogil=nogil)
        for args in calls:
            expected, got = outcome(function, args), outcome(compiled, args)
            compared += 1
            if expected != got:
                differences.append((function.__name__, nogil, args, expected, got))
)")) << vm.error();
  EXPECT_EQ(vm.repr("differences"), "[]");
  EXPECT_EQ(vm.repr("compared"), "88");
}

TEST_F(SkeletonJit, RefusalsNameLineAndReason) {
  TestRuntime vm;
  ASSERT_TRUE(vm.run(R"(
import _adder_jit
def calls(n):
    x = 1
    return len(n)
def paths(n):
    if n > 3:
        x = 1
    else:
        x = 1.5
    return x
def unbound(n):
    if n > 3:
        x = 1
    return x
def returns(n):
    if n > 3:
        return 1
    return 2.0
def refusal(f):
    try:
        _adder_jit.compile(f, [int])
    except TypeError as e:
        return str(e)
messages = [refusal(f) for f in (calls, paths, unbound, returns)]
)")) << vm.error();
  EXPECT_EQ(
      vm.repr("messages"),
      "['cannot compile calls() (test.py, line 5): LoadGlobal is not supported', "
      "\"cannot compile paths() (test.py, line 11): 'x' has different types, or none, on the paths that lead here\", "
      "\"cannot compile unbound() (test.py, line 15): 'x' has different types, or none, on the paths that lead here\", "
      "'cannot compile returns() (test.py, line 19): it returns int64 at one place and float64 here']");
}

TEST_F(SkeletonJit, OverflowExitHasTheLineAndTheFrame) {
  TestRuntime vm;
  ASSERT_TRUE(vm.run(R"(import _adder_jit
def power(base, n):
    result = 1
    while n > 0:
        n -= 1
        result = (
            result * base)
    return result
compiled = _adder_jit.compile(power, [int, int])
fits = compiled(10, 18)
)")) << vm.error();
  EXPECT_EQ(vm.repr("fits"), "1000000000000000000");
  EXPECT_FALSE(vm.run("compiled(10, 19)"));
  ExceptionObject* e = vm.ts->pending;
  ASSERT_TRUE(e && is_kind(e->traceback, Kind::Traceback));
  Traceback* outer = e->traceback.as<Traceback>();
  ASSERT_TRUE(is_kind(outer->next, Kind::Traceback));
  Traceback* inner = outer->next.as<Traceback>();
  EXPECT_EQ(str_to_utf8(inner->code->name), "power");
  EXPECT_TRUE(inner->next.is_none());
  EXPECT_EQ(vm.error(), "OverflowError: integer result does not fit in 64 bits (compiled code) (line 7)");
  EXPECT_EQ(vm.ts->frame, nullptr);
  EXPECT_EQ(vm.ts->depth, 0u);
}

constexpr const char* kForever = R"(
import _adder_jit
def forever(n):
    i = 0
    while True:
        i = i + n
        if i > 1000000:
            i = 0
    return i
held = _adder_jit.compile(forever, [int])
free = _adder_jit.compile(forever, [int], nogil=True)
)";

TEST_F(SkeletonJit, CompiledLoopServesGilRequests) {
  TestRuntime vm;
  ASSERT_TRUE(vm.run(kForever)) << vm.error();
  Script looping(vm.rt, "held(1)");
  {
    BlockingScope blocking(*vm.ts);
    looping.wait_started();
  }
  // Coming back from the blocking scope took the GIL from the compiled loop, or will do so now.
  for (int i = 0; i < 5; ++i) let_others_run(*vm.ts);
  ASSERT_TRUE(vm.run("x = [i for i in range(1000)]")) << vm.error();
  interrupt(*vm.ts, looping.ts);
  {
    BlockingScope blocking(*vm.ts);
    looping.join();
  }
  set_current_thread_state(vm.ts);
  EXPECT_EQ(looping.error, "KeyboardInterrupt:  (line 5)");
}

TEST_F(SkeletonJit, NogilLoopParksForTheCollector) {
  RuntimeConfig config = test_config();
  TestRuntime vm(config);
  ASSERT_TRUE(vm.run(kForever)) << vm.error();
  Script looping(vm.rt, "free(1)");
  {
    BlockingScope blocking(*vm.ts);
    looping.wait_started();
    // It leaves the GIL for good once it is in compiled code.
    while (looping.ts.load()->mode != ThreadMode::kNativeParallel) std::this_thread::yield();
  }
  vm.rt.heap.stress_interval = 1;
  uint64_t before = vm.rt.heap.stats().collections;
  ASSERT_TRUE(vm.run("x = 0\nfor i in range(100):\n    x += len([2 ** 70, str(i)])\n")) << vm.error();
  EXPECT_GT(vm.rt.heap.stats().collections, before + 100);
  interrupt(*vm.ts, looping.ts);
  {
    BlockingScope blocking(*vm.ts);
    looping.join();
  }
  set_current_thread_state(vm.ts);
  EXPECT_EQ(looping.error, "KeyboardInterrupt:  (line 5)");
}

TEST_F(SkeletonJit, ForkWhileAnotherThreadCompiles) {
  TestRuntime vm;
  ASSERT_TRUE(vm.run("import _adder_jit\ndef f(n):\n    i = 0\n    while i < n:\n        i += 1\n    return i\n"))
      << vm.error();
  std::atomic<bool> stop{false};
  std::thread compiling([&] {
    ThreadState* ts = vm.rt.attach();
    while (!stop) EXPECT_TRUE(run_script(*ts, "_adder_jit.compile(f, [int])")) << take_error_text(*ts);
    vm.rt.detach(ts);
  });
  for (int i = 0; i < 20; ++i) {
    let_others_run(*vm.ts);
    pid_t pid = fork_process(*vm.ts);
    ASSERT_GE(pid, 0);
    if (pid == 0) {
      alarm(20);
      _exit(vm.run("y = _adder_jit.compile(f, [int])(10)") && vm.repr("y") == "10" ? 0 : 1);
    }
    int status = -1;
    BlockingScope blocking(*vm.ts);
    waitpid(pid, &status, 0);
    EXPECT_EQ(status, 0) << "child " << i;
  }
  {
    BlockingScope blocking(*vm.ts);
    stop = true;
    compiling.join();
  }
  set_current_thread_state(vm.ts);
}

TEST_F(SkeletonJit, CodeIsFreedWithItsObject) {
  TestRuntime vm;
  ASSERT_TRUE(vm.run(R"(
import _adder_jit
def f(n):
    return n + 1
for i in range(20):
    g = _adder_jit.compile(f, [int])
x = g(1)
ir = _adder_jit.ir(f, [int])
)")) << vm.error();
  vm.rt.heap.collect(*vm.ts);
  ASSERT_TRUE(vm.run("x += g(1)")) << vm.error();
  EXPECT_EQ(vm.repr("x"), "4");
  EXPECT_NE(vm.repr("ir").find("llvm.sadd.with.overflow.i64"), std::string::npos);
}

}  // namespace
}  // namespace adder
