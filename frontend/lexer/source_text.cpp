// From a file's bytes to the text the lexer works on: encoding, byte order mark, line ends, validity.
//
// The output is always valid UTF-8 with \n line ends and a final newline, so the lexer never checks for either.
// Accepted encodings are UTF-8, Latin-1 and ASCII; any other cookie is refused by name.
#include <algorithm>
#include <cctype>

#include "frontend/lexer/lexer.h"

extern "C" {
#include <utf8proc.h>
}

namespace adder {

namespace {

enum class Encoding { Utf8, Latin1, Ascii, Unknown };

bool is_cookie_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
}

// The name in `# ... coding: name`, or empty.
std::string_view cookie_of(std::string_view line) {
  size_t at = line.find_first_not_of(" \t\f");
  if (at == std::string_view::npos || line[at] != '#') return {};
  for (size_t i = line.find("coding", at); i != std::string_view::npos; i = line.find("coding", i + 6)) {
    size_t p = i + 6;
    if (p >= line.size() || (line[p] != ':' && line[p] != '=')) continue;
    for (p++; p < line.size() && (line[p] == ' ' || line[p] == '\t');) p++;
    size_t start = p;
    while (p < line.size() && is_cookie_character(line[p])) p++;
    if (p > start) return line.substr(start, p - start);
  }
  return {};
}

bool is_blank_or_comment(std::string_view line) {
  size_t at = line.find_first_not_of(" \t\f\r");
  return at == std::string_view::npos || line[at] == '#';
}

Encoding encoding_named(std::string_view name) {
  std::string plain;
  for (char c : name) plain += c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  auto is = [&](std::string_view base) {
    return plain == base || (plain.size() > base.size() && plain.starts_with(base) && plain[base.size()] == '-');
  };
  if (is("utf-8") || plain == "utf8" || plain == "u8") return Encoding::Utf8;
  if (is("latin-1") || is("iso-8859-1") || is("iso-latin-1") || plain == "latin1" || plain == "l1" ||
      plain == "iso8859-1")
    return Encoding::Latin1;
  if (plain == "ascii" || plain == "us-ascii") return Encoding::Ascii;
  return Encoding::Unknown;
}

LexError plain_error(std::string message, int line = 0) {
  LexError error;
  error.message = std::move(message);
  error.line = line;
  error.end_col = -1;
  return error;
}

}  // namespace

uint32_t decode_utf8(std::string_view text, size_t at, size_t* length) {
  utf8proc_int32_t code = -1;
  auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                            static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (n <= 0) {
    *length = 1;
    return UINT32_MAX;
  }
  *length = static_cast<size_t>(n);
  return static_cast<uint32_t>(code);
}

void append_utf8(std::string* to, uint32_t c) {
  if (c < 0x80) {
    *to += static_cast<char>(c);
  } else if (c < 0x800) {
    *to += static_cast<char>(0xC0 | (c >> 6));
    *to += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *to += static_cast<char>(0xE0 | (c >> 12));
    *to += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *to += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *to += static_cast<char>(0xF0 | (c >> 18));
    *to += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    *to += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *to += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_identifier_start(uint32_t c) {
  if (c < 0x80) return std::isalpha(static_cast<int>(c)) || c == '_';
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return c != 0x2E2F;
    default:
      return c == 0x2118 || c == 0x212E || c == 0x1885 || c == 0x1886;
  }
}

bool is_identifier_continue(uint32_t c) {
  if (c < 0x80) return std::isalnum(static_cast<int>(c)) || c == '_';
  if (is_identifier_start(c)) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
      return true;
    default:
      return c == 0xB7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371) || c == 0x19DA;
  }
}

int characters_before(std::string_view line, int bytes) {
  int count = 0;
  size_t end = std::min(line.size(), static_cast<size_t>(std::max(bytes, 0)));
  for (size_t i = 0; i < end; i++) count += (static_cast<unsigned char>(line[i]) & 0xC0) != 0x80;
  return count + std::max(0, bytes - static_cast<int>(line.size()));
}

std::optional<LexError> decode_source(std::string_view bytes, std::string_view filename, bool ignore_cookie,
                                      std::string* text) {
  if (bytes.size() > 0x7fff0000u) return plain_error("source is too large");
  bool bom = bytes.starts_with("\xEF\xBB\xBF");
  if (bom) bytes.remove_prefix(3);
  Encoding encoding = Encoding::Utf8;
  bool declared = bom || ignore_cookie;
  if (!ignore_cookie) {
    std::string_view rest = bytes;
    for (int i = 0; i < 2 && !rest.empty(); i++) {
      size_t eol = rest.find_first_of("\r\n");
      std::string_view line = rest.substr(0, eol);
      if (std::string_view cookie = cookie_of(line); !cookie.empty()) {
        encoding = encoding_named(cookie);
        declared = true;
        if (encoding == Encoding::Unknown) return plain_error("unknown encoding: " + std::string(cookie));
        if (bom && encoding != Encoding::Utf8)
          return plain_error("encoding problem: " + std::string(cookie) + " with BOM");
        break;
      }
      if (eol == std::string_view::npos || !is_blank_or_comment(line)) break;
      rest.remove_prefix(eol + (rest.substr(eol).starts_with("\r\n") ? 2 : 1));
    }
  }
  text->clear();
  text->reserve(bytes.size() + 1);
  int line = 1;
  size_t line_start = 0;
  for (size_t i = 0; i < bytes.size();) {
    auto c = static_cast<unsigned char>(bytes[i]);
    if (c >= 0x80) {
      if (encoding == Encoding::Latin1) {
        append_utf8(text, c);
        i++;
        continue;
      }
      size_t length = 0;
      if (encoding == Encoding::Ascii || decode_utf8(bytes, i, &length) == UINT32_MAX) {
        char hex[8];
        snprintf(hex, sizeof hex, "%02x", c);
        if (encoding == Encoding::Ascii)
          return plain_error("(unicode error) 'ascii' codec can't decode byte 0x" + std::string(hex) + " in position " +
                             std::to_string(i - line_start) + ": ordinal not in range(128)");
        if (declared)
          return plain_error("(unicode error) 'utf-8' codec can't decode byte 0x" + std::string(hex) + " in position " +
                             std::to_string(i - line_start) + ": invalid start byte");
        return plain_error("Non-UTF-8 code starting with '\\x" + std::string(hex) + "' in file " +
                               std::string(filename) + " on line " + std::to_string(line) +
                               ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                           line);
      }
      text->append(bytes.substr(i, length));
      i += length;
      continue;
    }
    if (c == 0) return plain_error("source code cannot contain null bytes", line);
    if (c == '\r') {
      c = '\n';
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') i++;
    }
    *text += static_cast<char>(c);
    i++;
    if (c == '\n') {
      line++;
      line_start = i;
    }
  }
  if (!text->empty() && text->back() != '\n') *text += '\n';
  return std::nullopt;
}

}  // namespace adder
