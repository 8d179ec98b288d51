// The hook behind \N{NAME} in string literals.
//
// The front end has no table of Unicode names; whoever has one (the unicodedata module) installs a function here before
// parsing. It appends the character (or named sequence) as UTF-8 to `out` and answers true, or answers false.
// While none is installed, every name is unknown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace adder {

using UnicodeNameLookup = bool (*)(std::string_view name, std::string* out, uint32_t* code_point);
extern UnicodeNameLookup unicode_name_lookup;

}  // namespace adder
