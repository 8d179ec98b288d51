// arguments.cpp: path and descriptor arguments of posix functions, and how their failures are raised.
#include "runtime/objects/function.h"
#include "stdlib/posix/posix.h"

namespace adder {

bool path_argument(ThreadState& ts, Value v, PathArg* out, const char* function, int flags, const char* argument) {
  if (!v || v.is_none()) {
    if (flags & kPathOrNone) {
      out->object = kNone;
      return true;
    }
    v = kNone;
  }
  if (!is_str(v) && !is_kind(v, Kind::Bytes)) {
    if ((flags & kPathOrFd) && (is_int_value(v) || lookup_special(ts, type_of(ts, v), kSpecialIndex))) {
      int64_t fd;
      if (!to_index_i64(ts, v, &fd)) return false;
      if (fd > INT32_MAX) return raise_overflow(ts, "fd is greater than maximum"), false;
      if (fd < INT32_MIN) return raise_overflow(ts, "fd is less than minimum"), false;
      out->fd = static_cast<int>(fd);
      out->object = v;
      return true;
    }
    if (!lookup_special(ts, type_of(ts, v), kSpecialFspath)) {
      const char* allowed = flags == (kPathOrFd | kPathOrNone) ? "string, bytes, os.PathLike, integer or None"
                            : flags == kPathOrFd               ? "string, bytes, os.PathLike or integer"
                            : flags == kPathOrNone             ? "string, bytes, os.PathLike or None"
                                                               : "string, bytes or os.PathLike";
      raise_type_error(ts, "%s: %s should be %s, not %T", function, argument, allowed, v);
      return false;
    }
    v = path_object(ts, v);
    if (!v) return false;
  }
  out->object = v;
  out->bytes = is_kind(v, Kind::Bytes);
  if (path_to_bytes(ts, v, &out->text)) return true;
  if (out->bytes && out->text.find('\0') != std::string::npos) {
    clear_error(ts);
    raise_value_error(ts, "%s: embedded null character in %s", function, argument);
  }
  return false;
}

bool dir_fd_argument(ThreadState& ts, Value v, int* out) {
  *out = AT_FDCWD;
  if (!v || v.is_none()) return true;
  if (!is_int_value(v) && !lookup_special(ts, type_of(ts, v), kSpecialIndex)) {
    raise_type_error(ts, "argument should be integer or None, not %T", v);
    return false;
  }
  return int_argument(ts, v, out);
}

bool int_argument(ThreadState& ts, Value v, int* out, int fallback) {
  *out = fallback;
  if (!v) return true;
  int64_t i;
  if (is_float(v)) return raise_type_error(ts, "'float' object cannot be interpreted as an integer"), false;
  Value index = to_index(ts, v);
  if (!index) return false;
  if (!int_to_i64(index, &i) || i > INT32_MAX || i < INT32_MIN) {
    raise_overflow(
        ts, int_sign(index) < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    return false;
  }
  *out = static_cast<int>(i);
  return true;
}

bool fd_argument(ThreadState& ts, Value v, int* out) {
  if (is_int_value(v)) return int_argument(ts, v, out);
  Value method = get_attribute_or_empty(ts, v, ts.rt.names.fileno);
  if (!method) {
    if (!ts.has_error()) raise_type_error(ts, "argument must be an int, or have a fileno() method.");
    return false;
  }
  Value fd = call(ts, method, nullptr, 0);
  if (!fd) return false;
  if (!is_int_value(fd)) return raise_type_error(ts, "fileno() returned a non-integer"), false;
  if (!int_argument(ts, fd, out)) return false;
  if (*out < 0) return raise_value_error(ts, "file descriptor cannot be a negative integer (%d)", *out), false;
  return true;
}

bool flag_argument(ThreadState& ts, Value v, bool fallback, bool* out) {
  int yes = v ? truth(ts, v) : fallback;
  *out = yes > 0;
  return yes >= 0;
}

Value none_or_error(ThreadState& ts, int64_t result, const PathArg* path) {
  if (result >= 0) return kNone;
  return result == -2 ? Value() : raise_errno(ts, errno, path && !path->object.is_none() ? path->object : Value());
}

Value int_or_error(ThreadState& ts, int64_t result, const PathArg* path) {
  return result >= 0 ? new_int(ts, result) : none_or_error(ts, result, path);
}

Value raise_errno_two(ThreadState& ts, int error, Value first, Value second) {
  raise_errno(ts, error, first);
  if (ts.pending) ts.pending->extra[3] = second;
  return {};
}

Value path_name(ThreadState& ts, std::string_view name, bool bytes) {
  return bytes ? Value(new_bytes(ts, name)) : decode_path(ts, name);
}

bool add_functions(ThreadState& ts, Module* module, NativeDef* functions) {
  Value name = dict_get_str(ts, module->dict, ts.rt.names.dunder_name);
  for (NativeDef* def = functions; def->signature; ++def) {
    NativeFunction* f = new_native_function(ts, def, Value(), name);
    std::string_view text(def->signature);
    Str* key = intern(ts, text.substr(0, text.find('(')));
    if (!f || !key || !dict_set_str(ts, module->dict, key, f)) return false;
  }
  return true;
}

}  // namespace adder
