// pickle_writer.cpp: the heart of pickling: which form an object gets, the memo, frames, output.
//
// Frames (protocol 4) group opcodes: the room for a frame's header is left when its first byte is written, and filled
// or taken back when it is closed. Bytes and texts larger than a frame stand between frames.
#include "stdlib/pickle/pickle_writer.h"

namespace adder {

namespace {

constexpr size_t kFrameHeader = 9;

void put_little(char* to, uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) to[i] = char(number >> 8 * i);
}

struct Level {
  explicit Level(ThreadState& state) : ts(state) { ++ts.depth; }
  ~Level() { --ts.depth; }
  ThreadState& ts;
};

}  // namespace

// --- the memo's table

void PickleMemo::grow() {
  std::vector<Entry> old = std::move(table_);
  table_.assign(std::max<size_t>(16, old.size() * 2), {});
  for (const Entry& e : old) {
    if (!e.bits) continue;
    size_t i = slot(Value(e.bits));
    while (table_[i].bits) i = (i + 1) & (table_.size() - 1);
    table_[i] = e;
  }
}

bool PickleMemo::add(ThreadState& ts, Value v) {
  return add_numbered(ts, v, uint32_t(count_));
}

bool PickleMemo::add_numbered(ThreadState& ts, Value v, uint32_t number) {
  if (!objects_ && !(objects_ = new_list(ts))) return false;
  if (count_ >= kAbsent - 1) return raise_memory_error(ts), false;
  if ((count_ + 1) * 2 > table_.size()) grow();
  size_t i = slot(v);
  while (table_[i].bits && table_[i].bits != v.bits()) i = (i + 1) & (table_.size() - 1);
  if (!table_[i].bits) {
    if (v.is_cell() && !list_append(ts, objects_, v)) return false;
    ++count_;
  }
  table_[i] = {v.bits(), number};
  return true;
}

void PickleMemo::clear() {
  table_.clear();
  objects_ = nullptr;
  count_ = 0;
}

void PickleMemo::trace(Marker& marker) {
  marker.visit(objects_);
}

void PickleWriter::trace(Marker& marker) {
  memo.trace(marker);
  for (Value v : {file_write, persistent_id, reducer_override, dispatch_table, buffer_callback}) marker.visit(v);
}

// --- output

void PickleWriter::put_with(PickleOp op, uint64_t number, int bytes) {
  char data[9];
  data[0] = char(op);
  put_little(data + 1, number, bytes);
  write({data, size_t(bytes) + 1});
}

void PickleWriter::open_frame() {
  frame_start_ = out.size();
  out.append(kFrameHeader, '\0');
}

void PickleWriter::close_frame() {
  if (!framing_ || frame_start_ == kNoFrame) return;
  size_t length = out.size() - frame_start_ - kFrameHeader;
  if (length >= kPickleFrameMinimum) {
    out[frame_start_] = char(kOpFrame);
    put_little(out.data() + frame_start_ + 1, length, 8);
  } else {
    out.erase(frame_start_, kFrameHeader);
  }
  frame_start_ = kNoFrame;
}

bool PickleWriter::flush() {
  Value data = new_bytes(*ts, out);
  out.clear();
  return data && call_with(*ts, file_write, data);
}

// Between two objects: a frame that is large enough ends here.
bool PickleWriter::boundary() {
  if (!framing_ || frame_start_ == kNoFrame) return true;
  if (out.size() - frame_start_ - kFrameHeader < kPickleFrameTarget) return true;
  close_frame();
  return !file_write || flush();
}

bool PickleWriter::write_large(std::string_view header, std::string_view data) {
  if (data.size() < kPickleFrameTarget) {
    write(header);
    write(data);
    return true;
  }
  close_frame();
  bool framed = std::exchange(framing_, false);
  write(header);
  write(data);
  framing_ = framed;
  return !file_write || flush();
}

// --- the memo

bool PickleWriter::memoize(Value v) {
  if (fast) return true;
  uint32_t number = uint32_t(memo.size());
  if (!memo.add(*ts, v)) return false;
  if (protocol >= 4)
    put(kOpMemoize);
  else if (!binary)
    write("p" + std::to_string(number) + "\n");
  else
    put_with(number < 256 ? kOpBinPut : kOpLongBinPut, number, number < 256 ? 1 : 4);
  return true;
}

bool PickleWriter::write_get(uint32_t number) {
  if (!binary)
    write("g" + std::to_string(number) + "\n");
  else
    put_with(number < 256 ? kOpBinGet : kOpLongBinGet, number, number < 256 ? 1 : 4);
  return true;
}

// --- dispatch

bool PickleWriter::set_protocol(Value wanted, bool fix) {
  int64_t number = kPickleDefault;
  if (wanted && !wanted.is_none()) {
    if (!to_i64(*ts, wanted, &number)) return false;
    if (number < 0) number = kPickleHighest;
    if (number > kPickleHighest) {
      raise_value_error(*ts, "pickle protocol must be <= %d", kPickleHighest);
      return false;
    }
  }
  protocol = int(number);
  binary = protocol > 0;
  fix_imports = fix && protocol < 3;
  return true;
}

bool PickleWriter::dump(Value object) {
  frame_start_ = kNoFrame;
  framing_ = false;
  if (protocol >= 2) {
    put_with(kOpProto, uint64_t(protocol), 1);
    framing_ = protocol >= 4;
  }
  bool ok = save(object);
  if (ok) put(kOpStop);
  if (ok) close_frame();
  framing_ = false;
  return ok;
}

bool PickleWriter::save(Value v, bool as_persistent_id) {
  if (!boundary()) return false;
  if (persistent_id && !as_persistent_id) {
    int written = save_persistent(v);
    if (written) return written > 0;
  }
  if (v.is_int()) return save_int(v);
  if (v.is_none()) return put(kOpNone), true;
  if (v.is_bool()) return save_bool(v.is_true());
  if (v.is_flonum() || v == kPositiveZero || v == kNegativeZero) return save_float(float_value(v));
  if (is_exact(v, Kind::Int)) return save_long(v);
  if (is_exact(v, Kind::Float)) return save_float(float_value(v));
  uint32_t number = memo.find(v);
  if (number != PickleMemo::kAbsent) return write_get(number);
  if (is_exact(v, Kind::Str)) return save_str(v.as<Str>());
  if (is_exact(v, Kind::Bytes)) return save_bytes(v);
  if (ts->depth >= ts->depth_limit || !ts->native_stack_ok()) {
    raise_recursion_error(*ts, " while pickling an object");
    return false;
  }
  Level level(*ts);
  return save_any(v);
}

bool PickleWriter::save_any(Value v) {
  if (v.is_cell()) {
    Cell* cell = v.as_cell();
    if (cell->is_exact(Kind::Tuple)) return save_tuple(v.as<Tuple>());
    if (cell->is_exact(Kind::List)) return save_list(v);
    if (cell->is_exact(Kind::Dict)) return save_dict(v);
    if (cell->is_exact(Kind::Set)) return save_set(v);
    if (cell->is_exact(Kind::FrozenSet)) return save_frozenset(v);
    if (cell->is_exact(Kind::ByteArray)) return save_bytearray(v);
    if (cell->is_kind(Kind::Native) && cell->type() == pickle_state(*ts).buffer) return save_buffer(v);
  }
  if (reducer_override) {
    Value parts = call_with(*ts, reducer_override, v);
    if (!parts) return false;
    if (parts != kNotImplemented) {
      if (is_str(parts)) return save_global(v, parts.as<Str>());
      return save_reduced(parts, v);
    }
  }
  Type* type = type_of(*ts, v);
  if (type == ts->rt.types.type) return save_type(v);
  if (is_exact(v, Kind::Function)) return save_global(v, nullptr);
  return reduce(v);
}

int PickleWriter::save_persistent(Value v) {
  Value id = call_with(*ts, persistent_id, v);
  if (!id) return -1;
  if (id.is_none()) return 0;
  if (binary) {
    if (!save(id, true)) return -1;
    put(kOpBinPersId);
    return 1;
  }
  Str* text = to_str(*ts, id);
  if (!text) return -1;
  if (!text->ascii && text->length) {
    raise_pickling_error(*ts, "persistent IDs in protocol 0 must be ASCII strings");
    return -1;
  }
  write("P" + str_to_utf8(text) + "\n");
  return 1;
}

}  // namespace adder
