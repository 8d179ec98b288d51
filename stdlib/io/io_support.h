// io_support.h: what the files of _io share: its types, argument conversion, calls of stream methods by name.
#pragma once

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

inline constexpr int64_t kDefaultBufferSize = 8192;

struct IoState {
  Type* io_base = nullptr;
  Type* raw_base = nullptr;
  Type* buffered_base = nullptr;
  Type* text_base = nullptr;
  Type* file_io = nullptr;
  Type* bytes_io = nullptr;
  Type* string_io = nullptr;
  Type* reader = nullptr;
  Type* writer = nullptr;
  Type* random = nullptr;
  Type* pair = nullptr;
  Type* text_wrapper = nullptr;
  Type* newline_decoder = nullptr;
  Type* unsupported = nullptr;
  void trace(Marker& marker);
};
IoState& io_state(ThreadState& ts);

extern const NativeType kFileIOType, kBytesIOType, kStringIOType, kBufferedReaderType, kBufferedWriterType,
    kBufferedRandomType, kBufferedPairType, kTextWrapperType, kNewlineDecoderType, kIoBaseType, kRawBaseType,
    kBufferedBaseType, kTextBaseType;

Value raise_unsupported(ThreadState& ts, const char* message);
Value raise_closed(ThreadState& ts);  // ValueError: I/O operation on closed file.

// An instance of the native type itself, not of a script subclass, whose instance dict (if any) overrides nothing.
bool is_plain(Value v, const NativeType& type);
// An instance of the type or a subclass.
bool is_native_instance(Value v, const NativeType& type);

template <typename... A>
Value call_named(ThreadState& ts, Value object, const char* name, A... args) {
  Value a[] = {Value(args)..., Value()};
  Str* key = intern(ts, std::string_view(name));
  return key ? call_method(ts, object, key, {a, sizeof...(args)}) : Value();
}

// A size argument: absent or None is -1. TypeError("argument should be integer or None, not 'x'").
bool optional_size(ThreadState& ts, Value v, int64_t* out);
// truth(object.name()): 1, 0, -1.
int call_flag(ThreadState& ts, Value object, const char* name);
// truth(object.closed): 1, 0, -1.
int is_closed(ThreadState& ts, Value object);
bool check_not_closed(ThreadState& ts, Value object);
// The pending error is OSError with EINTR, which was cleared after running signal handlers: try again.
bool retry_interrupted(ThreadState& ts);
Value new_memoryview(ThreadState& ts, Value buffer);
// <_io.Class name='x'> with what reading `name` gives.
Value repr_named(ThreadState& ts, Value self, const char* more);
// An instance of the class in a[0], with everything zero: the __new__ of stream classes, whose __init__ does the work.
Value stream_new(ThreadState& ts, Value* a, uint32_t n);
Value raise_uninitialized(ThreadState& ts);  // ValueError: I/O operation on uninitialized object
Value refuse_pickle(ThreadState& ts, Value* a, uint32_t n);

// The buffer that a readinto fills; TypeError when v is no writable one.
bool readinto_target(ThreadState& ts, Value v, BufferView* out);

}  // namespace adder
