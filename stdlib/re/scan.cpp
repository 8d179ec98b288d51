// scan.cpp: walking over all matches of a text: findall, finditer, split, sub, and the scanner object.
//
// After an empty match the next one may start at the same place, but may not be empty there; after any other match it
// may. Each step gives signals and other threads a chance, so nothing of the engine is kept across steps.
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_tools.h"
#include "stdlib/re/re_module.h"

namespace adder {

namespace {

Pattern* self_pattern(Value* a) {
  return a[0].as<Pattern>();
}

// The state of a walk; start > endpos: at the end.
struct Walk {
  int64_t start = 0;
  bool not_empty = false;

  // 1: a match, its spans in the engine; 0: no more; -1: error.
  int step(ThreadState& ts, Pattern* pattern, const Subject& subject, RegexMode mode = RegexMode::kSearch) {
    if (start > subject.endpos) return 0;
    if (ts.poll.load(std::memory_order_relaxed) && !handle_poll(ts)) return -1;
    int found = run_pattern(ts, pattern, subject, start, mode, not_empty);
    if (found <= 0) {
      start = subject.endpos + 1;
      return found;
    }
    const int64_t* spans = pattern->engine->spans();
    not_empty = spans[1] == spans[0];
    start = spans[1];
    return 1;
  }
};

Value span_text(ThreadState& ts, const Subject& subject, const int64_t* spans, size_t group) {
  int64_t start = spans[2 * group];
  return start < 0 ? subject_slice(ts, subject.string, 0, 0)
                   : subject_slice(ts, subject.string, start, spans[2 * group + 1]);
}

// Text put together from pieces of strings or of bytes.
class Output {
 public:
  explicit Output(const Subject& subject) : text_(is_str(subject.string)), width_(text_ ? subject.units.width : 1) {}
  void add_units(const Subject& subject, int64_t start, int64_t end) {
    if (end > start)
      append(static_cast<const char*>(subject.units.data) + start * subject.units.width,
             static_cast<size_t>(end - start), subject.units.width);
  }
  // False with TypeError pending for what is not of the kind of the subject; None adds nothing.
  bool add(ThreadState& ts, Value v, size_t index) {
    if (v.is_none()) return true;
    if (text_) {
      if (!is_str(v))
        return raise_type_error(ts, "sequence item %zu: expected str instance, %T found", index, v), false;
      Str* s = v.as<Str>();
      append(s->data, s->length, s->width);
      return true;
    }
    BufferView view;
    if (!is_bytes_like(v))
      return raise_type_error(ts, "sequence item %zu: expected a bytes-like object, %T found", index, v), false;
    if (!get_buffer(ts, v, &view)) return false;
    append(view.data, view.bytes, 1);
    return true;
  }
  Value finish(ThreadState& ts) {
    if (!text_) return new_bytes(ts, data_);
    if (width_ == 1) return new_str_latin1(ts, data_);
    size_t count = data_.size() / static_cast<size_t>(width_);
    std::vector<uint32_t> points(count);
    for (size_t i = 0; i < count; ++i) points[i] = unit(i);
    return new_str_ucs4(ts, points.data(), count);
  }

 private:
  uint32_t unit(size_t i) const {
    if (width_ == 1) return static_cast<unsigned char>(data_[i]);
    uint32_t point = 0;
    std::memcpy(&point, data_.data() + i * static_cast<size_t>(width_), static_cast<size_t>(width_));
    return point;
  }
  void append(const char* data, size_t count, int width) {
    if (width > width_) {
      Output wider(width);
      for (size_t i = 0, n = data_.size() / static_cast<size_t>(width_); i < n; ++i) wider.append_point(unit(i));
      data_ = std::move(wider.data_);
      width_ = width;
    }
    if (width == width_) {
      data_.append(data, count * static_cast<size_t>(width));
      return;
    }
    for (size_t i = 0; i < count; ++i) {
      uint32_t point = 0;
      std::memcpy(&point, data + i * static_cast<size_t>(width), static_cast<size_t>(width));
      append_point(point);
    }
  }
  explicit Output(int width) : text_(true), width_(width) {}
  void append_point(uint32_t point) {
    data_.append(reinterpret_cast<const char*>(&point), static_cast<size_t>(width_));
  }

  bool text_;
  int width_;
  std::string data_;
};

// --- sub

bool has_backslash(ThreadState& ts, Value v, bool* out) {
  if (is_str(v)) {
    Str* s = v.as<Str>();
    *out = false;
    for (size_t i = 0; i < s->length && !*out; ++i) *out = s->at(i) == '\\';
    return true;
  }
  BufferView view;
  if (!get_buffer(ts, v, &view)) return false;
  *out = std::memchr(view.data, '\\', view.bytes) != nullptr;
  return true;
}

// Replaces up to `limit` matches (0: all); *made counts them. `pieces`: a List of a template, or empty.
Value substitute(ThreadState& ts, Value* a, int64_t* made) {
  Pattern* self = self_pattern(a);
  Value replacement = a[1], pieces;
  int64_t limit = 0;
  if (a[3] && !to_index_i64(ts, a[3], &limit)) return {};
  bool calls = is_callable(ts, replacement);
  if (!calls) {
    bool special;
    if (!is_str(replacement) && !is_bytes_like(replacement)) {
      special = true;  // the template parser says what is wrong
    } else if (!has_backslash(ts, replacement, &special)) {
      return {};
    }
    if (special) pieces = template_pieces(ts, self, replacement);
    if (special && !pieces) return {};
  }
  Subject subject;
  if (!open_subject(ts, self, a[2], Value(), Value(), &subject)) return {};
  Output out(subject);
  Walk walk;
  int64_t copied = 0;
  size_t index = 0;  // as counted by the join that CPython would do
  *made = 0;
  int found;
  while ((!limit || *made < limit) && (found = walk.step(ts, self, subject)) != 0) {
    if (found < 0) return {};
    const int64_t* spans = self->engine->spans();
    int64_t start = spans[0], end = spans[1];
    if (copied < start) index++;
    out.add_units(subject, copied, start);
    copied = end;
    ++*made;
    if (calls) {
      Value match = new_match(ts, self, subject);
      Value text = match ? call(ts, replacement, &match, 1) : Value();
      if (!text || !out.add(ts, text, index)) return {};
      index += !text.is_none();
    } else if (pieces) {
      List* list = pieces.as<List>();
      for (size_t i = 0; i < list->size; ++i) {
        Value piece = list->items[i];
        if (!piece.is_int()) {
          if (!out.add(ts, piece, index)) return {};
        } else {
          size_t group = static_cast<size_t>(piece.as_int());
          if (spans[2 * group] >= 0) out.add_units(subject, spans[2 * group], spans[2 * group + 1]);
        }
      }
      index++;
    } else if (!out.add(ts, replacement, index++)) {
      return {};
    }
  }
  if (ts.has_error()) return {};
  if (!*made && (is_exact(subject.string, Kind::Str) || is_exact(subject.string, Kind::Bytes))) return subject.string;
  out.add_units(subject, copied, subject.endpos);
  return out.finish(ts);
}

// --- scanner and finditer: the same object under two types

struct Scanner : Cell {
  Pattern* pattern;
  Value string;
  Value pos, endpos;
  Walk walk;
};

void trace_scanner(Cell* cell, Marker& marker) {
  Scanner* s = static_cast<Scanner*>(cell);
  marker.visit(s->pattern);
  marker.visit(s->string);
  marker.visit(s->pos);
  marker.visit(s->endpos);
}

Value make_scanner(ThreadState& ts, Type* type, Value* a) {
  Subject subject;
  if (!open_subject(ts, self_pattern(a), a[1], a[2], a[3], &subject)) return {};
  Scanner* s = static_cast<Scanner*>(new_instance(ts, type));
  if (!s) return {};
  s->pattern = self_pattern(a);
  s->string = a[1];
  s->pos = new_int(ts, subject.pos);
  s->endpos = new_int(ts, subject.endpos);
  s->walk = Walk{subject.pos, false};
  return s;
}

// The next match, or empty without an exception.
Value advance(ThreadState& ts, Scanner* s, RegexMode mode) {
  Subject subject;
  if (!open_subject(ts, s->pattern, s->string, s->pos, s->endpos, &subject)) return {};
  int found = s->walk.step(ts, s->pattern, subject, mode);
  return found > 0 ? new_match(ts, s->pattern, subject) : Value();
}

template <RegexMode mode>
Value scanner_step(ThreadState& ts, Value* a, uint32_t) {
  Value match = advance(ts, a[0].as<Scanner>(), mode);
  return match || ts.has_error() ? match : kNone;
}

Value iterator_next(ThreadState& ts, Value self) {
  return advance(ts, self.as<Scanner>(), RegexMode::kSearch);
}

NativeDef kScannerMethods[] = {{"match(self, /)", nullptr, scanner_step<RegexMode::kMatch>},
                               {"search(self, /)", nullptr, scanner_step<RegexMode::kSearch>},
                               {nullptr, nullptr, nullptr}};
const NativeGetSet kScannerGetSets[] = {
    {"pattern", nullptr, [](ThreadState&, Value v) { return Value(v.as<Scanner>()->pattern); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};
NativeDef kIteratorMethods[] = {{nullptr, nullptr, nullptr}};

}  // namespace

Value pattern_sub(ThreadState& ts, Value* a, uint32_t) {
  int64_t made;
  return substitute(ts, a, &made);
}

Value pattern_subn(ThreadState& ts, Value* a, uint32_t) {
  int64_t made;
  Value text = substitute(ts, a, &made);
  return text ? Value(tuple_of(ts, text, Value::small_int(made))) : Value();
}

Value pattern_findall(ThreadState& ts, Value* a, uint32_t) {
  Pattern* self = self_pattern(a);
  Subject subject;
  List* result = open_subject(ts, self, a[1], a[2], a[3], &subject) ? new_list(ts) : nullptr;
  if (!result) return {};
  Walk walk{subject.pos, false};
  int found;
  while ((found = walk.step(ts, self, subject)) > 0) {
    const int64_t* spans = self->engine->spans();
    Value item;
    if (self->groups <= 1) {
      item = span_text(ts, subject, spans, self->groups);
    } else {
      Tuple* texts = new_tuple(ts, self->groups);
      for (size_t i = 0; texts && i < self->groups; ++i) {
        texts->items[i] = span_text(ts, subject, spans, i + 1);
        if (!texts->items[i]) return {};
      }
      item = texts;
    }
    if (!item || !list_append(ts, result, item)) return {};
  }
  return found < 0 ? Value() : Value(result);
}

Value pattern_split(ThreadState& ts, Value* a, uint32_t) {
  Pattern* self = self_pattern(a);
  int64_t limit = 0, made = 0, copied = 0;
  if (a[2] && !to_index_i64(ts, a[2], &limit)) return {};
  Subject subject;
  List* result = open_subject(ts, self, a[1], Value(), Value(), &subject) ? new_list(ts) : nullptr;
  if (!result) return {};
  Walk walk;
  int found = 0;
  while ((!limit || made < limit) && (found = walk.step(ts, self, subject)) > 0) {
    const int64_t* spans = self->engine->spans();
    Value piece = subject_slice(ts, subject.string, copied, spans[0]);
    if (!piece || !list_append(ts, result, piece)) return {};
    for (size_t i = 1; i <= self->groups; ++i) {
      Value text = spans[2 * i] < 0 ? kNone : span_text(ts, subject, spans, i);
      if (!text || !list_append(ts, result, text)) return {};
    }
    copied = spans[1];
    made++;
  }
  if (found < 0) return {};
  Value rest = subject_slice(ts, subject.string, copied, subject.endpos);
  return rest && list_append(ts, result, rest) ? Value(result) : Value();
}

Value pattern_scanner(ThreadState& ts, Value* a, uint32_t) {
  return make_scanner(ts, regex_state(ts).scanner, a);
}
Value pattern_finditer(ThreadState& ts, Value* a, uint32_t) {
  return make_scanner(ts, regex_state(ts).iterator, a);
}

const NativeType kScanner = {.name = "_sre.SRE_Scanner",
                             .doc = nullptr,
                             .methods = kScannerMethods,
                             .getsets = kScannerGetSets,
                             .instance_bytes = sizeof(Scanner),
                             .flags = kTypeNoSubclass,
                             .trace = trace_scanner};
const NativeType kMatchIterator = {.name = "callable_iterator",
                                   .doc = nullptr,
                                   .methods = kIteratorMethods,
                                   .instance_bytes = sizeof(Scanner),
                                   .flags = kTypeNoSubclass,
                                   .iter_next = iterator_next,
                                   .trace = trace_scanner};

}  // namespace adder
