// regex_translator.cpp: a recursive descent over Python's syntax that writes PCRE2 text as it goes.
//
// Each branch keeps where its last item starts in the output and what kind it is, which is all a quantifier needs.
// Widths are summed up on the way because look-behinds must have one width; that complaint, without a position, comes
// only when nothing else is wrong. Error texts and positions are CPython's. Must stay true: after a failure nothing
// more is read; every function then returns false at once.
#include "stdlib/re/regex_translator.h"

#include <algorithm>

#include "runtime/objects/str_tools.h"
#include "runtime/text/unicode.h"

namespace adder {

namespace {

constexpr uint64_t kNoLimit = 0xffffffff;  // the repeat count that means "any"
constexpr int kMaxDepth = 400;
constexpr uint32_t kTypeFlags = kRegexAscii | kRegexLocale | kRegexUnicode;
constexpr uint32_t kGlobalOnlyFlags = kRegexDebug | kRegexTemplate;
constexpr char32_t kEnd = 0xffffffff;

struct Width {
  uint64_t low = 0, high = 0;
  static uint64_t clip(uint64_t v) { return std::min(v, kNoLimit); }
  void add(const Width& w) {
    low = clip(low + w.low);
    high = clip(high + w.high);
  }
  void repeat(uint64_t least, uint64_t most) {
    low = clip(low * std::min<uint64_t>(least, kNoLimit));
    high = high && most >= kNoLimit ? kNoLimit : clip(high * most);
  }
  void alternative(const Width& w) {
    low = std::min(low, w.low);
    high = std::max(high, w.high);
  }
};

bool is_ascii_letter(char32_t c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}
bool is_octal(char32_t c) {
  return c >= '0' && c <= '7';
}
bool is_decimal_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
int hex_value(char32_t c) {
  if (is_decimal_digit(c)) return static_cast<int>(c - '0');
  return (c | 32) >= 'a' && (c | 32) <= 'f' ? static_cast<int>((c | 32) - 'a' + 10) : -1;
}

uint32_t flag_of(char32_t c) {
  switch (c) {
    case 'i':
      return kRegexIgnoreCase;
    case 'L':
      return kRegexLocale;
    case 'm':
      return kRegexMultiline;
    case 's':
      return kRegexDotAll;
    case 'x':
      return kRegexVerbose;
    case 'a':
      return kRegexAscii;
    case 't':
      return kRegexTemplate;
    case 'u':
      return kRegexUnicode;
    default:
      return 0;
  }
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (std::string_view part : parts) out += part;
  return out;
}

std::string utf8(const std::u32string& text) {
  std::string out;
  for (char32_t c : text) append_point_utf8(out, c);
  return out;
}

bool is_identifier(const std::u32string& name) {
  if (name.empty() || !(name[0] == '_' || is_id_start(name[0]))) return false;
  return std::all_of(name.begin() + 1, name.end(), [](char32_t c) { return c == '_' || is_id_continue(c); });
}

class Translator {
 public:
  explicit Translator(const RegexSource& source) : source_(source), text_(source.text) { result_.flags = source.flags; }
  RegexTranslation run();

 private:
  // What the last thing in a branch is.
  enum class Last : uint8_t { kNothing, kItem, kAnchor, kRepeat };
  struct Branch {
    Last last = Last::kNothing;
    bool empty = true;  // nothing but comments and flags so far
    size_t start = 0;   // of the last item in the output
    Width width, item;  // of all items, of the last one (counted in width)
  };
  struct Group {
    bool closed = false;
    Width width;
  };

  bool fail(std::string message, size_t position, RegexTranslation::Failure kind = RegexTranslation::kRegexError) {
    if (result_.failure == RegexTranslation::kNone) {
      result_.failure = kind;
      result_.message = std::move(message);
      result_.position = static_cast<int64_t>(position);
    }
    return false;
  }
  bool unterminated(size_t start) { return fail("missing ), unterminated subpattern", start); }

  char32_t peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : kEnd; }
  bool accept(char32_t c) {
    if (peek() != c) return false;
    at_++;
    return true;
  }
  bool ignore_case(uint32_t flags) const { return flags & kRegexIgnoreCase; }
  bool unicode(uint32_t flags) const { return !source_.bytes && !(flags & kRegexAscii); }
  bool native_ascii() const { return !result_.ucp; }
  ClassBuilder new_class(uint32_t flags) const {
    return {source_.max_unit, unicode(flags), native_ascii(), ignore_case(flags)};
  }
  void set_ucp() { result_.ucp = !source_.bytes && (!(result_.flags & kRegexAscii) || local_unicode_); }

  void begin_item(Branch& b, Width width, Last kind = Last::kItem) {
    b.start = out_.size();
    b.last = kind;
    b.empty = false;
    b.item = width;
    b.width.add(width);
  }
  void literal(Branch& b, uint32_t point, uint32_t flags) {
    begin_item(b, {1, 1});
    out_ += literal_text(point, source_.max_unit, ignore_case(flags), unicode(flags));
  }

  bool alternatives(uint32_t flags, bool top, Width* width);
  bool branch(uint32_t flags, bool first, Width* width);
  bool skip_verbose(char32_t c);
  bool quantifier(Branch& b, char32_t c, size_t start, uint32_t flags);
  bool braces(Branch& b, uint64_t* least, uint64_t* most, size_t start, bool* literal_brace);
  bool escape(Branch& b, uint32_t flags);
  bool anchor(Branch& b, char32_t c, uint32_t flags);
  bool hex_escape(char32_t kind, size_t start, uint32_t* point);
  bool name_escape(size_t start, uint32_t* point);
  bool octal_value(size_t start, size_t end, uint32_t* point);
  bool back_reference(Branch& b, uint32_t group, size_t position);
  bool check_lookbehind(uint32_t group, size_t position);
  bool set(Branch& b, uint32_t flags);
  bool set_member(uint32_t* point, bool* category, char* letter);
  bool group(Branch& b, uint32_t& flags, bool first);
  bool extension(Branch& b, uint32_t& flags, bool first, size_t start);
  bool capture(Branch& b, uint32_t flags, size_t start, const std::u32string* name, size_t name_at);
  bool plain_group(Branch& b, uint32_t flags, size_t start, const char* open);
  bool named_extension(Branch& b, uint32_t flags, size_t start);
  bool look_around(Branch& b, uint32_t flags, size_t start, char32_t kind);
  bool conditional(Branch& b, uint32_t flags, size_t start);
  bool inline_flags(Branch& b, uint32_t& flags, bool first, size_t start, char32_t c);
  bool read_name(char32_t terminator, std::u32string* name);
  bool check_name(const std::u32string& name, size_t offset);
  int64_t find_name(const std::u32string& name) const;

  const RegexSource& source_;
  const std::u32string& text_;
  size_t at_ = 0;
  std::string out_;
  std::vector<Group> groups_{1};
  std::vector<std::pair<uint32_t, size_t>> conditions_;  // groups that conditionals name, and where
  int64_t lookbehind_groups_ = -1;                       // groups opened before the outermost look-behind, -1 outside
  uint32_t closed_ = 0;
  int depth_ = 0;
  bool local_unicode_ = false;
  bool variable_lookbehind_ = false;
  RegexTranslation result_;
};

RegexTranslation Translator::run() {
  for (size_t i = 0; i + 2 < text_.size(); ++i) {
    if (text_[i] != '(' || text_[i + 1] != '?') continue;
    for (size_t j = i + 2; j < text_.size() && flag_of(text_[j]); ++j) local_unicode_ |= text_[j] == 'u';
  }
  set_ucp();
  Width width;
  if (alternatives(result_.flags, true, &width)) {
    if (at_ < text_.size()) fail("unbalanced parenthesis", at_);
    for (auto& [group, position] : conditions_)
      if (group >= groups_.size()) fail(joined({"invalid group reference ", std::to_string(group)}), position);
    if (variable_lookbehind_ && result_.failure == RegexTranslation::kNone) {
      fail("look-behind requires fixed-width pattern", 0);
      result_.position = -1;
    }
  }
  result_.groups = static_cast<uint32_t>(groups_.size() - 1);
  result_.text = std::move(out_);
  return std::move(result_);
}

bool Translator::alternatives(uint32_t flags, bool top, Width* width) {
  if (depth_ >= kMaxDepth) return fail("maximum recursion depth exceeded", 0, RegexTranslation::kRecursionError);
  depth_++;
  bool first = true;
  do {
    if (!first) out_ += '|';
    Width one;
    if (!branch(top ? result_.flags : flags, top && first, &one)) return false;
    if (first)
      *width = one;
    else
      width->alternative(one);
    first = false;
  } while (accept('|'));
  depth_--;
  return true;
}

bool Translator::skip_verbose(char32_t c) {
  if (c == ' ' || (c >= 9 && c <= 13)) return true;
  if (c != '#') return false;
  while (at_ < text_.size() && text_[at_++] != '\n') {
  }
  return true;
}

bool Translator::branch(uint32_t flags, bool first, Width* width) {
  Branch b;
  for (;;) {
    char32_t c = peek();
    if (c == kEnd || c == '|' || c == ')') break;
    size_t start = at_++;
    if ((flags & kRegexVerbose) && skip_verbose(c)) continue;
    bool ok = true;
    switch (c) {
      case '\\':
        ok = escape(b, flags);
        break;
      case '[':
        ok = set(b, flags);
        break;
      case '(':
        ok = group(b, flags, first);
        break;
      case '*':
      case '+':
      case '?':
      case '{':
        ok = quantifier(b, c, start, flags);
        break;
      case '.':
        begin_item(b, {1, 1});
        out_ += (flags & kRegexDotAll) ? "." : "\\N";
        break;
      case '^':
        begin_item(b, {}, Last::kAnchor);
        out_ += (flags & kRegexMultiline) ? "(?m:^)" : "\\A";
        break;
      case '$':
        begin_item(b, {}, Last::kAnchor);
        out_ += (flags & kRegexMultiline) ? "(?m:$)" : "$";
        break;
      default:
        literal(b, c, flags);
    }
    if (!ok) return false;
  }
  *width = b.width;
  return true;
}

// --- quantifiers

// After "{": the counts, or *literal_brace when this is no quantifier.
bool Translator::braces(Branch&, uint64_t* least, uint64_t* most, size_t start, bool* literal_brace) {
  *literal_brace = true;
  if (peek() == '}') return true;
  size_t here = at_;
  auto number = [&](uint64_t preset) {
    if (!is_decimal_digit(peek())) return preset;
    uint64_t value = 0;
    while (is_decimal_digit(peek())) value = std::min<uint64_t>(value * 10 + (text_[at_++] - '0'), kNoLimit + 1);
    return value;
  };
  bool has_least = is_decimal_digit(peek());
  *least = number(0);
  uint64_t too_large = kNoLimit + 1;
  bool has_most = false;
  if (accept(',')) {
    has_most = is_decimal_digit(peek());
    *most = number(too_large);
  } else {
    *most = has_least ? *least : too_large;
    has_most = has_least;
  }
  if (!accept('}')) {
    at_ = here;
    return true;
  }
  *literal_brace = false;
  if ((has_least && *least >= kNoLimit) || (has_most && *most >= kNoLimit))
    return fail("the repetition number is too large", start, RegexTranslation::kOverflowError);
  if (!has_most) *most = kNoLimit;
  if (*most < *least) return fail("min repeat greater than max repeat", here);
  return true;
}

// PCRE2 counts to 65535: larger counts become nested repeats, an upper bound beyond that is left open.
std::string repeat_text(uint64_t least, uint64_t most, std::string& item) {
  constexpr uint64_t kMost = 65535;
  if (least > kMost) {
    uint64_t outer = (least + kMost - 1) / kMost, inner = least / outer;
    std::string exact = joined({"(?:", item, "{", std::to_string(inner), "}){", std::to_string(outer), "}"});
    if (uint64_t rest = least - inner * outer) exact += joined({item, "{", std::to_string(rest), "}"});
    item = joined({"(?:", exact, most == least ? "" : item, most == least ? ")" : "*)"});
    return "{1}";
  }
  if (least == 0 && most == 1) return "?";
  if (most > kMost) return least == 0 ? "*" : least == 1 ? "+" : joined({"{", std::to_string(least), ",}"});
  if (least == most) return joined({"{", std::to_string(least), "}"});
  return joined({"{", std::to_string(least), ",", std::to_string(most), "}"});
}

bool Translator::quantifier(Branch& b, char32_t c, size_t start, uint32_t flags) {
  uint64_t least = c == '+', most = c == '?' ? 1 : kNoLimit;
  if (c == '{') {
    bool literal_brace;
    if (!braces(b, &least, &most, start, &literal_brace)) return false;
    if (literal_brace) return literal(b, '{', flags), true;
  }
  if (b.last == Last::kNothing || b.last == Last::kAnchor) return fail("nothing to repeat", start);
  if (b.last == Last::kRepeat) return fail("multiple repeat", start);
  std::string item = out_.substr(b.start);
  out_.resize(b.start);
  std::string suffix = repeat_text(least, most, item);
  out_ += item + suffix;
  if (accept('?'))
    out_ += '?';
  else if (accept('+'))
    out_ += '+';
  b.last = Last::kRepeat;
  // The width counted the item once: take it out and count it as often as it repeats.
  Width before{b.width.low - std::min(b.item.low, b.width.low),
               b.width.high >= kNoLimit ? kNoLimit : b.width.high - b.item.high};
  Width repeated = b.item;
  repeated.repeat(least, most);
  b.width = before;
  b.width.add(repeated);
  return true;
}

// --- escapes

bool Translator::anchor(Branch& b, char32_t c, uint32_t flags) {
  static constexpr const char* kAsciiBoundary =
      "(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))";
  static constexpr const char* kAsciiInside = "(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))";
  bool spell_out = !unicode(flags) && !native_ascii();
  begin_item(b, {}, Last::kAnchor);
  switch (c) {
    case 'A':
      out_ += "\\A";
      break;
    case 'Z':
      out_ += "\\z";
      break;
    case 'b':
      out_ += spell_out ? kAsciiBoundary : "\\b";
      break;
    default:  // \B does not match in an empty text
      out_ += "(?!\\A\\z)";
      out_ += spell_out ? kAsciiInside : "\\B";
  }
  return true;
}

// The digits of \x, \u or \U, whose letter was read.
bool Translator::hex_escape(char32_t kind, size_t start, uint32_t* point) {
  size_t wanted = kind == 'x' ? 2 : kind == 'u' ? 4 : 8, count = 0;
  uint64_t value = 0;
  while (count < wanted && hex_value(peek()) >= 0) {
    value = value * 16 + static_cast<uint64_t>(hex_value(text_[at_++]));
    count++;
  }
  std::string escape = utf8(text_.substr(start, at_ - start));
  if (count < wanted) return fail(joined({"incomplete escape ", escape}), start);
  if (value > 0x7fffffff)
    return fail("Python int too large to convert to C int", start, RegexTranslation::kOverflowError);
  if (value > 0x10ffff) return fail(joined({"bad escape ", escape}), start);
  *point = static_cast<uint32_t>(value);
  return true;
}

bool Translator::name_escape(size_t start, uint32_t* point) {
  if (!accept('{')) return fail("missing {", at_);
  std::u32string name;
  size_t from = at_;
  while (at_ < text_.size() && text_[at_] != '}') at_++;
  name = text_.substr(from, at_ - from);
  if (at_ >= text_.size()) {
    if (name.empty()) return fail("missing character name", at_);
    return fail("missing }, unterminated name", from);
  }
  at_++;
  if (name.empty()) return fail("missing character name", at_ - 1);
  int64_t found = source_.named_character ? source_.named_character(name) : -1;
  if (found < 0) return fail(joined({"undefined character name '", utf8(name), "'"}), start);
  *point = static_cast<uint32_t>(found);
  return true;
}

bool Translator::octal_value(size_t start, size_t end, uint32_t* point) {
  uint32_t value = 0;
  for (size_t i = start + 1; i < end; ++i) value = value * 8 + (text_[i] - '0');
  if (value > 0377)
    return fail(joined({"octal escape value ", utf8(text_.substr(start, end - start)), " outside of range 0-0o377"}),
                start);
  *point = value;
  return true;
}

// The escapes that mean the same inside sets and outside; -1 for others.
int simple_escape(char32_t c) {
  switch (c) {
    case 'a':
      return 7;
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    case '\\':
      return '\\';
    default:
      return -1;
  }
}

bool Translator::check_lookbehind(uint32_t group, size_t position) {
  if (lookbehind_groups_ < 0) return true;
  if (group >= groups_.size() || !groups_[group].closed) return fail("cannot refer to an open group", position);
  if (group >= static_cast<uint64_t>(lookbehind_groups_))
    return fail("cannot refer to group defined in the same lookbehind subpattern", position);
  return true;
}

bool Translator::back_reference(Branch& b, uint32_t group, size_t position) {
  if (!groups_[group].closed) return fail("cannot refer to an open group", position);
  if (!check_lookbehind(group, at_)) return false;
  begin_item(b, groups_[group].width);
  out_ += joined({"\\g{", std::to_string(group), "}"});
  return true;
}

bool Translator::escape(Branch& b, uint32_t flags) {
  size_t start = at_ - 1;
  char32_t c = peek();
  if (c == kEnd) return fail("bad escape (end of pattern)", start);
  at_++;
  uint32_t point;
  switch (c) {
    case 'A':
    case 'Z':
    case 'b':
    case 'B':
      return anchor(b, c, flags);
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W': {
      ClassBuilder members = new_class(flags);
      members.add_category(static_cast<char>(c));
      begin_item(b, {1, 1});
      out_ += members.finish(false);
      return true;
    }
    case 'u':
    case 'U':
      if (source_.bytes) break;
      [[fallthrough]];
    case 'x':
      return hex_escape(c, start, &point) && (literal(b, point, flags), true);
    case 'N':
      if (source_.bytes) break;
      return name_escape(start, &point) && (literal(b, point, flags), true);
    case '0':
      for (int i = 0; i < 2 && is_octal(peek()); ++i) at_++;
      return octal_value(start, at_, &point) && (literal(b, point, flags), true);
    default:
      break;
  }
  if (is_decimal_digit(c)) {
    if (is_decimal_digit(peek())) {
      if (is_octal(c) && is_octal(peek()) && is_octal(peek(1))) {
        at_ += 2;
        return octal_value(start, at_, &point) && (literal(b, point, flags), true);
      }
      at_++;
    }
    uint32_t number = 0;
    for (size_t i = start + 1; i < at_; ++i) number = number * 10 + (text_[i] - '0');
    if (number < groups_.size()) return back_reference(b, number, start);
    return fail(joined({"invalid group reference ", std::to_string(number)}), start + 1);
  }
  int simple = simple_escape(c);
  if (simple < 0 && is_ascii_letter(c)) return fail(joined({"bad escape ", utf8(text_.substr(start, 2))}), start);
  literal(b, simple < 0 ? static_cast<uint32_t>(c) : static_cast<uint32_t>(simple), flags);
  return true;
}

// --- sets

// One member at the current place, which is not the end: a character, or a category.
bool Translator::set_member(uint32_t* point, bool* category, char* letter) {
  *category = false;
  size_t start = at_;
  char32_t c = text_[at_++];
  if (c != '\\') {
    *point = c;
    return true;
  }
  c = peek();
  if (c == kEnd) return fail("bad escape (end of pattern)", start);
  at_++;
  switch (c) {
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W':
      *category = true;
      *letter = static_cast<char>(c);
      return true;
    case 'b':
      *point = '\b';
      return true;
    case 'u':
    case 'U':
      if (source_.bytes) break;
      [[fallthrough]];
    case 'x':
      return hex_escape(c, start, point);
    case 'N':
      if (source_.bytes) break;
      return name_escape(start, point);
    default:
      break;
  }
  if (is_octal(c)) {
    for (int i = 0; i < 2 && is_octal(peek()); ++i) at_++;
    return octal_value(start, at_, point);
  }
  int simple = simple_escape(c);
  if (simple < 0 && (is_ascii_letter(c) || is_decimal_digit(c)))
    return fail(joined({"bad escape ", utf8(text_.substr(start, 2))}), start);
  *point = simple < 0 ? static_cast<uint32_t>(c) : static_cast<uint32_t>(simple);
  return true;
}

bool Translator::set(Branch& b, uint32_t flags) {
  size_t start = at_ - 1;
  ClassBuilder members = new_class(flags);
  bool negated = accept('^'), any = false;
  for (;;) {
    if (at_ >= text_.size()) return fail("unterminated character set", start);
    if (peek() == ']' && any) {
      at_++;
      break;
    }
    any = true;
    size_t first_at = at_;
    uint32_t first = 0, last = 0;
    bool first_category, last_category;
    char first_letter = 0, last_letter = 0;
    if (!set_member(&first, &first_category, &first_letter)) return false;
    if (!accept('-')) {
      if (first_category)
        members.add_category(first_letter);
      else
        members.add(first, first);
      continue;
    }
    if (at_ >= text_.size()) return fail("unterminated character set", start);
    if (peek() == ']') {
      at_++;
      if (first_category)
        members.add_category(first_letter);
      else
        members.add(first, first);
      members.add('-', '-');
      break;
    }
    size_t last_at = at_;
    if (!set_member(&last, &last_category, &last_letter)) return false;
    if (first_category || last_category || last < first) {  // shown without the digits of escapes
      std::u32string shown = text_.substr(first_at, text_[first_at] == '\\' ? 2 : 1) + U"-" +
                             text_.substr(last_at, text_[last_at] == '\\' ? 2 : 1);
      return fail(joined({"bad character range ", utf8(shown)}), at_ - shown.size());
    }
    members.add(first, last);
  }
  begin_item(b, {1, 1});
  out_ += members.finish(negated);
  return true;
}

// --- groups

bool Translator::read_name(char32_t terminator, std::u32string* name) {
  size_t from = at_;
  while (at_ < text_.size() && text_[at_] != terminator) at_++;
  *name = text_.substr(from, at_ - from);
  if (at_ >= text_.size()) {
    if (name->empty()) return fail("missing group name", at_);
    return fail(terminator == '>' ? "missing >, unterminated name" : "missing ), unterminated name", from);
  }
  at_++;
  return name->empty() ? fail("missing group name", at_ - 1) : true;
}

bool Translator::check_name(const std::u32string& name, size_t position) {
  if (is_identifier(name)) return true;
  return fail(joined({"bad character in group name '", utf8(name), "'"}), position);
}

int64_t Translator::find_name(const std::u32string& name) const {
  for (auto& [known, group] : result_.names)
    if (known == name) return group;
  return -1;
}

bool Translator::group(Branch& b, uint32_t& flags, bool first) {
  size_t start = at_ - 1;
  return accept('?') ? extension(b, flags, first, start) : capture(b, flags, start, nullptr, 0);
}

bool Translator::plain_group(Branch& b, uint32_t flags, size_t start, const char* open) {
  size_t out_start = out_.size();
  out_ += open;
  Width width;
  if (!alternatives(flags, false, &width)) return false;
  if (!accept(')')) return unterminated(start);
  out_ += ')';
  begin_item(b, width);
  b.start = out_start;
  return true;
}

bool Translator::capture(Branch& b, uint32_t flags, size_t start, const std::u32string* name, size_t name_at) {
  uint32_t number = static_cast<uint32_t>(groups_.size());
  if (name) {
    int64_t old = find_name(*name);
    if (old >= 0)
      return fail(joined({"redefinition of group name '", utf8(*name), "' as group ", std::to_string(number),
                          "; was group ", std::to_string(old)}),
                  name_at);
    result_.names.emplace_back(*name, number);
  }
  groups_.emplace_back();
  result_.closing_rank.push_back(0);
  if (!plain_group(b, flags, start, "(")) return false;
  groups_[number].closed = true;
  groups_[number].width = b.item;
  result_.closing_rank[number - 1] = closed_++;
  return true;
}

bool Translator::extension(Branch& b, uint32_t& flags, bool first, size_t start) {
  char32_t c = peek();
  if (c == kEnd) return fail("unexpected end of pattern", at_);
  at_++;
  switch (c) {
    case 'P':
      return named_extension(b, flags, start);
    case ':':
      return plain_group(b, flags, start, "(?:");
    case '>':
      return plain_group(b, flags, start, "(?>");
    case '=':
    case '!':
    case '<':
      return look_around(b, flags, start, c);
    case '(':
      return conditional(b, flags, start);
    case '#':
      while (peek() != ')') {
        if (peek() == kEnd) return fail("missing ), unterminated comment", start);
        at_++;
      }
      at_++;
      return true;
    default:
      break;
  }
  if (c == '-' || flag_of(c)) return inline_flags(b, flags, first, start, c);
  return fail(joined({"unknown extension ?", utf8(std::u32string(1, c))}), start + 1);
}

// (?P<name>...) and (?P=name)
bool Translator::named_extension(Branch& b, uint32_t flags, size_t start) {
  std::u32string name;
  if (accept('<')) {
    size_t name_at = at_;
    return read_name('>', &name) && check_name(name, name_at) && capture(b, flags, start, &name, name_at);
  }
  if (accept('=')) {
    size_t name_at = at_;
    if (!read_name(')', &name) || !check_name(name, name_at)) return false;
    int64_t group = find_name(name);
    if (group < 0) return fail(joined({"unknown group name '", utf8(name), "'"}), name_at);
    return back_reference(b, static_cast<uint32_t>(group), name_at);
  }
  if (peek() == kEnd) return fail("unexpected end of pattern", at_);
  return fail(joined({"unknown extension ?P", utf8(std::u32string(1, peek()))}), start + 1);
}

bool Translator::look_around(Branch& b, uint32_t flags, size_t start, char32_t kind) {
  bool behind = kind == '<';
  if (behind) {
    kind = peek();
    if (kind == kEnd) return fail("unexpected end of pattern", at_);
    at_++;
    if (kind != '=' && kind != '!')
      return fail(joined({"unknown extension ?<", utf8(std::u32string(1, kind))}), start + 1);
  }
  int64_t outer = lookbehind_groups_;
  if (behind && outer < 0) lookbehind_groups_ = static_cast<int64_t>(groups_.size());
  const char* open = behind ? (kind == '=' ? "(?<=" : "(?<!") : (kind == '=' ? "(?=" : "(?!");
  if (!plain_group(b, flags, start, open)) return false;
  lookbehind_groups_ = outer;
  if (behind && b.item.low != b.item.high) variable_lookbehind_ = true;
  b.width = Width{b.width.low - std::min(b.width.low, b.item.low),
                  b.width.high >= kNoLimit ? kNoLimit : b.width.high - b.item.high};
  b.item = {};
  return true;
}

bool Translator::conditional(Branch& b, uint32_t flags, size_t start) {
  std::u32string name;
  size_t name_at = at_;
  if (!read_name(')', &name)) return false;
  uint32_t group = 0;
  if (is_identifier(name)) {
    int64_t found = find_name(name);
    if (found < 0) return fail(joined({"unknown group name '", utf8(name), "'"}), name_at);
    group = static_cast<uint32_t>(found);
  } else {
    bool digits = std::all_of(name.begin(), name.end(), is_decimal_digit);
    if (!digits) return check_name(name, name_at);
    uint64_t number = 0;
    for (char32_t c : name) number = std::min<uint64_t>(number * 10 + (c - '0'), 1u << 30);
    if (!number) return fail("bad group number", name_at);
    if (number >= 1u << 30) return fail(joined({"invalid group reference ", utf8(name)}), name_at);
    group = static_cast<uint32_t>(number);
    conditions_.emplace_back(group, name_at);
  }
  if (!check_lookbehind(group, at_)) return false;
  size_t out_start = out_.size();
  out_ += joined({"(?(", std::to_string(group), ")"});
  Width yes, no;
  if (depth_++ >= kMaxDepth) return fail("maximum recursion depth exceeded", 0, RegexTranslation::kRecursionError);
  if (!branch(flags, false, &yes)) return false;
  if (accept('|')) {
    out_ += '|';
    if (!branch(flags, false, &no)) return false;
    if (peek() == '|') return fail("conditional backref with more than two branches", at_);
  }
  depth_--;
  if (!accept(')')) return unterminated(start);
  out_ += ')';
  yes.alternative(no);
  begin_item(b, yes);
  b.start = out_start;
  return true;
}

// (?flags) for the whole pattern, (?flags-flags:...) for a part. c is the first character after "?".
bool Translator::inline_flags(Branch& b, uint32_t& flags, bool first, size_t start, char32_t c) {
  uint32_t on = 0, off = 0;
  auto next = [&](const char* missing) {
    c = peek();
    if (c == kEnd) return fail(missing, at_);
    at_++;
    return true;
  };
  auto unknown = [&](const char* missing) { return fail(is_alpha(c) ? "unknown flag" : missing, at_ - 1); };
  if (c != '-') {
    for (;;) {
      uint32_t flag = flag_of(c);
      if (!source_.bytes && c == 'L') return fail("bad inline flags: cannot use 'L' flag with a str pattern", at_);
      if (source_.bytes && c == 'u') return fail("bad inline flags: cannot use 'u' flag with a bytes pattern", at_);
      on |= flag;
      if ((flag & kTypeFlags) && (on & kTypeFlags) != flag)
        return fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", at_);
      if (!next("missing -, : or )")) return false;
      if (c == ')' || c == '-' || c == ':') break;
      if (!flag_of(c)) return unknown("missing -, : or )");
    }
  }
  if (c == ')') {
    if (!first || !b.empty) return fail("global flags not at the start of the expression", start);
    result_.flags |= on;
    flags |= on;
    set_ucp();
    return true;
  }
  if (on & kGlobalOnlyFlags) return fail("bad inline flags: cannot turn on global flag", at_ - 1);
  if (c == '-') {
    if (!next("missing flag")) return false;
    if (!flag_of(c)) return unknown("missing flag");
    for (;;) {
      if (flag_of(c) & kTypeFlags) return fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", at_);
      off |= flag_of(c);
      if (!next("missing :")) return false;
      if (c == ':') break;
      if (!flag_of(c)) return unknown("missing :");
    }
  }
  if (off & kGlobalOnlyFlags) return fail("bad inline flags: cannot turn off global flag", at_ - 1);
  if (on & off) return fail("bad inline flags: flag turned on and off", at_ - 1);
  uint32_t inner = flags;
  if (on & kTypeFlags) inner &= ~kTypeFlags;
  inner = (inner | on) & ~off;
  const char* open = (inner ^ flags) & kRegexIgnoreCase ? (inner & kRegexIgnoreCase ? "(?i:" : "(?-i:") : "(?:";
  return plain_group(b, inner, start, open);
}

// The flags that may stand together, with those the kind of pattern implies.
void fix_flags(const RegexSource& source, RegexTranslation& result) {
  auto fail = [&](const char* message) {
    result.failure = RegexTranslation::kValueError;
    result.message = message;
  };
  uint32_t& flags = result.flags;
  if (!source.bytes) {
    if (flags & kRegexLocale) return fail("cannot use LOCALE flag with a str pattern");
    if ((flags & kRegexAscii) && (flags & kRegexUnicode)) return fail("ASCII and UNICODE flags are incompatible");
    if (!(flags & kRegexAscii)) flags |= kRegexUnicode;
  } else {
    if (flags & kRegexUnicode) return fail("cannot use UNICODE flag with a bytes pattern");
    if ((flags & kRegexLocale) && (flags & kRegexAscii)) return fail("ASCII and LOCALE flags are incompatible");
  }
}

}  // namespace

RegexTranslation translate_regex(const RegexSource& source) {
  RegexTranslation result = Translator(source).run();
  if (result.failure == RegexTranslation::kNone) fix_flags(source, result);
  return result;
}

}  // namespace adder
