// str_split.cpp: split, rsplit, splitlines, partition, join.
//
// split works on runs of white space or on a separator; a part is a substring, one-point parts come from the cache.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_methods.h"
#include "runtime/objects/str_tools.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "runtime/text/unicode.h"

namespace adder {

namespace {

bool add_part(ThreadState& ts, List* parts, Str* s, size_t start, size_t end) {
  Str* part = str_substring(ts, s, start, end);
  return part && list_append(ts, parts, part);
}

struct SpaceIn {
  const Str* s;
  bool operator()(size_t i) const { return is_space(s->at(i)); }
};
struct AsciiSpaceIn {
  const Str* s;
  bool operator()(size_t i) const { return kAsciiFlags[s->u8()[i]] & kAsciiSpace; }
};

template <typename Space>
bool split_space(ThreadState& ts, List* parts, Str* s, size_t limit, Space space) {
  size_t i = 0, n = s->length;
  for (;;) {
    while (i < n && space(i)) ++i;
    if (i == n) return true;
    size_t start = i;
    if (parts->size >= limit) return add_part(ts, parts, s, start, n);
    while (i < n && !space(i)) ++i;
    if (!add_part(ts, parts, s, start, i)) return false;
  }
}

template <typename Space>
bool rsplit_space(ThreadState& ts, List* parts, Str* s, size_t limit, Space space) {
  size_t end = s->length;
  for (;;) {
    while (end > 0 && space(end - 1)) --end;
    if (end == 0) return true;
    if (parts->size >= limit) return add_part(ts, parts, s, 0, end);
    size_t start = end;
    while (start > 0 && !space(start - 1)) --start;
    if (!add_part(ts, parts, s, start, end)) return false;
    end = start;
  }
}

// Where a byte stands in a text, eight at a time: each call gives the next place, or the text's length.
class ByteFinder {
 public:
  ByteFinder(const uint8_t* text, size_t length, uint8_t byte)
      : text_(text), length_(length), byte_(byte), pattern_(byte * uint64_t{0x0101010101010101}) {}
  size_t next() {
    while (!hits_) {
      if (at_ + 8 > length_) return next_in_tail();
      uint64_t word;
      memcpy(&word, text_ + at_, 8);
      constexpr uint64_t kLow = 0x7f7f7f7f7f7f7f7f;
      uint64_t x = word ^ pattern_;
      hits_ = ~(((x & kLow) + kLow) | x | kLow);  // the top bit of each byte that matches
      at_ += 8;
    }
    size_t found = at_ - 8 + static_cast<size_t>(std::countr_zero(hits_)) / 8;
    hits_ &= hits_ - 1;
    return found;
  }

 private:
  size_t next_in_tail() {
    while (at_ < length_)
      if (text_[at_++] == byte_) return at_ - 1;
    return length_;
  }
  const uint8_t* text_;
  size_t length_, at_ = 0;
  uint8_t byte_;
  uint64_t pattern_, hits_ = 0;
};

// ASCII text by one character. Counting first is cheaper than to grow the list of a text of many parts.
bool split_on_byte(ThreadState& ts, List* parts, Str* s, uint8_t separator, size_t limit) {
  size_t length = s->length;
  size_t expected = length < 64 ? 8 : std::count(s->data, s->data + length, static_cast<char>(separator)) + 1;
  if (!list_reserve(ts, parts, std::min(expected, limit == SIZE_MAX ? limit : limit + 1))) return false;
  ByteFinder finder(s->u8(), length, separator);
  size_t start = 0;
  while (parts->size < limit) {
    size_t end = finder.next();
    if (end == length) break;
    Str* part = new_str_ascii(ts, {s->data + start, end - start});
    if (!part || !list_append(ts, parts, part)) return false;
    start = end + 1;
  }
  Str* rest = start ? new_str_ascii(ts, {s->data + start, length - start}) : str_exact(ts, s);
  return rest && list_append(ts, parts, rest);
}

bool split_on(ThreadState& ts, List* parts, Str* s, const Str* separator, size_t limit) {
  if (s->ascii && separator->length == 1 && separator->ascii)
    return split_on_byte(ts, parts, s, static_cast<uint8_t>(separator->data[0]), limit);
  size_t start = 0;
  while (parts->size < limit) {
    ptrdiff_t at = str_find(s, separator, start, s->length);
    if (at < 0) break;
    if (!add_part(ts, parts, s, start, static_cast<size_t>(at))) return false;
    start = static_cast<size_t>(at) + separator->length;
  }
  if (start == 0) {
    Str* whole = str_exact(ts, s);
    return whole && list_append(ts, parts, whole);
  }
  return add_part(ts, parts, s, start, s->length);
}

bool rsplit_on(ThreadState& ts, List* parts, Str* s, const Str* separator, size_t limit) {
  size_t end = s->length;
  while (parts->size < limit) {
    ptrdiff_t at = str_rfind(s, separator, 0, end);
    if (at < 0) break;
    if (!add_part(ts, parts, s, static_cast<size_t>(at) + separator->length, end)) return false;
    end = static_cast<size_t>(at);
  }
  return add_part(ts, parts, s, 0, end);
}

Value split_method(ThreadState& ts, Value* a, bool from_right) {
  Str* s = a[0].as<Str>();
  int64_t limit = -1;
  if (a[2]) {
    Value index = to_index(ts, a[2]);
    if (!index || !to_i64(ts, index, &limit)) return Value();
  }
  size_t most = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  List* parts = new_list(ts);
  if (!parts) return Value();
  bool ok;
  if (!a[1] || a[1].is_none()) {
    if (s->ascii)
      ok = (from_right ? rsplit_space<AsciiSpaceIn> : split_space<AsciiSpaceIn>)(ts, parts, s, most, {s});
    else
      ok = (from_right ? rsplit_space<SpaceIn> : split_space<SpaceIn>)(ts, parts, s, most, {s});
  } else {
    if (!is_str(a[1])) return raise_type_error(ts, "must be str or None, not %T", a[1]);
    Str* separator = a[1].as<Str>();
    if (!separator->length) return raise_value_error(ts, "empty separator");
    ok = (from_right ? rsplit_on : split_on)(ts, parts, s, separator, most);
  }
  if (!ok) return Value();
  if (from_right) std::reverse(parts->items, parts->items + parts->size);
  return parts;
}

Value partition_method(ThreadState& ts, Value* a, bool from_right) {
  if (!is_str(a[1])) return raise_type_error(ts, "must be str, not %T", a[1]);
  Str* s = a[0].as<Str>();
  Str* separator = a[1].as<Str>();
  if (!separator->length) return raise_value_error(ts, "empty separator");
  ptrdiff_t at = from_right ? str_rfind(s, separator, 0, s->length) : str_find(s, separator, 0, s->length);
  Str* whole = at < 0 ? str_exact(ts, s) : nullptr;
  Str* empty = new_str_uninit(ts, 0, 1);
  if (!empty || (at < 0 && !whole)) return Value();
  if (at < 0) return from_right ? tuple_of(ts, empty, empty, whole) : tuple_of(ts, whole, empty, empty);
  Str* before = str_substring(ts, s, 0, static_cast<size_t>(at));
  Str* middle = str_exact(ts, separator);
  Str* after = str_substring(ts, s, static_cast<size_t>(at) + separator->length, s->length);
  return before && middle && after ? Value(tuple_of(ts, before, middle, after)) : Value();
}

}  // namespace

ADDER_STR_METHOD(split) {
  (void)n;
  return split_method(ts, a, false);
}

ADDER_STR_METHOD(rsplit) {
  (void)n;
  return split_method(ts, a, true);
}

ADDER_STR_METHOD(partition) {
  (void)n;
  return partition_method(ts, a, false);
}

ADDER_STR_METHOD(rpartition) {
  (void)n;
  return partition_method(ts, a, true);
}

ADDER_STR_METHOD(splitlines) {
  (void)n;
  Str* s = a[0].as<Str>();
  int64_t keep = 0;
  if (a[1] && !c_int_argument(ts, a[1], &keep)) return Value();
  List* lines = new_list(ts);
  if (!lines) return Value();
  size_t length = s->length;
  for (size_t i = 0; i < length;) {
    size_t start = i;
    while (i < length && !is_line_break(s->at(i))) ++i;
    size_t end = i;
    if (i < length) i += s->at(i) == '\r' && i + 1 < length && s->at(i + 1) == '\n' ? 2 : 1;
    if (!add_part(ts, lines, s, start, keep ? i : end)) return Value();
  }
  return lines;
}

Str* str_join(ThreadState& ts, Str* separator, Value iterable) {
  Value* items;
  size_t count;
  List* list = nullptr;
  if (is_exact(iterable, Kind::Tuple)) {
    items = iterable.as<Tuple>()->items;
    count = iterable.as<Tuple>()->size;
  } else {
    if (is_exact(iterable, Kind::List)) {
      list = iterable.as<List>();
    } else {
      Value iterator = get_iterator(ts, iterable);
      if (!iterator) {
        if (pending_matches(ts, ts.rt.exc.TypeError)) raise_type_error(ts, "can only join an iterable");
        return nullptr;
      }
      list = sequence_to_list(ts, iterator);
      if (!list) return nullptr;
    }
    items = list->items;
    count = list->size;
  }
  if (count == 0) return new_str_uninit(ts, 0, 1);
  if (count == 1 && is_exact(items[0], Kind::Str)) return items[0].as<Str>();
  size_t length = 0;
  unsigned width = count > 1 ? separator->width : 1;
  bool ascii = count == 1 || separator->ascii;
  for (size_t i = 0; i < count; ++i) {
    if (!is_str(items[i])) {
      raise_type_error(ts, "sequence item %zu: expected str instance, %T found", i, items[i]);
      return nullptr;
    }
    const Str* item = items[i].as<Str>();
    length += item->length;
    width = std::max<unsigned>(width, item->width);
    ascii = ascii && item->ascii;
  }
  length += separator->length * (count - 1);
  if (length == 0) return new_str_uninit(ts, 0, 1);
  Str* result = new_str_uninit(ts, length, static_cast<int>(width));
  if (!result) return nullptr;
  char* to = result->data;
  bool thin = separator->length == 1 && width == 1;
  for (size_t i = 0; i < count; ++i) {
    if (i && thin) {
      *to++ = separator->data[0];
    } else if (i && separator->length) {
      str_copy_points(separator, to, static_cast<int>(width));
      to += separator->length * width;
    }
    const Str* item = items[i].as<Str>();
    str_copy_points(item, to, static_cast<int>(width));
    to += item->length * width;
  }
  result->ascii = ascii;
  return result;
}

ADDER_STR_METHOD(join) {
  (void)n;
  return str_join(ts, a[0].as<Str>(), a[1]);
}

}  // namespace adder
