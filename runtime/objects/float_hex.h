// float_hex.h: hexadecimal text of floats; see float_hex.cpp.
#pragma once

#include <string>
#include <string_view>

namespace adder {

enum class HexFloat { kOk, kInvalid, kTooLarge };

std::string float_to_hex(double d);
HexFloat float_from_hex(std::string_view text, double* out);

}  // namespace adder
