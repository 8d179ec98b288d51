// iconv.cpp: character sets that the C library knows, for the codecs whose tables Adder does not carry.
//
// The package encodings takes tables of one-byte character sets from here and runs East Asian ones through it. Each
// call opens a conversion of its own, so nothing is shared between threads and a call starts in the initial shift
// state.
#include <iconv.h>

#include <cerrno>

#include "runtime/objects/byte_tools.h"
#include "runtime/text/codecs.h"
#include "stdlib/codecs/codecs_module.h"

namespace adder {

namespace {

class Conversion {
 public:
  Conversion(const std::string& to, const std::string& from) : cd_(iconv_open(to.c_str(), from.c_str())) {}
  ~Conversion() {
    if (known()) iconv_close(cd_);
  }
  Conversion(const Conversion&) = delete;
  bool known() const { return cd_ != reinterpret_cast<iconv_t>(-1); }
  void reset() { iconv(cd_, nullptr, nullptr, nullptr, nullptr); }

  // Converts from *at on and appends; 0, EILSEQ or EINVAL (an incomplete end). *at stands where it stopped.
  int run(std::string_view data, size_t* at, std::string* out) {
    for (;;) {
      char buffer[1024];
      char *in = const_cast<char*>(data.data()) + *at, *to = buffer;
      size_t left = data.size() - *at, room = sizeof buffer;
      size_t result = iconv(cd_, &in, &left, &to, &room);
      int error = result == size_t(-1) ? errno : 0;
      out->append(buffer, size_t(to - buffer));
      *at = data.size() - left;
      if (error != E2BIG) return error;
    }
  }

  // What a shift state or a held-back character still gives.
  void finish(std::string* out) {
    char buffer[64];
    char* to = buffer;
    size_t room = sizeof buffer;
    iconv(cd_, nullptr, nullptr, &to, &room);
    out->append(buffer, size_t(to - buffer));
  }

 private:
  iconv_t cd_;
};

bool charset_argument(ThreadState& ts, Value v, std::string* out) {
  if (!is_str(v)) return raise_type_error(ts, "charset must be str, not %A", v), false;
  *out = str_to_utf8(v.as<Str>());
  return true;
}

// The table of a one-byte character set: 256 characters, U+FFFE where a byte means none; None when it is unknown.
Value iconv_table(ThreadState& ts, Value* a, uint32_t) {
  std::string charset;
  if (!charset_argument(ts, a[0], &charset)) return {};
  Conversion from("UTF-32LE", charset);
  if (!from.known()) return kNone;
  uint32_t points[256];
  for (int byte = 0; byte < 256; ++byte) {
    std::string text;
    size_t at = 0;
    char c = char(byte);
    from.reset();
    int error = from.run({&c, 1}, &at, &text);
    if (!error) from.finish(&text);
    points[byte] = 0xfffe;
    if (!error && text.size() == 4) std::memcpy(&points[byte], text.data(), 4);
  }
  return new_str_ucs4(ts, points, 256);
}

Value iconv_decode(ThreadState& ts, Value* a, uint32_t) {
  std::string charset, name;
  std::string_view given;
  ErrorsArgument errors;
  int final = a[4] ? truth(ts, a[4]) : 1;
  if (final < 0 || !charset_argument(ts, a[0], &charset) || !charset_argument(ts, a[1], &name) ||
      !byte_argument(ts, a[2], &given) || !errors_argument(ts, a[3], "iconv_decode", 4, &errors))
    return {};
  Conversion from("UTF-32LE", charset);
  if (!from.known()) return raise(ts, ts.rt.exc.LookupError, "unknown encoding: %s", name);
  std::string data(given), points;
  StrBuilder out;
  auto flush = [&] {
    for (size_t i = 0; i + 4 <= points.size(); i += 4) {
      uint32_t point;
      std::memcpy(&point, points.data() + i, 4);
      out.append(point);
    }
    points.clear();
  };
  size_t at = 0;
  for (;;) {
    int error = from.run(data, &at, &points);
    if (!error || (error == EINVAL && !final)) break;
    size_t end = error == EINVAL ? data.size() : at + 1;
    const char* reason = error == EINVAL ? "incomplete multibyte sequence" : "illegal multibyte sequence";
    CodecRepair repair;
    flush();
    if (!handle_decode_error(ts, errors.c_str(), name.c_str(), data, at, end, reason, &repair)) return {};
    out.append(repair.replacement.as<Str>());
    at = repair.position;
    from.reset();
  }
  if (final) from.finish(&points);
  flush();
  Str* text = out.finish(ts);
  return text ? Value(tuple_of(ts, text, new_int(ts, int64_t(at)))) : Value();
}

Value iconv_encode(ThreadState& ts, Value* a, uint32_t) {
  std::string charset, name;
  ErrorsArgument errors;
  Str* text;
  if (!charset_argument(ts, a[0], &charset) || !charset_argument(ts, a[1], &name) ||
      !text_argument(ts, a[2], "iconv_encode", &text) || !errors_argument(ts, a[3], "iconv_encode", 4, &errors))
    return {};
  Conversion to(charset, "UTF-32LE");
  if (!to.known()) return raise(ts, ts.rt.exc.LookupError, "unknown encoding: %s", name);
  auto points_of = [](Str* s, size_t start) {
    std::string points;
    for (size_t i = start; i < s->length; ++i) {
      uint32_t c = s->at(i);
      points.append(reinterpret_cast<const char*>(&c), 4);
    }
    return points;
  };
  std::string points = points_of(text, 0), out;
  size_t at = 0;
  for (;;) {
    int error = to.run(points, &at, &out);
    if (!error) break;
    size_t start = at / 4;
    const char* reason = "illegal multibyte sequence";
    CodecRepair repair;
    if (!handle_encode_error(ts, errors.c_str(), name.c_str(), text, start, start + 1, reason, &repair)) return {};
    if (is_str(repair.replacement)) {
      size_t in = 0;
      if (to.run(points_of(repair.replacement.as<Str>(), 0), &in, &out))
        return raise_encode_error(ts, name.c_str(), text, start, start + 1, reason);
    } else {
      out += repair.replacement.as<Bytes>()->view();
    }
    at = repair.position * 4;
  }
  to.finish(&out);
  Value bytes = new_bytes(ts, out);
  return bytes ? Value(tuple_of(ts, bytes, new_int(ts, int64_t(text->length)))) : Value();
}

}  // namespace

NativeDef kIconvFunctions[] = {
    {"iconv_table(charset, /)", "The decoding table of a one-byte character set of the C library, or None.",
     iconv_table},
    {"iconv_decode(charset, name, data, errors=None, final=True, /)", "(text, bytes read)", iconv_decode},
    {"iconv_encode(charset, name, str, errors=None, /)", "(bytes, length of the text)", iconv_encode},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
