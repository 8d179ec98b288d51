// buffered_pair.cpp: BufferedRWPair: a reader and a writer over two raw streams, as one object (sockets, pipes).
#include "stdlib/io/io_support.h"

namespace adder {

namespace {

struct Pair : Cell {
  Value reader, writer;
};
Pair* as_pair(Value v) {
  return v.as<Pair>();
}

Value pair_init(ThreadState& ts, Value* a, uint32_t) {
  IoState& state = io_state(ts);
  for (int i = 1; i <= 2; ++i) {
    int yes = call_flag(ts, a[i], i == 1 ? "readable" : "writable");
    if (yes < 0) return {};
    if (!yes)
      return raise_unsupported(ts, i == 1 ? "File or stream is not readable." : "File or stream is not writable.");
  }
  Value size = a[3] ? a[3] : Value::small_int(kDefaultBufferSize);
  Value reader = call_with(ts, Value(state.reader), a[1], size);
  Value writer = reader ? call_with(ts, Value(state.writer), a[2], size) : Value();
  if (!writer) return {};
  as_pair(a[0])->reader = reader;
  as_pair(a[0])->writer = writer;
  return kNone;
}

template <const char* kName, bool kReading>
Value forward(ThreadState& ts, Value* a, uint32_t) {
  Value stream = kReading ? as_pair(a[0])->reader : as_pair(a[0])->writer;
  if (!stream) return raise_uninitialized(ts);
  return call_method(ts, stream, intern(ts, std::string_view(kName)), {a + 1, a[1] ? size_t{1} : size_t{0}});
}
template <const char* kName, bool kReading>
Value forward_plain(ThreadState& ts, Value* a, uint32_t) {
  Value stream = kReading ? as_pair(a[0])->reader : as_pair(a[0])->writer;
  return stream ? call_named(ts, stream, kName) : raise_uninitialized(ts);
}
constexpr char kRead[] = "read", kRead1[] = "read1", kPeek[] = "peek", kReadinto[] = "readinto",
               kReadinto1[] = "readinto1", kWrite[] = "write", kFlush[] = "flush", kReadable[] = "readable",
               kWritable[] = "writable";

Value pair_close(ThreadState& ts, Value* a, uint32_t) {
  Pair* pair = as_pair(a[0]);
  if (!pair->writer) return raise_uninitialized(ts);
  ExceptionObject* error = call_method(ts, pair->writer, ts.rt.names.close) ? nullptr : take_error(ts);
  Value result = call_method(ts, pair->reader, ts.rt.names.close);
  if (!error) return result;
  if (!result) {
    ExceptionObject* second = take_error(ts);
    if (!second->context) second->context = Value(error);
    error = second;
  }
  restore_error(ts, error);
  return {};
}

Value pair_isatty(ThreadState& ts, Value* a, uint32_t) {
  Pair* pair = as_pair(a[0]);
  if (!pair->writer) return raise_uninitialized(ts);
  Value yes = call_named(ts, pair->writer, "isatty");
  return !yes || !yes.is_false() ? yes : call_named(ts, pair->reader, "isatty");
}

Value closed_get(ThreadState& ts, Value self) {
  if (!as_pair(self)->writer) return raise_runtime_error(ts, "the BufferedRWPair object is being garbage-collected");
  return get_attribute(ts, as_pair(self)->writer, ts.rt.names.closed);
}

void trace_pair(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Pair*>(cell)->reader);
  marker.visit(static_cast<Pair*>(cell)->writer);
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     stream_new},
    {"__init__(self, reader, writer, buffer_size=8192, /)", "A buffered reader and writer object together.", pair_init},
    {"read(self, size=-1, /)", nullptr, forward<kRead, true>},
    {"read1(self, size=-1, /)", nullptr, forward<kRead1, true>},
    {"peek(self, size=0, /)", nullptr, forward<kPeek, true>},
    {"readinto(self, buffer, /)", nullptr, forward<kReadinto, true>},
    {"readinto1(self, buffer, /)", nullptr, forward<kReadinto1, true>},
    {"write(self, buffer, /)", nullptr, forward<kWrite, false>},
    {"flush(self, /)", nullptr, forward_plain<kFlush, false>},
    {"readable(self, /)", nullptr, forward_plain<kReadable, true>},
    {"writable(self, /)", nullptr, forward_plain<kWritable, false>},
    {"close(self, /)", nullptr, pair_close},
    {"isatty(self, /)", nullptr, pair_isatty},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"closed", nullptr, closed_get, nullptr}, {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kBufferedPairType = {
    "_io.BufferedRWPair", "A buffered reader and writer object together.", kMethods, kGetSets,  Kind::Native,
    sizeof(Pair),         kTypeInstancesHaveDict | kTypeWeakrefable,       nullptr,  trace_pair};

}  // namespace adder
