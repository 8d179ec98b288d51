// newlines.h: line endings of text streams: recognised, remembered, translated to "\n".
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Str;

struct NewlineState {
  bool translate = false;
  bool pending_cr = false;  // a "\r" was held back: it may be half of "\r\n"
  uint8_t seen = 0;         // 1 "\r", 2 "\n", 4 "\r\n"
};

// Text that follows what was given before; at the end of the stream `final`. Null with an exception pending.
Str* convert_newlines(ThreadState& ts, NewlineState& state, Str* text, bool final);
// The `newlines` attribute: None, a str, or a tuple of them.
Value seen_newlines(ThreadState& ts, uint8_t seen);

// How a stream recognises and writes line endings: its `newline` argument.
struct NewlineMode {
  bool universal = true;  // "\n", "\r" and "\r\n" all end lines
  bool translate = true;  // and are read as "\n"
  char ending[3] = "";    // else the one that does
  char written[3] = "";   // what "\n" becomes when written; empty: itself
};
// None, "", "\n", "\r", "\r\n". False with an exception pending. `who` is "TextIOWrapper" or "open".
bool parse_newline(ThreadState& ts, Value newline, const char* who, NewlineMode* mode);
// Index behind the first line ending at or after `from`, or -1.
ptrdiff_t find_line_end(const NewlineMode& mode, const Str* text, size_t from);

}  // namespace adder
