// decode.cpp: from bytes to str.
//
// Each codec is a function that reads one code point at `at`, or reports how many bytes are wrong and why. The loop
// around it asks the error handler. With `consumed` (streams) a sequence that may go on past the end is left unread.
#include "frontend/parser/unicode_names.h"
#include "runtime/objects/str_tools.h"
#include "runtime/text/codec_tables.h"
#include "runtime/text/codecs.h"

namespace adder {

namespace {

// What a reader found: a point of `length` bytes, or with a reason `length` bytes in error; incomplete: the input ended
// inside a sequence. skip: bytes that stand for no character (an escaped newline).
struct Step {
  uint32_t point = 0;
  size_t length = 0;
  const char* reason = nullptr;
  bool incomplete = false;
  bool skip = false;
};

Step bad(size_t length, const char* reason) {
  return {0, length, reason, false, false};
}
Step cut(size_t length, const char* reason) {
  return {0, length, reason, true, false};
}

using Reader = Step (*)(std::string_view data, size_t at);

uint8_t byte_at(std::string_view data, size_t i) {
  return static_cast<uint8_t>(data[i]);
}

Step read_utf8(std::string_view data, size_t at) {
  uint8_t lead = byte_at(data, at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xc2 || lead > 0xf4) return bad(1, "invalid start byte");
  size_t need = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // The second byte's range excludes overlong forms, surrogates and points beyond U+10FFFF.
  uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  uint32_t point = lead & (0x7f >> need);
  for (size_t i = 1; i < need; ++i) {
    if (at + i >= data.size()) return cut(i, "unexpected end of data");
    uint8_t c = byte_at(data, at + i);
    if (c < low || c > high) return bad(i, "invalid continuation byte");
    point = point << 6 | (c & 63);
    low = 0x80;
    high = 0xbf;
  }
  return {point, need};
}

template <int Bytes, bool Big>
uint32_t unit_at(std::string_view data, size_t at) {
  uint32_t unit = 0;
  for (int i = 0; i < Bytes; ++i) unit |= uint32_t{byte_at(data, at + i)} << 8 * (Big ? Bytes - 1 - i : i);
  return unit;
}

template <bool Big>
Step read_utf16(std::string_view data, size_t at) {
  if (at + 2 > data.size()) return cut(data.size() - at, "truncated data");
  uint32_t unit = unit_at<2, Big>(data, at);
  if (unit < 0xd800 || unit > 0xdfff) return {unit, 2};
  if (unit >= 0xdc00) return bad(2, "illegal encoding");
  if (at + 4 > data.size()) return cut(data.size() - at, "unexpected end of data");
  uint32_t second = unit_at<2, Big>(data, at + 2);
  if (second < 0xdc00 || second > 0xdfff) return bad(2, "illegal UTF-16 surrogate");
  return {0x10000 + ((unit & 0x3ff) << 10 | (second & 0x3ff)), 4};
}

template <bool Big>
Step read_utf32(std::string_view data, size_t at) {
  if (at + 4 > data.size()) return cut(data.size() - at, "truncated data");
  uint32_t unit = unit_at<4, Big>(data, at);
  if (unit >= 0xd800 && unit <= 0xdfff) return bad(4, "code point in surrogate code point range(0xd800, 0xe000)");
  if (unit > 0x10ffff) return bad(4, "code point not in range(0x110000)");
  return {unit, 4};
}

Step read_ascii(std::string_view data, size_t at) {
  if (byte_at(data, at) >= 128) return bad(1, "ordinal not in range(128)");
  return {byte_at(data, at), 1};
}

Step read_cp1252(std::string_view data, size_t at) {
  int point = cp1252_point(byte_at(data, at));
  return point < 0 ? bad(1, "character maps to <undefined>") : Step{uint32_t(point), 1};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Step read_hex_escape(std::string_view data, size_t at, size_t digits, const char* truncated) {
  uint32_t point = 0;
  for (size_t i = 0; i < digits; ++i) {
    size_t k = at + 2 + i;
    int digit = k < data.size() ? hex_value(data[k]) : -1;
    if (digit < 0) return k < data.size() ? bad(2 + i, truncated) : cut(2 + i, truncated);
    point = point << 4 | unsigned(digit);
  }
  if (point > 0x10ffff) return bad(2 + digits, "illegal Unicode character");
  return {point, 2 + digits};
}

Step read_name_escape(std::string_view data, size_t at) {
  const char* malformed = "malformed \\N character escape";
  if (at + 2 >= data.size()) return cut(data.size() - at, malformed);
  if (data[at + 2] != '{') return bad(2, malformed);
  size_t end = data.find('}', at + 3);
  if (end == std::string_view::npos) return cut(data.size() - at, malformed);
  if (end == at + 3) return bad(3, malformed);
  uint32_t point = 0;
  std::string text;
  if (!unicode_name_lookup || !unicode_name_lookup(data.substr(at + 3, end - at - 3), &text, &point)) {
    return bad(end + 1 - at, "unknown Unicode character name");
  }
  return {point, end + 1 - at};
}

Step read_unicode_escape(std::string_view data, size_t at) {
  if (data[at] != '\\') return {byte_at(data, at), 1};
  if (at + 1 == data.size()) return cut(1, "\\ at end of string");
  char c = data[at + 1];
  switch (c) {
    case '\n':
      return {0, 2, nullptr, false, true};
    case '\\':
    case '\'':
    case '"':
      return {uint32_t(c), 2};
    case 'a':
      return {7, 2};
    case 'b':
      return {8, 2};
    case 'f':
      return {12, 2};
    case 'n':
      return {10, 2};
    case 'r':
      return {13, 2};
    case 't':
      return {9, 2};
    case 'v':
      return {11, 2};
    case 'x':
      return read_hex_escape(data, at, 2, "truncated \\xXX escape");
    case 'u':
      return read_hex_escape(data, at, 4, "truncated \\uXXXX escape");
    case 'U':
      return read_hex_escape(data, at, 8, "truncated \\UXXXXXXXX escape");
    case 'N':
      return read_name_escape(data, at);
    default:
      break;
  }
  if (c < '0' || c > '7') return {'\\', 1};  // no escape: the backslash stands for itself
  uint32_t point = 0;
  size_t i = 1;
  for (; i < 4 && at + i < data.size() && data[at + i] >= '0' && data[at + i] <= '7'; ++i) {
    point = point * 8 + uint32_t(data[at + i] - '0');
  }
  return {point, i};
}

Step read_raw_escape(std::string_view data, size_t at) {
  if (data[at] != '\\') return {byte_at(data, at), 1};
  if (at + 1 == data.size()) return {'\\', 1, nullptr, true};  // at the very end it stands for itself
  char c = data[at + 1];
  if (c != 'u' && c != 'U') return {'\\', 1};
  size_t before = 0;  // backslashes in front: an odd number of them escapes this one
  while (before < at && data[at - 1 - before] == '\\') ++before;
  if (before % 2) return {'\\', 1};
  return c == 'u' ? read_hex_escape(data, at, 4, "truncated \\uXXXX escape")
                  : read_hex_escape(data, at, 8, "truncated \\UXXXXXXXX escape");
}

struct Source {
  Reader read;
  const char* name;
};

Source source_of(Codec codec) {
  switch (codec) {
    case Codec::kUtf16Le:
      return {read_utf16<false>, "utf-16-le"};
    case Codec::kUtf16Be:
      return {read_utf16<true>, "utf-16-be"};
    case Codec::kUtf32Le:
      return {read_utf32<false>, "utf-32-le"};
    case Codec::kUtf32Be:
      return {read_utf32<true>, "utf-32-be"};
    case Codec::kAscii:
      return {read_ascii, "ascii"};
    case Codec::kCp1252:
      return {read_cp1252, "charmap"};
    case Codec::kUnicodeEscape:
      return {read_unicode_escape, "unicodeescape"};
    case Codec::kRawUnicodeEscape:
      return {read_raw_escape, "rawunicodeescape"};
    default:
      return {read_utf8, "utf-8"};
  }
}

// How much of data is valid UTF-8.
size_t valid_utf8(std::string_view data) {
  size_t at = 0;
  while (at < data.size()) {
    if (static_cast<int8_t>(data[at]) >= 0) {
      uint64_t word;
      if (at + 8 <= data.size() && (std::memcpy(&word, data.data() + at, 8), !(word & 0x8080808080808080))) {
        at += 8;
      } else {
        ++at;
      }
      continue;
    }
    Step step = read_utf8(data, at);
    if (step.reason) break;
    at += step.length;
  }
  return at;
}

Value decode_points(ThreadState& ts, std::string_view data, Codec codec, const char* errors, size_t* consumed) {
  Source source = source_of(codec);
  StrBuilder out;
  size_t at = 0;
  if (codec == Codec::kUtf8) {
    at = valid_utf8(data);
    out.append_utf8(data.substr(0, at));
  }
  while (at < data.size()) {
    Step step = source.read(data, at);
    if (step.incomplete && consumed) break;
    if (!step.reason) {
      if (!step.skip) out.append(step.point);
      at += step.length;
      continue;
    }
    CodecRepair repair;
    if (!handle_decode_error(ts, errors, source.name, data, at, at + step.length, step.reason, &repair)) return Value();
    out.append(repair.replacement.as<Str>());
    at = repair.position;
  }
  if (consumed) *consumed = at;
  return out.finish(ts);
}

Value decode_registered(ThreadState& ts, std::string_view data, const char* encoding, const char* errors) {
  Value info = lookup_text_codec(ts, encoding, "decode");
  if (!info) return Value();
  Value result =
      call_with(ts, info.as<Tuple>()->items[1], new_bytes(ts, data), new_str(ts, errors ? errors : "strict"));
  if (!result) return tell_codec_failure(ts, "decoding", encoding);
  if (!is_kind(result, Kind::Tuple) || result.as<Tuple>()->size != 2) {
    return raise_type_error(ts, "decoder must return a tuple (object,integer)");
  }
  Value text = result.as<Tuple>()->items[0];
  if (is_str(text)) return text;
  return raise_type_error(
      ts, "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding,
      text);
}

}  // namespace

Value decode_with(ThreadState& ts, std::string_view data, Codec* codec, const char* errors, size_t* consumed) {
  size_t skipped = 0;
  switch (*codec) {
    case Codec::kLatin1:
      if (consumed) *consumed = data.size();
      return new_str_latin1(ts, data);
    case Codec::kUtf8Sig:
      if (consumed && data.size() < 3 && std::string_view("\xef\xbb\xbf").starts_with(data)) {
        *consumed = 0;
        return ts.rt.empty_str;
      }
      if (data.starts_with("\xef\xbb\xbf")) skipped = 3;
      *codec = Codec::kUtf8;
      break;
    case Codec::kUtf16:
      if (consumed && data.size() < 2) {
        *consumed = 0;
        return ts.rt.empty_str;
      }
      if (data.starts_with("\xff\xfe") || data.starts_with("\xfe\xff")) skipped = 2;
      *codec = skipped && data[0] == '\xfe' ? Codec::kUtf16Be : Codec::kUtf16Le;
      break;
    case Codec::kUtf32: {
      if (consumed && data.size() < 4) {
        *consumed = 0;
        return ts.rt.empty_str;
      }
      bool big = data.starts_with(std::string_view("\0\0\xfe\xff", 4));
      if (big || data.starts_with(std::string_view("\xff\xfe\0\0", 4))) skipped = 4;
      *codec = big ? Codec::kUtf32Be : Codec::kUtf32Le;
      break;
    }
    default:
      break;
  }
  std::string_view rest = data.substr(skipped);
  bool ascii_superset = *codec == Codec::kUtf8 || *codec == Codec::kAscii || *codec == Codec::kCp1252;
  if (ascii_superset && bytes_are_ascii(rest.data(), rest.size())) {
    if (consumed) *consumed = data.size();
    return new_str_ascii(ts, rest);
  }
  Value result = decode_points(ts, rest, *codec, errors, consumed);
  if (consumed) *consumed += skipped;
  return result;
}

Value decode_bytes(ThreadState& ts, std::string_view data, const char* encoding, const char* errors) {
  if (data.empty()) return ts.rt.empty_str;  // whatever the encoding is called, as in CPython
  Codec codec = encoding ? find_codec(encoding) : Codec::kUtf8;
  if (codec == Codec::kUnknown) return decode_registered(ts, data, encoding, errors);
  return decode_with(ts, data, &codec, errors, nullptr);
}

}  // namespace adder
