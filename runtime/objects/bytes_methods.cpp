// bytes_methods.cpp: padding, stripping, replacing, joining and the rest of what bytes and bytearray share.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_tools.h"
#include "runtime/text/codecs.h"

namespace adder {

namespace {

constexpr int64_t kMaxResult = int64_t{1} << 36;  // larger results are a MemoryError at once

Value pad(ThreadState& ts, Value* a, const char* name, int where /* -1 left, 0 both, 1 right */) {
  int64_t width;
  char fill = ' ';
  if (!to_index_i64(ts, a[1], &width, true)) return Value();
  if (a[2]) {
    if (!is_byte_kind(a[2]) || byte_view(a[2]).size() != 1) {
      return raise_type_error(ts, "%s() argument 2 must be a byte string of length 1, not %A", name, a[2]);
    }
    fill = byte_view(a[2])[0];
  }
  if (width > kMaxResult) return raise_memory_error(ts);
  std::string_view data = byte_view(a[0]);
  int64_t missing = std::max<int64_t>(width - int64_t(data.size()), 0);
  // An odd space goes left when the width is odd.
  int64_t left = where < 0 ? missing : where > 0 ? 0 : missing / 2 + (missing & width & 1);
  return make_like(ts, a[0],
                   std::string(size_t(left), fill) + std::string(data) + std::string(size_t(missing - left), fill));
}

Value strip(ThreadState& ts, Value* a, bool left, bool right) {
  std::string_view set(" \t\n\r\x0b\x0c");
  if (a[1] && !a[1].is_none() && !byte_argument(ts, a[1], &set)) return Value();
  std::string_view data = byte_view(a[0]);
  size_t first = 0, last = data.size();
  while (left && first < last && set.find(data[first]) != std::string_view::npos) ++first;
  while (right && last > first && set.find(data[last - 1]) != std::string_view::npos) --last;
  if (first == 0 && last == data.size() && is_exact(a[0], Kind::Bytes)) return a[0];
  return make_like(ts, a[0], data.substr(first, last - first));
}

// A codec or handler name argument; false with TypeError pending.
bool name_argument(ThreadState& ts, Value v, const char* name, std::string* out) {
  if (!v) return true;
  if (!is_str(v)) return raise_type_error(ts, "decode() argument '%s' must be str, not %A", name, v), false;
  *out = str_to_utf8(v.as<Str>());
  return true;
}

int hex_value(uint32_t c) {
  if (c >= '0' && c <= '9') return int(c - '0');
  c |= 32;
  return c >= 'a' && c <= 'f' ? int(c - 'a' + 10) : -1;
}

}  // namespace

Value bytes_center(ThreadState& ts, Value* a, uint32_t) {
  return pad(ts, a, "center", 0);
}
Value bytes_ljust(ThreadState& ts, Value* a, uint32_t) {
  return pad(ts, a, "ljust", 1);
}
Value bytes_rjust(ThreadState& ts, Value* a, uint32_t) {
  return pad(ts, a, "rjust", -1);
}
Value bytes_strip(ThreadState& ts, Value* a, uint32_t) {
  return strip(ts, a, true, true);
}
Value bytes_lstrip(ThreadState& ts, Value* a, uint32_t) {
  return strip(ts, a, true, false);
}
Value bytes_rstrip(ThreadState& ts, Value* a, uint32_t) {
  return strip(ts, a, false, true);
}

Value bytes_zfill(ThreadState& ts, Value* a, uint32_t) {
  int64_t width;
  if (!to_index_i64(ts, a[1], &width, true)) return Value();
  if (width > kMaxResult) return raise_memory_error(ts);
  std::string_view data = byte_view(a[0]);
  if (width <= int64_t(data.size())) return make_like(ts, a[0], data);
  size_t sign = !data.empty() && (data[0] == '+' || data[0] == '-');
  std::string out(data.substr(0, sign));
  out.append(size_t(width) - data.size(), '0');
  return make_like(ts, a[0], out.append(data.substr(sign)));
}

Value bytes_expandtabs(ThreadState& ts, Value* a, uint32_t) {
  int64_t size = 8;
  if (a[1] && !c_int_argument(ts, a[1], &size)) return Value();
  std::string out;
  int64_t column = 0;
  for (char c : byte_view(a[0])) {
    if (c == '\t') {
      int64_t spaces = size > 0 ? size - column % size : 0;
      out.append(size_t(spaces), ' ');
      column += spaces;
      continue;
    }
    out += c;
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return make_like(ts, a[0], out);
}

Value bytes_decode(ThreadState& ts, Value* a, uint32_t) {
  std::string encoding = "utf-8", errors = "strict";
  if (!name_argument(ts, a[1], "encoding", &encoding) || !name_argument(ts, a[2], "errors", &errors)) return Value();
  return decode_bytes(ts, byte_view(a[0]), encoding.c_str(), errors.c_str());
}

Value bytes_hex(ThreadState& ts, Value* a, uint32_t) {
  return hex_text(ts, byte_view(a[0]), a[1], a[2]);
}

Value bytes_fromhex(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "fromhex() argument must be str, not %A", a[1]);
  Str* text = a[1].as<Str>();
  std::string out;
  for (size_t i = 0; i < text->length;) {
    uint32_t c = text->at(i);
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      ++i;
      continue;
    }
    int high = hex_value(c), low = i + 1 < text->length ? hex_value(text->at(i + 1)) : -1;
    if (high < 0 || low < 0) {
      return raise_value_error(ts, "non-hexadecimal number found in fromhex() arg at position %zu",
                               high < 0 ? i : i + 1);
    }
    out += char(high << 4 | low);
    i += 2;
  }
  Type* cls = a[0].as<Type>();
  bool mutable_kind = cls->instance_kind == Kind::ByteArray;
  Value result = mutable_kind ? Value(new_bytearray(ts, out)) : Value(new_bytes(ts, out));
  if (!result || cls == ts.rt.types.bytes || cls == ts.rt.types.bytearray) return result;
  return call_with(ts, cls, result);
}

Value bytes_join(ThreadState& ts, Value* a, uint32_t) {
  Value iterable = a[1];
  if (!is_kind(iterable, Kind::List) && !is_kind(iterable, Kind::Tuple)) {
    Value list = get_iterator(ts, iterable);
    if (!list && pending_matches(ts, ts.rt.exc.TypeError)) {
      clear_error(ts);
      return raise_type_error(ts, "can only join an iterable");
    }
    if (!list) return Value();
    iterable = list;
  }
  std::string out;
  size_t index = 0;
  bool ok = for_each(ts, iterable, [&](Value item) {
    bool plain = is_bytes_like(item) && !(is_kind(item, Kind::MemoryView) && !item.as<MemoryView>()->contiguous);
    if (!plain) {
      raise_type_error(ts, "sequence item %zu: expected a bytes-like object, %T found", index, item);
      return false;
    }
    std::string_view piece;
    if (!byte_argument(ts, item, &piece)) return false;
    if (index++) out += byte_view(a[0]);
    out += piece;
    return true;
  });
  return ok ? make_like(ts, a[0], out) : Value();
}

Value bytes_maketrans(ThreadState& ts, Value* a, uint32_t) {
  std::string_view from, to;
  if (!byte_argument(ts, a[0], &from) || !byte_argument(ts, a[1], &to)) return Value();
  if (from.size() != to.size()) return raise_value_error(ts, "maketrans arguments must have same length");
  std::string table(256, '\0');
  for (int i = 0; i < 256; ++i) table[size_t(i)] = char(i);
  for (size_t i = 0; i < from.size(); ++i) table[uint8_t(from[i])] = to[i];
  return new_bytes(ts, table);
}

Value bytes_translate(ThreadState& ts, Value* a, uint32_t) {
  std::string_view table, deleted;
  bool mapped = !a[1].is_none();
  if (mapped && !byte_argument(ts, a[1], &table)) return Value();
  if (mapped && table.size() != 256) return raise_value_error(ts, "translation table must be 256 characters long");
  if (a[2] && !byte_argument(ts, a[2], &deleted)) return Value();
  bool drop[256] = {};
  for (char c : deleted) drop[uint8_t(c)] = true;
  std::string out;
  for (char c : byte_view(a[0]))
    if (!drop[uint8_t(c)]) out += mapped ? table[uint8_t(c)] : c;
  return make_like(ts, a[0], out);
}

Value bytes_removeprefix(ThreadState& ts, Value* a, uint32_t) {
  std::string_view prefix;
  if (!byte_argument(ts, a[1], &prefix)) return Value();
  std::string_view data = byte_view(a[0]);
  if (data.starts_with(prefix)) data.remove_prefix(prefix.size());
  return make_like(ts, a[0], data);
}

Value bytes_removesuffix(ThreadState& ts, Value* a, uint32_t) {
  std::string_view suffix;
  if (!byte_argument(ts, a[1], &suffix)) return Value();
  std::string_view data = byte_view(a[0]);
  if (data.ends_with(suffix)) data.remove_suffix(suffix.size());
  return make_like(ts, a[0], data);
}

Value bytes_replace(ThreadState& ts, Value* a, uint32_t) {
  std::string_view old, fresh;
  int64_t count = -1;
  if (!byte_argument(ts, a[1], &old) || !byte_argument(ts, a[2], &fresh)) return Value();
  if (a[3] && !to_index_i64(ts, a[3], &count, true)) return Value();
  if (count < 0) count = INT64_MAX;
  std::string_view data = byte_view(a[0]);
  std::string out;
  size_t at = 0;
  if (old.empty()) {
    for (; count > 0 && at <= data.size(); --count) {
      out += fresh;
      if (at == data.size()) break;
      out += data[at++];
    }
  } else {
    for (; count > 0; --count) {
      ptrdiff_t found = find_bytes(data.substr(at), old);
      if (found < 0) break;
      out += data.substr(at, size_t(found));
      out += fresh;
      at += size_t(found) + old.size();
    }
  }
  out += data.substr(std::min(at, data.size()));
  return make_like(ts, a[0], out);
}

Value bytes_length(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(int64_t(byte_view(a[0]).size()));
}

Value bytes_multiply(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!repeat_count(ts, a[1], &count)) return Value();
  std::string_view data = byte_view(a[0]);
  count = std::max<int64_t>(count, 0);
  int64_t size;
  if (__builtin_mul_overflow(int64_t(data.size()), count, &size))
    return is_kind(a[0], Kind::Bytes) ? raise_overflow(ts, "repeated bytes are too long") : raise_memory_error(ts);
  if (size > kMaxResult) return raise_memory_error(ts);
  if (count == 1 && is_exact(a[0], Kind::Bytes)) return a[0];
  std::string out;
  out.reserve(size_t(size));
  if (data.size() == 1) {
    out.assign(size_t(size), data[0]);
  } else {
    for (int64_t i = 0; i < count; ++i) out += data;
  }
  return make_like(ts, a[0], out);
}

Value bytes_format(ThreadState& ts, Value* a, uint32_t) {
  std::string out;
  return format_bytes(ts, byte_view(a[0]), a[1], &out) ? make_like(ts, a[0], out) : Value();
}

Value bytes_rformat(ThreadState& ts, Value* a, uint32_t n) {
  if (!is_byte_kind(a[1])) return kNotImplemented;
  Value swapped[] = {a[1], a[0]};
  return bytes_format(ts, swapped, n);
}

}  // namespace adder
