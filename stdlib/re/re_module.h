// re_module.h: the objects of `_re` and what its files share.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "stdlib/re/regex_engine.h"

namespace adder {

struct Pattern : Cell {
  Value source;            // Str or bytes-like
  Dict* group_index;       // name to number
  Array* group_names;      // number to name, empty where unnamed
  RegexEngine* engine;     // malloc'ed
  uint32_t* closing_rank;  // malloc'ed; of group i + 1
  uint32_t flags, groups;
  bool bytes;
  Value template_text, template_pieces;  // the replacement parsed last
};

struct Match : Cell {
  Pattern* pattern;
  Value string;
  int64_t pos, endpos;
  int64_t last_index;  // of the group closed last, or 0
  int64_t spans[];     // 2 * (groups + 1)
};

struct RegexState {
  Type *pattern = nullptr, *match = nullptr, *scanner = nullptr, *iterator = nullptr;
  Value error_class, parse_template;  // from the module re
  void trace(Marker& marker) {
    marker.visit(pattern);
    marker.visit(match);
    marker.visit(scanner);
    marker.visit(iterator);
    marker.visit(error_class);
    marker.visit(parse_template);
  }
};
RegexState& regex_state(ThreadState& ts);

// A text under search, with the bounds of one call.
struct Subject {
  Value string;        // as given
  Value pinned;        // what owns the bytes looked at
  RegexSubject units;  // length is endpos
  int64_t pos = 0, endpos = 0;
};
// False with TypeError pending. pos and endpos may be empty.
bool open_subject(ThreadState& ts, Pattern* pattern, Value string, Value pos, Value endpos, Subject* out);
// Part of a text: a str, or bytes.
Value subject_slice(ThreadState& ts, Value string, int64_t start, int64_t end);

// One attempt: 1 and the engine's spans, 0, or -1 with an exception pending.
int run_pattern(ThreadState& ts, Pattern* pattern, const Subject& subject, int64_t start, RegexMode mode,
                bool not_empty);
Value new_match(ThreadState& ts, Pattern* pattern, const Subject& subject);  // from the spans of the last run
Value match_group(ThreadState& ts, Match* match, size_t group, Value preset);
Pattern* new_pattern(ThreadState& ts, Value source, uint32_t flags);
// The pieces (texts and group numbers) of a replacement with backslashes, as a List.
Value template_pieces(ThreadState& ts, Pattern* pattern, Value text);
bool is_pattern(ThreadState& ts, Value v);

Value pattern_sub(ThreadState& ts, Value* a, uint32_t n);
Value pattern_subn(ThreadState& ts, Value* a, uint32_t n);
Value pattern_split(ThreadState& ts, Value* a, uint32_t n);
Value pattern_findall(ThreadState& ts, Value* a, uint32_t n);
Value pattern_finditer(ThreadState& ts, Value* a, uint32_t n);
Value pattern_scanner(ThreadState& ts, Value* a, uint32_t n);

extern const NativeType kPattern;
extern const NativeType kMatch;
extern const NativeType kScanner;
extern const NativeType kMatchIterator;

}  // namespace adder
