// skeleton_threads_test.cpp: the walking skeleton without the JIT: a loop, two threads under the GIL, a fork, and two
// Runtimes in one process, all with a collection at every allocation.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "runtime/gil/fork.h"
#include "tests/unit/skeleton_support.h"

namespace adder {
namespace {

RuntimeConfig stressed() {
  RuntimeConfig config = test_config();
  config.gc_stress = 1;
  return config;
}

// Allocates at every turn: big ints, floats beyond the immediate range, strings, lists and dicts.
constexpr const char* kAllocating = R"(
def churn(n, tag):
    total = 0
    seen = {}
    i = 0
    while i < n:
        big = 2 ** 70 + i
        seen[tag + str(i % 5)] = [big, 1e300 * 10.0, (i, tag)]
        total += seen[tag + str(i % 5)][0] - 2 ** 70
        i += 1
    return total
)";

TEST(Skeleton, LoopScript) {
  TestRuntime vm;
  ASSERT_TRUE(vm.run("total = 0\ni = 0\nwhile i < 1000:\n    total += i * i\n    i += 1\n")) << vm.error();
  EXPECT_EQ(vm.repr("total"), "332833500");
}

TEST(Skeleton, LoopScriptCollectingAtEveryAllocation) {
  TestRuntime vm(stressed());
  ASSERT_TRUE(vm.run(kAllocating)) << vm.error();
  ASSERT_TRUE(vm.run("result = churn(50, 'x')")) << vm.error();
  EXPECT_EQ(vm.repr("result"), "1225");
  EXPECT_GT(vm.rt.heap.stats().collections, 100u);
}

TEST(Skeleton, ErrorHasTheLine) {
  TestRuntime vm;
  EXPECT_FALSE(vm.run("def f(x):\n    return 1 // x\n\nf(0)\n"));
  EXPECT_EQ(vm.error(), "ZeroDivisionError: integer division or modulo by zero (line 2)");
}

TEST(Skeleton, TwoThreadsUnderTheGil) {
  TestRuntime vm(stressed());
  vm.rt.gil.switch_interval_us = 50;
  ASSERT_TRUE(vm.run(kAllocating)) << vm.error();
  std::atomic<int> finished{0};
  auto work = [&](const char* script) {
    ThreadState* ts = vm.rt.attach();
    EXPECT_TRUE(run_script(*ts, script)) << take_error_text(*ts);
    vm.rt.detach(ts);
    ++finished;
  };
  std::thread first(work, "a = churn(60, 'a')"), second(work, "b = churn(60, 'b')");
  ASSERT_TRUE(vm.run("c = churn(60, 'c')")) << vm.error();
  {
    BlockingScope blocking(*vm.ts);
    first.join();
    second.join();
  }
  set_current_thread_state(vm.ts);
  EXPECT_EQ(finished, 2);
  EXPECT_EQ(vm.repr("a") + vm.repr("b") + vm.repr("c"), "177017701770");
}

TEST(Skeleton, ForkBesideARunningThread) {
  TestRuntime vm(stressed());
  vm.rt.gil.switch_interval_us = 50;
  ASSERT_TRUE(vm.run(kAllocating)) << vm.error();
  std::atomic<bool> stop{false};
  std::thread other([&] {
    ThreadState* ts = vm.rt.attach();
    while (!stop) EXPECT_TRUE(run_script(*ts, "a = churn(10, 'a')")) << take_error_text(*ts);
    vm.rt.detach(ts);
  });
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(vm.run("b = churn(20, 'b')")) << vm.error();
    pid_t pid = fork_process(*vm.ts);
    ASSERT_GE(pid, 0);
    if (pid == 0) {
      bool ok = vm.rt.threads.size() == 1 && vm.run("c = churn(20, 'c')") && vm.repr("c") == "190";
      _exit(ok ? 0 : 1);
    }
    int status = -1;
    {
      BlockingScope blocking(*vm.ts);
      waitpid(pid, &status, 0);
    }
    EXPECT_EQ(status, 0) << "child " << i;
  }
  {
    BlockingScope blocking(*vm.ts);
    stop = true;
    other.join();
  }
  set_current_thread_state(vm.ts);
}

TEST(Skeleton, TwoRuntimesInterleaved) {
  TestRuntime one(stressed()), two(stressed());
  for (TestRuntime* vm : {&one, &two}) ASSERT_TRUE(vm->run(kAllocating)) << vm->error();
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(one.run("total = churn(10, 'a') + globals().get('total', 0)")) << one.error();
    ASSERT_TRUE(two.run("total = 2 * churn(10, 'a') + globals().get('total', 0)")) << two.error();
  }
  EXPECT_EQ(one.repr("total"), "225");
  EXPECT_EQ(two.repr("total"), "450");
  EXPECT_NE(global(*one.ts, "churn"), global(*two.ts, "churn"));
}

TEST(Skeleton, TwoRuntimesInTwoThreads) {
  auto work = [](const char* expected, const char* script) {
    TestRuntime vm(stressed());
    ASSERT_TRUE(vm.run(kAllocating)) << vm.error();
    ASSERT_TRUE(vm.run(script)) << vm.error();
    EXPECT_EQ(vm.repr("x"), expected);
  };
  std::thread first(work, "1225", "x = churn(50, 'a')"), second(work, "1225", "x = churn(50, 'b')");
  first.join();
  second.join();
}

}  // namespace
}  // namespace adder
