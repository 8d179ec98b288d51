// What the front end says when a source is not valid Python: one diagnostic, in the terms of Python's SyntaxError.
//
// Lines count from 1. Columns are 1-based offsets in characters (not bytes) of `text_line`, as in SyntaxError.offset;
// end_line and end_col are 0 when the error has no end. The scope analysis and the compiler report with the same
// struct.
#pragma once

#include <string>

namespace adder {

// The exception class to raise.
enum class SyntaxErrorKind { SyntaxError, IndentationError, TabError, MemoryError, RecursionError };

struct SyntaxDiagnostic {
  SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError;
  std::string message;
  std::string filename;
  int line = 0;
  int col = 0;
  int end_line = 0;
  int end_col = 0;
  std::string text_line;    // the source line, newline included when there is one
  bool has_text = false;    // false: SyntaxError.text is None
  bool incomplete = false;  // the source is a valid beginning: a REPL should read more lines
};

}  // namespace adder
