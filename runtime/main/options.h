// options.h: the command line and the environment into RunOptions.
#pragma once

#include "runtime/main/run.h"

namespace adder {

// -1: go on; else the exit status: help was printed, or an error.
int read_options(int argc, char** argv, RunOptions* options);

}  // namespace adder
