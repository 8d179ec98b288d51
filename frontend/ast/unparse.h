// unparse.h: an expression back to source text, as `from __future__ import annotations` stores it.
#pragma once

#include <string>

#include "frontend/ast/ast.h"

namespace adder {

std::string unparse(const ast::ExprNode* e);

}  // namespace adder
