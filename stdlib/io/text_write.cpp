// text_write.cpp: the writing side of TextIOWrapper, and print's way to it.
#include "stdlib/io/io.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/text_wrapper.h"

namespace adder {

Codec without_mark(Codec codec) {
  switch (codec) {
    case Codec::kUtf8Sig:
      return Codec::kUtf8;
    case Codec::kUtf16:
      return Codec::kUtf16Le;
    case Codec::kUtf32:
      return Codec::kUtf32Le;
    default:
      return codec;
  }
}

namespace {

// Bytes to the buffer below, or to `pending` when the buffer is not ours.
bool emit(ThreadState& ts, Value self, std::string_view bytes) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (StreamBuffer* out = core.direct_out) {
    if (stream_append(*out, bytes.data(), bytes.size())) return true;
    StreamLock lock(ts, *out, s->buffer);
    return lock.ok() && stream_write(ts, *out, s->buffer.as<Buffered>()->raw, bytes);
  }
  core.pending.append(bytes);
  return static_cast<int64_t>(core.pending.size()) <= core.chunk_size || text_flush_pending(ts, self);
}

// UTF-8 of text without surrogates into `out`; false when it has one.
bool encode_utf8(const Str* text, std::string* out) {
  out->reserve(text->length * 2);
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    if (c < 0x80) {
      out->push_back(static_cast<char>(c));
    } else if (c < 0x800) {
      out->push_back(static_cast<char>(0xc0 | c >> 6));
      out->push_back(static_cast<char>(0x80 | (c & 63)));
    } else if (c < 0x10000) {
      if (c >= 0xd800 && c < 0xe000) return false;
      out->push_back(static_cast<char>(0xe0 | c >> 12));
      out->push_back(static_cast<char>(0x80 | (c >> 6 & 63)));
      out->push_back(static_cast<char>(0x80 | (c & 63)));
    } else {
      out->push_back(static_cast<char>(0xf0 | c >> 18));
      out->push_back(static_cast<char>(0x80 | (c >> 12 & 63)));
      out->push_back(static_cast<char>(0x80 | (c >> 6 & 63)));
      out->push_back(static_cast<char>(0x80 | (c & 63)));
    }
  }
  return true;
}

bool ascii_superset(Codec codec) {
  return codec == Codec::kUtf8 || codec == Codec::kAscii || codec == Codec::kLatin1 || codec == Codec::kCp1252;
}

bool encode_and_emit(ThreadState& ts, Value self, Str* text) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (text->ascii && ascii_superset(core.write_codec)) return emit(ts, self, text->ascii_view());
  if (core.write_codec == Codec::kUtf8) {
    std::string bytes;
    if (encode_utf8(text, &bytes)) return emit(ts, self, bytes);
  }
  Value bytes;
  if (core.codec == Codec::kUnknown) {
    bytes = call_named(ts, s->encoder, "encode", Value(text));
    if (bytes && !is_kind(bytes, Kind::Bytes)) {
      raise_type_error(ts, "encoder should return a bytes object, not '%T'", bytes);
      return false;
    }
  } else {
    bytes = encode_with(ts, text, core.write_codec, core.errors.c_str());
    core.write_codec = without_mark(core.write_codec);
  }
  return bytes && emit(ts, self, bytes.as<Bytes>()->view());
}

// "\n" replaced by what this stream writes for it.
Str* expand_newlines(ThreadState& ts, Str* text, const char* written) {
  StrBuilder out;
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    if (c == '\n')
      out.append_ascii(written);
    else
      out.append(c);
  }
  return out.finish(ts);
}

bool has_line_end(const Str* text) {
  if (text->width == 1) {
    return text->length && (std::memchr(text->data, '\n', text->length) || std::memchr(text->data, '\r', text->length));
  }
  for (size_t i = 0; i < text->length; ++i)
    if (text->at(i) == '\n' || text->at(i) == '\r') return true;
  return false;
}

}  // namespace

bool text_flush_pending(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (core.pending.empty()) return true;
  Value bytes = new_bytes(ts, core.pending);
  if (!bytes) return false;
  core.pending.clear();
  for (;;) {
    if (call_method(ts, s->buffer, ts.rt.names.write, {&bytes, 1})) return true;
    if (!retry_interrupted(ts)) return false;
  }
}

bool text_flush(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (StreamBuffer* out = core.direct_out) {
    if (out->file->fd < 0) return raise_value_error(ts, "flush of closed file"), false;
    if (!out->out_used) return true;
    StreamLock lock(ts, *out, s->buffer);
    return lock.ok() && stream_flush_writes(ts, *out, s->buffer.as<Buffered>()->raw);
  }
  return text_flush_pending(ts, self) && call_method(ts, s->buffer, ts.rt.names.flush);
}

bool text_write(ThreadState& ts, Value self, Str* text) {
  if (!text_open(ts, self)) return false;
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (!core.can_write) return raise_unsupported(ts, "not writable"), false;
  bool flush = core.line_buffering && has_line_end(text);
  if (core.newline.written[0]) {
    text = expand_newlines(ts, text, core.newline.written);
    if (!text) return false;
  }
  if (!encode_and_emit(ts, self, text)) return false;
  if (core.write_through && !text_flush_pending(ts, self)) return false;
  if (flush && !text_flush(ts, self)) return false;
  if (core.can_read) {
    text_drop_decoded(s);
    core.has_snapshot = false;
    if (!text_reset_decoder(ts, s)) return false;
  }
  return true;
}

bool write_text(ThreadState& ts, Value file, Str* text) {
  if (is_plain(file, kTextWrapperType)) return text_write(ts, file, text);
  Value argument(text);
  return bool(call_method(ts, file, ts.rt.names.write, {&argument, 1}));
}

}  // namespace adder
