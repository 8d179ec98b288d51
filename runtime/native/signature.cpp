// signature.cpp: parses the signature string of a native function, once per process.
//
// Two threads of different Runtimes may parse the same one; the loser throws its copy away. Parsed signatures live as
// long as the process (they are reachable from the static tables) and point into the signature text.
#include "runtime/native/native.h"

namespace adder {

namespace {

// The end of a default value's text: the next comma or closing parenthesis outside of brackets and quotes.
const char* skip_default(const char* p) {
  int depth = 0;
  for (char quote = 0; *p; ++p) {
    if (quote) {
      if (*p == '\\' && p[1])
        ++p;
      else if (*p == quote)
        quote = 0;
    } else if (*p == '\'' || *p == '"') {
      quote = *p;
    } else if (*p == '(' || *p == '[' || *p == '{') {
      ++depth;
    } else if (depth && (*p == ')' || *p == ']' || *p == '}')) {
      --depth;
    } else if (!depth && (*p == ',' || *p == ')')) {
      break;
    }
  }
  return p;
}

Signature* parse(const char* text) {
  Signature* sig = new Signature{};
  const char* open = std::strchr(text, '(');
  sig->function_name = text;
  sig->function_name_length = static_cast<uint16_t>(open ? open - text : static_cast<ptrdiff_t>(std::strlen(text)));
  sig->is_new = std::string_view(text, sig->function_name_length) == "__new__";
  sig->text = open ? open : "()";
  std::vector<Signature::Parameter> parameters;
  bool keyword_only = false;
  for (const char* p = sig->text + 1; *p && *p != ')';) {
    while (*p == ' ' || *p == ',') ++p;
    if (*p == ')' || !*p) break;
    if (*p == '/') {
      for (Signature::Parameter& earlier : parameters) earlier.positional_only = true;
      ++p;
      continue;
    }
    if (p[0] == '*' && p[1] == '*') {
      sig->varkeywords = true;
      p = skip_default(p);
      continue;
    }
    if (*p == '*') {
      keyword_only = true;
      if (p[1] != ',' && p[1] != ' ' && p[1] != ')') sig->varargs = true;
      p = skip_default(p);
      continue;
    }
    const char* start = p;
    while (*p && *p != '=' && *p != ',' && *p != ')' && *p != ':' && *p != ' ') ++p;
    Signature::Parameter parameter{start, static_cast<uint16_t>(p - start), false, false, keyword_only};
    const char* end = skip_default(p);
    parameter.has_default = std::find(p, end, '=') != end;
    p = end;
    parameters.push_back(parameter);
  }
  bool none_by_keyword = !sig->varkeywords;
  for (const Signature::Parameter& parameter : parameters) {
    if (!parameter.keyword_only) {
      ++sig->positional;
      if (!parameter.has_default) ++sig->required;
    }
    none_by_keyword = none_by_keyword && parameter.positional_only;
  }
  sig->positional_only_all = none_by_keyword;
  sig->count = static_cast<uint16_t>(parameters.size());
  sig->plain = !sig->varargs && !sig->varkeywords && sig->count <= kShortCall;
  for (const Signature::Parameter& parameter : parameters)
    sig->plain = sig->plain && (!parameter.keyword_only || parameter.has_default);
  Signature::Parameter* stored = new Signature::Parameter[parameters.size() + 1];
  std::copy(parameters.begin(), parameters.end(), stored);
  sig->parameters = stored;
  return sig;
}

}  // namespace

const Signature* signature_of(const NativeDef* def) {
  if (const Signature* parsed = def->parsed.load(std::memory_order_acquire)) return parsed;
  Signature* mine = parse(def->signature);
  const Signature* expected = nullptr;
  if (def->parsed.compare_exchange_strong(expected, mine, std::memory_order_acq_rel)) return mine;
  delete[] mine->parameters;
  delete mine;
  return expected;
}

}  // namespace adder
