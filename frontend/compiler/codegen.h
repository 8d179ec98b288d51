// codegen.h: the code generator, one class whose methods are spread over files by subject.
//
//   module.cpp functions.cpp classes.cpp type_params.cpp   units and what creates them
//   statements.cpp assignments.cpp loops.cpp imports.cpp   statements
//   exceptions.cpp with.cpp unwind.cpp                     handler regions and leaving them
//   expressions.cpp displays.cpp conditions.cpp calls.cpp comprehensions.cpp names.cpp
//   match.cpp                                              patterns
//
// Conventions:
//  - to(e, dst) leaves the value of e in dst and writes dst only by the last instruction when dst is a named register;
//  - operand(e, last) gives a register that holds the value: a bound local in place, else a new temporary. Unless
//    `last` is set, a local that a later sibling may rebind (walrus) is copied;
//  - callers remember top() and pop_to() it before the consuming instruction;
//  - the first error is kept; afterwards code generation goes on harmlessly or stops early.
#pragma once

#include <memory>
#include <optional>

#include "frontend/compiler/compile.h"
#include "frontend/compiler/folding.h"
#include "frontend/compiler/unit_builder.h"
#include "frontend/scope/recursion_guard.h"
#include "frontend/scope/scope_builder.h"

namespace adder {

// What a jump out of nested statements has to undo.
enum class BlockKind : uint8_t {
  kLoop,
  kTry,          // protected, nothing to undo
  kFinallyTry,   // run the finally body
  kFinallyEnd,   // PopHandled `reg`
  kHandler,      // PopHandled `reg`
  kHandlerName,  // unbind `name`
  kWith,         // call the exit function in `reg`
  kAsyncWith,
  kExceptStar,  // break, continue and return are errors
};

struct Block {
  BlockKind kind;
  Label break_label = -1, continue_label = -1;
  int region_start = -1;  // of the open handler region; -1: none
  Label handler = -1;
  int depth = 0;
  int reg = -1;
  std::span<ast::StmtNode*> final_body = {};
  std::string_view name = {};
  SourceRange range = {};
};

enum class NamePlace : uint8_t { kFast, kCell, kGlobal, kName, kClassFree, kClassDict, kClassDictFree };
struct NameRef {
  NamePlace place;
  int reg = -1;
  std::string_view name;
};

// Of instructions that no line of the source stands for: jumps that close a statement, returns at the end of a body.
inline constexpr SourceRange kNoPlace{};

// Whether a body begins with its documentation, which is no statement to run.
inline bool has_docstring(std::span<ast::StmtNode* const> body) {
  const auto* first = body.empty() ? nullptr : ast::try_as<ast::Expr>(body[0]);
  const auto* text = first ? ast::try_as<ast::Constant>(first->value) : nullptr;
  return text && text->tag == ast::ConstantKind::Str;
}

struct UnitState : UnitBuilder {
  UnitState* parent = nullptr;
  std::unordered_map<std::string_view, int> registers;
  std::unordered_map<const Scope*, std::unordered_map<std::string_view, int>> hidden;
  std::vector<const Scope*> inlined;  // comprehensions around the current point
  std::vector<Block> blocks;
  int loop_depth = 0;
  int late_bound_checks = 0;  // CheckBound instructions on hidden locals so far
  std::string_view first_parameter;
  std::unordered_set<std::string_view> self_attribute_names;
};

class Codegen {
 public:
  Codegen(SymbolTable& table, StackBudget& budget, std::string_view filename, const CompileOptions& options,
          uint32_t future_flags, int future_line)
      : table_(table),
        budget_(budget),
        filename_(filename),
        options_(options),
        future_flags_(future_flags),
        future_line_(future_line) {}

  std::vector<uint64_t> module(const ast::Module& m);
  const std::optional<ScopeError>& error() const { return error_; }
  std::vector<std::pair<std::string, SourceRange>>& warnings() { return warnings_; }

 private:
  // ---- units (module.cpp, functions.cpp, classes.cpp, type_params.cpp)
  void open_unit(UnitState& unit, Scope* scope, std::string_view name, int first_line);
  void assign_hidden(UnitState& unit, const Scope* scope, int depth,
                     std::vector<std::pair<std::string_view, int>>& slots, std::vector<std::string_view>& names);
  std::string qualname_of(const Scope* scope, std::string_view name);
  void prologue(const SourceRange& range);
  uint32_t close_unit(UnitState& unit);  // the index of the code among the parent's constants
  void make_function(const SourceRange& range, uint32_t code, int window, uint8_t flags, int dst);
  uint8_t push_closure(const SourceRange& range, const Scope* scope);
  void function_def(const ast::FunctionBase* f);
  void function_value(const ast::FunctionBase* f, int defaults_reg, int kwdefaults_reg, int dst);
  uint8_t push_defaults(const ast::Arguments* args, const SourceRange& range);
  bool push_annotations(const ast::FunctionBase* f);
  uint32_t function_code(const ast::FunctionBase* f);
  void set_parameters(UnitState& unit, const ast::Arguments* args);
  void lambda(const ast::Lambda* l, int dst);
  void annotation_value(const ast::ExprNode* e, int dst);
  void class_def(const ast::ClassDef* c);
  uint32_t class_code(const ast::ClassDef* c);
  void build_class(const ast::ClassDef* c, int generic_base, int dst);
  void decorate(std::span<ast::ExprNode*> decorators, int base);
  void generic_function(const ast::FunctionBase* f, int dst);
  void generic_class(const ast::ClassDef* c, int dst);
  void type_alias(const ast::TypeAlias* t);
  void alias_value(const ast::TypeAlias* t, int type_params, int dst);
  void type_parameters(std::span<ast::TypeParamNode*> params, int dst);
  void lazy_value(const ast::Node* node, const ast::ExprNode* value, std::string_view name, int dst);

  // ---- statements
  void body(std::span<ast::StmtNode*> stmts);
  void stmt(const ast::StmtNode* s);
  void expr_stmt(const ast::Expr* s);
  void if_stmt(const ast::If* s);
  void while_stmt(const ast::While* s);
  void for_stmt(const ast::For* s);
  void async_for(const ast::AsyncFor* s);
  void return_stmt(const ast::Return* s);
  bool undoes_from(std::size_t depth) const;  // whether leaving the blocks from `depth` on emits code
  void jump_out(const ast::StmtNode* s, bool is_break);
  void assert_stmt(const ast::Assert* s);
  void raise_stmt(const ast::Raise* s);
  void del(const ast::ExprNode* target);
  void import_stmt(const ast::Import* s);
  void import_from(const ast::ImportFrom* s);
  void loop_header(const SourceRange& range, Label header, const UnitBuilder::Flow& state, bool entered);
  // ---- assignment
  void assign(const ast::Assign* s);
  bool assign_parallel(const ast::Tuple* targets, const ast::Tuple* values, const SourceRange& range);
  void aug_assign(const ast::AugAssign* s);
  void ann_assign(const ast::AnnAssign* s);
  void store(const ast::ExprNode* target, int value);
  void unpack(std::span<ast::ExprNode*> targets, int value, const SourceRange& range);
  int direct_target(const ast::ExprNode* target);  // the register of a plain local, else -1
  void note_self_attribute(const ast::Attribute* a);
  // ---- exceptions
  void push_block(Block b);
  void open_region(Block& b, Label handler);
  void close_region(Block& b);
  Block pop_block();
  void unwind_to(std::size_t depth);
  void leave_block(const Block& b, const SourceRange& range);
  template <typename F>
  void unwinding(std::size_t depth, F&& finish);
  void try_stmt(const ast::TryBase* t, bool star);
  void try_except(const ast::TryBase* t);
  void try_star(const ast::TryBase* t);
  void handler_body(const ast::ExceptHandler* h, int exc);
  void unbind_name(std::string_view name, const SourceRange& range);
  void cleanup(const SourceRange& range, Label label, const UnitBuilder::Flow& state, int handled);
  void with_stmt(const ast::WithBase* w, std::size_t item, bool is_async);
  void call_exit(int exit, bool is_async, const SourceRange& range);
  void await_value(const SourceRange& range, int awaitable, int where, int dst);

  // ---- expressions
  void to(const ast::ExprNode* e, int dst);
  int operand(const ast::ExprNode* e, bool last = false);
  int push_value(const ast::ExprNode* e);
  void discard(const ast::ExprNode* e);
  void load_const(const SourceRange& range, const ConstValue& v, int dst);
  void move(const SourceRange& range, int dst, int src);
  void binary(const ast::BinOp* e, int dst);
  void bin_op(const SourceRange& range, ast::Operator op, int dst, int left, const ast::ExprNode* right_node, int right,
              uint8_t flags);
  std::optional<int> immediate(ast::Operator op, const ast::ExprNode* e);
  void unary(const ast::UnaryOp* e, int dst);
  void bool_op(const ast::BoolOp* e, int dst);
  void if_exp(const ast::IfExp* e, int dst);
  void compare(const ast::Compare* e, int dst);
  void compare_one(const SourceRange& range, ast::CmpOp op, int dst, int left, int right);
  int comparand(const ast::ExprNode* e, ast::CmpOp op, bool last);
  void named_expr(const ast::NamedExpr* e, int dst);
  void attribute(const ast::Attribute* e, int dst);
  void subscript(const ast::Subscript* e, int dst);
  void slice(const ast::Slice* s, int dst);
  void joined_str(const ast::JoinedStr* e, int dst);
  void formatted(const ast::FormattedValue* e, int dst);
  void sequence(const ast::ExprNode* e, std::span<ast::ExprNode*> elts, int dst);
  void dict(const ast::Dict* e, int dst);
  void yield(const ast::Yield* e, int dst);
  void yield_from(const ast::YieldFrom* e, int dst);
  void await(const ast::Await* e, int dst);
  std::optional<ConstValue> constant(const ast::ExprNode* e) { return fold(e, options_.optimize); }
  std::optional<int> small_int(const ast::ExprNode* e);
  template <typename F>
  void into_temp(const SourceRange& range, int dst, F&& f);
  // ---- conditions
  void jump_if(const ast::ExprNode* e, bool sense, Label target);
  void jump_compare(const ast::Compare* e, bool sense, Label target);
  // ---- calls
  void call(const ast::Call* e, int dst);
  void call_window(const SourceRange& range, std::span<ast::ExprNode*> args, std::span<ast::Keyword*> keywords,
                   int base, bool method, int fixed, int dst);
  void call_ex(const SourceRange& range, std::span<ast::ExprNode*> args, std::span<ast::Keyword*> keywords, int base,
               int fixed_args, int extra_arg, int dst);
  bool super_window(const ast::ExprNode* e, int& base);
  void check_keywords(std::span<ast::Keyword*> keywords, const SourceRange& range);
  // ---- comprehensions
  void comprehension(const ast::ExprNode* e, int dst);
  void comp_loop(const ast::ExprNode* e, std::span<ast::Comprehension*> generators, std::size_t index, int iter,
                 int result);
  void comp_element(const ast::ExprNode* e, int result);
  uint32_t comp_code(const ast::ExprNode* e, Scope* scope);
  // ---- names
  std::string_view mangled(std::string_view name);
  NameRef resolve(std::string_view name);
  void load_name(std::string_view name, const SourceRange& range, int dst);
  void store_name(std::string_view name, const SourceRange& range, int value);
  void delete_name(std::string_view name, const SourceRange& range);
  void check_bound(int reg, const SourceRange& range);
  int fast_local(std::string_view name);  // its register, else -1
  bool may_be_rebound(std::string_view name);
  void forbid_debug(std::string_view name, const SourceRange& range, const char* verb = "assign to");
  // ---- match
  struct PatternState {
    std::vector<std::pair<std::string_view, int>> captures;  // name and the register that holds it
    std::vector<std::string_view> stored;
    bool irrefutable_allowed = true;
  };
  void match_stmt(const ast::Match* s);
  void collect_captures(const ast::PatternNode* p, std::vector<std::string_view>& names);
  void pattern(const ast::PatternNode* p, int subject, Label fail, PatternState& state);
  void capture(std::string_view name, const SourceRange& range, int value, PatternState& state);
  void pattern_sequence(const ast::MatchSequence* p, int subject, Label fail, PatternState& state);
  void pattern_mapping(const ast::MatchMapping* p, int subject, Label fail, PatternState& state);
  void pattern_class(const ast::MatchClass* p, int subject, Label fail, PatternState& state);
  void pattern_or(const ast::MatchOr* p, int subject, Label fail, PatternState& state);
  // ---- warnings.cpp
  void warn(const SourceRange& range, std::string message) { warnings_.emplace_back(std::move(message), range); }
  void warn_compare(const ast::Compare* e);
  void warn_call(const ast::Call* e);
  void warn_subscript(const ast::Subscript* e);

  void fail(const SourceRange& range, std::string message, SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError) {
    if (!error_) error_ = ScopeError{kind, std::move(message), range};
  }
  bool failed() const { return error_.has_value(); }
  bool deep(const ast::Node* n) {
    if (!budget_.exhausted()) return false;
    fail(n->range, "maximum recursion depth exceeded during compilation", SyntaxErrorKind::RecursionError);
    return true;
  }

  // Short forms for the unit being built.
  UnitState& u() { return *unit_; }
  int emit(const SourceRange& r, Op op, int a = 0, int b = 0, int c = 0, uint32_t ext = 0, uint8_t flags = 0) {
    return unit_->emit(r, op, a, b, c, ext, flags);
  }
  int jump(const SourceRange& r, Op op, Label l, int a = 0, int b = 0, int c = 0) {
    return unit_->emit_jump(r, op, l, a, b, c);
  }
  int name_at(std::string_view n) { return static_cast<int>(unit_->name_index(table_.intern(n))); }
  Label label() { return unit_->make_label(); }
  void bind(Label l) { unit_->bind(l); }
  int push(int n = 1) { return unit_->push(n); }
  int top() const { return unit_->top(); }
  void pop_to(int mark) { unit_->pop_to(mark); }
  bool temp(int reg) const { return unit_->is_temp(reg); }

  SymbolTable& table_;
  StackBudget& budget_;
  std::string_view filename_;
  const CompileOptions& options_;
  uint32_t future_flags_;
  int future_line_;  // of the last __future__ import that stands where it may
  ParseMode mode_ = ParseMode::Exec;
  UnitState* unit_ = nullptr;
  std::optional<ScopeError> error_;
  std::vector<std::pair<std::string, SourceRange>> warnings_;
};

// Runs f(register) with a temporary when dst is named, then moves; for values that are built in several steps.
template <typename F>
void Codegen::into_temp(const SourceRange& range, int dst, F&& f) {
  if (temp(dst)) return f(dst);
  int mark = top();
  int t = push();
  f(t);
  pop_to(mark);
  move(range, dst, t);
}

// Leaves all blocks above `depth`, emits what `finish` does (the jump or return), and puts the blocks back.
template <typename F>
void Codegen::unwinding(std::size_t depth, F&& finish) {
  std::vector<Block> saved(u().blocks.begin() + static_cast<std::ptrdiff_t>(depth), u().blocks.end());
  unwind_to(depth);
  finish();
  for (Block& b : saved) {
    if (b.region_start >= 0) b.region_start = u().position();
    u().blocks.push_back(b);
  }
}

}  // namespace adder
