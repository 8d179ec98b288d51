// encode.cpp: from str to bytes.
//
// One loop serves every codec: `put` appends a code point or says that the codec has no form for it; runs of such
// points go to the error handler, whose answer is appended (bytes as they are, text through `put`).
#include "runtime/text/codec_tables.h"
#include "runtime/text/codecs.h"

namespace adder {

namespace {

struct Target {
  Codec codec;
  const char* name;  // in exceptions
  const char* reason;
  bool single;  // errors concern one character at a time
};

Target target_of(Codec codec) {
  switch (codec) {
    case Codec::kUtf8:
    case Codec::kUtf8Sig:
      return {codec, "utf-8", "surrogates not allowed", false};
    case Codec::kUtf16:
      return {codec, "utf-16", "surrogates not allowed", true};
    case Codec::kUtf16Le:
      return {codec, "utf-16-le", "surrogates not allowed", true};
    case Codec::kUtf16Be:
      return {codec, "utf-16-be", "surrogates not allowed", true};
    case Codec::kUtf32:
      return {codec, "utf-32", "surrogates not allowed", true};
    case Codec::kUtf32Le:
      return {codec, "utf-32-le", "surrogates not allowed", true};
    case Codec::kUtf32Be:
      return {codec, "utf-32-be", "surrogates not allowed", true};
    case Codec::kLatin1:
      return {codec, "latin-1", "ordinal not in range(256)", false};
    case Codec::kAscii:
      return {codec, "ascii", "ordinal not in range(128)", false};
    default:
      return {codec, "charmap", "character maps to <undefined>", false};
  }
}

void put_unit(std::string& out, uint32_t unit, int bytes, bool big) {
  for (int i = 0; i < bytes; ++i) out += char(unit >> 8 * (big ? bytes - 1 - i : i));
}

bool put(Codec codec, uint32_t c, std::string& out) {
  bool surrogate = c >= 0xd800 && c <= 0xdfff;
  switch (codec) {
    case Codec::kAscii:
      if (c >= 128) return false;
      return out += char(c), true;
    case Codec::kLatin1:
      if (c >= 256) return false;
      return out += char(c), true;
    case Codec::kCp1252: {
      int byte = cp1252_byte(c);
      if (byte < 0) return false;
      return out += char(byte), true;
    }
    case Codec::kUtf8:
    case Codec::kUtf8Sig:
      if (surrogate) return false;
      if (c < 0x80) {
        out += char(c);
      } else if (c < 0x800) {
        out += {char(0xc0 | c >> 6), char(0x80 | (c & 63))};
      } else if (c < 0x10000) {
        out += {char(0xe0 | c >> 12), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
      } else {
        out += {char(0xf0 | c >> 18), char(0x80 | (c >> 12 & 63)), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
      }
      return true;
    case Codec::kUtf16:
    case Codec::kUtf16Le:
    case Codec::kUtf16Be: {
      if (surrogate) return false;
      bool big = codec == Codec::kUtf16Be;
      if (c < 0x10000) return put_unit(out, c, 2, big), true;
      put_unit(out, 0xd7c0 + (c >> 10), 2, big);
      put_unit(out, 0xdc00 + (c & 0x3ff), 2, big);
      return true;
    }
    default:
      if (surrogate) return false;
      put_unit(out, c, 4, codec == Codec::kUtf32Be);
      return true;
  }
}

bool encodable(Codec codec, uint32_t c) {
  std::string ignored;
  return put(codec, c, ignored);
}

Value encode_points(ThreadState& ts, Str* text, const Target& target, const char* errors, std::string out) {
  out.reserve(out.size() + text->length);
  for (size_t i = 0; i < text->length;) {
    if (put(target.codec, text->at(i), out)) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (!target.single && end < text->length && !encodable(target.codec, text->at(end))) ++end;
    CodecRepair repair;
    if (!handle_encode_error(ts, errors, target.name, text, i, end, target.reason, &repair)) return Value();
    if (is_str(repair.replacement)) {
      Str* replacement = repair.replacement.as<Str>();
      for (size_t k = 0; k < replacement->length; ++k) {
        if (!put(target.codec, replacement->at(k), out)) {
          return raise_encode_error(ts, target.name, text, i, end, target.reason);
        }
      }
    } else {
      out += repair.replacement.as<Bytes>()->view();
    }
    i = repair.position;
  }
  return new_bytes(ts, out);
}

void put_escape(std::string& out, uint32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  out += text;
}

Value encode_escape(ThreadState& ts, Str* text, bool raw) {
  std::string out;
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    if (raw) {
      if (c < 0x100)
        out += char(c);
      else
        put_escape(out, c);
    } else if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else if (c >= 0x20 && c < 0x7f) {
      out += char(c);
    } else {
      put_escape(out, c);
    }
  }
  return new_bytes(ts, out);
}

// Through codecs.lookup(encoding).encode.
Value encode_registered(ThreadState& ts, Str* text, const char* encoding, const char* errors) {
  Value info = lookup_text_codec(ts, encoding, "encode");
  if (!info) return Value();
  Value result = call_with(ts, info.as<Tuple>()->items[0], text, new_str(ts, errors ? errors : "strict"));
  if (!result) return tell_codec_failure(ts, "encoding", encoding);
  if (!is_kind(result, Kind::Tuple) || result.as<Tuple>()->size != 2) {
    return raise_type_error(ts, "encoder must return a tuple (object, integer)");
  }
  Value bytes = result.as<Tuple>()->items[0];
  if (is_kind(bytes, Kind::Bytes)) return bytes;
  if (is_kind(bytes, Kind::ByteArray))
    return new_bytes(ts, {bytes.as<ByteArray>()->data, size_t(bytes.as<ByteArray>()->size)});
  return raise_type_error(
      ts, "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding,
      bytes);
}

}  // namespace

Value encode_with(ThreadState& ts, Str* text, Codec codec, const char* errors) {
  bool ascii_superset =
      codec == Codec::kUtf8 || codec == Codec::kLatin1 || codec == Codec::kAscii || codec == Codec::kCp1252;
  if (ascii_superset && (text->ascii || (codec == Codec::kLatin1 && text->width == 1))) {
    return new_bytes(ts, {text->data, size_t(text->length)});
  }
  if (codec == Codec::kUnicodeEscape || codec == Codec::kRawUnicodeEscape) {
    return encode_escape(ts, text, codec == Codec::kRawUnicodeEscape);
  }
  std::string start;
  if (codec == Codec::kUtf8Sig) start = "\xef\xbb\xbf";
  if (codec == Codec::kUtf16) start = "\xff\xfe";
  if (codec == Codec::kUtf32) start = std::string("\xff\xfe\0\0", 4);
  return encode_points(ts, text, target_of(codec), errors, start);
}

Value encode_str(ThreadState& ts, Str* text, const char* encoding, const char* errors) {
  Codec codec = encoding ? find_codec(encoding) : Codec::kUtf8;
  if (codec == Codec::kUnknown) return encode_registered(ts, text, encoding, errors);
  return encode_with(ts, text, codec, errors);
}

}  // namespace adder
