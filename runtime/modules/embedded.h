// embedded.h: modules that were compiled into the program when it was built. The table is injected through
// RuntimeConfig, because the runtime does not know stdlib/.
#pragma once

#include <cstdint>
#include <string_view>

namespace adder {

struct EmbeddedUnit {
  std::string_view name;  // dotted
  bool is_package;
  std::string_view filename;  // what tracebacks show
  std::string_view source;    // UTF-8
  const uint64_t* unit;       // a verified CodeUnit
  uint64_t fingerprint;       // of all embedded units, the same in each: another compiler gives another one
};

}  // namespace adder
