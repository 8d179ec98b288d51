// str_find.cpp: substring search behind find, rfind, in, split, replace, count.
//
// One-byte text goes to memchr and memmem. Wider text, and every search from the right, first scans for the needle's
// first point; when that wastes too much work (hostile or periodic text) the search goes on with the two-way algorithm
// (Crochemore and Perrin, 1991), linear in time and constant in space. A search from the right is the same search over
// both texts read backwards.
#include "runtime/objects/str_tools.h"

namespace adder {

namespace {

// Points of a text read forwards or backwards.
template <typename T, bool kBackwards>
struct Reader {
  const T* first;
  size_t size;
  T operator[](size_t i) const { return kBackwards ? first[size - 1 - i] : first[i]; }
};

// Start of the maximal suffix of the needle under < (or > when inverted), with that suffix's period.
template <typename R>
size_t maximal_suffix(const R& needle, bool inverted, size_t* period) {
  size_t n = needle.size, suffix = static_cast<size_t>(-1), candidate = 0, offset = 1, p = 1;
  while (candidate + offset < n) {
    auto a = needle[candidate + offset];
    auto b = needle[suffix + offset];
    if (a == b) {
      if (offset == p) {
        candidate += p;
        offset = 1;
      } else {
        ++offset;
      }
    } else if ((a < b) != inverted) {
      candidate += offset;
      offset = 1;
      p = candidate - suffix;
    } else {
      suffix = candidate++;
      offset = p = 1;
    }
  }
  *period = p;
  return suffix + 1;
}

template <typename H, typename N>
ptrdiff_t two_way(const H& hay, const N& needle, size_t from) {
  size_t n = needle.size, period_a, period_b;
  size_t cut_a = maximal_suffix(needle, false, &period_a);
  size_t cut_b = maximal_suffix(needle, true, &period_b);
  size_t cut = std::max(cut_a, cut_b);
  size_t period = cut_a > cut_b ? period_a : period_b;
  bool periodic = cut + period <= n;
  for (size_t i = 0; periodic && i < cut; ++i) periodic = needle[i] == needle[i + period];
  if (!periodic) period = std::max(cut, n - cut) + 1;
  size_t known = 0;  // points of the needle's start known to match at pos
  for (size_t pos = from; pos + n <= hay.size;) {
    size_t i = std::max(cut, known);
    while (i < n && needle[i] == hay[pos + i]) ++i;
    if (i < n) {
      pos += i - cut + 1;
      known = 0;
      continue;
    }
    size_t j = cut;
    while (j > known && needle[j - 1] == hay[pos + j - 1]) --j;
    if (j <= known) return static_cast<ptrdiff_t>(pos);
    pos += period;
    known = periodic ? n - period : 0;
  }
  return -1;
}

template <typename H, typename N>
ptrdiff_t search(const H& hay, const N& needle) {
  size_t n = needle.size;
  if (n > hay.size) return -1;
  auto first = needle[0];
  size_t last = hay.size - n, wasted = 0;
  for (size_t pos = 0; pos <= last; ++pos) {
    if (hay[pos] != first) continue;
    size_t i = 1;
    while (i < n && needle[i] == hay[pos + i]) ++i;
    if (i == n) return static_cast<ptrdiff_t>(pos);
    wasted += i;
    if (wasted > 4 * pos + 256) return two_way(hay, needle, pos + 1);
  }
  return -1;
}

template <bool kBackwards, typename H, typename N>
ptrdiff_t search_in(const H* hay, size_t hay_size, const N* needle, size_t needle_size) {
  ptrdiff_t at = search(Reader<H, kBackwards>{hay, hay_size}, Reader<N, kBackwards>{needle, needle_size});
  if (at < 0 || !kBackwards) return at;
  return static_cast<ptrdiff_t>(hay_size - needle_size) - at;
}

template <bool kBackwards, typename H>
ptrdiff_t search_needle(const H* hay, size_t size, const Str* needle) {
  if (needle->width == 1) return search_in<kBackwards>(hay, size, needle->u8(), needle->length);
  if (needle->width == 2) return search_in<kBackwards>(hay, size, needle->u16(), needle->length);
  return search_in<kBackwards>(hay, size, needle->u32(), needle->length);
}

template <bool kBackwards>
ptrdiff_t search_str(const Str* hay, const Str* needle, size_t start, size_t end) {
  ptrdiff_t at;
  size_t size = end - start;
  if (hay->width == 1)
    at = search_needle<kBackwards>(hay->u8() + start, size, needle);
  else if (hay->width == 2)
    at = search_needle<kBackwards>(hay->u16() + start, size, needle);
  else
    at = search_needle<kBackwards>(hay->u32() + start, size, needle);
  return at < 0 ? -1 : at + static_cast<ptrdiff_t>(start);
}

// The needle's first byte by memchr, as long as that finds mostly true starts. memmem, which prepares a table at each
// call, takes over when it does not.
ptrdiff_t find_long_needle(std::string_view hay, std::string_view needle) {
  const char *start = hay.data(), *last = start + hay.size() - needle.size();
  size_t wasted = 0;
  for (const char* at = start; at <= last; ++at) {
    at =
        static_cast<const char*>(memchr(at, static_cast<unsigned char>(needle[0]), static_cast<size_t>(last - at) + 1));
    if (!at) return -1;
    if (memcmp(at + 1, needle.data() + 1, needle.size() - 1) == 0) return at - start;
    wasted += 32 + needle.size();
    if (wasted > static_cast<size_t>(at - start) + 512) {
      const void* found = memmem(at, hay.size() - static_cast<size_t>(at - start), needle.data(), needle.size());
      return found ? static_cast<const char*>(found) - start : -1;
    }
  }
  return -1;
}

}  // namespace

ptrdiff_t find_bytes(std::string_view hay, std::string_view needle) {
  if (needle.size() > hay.size()) return -1;
  if (needle.empty()) return 0;
  if (needle.size() > 1) return find_long_needle(hay, needle);
  const void* at = memchr(hay.data(), static_cast<unsigned char>(needle[0]), hay.size());
  return at ? static_cast<const char*>(at) - hay.data() : -1;
}

ptrdiff_t rfind_bytes(std::string_view hay, std::string_view needle) {
  if (needle.size() > hay.size()) return -1;
  if (needle.empty()) return static_cast<ptrdiff_t>(hay.size());
  if (needle.size() == 1) {
    const void* at = memrchr(hay.data(), static_cast<unsigned char>(needle[0]), hay.size());
    return at ? static_cast<const char*>(at) - hay.data() : -1;
  }
  return search_in<true>(reinterpret_cast<const uint8_t*>(hay.data()), hay.size(),
                         reinterpret_cast<const uint8_t*>(needle.data()), needle.size());
}

ptrdiff_t str_find(const Str* hay, const Str* needle, size_t start, size_t end) {
  if (start > end || needle->length > end - start) return -1;
  if (needle->length == 0) return static_cast<ptrdiff_t>(start);
  if (needle->width > hay->width) return -1;
  if (hay->width == 1) {
    ptrdiff_t at = find_bytes({hay->data + start, end - start}, {needle->data, needle->length});
    return at < 0 ? -1 : at + static_cast<ptrdiff_t>(start);
  }
  return search_str<false>(hay, needle, start, end);
}

ptrdiff_t str_rfind(const Str* hay, const Str* needle, size_t start, size_t end) {
  if (start > end || needle->length > end - start) return -1;
  if (needle->length == 0) return static_cast<ptrdiff_t>(end);
  if (needle->width > hay->width) return -1;
  if (hay->width == 1) {
    ptrdiff_t at = rfind_bytes({hay->data + start, end - start}, {needle->data, needle->length});
    return at < 0 ? -1 : at + static_cast<ptrdiff_t>(start);
  }
  return search_str<true>(hay, needle, start, end);
}

}  // namespace adder
