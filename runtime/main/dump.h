// dump.h: --tokens, --ast and --dis: what the front end makes of a file.
#pragma once

#include <string>

namespace adder {
// Prints to stdout; the exit status (1: a syntax error, shown on stderr).
int dump_source(const std::string& what, const std::string& path);
}  // namespace adder
