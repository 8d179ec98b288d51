// lzma_filters.cpp: filter specifiers, {"id": FILTER_LZMA2, "preset": 6, ...}, to and from liblzma's structs.
#include "stdlib/compression/lzma_filters.h"

#include <cstdlib>

namespace adder {

namespace {

struct Field {
  const char* name;
  uint32_t* to;  // null: known, and read elsewhere
};

// spec[name]; empty without an exception when it is not there.
Value item_of(ThreadState& ts, Value spec, const char* name) {
  Str* key = intern(ts, name);
  if (!key) return {};
  if (is_exact(spec, Kind::Dict)) return dict_get_str(ts, spec.as<Dict>(), key);
  Value item = get_item(ts, spec, key);
  if (!item && pending_matches(ts, ts.rt.exc.KeyError)) clear_error(ts);
  return item;
}

bool number(ThreadState& ts, Value v, uint64_t limit, uint64_t* out) {
  Value index = to_index(ts, v);
  if (!index) return false;
  int64_t small;
  if (int_sign(index) < 0) return raise_overflow(ts, "can't convert negative int to unsigned"), false;
  if (!int_to_i64(index, &small) || static_cast<uint64_t>(small) > limit) {
    raise_overflow(ts, limit == UINT32_MAX ? "Value too large for uint32_t type" : "int too big to convert");
    return false;
  }
  *out = static_cast<uint64_t>(small);
  return true;
}

// Reads the fields; keys of `spec` beyond them and "id" are an error.
bool read_fields(ThreadState& ts, Value spec, const char* kind, std::initializer_list<Field> fields) {
  int64_t known = 1;
  for (const Field& field : fields) {
    Value item = item_of(ts, spec, field.name);
    if (!item && ts.has_error()) return false;
    if (!item) continue;
    ++known;
    uint64_t value;
    if (!field.to) continue;
    if (!number(ts, item, UINT32_MAX, &value)) return false;
    *field.to = static_cast<uint32_t>(value);
  }
  int64_t size = length(ts, spec);
  if (size < 0) return false;
  return size <= known || raise_value_error(ts, "Invalid filter specifier for %s filter", kind);
}

bool read_lzma(ThreadState& ts, Value spec, lzma_options_lzma* options) {
  uint64_t preset = LZMA_PRESET_DEFAULT;
  Value item = item_of(ts, spec, "preset");
  if ((!item && ts.has_error()) || (item && !number(ts, item, UINT32_MAX, &preset))) return false;
  if (Lzma::f->lzma_lzma_preset(options, static_cast<uint32_t>(preset))) {
    raise(ts, lzma_state(ts).error, "Invalid compression preset: %llu", preset);
    return false;
  }
  uint32_t mode = options->mode, finder = options->mf;
  if (!read_fields(ts, spec, "LZMA",
                   {{"preset", nullptr},
                    {"dict_size", &options->dict_size},
                    {"lc", &options->lc},
                    {"lp", &options->lp},
                    {"pb", &options->pb},
                    {"mode", &mode},
                    {"nice_len", &options->nice_len},
                    {"mf", &finder},
                    {"depth", &options->depth}}))
    return false;
  options->mode = static_cast<lzma_mode>(mode);
  options->mf = static_cast<lzma_match_finder>(finder);
  return true;
}

bool put(ThreadState& ts, Dict* dict, const char* name, uint64_t value) {
  Value number = new_int_u64(ts, value);
  Str* key = number ? intern(ts, name) : nullptr;
  return key && dict_set_str(ts, dict, key, number);
}

Value encode_properties(ThreadState& ts, Value* a, uint32_t) {
  LzmaFilters filters;
  uint32_t size;
  if (!filters.parse_one(ts, a[0])) return {};
  lzma_ret code = Lzma::f->lzma_properties_size(&size, filters.get());
  if (lzma_failed(code)) return raise_lzma(ts, code);
  Bytes* result = new_bytes_uninit(ts, size);
  if (!result) return {};
  code = Lzma::f->lzma_properties_encode(filters.get(), reinterpret_cast<uint8_t*>(result->data));
  return lzma_failed(code) ? raise_lzma(ts, code) : Value(result);
}

Value decode_properties(ThreadState& ts, Value* a, uint32_t) {
  uint64_t id;
  BufferView view;
  if (!number(ts, a[0], UINT64_MAX, &id) || !get_buffer(ts, a[1], &view)) return {};
  lzma_filter filter{id, nullptr};
  lzma_ret code =
      Lzma::f->lzma_properties_decode(&filter, nullptr, reinterpret_cast<const uint8_t*>(view.data), view.bytes);
  if (lzma_failed(code)) return raise_lzma(ts, code);
  Dict* spec = new_dict(ts);
  bool ok = spec && put(ts, spec, "id", id);
  // Older decoders leave out options that have their default values.
  if (ok && filter.options) {
    if (id == LZMA_FILTER_LZMA1) {
      auto* o = static_cast<lzma_options_lzma*>(filter.options);
      ok = put(ts, spec, "lc", o->lc) && put(ts, spec, "lp", o->lp) && put(ts, spec, "pb", o->pb) &&
           put(ts, spec, "dict_size", o->dict_size);
    } else if (id == LZMA_FILTER_LZMA2) {
      ok = put(ts, spec, "dict_size", static_cast<lzma_options_lzma*>(filter.options)->dict_size);
    } else if (id == LZMA_FILTER_DELTA) {
      ok = put(ts, spec, "dist", static_cast<lzma_options_delta*>(filter.options)->dist);
    } else {
      ok = put(ts, spec, "start_offset", static_cast<lzma_options_bcj*>(filter.options)->start_offset);
    }
  }
  std::free(filter.options);  // liblzma's default allocator is malloc
  return ok ? Value(spec) : Value();
}

}  // namespace

bool LzmaFilters::add(ThreadState& ts, Value spec) {
  bool mapping = is_kind(spec, Kind::Dict) || lookup_special(ts, type_of(ts, spec), kSpecialGetitem);
  if (!mapping || is_kind(spec, Kind::Tuple) || is_kind(spec, Kind::List) || is_str(spec))
    return raise_type_error(ts, "Filter specifier must be a dict or dict-like object"), false;
  Value item = item_of(ts, spec, "id");
  if (!item)
    return ts.has_error() ? false : (raise_value_error(ts, "Filter specifier must have an \"id\" entry"), false);
  uint64_t id;
  if (!number(ts, item, UINT64_MAX, &id)) return false;
  Options& options = options_[count_];
  lzma_filter& filter = filters_[count_];
  filter.id = id;
  filter.options = &options;
  switch (id) {
    case LZMA_FILTER_LZMA1:
    case LZMA_FILTER_LZMA2:
      if (!read_lzma(ts, spec, &options.lzma)) return false;
      break;
    case LZMA_FILTER_DELTA:
      options.delta = {};
      options.delta.type = LZMA_DELTA_TYPE_BYTE;
      options.delta.dist = 1;
      if (!read_fields(ts, spec, "delta", {{"dist", &options.delta.dist}})) return false;
      break;
    case LZMA_FILTER_X86:
    case LZMA_FILTER_POWERPC:
    case LZMA_FILTER_IA64:
    case LZMA_FILTER_ARM:
    case LZMA_FILTER_ARMTHUMB:
    case LZMA_FILTER_SPARC:
      options.bcj = {};
      if (!read_fields(ts, spec, "BCJ", {{"start_offset", &options.bcj.start_offset}})) return false;
      break;
    default:
      return raise_value_error(ts, "Invalid filter ID: %llu", id), false;
  }
  ++count_;
  return true;
}

bool LzmaFilters::parse_one(ThreadState& ts, Value spec) {
  count_ = 0;
  if (!add(ts, spec)) return false;
  filters_[count_] = {LZMA_VLI_UNKNOWN, nullptr};
  return true;
}

bool LzmaFilters::parse(ThreadState& ts, Value specs) {
  int64_t count = length(ts, specs);
  if (count < 0) return false;
  if (count > int64_t{LZMA_FILTERS_MAX}) {
    raise_value_error(ts, "Too many filters - liblzma supports a maximum of %d", int{LZMA_FILTERS_MAX});
    return false;
  }
  count_ = 0;
  for (int64_t i = 0; i < count; ++i) {
    Value spec = get_item(ts, specs, Value::small_int(i));
    if (!spec || !add(ts, spec)) return false;
  }
  filters_[count_] = {LZMA_VLI_UNKNOWN, nullptr};
  return true;
}

NativeDef kLzmaFilterFunctions[] = {
    {"_encode_filter_properties(filter, /)", "A filter's options as they stand in a file.", encode_properties},
    {"_decode_filter_properties(filter_id, encoded_props, /)", "The filter specifier of options from a file.",
     decode_properties},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
