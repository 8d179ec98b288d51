// Parameters of functions and lambdas with their many mistakes, and PEP 695 type parameters.
#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

// A name with its annotation; for *args the annotation may be starred.
Arg* Parser::parameter(bool lambda, bool star_annotation) {
  if (!at(Tok::Name)) return nullptr;
  size_t start = mark_;
  Identifier name = identifier(peek());
  mark_++;
  ExprNode* annotation = nullptr;
  if (!lambda && accept(Tok::Colon)) {
    annotation = star_annotation && at(Tok::Star) ? star_expression() : expression();
    if (annotation == nullptr) {
      mark_ = start;
      return nullptr;
    }
  }
  auto* made = node<Arg>(start);
  made->arg = name;
  made->annotation = annotation;
  return made;
}

// Up to the closing parenthesis (or the lambda's colon), which is left. nullptr when that is not what follows.
Arguments* Parser::parameters(bool lambda) {
  Tok close = lambda ? Tok::Colon : Tok::RPar;
  size_t start = mark_;
  std::vector<Arg*> posonly, args, kwonly;
  Exprs defaults, kw_defaults;
  Arg *vararg = nullptr, *kwarg = nullptr;
  bool star = false, good = true;
  while (good && !at(close)) {
    if (failed_) return nullptr;
    if (kwarg != nullptr) {
      good = false;
    } else if (at(Tok::Slash)) {
      good = !star && posonly.empty() && !args.empty();
      mark_++;
      posonly.swap(args);
    } else if (accept(Tok::Star)) {
      good = !star;
      star = true;
      if (at(Tok::Comma)) {
        // a bare star must be followed by a keyword-only parameter
        good = good && peek(1).kind == Tok::Name;
      } else {
        vararg = parameter(lambda, true);
        good = good && vararg != nullptr;
      }
    } else if (accept(Tok::DoubleStar)) {
      kwarg = parameter(lambda, false);
      good = kwarg != nullptr;
    } else {
      Arg* one = parameter(lambda, false);
      if (one == nullptr) {
        good = false;
        break;
      }
      ExprNode* value = nullptr;
      if (accept(Tok::Equal)) {
        value = expression();
        if (value == nullptr) {
          good = false;
          break;
        }
      }
      if (star) {
        kwonly.push_back(one);
        kw_defaults.push_back(value);
      } else {
        args.push_back(one);
        if (value != nullptr)
          defaults.push_back(value);
        else if (!defaults.empty())
          good = false;
      }
    }
    if (good && !at(close) && !accept(Tok::Comma)) good = false;
  }
  if (failed_) return nullptr;
  if (!good) {
    if (report_) {
      mark_ = start;
      invalid_parameters(lambda);
    }
    mark_ = start;
    return nullptr;
  }
  auto* made = node<Arguments>(start);
  made->posonlyargs = arena_.copy(posonly);
  made->args = arena_.copy(args);
  made->vararg = vararg;
  made->kwonlyargs = arena_.copy(kwonly);
  made->kw_defaults = arena_.copy(kw_defaults);
  made->kwarg = kwarg;
  made->defaults = arena_.copy(defaults);
  return made;
}

// Walks the list loosely and names the first mistake.
void Parser::invalid_parameters(bool lambda) {
  Tok close = lambda ? Tok::Colon : Tok::RPar;
  bool any = false, seen_default = false, seen_slash = false, seen_star = false, seen_kwargs = false;
  bool after_slash = false, default_before_slash = false;  // the grammar knows the default mistake only without a
                                                           // slash, or right after a slash that follows a default
  while (!failed_ && !at(close)) {
    const Token& first = peek();
    if (seen_kwargs) {
      if (at(Tok::Name) || at(Tok::Star) || at(Tok::DoubleStar) || at(Tok::Slash))
        raise_token(first, "arguments cannot follow var-keyword argument");
      return;
    }
    if (accept(Tok::Slash)) {
      if (!any && at(Tok::Comma)) {
        raise_token(first, "at least one argument must precede /");
      } else if (seen_slash) {
        raise_token(first, "/ may appear only once");
      } else if (seen_star) {
        raise_token(first, "/ must be ahead of *");
      } else if (at(Tok::Star)) {
        raise_token(peek(), "expected comma between / and *");
      }
      seen_slash = after_slash = true;
      default_before_slash = seen_default;
    } else if (accept(Tok::Star)) {
      if (seen_star) {
        raise_token(first, "* argument may appear only once");
        return;
      }
      seen_star = true;
      if (at(close) || (at(Tok::Comma) && (peek(1).kind == close || peek(1).kind == Tok::DoubleStar))) {
        if (lambda)
          raise_last("named arguments must follow bare *");
        else
          raise_token(first, "named arguments must follow bare *");
        return;
      }
      if (at(Tok::Name) && parameter(lambda, true) != nullptr && at(Tok::Equal))
        raise_token(peek(), "var-positional argument cannot have default value");
    } else if (accept(Tok::DoubleStar)) {
      seen_kwargs = true;
      if (parameter(lambda, false) == nullptr) return;
      if (at(Tok::Equal)) raise_token(peek(), "var-keyword argument cannot have default value");
    } else if (at(Tok::LPar)) {
      size_t open = mark_++;
      size_t names = 0;
      while (accept(Tok::Name)) {
        names++;
        if (!accept(Tok::Comma)) break;
      }
      if (names > 0 && at(Tok::RPar) && !seen_default && !seen_slash && !seen_star)
        raise_range(range_of(token(open)), range_of(peek()),
                    lambda ? "Lambda expression parameters cannot be parenthesized"
                           : "Function parameters cannot be parenthesized");
      return;
    } else {
      Arg* one = parameter(lambda, false);
      if (one == nullptr) return;
      any = true;
      if (at(Tok::Equal)) {
        const Token& equal = peek();
        mark_++;
        if (at(Tok::RPar) || at(Tok::Comma)) {
          raise_token(equal, "expected default value expression");
          return;
        }
        if (expression() == nullptr) return;
        seen_default = true;
      } else if (seen_default && !seen_star && (!seen_slash || (after_slash && default_before_slash)) &&
                 (at(Tok::Comma) || at(close))) {
        raise_node(one, "non-default argument follows default argument");
        return;
      }
      after_slash = false;
    }
    if (!accept(Tok::Comma)) return;
  }
}

// [T, U: bound, *Ts, **P]
bool Parser::type_params(Seq<TypeParamNode>* out) {
  size_t start = mark_++;
  std::vector<TypeParamNode*> params;
  auto named = [&]<typename T>(size_t first, T*) {
    Identifier name = identifier(peek());
    mark_++;
    T* made = node<T>(first);
    made->name = name;
    params.push_back(made);
    return made;
  };
  do {
    size_t first = mark_;
    if (at(Tok::RSqb) && !params.empty()) break;
    bool stars = accept(Tok::DoubleStar);
    bool star = !stars && accept(Tok::Star);
    if (!at(Tok::Name)) {
      mark_ = start;
      return false;
    }
    if (stars) {
      named(first, static_cast<ParamSpec*>(nullptr));
    } else if (star) {
      named(first, static_cast<TypeVarTuple*>(nullptr));
    } else {
      auto* made = named(first, static_cast<TypeVar*>(nullptr));
      if (accept(Tok::Colon)) {
        made->bound = expression();
        if (made->bound == nullptr) return false;
        made->range = range_from(first);
      }
    }
    if ((star || stars) && at(Tok::Colon) && report_) {
      mark_++;
      ExprNode* bound = expression();
      if (bound != nullptr && !failed_) {
        const char* what = is<Tuple>(bound) ? "constraints" : "bound";
        raise_token(token(mark_ - 1),
                    std::string("cannot use ") + what + " with " + (star ? "TypeVarTuple" : "ParamSpec"));
      }
      return false;
    }
  } while (accept(Tok::Comma));
  if (!accept(Tok::RSqb)) return false;
  *out = arena_.copy(params);
  return true;
}

}  // namespace adder
