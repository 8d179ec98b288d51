// zlib.cpp: the module zlib, over the library of that name, which the import opens.
//
// Streams work without the GIL, under a lock of their own. What a stream has not consumed is kept as bytes objects that
// scripts can read (unconsumed_tail, unused_data).
#define ZLIB_CONST
#include <zlib.h>

#include <climits>

#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/compression/output_buffer.h"
#include "stdlib/native_library/lazy_library.h"
#include "stdlib/native_library/object_lock.h"

namespace adder {

extern const NativeModule kModule_zlib;

namespace {

#define ADDER_ZLIB_FUNCTIONS(F)                                                                                       \
  F(deflateInit2_)                                                                                                    \
  F(deflate)                                                                                                          \
  F(deflateEnd)                                                                                                       \
  F(deflateCopy)                                                                                                      \
  F(deflateSetDictionary) F(inflateInit2_) F(inflate) F(inflateEnd) F(inflateCopy) F(inflateSetDictionary) F(crc32_z) \
      F(adler32_z) F(zlibVersion)
ADDER_LAZY_LIBRARY(Zlib, "libz.so.1", ADDER_ZLIB_FUNCTIONS)

constexpr size_t kWithoutGil = 4096;
constexpr int64_t kDefaultBuffer = 16384;

struct ZlibStream : Cell {
  z_stream stream;
  bool live;  // initialised and not ended
  bool eof;
  Value unused, unconsumed, dictionary;  // Bytes; the dictionary may be empty
  std::mutex mutex;
};

struct ZlibState {
  Type* compress = nullptr;
  Type* decompress = nullptr;
  Type* error = nullptr;
  void trace(Marker& marker) {
    marker.visit(compress);
    marker.visit(decompress);
    marker.visit(error);
  }
};
ZlibState& state(ThreadState& ts) {
  return module_state<ZlibState>(ts, kModule_zlib);
}
ZlibStream* self_of(Value v) {
  return v.as<ZlibStream>();
}

template <typename... A>
Value raise_zlib(ThreadState& ts, const char* format, A... a) {
  return raise(ts, state(ts).error, format, a...);
}

Value raise_code(ThreadState& ts, const z_stream& stream, int code, const char* what) {
  const char* text = code == Z_VERSION_ERROR ? "library version mismatch" : stream.msg;
  if (!text)
    text = code == Z_BUF_ERROR      ? "incomplete or truncated stream"
           : code == Z_STREAM_ERROR ? "inconsistent stream state"
           : code == Z_DATA_ERROR   ? "invalid input data"
                                    : nullptr;
  return text ? raise_zlib(ts, "Error %d %s: %s", code, what, text) : raise_zlib(ts, "Error %d %s", code, what);
}

const Bytef* as_input(const char* p) {
  return reinterpret_cast<const Bytef*>(p);
}

bool int_of(ThreadState& ts, Value v, int fallback, int* out) {
  *out = fallback;
  int64_t value;
  if (!v) return true;
  if (!to_i64(ts, v, &value)) return false;
  if (value > INT_MAX || value < INT_MIN) {
    raise_overflow(ts, value > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
    return false;
  }
  *out = static_cast<int>(value);
  return true;
}

// Feeds `input` to step(flush) until all of it is used, the output is full, or the library says something but Z_OK.
// `last_flush` is what the last piece is given. The code of the last step; INT_MIN with an exception pending.
template <typename Step>
int run(ThreadState& ts, z_stream& stream, OutputBuffer& output, std::string_view input, int last_flush, Step step) {
  stream.next_in = as_input(input.data());
  stream.avail_in = 0;
  size_t rest = input.size();
  int code = Z_OK;
  for (;;) {
    if (!stream.avail_in) {
      stream.avail_in = static_cast<uInt>(std::min<size_t>(rest, UINT_MAX));
      rest -= stream.avail_in;
    }
    char* to;
    size_t room;
    if (!output.room(ts, &to, &room)) return INT_MIN;
    stream.next_out = reinterpret_cast<Bytef*>(to);
    stream.avail_out = static_cast<uInt>(std::min<size_t>(room, UINT_MAX));
    uInt before = stream.avail_out;
    int flush = rest ? Z_NO_FLUSH : last_flush;
    code =
        maybe_without_gil(ts, stream.avail_in >= kWithoutGil || before > kWithoutGil * 4, [&] { return step(flush); });
    output.wrote(before - stream.avail_out);
    if (code != Z_OK || output.full()) break;
    if (stream.avail_out && !stream.avail_in && !rest) break;
  }
  return code;
}

// What run() left of its input.
std::string_view left_over(const z_stream& stream, std::string_view input) {
  auto used = static_cast<size_t>(reinterpret_cast<const char*>(stream.next_in) - input.data());
  return input.substr(std::min(used, input.size()));
}

// --- one-shot functions

Value zlib_compress(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  int level, bits;
  if (!get_buffer(ts, a[0], &view) || !int_of(ts, a[1], Z_DEFAULT_COMPRESSION, &level) ||
      !int_of(ts, a[2], MAX_WBITS, &bits))
    return {};
  z_stream stream{};
  int code =
      Zlib::f->deflateInit2_(&stream, level, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, sizeof stream);
  if (code == Z_MEM_ERROR) return raise(ts, ts.rt.exc.MemoryError, "Out of memory while compressing data");
  if (code == Z_STREAM_ERROR) return raise_zlib(ts, "Bad compression level");
  if (code != Z_OK) return raise_code(ts, stream, code, "while compressing data");
  OutputBuffer output;
  code = run(ts, stream, output, {view.data, view.bytes}, Z_FINISH,
             [&](int flush) { return Zlib::f->deflate(&stream, flush); });
  Zlib::f->deflateEnd(&stream);
  if (code == INT_MIN) return {};
  return code == Z_STREAM_END ? Value(output.finish(ts)) : raise_code(ts, stream, code, "while finishing compression");
}

Value zlib_decompress(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  int bits;
  int64_t first = kDefaultBuffer;
  if (!get_buffer(ts, a[0], &view) || !int_of(ts, a[1], MAX_WBITS, &bits) || (a[2] && !to_index_i64(ts, a[2], &first)))
    return {};
  if (first < 0) return raise_value_error(ts, "bufsize must be non-negative");
  z_stream stream{};
  int code = Zlib::f->inflateInit2_(&stream, bits, ZLIB_VERSION, sizeof stream);
  if (code == Z_MEM_ERROR) return raise(ts, ts.rt.exc.MemoryError, "Out of memory while decompressing data");
  if (code != Z_OK) {
    Zlib::f->inflateEnd(&stream);
    return raise_code(ts, stream, code, "while preparing to decompress data");
  }
  OutputBuffer output(-1, static_cast<size_t>(std::min<int64_t>(first, int64_t{1} << 30)));
  // Z_BUF_ERROR of Z_SYNC_FLUSH only says that nothing more could be done with what there is.
  code = run(ts, stream, output, {view.data, view.bytes}, Z_SYNC_FLUSH,
             [&](int flush) { return Zlib::f->inflate(&stream, flush == Z_NO_FLUSH ? flush : Z_SYNC_FLUSH); });
  bool failed = code != Z_STREAM_END;
  if (failed && code != INT_MIN) {
    if (code == Z_MEM_ERROR)
      raise(ts, ts.rt.exc.MemoryError, "Out of memory while decompressing data");
    else
      raise_code(ts, stream, code == Z_OK ? Z_BUF_ERROR : code, "while decompressing data");
  }
  Zlib::f->inflateEnd(&stream);
  return failed ? Value() : Value(output.finish(ts));
}

template <auto checksum>
Value running_checksum(ThreadState& ts, Value* a, uint32_t start) {
  BufferView view;
  if (!get_buffer(ts, a[0], &view)) return {};
  uLong value = start;
  if (a[1]) {
    Value index = to_index(ts, a[1]);
    Value low = index ? int_and(ts, index, Value::small_int(UINT32_MAX)) : Value();
    if (!low) return {};
    value = static_cast<uLong>(low.as_int());
  }
  auto function = Zlib::f->*checksum;
  value = maybe_without_gil(ts, view.bytes > kWithoutGil * 4,
                            [&] { return function(value, as_input(view.data ? view.data : ""), view.bytes); });
  return Value::small_int(static_cast<int64_t>(value & UINT32_MAX));
}
Value zlib_crc32(ThreadState& ts, Value* a, uint32_t) {
  return running_checksum<&Zlib::Functions::crc32_z>(ts, a, 0);
}
Value zlib_adler32(ThreadState& ts, Value* a, uint32_t) {
  return running_checksum<&Zlib::Functions::adler32_z>(ts, a, 1);
}

// --- stream objects

ZlibStream* new_stream(ThreadState& ts, Type* type) {
  auto* made = static_cast<ZlibStream*>(new_instance(ts, type));
  Bytes* empty = made ? new_bytes(ts, {}) : nullptr;
  if (!empty) return nullptr;
  made->unused = made->unconsumed = empty;
  return made;
}

Value zlib_compressobj(ThreadState& ts, Value* a, uint32_t) {
  int level, method, bits, memory, strategy;
  if (!int_of(ts, a[0], Z_DEFAULT_COMPRESSION, &level) || !int_of(ts, a[1], Z_DEFLATED, &method) ||
      !int_of(ts, a[2], MAX_WBITS, &bits) || !int_of(ts, a[3], 8, &memory) ||
      !int_of(ts, a[4], Z_DEFAULT_STRATEGY, &strategy))
    return {};
  BufferView dictionary;
  if (a[5] && !get_buffer(ts, a[5], &dictionary)) return {};
  if (dictionary.bytes > UINT_MAX) return raise_overflow(ts, "zdict length does not fit in an unsigned int");
  ZlibStream* self = new_stream(ts, state(ts).compress);
  if (!self) return {};
  int code =
      Zlib::f->deflateInit2_(&self->stream, level, method, bits, memory, strategy, ZLIB_VERSION, sizeof(z_stream));
  if (code == Z_MEM_ERROR) return raise(ts, ts.rt.exc.MemoryError, "Can't allocate memory for compression object");
  if (code == Z_STREAM_ERROR) return raise_value_error(ts, "Invalid initialization option");
  if (code != Z_OK) return raise_code(ts, self->stream, code, "while creating compression object");
  self->live = true;
  if (!a[5]) return self;
  code = Zlib::f->deflateSetDictionary(&self->stream, as_input(dictionary.data), static_cast<uInt>(dictionary.bytes));
  if (code == Z_STREAM_ERROR) return raise_value_error(ts, "Invalid dictionary");
  return code == Z_OK ? Value(self) : raise_value_error(ts, "deflateSetDictionary() failed");
}

bool use_dictionary(ThreadState& ts, ZlibStream* self) {
  std::string_view bytes = self->dictionary.as<Bytes>()->view();
  int code = Zlib::f->inflateSetDictionary(&self->stream, as_input(bytes.data()), static_cast<uInt>(bytes.size()));
  return code == Z_OK || raise_code(ts, self->stream, code, "while setting zdict");
}

Value zlib_decompressobj(ThreadState& ts, Value* a, uint32_t) {
  int bits;
  if (!int_of(ts, a[0], MAX_WBITS, &bits)) return {};
  BufferView dictionary;
  if (a[1]) {
    if (!is_bytes_like(a[1])) return raise_type_error(ts, "zdict argument must support the buffer protocol");
    if (!get_buffer(ts, a[1], &dictionary)) return {};
    if (dictionary.bytes > UINT_MAX) return raise_overflow(ts, "zdict length does not fit in an unsigned int");
  }
  ZlibStream* self = new_stream(ts, state(ts).decompress);
  if (!self) return {};
  if (a[1]) {
    self->dictionary = new_bytes(ts, {dictionary.data, dictionary.bytes});
    if (!self->dictionary) return {};
  }
  int code = Zlib::f->inflateInit2_(&self->stream, bits, ZLIB_VERSION, sizeof(z_stream));
  if (code == Z_STREAM_ERROR) return raise_value_error(ts, "Invalid initialization option");
  if (code == Z_MEM_ERROR) return raise(ts, ts.rt.exc.MemoryError, "Can't allocate memory for decompression object");
  if (code != Z_OK) return raise_code(ts, self->stream, code, "while creating decompression object");
  self->live = true;
  // A raw stream never asks for its dictionary.
  if (self->dictionary && bits < 0 && !use_dictionary(ts, self)) return {};
  return self;
}

Value compress_compress(ThreadState& ts, Value* a, uint32_t) {
  ZlibStream* self = self_of(a[0]);
  BufferView view;
  if (!get_buffer(ts, a[1], &view)) return {};
  ObjectLock lock(ts, self->mutex);
  OutputBuffer output;
  int code = run(ts, self->stream, output, {view.data, view.bytes}, Z_NO_FLUSH,
                 [&](int flush) { return Zlib::f->deflate(&self->stream, flush); });
  if (code == INT_MIN) return {};
  // Z_BUF_ERROR: nothing to do, as for empty input.
  return code == Z_STREAM_ERROR ? raise_code(ts, self->stream, code, "while compressing data")
                                : Value(output.finish(ts));
}

Value compress_flush(ThreadState& ts, Value* a, uint32_t) {
  ZlibStream* self = self_of(a[0]);
  int mode;
  if (!int_of(ts, a[1], Z_FINISH, &mode)) return {};
  if (mode == Z_NO_FLUSH) return new_bytes(ts, {});
  ObjectLock lock(ts, self->mutex);
  OutputBuffer output;
  int code = run(ts, self->stream, output, {}, mode, [&](int flush) { return Zlib::f->deflate(&self->stream, flush); });
  if (code == INT_MIN) return {};
  if (code == Z_STREAM_ERROR) return raise_code(ts, self->stream, code, "while flushing");
  if (code == Z_STREAM_END && mode == Z_FINISH) {
    code = Zlib::f->deflateEnd(&self->stream);
    if (code != Z_OK) return raise_code(ts, self->stream, code, "while finishing compression");
    self->live = false;
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    return raise_code(ts, self->stream, code, "while flushing");
  }
  return output.finish(ts);
}

// What inflating left of `input` goes to unused_data behind the end of the stream, to unconsumed_tail before it.
bool keep_rest(ThreadState& ts, ZlibStream* self, std::string_view input, int code) {
  std::string_view rest = left_over(self->stream, input);
  self->stream.next_in = nullptr;
  self->stream.avail_in = 0;
  if (code == Z_STREAM_END && !rest.empty()) {
    std::string all(self->unused.as<Bytes>()->view());
    self->unused = new_bytes(ts, all.append(rest));
    if (!self->unused) return false;
    // CPython leaves those bytes in the tail too when there was one: scripts that loop over the tail test eof.
    if (!self->unconsumed.as<Bytes>()->size) rest = {};
  }
  if (!rest.empty() || self->unconsumed.as<Bytes>()->size) {
    self->unconsumed = new_bytes(ts, rest);
    if (!self->unconsumed) return false;
  }
  return true;
}

int inflate_step(ZlibStream* self, int flush) {
  int code = Zlib::f->inflate(&self->stream, flush);
  if (code != Z_NEED_DICT || !self->dictionary) return code;
  std::string_view bytes = self->dictionary.as<Bytes>()->view();
  int set = Zlib::f->inflateSetDictionary(&self->stream, as_input(bytes.data()), static_cast<uInt>(bytes.size()));
  return set == Z_OK ? Zlib::f->inflate(&self->stream, flush) : INT_MIN + 1;
}

Value decompress_with(ThreadState& ts, ZlibStream* self, std::string_view input, OutputBuffer& output, int flush) {
  int code = run(ts, self->stream, output, input, flush,
                 [&](int f) { return inflate_step(self, f == Z_NO_FLUSH ? Z_SYNC_FLUSH : f); });
  if (code == INT_MIN) return {};
  if (code == INT_MIN + 1) return raise_code(ts, self->stream, Z_DATA_ERROR, "while setting zdict");
  if (!keep_rest(ts, self, input, code)) return {};
  if (code == Z_STREAM_END) {
    self->eof = true;
    if (flush == Z_FINISH) {
      self->live = false;
      code = Zlib::f->inflateEnd(&self->stream);
      if (code != Z_OK) return raise_code(ts, self->stream, code, "while finishing decompression");
    }
  } else if (code != Z_OK && code != Z_BUF_ERROR && flush != Z_FINISH) {
    return raise_code(ts, self->stream, code, "while decompressing data");
  }
  return output.finish(ts);
}

Value decompress_decompress(ThreadState& ts, Value* a, uint32_t) {
  ZlibStream* self = self_of(a[0]);
  BufferView view;
  int64_t limit = 0;
  if (!get_buffer(ts, a[1], &view) || (a[2] && !to_index_i64(ts, a[2], &limit))) return {};
  if (limit < 0) return raise_value_error(ts, "max_length must be non-negative");
  ObjectLock lock(ts, self->mutex);
  OutputBuffer output(limit ? limit : -1);
  return decompress_with(ts, self, {view.data, view.bytes}, output, Z_SYNC_FLUSH);
}

Value decompress_flush(ThreadState& ts, Value* a, uint32_t) {
  ZlibStream* self = self_of(a[0]);
  int64_t first = kDefaultBuffer;
  if (a[1] && !to_index_i64(ts, a[1], &first)) return {};
  if (first <= 0) return raise_value_error(ts, "length must be greater than zero");
  ObjectLock lock(ts, self->mutex);
  OutputBuffer output(-1, static_cast<size_t>(std::min<int64_t>(first, int64_t{1} << 30)));
  Value input = self->unconsumed;
  return decompress_with(ts, self, input.as<Bytes>()->view(), output, Z_FINISH);
}

template <bool kCompress>
Value stream_copy(ThreadState& ts, Value* a, uint32_t) {
  ZlibStream* self = self_of(a[0]);
  ZlibStream* made = new_stream(ts, a[0].as_cell()->type());
  if (!made) return {};
  ObjectLock lock(ts, self->mutex);
  int code = !self->live ? Z_STREAM_ERROR
             : kCompress ? Zlib::f->deflateCopy(&made->stream, &self->stream)
                         : Zlib::f->inflateCopy(&made->stream, &self->stream);
  if (code == Z_STREAM_ERROR) return raise_value_error(ts, "Inconsistent stream state");
  if (code == Z_MEM_ERROR) return raise(ts, ts.rt.exc.MemoryError, "Can't allocate memory for compression object");
  if (code != Z_OK) return raise_code(ts, self->stream, code, "while copying compression object");
  made->live = true;
  made->eof = self->eof;
  made->unused = self->unused;
  made->unconsumed = self->unconsumed;
  made->dictionary = self->dictionary;
  return made;
}

Value refuse(ThreadState& ts, Value* a, uint32_t) {
  return raise_type_error(ts, "cannot create '%U' instances", type_message_name(ts, a[0].as<Type>()));
}

template <bool kCompress>
void finalize(Cell* cell) {
  auto* self = static_cast<ZlibStream*>(cell);
  if (!self->live) return;
  kCompress ? Zlib::f->deflateEnd(&self->stream) : Zlib::f->inflateEnd(&self->stream);
}

void trace(Cell* cell, Marker& marker) {
  auto* self = static_cast<ZlibStream*>(cell);
  marker.visit(self->unused);
  marker.visit(self->unconsumed);
  marker.visit(self->dictionary);
}

NativeDef kCompressMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", nullptr, refuse},
    {"compress(self, data, /)", "Compressed bytes, as far as there are any yet.", compress_compress},
    {"flush(self, mode=Z_FINISH, /)", "What is still inside. With Z_FINISH the stream ends.", compress_flush},
    {"copy(self, /)", "A stream that goes on from here by itself.", stream_copy<true>},
    {"__copy__(self, /)", nullptr, stream_copy<true>},
    {"__deepcopy__(self, memo, /)", nullptr, stream_copy<true>},
    {nullptr, nullptr, nullptr}};
NativeDef kDecompressMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", nullptr, refuse},
    {"decompress(self, data, /, max_length=0)",
     "Decompressed bytes, at most max_length unless that is 0. Input not used yet is in unconsumed_tail.",
     decompress_decompress},
    {"flush(self, length=zlib.DEF_BUF_SIZE, /)", "Everything that unconsumed_tail still gives.", decompress_flush},
    {"copy(self, /)", "A stream that goes on from here by itself.", stream_copy<false>},
    {"__copy__(self, /)", nullptr, stream_copy<false>},
    {"__deepcopy__(self, memo, /)", nullptr, stream_copy<false>},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kDecompressGetSets[] = {
    {"unused_data", "Bytes behind the end of the compressed stream.",
     [](ThreadState&, Value self) { return self_of(self)->unused; }, nullptr},
    {"unconsumed_tail", "Input that max_length left over, for the next call.",
     [](ThreadState&, Value self) { return self_of(self)->unconsumed; }, nullptr},
    {"eof", "True when the end of the compressed stream was reached.",
     [](ThreadState&, Value self) { return Value::boolean(self_of(self)->eof); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kCompress = {.name = "zlib.Compress",
                              .doc = "A compressing stream.",
                              .methods = kCompressMethods,
                              .instance_bytes = sizeof(ZlibStream),
                              .flags = kTypeNoSubclass,
                              .trace = trace,
                              .finalize = finalize<true>};
const NativeType kDecompress = {.name = "zlib.Decompress",
                                .doc = "A decompressing stream.",
                                .methods = kDecompressMethods,
                                .getsets = kDecompressGetSets,
                                .instance_bytes = sizeof(ZlibStream),
                                .flags = kTypeNoSubclass,
                                .trace = trace,
                                .finalize = finalize<false>};

NativeDef kFunctions[] = {
    {"compress(data, /, level=-1, wbits=15)", "The bytes compressed at once.", zlib_compress},
    {"decompress(data, /, wbits=15, bufsize=16384)", "The bytes of a complete stream.", zlib_decompress},
    {"compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
     "A compressing stream. wbits: 9 to 15 with zlib's header, negative without one, 16 more with gzip's.",
     zlib_compressobj},
    {"decompressobj(wbits=15, zdict=b'')", "A decompressing stream.", zlib_decompressobj},
    {"crc32(data, value=0, /)", "The CRC-32 of the bytes, going on from value.", zlib_crc32, kNativeCounted},
    {"adler32(data, value=1, /)", "The Adler-32 checksum of the bytes, going on from value.", zlib_adler32,
     kNativeCounted},
    {nullptr, nullptr, nullptr}};

bool add_error(ThreadState& ts, Module* module) {
  Str* name = intern(ts, "error");
  Tuple* bases = name ? tuple_of(ts, ts.rt.exc.Exception) : nullptr;
  Dict* dict = bases ? new_dict(ts) : nullptr;
  if (!dict || !dict_set_str(ts, dict, intern(ts, "__module__"), Value(intern(ts, "zlib")))) return false;
  state(ts).error = new_heap_type(ts, ts.rt.types.type, name, bases, dict, nullptr);
  return state(ts).error && module_add(ts, module, "error", state(ts).error);
}

bool init(ThreadState& ts, Module* module) {
  if (!Zlib::open(ts) || !add_error(ts, module)) return false;
  state(ts).compress = module_add_type(ts, module, kCompress);
  state(ts).decompress = module_add_type(ts, module, kDecompress);
  if (!state(ts).compress || !state(ts).decompress) return false;
  // CPython does not show the classes of streams.
  for (const char* hidden : {"Compress", "Decompress"})
    if (dict_delete(ts, module->dict, Value(intern(ts, hidden))) < 0) return false;
  const std::pair<const char*, int> numbers[] = {{"MAX_WBITS", MAX_WBITS},
                                                 {"DEFLATED", Z_DEFLATED},
                                                 {"DEF_MEM_LEVEL", 8},
                                                 {"DEF_BUF_SIZE", kDefaultBuffer},
                                                 {"Z_NO_COMPRESSION", Z_NO_COMPRESSION},
                                                 {"Z_BEST_SPEED", Z_BEST_SPEED},
                                                 {"Z_BEST_COMPRESSION", Z_BEST_COMPRESSION},
                                                 {"Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION},
                                                 {"Z_FILTERED", Z_FILTERED},
                                                 {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY},
                                                 {"Z_RLE", Z_RLE},
                                                 {"Z_FIXED", Z_FIXED},
                                                 {"Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY},
                                                 {"Z_NO_FLUSH", Z_NO_FLUSH},
                                                 {"Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH},
                                                 {"Z_SYNC_FLUSH", Z_SYNC_FLUSH},
                                                 {"Z_FULL_FLUSH", Z_FULL_FLUSH},
                                                 {"Z_FINISH", Z_FINISH},
                                                 {"Z_BLOCK", Z_BLOCK},
                                                 {"Z_TREES", Z_TREES}};
  for (auto [name, value] : numbers)
    if (!module_add(ts, module, name, Value::small_int(value))) return false;
  return module_add(ts, module, "ZLIB_VERSION", new_str_ascii(ts, ZLIB_VERSION)) &&
         module_add(ts, module, "ZLIB_RUNTIME_VERSION", new_str_ascii(ts, Zlib::f->zlibVersion())) &&
         module_add(ts, module, "__version__", new_str_ascii(ts, "1.0"));
}

}  // namespace

const NativeModule kModule_zlib = {
    "zlib", "Compression with the library zlib: the format of gzip files and zip archives, and checksums.", kFunctions,
    init};

}  // namespace adder
