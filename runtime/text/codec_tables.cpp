// codec_tables.cpp: the names of the native codecs, the upper half of cp1252, and the way to codecs written in Python.
#include "runtime/text/codec_tables.h"

#include "runtime/text/codecs.h"

namespace adder {

namespace {

struct Alias {
  std::string_view name;  // lower case, without separators
  Codec codec;
};
constexpr Alias kAliases[] = {
    {"utf8", Codec::kUtf8},
    {"u8", Codec::kUtf8},
    {"utf", Codec::kUtf8},
    {"cp65001", Codec::kUtf8},
    {"utf8ucs2", Codec::kUtf8},
    {"utf8ucs4", Codec::kUtf8},
    {"utf8sig", Codec::kUtf8Sig},
    {"utf16", Codec::kUtf16},
    {"u16", Codec::kUtf16},
    {"utf16le", Codec::kUtf16Le},
    {"utf16be", Codec::kUtf16Be},
    {"utf32", Codec::kUtf32},
    {"u32", Codec::kUtf32},
    {"utf32le", Codec::kUtf32Le},
    {"utf32be", Codec::kUtf32Be},
    {"latin1", Codec::kLatin1},
    {"latin", Codec::kLatin1},
    {"l1", Codec::kLatin1},
    {"iso88591", Codec::kLatin1},
    {"88591", Codec::kLatin1},
    {"cp819", Codec::kLatin1},
    {"ibm819", Codec::kLatin1},
    {"iso885911987", Codec::kLatin1},
    {"ascii", Codec::kAscii},
    {"usascii", Codec::kAscii},
    {"646", Codec::kAscii},
    {"us", Codec::kAscii},
    {"iso646us", Codec::kAscii},
    {"ansix3.41968", Codec::kAscii},
    {"cp1252", Codec::kCp1252},
    {"windows1252", Codec::kCp1252},
    {"1252", Codec::kCp1252},
    {"unicodeescape", Codec::kUnicodeEscape},
    {"rawunicodeescape", Codec::kRawUnicodeEscape},
};

// Of bytes 0x80 to 0x9f; 0: undefined.
constexpr uint16_t kCp1252[32] = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

}  // namespace

Codec find_codec(std::string_view name) {
  char plain[24];
  size_t n = 0;
  for (char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    if (n == sizeof plain) return Codec::kUnknown;
    plain[n++] = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
  }
  for (const Alias& alias : kAliases)
    if (alias.name == std::string_view(plain, n)) return alias.codec;
  return Codec::kUnknown;
}

int cp1252_byte(uint32_t point) {
  if (point < 0x80 || (point >= 0xa0 && point < 0x100)) return int(point);
  for (int i = 0; i < 32; ++i)
    if (kCp1252[i] && kCp1252[i] == point) return 0x80 + i;
  return -1;
}

int cp1252_point(uint8_t byte) {
  if (byte < 0x80 || byte >= 0xa0) return byte;
  return kCp1252[byte - 0x80] ? kCp1252[byte - 0x80] : -1;
}

Value lookup_text_codec(ThreadState& ts, const char* encoding, const char* action) {
  Value module = import_module(ts, "codecs");
  Value lookup = module ? get_attribute(ts, module, "lookup") : Value();
  if (!lookup) {
    clear_error(ts);
    return raise(ts, ts.rt.exc.LookupError, "unknown encoding: %s", encoding);
  }
  Value info = call_with(ts, lookup, new_str(ts, encoding));
  if (!info) return Value();
  if (!is_kind(info, Kind::Tuple) || info.as<Tuple>()->size < 2)
    return raise_type_error(ts, "codec search functions must return 4-tuples");
  Value is_text = get_attribute_or_empty(ts, info, intern(ts, "_is_text_encoding"));
  if (ts.has_error()) return Value();
  if (is_text && is_text.is_false()) {
    return raise(ts, ts.rt.exc.LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                 encoding, action);
  }
  return info;
}

Value tell_codec_failure(ThreadState& ts, const char* what, const char* name) {
  ExceptionObject* error = ts.pending;
  Type* type = type_of(ts, error);
  auto plain = [&](Special which) {
    Value own = lookup_special(ts, type, which);
    return own == lookup_special(ts, ts.rt.exc.BaseException, which) ||
           own == lookup_special(ts, ts.rt.exc.Exception, which);
  };
  Tuple* args = is_kind(error->args, Kind::Tuple) ? error->args.as<Tuple>() : nullptr;
  bool simple = args && (args->size == 0 || (args->size == 1 && is_str(args->items[0])));
  bool has_dict = error->dict && is_kind(error->dict, Kind::Dict) && error->dict.as<Dict>()->used;
  if (!simple || has_dict || !plain(kSpecialNew) || !plain(kSpecialInit)) return {};
  error = take_error(ts);
  Str* text = to_str(ts, error);
  if (!text) return {};
  raise(ts, type, "%s with '%s' codec failed (%T: %U)", what, name, Value(error), text);
  if (ts.pending && ts.pending != error) {
    ts.pending->cause = error;
    ts.pending->context = error;
    ts.pending->suppress_context = true;
  }
  return {};
}

}  // namespace adder
