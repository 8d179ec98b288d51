// writer.cpp: from records to lines of text, quoting what needs it.
#include "stdlib/csv/csv_module.h"

namespace adder {

namespace {

struct CsvWriter : Cell {
  Value write;
  CsvDialect* dialect;
};

class RecordWriter {
 public:
  RecordWriter(ThreadState& ts, const CsvDialect& dialect) : ts_(ts), d_(dialect) {}

  bool add(Value field) {
    bool quoted = d_.quoting == kQuoteAll;
    if (d_.quoting == kQuoteNonNumeric) quoted = !is_number(field);
    Str* text = is_str(field) ? field.as<Str>() : field.is_none() ? empty() : to_str(ts_, field);
    return text && add_text(text, quoted);
  }

  Str* finish() {
    if (count_ == 1 && line_.size() == 0) {
      // Else it could not be told from no field at all.
      if (d_.quoting == kQuoteNone) return raise_csv(ts_, "single empty field record must be quoted"), nullptr;
      count_ = 0;
      if (!add_text(empty(), true)) return nullptr;
    }
    line_.append(d_.line_terminator);
    return line_.finish(ts_);
  }

 private:
  Str* empty() { return new_str_ascii(ts_, ""); }

  bool is_number(Value v) {
    if (is_int_value(v) || is_float(v) || is_complex(v)) return true;
    Type* type = type_of(ts_, v);
    return lookup_special(ts_, type, kSpecialIndex) || lookup_special(ts_, type, kSpecialFloat) ||
           lookup_special(ts_, type, kSpecialInt);
  }

  bool ends_line(uint32_t c) const {
    const Str* end = d_.line_terminator;
    for (size_t i = 0; i < end->length; ++i)
      if (end->at(i) == c) return true;
    return false;
  }

  bool add_text(Str* text, bool quoted) {
    if (count_++) line_.append(d_.delimiter);
    size_t length = text->length;
    bool special = false;
    for (size_t i = 0; i < length; ++i) {
      uint32_t c = text->at(i);
      bool plain = c != d_.delimiter && c != d_.escape && c != d_.quote && !ends_line(c);
      if (plain) continue;
      special = true;
      bool escapes = d_.quoting == kQuoteNone || c == d_.escape || (c == d_.quote && !d_.double_quote);
      if (escapes && d_.escape == kNoCharacter) return raise_csv(ts_, "need to escape, but no escapechar set"), false;
      if (!escapes) quoted = true;
    }
    if (quoted) line_.append(d_.quote);
    if (!special) {
      line_.append(text);
    } else {
      for (size_t i = 0; i < length; ++i) {
        uint32_t c = text->at(i);
        if (c == d_.quote && d_.quoting != kQuoteNone && d_.double_quote) {
          line_.append(d_.quote);
        } else if (c == d_.escape || c == d_.quote ||
                   (d_.quoting == kQuoteNone && (c == d_.delimiter || ends_line(c)))) {
          line_.append(d_.escape);
        }
        line_.append(c);
      }
    }
    if (quoted) line_.append(d_.quote);
    return true;
  }

  ThreadState& ts_;
  const CsvDialect& d_;
  StrBuilder line_;
  size_t count_ = 0;
};

Value write_row(ThreadState& ts, CsvWriter* self, Value row) {
  Value iterator = get_iterator(ts, row);
  if (!iterator) {
    if (!pending_matches(ts, ts.rt.exc.TypeError)) return {};
    clear_error(ts);
    return raise_csv(ts, "iterable expected, not %T", row);
  }
  RecordWriter record(ts, *self->dialect);
  bool ok = for_each(ts, iterator, [&](Value field) { return record.add(field); });
  Str* line = ok ? record.finish() : nullptr;
  return line ? call_with(ts, self->write, line) : Value();
}

Value writer_writerow(ThreadState& ts, Value* a, uint32_t) {
  return write_row(ts, a[0].as<CsvWriter>(), a[1]);
}

Value writer_writerows(ThreadState& ts, Value* a, uint32_t) {
  auto* self = a[0].as<CsvWriter>();
  bool ok = for_each(ts, a[1], [&](Value row) { return bool(write_row(ts, self, row)); });
  return ok ? kNone : Value();
}

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CsvWriter*>(cell)->write);
  marker.visit(static_cast<CsvWriter*>(cell)->dialect);
}

NativeDef kMethods[] = {
    {"writerow(self, row, /)", "Write an iterable of fields; what fileobj.write returned.", writer_writerow},
    {"writerows(self, rows, /)", "Write an iterable of rows.", writer_writerows},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kGetSets[] = {{"dialect", "The dialect in use.",
                                  [](ThreadState&, Value v) { return Value(v.as<CsvWriter>()->dialect); }, nullptr},
                                 {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

Value csv_writer(ThreadState& ts, Value* a, uint32_t) {
  CsvDialect* dialect = make_dialect(ts, csv_state(ts).dialect, a[1], a[2]);
  if (!dialect) return {};
  Value write = get_attribute_or_empty(ts, a[0], intern(ts, "write"));
  if (!write && ts.has_error()) return {};
  if (!write || !is_callable(ts, write)) return raise_type_error(ts, "argument 1 must have a \"write\" method");
  auto* made = static_cast<CsvWriter*>(new_instance(ts, csv_state(ts).writer));
  if (!made) return {};
  made->write = write;
  made->dialect = dialect;
  return made;
}

const NativeType kCsvWriter = {.name = "_csv.writer",
                               .doc = "Writes records.",
                               .methods = kMethods,
                               .getsets = kGetSets,
                               .instance_bytes = sizeof(CsvWriter),
                               .flags = kTypeNoSubclass,
                               .trace = trace};

}  // namespace adder
