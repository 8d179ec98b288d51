// _typing.cpp: what typing.py asks of the runtime's own generic types.
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/generic_alias.h"

namespace adder {

namespace {

Value typing_plain_union(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[0], a[1]);
}

NativeDef kFunctions[] = {
    {"_plain_union(left, right, /)", "left | right as a types.UnionType, or NotImplemented.", typing_plain_union},
    {nullptr, nullptr, nullptr}};

}  // namespace

extern const NativeModule kModule__typing;
const NativeModule kModule__typing = {"_typing", "Unions of the runtime, for typing.", kFunctions};

}  // namespace adder
