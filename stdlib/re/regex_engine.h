// regex_engine.h: one compiled regular expression and its matching, over text of 1, 2 or 4 bytes per character.
//
// PCRE2's three libraries, all without UTF: a unit is a code point, so strings are searched where they lie. A form
// (width and anchoring) is translated and compiled when first needed, and given to PCRE2's JIT once it is used again.
// Must stay true: used only under the GIL (the match block and the JIT stack are shared).
#pragma once

#include <memory>

#include "stdlib/re/regex_translator.h"

namespace adder {

enum class RegexMode : uint8_t { kSearch, kMatch, kFullMatch };

// The text to search: `data` holds `length` units of `width` bytes.
struct RegexSubject {
  const void* data = nullptr;
  size_t length = 0;
  int width = 1;
  mutable std::shared_ptr<std::vector<uint32_t>> widened;  // for a pattern that only the 32-bit library can hold
};

class RegexEngine {
 public:
  explicit RegexEngine(RegexSource source) : source_(std::move(source)) {}
  ~RegexEngine();
  RegexEngine(const RegexEngine&) = delete;

  enum Outcome : int8_t { kMatched = 1, kNoMatch = 0, kLimit = -1, kNoMemory = -2, kCompileFailed = -3 };
  // Searches from `start`; not_empty: an empty match at `start` does not count. On kMatched, spans() holds start and
  // end of group 0, 1... (-1: not set), until the next call.
  Outcome run(const RegexSubject& subject, size_t start, RegexMode mode, bool not_empty);
  const int64_t* spans() const { return spans_.data(); }
  const std::string& compile_error() const { return compile_error_; }
  void set_groups(uint32_t groups) { spans_.assign(2 * (size_t{groups} + 1), -1); }
  size_t memory() const { return memory_; }

 private:
  struct Form {
    void* code = nullptr;
    uint32_t uses = 0;
    bool jit = false;
    bool too_large = false;
  };
  template <int W>
  Outcome run_width(const RegexSubject& subject, size_t start, RegexMode mode, bool not_empty);
  template <int W>
  bool compile(Form& form, RegexMode mode);

  RegexSource source_;
  Form forms_[3][3];  // [log2 width][mode]
  void* match_data_[3] = {};
  std::vector<int64_t> spans_;
  std::string compile_error_;
  size_t memory_ = 0;
};

inline constexpr uint32_t kRegexMatchLimit = 100'000'000;  // steps of one match attempt
inline constexpr uint32_t kRegexHeapLimitKiB = 512u << 10;

}  // namespace adder
