// str_repr.cpp: repr of a str, and the escaping that ascii() adds to any repr.
#include "runtime/objects/str_methods.h"
#include "runtime/text/unicode.h"

namespace adder {

namespace {

void append_hex(StrBuilder& out, char letter, uint32_t c, int digits) {
  char text[12];
  int size = snprintf(text, sizeof text, "\\%c%0*x", letter, digits, c);
  out.append_ascii({text, static_cast<size_t>(size)});
}

void append_escaped(StrBuilder& out, uint32_t c) {
  if (c < 0x100)
    append_hex(out, 'x', c, 2);
  else if (c < 0x10000)
    append_hex(out, 'u', c, 4);
  else
    append_hex(out, 'U', c, 8);
}

}  // namespace

Str* str_repr(ThreadState& ts, Str* s) {
  bool single = false, twofold = false;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    single = single || c == '\'';
    twofold = twofold || c == '"';
  }
  uint32_t quote = single && !twofold ? '"' : '\'';
  StrBuilder out;
  out.append(quote);
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c == quote || c == '\\') {
      out.append('\\');
      out.append(c);
    } else if (c == '\n') {
      out.append_ascii("\\n");
    } else if (c == '\r') {
      out.append_ascii("\\r");
    } else if (c == '\t') {
      out.append_ascii("\\t");
    } else if (is_printable(c)) {
      out.append(c);
    } else {
      append_escaped(out, c);
    }
  }
  out.append(quote);
  return out.finish(ts);
}

Str* str_ascii_repr(ThreadState& ts, Str* s) {
  if (s->ascii) return s;
  StrBuilder out;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c < 128)
      out.append(c);
    else
      append_escaped(out, c);
  }
  return out.finish(ts);
}

}  // namespace adder
