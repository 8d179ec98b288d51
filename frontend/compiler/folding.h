// folding.h: the value of an expression made of constants only, or nothing.
//
// Folds what Python's compiler folds: arithmetic on numbers (results of at most 128 bits), joined and repeated strings
// and tuples within limits, tuples of constants, `not`, `__debug__`. What could raise, or is too large, is left to run
// time, where it means the same. Never folds a comparison.
#pragma once

#include <optional>

#include "frontend/compiler/constants.h"

namespace adder {

std::optional<ConstValue> fold(const ast::ExprNode* e, int optimize_level, int depth = 0);
std::optional<ConstValue> fold_binary(ast::Operator op, const ConstValue& left, const ConstValue& right);
std::optional<ConstValue> fold_unary(ast::UnaryOperator op, const ConstValue& v);

}  // namespace adder
