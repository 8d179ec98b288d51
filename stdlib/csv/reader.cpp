// reader.cpp: from lines of text to records, by a machine of eight states.
//
// A record may go on over several lines, so the machine runs until it is back at the start of a record. Plain fields,
// those without quotes and escapes, are cut out of their line at once; the rest is built character by character.
#include "stdlib/csv/csv_module.h"

namespace adder {

namespace {

enum class At : uint8_t {
  kStartRecord,
  kStartField,
  kEscaped,
  kAfterEscapedBreak,  // an escaped line break ends nothing
  kInField,
  kInQuotes,
  kEscapedInQuotes,
  kQuoteInQuotes,  // the end of the field, or the first of two
  kLineBreak,
};
constexpr uint32_t kEndOfLine = UINT32_MAX - 1;

struct CsvReader : Cell {
  Value lines;  // an iterator
  CsvDialect* dialect;
  uint64_t line_number;
};

class RecordReader {
 public:
  RecordReader(ThreadState& ts, CsvReader* reader) : ts_(ts), reader_(reader), d_(*reader->dialect) {
    limit_ = csv_state(ts).field_limit;
  }

  // The next record; null at the end, or with an exception pending.
  List* read() {
    fields_ = new_list(ts_);
    if (!fields_) return nullptr;
    do {
      Value line = iterate_next(ts_, reader_->lines);
      if (!line) {
        if (ts_.has_error() || !(text_.size() || at_ == At::kInQuotes)) return nullptr;
        if (d_.strict) return raise_csv(ts_, "unexpected end of data"), nullptr;
        return save() ? fields_ : nullptr;
      }
      if (!is_str(line)) {
        raise_csv(ts_, "iterator should return strings, not %T (the file should be opened in text mode)", line);
        return nullptr;
      }
      ++reader_->line_number;
      if (!feed_line(line.as<Str>())) return nullptr;
    } while (at_ != At::kStartRecord);
    return fields_;
  }

 private:
  bool feed_line(Str* line) {
    size_t length = line->length;
    for (size_t i = 0; i < length; ++i) {
      if ((at_ == At::kStartRecord || at_ == At::kStartField) && d_.quoting != kQuoteNonNumeric) {
        size_t end = plain_end(line, i);
        if (end > i) {
          if (end == length || line->at(end) == d_.delimiter || is_break(line->at(end))) {
            if (!save_slice(line, i, end)) return false;
            if (end == length) {
              at_ = At::kStartRecord;
              return true;
            }
            at_ = line->at(end) == d_.delimiter ? At::kStartField : At::kLineBreak;
            i = end;
            continue;
          }
        }
      }
      if (!feed(line->at(i))) return false;
    }
    return feed(kEndOfLine);
  }

  static bool is_break(uint32_t c) { return c == '\n' || c == '\r'; }

  // Where the run of ordinary characters that starts at i ends.
  size_t plain_end(const Str* line, size_t i) const {
    if (d_.skip_initial_space && line->at(i) == ' ') return i;
    // A quote means something at the start of a field only.
    if (d_.quoting != kQuoteNone && line->at(i) == d_.quote) return i;
    size_t length = line->length;
    if (line->width == 1) {
      const uint8_t* p = line->u8();
      while (i < length && p[i] != d_.delimiter && p[i] != d_.escape && !is_break(p[i])) ++i;
    } else {
      for (uint32_t c; i < length && (c = line->at(i)) != d_.delimiter && c != d_.escape && !is_break(c);) ++i;
    }
    return i;
  }

  bool save_slice(Str* line, size_t start, size_t end) {
    if (end - start > static_cast<uint64_t>(limit_)) return too_long();
    Str* field = str_substring(ts_, line, start, end);
    return field && list_append(ts_, fields_, field);
  }

  bool too_long() { return raise_csv(ts_, "field larger than field limit (%lld)", limit_), false; }

  bool add(uint32_t c) {
    if (text_.size() >= static_cast<uint64_t>(limit_)) return too_long();
    text_.append(c);
    return true;
  }

  bool save() {
    Value field = text_.finish(ts_);
    text_.clear();
    if (!field) return false;
    if (numeric_) {
      numeric_ = false;
      double number;
      field = call_with(ts_, ts_.rt.types.float_, field);
      if (!field || !to_double(ts_, field, &number)) return false;
    }
    return list_append(ts_, fields_, field);
  }

  bool end_field(uint32_t c) {
    at_ = c == kEndOfLine ? At::kStartRecord : At::kLineBreak;
    return save();
  }

  bool feed(uint32_t c) {
    bool ends = is_break(c) || c == kEndOfLine;
    bool quotes = d_.quoting != kQuoteNone;
    switch (at_) {
      case At::kStartRecord:
        if (c == kEndOfLine) return true;
        if (ends) {
          at_ = At::kLineBreak;
          return true;
        }
        at_ = At::kStartField;
        [[fallthrough]];
      case At::kStartField:
        if (ends) return end_field(c);
        if (quotes && c == d_.quote) {
          at_ = At::kInQuotes;
        } else if (c == d_.escape) {
          at_ = At::kEscaped;
        } else if (c == ' ' && d_.skip_initial_space) {
          return true;
        } else if (c == d_.delimiter) {
          return save();
        } else {
          numeric_ = d_.quoting == kQuoteNonNumeric;
          at_ = At::kInField;
          return add(c);
        }
        return true;
      case At::kEscaped:
        if (is_break(c)) {
          at_ = At::kAfterEscapedBreak;
          return add(c);
        }
        at_ = At::kInField;
        return add(c == kEndOfLine ? '\n' : c);
      case At::kAfterEscapedBreak:
        if (c == kEndOfLine) return true;
        [[fallthrough]];
      case At::kInField:
        if (ends) return end_field(c);
        if (c == d_.escape) {
          at_ = At::kEscaped;
          return true;
        }
        if (c == d_.delimiter) {
          at_ = At::kStartField;
          return save();
        }
        at_ = At::kInField;
        return add(c);
      case At::kInQuotes:
        if (c == kEndOfLine) return true;
        if (c == d_.escape) {
          at_ = At::kEscapedInQuotes;
        } else if (quotes && c == d_.quote) {
          at_ = d_.double_quote ? At::kQuoteInQuotes : At::kInField;
        } else {
          return add(c);
        }
        return true;
      case At::kEscapedInQuotes:
        at_ = At::kInQuotes;
        return add(c == kEndOfLine ? '\n' : c);
      case At::kQuoteInQuotes:
        if (quotes && c == d_.quote) {
          at_ = At::kInQuotes;
          return add(c);
        }
        if (c == d_.delimiter) {
          at_ = At::kStartField;
          return save();
        }
        if (ends) return end_field(c);
        if (d_.strict) {
          Str* delimiter = str_from_char(ts_, d_.delimiter);
          Str* quote = delimiter ? str_from_char(ts_, d_.quote) : nullptr;
          if (quote) raise_csv(ts_, "'%U' expected after '%U'", delimiter, quote);
          return false;
        }
        at_ = At::kInField;
        return add(c);
      case At::kLineBreak:
        if (is_break(c)) return true;
        if (c == kEndOfLine) {
          at_ = At::kStartRecord;
          return true;
        }
        raise_csv(
            ts_, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
        return false;
    }
    return false;
  }

  ThreadState& ts_;
  CsvReader* reader_;
  const CsvDialect& d_;
  List* fields_ = nullptr;
  StrBuilder text_;
  At at_ = At::kStartRecord;
  bool numeric_ = false;
  int64_t limit_;
};

Value reader_next(ThreadState& ts, Value self) {
  RecordReader record(ts, self.as<CsvReader>());
  return record.read();
}

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CsvReader*>(cell)->lines);
  marker.visit(static_cast<CsvReader*>(cell)->dialect);
}

const NativeGetSet kGetSets[] = {
    {"dialect", "The dialect in use.", [](ThreadState&, Value v) { return Value(v.as<CsvReader>()->dialect); },
     nullptr},
    {"line_num", "Lines read so far.",
     [](ThreadState&, Value v) { return Value::small_int(static_cast<int64_t>(v.as<CsvReader>()->line_number)); },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

Value csv_reader(ThreadState& ts, Value* a, uint32_t) {
  Value lines = get_iterator(ts, a[0]);
  CsvDialect* dialect = lines ? make_dialect(ts, csv_state(ts).dialect, a[1], a[2]) : nullptr;
  auto* made = dialect ? static_cast<CsvReader*>(new_instance(ts, csv_state(ts).reader)) : nullptr;
  if (!made) return {};
  made->lines = lines;
  made->dialect = dialect;
  return made;
}

const NativeType kCsvReader = {.name = "_csv.reader",
                               .doc = "An iterator over records.",
                               .getsets = kGetSets,
                               .instance_bytes = sizeof(CsvReader),
                               .flags = kTypeNoSubclass,
                               .iter_next = reader_next,
                               .trace = trace};

}  // namespace adder
