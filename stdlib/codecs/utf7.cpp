// utf7.cpp: the codec utf-7 (RFC 2152): printable ASCII as it is, the rest as UTF-16 in runs of base64 between '+' and
// '-'.
#include "runtime/objects/byte_tools.h"
#include "runtime/text/codecs.h"
#include "stdlib/codecs/codecs_module.h"

namespace adder {

namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base64_value(uint8_t c) {
  size_t at = kBase64.find(char(c));
  return at == std::string_view::npos ? -1 : int(at);
}

// Written as it is: all of printable ASCII but what plays a role ('+') or is unsafe in mail ('\', '~'), and white
// space.
bool is_direct(uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 32 && c < 127 && c != '+' && c != '\\' && c != '~');
}

class Encoder {
 public:
  std::string run(Str* text) {
    for (size_t i = 0; i < text->length; ++i) put(text->at(i));
    if (in_base64_) {
      flush_bits();
      out_ += '-';
    }
    return std::move(out_);
  }

 private:
  void put(uint32_t c) {
    if (is_direct(c)) {
      if (in_base64_) {
        flush_bits();
        in_base64_ = false;
        if (base64_value(uint8_t(c)) >= 0 || c == '-') out_ += '-';
      }
      out_ += char(c);
    } else if (c == '+' && !in_base64_) {
      out_ += "+-";
    } else {
      if (!in_base64_) out_ += '+';
      in_base64_ = true;
      if (c > 0xffff) {
        put_unit(0xd800 + ((c - 0x10000) >> 10));
        c = 0xdc00 + (c & 0x3ff);
      }
      put_unit(c);
    }
  }

  void put_unit(uint32_t unit) {
    buffer_ = buffer_ << 16 | unit;
    bits_ += 16;
    while (bits_ >= 6) {
      bits_ -= 6;
      out_ += kBase64[buffer_ >> bits_ & 63];
    }
    buffer_ &= (1u << bits_) - 1;
  }

  void flush_bits() {
    if (bits_) out_ += kBase64[buffer_ << (6 - bits_) & 63];
    buffer_ = 0;
    bits_ = 0;
  }

  std::string out_;
  bool in_base64_ = false;
  uint32_t buffer_ = 0;
  int bits_ = 0;
};

class Decoder {
 public:
  Decoder(ThreadState& ts, std::string_view data, const char* errors) : ts_(ts), data_(data), errors_(errors) {}

  // (text, bytes read). Without final, an open run of base64 is left unread.
  Value run(bool final) {
    do {
      while (at_ < data_.size())
        if (!step()) return {};
      if (!in_base64_ || !final) break;
      in_base64_ = false;
      bool broken = high_ || bits_ >= 6 || (bits_ > 0 && buffer_ != 0);
      if (broken && !fail(start_, data_.size(), "unterminated shift sequence")) return {};
    } while (at_ < data_.size());
    size_t used = at_;
    if (in_base64_) {
      used = start_;
      out_.resize(run_start_);
    }
    Str* text = new_str_ucs4(ts_, reinterpret_cast<const uint32_t*>(out_.data()), out_.size());
    return text ? Value(tuple_of(ts_, text, new_int(ts_, int64_t(used)))) : Value();
  }

 private:
  bool step() {
    uint8_t c = uint8_t(data_[at_]);
    if (in_base64_) return base64_step(c);
    if (c == '+') {
      start_ = at_++;
      if (at_ < data_.size() && data_[at_] == '-') {
        ++at_;
        out_ += U'+';
        return true;
      }
      if (at_ < data_.size() && base64_value(uint8_t(data_[at_])) < 0) {
        ++at_;
        return fail(start_, at_, "ill-formed sequence");
      }
      in_base64_ = true;
      high_ = 0;
      buffer_ = 0;
      bits_ = 0;
      run_start_ = out_.size();
      return true;
    }
    ++at_;
    if (c < 128) {
      out_ += char32_t(c);
      return true;
    }
    return fail(at_ - 1, at_, "unexpected special character");
  }

  bool base64_step(uint8_t c) {
    int value = base64_value(c);
    if (value >= 0) {
      ++at_;
      buffer_ = buffer_ << 6 | uint32_t(value);
      bits_ += 6;
      if (bits_ < 16) return true;
      uint32_t unit = buffer_ >> (bits_ - 16) & 0xffff;
      bits_ -= 16;
      buffer_ &= (1u << bits_) - 1;
      put_unit(unit);
      return true;
    }
    in_base64_ = false;
    if (bits_ > 0) {
      const char* reason = bits_ >= 6     ? "partial character in shift sequence"
                           : buffer_ != 0 ? "non-zero padding bits in shift sequence"
                                          : nullptr;
      if (reason) return ++at_, fail(start_, at_, reason);
    }
    if (high_ && c < 128 && c != '+') out_ += char32_t(high_);
    high_ = 0;
    if (c == '-') ++at_;
    return true;
  }

  void put_unit(uint32_t unit) {
    if (high_ && unit >= 0xdc00 && unit <= 0xdfff) {
      out_ += char32_t(0x10000 + ((high_ & 0x3ff) << 10 | (unit & 0x3ff)));
      high_ = 0;
      return;
    }
    if (high_) out_ += char32_t(high_);
    high_ = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
    if (!high_) out_ += char32_t(unit);
  }

  bool fail(size_t start, size_t end, const char* reason) {
    CodecRepair repair;
    if (!handle_decode_error(ts_, errors_, "utf7", data_, start, end, reason, &repair)) return false;
    Str* text = repair.replacement.as<Str>();
    for (size_t i = 0; i < text->length; ++i) out_ += char32_t(text->at(i));
    at_ = repair.position;
    return true;
  }

  ThreadState& ts_;
  std::string_view data_;
  const char* errors_;
  std::u32string out_;
  size_t at_ = 0;
  size_t start_ = 0;      // of the run of base64, the '+'
  size_t run_start_ = 0;  // what `out_` held then
  bool in_base64_ = false;
  uint32_t high_ = 0;  // a first surrogate that waits for its second
  uint32_t buffer_ = 0;
  int bits_ = 0;
};

Value utf7_encode(ThreadState& ts, Value* a, uint32_t) {
  Str* text;
  ErrorsArgument errors;
  if (!text_argument(ts, a[0], "utf_7_encode", &text) || !errors_argument(ts, a[1], "utf_7_encode", 2, &errors))
    return {};
  Value bytes = new_bytes(ts, Encoder().run(text));
  return bytes ? Value(tuple_of(ts, bytes, new_int(ts, int64_t(text->length)))) : Value();
}

Value utf7_decode(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  ErrorsArgument errors;
  int final = a[2] ? truth(ts, a[2]) : 0;
  if (final < 0 || !byte_argument(ts, a[0], &data) || !errors_argument(ts, a[1], "utf_7_decode", 2, &errors)) return {};
  std::string held(data);
  return Decoder(ts, held, errors.c_str()).run(final);
}

}  // namespace

NativeDef kUtf7Functions[] = {{"utf_7_encode(str, errors=None, /)", "(bytes, length of the text)", utf7_encode},
                              {"utf_7_decode(data, errors=None, final=False, /)", "(text, bytes read)", utf7_decode},
                              {nullptr, nullptr, nullptr}};

}  // namespace adder
