// The abstract syntax tree: Python 3.12's ASDL, one struct a node, fields under their Python names.
//
// How to read it: a statement is a StmtNode*, an expression an ExprNode*, a pattern a PatternNode*; look at `kind`,
// then `as<Call>(node)`. The kinds are listed once (ADDER_AST_*) and the enum and the name table come from the lists.
// What must stay true:
//  - every node, sequence and string lives in the AstArena of the parse and has a trivial destructor;
//  - an absent optional node is nullptr, an absent optional identifier is an empty view;
//  - Dict::keys and Arguments::kw_defaults hold nullptr where Python's AST holds None;
//  - lines count from 1, columns are UTF-8 byte offsets from 0, end is exclusive;
//  - names are NFKC-normalised and interned but not mangled (scope analysis mangles private names);
//  - trees may be very deep on the left (1+1+...+1, a.b.c...): whoever recurses over them guards its own depth.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "frontend/ast/arena.h"

// clang-format off
#define ADDER_AST_STATEMENTS(X) \
  X(FunctionDef) X(AsyncFunctionDef) X(ClassDef) X(Return) X(Delete) X(Assign) X(TypeAlias) X(AugAssign) \
  X(AnnAssign) X(For) X(AsyncFor) X(While) X(If) X(With) X(AsyncWith) X(Match) X(Raise) X(Try) X(TryStar) \
  X(Assert) X(Import) X(ImportFrom) X(Global) X(Nonlocal) X(Expr) X(Pass) X(Break) X(Continue)

#define ADDER_AST_EXPRESSIONS(X) \
  X(BoolOp) X(NamedExpr) X(BinOp) X(UnaryOp) X(Lambda) X(IfExp) X(Dict) X(Set) X(ListComp) X(SetComp) \
  X(DictComp) X(GeneratorExp) X(Await) X(Yield) X(YieldFrom) X(Compare) X(Call) X(FormattedValue) X(JoinedStr) \
  X(Constant) X(Attribute) X(Subscript) X(Starred) X(Name) X(List) X(Tuple) X(Slice)

#define ADDER_AST_PATTERNS(X) \
  X(MatchValue) X(MatchSingleton) X(MatchSequence) X(MatchMapping) X(MatchClass) X(MatchStar) X(MatchAs) \
  X(MatchOr)

#define ADDER_AST_TYPE_PARAMS(X) X(TypeVar) X(ParamSpec) X(TypeVarTuple)

#define ADDER_AST_HELPERS(X) \
  X(Module) X(Comprehension) X(ExceptHandler) X(Arguments) X(Arg) X(Keyword) X(Alias) X(WithItem) X(MatchCase)

#define ADDER_AST_ALL(X) \
  ADDER_AST_STATEMENTS(X) ADDER_AST_EXPRESSIONS(X) ADDER_AST_PATTERNS(X) ADDER_AST_TYPE_PARAMS(X) \
  ADDER_AST_HELPERS(X)
// clang-format on

namespace adder {

enum class ParseMode : uint8_t { Exec, Eval, Single };

inline constexpr int kNoEndColumn = -2;  // as end_col of an error: its line is known, its column is not

struct SourceRange {
  int line = 0;  // 1-based
  int col = 0;   // 0-based UTF-8 byte offset in the line
  int end_line = 0;
  int end_col = 0;  // exclusive
};

namespace ast {

enum class Kind : uint8_t {
#define X(name) name,
  ADDER_AST_ALL(X)
#undef X
};

// "FunctionDef", "Comprehension", ...
const char* kind_name(Kind kind);

enum class ExprContext : uint8_t { Load, Store, Del };
enum class BoolOperator : uint8_t { And, Or };
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class Operator : uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv
};
enum class CmpOp : uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

struct Node {
  Kind kind;
  SourceRange range;
  explicit constexpr Node(Kind k) : kind(k) {}
};

struct StmtNode : Node {
  using Node::Node;
};
struct ExprNode : Node {
  using Node::Node;
};
struct PatternNode : Node {
  using Node::Node;
};
struct TypeParamNode : Node {
  using Node::Node;
};

template <typename T>
using Seq = std::span<T*>;
using Identifier = std::string_view;

// `T` is one of the node structs below, each of which names its kind in `kKind`.
template <typename T>
bool is(const Node* node) {
  return node != nullptr && node->kind == T::kKind;
}
template <typename T>
T* as(Node* node) {
  return static_cast<T*>(node);
}
template <typename T>
const T* as(const Node* node) {
  return static_cast<const T*>(node);
}
template <typename T>
T* try_as(Node* node) {
  return is<T>(node) ? static_cast<T*>(node) : nullptr;
}
template <typename T>
const T* try_as(const Node* node) {
  return is<T>(node) ? static_cast<const T*>(node) : nullptr;
}

#define ADDER_AST_NODE(Name, Base)          \
  static constexpr Kind kKind = Kind::Name; \
  Name() : Base(kKind) {}

// ---- helpers that are neither statement nor expression -------------------------------------------------------------

// What the lexer and the parser warn about.
struct SourceWarning {
  std::string_view message;
  SourceRange range;
  bool deprecation;  // else a SyntaxWarning
};

struct Module : Node {
  ADDER_AST_NODE(Module, Node)
  ParseMode mode = ParseMode::Exec;  // Eval: body is one Expr statement holding the expression
  Seq<StmtNode> body;
  std::span<const SourceWarning> warnings;
};

struct Comprehension : Node {  // no range of its own in Python's AST; ours spans `for ... if ...`
  ADDER_AST_NODE(Comprehension, Node)
  ExprNode* target = nullptr;
  ExprNode* iter = nullptr;
  Seq<ExprNode> ifs;
  bool is_async = false;
};

struct ExceptHandler : Node {
  ADDER_AST_NODE(ExceptHandler, Node)
  ExprNode* type = nullptr;
  Identifier name;
  Seq<StmtNode> body;
};

struct Arg : Node {
  ADDER_AST_NODE(Arg, Node)
  Identifier arg;
  ExprNode* annotation = nullptr;
};

struct Arguments : Node {
  ADDER_AST_NODE(Arguments, Node)
  Seq<Arg> posonlyargs;
  Seq<Arg> args;
  Arg* vararg = nullptr;
  Seq<Arg> kwonlyargs;
  Seq<ExprNode> kw_defaults;  // same length as kwonlyargs; nullptr: required
  Arg* kwarg = nullptr;
  Seq<ExprNode> defaults;  // of the last defaults.size() of posonlyargs + args
};

struct Keyword : Node {
  ADDER_AST_NODE(Keyword, Node)
  Identifier arg;  // empty: **value
  ExprNode* value = nullptr;
};

struct Alias : Node {
  ADDER_AST_NODE(Alias, Node)
  Identifier name;  // dotted, or "*"
  Identifier asname;
};

struct WithItem : Node {
  ADDER_AST_NODE(WithItem, Node)
  ExprNode* context_expr = nullptr;
  ExprNode* optional_vars = nullptr;
};

struct MatchCase : Node {
  ADDER_AST_NODE(MatchCase, Node)
  PatternNode* pattern = nullptr;
  ExprNode* guard = nullptr;
  Seq<StmtNode> body;
};

// ---- statements ----------------------------------------------------------------------------------------------------

// FunctionDef and AsyncFunctionDef share this layout; the same for For, With and Try below.
struct FunctionBase : StmtNode {
  using StmtNode::StmtNode;
  Identifier name;
  Arguments* args = nullptr;
  Seq<StmtNode> body;
  Seq<ExprNode> decorator_list;
  ExprNode* returns = nullptr;
  Seq<TypeParamNode> type_params;
};
struct FunctionDef : FunctionBase {
  ADDER_AST_NODE(FunctionDef, FunctionBase)
};
struct AsyncFunctionDef : FunctionBase {
  ADDER_AST_NODE(AsyncFunctionDef, FunctionBase)
};

struct ClassDef : StmtNode {
  ADDER_AST_NODE(ClassDef, StmtNode)
  Identifier name;
  Seq<ExprNode> bases;
  Seq<Keyword> keywords;
  Seq<StmtNode> body;
  Seq<ExprNode> decorator_list;
  Seq<TypeParamNode> type_params;
};

struct Return : StmtNode {
  ADDER_AST_NODE(Return, StmtNode)
  ExprNode* value = nullptr;
};

struct Delete : StmtNode {
  ADDER_AST_NODE(Delete, StmtNode)
  Seq<ExprNode> targets;
};

struct Assign : StmtNode {
  ADDER_AST_NODE(Assign, StmtNode)
  Seq<ExprNode> targets;
  ExprNode* value = nullptr;
};

struct TypeAlias : StmtNode {
  ADDER_AST_NODE(TypeAlias, StmtNode)
  ExprNode* name = nullptr;
  Seq<TypeParamNode> type_params;
  ExprNode* value = nullptr;
};

struct AugAssign : StmtNode {
  ADDER_AST_NODE(AugAssign, StmtNode)
  ExprNode* target = nullptr;
  Operator op = Operator::Add;
  ExprNode* value = nullptr;
};

struct AnnAssign : StmtNode {
  ADDER_AST_NODE(AnnAssign, StmtNode)
  ExprNode* target = nullptr;
  ExprNode* annotation = nullptr;
  ExprNode* value = nullptr;
  bool simple = false;  // target is an unparenthesised name
};

struct ForBase : StmtNode {
  using StmtNode::StmtNode;
  ExprNode* target = nullptr;
  ExprNode* iter = nullptr;
  Seq<StmtNode> body;
  Seq<StmtNode> orelse;
};
struct For : ForBase {
  ADDER_AST_NODE(For, ForBase)
};
struct AsyncFor : ForBase {
  ADDER_AST_NODE(AsyncFor, ForBase)
};

struct While : StmtNode {
  ADDER_AST_NODE(While, StmtNode)
  ExprNode* test = nullptr;
  Seq<StmtNode> body;
  Seq<StmtNode> orelse;
};

struct If : StmtNode {
  ADDER_AST_NODE(If, StmtNode)
  ExprNode* test = nullptr;
  Seq<StmtNode> body;
  Seq<StmtNode> orelse;  // `elif` is one If in here
};

struct WithBase : StmtNode {
  using StmtNode::StmtNode;
  Seq<WithItem> items;
  Seq<StmtNode> body;
};
struct With : WithBase {
  ADDER_AST_NODE(With, WithBase)
};
struct AsyncWith : WithBase {
  ADDER_AST_NODE(AsyncWith, WithBase)
};

struct Match : StmtNode {
  ADDER_AST_NODE(Match, StmtNode)
  ExprNode* subject = nullptr;
  Seq<MatchCase> cases;
};

struct Raise : StmtNode {
  ADDER_AST_NODE(Raise, StmtNode)
  ExprNode* exc = nullptr;
  ExprNode* cause = nullptr;
};

struct TryBase : StmtNode {
  using StmtNode::StmtNode;
  Seq<StmtNode> body;
  Seq<ExceptHandler> handlers;
  Seq<StmtNode> orelse;
  Seq<StmtNode> finalbody;
};
struct Try : TryBase {
  ADDER_AST_NODE(Try, TryBase)
};
struct TryStar : TryBase {
  ADDER_AST_NODE(TryStar, TryBase)
};

struct Assert : StmtNode {
  ADDER_AST_NODE(Assert, StmtNode)
  ExprNode* test = nullptr;
  ExprNode* msg = nullptr;
};

struct Import : StmtNode {
  ADDER_AST_NODE(Import, StmtNode)
  Seq<Alias> names;
};

struct ImportFrom : StmtNode {
  ADDER_AST_NODE(ImportFrom, StmtNode)
  Identifier module;  // empty: `from . import x`
  Seq<Alias> names;
  int level = 0;
};

struct Global : StmtNode {
  ADDER_AST_NODE(Global, StmtNode)
  std::span<Identifier> names;
};

struct Nonlocal : StmtNode {
  ADDER_AST_NODE(Nonlocal, StmtNode)
  std::span<Identifier> names;
};

struct Expr : StmtNode {
  ADDER_AST_NODE(Expr, StmtNode)
  ExprNode* value = nullptr;
};

struct Pass : StmtNode {
  ADDER_AST_NODE(Pass, StmtNode)
};
struct Break : StmtNode {
  ADDER_AST_NODE(Break, StmtNode)
};
struct Continue : StmtNode {
  ADDER_AST_NODE(Continue, StmtNode)
};

// ---- expressions ---------------------------------------------------------------------------------------------------

struct BoolOp : ExprNode {
  ADDER_AST_NODE(BoolOp, ExprNode)
  BoolOperator op = BoolOperator::And;
  Seq<ExprNode> values;
};

struct NamedExpr : ExprNode {
  ADDER_AST_NODE(NamedExpr, ExprNode)
  ExprNode* target = nullptr;
  ExprNode* value = nullptr;
};

struct BinOp : ExprNode {
  ADDER_AST_NODE(BinOp, ExprNode)
  ExprNode* left = nullptr;
  Operator op = Operator::Add;
  ExprNode* right = nullptr;
};

struct UnaryOp : ExprNode {
  ADDER_AST_NODE(UnaryOp, ExprNode)
  UnaryOperator op = UnaryOperator::Not;
  ExprNode* operand = nullptr;
};

struct Lambda : ExprNode {
  ADDER_AST_NODE(Lambda, ExprNode)
  Arguments* args = nullptr;
  ExprNode* body = nullptr;
};

struct IfExp : ExprNode {
  ADDER_AST_NODE(IfExp, ExprNode)
  ExprNode* test = nullptr;
  ExprNode* body = nullptr;
  ExprNode* orelse = nullptr;
};

struct Dict : ExprNode {
  ADDER_AST_NODE(Dict, ExprNode)
  Seq<ExprNode> keys;  // nullptr: **values[i]
  Seq<ExprNode> values;
};

struct Set : ExprNode {
  ADDER_AST_NODE(Set, ExprNode)
  Seq<ExprNode> elts;
};

// ListComp, SetComp and GeneratorExp share this layout.
struct ElementComp : ExprNode {
  using ExprNode::ExprNode;
  ExprNode* elt = nullptr;
  Seq<Comprehension> generators;
};
struct ListComp : ElementComp {
  ADDER_AST_NODE(ListComp, ElementComp)
};
struct SetComp : ElementComp {
  ADDER_AST_NODE(SetComp, ElementComp)
};
struct GeneratorExp : ElementComp {
  ADDER_AST_NODE(GeneratorExp, ElementComp)
};

struct DictComp : ExprNode {
  ADDER_AST_NODE(DictComp, ExprNode)
  ExprNode* key = nullptr;
  ExprNode* value = nullptr;
  Seq<Comprehension> generators;
};

struct Await : ExprNode {
  ADDER_AST_NODE(Await, ExprNode)
  ExprNode* value = nullptr;
};

struct Yield : ExprNode {
  ADDER_AST_NODE(Yield, ExprNode)
  ExprNode* value = nullptr;
};

struct YieldFrom : ExprNode {
  ADDER_AST_NODE(YieldFrom, ExprNode)
  ExprNode* value = nullptr;
};

struct Compare : ExprNode {
  ADDER_AST_NODE(Compare, ExprNode)
  ExprNode* left = nullptr;
  std::span<CmpOp> ops;
  Seq<ExprNode> comparators;
};

struct Call : ExprNode {
  ADDER_AST_NODE(Call, ExprNode)
  ExprNode* func = nullptr;
  Seq<ExprNode> args;
  Seq<Keyword> keywords;
};

struct FormattedValue : ExprNode {
  ADDER_AST_NODE(FormattedValue, ExprNode)
  ExprNode* value = nullptr;
  int conversion = -1;              // -1, 's', 'r' or 'a'
  ExprNode* format_spec = nullptr;  // a JoinedStr
};

struct JoinedStr : ExprNode {
  ADDER_AST_NODE(JoinedStr, ExprNode)
  Seq<ExprNode> values;  // Constant (Str) and FormattedValue
};

enum class ConstantKind : uint8_t { None, True, False, Ellipsis, Int, BigInt, Float, Imaginary, Str, Bytes };

struct Constant : ExprNode {
  ADDER_AST_NODE(Constant, ExprNode)
  ConstantKind tag = ConstantKind::None;
  bool kind_u = false;     // Str written u'...'
  uint8_t base = 10;       // BigInt: 2, 8, 10 or 16
  int64_t int_value = 0;   // Int
  double float_value = 0;  // Float, and the imaginary part of Imaginary
  std::string_view text;   // BigInt: digits without prefix or underscores. Str: UTF-8, lone surrogates as 3 bytes
                           // each (WTF-8). Bytes: the bytes.
};

struct Attribute : ExprNode {
  ADDER_AST_NODE(Attribute, ExprNode)
  ExprNode* value = nullptr;
  Identifier attr;
  ExprContext ctx = ExprContext::Load;
};

struct Subscript : ExprNode {
  ADDER_AST_NODE(Subscript, ExprNode)
  ExprNode* value = nullptr;
  ExprNode* slice = nullptr;
  ExprContext ctx = ExprContext::Load;
};

struct Starred : ExprNode {
  ADDER_AST_NODE(Starred, ExprNode)
  ExprNode* value = nullptr;
  ExprContext ctx = ExprContext::Load;
};

struct Name : ExprNode {
  ADDER_AST_NODE(Name, ExprNode)
  Identifier id;
  ExprContext ctx = ExprContext::Load;
};

struct List : ExprNode {
  ADDER_AST_NODE(List, ExprNode)
  Seq<ExprNode> elts;
  ExprContext ctx = ExprContext::Load;
};

struct Tuple : ExprNode {
  ADDER_AST_NODE(Tuple, ExprNode)
  Seq<ExprNode> elts;
  ExprContext ctx = ExprContext::Load;
};

struct Slice : ExprNode {
  ADDER_AST_NODE(Slice, ExprNode)
  ExprNode* lower = nullptr;
  ExprNode* upper = nullptr;
  ExprNode* step = nullptr;
};

// ---- patterns ------------------------------------------------------------------------------------------------------

struct MatchValue : PatternNode {
  ADDER_AST_NODE(MatchValue, PatternNode)
  ExprNode* value = nullptr;
};

struct MatchSingleton : PatternNode {
  ADDER_AST_NODE(MatchSingleton, PatternNode)
  ConstantKind value = ConstantKind::None;  // None, True or False
};

struct MatchSequence : PatternNode {
  ADDER_AST_NODE(MatchSequence, PatternNode)
  Seq<PatternNode> patterns;
};

struct MatchMapping : PatternNode {
  ADDER_AST_NODE(MatchMapping, PatternNode)
  Seq<ExprNode> keys;
  Seq<PatternNode> patterns;
  Identifier rest;
};

struct MatchClass : PatternNode {
  ADDER_AST_NODE(MatchClass, PatternNode)
  ExprNode* cls = nullptr;
  Seq<PatternNode> patterns;
  std::span<Identifier> kwd_attrs;
  Seq<PatternNode> kwd_patterns;
};

struct MatchStar : PatternNode {
  ADDER_AST_NODE(MatchStar, PatternNode)
  Identifier name;  // empty: *_
};

struct MatchAs : PatternNode {
  ADDER_AST_NODE(MatchAs, PatternNode)
  PatternNode* pattern = nullptr;
  Identifier name;  // empty: the wildcard _
};

struct MatchOr : PatternNode {
  ADDER_AST_NODE(MatchOr, PatternNode)
  Seq<PatternNode> patterns;
};

// ---- type parameters -----------------------------------------------------------------------------------------------

struct TypeVar : TypeParamNode {
  ADDER_AST_NODE(TypeVar, TypeParamNode)
  Identifier name;
  ExprNode* bound = nullptr;
};

struct ParamSpec : TypeParamNode {
  ADDER_AST_NODE(ParamSpec, TypeParamNode)
  Identifier name;
};

struct TypeVarTuple : TypeParamNode {
  ADDER_AST_NODE(TypeVarTuple, TypeParamNode)
  Identifier name;
};

#undef ADDER_AST_NODE

}  // namespace ast
}  // namespace adder
