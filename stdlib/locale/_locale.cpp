// _locale.cpp: the C library's locales, without its setlocale(): that is the process's own, and the runtime (and a
// host) formats numbers by it. Each Runtime has a locale_t of its own that only these functions use.
#include <langinfo.h>
#include <locale.h>

#include <cstring>
#include <string>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

extern const NativeModule kModule__locale;

namespace {

struct Category {
  const char* name;
  int number, mask;
};
const Category kCategories[] = {{"LC_CTYPE", LC_CTYPE, LC_CTYPE_MASK},
                                {"LC_NUMERIC", LC_NUMERIC, LC_NUMERIC_MASK},
                                {"LC_TIME", LC_TIME, LC_TIME_MASK},
                                {"LC_COLLATE", LC_COLLATE, LC_COLLATE_MASK},
                                {"LC_MONETARY", LC_MONETARY, LC_MONETARY_MASK},
                                {"LC_MESSAGES", LC_MESSAGES, LC_MESSAGES_MASK}};
constexpr size_t kCount = std::size(kCategories);

struct LocaleState {
  std::string names[kCount];
  locale_t locale = nullptr;
  Type* error = nullptr;
  LocaleState() {
    for (std::string& name : names) name = "C";
    names[0] = "C.UTF-8";  // Adder's text is UTF-8 whatever the environment says
    locale = newlocale(LC_ALL_MASK, "C", nullptr);
    if (locale_t better = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale)) locale = better;
  }
  ~LocaleState() {
    if (locale) freelocale(locale);
  }
  LocaleState(const LocaleState&) = delete;
  LocaleState& operator=(const LocaleState&) = delete;
  void trace(Marker& marker) { marker.visit(error); }
};
LocaleState& state_of(ThreadState& ts) {
  return module_state<LocaleState>(ts, kModule__locale);
}

// The names of all categories: one name when they agree, else glibc's list.
std::string all_names(const LocaleState& state) {
  bool same = true;
  for (const std::string& name : state.names) same = same && name == state.names[0];
  if (same) return state.names[0];
  std::string text;
  for (size_t i = 0; i < kCount; ++i) {
    if (i) text += ';';
    text += std::string(kCategories[i].name) + '=' + state.names[i];
  }
  return text + ";LC_PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;LC_IDENTIFICATION=C";
}

// What "" stands for: the environment's choice.
std::string environment_name(const Category& category) {
  for (const char* variable : {"LC_ALL", category.name, "LANG"}) {
    const char* value = std::getenv(variable);
    if (value && *value) return value;
  }
  return "C";
}

// The name that a category gets from setlocale's argument.
std::string wanted_name(const std::string& text, const Category& category) {
  if (text.empty()) return environment_name(category);
  if (text.find(';') == std::string::npos) return text;
  const std::string key = std::string(category.name) + '=';
  size_t at = text.find(key);
  if (at == std::string::npos) return "C";
  at += key.size();
  return text.substr(at, text.find(';', at) - at);
}

Value setlocale_native(ThreadState& ts, Value* a, uint32_t) {
  LocaleState& state = state_of(ts);
  int64_t number;
  if (!to_i64(ts, a[0], &number)) return {};
  const Category* only = nullptr;
  size_t index = 0;
  for (size_t i = 0; i < kCount; ++i)
    if (kCategories[i].number == number) only = &kCategories[index = i];
  if (!only && number != LC_ALL) return raise(ts, state.error, "invalid locale category");
  if (a[1] && !a[1].is_none()) {
    if (!is_str(a[1])) return raise_type_error(ts, "locale must be a string or None");
    const std::string text = str_to_utf8(a[1].as<Str>());
    locale_t changed = duplocale(state.locale);
    std::string names[kCount];
    for (size_t i = 0; i < kCount; ++i) {
      names[i] = state.names[i];
      if (only && only != &kCategories[i]) continue;
      names[i] = wanted_name(text, kCategories[i]);
      locale_t next = changed ? newlocale(kCategories[i].mask, names[i].c_str(), changed) : nullptr;
      if (!next) {
        if (changed) freelocale(changed);
        return raise(ts, state.error, "unsupported locale setting");
      }
      changed = next;
    }
    freelocale(state.locale);
    state.locale = changed;
    for (size_t i = 0; i < kCount; ++i) state.names[i] = names[i];
  }
  return new_str(ts, only ? state.names[index] : all_names(state));
}

Value number_list(ThreadState& ts, const char* grouping) {
  List* list = new_list(ts);
  if (!list) return {};
  for (const char* p = grouping; *p && *p != CHAR_MAX; ++p)
    if (!list_append(ts, list, Value::small_int(*p))) return {};
  if (*grouping) {
    const char* last = grouping + std::strcspn(grouping, "\x7f");
    if (!list_append(ts, list, Value::small_int(*last))) return {};
  }
  return list;
}

Value localeconv_native(ThreadState& ts, Value*, uint32_t) {
  locale_t before = uselocale(state_of(ts).locale);
  const lconv copy = *localeconv();
  Dict* dict = new_dict(ts);
  auto put = [&](const char* name, Value v) {
    Str* key = dict ? intern(ts, name) : nullptr;
    if (!key || !v || !dict_set_str(ts, dict, key, v)) dict = nullptr;
  };
  auto text = [&](const char* name, const char* s) { put(name, Value(new_str(ts, s))); };
  auto number = [&](const char* name, int n) { put(name, Value::small_int(n)); };
  text("int_curr_symbol", copy.int_curr_symbol);
  text("currency_symbol", copy.currency_symbol);
  text("mon_decimal_point", copy.mon_decimal_point);
  text("mon_thousands_sep", copy.mon_thousands_sep);
  put("mon_grouping", number_list(ts, copy.mon_grouping));
  text("positive_sign", copy.positive_sign);
  text("negative_sign", copy.negative_sign);
  number("int_frac_digits", copy.int_frac_digits);
  number("frac_digits", copy.frac_digits);
  number("p_cs_precedes", copy.p_cs_precedes);
  number("p_sep_by_space", copy.p_sep_by_space);
  number("n_cs_precedes", copy.n_cs_precedes);
  number("n_sep_by_space", copy.n_sep_by_space);
  number("p_sign_posn", copy.p_sign_posn);
  number("n_sign_posn", copy.n_sign_posn);
  text("decimal_point", copy.decimal_point);
  text("thousands_sep", copy.thousands_sep);
  put("grouping", number_list(ts, copy.grouping));
  uselocale(before);
  return dict;
}

bool two_texts(ThreadState& ts, Value v, std::string* out) {
  if (!is_str(v)) return raise_type_error(ts, "argument must be str, not %A", v), false;
  *out = str_to_utf8(v.as<Str>());
  if (out->find('\0') != std::string::npos) return raise_value_error(ts, "embedded null character"), false;
  return true;
}

Value strcoll_native(ThreadState& ts, Value* a, uint32_t) {
  std::string left, right;
  if (!two_texts(ts, a[0], &left) || !two_texts(ts, a[1], &right)) return {};
  return Value::small_int(strcoll_l(left.c_str(), right.c_str(), state_of(ts).locale));
}

Value strxfrm_native(ThreadState& ts, Value* a, uint32_t) {
  std::string text;
  if (!two_texts(ts, a[0], &text)) return {};
  locale_t locale = state_of(ts).locale;
  std::string out(strxfrm_l(nullptr, text.c_str(), 0, locale) + 1, '\0');
  strxfrm_l(out.data(), text.c_str(), out.size(), locale);
  out.pop_back();
  if (state_of(ts).names[3] == "C" || state_of(ts).names[3] == "POSIX") return a[0];
  return new_str_latin1(ts, out);  // a key to compare, no text
}

Value nl_langinfo_native(ThreadState& ts, Value* a, uint32_t) {
  int64_t item;
  if (!to_i64(ts, a[0], &item)) return {};
  if (item == CODESET) return new_str(ts, nl_langinfo_l(CODESET, state_of(ts).locale));
  if (item <= 0 || item > INT32_MAX) return raise_value_error(ts, "unsupported langinfo constant");
  return new_str(ts, nl_langinfo_l(static_cast<nl_item>(item), state_of(ts).locale));
}

NativeDef kFunctions[] = {{"setlocale(category, locale=None, /)",
                           "Sets a category of the Runtime's locale, or asks for it.", setlocale_native},
                          {"localeconv()", "How numbers and money are written.", localeconv_native},
                          {"strcoll(os1, os2, /)", "Compares two strings by the locale.", strcoll_native},
                          {"strxfrm(string, /)", "A key that sorts as the locale does.", strxfrm_native},
                          {"nl_langinfo(key, /)", "A fact about the locale.", nl_langinfo_native},
                          {}};

bool init(ThreadState& ts, Module* module) {
  static const std::pair<const char*, int> kNumbers[] = {{"LC_CTYPE", LC_CTYPE},
                                                         {"LC_NUMERIC", LC_NUMERIC},
                                                         {"LC_TIME", LC_TIME},
                                                         {"LC_COLLATE", LC_COLLATE},
                                                         {"LC_MONETARY", LC_MONETARY},
                                                         {"LC_MESSAGES", LC_MESSAGES},
                                                         {"LC_ALL", LC_ALL},
                                                         {"CHAR_MAX", CHAR_MAX},
                                                         {"DAY_1", DAY_1},
                                                         {"DAY_2", DAY_2},
                                                         {"DAY_3", DAY_3},
                                                         {"DAY_4", DAY_4},
                                                         {"DAY_5", DAY_5},
                                                         {"DAY_6", DAY_6},
                                                         {"DAY_7", DAY_7},
                                                         {"ABDAY_1", ABDAY_1},
                                                         {"ABDAY_2", ABDAY_2},
                                                         {"ABDAY_3", ABDAY_3},
                                                         {"ABDAY_4", ABDAY_4},
                                                         {"ABDAY_5", ABDAY_5},
                                                         {"ABDAY_6", ABDAY_6},
                                                         {"ABDAY_7", ABDAY_7},
                                                         {"MON_1", MON_1},
                                                         {"MON_2", MON_2},
                                                         {"MON_3", MON_3},
                                                         {"MON_4", MON_4},
                                                         {"MON_5", MON_5},
                                                         {"MON_6", MON_6},
                                                         {"MON_7", MON_7},
                                                         {"MON_8", MON_8},
                                                         {"MON_9", MON_9},
                                                         {"MON_10", MON_10},
                                                         {"MON_11", MON_11},
                                                         {"MON_12", MON_12},
                                                         {"ABMON_1", ABMON_1},
                                                         {"ABMON_2", ABMON_2},
                                                         {"ABMON_3", ABMON_3},
                                                         {"ABMON_4", ABMON_4},
                                                         {"ABMON_5", ABMON_5},
                                                         {"ABMON_6", ABMON_6},
                                                         {"ABMON_7", ABMON_7},
                                                         {"ABMON_8", ABMON_8},
                                                         {"ABMON_9", ABMON_9},
                                                         {"ABMON_10", ABMON_10},
                                                         {"ABMON_11", ABMON_11},
                                                         {"ABMON_12", ABMON_12},
                                                         {"RADIXCHAR", RADIXCHAR},
                                                         {"THOUSEP", THOUSEP},
                                                         {"YESEXPR", YESEXPR},
                                                         {"NOEXPR", NOEXPR},
                                                         {"CRNCYSTR", CRNCYSTR},
                                                         {"D_T_FMT", D_T_FMT},
                                                         {"D_FMT", D_FMT},
                                                         {"T_FMT", T_FMT},
                                                         {"T_FMT_AMPM", T_FMT_AMPM},
                                                         {"AM_STR", AM_STR},
                                                         {"PM_STR", PM_STR},
                                                         {"CODESET", CODESET},
                                                         {"ERA", ERA},
                                                         {"ERA_D_FMT", ERA_D_FMT},
                                                         {"ERA_D_T_FMT", ERA_D_T_FMT},
                                                         {"ERA_T_FMT", ERA_T_FMT},
                                                         {"ALT_DIGITS", ALT_DIGITS}};
  for (auto [name, number] : kNumbers)
    if (!module_add(ts, module, name, Value::small_int(number))) return false;
  Str* name = intern(ts, "Error");
  Tuple* bases = tuple_of(ts, Value(ts.rt.exc.Exception));
  Dict* dict = new_dict(ts);
  Str *key = intern(ts, "__module__"), *home = intern(ts, "locale");
  if (!name || !bases || !dict || !key || !home || !dict_set_str(ts, dict, key, home)) return false;
  Type* error = new_heap_type(ts, ts.rt.types.type, name, bases, dict, nullptr);
  state_of(ts).error = error;
  return error && module_add(ts, module, "Error", Value(error));
}

}  // namespace

const NativeModule kModule__locale = {"_locale", "Locales of the C library.", kFunctions, init};

}  // namespace adder
