// str_builder.cpp: texts that grow: one byte a point until the first point beyond Latin-1.
#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>

#include "runtime/errors/raise.h"
#include "runtime/objects/str.h"
#include "runtime/objects/str_tools.h"

namespace adder {

namespace {
constexpr size_t kMaxWideFill = size_t{1} << 30;  // points; more is taken for a mistake, not for a text

// Texts are built outside of natives too, where nobody turns a throw into MemoryError: what throws is noted instead.
template <typename Change>
void note_throw(bool& failed, Change change) {
  if (failed) return;
  try {
    change();
  } catch (const std::bad_alloc&) {
    failed = true;
  } catch (const std::length_error&) {
    failed = true;
  }
}
}  // namespace

bool StrBuilder::grow(size_t more) {
  size_t capacity = std::max(size_ + more, capacity_ * 2);
  char* data = new (std::nothrow) char[capacity];
  if (!data) {
    failed_ = true;
    return false;
  }
  memcpy(data, data_, size_);
  release();
  data_ = data;
  capacity_ = capacity;
  return true;
}

void StrBuilder::widen() {
  points_.resize(size_);
  for (size_t i = 0; i < size_; ++i) points_[i] = static_cast<unsigned char>(data_[i]);
  wide_ = true;
}

void StrBuilder::append_slow(uint32_t point) {
  if (!wide_ && point < 256) {
    if (!grow(1)) return;
    data_[size_++] = static_cast<char>(point);
    return;
  }
  note_throw(failed_, [&] {
    if (!wide_) widen();
    points_.push_back(point);
  });
}

void StrBuilder::append_slow(std::string_view s) {
  if (!wide_) {
    if (!grow(s.size())) return;
    memcpy(data_ + size_, s.data(), s.size());
    size_ += s.size();
    return;
  }
  note_throw(failed_, [&] {
    for (char c : s) points_.push_back(static_cast<unsigned char>(c));
  });
}

void StrBuilder::append(const Str* s) {
  if (s->width == 1) return append_ascii({s->data, s->length});
  note_throw(failed_, [&] {
    if (!wide_) widen();
    size_t at = points_.size();
    points_.resize(at + s->length);
    str_copy_points(s, reinterpret_cast<char*>(points_.data() + at), 4);
  });
}

void StrBuilder::append_slice(const Str* s, size_t start, size_t end) {
  if (s->width == 1) return append_ascii({s->data + start, end - start});
  for (size_t i = start; i < end; ++i) append(s->at(i));
}

void StrBuilder::append_fill(uint32_t point, size_t count) {
  if (wide_ || point > 255) {
    if (count > kMaxWideFill) {
      failed_ = true;
      return;
    }
    note_throw(failed_, [&] {
      if (!wide_ && count) widen();
      points_.append(count, point);
    });
    return;
  }
  if (count > capacity_ - size_ && !grow(count)) return;
  memset(data_ + size_, static_cast<int>(point), count);
  size_ += count;
}

void StrBuilder::append_utf8(std::string_view s) {
  const unsigned char* p = reinterpret_cast<const unsigned char*>(s.data());
  const unsigned char* end = p + s.size();
  while (p < end) append(decode_utf8(p, end));
}

Str* StrBuilder::finish(ThreadState& ts) {
  if (failed_) return raise_memory_error(ts), nullptr;
  if (!wide_) return new_str_latin1(ts, {data_, size_});
  return new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(points_.data()), points_.size());
}

void StrBuilder::clear() {
  points_.clear();
  wide_ = failed_ = false;
  size_ = 0;
}

}  // namespace adder
