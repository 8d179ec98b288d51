// capi_test.cpp: the C API: the header in C99 and C++20, what the library exports, values through handles, errors as
// data, threads, several machines, and the example host.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <thread>

#include "adder/adder.h"

namespace {

struct Machine {
  adder_thread* thread = nullptr;
  adder_vm* vm;
  explicit Machine(const adder_config* config = nullptr) : vm(adder_vm_new(config, &thread)) {}
  ~Machine() {
    if (vm) adder_vm_free(vm);
  }
  std::string str(adder_handle handle) {
    char buffer[256];
    return handle && adder_get_str(thread, handle, buffer, sizeof buffer, nullptr) == 0 ? buffer : "?";
  }
  int64_t integer(adder_handle handle) {
    int64_t i = 0;
    return handle && adder_get_int(thread, handle, &i) == 0 ? i : -1;
  }
};

// Output of a shell command and its exit status.
std::string output_of(const std::string& command, int* status) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  char buffer[4096];
  while (size_t n = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, n);
  *status = WEXITSTATUS(pclose(pipe));
  return out;
}

TEST(CApi, HeaderCompilesAsC99AndCxx20) {
  const std::string header = std::string(" -fsyntax-only -Wall -Wextra -pedantic -Werror -include " ADDER_SOURCE_DIR
                                         "/runtime/include/adder/adder.h /dev/null");
  int status;
  std::string out = output_of(ADDER_C_COMPILER " -std=c99 -x c" + header, &status);
  EXPECT_EQ(status, 0) << out;
  out = output_of(ADDER_CXX_COMPILER " -std=c++20 -x c++" + header, &status);
  EXPECT_EQ(status, 0) << out;
}

TEST(CApi, LibraryExportsOnlyAdder) {
  int status;
  std::string out = output_of("nm -D --defined-only " ADDER_BINARY_DIR "/libadder.so | awk '{print $3}'", &status);
  ASSERT_EQ(status, 0) << out;
  EXPECT_NE(out.find("adder_vm_new\n"), std::string::npos) << out;
  for (size_t at = 0; at < out.size(); at = out.find('\n', at) + 1)
    EXPECT_EQ(out.compare(at, 6, "adder_"), 0) << out.substr(at, 60);
}

TEST(CApi, ExampleHello) {
  int status;
  std::string out = output_of(ADDER_BINARY_DIR "/example_hello", &status);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(out, "hello world hello world\nZeroDivisionError: division by zero (hello.py, line 5)\n");
}

TEST(CApi, VersionAndConfig) {
  EXPECT_EQ(adder_abi_version(), uint32_t{ADDER_ABI_VERSION});
  adder_config config;
  adder_config_init(&config);
  config.size = sizeof config + 8;  // from a later version, which this one cannot honour
  adder_thread* thread;
  EXPECT_EQ(adder_vm_new(&config, &thread), nullptr);
  config.size = offsetof(adder_config, gc_stress);  // from an earlier one
  Machine m(&config);
  EXPECT_NE(m.vm, nullptr);
}

TEST(CApi, ValuesRoundTrip) {
  Machine m;
  adder_scope scope = adder_scope_open(m.thread);
  for (int64_t i : {int64_t{0}, int64_t{-1}, INT64_MAX, INT64_MIN}) EXPECT_EQ(m.integer(adder_int(m.thread, i)), i);
  double d = 0;
  for (double x : {0.0, 1.5, -1e300, 5e-324}) {
    ASSERT_EQ(adder_get_float(m.thread, adder_float(m.thread, x), &d), 0);
    EXPECT_EQ(d, x);
  }
  EXPECT_EQ(m.str(adder_str(m.thread, "gr\xc3\xbc\xc3\x9f", 6)), "gr\xc3\xbc\xc3\x9f");
  char small[3];
  size_t length;
  ASSERT_EQ(adder_get_str(m.thread, adder_str(m.thread, "abcdef", 6), small, sizeof small, &length), 0);
  EXPECT_STREQ(small, "ab");
  EXPECT_EQ(length, 6u);
  EXPECT_EQ(adder_kind_of(m.thread, adder_none(m.thread)), ADDER_NONE);
  EXPECT_EQ(adder_kind_of(m.thread, adder_bool(m.thread, 1)), ADDER_BOOL);
  EXPECT_EQ(adder_kind_of(m.thread, adder_eval(m.thread, "2 ** 100")), ADDER_INT);
  EXPECT_EQ(adder_kind_of(m.thread, adder_eval(m.thread, "[1]")), ADDER_OBJECT);
  adder_scope_close(m.thread, scope);
}

TEST(CApi, HandlesSurviveCollections) {
  adder_config config;
  adder_config_init(&config);
  config.gc_stress = 1;
  Machine m(&config);
  ASSERT_NE(m.vm, nullptr);
  adder_scope scope = adder_scope_open(m.thread);
  adder_handle list = adder_eval(m.thread, "['a' * 3, 2 ** 80]");
  ASSERT_EQ(adder_set_global(m.thread, "kept", list), 0);
  for (int i = 0; i < 1500; ++i) ASSERT_NE(adder_str(m.thread, "xyz", 3), nullptr);  // more than one chunk of slots
  ASSERT_EQ(adder_exec(m.thread, "def first(x): return x[0]", "test.py"), 0);
  adder_handle result = adder_call_global(m.thread, "first", &list, 1);
  result = adder_scope_close_with(m.thread, scope, result);
  EXPECT_EQ(m.str(result), "aaa");
}

TEST(CApi, ErrorsAreData) {
  Machine m;
  ASSERT_EQ(adder_exec(m.thread, "def f(x):\n    return [][x]\n", "demo.py"), 0);
  adder_handle argument = adder_int(m.thread, 3);
  EXPECT_EQ(adder_call_global(m.thread, "f", &argument, 1), nullptr);
  adder_error error;
  error.size = sizeof error;
  ASSERT_EQ(adder_error_get(m.thread, &error), 1);
  EXPECT_STREQ(error.type, "IndexError");
  EXPECT_STREQ(error.message, "list index out of range");
  EXPECT_STREQ(error.file, "demo.py");
  EXPECT_EQ(error.line, 2);
  EXPECT_NE(strstr(error.rendered, "IndexError: list index out of range"), nullptr) << error.rendered;
  EXPECT_EQ(adder_error_get(m.thread, &error), 0);
  EXPECT_EQ(adder_exec(m.thread, "def", nullptr), -1);
  ASSERT_EQ(adder_error_get(m.thread, &error), 1);
  EXPECT_STREQ(error.type, "SyntaxError");
  EXPECT_EQ(adder_get_global(m.thread, "missing"), nullptr);
  ASSERT_EQ(adder_error_get(m.thread, &error), 1);
  EXPECT_STREQ(error.message, "name 'missing' is not defined");
}

TEST(CApi, HeapLimitGivesMemoryError) {
  adder_config config;
  adder_config_init(&config);
  config.heap_limit_bytes = 64u << 20;
  Machine m(&config);
  ASSERT_NE(m.vm, nullptr);
  EXPECT_EQ(adder_exec(m.thread, "x = [0] * (1 << 27)", nullptr), -1);
  adder_error error;
  error.size = sizeof error;
  ASSERT_EQ(adder_error_get(m.thread, &error), 1);
  EXPECT_STREQ(error.type, "MemoryError");
  EXPECT_EQ(adder_exec(m.thread, "x = 1", nullptr), 0);
}

TEST(CApi, ThreadsShareAMachine) {
  Machine m;
  ASSERT_EQ(
      adder_exec(m.thread, "total = 0\ndef add(n):\n    global total\n    for i in range(n): total += 1\n", nullptr),
      0);
  auto work = [&] {
    adder_thread* thread = adder_thread_attach(m.vm);
    ASSERT_NE(thread, nullptr);
    adder_handle n = adder_int(thread, 1000);
    EXPECT_NE(adder_call_global(thread, "add", &n, 1), nullptr);
    adder_thread_detach(thread);
  };
  std::thread one(work), two(work);
  adder_gil_release(m.thread);
  one.join();
  two.join();
  adder_gil_acquire(m.thread);
  EXPECT_EQ(m.integer(adder_get_global(m.thread, "total")), 2000);
}

TEST(CApi, MachinesAreSeparate) {
  Machine one, two;
  ASSERT_EQ(adder_exec(one.thread, "x = 'one'", nullptr), 0);
  ASSERT_EQ(adder_exec(two.thread, "x = 'two'", nullptr), 0);
  EXPECT_EQ(one.str(adder_get_global(one.thread, "x")), "one");
  EXPECT_EQ(two.str(adder_get_global(two.thread, "x")), "two");
}

}  // namespace
