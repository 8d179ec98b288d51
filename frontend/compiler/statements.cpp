// statements.cpp: the statement switch and the simple statements.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

void Codegen::body(std::span<StmtNode*> stmts) {
  for (auto* s : stmts) {
    if (failed()) return;
    stmt(s);
  }
}

void Codegen::stmt(const StmtNode* s) {
  RecursionGuard guard(budget_);
  if (deep(s)) return;
  int mark = top();
  switch (s->kind) {
    case Kind::FunctionDef:
      function_def(as<FunctionDef>(s));
      break;
    case Kind::AsyncFunctionDef:
      function_def(as<AsyncFunctionDef>(s));
      break;
    case Kind::ClassDef:
      class_def(as<ClassDef>(s));
      break;
    case Kind::Return:
      return_stmt(as<Return>(s));
      break;
    case Kind::Delete:
      for (auto* t : as<Delete>(s)->targets) del(t);
      break;
    case Kind::Assign:
      assign(as<Assign>(s));
      break;
    case Kind::TypeAlias:
      type_alias(as<TypeAlias>(s));
      break;
    case Kind::AugAssign:
      aug_assign(as<AugAssign>(s));
      break;
    case Kind::AnnAssign:
      ann_assign(as<AnnAssign>(s));
      break;
    case Kind::For:
      for_stmt(as<For>(s));
      break;
    case Kind::AsyncFor:
      async_for(as<AsyncFor>(s));
      break;
    case Kind::While:
      while_stmt(as<While>(s));
      break;
    case Kind::If:
      if_stmt(as<If>(s));
      break;
    case Kind::With:
      with_stmt(as<With>(s), 0, false);
      break;
    case Kind::AsyncWith:
      if (!u().scope->is_coroutine || !u().scope->is_function_like()) {
        fail(s->range, "'async with' outside async function");
        break;
      }
      with_stmt(as<AsyncWith>(s), 0, true);
      break;
    case Kind::Match:
      match_stmt(as<Match>(s));
      break;
    case Kind::Raise:
      raise_stmt(as<Raise>(s));
      break;
    case Kind::Try:
      try_stmt(as<Try>(s), false);
      break;
    case Kind::TryStar:
      try_stmt(as<TryStar>(s), true);
      break;
    case Kind::Assert:
      assert_stmt(as<Assert>(s));
      break;
    case Kind::Import:
      import_stmt(as<Import>(s));
      break;
    case Kind::ImportFrom:
      import_from(as<ImportFrom>(s));
      break;
    case Kind::Expr:
      expr_stmt(as<Expr>(s));
      break;
    case Kind::Break:
      jump_out(s, true);
      break;
    case Kind::Continue:
      jump_out(s, false);
      break;
    case Kind::Pass:
      emit(s->range, Op::Nop);  // for those who watch lines
      break;
    default:
      break;
  }
  pop_to(mark);
}

void Codegen::expr_stmt(const Expr* s) {
  if (mode_ == ParseMode::Single && u().scope->kind == ScopeKind::kModule) {
    int mark = top();
    int value = operand(s->value, true);
    pop_to(mark);
    emit(s->range, Op::PrintExpr, value);
    return;
  }
  if (is<Constant>(s->value)) {
    emit(s->range, Op::Nop);
    return;
  }
  discard(s->value);
}

void Codegen::if_stmt(const If* s) {
  Label end = label();
  while (!failed()) {
    Label next = label();
    jump_if(s->test, false, next);
    body(s->body);
    if (!s->orelse.empty()) jump(kNoPlace, Op::Jump, end);
    bind(next);
    if (s->orelse.size() == 1 && is<If>(s->orelse[0])) {
      s = as<If>(s->orelse[0]);
      continue;
    }
    body(s->orelse);
    break;
  }
  bind(end);
}

void Codegen::assert_stmt(const Assert* s) {
  if (is<Tuple>(s->test) && !as<Tuple>(s->test)->elts.empty()) {
    warn(s->range, "assertion is always true, perhaps remove parentheses?");
  } else if (is<Constant>(s->test) && as<Constant>(s->test)->tag == ConstantKind::Str &&
             !as<Constant>(s->test)->text.empty()) {
    warn(s->range, "assertion is always true, perhaps remove parentheses?");
  }
  if (options_.optimize > 0) return;
  Label end = label();
  jump_if(s->test, true, end);
  // A test that needs no code has no place.
  SourceRange place = constant(s->test) ? s->range : s->test->range;
  int mark = top();
  if (s->msg != nullptr) {
    int message = operand(s->msg, true);
    pop_to(mark);
    emit(place, Op::RaiseAssert, message, 0, 1);
  } else {
    emit(place, Op::RaiseAssert);
  }
  bind(end);
}

void Codegen::raise_stmt(const Raise* s) {
  if (s->exc == nullptr) {
    emit(s->range, Op::RaiseBare);
    return;
  }
  int mark = top();
  int exc = operand(s->exc, s->cause == nullptr);
  int cause = s->cause != nullptr ? operand(s->cause, true) : exc;
  pop_to(mark);
  emit(s->range, Op::Raise, exc, cause, s->cause != nullptr ? 2 : 1);
}

void Codegen::del(const ExprNode* target) {
  int mark = top();
  switch (target->kind) {
    case Kind::Name:
      return delete_name(as<Name>(target)->id, target->range);
    case Kind::Attribute: {
      forbid_debug(as<Attribute>(target)->attr, target->range, "delete");
      int object = operand(as<Attribute>(target)->value, true);
      pop_to(mark);
      emit(target->range, Op::DeleteAttr, object, 0, name_at(mangled(as<Attribute>(target)->attr)));
      return;
    }
    case Kind::Subscript: {
      int object = operand(as<Subscript>(target)->value);
      int index = operand(as<Subscript>(target)->slice, true);
      pop_to(mark);
      emit(target->range, Op::DelItem, object, index);
      return;
    }
    case Kind::Tuple:
      for (auto* t : as<Tuple>(target)->elts) del(t);
      return;
    case Kind::List:
      for (auto* t : as<List>(target)->elts) del(t);
      return;
    default:
      return;
  }
}

void Codegen::return_stmt(const Return* s) {
  Scope* scope = u().scope;
  if (scope->kind == ScopeKind::kModule || scope->kind == ScopeKind::kClass) {
    return fail(s->range, "'return' outside function");
  }
  if (s->value != nullptr && scope->is_coroutine && scope->is_generator) {
    return fail(s->range, "'return' with value in async generator");
  }
  for (const Block& b : u().blocks) {
    if (b.kind == BlockKind::kExceptStar) {
      return fail(s->range, "'break', 'continue' and 'return' cannot appear in an except* block");
    }
  }
  bool undo = undoes_from(0);
  int value = -1;
  bool none = s->value == nullptr || (is<Constant>(s->value) && as<Constant>(s->value)->tag == ConstantKind::None);
  if (!none) value = undo ? push_value(s->value) : operand(s->value, true);
  if (!u().reachable) return;
  if (undo) emit(s->range, Op::Nop);
  unwinding(0, [&] {
    SourceRange range = undo ? kNoPlace : s->range;
    if (none) {
      emit(range, Op::ReturnNone);
    } else {
      emit(range, Op::Return, value);
    }
  });
}

void Codegen::jump_out(const StmtNode* s, bool is_break) {
  std::size_t depth = u().blocks.size();
  while (depth > 0 && u().blocks[depth - 1].kind != BlockKind::kLoop) {
    if (u().blocks[depth - 1].kind == BlockKind::kExceptStar) {
      return fail(s->range, "'break', 'continue' and 'return' cannot appear in an except* block");
    }
    --depth;
  }
  if (depth == 0) return fail(s->range, is_break ? "'break' outside loop" : "'continue' not properly in loop");
  if (!u().reachable) return;
  Label target = is_break ? u().blocks[depth - 1].break_label : u().blocks[depth - 1].continue_label;
  bool undo = undoes_from(depth);
  if (undo) emit(s->range, Op::Nop);  // the statement's line comes before those of what it leaves
  unwinding(depth, [&] { jump(undo ? kNoPlace : s->range, Op::Jump, target); });
}

}  // namespace adder
