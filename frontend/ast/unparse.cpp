// unparse.cpp: expressions to text with the parentheses and spacing of Python's own unparser for annotations.
//
// Each printer gets the precedence of its surroundings and adds parentheses when it binds less tightly.
#include "frontend/ast/unparse.h"

#include <cstdio>
#include <cstdlib>

namespace adder {

using namespace ast;

namespace {

enum Level {
  kTuple,
  kTest,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kBitOr,
  kBitXor,
  kBitAnd,
  kShift,
  kArith,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom
};

class Unparser {
 public:
  std::string out;

  void expr(const ExprNode* e, int level) {
    switch (e->kind) {
      case Kind::BoolOp: {
        auto* b = as<BoolOp>(e);
        bool is_or = b->op == BoolOperator::Or;
        int own = is_or ? kOr : kAnd;
        parens(level > own, [&] { list(b->values, is_or ? " or " : " and ", own + 1); });
        break;
      }
      case Kind::NamedExpr:
        parens(true, [&] {
          expr(as<NamedExpr>(e)->target, kTuple);
          out += " := ";
          expr(as<NamedExpr>(e)->value, kAtom);
        });
        break;
      case Kind::BinOp:
        binary(as<BinOp>(e), level);
        break;
      case Kind::UnaryOp: {
        auto* u = as<UnaryOp>(e);
        static constexpr const char* kText[] = {"~", "not ", "+", "-"};
        int own = u->op == UnaryOperator::Not ? kNot : kFactor;
        parens(level > own, [&] {
          out += kText[static_cast<int>(u->op)];
          expr(u->operand, own);
        });
        break;
      }
      case Kind::Lambda:
        parens(level > kTest, [&] {
          out += as<Lambda>(e)->args->args.empty() && as<Lambda>(e)->args->posonlyargs.empty() &&
                         as<Lambda>(e)->args->kwonlyargs.empty() && as<Lambda>(e)->args->vararg == nullptr &&
                         as<Lambda>(e)->args->kwarg == nullptr
                     ? "lambda"
                     : "lambda ";
          arguments(as<Lambda>(e)->args);
          out += ": ";
          expr(as<Lambda>(e)->body, kTest);
        });
        break;
      case Kind::IfExp:
        parens(level > kTest, [&] {
          expr(as<IfExp>(e)->body, kTest + 1);
          out += " if ";
          expr(as<IfExp>(e)->test, kTest + 1);
          out += " else ";
          expr(as<IfExp>(e)->orelse, kTest);
        });
        break;
      case Kind::Dict: {
        auto* d = as<Dict>(e);
        out += "{";
        for (std::size_t i = 0; i < d->values.size(); ++i) {
          if (i != 0) out += ", ";
          if (d->keys[i] == nullptr) {
            out += "**";
            expr(d->values[i], kBitOr);
          } else {
            expr(d->keys[i], kTest);
            out += ": ";
            expr(d->values[i], kTest);
          }
        }
        out += "}";
        break;
      }
      case Kind::Set:
        out += "{";
        list(as<Set>(e)->elts, ", ", kTest);
        out += "}";
        break;
      case Kind::ListComp:
        comp("[", as<ListComp>(e), "]");
        break;
      case Kind::SetComp:
        comp("{", as<SetComp>(e), "}");
        break;
      case Kind::GeneratorExp:
        comp("(", as<GeneratorExp>(e), ")");
        break;
      case Kind::DictComp:
        out += "{";
        expr(as<DictComp>(e)->key, kTest);
        out += ": ";
        expr(as<DictComp>(e)->value, kTest);
        generators(as<DictComp>(e)->generators);
        out += "}";
        break;
      case Kind::Await:
        parens(level > kAwait, [&] {
          out += "await ";
          expr(as<Await>(e)->value, kAtom);
        });
        break;
      case Kind::Yield:
        out += "(yield";
        if (as<Yield>(e)->value != nullptr) {
          out += " ";
          expr(as<Yield>(e)->value, kTuple);
        }
        out += ")";
        break;
      case Kind::YieldFrom:
        out += "(yield from ";
        expr(as<YieldFrom>(e)->value, kTest);
        out += ")";
        break;
      case Kind::Compare: {
        static constexpr const char* kText[] = {" == ", " != ", " < ",      " <= ", " > ",
                                                " >= ", " is ", " is not ", " in ", " not in "};
        auto* c = as<Compare>(e);
        parens(level > kCompare, [&] {
          expr(c->left, kCompare + 1);
          for (std::size_t i = 0; i < c->ops.size(); ++i) {
            out += kText[static_cast<int>(c->ops[i])];
            expr(c->comparators[i], kCompare + 1);
          }
        });
        break;
      }
      case Kind::Call:
        call(as<Call>(e));
        break;
      case Kind::FormattedValue:
      case Kind::JoinedStr:
        f_string(e);
        break;
      case Kind::Constant:
        constant(as<Constant>(e));
        break;
      case Kind::Attribute: {
        auto* a = as<Attribute>(e);
        expr(a->value, kAtom);
        out += is<Constant>(a->value) && as<Constant>(a->value)->tag == ConstantKind::Int ? " ." : ".";
        out += a->attr;
        break;
      }
      case Kind::Subscript:
        expr(as<Subscript>(e)->value, kAtom);
        out += "[";
        expr(as<Subscript>(e)->slice, kTuple);
        out += "]";
        break;
      case Kind::Starred:
        out += "*";
        expr(as<Starred>(e)->value, kBitOr);
        break;
      case Kind::Name:
        out += as<Name>(e)->id;
        break;
      case Kind::List:
        out += "[";
        list(as<List>(e)->elts, ", ", kTest);
        out += "]";
        break;
      case Kind::Tuple: {
        auto elts = as<Tuple>(e)->elts;
        if (elts.empty()) {
          out += "()";
          break;
        }
        parens(level > kTuple, [&] {
          list(elts, ", ", kTest);
          if (elts.size() == 1) out += ",";
        });
        break;
      }
      case Kind::Slice: {
        auto* s = as<Slice>(e);
        if (s->lower != nullptr) expr(s->lower, kTest);
        out += ":";
        if (s->upper != nullptr) expr(s->upper, kTest);
        if (s->step != nullptr) {
          out += ":";
          expr(s->step, kTest);
        }
        break;
      }
      default:
        break;
    }
  }

 private:
  template <typename F>
  void parens(bool needed, F&& f) {
    if (needed) out += "(";
    f();
    if (needed) out += ")";
  }

  void list(std::span<ExprNode*> es, const char* separator, int level) {
    for (std::size_t i = 0; i < es.size(); ++i) {
      if (i != 0) out += separator;
      expr(es[i], level);
    }
  }

  void binary(const BinOp* b, int level) {
    static constexpr struct {
      const char* text;
      int level;
    } kOps[] = {{" + ", kArith},  {" - ", kArith},  {" * ", kTerm},   {" @ ", kTerm},   {" / ", kTerm},
                {" % ", kTerm},   {" ** ", kPower}, {" << ", kShift}, {" >> ", kShift}, {" | ", kBitOr},
                {" ^ ", kBitXor}, {" & ", kBitAnd}, {" // ", kTerm}};
    auto& op = kOps[static_cast<int>(b->op)];
    bool power = b->op == Operator::Pow;
    parens(level > op.level, [&] {
      expr(b->left, op.level + (power ? 1 : 0));
      out += op.text;
      expr(b->right, op.level + (power ? 0 : 1));
    });
  }

  void arguments(const Arguments* a) {
    bool first = true;
    auto comma = [&] {
      if (!first) out += ", ";
      first = false;
    };
    std::size_t positional = a->posonlyargs.size() + a->args.size(), index = 0;
    auto one = [&](const Arg* arg) {
      comma();
      out += arg->arg;
      std::size_t required = positional - a->defaults.size();
      if (index >= required) {
        out += "=";
        expr(a->defaults[index - required], kTest);
      }
      ++index;
    };
    for (auto* arg : a->posonlyargs) one(arg);
    if (!a->posonlyargs.empty()) out += ", /";
    for (auto* arg : a->args) one(arg);
    if (a->vararg != nullptr || !a->kwonlyargs.empty()) {
      comma();
      out += "*";
      if (a->vararg != nullptr) out += a->vararg->arg;
    }
    for (std::size_t i = 0; i < a->kwonlyargs.size(); ++i) {
      comma();
      out += a->kwonlyargs[i]->arg;
      if (a->kw_defaults[i] != nullptr) {
        out += "=";
        expr(a->kw_defaults[i], kTest);
      }
    }
    if (a->kwarg != nullptr) {
      comma();
      out += "**";
      out += a->kwarg->arg;
    }
  }

  void comp(const char* open, const ElementComp* c, const char* close) {
    out += open;
    expr(c->elt, kTest);
    generators(c->generators);
    out += close;
  }

  void generators(std::span<Comprehension*> gs) {
    for (auto* g : gs) {
      out += g->is_async ? " async for " : " for ";
      expr(g->target, kTuple);
      out += " in ";
      expr(g->iter, kTest + 1);
      for (auto* i : g->ifs) {
        out += " if ";
        expr(i, kTest + 1);
      }
    }
  }

  void call(const Call* c) {
    expr(c->func, kAtom);
    if (c->args.size() == 1 && c->keywords.empty() && is<GeneratorExp>(c->args[0])) {
      expr(c->args[0], kAtom);
      return;
    }
    out += "(";
    list(c->args, ", ", kTest);
    for (std::size_t i = 0; i < c->keywords.size(); ++i) {
      if (i + c->args.size() != 0) out += ", ";
      if (c->keywords[i]->arg.empty()) {
        out += "**";
      } else {
        out += c->keywords[i]->arg;
        out += "=";
      }
      expr(c->keywords[i]->value, kTest);
    }
    out += ")";
  }

  static void quote(std::string& to, std::string_view text, bool bytes) {
    char mark = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
    to += mark;
    for (unsigned char ch : text) {
      char buffer[8];
      if (ch == '\\' || ch == static_cast<unsigned char>(mark)) {
        to += '\\';
        to += static_cast<char>(ch);
      } else if (ch == '\n') {
        to += "\\n";
      } else if (ch == '\r') {
        to += "\\r";
      } else if (ch == '\t') {
        to += "\\t";
      } else if (ch < 0x20 || ch == 0x7f || (bytes && ch >= 0x80)) {
        std::snprintf(buffer, sizeof buffer, "\\x%02x", ch);
        to += buffer;
      } else {
        to += static_cast<char>(ch);
      }
    }
    to += mark;
  }

  void f_body(const ExprNode* e, std::string& body) {
    if (is<JoinedStr>(e)) {
      for (auto* v : as<JoinedStr>(e)->values) f_body(v, body);
    } else if (is<Constant>(e)) {
      for (char ch : as<Constant>(e)->text) {
        body += ch;
        if (ch == '{' || ch == '}') body += ch;
      }
    } else if (is<FormattedValue>(e)) {
      auto* f = as<FormattedValue>(e);
      Unparser inner;
      inner.expr(f->value, kTest + 1);
      body += inner.out.starts_with("{") ? "{ " : "{";
      body += inner.out;
      if (f->conversion > 0) {
        body += '!';
        body += static_cast<char>(f->conversion);
      }
      if (f->format_spec != nullptr) {
        body += ':';
        f_body(f->format_spec, body);
      }
      body += '}';
    }
  }

  void f_string(const ExprNode* e) {
    std::string body;
    f_body(e, body);
    out += "f";
    quote(out, body, false);
  }

  void real(double d) {
    if (d > 1.7976931348623157e308) {
      out += "1e309";
      return;
    }
    char text[40];
    for (int digits = 1; digits <= 17; ++digits) {
      std::snprintf(text, sizeof text, "%.*g", digits, d);
      if (std::strtod(text, nullptr) == d) break;
    }
    std::string s = text;
    if (std::size_t e = s.find('e'); e != std::string::npos && d < 1e16 && d >= 1e-4) {
      std::snprintf(text, sizeof text, "%.1f", d);
      s = text;
    }
    if (s.find_first_of(".e") == std::string::npos) s += ".0";
    out += s;
  }

  void constant(const Constant* c) {
    switch (c->tag) {
      case ConstantKind::None:
        out += "None";
        break;
      case ConstantKind::True:
        out += "True";
        break;
      case ConstantKind::False:
        out += "False";
        break;
      case ConstantKind::Ellipsis:
        out += "...";
        break;
      case ConstantKind::Int:
        out += std::to_string(c->int_value);
        break;
      case ConstantKind::BigInt:
        out += c->base == 16 ? "0x" : c->base == 8 ? "0o" : c->base == 2 ? "0b" : "";
        out += c->text;
        break;
      case ConstantKind::Float:
        real(c->float_value);
        break;
      case ConstantKind::Imaginary:
        real(c->float_value);
        if (out.ends_with(".0")) out.resize(out.size() - 2);
        out += "j";
        break;
      case ConstantKind::Str:
        if (c->kind_u) out += "u";
        quote(out, c->text, false);
        break;
      case ConstantKind::Bytes:
        out += "b";
        quote(out, c->text, true);
        break;
    }
  }
};

}  // namespace

std::string unparse(const ExprNode* e) {
  Unparser u;
  u.expr(e, kTest);
  return std::move(u.out);
}

}  // namespace adder
