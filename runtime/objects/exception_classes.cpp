// exception_classes.cpp: the builtin exceptions with attributes: OSError, SyntaxError, ImportError, AttributeError,
// NameError, StopIteration, SystemExit and the Unicode errors. Groups stand in exception_group.cpp.
#include <cerrno>

#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/exception_fields.h"
#include "runtime/objects/function.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

bool init_group(ThreadState& ts, ExceptionObject* e, Tuple* args);

namespace {

Value or_none(Value v) {
  return v ? v : kNone;
}
bool is_a(ThreadState& ts, ExceptionObject* e, Type* type) {
  (void)ts;
  return is_subtype(e->type(), type);
}

// A script attribute stored in extra[I].
template <int I>
Value get_extra(ThreadState&, Value self) {
  return or_none(self.as<ExceptionObject>()->extra[I]);
}
template <int I>
bool set_extra(ThreadState&, Value self, Value v) {
  self.as<ExceptionObject>()->extra[I] = v ? v : kNone;
  return true;
}

// OSError(errno, strerror[, filename[, winerror, filename2]]): extra 0 errno, 1 strerror, 2 filename, 3 filename2, 4
// characters_written
void init_os_error(ExceptionObject* e, Tuple* args, ThreadState& ts) {
  if (args->size < 2 || args->size > 5) return;
  e->extra[0] = args->items[0];
  e->extra[1] = args->items[1];
  if (args->size >= 3) e->extra[2] = args->items[2];
  if (args->size == 5) e->extra[3] = args->items[4];
  // args keep only the first two when a file name was given.
  if (args->size >= 3) {
    if (Tuple* two = tuple_of(ts, args->items[0], args->items[1])) e->args = two;
  }
}

struct ErrnoClass {
  int number;
  Type* BuiltinExceptions::* type;
};
const ErrnoClass kErrnoClasses[] = {{EAGAIN, &BuiltinExceptions::BlockingIOError},
                                    {EALREADY, &BuiltinExceptions::BlockingIOError},
                                    {EINPROGRESS, &BuiltinExceptions::BlockingIOError},
                                    {EPIPE, &BuiltinExceptions::BrokenPipeError},
                                    {ESHUTDOWN, &BuiltinExceptions::BrokenPipeError},
                                    {ECHILD, &BuiltinExceptions::ChildProcessError},
                                    {ECONNABORTED, &BuiltinExceptions::ConnectionAbortedError},
                                    {ECONNREFUSED, &BuiltinExceptions::ConnectionRefusedError},
                                    {ECONNRESET, &BuiltinExceptions::ConnectionResetError},
                                    {EEXIST, &BuiltinExceptions::FileExistsError},
                                    {ENOENT, &BuiltinExceptions::FileNotFoundError},
                                    {EISDIR, &BuiltinExceptions::IsADirectoryError},
                                    {ENOTDIR, &BuiltinExceptions::NotADirectoryError},
                                    {EINTR, &BuiltinExceptions::InterruptedError},
                                    {EACCES, &BuiltinExceptions::PermissionError},
                                    {EPERM, &BuiltinExceptions::PermissionError},
                                    {ESRCH, &BuiltinExceptions::ProcessLookupError},
                                    {ETIMEDOUT, &BuiltinExceptions::TimeoutError}};

Type* class_of_errno(ThreadState& ts, int64_t number) {
  for (const ErrnoClass& c : kErrnoClasses)
    if (c.number == number) return ts.rt.exc.*c.type;
  return ts.rt.exc.OSError;
}

Value os_error_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  // OSError(errno, ...) makes the subclass that fits.
  if (type == ts.rt.exc.OSError && n >= 4 && n <= 7) {
    int64_t number;
    if (is_int_value(a[2]) && int_to_i64(a[2], &number)) type = class_of_errno(ts, number);
  }
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(new_instance(ts, type));
  if (!e) return {};
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  if (!args) return {};
  e->args = args;
  init_os_error(e, args, ts);
  return e;
}

Value os_error_init(ThreadState& ts, Value* a, uint32_t n) {
  ExceptionObject* e = a[0].as<ExceptionObject>();
  if (a[1] && a[1].as<Dict>()->used) return raise_type_error(ts, "%T() takes no keyword arguments", a[0]);
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  if (!args) return {};
  e->args = args;
  init_os_error(e, args, ts);
  return kNone;
}

Value os_error_str(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = a[0].as<ExceptionObject>();
  Value number = or_none(e->extra[0]), text = or_none(e->extra[1]);
  if (e->extra[2] && !e->extra[2].is_none()) {
    if (e->extra[3] && !e->extra[3].is_none())
      return format_message(ts, "[Errno %S] %S: %R -> %R", number, text, e->extra[2], e->extra[3]);
    return format_message(ts, "[Errno %S] %S: %R", number, text, e->extra[2]);
  }
  if (e->extra[0] && e->extra[1]) return format_message(ts, "[Errno %S] %S", number, text);
  return exception_default_str(ts, a[0]);
}

Value get_characters_written(ThreadState& ts, Value self) {
  Value v = self.as<ExceptionObject>()->extra[4];
  return v ? v : raise(ts, ts.rt.exc.AttributeError, "characters_written");
}

NativeDef kOSErrorMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.", os_error_new, kNativeStatic},
    {"__init__(self, /, *args, **kwargs)", "Initialize self.", os_error_init},
    {"__str__(self, /)", "Return str(self).", os_error_str},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kOSErrorGetSets[] = {
    {"errno", "POSIX exception code", get_extra<0>, set_extra<0>},
    {"strerror", "exception strerror", get_extra<1>, set_extra<1>},
    {"filename", "exception filename", get_extra<2>, set_extra<2>},
    {"filename2", "second exception filename", get_extra<3>, set_extra<3>},
    {"characters_written", "Characters written before the error.", get_characters_written, set_extra<4>},
    {nullptr, nullptr, nullptr, nullptr}};

// SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])): extra 0..4 in that order, 5 the two
// ends
bool init_syntax_error(ThreadState& ts, ExceptionObject* e, Tuple* args) {
  if (args->size >= 1) e->extra[0] = args->items[0];
  if (args->size != 2) return true;
  Tuple* info = sequence_to_tuple(ts, args->items[1]);
  if (!info) return false;
  if (info->size != 4 && info->size != 6) {
    raise_type_error(ts, "function takes exactly 4 or 6 arguments (%zu given)", static_cast<size_t>(info->size));
    return false;
  }
  for (size_t i = 0; i < 4; ++i) e->extra[1 + i] = info->items[i];
  Tuple* ends = new_tuple(ts, 2);
  if (!ends) return false;
  ends->items[0] = info->size == 6 ? info->items[4] : kNone;
  ends->items[1] = info->size == 6 ? info->items[5] : kNone;
  e->extra[5] = ends;
  return true;
}
template <int I>
Value get_end(ThreadState&, Value self) {
  Value ends = self.as<ExceptionObject>()->extra[5];
  return ends ? ends.as<Tuple>()->items[I] : kNone;
}
template <int I>
bool set_end(ThreadState& ts, Value self, Value v) {
  ExceptionObject* e = self.as<ExceptionObject>();
  Tuple* ends = tuple_of(ts, get_end<0>(ts, self), get_end<1>(ts, self));
  if (!ends) return false;
  ends->items[I] = or_none(v);
  e->extra[5] = ends;
  return true;
}
Value get_print_file_and_line(ThreadState&, Value) {
  return kNone;
}
Value syntax_error_str(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = a[0].as<ExceptionObject>();
  Value file = or_none(e->extra[1]), line = or_none(e->extra[2]);
  Value message = or_none(e->extra[0]);
  if (is_str(file)) {
    std::string name = str_to_utf8(file.as<Str>());
    name = name.substr(name.rfind('/') + 1);
    if (is_int_value(line)) return format_message(ts, "%S (%s, line %S)", message, name.c_str(), line);
    return format_message(ts, "%S (%s)", message, name.c_str());
  }
  if (is_int_value(line)) return format_message(ts, "%S (line %S)", message, line);
  return to_str(ts, message);
}
NativeDef kSyntaxErrorMethods[] = {{"__str__(self, /)", "Return str(self).", syntax_error_str},
                                   {nullptr, nullptr, nullptr}};
const NativeGetSet kSyntaxErrorGetSets[] = {
    {"msg", "exception msg", get_extra<0>, set_extra<0>},
    {"filename", "exception filename", get_extra<1>, set_extra<1>},
    {"lineno", "exception lineno", get_extra<2>, set_extra<2>},
    {"offset", "exception offset", get_extra<3>, set_extra<3>},
    {"text", "exception text", get_extra<4>, set_extra<4>},
    {"end_lineno", "exception end lineno", get_end<0>, set_end<0>},
    {"end_offset", "exception end offset", get_end<1>, set_end<1>},
    {"print_file_and_line", "exception print_file_and_line", get_print_file_and_line, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

// ImportError(*args, name=, path=): extra 0 msg, 1 name, 2 path, 3 name_from
Value import_error_str(ThreadState& ts, Value* a, uint32_t) {
  Value message = a[0].as<ExceptionObject>()->extra[0];
  return is_str(message) ? message : exception_default_str(ts, a[0]);
}
NativeDef kImportErrorMethods[] = {{"__str__(self, /)", "Return str(self).", import_error_str},
                                   {nullptr, nullptr, nullptr}};
const NativeGetSet kImportErrorGetSets[] = {
    {"msg", "exception message", get_extra<0>, set_extra<0>},
    {"name", "module name", get_extra<1>, set_extra<1>},
    {"path", "module path", get_extra<2>, set_extra<2>},
    {"name_from", "name that was looked for in the module", get_extra<3>, set_extra<3>},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeGetSet kAttributeErrorGetSets[] = {{"name", "attribute name", get_extra<0>, set_extra<0>},
                                               {"obj", "object", get_extra<1>, set_extra<1>},
                                               {nullptr, nullptr, nullptr, nullptr}};
const NativeGetSet kNameErrorGetSets[] = {{"name", "name", get_extra<0>, set_extra<0>},
                                          {nullptr, nullptr, nullptr, nullptr}};
const NativeGetSet kStopIterationGetSets[] = {{"value", "generator return value", get_extra<0>, set_extra<0>},
                                              {nullptr, nullptr, nullptr, nullptr}};
const NativeGetSet kSystemExitGetSets[] = {{"code", "exception code", get_extra<0>, set_extra<0>},
                                           {nullptr, nullptr, nullptr, nullptr}};

// UnicodeError family: extra 0 encoding, 1 object, 2 start, 3 end, 4 reason
const NativeGetSet kUnicodeGetSets[] = {{"encoding", "exception encoding", get_extra<0>, set_extra<0>},
                                        {"object", "exception object", get_extra<1>, set_extra<1>},
                                        {"start", "exception start", get_extra<2>, set_extra<2>},
                                        {"end", "exception end", get_extra<3>, set_extra<3>},
                                        {"reason", "exception reason", get_extra<4>, set_extra<4>},
                                        {nullptr, nullptr, nullptr, nullptr}};

Value unicode_error_str(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = a[0].as<ExceptionObject>();
  Value object = e->extra[1];
  int64_t start = 0, end = 0;
  if (!object || !e->extra[4]) return ts.rt.empty_str;
  int_to_i64(e->extra[2], &start);
  int_to_i64(e->extra[3], &end);
  bool translate = is_a(ts, e, ts.rt.exc.UnicodeTranslateError);
  if (is_a(ts, e, ts.rt.exc.UnicodeDecodeError)) {
    if (is_kind(object, Kind::Bytes) && end == start + 1 && start < static_cast<int64_t>(object.as<Bytes>()->size)) {
      return format_message(ts, "'%S' codec can't decode byte 0x%02x in position %lld: %S", e->extra[0],
                            static_cast<unsigned>(static_cast<uint8_t>(object.as<Bytes>()->data[start])), start,
                            e->extra[4]);
    }
    return format_message(ts, "'%S' codec can't decode bytes in position %lld-%lld: %S", e->extra[0], start, end - 1,
                          e->extra[4]);
  }
  std::string prefix =
      translate ? "can't translate" : "'" + str_to_utf8(to_str(ts, e->extra[0])) + "' codec can't encode";
  if (is_str(object) && end == start + 1 && start < static_cast<int64_t>(object.as<Str>()->length)) {
    uint32_t point = object.as<Str>()->at(static_cast<size_t>(start));
    char shown[16];
    std::snprintf(shown, sizeof shown, point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point);
    return format_message(ts, "%s character '%s' in position %lld: %S", prefix.c_str(), shown, start, e->extra[4]);
  }
  return format_message(ts, "%s characters in position %lld-%lld: %S", prefix.c_str(), start, end - 1, e->extra[4]);
}
NativeDef kUnicodeMethods[] = {{"__str__(self, /)", "Return str(self).", unicode_error_str},
                               {nullptr, nullptr, nullptr}};

bool init_unicode(ThreadState& ts, ExceptionObject* e, Tuple* args) {
  bool translate = is_a(ts, e, ts.rt.exc.UnicodeTranslateError);
  size_t want = translate ? 4 : 5;
  if (args->size != want) {
    raise_type_error(ts, "function takes exactly %zu arguments (%zu given)", want, static_cast<size_t>(args->size));
    return false;
  }
  size_t at = 0;
  if (!translate) {
    if (!is_str(args->items[0])) return raise_type_error(ts, "argument 1 must be str, not %T", args->items[0]), false;
    e->extra[0] = args->items[at++];
  }
  Value object = args->items[at++];
  bool decode = is_a(ts, e, ts.rt.exc.UnicodeDecodeError);
  if (decode && !is_kind(object, Kind::Bytes)) {
    BufferView view;
    if (!get_buffer(ts, object, &view)) return false;
    object = Value(new_bytes(ts, {view.data, view.bytes}));
    if (!object) return false;
  } else if (!decode && !is_str(object)) {
    return raise_type_error(ts, "argument %zu must be str, not %T", at, object), false;
  }
  e->extra[1] = object;
  for (int i = 2; i < 4; ++i) {
    if (!is_int_value(args->items[at]))
      return raise_type_error(ts, "'%T' object cannot be interpreted as an integer", args->items[at]), false;
    e->extra[i] = args->items[at++];
  }
  if (!is_str(args->items[at]))
    return raise_type_error(ts, "argument %zu must be str, not %T", at + 1, args->items[at]), false;
  e->extra[4] = args->items[at];
  return true;
}

}  // namespace

bool accepts_keywords(ThreadState& ts, ExceptionObject* e) {
  return is_a(ts, e, ts.rt.exc.ImportError) || is_a(ts, e, ts.rt.exc.AttributeError) ||
         is_a(ts, e, ts.rt.exc.NameError);
}

static bool take_keywords(ThreadState& ts, ExceptionObject* e, Dict* keywords,
                          std::initializer_list<std::pair<const char*, int>> known) {
  size_t position = 0;
  Value key, value;
  while (keywords && dict_next(keywords, &position, &key, &value)) {
    bool found = false;
    for (auto [name, index] : known) {
      if (!str_equals(key.as<Str>(), name)) continue;
      e->extra[index] = value;
      found = true;
    }
    if (!found) {
      raise_type_error(ts, "'%S' is an invalid keyword argument for %T()", key, Value(e));
      return false;
    }
  }
  return true;
}

bool init_exception_from(ThreadState& ts, ExceptionObject* e, Tuple* args, Dict* keywords) {
  BuiltinExceptions& exc = ts.rt.exc;
  if (is_a(ts, e, exc.OSError)) {
    init_os_error(e, args, ts);
  } else if (is_a(ts, e, exc.StopIteration)) {
    e->extra[0] = args->size ? args->items[0] : kNone;
  } else if (is_a(ts, e, exc.SystemExit)) {
    if (args->size) e->extra[0] = args->size == 1 ? args->items[0] : Value(args);
  } else if (is_a(ts, e, exc.SyntaxError)) {
    return init_syntax_error(ts, e, args);
  } else if (is_a(ts, e, exc.ImportError)) {
    if (args->size == 1) e->extra[0] = args->items[0];
    return take_keywords(ts, e, keywords, {{"name", 1}, {"path", 2}, {"name_from", 3}});
  } else if (is_a(ts, e, exc.AttributeError)) {
    return take_keywords(ts, e, keywords, {{"name", 0}, {"obj", 1}});
  } else if (is_a(ts, e, exc.NameError)) {
    return take_keywords(ts, e, keywords, {{"name", 0}});
  } else if (is_a(ts, e, exc.UnicodeDecodeError) || is_a(ts, e, exc.UnicodeEncodeError) ||
             is_a(ts, e, exc.UnicodeTranslateError)) {
    return init_unicode(ts, e, args);
  } else if (is_a(ts, e, exc.BaseExceptionGroup)) {
    return true;  // done by its __new__
  }
  return true;
}

void init_exception_fields(ThreadState& ts, ExceptionObject* e) {
  BuiltinExceptions& exc = ts.rt.exc;
  Type* type = e->type();
  if (type == exc.OSError || type->base == exc.OSError || type == exc.StopIteration || type == exc.SystemExit ||
      type == exc.ImportError || type == exc.ModuleNotFoundError || type == exc.SyntaxError) {
    ExceptionObject* saved = take_error(ts);
    if (!init_exception_from(ts, e, e->args.as<Tuple>(), nullptr)) clear_error(ts);
    restore_error(ts, saved);
  }
}

Value reduce_arguments(ThreadState& ts, ExceptionObject* e) {
  if (is_a(ts, e, ts.rt.exc.OSError) && e->extra[2] && e->args.as<Tuple>()->size == 2) {
    Tuple* args = e->args.as<Tuple>();
    if (!e->extra[3]) return tuple_of(ts, args->items[0], args->items[1], e->extra[2]);
    Value five[] = {args->items[0], args->items[1], e->extra[2], kNone, e->extra[3]};
    return new_tuple_from(ts, five, 5);
  }
  return e->args;
}

Value raise_errno(ThreadState& ts, int error, Value filename) {
  Type* type = class_of_errno(ts, error);
  Str* text = new_str(ts, strerror(error));
  if (!text) return {};
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(new_instance(ts, type));
  if (!e) return {};
  Tuple* args = tuple_of(ts, Value::small_int(error), Value(text));
  if (!args) return {};
  e->args = args;
  e->extra[0] = Value::small_int(error);
  e->extra[1] = text;
  if (filename) e->extra[2] = filename;
  return raise_exception(ts, Value(e));
}

#define EXCEPTION_TABLE(name, doc, methods, getsets) \
  NativeType kNativeType_##name = {                  \
      #name, doc, methods, getsets, Kind::Exception, sizeof(ExceptionObject), kTypeInstancesHaveDict};
EXCEPTION_TABLE(OSError, "Base class for I/O related errors.", kOSErrorMethods, kOSErrorGetSets)
EXCEPTION_TABLE(SyntaxError, "Invalid syntax.", kSyntaxErrorMethods, kSyntaxErrorGetSets)
EXCEPTION_TABLE(ImportError, "Import can't find module, or can't find name in module.", kImportErrorMethods,
                kImportErrorGetSets)
EXCEPTION_TABLE(AttributeError, "Attribute not found.", nullptr, kAttributeErrorGetSets)
EXCEPTION_TABLE(NameError, "Name not found globally.", nullptr, kNameErrorGetSets)
EXCEPTION_TABLE(StopIteration, "Signal the end from iterator.__next__().", nullptr, kStopIterationGetSets)
EXCEPTION_TABLE(SystemExit, "Request to exit from the interpreter.", nullptr, kSystemExitGetSets)
EXCEPTION_TABLE(UnicodeDecodeError, "Unicode decoding error.", kUnicodeMethods, kUnicodeGetSets)
EXCEPTION_TABLE(UnicodeEncodeError, "Unicode encoding error.", kUnicodeMethods, kUnicodeGetSets)
EXCEPTION_TABLE(UnicodeTranslateError, "Unicode translation error.", kUnicodeMethods, kUnicodeGetSets)

}  // namespace adder
