// match.cpp: match statements.
//
// The subject stays in one register. A pattern either falls through or jumps to `fail`; what it captures waits in
// temporaries, made before the pattern starts, until the whole pattern has matched. So failing needs no undoing.
#include <algorithm>

#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

void Codegen::collect_captures(const PatternNode* p, std::vector<std::string_view>& names) {
  auto add = [&](std::string_view n) {
    for (auto existing : names) {
      if (existing == n) return;
    }
    if (!n.empty()) names.push_back(n);
  };
  auto all = [&](std::span<PatternNode*> ps) {
    for (auto* q : ps) collect_captures(q, names);
  };
  switch (p->kind) {
    case Kind::MatchSequence:
      return all(as<MatchSequence>(p)->patterns);
    case Kind::MatchMapping:
      all(as<MatchMapping>(p)->patterns);
      return add(as<MatchMapping>(p)->rest);
    case Kind::MatchClass:
      all(as<MatchClass>(p)->patterns);
      return all(as<MatchClass>(p)->kwd_patterns);
    case Kind::MatchStar:
      return add(as<MatchStar>(p)->name);
    case Kind::MatchAs:
      if (as<MatchAs>(p)->pattern != nullptr) collect_captures(as<MatchAs>(p)->pattern, names);
      return add(as<MatchAs>(p)->name);
    case Kind::MatchOr:
      return all(as<MatchOr>(p)->patterns);
    default:
      return;
  }
}

namespace {

bool is_wildcard(const PatternNode* p) {
  return is<MatchAs>(p) && as<MatchAs>(p)->pattern == nullptr && as<MatchAs>(p)->name.empty();
}
bool is_star_wildcard(const PatternNode* p) {
  return is<MatchStar>(p) && as<MatchStar>(p)->name.empty();
}

// The pattern inside `p` that is compiled last: where errors about all of `p` point to.
const PatternNode* last_leaf(const PatternNode* p) {
  for (;;) {
    std::span<PatternNode* const> inner;
    if (auto* sequence = try_as<MatchSequence>(p)) inner = sequence->patterns;
    if (auto* mapping = try_as<MatchMapping>(p)) inner = mapping->patterns;
    if (auto* either = try_as<MatchOr>(p)) inner = either->patterns;
    if (auto* cls = try_as<MatchClass>(p)) inner = cls->kwd_patterns.empty() ? cls->patterns : cls->kwd_patterns;
    if (auto* as_pattern = try_as<MatchAs>(p); as_pattern && as_pattern->pattern) {
      p = as_pattern->pattern;
      continue;
    }
    if (inner.empty()) return p;
    p = inner.back();
  }
}

}  // namespace

void Codegen::match_stmt(const Match* s) {
  int mark = top();
  int subject = push_value(s->subject);
  Label end = label();
  for (std::size_t i = 0; i < s->cases.size(); ++i) {
    MatchCase* c = s->cases[i];
    Label next = label();
    std::vector<std::string_view> names;
    collect_captures(c->pattern, names);
    PatternState state;
    for (auto n : names) state.captures.emplace_back(n, push());
    state.irrefutable_allowed = c->guard != nullptr || i + 1 == s->cases.size();
    if (is_wildcard(c->pattern)) emit(c->pattern->range, Op::Nop);
    pattern(c->pattern, subject, next, state);
    if (failed()) return;
    for (auto& [name, reg] : state.captures) store_name(name, c->pattern->range, reg);
    if (c->guard != nullptr) jump_if(c->guard, false, next);
    pop_to(subject + 1);
    body(c->body);
    jump(kNoPlace, Op::Jump, end);
    bind(next);
  }
  pop_to(mark);
  bind(end);
}

void Codegen::capture(std::string_view name, const SourceRange& range, int value, PatternState& state) {
  forbid_debug(name, range);
  for (auto n : state.stored) {
    if (n == name) return fail(range, "multiple assignments to name '" + std::string(name) + "' in pattern");
  }
  state.stored.push_back(name);
  for (auto& [n, reg] : state.captures) {
    if (n == name) move(range, reg, value);
  }
}

void Codegen::pattern(const PatternNode* p, int subject, Label no, PatternState& state) {
  RecursionGuard guard(budget_);
  if (failed() || deep(p)) return;
  int mark = top();
  const SourceRange& range = p->range;
  switch (p->kind) {
    case Kind::MatchValue: {
      auto* value = as<MatchValue>(p)->value;
      if (is<JoinedStr>(value)) return fail(range, "patterns may only match literals and attribute lookups");
      if (auto n = small_int(value)) {
        jump(range, Op::JumpNotEqI, no, 0, subject, *n);
        return;
      }
      int reg = operand(value, true);
      pop_to(mark);
      jump(range, Op::JumpNotEq, no, 0, subject, reg);
      return;
    }
    case Kind::MatchSingleton: {
      ConstantKind v = as<MatchSingleton>(p)->value;
      if (v == ConstantKind::None) {
        jump(range, Op::JumpIfNotNone, no, subject);
        return;
      }
      int reg = push();
      load_const(range, ConstValue::boolean(v == ConstantKind::True), reg);
      pop_to(mark);
      jump(range, Op::JumpIsNot, no, 0, subject, reg);
      return;
    }
    case Kind::MatchSequence:
      pattern_sequence(as<MatchSequence>(p), subject, no, state);
      break;
    case Kind::MatchMapping:
      pattern_mapping(as<MatchMapping>(p), subject, no, state);
      break;
    case Kind::MatchClass:
      pattern_class(as<MatchClass>(p), subject, no, state);
      break;
    case Kind::MatchStar:
      if (!as<MatchStar>(p)->name.empty()) capture(as<MatchStar>(p)->name, range, subject, state);
      break;
    case Kind::MatchAs: {
      auto* a = as<MatchAs>(p);
      if (a->pattern == nullptr) {
        if (!state.irrefutable_allowed) {
          return fail(range, a->name.empty()
                                 ? "wildcard makes remaining patterns unreachable"
                                 : "name capture '" + std::string(a->name) + "' makes remaining patterns unreachable");
        }
        if (!a->name.empty()) capture(a->name, range, subject, state);
        break;
      }
      pattern(a->pattern, subject, no, state);
      capture(a->name, range, subject, state);
      break;
    }
    case Kind::MatchOr:
      pattern_or(as<MatchOr>(p), subject, no, state);
      break;
    default:
      break;
  }
  pop_to(mark);
}

void Codegen::pattern_or(const MatchOr* p, int subject, Label no, PatternState& state) {
  Label matched = label();
  std::vector<std::string_view> before = state.stored, first;
  bool allowed = state.irrefutable_allowed;
  std::size_t n = p->patterns.size();
  for (std::size_t i = 0; i < n; ++i) {
    bool last = i + 1 == n;
    Label next = last ? no : label();
    state.stored = before;
    state.irrefutable_allowed = last && allowed;
    pattern(p->patterns[i], subject, next, state);
    if (failed()) return;
    std::vector<std::string_view> bound(state.stored.begin() + static_cast<std::ptrdiff_t>(before.size()),
                                        state.stored.end());
    std::sort(bound.begin(), bound.end());
    if (i == 0) {
      first = bound;
    } else if (bound != first) {
      return fail(last_leaf(p->patterns[i])->range, "alternative patterns bind different names");
    }
    if (!last) {
      jump(kNoPlace, Op::Jump, matched);
      bind(next);
    }
  }
  state.irrefutable_allowed = allowed;
  bind(matched);
}

void Codegen::pattern_sequence(const MatchSequence* p, int subject, Label no, PatternState& state) {
  const SourceRange& range = p->range;
  int n = static_cast<int>(p->patterns.size());
  int star = -1;
  bool only_wildcards = true;
  for (int i = 0; i < n; ++i) {
    auto* q = p->patterns[static_cast<std::size_t>(i)];
    if (is<MatchStar>(q)) {
      if (star >= 0) return fail(range, "multiple starred names in sequence pattern");
      star = i;
      only_wildcards = only_wildcards && is_star_wildcard(q);
    } else {
      only_wildcards = only_wildcards && is_wildcard(q);
    }
  }
  int mark = top();
  int t = push();
  emit(range, Op::MatchSequence, t, subject);
  jump(range, Op::JumpIfFalse, no, t);
  if (star < 0 || n > 1) {
    emit(range, Op::GetLen, t, subject);
    if (star < 0) {
      jump(range, Op::JumpNotEqI, no, 0, t, n);
    } else {
      jump(range, Op::JumpNotGeI, no, 0, t, n - 1);
    }
  }
  bool allowed = state.irrefutable_allowed;
  state.irrefutable_allowed = true;
  if (only_wildcards) {
    pop_to(mark);
  } else if (star >= 0 && is_star_wildcard(p->patterns[static_cast<std::size_t>(star)])) {
    // Nothing wants the middle: take single items, those behind the star from the end.
    int item = push();
    for (int i = 0; i < n; ++i) {
      auto* q = p->patterns[static_cast<std::size_t>(i)];
      if (i == star || is_wildcard(q)) continue;
      if (i < star) {
        emit(range, Op::GetItemI, item, subject, i);
      } else {
        emit(range, Op::GetLen, item, subject);
        emit(range, Op::SubI, item, item, n - i);
        emit(range, Op::GetItem, item, subject, item);
      }
      pattern(q, item, no, state);
    }
  } else {
    pop_to(mark);
    int base = top();
    if (star >= 0) {
      emit(range, Op::UnpackEx, base, subject, star, static_cast<uint32_t>(n - star - 1));
    } else {
      emit(range, Op::UnpackSequence, base, subject, n);
    }
    push(n);
    for (int i = 0; i < n; ++i) pattern(p->patterns[static_cast<std::size_t>(i)], base + i, no, state);
  }
  state.irrefutable_allowed = allowed;
  pop_to(mark);
}

void Codegen::pattern_mapping(const MatchMapping* p, int subject, Label no, PatternState& state) {
  const SourceRange& range = p->range;
  int mark = top();
  int n = static_cast<int>(p->keys.size());
  int t = push();
  emit(range, Op::MatchMapping, t, subject);
  jump(range, Op::JumpIfFalse, no, t);
  if (n > 0) {
    emit(range, Op::GetLen, t, subject);
    jump(range, Op::JumpNotGeI, no, 0, t, n);
  }
  pop_to(mark);
  bool allowed = state.irrefutable_allowed;
  state.irrefutable_allowed = true;
  int keys = push();
  int values = push();
  ConstValue constant_keys = ConstValue::of(ConstTag::kTuple);
  std::unordered_set<std::string> seen;
  for (auto* k : p->keys) {
    if (is<JoinedStr>(k)) return fail(range, "mapping pattern keys may only match literals and attribute lookups");
    auto v = constant(k);
    if (!v) continue;
    std::string encoding;
    v->encode(encoding);
    if (!seen.insert(encoding).second) {
      return fail(range, "mapping pattern checks duplicate key (" + v->repr() + ")");
    }
    constant_keys.items.push_back(std::move(*v));
  }
  if (constant_keys.items.size() == p->keys.size()) {
    load_const(range, constant_keys, keys);
  } else {
    int base = top();
    for (auto* k : p->keys) push_value(k);
    pop_to(base);
    emit(range, Op::BuildTuple, keys, base, n);
  }
  if (n > 0) {
    emit(range, Op::MatchKeys, values, subject, keys);
    jump(range, Op::JumpIfNone, no, values);
    int base = top();
    emit(range, Op::UnpackSequence, base, values, n);
    push(n);
    for (int i = 0; i < n; ++i) pattern(p->patterns[static_cast<std::size_t>(i)], base + i, no, state);
    pop_to(base);
  }
  if (!p->rest.empty()) {
    int rest = push();
    emit(range, Op::BuildDict, rest, rest, 0);
    emit(range, Op::DictUpdate, rest, subject);
    if (n > 0) {
      int base = top();
      emit(range, Op::UnpackSequence, base, keys, n);
      push(n);
      for (int i = 0; i < n; ++i) emit(range, Op::DelItem, rest, base + i);
      pop_to(base);
    }
    capture(p->rest, range, rest, state);
  }
  state.irrefutable_allowed = allowed;
  pop_to(mark);
}

void Codegen::pattern_class(const MatchClass* p, int subject, Label no, PatternState& state) {
  const SourceRange& range = p->range;
  for (std::size_t i = 0; i < p->kwd_attrs.size(); ++i) {
    forbid_debug(p->kwd_attrs[i], range);
    for (std::size_t j = i + 1; j < p->kwd_attrs.size(); ++j) {
      if (p->kwd_attrs[i] == p->kwd_attrs[j]) {
        return fail(p->kwd_patterns[j]->range,
                    "attribute name repeated in class pattern: " + std::string(p->kwd_attrs[j]));
      }
    }
  }
  int mark = top();
  int window = push(2);
  to(p->cls, window);
  ConstValue names = ConstValue::of(ConstTag::kTuple);
  for (auto n : p->kwd_attrs) names.items.push_back(ConstValue::str(n));
  load_const(range, names, window + 1);
  pop_to(mark);
  int t = push();
  std::size_t positional = p->patterns.size();
  int n = static_cast<int>(positional + p->kwd_patterns.size());
  emit(range, Op::MatchClass, t, subject, window, static_cast<uint32_t>(positional));
  jump(range, Op::JumpIfNone, no, t);
  bool allowed = state.irrefutable_allowed;
  state.irrefutable_allowed = true;
  if (n > 0) {
    pop_to(mark);
    int base = top();
    emit(range, Op::UnpackSequence, base, t, n);
    push(n);
    for (std::size_t i = 0; i < positional; ++i) pattern(p->patterns[i], base + static_cast<int>(i), no, state);
    for (std::size_t i = 0; i < p->kwd_patterns.size(); ++i) {
      pattern(p->kwd_patterns[i], base + static_cast<int>(positional + i), no, state);
    }
  }
  state.irrefutable_allowed = allowed;
  pop_to(mark);
}

}  // namespace adder
