/* hello.c: the smallest host: make a machine, give it functions, call them, take an error as data.
 *
 *   cc hello.c -I<adder>/include -L<adder>/lib -ladder -o hello
 */
#include <stdio.h>

#include "adder/adder.h"

static const char* const kScript =
    "def greet(name, times):\n"
    "    return ' '.join(['hello', name] * times)\n"
    "\n"
    "def divide(a, b):\n"
    "    return a / b\n";

static int fail(adder_thread* thread) {
  adder_error error;
  error.size = sizeof error;
  if (adder_error_get(thread, &error)) fputs(error.rendered, stderr);
  return 1;
}

int main(void) {
  adder_thread* thread;
  adder_vm* vm;
  adder_handle arguments[2], result;
  adder_scope scope;
  adder_error error;
  char text[64];

  if (adder_abi_version() != ADDER_ABI_VERSION) return 2;
  vm = adder_vm_new(NULL, &thread);
  if (!vm) return 2;
  if (adder_exec(thread, kScript, "hello.py") < 0) return fail(thread);

  scope = adder_scope_open(thread);
  arguments[0] = adder_str(thread, "world", 5);
  arguments[1] = adder_int(thread, 2);
  result = adder_call_global(thread, "greet", arguments, 2);
  if (!result || adder_get_str(thread, result, text, sizeof text, NULL) < 0) return fail(thread);
  printf("%s\n", text);

  arguments[0] = adder_int(thread, 1);
  arguments[1] = adder_int(thread, 0);
  result = adder_call_global(thread, "divide", arguments, 2);
  error.size = sizeof error;
  if (result || !adder_error_get(thread, &error)) return 1;
  printf("%s: %s (%s, line %d)\n", error.type, error.message, error.file, error.line);
  adder_scope_close(thread, scope);

  adder_vm_free(vm);
  return 0;
}
