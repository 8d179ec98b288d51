// csv_module.h: what the reader, the writer and the dialects of _csv share.
#pragma once

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

enum Quoting : uint8_t { kQuoteMinimal, kQuoteAll, kQuoteNonNumeric, kQuoteNone };

inline constexpr uint32_t kNoCharacter = UINT32_MAX;

struct CsvDialect : Cell {
  uint32_t delimiter, quote, escape;  // code points; the last two may be kNoCharacter
  Quoting quoting;
  bool double_quote, skip_initial_space, strict;
  Str* line_terminator;
};

struct CsvState {
  Type* dialect = nullptr;
  Type* reader = nullptr;
  Type* writer = nullptr;
  Type* error = nullptr;
  Value registry;  // Dict: name to Dialect
  int64_t field_limit = 128 * 1024;
  void trace(Marker& marker);
};
CsvState& csv_state(ThreadState& ts);

template <typename... A>
Value raise_csv(ThreadState& ts, const char* format, A... a) {
  return raise(ts, csv_state(ts).error, format, a...);
}

// The dialect for the argument `dialect` (empty, None, a name, or an object with attributes) and keywords that override
// it. Null with an exception pending.
CsvDialect* make_dialect(ThreadState& ts, Type* type, Value dialect, Value keywords);

extern const NativeType kCsvDialect, kCsvReader, kCsvWriter;
Value csv_reader(ThreadState& ts, Value* a, uint32_t n);
Value csv_writer(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder
