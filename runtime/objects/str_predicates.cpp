// str_predicates.cpp: isalpha and the other questions about the points of a str.
#include "runtime/objects/str_methods.h"
#include "runtime/text/unicode.h"

namespace adder {

namespace {

// True when the str has points and all satisfy the predicate.
template <bool (*kPredicate)(uint32_t)>
Value all_points(const Str* s) {
  for (size_t i = 0; i < s->length; ++i)
    if (!kPredicate(s->at(i))) return kFalse;
  return Value::boolean(s->length > 0);
}

// True when there is a cased point and no point speaks against.
template <bool (*kFor)(uint32_t), bool (*kAgainst)(uint32_t)>
Value all_cased(const Str* s) {
  bool found = false;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (kAgainst(c) || is_title(c)) return kFalse;
    found = found || kFor(c);
  }
  return Value::boolean(found);
}

}  // namespace

bool str_is_identifier(const Str* s) {
  if (!s->length || !is_id_start(s->at(0))) return false;
  for (size_t i = 1; i < s->length; ++i)
    if (!is_id_continue(s->at(i))) return false;
  return true;
}

#define ADDER_PREDICATE(name, answer) \
  ADDER_STR_METHOD(name) {            \
    (void)ts;                         \
    (void)n;                          \
    const Str* s = a[0].as<Str>();    \
    return answer;                    \
  }

ADDER_PREDICATE(isalnum, all_points<is_alnum>(s))
ADDER_PREDICATE(isalpha, all_points<is_alpha>(s))
ADDER_PREDICATE(isascii, Value::boolean(s->ascii))
ADDER_PREDICATE(isdecimal, all_points<is_decimal>(s))
ADDER_PREDICATE(isdigit, all_points<is_digit>(s))
ADDER_PREDICATE(isidentifier, Value::boolean(str_is_identifier(s)))
ADDER_PREDICATE(islower, (all_cased<is_lower, is_upper>(s)))
ADDER_PREDICATE(isnumeric, all_points<is_numeric>(s))
ADDER_PREDICATE(isprintable, s->length ? all_points<is_printable>(s) : kTrue)
ADDER_PREDICATE(isspace, all_points<is_space>(s))
ADDER_PREDICATE(isupper, (all_cased<is_upper, is_lower>(s)))

ADDER_STR_METHOD(istitle) {
  (void)ts;
  (void)n;
  const Str* s = a[0].as<Str>();
  bool inside = false, found = false;
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (is_upper(c) || is_title(c)) {
      if (inside) return kFalse;
      inside = found = true;
    } else if (is_lower(c)) {
      if (!inside) return kFalse;
      found = true;
    } else {
      inside = false;
    }
  }
  return Value::boolean(found);
}

}  // namespace adder
