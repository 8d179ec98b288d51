// str.cpp: the core of str: constructors, concatenation, substrings, interning, hash, equality, order.
//
// A Str's text lies behind its header in the same cell, or in a StrBuffer: a Raw cell with a watermark, the number of
// bytes in use. A shared Str always starts at the first byte of its buffer, so the buffer is found from `data` alone.
// `a + b` appends in place when a ends at its buffer's watermark and there is room: loops of `s += x` are linear. The
// first concatenation that gets long makes a buffer of exact size, only the second one reserves room to grow.
// Must stay true: width is minimal; bytes below a watermark never change; `ascii` implies width 1.
#include "runtime/objects/str.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/str_tools.h"
#include "runtime/objects/type.h"
#include "runtime/state/runtime.h"
#include "runtime/state/thread_state.h"

namespace adder {

namespace {

// A Raw whose first word of payload is the watermark.
struct StrBuffer : Cell {
  uint64_t capacity;   // of a Raw: watermark and bytes
  uint64_t watermark;  // bytes in use
  char bytes[];

  size_t room() const { return capacity - sizeof(uint64_t) - watermark; }
};
constexpr size_t kBufferHeader = sizeof(Cell) + 2 * sizeof(uint64_t);
constexpr size_t kShareThreshold = 256;  // bytes from which a concatenation goes to a buffer

StrBuffer* buffer_of(const Str* s) {
  return reinterpret_cast<StrBuffer*>(s->data - kBufferHeader);
}

StrBuffer* new_buffer(ThreadState& ts, size_t bytes) {
  Raw* raw = new_raw(ts, bytes + sizeof(uint64_t));
  return reinterpret_cast<StrBuffer*>(raw);
}

Str* new_header(ThreadState& ts, size_t length, int width, bool ascii, char* data) {
  Str* s = static_cast<Str*>(ts.rt.heap.allocate(ts, sizeof(Str), ts.rt.heads.str));
  if (!s) return nullptr;
  s->length = length;
  s->width = width;
  s->ascii = ascii;
  s->shared = 1;
  s->data = data;
  return s;
}

template <typename From, typename To>
void copy_points(To* to, const From* from, size_t count) {
  if constexpr (sizeof(From) == sizeof(To)) {
    memcpy(to, from, count * sizeof(To));
  } else {
    for (size_t i = 0; i < count; ++i) to[i] = static_cast<To>(from[i]);
  }
}

template <typename T>
uint32_t or_of(const T* points, size_t count) {
  uint32_t all = 0;
  for (size_t i = 0; i < count; ++i) all |= points[i];
  return all;
}

int width_for(uint32_t all_bits) {
  return all_bits < 0x100 ? 1 : all_bits < 0x10000 ? 2 : 4;
}

template <typename T>
Str* narrow_from(ThreadState& ts, const T* points, size_t count) {
  uint32_t all = or_of(points, count);
  if (count == 1 && all < 256) return str_from_char(ts, all);
  int width = width_for(all);
  Str* s = new_str_uninit(ts, count, width);
  if (!s) return nullptr;
  if (width == 1)
    copy_points(reinterpret_cast<uint8_t*>(s->data), points, count);
  else if (width == 2)
    copy_points(reinterpret_cast<uint16_t*>(s->data), points, count);
  else
    copy_points(reinterpret_cast<uint32_t*>(s->data), points, count);
  s->ascii = all < 128;
  return s;
}

}  // namespace

uint32_t decode_utf8(const unsigned char*& p, const unsigned char* end) {
  unsigned c = *p++;
  if (c < 0x80) return c;
  int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  if (c < 0xc2 || c > 0xf4 || end - p < more) return 0xfffd;
  uint32_t point = c & (0x3f >> more);
  for (int i = 0; i < more; ++i) {
    if ((p[i] & 0xc0) != 0x80) return 0xfffd;
    point = point << 6 | (p[i] & 0x3f);
  }
  p += more;
  return point;
}

// Copies s's points, widened, to a place of elements of `width` bytes (at least s's own width).
void str_copy_points(const Str* s, char* to, int width) {
  size_t n = s->length;
  if (s->width == static_cast<unsigned>(width)) {
    memcpy(to, s->data, n * width);
  } else if (width == 2) {
    copy_points(reinterpret_cast<uint16_t*>(to), s->u8(), n);
  } else if (s->width == 1) {
    copy_points(reinterpret_cast<uint32_t*>(to), s->u8(), n);
  } else {
    copy_points(reinterpret_cast<uint32_t*>(to), s->u16(), n);
  }
}

bool bytes_are_ascii(const char* p, size_t n) {
  uint64_t all = 0;
  size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    uint64_t word;
    memcpy(&word, p + i, 8);
    all |= word;
  }
  for (; i < n; ++i) all |= static_cast<unsigned char>(p[i]);
  return !(all & 0x8080808080808080);
}

Str* new_str_uninit(ThreadState& ts, size_t length, int width) {
  if (length == 0 && ts.rt.empty_str) return ts.rt.empty_str;
  if (length > kMaxStrLength) {
    raise_memory_error(ts);
    return nullptr;
  }
  Str* s = static_cast<Str*>(ts.rt.heap.allocate(ts, sizeof(Str) + length * width, ts.rt.heads.str));
  if (!s) return nullptr;
  s->length = length;
  s->width = width;
  s->data = reinterpret_cast<char*>(s + 1);
  if (length == 0) {
    s->width = 1;
    s->ascii = 1;
    ts.rt.empty_str = s;
  }
  return s;
}

namespace {

// memcpy for texts that are short more often than not: calling it would cost more than the copy.
inline void copy_short(char* to, const char* from, size_t n) {
  if (n > 16) {
    memcpy(to, from, n);
  } else if (n >= 8) {
    uint64_t first, last;
    memcpy(&first, from, 8);
    memcpy(&last, from + n - 8, 8);
    memcpy(to, &first, 8);
    memcpy(to + n - 8, &last, 8);
  } else if (n >= 4) {
    uint32_t first, last;
    memcpy(&first, from, 4);
    memcpy(&last, from + n - 4, 4);
    memcpy(to, &first, 4);
    memcpy(to + n - 4, &last, 4);
  } else {
    for (size_t i = 0; i < n; ++i) to[i] = from[i];
  }
}

}  // namespace

Str* new_str_ascii(ThreadState& ts, std::string_view text) {
  if (text.size() == 1) return str_from_char(ts, static_cast<unsigned char>(text[0]));
  Str* s = new_str_uninit(ts, text.size(), 1);
  if (!s || text.empty()) return s;
  copy_short(s->data, text.data(), text.size());
  s->ascii = 1;
  return s;
}

Str* new_str_latin1(ThreadState& ts, std::string_view text) {
  if (text.size() == 1) return str_from_char(ts, static_cast<unsigned char>(text[0]));
  Str* s = new_str_uninit(ts, text.size(), 1);
  if (!s || text.empty()) return s;
  memcpy(s->data, text.data(), text.size());
  s->ascii = bytes_are_ascii(text.data(), text.size());
  return s;
}

Str* new_str(ThreadState& ts, std::string_view utf8) {
  if (bytes_are_ascii(utf8.data(), utf8.size())) return new_str_ascii(ts, utf8);
  const unsigned char* begin = reinterpret_cast<const unsigned char*>(utf8.data());
  const unsigned char* end = begin + utf8.size();
  uint32_t all = 0;
  size_t count = 0;
  for (const unsigned char* p = begin; p < end; ++count) all |= decode_utf8(p, end);
  if (count == 1 && all < 256) return str_from_char(ts, all);
  int width = width_for(all);
  Str* s = new_str_uninit(ts, count, width);
  if (!s) return nullptr;
  size_t i = 0;
  for (const unsigned char* p = begin; p < end; ++i) {
    uint32_t point = decode_utf8(p, end);
    if (width == 1)
      reinterpret_cast<uint8_t*>(s->data)[i] = static_cast<uint8_t>(point);
    else if (width == 2)
      reinterpret_cast<uint16_t*>(s->data)[i] = static_cast<uint16_t>(point);
    else
      reinterpret_cast<uint32_t*>(s->data)[i] = point;
  }
  return s;
}

Str* new_str_points(ThreadState& ts, const void* points, size_t count, int width) {
  if (width == 1) return new_str_latin1(ts, {static_cast<const char*>(points), count});
  if (width == 2) return narrow_from(ts, static_cast<const uint16_t*>(points), count);
  return narrow_from(ts, static_cast<const uint32_t*>(points), count);
}

Str* new_str_ucs4(ThreadState& ts, const uint32_t* points, size_t count) {
  return narrow_from(ts, points, count);
}

Str* str_from_char(ThreadState& ts, uint32_t point) {
  if (point < 256) {
    Str*& cached = ts.rt.latin1[point];
    if (cached) return cached;
    Str* s = new_str_uninit(ts, 1, 1);
    if (!s) return nullptr;
    s->data[0] = static_cast<char>(point);
    s->ascii = point < 128;
    return cached = s;
  }
  int width = point < 0x10000 ? 2 : 4;
  Str* s = new_str_uninit(ts, 1, width);
  if (!s) return nullptr;
  if (width == 2)
    reinterpret_cast<uint16_t*>(s->data)[0] = static_cast<uint16_t>(point);
  else
    reinterpret_cast<uint32_t*>(s->data)[0] = point;
  return s;
}

Str* str_substring(ThreadState& ts, Str* s, size_t start, size_t end) {
  if (start == 0 && end == s->length && !is_subclass_instance(s)) return s;
  if (end <= start) return new_str_uninit(ts, 0, 1);
  size_t count = end - start;
  if (s->ascii) return new_str_ascii(ts, {s->data + start, count});
  if (s->width == 1) return new_str_latin1(ts, {s->data + start, count});
  if (s->width == 2) return narrow_from(ts, s->u16() + start, count);
  return narrow_from(ts, s->u32() + start, count);
}

Str* str_exact(ThreadState& ts, Str* s) {
  if (!is_subclass_instance(s)) return s;
  if (s->length == 0) return new_str_uninit(ts, 0, 1);
  if (!s->shared) {
    Str* copy = new_str_uninit(ts, s->length, s->width);
    if (!copy) return nullptr;
    memcpy(copy->data, s->data, s->length * s->width);
    copy->ascii = s->ascii;
    copy->hash = s->hash;
    return copy;
  }
  Str* copy = new_header(ts, s->length, s->width, s->ascii, s->data);
  if (copy) copy->hash = s->hash;
  return copy;
}

Str* new_str_of_type(ThreadState& ts, Type* type, Str* s) {
  StrBuffer* buffer = s->shared ? buffer_of(s) : nullptr;
  if (!buffer) {
    size_t bytes = s->length * s->width;
    buffer = new_buffer(ts, bytes);
    if (!buffer) return nullptr;
    memcpy(buffer->bytes, s->data, bytes);
    buffer->watermark = bytes;
  }
  Str* result = static_cast<Str*>(new_instance(ts, type));
  if (!result) return nullptr;
  result->hash = s->hash;
  result->length = s->length;
  result->width = s->width;
  result->ascii = s->ascii;
  result->shared = 1;
  result->data = buffer->bytes;
  return result;
}

Str* str_concat(ThreadState& ts, Str* a, Str* b) {
  if (b->length == 0) return str_exact(ts, a);
  if (a->length == 0) return str_exact(ts, b);
  int width = std::max<int>(a->width, b->width);
  bool ascii = a->ascii && b->ascii;
  size_t length = a->length + b->length;
  size_t a_bytes = a->length * width, bytes = length * width;
  if (bytes < kShareThreshold) {
    Str* s = new_str_uninit(ts, length, width);
    if (!s) return nullptr;
    str_copy_points(a, s->data, width);
    str_copy_points(b, s->data + a_bytes, width);
    s->ascii = ascii;
    return s;
  }
  if (length > kMaxStrLength) {
    raise_memory_error(ts);
    return nullptr;
  }
  if (a->shared && a->width == static_cast<unsigned>(width)) {
    StrBuffer* buffer = buffer_of(a);
    if (buffer->watermark == a_bytes && buffer->room() >= bytes - a_bytes) {
      Str* s = new_header(ts, length, width, ascii, a->data);
      if (!s) return nullptr;
      buffer->watermark = bytes;
      str_copy_points(b, buffer->bytes + a_bytes, width);
      return s;
    }
  }
  StrBuffer* buffer = new_buffer(ts, a->shared ? bytes + bytes / 2 : bytes);
  if (!buffer) return nullptr;
  Str* s = new_header(ts, length, width, ascii, buffer->bytes);
  if (!s) return nullptr;
  str_copy_points(a, buffer->bytes, width);
  str_copy_points(b, buffer->bytes + a_bytes, width);
  buffer->watermark = bytes;
  return s;
}

Str* str_format(ThreadState& ts, const char* format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int size = vsnprintf(nullptr, 0, format, args);
  va_end(args);
  std::string text(size < 0 ? 0 : size, '\0');
  if (size > 0) vsnprintf(text.data(), text.size() + 1, format, again);
  va_end(again);
  return new_str(ts, text);
}

bool str_equal_slow(const Str* a, const Str* b) {
  return memcmp(a->data, b->data, a->length * a->width) == 0;
}

namespace {
template <typename A, typename B>
int compare_points(const A* a, size_t a_length, const B* b, size_t b_length) {
  size_t shared = std::min(a_length, b_length);
  for (size_t i = 0; i < shared; ++i)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return a_length == b_length ? 0 : a_length < b_length ? -1 : 1;
}

template <typename A>
int compare_with(const A* a, size_t a_length, const Str* b) {
  if (b->width == 1) return compare_points(a, a_length, b->u8(), b->length);
  if (b->width == 2) return compare_points(a, a_length, b->u16(), b->length);
  return compare_points(a, a_length, b->u32(), b->length);
}
}  // namespace

int str_compare(const Str* a, const Str* b) {
  if (a->width == 1 && b->width == 1) {
    int order = memcmp(a->data, b->data, std::min<size_t>(a->length, b->length));
    if (order) return order < 0 ? -1 : 1;
    return a->length == b->length ? 0 : a->length < b->length ? -1 : 1;
  }
  if (a->width == 1) return compare_with(a->u8(), a->length, b);
  if (a->width == 2) return compare_with(a->u16(), a->length, b);
  return compare_with(a->u32(), a->length, b);
}

bool str_equals(const Str* s, std::string_view ascii) {
  return s->width == 1 && s->length == ascii.size() && memcmp(s->data, ascii.data(), ascii.size()) == 0;
}

void append_point_utf8(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xc0 | c >> 6));
    out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | c >> 12));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  } else {
    out.push_back(static_cast<char>(0xf0 | c >> 18));
    out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  }
}

std::string str_to_utf8(const Str* s) {
  if (s->ascii) return std::string(s->ascii_view());
  std::string out;
  out.reserve(s->length * (s->width == 4 ? 4 : s->width + 1));
  for (size_t i = 0; i < s->length; ++i) append_point_utf8(out, s->at(i));
  return out;
}

void trace_str(Cell* cell, Marker& marker) {
  Str* s = static_cast<Str*>(cell);
  if (s->shared) marker.mark_only(buffer_of(s));
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

// --- hash and interning

// SipHash-1-3 (Aumasson and Bernstein): keyed, so that scripts fed hostile keys keep fast dicts.
uint64_t hash_bytes(Runtime& rt, const void* data, size_t size) {
  if (!size) return 0;  // whatever the key
  uint64_t k0 = rt.hash_key[0], k1 = rt.hash_key[1];
  uint64_t v0 = k0 ^ 0x736f6d6570736575, v1 = k1 ^ 0x646f72616e646f6d;
  uint64_t v2 = k0 ^ 0x6c7967656e657261, v3 = k1 ^ 0x7465646279746573;
  auto round = [&] {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  };
  const char* p = static_cast<const char*>(data);
  size_t left = size;
  for (; left >= 8; left -= 8, p += 8) {
    uint64_t word;
    memcpy(&word, p, 8);
    v3 ^= word;
    round();
    v0 ^= word;
  }
  uint64_t last = uint64_t{size} << 56;
  for (size_t i = 0; i < left; ++i) last |= uint64_t{static_cast<unsigned char>(p[i])} << 8 * i;
  v3 ^= last;
  round();
  v0 ^= last;
  v2 ^= 0xff;
  round();
  round();
  round();
  uint64_t hash = v0 ^ v1 ^ v2 ^ v3;
  return hash + 1 <= 1 ? hash + 0x9e3779b97f4a7c15 : hash;  // neither 0 (not computed) nor -1 (never a script's hash)
}

uint64_t str_hash_slow(ThreadState& ts, Str* s) {
  return s->hash = hash_bytes(ts.rt, s->data, s->length * s->width);
}

namespace {

// The slot where a string with this hash and text stands or would go.
size_t interned_slot(Runtime& rt, uint64_t hash, const char* data, size_t length, unsigned width) {
  size_t mask = rt.interned.size() - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    const Str* s = rt.interned[i];
    if (!s) return i;
    if (s->hash == hash && s->length == length && s->width == width && memcmp(s->data, data, length * width) == 0)
      return i;
  }
}

void rebuild_interned(Runtime& rt, size_t size, Marker* marker) {
  std::vector<Str*> old(size, nullptr);
  old.swap(rt.interned);
  rt.interned_count = 0;
  for (Str* s : old) {
    if (!s || (marker && !marker->is_marked(s))) continue;
    size_t i = s->hash & (size - 1);
    while (rt.interned[i]) i = (i + 1) & (size - 1);
    rt.interned[i] = s;
    ++rt.interned_count;
  }
}

}  // namespace

Str* intern(ThreadState& ts, Str* s) {
  if (s->interned) return s;
  Runtime& rt = ts.rt;
  uint64_t hash = str_hash(ts, s);
  if (rt.interned.empty()) rebuild_interned(rt, 4096, nullptr);
  size_t slot = interned_slot(rt, hash, s->data, s->length, s->width);
  if (rt.interned[slot]) return rt.interned[slot];
  if (is_subclass_instance(s) || (s->shared && buffer_of(s)->capacity > 2 * s->length * s->width)) {
    Str* copy = new_str_uninit(ts, s->length, s->width);  // may collect, which moves slots
    if (!copy) return nullptr;
    memcpy(copy->data, s->data, s->length * s->width);
    copy->ascii = s->ascii;
    copy->hash = hash;
    s = copy;
  }
  if ((rt.interned_count + 1) * 3 > rt.interned.size() * 2) rebuild_interned(rt, rt.interned.size() * 2, nullptr);
  slot = interned_slot(rt, hash, s->data, s->length, s->width);
  if (rt.interned[slot]) return rt.interned[slot];
  s->interned = 1;
  rt.interned[slot] = s;
  ++rt.interned_count;
  return s;
}

Str* intern(ThreadState& ts, std::string_view utf8) {
  if (!ts.rt.interned.empty() && bytes_are_ascii(utf8.data(), utf8.size())) {
    uint64_t hash = hash_bytes(ts.rt, utf8.data(), utf8.size());
    Str* found = ts.rt.interned[interned_slot(ts.rt, hash, utf8.data(), utf8.size(), 1)];
    if (found) return found;
  }
  Str* s = new_str(ts, utf8);
  return s ? intern(ts, s) : nullptr;
}

void sweep_interned(Runtime& rt, Marker& marker) {
  if (!rt.interned.empty()) rebuild_interned(rt, rt.interned.size(), &marker);
}

}  // namespace adder
