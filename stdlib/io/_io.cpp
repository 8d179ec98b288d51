// _io.cpp: the module _io: its types and functions, and the services it offers to the runtime.
#include "stdlib/io/io.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/open.h"

namespace adder {

extern const NativeModule kModule__io;

IoState& io_state(ThreadState& ts) {
  return module_state<IoState>(ts, kModule__io);
}

namespace {

// UnsupportedOperation has two layouts of exceptions as bases, so it is made as a class statement would.
Type* make_unsupported(ThreadState& ts) {
  Tuple* bases = tuple_of(ts, Value(ts.rt.exc.OSError), Value(ts.rt.exc.ValueError));
  Dict* ns = new_dict(ts);
  if (!bases || !ns || !dict_set_str(ts, ns, ts.rt.names.dunder_module, Value(intern(ts, "io")))) return nullptr;
  return new_heap_type(ts, ts.rt.types.type, intern(ts, "UnsupportedOperation"), bases, ns, nullptr);
}

bool init(ThreadState& ts, Module* m) {
  IoState& io = io_state(ts);
  io.unsupported = make_unsupported(ts);
  if (!io.unsupported || !module_add(ts, m, "UnsupportedOperation", Value(io.unsupported)) ||
      !module_add(ts, m, "BlockingIOError", Value(ts.rt.exc.BlockingIOError)) ||
      !module_add(ts, m, "DEFAULT_BUFFER_SIZE", Value::small_int(kDefaultBufferSize)))
    return false;
  auto add = [&](Type*& field, const NativeType& native, Type* base) {
    field = module_add_type(ts, m, native, base);
    return field != nullptr;
  };
  bool ok = add(io.io_base, kIoBaseType, nullptr) && add(io.raw_base, kRawBaseType, io.io_base) &&
            add(io.buffered_base, kBufferedBaseType, io.io_base) && add(io.text_base, kTextBaseType, io.io_base) &&
            add(io.file_io, kFileIOType, io.raw_base) && add(io.bytes_io, kBytesIOType, io.buffered_base) &&
            add(io.string_io, kStringIOType, io.text_base) && add(io.reader, kBufferedReaderType, io.buffered_base) &&
            add(io.writer, kBufferedWriterType, io.buffered_base) &&
            add(io.random, kBufferedRandomType, io.buffered_base) &&
            add(io.pair, kBufferedPairType, io.buffered_base) && add(io.text_wrapper, kTextWrapperType, io.text_base) &&
            add(io.newline_decoder, kNewlineDecoderType, nullptr);
  if (!ok) return false;
  ts.rt.write_text = write_text;
  ts.rt.make_standard_streams = make_standard_streams;
  return dict_set_str(ts, ts.rt.builtins, intern(ts, "open"), dict_get_str(ts, m->dict, intern(ts, "open")));
}

NativeDef kFunctions[] = {
    {"open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
     "Open file and return a stream.  Raise OSError upon failure.", io_open},
    {"open_code(path)", "Opens the provided file with the intent to import the contents.", io_open_code},
    {"text_encoding(encoding, stacklevel=2, /)", "A helper function to choose the text encoding.", io_text_encoding},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule__io = {"_io", "The io module provides the Python interfaces to stream handling.", kFunctions,
                                  init};

}  // namespace adder
