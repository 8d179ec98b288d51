// imports.cpp: import and from-import.
#include "frontend/compiler/codegen.h"
#include "frontend/compiler/future.h"

namespace adder {

using namespace ast;

void Codegen::import_stmt(const Import* s) {
  for (auto* alias : s->names) {
    int mark = top();
    int window = push(2);
    emit(s->range, Op::LoadInt, window);
    emit(s->range, Op::LoadNone, window + 1);
    pop_to(mark);
    int module = push();
    emit(s->range, Op::ImportName, module, window, name_at(alias->name));
    std::size_t dot = alias->name.find('.');
    if (alias->asname.empty()) {
      store_name(alias->name.substr(0, dot), s->range, module);
    } else {
      // `import a.b.c as d`: the import gives a; walk to c.
      while (dot != std::string_view::npos) {
        std::size_t next = alias->name.find('.', dot + 1);
        std::string_view part = alias->name.substr(dot + 1, next == std::string_view::npos ? next : next - dot - 1);
        emit(s->range, Op::ImportFrom, module, module, name_at(part));
        dot = next;
      }
      store_name(alias->asname, s->range, module);
    }
    pop_to(mark);
  }
}

void Codegen::import_from(const ImportFrom* s) {
  if (is_future_import(s) && s->range.line > future_line_) {
    return fail(s->range, "from __future__ imports must occur at the beginning of the file");
  }
  int mark = top();
  int window = push(2);
  ConstValue names = ConstValue::of(ConstTag::kTuple);
  for (auto* alias : s->names) names.items.push_back(ConstValue::str(alias->name));
  load_const(s->range, ConstValue::integer(s->level), window);
  load_const(s->range, names, window + 1);
  pop_to(mark);
  int module = push();
  emit(s->range, Op::ImportName, module, window, name_at(s->module));
  for (auto* alias : s->names) {
    if (alias->name == "*") {
      emit(s->range, Op::ImportStar, module);
      break;
    }
    std::string_view target = alias->asname.empty() ? alias->name : alias->asname;
    int inner = top();
    int direct = fast_local(target);
    int value = direct >= 0 ? direct : push();
    emit(s->range, Op::ImportFrom, value, module, name_at(alias->name));
    store_name(target, s->range, value);
    pop_to(inner);
  }
  pop_to(mark);
}

}  // namespace adder
