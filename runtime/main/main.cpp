// main.cpp: the program `adder`. The standard modules are injected here, because the runtime does not know stdlib/.
#include "runtime/main/options.h"
#include "stdlib/embed/embedded_modules.h"
#include "stdlib/modules.h"

int main(int argc, char** argv) {
  adder::RunOptions options;
  int status = adder::read_options(argc, argv, &options);
  if (status >= 0) return status;
  options.native_modules = adder::native_modules();
  options.embedded_modules = adder::embedded_modules();
  return adder::run_program(options);
}
