// skeleton_bench.cpp: the figures of docs/architecture.md: an interpreted and a compiled loop, compile latency, passing
// the GIL, making a Runtime, and a call through a handle.
#include <benchmark/benchmark.h>
#include <malloc.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <thread>

#include "adder/adder.h"
#include "runtime/jit_bridge/jit_bridge.h"
#include "tests/unit/skeleton_support.h"

namespace adder {
namespace {

constexpr const char* kLoops = R"(
def ints(n):
    total = 0
    i = 0
    while i < n:
        total = total + i % 7
        i += 1
    return total
def floats(n):
    x = 0.0
    i = 0
    while i < n:
        x = x * 0.5 + 1.5
        i += 1
    return x
def ranged(n):
    total = 0
    for i in range(n):
        total += i
    return total
def nothing(x):
    return x
)";

constexpr int64_t kTurns = 1'000'000;

// ns a turn of the loop, as the counter "ns/turn".
void report_turns(benchmark::State& state, int64_t turns) {
  state.counters["turn"] = benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(turns),
                                              benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void interpreted(benchmark::State& state, const char* name) {
  TestRuntime vm;
  vm.run(kLoops);
  Value f = global(*vm.ts, name);
  for (auto _ : state) benchmark::DoNotOptimize(call_with(*vm.ts, f, Value::small_int(kTurns)));
  report_turns(state, kTurns);
}
BENCHMARK_CAPTURE(interpreted, ints, "ints")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(interpreted, floats, "floats")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(interpreted, ranged, "ranged")->Unit(benchmark::kMillisecond);

void compiled(benchmark::State& state, const char* name, bool nogil) {
  TestRuntime vm;
  vm.run(kLoops);
  Function* f = global(*vm.ts, name).as<Function>();
  const JitType types[] = {JitType::kInt64};
  JitCode code;
  if (!jit_compile(*vm.ts, f, types, nogil, &code)) return state.SkipWithError(vm.error().c_str());
  Value n = Value::small_int(kTurns);
  for (auto _ : state) benchmark::DoNotOptimize(jit_call(*vm.ts, f, code, types, nogil, &n));
  report_turns(state, kTurns);
}
BENCHMARK_CAPTURE(compiled, ints, "ints", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compiled, floats, "floats", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compiled, floats_nogil, "floats", true)->Unit(benchmark::kMillisecond);

void call_compiled(benchmark::State& state, bool nogil) {
  TestRuntime vm;
  vm.run(kLoops);
  Function* f = global(*vm.ts, "nothing").as<Function>();
  const JitType types[] = {JitType::kInt64};
  JitCode code;
  if (!jit_compile(*vm.ts, f, types, nogil, &code)) return state.SkipWithError(vm.error().c_str());
  Value n = Value::small_int(1);
  for (auto _ : state) benchmark::DoNotOptimize(jit_call(*vm.ts, f, code, types, nogil, &n));
}
BENCHMARK_CAPTURE(call_compiled, gil, false);
BENCHMARK_CAPTURE(call_compiled, nogil, true);

// The first compile of a process: opening the plug-in, making a session, compiling. Only the first iteration is cold.
void jit_cold(benchmark::State& state) {
  TestRuntime vm;
  vm.run(kLoops);
  Function* f = global(*vm.ts, "ints").as<Function>();
  const JitType types[] = {JitType::kInt64};
  JitCode code;
  for (auto _ : state)
    if (!jit_compile(*vm.ts, f, types, false, &code)) return state.SkipWithError(vm.error().c_str());
}
BENCHMARK(jit_cold)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(jit_cold)->Name("jit_warm")->Iterations(50)->Unit(benchmark::kMillisecond);

// Two threads that pass a turn back and forth, each giving the GIL away until it is its turn: two hand-offs a round.
void gil_hand_off(benchmark::State& state) {
  TestRuntime vm;
  std::atomic<bool> stop{false};
  std::atomic<int> turn{0};
  std::thread other([&] {
    ThreadState* ts = vm.rt.attach();
    while (!stop) {
      if (turn == 1) turn = 0;
      vm.rt.gil.yield(*ts);
    }
    vm.rt.detach(ts);
  });
  for (auto _ : state) {
    turn = 1;
    while (turn == 1) vm.rt.gil.yield(*vm.ts);
  }
  {
    BlockingScope blocking(*vm.ts);
    stop = true;
    other.join();
  }
  set_current_thread_state(vm.ts);
}
BENCHMARK(gil_hand_off)->UseRealTime();

void gil_release_acquire(benchmark::State& state) {
  TestRuntime vm;
  for (auto _ : state) BlockingScope blocking(*vm.ts);
}
BENCHMARK(gil_release_acquire);

void make_runtime(benchmark::State& state) {
  for (auto _ : state) TestRuntime vm;
}
BENCHMARK(make_runtime)->Unit(benchmark::kMicrosecond);

void make_machine_and_evaluate(benchmark::State& state) {
  for (auto _ : state) {
    adder_thread* thread;
    adder_vm* vm = adder_vm_new(nullptr, &thread);
    benchmark::DoNotOptimize(adder_eval(thread, "1+1"));
    adder_vm_free(vm);
  }
}
BENCHMARK(make_machine_and_evaluate)->Unit(benchmark::kMicrosecond);

size_t resident_bytes() {
  long size = 0, resident = 0;
  FILE* file = std::fopen("/proc/self/statm", "r");
  if (!file || std::fscanf(file, "%ld %ld", &size, &resident) != 2) resident = 0;
  if (file) std::fclose(file);
  return static_cast<size_t>(resident) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

// Resident memory of one more machine, after the first.
void memory_of_a_machine(benchmark::State& state) {
  constexpr int kCount = 16;
  for (auto _ : state) {
    adder_vm* vms[kCount];
    adder_thread* threads[kCount];
    size_t before = 0;
    for (int i = 0; i < kCount; ++i) {
      if (i == 1) before = resident_bytes();
      vms[i] = adder_vm_new(nullptr, &threads[i]);
    }
    state.counters["KiB"] = static_cast<double>(resident_bytes() - before) / 1024 / (kCount - 1);
    for (adder_vm* vm : vms) adder_vm_free(vm);
    malloc_trim(0);
  }
}
BENCHMARK(memory_of_a_machine)->Iterations(1);

void call_through_handle(benchmark::State& state) {
  adder_thread* thread;
  adder_vm* vm = adder_vm_new(nullptr, &thread);
  adder_exec(thread, kLoops, nullptr);
  adder_handle f = adder_get_global(thread, "nothing");
  adder_handle argument = adder_int(thread, 1);
  for (auto _ : state) {
    adder_scope scope = adder_scope_open(thread);
    benchmark::DoNotOptimize(adder_call(thread, f, &argument, 1));
    adder_scope_close(thread, scope);
  }
  adder_vm_free(vm);
}
BENCHMARK(call_through_handle);

}  // namespace
}  // namespace adder
