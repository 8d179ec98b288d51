// codec_errors.cpp: see codec_errors.h.
#include "runtime/text/codec_errors.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

ErrorHandler handler_by_name(const std::string& name) {
  if (name == "strict") return ErrorHandler::kStrict;
  if (name == "ignore") return ErrorHandler::kIgnore;
  if (name == "replace") return ErrorHandler::kReplace;
  if (name == "backslashreplace") return ErrorHandler::kBackslash;
  if (name == "xmlcharrefreplace") return ErrorHandler::kXmlCharRef;
  if (name == "surrogateescape") return ErrorHandler::kSurrogateEscape;
  if (name == "surrogatepass") return ErrorHandler::kSurrogatePass;
  return ErrorHandler::kOther;
}

namespace {

void raise_unicode_error(ThreadState& ts, Type* type, const char* encoding, Value object, size_t start, size_t end,
                         const char* reason) {
  Value name = new_str_ascii(ts, encoding), why = new_str_ascii(ts, reason);
  if (!object || !name || !why) return;
  Value error = call_with(ts, type, name, object, Value::small_int(static_cast<int64_t>(start)),
                          Value::small_int(static_cast<int64_t>(end)), why);
  if (error) raise_exception(ts, error);
}

}  // namespace

void raise_encode_error(ThreadState& ts, const char* encoding, Str* s, size_t start, size_t end, const char* reason) {
  raise_unicode_error(ts, ts.rt.exc.UnicodeEncodeError, encoding, s, start, end, reason);
}

void raise_decode_error(ThreadState& ts, const char* encoding, std::string_view bytes, Value object, size_t start,
                        size_t end, const char* reason) {
  if (!is_kind(object, Kind::Bytes)) object = new_bytes(ts, bytes);
  raise_unicode_error(ts, ts.rt.exc.UnicodeDecodeError, encoding, object, start, end, reason);
}

Value ask_handler(ThreadState& ts, const std::string& name, size_t length, size_t* position) {
  Value error = take_error(ts);
  Value codecs = import_module(ts, "codecs");
  Value lookup = codecs ? get_attribute(ts, codecs, "lookup_error") : Value();
  Value handler = lookup ? call_with(ts, lookup, new_str(ts, name)) : Value();
  Value answer = handler ? call_with(ts, handler, error) : Value();
  if (!answer) return Value();
  Tuple* pair = is_kind(answer, Kind::Tuple) ? answer.as<Tuple>() : nullptr;
  bool encoding = is_instance_exact(ts, error, ts.rt.exc.UnicodeEncodeError);
  const char* shape = encoding ? "encoding error handler must return (str/bytes, int) tuple"
                               : "decoding error handler must return (str, int) tuple";
  if (!pair || pair->size != 2 || !is_int_value(pair->items[1])) return raise_type_error(ts, "%s", shape);
  if (!is_str(pair->items[0]) && !(encoding && is_kind(pair->items[0], Kind::Bytes)))
    return raise_type_error(ts, "%s", shape);
  int64_t at;
  if (!int_to_i64(pair->items[1], &at)) at = -1 - static_cast<int64_t>(length);
  if (at < 0) at += static_cast<int64_t>(length);
  if (at < 0 || at > static_cast<int64_t>(length))
    return raise_index_error(ts, "position %lld from error handler out of bounds", static_cast<long long>(at));
  *position = static_cast<size_t>(at);
  return pair->items[0];
}

}  // namespace adder
