// str.h: str, fixed-width code points (1, 2 or 4 bytes each; lone surrogates allowed).
//
// The width is the smallest that fits, so equal strings have equal representations. `data` points into the cell itself,
// or into a Raw buffer cell shared with other strings: `s += x` extends the buffer in place when s ends at its
// watermark. Interned strings are compared by address; names of attributes and globals always are.
#pragma once

#include <string>
#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;

struct Str : Cell {
  uint64_t hash;         // 0: not computed yet
  uint64_t length : 48;  // code points
  uint64_t width : 4;    // 1, 2 or 4
  uint64_t ascii : 1;    // all below 128 (width is 1)
  uint64_t interned : 1;
  uint64_t shared : 1;  // data lies in a buffer cell (a StrBuffer), not in this cell
  uint64_t : 9;
  char* data;  // length * width bytes; not terminated

  uint32_t at(size_t i) const {
    if (width == 1) return static_cast<uint8_t>(data[i]);
    if (width == 2) return reinterpret_cast<const uint16_t*>(data)[i];
    return reinterpret_cast<const uint32_t*>(data)[i];
  }
  const uint8_t* u8() const { return reinterpret_cast<const uint8_t*>(data); }
  const uint16_t* u16() const { return reinterpret_cast<const uint16_t*>(data); }
  const uint32_t* u32() const { return reinterpret_cast<const uint32_t*>(data); }
  std::string_view ascii_view() const { return {data, static_cast<size_t>(length)}; }  // only when ascii
};
inline constexpr size_t kMaxStrLength = size_t{1} << 46;

// All constructors return null with MemoryError pending when memory is refused.
Str* new_str_uninit(ThreadState& ts, size_t length,
                    int width);                        // caller fills data; width must be minimal; sets ascii=0
Str* new_str(ThreadState& ts, std::string_view utf8);  // valid UTF-8 or WTF-8 (surrogates as three bytes)
Str* new_str_ascii(ThreadState& ts, std::string_view ascii);
Str* new_str_latin1(ThreadState& ts, std::string_view latin1);
Str* new_str_ucs4(ThreadState& ts, const uint32_t* points, size_t count);  // narrows
Str* str_from_char(ThreadState& ts, uint32_t point);                       // cached below 256
Str* str_substring(ThreadState& ts, Str* s, size_t start, size_t end);     // narrows
Str* str_concat(ThreadState& ts, Str* a, Str* b);                          // a + b, extends a's buffer when it can
Str* intern(ThreadState& ts, Str* s);                                      // the interned string equal to s
Str* intern(ThreadState& ts, std::string_view utf8);
Str* str_format(ThreadState& ts, const char* format, ...) __attribute__((format(printf, 2, 3)));  // printf, UTF-8 out

uint64_t str_hash_slow(ThreadState& ts, Str* s);
inline uint64_t str_hash(ThreadState& ts, Str* s) {
  return s->hash ? s->hash : str_hash_slow(ts, s);
}
bool str_equal_slow(const Str* a, const Str* b);
inline bool str_equal(const Str* a, const Str* b) {
  if (a == b) return true;
  if (a->length != b->length || a->width != b->width || (a->interned && b->interned)) return false;
  if (a->hash && b->hash && a->hash != b->hash) return false;
  return str_equal_slow(a, b);
}
int str_compare(const Str* a, const Str* b);            // -1, 0, 1 by code point
bool str_equals(const Str* s, std::string_view ascii);  // with an ASCII literal
std::string str_to_utf8(const Str* s);                  // lone surrogates as three bytes (WTF-8)
// Position of needle in [start, end) or -1; the fast searches behind find, in, split, replace.
ptrdiff_t str_find(const Str* hay, const Str* needle, size_t start, size_t end);
ptrdiff_t str_rfind(const Str* hay, const Str* needle, size_t start, size_t end);
inline bool is_str(Value v) {
  return is_kind(v, Kind::Str);
}

// Grows a str of unknown length and width. Short texts live in the builder itself, so on the native stack; longer ones
// outside the heap until finish().
class StrBuilder {
 public:
  StrBuilder() = default;
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;
  ~StrBuilder() { release(); }

  void append(uint32_t point) {
    if (point < 256 && !wide_ && size_ < capacity_) [[likely]]
      data_[size_++] = static_cast<char>(point);
    else
      append_slow(point);
  }
  void append(const Str* s);
  void append_ascii(std::string_view s) {  // or Latin-1
    if (!wide_ && s.size() <= capacity_ - size_) [[likely]] {
      s.copy(data_ + size_, s.size());
      size_ += s.size();
    } else {
      append_slow(s);
    }
  }
  void append_slice(const Str* s, size_t start, size_t end);
  void append_fill(uint32_t point, size_t count);
  void append_utf8(std::string_view s);
  size_t size() const { return wide_ ? points_.size() : size_; }
  Str* finish(ThreadState& ts);  // null with MemoryError pending when memory was refused on the way
  void clear();

 private:
  static constexpr size_t kInline = 232;
  void append_slow(uint32_t point);
  void append_slow(std::string_view s);
  bool grow(size_t more);
  void widen();
  void release() {
    if (data_ != inline_) delete[] data_;
  }

  char* data_ = inline_;  // Latin-1 while every point fits
  size_t size_ = 0;
  size_t capacity_ = kInline;
  bool wide_ = false;
  bool failed_ = false;
  std::u32string points_;  // used once one does not
  char inline_[kInline];
};

}  // namespace adder
