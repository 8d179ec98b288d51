// text_seek.cpp: positions of text streams.
//
// tell() gives a number that holds all seek() needs: the byte position of a point where the decoder can start, in the
// low 64 bits, and above it, 64 bits each, the decoder's flags there, how many bytes to feed it, how many of the
// decoded characters to skip, and whether the end must be reported. For most encodings all but the position are zero.
#include "stdlib/io/io_support.h"
#include "stdlib/io/text_wrapper.h"

namespace adder {

namespace {

struct Cookie {
  int64_t position = 0, flags = 0, feed = 0, skip = 0, need_end = 0;
};

Value pack(ThreadState& ts, const Cookie& c) {
  Value v = new_int(ts, 0);
  for (int64_t part : {c.need_end, c.skip, c.feed, c.flags, c.position}) {
    v = int_lshift(ts, v, Value::small_int(64));
    Value low = v ? new_int(ts, part) : Value();
    v = low ? int_or(ts, v, low) : Value();
    if (!v) return {};
  }
  return v;
}

bool unpack(ThreadState& ts, Value v, Cookie* c) {
  Value mask = new_int_u64(ts, UINT64_MAX);
  for (int64_t* part : {&c->position, &c->flags, &c->feed, &c->skip, &c->need_end}) {
    Value low = mask ? int_and(ts, v, mask) : Value();
    if (!low) return false;
    if (!int_to_i64(low, part)) return raise_overflow(ts, "Python int too large to convert to C long"), false;
    v = int_rshift(ts, v, Value::small_int(64));
    if (!v) return false;
  }
  return true;
}

// The decoder's flags as one number; only what differs from a fresh decoder.
int64_t flags_of(const TextCore& core, const DecoderState& state) {
  if (core.codec == Codec::kUnknown)
    return core.newline.universal ? state.script_flags << 1 | state.pending_cr : state.script_flags;
  return (state.codec == core.codec ? 0 : static_cast<int64_t>(state.codec)) << 1 | state.pending_cr;
}
DecoderState state_of(const TextCore& core, int64_t flags) {
  DecoderState state;
  if (core.codec == Codec::kUnknown) {
    state.script_flags = core.newline.universal ? flags >> 1 : flags;
    state.pending_cr = core.newline.universal && (flags & 1);
    return state;
  }
  state.pending_cr = flags & 1;
  state.codec = flags >> 1 ? static_cast<Codec>(flags >> 1) : core.codec;
  return state;
}

bool check_seekable(ThreadState& ts, Value self) {
  if (!text_open(ts, self)) return false;
  if (as_text(self)->core->seekable) return true;
  raise_unsupported(ts, "underlying stream is not seekable");
  return false;
}

// Where decoding can start again so that `skip` characters later is where the reader stands.
bool find_start(ThreadState& ts, TextWrapper* s, Cookie* cookie) {
  TextCore& core = *s->core;
  const int64_t wanted = static_cast<int64_t>(core.decoded_at);
  if (!text_set_decoder_state(ts, s, core.snapshot)) return false;
  int64_t characters = 0, fed = 0, start_fed = 0, start_characters = 0;
  int64_t start_flags = flags_of(core, core.snapshot);
  for (char byte : core.snapshot_input) {
    if (characters >= wanted) break;
    Str* text = text_decode(ts, s, {&byte, 1}, false);
    if (!text) return false;
    ++fed;
    characters += static_cast<int64_t>(text->length);
    DecoderState now;
    if (!text_get_decoder_state(ts, s, &now)) return false;
    if (now.undecoded.empty() && characters <= wanted) {
      start_fed = fed;
      start_characters = characters;
      start_flags = flags_of(core, now);
    }
  }
  if (characters < wanted) {
    Str* text = text_decode(ts, s, {}, true);
    if (!text) return false;
    cookie->need_end = 1;
    characters += static_cast<int64_t>(text->length);
    if (characters < wanted) return raise(ts, ts.rt.exc.OSError, "can't reconstruct logical file position"), false;
  }
  cookie->position += start_fed;
  cookie->flags = start_flags;
  cookie->skip = wanted - start_characters;
  cookie->feed = cookie->skip ? fed - start_fed : 0;
  if (!cookie->skip) cookie->need_end = 0;
  return true;
}

bool reset_encoder(ThreadState& ts, TextWrapper* s, bool at_start) {
  TextCore& core = *s->core;
  core.write_codec = at_start ? core.codec : without_mark(core.codec);
  if (!s->encoder) return true;
  return at_start ? bool(call_named(ts, s->encoder, "reset"))
                  : bool(call_named(ts, s->encoder, "setstate", Value::small_int(0)));
}

}  // namespace

bool text_get_decoder_state(ThreadState& ts, TextWrapper* s, DecoderState* out) {
  TextCore& core = *s->core;
  out->pending_cr = core.newlines.pending_cr;
  out->codec = core.read_codec;
  out->undecoded = core.undecoded;
  if (core.codec != Codec::kUnknown) return true;
  Value state = call_named(ts, s->decoder, "getstate");
  if (!state) return false;
  Tuple* pair = is_kind(state, Kind::Tuple) ? state.as<Tuple>() : nullptr;
  if (!pair || pair->size != 2 || !is_kind(pair->items[0], Kind::Bytes))
    return raise_type_error(ts, "illegal decoder state"), false;
  out->undecoded = pair->items[0].as<Bytes>()->view();
  return to_index_i64(ts, pair->items[1], &out->script_flags);
}

bool text_set_decoder_state(ThreadState& ts, TextWrapper* s, const DecoderState& state) {
  TextCore& core = *s->core;
  core.newlines.pending_cr = state.pending_cr;
  core.read_codec = state.codec;
  core.undecoded = state.undecoded;
  if (core.codec != Codec::kUnknown) return true;
  Value pair = tuple_of(ts, Value(new_bytes(ts, state.undecoded)), new_int(ts, state.script_flags));
  core.undecoded.clear();
  return pair && call_named(ts, s->decoder, "setstate", pair);
}

Value text_tell(ThreadState& ts, Value* a, uint32_t) {
  if (!check_seekable(ts, a[0])) return {};
  TextWrapper* s = as_text(a[0]);
  TextCore& core = *s->core;
  if (!core.telling) return raise(ts, ts.rt.exc.OSError, "telling position disabled by next() call");
  if (!text_flush_pending(ts, a[0])) return {};
  if (!core.direct_in && !call_method(ts, a[0], ts.rt.names.flush)) return {};
  Value position = call_named(ts, s->buffer, "tell");
  if (!position || !core.can_read || core.reads_direct || !core.has_snapshot) return position;
  Cookie cookie;
  if (!to_index_i64(ts, position, &cookie.position)) return {};
  cookie.position -= static_cast<int64_t>(core.snapshot_input.size());
  if (!core.decoded_at) {
    cookie.flags = flags_of(core, core.snapshot);
    return pack(ts, cookie);
  }
  DecoderState saved;
  if (!text_get_decoder_state(ts, s, &saved)) return {};
  uint8_t seen = core.newlines.seen;
  bool found = find_start(ts, s, &cookie);
  ExceptionObject* error = found ? nullptr : take_error(ts);
  if (!text_set_decoder_state(ts, s, saved)) return {};
  core.newlines.seen = seen;
  if (error) return restore_error(ts, error), Value();
  return pack(ts, cookie);
}

Value text_seek(ThreadState& ts, Value* a, uint32_t) {
  int64_t whence = 0;
  if (a[2] && !to_index_i64(ts, a[2], &whence)) return {};
  if (!check_seekable(ts, a[0])) return {};
  TextWrapper* s = as_text(a[0]);
  TextCore& core = *s->core;
  Value target = to_index(ts, a[1]);
  if (!target) return {};
  int sign = int_sign(target);
  if (whence == 1) {
    if (sign) return raise_unsupported(ts, "can't do nonzero cur-relative seeks");
    target = call_named(ts, a[0], "tell");
    if (!target) return {};
  } else if (whence == 2) {
    if (sign) return raise_unsupported(ts, "can't do nonzero end-relative seeks");
    if (!call_method(ts, a[0], ts.rt.names.flush)) return {};
    text_drop_decoded(s);
    core.has_snapshot = false;
    if (core.can_read && !text_reset_decoder(ts, s)) return {};
    core.reads_direct = core.direct_in;
    Value position = call_named(ts, s->buffer, "seek", Value::small_int(0), Value::small_int(2));
    int64_t at;
    if (!position || !to_index_i64(ts, position, &at)) return {};
    return !core.can_write || reset_encoder(ts, s, at == 0) ? position : Value();
  } else if (whence != 0) {
    return raise_value_error(ts, "invalid whence (%lld, should be %d, %d or %d)", whence, 0, 1, 2);
  }
  if (int_sign(target) < 0) return raise_value_error(ts, "negative seek position %R", target);
  if (!call_method(ts, a[0], ts.rt.names.flush)) return {};
  Cookie cookie;
  if (!unpack(ts, target, &cookie)) return {};
  if (!call_named(ts, s->buffer, "seek", new_int(ts, cookie.position))) return {};
  text_drop_decoded(s);
  core.has_snapshot = false;
  if (core.can_read) {
    bool fresh = cookie.position == 0 && cookie.flags == 0;
    if (fresh ? !text_reset_decoder(ts, s) : !text_set_decoder_state(ts, s, state_of(core, cookie.flags))) return {};
    if (!fresh && core.codec == Codec::kUtf8Sig && cookie.position) core.read_codec = Codec::kUtf8;
    core.reads_direct = core.direct_in && !cookie.flags && !cookie.skip;
  }
  if (cookie.skip) {
    DecoderState before;
    Value input =
        text_get_decoder_state(ts, s, &before) ? call_named(ts, s->buffer, "read", new_int(ts, cookie.feed)) : Value();
    if (!input) return {};
    if (!is_kind(input, Kind::Bytes))
      return raise_type_error(ts, "underlying read() should have returned a bytes object, not '%T'", input);
    core.snapshot = before;
    core.snapshot_input = input.as<Bytes>()->view();
    core.has_snapshot = true;
    Str* text = text_decode(ts, s, core.snapshot_input, cookie.need_end);
    if (!text) return {};
    s->decoded = Value(text);
    if (static_cast<int64_t>(text->length) < cookie.skip)
      return raise(ts, ts.rt.exc.OSError, "can't restore logical file position");
    core.decoded_at = static_cast<size_t>(cookie.skip);
  } else if (core.can_read && !core.reads_direct) {
    core.snapshot = state_of(core, cookie.flags);
    core.snapshot_input.clear();
    core.has_snapshot = true;
  }
  if (core.can_write && !reset_encoder(ts, s, cookie.position == 0 && cookie.flags == 0)) return {};
  return target;
}

}  // namespace adder
