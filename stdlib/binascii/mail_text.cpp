// mail_text.cpp: uuencode and quoted-printable for binascii.
#include "runtime/objects/byte_tools.h"
#include "stdlib/binascii/binascii.h"

namespace adder {

namespace {

bool flag(ThreadState& ts, Value v, bool fallback, bool* out) {
  int given = v ? truth(ts, v) : fallback;
  *out = given > 0;
  return given >= 0;
}

// --- uuencode: a line is its length and six bits a character, counted from the space

Value a2b_uu(ThreadState& ts, Value* a, uint32_t) {
  std::string held;
  std::string_view data;
  if (!ascii_argument(ts, a[0], &held, &data)) return {};
  size_t wanted = data.empty() ? (0u - ' ') & 63 : size_t(data[0] - ' ') & 63;
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  size_t at = 1;
  for (; out.size() < wanted; ++at) {
    // Spaces at the end of a line get lost on the way.
    uint8_t c = at < data.size() ? uint8_t(data[at]) : '\n';
    if (c != '\n' && c != '\r' && (c < ' ' || c > ' ' + 64)) return raise_binascii_error(ts, "Illegal char");
    bits = bits << 6 | (c < ' ' ? 0u : (c - ' ') & 63u);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += char(bits >> count);
    }
  }
  for (; at < data.size(); ++at)
    if (std::string_view(" `\n\r").find(data[at]) == std::string_view::npos)
      return raise_binascii_error(ts, "Trailing garbage");
  return new_bytes(ts, out);
}

Value b2a_uu(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  bool backtick;
  if (!flag(ts, a[1], false, &backtick) || !byte_argument(ts, a[0], &data)) return {};
  if (data.size() > 45) return raise_binascii_error(ts, "At most 45 bytes at once");
  auto digit = [&](uint32_t six) { return backtick && !six ? '`' : char(' ' + six); };
  std::string out(1, digit(uint32_t(data.size())));
  for (size_t i = 0; i < data.size(); i += 3) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 3; ++k) bits = bits << 8 | (i + k < data.size() ? uint8_t(data[i + k]) : 0u);
    for (int shift = 18; shift >= 0; shift -= 6) out += digit(bits >> shift & 63);
  }
  out += '\n';
  return new_bytes(ts, out);
}

// --- quoted-printable

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Value a2b_qp(ThreadState& ts, Value* a, uint32_t) {
  std::string held;
  std::string_view data;
  bool header;
  if (!flag(ts, a[1], false, &header) || !ascii_argument(ts, a[0], &held, &data)) return {};
  std::string out;
  for (size_t i = 0; i < data.size();) {
    char c = data[i++];
    if (c != '=') {
      out += header && c == '_' ? ' ' : c;
      continue;
    }
    if (i == data.size()) break;
    if (data[i] == '\n' || data[i] == '\r') {  // a soft line break; the rest of its line goes with it
      while (i < data.size() && data[i] != '\n') ++i;
      if (i < data.size()) ++i;
    } else if (data[i] == '=') {
      out += '=';
      ++i;
    } else if (i + 1 < data.size() && hex_digit(data[i]) >= 0 && hex_digit(data[i + 1]) >= 0) {
      out += char(hex_digit(data[i]) << 4 | hex_digit(data[i + 1]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return new_bytes(ts, out);
}

struct QuoteOptions {
  bool quote_tabs, is_text, header;
};

bool needs_quoting(std::string_view data, size_t i, size_t line, const QuoteOptions& options) {
  uint8_t c = uint8_t(data[i]);
  bool last = i + 1 == data.size();
  bool line_end = c == '\r' || c == '\n', blank = c == ' ' || c == '\t';
  if (c > 126 || c == '=' || (options.header && c == '_')) return true;
  // A lone dot on a line ends a mail.
  if (c == '.' && line == 0 && (last || data[i + 1] == '\n' || data[i + 1] == '\r' || !data[i + 1])) return true;
  if (line_end) return !options.is_text;
  if (blank) return last || options.quote_tabs;
  return c < 33;
}

Value b2a_qp(ThreadState& ts, Value* a, uint32_t) {
  constexpr size_t kLine = 76;
  std::string_view data;
  QuoteOptions options;
  if (!flag(ts, a[1], false, &options.quote_tabs) || !flag(ts, a[2], true, &options.is_text) ||
      !flag(ts, a[3], false, &options.header) || !byte_argument(ts, a[0], &data))
    return {};
  size_t first = data.find('\n');
  std::string_view line_end = first != std::string_view::npos && first > 0 && data[first - 1] == '\r' ? "\r\n" : "\n";
  std::string out;
  size_t line = 0;
  auto quoted = [&](uint8_t c) {
    out += '=';
    out += "0123456789ABCDEF"[c >> 4];
    out += "0123456789ABCDEF"[c & 15];
  };
  auto soft_break = [&] {
    out += '=';
    out += line_end;
    line = 0;
  };
  for (size_t i = 0; i < data.size();) {
    char c = data[i];
    if (needs_quoting(data, i, line, options)) {
      if (line + 3 >= kLine) soft_break();
      quoted(uint8_t(c));
      line += 3;
      ++i;
    } else if (options.is_text && (c == '\n' || (c == '\r' && i + 1 < data.size() && data[i + 1] == '\n'))) {
      line = 0;
      if (!out.empty() && (out.back() == ' ' || out.back() == '\t')) {
        uint8_t blank = uint8_t(out.back());
        out.pop_back();
        quoted(blank);
      }
      out += line_end;
      i += c == '\r' ? 2 : 1;
    } else {
      if (i + 1 != data.size() && data[i + 1] != '\n' && line + 1 >= kLine) soft_break();
      ++line;
      out += options.header && c == ' ' ? '_' : c;
      ++i;
    }
  }
  return new_bytes(ts, out);
}

}  // namespace

NativeDef kMailTextFunctions[] = {{"a2b_uu(data, /)", "Decode a line of uuencoded data.", a2b_uu},
                                  {"b2a_uu(data, /, *, backtick=False)", "Uuencode line of data.", b2a_uu},
                                  {"a2b_qp(data, header=False)", "Decode a string of qp-encoded data.", a2b_qp},
                                  {"b2a_qp(data, quotetabs=False, istext=True, header=False)",
                                   "Encode a string using quoted-printable encoding.", b2a_qp},
                                  {nullptr, nullptr, nullptr}};

}  // namespace adder
