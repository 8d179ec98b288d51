// _re.cpp: the module behind `re`: its table, opening a text for searching, one attempt, and templates.
#include "stdlib/re/re_module.h"

namespace adder {

extern const NativeModule kModule__re;

RegexState& regex_state(ThreadState& ts) {
  return module_state<RegexState>(ts, kModule__re);
}

bool open_subject(ThreadState& ts, Pattern* pattern, Value string, Value pos, Value endpos, Subject* out) {
  out->string = string;
  if (is_str(string)) {
    if (pattern->bytes) return raise_type_error(ts, "cannot use a bytes pattern on a string-like object"), false;
    Str* s = string.as<Str>();
    out->pinned = string;
    out->units.data = s->data;
    out->units.length = s->length;
    out->units.width = static_cast<int>(s->width);
  } else {
    if (!is_kind(string, Kind::Bytes) && !is_bytes_like(string))
      return raise_type_error(ts, "expected string or bytes-like object, got '%T'", string), false;
    BufferView view;
    if (!get_buffer(ts, string, &view)) return false;
    if (!pattern->bytes) return raise_type_error(ts, "cannot use a string pattern on a bytes-like object"), false;
    if (!is_kind(string, Kind::Bytes)) {  // script code that runs between attempts could change or shrink it
      Bytes* copy = new_bytes(ts, {view.data, view.bytes});
      if (!copy) return false;
      out->pinned = copy;
      view.data = copy->data;
    }
    out->units.data = view.data;
    out->units.length = view.bytes;
  }
  int64_t length = static_cast<int64_t>(out->units.length), first = 0, last = length;
  if (pos && !to_index_i64(ts, pos, &first, true)) return false;
  if (endpos && !to_index_i64(ts, endpos, &last, true)) return false;
  out->pos = std::clamp<int64_t>(first, 0, length);
  out->endpos = std::clamp<int64_t>(last, 0, length);
  out->units.length = static_cast<size_t>(out->endpos);
  return true;
}

Value subject_slice(ThreadState& ts, Value string, int64_t start, int64_t end) {
  if (is_str(string)) return str_substring(ts, string.as<Str>(), static_cast<size_t>(start), static_cast<size_t>(end));
  if (is_exact(string, Kind::Bytes) && start == 0 && static_cast<uint64_t>(end) == string.as<Bytes>()->size)
    return string;
  BufferView view;
  if (!get_buffer(ts, string, &view)) return {};
  size_t last = std::min(static_cast<size_t>(end), view.bytes), first = std::min(static_cast<size_t>(start), last);
  return new_bytes(ts, {view.data + first, last - first});
}

int run_pattern(ThreadState& ts, Pattern* pattern, const Subject& subject, int64_t start, RegexMode mode,
                bool not_empty) {
  if (start > subject.endpos) return 0;
  size_t before = pattern->engine->memory();
  RegexEngine::Outcome outcome = pattern->engine->run(subject.units, static_cast<size_t>(start), mode, not_empty);
  if (size_t now = pattern->engine->memory(); now > before) ts.rt.heap.add_external(now - before);
  switch (outcome) {
    case RegexEngine::kMatched:
      return 1;
    case RegexEngine::kNoMatch:
      return 0;
    case RegexEngine::kNoMemory:
      raise_memory_error(ts);
      return -1;
    case RegexEngine::kCompileFailed:
      raise_runtime_error(ts, "regular expression not supported: %s", pattern->engine->compile_error());
      return -1;
    default:
      break;
  }
  raise_runtime_error(ts, "regular expression needs too much backtracking (limit of %u steps)", kRegexMatchLimit);
  return -1;
}

Value template_pieces(ThreadState& ts, Pattern* pattern, Value text) {
  bool cacheable = is_exact(text, Kind::Str) || is_exact(text, Kind::Bytes);
  if (cacheable && pattern->template_text == text) return pattern->template_pieces;
  Value parse = regex_state(ts).parse_template;
  if (!parse) return raise_runtime_error(ts, "module re is not loaded");
  Value pieces = call_with(ts, parse, text, Value(pattern));
  if (!pieces) return {};
  if (!is_kind(pieces, Kind::List)) return raise_type_error(ts, "template must be a list, not '%T'", pieces);
  if (cacheable) {
    pattern->template_text = text;
    pattern->template_pieces = pieces;
  }
  return pieces;
}

namespace {

Value re_compile(ThreadState& ts, Value* a, uint32_t) {
  int64_t flags = 0;
  if (a[1] && !to_i64(ts, a[1], &flags)) return {};
  return new_pattern(ts, a[0], static_cast<uint32_t>(flags));
}

Value re_bind(ThreadState& ts, Value* a, uint32_t) {
  regex_state(ts).error_class = a[0];
  regex_state(ts).parse_template = a[1];
  return kNone;
}

NativeDef kFunctions[] = {
    {"compile(pattern, flags=0, /)", "A Pattern from a str or bytes-like object.", re_compile},
    {"bind(error, parse_template, /)",
     "Tells which class to raise for bad patterns and which function reads replacement templates.", re_bind},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  RegexState& state = regex_state(ts);
  state.pattern = module_add_type(ts, module, kPattern);
  state.match = state.pattern ? module_add_type(ts, module, kMatch) : nullptr;
  state.scanner = state.match ? new_native_type(ts, kScanner, nullptr, kNone) : nullptr;
  state.iterator =
      state.scanner ? new_native_type(ts, kMatchIterator, nullptr, Value(intern(ts, "builtins"))) : nullptr;
  return state.iterator && module_add(ts, module, "MAGIC", Value::small_int(20220615));
}

}  // namespace

const NativeModule kModule__re = {"_re", "Regular expressions on PCRE2, with the syntax and results of Python's.",
                                  kFunctions, init};

}  // namespace adder
