// str_search.cpp: find, count, startswith, replace and what belongs to them. The searches are in str_find.cpp.
#include "runtime/errors/raise.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_methods.h"
#include "runtime/objects/str_tools.h"

namespace adder {

namespace {

// The argument as a Str, or null with TypeError("must be str, not x").
Str* needle_argument(ThreadState& ts, Value v) {
  if (is_str(v)) return v.as<Str>();
  raise_type_error(ts, "must be str, not %T", v);
  return nullptr;
}

// a: self, needle, start, end. The position or -1; -2 on error.
template <ptrdiff_t (*kFind)(const Str*, const Str*, size_t, size_t)>
ptrdiff_t find_argument(ThreadState& ts, Value* a) {
  Str* s = a[0].as<Str>();
  int64_t first, last;
  if (!search_bounds(ts, a[2], a[3], static_cast<int64_t>(s->length), &first, &last)) return -2;
  Str* needle = needle_argument(ts, a[1]);
  if (!needle) return -2;
  if (first > last) return -1;
  return kFind(s, needle, static_cast<size_t>(first), static_cast<size_t>(last));
}

bool matches_at(const Str* s, const Str* part, size_t at) {
  if (part->width > s->width) return false;
  if (part->width == s->width) return memcmp(s->data + at * s->width, part->data, part->length * part->width) == 0;
  for (size_t i = 0; i < part->length; ++i)
    if (s->at(at + i) != part->at(i)) return false;
  return true;
}

bool affix_matches(const Str* s, const Str* part, int64_t first, int64_t last, bool at_end) {
  if (first > last || static_cast<int64_t>(part->length) > last - first) return false;
  return matches_at(s, part, static_cast<size_t>(at_end ? last - static_cast<int64_t>(part->length) : first));
}

Value affix_method(ThreadState& ts, Value* a, bool at_end) {
  const char* name = at_end ? "endswith" : "startswith";
  Str* s = a[0].as<Str>();
  int64_t first, last;
  if (!search_bounds(ts, a[2], a[3], static_cast<int64_t>(s->length), &first, &last)) return Value();
  if (is_str(a[1])) return Value::boolean(affix_matches(s, a[1].as<Str>(), first, last, at_end));
  if (!is_kind(a[1], Kind::Tuple))
    return raise_type_error(ts, "%s first arg must be str or a tuple of str, not %T", name, a[1]);
  Tuple* parts = a[1].as<Tuple>();
  for (size_t i = 0; i < parts->size; ++i) {
    if (!is_str(parts->items[i]))
      return raise_type_error(ts, "tuple for %s must only contain str, not %T", name, parts->items[i]);
    if (affix_matches(s, parts->items[i].as<Str>(), first, last, at_end)) return kTrue;
  }
  return kFalse;
}

// Writes parts of strings one after the other at one width.
struct Writer {
  char* to;
  int width;
  void put(const Str* s, size_t start, size_t end) {
    if (s->width == static_cast<unsigned>(width)) {
      memcpy(to, s->data + start * s->width, (end - start) * s->width);
      to += (end - start) * s->width;
      return;
    }
    for (size_t i = start; i < end; ++i, to += width) {
      if (width == 2)
        *reinterpret_cast<uint16_t*>(to) = static_cast<uint16_t>(s->at(i));
      else
        *reinterpret_cast<uint32_t*>(to) = s->at(i);
    }
  }
};

}  // namespace

size_t str_count(const Str* hay, const Str* needle, size_t start, size_t end, size_t limit) {
  if (start > end) return 0;
  if (needle->length == 0) return std::min(end - start + 1, limit);
  size_t count = 0;
  for (size_t at = start; count < limit; ++count) {
    ptrdiff_t found = str_find(hay, needle, at, end);
    if (found < 0) break;
    at = static_cast<size_t>(found) + needle->length;
  }
  return count;
}

Str* str_replace(ThreadState& ts, Str* s, Str* old, Str* replacement, int64_t limit) {
  size_t most = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  if (most == 0 || old->length > s->length) return str_exact(ts, s);
  // An empty `old` stands before each point and at the end.
  size_t count = old->length ? str_count(s, old, 0, s->length, most) : std::min(s->length + 1, most);
  if (!count) return str_exact(ts, s);
  size_t kept = s->length - count * old->length;
  if (replacement->length && count > (kMaxStrLength - kept) / replacement->length) {
    raise_memory_error(ts);
    return nullptr;
  }
  size_t length = kept + count * replacement->length;
  if (length == 0) return new_str_uninit(ts, 0, 1);
  int width = std::max<int>(s->width, replacement->width);
  std::string wide;  // what may have to be narrowed is built outside of the heap
  Str* result = nullptr;
  bool direct = width == 1 && length > 1;
  if (direct) {
    result = new_str_uninit(ts, length, 1);
    if (!result) return nullptr;
  } else {
    wide.resize(length * static_cast<size_t>(width));
  }
  Writer writer{direct ? result->data : wide.data(), width};
  size_t at = 0;
  for (size_t i = 0; i < count; ++i) {
    size_t place = old->length ? static_cast<size_t>(str_find(s, old, at, s->length)) : i;
    writer.put(s, at, place);
    writer.put(replacement, 0, replacement->length);
    at = place + old->length;
  }
  writer.put(s, at, s->length);
  if (!direct) return new_str_points(ts, wide.data(), length, width);
  result->ascii = (s->ascii && replacement->ascii) || bytes_are_ascii(result->data, length);
  return result;
}

ADDER_STR_METHOD(find) {
  (void)n;
  ptrdiff_t at = find_argument<str_find>(ts, a);
  return at == -2 ? Value() : Value::small_int(at);
}

ADDER_STR_METHOD(rfind) {
  (void)n;
  ptrdiff_t at = find_argument<str_rfind>(ts, a);
  return at == -2 ? Value() : Value::small_int(at);
}

ADDER_STR_METHOD(index) {
  (void)n;
  ptrdiff_t at = find_argument<str_find>(ts, a);
  if (at == -1) return raise_value_error(ts, "substring not found");
  return at == -2 ? Value() : Value::small_int(at);
}

ADDER_STR_METHOD(rindex) {
  (void)n;
  ptrdiff_t at = find_argument<str_rfind>(ts, a);
  if (at == -1) return raise_value_error(ts, "substring not found");
  return at == -2 ? Value() : Value::small_int(at);
}

ADDER_STR_METHOD(count) {
  (void)n;
  Str* s = a[0].as<Str>();
  int64_t first, last;
  if (!search_bounds(ts, a[2], a[3], static_cast<int64_t>(s->length), &first, &last)) return Value();
  Str* needle = needle_argument(ts, a[1]);
  if (!needle) return Value();
  if (first > last) return Value::small_int(0);
  size_t count = str_count(s, needle, static_cast<size_t>(first), static_cast<size_t>(last), SIZE_MAX);
  return Value::small_int(static_cast<int64_t>(count));
}

ADDER_STR_METHOD(contains) {
  (void)n;
  if (!is_str(a[1])) return raise_type_error(ts, "'in <string>' requires string as left operand, not %T", a[1]);
  return Value::boolean(str_find(a[0].as<Str>(), a[1].as<Str>(), 0, a[0].as<Str>()->length) >= 0);
}

ADDER_STR_METHOD(startswith) {
  (void)n;
  return affix_method(ts, a, false);
}

ADDER_STR_METHOD(endswith) {
  (void)n;
  return affix_method(ts, a, true);
}

ADDER_STR_METHOD(replace) {
  (void)n;
  for (int i = 1; i <= 2; ++i)
    if (!is_str(a[i])) return raise_type_error(ts, "replace() argument %d must be str, not %A", i, a[i]);
  int64_t limit = -1;
  if (a[3]) {
    Value index = to_index(ts, a[3]);
    if (!index || !to_i64(ts, index, &limit)) return Value();
  }
  return str_replace(ts, a[0].as<Str>(), a[1].as<Str>(), a[2].as<Str>(), limit);
}

ADDER_STR_METHOD(removeprefix) {
  (void)n;
  if (!is_str(a[1])) return raise_type_error(ts, "removeprefix() argument must be str, not %A", a[1]);
  Str* s = a[0].as<Str>();
  Str* part = a[1].as<Str>();
  bool found = affix_matches(s, part, 0, static_cast<int64_t>(s->length), false);
  return str_substring(ts, s, found ? part->length : 0, s->length);
}

ADDER_STR_METHOD(removesuffix) {
  (void)n;
  if (!is_str(a[1])) return raise_type_error(ts, "removesuffix() argument must be str, not %A", a[1]);
  Str* s = a[0].as<Str>();
  Str* part = a[1].as<Str>();
  bool found = affix_matches(s, part, 0, static_cast<int64_t>(s->length), true);
  return str_substring(ts, s, 0, s->length - (found ? part->length : 0));
}

}  // namespace adder
