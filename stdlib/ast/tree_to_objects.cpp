// tree_to_objects.cpp: the front end's tree as objects of the ast module: what compile() with PyCF_ONLY_AST returns.
#include "runtime/objects/bytes.h"
#include "stdlib/ast/ast_module.h"
#include "stdlib/ast/fields.h"

namespace adder {

namespace {

using namespace ast;
using ast::Kind;

class Maker {
 public:
  explicit Maker(ThreadState& ts) : ts_(ts), state_(ast_state(ts)) {}

  Value node(const Node* n) {
    if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= ts_.native_limit)
      return raise_recursion_error(ts_, " during ast construction");
    switch (n->kind) {
#define X(name)    \
  case Kind::name: \
    return make<ast::name>(n, AstClass::name);
      ADDER_AST_STATEMENTS(X)
      ADDER_AST_EXPRESSIONS(X)
      ADDER_AST_PATTERNS(X)
      ADDER_AST_TYPE_PARAMS(X)
#undef X
#define X(name, cls) \
  case Kind::name:   \
    return make<ast::name>(n, AstClass::cls);
      ADDER_AST_HELPER_CLASSES(X)
#undef X
      default:
        return raise(ts_, ts_.rt.exc.SystemError, "no class for this kind of node");
    }
  }

  template <typename T>
  Value list(std::span<T*> items) {
    ::adder::List* list = new_list(ts_, items.size());
    for (T* item : items) {
      Value v = !list ? Value() : item ? node(item) : kNone;
      if (!v || !list_append(ts_, list, v)) return {};
    }
    return list;
  }

  Value module(const ast::Module& tree) {
    if (tree.mode == ParseMode::Eval) {
      Value body = node(static_cast<const Expr*>(tree.body[0])->value);
      return body ? instance(AstClass::Expression, {body}) : Value();
    }
    Value body = list(tree.body);
    if (!body) return {};
    if (tree.mode == ParseMode::Single) return instance(AstClass::Interactive, {body});
    Value ignores = new_list(ts_);
    return ignores ? instance(AstClass::Module, {body, ignores}) : Value();
  }

 private:
  // Fills the fields of one object in their order.
  struct Filler {
    Maker& maker;
    Instance* self;
    ::adder::Tuple* names;
    bool ok = true;
    size_t next = 0;

    void put(Value v) {
      ok = v && instance_set(maker.ts_, self, names->items[next].as<Str>(), v);
      ++next;
    }
    template <typename T>
      requires std::is_base_of_v<Node, T>
    void operator()(T* child) {
      if (ok) put(maker.node(child));
    }
    template <typename T>
      requires std::is_base_of_v<Node, T>
    void operator()(Seq<T> children) {
      if (ok) put(maker.list(children));
    }
    template <typename T>
    void holed(Seq<T> children) {
      (*this)(children);
    }
    void operator()(std::span<Identifier> names_) {
      ::adder::List* list = ok ? new_list(maker.ts_, names_.size()) : nullptr;
      for (Identifier name : names_) {
        Str* s = list ? intern(maker.ts_, name) : nullptr;
        if (!s || !list_append(maker.ts_, list, s)) return void(ok = false);
      }
      if (ok) put(Value(list));
    }
    void operator()(std::span<CmpOp> ops) {
      ::adder::List* list = ok ? new_list(maker.ts_, ops.size()) : nullptr;
      for (CmpOp op : ops)
        if (!list || !list_append(maker.ts_, list, maker.mark(AstClass::Eq, op))) return void(ok = false);
      if (ok) put(Value(list));
    }
    void operator()(Identifier name) {
      if (ok) put(Value(intern(maker.ts_, name)));
    }
    void operator()(bool flag) {
      if (ok) put(Value::small_int(flag));
    }
    void operator()(int number) {
      if (ok) put(Value::small_int(number));
    }
    void operator()(ExprContext c) {
      if (ok) put(maker.mark(AstClass::Load, c));
    }
    void operator()(BoolOperator c) {
      if (ok) put(maker.mark(AstClass::And, c));
    }
    void operator()(UnaryOperator c) {
      if (ok) put(maker.mark(AstClass::Invert, c));
    }
    void operator()(Operator c) {
      if (ok) put(maker.mark(AstClass::Add, c));
    }
    template <typename T>
    void maybe(T* child) {
      if (ok) put(child ? maker.node(child) : kNone);
    }
    void maybe(Identifier name) {
      if (ok) put(name.empty() ? kNone : Value(intern(maker.ts_, name)));
    }
    void maybe(int number) { (*this)(number); }
    void skip() {
      if (ok) put(kNone);
    }
    void constant(const Constant& c) {
      if (ok) put(maker.constant(c));
    }
    void unicode_kind(bool written) {
      if (ok) put(written ? Value(intern(maker.ts_, "u")) : kNone);
    }
    void singleton(ConstantKind kind) {
      if (ok) put(kind == ConstantKind::None ? kNone : kind == ConstantKind::True ? kTrue : kFalse);
    }
  };

  template <typename E>
  Value mark(AstClass first, E e) {
    return state_.mark(static_cast<AstClass>(static_cast<size_t>(first) + static_cast<size_t>(e)));
  }

  Value instance(AstClass cls, std::initializer_list<Value> values) {
    auto* self = static_cast<Instance*>(new_instance(ts_, state_.type(cls)));
    if (!self) return {};
    size_t i = 0;
    for (Value v : values)
      if (!instance_set(ts_, self, state_.fields[static_cast<size_t>(cls)]->items[i++].as<Str>(), v)) return {};
    return self;
  }

  template <typename T>
  Value make(const Node* n, AstClass cls) {
    auto* self = static_cast<Instance*>(new_instance(ts_, state_.type(cls)));
    if (!self) return {};
    Filler filler{*this, self, state_.fields[static_cast<size_t>(cls)]};
    T& node = const_cast<T&>(*as<T>(n));
    fields(filler, node);
    if (!filler.ok) return {};
    if constexpr (requires { node.type_params; } && !std::is_same_v<T, TypeAlias>) {
      if (!node.type_params.empty() && !add_type_params(self, filler.names, node.type_params)) return {};
    }
    if (!kAstClassInfo[static_cast<size_t>(cls)].positions) return self;
    const int places[] = {n->range.line, n->range.col, n->range.end_line, n->range.end_col};
    for (int i = 0; i < 4; ++i)
      if (!instance_set(ts_, self, state_.position_names[i], Value::small_int(places[i]))) return {};
    return self;
  }

  // The node lists the field itself, since its class does not (nodes.def).
  bool add_type_params(Instance* self, ::adder::Tuple* names, Seq<TypeParamNode> params) {
    Value items = list(params);
    ::adder::Tuple* all = items ? new_tuple(ts_, names->size + 1) : nullptr;
    if (!all) return false;
    for (size_t i = 0; i < names->size; ++i) all->items[i] = names->items[i];
    all->items[names->size] = state_.type_params;
    return instance_set(ts_, self, state_.type_params, items) && instance_set(ts_, self, state_.fields_name, all);
  }

  Value constant(const Constant& c) {
    switch (c.tag) {
      case ConstantKind::None:
        return kNone;
      case ConstantKind::True:
        return kTrue;
      case ConstantKind::False:
        return kFalse;
      case ConstantKind::Ellipsis:
        return kEllipsis;
      case ConstantKind::Int:
        return new_int(ts_, c.int_value);
      case ConstantKind::BigInt:
        return int_from_str(ts_, c.text, c.base, kNone);
      case ConstantKind::Float:
        return new_float(ts_, c.float_value);
      case ConstantKind::Imaginary:
        return new_complex(ts_, 0, c.float_value);
      case ConstantKind::Str:
        return new_str(ts_, c.text);
      case ConstantKind::Bytes:
        return new_bytes(ts_, c.text);
    }
    return {};
  }

  ThreadState& ts_;
  AstState& state_;
};

}  // namespace

Value tree_to_objects(ThreadState& ts, const ast::Module& tree) {
  return Maker(ts).module(tree);
}

}  // namespace adder
