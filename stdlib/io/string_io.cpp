// string_io.cpp: StringIO, a text stream in memory.
//
// The text stands outside the heap, one byte a character until one does not fit, then four: appending, the usual use,
// is appending to a std::string.
#include "runtime/objects/str_tools.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/newlines.h"

namespace adder {

namespace {

struct TextStore {
  std::string narrow;   // Latin-1
  std::u32string wide;  // once is_wide
  bool is_wide = false;
  NewlineMode mode;
  NewlineState newlines;

  size_t size() const { return is_wide ? wide.size() : narrow.size(); }
  uint32_t at(size_t i) const { return is_wide ? wide[i] : static_cast<uint8_t>(narrow[i]); }
  void widen() {
    if (std::exchange(is_wide, true)) return;
    wide.reserve(narrow.size() * 2);
    for (char c : narrow) wide.push_back(static_cast<uint8_t>(c));
    narrow = std::string();
  }
  void resize(size_t n) {
    if (is_wide)
      wide.resize(n);
    else
      narrow.resize(n);
  }
  void put(size_t at, const Str* text) {
    size_t end = at + text->length;
    if (!is_wide && text->width != 1) widen();
    if (end > size()) resize(end);
    if (!is_wide) {
      if (text->length) std::memcpy(narrow.data() + at, text->data, text->length);
      return;
    }
    for (size_t i = 0; i < text->length; ++i) wide[at + i] = text->at(i);
  }
  Str* slice(ThreadState& ts, size_t from, size_t to) const {
    if (is_wide) return new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(wide.data()) + from, to - from);
    if (to - from == 1) return str_from_char(ts, static_cast<uint8_t>(narrow[from]));
    return new_str_latin1(ts, {narrow.data() + from, to - from});
  }
};

struct StringIO : Cell {
  TextStore* store;  // null before __init__ and after close()
  uint64_t at;
  bool closed;
};
StringIO* as_string_io(Value v) {
  return v.as<StringIO>();
}

bool check(ThreadState& ts, Value self) {
  StringIO* s = as_string_io(self);
  if (s->closed) return raise_value_error(ts, "I/O operation on closed file"), false;
  if (!s->store) return raise_uninitialized(ts), false;
  return true;
}

bool write_str(ThreadState& ts, StringIO* s, Str* text) {
  TextStore& store = *s->store;
  if (store.mode.universal) {
    store.newlines.translate = store.mode.translate;
    text = convert_newlines(ts, store.newlines, text, true);
    if (!text) return false;
  }
  if (store.mode.written[0]) {
    StrBuilder out;
    for (size_t i = 0; i < text->length; ++i) {
      if (text->at(i) == '\n')
        out.append_ascii(store.mode.written);
      else
        out.append(text->at(i));
    }
    text = out.finish(ts);
    if (!text) return false;
  }
  if (!text->length) return true;
  store.put(s->at, text);
  s->at += text->length;
  ts.rt.heap.add_external(text->length);
  return true;
}

Value init(ThreadState& ts, Value* a, uint32_t) {
  StringIO* s = as_string_io(a[0]);
  NewlineMode mode;
  if (a[2]) {
    if (!a[2].is_none() && !is_str(a[2])) return raise_type_error(ts, "newline must be str or None, not %T", a[2]);
    if (!parse_newline(ts, a[2], "StringIO", &mode)) return {};
  } else {
    mode.universal = mode.translate = false;
    mode.ending[0] = '\n';
  }
  if (a[1] && !a[1].is_none() && !is_str(a[1]))
    return raise_type_error(ts, "initial_value must be str or None, not %T", a[1]);
  delete s->store;
  s->store = new TextStore();
  s->store->mode = mode;
  s->at = 0;
  s->closed = false;
  if (a[1] && is_str(a[1])) {
    if (!write_str(ts, s, a[1].as<Str>())) return {};
    s->at = 0;
  }
  return kNone;
}

Value write(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "string argument expected, got '%T'", a[1]);
  if (!check(ts, a[0]) || !write_str(ts, as_string_io(a[0]), a[1].as<Str>())) return {};
  return Value::small_int(static_cast<int64_t>(a[1].as<Str>()->length));
}

Value read(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!optional_size(ts, a[1], &count) || !check(ts, a[0])) return {};
  StringIO* s = as_string_io(a[0]);
  size_t size = s->store->size();
  if (s->at >= size) return ts.rt.empty_str;
  size_t end = count < 0 ? size : s->at + std::min<size_t>(size - s->at, static_cast<size_t>(count));
  Value out = s->store->slice(ts, s->at, end);
  s->at = end;
  return out;
}

// Index behind the line that starts at `from`.
size_t line_end(const TextStore& store, size_t from) {
  const NewlineMode& mode = store.mode;
  size_t size = store.size();
  bool plain = (mode.universal && mode.translate) || (!mode.universal && mode.ending[0] == '\n');
  if (plain && !store.is_wide) {
    const void* p = std::memchr(store.narrow.data() + from, '\n', size - from);
    return p ? static_cast<size_t>(static_cast<const char*>(p) - store.narrow.data()) + 1 : size;
  }
  for (size_t i = from; i < size; ++i) {
    uint32_t c = store.at(i);
    if (plain) {
      if (c == '\n') return i + 1;
      continue;
    }
    bool pair = c == '\r' && i + 1 < size && store.at(i + 1) == '\n';
    if (mode.universal && (c == '\n' || c == '\r')) return i + 1 + pair;
    if (!mode.universal && c == '\r' && (!mode.ending[1] || pair)) return i + (mode.ending[1] ? 2 : 1);
  }
  return size;
}

Value take_line(ThreadState& ts, StringIO* s, int64_t limit) {
  if (s->at >= s->store->size()) return ts.rt.empty_str;
  size_t end = line_end(*s->store, s->at);
  if (limit >= 0) end = std::min(end, s->at + static_cast<size_t>(limit));
  Value out = end == s->at ? Value(ts.rt.empty_str) : Value(s->store->slice(ts, s->at, end));
  s->at = end;
  return out;
}

Value readline(ThreadState& ts, Value* a, uint32_t) {
  int64_t limit;
  if (!optional_size(ts, a[1], &limit) || !check(ts, a[0])) return {};
  return take_line(ts, as_string_io(a[0]), limit);
}

Value next_line(ThreadState& ts, Value self) {
  if (!check(ts, self)) return {};
  Value line;
  if (self.as_cell()->type()->has(kTypeHeap)) {
    line = call_method(ts, self, ts.rt.names.readline);
    if (line && !is_str(line))
      return raise(ts, ts.rt.exc.OSError, "readline() should have returned a str object, not '%T'", line);
  } else {
    line = take_line(ts, as_string_io(self), -1);
  }
  return line && line.as<Str>()->length ? line : Value();
}

Value iter(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? a[0] : Value();
}

Value getvalue(ThreadState& ts, Value* a, uint32_t) {
  if (!check(ts, a[0])) return {};
  TextStore& store = *as_string_io(a[0])->store;
  return store.size() ? store.slice(ts, 0, store.size()) : ts.rt.empty_str;
}

Value tell(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? new_int(ts, static_cast<int64_t>(as_string_io(a[0])->at)) : Value();
}

Value seek(ThreadState& ts, Value* a, uint32_t) {
  int64_t offset, whence = 0;
  if (!to_index_i64(ts, a[1], &offset) || (a[2] && !to_index_i64(ts, a[2], &whence)) || !check(ts, a[0])) return {};
  if (whence < 0 || whence > 2) return raise_value_error(ts, "Invalid whence (%lld, should be 0, 1 or 2)", whence);
  if (whence == 0 && offset < 0) return raise_value_error(ts, "Negative seek position %lld", offset);
  if (whence != 0 && offset != 0) return raise(ts, ts.rt.exc.OSError, "Can't do nonzero cur-relative seeks");
  StringIO* s = as_string_io(a[0]);
  if (whence == 0) s->at = static_cast<uint64_t>(offset);
  if (whence == 2) s->at = s->store->size();
  return new_int(ts, static_cast<int64_t>(s->at));
}

Value truncate(ThreadState& ts, Value* a, uint32_t) {
  if (!check(ts, a[0])) return {};
  StringIO* s = as_string_io(a[0]);
  int64_t size = static_cast<int64_t>(s->at);
  if (a[1] && !a[1].is_none() && !to_index_i64(ts, a[1], &size)) return {};
  if (size < 0) return raise_value_error(ts, "Negative size value %lld", size);
  if (static_cast<size_t>(size) < s->store->size()) s->store->resize(static_cast<size_t>(size));
  return new_int(ts, size);
}

Value close(ThreadState&, Value* a, uint32_t) {
  StringIO* s = as_string_io(a[0]);
  delete std::exchange(s->store, nullptr);
  s->closed = true;
  return kNone;
}

Value yes(ThreadState& ts, Value* a, uint32_t) {
  return check(ts, a[0]) ? kTrue : Value();
}

Value getstate(ThreadState& ts, Value* a, uint32_t) {
  Value text = getvalue(ts, a, 1);
  if (!text) return {};
  StringIO* s = as_string_io(a[0]);
  const NewlineMode& mode = s->store->mode;
  Tuple* state = new_tuple(ts, 4);
  if (!state) return {};
  Value* dict = dict_slot(a[0].as_cell());
  state->items[0] = text;
  state->items[1] =
      mode.universal ? (mode.translate ? kNone : Value(ts.rt.empty_str)) : Value(new_str(ts, mode.ending));
  state->items[2] = new_int(ts, static_cast<int64_t>(s->at));
  state->items[3] = dict && *dict ? *dict : kNone;
  return state->items[1] ? Value(state) : Value();
}

Value setstate(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Tuple) || a[1].as<Tuple>()->size < 4)
    return raise_type_error(ts, "%T.__setstate__ argument should be 4-tuple, got %T", a[0], a[1]);
  Tuple* state = a[1].as<Tuple>();
  Value args[] = {a[0], Value(), state->items[1]};
  int64_t at;
  if (!init(ts, args, 3) || !to_index_i64(ts, state->items[2], &at)) return {};
  if (!is_str(state->items[0]))
    return raise_type_error(ts, "initial_value must be str or None, not %T", state->items[0]);
  if (at < 0) return raise_value_error(ts, "position value cannot be negative");
  StringIO* s = as_string_io(a[0]);
  s->store->put(0, state->items[0].as<Str>());
  s->at = static_cast<uint64_t>(at);
  if (is_kind(state->items[3], Kind::Dict)) {
    Dict* dict = instance_dict(ts, a[0]);
    if (!dict || !dict_merge(ts, dict, state->items[3].as<Dict>())) return {};
  }
  return kNone;
}

Value closed_get(ThreadState&, Value self) {
  return Value::boolean(as_string_io(self)->closed);
}
Value line_buffering_get(ThreadState& ts, Value self) {
  return check(ts, self) ? kFalse : Value();
}
Value newlines_get(ThreadState& ts, Value self) {
  if (!check(ts, self)) return {};
  TextStore& store = *as_string_io(self)->store;
  return store.mode.universal ? seen_newlines(ts, store.newlines.seen) : kNone;
}

void finalize(Cell* cell) {
  delete std::exchange(static_cast<StringIO*>(cell)->store, nullptr);
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     stream_new},
    {"__init__(self, initial_value='', newline='\\n')", "Text I/O implementation using an in-memory buffer.", init},
    {"write(self, s, /)", "Write string to file.", write},
    {"read(self, size=-1, /)", "Read at most size characters, returned as a string.", read},
    {"readline(self, size=-1, /)", "Read until newline or EOF.", readline},
    {"getvalue(self, /)", "Retrieve the entire contents of the object.", getvalue},
    {"tell(self, /)", "Tell the current file position.", tell},
    {"seek(self, pos, whence=0, /)", "Change stream position.", seek},
    {"truncate(self, pos=None, /)", "Truncate size to pos.", truncate},
    {"close(self, /)", "Close the IO object.", close},
    {"seekable(self, /)", "Returns True if the IO object can be seeked.", yes},
    {"readable(self, /)", "Returns True if the IO object can be read.", yes},
    {"writable(self, /)", "Returns True if the IO object can be written.", yes},
    {"__iter__(self, /)", "Implement iter(self).", iter},
    {"__getstate__(self, /)", nullptr, getstate},
    {"__setstate__(self, state, /)", nullptr, setstate},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"closed", nullptr, closed_get, nullptr},
                                 {"newlines", nullptr, newlines_get, nullptr},
                                 {"line_buffering", nullptr, line_buffering_get, nullptr},
                                 {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kStringIOType = {"_io.StringIO",
                                  "Text I/O implementation using an in-memory buffer.",
                                  kMethods,
                                  kGetSets,
                                  Kind::Native,
                                  sizeof(StringIO),
                                  kTypeInstancesHaveDict | kTypeWeakrefable,
                                  next_line,
                                  nullptr,
                                  finalize};

}  // namespace adder
