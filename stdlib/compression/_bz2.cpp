// _bz2.cpp: the compressor and decompressor of bz2, over the library bzip2, which the import opens.
#include <bzlib.h>

#include <climits>

#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/compression/output_buffer.h"
#include "stdlib/compression/pending_input.h"
#include "stdlib/native_library/lazy_library.h"
#include "stdlib/native_library/object_lock.h"

namespace adder {

namespace {

#define ADDER_BZIP2_FUNCTIONS(F) \
  F(BZ2_bzCompressInit)          \
  F(BZ2_bzCompress) F(BZ2_bzCompressEnd) F(BZ2_bzDecompressInit) F(BZ2_bzDecompress) F(BZ2_bzDecompressEnd)
ADDER_LAZY_LIBRARY(Bzip2, "libbz2.so.1.0", ADDER_BZIP2_FUNCTIONS)

struct Bzip2Stream : Cell {
  bz_stream stream;
  bool live, ended;  // ended: flushed, or the end of the stream was read
  bool more;         // the output limit left input over
  PendingInput pending;
  Value unused;  // Bytes
  std::mutex mutex;
};
Bzip2Stream* self_of(Value v) {
  return v.as<Bzip2Stream>();
}

// The exception of an error code; BZ_OK and its like never come here.
Value raise_code(ThreadState& ts, int code) {
  switch (code) {
    case BZ_PARAM_ERROR:
      return raise_value_error(ts, "Internal error - invalid parameters passed to libbzip2");
    case BZ_MEM_ERROR:
      return raise_memory_error(ts);
    case BZ_DATA_ERROR:
    case BZ_DATA_ERROR_MAGIC:
      return raise(ts, ts.rt.exc.OSError, "Invalid data stream");
    case BZ_IO_ERROR:
      return raise(ts, ts.rt.exc.OSError, "Unknown I/O error");
    case BZ_UNEXPECTED_EOF:
      return raise(ts, ts.rt.exc.EOFError, "Compressed file ended before the logical end-of-stream was detected");
    case BZ_SEQUENCE_ERROR:
      return raise_runtime_error(ts, "Internal error - Invalid sequence of commands sent to libbzip2");
    default:
      return raise(ts, ts.rt.exc.OSError, "Unrecognized error from libbzip2: %d", code);
  }
}

// Gives the library room and calls step() until done() or the output is full. False with an exception pending.
template <typename Step, typename Done>
bool run(ThreadState& ts, bz_stream& stream, OutputBuffer& output, std::string_view input, size_t* used, Step step,
         Done done) {
  size_t rest = input.size();
  stream.next_in = const_cast<char*>(input.data());
  stream.avail_in = 0;
  for (;;) {
    if (!stream.avail_in) {
      stream.avail_in = static_cast<unsigned>(std::min<size_t>(rest, UINT_MAX));
      rest -= stream.avail_in;
    }
    size_t room;
    if (!output.room(ts, &stream.next_out, &room)) return false;
    stream.avail_out = static_cast<unsigned>(std::min<size_t>(room, UINT_MAX));
    unsigned before = stream.avail_out;
    int code = maybe_without_gil(ts, true, step);
    output.wrote(before - stream.avail_out);
    *used = input.size() - rest - stream.avail_in;
    if (code < 0) return raise_code(ts, code), false;
    if (done(code, stream.avail_in + rest)) return true;
  }
}

Value compressor_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t level = 9;
  if (a[1] && !to_i64(ts, a[1], &level)) return {};
  if (level < 1 || level > 9) return raise_value_error(ts, "compresslevel must be between 1 and 9");
  auto* self = static_cast<Bzip2Stream*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  int code = Bzip2::f->BZ2_bzCompressInit(&self->stream, static_cast<int>(level), 0, 0);
  if (code != BZ_OK) return raise_code(ts, code);
  self->live = true;
  return self;
}

Value feed(ThreadState& ts, Bzip2Stream* self, std::string_view input, int action) {
  OutputBuffer output;
  size_t used = 0;
  bool ok = run(
      ts, self->stream, output, input, &used,
      [&] {
        return action == BZ_RUN && !self->stream.avail_in ? BZ_RUN_OK : Bzip2::f->BZ2_bzCompress(&self->stream, action);
      },
      [&](int code, size_t rest) { return action == BZ_FINISH ? code == BZ_STREAM_END : !rest; });
  return ok ? Value(output.finish(ts)) : Value();
}

Value compressor_compress(ThreadState& ts, Value* a, uint32_t) {
  Bzip2Stream* self = self_of(a[0]);
  BufferView view;
  if (!get_buffer(ts, a[1], &view)) return {};
  ObjectLock lock(ts, self->mutex);
  if (self->ended) return raise_value_error(ts, "Compressor has been flushed");
  return feed(ts, self, {view.data, view.bytes}, BZ_RUN);
}

Value compressor_flush(ThreadState& ts, Value* a, uint32_t) {
  Bzip2Stream* self = self_of(a[0]);
  ObjectLock lock(ts, self->mutex);
  if (self->ended) return raise_value_error(ts, "Repeated call to flush()");
  self->ended = true;
  return feed(ts, self, {}, BZ_FINISH);
}

Value decompressor_new(ThreadState& ts, Value* a, uint32_t) {
  auto* self = static_cast<Bzip2Stream*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->unused = new_bytes(ts, {});
  int code = Bzip2::f->BZ2_bzDecompressInit(&self->stream, 0, 0);
  if (code != BZ_OK) return raise_code(ts, code);
  self->live = true;
  return self->unused ? Value(self) : Value();
}

Value decompressor_decompress(ThreadState& ts, Value* a, uint32_t) {
  Bzip2Stream* self = self_of(a[0]);
  BufferView view;
  int64_t limit = -1;
  if (!get_buffer(ts, a[1], &view) || (a[2] && !to_index_i64(ts, a[2], &limit))) return {};
  ObjectLock lock(ts, self->mutex);
  if (self->ended) return raise(ts, ts.rt.exc.EOFError, "End of stream already reached");
  std::string_view input = self->pending.with({view.data, view.bytes});
  OutputBuffer output(limit);
  size_t used = 0;
  bool ok = run(
      ts, self->stream, output, input, &used, [&] { return Bzip2::f->BZ2_bzDecompress(&self->stream); },
      [&](int code, size_t rest) {
        self->ended = code == BZ_STREAM_END;
        return self->ended || output.full() || (!rest && self->stream.avail_out);
      });
  self->pending.consumed(input, used);
  self->more = !self->pending.empty();
  if (!ok) return {};
  if (self->ended) {
    self->unused = new_bytes(ts, self->pending.with({}));
    self->pending.clear();
    if (!self->unused) return {};
  }
  return output.finish(ts);
}

void compressor_finalize(Cell* cell) {
  auto* self = static_cast<Bzip2Stream*>(cell);
  if (self->live) Bzip2::f->BZ2_bzCompressEnd(&self->stream);
}
void decompressor_finalize(Cell* cell) {
  auto* self = static_cast<Bzip2Stream*>(cell);
  if (self->live) Bzip2::f->BZ2_bzDecompressEnd(&self->stream);
  self->pending.clear();
}
void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Bzip2Stream*>(cell)->unused);
}

NativeDef kCompressorMethods[] = {
    {"__new__(cls, compresslevel=9, /)", "Create and return a new object.  See help(type) for accurate signature.",
     compressor_new},
    {"compress(self, data, /)", "Compressed bytes, as far as there are any yet.", compressor_compress},
    {"flush(self, /)", "What is still inside; the stream ends.", compressor_flush},
    {nullptr, nullptr, nullptr}};
NativeDef kDecompressorMethods[] = {
    {"__new__(cls, /)", "Create and return a new object.  See help(type) for accurate signature.", decompressor_new},
    {"decompress(self, /, data, max_length=-1)",
     "Decompressed bytes, at most max_length unless that is negative. Input not used yet is kept.",
     decompressor_decompress},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kDecompressorGetSets[] = {
    {"eof", "True when the end of the stream was reached.",
     [](ThreadState&, Value self) { return Value::boolean(self_of(self)->ended); }, nullptr},
    {"unused_data", "Bytes behind the end of the stream.",
     [](ThreadState&, Value self) { return self_of(self)->unused; }, nullptr},
    {"needs_input", "True when more input is needed before more output comes.",
     [](ThreadState&, Value self) { return Value::boolean(!self_of(self)->ended && !self_of(self)->more); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kCompressor = {.name = "_bz2.BZ2Compressor",
                                .doc = "A compressing stream.",
                                .methods = kCompressorMethods,
                                .instance_bytes = sizeof(Bzip2Stream),
                                .flags = kTypeNoSubclass,
                                .trace = trace,
                                .finalize = compressor_finalize};
const NativeType kDecompressor = {.name = "_bz2.BZ2Decompressor",
                                  .doc = "A decompressing stream.",
                                  .methods = kDecompressorMethods,
                                  .getsets = kDecompressorGetSets,
                                  .instance_bytes = sizeof(Bzip2Stream),
                                  .flags = kTypeNoSubclass,
                                  .trace = trace,
                                  .finalize = decompressor_finalize};

bool init(ThreadState& ts, Module* module) {
  return Bzip2::open(ts) && module_add_type(ts, module, kCompressor) && module_add_type(ts, module, kDecompressor);
}

}  // namespace

extern const NativeModule kModule__bz2;
const NativeModule kModule__bz2 = {"_bz2", "Compression with the library bzip2.", nullptr, init};

}  // namespace adder
