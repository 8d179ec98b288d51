<<<<<<< HEAD
// encode.cpp: str to bytes in the encodings of codecs.h.
#include <cstring>

#include "runtime/errors/raise.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/str_tools.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "runtime/text/codec_errors.h"

namespace adder {

Encoding encoding_by_name(std::string_view name) {
  std::string plain;
  for (char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  struct Row {
    const char* name;
    Encoding encoding;
  };
  static constexpr Row kRows[] = {
      {"utf8", Encoding::kUtf8},          {"u8", Encoding::kUtf8},           {"utf", Encoding::kUtf8},
      {"cp65001", Encoding::kUtf8},       {"utf8sig", Encoding::kUtf8Sig},   {"utf16", Encoding::kUtf16},
      {"u16", Encoding::kUtf16},          {"utf16le", Encoding::kUtf16Le},   {"utf16be", Encoding::kUtf16Be},
      {"utf32", Encoding::kUtf32},        {"u32", Encoding::kUtf32},         {"utf32le", Encoding::kUtf32Le},
      {"utf32be", Encoding::kUtf32Be},    {"latin1", Encoding::kLatin1},     {"latin", Encoding::kLatin1},
      {"iso88591", Encoding::kLatin1},    {"8859", Encoding::kLatin1},       {"cp819", Encoding::kLatin1},
      {"l1", Encoding::kLatin1},          {"ascii", Encoding::kAscii},       {"usascii", Encoding::kAscii},
      {"646", Encoding::kAscii},          {"us", Encoding::kAscii},
  };
  for (const Row& row : kRows)
    if (plain == row.name) return row.encoding;
  return Encoding::kOther;
}

namespace {

void put_unit(std::string* out, uint32_t unit, int bytes, bool big) {
  for (int i = 0; i < bytes; ++i) out->push_back(static_cast<char>(unit >> 8 * (big ? bytes - 1 - i : i)));
}

class Encoder {
 public:
  Encoder(ThreadState& ts, Str* s, Encoding encoding, const std::string& errors, std::string* out)
      : ts_(ts), s_(s), errors_(errors), handler_(handler_by_name(errors)), out_(out) {
    switch (encoding) {
      case Encoding::kAscii: limit_ = 128, name_ = "ascii", reason_ = "ordinal not in range(128)"; break;
      case Encoding::kLatin1: limit_ = 256, name_ = "latin-1", reason_ = "ordinal not in range(256)"; break;
      case Encoding::kUtf16: unit_ = 2, name_ = "utf-16", bom_ = true; break;
      case Encoding::kUtf16Le: unit_ = 2, name_ = "utf-16-le"; break;
      case Encoding::kUtf16Be: unit_ = 2, name_ = "utf-16-be", big_ = true; break;
      case Encoding::kUtf32: unit_ = 4, name_ = "utf-32", bom_ = true; break;
      case Encoding::kUtf32Le: unit_ = 4, name_ = "utf-32-le"; break;
      case Encoding::kUtf32Be: unit_ = 4, name_ = "utf-32-be", big_ = true; break;
      default: sig_ = encoding == Encoding::kUtf8Sig; break;
    }
  }

  bool run() {
    if (sig_) out_->append("\xef\xbb\xbf");
    if (bom_) put_unit(out_, 0xfeff, unit_, big_);
    if (s_->ascii && unit_ == 1) {
      out_->append(s_->ascii_view());
      return true;
    }
    for (size_t i = 0; i < s_->length;) {
      if (encodes(s_->at(i))) {
        put(s_->at(i++));
        continue;
      }
      size_t end = i + 1;
      while (end < s_->length && !encodes(s_->at(end))) ++end;
      if (!handle(i, end, &i)) return false;
    }
    return true;
  }

 private:
  bool encodes(uint32_t c) const { return limit_ ? c < limit_ : c < 0xd800 || c > 0xdfff; }

  void put(uint32_t c) {
    if (limit_) {
      out_->push_back(static_cast<char>(c));
    } else if (unit_ == 1) {
      append_point_utf8(*out_, c);
    } else if (unit_ == 2 && c > 0xffff) {
      put_unit(out_, 0xd800 + ((c - 0x10000) >> 10), 2, big_);
      put_unit(out_, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, big_);
    } else {
      put_unit(out_, c, unit_, big_);
    }
  }

  void put_text(const char* text) {
    for (; *text; ++text) put(static_cast<unsigned char>(*text));
  }

  bool fail(size_t start, size_t end) {
    raise_encode_error(ts_, name_, s_, start, end, reason_);
    return false;
  }

  // Deals with the points [start, end), none of which encodes; *next is where to go on.
  bool handle(size_t start, size_t end, size_t* next) {
    *next = end;
    char text[16];
    for (size_t i = start; i < end; ++i) {
      uint32_t c = s_->at(i);
      switch (handler_) {
        case ErrorHandler::kIgnore: break;
        case ErrorHandler::kReplace: put('?'); break;
        case ErrorHandler::kBackslash:
          snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
          put_text(text);
          break;
        case ErrorHandler::kXmlCharRef:
          snprintf(text, sizeof text, "&#%u;", c);
          put_text(text);
          break;
        case ErrorHandler::kSurrogateEscape:
          if (c < 0xdc80 || c > 0xdcff || unit_ != 1) return fail(i, end);
          out_->push_back(static_cast<char>(c - 0xdc00));
          break;
        case ErrorHandler::kSurrogatePass:
          if (limit_ || c < 0xd800 || c > 0xdfff) return fail(i, end);
          put(c);
          break;
        case ErrorHandler::kStrict: return fail(start, end);
        case ErrorHandler::kOther: return ask(start, end, next);
      }
    }
    return true;
  }

  bool ask(size_t start, size_t end, size_t* next) {
    fail(start, end);
    Value with = ask_handler(ts_, errors_, s_->length, next);
    if (!with) return false;
    if (is_kind(with, Kind::Bytes)) {
      out_->append(with.as<Bytes>()->view());
      return true;
    }
    for (size_t i = 0; i < with.as<Str>()->length; ++i) {
      if (!encodes(with.as<Str>()->at(i))) return fail(start, end);
      put(with.as<Str>()->at(i));
    }
    return true;
  }

  ThreadState& ts_;
  Str* s_;
  const std::string& errors_;
  ErrorHandler handler_;
  std::string* out_;
  const char* name_ = "utf-8";
  const char* reason_ = "surrogates not allowed";
  uint32_t limit_ = 0;  // points must be below; 0: all but surrogates
  int unit_ = 1;        // bytes
  bool big_ = false, bom_ = false, sig_ = false;
};

}  // namespace

bool encode_with(ThreadState& ts, Str* s, Encoding encoding, const std::string& errors, std::string* out) {
  return Encoder(ts, s, encoding, errors, out).run();
}

// Any other codec, through the script module codecs: the first of the pair that its function gives.
Value run_script_codec(ThreadState& ts, const char* direction, const std::string& encoding, Value object,
                       const std::string& errors) {
  Value codecs = import_module(ts, "codecs");
  Value lookup = codecs ? get_attribute(ts, codecs, "lookup") : Value();
  Value info = lookup ? call_with(ts, lookup, new_str(ts, encoding)) : Value();
  Value function = info ? get_attribute(ts, info, direction) : Value();
  Value answer = function ? call_with(ts, function, object, new_str(ts, errors)) : Value();
  if (!answer) return Value();
  if (!is_kind(answer, Kind::Tuple) || answer.as<Tuple>()->size != 2)
    return raise_type_error(ts, "%sr must return a tuple (object, integer)", direction);
  return answer.as<Tuple>()->items[0];
}

Value encode_text(ThreadState& ts, Str* s, const std::string& encoding, const std::string& errors) {
  Encoding known = encoding_by_name(encoding);
  if (known != Encoding::kOther) {
    std::string out;
    return encode_with(ts, s, known, errors, &out) ? Value(new_bytes(ts, out)) : Value();
  }
  Value result = run_script_codec(ts, "encode", encoding, s, errors);
  if (!result || is_kind(result, Kind::Bytes)) return result;
  return raise_type_error(ts,
                          "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to arbitrary "
                          "types",
                          encoding.c_str(), result);
=======
// encode.cpp: from str to bytes.
//
// One loop serves every codec: `put` appends a code point or says that the codec has no form for it; runs of such points
// go to the error handler, whose answer is appended (bytes as they are, text through `put`).
#include "runtime/text/codec_tables.h"
#include "runtime/text/codecs.h"

namespace adder {

namespace {

struct Target {
  Codec codec;
  const char* name;      // in exceptions
  const char* reason;
  bool single;           // errors concern one character at a time
};

Target target_of(Codec codec) {
  switch (codec) {
    case Codec::kUtf8:
    case Codec::kUtf8Sig: return {codec, "utf-8", "surrogates not allowed", false};
    case Codec::kUtf16: return {codec, "utf-16", "surrogates not allowed", true};
    case Codec::kUtf16Le: return {codec, "utf-16-le", "surrogates not allowed", true};
    case Codec::kUtf16Be: return {codec, "utf-16-be", "surrogates not allowed", true};
    case Codec::kUtf32: return {codec, "utf-32", "surrogates not allowed", true};
    case Codec::kUtf32Le: return {codec, "utf-32-le", "surrogates not allowed", true};
    case Codec::kUtf32Be: return {codec, "utf-32-be", "surrogates not allowed", true};
    case Codec::kLatin1: return {codec, "latin-1", "ordinal not in range(256)", false};
    case Codec::kAscii: return {codec, "ascii", "ordinal not in range(128)", false};
    default: return {codec, "charmap", "character maps to <undefined>", false};
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
      if (c < 0x100) out += char(c);
      else put_escape(out, c);
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
  Value info = lookup_text_codec(ts, encoding);
  Value encode = info ? get_attribute(ts, info, "encode") : Value();
  if (!encode) return Value();
  Value result = call_with(ts, encode, text, new_str(ts, errors ? errors : "strict"));
  if (!result) return Value();
  if (!is_kind(result, Kind::Tuple) || result.as<Tuple>()->size != 2) {
    return raise_type_error(ts, "encoder must return a tuple (object, integer)");
  }
  Value bytes = result.as<Tuple>()->items[0];
  if (is_kind(bytes, Kind::Bytes)) return bytes;
  if (is_kind(bytes, Kind::ByteArray)) return new_bytes(ts, {bytes.as<ByteArray>()->data, size_t(bytes.as<ByteArray>()->size)});
  return raise_type_error(ts,
                          "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
                          encoding, bytes);
}

}  // namespace

Value encode_with(ThreadState& ts, Str* text, Codec codec, const char* errors) {
  bool ascii_superset = codec == Codec::kUtf8 || codec == Codec::kLatin1 || codec == Codec::kAscii || codec == Codec::kCp1252;
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
>>>>>>> numbers
}

}  // namespace adder
