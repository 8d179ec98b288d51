// standard_streams.cpp: sys.stdin, sys.stdout and sys.stderr.
//
// utf-8; stdin and stdout use strict errors, surrogateescape when the locale is C or POSIX; stderr backslashreplace.
// PYTHONIOENCODING=encoding:errors overrides. A descriptor that is not open gives None.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "stdlib/io/io.h"
#include "stdlib/io/io_support.h"
#include "stdlib/io/open.h"
#include "stdlib/io/text_wrapper.h"

namespace adder {

namespace {

bool plain_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::string_view(value) == "C" || std::string_view(value) == "POSIX";
  }
  return true;
}

struct Setting {
  std::string encoding = "utf-8", errors = "strict";
};

Setting stream_setting(int fd) {
  Setting setting;
  if (plain_locale()) setting.errors = "surrogateescape";
  if (const char* override_text = std::getenv("PYTHONIOENCODING"); override_text && *override_text) {
    std::string_view text(override_text);
    size_t colon = text.find(':');
    std::string_view encoding = text.substr(0, colon);
    if (!encoding.empty()) {
      setting.encoding = encoding;
      setting.errors = "strict";
    }
    if (colon != std::string_view::npos && colon + 1 < text.size()) setting.errors = text.substr(colon + 1);
  }
  if (fd == 2) setting.errors = "backslashreplace";
  return setting;
}

Value make_stream(ThreadState& ts, int fd, const char* name, bool unbuffered) {
  if (fcntl(fd, F_GETFD) < 0) return kNone;
  bool writes = fd != 0;
  OpenOptions options;
  options.file = Value::small_int(fd);
  options.mode = Value(new_str(ts, writes ? "wb" : "rb"));
  options.buffering = writes && unbuffered ? 0 : kDefaultBufferSize;
  options.close_fd = false;
  Value buffer = options.mode ? open_file(ts, options) : Value();
  if (!buffer) {
    if (!pending_matches(ts, ts.rt.exc.OSError)) return {};
    clear_error(ts);
    return kNone;
  }
  Value raw = is_native_instance(buffer, kFileIOType) ? buffer : get_attribute(ts, buffer, "raw");
  Value shown = Value(new_str(ts, name));
  if (!raw || !shown || !set_attribute(ts, raw, ts.rt.names.name, shown)) return {};
  Setting setting = stream_setting(fd);
  bool lines = !unbuffered && (fd == 2 || ::isatty(fd));
  Value text = call_with(ts, Value(io_state(ts).text_wrapper), buffer, Value(new_str(ts, setting.encoding)),
                         Value(new_str(ts, setting.errors)), Value(fd == 0 ? kNone : Value(str_from_char(ts, '\n'))),
                         Value::boolean(lines), Value::boolean(writes && unbuffered));
  if (!text) return {};
  as_text(text)->mode = Value(new_str(ts, writes ? "w" : "r"));
  return text;
}

}  // namespace

bool make_standard_streams(ThreadState& ts, bool unbuffered) {
  static constexpr struct {
    const char* name;
    const char* saved;
    const char* shown;
  } kStreams[] = {
      {"stdin", "__stdin__", "<stdin>"}, {"stdout", "__stdout__", "<stdout>"}, {"stderr", "__stderr__", "<stderr>"}};
  if (!import_module(ts, "_io")) return false;
  for (int fd = 0; fd < 3; ++fd) {
    Value stream = make_stream(ts, fd, kStreams[fd].shown, unbuffered);
    if (!stream || !dict_set_str(ts, ts.rt.sys_dict, intern(ts, kStreams[fd].name), stream) ||
        !dict_set_str(ts, ts.rt.sys_dict, intern(ts, kStreams[fd].saved), stream))
      return false;
  }
  return true;
}

}  // namespace adder
