// Tokens as text, a line each, in the columns of `python3 -m tokenize`: `adder --tokens`.
#pragma once

#include <string>

#include "frontend/lexer/lexer.h"

namespace adder {

std::string dump_tokens(const Lexer& lexer);

}  // namespace adder
