// dialect.cpp: Dialect, the checked form of everything that says how records look.
#include "stdlib/csv/csv_module.h"

namespace adder {

namespace {

enum Attribute { kDelimiter, kDoubleQuote, kEscape, kTerminator, kQuote, kQuoting, kSkipSpace, kStrict, kCount };
constexpr const char* kNames[kCount] = {"delimiter", "doublequote", "escapechar",       "lineterminator",
                                        "quotechar", "quoting",     "skipinitialspace", "strict"};

bool character(ThreadState& ts, Value v, const char* name, bool may_be_none, uint32_t* out) {
  if (!v) return true;
  *out = kNoCharacter;
  if (may_be_none && v.is_none()) return true;
  if (!is_str(v)) {
    raise_type_error(ts, may_be_none ? "\"%s\" must be string or None, not %T" : "\"%s\" must be string, not %T", name,
                     v);
    return false;
  }
  if (v.as<Str>()->length != 1) return raise_type_error(ts, "\"%s\" must be a 1-character string", name), false;
  *out = v.as<Str>()->at(0);
  return true;
}

bool flag(ThreadState& ts, Value v, bool* out) {
  if (!v) return true;
  int yes = truth(ts, v);
  *out = yes > 0;
  return yes >= 0;
}

bool fill(ThreadState& ts, CsvDialect* d, const Value* given) {
  d->delimiter = ',';
  d->quote = '"';
  d->escape = kNoCharacter;
  d->double_quote = true;
  d->skip_initial_space = d->strict = false;
  d->line_terminator = intern(ts, "\r\n");
  d->quoting = kQuoteMinimal;
  if (!d->line_terminator || !character(ts, given[kDelimiter], "delimiter", false, &d->delimiter) ||
      !flag(ts, given[kDoubleQuote], &d->double_quote) ||
      !character(ts, given[kEscape], "escapechar", true, &d->escape))
    return false;
  if (Value text = given[kTerminator]) {
    if (text.is_none()) return raise_type_error(ts, "lineterminator must be set"), false;
    if (!is_str(text)) return raise_type_error(ts, "\"lineterminator\" must be a string"), false;
    d->line_terminator = text.as<Str>();
  }
  if (!character(ts, given[kQuote], "quotechar", true, &d->quote)) return false;
  if (Value quoting = given[kQuoting]) {
    int64_t number;
    if (!is_int_value(quoting) || quoting.is_true() || quoting.is_false())
      return raise_type_error(ts, "\"quoting\" must be an integer"), false;
    if (!int_to_i64(quoting, &number) || number < kQuoteMinimal || number > kQuoteNone)
      return raise_type_error(ts, "bad \"quoting\" value"), false;
    d->quoting = static_cast<Quoting>(number);
  } else if (given[kQuote] && given[kQuote].is_none()) {
    d->quoting = kQuoteNone;
  }
  if (!flag(ts, given[kSkipSpace], &d->skip_initial_space) || !flag(ts, given[kStrict], &d->strict)) return false;
  if (d->quoting != kQuoteNone && d->quote == kNoCharacter)
    return raise_type_error(ts, "quotechar must be set if quoting enabled"), false;
  return true;
}

Value dialect_new(ThreadState& ts, Value* a, uint32_t) {
  return make_dialect(ts, a[0].as<Type>(), a[1], a[2]);
}

Value character_value(ThreadState& ts, uint32_t point) {
  return point == kNoCharacter ? kNone : Value(str_from_char(ts, point));
}

#define DIALECT(self) (self).as<CsvDialect>()
const NativeGetSet kGetSets[] = {
    {"delimiter", nullptr, [](ThreadState& ts, Value v) { return character_value(ts, DIALECT(v)->delimiter); },
     nullptr},
    {"doublequote", nullptr, [](ThreadState&, Value v) { return Value::boolean(DIALECT(v)->double_quote); }, nullptr},
    {"escapechar", nullptr, [](ThreadState& ts, Value v) { return character_value(ts, DIALECT(v)->escape); }, nullptr},
    {"lineterminator", nullptr, [](ThreadState&, Value v) { return Value(DIALECT(v)->line_terminator); }, nullptr},
    {"quotechar", nullptr, [](ThreadState& ts, Value v) { return character_value(ts, DIALECT(v)->quote); }, nullptr},
    {"quoting", nullptr, [](ThreadState&, Value v) { return Value::small_int(DIALECT(v)->quoting); }, nullptr},
    {"skipinitialspace", nullptr, [](ThreadState&, Value v) { return Value::boolean(DIALECT(v)->skip_initial_space); },
     nullptr},
    {"strict", nullptr, [](ThreadState&, Value v) { return Value::boolean(DIALECT(v)->strict); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

NativeDef kMethods[] = {{"__new__(cls, dialect=None, /, **fmtparams)",
                         "Create and return a new object.  See help(type) for accurate signature.", dialect_new},
                        {nullptr, nullptr, nullptr}};

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CsvDialect*>(cell)->line_terminator);
}

}  // namespace

CsvDialect* make_dialect(ThreadState& ts, Type* type, Value dialect, Value keywords) {
  Dict* more = is_kind(keywords, Kind::Dict) ? keywords.as<Dict>() : nullptr;
  Value given[kCount] = {};
  uint32_t known = 0;
  for (int i = 0; more && i < kCount; ++i) {
    given[i] = dict_get_str(ts, more, intern(ts, kNames[i]));
    if (ts.has_error()) return nullptr;
    known += static_cast<bool>(given[i]);
  }
  if (more) {
    if (Value named = dict_get_str(ts, more, intern(ts, "dialect"))) {
      ++known;
      dialect = named;
    }
    if (known < more->used) {
      size_t position = 0;
      Value key, value;
      while (dict_next(more, &position, &key, &value)) {
        bool found = is_str(key) && str_equals(key.as<Str>(), "dialect");
        for (const char* name : kNames) found = found || (is_str(key) && str_equals(key.as<Str>(), name));
        if (!found) return raise_type_error(ts, "'%S' is an invalid keyword argument for this function", key), nullptr;
      }
    }
  }
  if (dialect && is_str(dialect)) {
    dialect = dict_get(ts, csv_state(ts).registry.as<Dict>(), dialect);
    if (!dialect) return ts.has_error() ? nullptr : (raise_csv(ts, "unknown dialect"), nullptr);
  }
  if (dialect && !dialect.is_none()) {
    if (is_kind(dialect, Kind::Native) && dialect.as_cell()->type() == csv_state(ts).dialect && (!more || !more->used))
      return dialect.as<CsvDialect>();
    for (int i = 0; i < kCount; ++i) {
      if (given[i]) continue;
      given[i] = get_attribute_or_empty(ts, dialect, intern(ts, kNames[i]));
      if (!given[i] && ts.has_error()) return nullptr;
    }
  }
  auto* made = static_cast<CsvDialect*>(new_instance(ts, type));
  return made && fill(ts, made, given) ? made : nullptr;
}

const NativeType kCsvDialect = {.name = "_csv.Dialect",
                                .doc = "How records look.",
                                .methods = kMethods,
                                .getsets = kGetSets,
                                .instance_bytes = sizeof(CsvDialect),
                                .trace = trace};

}  // namespace adder
