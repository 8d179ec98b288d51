// text_wrapper.h: TextIOWrapper, text over a buffered binary stream.
//
// Two ways to read. The general one asks the buffer for chunks, decodes each whole, and hands out pieces of the decoded
// text; a snapshot of the decoder before the chunk lets tell() find the byte position again. The direct one serves
// utf-8 over our own BufferedReader: lines are cut from the reader's bytes, nothing is decoded ahead, so the reader's
// position is the text's. The direct way hands over to the general one, for good until the next seek, when it meets
// "\r" in universal mode, invalid bytes or a size limit; what it had taken goes to `undecoded`.
// Writing encodes at once; over our own BufferedWriter the bytes go straight to its buffer, else to `pending`.
#pragma once

#include "runtime/text/codecs.h"
#include "stdlib/io/newlines.h"
#include "stdlib/io/stream_buffer.h"

namespace adder {

// What decoding remembers between chunks. `script_flags` and `undecoded` mirror getstate() of a script decoder.
struct DecoderState {
  Codec codec = Codec::kUnknown;  // utf-16 and utf-32 become the byte order found
  bool pending_cr = false;
  std::string undecoded;  // incomplete sequence at the end of what was decoded
  int64_t script_flags = 0;
};

struct TextCore {
  Codec codec = Codec::kUnknown;        // kUnknown: script coders
  Codec write_codec = Codec::kUnknown;  // codec until the mark at the start is written
  std::string encoding, errors;
  NewlineMode newline;
  bool can_read = false, can_write = false;
  bool line_buffering = false, write_through = false;
  bool seekable = false, telling = false, has_read1 = false;
  bool read_started = false;
  int64_t chunk_size = 8192;

  NewlineState newlines;
  Codec read_codec = Codec::kUnknown;
  std::string undecoded;
  size_t decoded_at = 0;  // consumed of TextWrapper::decoded
  bool has_snapshot = false;
  DecoderState snapshot;  // before snapshot_input was decoded
  std::string snapshot_input;

  std::string pending;                // encoded, for the buffer
  StreamBuffer* direct_in = nullptr;  // counted users
  StreamBuffer* direct_out = nullptr;
  bool reads_direct = false;   // direct_in is in use
  uint64_t checked_fills = 0;  // direct_in->fills when its contents were last examined
  bool ahead_valid = false, ahead_ascii = false;
};

struct TextWrapper : Cell {
  TextCore* core;  // null before __init__
  Value buffer;    // empty once detached
  Value encoding, errors;
  Value mode;              // set by open()
  Value decoder, encoder;  // script coders, or empty
  Value decoded;           // Str, or empty
  bool detached;
};
inline TextWrapper* as_text(Value v) {
  return v.as<TextWrapper>();
}

bool text_live(ThreadState& ts, Value self);  // initialised, not detached
bool text_open(ThreadState& ts, Value self);  // and not closed
int text_is_closed(ThreadState& ts, Value self);

// --- text_write.cpp
bool text_write(ThreadState& ts, Value self, Str* text);
bool text_flush_pending(ThreadState& ts, Value self);  // gives `pending` to the buffer
bool text_flush(ThreadState& ts, Value self);          // and flushes the buffer

// --- text_read.cpp
Str* text_decode(ThreadState& ts, TextWrapper* s, std::string_view bytes, bool final);
bool text_reset_decoder(ThreadState& ts, TextWrapper* s);
void text_drop_decoded(TextWrapper* s);
Value text_readline(ThreadState& ts, Value self, int64_t limit);
Value text_read_method(ThreadState& ts, Value* a, uint32_t n);
Value text_readline_method(ThreadState& ts, Value* a, uint32_t n);
Value text_next(ThreadState& ts, Value self);

// --- text_seek.cpp
bool text_get_decoder_state(ThreadState& ts, TextWrapper* s, DecoderState* out);
bool text_set_decoder_state(ThreadState& ts, TextWrapper* s, const DecoderState& state);
Value text_tell(ThreadState& ts, Value* a, uint32_t n);
Value text_seek(ThreadState& ts, Value* a, uint32_t n);

// A codec without the byte order mark that `codec` starts a stream with.
Codec without_mark(Codec codec);

}  // namespace adder
