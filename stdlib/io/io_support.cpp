// io_support.cpp: helpers of the stream classes, and paths as the system wants them.
#include "stdlib/io/io_support.h"

#include <cerrno>

#include "runtime/objects/str_tools.h"
#include "runtime/text/codecs.h"
#include "stdlib/io/io.h"
#include "stdlib/io/raw_file.h"

namespace adder {

void IoState::trace(Marker& marker) {
  for (Type* type : {io_base, raw_base, buffered_base, text_base, file_io, bytes_io, string_io, reader, writer, random,
                     pair, text_wrapper, newline_decoder, unsupported})
    marker.visit(type);
}

Value raise_unsupported(ThreadState& ts, const char* message) {
  return raise(ts, io_state(ts).unsupported, "%s", message);
}

Value raise_closed(ThreadState& ts) {
  return raise_value_error(ts, "I/O operation on closed file.");
}

Value raise_uninitialized(ThreadState& ts) {
  return raise_value_error(ts, "I/O operation on uninitialized object");
}

bool is_native_instance(Value v, const NativeType& type) {
  return is_kind(v, Kind::Native) && v.as_cell()->type()->native == &type;
}

bool is_plain(Value v, const NativeType& type) {
  if (!is_native_instance(v, type)) return false;
  Cell* cell = v.as_cell();
  return !cell->type()->has(kTypeHeap) && (!(cell->head_flags() & kHasDict) || !*dict_slot(cell));
}

bool optional_size(ThreadState& ts, Value v, int64_t* out) {
  if (!v || v.is_none()) {
    *out = -1;
    return true;
  }
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  if (!is_int_value(v) && !lookup_special(ts, type_of(ts, v), kSpecialIndex)) {
    raise_type_error(ts, "argument should be integer or None, not '%T'", v);
    return false;
  }
  return to_index_i64(ts, v, out);
}

int call_flag(ThreadState& ts, Value object, const char* name) {
  Value v = call_named(ts, object, name);
  return v ? truth(ts, v) : -1;
}

int is_closed(ThreadState& ts, Value object) {
  Value v = get_attribute(ts, object, ts.rt.names.closed);
  return v ? truth(ts, v) : -1;
}

bool check_not_closed(ThreadState& ts, Value object) {
  int closed = is_closed(ts, object);
  if (closed > 0) raise_closed(ts);
  return closed == 0;
}

bool retry_interrupted(ThreadState& ts) {
  if (!pending_matches(ts, ts.rt.exc.InterruptedError)) return false;
  clear_error(ts);
  return after_interrupt(ts);
}

Value new_memoryview(ThreadState& ts, Value buffer) {
  return call_with(ts, Value(ts.rt.types.memoryview), buffer);
}

Value repr_named(ThreadState& ts, Value self, const char* more) {
  Type* type = type_of(ts, self);
  std::string cls = type->has(kTypeHeap) ? std::string() : "_io.";
  if (type->has(kTypeHeap)) {
    Value module = get_attribute(ts, Value(type), ts.rt.names.dunder_module);
    if (!module) return {};
    if (is_str(module)) cls = str_to_utf8(module.as<Str>()) + ".";
  }
  cls += str_to_utf8(type->qualname);
  Value name = get_attribute_or_empty(ts, self, ts.rt.names.name);
  if (!name && ts.has_error()) {
    if (!pending_matches(ts, ts.rt.exc.ValueError)) return {};
    clear_error(ts);  // detached, or not initialised
  }
  if (!name) return format_message(ts, "<%s%s>", cls.c_str(), more);
  int entered = repr_enter(ts, self);
  if (entered < 0) return {};
  if (!entered) return raise_runtime_error(ts, "reentrant call inside %s.__repr__", cls.c_str());
  Value result = format_message(ts, "<%s name=%R%s>", cls.c_str(), name, more);
  repr_leave(ts, self);
  return result;
}

Value stream_new(ThreadState& ts, Value* a, uint32_t) {
  return new_instance(ts, a[0].as<Type>());
}

Value refuse_pickle(ThreadState& ts, Value* a, uint32_t) {
  return raise_type_error(ts, "cannot pickle '%T' object", a[0]);
}

// --- paths

Value path_object(ThreadState& ts, Value path) {
  if (is_str(path) || is_kind(path, Kind::Bytes)) return path;
  Value method = lookup_bound_special(ts, path, kSpecialFspath);
  if (!method || method.is_none()) {
    if (ts.has_error()) return {};
    return raise_type_error(ts, "expected str, bytes or os.PathLike object, not %T", path);
  }
  Value found = call(ts, method, nullptr, 0);
  if (!found || is_str(found) || is_kind(found, Kind::Bytes)) return found;
  return raise_type_error(ts, "expected %T.__fspath__() to return str or bytes, not %T", path, found);
}

bool path_to_bytes(ThreadState& ts, Value path, std::string* out) {
  Value v = path_object(ts, path);
  if (!v) return false;
  if (is_str(v)) {
    Str* s = v.as<Str>();
    if (s->ascii) {
      out->assign(s->ascii_view());
    } else {
      Value bytes = encode_str(ts, s, "utf-8", "surrogateescape");
      if (!bytes) return false;
      out->assign(bytes.as<Bytes>()->view());
    }
  } else {
    out->assign(v.as<Bytes>()->view());
  }
  if (out->find('\0') != std::string::npos) {
    raise_value_error(ts, "embedded null byte");
    return false;
  }
  return true;
}

bool readinto_target(ThreadState& ts, Value v, BufferView* out) {
  if (get_buffer(ts, v, out, true)) return true;
  if (pending_matches(ts, ts.rt.exc.TypeError))
    raise_type_error(ts, "readinto() argument must be read-write bytes-like object, not %A", v);
  return false;
}

Value decode_path(ThreadState& ts, std::string_view bytes) {
  if (bytes_are_ascii(bytes.data(), bytes.size())) return new_str_ascii(ts, bytes);
  return decode_bytes(ts, bytes, "utf-8", "surrogateescape");
}

}  // namespace adder
