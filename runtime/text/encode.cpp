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
      {"utf8", Encoding::kUtf8},       {"u8", Encoding::kUtf8},         {"utf", Encoding::kUtf8},
      {"cp65001", Encoding::kUtf8},    {"utf8sig", Encoding::kUtf8Sig}, {"utf16", Encoding::kUtf16},
      {"u16", Encoding::kUtf16},       {"utf16le", Encoding::kUtf16Le}, {"utf16be", Encoding::kUtf16Be},
      {"utf32", Encoding::kUtf32},     {"u32", Encoding::kUtf32},       {"utf32le", Encoding::kUtf32Le},
      {"utf32be", Encoding::kUtf32Be}, {"latin1", Encoding::kLatin1},   {"latin", Encoding::kLatin1},
      {"iso88591", Encoding::kLatin1}, {"8859", Encoding::kLatin1},     {"cp819", Encoding::kLatin1},
      {"l1", Encoding::kLatin1},       {"ascii", Encoding::kAscii},     {"usascii", Encoding::kAscii},
      {"646", Encoding::kAscii},       {"us", Encoding::kAscii},
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
      case Encoding::kAscii:
        limit_ = 128, name_ = "ascii", reason_ = "ordinal not in range(128)";
        break;
      case Encoding::kLatin1:
        limit_ = 256, name_ = "latin-1", reason_ = "ordinal not in range(256)";
        break;
      case Encoding::kUtf16:
        unit_ = 2, name_ = "utf-16", bom_ = true;
        break;
      case Encoding::kUtf16Le:
        unit_ = 2, name_ = "utf-16-le";
        break;
      case Encoding::kUtf16Be:
        unit_ = 2, name_ = "utf-16-be", big_ = true;
        break;
      case Encoding::kUtf32:
        unit_ = 4, name_ = "utf-32", bom_ = true;
        break;
      case Encoding::kUtf32Le:
        unit_ = 4, name_ = "utf-32-le";
        break;
      case Encoding::kUtf32Be:
        unit_ = 4, name_ = "utf-32-be", big_ = true;
        break;
      default:
        sig_ = encoding == Encoding::kUtf8Sig;
        break;
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
        case ErrorHandler::kIgnore:
          break;
        case ErrorHandler::kReplace:
          put('?');
          break;
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
        case ErrorHandler::kStrict:
          return fail(start, end);
        case ErrorHandler::kOther:
          return ask(start, end, next);
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
}

}  // namespace adder
