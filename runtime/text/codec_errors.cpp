// codec_errors.cpp: error handlers of codecs, and the exceptions they raise.
//
// surrogatepass depends on the codec: utf-8 writes three bytes, utf-16 and utf-32 one unit; others refuse.
#include "runtime/text/codecs.h"
#include "runtime/text/unicode_names.h"

namespace adder {

namespace {

bool is_surrogate(uint32_t c) {
  return c >= 0xd800 && c <= 0xdfff;
}

std::string hex_escape(uint32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  return text;
}

// \N{...} when the character has a name.
std::string name_escape(uint32_t c) {
  std::string name = unicode_name_of_char(c);
  return name.empty() ? hex_escape(c) : "\\N{" + name + "}";
}

// Bytes of one surrogate in a codec, empty when the codec has no such form.
std::string surrogate_bytes(Codec codec, uint32_t c) {
  auto unit = [&](int bytes, bool big) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += char(c >> 8 * (big ? bytes - 1 - i : i));
    return out;
  };
  switch (codec) {
    case Codec::kUtf8:
    case Codec::kUtf8Sig:
      return {char(0xe0 | c >> 12), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
    case Codec::kUtf16:
    case Codec::kUtf16Le:
      return unit(2, false);
    case Codec::kUtf16Be:
      return unit(2, true);
    case Codec::kUtf32:
    case Codec::kUtf32Le:
      return unit(4, false);
    case Codec::kUtf32Be:
      return unit(4, true);
    default:
      return {};
  }
}

// The handler registered under a name; empty with LookupError pending.
Value registered_handler(ThreadState& ts, const char* name) {
  Value module = import_module(ts, "codecs");
  Value lookup = module ? get_attribute(ts, module, "lookup_error") : Value();
  if (!lookup) {
    clear_error(ts);
    return raise(ts, ts.rt.exc.LookupError, "unknown error handler name '%s'", name);
  }
  return call_with(ts, lookup, new_str(ts, name));
}

// Calls a registered handler with the exception; checks what it returned. `length`: of the object.
bool ask_handler(ThreadState& ts, const char* errors, Value exception, size_t length, bool bytes_allowed,
                 CodecRepair* repair) {
  if (!exception) return false;
  Value handler = registered_handler(ts, errors);
  Value result = handler ? call_with(ts, handler, exception) : Value();
  if (!result) return false;
  const char* what = bytes_allowed ? "encoding" : "decoding";
  bool fits = is_kind(result, Kind::Tuple) && result.as<Tuple>()->size == 2;
  Value replacement = fits ? result.as<Tuple>()->items[0] : Value();
  if (!fits || !(is_str(replacement) || (bytes_allowed && is_kind(replacement, Kind::Bytes)))) {
    raise_type_error(ts, "%s error handler must return (%s, int) tuple", what, bytes_allowed ? "str/bytes" : "str");
    return false;
  }
  int64_t position;
  if (!to_index_i64(ts, result.as<Tuple>()->items[1], &position)) return false;
  int64_t at = position < 0 ? position + int64_t(length) : position;
  if (at < 0 || at > int64_t(length)) {
    raise_index_error(ts, "position %lld from error handler out of bounds", at);
    return false;
  }
  *repair = {replacement, size_t(at)};
  return true;
}

Value make_encode_error(ThreadState& ts, const char* encoding, Str* object, size_t start, size_t end,
                        const char* reason) {
  return call_with(ts, ts.rt.exc.UnicodeEncodeError, new_str(ts, encoding), object, Value::small_int(int64_t(start)),
                   Value::small_int(int64_t(end)), new_str(ts, reason));
}

Value make_decode_error(ThreadState& ts, const char* encoding, std::string_view object, size_t start, size_t end,
                        const char* reason) {
  return call_with(ts, ts.rt.exc.UnicodeDecodeError, new_str(ts, encoding), new_bytes(ts, object),
                   Value::small_int(int64_t(start)), Value::small_int(int64_t(end)), new_str(ts, reason));
}

// kUnknown handlers are asked through the codecs module.
enum class Native { kNo, kDone, kFailed };

Native native_encode_repair(ThreadState& ts, std::string_view errors, Codec codec, Str* object, size_t start,
                            size_t end, CodecRepair* repair) {
  repair->position = end;
  std::string text;
  if (errors == "ignore") {
  } else if (errors == "replace") {
    text.assign(end - start, '?');
  } else if (errors == "backslashreplace") {
    for (size_t i = start; i < end; ++i) text += hex_escape(object->at(i));
  } else if (errors == "xmlcharrefreplace") {
    for (size_t i = start; i < end; ++i) text += "&#" + std::to_string(object->at(i)) + ";";
  } else if (errors == "namereplace") {
    for (size_t i = start; i < end; ++i) text += name_escape(object->at(i));
  } else if (errors == "surrogateescape" || errors == "surrogatepass") {
    bool escape = errors == "surrogateescape";
    size_t i = start;
    for (; i < end; ++i) {
      uint32_t c = object->at(i);
      if (escape && c >= 0xdc80 && c <= 0xdcff) {
        text += char(c & 0xff);
        continue;
      }
      std::string bytes = !escape && is_surrogate(c) ? surrogate_bytes(codec, c) : "";
      if (bytes.empty()) break;
      text += bytes;
    }
    if (i == start) return Native::kFailed;
    repair->position = i;
    repair->replacement = new_bytes(ts, text);
    return Native::kDone;
  } else {
    return Native::kNo;
  }
  repair->replacement = new_str_ascii(ts, text);
  return Native::kDone;
}

Native native_decode_repair(ThreadState& ts, std::string_view errors, Codec codec, std::string_view object,
                            size_t start, size_t end, CodecRepair* repair) {
  repair->position = end;
  if (errors == "ignore") {
    repair->replacement = ts.rt.empty_str;
  } else if (errors == "replace") {
    repair->replacement = str_from_char(ts, 0xfffd);
  } else if (errors == "backslashreplace") {
    std::string text;
    for (size_t i = start; i < end; ++i) text += hex_escape(static_cast<uint8_t>(object[i]));
    repair->replacement = new_str_ascii(ts, text);
  } else if (errors == "surrogateescape") {
    StrBuilder text;
    size_t i = start;
    for (; i < end && static_cast<uint8_t>(object[i]) >= 128; ++i)
      text.append(0xdc00 + static_cast<uint8_t>(object[i]));
    if (i == start) return Native::kFailed;
    repair->position = i;
    repair->replacement = text.finish(ts);
  } else if (errors == "surrogatepass") {
    // The bytes at start must be the codec's form of a surrogate.
    for (size_t length : {2, 3, 4}) {
      if (start + length > object.size()) continue;
      std::string_view bytes = object.substr(start, length);
      uint32_t c = 0;
      bool big = codec == Codec::kUtf16Be || codec == Codec::kUtf32Be;
      if (codec == Codec::kUtf8 || codec == Codec::kUtf8Sig) {
        if (length != 3) continue;
        c = (bytes[0] & 15u) << 12 | (bytes[1] & 63u) << 6 | (bytes[2] & 63u);
      } else {
        for (size_t i = 0; i < length; ++i) c |= uint32_t(uint8_t(bytes[i])) << 8 * (big ? length - 1 - i : i);
      }
      if (!is_surrogate(c) || surrogate_bytes(codec, c) != bytes) continue;
      repair->position = start + length;
      repair->replacement = str_from_char(ts, c);
      return Native::kDone;
    }
    return Native::kFailed;
  } else {
    return Native::kNo;
  }
  return Native::kDone;
}

}  // namespace

Value raise_encode_error(ThreadState& ts, const char* encoding, Str* object, size_t start, size_t end,
                         const char* reason) {
  Value error = make_encode_error(ts, encoding, object, start, end, reason);
  return error ? raise_exception(ts, error) : Value();
}

Value raise_decode_error(ThreadState& ts, const char* encoding, std::string_view object, size_t start, size_t end,
                         const char* reason) {
  Value error = make_decode_error(ts, encoding, object, start, end, reason);
  return error ? raise_exception(ts, error) : Value();
}

bool handle_encode_error(ThreadState& ts, const char* errors, const char* encoding, Str* object, size_t start,
                         size_t end, const char* reason, CodecRepair* repair) {
  if (errors && std::strcmp(errors, "strict") != 0) {
    Native native = native_encode_repair(ts, errors, find_codec(encoding), object, start, end, repair);
    if (native == Native::kDone) return bool(repair->replacement);
    if (native == Native::kNo) {
      Value error = make_encode_error(ts, encoding, object, start, end, reason);
      return ask_handler(ts, errors, error, object->length, true, repair);
    }
  }
  raise_encode_error(ts, encoding, object, start, end, reason);
  return false;
}

bool handle_decode_error(ThreadState& ts, const char* errors, const char* encoding, std::string_view object,
                         size_t start, size_t end, const char* reason, CodecRepair* repair) {
  if (errors && std::strcmp(errors, "strict") != 0) {
    Native native = native_decode_repair(ts, errors, find_codec(encoding), object, start, end, repair);
    if (native == Native::kDone) return bool(repair->replacement);
    if (native == Native::kNo) {
      Value error = make_decode_error(ts, encoding, object, start, end, reason);
      return ask_handler(ts, errors, error, object.size(), false, repair);
    }
  }
  raise_decode_error(ts, encoding, object, start, end, reason);
  return false;
}

Value apply_error_handler(ThreadState& ts, const char* handler, Value exception) {
  BuiltinExceptions& exc = ts.rt.exc;
  bool encode = is_instance_exact(ts, exception, exc.UnicodeEncodeError);
  bool decode = is_instance_exact(ts, exception, exc.UnicodeDecodeError);
  bool translate = is_instance_exact(ts, exception, exc.UnicodeTranslateError);
  if (std::strcmp(handler, "strict") == 0) {
    if (is_exception(exception)) return raise_exception(ts, exception);
    return raise_type_error(ts, "codec must pass exception instance");
  }
  if (!encode && !decode && !translate) {
    return raise_type_error(ts, "don't know how to handle %T in error callback", exception);
  }
  ExceptionObject* e = exception.as<ExceptionObject>();
  int64_t start, end;
  if (!to_index_i64(ts, e->extra[2], &start, true) || !to_index_i64(ts, e->extra[3], &end, true)) return Value();
  Codec codec = is_str(e->extra[0]) ? find_codec(str_to_utf8(e->extra[0].as<Str>())) : Codec::kUnknown;
  CodecRepair repair;
  Native native = Native::kFailed;
  auto clamp = [](int64_t i, size_t size) { return size_t(std::clamp<int64_t>(i, 0, int64_t(size))); };
  std::string_view name = handler;
  if (decode) {
    std::string_view object = e->extra[1].as<Bytes>()->view();
    native =
        native_decode_repair(ts, name, codec, object, clamp(start, object.size()), clamp(end, object.size()), &repair);
  } else {
    Str* object = e->extra[1].as<Str>();
    size_t first = clamp(start, object->length), last = std::max(first, clamp(end, object->length));
    if (translate && name == "replace") {
      StrBuilder text;
      for (size_t i = first; i < last; ++i) text.append(0xfffdu);
      repair = {text.finish(ts), last};
      native = Native::kDone;
    } else if (translate && (name == "xmlcharrefreplace" || name == "namereplace" || name.starts_with("surr"))) {
      native = Native::kNo;
    } else {
      native = native_encode_repair(ts, name, codec, object, first, last, &repair);
      if (native == Native::kDone && repair.position != last) native = Native::kFailed;
    }
  }
  if (native == Native::kNo) return raise_type_error(ts, "don't know how to handle %T in error callback", exception);
  if (native == Native::kFailed) return raise_exception(ts, exception);
  if (!repair.replacement) return Value();
  return tuple_of(ts, repair.replacement, Value::small_int(int64_t(repair.position)));
}

}  // namespace adder
