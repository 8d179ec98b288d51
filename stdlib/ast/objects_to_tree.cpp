// objects_to_tree.cpp: objects of the ast module, made by whatever program, as a tree that the compiler takes. Only the
// types of fields are checked here; what else a tree must be is validate.cpp's.
#include <cstring>

#include "runtime/objects/bytes.h"
#include "stdlib/ast/ast_module.h"
#include "stdlib/ast/fields.h"

namespace adder {

namespace {

using namespace ast;
using ast::Kind;

class Reader {
 public:
  Reader(ThreadState& ts, AstArena& arena) : ts_(ts), state_(ast_state(ts)), arena_(arena) {}

  ast::Module* module(Value root) {
    auto* tree = arena_.make<ast::Module>();
    switch (state_.class_of(type_of(ts_, root))) {
      case AstClass::Module:
        tree->mode = ParseMode::Exec;
        break;
      case AstClass::Interactive:
        tree->mode = ParseMode::Single;
        break;
      case AstClass::Expression: {
        tree->mode = ParseMode::Eval;
        Value body = field(root, "body", "Expression", false);
        if (body && body.is_none()) raise_value_error(ts_, "field 'body' is required for Expression");
        auto* e = body && !ts_.has_error() ? static_cast<ExprNode*>(child(body, AstClass::expr)) : nullptr;
        if (!e) return nullptr;
        auto* statement = arena_.make<ast::Expr>();
        statement->value = e;
        statement->range = e->range;
        tree->body = arena_.copy(std::vector<StmtNode*>{statement});
        return tree;
      }
      default:
        raise_type_error(ts_, "this compiler does not handle FunctionTypes");
        return nullptr;
    }
    const char* name = tree->mode == ParseMode::Exec ? "Module" : "Interactive";
    Value body = field(root, "body", name, false);
    return body && read_list(body, name, "body", AstClass::stmt, tree->body, false) ? tree : nullptr;
  }

 private:
  struct Filler {
    Reader& reader;
    Value object;
    AstClass cls;
    const AstField* next;
    bool ok = true;
    AstField current_{};

    const char* class_name() const { return kAstClassInfo[static_cast<size_t>(cls)].name; }
    std::string field_name() const { return str_to_utf8(current_.name); }
    // The next field's value; empty once something failed.
    Value take() {
      current_ = *next++;
      if (!ok) return {};
      Value v = get_attribute_or_empty(reader.ts_, object, current_.name);
      if (!v && !reader.ts_.has_error()) {
        if (current_.optional) return kNone;
        raise_type_error(reader.ts_, "required field \"%s\" missing from %s", field_name(), class_name());
      }
      if (!v) ok = false;
      return v;
    }
    void required() {
      ok = false;
      if (!reader.ts_.has_error())
        raise_value_error(reader.ts_, "field '%s' is required for %s", field_name(), class_name());
    }
    template <typename T>
      requires std::is_base_of_v<Node, T>
    void operator()(T*& child) {
      maybe(child);
      if (ok && !child) required();
    }
    template <typename T>
      requires std::is_base_of_v<Node, T>
    void maybe(T*& child) {
      Value v = take();
      if (!v || v.is_none()) return;
      child = static_cast<T*>(reader.child(v, field_class(static_cast<T*>(nullptr))));
      if (!child) ok = false;
    }
    template <typename T>
      requires std::is_base_of_v<Node, T>
    void operator()(Seq<T>& children, bool holes = false) {
      Value v = take();
      if (v)
        ok = reader.read_list(v, class_name(), field_name(), field_class(static_cast<T*>(nullptr)), children, holes);
    }
    template <typename T>
    void holed(Seq<T>& children) {
      (*this)(children, true);
    }
    void operator()(std::span<Identifier>& names) {
      Value v = take();
      std::vector<Identifier> read;
      if (!v || !(ok = reader.is_list(v, class_name(), field_name()))) return;
      for (size_t i = 0; ok && i < v.as<::adder::List>()->size; ++i) {
        read.emplace_back();
        ok = reader.identifier(v.as<::adder::List>()->items[i], &read.back());
      }
      names = reader.arena_.copy(read);
    }
    void operator()(std::span<CmpOp>& ops) {
      Value v = take();
      std::vector<CmpOp> read;
      if (!v || !(ok = reader.is_list(v, class_name(), field_name()))) return;
      for (size_t i = 0; ok && i < v.as<::adder::List>()->size; ++i) {
        read.emplace_back();
        ok = reader.mark(v.as<::adder::List>()->items[i], AstClass::cmpop, AstClass::Eq, &read.back());
      }
      ops = reader.arena_.copy(read);
    }
    void operator()(Identifier& name) {
      maybe(name);
      if (ok && name.data() == nullptr) required();
    }
    void maybe(Identifier& name) {
      Value v = take();
      if (v && !v.is_none()) ok = reader.identifier(v, &name);
    }
    void operator()(bool& flag) {
      int number = 0;
      (*this)(number);
      flag = number;
    }
    void operator()(int& number) {
      Value v = take();
      if (v) ok = reader.integer(v, &number);
    }
    void maybe(int& number) {
      Value v = take();
      if (v && !v.is_none()) ok = reader.integer(v, &number);
    }
    void operator()(ExprContext& c) {
      if (Value v = take()) ok = reader.mark(v, AstClass::expr_context, AstClass::Load, &c);
    }
    void operator()(BoolOperator& c) {
      if (Value v = take()) ok = reader.mark(v, AstClass::boolop, AstClass::And, &c);
    }
    void operator()(UnaryOperator& c) {
      if (Value v = take()) ok = reader.mark(v, AstClass::unaryop, AstClass::Invert, &c);
    }
    void operator()(Operator& c) {
      if (Value v = take()) ok = reader.mark(v, AstClass::operator_, AstClass::Add, &c);
    }
    void skip() { ++next; }
    void constant(Constant&) { take(); }  // constant_node() reads it
    void unicode_kind(bool& written) {
      Value v = take();
      if (!v || v.is_none()) return;
      if (!is_str(v)) {
        raise_type_error(reader.ts_, "AST string must be of type str");
        ok = false;
        return;
      }
      written = str_equals(v.as<Str>(), "u");
    }
    void singleton(ConstantKind& kind) {
      Value v = take();
      if (!v) return;
      kind = v.is_none() ? ConstantKind::None : v.is_true() ? ConstantKind::True : ConstantKind::False;
      if (v.is_none() || v.is_true() || v.is_false()) return;
      raise_value_error(reader.ts_, "MatchSingleton can only contain True, False and None");
      ok = false;
    }

    static AstClass field_class(ExprNode*) { return AstClass::expr; }
    static AstClass field_class(StmtNode*) { return AstClass::stmt; }
    static AstClass field_class(PatternNode*) { return AstClass::pattern; }
    static AstClass field_class(TypeParamNode*) { return AstClass::type_param; }
    static AstClass field_class(ExceptHandler*) { return AstClass::excepthandler; }
#define X(name, cls) \
  static AstClass field_class(ast::name*) { return AstClass::cls; }
    X(Comprehension, comprehension)
    X(Arguments, arguments)
    X(Arg, arg)
    X(Keyword, keyword) X(Alias, alias) X(WithItem, withitem) X(MatchCase, match_case)
#undef X
  };
  friend struct Filler;

  Value field(Value object, const char* name, const char* cls, bool optional) {
    Str* key = intern(ts_, name);
    Value v = key ? get_attribute_or_empty(ts_, object, key) : Value();
    if (v || ts_.has_error()) return v;
    return optional ? kNone : raise_type_error(ts_, "required field \"%s\" missing from %s", name, cls);
  }

  bool is_list(Value v, const char* cls, const std::string& field) {
    if (is_kind(v, ::adder::Kind::List)) return true;
    raise_type_error(ts_, "%s field \"%s\" must be a list, not a %T", cls, field, v);
    return false;
  }

  // `holes`: None may stand in the list.
  template <typename T>
  bool read_list(Value v, const char* cls, const std::string& field, AstClass wanted, Seq<T>& out, bool holes) {
    if (!is_list(v, cls, field)) return false;
    auto* list = v.as<::adder::List>();
    std::vector<T*> read;
    const size_t size = list->size;
    for (size_t i = 0; i < size; ++i) {
      Node* n = nullptr;
      Value item = list->items[i];
      if (!item.is_none()) {
        n = child(item, wanted);
        if (!n) return false;
        if (list->size != size) {
          raise_runtime_error(ts_, "%s field \"%s\" changed size during iteration", cls, field);
          return false;
        }
      } else if (!holes) {
        raise_value_error(
            ts_, wanted == AstClass::stmt ? "None disallowed in statement list" : "None disallowed in expression list");
        return false;
      }
      read.push_back(static_cast<T*>(n));
    }
    out = arena_.copy(read);
    return true;
  }

  bool identifier(Value v, Identifier* out) {
    if (!is_exact(v, ::adder::Kind::Str)) {
      raise_type_error(ts_, "AST identifier must be of type str");
      return false;
    }
    *out = arena_.intern(str_to_utf8(v.as<Str>()));
    return true;
  }

  bool integer(Value v, int* out) {
    int64_t number;
    if (!is_int_value(v)) {
      raise_value_error(ts_, "invalid integer value: %R", v);
      return false;
    }
    if (!int_to_i64(v, &number) || number != static_cast<int>(number)) {
      raise_overflow(ts_, "Python int too large to convert to C int");
      return false;
    }
    *out = static_cast<int>(number);
    return true;
  }

  template <typename E>
  bool mark(Value v, AstClass sum, AstClass first, E* out) {
    AstClass cls = state_.class_of(type_of(ts_, v));
    if (cls == AstClass::AST || kAstClassInfo[static_cast<size_t>(cls)].base != sum) {
      raise_type_error(ts_, "expected some sort of %s, but got %R", kAstClassInfo[static_cast<size_t>(sum)].name, v);
      return false;
    }
    *out = static_cast<E>(static_cast<size_t>(cls) - static_cast<size_t>(first));
    return true;
  }

  bool positions(Value object, const char* cls, SourceRange* range) {
    int* const places[] = {&range->line, &range->col, &range->end_line, &range->end_col};
    for (int i = 0; i < 4; ++i) {
      Value v = get_attribute_or_empty(ts_, object, state_.position_names[i]);
      if (!v && ts_.has_error()) return false;
      if (i >= 2 && (!v || v.is_none())) {
        *places[i] = *places[i - 2];
        continue;
      }
      if (!v) {
        raise_type_error(ts_, "required field \"%s\" missing from %s", str_to_utf8(state_.position_names[i]), cls);
        return false;
      }
      if (!integer(v, places[i])) return false;
    }
    return true;
  }

  // A node of the class `wanted` or, when that is a sum, of one of its classes.
  Node* child(Value object, AstClass wanted) {
    if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= ts_.native_limit) {
      raise_recursion_error(ts_, " during compilation");
      return nullptr;
    }
    const char* wanted_name = kAstClassInfo[static_cast<size_t>(wanted)].name;
    AstClass cls = state_.class_of(type_of(ts_, object));
    const AstClassInfo& info = kAstClassInfo[static_cast<size_t>(cls)];
    SourceRange range;
    if (kAstClassInfo[static_cast<size_t>(wanted)].positions && !positions(object, wanted_name, &range)) return nullptr;
    if (cls == AstClass::AST || (cls != wanted && info.base != wanted)) {
      raise_type_error(ts_, "expected some sort of %s, but got %R", wanted_name, object);
      return nullptr;
    }
    switch (cls) {
#define X(name)        \
  case AstClass::name: \
    return make<ast::name>(object, cls, range);
      ADDER_AST_STATEMENTS(X)
      ADDER_AST_EXPRESSIONS(X)
      ADDER_AST_PATTERNS(X)
      ADDER_AST_TYPE_PARAMS(X)
#undef X
#define X(name, cls_name)  \
  case AstClass::cls_name: \
    return make<ast::name>(object, cls, range);
      ADDER_AST_HELPER_CLASSES(X)
#undef X
      default:
        raise_type_error(ts_, "expected some sort of %s, but got %R", wanted_name, object);
        return nullptr;
    }
  }

  template <typename T>
  Node* make(Value object, AstClass cls, const SourceRange& range) {
    T* node = arena_.make<T>();
    node->range = range;
    std::vector<AstField> fields_of_class;
    for (const AstField& f : fields_of(cls)) fields_of_class.push_back(f);
    Filler filler{*this, object, cls, fields_of_class.data()};
    fields(filler, *node);
    if (!filler.ok) return nullptr;
    if constexpr (std::is_same_v<T, Constant>) {
      return constant_node(object, node);
    } else if constexpr (requires { node->type_params; } && !std::is_same_v<T, TypeAlias>) {
      Value params = get_attribute_or_empty(ts_, object, state_.type_params);
      if (!params) return ts_.has_error() ? nullptr : node;
      if (!read_list(params, kAstClassInfo[static_cast<size_t>(cls)].name, "type_params", AstClass::type_param,
                     node->type_params, false))
        return nullptr;
    }
    return node;
  }

  std::vector<AstField> fields_of(AstClass cls) {
    std::vector<AstField> out;
    ::adder::Tuple* names = state_.fields[static_cast<size_t>(cls)];
    const char* text = kAstClassInfo[static_cast<size_t>(cls)].fields;
    for (size_t i = 0; i < names->size; ++i) {
      const char* colon = std::strchr(text, ':');
      const char* end = std::strchr(colon, ' ');
      if (!end) end = colon + std::strlen(colon);
      out.push_back({names->items[i].as<Str>(), colon + 1, end[-1] == '?', end[-1] == '*'});
      text = end;
    }
    return out;
  }

  template <typename T>
  T* at(const Constant* place) {
    T* node = arena_.make<T>();
    node->range = place->range;
    return node;
  }

  // The front end's constants are those that can be written; a tuple is a display of constants, a negative big int an
  // operation, which the compiler folds back.
  Node* constant_node(Value object, Constant* c) {
    Value v = field(object, "value", "Constant", false);
    return v ? constant_value(v, c) : nullptr;
  }

  ExprNode* constant_value(Value v, Constant* c) {
    if (v.is_none()) return c->tag = ConstantKind::None, c;
    if (v.is_true()) return c->tag = ConstantKind::True, c;
    if (v.is_false()) return c->tag = ConstantKind::False, c;
    if (v == kEllipsis) return c->tag = ConstantKind::Ellipsis, c;
    if (is_float(v) && type_of(ts_, v) == ts_.rt.types.float_) return number(float_value(v), ConstantKind::Float, c);
    if (is_int_value(v) && type_of(ts_, v) == ts_.rt.types.int_) return integer_constant(v, c);
    if (is_exact(v, ::adder::Kind::Str)) {
      c->tag = ConstantKind::Str;
      c->text = arena_.copy(str_to_utf8(v.as<Str>()));
      return c;
    }
    if (is_exact(v, ::adder::Kind::Bytes)) {
      c->tag = ConstantKind::Bytes;
      c->text = arena_.copy(v.as<Bytes>()->view());
      return c;
    }
    if (is_exact(v, ::adder::Kind::Complex)) {
      auto* z = v.as<Complex>();
      ExprNode* imaginary = number(z->imag, ConstantKind::Imaginary, c);
      if (z->real == 0 && !std::signbit(z->real)) return imaginary;
      auto* sum = at<BinOp>(c);
      sum->left = number(z->real, ConstantKind::Float, at<Constant>(c));
      sum->right = imaginary;
      return sum;
    }
    if (is_exact(v, ::adder::Kind::Tuple)) {
      auto* tuple = v.as<::adder::Tuple>();
      std::vector<ExprNode*> items;
      for (size_t i = 0; i < tuple->size; ++i) {
        ExprNode* item = constant_value(tuple->items[i], at<Constant>(c));
        if (!item) return nullptr;
        items.push_back(item);
      }
      auto* display = at<ast::Tuple>(c);
      display->elts = arena_.copy(items);
      return display;
    }
    if (is_exact(v, ::adder::Kind::FrozenSet)) {
      raise_type_error(ts_, "a frozenset as a Constant of an AST is not supported");
      return nullptr;
    }
    raise_type_error(ts_, "got an invalid type in Constant: %T", v);
    return nullptr;
  }

  ExprNode* number(double d, ConstantKind kind, Constant* c) {
    c->tag = kind;
    c->float_value = std::abs(d);
    return std::signbit(d) ? negated(c) : c;
  }

  ExprNode* negated(Constant* c) {
    auto* minus = at<UnaryOp>(c);
    minus->op = UnaryOperator::USub;
    minus->operand = c;
    return minus;
  }

  ExprNode* integer_constant(Value v, Constant* c) {
    const bool negative = int_sign(v) < 0;
    if (negative && !(v = int_neg(ts_, v))) return nullptr;
    if (int_to_i64(v, &c->int_value)) {
      c->tag = ConstantKind::Int;
    } else {
      Str* digits = int_to_str(ts_, v, 16, false);
      if (!digits) return nullptr;
      c->tag = ConstantKind::BigInt;
      c->base = 16;
      c->text = arena_.copy(str_to_utf8(digits));
    }
    return negative ? negated(c) : c;
  }

  ThreadState& ts_;
  AstState& state_;
  AstArena& arena_;
};

}  // namespace

ast::Module* objects_to_tree(ThreadState& ts, Value root, AstArena& arena) {
  return Reader(ts, arena).module(root);
}

}  // namespace adder
