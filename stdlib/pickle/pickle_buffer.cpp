// pickle_buffer.cpp: PickleBuffer, which marks a buffer as one that may travel beside the pickle.
#include "runtime/objects/byte_tools.h"
#include "stdlib/pickle/pickle_module.h"

namespace adder {

namespace {

struct PickleBufferObject : Cell {
  Value view;  // MemoryView; empty after release()
};

void trace_buffer(Cell* cell, Marker& marker) {
  marker.visit(static_cast<PickleBufferObject*>(cell)->view);
}

Value buffer_new(ThreadState& ts, Value* a, uint32_t) {
  if (!is_bytes_like(a[1])) return raise_type_error(ts, "a bytes-like object is required, not '%T'", a[1]);
  Value view = call_with(ts, ts.rt.types.memoryview, a[1]);
  PickleBufferObject* self = view ? static_cast<PickleBufferObject*>(new_instance(ts, a[0].as<Type>())) : nullptr;
  if (!self) return {};
  self->view = view;
  return self;
}

Value release(ThreadState& ts, Value* a, uint32_t) {
  PickleBufferObject* self = a[0].as<PickleBufferObject>();
  Value view = std::exchange(self->view, Value());
  return !view || call_method(ts, view, intern(ts, "release")) ? kNone : Value();
}

Value raw(ThreadState& ts, Value* a, uint32_t) {
  Value view = pickle_buffer_view(ts, a[0]);
  if (!view) return {};
  if (!view.as<MemoryView>()->contiguous)
    return raise(ts, ts.rt.exc.BufferError, "cannot extract raw buffer from non-contiguous buffer");
  MemoryView* from = view.as<MemoryView>();
  BufferView plain;
  plain.data = from->data;
  plain.bytes = from->bytes;
  plain.readonly = from->readonly;
  plain.owner = from->owner;
  return new_memoryview(ts, plain);
}

Value buffer(ThreadState& ts, Value* a, uint32_t) {
  Value view = pickle_buffer_view(ts, a[0]);
  return view ? call_with(ts, ts.rt.types.memoryview, view) : Value();
}

NativeDef kMethods[] = {
    {"__new__(cls, object, /)", "Create and return a new object.  See help(type) for accurate signature.", buffer_new},
    {"raw(self, /)",
     "Return a memoryview of the raw memory underlying this buffer.\n\nWill raise BufferError is the buffer isn't "
     "contiguous.",
     raw},
    {"release(self, /)", "Release the underlying buffer exposed by the PickleBuffer object.", release},
    {"__buffer__(self, flags, /)", "A memoryview of the buffer.", buffer},
    {nullptr, nullptr, nullptr}};

}  // namespace

Value pickle_buffer_view(ThreadState& ts, Value buffer) {
  Value view = buffer.as<PickleBufferObject>()->view;
  return view ? view : raise_value_error(ts, "operation forbidden on released PickleBuffer object");
}

const NativeType kPickleBuffer = {.name = "pickle.PickleBuffer",
                                  .doc = "Wrapper for potentially out-of-band buffers",
                                  .methods = kMethods,
                                  .instance_bytes = sizeof(PickleBufferObject),
                                  .flags = kTypeWeakrefable,
                                  .trace = trace_buffer};

}  // namespace adder
