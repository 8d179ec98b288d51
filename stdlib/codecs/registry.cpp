// registry.cpp: the registry of codecs and of error handlers behind the module codecs.
//
// A codec is found by asking the search functions in the order of their registration; the first is that of the package
// encodings, imported at the first look-up. Names are compared lower case, with every run of other characters than
// letters, digits and '.' turned into one '_'.
#include "runtime/text/codec_tables.h"
#include "runtime/text/codecs.h"
#include "stdlib/codecs/codecs_module.h"

namespace adder {

extern const NativeModule kModule__codecs;

namespace {

struct RegistryState {
  Value search;    // List of functions
  Value found;     // Dict: normalised name -> CodecInfo
  Value handlers;  // Dict: name -> function
  bool encodings_imported = false;
  void trace(Marker& marker) {
    marker.visit(search);
    marker.visit(found);
    marker.visit(handlers);
  }
};

// Null with MemoryError pending.
RegistryState* registry(ThreadState& ts) {
  RegistryState& state = module_state<RegistryState>(ts, kModule__codecs);
  if (!state.search) state.search = new_list(ts);
  if (!state.found) state.found = new_dict(ts);
  if (!state.handlers) state.handlers = new_dict(ts);
  return state.search && state.found && state.handlers ? &state : nullptr;
}

std::string normalized(const Str* name) {
  std::string out;
  bool gap = false;
  for (size_t i = 0; i < name->length; ++i) {
    uint32_t c = name->at(i);
    bool plain = c < 128 && (std::isalnum(int(c)) || c == '.');
    if (!plain) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += '_';
    gap = false;
    out += char(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return out;
}

bool name_argument(ThreadState& ts, Value v, const char* function, Str** out) {
  if (!is_str(v)) return raise_type_error(ts, "%s() argument must be str, not %A", function, v), false;
  *out = v.as<Str>();
  for (size_t i = 0; i < (*out)->length; ++i)
    if (!(*out)->at(i)) return raise_value_error(ts, "embedded null character"), false;
  return true;
}

// The CodecInfo (a tuple of at least four) for a name.
Value lookup_codec(ThreadState& ts, Str* name) {
  RegistryState* state = registry(ts);
  Str* key = state ? new_str(ts, normalized(name)) : nullptr;
  if (!key) return {};
  Value known = dict_get_str(ts, state->found.as<Dict>(), key);
  if (known) return known;
  if (!state->encodings_imported) {
    if (!import_module(ts, "encodings")) return {};
    state->encodings_imported = true;
  }
  List* search = state->search.as<List>();
  for (size_t i = 0; i < search->size; ++i) {
    Value info = call_with(ts, search->items[i], key);
    if (!info) return {};
    if (info.is_none()) continue;
    if (!is_kind(info, Kind::Tuple) || info.as<Tuple>()->size != 4)
      return raise_type_error(ts, "codec search functions must return 4-tuples");
    return dict_set_str(ts, state->found.as<Dict>(), key, info) ? info : Value();
  }
  return raise(ts, ts.rt.exc.LookupError, "unknown encoding: %U", name);
}

Value register_search(ThreadState& ts, Value* a, uint32_t) {
  if (!is_callable(ts, a[0])) return raise_type_error(ts, "argument must be callable");
  RegistryState* state = registry(ts);
  return state && list_append(ts, state->search.as<List>(), a[0]) ? kNone : Value();
}

Value unregister_search(ThreadState& ts, Value* a, uint32_t) {
  RegistryState* state = registry(ts);
  if (!state) return {};
  List* search = state->search.as<List>();
  for (size_t i = 0; i < search->size; ++i) {
    if (search->items[i] != a[0]) continue;
    list_erase(search, i, i + 1);
    dict_clear(state->found.as<Dict>());
    break;
  }
  return kNone;
}

Value lookup(ThreadState& ts, Value* a, uint32_t) {
  Str* name;
  return name_argument(ts, a[0], "lookup", &name) ? lookup_codec(ts, name) : Value();
}

Value forget(ThreadState& ts, Value* a, uint32_t) {
  Str* name;
  RegistryState* state = registry(ts);
  if (!state || !name_argument(ts, a[0], "_forget_codec", &name)) return {};
  Str* key = new_str(ts, normalized(name));
  int done = key ? dict_delete(ts, state->found.as<Dict>(), key) : -1;
  if (done < 0) return {};
  return done ? kNone : raise_key_error(ts, key);
}

template <bool encoding>
Value code(ThreadState& ts, Value* a, uint32_t) {
  const char* what = encoding ? "encode" : "decode";
  Str* name;
  ErrorsArgument errors;
  if (a[1] && !is_str(a[1])) return raise_type_error(ts, "%s() argument 'encoding' must be str, not %A", what, a[1]);
  if (a[2] && !is_str(a[2])) return raise_type_error(ts, "%s() argument 'errors' must be str, not %A", what, a[2]);
  name = a[1] ? a[1].as<Str>() : new_str(ts, "utf-8");
  Value info = name ? lookup_codec(ts, name) : Value();
  if (!info) return {};
  Value function = info.as<Tuple>()->items[encoding ? 0 : 1];
  Value result = a[2] ? call_with(ts, function, a[0], a[2]) : call_with(ts, function, a[0]);
  if (!result) return tell_codec_failure(ts, encoding ? "encoding" : "decoding", str_to_utf8(name).c_str());
  if (!is_kind(result, Kind::Tuple) || result.as<Tuple>()->size != 2)
    return raise_type_error(ts, encoding ? "encoder must return a tuple (object, integer)"
                                         : "decoder must return a tuple (object,integer)");
  return result.as<Tuple>()->items[0];
}

// --- error handlers

Value register_error(ThreadState& ts, Value* a, uint32_t) {
  RegistryState* state = registry(ts);
  if (!state) return {};
  if (!is_str(a[0])) return raise_type_error(ts, "register_error() argument 1 must be str, not %A", a[0]);
  if (!is_callable(ts, a[1])) return raise_type_error(ts, "handler must be callable");
  return dict_set_str(ts, state->handlers.as<Dict>(), a[0].as<Str>(), a[1]) ? kNone : Value();
}

Value lookup_error(ThreadState& ts, Value* a, uint32_t) {
  RegistryState* state = registry(ts);
  if (!state) return {};
  if (!is_str(a[0])) return raise_type_error(ts, "lookup_error() argument must be str, not %A", a[0]);
  Value handler = dict_get_str(ts, state->handlers.as<Dict>(), a[0].as<Str>());
  if (handler || ts.has_error()) return handler;
  return raise(ts, ts.rt.exc.LookupError, "unknown error handler name '%U'", a[0].as<Str>());
}

constexpr const char* kHandlers[] = {"strict",           "ignore",      "replace",         "xmlcharrefreplace",
                                     "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"};

template <size_t which>
Value handle(ThreadState& ts, Value* a, uint32_t) {
  return apply_error_handler(ts, kHandlers[which], a[0]);
}

}  // namespace

bool register_builtin_handlers(ThreadState& ts, Module* module) {
  RegistryState* state = registry(ts);
  for (const char* name : kHandlers) {
    std::string function = std::string(name) + (std::string_view(name).starts_with("surr") ? "" : "_errors");
    Value handler = state ? get_attribute(ts, module, function.c_str()) : Value();
    Str* key = handler ? new_str(ts, name) : nullptr;
    if (!key || !dict_set_str(ts, state->handlers.as<Dict>(), key, handler)) return false;
  }
  return true;
}

bool errors_argument(ThreadState& ts, Value v, const char* function, int position, ErrorsArgument* out) {
  if (!v || v.is_none()) return true;
  if (!is_str(v)) {
    raise_type_error(ts, "%s() argument %d must be str or None, not %A", function, position, v);
    return false;
  }
  out->text = str_to_utf8(v.as<Str>());
  out->given = true;
  return true;
}

bool text_argument(ThreadState& ts, Value v, const char* function, Str** out) {
  if (!is_str(v)) return raise_type_error(ts, "%s() argument 1 must be str, not %A", function, v), false;
  *out = v.as<Str>();
  return true;
}

NativeDef kCodecRegistryFunctions[] = {
    {"register(search_function, /)", "Adds a function that finds codecs: from a name to a CodecInfo or None.",
     register_search},
    {"unregister(search_function, /)", "Removes a search function and forgets the codecs found so far.",
     unregister_search},
    {"lookup(encoding, /)", "The CodecInfo of an encoding.", lookup},
    {"_forget_codec(encoding, /)", "Forgets what lookup(encoding) found.", forget},
    {"encode(obj, encoding='utf-8', errors='strict')", "Encodes obj using the codec registered for encoding.",
     code<true>},
    {"decode(obj, encoding='utf-8', errors='strict')", "Decodes obj using the codec registered for encoding.",
     code<false>},
    {"register_error(errors, handler, /)",
     "Registers a function under a name of the argument errors. It gets the exception and returns a replacement and "
     "the "
     "position where to go on.",
     register_error},
    {"lookup_error(errors, /)", "The error handler of that name.", lookup_error},
    {"strict_errors(exception, /)", "Raises the exception.", handle<0>},
    {"ignore_errors(exception, /)", "Goes on behind what is wrong.", handle<1>},
    {"replace_errors(exception, /)", "Puts a question mark or U+FFFD for what is wrong.", handle<2>},
    {"xmlcharrefreplace_errors(exception, /)", "Puts XML character references for what has no encoding.", handle<3>},
    {"backslashreplace_errors(exception, /)", "Puts backslash escapes for what is wrong.", handle<4>},
    {"namereplace_errors(exception, /)", "Puts \\N{...} escapes for what has no encoding.", handle<5>},
    {"surrogateescape(exception, /)", "Bytes that are wrong as lone surrogates U+DC80 to U+DCFF, and back.", handle<6>},
    {"surrogatepass(exception, /)", "Lets surrogates pass through the utf codecs.", handle<7>},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
