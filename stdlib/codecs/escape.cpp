// escape.cpp: the escapes of bytes literals as a codec from bytes to bytes (escape_encode, escape_decode).
#include "runtime/objects/byte_tools.h"
#include "stdlib/codecs/codecs_module.h"

namespace adder {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Value escape_encode(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[0], Kind::Bytes))
    return raise_type_error(ts, "escape_encode() argument 1 must be bytes, not %A", a[0]);
  std::string out;
  for (char c : a[0].as<Bytes>()->view()) {
    uint8_t byte = uint8_t(c);
    if (c == '\\' || c == '\'') {
      out += '\\';
      out += c;
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out += c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r";
    } else if (byte < 0x20 || byte >= 0x7f) {
      char text[8];
      std::snprintf(text, sizeof text, "\\x%02x", byte);
      out += text;
    } else {
      out += c;
    }
  }
  return tuple_of(ts, new_bytes(ts, out), new_int(ts, int64_t(a[0].as<Bytes>()->size)));
}

// Appends what `data[at]`, behind a backslash, means; moves `at` behind it. False with an exception pending.
bool unescape(ThreadState& ts, std::string_view data, size_t* at, std::string_view errors, std::string* out) {
  static constexpr std::string_view kNames = "\\'\"abfnrtv", kMeanings = "\\'\"\a\b\f\n\r\t\v";
  char c = data[(*at)++];
  if (c == '\n') return true;
  if (size_t named = kNames.find(c); named != std::string_view::npos) {
    *out += kMeanings[named];
    return true;
  }
  if (c >= '0' && c <= '7') {
    int value = c - '0';
    for (int i = 0; i < 2 && *at < data.size() && data[*at] >= '0' && data[*at] <= '7'; ++i)
      value = value * 8 + (data[(*at)++] - '0');
    *out += char(value);
    return true;
  }
  if (c == 'x') {
    int high = *at < data.size() ? hex_digit(data[*at]) : -1;
    int low = high >= 0 && *at + 1 < data.size() ? hex_digit(data[*at + 1]) : -1;
    if (low >= 0) {
      *out += char(high << 4 | low);
      *at += 2;
      return true;
    }
    if (errors == "strict") {
      raise_value_error(ts, "invalid \\x escape at position %zu", *at - 2);
      return false;
    }
    if (errors != "replace" && errors != "ignore") {
      raise_value_error(ts, "decoding error; unknown error handling code: %s", std::string(errors));
      return false;
    }
    if (errors == "replace") *out += '?';
    if (high >= 0) ++*at;
    return true;
  }
  *out += '\\';
  --*at;
  return true;
}

Value escape_decode(ThreadState& ts, Value* a, uint32_t) {
  std::string data;
  ErrorsArgument errors;
  if (!errors_argument(ts, a[1], "escape_decode", 2, &errors)) return {};
  if (is_str(a[0])) {
    data = str_to_utf8(a[0].as<Str>());
  } else {
    std::string_view view;
    if (!byte_argument(ts, a[0], &view)) return {};
    data = view;
  }
  std::string out;
  for (size_t at = 0; at < data.size();) {
    char c = data[at++];
    if (c != '\\') {
      out += c;
      continue;
    }
    if (at == data.size()) return raise_value_error(ts, "Trailing \\ in string");
    if (!unescape(ts, data, &at, errors.given ? errors.text : "strict", &out)) return {};
  }
  return tuple_of(ts, new_bytes(ts, out), new_int(ts, int64_t(data.size())));
}

}  // namespace

NativeDef kEscapeFunctions[] = {{"escape_encode(data, errors=None, /)", "(escaped bytes, bytes read)", escape_encode},
                                {"escape_decode(data, errors=None, /)", "(bytes, bytes read)", escape_decode},
                                {nullptr, nullptr, nullptr}};

}  // namespace adder
