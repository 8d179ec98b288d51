// match.cpp: re.Match, the result of one successful attempt. Spans are positions in the text; texts are cut when asked
// for.
#include "runtime/objects/sequence_tools.h"
#include "stdlib/re/re_module.h"

namespace adder {

namespace {

Match* self_match(Value* a) {
  return a[0].as<Match>();
}

void trace_match(Cell* cell, Marker& marker) {
  Match* m = static_cast<Match*>(cell);
  marker.visit(m->pattern);
  marker.visit(m->string);
}

// The number of a group given by number or name, -1 with IndexError pending.
int64_t group_number(ThreadState& ts, Match* m, Value v) {
  int64_t i = -1;
  if (v.is_int()) {
    i = v.as_int();
  } else if (is_str(v)) {
    Value known = dict_get(ts, m->pattern->group_index, v);
    if (known) i = known.as_int();
  } else if (has_index(ts, v)) {
    if (!to_index_i64(ts, v, &i)) return -1;
  }
  if (i >= 0 && i <= m->pattern->groups) return i;
  if (!ts.has_error()) raise_index_error(ts, "no such group");
  return -1;
}

Value one_group(ThreadState& ts, Match* m, Value v) {
  int64_t i = group_number(ts, m, v);
  return i < 0 ? Value() : match_group(ts, m, static_cast<size_t>(i), kNone);
}

Value match_group_method(ThreadState& ts, Value* a, uint32_t n) {
  Match* self = self_match(a);
  if (n == 1) return match_group(ts, self, 0, kNone);
  if (n == 2) return one_group(ts, self, a[1]);
  Tuple* result = new_tuple(ts, n - 1);
  for (uint32_t i = 1; result && i < n; ++i) {
    result->items[i - 1] = one_group(ts, self, a[i]);
    if (!result->items[i - 1]) return {};
  }
  return result;
}

Value match_getitem(ThreadState& ts, Value* a, uint32_t) {
  return one_group(ts, self_match(a), a[1]);
}

Value match_groups(ThreadState& ts, Value* a, uint32_t) {
  Match* self = self_match(a);
  Tuple* result = new_tuple(ts, self->pattern->groups);
  for (size_t i = 0; result && i < self->pattern->groups; ++i) {
    result->items[i] = match_group(ts, self, i + 1, a[1] ? a[1] : kNone);
    if (!result->items[i]) return {};
  }
  return result;
}

Value match_groupdict(ThreadState& ts, Value* a, uint32_t) {
  Match* self = self_match(a);
  Dict* result = new_dict(ts);
  size_t position = 0;
  Value name, number;
  while (result && dict_next(self->pattern->group_index, &position, &name, &number)) {
    Value text = match_group(ts, self, static_cast<size_t>(number.as_int()), a[1] ? a[1] : kNone);
    if (!text || !dict_set(ts, result, name, text)) return {};
  }
  return result;
}

template <int part>  // 0 start, 1 end, 2 span
Value match_place(ThreadState& ts, Value* a, uint32_t) {
  Match* self = self_match(a);
  int64_t i = a[1] ? group_number(ts, self, a[1]) : 0;
  if (i < 0) return {};
  Value start = Value::small_int(self->spans[2 * i]), end = Value::small_int(self->spans[2 * i + 1]);
  return part == 0 ? start : part == 1 ? end : Value(tuple_of(ts, start, end));
}

Value match_expand(ThreadState& ts, Value* a, uint32_t) {
  Match* self = self_match(a);
  Value pieces = template_pieces(ts, self->pattern, a[1]);
  if (!pieces) return {};
  List* list = pieces.as<List>();
  List* parts = new_list(ts, list->size);
  Value empty = parts ? subject_slice(ts, self->string, 0, 0) : Value();
  for (size_t i = 0; empty && i < list->size; ++i) {
    Value part = list->items[i];
    if (part.is_int()) part = match_group(ts, self, static_cast<size_t>(part.as_int()), empty);
    if (!part || !list_append(ts, parts, part)) return {};
  }
  Value args[] = {parts};
  return empty ? call_method(ts, empty, ts.rt.names.join, args) : Value();
}

Value match_repr(ThreadState& ts, Value* a, uint32_t) {
  Match* self = self_match(a);
  Value text = match_group(ts, self, 0, kNone);
  Str* shown = text ? to_repr(ts, text) : nullptr;
  if (shown && shown->length > 50) shown = str_substring(ts, shown, 0, 50);
  return shown ? Value(format_message(ts, "<re.Match object; span=(%ld, %ld), match=%U>", self->spans[0],
                                      self->spans[1], shown))
               : Value();
}

Value match_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

Value match_regs(ThreadState& ts, Value v) {
  Match* self = v.as<Match>();
  Tuple* result = new_tuple(ts, self->pattern->groups + 1);
  for (size_t i = 0; result && i <= self->pattern->groups; ++i) {
    Tuple* span = tuple_of(ts, Value::small_int(self->spans[2 * i]), Value::small_int(self->spans[2 * i + 1]));
    if (!span) return {};
    result->items[i] = span;
  }
  return result;
}

NativeDef kMethods[] = {
    {"group(self, /, *groups)",
     "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the "
     "entire match.",
     match_group_method},
    {"groups(self, /, default=None)", "Return a tuple containing all the subgroups of the match, from 1.",
     match_groups},
    {"groupdict(self, /, default=None)",
     "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.",
     match_groupdict},
    {"start(self, group=0, /)", "Return index of the start of the substring matched by group.", match_place<0>},
    {"end(self, group=0, /)", "Return index of the end of the substring matched by group.", match_place<1>},
    {"span(self, group=0, /)", "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
     match_place<2>},
    {"expand(self, /, template)",
     "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.",
     match_expand},
    {"__getitem__(self, key, /)", "Return self[key].", match_getitem},
    {"__repr__(self, /)", "Return repr(self).", match_repr},
    {"__copy__(self, /)", nullptr, match_self},
    {"__deepcopy__(self, memo, /)", nullptr, match_self},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"string", "The string passed to match() or search().", [](ThreadState&, Value v) { return v.as<Match>()->string; },
     readonly_member},
    {"re", "The regular expression object.", [](ThreadState&, Value v) { return Value(v.as<Match>()->pattern); },
     readonly_member},
    {"pos", "The index into the string at which the RE engine started looking for a match.",
     [](ThreadState&, Value v) { return Value::small_int(v.as<Match>()->pos); }, readonly_member},
    {"endpos", "The index into the string beyond which the RE engine will not go.",
     [](ThreadState&, Value v) { return Value::small_int(v.as<Match>()->endpos); }, readonly_member},
    {"lastindex", "The integer index of the last matched capturing group.",
     [](ThreadState&, Value v) {
       return v.as<Match>()->last_index ? Value::small_int(v.as<Match>()->last_index) : kNone;
     },
     nullptr},
    {"lastgroup", "The name of the last matched capturing group.",
     [](ThreadState&, Value v) {
       Match* m = v.as<Match>();
       Value name = m->last_index ? m->pattern->group_names->items[m->last_index] : Value();
       return name ? name : kNone;
     },
     nullptr},
    {"regs", nullptr, match_regs, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

// The group that closed last: the one that reaches furthest, of equals the one whose parenthesis closes later.
int64_t last_closed(const Pattern* pattern, const int64_t* spans) {
  int64_t best = 0;
  for (int64_t i = 1; i <= pattern->groups; ++i) {
    if (spans[2 * i] < 0) continue;
    if (!best || spans[2 * i + 1] > spans[2 * best + 1] ||
        (spans[2 * i + 1] == spans[2 * best + 1] && pattern->closing_rank[i - 1] > pattern->closing_rank[best - 1]))
      best = i;
  }
  return best;
}

}  // namespace

Value match_group(ThreadState& ts, Match* match, size_t group, Value preset) {
  int64_t start = match->spans[2 * group];
  return start < 0 ? preset : subject_slice(ts, match->string, start, match->spans[2 * group + 1]);
}

Value new_match(ThreadState& ts, Pattern* pattern, const Subject& subject) {
  size_t count = 2 * (size_t{pattern->groups} + 1);
  Match* m = static_cast<Match*>(new_instance(ts, regex_state(ts).match, count * sizeof(int64_t)));
  if (!m) return {};
  m->pattern = pattern;
  m->string = subject.string;
  m->pos = subject.pos;
  m->endpos = subject.endpos;
  std::copy_n(pattern->engine->spans(), count, m->spans);
  m->last_index = last_closed(pattern, m->spans);
  return m;
}

const NativeType kMatch = {
    .name = "re.Match",
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    .methods = kMethods,
    .getsets = kGetSets,
    .instance_bytes = sizeof(Match),
    .flags = kTypeNoSubclass,
    .trace = trace_match};

}  // namespace adder
