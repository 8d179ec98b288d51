// exception.h: exception objects and tracebacks.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Tuple;
struct Dict;
struct Frame;
struct Code;
struct Str;

// All builtin exceptions share this layout; what only some have (OSError's errno, SyntaxError's position, KeyError
// none) lives in `extra`, an array of Values whose meaning exception.cpp gives per class.
struct ExceptionObject : Cell {
  Value args;       // Tuple
  Value dict;       // attribute dict, or empty
  Value traceback;  // Traceback or None/empty
  Value cause;      // or empty
  Value context;    // or empty
  Value notes;      // List, or empty: __notes__ lives in dict; unused
  bool suppress_context;
  Value extra[6];  // OSError: errno, strerror, filename, filename2, -, -; SyntaxError: msg, filename, lineno, offset,
                   // text, (end_lineno, end_offset, print_file_and_line); ImportError: msg, name, path; AttributeError,
                   // NameError: name, obj; StopIteration: value; SystemExit: code; UnicodeError: encoding, object,
                   // start, end, reason; groups: message, tuple of exceptions
};

struct Traceback : Cell {
  Value frame;           // FrameObject
  Value next;            // Traceback or None
  uint32_t instruction;  // word index
  uint32_t line;
  Code* code;
};

inline bool is_exception(Value v) {
  return is_kind(v, Kind::Exception);
}

}  // namespace adder
