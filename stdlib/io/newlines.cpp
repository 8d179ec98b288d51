// newlines.cpp: line endings, and IncrementalNewlineDecoder, which is the same for scripts.
#include "stdlib/io/newlines.h"

#include "runtime/objects/str_tools.h"
#include "stdlib/io/io_support.h"

namespace adder {

namespace {

bool contains_char(const Str* s, char c) {
  if (s->width == 1) return s->length && std::memchr(s->data, c, s->length);
  for (size_t i = 0; i < s->length; ++i)
    if (s->at(i) == static_cast<uint32_t>(c)) return true;
  return false;
}

Str* translate(ThreadState& ts, NewlineState& state, Str* text, bool replace) {
  std::u32string out;
  if (replace) out.reserve(text->length);
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    if (c == '\n') state.seen |= 2;
    if (c == '\r') {
      bool pair = i + 1 < text->length && text->at(i + 1) == '\n';
      state.seen |= pair ? 4 : 1;
      i += pair;
      c = '\n';
    }
    if (replace) out.push_back(c);
  }
  return replace ? new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(out.data()), out.size()) : text;
}

}  // namespace

Str* convert_newlines(ThreadState& ts, NewlineState& state, Str* text, bool final) {
  if (state.pending_cr && (text->length || final)) {
    Str* cr = str_from_char(ts, '\r');
    text = cr ? str_concat(ts, cr, text) : nullptr;
    if (!text) return nullptr;
    state.pending_cr = false;
  }
  if (!final && text->length && text->at(text->length - 1) == '\r') {
    text = str_substring(ts, text, 0, text->length - 1);
    if (!text) return nullptr;
    state.pending_cr = true;
  }
  if (!contains_char(text, '\r')) {
    if (!(state.seen & 2) && contains_char(text, '\n')) state.seen |= 2;
    return text;
  }
  return translate(ts, state, text, state.translate);
}

Value seen_newlines(ThreadState& ts, uint8_t seen) {
  static constexpr const char* kEndings[] = {"\r", "\n", "\r\n"};
  Value found[3];
  size_t count = 0;
  for (int i = 0; i < 3; ++i)
    if (seen >> i & 1) found[count++] = Value(intern(ts, std::string_view(kEndings[i])));
  if (!count) return kNone;
  return count == 1 ? found[0] : Value(new_tuple_from(ts, found, count));
}

bool parse_newline(ThreadState& ts, Value newline, const char* who, NewlineMode* mode) {
  *mode = NewlineMode();
  if (!newline || newline.is_none()) return true;
  if (!is_str(newline)) {
    raise_type_error(ts, "%s() argument 'newline' must be str or None, not %A", who, newline);
    return false;
  }
  Str* s = newline.as<Str>();
  mode->translate = false;
  if (!s->length) return true;
  mode->universal = false;
  if (!str_equals(s, "\n") && !str_equals(s, "\r") && !str_equals(s, "\r\n")) {
    // CPython's StringIO quotes the value, its open() does not.
    raise_value_error(
        ts, std::string_view(who) == "StringIO" ? "illegal newline value: %R" : "illegal newline value: %S", newline);
    return false;
  }
  std::memcpy(mode->ending, s->data, s->length);
  mode->ending[s->length] = 0;
  if (mode->ending[0] == '\r') std::memcpy(mode->written, mode->ending, sizeof mode->written);
  return true;
}

ptrdiff_t find_line_end(const NewlineMode& mode, const Str* text, size_t from) {
  size_t length = text->length;
  if ((mode.universal && mode.translate) || (!mode.universal && mode.ending[0] == '\n')) {
    if (text->width == 1) {
      const void* p = from < length ? std::memchr(text->data + from, '\n', length - from) : nullptr;
      return p ? static_cast<const char*>(p) - text->data + 1 : -1;
    }
    for (size_t i = from; i < length; ++i)
      if (text->at(i) == '\n') return static_cast<ptrdiff_t>(i) + 1;
    return -1;
  }
  for (size_t i = from; i < length; ++i) {
    uint32_t c = text->at(i);
    bool pair = c == '\r' && i + 1 < length && text->at(i + 1) == '\n';
    if (mode.universal && (c == '\n' || c == '\r')) return static_cast<ptrdiff_t>(i) + 1 + pair;
    if (!mode.universal && c == '\r' && (!mode.ending[1] || pair))
      return static_cast<ptrdiff_t>(i) + (mode.ending[1] ? 2 : 1);
  }
  return -1;
}

// --- IncrementalNewlineDecoder

namespace {

struct NewlineDecoder : Cell {
  Value decoder;
  Value errors;
  NewlineState state;
};
NewlineDecoder* as_decoder(Value v) {
  return v.as<NewlineDecoder>();
}

Value init(ThreadState& ts, Value* a, uint32_t) {
  NewlineDecoder* self = as_decoder(a[0]);
  int translate = truth(ts, a[2]);
  if (translate < 0) return {};
  self->decoder = a[1];
  self->errors = a[3] ? a[3] : Value(new_str(ts, "strict"));
  self->state = NewlineState();
  self->state.translate = translate;
  return kNone;
}

Value decode(ThreadState& ts, Value* a, uint32_t) {
  NewlineDecoder* self = as_decoder(a[0]);
  if (!self->decoder) return raise_value_error(ts, "IncrementalNewlineDecoder.__init__() not called");
  int final = a[2] ? truth(ts, a[2]) : 0;
  if (final < 0) return {};
  Value text = a[1];
  if (!self->decoder.is_none()) {
    text = call_named(ts, self->decoder, "decode", a[1], Value::boolean(final));
    if (!text) return {};
  }
  if (!is_str(text)) return raise_type_error(ts, "decoder should return a string result, not '%T'", text);
  return convert_newlines(ts, self->state, text.as<Str>(), final);
}

Value getstate(ThreadState& ts, Value* a, uint32_t) {
  NewlineDecoder* self = as_decoder(a[0]);
  Value buffer = ts.rt.empty_bytes;
  int64_t flag = 0;
  if (self->decoder && !self->decoder.is_none()) {
    Value state = call_named(ts, self->decoder, "getstate");
    if (!state) return {};
    if (!is_kind(state, Kind::Tuple) || state.as<Tuple>()->size != 2 ||
        !is_kind(state.as<Tuple>()->items[0], Kind::Bytes))
      return raise_type_error(ts, "illegal decoder state");
    buffer = state.as<Tuple>()->items[0];
    if (!to_index_i64(ts, state.as<Tuple>()->items[1], &flag)) return {};
  }
  return tuple_of(ts, buffer, new_int(ts, flag << 1 | self->state.pending_cr));
}

Value setstate(ThreadState& ts, Value* a, uint32_t) {
  NewlineDecoder* self = as_decoder(a[0]);
  int64_t flag;
  if (!is_kind(a[1], Kind::Tuple) || a[1].as<Tuple>()->size != 2)
    return raise_type_error(ts, "state argument must be a tuple");
  if (!to_index_i64(ts, a[1].as<Tuple>()->items[1], &flag)) return {};
  self->state.pending_cr = flag & 1;
  if (!self->decoder || self->decoder.is_none()) return kNone;
  Value inner = tuple_of(ts, a[1].as<Tuple>()->items[0], new_int(ts, flag >> 1));
  return inner ? call_named(ts, self->decoder, "setstate", inner) : Value();
}

Value reset(ThreadState& ts, Value* a, uint32_t) {
  NewlineDecoder* self = as_decoder(a[0]);
  self->state.seen = 0;
  self->state.pending_cr = false;
  return self->decoder && !self->decoder.is_none() ? call_named(ts, self->decoder, "reset") : kNone;
}

Value newlines_get(ThreadState& ts, Value self) {
  return seen_newlines(ts, as_decoder(self)->state.seen);
}

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<NewlineDecoder*>(cell)->decoder);
  marker.visit(static_cast<NewlineDecoder*>(cell)->errors);
}

NativeDef kMethods[] = {{"__new__(cls, /, *args, **kwargs)",
                         "Create and return a new object.  See help(type) for accurate signature.", stream_new},
                        {"__init__(self, decoder, translate, errors='strict')",
                         "Codec used when reading a file in universal newlines mode.", init},
                        {"decode(self, input, final=False)", nullptr, decode},
                        {"getstate(self, /)", nullptr, getstate},
                        {"setstate(self, state, /)", nullptr, setstate},
                        {"reset(self, /)", nullptr, reset},
                        {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"newlines", nullptr, newlines_get, nullptr}, {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kNewlineDecoderType = {"_io.IncrementalNewlineDecoder",
                                        "Codec used when reading a file in universal newlines mode.",
                                        kMethods,
                                        kGetSets,
                                        Kind::Native,
                                        sizeof(NewlineDecoder),
                                        0,
                                        nullptr,
                                        trace};

}  // namespace adder
