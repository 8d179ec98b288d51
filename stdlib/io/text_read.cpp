// text_read.cpp: the reading side of TextIOWrapper. text_wrapper.h explains the direct and the general way.
#include "runtime/objects/str_tools.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/text_wrapper.h"

namespace adder {

namespace {

// Bytes of the UTF-8 sequence that `lead` starts, 0 when it starts none.
int sequence_length(uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

bool second_byte_ok(uint8_t lead, uint8_t second) {
  switch (lead) {
    case 0xe0:
      return second >= 0xa0 && second <= 0xbf;
    case 0xed:
      return second >= 0x80 && second <= 0x9f;
    case 0xf0:
      return second >= 0x90 && second <= 0xbf;
    case 0xf4:
      return second >= 0x80 && second <= 0x8f;
    default:
      return second >= 0x80 && second <= 0xbf;
  }
}

// Valid UTF-8, not counting an incomplete sequence at the end of `tail` bytes.
bool check_utf8(const char* data, size_t size, size_t* tail) {
  const uint8_t* p = reinterpret_cast<const uint8_t*>(data);
  size_t i = 0;
  *tail = 0;
  while (i < size) {
    uint64_t word;
    if (i + 8 <= size && (std::memcpy(&word, p + i, 8), (word & 0x8080808080808080u) == 0)) {
      i += 8;
      continue;
    }
    int length = sequence_length(p[i]);
    if (!length) return false;
    for (int k = 1; k < length; ++k) {
      if (i + static_cast<size_t>(k) == size) {
        *tail = size - i;
        return true;
      }
      uint8_t c = p[i + static_cast<size_t>(k)];
      if (k == 1 ? !second_byte_ok(p[i], c) : (c & 0xc0) != 0x80) return false;
    }
    i += static_cast<size_t>(length);
  }
  return true;
}

// Looks at the read-ahead once per fill.
void examine_ahead(TextCore& core, const StreamBuffer& b) {
  if (core.checked_fills == b.fills) return;
  core.checked_fills = b.fills;
  const char* start = b.in.get() + b.in_at;
  core.ahead_ascii = bytes_are_ascii(start, b.ahead());
  size_t tail;
  core.ahead_valid = core.ahead_ascii || check_utf8(start, b.ahead(), &tail);
}

Str* valid_text(ThreadState& ts, std::string_view bytes, bool ascii) {
  if (ascii || bytes_are_ascii(bytes.data(), bytes.size())) {
    return bytes.size() == 1 ? str_from_char(ts, static_cast<uint8_t>(bytes[0])) : new_str_ascii(ts, bytes);
  }
  return new_str(ts, bytes);
}

void leave_direct(TextCore& core, std::string_view taken) {
  core.reads_direct = false;
  core.undecoded.assign(taken);
}

// The next line straight from the reader's bytes. Empty with nothing pending when the general way must go on.
Value direct_readline(ThreadState& ts, TextWrapper* s) {
  TextCore& core = *s->core;
  StreamBuffer& b = *core.direct_in;
  std::string line;
  for (;;) {
    size_t ahead = b.ahead();
    const char* start = b.in.get() + b.in_at;
    if (ahead) {
      examine_ahead(core, b);
      if (!core.ahead_valid || (line.empty() && (static_cast<uint8_t>(*start) & 0xc0) == 0x80)) break;
      const void* found = std::memchr(start, '\n', ahead);
      size_t size = found ? static_cast<size_t>(static_cast<const char*>(found) - start) + 1 : ahead;
      if (core.newline.universal && std::memchr(start, '\r', size)) break;
      if (found) {
        if (core.newline.universal) core.newlines.seen |= 2;
        b.in_at += size;
        if (line.empty()) return valid_text(ts, {start, size}, core.ahead_ascii);
        line.append(start, size);
        return valid_text(ts, line, false);
      }
      size_t tail = 0;  // an incomplete character stays in the reader
      if (!core.ahead_ascii) check_utf8(start, ahead, &tail);
      line.append(start, ahead - tail);
      b.in_at += ahead - tail;
    }
    int64_t got;
    {
      StreamLock lock(ts, b, s->buffer);
      got = lock.ok() ? stream_fill(ts, b, s->buffer.as<Buffered>()->raw) : kIoError;
    }
    if (got == 0 && !b.ahead()) return valid_text(ts, line, false);
    if (got <= 0) {
      leave_direct(core, line);
      return {};
    }
  }
  leave_direct(core, line);
  return {};
}

// Everything to the end. As direct_readline.
Value direct_read_all(ThreadState& ts, TextWrapper* s) {
  TextCore& core = *s->core;
  StreamBuffer& b = *core.direct_in;
  std::string all;
  bool blocked;
  {
    StreamLock lock(ts, b, s->buffer);
    if (!lock.ok() || !stream_read_all(ts, b, s->buffer.as<Buffered>()->raw, &all, &blocked)) return {};
  }
  size_t tail = 0;
  bool plain = check_utf8(all.data(), all.size(), &tail) && !tail;
  if (plain && !(core.newline.universal && all.find('\r') != std::string::npos)) {
    if (core.newline.universal && all.find('\n') != std::string::npos) core.newlines.seen |= 2;
    return valid_text(ts, all, false);
  }
  leave_direct(core, {});
  return text_decode(ts, s, all, true);
}

// Reads and decodes one chunk: 1 when there is text or more may come, 0 at the end, -1 error.
int read_chunk(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  DecoderState before;
  if (core.telling && !text_get_decoder_state(ts, s, &before)) return -1;
  Value input = call_named(ts, s->buffer, core.has_read1 ? "read1" : "read", Value::small_int(core.chunk_size));
  if (!input) return -1;
  BufferView view;
  if (!is_bytes_like(input) || !get_buffer(ts, input, &view)) {
    if (!ts.has_error() || pending_matches(ts, ts.rt.exc.TypeError)) {
      if (ts.has_error()) clear_error(ts);
      raise_type_error(ts, "underlying %s() should have returned a bytes-like object, not '%T'",
                       core.has_read1 ? "read1" : "read", input);
    }
    return -1;
  }
  bool at_end = view.bytes == 0;
  if (core.telling) {
    core.snapshot_input = before.undecoded;
    core.snapshot_input.append(view.data, view.bytes);
    core.snapshot = std::move(before);
    core.snapshot.undecoded.clear();
  }
  Str* text = text_decode(ts, s, {view.data, view.bytes}, at_end);
  if (!text) return -1;
  s->decoded = Value(text);
  core.decoded_at = 0;
  core.has_snapshot = core.telling;
  return text->length ? 1 : !at_end;
}

// At most `count` decoded characters that are there already.
Str* take_decoded(ThreadState& ts, TextWrapper* s, int64_t count) {
  TextCore& core = *s->core;
  if (!s->decoded) return ts.rt.empty_str;
  Str* text = s->decoded.as<Str>();
  size_t left = text->length - core.decoded_at;
  size_t take = count < 0 ? left : std::min(left, static_cast<size_t>(count));
  Str* out = take == text->length ? text : str_substring(ts, text, core.decoded_at, core.decoded_at + take);
  core.decoded_at += take;
  return out;
}

bool check_readable(ThreadState& ts, Value self) {
  if (!text_open(ts, self)) return false;
  TextWrapper* s = as_text(self);
  if (!s->core->can_read) return raise_unsupported(ts, "not readable"), false;
  s->core->read_started = true;
  return text_flush_pending(ts, self);
}

Value read_all(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  if (s->core->reads_direct) {
    Value text = direct_read_all(ts, s);
    if (text || ts.has_error()) return text;
  }
  Value bytes = call_method(ts, s->buffer, ts.rt.names.read);
  if (!bytes) return {};
  BufferView view;
  if (bytes.is_none()) return raise_type_error(ts, "decoding NoneType is not supported");
  if (!get_buffer(ts, bytes, &view)) return {};
  Str* rest = text_decode(ts, s, {view.data, view.bytes}, true);
  Str* first = rest ? take_decoded(ts, s, -1) : nullptr;
  if (!first) return {};
  text_drop_decoded(s);
  s->core->has_snapshot = false;
  return str_concat(ts, first, rest);
}

Value read_count(ThreadState& ts, Value self, int64_t count) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (core.reads_direct) {
    StreamBuffer& b = *core.direct_in;
    if (b.ahead() >= static_cast<size_t>(count) && count) {
      examine_ahead(core, b);
      const char* start = b.in.get() + b.in_at;
      if (core.ahead_ascii && !(core.newline.universal && std::memchr(start, '\r', static_cast<size_t>(count)))) {
        b.in_at += static_cast<size_t>(count);
        return valid_text(ts, {start, static_cast<size_t>(count)}, true);
      }
    }
    if (count) leave_direct(core, {});
  }
  Str* result = take_decoded(ts, s, count);
  if (!result) return {};
  int64_t left = count - static_cast<int64_t>(result->length);
  if (!left) return result;
  StrBuilder out;
  out.append(result);
  while (left > 0) {
    int more = read_chunk(ts, self);
    if (more < 0) {
      if (retry_interrupted(ts)) continue;
      return {};
    }
    if (!more) break;
    Str* part = take_decoded(ts, s, left);
    if (!part) return {};
    out.append(part);
    left -= static_cast<int64_t>(part->length);
  }
  return out.finish(ts);
}

}  // namespace

void text_drop_decoded(TextWrapper* s) {
  s->decoded = Value();
  s->core->decoded_at = 0;
}

Str* text_decode(ThreadState& ts, TextWrapper* s, std::string_view bytes, bool final) {
  TextCore& core = *s->core;
  Value text;
  if (core.codec == Codec::kUnknown) {
    Value input = new_bytes(ts, bytes);
    text = input ? call_named(ts, s->decoder, "decode", input, Value::boolean(final)) : Value();
    if (text && !is_str(text)) {
      raise_type_error(ts, "decoder should return a string result, not '%T'", text);
      return nullptr;
    }
  } else {
    std::string joined;
    if (!core.undecoded.empty()) {
      joined = core.undecoded;
      joined.append(bytes);
      bytes = joined;
    }
    size_t used = bytes.size();
    text = decode_with(ts, bytes, &core.read_codec, core.errors.c_str(), final ? nullptr : &used);
    if (!text) return nullptr;
    if (core.read_codec == Codec::kUtf8Sig && used) core.read_codec = Codec::kUtf8;
    std::string rest(bytes.substr(used));
    core.undecoded.swap(rest);
  }
  if (!text) return nullptr;
  if (!core.newline.universal) return text.as<Str>();
  core.newlines.translate = core.newline.translate;
  return convert_newlines(ts, core.newlines, text.as<Str>(), final);
}

bool text_reset_decoder(ThreadState& ts, TextWrapper* s) {
  TextCore& core = *s->core;
  core.undecoded.clear();
  core.read_codec = core.codec;
  core.newlines.pending_cr = false;
  core.newlines.seen = 0;
  return !s->decoder || call_named(ts, s->decoder, "reset");
}

Value text_readline(ThreadState& ts, Value self, int64_t limit) {
  TextWrapper* s = as_text(self);
  TextCore& core = *s->core;
  if (core.reads_direct) {
    if (limit < 0) {
      Value line = direct_readline(ts, s);
      if (line || ts.has_error()) return line;
    } else {
      leave_direct(core, {});
    }
  }
  Str* rest = nullptr;  // of chunks that held no line end
  for (;;) {
    if (!s->decoded || core.decoded_at == s->decoded.as<Str>()->length) {
      int more = read_chunk(ts, self);
      if (more < 0) {
        if (retry_interrupted(ts)) continue;
        return {};
      }
      if (!more) {
        text_drop_decoded(s);
        core.has_snapshot = false;
        return rest ? rest : ts.rt.empty_str;
      }
      if (!s->decoded.as<Str>()->length) continue;
    }
    Str* text = s->decoded.as<Str>();
    size_t from = core.decoded_at;
    size_t before = rest ? rest->length : 0;
    if (rest) {
      Str* tail = str_substring(ts, text, from, text->length);
      text = tail ? str_concat(ts, rest, tail) : nullptr;
      if (!text) return {};
      from = 0;
    }
    // A "\r\n" may lie across the joint, so the search starts one before it.
    ptrdiff_t end = find_line_end(core.newline, text, before ? before - 1 : from);
    size_t stop = end < 0 ? text->length : static_cast<size_t>(end);
    bool limited = limit >= 0 && stop - from >= static_cast<size_t>(limit);
    if (limited) stop = from + static_cast<size_t>(limit);
    if (end >= 0 || limited) {
      core.decoded_at += stop - from - before;
      return from == 0 && stop == text->length ? text : str_substring(ts, text, from, stop);
    }
    rest = from ? str_substring(ts, text, from, text->length) : text;
    if (!rest) return {};
    text_drop_decoded(s);
  }
}

Value text_read_method(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!optional_size(ts, a[1], &count) || !check_readable(ts, a[0])) return {};
  return count < 0 ? read_all(ts, a[0]) : read_count(ts, a[0], count);
}

Value text_readline_method(ThreadState& ts, Value* a, uint32_t) {
  int64_t limit;
  if (!optional_size(ts, a[1], &limit) || !check_readable(ts, a[0])) return {};
  return text_readline(ts, a[0], limit);
}

Value text_next(ThreadState& ts, Value self) {
  TextWrapper* s = as_text(self);
  Value line;
  if (self.as_cell()->type()->has(kTypeHeap)) {
    if (!text_live(ts, self)) return {};
    s->core->telling = false;
    line = call_method(ts, self, ts.rt.names.readline);
    if (line && !is_str(line))
      return raise(ts, ts.rt.exc.OSError, "readline() should have returned a str object, not '%T'", line);
  } else {
    if (!check_readable(ts, self)) return {};
    s->core->telling = false;
    line = text_readline(ts, self, -1);
  }
  if (!line || line.as<Str>()->length) return line;
  s->core->telling = s->core->seekable;
  s->core->has_snapshot = false;
  return {};
}

}  // namespace adder
