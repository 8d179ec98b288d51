// warnings.cpp: the SyntaxWarnings that compilation itself gives.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

namespace {

// The type name of an expression that is certainly not callable or subscriptable; nullptr when unknown.
const char* literal_type(const ExprNode* e) {
  switch (e->kind) {
    case Kind::Constant:
      switch (as<Constant>(e)->tag) {
        case ConstantKind::None:
          return "NoneType";
        case ConstantKind::True:
        case ConstantKind::False:
          return "bool";
        case ConstantKind::Ellipsis:
          return "ellipsis";
        case ConstantKind::Int:
        case ConstantKind::BigInt:
          return "int";
        case ConstantKind::Float:
          return "float";
        case ConstantKind::Imaginary:
          return "complex";
        case ConstantKind::Str:
          return "str";
        case ConstantKind::Bytes:
          return "bytes";
      }
      return nullptr;
    case Kind::Tuple:
      return "tuple";
    case Kind::List:
    case Kind::ListComp:
      return "list";
    case Kind::Dict:
    case Kind::DictComp:
      return "dict";
    case Kind::Set:
    case Kind::SetComp:
      return "set";
    case Kind::GeneratorExp:
      return "generator";
    case Kind::Lambda:
      return "function";
    case Kind::JoinedStr:
    case Kind::FormattedValue:
      return "str";
    default:
      return nullptr;
  }
}

// A constant, folded ones included, that is none of those there is only one of.
bool odd_for_is(const std::optional<ConstValue>& v) {
  return v && v->tag != ConstTag::kNone && v->tag != ConstTag::kTrue && v->tag != ConstTag::kFalse &&
         v->tag != ConstTag::kEllipsis;
}

}  // namespace

void Codegen::warn_compare(const Compare* e) {
  const ExprNode* left = e->left;
  for (std::size_t i = 0; i < e->ops.size(); ++i) {
    const ExprNode* right = e->comparators[i];
    if ((e->ops[i] == CmpOp::Is || e->ops[i] == CmpOp::IsNot) &&
        (odd_for_is(constant(left)) || odd_for_is(constant(right)))) {
      warn(e->range, e->ops[i] == CmpOp::Is ? "\"is\" with a literal. Did you mean \"==\"?"
                                            : "\"is not\" with a literal. Did you mean \"!=\"?");
    }
    left = right;
  }
}

void Codegen::warn_call(const Call* e) {
  const char* type = literal_type(e->func);
  if (type != nullptr && !is<Lambda>(e->func)) {
    warn(e->range, std::string("'") + type + "' object is not callable; perhaps you missed a comma?");
  }
}

void Codegen::warn_subscript(const Subscript* e) {
  const ExprNode* v = e->value;
  const char* type = literal_type(v);
  if (type == nullptr) return;
  std::string_view name = type;
  if (name == "str" || name == "bytes" || name == "tuple" || (name == "list")) {
    const char* index = literal_type(e->slice);
    if (index == nullptr || is<Slice>(e->slice)) return;
    std::string_view index_name = index;
    if (index_name == "int" || index_name == "bool") return;
    warn(e->range,
         std::string(type) + " indices must be integers or slices, not " + index + "; perhaps you missed a comma?");
    return;
  }
  if (name == "dict") return;
  warn(e->range, std::string("'") + type + "' object is not subscriptable; perhaps you missed a comma?");
}

}  // namespace adder
