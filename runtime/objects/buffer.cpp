// buffer.cpp: the buffer protocol among native types, and what bytes and bytearray share in construction.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/text/codecs.h"

namespace adder {

std::string_view byte_view(Value self) {
  if (is_kind(self, Kind::Bytes)) return self.as<Bytes>()->view();
  ByteArray* array = self.as<ByteArray>();
  return {array->data, size_t(array->size)};
}

Value make_like(ThreadState& ts, Value self, std::string_view data) {
  if (is_kind(self, Kind::Bytes)) return new_bytes(ts, data);
  return new_bytearray(ts, data);
}

namespace {

// The text of a format Str as a literal that outlives it.
const char* format_literal(Value format) {
  static constexpr const char* kKnown[] = {"B", "b", "c", "h", "H", "i", "I", "l", "L", "q",
                                           "Q", "n", "N", "f", "d", "?", "P", "u", "w", "e"};
  for (const char* known : kKnown)
    if (str_equals(format.as<Str>(), known)) return known;
  return "B";
}

}  // namespace

bool is_bytes_like(Value v) {
  if (!v.is_cell()) return false;
  switch (v.as_cell()->kind()) {
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::MemoryView:
      return true;
    case Kind::Native:
    case Kind::Instance: {
      ThreadState* ts = current_thread_state();
      return bool(lookup_special(*ts, v.as_cell()->type(), kSpecialBuffer));
    }
    default:
      return false;
  }
}

bool get_buffer(ThreadState& ts, Value object, BufferView* out, bool writable) {
  *out = BufferView();
  out->owner = object;
  if (is_kind(object, Kind::Bytes) && !writable) {
    Bytes* bytes = object.as<Bytes>();
    out->data = bytes->data;
    out->bytes = bytes->size;
    return true;
  }
  if (is_kind(object, Kind::ByteArray)) {
    ByteArray* array = object.as<ByteArray>();
    out->data = array->data;
    out->bytes = array->size;
    out->readonly = false;
    return true;
  }
  Value view_object = object;
  if (!is_kind(object, Kind::MemoryView)) {
    bool found = false;
    if (object.is_cell() && !is_kind(object, Kind::Bytes)) {
      Value flags[] = {Value::small_int(writable ? 1 : 0)};
      view_object = call_special(ts, object, kSpecialBuffer, flags, &found);
      if (found && !view_object) return false;
    }
    if (!found || !is_kind(view_object, Kind::MemoryView)) {
      const char* wanted = writable && is_kind(object, Kind::Bytes) ? "read-write " : "";
      raise_type_error(ts, "a %sbytes-like object is required, not '%T'", wanted, object);
      return false;
    }
  }
  MemoryView* view = view_object.as<MemoryView>();
  if (view->released) return raise_value_error(ts, "operation forbidden on released memoryview object"), false;
  if (!view->contiguous) {
    raise(ts, ts.rt.exc.BufferError, "memoryview: underlying buffer is not C-contiguous");
    return false;
  }
  if (writable && view->readonly) {
    raise_type_error(ts, "a read-write bytes-like object is required, not '%T'", object);
    return false;
  }
  out->data = view->data;
  out->bytes = view->bytes;
  out->readonly = view->readonly;
  out->format = format_literal(view->format);
  out->item_size = view->item_size;
  out->owner = view->owner;
  return true;
}

bool byte_argument(ThreadState& ts, Value v, std::string_view* out) {
  BufferView view;
  if (!get_buffer(ts, v, &view)) return false;
  *out = {view.data, view.bytes};
  return true;
}

bool byte_value(ThreadState& ts, Value v, uint8_t* out, const char* message) {
  int64_t i;
  if (!to_index_i64(ts, v, &i, true)) return false;
  if (i < 0 || i > 255) return raise_value_error(ts, message), false;
  *out = uint8_t(i);
  return true;
}

bool collect_bytes(ThreadState& ts, Value source, const char* kind, std::string* out) {
  if (is_kind(source, Kind::MemoryView) && !source.as<MemoryView>()->released) {
    *out = memoryview_bytes(source.as<MemoryView>());
    return true;
  }
  if (is_bytes_like(source)) {
    std::string_view view;
    if (!byte_argument(ts, source, &view)) return false;
    out->assign(view);
    return true;
  }
  if (!is_str(source)) {
    const char* message = kind[4] == 's' ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
    Value iterator = get_iterator(ts, source);
    if (iterator) {
      return for_each(ts, iterator, [&](Value item) {
        uint8_t byte;
        if (!byte_value(ts, item, &byte, message)) return false;
        out->push_back(char(byte));
        return true;
      });
    }
    if (!pending_matches(ts, ts.rt.exc.TypeError)) return false;
    clear_error(ts);
  }
  raise_type_error(ts, "cannot convert '%T' object to %s", source, kind);
  return false;
}

bool construct_bytes(ThreadState& ts, Value* arguments, const char* kind, std::string* out) {
  Value source = arguments[0], encoding = arguments[1], errors = arguments[2];
  std::string encoding_text, errors_text;
  for (auto [value, text, name] :
       {std::tuple(encoding, &encoding_text, "encoding"), std::tuple(errors, &errors_text, "errors")}) {
    if (!value) continue;
    if (!is_str(value)) return raise_type_error(ts, "%s() argument '%s' must be str, not %A", kind, name, value), false;
    *text = str_to_utf8(value.as<Str>());
  }
  if (encoding || errors) {
    if (!source || !is_str(source) || !encoding) {
      raise_type_error(ts, source && is_str(source) ? "string argument without an encoding"
                           : encoding               ? "encoding without a string argument"
                                                    : "errors without a string argument");
      return false;
    }
    Value result = encode_str(ts, source.as<Str>(), encoding_text.c_str(), errors ? errors_text.c_str() : nullptr);
    if (!result) return false;
    out->assign(result.as<Bytes>()->view());
    return true;
  }
  if (!source) return true;
  if (is_str(source)) return raise_type_error(ts, "string argument without an encoding"), false;
  if (is_int_value(source) || (!is_bytes_like(source) && lookup_special(ts, type_of(ts, source), kSpecialIndex))) {
    Value index = to_index(ts, source);
    if (!index) {
      if (!pending_matches(ts, ts.rt.exc.TypeError)) return false;
      clear_error(ts);
      return collect_bytes(ts, source, kind, out);
    }
    int64_t size;
    if (!int_to_i64(index, &size)) {
      return raise_overflow(ts, "cannot fit '%T' into an index-sized integer", source), false;
    }
    if (size < 0) return raise_value_error(ts, "negative count"), false;
    if (size > int64_t{1} << 36) return raise_memory_error(ts), false;
    out->assign(size_t(size), '\0');
    return true;
  }
  return collect_bytes(ts, source, kind, out);
}

Value hex_text(ThreadState& ts, std::string_view data, Value sep, Value per_sep) {
  char separator = 0;
  int64_t group = 1;
  if (per_sep && !c_int_argument(ts, per_sep, &group)) return Value();
  if (sep) {
    int64_t count = length(ts, sep);
    if (count < 0) return Value();
    if (count != 1) return raise_value_error(ts, "sep must be length 1.");
    uint32_t c;
    if (is_str(sep)) {
      c = sep.as<Str>()->at(0);
    } else if (is_kind(sep, Kind::Bytes)) {
      c = uint8_t(byte_view(sep)[0]);
    } else {
      return raise_type_error(ts, "sep must be str or bytes.");
    }
    if (c > 127) return raise_value_error(ts, "sep must be ASCII.");
    separator = char(c);
  }
  std::string out;
  out.reserve(data.size() * 3);
  size_t width = size_t(std::abs(group));
  for (size_t i = 0; i < data.size(); ++i) {
    size_t from_edge = group < 0 ? i : data.size() - i;
    if (i && sep && width && from_edge % width == 0) out += separator;
    out += "0123456789abcdef"[uint8_t(data[i]) >> 4];
    out += "0123456789abcdef"[uint8_t(data[i]) & 15];
  }
  return new_str_ascii(ts, out);
}

std::string bytes_repr(std::string_view data) {
  char quote = data.find('\'') != std::string_view::npos && data.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out = "b";
  out += quote;
  for (char c : data) {
    uint8_t byte = uint8_t(c);
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out += c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r";
    } else if (byte < 0x20 || byte >= 0x7f) {
      out += "\\x";
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15];
    } else {
      out += c;
    }
  }
  return out + quote;
}

}  // namespace adder
