// _csv.cpp: the module behind csv: the registry of dialects and the table of functions.
#include "stdlib/csv/csv_module.h"

namespace adder {

extern const NativeModule kModule__csv;

CsvState& csv_state(ThreadState& ts) {
  return module_state<CsvState>(ts, kModule__csv);
}

void CsvState::trace(Marker& marker) {
  marker.visit(dialect);
  marker.visit(reader);
  marker.visit(writer);
  marker.visit(error);
  marker.visit(registry);
}

namespace {

Value register_dialect(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "dialect name must be a string");
  CsvDialect* made = make_dialect(ts, csv_state(ts).dialect, a[1], a[2]);
  return made && dict_set(ts, csv_state(ts).registry.as<Dict>(), a[0], made) ? kNone : Value();
}

Value unregister_dialect(ThreadState& ts, Value* a, uint32_t) {
  int found = dict_delete(ts, csv_state(ts).registry.as<Dict>(), a[0]);
  return found > 0 ? kNone : found < 0 ? Value() : raise_csv(ts, "unknown dialect");
}

Value get_dialect(ThreadState& ts, Value* a, uint32_t) {
  Value found = dict_get(ts, csv_state(ts).registry.as<Dict>(), a[0]);
  return found || ts.has_error() ? found : raise_csv(ts, "unknown dialect");
}

Value list_dialects(ThreadState& ts, Value*, uint32_t) {
  return sequence_to_list(ts, csv_state(ts).registry);
}

Value field_size_limit(ThreadState& ts, Value* a, uint32_t) {
  int64_t before = csv_state(ts).field_limit;
  if (a[0]) {
    if (!is_int_value(a[0])) return raise_type_error(ts, "limit must be an integer");
    int64_t limit;
    if (!int_to_i64(a[0], &limit)) return raise_overflow(ts, "Python int too large to convert to C long");
    csv_state(ts).field_limit = limit;
  }
  return new_int(ts, before);
}

NativeDef kFunctions[] = {
    {"reader(iterable, dialect='excel', /, **fmtparams)",
     "An iterator over the records of text that comes in lines: each is a list of str.", csv_reader},
    {"writer(fileobj, dialect='excel', /, **fmtparams)",
     "An object whose writerow and writerows give records as text to fileobj.write.", csv_writer},
    {"register_dialect(name, dialect=None, /, **fmtparams)", "Make a dialect known by a name.", register_dialect},
    {"unregister_dialect(name)", "Forget the dialect of that name.", unregister_dialect},
    {"get_dialect(name)", "The dialect of that name.", get_dialect},
    {"list_dialects()", "The names of all dialects, as a list.", list_dialects},
    {"field_size_limit(new_limit=None, /)", "The longest field a reader accepts, before it is set to new_limit.",
     field_size_limit},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  CsvState& state = csv_state(ts);
  state.registry = new_dict(ts);
  Str* name = intern(ts, "Error");
  Tuple* bases = name ? tuple_of(ts, ts.rt.exc.Exception) : nullptr;
  Dict* dict = bases ? new_dict(ts) : nullptr;
  if (!state.registry || !dict || !dict_set_str(ts, dict, intern(ts, "__module__"), Value(intern(ts, "_csv"))))
    return false;
  state.error = new_heap_type(ts, ts.rt.types.type, name, bases, dict, nullptr);
  state.dialect = state.error ? module_add_type(ts, module, kCsvDialect) : nullptr;
  Value home = intern(ts, "_csv");
  state.reader = state.dialect ? new_native_type(ts, kCsvReader, nullptr, home) : nullptr;
  state.writer = state.reader ? new_native_type(ts, kCsvWriter, nullptr, home) : nullptr;
  return state.writer && module_add(ts, module, "Error", state.error) &&
         module_add(ts, module, "_dialects", state.registry) &&
         module_add(ts, module, "QUOTE_MINIMAL", Value::small_int(kQuoteMinimal)) &&
         module_add(ts, module, "QUOTE_ALL", Value::small_int(kQuoteAll)) &&
         module_add(ts, module, "QUOTE_NONNUMERIC", Value::small_int(kQuoteNonNumeric)) &&
         module_add(ts, module, "QUOTE_NONE", Value::small_int(kQuoteNone)) &&
         module_add(ts, module, "__version__", new_str_ascii(ts, "1.0"));
}

}  // namespace

const NativeModule kModule__csv = {"_csv", "Reading and writing comma-separated values.", kFunctions, init};

}  // namespace adder
