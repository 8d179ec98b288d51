// _codecs.cpp: the native module behind codecs: the table, and the coders that the runtime has itself.
//
// An encoder gives (bytes, length of the text), a decoder (text, bytes read). Without `final` a decoder leaves an
// incomplete sequence at the end alone, which is what incremental decoders build on.
#include "runtime/objects/byte_tools.h"
#include "runtime/text/codecs.h"
#include "stdlib/codecs/codecs_module.h"

namespace adder {

namespace {

template <Codec codec>
constexpr const char* kName = codec == Codec::kUtf8            ? "utf_8"
                              : codec == Codec::kUtf16         ? "utf_16"
                              : codec == Codec::kUtf16Le       ? "utf_16_le"
                              : codec == Codec::kUtf16Be       ? "utf_16_be"
                              : codec == Codec::kUtf32         ? "utf_32"
                              : codec == Codec::kUtf32Le       ? "utf_32_le"
                              : codec == Codec::kUtf32Be       ? "utf_32_be"
                              : codec == Codec::kLatin1        ? "latin_1"
                              : codec == Codec::kAscii         ? "ascii"
                              : codec == Codec::kUnicodeEscape ? "unicode_escape"
                                                               : "raw_unicode_escape";

Value pair(ThreadState& ts, Value result, size_t count) {
  return result ? Value(tuple_of(ts, result, new_int(ts, int64_t(count)))) : Value();
}

template <Codec codec>
Value encode(ThreadState& ts, Value* a, uint32_t) {
  std::string function = std::string(kName<codec>) + "_encode";
  Str* text;
  ErrorsArgument errors;
  if (!text_argument(ts, a[0], function.c_str(), &text) || !errors_argument(ts, a[1], function.c_str(), 2, &errors))
    return {};
  Codec target = codec;
  if constexpr (codec == Codec::kUtf16 || codec == Codec::kUtf32) {
    int64_t order = 0;
    if (a[2] && !to_i64(ts, a[2], &order)) return {};
    bool wide = codec == Codec::kUtf32;
    if (order)
      target = order < 0 ? (wide ? Codec::kUtf32Le : Codec::kUtf16Le) : (wide ? Codec::kUtf32Be : Codec::kUtf16Be);
  }
  return pair(ts, encode_with(ts, text, target, errors.c_str()), text->length);
}

bool input(ThreadState& ts, Value v, bool str_too, std::string* held, std::string_view* out) {
  if (str_too && is_str(v)) {
    *held = str_to_utf8(v.as<Str>());
    *out = *held;
    return true;
  }
  return byte_argument(ts, v, out);
}

// utf_8 and its like stop before an incomplete end unless `final`; ascii and latin_1 know none.
template <Codec codec, bool has_final, bool default_final = false>
Value decode(ThreadState& ts, Value* a, uint32_t) {
  std::string function = std::string(kName<codec>) + "_decode";
  constexpr bool escapes = codec == Codec::kUnicodeEscape || codec == Codec::kRawUnicodeEscape;
  std::string held;
  std::string_view data;
  ErrorsArgument errors;
  if (!input(ts, a[0], escapes, &held, &data) || !errors_argument(ts, a[1], function.c_str(), 2, &errors)) return {};
  bool final = true;
  if constexpr (has_final) {
    int given = a[2] ? truth(ts, a[2]) : default_final;
    if (given < 0) return {};
    final = given;
  }
  Codec source = codec;
  size_t used = data.size();
  Value text = decode_with(ts, data, &source, errors.c_str(), final ? nullptr : &used);
  return pair(ts, text, used);
}

// (text, bytes read, byte order): the order is what a mark at the start told, or what was given.
template <bool wide>
Value decode_order(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  ErrorsArgument errors;
  int64_t order = 0;
  int final = a[3] ? truth(ts, a[3]) : 0;
  if (final < 0 || !byte_argument(ts, a[0], &data) ||
      !errors_argument(ts, a[1], wide ? "utf_32_ex_decode" : "utf_16_ex_decode", 2, &errors) ||
      (a[2] && !to_i64(ts, a[2], &order)))
    return {};
  Codec little = wide ? Codec::kUtf32Le : Codec::kUtf16Le, big = wide ? Codec::kUtf32Be : Codec::kUtf16Be;
  Codec codec = order < 0 ? little : order > 0 ? big : wide ? Codec::kUtf32 : Codec::kUtf16;
  size_t used = data.size();
  std::string held(data);  // an error handler may run script code, which may change the buffer
  Value text = decode_with(ts, held, &codec, errors.c_str(), final ? nullptr : &used);
  if (!text) return {};
  if (!order && used >= (wide ? 4 : 2)) {
    // Without a mark the order stays open.
    std::string_view mark = std::string_view(held).substr(0, wide ? 4 : 2);
    using namespace std::string_view_literals;
    if (mark == (wide ? "\xff\xfe\0\0"sv : "\xff\xfe"sv)) order = -1;
    if (mark == (wide ? "\0\0\xfe\xff"sv : "\xfe\xff"sv)) order = 1;
  }
  return tuple_of(ts, text, new_int(ts, int64_t(used)), new_int(ts, order));
}

Value readbuffer_encode(ThreadState& ts, Value* a, uint32_t) {
  std::string held;
  std::string_view data;
  if (!input(ts, a[0], true, &held, &data)) return {};
  return pair(ts, new_bytes(ts, data), data.size());
}

#define CODER(name, codec)                                                                       \
  {name "_encode(str, errors=None, /)", "(bytes, length of the text)", encode<codec>}, {         \
    name "_decode(data, errors=None, final=False, /)", "(text, bytes read)", decode<codec, true> \
  }

NativeDef kFunctions[] = {
    CODER("utf_8", Codec::kUtf8),
    CODER("utf_16_le", Codec::kUtf16Le),
    CODER("utf_16_be", Codec::kUtf16Be),
    CODER("utf_32_le", Codec::kUtf32Le),
    CODER("utf_32_be", Codec::kUtf32Be),
    {"utf_16_encode(str, errors=None, byteorder=0, /)", "(bytes, length of the text)", encode<Codec::kUtf16>},
    {"utf_16_decode(data, errors=None, final=False, /)", "(text, bytes read)", decode<Codec::kUtf16, true>},
    {"utf_32_encode(str, errors=None, byteorder=0, /)", "(bytes, length of the text)", encode<Codec::kUtf32>},
    {"utf_32_decode(data, errors=None, final=False, /)", "(text, bytes read)", decode<Codec::kUtf32, true>},
    {"utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)", "(text, bytes read, byte order)",
     decode_order<false>},
    {"utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)", "(text, bytes read, byte order)",
     decode_order<true>},
    {"latin_1_encode(str, errors=None, /)", "(bytes, length of the text)", encode<Codec::kLatin1>},
    {"latin_1_decode(data, errors=None, /)", "(text, bytes read)", decode<Codec::kLatin1, false>},
    {"ascii_encode(str, errors=None, /)", "(bytes, length of the text)", encode<Codec::kAscii>},
    {"ascii_decode(data, errors=None, /)", "(text, bytes read)", decode<Codec::kAscii, false>},
    {"unicode_escape_encode(str, errors=None, /)", "(bytes, length of the text)", encode<Codec::kUnicodeEscape>},
    {"unicode_escape_decode(data, errors=None, final=True, /)", "(text, bytes read)",
     decode<Codec::kUnicodeEscape, true, true>},
    {"raw_unicode_escape_encode(str, errors=None, /)", "(bytes, length of the text)", encode<Codec::kRawUnicodeEscape>},
    {"raw_unicode_escape_decode(data, errors=None, final=True, /)", "(text, bytes read)",
     decode<Codec::kRawUnicodeEscape, true, true>},
    {"readbuffer_encode(data, errors=None, /)", "(bytes of a buffer, their number)", readbuffer_encode},
    {nullptr, nullptr, nullptr}};

bool add_functions(ThreadState& ts, Module* module, NativeDef* table) {
  Value module_name = intern(ts, "_codecs");
  for (NativeDef* def = table; def->signature; ++def) {
    Value function = new_native_function(ts, def, Value(), module_name);
    std::string name(def->signature, std::strchr(def->signature, '('));
    if (!function || !module_add(ts, module, name.c_str(), function)) return false;
  }
  return true;
}

bool init(ThreadState& ts, Module* module) {
  for (NativeDef* table :
       {kCodecRegistryFunctions, kCharmapFunctions, kUtf7Functions, kEscapeFunctions, kIconvFunctions})
    if (!add_functions(ts, module, table)) return false;
  return register_builtin_handlers(ts, module);
}

}  // namespace

extern const NativeModule kModule__codecs;
const NativeModule kModule__codecs = {"_codecs", "The registry of codecs, and the native ones.", kFunctions, init};

}  // namespace adder
