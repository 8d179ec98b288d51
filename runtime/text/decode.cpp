// decode.cpp: bytes to str in the encodings of codecs.h.
//
// A malformed UTF-8 sequence is reported as its longest prefix that could have begun a good one, as Unicode recommends.
#include <cstring>

#include "runtime/errors/raise.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/str_tools.h"
#include "runtime/state/runtime.h"
#include "runtime/text/codec_errors.h"

namespace adder {

Value run_script_codec(ThreadState& ts, const char* direction, const std::string& encoding, Value object,
                       const std::string& errors);

namespace {

constexpr const char* kUnexpectedEnd = "unexpected end of data";

class Decoder {
 public:
  Decoder(ThreadState& ts, std::string_view bytes, const std::string& errors, Value object, bool final)
      : ts_(ts), bytes_(bytes), errors_(errors), handler_(handler_by_name(errors)), object_(object), final_(final) {}

  Str* run(Encoding encoding, size_t* consumed) {
    bool ok = true;
    switch (encoding) {
      case Encoding::kUtf8Sig:
        if (bytes_.starts_with("\xef\xbb\xbf")) at_ = 3;
        [[fallthrough]];
      case Encoding::kUtf8:
        ok = utf8();
        break;
      case Encoding::kAscii:
        ok = ascii();
        break;
      case Encoding::kUtf16:
        name_ = "utf-16", ok = detect(2) && utf16();
        break;
      case Encoding::kUtf16Le:
        name_ = "utf-16-le", ok = utf16();
        break;
      case Encoding::kUtf16Be:
        name_ = "utf-16-be", big_ = true, ok = utf16();
        break;
      case Encoding::kUtf32:
        name_ = "utf-32", ok = detect(4) && utf32();
        break;
      case Encoding::kUtf32Le:
        name_ = "utf-32-le", ok = utf32();
        break;
      case Encoding::kUtf32Be:
        name_ = "utf-32-be", big_ = true, ok = utf32();
        break;
      default:
        out_.append_ascii(bytes_);
        at_ = bytes_.size();
        break;
    }
    if (!ok) return nullptr;
    if (consumed) *consumed = at_;
    return out_.finish(ts_);
  }

 private:
  uint32_t byte(size_t i) const { return static_cast<unsigned char>(bytes_[i]); }

  // The sequence at at_ is bad up to end. True: goes on at at_. An incomplete end of unfinished input is left over.
  enum class After { kGo, kStop, kFail };
  After bad(size_t end, const char* reason) {
    if (!final_ && (reason == kUnexpectedEnd || !strcmp(reason, "truncated data"))) return After::kStop;
    size_t start = at_;
    switch (handler_) {
      case ErrorHandler::kIgnore:
        at_ = end;
        return After::kGo;
      case ErrorHandler::kReplace:
        out_.append(0xfffd);
        at_ = end;
        return After::kGo;
      case ErrorHandler::kBackslash:
        for (size_t i = start; i < end; ++i) {
          char text[8];
          int size = snprintf(text, sizeof text, "\\x%02x", byte(i));
          out_.append_ascii({text, static_cast<size_t>(size)});
        }
        at_ = end;
        return After::kGo;
      case ErrorHandler::kSurrogateEscape: {
        size_t i = start;
        for (; i < end && i < start + 4 && byte(i) >= 128; ++i) out_.append(0xdc00 + byte(i));
        if (i == start) break;
        at_ = i;
        return After::kGo;
      }
      case ErrorHandler::kSurrogatePass: {
        uint32_t c = surrogate_at(start);
        if (!c) break;
        out_.append(c);
        at_ = start + (unit_ == 1 ? 3 : unit_);
        return After::kGo;
      }
      case ErrorHandler::kOther: {
        raise_decode_error(ts_, name_, bytes_, object_, start, end, reason);
        Value with = ask_handler(ts_, errors_, bytes_.size(), &at_);
        if (!with) return After::kFail;
        out_.append(with.as<Str>());
        return After::kGo;
      }
      default:
        break;
    }
    raise_decode_error(ts_, name_, bytes_, object_, start, end, reason);
    return After::kFail;
  }

  uint32_t surrogate_at(size_t i) const {
    uint32_t c = 0;
    if (unit_ == 1) {
      if (i + 3 > bytes_.size() || byte(i) != 0xed || (byte(i + 1) & 0xe0) != 0xa0 || (byte(i + 2) & 0xc0) != 0x80)
        return 0;
      c = 0xd000 | (byte(i + 1) & 0x3f) << 6 | (byte(i + 2) & 0x3f);
    } else if (i + unit_ <= bytes_.size()) {
      c = unit(i);
    }
    return c >= 0xd800 && c <= 0xdfff ? c : 0;
  }

  uint32_t unit(size_t i) const {
    uint32_t c = 0;
    for (size_t k = 0; k < unit_; ++k) c |= byte(i + k) << 8 * (big_ ? unit_ - 1 - k : k);
    return c;
  }

  bool ascii() {
    name_ = "ascii";
    while (at_ < bytes_.size()) {
      if (byte(at_) < 128) {
        out_.append(byte(at_++));
        continue;
      }
      if (bad(at_ + 1, "ordinal not in range(128)") == After::kFail) return false;
    }
    return true;
  }

  bool utf8() {
    size_t n = bytes_.size();
    while (at_ < n) {
      size_t run = at_;
      while (run < n && byte(run) < 128) ++run;
      if (run > at_) {
        out_.append_ascii(bytes_.substr(at_, run - at_));
        at_ = run;
        continue;
      }
      uint32_t first = byte(at_);
      size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
      const char* reason = nullptr;
      size_t end = at_ + 1;
      if (first < 0xc2 || first > 0xf4) {
        reason = "invalid start byte";
      } else {
        uint32_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        uint32_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        uint32_t point = first & (0x7f >> length);
        for (; end < at_ + length && !reason; ++end) {
          if (end == n) {
            reason = kUnexpectedEnd;
            break;
          }
          if (byte(end) < low || byte(end) > high) {
            reason = "invalid continuation byte";
            break;
          }
          point = point << 6 | (byte(end) & 0x3f);
          low = 0x80;
          high = 0xbf;
        }
        if (!reason) {
          out_.append(point);
          at_ = end;
          continue;
        }
      }
      After after = bad(end, reason);
      if (after != After::kGo) return after == After::kStop;
    }
    return true;
  }

  // Reads a byte order mark; without one the machine's order (little endian) holds.
  bool detect(size_t size) {
    unit_ = size;
    if (bytes_.size() < size) return true;
    if (unit(0) == 0xfeff) {
      at_ = size;
    } else {
      big_ = true;
      if (unit(0) == 0xfeff)
        at_ = size;
      else
        big_ = false;
    }
    return true;
  }

  bool utf16() {
    unit_ = 2;
    size_t n = bytes_.size();
    while (at_ < n) {
      const char* reason = nullptr;
      size_t end = at_ + 2;
      if (at_ + 1 == n) {
        reason = "truncated data";
        end = n;
      } else {
        uint32_t c = unit(at_);
        if (c < 0xd800 || c > 0xdfff) {
          out_.append(c);
          at_ += 2;
          continue;
        }
        if (c >= 0xdc00) {
          reason = "illegal encoding";
        } else if (at_ + 4 > n) {
          reason = kUnexpectedEnd;
          end = n;
        } else {
          uint32_t second = unit(at_ + 2);
          if (second >= 0xdc00 && second <= 0xdfff) {
            out_.append(0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00));
            at_ += 4;
            continue;
          }
          reason = "illegal UTF-16 surrogate";
        }
      }
      After after = bad(end, reason);
      if (after != After::kGo) return after == After::kStop;
    }
    return true;
  }

  bool utf32() {
    unit_ = 4;
    size_t n = bytes_.size();
    while (at_ < n) {
      const char* reason = nullptr;
      size_t end = std::min(at_ + 4, n);
      if (at_ + 4 > n) {
        reason = "truncated data";
      } else {
        uint32_t c = unit(at_);
        if (c > 0x10ffff)
          reason = "code point not in range(0x110000)";
        else if (c >= 0xd800 && c <= 0xdfff)
          reason = "code point in surrogate code point range(0xd800, 0xe000)";
        if (!reason) {
          out_.append(c);
          at_ += 4;
          continue;
        }
      }
      After after = bad(end, reason);
      if (after != After::kGo) return after == After::kStop;
    }
    return true;
  }

  ThreadState& ts_;
  std::string_view bytes_;
  const std::string& errors_;
  ErrorHandler handler_;
  Value object_;
  bool final_;
  const char* name_ = "utf-8";
  size_t at_ = 0;
  size_t unit_ = 1;
  bool big_ = false;
  StrBuilder out_;
};

}  // namespace

Str* decode_with(ThreadState& ts, std::string_view bytes, Encoding encoding, const std::string& errors, Value object,
                 bool final, size_t* consumed) {
  bool seven_bits = encoding == Encoding::kUtf8 || encoding == Encoding::kAscii || encoding == Encoding::kLatin1;
  if (seven_bits && bytes_are_ascii(bytes.data(), bytes.size())) {
    if (consumed) *consumed = bytes.size();
    return new_str_ascii(ts, bytes);
  }
  return Decoder(ts, bytes, errors, object, final).run(encoding, consumed);
}

Str* decode_text(ThreadState& ts, std::string_view bytes, const std::string& encoding, const std::string& errors,
                 Value object) {
  Encoding known = encoding_by_name(encoding);
  if (known != Encoding::kOther) return decode_with(ts, bytes, known, errors, object);
  if (!object || !is_kind(object, Kind::Bytes)) object = new_bytes(ts, bytes);
  Value result = object ? run_script_codec(ts, "decode", encoding, object, errors) : Value();
  if (!result || is_str(result)) return result.as<Str>();
  raise_type_error(ts, "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to arbitrary types",
                   encoding.c_str(), result);
  return nullptr;
}

}  // namespace adder
