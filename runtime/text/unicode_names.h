// unicode_names.h: the names of characters, Unicode 14.
//
// The table is made at build time (make_unicode_names.py) and read in place: nothing happens at start-up, a look-up
// reads through it once. Without Python at build time it is empty, and only the algorithmic names are known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace adder {

// The character of that name or alias, upper or lower case. False when there is none.
bool unicode_char_of_name(std::string_view name, uint32_t* point);
// "" when the character has none.
std::string unicode_name_of_char(uint32_t point);
// For frontend/parser/unicode_names.h.
bool unicode_name_escape(std::string_view name, std::string* out, uint32_t* code_point);

}  // namespace adder
