// displays.cpp: list, tuple, set and dict displays, and f-strings.
//
// A short display is one window and one Build instruction. With a star, or when long, it grows element by element in
// its result, so no expression needs more than kWindow registers at once.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

namespace {
constexpr std::size_t kWindow = 64;
}

void Codegen::sequence(const ExprNode* e, std::span<ExprNode*> elts, int dst) {
  bool is_tuple = is<Tuple>(e), is_set = is<Set>(e);
  if (is_tuple) {
    if (auto v = constant(e)) return load_const(e->range, *v, dst);
  }
  bool starred = false, all_constant = elts.size() >= 3 && !is_tuple;
  ConstValue values = ConstValue::of(is_set ? ConstTag::kFrozenSet : ConstTag::kTuple);
  for (auto* item : elts) {
    if (is<Starred>(item)) starred = true;
    if (!all_constant) continue;
    auto v = constant(item);
    if (!v) {
      all_constant = false;
      continue;
    }
    values.items.push_back(std::move(*v));
  }
  Op build = is_tuple ? Op::BuildTuple : is_set ? Op::BuildSet : Op::BuildList;
  int mark = top();
  if (!starred && elts.size() <= kWindow && !all_constant) {
    int base = top();
    for (auto* item : elts) push_value(item);
    pop_to(mark);
    emit(e->range, build, dst, base, static_cast<int>(elts.size()));
    return;
  }
  into_temp(e->range, dst, [&](int t) {
    emit(e->range, is_set ? Op::BuildSet : Op::BuildList, t, top(), 0);
    int inner = top();
    if (all_constant) {
      int all = push();
      load_const(e->range, values, all);
      pop_to(inner);
      emit(e->range, is_set ? Op::SetUpdate : Op::ListExtend, t, all);
      return;
    }
    for (auto* item : elts) {
      bool star = is<Starred>(item);
      int reg = operand(star ? as<Starred>(item)->value : item, true);
      pop_to(inner);
      Op add = star ? (is_set ? Op::SetUpdate : Op::ListExtend) : (is_set ? Op::SetAdd : Op::ListAppend);
      emit(e->range, add, t, reg);
    }
    if (is_tuple) emit(e->range, Op::ListToTuple, t, t);
  });
}

void Codegen::dict(const Dict* e, int dst) {
  std::size_t n = e->values.size();
  bool plain = n <= kWindow / 2;
  for (auto* k : e->keys) plain = plain && k != nullptr;
  int mark = top();
  if (plain) {
    int base = top();
    for (std::size_t i = 0; i < n; ++i) {
      push_value(e->keys[i]);
      push_value(e->values[i]);
    }
    pop_to(mark);
    emit(e->range, Op::BuildDict, dst, base, static_cast<int>(n));
    return;
  }
  into_temp(e->range, dst, [&](int t) {
    emit(e->range, Op::BuildDict, t, top(), 0);
    int inner = top();
    for (std::size_t i = 0; i < n; ++i) {
      if (e->keys[i] == nullptr) {
        int other = operand(e->values[i], true);
        pop_to(inner);
        emit(e->range, Op::DictUpdate, t, other);
        continue;
      }
      int key = operand(e->keys[i]);
      int value = operand(e->values[i], true);
      pop_to(inner);
      emit(e->range, Op::MapAdd, t, key, value);
    }
  });
}

void Codegen::formatted(const FormattedValue* e, int dst) {
  int mark = top();
  int value = operand(e->value, e->format_spec == nullptr);
  int conversion = e->conversion == 's' ? 1 : e->conversion == 'r' ? 2 : e->conversion == 'a' ? 3 : 0;
  uint32_t spec = 0;
  if (e->format_spec != nullptr) spec = static_cast<uint32_t>(push_value(e->format_spec)) + 1;
  pop_to(mark);
  emit(e->range, Op::FormatValue, dst, value, conversion, spec);
}

void Codegen::joined_str(const JoinedStr* e, int dst) {
  std::size_t n = e->values.size();
  if (n == 0) return load_const(e->range, ConstValue::str(""), dst);
  if (n == 1) return to(e->values[0], dst);
  into_temp(e->range, dst, [&](int t) {
    int mark = top();
    // Long ones are joined in stretches, each stretch beginning with what was joined so far.
    for (std::size_t i = 0; i < n;) {
      int base = top();
      if (i != 0) move(e->range, push(), t);
      for (std::size_t k = 0; k < kWindow && i < n; ++k, ++i) push_value(e->values[i]);
      int count = top() - base;
      pop_to(mark);
      emit(e->range, Op::BuildString, t, base, count);
    }
  });
}

}  // namespace adder
