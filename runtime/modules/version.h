// version.h: what this build calls itself.
#pragma once

namespace adder {
inline constexpr const char* kAdderVersion = "0.1.0";
inline constexpr const char* kVersionText = "3.11.0 (Adder 0.1.0)";
}  // namespace adder
