// regex_engine.cpp: compiling and running patterns with PCRE2.
//
// The 8- and 16-bit libraries hold patterns of up to 64 Ki units compiled; larger ones run in the 32-bit library over a
// widened copy of the subject. A match has a step limit, so that a pattern that backtracks without end becomes an
// error.
#define PCRE2_CODE_UNIT_WIDTH 0
#include "stdlib/re/regex_engine.h"

#include <pcre2.h>

#include <algorithm>

namespace adder {

namespace {

template <int W>
struct Library;

#define ADDER_PCRE2(W, index_)                                                       \
  template <>                                                                        \
  struct Library<W> {                                                                \
    static constexpr int index = index_;                                             \
    using Unit = PCRE2_UCHAR##W;                                                     \
    using Code = pcre2_code_##W;                                                     \
    using MatchData = pcre2_match_data_##W;                                          \
    using MatchContext = pcre2_match_context_##W;                                    \
    using CompileContext = pcre2_compile_context_##W;                                \
    using JitStack = pcre2_jit_stack_##W;                                            \
    static constexpr auto compile = pcre2_compile_##W;                               \
    static constexpr auto code_free = pcre2_code_free_##W;                           \
    static constexpr auto jit_compile = pcre2_jit_compile_##W;                       \
    static constexpr auto jit_match = pcre2_jit_match_##W;                           \
    static constexpr auto match = pcre2_match_##W;                                   \
    static constexpr auto pattern_info = pcre2_pattern_info_##W;                     \
    static constexpr auto match_data_create = pcre2_match_data_create_##W;           \
    static constexpr auto match_data_free = pcre2_match_data_free_##W;               \
    static constexpr auto get_ovector_pointer = pcre2_get_ovector_pointer_##W;       \
    static constexpr auto get_error_message = pcre2_get_error_message_##W;           \
    static constexpr auto match_context_create = pcre2_match_context_create_##W;     \
    static constexpr auto set_match_limit = pcre2_set_match_limit_##W;               \
    static constexpr auto set_heap_limit = pcre2_set_heap_limit_##W;                 \
    static constexpr auto jit_stack_create = pcre2_jit_stack_create_##W;             \
    static constexpr auto jit_stack_assign = pcre2_jit_stack_assign_##W;             \
    static constexpr auto compile_context_create = pcre2_compile_context_create_##W; \
    static constexpr auto set_newline = pcre2_set_newline_##W;                       \
    static constexpr auto set_parens_nest_limit = pcre2_set_parens_nest_limit_##W;   \
  }
ADDER_PCRE2(8, 0);
ADDER_PCRE2(16, 1);
ADDER_PCRE2(32, 2);
#undef ADDER_PCRE2

template <int W>
typename Library<W>::CompileContext* compile_context() {
  static thread_local auto* context = [] {
    auto* made = Library<W>::compile_context_create(nullptr);
    if (made) {
      Library<W>::set_newline(made, PCRE2_NEWLINE_LF);
      Library<W>::set_parens_nest_limit(made, 2000);
    }
    return made;
  }();
  return context;
}

// One match context and JIT stack a thread: two Runtimes may match at the same time.
template <int W>
typename Library<W>::MatchContext* match_context() {
  struct Holder {
    typename Library<W>::MatchContext* context = Library<W>::match_context_create(nullptr);
    Holder() {
      if (!context) return;
      Library<W>::set_match_limit(context, kRegexMatchLimit);
      Library<W>::set_heap_limit(context, kRegexHeapLimitKiB);
      Library<W>::jit_stack_assign(context, nullptr, Library<W>::jit_stack_create(32 << 10, 16 << 20, nullptr));
    }
  };
  static thread_local Holder* holder = new Holder();
  return holder->context;
}

constexpr uint32_t kMaxUnit[3] = {0xff, 0xffff, 0x10ffff};
constexpr uint32_t kJitAfterUses = 2;
constexpr size_t kJitSubjectLength = 2000;

}  // namespace

RegexEngine::~RegexEngine() {
  for (int mode = 0; mode < 3; ++mode) {
    Library<8>::code_free(static_cast<Library<8>::Code*>(forms_[0][mode].code));
    Library<16>::code_free(static_cast<Library<16>::Code*>(forms_[1][mode].code));
    Library<32>::code_free(static_cast<Library<32>::Code*>(forms_[2][mode].code));
  }
  Library<8>::match_data_free(static_cast<Library<8>::MatchData*>(match_data_[0]));
  Library<16>::match_data_free(static_cast<Library<16>::MatchData*>(match_data_[1]));
  Library<32>::match_data_free(static_cast<Library<32>::MatchData*>(match_data_[2]));
}

template <int W>
bool RegexEngine::compile(Form& form, RegexMode mode) {
  using Lib = Library<W>;
  source_.max_unit = kMaxUnit[Lib::index];
  RegexTranslation translation = translate_regex(source_);
  std::basic_string<typename Lib::Unit> text(translation.text.begin(), translation.text.end());
  uint32_t options = PCRE2_DOTALL | PCRE2_ALT_CIRCUMFLEX;
  if (translation.ucp) options |= PCRE2_UCP;
  if (translation.flags & kRegexIgnoreCase) options |= PCRE2_CASELESS;
  if (mode != RegexMode::kSearch) options |= PCRE2_ANCHORED;
  if (mode == RegexMode::kFullMatch) options |= PCRE2_ENDANCHORED;
  int error = 0;
  size_t offset = 0;
  form.code = Lib::compile(text.data(), text.size(), options, &error, &offset, compile_context<W>());
  if (!form.code) {
    constexpr int kTooLarge = 120;  // "regular expression is too large"
    form.too_large = error == kTooLarge && W != 32;
    typename Lib::Unit message[256];
    int size = Lib::get_error_message(error, message, std::size(message));
    compile_error_ = size > 0 ? std::string(message, message + size) : "unknown error";
    return false;
  }
  size_t bytes = 0;
  Lib::pattern_info(static_cast<typename Lib::Code*>(form.code), PCRE2_INFO_SIZE, &bytes);
  memory_ += bytes;
  if (!match_data_[Lib::index])
    match_data_[Lib::index] = Lib::match_data_create(static_cast<uint32_t>(spans_.size() / 2), nullptr);
  return true;
}

template <int W>
RegexEngine::Outcome RegexEngine::run_width(const RegexSubject& subject, size_t start, RegexMode mode, bool not_empty) {
  using Lib = Library<W>;
  Form& form = forms_[Lib::index][static_cast<int>(mode)];
  if (!form.code) {
    if (form.too_large || !compile<W>(form, mode)) {
      if (!form.too_large) return kCompileFailed;
      if constexpr (W != 32) {
        auto* units = static_cast<const typename Lib::Unit*>(subject.data);
        if (!subject.widened) subject.widened = std::make_shared<std::vector<uint32_t>>(units, units + subject.length);
        RegexSubject wide;
        wide.data = subject.widened->data();
        wide.length = subject.length;
        wide.width = 4;
        return run_width<32>(wide, start, mode, not_empty);
      }
    }
  }
  auto* code = static_cast<typename Lib::Code*>(form.code);
  auto* data = static_cast<typename Lib::MatchData*>(match_data_[Lib::index]);
  auto* context = match_context<W>();
  if (!data || !context) return kNoMemory;
  if (!form.jit &&
      (form.uses++ == kJitAfterUses || (form.uses < kJitAfterUses && subject.length > kJitSubjectLength))) {
    form.jit = Lib::jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    form.uses = kJitAfterUses + 1;
  }
  auto* units = static_cast<const typename Lib::Unit*>(subject.data);
  static constexpr typename Lib::Unit kNothing[1] = {0};
  if (!units) units = kNothing;
  uint32_t options = not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
  int count = form.jit ? Lib::jit_match(code, units, subject.length, start, options, data, context)
                       : Lib::match(code, units, subject.length, start, options, data, context);
  if (count == PCRE2_ERROR_JIT_STACKLIMIT)
    count = Lib::match(code, units, subject.length, start, options | PCRE2_NO_JIT, data, context);
  if (count < 0) {
    if (count == PCRE2_ERROR_NOMATCH) return kNoMatch;
    return count == PCRE2_ERROR_NOMEMORY ? kNoMemory : kLimit;
  }
  const size_t* offsets = Lib::get_ovector_pointer(data);
  size_t filled = 2 * static_cast<size_t>(count);
  for (size_t i = 0; i < spans_.size(); ++i) spans_[i] = i < filled ? static_cast<int64_t>(offsets[i]) : -1;
  return kMatched;
}

RegexEngine::Outcome RegexEngine::run(const RegexSubject& subject, size_t start, RegexMode mode, bool not_empty) {
  if (subject.width == 1) return run_width<8>(subject, start, mode, not_empty);
  if (subject.width == 2) return run_width<16>(subject, start, mode, not_empty);
  return run_width<32>(subject, start, mode, not_empty);
}

}  // namespace adder
