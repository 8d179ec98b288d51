// bytes_search.cpp: finding and splitting in bytes and bytearray.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_tools.h"

namespace adder {

namespace {

constexpr size_t kNone_ = std::string_view::npos;

// What to look for: bytes, or one byte given as an int.
struct Needle {
  std::string_view text;
  char single;

  bool read(ThreadState& ts, Value v) {
    if (is_bytes_like(v)) return byte_argument(ts, v, &text);
    if (!has_index(ts, v)) {
      raise_type_error(ts, "argument should be integer or bytes-like object, not '%T'", v);
      return false;
    }
    uint8_t byte;
    if (!byte_value(ts, v, &byte)) return false;
    single = char(byte);
    text = {&single, 1};
    return true;
  }
};

// The searched part of self and where it starts; first > size means that nothing can be found there.
struct SearchRange {
  std::string_view part;
  int64_t first;
  bool valid;

  bool read(ThreadState& ts, Value self, Value start, Value stop) {
    int64_t last;
    if (!search_bounds(ts, start, stop, int64_t(byte_view(self).size()), &first, &last)) return false;
    std::string_view data = byte_view(self);
    last = std::min(last, int64_t(data.size()));
    valid = first <= last;
    if (valid) part = data.substr(size_t(first), size_t(last - first));
    return true;
  }
};

// Position in self, -1 absent, -2 error.
int64_t search(ThreadState& ts, Value* a, bool backwards) {
  Needle needle;
  SearchRange range;
  if (!needle.read(ts, a[1]) || !range.read(ts, a[0], a[2], a[3])) return -2;
  if (!range.valid) return -1;
  ptrdiff_t at = backwards ? rfind_bytes(range.part, needle.text) : find_bytes(range.part, needle.text);
  return at < 0 ? -1 : range.first + at;
}

Value search_result(int64_t at) {
  return at == -2 ? Value() : Value::small_int(at);
}
Value index_result(ThreadState& ts, int64_t at) {
  return at == -1 ? raise_value_error(ts, "subsection not found") : search_result(at);
}

Value affix(ThreadState& ts, Value* a, bool at_end) {
  const char* name = at_end ? "endswith" : "startswith";
  SearchRange range;
  if (!range.read(ts, a[0], a[2], a[3])) return Value();
  auto matches = [&](Value v, bool* result) {
    std::string_view affix;
    if (!byte_argument(ts, v, &affix)) return false;
    *result = range.valid && (at_end ? range.part.ends_with(affix) : range.part.starts_with(affix));
    return true;
  };
  bool result = false;
  if (is_kind(a[1], Kind::Tuple)) {
    Tuple* tuple = a[1].as<Tuple>();
    for (size_t i = 0; i < tuple->size && !result; ++i)
      if (!matches(tuple->items[i], &result)) return Value();
    return Value::boolean(result);
  }
  if (!is_bytes_like(a[1])) {
    return raise_type_error(ts, "%s first arg must be bytes or a tuple of bytes, not %T", name, a[1]);
  }
  return matches(a[1], &result) ? Value::boolean(result) : Value();
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

Value split_space(ThreadState& ts, Value self, int64_t limit, bool backwards) {
  std::string_view data = byte_view(self);
  List* list = new_list(ts);
  size_t first = 0, last = data.size();  // what is not split yet
  while (list) {
    while (!backwards && first < last && is_space(data[first])) ++first;
    while (backwards && last > first && is_space(data[last - 1])) --last;
    if (first == last) break;
    size_t from = first, to = last;
    if (limit-- == 0) {
      first = last;
    } else if (backwards) {
      from = last;
      while (from > first && !is_space(data[from - 1])) --from;
      last = from;
    } else {
      to = first;
      while (to < last && !is_space(data[to])) ++to;
      first = to;
    }
    if (!list_append(ts, list, make_like(ts, self, data.substr(from, to - from)))) return Value();
  }
  if (list && backwards) std::reverse(list->items, list->items + list->size);
  return list;
}

Value split(ThreadState& ts, Value* a, bool backwards) {
  int64_t limit = -1;
  if (a[2] && !to_index_i64(ts, a[2], &limit, true)) return Value();
  if (limit < 0) limit = INT64_MAX;
  if (!a[1] || a[1].is_none()) return split_space(ts, a[0], limit, backwards);
  std::string_view sep;
  if (!byte_argument(ts, a[1], &sep)) return Value();
  if (sep.empty()) return raise_value_error(ts, "empty separator");
  std::string_view data = byte_view(a[0]);
  List* list = new_list(ts);
  if (!list) return Value();
  for (; limit > 0; --limit) {
    ptrdiff_t at = backwards ? rfind_bytes(data, sep) : find_bytes(data, sep);
    if (at < 0) break;
    size_t position = size_t(at);
    std::string_view piece = backwards ? data.substr(position + sep.size()) : data.substr(0, position);
    if (!list_append(ts, list, make_like(ts, a[0], piece))) return Value();
    data = backwards ? data.substr(0, position) : data.substr(position + sep.size());
  }
  if (!list_append(ts, list, make_like(ts, a[0], data))) return Value();
  if (backwards) std::reverse(list->items, list->items + list->size);
  return list;
}

Value partition(ThreadState& ts, Value* a, bool backwards) {
  std::string_view sep;
  if (!byte_argument(ts, a[1], &sep)) return Value();
  if (sep.empty()) return raise_value_error(ts, "empty separator");
  std::string_view data = byte_view(a[0]);
  ptrdiff_t at = backwards ? rfind_bytes(data, sep) : find_bytes(data, sep);
  std::string_view before = data, middle, after;
  if (at >= 0) {
    before = data.substr(0, size_t(at));
    middle = sep;
    after = data.substr(size_t(at) + sep.size());
  } else if (backwards) {
    std::swap(before, after);
  }
  bool given = at >= 0 && is_kind(a[0], Kind::Bytes);  // an immutable result can hold the separator itself
  return tuple_of(ts, make_like(ts, a[0], before), given ? a[1] : make_like(ts, a[0], middle),
                  make_like(ts, a[0], after));
}

}  // namespace

Value bytes_find(ThreadState& ts, Value* a, uint32_t) {
  return search_result(search(ts, a, false));
}
Value bytes_rfind(ThreadState& ts, Value* a, uint32_t) {
  return search_result(search(ts, a, true));
}
Value bytes_index(ThreadState& ts, Value* a, uint32_t) {
  return index_result(ts, search(ts, a, false));
}
Value bytes_rindex(ThreadState& ts, Value* a, uint32_t) {
  return index_result(ts, search(ts, a, true));
}
Value bytes_startswith(ThreadState& ts, Value* a, uint32_t) {
  return affix(ts, a, false);
}
Value bytes_endswith(ThreadState& ts, Value* a, uint32_t) {
  return affix(ts, a, true);
}
Value bytes_split(ThreadState& ts, Value* a, uint32_t) {
  return split(ts, a, false);
}
Value bytes_rsplit(ThreadState& ts, Value* a, uint32_t) {
  return split(ts, a, true);
}
Value bytes_partition(ThreadState& ts, Value* a, uint32_t) {
  return partition(ts, a, false);
}
Value bytes_rpartition(ThreadState& ts, Value* a, uint32_t) {
  return partition(ts, a, true);
}

Value bytes_count(ThreadState& ts, Value* a, uint32_t) {
  Needle needle;
  SearchRange range;
  if (!needle.read(ts, a[1]) || !range.read(ts, a[0], a[2], a[3])) return Value();
  if (!range.valid) return Value::small_int(0);
  if (needle.text.empty()) return Value::small_int(int64_t(range.part.size()) + 1);
  int64_t count = 0;
  for (std::string_view rest = range.part;; ++count) {
    ptrdiff_t at = find_bytes(rest, needle.text);
    if (at < 0) return Value::small_int(count);
    rest.remove_prefix(size_t(at) + needle.text.size());
  }
}

Value bytes_contains(ThreadState& ts, Value* a, uint32_t) {
  std::string_view text;
  char single;
  if (!is_bytes_like(a[1]) && has_index(ts, a[1])) {
    uint8_t byte;
    if (!byte_value(ts, a[1], &byte)) return Value();
    single = char(byte);
    text = {&single, 1};
  } else if (!byte_argument(ts, a[1], &text)) {
    return Value();
  }
  return Value::boolean(find_bytes(byte_view(a[0]), text) >= 0);
}

Value bytes_splitlines(ThreadState& ts, Value* a, uint32_t) {
  int64_t keep = 0;
  if (a[1] && !c_int_argument(ts, a[1], &keep)) return Value();
  std::string_view data = byte_view(a[0]);
  List* list = new_list(ts);
  while (list && !data.empty()) {
    size_t end = data.find_first_of("\r\n");
    size_t next =
        end == kNone_ ? data.size() : end + 1 + (data[end] == '\r' && end + 1 < data.size() && data[end + 1] == '\n');
    std::string_view line = data.substr(0, keep || end == kNone_ ? next : end);
    if (!list_append(ts, list, make_like(ts, a[0], line))) return Value();
    data.remove_prefix(next);
  }
  return list;
}

Value bytes_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_bytes_like(other)) return kNotImplemented;
  if (is_kind(other, Kind::MemoryView)) {
    // Views compare items, not bytes; only orderings come here for plain ones.
    MemoryView* view = other.as<MemoryView>();
    bool plain = !view->released && view->contiguous && view->item_size == 1 && is_kind(self, Kind::ByteArray);
    if (!plain) return kNotImplemented;
  }
  std::string_view b;
  if (!byte_argument(ts, other, &b)) return Value();
  std::string_view a = byte_view(self);
  if ((op == Compare::kEq || op == Compare::kNe) && a.size() != b.size()) return Value::boolean(op == Compare::kNe);
  return Value::boolean(order_holds(op, a.compare(b)));
}

}  // namespace adder
