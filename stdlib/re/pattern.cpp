// pattern.cpp: re.Pattern: compiling, attributes, comparison, and the methods that look for one match.
//
// The translation runs once here for its errors and group names; the engine translates again for each width it meets.
#include <map>

#include "runtime/objects/sequence_tools.h"
#include "stdlib/re/re_module.h"

namespace adder {

namespace {

std::u32string points_of(const Str* s) {
  std::u32string out(s->length, 0);
  for (size_t i = 0; i < s->length; ++i) out[i] = s->at(i);
  return out;
}

// \N{name} through unicodedata; -1 when there is no such character.
int64_t lookup_character(ThreadState& ts, const std::u32string& name) {
  Value module = import_module(ts, "unicodedata");
  Value lookup = module ? get_attribute(ts, module, "lookup") : Value();
  Str* text = lookup ? new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(name.data()), name.size()) : nullptr;
  Value found = text ? call_with(ts, lookup, Value(text)) : Value();
  if (!found || !is_str(found) || found.as<Str>()->length != 1) {
    clear_error(ts);
    return -1;
  }
  return found.as<Str>()->at(0);
}

Value raise_failure(ThreadState& ts, const RegexTranslation& translation, Value source) {
  switch (translation.failure) {
    case RegexTranslation::kValueError:
      return raise_value_error(ts, "%s", translation.message);
    case RegexTranslation::kOverflowError:
      return raise_overflow(ts, "%s", translation.message);
    case RegexTranslation::kRecursionError:
      return raise_recursion_error(ts, "");
    default:
      break;
  }
  Value cls = regex_state(ts).error_class;
  Str* message = new_str(ts, translation.message);
  if (!message) return {};
  if (!cls) return raise_value_error(ts, "%U", message);
  Value error = translation.position < 0
                    ? call_with(ts, cls, Value(message))
                    : call_with(ts, cls, Value(message), source, new_int(ts, translation.position));
  return error ? raise_exception(ts, error) : Value();
}

// Fills text and bytes from the pattern's source.
bool read_source(ThreadState& ts, Value source, RegexSource* out) {
  if (is_str(source)) {
    out->text = points_of(source.as<Str>());
    return true;
  }
  BufferView view;
  if (!get_buffer(ts, source, &view)) return false;
  out->bytes = true;
  for (size_t i = 0; i < view.bytes; ++i) out->text += static_cast<unsigned char>(view.data[i]);
  return true;
}

void trace_pattern(Cell* cell, Marker& marker) {
  Pattern* p = static_cast<Pattern*>(cell);
  marker.visit(p->source);
  marker.visit(p->group_index);
  marker.visit(p->group_names);
  marker.visit(p->template_text);
  marker.visit(p->template_pieces);
}

void finalize_pattern(Cell* cell) {
  Pattern* p = static_cast<Pattern*>(cell);
  delete p->engine;
  delete[] p->closing_rank;
  p->engine = nullptr;
  p->closing_rank = nullptr;
}

Pattern* self_pattern(Value* a) {
  return a[0].as<Pattern>();
}

template <RegexMode mode>
Value find_one(ThreadState& ts, Value* a, uint32_t) {
  Pattern* self = self_pattern(a);
  Subject subject;
  if (!open_subject(ts, self, a[1], a[2], a[3], &subject)) return {};
  int found = run_pattern(ts, self, subject, subject.pos, mode, false);
  if (found <= 0) return found < 0 ? Value() : kNone;
  return new_match(ts, self, subject);
}

// --- repr: re.compile('text', re.FLAG|...)

std::string flags_text(const Pattern* p) {
  static constexpr struct {
    uint32_t bit;
    const char* name;
  } kNames[] = {{kRegexTemplate, "re.TEMPLATE"},   {kRegexIgnoreCase, "re.IGNORECASE"}, {kRegexLocale, "re.LOCALE"},
                {kRegexMultiline, "re.MULTILINE"}, {kRegexDotAll, "re.DOTALL"},         {kRegexUnicode, "re.UNICODE"},
                {kRegexVerbose, "re.VERBOSE"},     {kRegexDebug, "re.DEBUG"},           {kRegexAscii, "re.ASCII"}};
  uint32_t left = p->flags;
  if (!p->bytes && (left & (kRegexLocale | kRegexUnicode | kRegexAscii)) == kRegexUnicode)
    left &= ~uint32_t{kRegexUnicode};
  std::string out;
  for (auto& [bit, name] : kNames) {
    if (!(left & bit)) continue;
    left &= ~bit;
    if (!out.empty()) out += '|';
    out += name;
  }
  if (left) {
    char text[16];
    std::snprintf(text, sizeof text, "0x%x", left);
    if (!out.empty()) out += '|';
    out += text;
  }
  return out;
}

Value pattern_repr(ThreadState& ts, Value* a, uint32_t) {
  Pattern* self = self_pattern(a);
  Str* text = to_repr(ts, self->source);
  if (text && text->length > 200) text = str_substring(ts, text, 0, 200);
  if (!text) return {};
  std::string flags = flags_text(self);
  return flags.empty() ? format_message(ts, "re.compile(%U)", text)
                       : format_message(ts, "re.compile(%U, %s)", text, flags);
}

Value pattern_eq(ThreadState& ts, Value* a, uint32_t) {
  if (!is_pattern(ts, a[1])) return kNotImplemented;
  Pattern *x = self_pattern(a), *y = a[1].as<Pattern>();
  if (x->flags != y->flags || x->bytes != y->bytes) return kFalse;
  int same = compare_bool(ts, Compare::kEq, x->source, y->source);
  return same < 0 ? Value() : Value::boolean(same);
}

Value pattern_hash(ThreadState& ts, Value* a, uint32_t) {
  Pattern* self = self_pattern(a);
  uint64_t hash;
  if (!hash_value(ts, self->source, &hash)) return {};
  return Value::small_int(static_cast<int64_t>((hash ^ self->flags * uint64_t{0x9e3779b97f4a7c15}) >> 3));
}

Value pattern_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

Value pattern_reduce(ThreadState& ts, Value* a, uint32_t) {
  Pattern* self = self_pattern(a);
  Value module = import_module(ts, "re");
  Value compile = module ? get_attribute(ts, module, "_compile") : Value();
  Tuple* args = compile ? tuple_of(ts, self->source, Value::small_int(self->flags)) : nullptr;
  return args ? Value(tuple_of(ts, compile, args)) : Value();
}

constexpr const char* kSearchDoc =
    "Scan through string looking for a match, and return a corresponding match object instance.";

NativeDef kMethods[] = {
    {"match(self, /, string, pos=0, endpos=sys.maxsize)",
     "Matches zero or more characters at the beginning of the string.", find_one<RegexMode::kMatch>},
    {"fullmatch(self, /, string, pos=0, endpos=sys.maxsize)", "Matches against all of the string.",
     find_one<RegexMode::kFullMatch>},
    {"search(self, /, string, pos=0, endpos=sys.maxsize)", kSearchDoc, find_one<RegexMode::kSearch>},
    {"sub(self, /, repl, string, count=0)",
     "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the "
     "replacement repl.",
     pattern_sub},
    {"subn(self, /, repl, string, count=0)",
     "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences "
     "of pattern with the replacement repl.",
     pattern_subn},
    {"split(self, /, string, maxsplit=0)", "Split string by the occurrences of pattern.", pattern_split},
    {"findall(self, /, string, pos=0, endpos=sys.maxsize)",
     "Return a list of all non-overlapping matches of pattern in string.", pattern_findall},
    {"finditer(self, /, string, pos=0, endpos=sys.maxsize)",
     "Return an iterator over all non-overlapping matches for the RE pattern in string.", pattern_finditer},
    {"scanner(self, /, string, pos=0, endpos=sys.maxsize)", nullptr, pattern_scanner},
    {"__repr__(self, /)", "Return repr(self).", pattern_repr},
    {"__eq__(self, value, /)", "Return self==value.", pattern_eq},
    {"__hash__(self, /)", "Return hash(self).", pattern_hash},
    {"__copy__(self, /)", nullptr, pattern_self},
    {"__deepcopy__(self, memo, /)", nullptr, pattern_self},
    {"__reduce__(self, /)", "Return state information for pickling.", pattern_reduce},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"pattern", "The pattern string from which the RE object was compiled.",
     [](ThreadState&, Value v) { return v.as<Pattern>()->source; }, readonly_member},
    {"flags", "The regex matching flags.",
     [](ThreadState&, Value v) { return Value::small_int(v.as<Pattern>()->flags); }, readonly_member},
    {"groups", "The number of capturing groups in the pattern.",
     [](ThreadState&, Value v) { return Value::small_int(v.as<Pattern>()->groups); }, readonly_member},
    {"groupindex", "A dictionary mapping group names to group numbers.",
     [](ThreadState& ts, Value v) {
       return call_with(ts, ts.rt.types.mappingproxy, Value(v.as<Pattern>()->group_index));
     },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

bool is_pattern(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Native) && v.as_cell()->type() == regex_state(ts).pattern;
}

Pattern* new_pattern(ThreadState& ts, Value source, uint32_t flags) {
  RegexSource text;
  text.flags = flags;
  if (!read_source(ts, source, &text)) return nullptr;
  auto names = std::make_shared<std::map<std::u32string, int64_t>>();
  text.named_character = [&ts, names](const std::u32string& name) {
    auto known = names->find(name);
    if (known == names->end()) known = names->emplace(name, lookup_character(ts, name)).first;
    return known->second;
  };
  RegexTranslation translation = translate_regex(text);
  if (translation.failure != RegexTranslation::kNone) return raise_failure(ts, translation, source), nullptr;
  Pattern* self = static_cast<Pattern*>(new_instance(ts, regex_state(ts).pattern));
  if (!self) return nullptr;
  self->source = source;
  self->group_index = new_dict(ts);
  self->group_names = new_array(ts, translation.groups + 1);
  if (!self->group_index || !self->group_names) return nullptr;
  for (auto& [name, number] : translation.names) {
    Str* key = new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(name.data()), name.size());
    if (!key || !dict_set_str(ts, self->group_index, key, Value::small_int(number))) return nullptr;
    self->group_names->items[number] = key;
  }
  self->bytes = text.bytes;
  self->flags = translation.flags;
  self->groups = translation.groups;
  self->closing_rank = new uint32_t[translation.groups + 1]();
  std::copy(translation.closing_rank.begin(), translation.closing_rank.end(), self->closing_rank);
  // Later translations run for other widths, perhaps on other threads: all names are known by then.
  text.named_character = [names](const std::u32string& name) {
    auto known = names->find(name);
    return known == names->end() ? -1 : known->second;
  };
  self->engine = new RegexEngine(std::move(text));
  self->engine->set_groups(translation.groups);
  return self;
}

const NativeType kPattern = {.name = "re.Pattern",
                             .doc = "Compiled regular expression object.",
                             .methods = kMethods,
                             .getsets = kGetSets,
                             .instance_bytes = sizeof(Pattern),
                             .flags = kTypeNoSubclass | kTypeWeakrefable,
                             .trace = trace_pattern,
                             .finalize = finalize_pattern};

}  // namespace adder
