// future.h: `from __future__ import ...` statements, which must be known before anything else is looked at.
#pragma once

#include <optional>

#include "frontend/scope/scope_builder.h"

namespace adder {

// Adds the features the module asks for to `flags`; an error for unknown ones.
// `last_line` is the line of the last such import that stands where it may: any later one is too late.
std::optional<ScopeError> read_future_imports(const ast::Module& module, uint32_t& flags, int& last_line);

// True for a from-import of __future__.
bool is_future_import(const ast::StmtNode* s);

}  // namespace adder
