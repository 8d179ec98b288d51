// open.cpp: open(): a raw file, a buffer over it, text over that, as the mode asks.
#include "stdlib/io/open.h"

#include "stdlib/io/io.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/raw_file.h"
#include "stdlib/io/text_wrapper.h"

namespace adder {

namespace {

struct Mode {
  bool creating = false, reading = false, writing = false, appending = false, updating = false, text = false,
       binary = false;
  std::string raw;  // for FileIO
};

bool parse_mode(ThreadState& ts, Value value, Mode* mode) {
  std::string text = value ? str_to_utf8(value.as<Str>()) : "r";
  uint32_t seen = 0;
  auto invalid = [&] {
    raise_value_error(ts, "invalid mode: '%s'", text);
    return false;
  };
  for (char c : text) {
    static constexpr std::string_view kLetters = "xrwa+tb";
    size_t at = kLetters.find(c);
    if (at == std::string_view::npos || (seen >> at & 1)) return invalid();
    seen |= 1u << at;
    switch (c) {
      case 'x':
        mode->creating = true;
        break;
      case 'r':
        mode->reading = true;
        break;
      case 'w':
        mode->writing = true;
        break;
      case 'a':
        mode->appending = true;
        break;
      case '+':
        mode->updating = true;
        break;
      case 't':
        mode->text = true;
        break;
      default:
        mode->binary = true;
        break;
    }
  }
  if (mode->creating) mode->raw += 'x';
  if (mode->reading) mode->raw += 'r';
  if (mode->writing) mode->raw += 'w';
  if (mode->appending) mode->raw += 'a';
  if (mode->updating) mode->raw += '+';
  const char* problem = nullptr;
  if (mode->text && mode->binary)
    problem = "can't have text and binary mode at once";
  else if (mode->creating + mode->reading + mode->writing + mode->appending != 1)
    problem = mode->creating || mode->reading || mode->writing || mode->appending
                  ? "must have exactly one of create/read/write/append mode"
                  : "Must have exactly one of create/read/write/append mode and at most one plus";
  if (problem) raise_value_error(ts, "%s", problem);
  return !problem;
}

bool given(Value v) {
  return v && !v.is_none();
}

Value build(ThreadState& ts, const OpenOptions& options, const Mode& mode, Value raw, Value* outer) {
  IoState& io = io_state(ts);
  int64_t buffering = options.buffering;
  RawFile* file = raw.as<FileIO>()->file;
  Value tty = buffering < 0 ? call_named(ts, raw, "isatty") : kFalse;
  if (!tty) return {};
  bool line_buffering = buffering == 1 && !mode.binary;
  if (tty.is_true()) {
    buffering = -1;
    line_buffering = true;
  }
  if (buffering == 1 && mode.binary &&
      !warn(ts, ts.rt.exc.RuntimeWarning, 1,
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"))
    return {};
  if (buffering < 0 || buffering == 1) {
    buffering = file ? file->block_size : kDefaultBufferSize;
    if (!mode.binary) buffering = std::max(buffering, kDefaultBufferSize);
  }
  if (buffering == 0) {
    if (mode.binary) return raw;
    return raise_value_error(ts, "can't have unbuffered text I/O");
  }
  Type* type = mode.updating ? io.random : mode.reading ? io.reader : io.writer;
  Value buffer = call_with(ts, Value(type), raw, new_int(ts, buffering));
  if (!buffer) return {};
  *outer = buffer;
  if (mode.binary) return buffer;
  Value none = kNone;
  Value text = call_with(ts, Value(io.text_wrapper), buffer, given(options.encoding) ? options.encoding : none,
                         given(options.errors) ? options.errors : none, given(options.newline) ? options.newline : none,
                         Value::boolean(line_buffering));
  if (!text) return {};
  *outer = text;
  as_text(text)->mode = options.mode ? options.mode : Value(str_from_char(ts, 'r'));
  return text;
}

}  // namespace

Value open_file(ThreadState& ts, const OpenOptions& options) {
  Mode mode;
  if (!parse_mode(ts, options.mode, &mode)) return {};
  if (mode.binary && given(options.encoding))
    return raise_value_error(ts, "binary mode doesn't take an encoding argument");
  if (mode.binary && given(options.errors)) return raise_value_error(ts, "binary mode doesn't take an errors argument");
  if (mode.binary && given(options.newline))
    return raise_value_error(ts, "binary mode doesn't take a newline argument");
  Value raw = call_with(ts, Value(io_state(ts).file_io), options.file, new_str(ts, mode.raw),
                        Value::boolean(options.close_fd), given(options.opener) ? options.opener : kNone);
  if (!raw) return {};
  Value outer = raw;
  Value result = build(ts, options, mode, raw, &outer);
  if (result) return result;
  ExceptionObject* error = take_error(ts);
  if (!call_method(ts, outer, ts.rt.names.close)) {
    ExceptionObject* second = take_error(ts);
    if (second && !second->context) second->context = Value(error);
    error = second;
  }
  restore_error(ts, error);
  return {};
}

Value io_open(ThreadState& ts, Value* a, uint32_t) {
  OpenOptions options;
  options.file = a[0];
  static constexpr const char* kNames[] = {"", "mode", "", "encoding", "errors", "newline"};
  for (int i : {1, 3, 4, 5}) {
    if (!a[i] || is_str(a[i]) || (i != 1 && a[i].is_none())) continue;
    return raise_type_error(
        ts, i == 1 ? "open() argument '%s' must be str, not %A" : "open() argument '%s' must be str or None, not %A",
        kNames[i], a[i]);
  }
  if (!is_int_value(a[0]) && !lookup_special(ts, type_of(ts, a[0]), kSpecialIndex)) {
    options.file = path_object(ts, a[0]);
    if (!options.file) return {};
  }
  options.mode = a[1];
  if (a[2] && !to_index_i64(ts, a[2], &options.buffering)) return {};
  options.encoding = a[3];
  options.errors = a[4];
  options.newline = a[5];
  int close_fd = a[6] ? truth(ts, a[6]) : 1;
  if (close_fd < 0) return {};
  options.close_fd = close_fd;
  options.opener = a[7];
  return open_file(ts, options);
}

Value io_open_code(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "open_code() argument 'path' must be str, not %A", a[0]);
  OpenOptions options;
  options.file = a[0];
  options.mode = Value(intern(ts, "rb"));
  return options.mode ? open_file(ts, options) : Value();
}

Value io_text_encoding(ThreadState& ts, Value* a, uint32_t) {
  if (a[0] && !a[0].is_none()) return a[0];
  return intern(ts, "locale");
}

}  // namespace adder
