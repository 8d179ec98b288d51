// String literals: escapes, joining of adjacent literals, and the insides of f-strings.
//
// The lexer has already found where everything starts and ends. Text becomes UTF-8 in the arena; a lone surrogate from
// an escape is kept as its three bytes. Escapes that mean nothing keep their backslash.
// \N{NAME} asks unicode_name_lookup(), which the runtime installs: the front end has no table of names.
#include "frontend/parser/parser.h"
#include "frontend/parser/unicode_names.h"

namespace adder {

using namespace ast;

UnicodeNameLookup unicode_name_lookup = nullptr;

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Prefix {
  bool raw = false, bytes = false, unicode = false;
  size_t body_start = 0, quotes = 1;
};

Prefix prefix_of(std::string_view literal) {
  Prefix prefix;
  size_t i = 0;
  for (; literal[i] != '"' && literal[i] != '\''; i++) {
    char c = static_cast<char>(literal[i] | 0x20);
    prefix.raw |= c == 'r';
    prefix.bytes |= c == 'b';
    prefix.unicode |= c == 'u';
  }
  if (literal.size() >= i + 6 && literal[i + 1] == literal[i] && literal[i + 2] == literal[i]) prefix.quotes = 3;
  prefix.body_start = i + prefix.quotes;
  return prefix;
}

}  // namespace

// `doubled_braces`: literal text of an f-string, where {{ and }} stand for one brace.
bool Parser::decode_literal(std::string_view body, bool raw, bool bytes, bool doubled_braces, std::string* out) {
  std::string bad_escape;
  size_t shift = 0;  // the reference decoder sees each non-ASCII character as ten bytes: positions in messages
  auto unicode_error = [&](size_t from, size_t to, const char* what) {
    peek();
    raise_last("(unicode error) 'unicodeescape' codec can't decode bytes in position " + std::to_string(from + shift) +
               "-" + std::to_string(to + shift) + ": " + what);
    return false;
  };
  auto means_nothing = [&](size_t at) {  // one warning a literal
    // The reference decoder sees a backslash before another script's character as an escaped backslash.
    if (static_cast<unsigned char>(body[at]) >= 0x80) return;
    if (bad_escape.empty()) bad_escape = std::string("invalid escape sequence '\\") + body[at] + "'";
  };
  for (size_t i = 0; i < body.size();) {
    char c = body[i];
    if (doubled_braces && (c == '{' || c == '}')) {
      *out += c;
      i += 2;
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (bytes) {
        peek();
        raise_last("bytes can only contain ASCII literal characters");
        return false;
      }
      size_t length = 1;
      decode_utf8(body, i, &length);
      out->append(body.substr(i, length));
      shift += 10 - length;
      i += length;
      continue;
    }
    if (c != '\\' || raw) {
      *out += c;
      i++;
      continue;
    }
    size_t start = i++;
    char escape = i < body.size() ? body[i++] : '\\';
    switch (escape) {
      case '\n':
        break;
      case '\\':
      case '\'':
      case '"':
        *out += escape;
        break;
      case 'a':
        *out += '\a';
        break;
      case 'b':
        *out += '\b';
        break;
      case 'f':
        *out += '\f';
        break;
      case 'n':
        *out += '\n';
        break;
      case 'r':
        *out += '\r';
        break;
      case 't':
        *out += '\t';
        break;
      case 'v':
        *out += '\v';
        break;
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7': {
        uint32_t value = static_cast<uint32_t>(escape - '0');
        for (int n = 0; n < 2 && i < body.size() && body[i] >= '0' && body[i] <= '7'; n++)
          value = value * 8 + static_cast<uint32_t>(body[i++] - '0');
        if (value > 0377 && bad_escape.empty())
          bad_escape = "invalid octal escape sequence '" + std::string(body.substr(start, i - start)) + "'";
        if (bytes)
          *out += static_cast<char>(value & 0xFF);
        else
          append_utf8(out, value);
        break;
      }
      case 'x':
      case 'u':
      case 'U': {
        if (bytes && escape != 'x') {
          means_nothing(i - 1);
          *out += '\\';
          *out += escape;
          break;
        }
        int wanted = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
        uint32_t value = 0;
        int count = 0;
        while (count < wanted && i < body.size() && hex_value(body[i]) >= 0) {
          value = value * 16 + static_cast<uint32_t>(hex_value(body[i++]));
          count++;
        }
        if (count < wanted) {
          if (bytes) {
            peek();
            raise_last("(value error) invalid \\x escape at position " + std::to_string(start));
            return false;
          }
          return unicode_error(start, i - 1,
                               escape == 'x'   ? "truncated \\xXX escape"
                               : escape == 'u' ? "truncated \\uXXXX escape"
                                               : "truncated \\UXXXXXXXX escape");
        }
        if (value > 0x10FFFF) return unicode_error(start, i - 1, "illegal Unicode character");
        if (bytes)
          *out += static_cast<char>(value);
        else
          append_utf8(out, value);
        break;
      }
      case 'N': {
        if (bytes) {
          means_nothing(i - 1);
          *out += "\\N";
          break;
        }
        size_t close = i < body.size() && body[i] == '{' ? body.find('}', i) : std::string_view::npos;
        if (close == std::string_view::npos || close == i + 1)
          return unicode_error(start,
                               i >= body.size() || body[i] != '{' ? i - 1
                               : close == std::string_view::npos  ? body.size() - 1
                                                                  : close - 1,
                               "malformed \\N character escape");
        uint32_t code = 0;
        if (unicode_name_lookup == nullptr || !unicode_name_lookup(body.substr(i + 1, close - i - 1), out, &code))
          return unicode_error(start, close, "unknown Unicode character name");
        i = close + 1;
        break;
      }
      default:
        if (i > start + 1) means_nothing(i - 1);
        *out += '\\';
        i--;
        break;
    }
  }
  // One warning a literal. Literals are read again when the parser tries another way.
  if (!bad_escape.empty()) warn_once(mark_ - 1, bad_escape);
  return true;
}

void Parser::flush_text(Exprs* values, std::string* pending, size_t first, bool kind_u) {
  if (pending->empty()) return;
  auto* text = node<Constant>(first);
  text->tag = ConstantKind::Str;
  text->kind_u = kind_u;
  text->text = arena_.copy(std::string_view(*pending));
  values->push_back(text);
  pending->clear();
}

// One or more adjacent literals.
ExprNode* Parser::strings() {
  size_t start = mark_;
  bool kind_u = false, is_bytes = false, formatted = false, has_field = false;
  std::string pending;
  Exprs values;
  for (bool first = true; at_string(); first = false) {
    bool bytes = false;
    if (at(Tok::String)) {
      std::string_view literal = lexer_.slice(peek());
      Prefix prefix = prefix_of(literal);
      bytes = prefix.bytes;
      if (first) kind_u = prefix.unicode;
      mark_++;
      std::string_view body = literal.substr(prefix.body_start, literal.size() - prefix.body_start - prefix.quotes);
      if (!first && bytes != is_bytes) {
        while (at(Tok::String)) mark_++;
        peek();
        return raise_last("cannot mix bytes and nonbytes literals");
      }
      if (!decode_literal(body, prefix.raw, bytes, false, &pending)) return nullptr;
    } else {
      formatted = true;
      mark_++;
      Depth depth(*this);
      if (failed_ || !fstring_parts(&values, &pending, &has_field, start, false)) return reset(start);
      if (!accept(Tok::FStringEnd)) return reset(start);
      if (!first && is_bytes) {
        peek();
        return raise_last("cannot mix bytes and nonbytes literals");
      }
    }
    is_bytes = bytes;
  }
  if (failed_) return nullptr;
  if (formatted) {
    flush_text(&values, &pending, start, kind_u);
    auto* joined = node<JoinedStr>(start);
    joined->values = arena_.copy(values);
    return joined;
  }
  auto* text = node<Constant>(start);
  text->tag = is_bytes ? ConstantKind::Bytes : ConstantKind::Str;
  text->kind_u = kind_u;
  text->text = arena_.copy(std::string_view(pending));
  return text;
}

// Literal text and fields up to the end of the f-string or of the format spec.
bool Parser::fstring_parts(Exprs* values, std::string* pending, bool* has_field, size_t first, bool spec) {
  for (;;) {
    if (at(Tok::FStringMiddle)) {
      const Token& middle = peek();
      mark_++;
      if (!decode_literal(lexer_.slice(middle), middle.raw, false, !middle.in_format_spec, pending)) return false;
    } else if (at(Tok::LBrace)) {
      *has_field = true;
      if (!replacement_field(values, pending, first)) return false;
    } else {
      return at(spec ? Tok::RBrace : Tok::FStringEnd);
    }
  }
}

bool Parser::replacement_field(Exprs* values, std::string* pending, size_t first) {
  size_t open = mark_++;
  Depth depth(*this);
  if (failed_) return false;
  for (Tok kind : {Tok::RBrace, Tok::Bang, Tok::Colon, Tok::Equal}) {
    if (at(kind)) {
      raise_token(peek(), std::string("f-string: valid expression required before '") + tok_text(kind) + "'");
      return false;
    }
  }
  ExprNode* value = yield_or_star_expressions();
  if (failed_) return false;
  if (value == nullptr) {
    if (report_ && at(Tok::KwLambda))
      raise_token(peek(), "f-string: lambda expressions are not allowed without parentheses");
    if (report_) raise_token(peek(), "f-string: expecting a valid expression after '{'");
    mark_ = open;
    return false;
  }
  bool debug = accept(Tok::Equal);
  if (debug) {
    uint32_t from = token(open).end, to = peek().start;
    if (failed_) return false;
    pending->append(lexer_.text().substr(from, to - from));
  }
  int conversion = -1;
  if (accept(Tok::Bang)) {
    const Token& letter = peek();
    std::string_view text = failed_ ? std::string_view() : lexer_.slice(letter);
    if (letter.kind == Tok::RBrace || letter.kind == Tok::Colon) {
      raise_token(letter, "f-string: missing conversion character");
      return false;
    }
    if (letter.kind != Tok::Name || letter.start != token(mark_ - 1).end) {
      raise_token(letter, "f-string: invalid conversion character");
      return false;
    }
    if (text != "s" && text != "r" && text != "a") {
      raise_token(letter,
                  "f-string: invalid conversion character '" + std::string(text) + "': expected 's', 'r', or 'a'");
      return false;
    }
    conversion = text[0];
    mark_++;
  }
  ExprNode* spec = nullptr;
  if (accept(Tok::Colon)) {
    size_t spec_start = mark_;
    Exprs parts;
    std::string text;
    bool nested = false;
    if (!fstring_parts(&parts, &text, &nested, spec_start, true)) return false;
    flush_text(&parts, &text, spec_start, false);
    auto* joined = node<JoinedStr>(spec_start);
    joined->values = arena_.copy(parts);
    spec = joined;
  }
  if (!accept(Tok::RBrace)) {
    if (report_ && !failed_) {
      const char* expected = conversion != -1 ? "f-string: expecting ':' or '}'"
                             : debug          ? "f-string: expecting '!', or ':', or '}'"
                                              : "f-string: expecting '=', or '!', or ':', or '}'";
      raise_token(peek(), expected);
    }
    return false;
  }
  if (debug && conversion == -1 && spec == nullptr) conversion = 'r';
  flush_text(values, pending, first, false);
  auto* formatted = node<FormattedValue>(open);
  formatted->value = value;
  formatted->conversion = conversion;
  formatted->format_spec = spec;
  values->push_back(formatted);
  return true;
}

}  // namespace adder
