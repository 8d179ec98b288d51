// ast_module.h: what the files of the native module _ast share: its classes, and the two directions between the front
// end's tree and objects.
#pragma once

#include <unordered_map>

#include "frontend/ast/ast.h"
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/instance.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

// One for each class of nodes.def; AST first.
enum class AstClass : uint8_t {
  AST,
#define SUM(name, positions) name,
#define NODE(name, base, fields, positions) name,
#define MARK(name, base) name,
#include "stdlib/ast/nodes.def"
#undef SUM
#undef NODE
#undef MARK
  kCount
};
inline constexpr size_t kAstClasses = static_cast<size_t>(AstClass::kCount);

struct AstField {
  Str* name;
  const char* type;  // into nodes.def's text
  bool optional, list;
};

struct AstState {
  Type* types[kAstClasses] = {};
  Value marks[kAstClasses];      // the one instance of a MARK class
  Tuple* fields[kAstClasses]{};  // names
  Str* position_names[4] = {};   // lineno col_offset end_lineno end_col_offset
  Str *type_params = nullptr, *fields_name = nullptr, *attributes_name = nullptr;
  std::unordered_map<const Type*, AstClass> by_type;

  Type* type(AstClass c) const { return types[static_cast<size_t>(c)]; }
  Value mark(AstClass c) const { return marks[static_cast<size_t>(c)]; }
  // The class of nodes.def that an object belongs to, AST for one that is no node of a known class.
  AstClass class_of(const Type* type) const;
  void trace(Marker& marker);
};
AstState& ast_state(ThreadState& ts);

struct AstClassInfo {
  const char* name;
  AstClass base;
  const char* fields;
  bool positions, mark;
};
extern const AstClassInfo kAstClassInfo[kAstClasses];

// The tree as objects of the ast module. Empty with an exception pending.
Value tree_to_objects(ThreadState& ts, const ast::Module& tree);
// Objects as a tree of the arena; null with an exception pending. `root` is an instance of mod.
ast::Module* objects_to_tree(ThreadState& ts, Value root, AstArena& arena);
// What a parser never makes but a program may: false with ValueError or TypeError pending.
bool validate_tree(ThreadState& ts, const ast::Module& tree);

}  // namespace adder
