#include "runtime/objects/type_support.h"
namespace adder {
void trace_memoryview(Cell*, Marker&) {}
void trace_bytes(Cell*, Marker&) {}
void trace_bytearray(Cell*, Marker&) {}
Bytes* new_bytes_uninit(ThreadState& ts, size_t n) { Bytes* b = (Bytes*)ts.rt.heap.allocate(ts, sizeof(Bytes)+n+1, ts.rt.heads.bytes); b->size=n; b->data=(char*)(b+1); return b; }
Bytes* new_bytes(ThreadState& ts, std::string_view v) { Bytes* b=new_bytes_uninit(ts, v.size()); memcpy(b->data, v.data(), v.size()); return b; }
bool is_bytes_like(Value v) { return is_kind(v, Kind::Bytes); }
bool get_buffer(ThreadState&, Value v, BufferView* o, bool) { o->data=v.as<Bytes>()->data; o->bytes=v.as<Bytes>()->size; return true; }
Bytes* bytes_from_object(ThreadState&, Value v) { return v.as<Bytes>(); }
#define S(x,k) extern const NativeType kNativeType_##x; const NativeType kNativeType_##x = {#x, nullptr, nullptr, nullptr, Kind::k, 0};
S(memoryview,MemoryView) S(memory_iterator,Iterator) S(bytes_iterator,Iterator) S(bytes,Bytes) S(bytearray_iterator,Iterator) S(bytearray,ByteArray)
}
