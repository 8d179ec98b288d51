// handles.cpp: scopes, and values in and out.
#include <cstring>
#include <new>

#include "runtime/capi/capi.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

Value* HandleStack::push(Value v) {
  if (height_ == chunks_.size() * kChunk) {
    Value* chunk = new (std::nothrow) Value[kChunk];
    if (!chunk) return nullptr;
    chunks_.emplace_back(chunk);
  }
  Value* slot = &chunks_[height_ / kChunk][height_ % kChunk];
  ++height_;
  *slot = v;
  return slot;
}

void HandleStack::trace(Marker& marker) {
  for (size_t i = 0; i < height_; ++i) marker.visit(chunks_[i / kChunk][i % kChunk]);
}

adder_handle make_handle(adder_thread* thread, Value v) {
  if (!v) return nullptr;
  Value* slot = thread->handles.push(v);
  if (!slot) raise_memory_error(*thread->ts);
  return reinterpret_cast<adder_handle>(slot);
}

}  // namespace adder

using namespace adder;

adder_scope adder_scope_open(adder_thread* thread) {
  return thread->handles.height();
}

void adder_scope_close(adder_thread* thread, adder_scope scope) {
  thread->handles.cut(scope);
}

adder_handle adder_scope_close_with(adder_thread* thread, adder_scope scope, adder_handle kept) {
  Value v = value_of(kept);
  thread->handles.cut(scope);
  return make_handle(thread, v);
}

adder_kind adder_kind_of(adder_thread*, adder_handle handle) {
  Value v = value_of(handle);
  if (v.is_none()) return ADDER_NONE;
  if (v.is_bool()) return ADDER_BOOL;
  if (is_int_value(v)) return ADDER_INT;
  if (is_float(v)) return ADDER_FLOAT;
  return is_str(v) ? ADDER_STR : ADDER_OBJECT;
}

adder_handle adder_none(adder_thread* thread) {
  return make_handle(thread, kNone);
}
adder_handle adder_bool(adder_thread* thread, int value) {
  return make_handle(thread, Value::boolean(value != 0));
}

adder_handle adder_int(adder_thread* thread, int64_t value) {
  Entry entry(thread);
  return make_handle(thread, new_int(entry.ts, value));
}

adder_handle adder_float(adder_thread* thread, double value) {
  Entry entry(thread);
  return make_handle(thread, new_float(entry.ts, value));
}

adder_handle adder_str(adder_thread* thread, const char* text, size_t length) {
  Entry entry(thread);
  Str* s = new_str(entry.ts, std::string_view(text, length));
  return s ? make_handle(thread, Value(s)) : nullptr;
}

int adder_get_bool(adder_thread* thread, adder_handle value, int* out) {
  Entry entry(thread);
  int t = truth(entry.ts, value_of(value));
  if (t < 0) return -1;
  *out = t;
  return 0;
}

int adder_get_int(adder_thread* thread, adder_handle value, int64_t* out) {
  Entry entry(thread);
  Value v = value_of(value);
  if (!is_int_value(v)) return raise_type_error(entry.ts, "expected int, got %T", v), -1;
  if (!int_to_i64(v, out)) return raise_overflow(entry.ts, "int too large for 64 bits"), -1;
  return 0;
}

int adder_get_float(adder_thread* thread, adder_handle value, double* out) {
  Entry entry(thread);
  return to_double(entry.ts, value_of(value), out) ? 0 : -1;
}

int adder_get_str(adder_thread* thread, adder_handle value, char* buffer, size_t capacity, size_t* length) {
  Entry entry(thread);
  Value v = value_of(value);
  if (!is_str(v)) return raise_type_error(entry.ts, "expected str, got %T", v), -1;
  std::string text = str_to_utf8(v.as<Str>());
  if (length) *length = text.size();
  if (capacity) {
    size_t n = text.size() < capacity ? text.size() : capacity - 1;
    std::memcpy(buffer, text.data(), n);
    buffer[n] = 0;
  }
  return 0;
}
