// unicodedata.cpp: the Unicode character database as a module: names and facts of single characters, and normal forms.
//
// Categories, classes and compositions are libutf8proc's; the rest comes from tables of the runtime (unicode_data.h),
// which are Unicode 14 and also tell what libutf8proc, being newer, must not say anything about. Normal forms are made
// here from libutf8proc's steps for one character, because its functions for whole texts refuse the lone surrogates
// that a str may hold.
#include <utf8proc.h>

#include "runtime/native/native.h"
#include "runtime/objects/byte_tools.h"
#include "runtime/text/unicode_data.h"
#include "runtime/text/unicode_names.h"

namespace adder {

namespace {

bool char_argument(ThreadState& ts, Value v, const char* function, bool only, uint32_t* out) {
  const char* place = only ? "" : " 1";
  if (!is_str(v)) {
    raise_type_error(ts, "%s() argument%s must be a unicode character, not %T", function, place, v);
    return false;
  }
  if (v.as<Str>()->length != 1) {
    raise_type_error(ts, "%s() argument%s must be a unicode character, not str", function, place);
    return false;
  }
  *out = v.as<Str>()->at(0);
  return true;
}

const UnicodeWidth* width_of(uint32_t c) {
  const UnicodeWidth* end = kUnicodeWidths + kUnicodeWidthsCount;
  const UnicodeWidth* at =
      std::lower_bound(kUnicodeWidths, end, c, [](const UnicodeWidth& w, uint32_t p) { return w.last < p; });
  return at != end && at->first <= c ? at : nullptr;
}

// An unassigned character has the properties of one that does not exist.
const utf8proc_property_t* property_of(uint32_t c) {
  return utf8proc_get_property(width_of(c) ? static_cast<utf8proc_int32_t>(c) : -1);
}

template <typename T>
const T* find_point(const T* table, unsigned count, uint32_t c) {
  const T* at = std::lower_bound(table, table + count, c, [](const T& t, uint32_t p) { return t.point < p; });
  return at != table + count && at->point == c ? at : nullptr;
}

Value category(ThreadState& ts, Value* a, uint32_t) {
  uint32_t c;
  if (!char_argument(ts, a[0], "category", true, &c)) return {};
  return new_str_ascii(ts, width_of(c) ? utf8proc_category_string(static_cast<utf8proc_int32_t>(c)) : "Cn");
}

Value bidirectional(ThreadState& ts, Value* a, uint32_t) {
  static constexpr const char* kNames[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                           "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                           "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  uint32_t c;
  if (!char_argument(ts, a[0], "bidirectional", true, &c)) return {};
  const utf8proc_property_t* property = property_of(c);
  // An unassigned character has a default class in the standard, but none here.
  size_t bidi = width_of(c) ? property->bidi_class : 0;
  return new_str_ascii(ts, bidi < std::size(kNames) ? kNames[bidi] : "");
}

Value combining(ThreadState& ts, Value* a, uint32_t) {
  uint32_t c;
  if (!char_argument(ts, a[0], "combining", true, &c)) return {};
  return new_int(ts, property_of(c)->combining_class);
}

Value mirrored(ThreadState& ts, Value* a, uint32_t) {
  uint32_t c;
  if (!char_argument(ts, a[0], "mirrored", true, &c)) return {};
  return new_int(ts, property_of(c)->bidi_mirrored);
}

constexpr int kUnassignedWidth = 4;  // as CPython has it

Value east_asian_width(ThreadState& ts, Value* a, uint32_t) {
  uint32_t c;
  if (!char_argument(ts, a[0], "east_asian_width", true, &c)) return {};
  const UnicodeWidth* width = width_of(c);
  return new_str_ascii(ts, kUnicodeWidthNames[width ? width->width : kUnassignedWidth]);
}

Value decomposition(ThreadState& ts, Value* a, uint32_t) {
  uint32_t c;
  if (!char_argument(ts, a[0], "decomposition", true, &c)) return {};
  const UnicodeDecomposition* found = find_point(kUnicodeDecompositions, kUnicodeDecompositionsCount, c);
  std::string out;
  if (found) {
    out = kUnicodeDecompositionTags[found->tag];
    for (unsigned i = 0; i < found->count; ++i) {
      char text[16];
      std::snprintf(text, sizeof text, "%s%04X", out.empty() ? "" : " ", kUnicodeDecompositionPoints[found->first + i]);
      out += text;
    }
  }
  return new_str_ascii(ts, out);
}

// --- numbers

enum { kNumeric, kDigit, kDecimal };

template <int kind>
Value number(ThreadState& ts, Value* a, uint32_t) {
  static constexpr const char* kFunctions[] = {"numeric", "digit", "decimal"};
  static constexpr const char* kMessages[] = {"not a numeric character", "not a digit", "not a decimal"};
  uint32_t c;
  if (!char_argument(ts, a[0], kFunctions[kind], false, &c)) return {};
  const UnicodeNumber* found = find_point(kUnicodeNumbers, kUnicodeNumbersCount, c);
  if (!found || found->kind < kind) return a[1] ? a[1] : raise_value_error(ts, kMessages[kind]);
  if (kind == kNumeric) return new_float(ts, double(found->numerator) / found->denominator);
  return new_int(ts, found->numerator);
}

// --- names

Value name(ThreadState& ts, Value* a, uint32_t) {
  uint32_t c;
  if (!char_argument(ts, a[0], "name", false, &c)) return {};
  std::string text = unicode_name_of_char(c);
  if (!text.empty()) return new_str_ascii(ts, text);
  return a[1] ? a[1] : raise_value_error(ts, "no such name");
}

Value lookup(ThreadState& ts, Value* a, uint32_t) {
  std::string text;
  if (is_str(a[0])) {
    text = str_to_utf8(a[0].as<Str>());
  } else {
    std::string_view bytes;
    if (!byte_argument(ts, a[0], &bytes)) return {};
    text = bytes;
  }
  uint32_t point;
  if (text.size() > 256) return raise(ts, ts.rt.exc.KeyError, "name too long");
  if (unicode_char_of_name(text, &point)) return str_from_char(ts, point);
  std::string shown = text;
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = char(c - 32);
  for (unsigned i = 0; i < kUnicodeSequencesCount; ++i) {
    const UnicodeSequence& sequence = kUnicodeSequences[i];
    if (text != sequence.name) continue;
    size_t count = size_t(std::find(sequence.points, sequence.points + 4, 0u) - sequence.points);
    return new_str_ucs4(ts, sequence.points, count);
  }
  Str* message = format_message(ts, "undefined character name '%s'", shown);
  return message ? raise_value(ts, ts.rt.exc.KeyError, message) : Value();
}

// --- normal forms

struct Form {
  bool compat, compose;
};

bool form_argument(ThreadState& ts, Value v, const char* function, Form* out) {
  if (!is_str(v)) return raise_type_error(ts, "%s() argument 1 must be str, not %A", function, v), false;
  for (auto [text, form] : {std::pair("NFC", Form{false, true}), std::pair("NFD", Form{false, false}),
                            std::pair("NFKC", Form{true, true}), std::pair("NFKD", Form{true, false})}) {
    if (!str_equals(v.as<Str>(), text)) continue;
    *out = form;
    return true;
  }
  return raise_value_error(ts, "invalid normalization form"), false;
}

void decompose(uint32_t c, utf8proc_option_t options, std::vector<utf8proc_int32_t>& out) {
  utf8proc_int32_t points[32];
  int boundary = 0;
  utf8proc_ssize_t count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), points, std::size(points), options, &boundary);
  if (count <= 0 || count > utf8proc_ssize_t(std::size(points))) {
    out.push_back(static_cast<utf8proc_int32_t>(c));
    return;
  }
  out.insert(out.end(), points, points + count);
}

// Sorts each run of combining characters by their class, those of a class in their order.
void order_marks(std::vector<utf8proc_int32_t>& points) {
  auto combining_class = [](utf8proc_int32_t c) { return property_of(uint32_t(c))->combining_class; };
  std::vector<uint64_t> keys;  // class, position in the run, character
  for (size_t i = 0; i < points.size();) {
    if (!combining_class(points[i])) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < points.size() && combining_class(points[end])) ++end;
    keys.clear();
    for (size_t k = i; end > i + 1 && k < end; ++k)
      keys.push_back(uint64_t(combining_class(points[k])) << 56 | uint64_t(k - i) << 21 | uint64_t(points[k]));
    std::sort(keys.begin(), keys.end());
    for (size_t k = 0; k < keys.size(); ++k) points[i + k] = utf8proc_int32_t(keys[k] & 0x1fffff);
    i = end;
  }
}

// A character that is unassigned for us separates what stands before and behind it, whatever libutf8proc knows of it.
void compose(std::vector<utf8proc_int32_t>& points) {
  size_t to = 0;
  for (size_t i = 0; i < points.size();) {
    size_t end = i;
    while (end < points.size() && width_of(uint32_t(points[end]))) ++end;
    utf8proc_ssize_t count =
        utf8proc_normalize_utf32(points.data() + i, utf8proc_ssize_t(end - i),
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    std::copy_n(points.begin() + ptrdiff_t(i), count, points.begin() + ptrdiff_t(to));
    to += size_t(count);
    for (; end < points.size() && !width_of(uint32_t(points[end])); ++end) points[to++] = points[end];
    i = end;
  }
  points.resize(to);
}

Value normalized(ThreadState& ts, Str* text, Form form) {
  if (text->ascii || (!text->length)) return text;
  int options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | (form.compat ? UTF8PROC_COMPAT : 0);
  std::vector<utf8proc_int32_t> points;
  points.reserve(text->length);
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    if (c < 0x80 || (c >= 0xd800 && c <= 0xdfff) || !width_of(c))
      points.push_back(static_cast<utf8proc_int32_t>(c));
    else
      decompose(c, static_cast<utf8proc_option_t>(options), points);
  }
  order_marks(points);
  if (form.compose) compose(points);
  return new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(points.data()), points.size());
}

Value normalize(ThreadState& ts, Value* a, uint32_t) {
  Form form;
  if (!form_argument(ts, a[0], "normalize", &form)) return {};
  if (!is_str(a[1])) return raise_type_error(ts, "normalize() argument 2 must be str, not %A", a[1]);
  return normalized(ts, a[1].as<Str>(), form);
}

Value is_normalized(ThreadState& ts, Value* a, uint32_t) {
  Form form;
  if (!form_argument(ts, a[0], "is_normalized", &form)) return {};
  if (!is_str(a[1])) return raise_type_error(ts, "is_normalized() argument 2 must be str, not %A", a[1]);
  Value result = normalized(ts, a[1].as<Str>(), form);
  return result ? Value::boolean(str_equal(result.as<Str>(), a[1].as<Str>())) : Value();
}

NativeDef kFunctions[] = {
    {"category(chr, /)", "The general category, such as 'Lu'.", category},
    {"bidirectional(chr, /)", "The bidirectional class, or an empty string.", bidirectional},
    {"combining(chr, /)", "The canonical combining class, 0 for none.", combining},
    {"mirrored(chr, /)", "1 for a character that is mirrored in text from right to left, else 0.", mirrored},
    {"east_asian_width(chr, /)", "The East Asian width.", east_asian_width},
    {"decomposition(chr, /)", "The decomposition mapping, or an empty string.", decomposition},
    {"decimal(chr, default=<unrepresentable>, /)", "The value of a decimal digit, as int.", number<kDecimal>},
    {"digit(chr, default=<unrepresentable>, /)", "The value of a digit, as int.", number<kDigit>},
    {"numeric(chr, default=<unrepresentable>, /)", "The value of a numeric character, as float.", number<kNumeric>},
    {"name(chr, default=<unrepresentable>, /)", "The name of a character.", name},
    {"lookup(name, /)", "The character, or sequence of characters, of that name.", lookup},
    {"normalize(form, unistr, /)", "The normal form NFC, NFD, NFKC or NFKD of a text.", normalize},
    {"is_normalized(form, unistr, /)", "Whether a text is in a normal form.", is_normalized},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  Str* version = new_str_ascii(ts, "14.0.0");
  return version && module_add(ts, module, "unidata_version", version);
}

}  // namespace

extern const NativeModule kModule_unicodedata;
const NativeModule kModule_unicodedata = {"unicodedata", "The Unicode character database, version 14.", kFunctions,
                                          init};

}  // namespace adder
