// The tree as text, in the words of Python's ast.dump(tree, indent=2): `adder --ast`, and the parser's oracle tests.
//
// Where Python 3.11 and 3.12 build the same tree the text is the same; type_params is printed only when there are some.
#pragma once

#include <string>

#include "frontend/ast/ast.h"

namespace adder {

// `positions` adds lineno, col_offset, end_lineno and end_col_offset, as include_attributes=True does.
std::string dump_ast(const ast::Module* module, bool positions = false);

}  // namespace adder
