// _lzma.cpp: the compressor and decompressor of lzma, over liblzma, which the import opens.
#include "runtime/objects/function.h"
#include "stdlib/compression/lzma_filters.h"
#include "stdlib/compression/output_buffer.h"
#include "stdlib/compression/pending_input.h"
#include "stdlib/native_library/object_lock.h"

namespace adder {

extern const NativeModule kModule__lzma;

LzmaState& lzma_state(ThreadState& ts) {
  return module_state<LzmaState>(ts, kModule__lzma);
}

Value raise_lzma(ThreadState& ts, lzma_ret code) {
  const char* message = nullptr;
  switch (code) {
    case LZMA_UNSUPPORTED_CHECK:
      message = "Unsupported integrity check";
      break;
    case LZMA_MEM_ERROR:
      return raise_memory_error(ts);
    case LZMA_MEMLIMIT_ERROR:
      message = "Memory usage limit exceeded";
      break;
    case LZMA_FORMAT_ERROR:
      message = "Input format not supported by decoder";
      break;
    case LZMA_OPTIONS_ERROR:
      message = "Invalid or unsupported options";
      break;
    case LZMA_DATA_ERROR:
      message = "Corrupt input data";
      break;
    case LZMA_BUF_ERROR:
      message = "Insufficient buffer space";
      break;
    case LZMA_PROG_ERROR:
      message = "Internal error";
      break;
    default:
      return raise(ts, lzma_state(ts).error, "Unrecognized error from liblzma: %d", int{code});
  }
  return raise(ts, lzma_state(ts).error, "%s", message);
}

namespace {

enum Format { kFormatAuto, kFormatXz, kFormatAlone, kFormatRaw };
constexpr int kCheckUnknown = LZMA_CHECK_ID_MAX + 1;

struct LzmaStream : Cell {
  lzma_stream stream;
  bool ended;  // flushed, or the end of the stream was read
  bool more;   // output may come without more input
  int check;
  PendingInput pending;
  Value unused;  // Bytes
  std::mutex mutex;
};
LzmaStream* self_of(Value v) {
  return v.as<LzmaStream>();
}

// Works until done(code) or the output is full. False with an exception pending.
template <typename Done>
bool run(ThreadState& ts, LzmaStream* self, OutputBuffer& output, std::string_view input, lzma_action action,
         Done done) {
  lzma_stream& stream = self->stream;
  stream.next_in = reinterpret_cast<const uint8_t*>(input.data());
  stream.avail_in = input.size();
  for (;;) {
    char* to;
    if (!output.room(ts, &to, &stream.avail_out)) return false;
    stream.next_out = reinterpret_cast<uint8_t*>(to);
    size_t before = stream.avail_out;
    lzma_ret code = maybe_without_gil(ts, true, [&] { return Lzma::f->lzma_code(&stream, action); });
    output.wrote(before - stream.avail_out);
    // Nothing to read and nothing to write is no error here.
    if (code == LZMA_BUF_ERROR && !stream.avail_in && stream.avail_out) code = LZMA_OK;
    if (lzma_failed(code)) return raise_lzma(ts, code), false;
    if (code == LZMA_GET_CHECK || code == LZMA_NO_CHECK) self->check = Lzma::f->lzma_get_check(&stream);
    if (done(code)) return true;
  }
}

bool int_argument(ThreadState& ts, Value v, int64_t* out) {
  return !v || to_i64(ts, v, out);
}

Value compressor_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t format = kFormatXz, check = -1, preset = LZMA_PRESET_DEFAULT;
  if (!int_argument(ts, a[1], &format) || !int_argument(ts, a[2], &check)) return {};
  Value preset_given = a[3] ? a[3] : kNone, specs = a[4] ? a[4] : kNone;
  if (!preset_given.is_none() && !specs.is_none())
    return raise_value_error(ts, "Cannot specify both preset and filter chain");
  if (!preset_given.is_none()) {
    Value index = to_index(ts, preset_given);
    if (!index) return {};
    if (int_sign(index) < 0) return raise_overflow(ts, "can't convert negative int to unsigned");
    if (!int_to_i64(index, &preset) || preset > UINT32_MAX)
      return raise_overflow(ts, "Value too large for uint32_t type");
  }
  if (format != kFormatXz && check != -1 && check != LZMA_CHECK_NONE)
    return raise_value_error(ts, "Integrity checks are only supported by FORMAT_XZ");
  auto* self = static_cast<LzmaStream*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  LzmaFilters filters;
  if (!specs.is_none() && format >= kFormatXz && format <= kFormatRaw && !filters.parse(ts, specs)) return {};
  auto level = static_cast<uint32_t>(preset);
  lzma_ret code;
  switch (format) {
    case kFormatXz: {
      if (check > LZMA_CHECK_ID_MAX || check < -1) {  // no value of the enumeration: say what the library would
        code = LZMA_PROG_ERROR;
        break;
      }
      auto kind = static_cast<lzma_check>(check == -1 ? int64_t{LZMA_CHECK_CRC64} : check);
      code = specs.is_none() ? Lzma::f->lzma_easy_encoder(&self->stream, level, kind)
                             : Lzma::f->lzma_stream_encoder(&self->stream, filters.get(), kind);
      break;
    }
    case kFormatAlone: {
      lzma_options_lzma options;
      lzma_options_lzma* chosen = &options;
      if (specs.is_none()) {
        if (Lzma::f->lzma_lzma_preset(&options, level))
          return raise(ts, lzma_state(ts).error, "Invalid compression preset: %lld", preset);
      } else {
        chosen = filters.only_lzma1();
        if (!chosen)
          return raise_value_error(ts, "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
      }
      code = Lzma::f->lzma_alone_encoder(&self->stream, chosen);
      break;
    }
    case kFormatRaw:
      if (specs.is_none()) return raise_value_error(ts, "Must specify filters for FORMAT_RAW");
      code = Lzma::f->lzma_raw_encoder(&self->stream, filters.get());
      break;
    default:
      return raise_value_error(ts, "Invalid container format: %lld", format);
  }
  return lzma_failed(code) ? raise_lzma(ts, code) : Value(self);
}

Value compressor_compress(ThreadState& ts, Value* a, uint32_t) {
  LzmaStream* self = self_of(a[0]);
  BufferView view;
  if (!get_buffer(ts, a[1], &view)) return {};
  ObjectLock lock(ts, self->mutex);
  if (self->ended) return raise_value_error(ts, "Compressor has been flushed");
  OutputBuffer output;
  bool ok = run(ts, self, output, {view.data, view.bytes}, LZMA_RUN,
                [&](lzma_ret) { return !self->stream.avail_in && self->stream.avail_out; });
  return ok ? Value(output.finish(ts)) : Value();
}

Value compressor_flush(ThreadState& ts, Value* a, uint32_t) {
  LzmaStream* self = self_of(a[0]);
  ObjectLock lock(ts, self->mutex);
  if (self->ended) return raise_value_error(ts, "Repeated call to flush()");
  self->ended = true;
  OutputBuffer output;
  bool ok = run(ts, self, output, {}, LZMA_FINISH, [](lzma_ret code) { return code == LZMA_STREAM_END; });
  return ok ? Value(output.finish(ts)) : Value();
}

Value decompressor_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t format = kFormatAuto;
  uint64_t limit = UINT64_MAX;
  if (!int_argument(ts, a[1], &format)) return {};
  Value specs = a[3] ? a[3] : kNone;
  if (a[2] && !a[2].is_none()) {
    if (format == kFormatRaw) return raise_value_error(ts, "Cannot specify memory limit with FORMAT_RAW");
    int64_t given;
    Value index = to_index(ts, a[2]);
    if (!index) return {};
    if (int_sign(index) < 0) return raise_overflow(ts, "can't convert negative int to unsigned");
    if (int_to_i64(index, &given)) limit = static_cast<uint64_t>(given);
  }
  if (format == kFormatRaw && specs.is_none()) return raise_value_error(ts, "Must specify filters for FORMAT_RAW");
  if (format != kFormatRaw && !specs.is_none())
    return raise_value_error(ts, "Cannot specify filters except with FORMAT_RAW");
  auto* self = static_cast<LzmaStream*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->unused = new_bytes(ts, {});
  if (!self->unused) return {};
  self->check = kCheckUnknown;
  constexpr uint32_t kTell = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
  lzma_ret code;
  LzmaFilters filters;
  switch (format) {
    case kFormatAuto:
      code = Lzma::f->lzma_auto_decoder(&self->stream, limit, kTell);
      break;
    case kFormatXz:
      code = Lzma::f->lzma_stream_decoder(&self->stream, limit, kTell);
      break;
    case kFormatAlone:
      self->check = LZMA_CHECK_NONE;
      code = Lzma::f->lzma_alone_decoder(&self->stream, limit);
      break;
    case kFormatRaw:
      self->check = LZMA_CHECK_NONE;
      if (!filters.parse(ts, specs)) return {};
      code = Lzma::f->lzma_raw_decoder(&self->stream, filters.get());
      break;
    default:
      return raise_value_error(ts, "Invalid container format: %lld", format);
  }
  return lzma_failed(code) ? raise_lzma(ts, code) : Value(self);
}

Value decompressor_decompress(ThreadState& ts, Value* a, uint32_t) {
  LzmaStream* self = self_of(a[0]);
  BufferView view;
  int64_t limit = -1;
  if (!get_buffer(ts, a[1], &view) || (a[2] && !to_index_i64(ts, a[2], &limit))) return {};
  ObjectLock lock(ts, self->mutex);
  if (self->ended) return raise(ts, ts.rt.exc.EOFError, "Already at end of stream");
  std::string_view input = self->pending.with({view.data, view.bytes});
  OutputBuffer output(limit);
  bool ok = run(ts, self, output, input, LZMA_RUN, [&](lzma_ret code) {
    self->ended = code == LZMA_STREAM_END;
    return self->ended || output.full() || (!self->stream.avail_in && self->stream.avail_out);
  });
  self->pending.consumed(input, input.size() - self->stream.avail_in);
  // With both sides used up the library may still hold bytes back.
  self->more = !self->pending.empty() || !self->stream.avail_out;
  if (!ok) return {};
  if (self->ended) {
    self->unused = new_bytes(ts, self->pending.with({}));
    self->pending.clear();
    if (!self->unused) return {};
  }
  return output.finish(ts);
}

void finalize(Cell* cell) {
  auto* self = static_cast<LzmaStream*>(cell);
  Lzma::f->lzma_end(&self->stream);
  self->pending.clear();
}
void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<LzmaStream*>(cell)->unused);
}

NativeDef kCompressorMethods[] = {
    {"__new__(cls, format=1, check=-1, preset=None, filters=None)",
     "Create and return a new object.  See help(type) for accurate signature.", compressor_new},
    {"compress(self, data, /)", "Compressed bytes, as far as there are any yet.", compressor_compress},
    {"flush(self, /)", "What is still inside; the stream ends.", compressor_flush},
    {nullptr, nullptr, nullptr}};
NativeDef kDecompressorMethods[] = {
    {"__new__(cls, format=0, memlimit=None, filters=None)",
     "Create and return a new object.  See help(type) for accurate signature.", decompressor_new},
    {"decompress(self, /, data, max_length=-1)",
     "Decompressed bytes, at most max_length unless that is negative. Input not used yet is kept.",
     decompressor_decompress},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kDecompressorGetSets[] = {
    {"check", "The integrity check of the stream, or CHECK_UNKNOWN before it is known.",
     [](ThreadState&, Value self) { return Value::small_int(self_of(self)->check); }, nullptr},
    {"eof", "True when the end of the stream was reached.",
     [](ThreadState&, Value self) { return Value::boolean(self_of(self)->ended); }, nullptr},
    {"unused_data", "Bytes behind the end of the stream.",
     [](ThreadState&, Value self) { return self_of(self)->unused; }, nullptr},
    {"needs_input", "True when more input is needed before more output comes.",
     [](ThreadState&, Value self) { return Value::boolean(!self_of(self)->ended && !self_of(self)->more); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kCompressor = {.name = "_lzma.LZMACompressor",
                                .doc = "A compressing stream.",
                                .methods = kCompressorMethods,
                                .instance_bytes = sizeof(LzmaStream),
                                .flags = kTypeNoSubclass,
                                .trace = trace,
                                .finalize = finalize};
const NativeType kDecompressor = {.name = "_lzma.LZMADecompressor",
                                  .doc = "A decompressing stream.",
                                  .methods = kDecompressorMethods,
                                  .getsets = kDecompressorGetSets,
                                  .instance_bytes = sizeof(LzmaStream),
                                  .flags = kTypeNoSubclass,
                                  .trace = trace,
                                  .finalize = finalize};

Value is_check_supported(ThreadState& ts, Value* a, uint32_t) {
  int64_t id;
  if (!to_i64(ts, a[0], &id)) return {};
  return Value::boolean(id >= 0 && id <= LZMA_CHECK_ID_MAX &&
                        Lzma::f->lzma_check_is_supported(static_cast<lzma_check>(id)));
}

NativeDef kFunctions[] = {
    {"is_check_supported(check_id, /)", "Whether this integrity check can be used.", is_check_supported},
    {nullptr, nullptr, nullptr}};

bool add_error(ThreadState& ts, Module* module) {
  Str* name = intern(ts, "LZMAError");
  Tuple* bases = name ? tuple_of(ts, ts.rt.exc.Exception) : nullptr;
  Dict* dict = bases ? new_dict(ts) : nullptr;
  if (!dict || !dict_set_str(ts, dict, intern(ts, "__module__"), Value(intern(ts, "_lzma"))) ||
      !dict_set_str(ts, dict, intern(ts, "__doc__"), Value(intern(ts, "Call to liblzma failed."))))
    return false;
  lzma_state(ts).error = new_heap_type(ts, ts.rt.types.type, name, bases, dict, nullptr);
  return lzma_state(ts).error && module_add(ts, module, "LZMAError", lzma_state(ts).error);
}

bool init(ThreadState& ts, Module* module) {
  if (!Lzma::open(ts) || !add_error(ts, module) || !module_add_type(ts, module, kCompressor) ||
      !module_add_type(ts, module, kDecompressor))
    return false;
  Value home = dict_get_str(ts, module->dict, ts.rt.names.dunder_name);
  for (NativeDef* def = kLzmaFilterFunctions; def->signature; ++def) {
    std::string_view text(def->signature);
    NativeFunction* f = new_native_function(ts, def, Value(), home);
    Str* key = f ? intern(ts, text.substr(0, text.find('('))) : nullptr;
    if (!key || !dict_set_str(ts, module->dict, key, f)) return false;
  }
  const std::pair<const char*, uint64_t> numbers[] = {{"FORMAT_AUTO", kFormatAuto},
                                                      {"FORMAT_XZ", kFormatXz},
                                                      {"FORMAT_ALONE", kFormatAlone},
                                                      {"FORMAT_RAW", kFormatRaw},
                                                      {"CHECK_NONE", LZMA_CHECK_NONE},
                                                      {"CHECK_CRC32", LZMA_CHECK_CRC32},
                                                      {"CHECK_CRC64", LZMA_CHECK_CRC64},
                                                      {"CHECK_SHA256", LZMA_CHECK_SHA256},
                                                      {"CHECK_ID_MAX", LZMA_CHECK_ID_MAX},
                                                      {"CHECK_UNKNOWN", kCheckUnknown},
                                                      {"FILTER_LZMA1", LZMA_FILTER_LZMA1},
                                                      {"FILTER_LZMA2", LZMA_FILTER_LZMA2},
                                                      {"FILTER_DELTA", LZMA_FILTER_DELTA},
                                                      {"FILTER_X86", LZMA_FILTER_X86},
                                                      {"FILTER_IA64", LZMA_FILTER_IA64},
                                                      {"FILTER_ARM", LZMA_FILTER_ARM},
                                                      {"FILTER_ARMTHUMB", LZMA_FILTER_ARMTHUMB},
                                                      {"FILTER_SPARC", LZMA_FILTER_SPARC},
                                                      {"FILTER_POWERPC", LZMA_FILTER_POWERPC},
                                                      {"MF_HC3", LZMA_MF_HC3},
                                                      {"MF_HC4", LZMA_MF_HC4},
                                                      {"MF_BT2", LZMA_MF_BT2},
                                                      {"MF_BT3", LZMA_MF_BT3},
                                                      {"MF_BT4", LZMA_MF_BT4},
                                                      {"MODE_FAST", LZMA_MODE_FAST},
                                                      {"MODE_NORMAL", LZMA_MODE_NORMAL},
                                                      {"PRESET_DEFAULT", LZMA_PRESET_DEFAULT},
                                                      {"PRESET_EXTREME", LZMA_PRESET_EXTREME}};
  for (auto [name, value] : numbers) {
    Value number = new_int_u64(ts, value);
    if (!number || !module_add(ts, module, name, number)) return false;
  }
  return true;
}

}  // namespace

const NativeModule kModule__lzma = {"_lzma", "Compression with liblzma.", kFunctions, init};

}  // namespace adder
