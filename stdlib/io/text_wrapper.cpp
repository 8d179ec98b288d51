// text_wrapper.cpp: TextIOWrapper: construction, reconfiguration, attributes, closing.
#include "stdlib/io/text_wrapper.h"

#include "stdlib/io/io_support.h"

namespace adder {

bool text_live(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  if (s->core && s->buffer) return true;
  if (s->detached)
    raise_value_error(ts, "underlying buffer has been detached");
  else
    raise_uninitialized(ts);
  return false;
}

int text_is_closed(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  StreamBuffer* direct = s->core->direct_out ? s->core->direct_out : s->core->direct_in;
  return direct ? direct->file->fd < 0 : is_closed(ts, s->buffer);
}

bool text_open(ThreadState& ts, Value self) {
  if (!text_live(ts, self)) return false;
  int closed = text_is_closed(ts, self);
  if (closed > 0) raise_closed(ts);
  return closed == 0;
}

namespace {

void free_core(TextCore* core) {
  if (!core) return;
  stream_release(core->direct_in);
  stream_release(core->direct_out);
  delete core;
}

StreamBuffer* share(Value buffer) {
  StreamBuffer* stream = buffer.as<Buffered>()->buffer;
  if (!stream || !stream->file) return nullptr;
  ++stream->users;
  return stream;
}

bool takes_direct(Codec codec) {
  return codec == Codec::kUtf8 || codec == Codec::kAscii || codec == Codec::kLatin1 || codec == Codec::kCp1252;
}

// A str argument or None; `fallback` for None. False with TypeError pending.
bool text_argument(ThreadState& ts, Value v, const char* name, const char* fallback, std::string* out) {
  if (!v || v.is_none()) {
    *out = fallback;
    return true;
  }
  if (!is_str(v)) {
    raise_type_error(ts, "TextIOWrapper() argument '%s' must be str or None, not %A", name, v);
    return false;
  }
  *out = str_to_utf8(v.as<Str>());
  if (out->find('\0') == std::string::npos) return true;
  raise_value_error(ts, "embedded null character");
  return false;
}

// Coders from the module codecs, for encodings that are not native.
bool make_script_coders(ThreadState& ts, TextWrapper* s) {
  TextCore& core = *s->core;
  Value codecs = import_module(ts, "codecs");
  Value info = codecs ? call_named(ts, codecs, "lookup", s->encoding) : Value();
  if (!info) return false;
  Value is_text = get_attribute_or_empty(ts, info, intern(ts, "_is_text_encoding"));
  if (!is_text && ts.has_error()) return false;
  if (is_text && is_text.is_false()) {
    raise(ts, ts.rt.exc.LookupError, "'%s' is not a text encoding; use codecs.open() to handle arbitrary codecs",
          core.encoding);
    return false;
  }
  if (core.can_read) s->decoder = call_named(ts, info, "incrementaldecoder", s->errors);
  if (core.can_read && !s->decoder) return false;
  if (core.can_write) s->encoder = call_named(ts, info, "incrementalencoder", s->errors);
  return !core.can_write || s->encoder;
}

bool set_coders(ThreadState& ts, TextWrapper* s) {
  TextCore& core = *s->core;
  core.codec = core.write_codec = core.read_codec = find_codec(core.encoding);
  s->decoder = s->encoder = Value();
  core.undecoded.clear();
  if (core.codec == Codec::kUnknown && !make_script_coders(ts, s)) return false;
  stream_release(std::exchange(core.direct_in, nullptr));
  stream_release(std::exchange(core.direct_out, nullptr));
  if (is_plain(s->buffer, kBufferedReaderType) && core.codec == Codec::kUtf8 &&
      (core.newline.universal || core.newline.ending[0] == '\n'))
    core.direct_in = share(s->buffer);
  if (is_plain(s->buffer, kBufferedWriterType) && takes_direct(core.codec)) core.direct_out = share(s->buffer);
  core.reads_direct = core.direct_in;
  core.checked_fills = ~uint64_t{0};
  return true;
}

Value init(ThreadState& ts, Value* a, uint32_t) {
  TextWrapper* s = as_text(a[0]);
  free_core(std::exchange(s->core, nullptr));
  s->buffer = s->decoded = Value();
  s->detached = false;
  std::string encoding, errors;
  NewlineMode newline;
  if (!text_argument(ts, a[2], "encoding", "UTF-8", &encoding) ||
      !text_argument(ts, a[3], "errors", "strict", &errors) || !parse_newline(ts, a[4], "TextIOWrapper", &newline))
    return {};
  bool named = a[2] && !a[2].is_none() && encoding != "locale";
  if (!named) encoding = "UTF-8";
  int line_buffering = a[5] ? truth(ts, a[5]) : 0, write_through = a[6] ? truth(ts, a[6]) : 0;
  if (line_buffering < 0 || write_through < 0) return {};
  Value buffer = a[1];
  int readable = call_flag(ts, buffer, "readable"), writable = readable < 0 ? -1 : call_flag(ts, buffer, "writable");
  int seekable = writable < 0 ? -1 : call_flag(ts, buffer, "seekable");
  if (seekable < 0) return {};
  s->core = new TextCore();
  TextCore& core = *s->core;
  core.encoding = encoding;
  core.errors = errors;
  core.newline = newline;
  core.can_read = readable;
  core.can_write = writable;
  core.seekable = core.telling = seekable;
  core.line_buffering = line_buffering;
  core.write_through = write_through;
  s->encoding = named ? a[2] : Value(new_str(ts, encoding));
  s->errors = a[3] && !a[3].is_none() ? a[3] : Value(new_str(ts, errors));
  s->buffer = buffer;
  if (!s->encoding || !s->errors || !set_coders(ts, s)) {
    s->buffer = Value();
    return {};
  }
  Value read1 = get_attribute_or_empty(ts, buffer, intern(ts, "read1"));
  if (!read1 && ts.has_error()) return {};
  core.has_read1 = bool(read1);
  if (core.seekable && core.can_write && (without_mark(core.codec) != core.codec || core.codec == Codec::kUnknown)) {
    Value position = call_named(ts, buffer, "tell");
    int64_t at;
    if (!position || !to_index_i64(ts, position, &at)) return {};
    if (at) {
      core.write_codec = without_mark(core.codec);
      if (s->encoder && !call_named(ts, s->encoder, "setstate", Value::small_int(0))) return {};
    }
  }
  return kNone;
}

Value reconfigure(ThreadState& ts, Value* a, uint32_t) {
  if (!text_live(ts, a[0])) return {};
  TextWrapper* s = as_text(a[0]);
  TextCore& core = *s->core;
  bool new_encoding = a[1] && !a[1].is_none(), new_errors = a[2] && !a[2].is_none();
  bool new_newline = a[3] && a[3] != kEllipsis;
  if (core.read_started && (new_encoding || new_errors || new_newline))
    return raise_unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
  std::string encoding, errors;
  NewlineMode newline = core.newline;
  if (!text_argument(ts, a[1], "encoding", core.encoding.c_str(), &encoding) ||
      !text_argument(ts, a[2], "errors", new_encoding ? "strict" : core.errors.c_str(), &errors) ||
      (new_newline && !parse_newline(ts, a[3], "reconfigure", &newline)))
    return {};
  int line_buffering = a[4] && !a[4].is_none() ? truth(ts, a[4]) : core.line_buffering;
  int write_through = a[5] && !a[5].is_none() ? truth(ts, a[5]) : core.write_through;
  if (line_buffering < 0 || write_through < 0 || !call_method(ts, a[0], ts.rt.names.flush)) return {};
  core.line_buffering = line_buffering;
  core.write_through = write_through;
  if (!new_encoding && !new_errors && !new_newline) return kNone;
  if (new_encoding && encoding == "locale") encoding = "UTF-8";
  core.newline = newline;
  core.encoding = encoding;
  core.errors = errors;
  s->encoding = new_encoding ? a[1] : s->encoding;
  s->errors = Value(new_str(ts, errors));
  return s->errors && set_coders(ts, s) ? kNone : Value();
}

Value write(ThreadState& ts, Value* a, uint32_t) {
  if (!text_live(ts, a[0])) return {};
  if (!is_str(a[1])) return raise_type_error(ts, "write() argument must be str, not %A", a[1]);
  return text_write(ts, a[0], a[1].as<Str>()) ? Value::small_int(static_cast<int64_t>(a[1].as<Str>()->length))
                                              : Value();
}

Value flush(ThreadState& ts, Value* a, uint32_t) {
  if (!text_open(ts, a[0])) return {};
  as_text(a[0])->core->telling = as_text(a[0])->core->seekable;
  return text_flush(ts, a[0]) ? kNone : Value();
}

Value close(ThreadState& ts, Value* a, uint32_t) {
  if (!text_live(ts, a[0])) return {};
  TextWrapper* s = as_text(a[0]);
  int closed = text_is_closed(ts, a[0]);
  if (closed < 0) return {};
  if (closed) return kNone;
  ExceptionObject* error = call_method(ts, a[0], ts.rt.names.flush) ? nullptr : take_error(ts);
  Value result = call_method(ts, s->buffer, ts.rt.names.close);
  if (!error) return result;
  if (!result) {
    ExceptionObject* second = take_error(ts);
    if (second && !second->context) second->context = Value(error);
    error = second;
  }
  restore_error(ts, error);
  return {};
}

Value detach(ThreadState& ts, Value* a, uint32_t) {
  if (!text_live(ts, a[0]) || !call_method(ts, a[0], ts.rt.names.flush)) return {};
  TextWrapper* s = as_text(a[0]);
  s->detached = true;
  stream_release(std::exchange(s->core->direct_in, nullptr));
  stream_release(std::exchange(s->core->direct_out, nullptr));
  s->core->reads_direct = false;
  return std::exchange(s->buffer, Value());
}

Value truncate(ThreadState& ts, Value* a, uint32_t) {
  if (!text_live(ts, a[0]) || !call_method(ts, a[0], ts.rt.names.flush)) return {};
  return call_named(ts, as_text(a[0])->buffer, "truncate", a[1] ? a[1] : kNone);
}

template <const char* kName>
Value forward(ThreadState& ts, Value* a, uint32_t) {
  return text_live(ts, a[0]) ? call_named(ts, as_text(a[0])->buffer, kName) : Value();
}
constexpr char kFileno[] = "fileno", kSeekable[] = "seekable", kReadable[] = "readable", kWritable[] = "writable",
               kIsatty[] = "isatty";

Value iter(ThreadState& ts, Value* a, uint32_t) {
  return text_open(ts, a[0]) ? a[0] : Value();
}

Value repr(ThreadState& ts, Value* a, uint32_t) {
  TextWrapper* s = as_text(a[0]);
  if (!s->core) return raise_uninitialized(ts);
  std::string more;
  Value mode = get_attribute_or_empty(ts, a[0], ts.rt.names.mode);
  if (!mode && ts.has_error()) return {};
  if (mode) more = " mode=" + repr_utf8(ts, mode);
  more += " encoding=" + repr_utf8(ts, s->encoding);
  return ts.has_error() ? Value() : repr_named(ts, a[0], more.c_str());
}

Value encoding_get(ThreadState& ts, Value self) {
  return as_text(self)->core ? as_text(self)->encoding : raise_uninitialized(ts);
}
Value errors_get(ThreadState& ts, Value self) {
  return as_text(self)->core ? as_text(self)->errors : raise_uninitialized(ts);
}
Value buffer_get(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  if (s->buffer) return s->buffer;
  if (!s->detached) return raise_attribute_error(ts, self, ts.rt.names.buffer);
  return kNone;
}
Value name_get(ThreadState& ts, Value self) {
  return text_live(ts, self) ? get_attribute(ts, as_text(self)->buffer, ts.rt.names.name) : Value();
}
Value closed_get(ThreadState& ts, Value self) {
  int closed = text_live(ts, self) ? text_is_closed(ts, self) : -1;
  return closed < 0 ? Value() : Value::boolean(closed);
}
Value newlines_get(ThreadState& ts, Value self) {
  if (!text_live(ts, self)) return {};
  TextCore& core = *as_text(self)->core;
  return core.newline.universal ? seen_newlines(ts, core.newlines.seen) : kNone;
}
Value line_buffering_get(ThreadState& ts, Value self) {
  return as_text(self)->core ? Value::boolean(as_text(self)->core->line_buffering) : raise_uninitialized(ts);
}
Value write_through_get(ThreadState& ts, Value self) {
  return as_text(self)->core ? Value::boolean(as_text(self)->core->write_through) : raise_uninitialized(ts);
}
Value mode_get(ThreadState& ts, Value self) {
  if (Value mode = as_text(self)->mode) return mode;
  return raise_attribute_error(ts, self, ts.rt.names.mode);
}
bool mode_set(ThreadState&, Value self, Value value) {
  as_text(self)->mode = value;
  return true;
}
Value chunk_get(ThreadState& ts, Value self) {
  return text_live(ts, self) ? Value::small_int(as_text(self)->core->chunk_size) : Value();
}
bool chunk_set(ThreadState& ts, Value self, Value value) {
  int64_t size;
  if (!text_live(ts, self)) return false;
  if (!value) return raise(ts, ts.rt.exc.AttributeError, "cannot delete attribute"), false;
  if (!to_index_i64(ts, value, &size)) return false;
  if (size <= 0) return raise_value_error(ts, "a strictly positive integer is required"), false;
  as_text(self)->core->chunk_size = size;
  return true;
}

void trace(Cell* cell, Marker& marker) {
  TextWrapper* s = static_cast<TextWrapper*>(cell);
  for (Value v : {s->buffer, s->encoding, s->errors, s->mode, s->decoder, s->encoder, s->decoded}) marker.visit(v);
}
void finalize(Cell* cell) {
  free_core(std::exchange(static_cast<TextWrapper*>(cell)->core, nullptr));
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     stream_new},
    {"__init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
     "Character and line based layer over a BufferedIOBase object, buffer.", init},
    {"reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
     "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.", reconfigure},
    {"detach(self, /)", nullptr, detach},
    {"write(self, text, /)", nullptr, write},
    {"read(self, size=-1, /)", nullptr, text_read_method},
    {"readline(self, size=-1, /)", nullptr, text_readline_method},
    {"flush(self, /)", nullptr, flush},
    {"close(self, /)", nullptr, close},
    {"fileno(self, /)", nullptr, forward<kFileno>},
    {"seekable(self, /)", nullptr, forward<kSeekable>},
    {"readable(self, /)", nullptr, forward<kReadable>},
    {"writable(self, /)", nullptr, forward<kWritable>},
    {"isatty(self, /)", nullptr, forward<kIsatty>},
    {"seek(self, cookie, whence=0, /)", nullptr, text_seek},
    {"tell(self, /)", nullptr, text_tell},
    {"truncate(self, pos=None, /)", nullptr, truncate},
    {"__iter__(self, /)", "Implement iter(self).", iter},
    {"__repr__(self, /)", "Return repr(self).", repr},
    {"__reduce_ex__(self, protocol, /)", nullptr, refuse_pickle},
    {"__getstate__(self, /)", nullptr, refuse_pickle},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"encoding", nullptr, encoding_get, readonly_member},
                                 {"errors", nullptr, errors_get, nullptr},
                                 {"buffer", nullptr, buffer_get, readonly_member},
                                 {"name", nullptr, name_get, nullptr},
                                 {"closed", nullptr, closed_get, nullptr},
                                 {"newlines", nullptr, newlines_get, nullptr},
                                 {"line_buffering", nullptr, line_buffering_get, readonly_member},
                                 {"write_through", nullptr, write_through_get, readonly_member},
                                 {"mode", nullptr, mode_get, mode_set},
                                 {"_CHUNK_SIZE", nullptr, chunk_get, chunk_set},
                                 {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kTextWrapperType = {"_io.TextIOWrapper",
                                     "Character and line based layer over a BufferedIOBase object, buffer.",
                                     kMethods,
                                     kGetSets,
                                     Kind::Native,
                                     sizeof(TextWrapper),
                                     kTypeInstancesHaveDict | kTypeWeakrefable,
                                     text_next,
                                     trace,
                                     finalize};

}  // namespace adder
