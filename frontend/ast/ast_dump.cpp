// Builds the dump in two steps: each node becomes a list of (field, value) with its Dumper, then layout() decides, as
// ast.dump does, between one line (at most three simple fields) and one line a field.
#include "frontend/ast/ast_dump.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

extern "C" {
#include <utf8proc.h>
}

namespace adder {

using namespace ast;

namespace ast {

const char* kind_name(Kind kind) {
  static const char* const kNames[] = {
#define X(name) #name,
      ADDER_AST_ALL(X)
#undef X
  };
  return kNames[static_cast<int>(kind)];
}

}  // namespace ast

namespace {

constexpr int kMaxDumpDepth = 3000;  // a deeper tree is cut with "..."

struct Text {
  std::string text;
  bool simple = true;
};

bool printable(uint32_t c) {
  if (c < 0x20 || (c >= 0xD800 && c <= 0xDFFF)) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    case UTF8PROC_CATEGORY_ZS:
      return c == ' ';
    default:
      return true;
  }
}

std::string repr(std::string_view text, bool bytes) {
  char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
  std::string out = bytes ? "b" : "";
  out += quote;
  char buffer[16];
  for (size_t i = 0; i < text.size();) {
    auto c = static_cast<unsigned char>(text[i]);
    size_t length = 1;
    uint32_t code = c;
    if (!bytes && c >= 0xC0) {
      length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      code = c & (0xFFu >> (length + 1));
      for (size_t k = 1; k < length && i + k < text.size(); k++)
        code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    }
    if (code == static_cast<unsigned char>(quote) || code == '\\') {
      out += '\\';
      out += static_cast<char>(code);
    } else if (code == '\n') {
      out += "\\n";
    } else if (code == '\r') {
      out += "\\r";
    } else if (code == '\t') {
      out += "\\t";
    } else if (bytes ? (code >= 0x20 && code < 0x7F) : printable(code)) {
      out += text.substr(i, length);
    } else {
      snprintf(buffer, sizeof buffer, code < 0x100 ? "\\x%02x" : code < 0x10000 ? "\\u%04x" : "\\U%08x", code);
      out += buffer;
    }
    i += length;
  }
  return out + quote;
}

std::string float_repr(double value, bool imaginary) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[64];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  std::string shortest(buffer, end);
  size_t e = shortest.find('e');
  int exponent = std::stoi(shortest.substr(e + 1));
  std::string digits;
  for (char c : shortest.substr(0, e))
    if (c != '.') digits += c;
  std::string out;
  if (exponent < -4 || exponent >= 16) {
    out = digits.substr(0, 1);
    if (digits.size() > 1) out += "." + digits.substr(1);
    snprintf(buffer, sizeof buffer, "e%c%02d", exponent < 0 ? '-' : '+', std::abs(exponent));
    return out + buffer;
  }
  if (exponent < 0) return "0." + std::string(static_cast<size_t>(-exponent - 1), '0') + digits;
  auto whole = static_cast<size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    digits.append(whole - digits.size(), '0');
    return imaginary ? digits : digits + ".0";
  }
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

// Digits in any base to decimal, by schoolbook multiplication in base 10^9.
std::string decimal(std::string_view digits, uint32_t base) {
  if (base == 10) return std::string(digits);
  std::vector<uint32_t> limbs{0};
  for (char c : digits) {
    uint64_t carry = static_cast<uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    for (uint32_t& limb : limbs) {
      carry += static_cast<uint64_t>(limb) * base;
      limb = static_cast<uint32_t>(carry % 1000000000);
      carry /= 1000000000;
    }
    if (carry != 0) limbs.push_back(static_cast<uint32_t>(carry));
  }
  std::string out = std::to_string(limbs.back());
  char buffer[16];
  for (size_t i = limbs.size() - 1; i-- > 0;) {
    snprintf(buffer, sizeof buffer, "%09u", limbs[i]);
    out += buffer;
  }
  return out;
}

class Dumper {
 public:
  Dumper(int level, bool positions) : level_(level + 1), positions_(positions) {}

  Text layout(std::string_view name) {
    if (all_simple_ && fields_.size() <= 3) return {std::string(name) + "(" + join(", ") + ")", fields_.empty()};
    return {std::string(name) + "(" + line() + join("," + line()) + ")", false};
  }

  void text(const char* field, std::string value) { fields_.push_back(std::string(field) + "=" + std::move(value)); }
  void name(const char* field, Identifier value) {
    if (!value.empty()) text(field, repr(value, false));
  }
  void context(ExprContext value) {
    static const char* const kNames[] = {"Load()", "Store()", "Del()"};
    text("ctx", kNames[static_cast<int>(value)]);
  }
  void child(const char* field, const Node* node) {
    if (node == nullptr) return;
    Text made = dump(node, level_, positions_);
    all_simple_ &= made.simple;
    text(field, std::move(made.text));
  }
  template <typename T>
  void children(const char* field, Seq<T> nodes) {
    list(field, nodes.size(),
         [&](size_t i) { return nodes[i] == nullptr ? "None" : dump(nodes[i], level_ + 1, positions_).text; });
  }
  void names(const char* field, std::span<Identifier> values) {
    list(field, values.size(), [&](size_t i) { return repr(values[i], false); });
  }
  template <typename F>
  void list(const char* field, size_t count, F item) {
    if (count == 0) return text(field, "[]");
    all_simple_ = false;
    std::string inner = "\n" + std::string(static_cast<size_t>(level_ + 1) * 2, ' ');
    std::string out = "[" + inner;
    for (size_t i = 0; i < count; i++) {
      if (i > 0) out += "," + inner;
      out += item(i);
    }
    text(field, out + "]");
  }

  static Text dump(const Node* node, int level, bool positions);

 private:
  std::string line() const { return "\n" + std::string(static_cast<size_t>(level_) * 2, ' '); }
  std::string join(const std::string& separator) const {
    std::string out;
    for (size_t i = 0; i < fields_.size(); i++) out += (i > 0 ? separator : "") + fields_[i];
    return out;
  }
  void attributes(const SourceRange& range) {
    if (!positions_) return;
    text("lineno", std::to_string(range.line));
    text("col_offset", std::to_string(range.col));
    text("end_lineno", std::to_string(range.end_line));
    text("end_col_offset", std::to_string(range.end_col));
  }
  void fields(const Node* node);
  void expression(const Node* node);
  void helper(const Node* node);
  void function(const FunctionBase* node);
  static std::string constant(const Constant* node);

  int level_;
  bool positions_;
  bool all_simple_ = true;
  std::vector<std::string> fields_;
};

const char* operator_name(Operator op) {
  static const char* const kNames[] = {"Add()",    "Sub()",    "Mult()",  "MatMult()", "Div()",    "Mod()",     "Pow()",
                                       "LShift()", "RShift()", "BitOr()", "BitXor()",  "BitAnd()", "FloorDiv()"};
  return kNames[static_cast<int>(op)];
}

std::string singleton(ConstantKind kind) {
  return kind == ConstantKind::None ? "None" : kind == ConstantKind::True ? "True" : "False";
}

std::string Dumper::constant(const Constant* node) {
  switch (node->tag) {
    case ConstantKind::Ellipsis:
      return "Ellipsis";
    case ConstantKind::Int:
      return std::to_string(node->int_value);
    case ConstantKind::BigInt:
      return decimal(node->text, node->base);
    case ConstantKind::Float:
      return float_repr(node->float_value, false);
    case ConstantKind::Imaginary:
      return float_repr(node->float_value, true) + "j";
    case ConstantKind::Str:
      return repr(node->text, false);
    case ConstantKind::Bytes:
      return repr(node->text, true);
    default:
      return singleton(node->tag);
  }
}

Text Dumper::dump(const Node* node, int level, bool positions) {
  if (level > kMaxDumpDepth) return {"...", true};
  Dumper dumper(level, positions);
  switch (node->kind) {
    case Kind::Comprehension:
      dumper.helper(node);
      return dumper.layout("comprehension");
    case Kind::Arguments:
      dumper.helper(node);
      return dumper.layout("arguments");
    case Kind::Arg:
      dumper.helper(node);
      dumper.attributes(node->range);
      return dumper.layout("arg");
    case Kind::Keyword:
      dumper.helper(node);
      dumper.attributes(node->range);
      return dumper.layout("keyword");
    case Kind::Alias:
      dumper.helper(node);
      dumper.attributes(node->range);
      return dumper.layout("alias");
    case Kind::WithItem:
      dumper.helper(node);
      return dumper.layout("withitem");
    case Kind::MatchCase:
      dumper.helper(node);
      return dumper.layout("match_case");
    case Kind::Module: {
      auto* module = as<Module>(node);
      if (module->mode == ParseMode::Eval) {
        dumper.child("body", as<Expr>(module->body[0])->value);
        return dumper.layout("Expression");
      }
      dumper.children("body", module->body);
      if (module->mode == ParseMode::Single) return dumper.layout("Interactive");
      dumper.text("type_ignores", "[]");
      return dumper.layout("Module");
    }
    default:
      dumper.fields(node);
      dumper.attributes(node->range);
      return dumper.layout(kind_name(node->kind));
  }
}

void Dumper::helper(const Node* node) {
  switch (node->kind) {
    case Kind::Comprehension: {
      auto* n = as<Comprehension>(node);
      child("target", n->target);
      child("iter", n->iter);
      children("ifs", n->ifs);
      text("is_async", n->is_async ? "1" : "0");
      break;
    }
    case Kind::Arguments: {
      auto* n = as<Arguments>(node);
      children("posonlyargs", n->posonlyargs);
      children("args", n->args);
      child("vararg", n->vararg);
      children("kwonlyargs", n->kwonlyargs);
      children("kw_defaults", n->kw_defaults);
      child("kwarg", n->kwarg);
      children("defaults", n->defaults);
      break;
    }
    case Kind::Arg:
      name("arg", as<Arg>(node)->arg);
      child("annotation", as<Arg>(node)->annotation);
      break;
    case Kind::Keyword:
      name("arg", as<Keyword>(node)->arg);
      child("value", as<Keyword>(node)->value);
      break;
    case Kind::Alias:
      name("name", as<Alias>(node)->name);
      name("asname", as<Alias>(node)->asname);
      break;
    case Kind::WithItem:
      child("context_expr", as<WithItem>(node)->context_expr);
      child("optional_vars", as<WithItem>(node)->optional_vars);
      break;
    default: {
      auto* n = as<MatchCase>(node);
      child("pattern", n->pattern);
      child("guard", n->guard);
      children("body", n->body);
      break;
    }
  }
}

void Dumper::function(const FunctionBase* n) {
  name("name", n->name);
  child("args", n->args);
  children("body", n->body);
  children("decorator_list", n->decorator_list);
  child("returns", n->returns);
  if (!n->type_params.empty()) children("type_params", n->type_params);
}

void Dumper::fields(const Node* node) {
  auto loop = [&](const ForBase* n) {
    child("target", n->target);
    child("iter", n->iter);
    children("body", n->body);
    children("orelse", n->orelse);
  };
  auto with = [&](const WithBase* n) {
    children("items", n->items);
    children("body", n->body);
  };
  auto attempt = [&](const TryBase* n) {
    children("body", n->body);
    children("handlers", n->handlers);
    children("orelse", n->orelse);
    children("finalbody", n->finalbody);
  };
  switch (node->kind) {
    case Kind::FunctionDef:
      return function(as<FunctionDef>(node));
    case Kind::AsyncFunctionDef:
      return function(as<AsyncFunctionDef>(node));
    case Kind::ClassDef: {
      auto* n = as<ClassDef>(node);
      name("name", n->name);
      children("bases", n->bases);
      children("keywords", n->keywords);
      children("body", n->body);
      children("decorator_list", n->decorator_list);
      if (!n->type_params.empty()) children("type_params", n->type_params);
      return;
    }
    case Kind::Return:
      return child("value", as<Return>(node)->value);
    case Kind::Delete:
      return children("targets", as<Delete>(node)->targets);
    case Kind::Assign:
      children("targets", as<Assign>(node)->targets);
      return child("value", as<Assign>(node)->value);
    case Kind::TypeAlias:
      child("name", as<TypeAlias>(node)->name);
      children("type_params", as<TypeAlias>(node)->type_params);
      return child("value", as<TypeAlias>(node)->value);
    case Kind::AugAssign:
      child("target", as<AugAssign>(node)->target);
      text("op", operator_name(as<AugAssign>(node)->op));
      return child("value", as<AugAssign>(node)->value);
    case Kind::AnnAssign:
      child("target", as<AnnAssign>(node)->target);
      child("annotation", as<AnnAssign>(node)->annotation);
      child("value", as<AnnAssign>(node)->value);
      return text("simple", as<AnnAssign>(node)->simple ? "1" : "0");
    case Kind::For:
      return loop(as<For>(node));
    case Kind::AsyncFor:
      return loop(as<AsyncFor>(node));
    case Kind::While:
      child("test", as<While>(node)->test);
      children("body", as<While>(node)->body);
      return children("orelse", as<While>(node)->orelse);
    case Kind::If:
      child("test", as<If>(node)->test);
      children("body", as<If>(node)->body);
      return children("orelse", as<If>(node)->orelse);
    case Kind::With:
      return with(as<With>(node));
    case Kind::AsyncWith:
      return with(as<AsyncWith>(node));
    case Kind::Match:
      child("subject", as<Match>(node)->subject);
      return children("cases", as<Match>(node)->cases);
    case Kind::Raise:
      child("exc", as<Raise>(node)->exc);
      return child("cause", as<Raise>(node)->cause);
    case Kind::Try:
      return attempt(as<Try>(node));
    case Kind::TryStar:
      return attempt(as<TryStar>(node));
    case Kind::ExceptHandler:
      child("type", as<ExceptHandler>(node)->type);
      name("name", as<ExceptHandler>(node)->name);
      return children("body", as<ExceptHandler>(node)->body);
    case Kind::Assert:
      child("test", as<Assert>(node)->test);
      return child("msg", as<Assert>(node)->msg);
    case Kind::Import:
      return children("names", as<Import>(node)->names);
    case Kind::ImportFrom:
      name("module", as<ImportFrom>(node)->module);
      children("names", as<ImportFrom>(node)->names);
      return text("level", std::to_string(as<ImportFrom>(node)->level));
    case Kind::Global:
      return names("names", as<Global>(node)->names);
    case Kind::Nonlocal:
      return names("names", as<Nonlocal>(node)->names);
    case Kind::Expr:
      return child("value", as<Expr>(node)->value);
    case Kind::MatchValue:
      return child("value", as<MatchValue>(node)->value);
    case Kind::MatchSingleton:
      return text("value", singleton(as<MatchSingleton>(node)->value));
    case Kind::MatchSequence:
      return children("patterns", as<MatchSequence>(node)->patterns);
    case Kind::MatchMapping:
      children("keys", as<MatchMapping>(node)->keys);
      children("patterns", as<MatchMapping>(node)->patterns);
      return name("rest", as<MatchMapping>(node)->rest);
    case Kind::MatchClass:
      child("cls", as<MatchClass>(node)->cls);
      children("patterns", as<MatchClass>(node)->patterns);
      names("kwd_attrs", as<MatchClass>(node)->kwd_attrs);
      return children("kwd_patterns", as<MatchClass>(node)->kwd_patterns);
    case Kind::MatchStar:
      return name("name", as<MatchStar>(node)->name);
    case Kind::MatchAs:
      child("pattern", as<MatchAs>(node)->pattern);
      return name("name", as<MatchAs>(node)->name);
    case Kind::MatchOr:
      return children("patterns", as<MatchOr>(node)->patterns);
    case Kind::TypeVar:
      name("name", as<TypeVar>(node)->name);
      return child("bound", as<TypeVar>(node)->bound);
    case Kind::ParamSpec:
      return name("name", as<ParamSpec>(node)->name);
    case Kind::TypeVarTuple:
      return name("name", as<TypeVarTuple>(node)->name);
    default:
      return expression(node);
  }
}

void Dumper::expression(const Node* node) {
  static const char* const kUnary[] = {"Invert()", "Not()", "UAdd()", "USub()"};
  static const char* const kCompare[] = {"Eq()",  "NotEq()", "Lt()",    "LtE()", "Gt()",
                                         "GtE()", "Is()",    "IsNot()", "In()",  "NotIn()"};
  auto comprehension = [&](const ElementComp* n) {
    child("elt", n->elt);
    children("generators", n->generators);
  };
  switch (node->kind) {
    case Kind::BoolOp:
      text("op", as<BoolOp>(node)->op == BoolOperator::And ? "And()" : "Or()");
      return children("values", as<BoolOp>(node)->values);
    case Kind::NamedExpr:
      child("target", as<NamedExpr>(node)->target);
      return child("value", as<NamedExpr>(node)->value);
    case Kind::BinOp:
      child("left", as<BinOp>(node)->left);
      text("op", operator_name(as<BinOp>(node)->op));
      return child("right", as<BinOp>(node)->right);
    case Kind::UnaryOp:
      text("op", kUnary[static_cast<int>(as<UnaryOp>(node)->op)]);
      return child("operand", as<UnaryOp>(node)->operand);
    case Kind::Lambda:
      child("args", as<Lambda>(node)->args);
      return child("body", as<Lambda>(node)->body);
    case Kind::IfExp:
      child("test", as<IfExp>(node)->test);
      child("body", as<IfExp>(node)->body);
      return child("orelse", as<IfExp>(node)->orelse);
    case Kind::Dict:
      children("keys", as<Dict>(node)->keys);
      return children("values", as<Dict>(node)->values);
    case Kind::Set:
      return children("elts", as<Set>(node)->elts);
    case Kind::ListComp:
      return comprehension(as<ListComp>(node));
    case Kind::SetComp:
      return comprehension(as<SetComp>(node));
    case Kind::GeneratorExp:
      return comprehension(as<GeneratorExp>(node));
    case Kind::DictComp:
      child("key", as<DictComp>(node)->key);
      child("value", as<DictComp>(node)->value);
      return children("generators", as<DictComp>(node)->generators);
    case Kind::Await:
      return child("value", as<Await>(node)->value);
    case Kind::Yield:
      return child("value", as<Yield>(node)->value);
    case Kind::YieldFrom:
      return child("value", as<YieldFrom>(node)->value);
    case Kind::Compare: {
      auto* n = as<Compare>(node);
      child("left", n->left);
      list("ops", n->ops.size(), [&](size_t i) { return std::string(kCompare[static_cast<int>(n->ops[i])]); });
      return children("comparators", n->comparators);
    }
    case Kind::Call:
      child("func", as<Call>(node)->func);
      children("args", as<Call>(node)->args);
      return children("keywords", as<Call>(node)->keywords);
    case Kind::FormattedValue:
      child("value", as<FormattedValue>(node)->value);
      text("conversion", std::to_string(as<FormattedValue>(node)->conversion));
      return child("format_spec", as<FormattedValue>(node)->format_spec);
    case Kind::JoinedStr:
      return children("values", as<JoinedStr>(node)->values);
    case Kind::Constant:
      text("value", constant(as<Constant>(node)));
      if (as<Constant>(node)->kind_u) text("kind", "'u'");
      return;
    case Kind::Attribute:
      child("value", as<Attribute>(node)->value);
      name("attr", as<Attribute>(node)->attr);
      return context(as<Attribute>(node)->ctx);
    case Kind::Subscript:
      child("value", as<Subscript>(node)->value);
      child("slice", as<Subscript>(node)->slice);
      return context(as<Subscript>(node)->ctx);
    case Kind::Starred:
      child("value", as<Starred>(node)->value);
      return context(as<Starred>(node)->ctx);
    case Kind::Name:
      name("id", as<Name>(node)->id);
      return context(as<Name>(node)->ctx);
    case Kind::List:
      children("elts", as<List>(node)->elts);
      return context(as<List>(node)->ctx);
    case Kind::Tuple:
      children("elts", as<Tuple>(node)->elts);
      return context(as<Tuple>(node)->ctx);
    case Kind::Slice:
      child("lower", as<Slice>(node)->lower);
      child("upper", as<Slice>(node)->upper);
      return child("step", as<Slice>(node)->step);
    default:
      return;
  }
}

}  // namespace

std::string dump_ast(const Module* module, bool positions) {
  return Dumper::dump(module, 0, positions).text;
}

}  // namespace adder
