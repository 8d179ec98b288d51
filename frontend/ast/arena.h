// The memory of one parse: a bump allocator that owns every AST node, sequence and string of a module.
//
// Nothing in it is ever destroyed one by one: nodes have trivial destructors and the whole tree goes with the arena.
// Identifiers are interned, so two equal names of one arena have the same data() pointer (compare pointers or text).
// Invariant: everything reachable from a Module lives in the arena that was given to parse_module().
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace adder {

class AstArena {
 public:
  AstArena() = default;
  AstArena(const AstArena&) = delete;
  AstArena& operator=(const AstArena&) = delete;

  void* allocate(std::size_t size, std::size_t align) {
    std::size_t start = (used_ + align - 1) & ~(align - 1);
    if (start + size > capacity_) {
      grow(size + align);
      start = 0;
    }
    used_ = start + size;
    total_ += size;
    return chunk_ + start;
  }

  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "arena objects are never destroyed");
    return new (allocate(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }

  template <typename T>
  std::span<T> copy(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    T* to = static_cast<T*>(allocate(sizeof(T) * items.size(), alignof(T)));
    std::memcpy(static_cast<void*>(to), items.data(), sizeof(T) * items.size());
    return {to, items.size()};
  }

  // A copy of `text` in the arena. Never null, even when empty.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return std::string_view("", 0);
    char* to = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

  // The one copy of this name. The text must already be NFKC-normalised (the parser does it).
  std::string_view intern(std::string_view name) {
    auto found = names_.find(name);
    if (found != names_.end()) return *found;
    return *names_.insert(copy(name)).first;
  }

  std::size_t bytes_allocated() const { return total_; }

 private:
  void grow(std::size_t at_least) {
    std::size_t size = chunks_.empty() ? 16 * 1024 : 256 * 1024;
    if (size < at_least) size = at_least;
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    chunk_ = chunks_.back().get();
    capacity_ = size;
    used_ = 0;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* chunk_ = nullptr;
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
  std::size_t total_ = 0;
  std::unordered_set<std::string_view> names_;
};

}  // namespace adder
