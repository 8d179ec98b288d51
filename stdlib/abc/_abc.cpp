// _abc.cpp: what abc.py needs of classes' internals: whether their instances match sequence and mapping patterns.
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

constexpr uint32_t kMatchFlags = kTypeMatchSequence | kTypeMatchMapping;

Value abc_set_pattern(ThreadState& ts, Value* a, uint32_t) {
  int64_t flags;
  if (!is_type(a[0])) return raise_type_error(ts, "class expected, not %T", a[0]);
  if (!to_i64(ts, a[1], &flags)) return {};
  if (flags & 1 << 5) set_match_flag(ts, a[0].as<Type>(), kTypeMatchSequence);
  if (flags & 1 << 6) set_match_flag(ts, a[0].as<Type>(), kTypeMatchMapping);
  return kNone;
}

// Builtin types know by themselves: str is a registered Sequence, and no sequence pattern.
Value abc_copy_pattern(ThreadState& ts, Value* a, uint32_t) {
  if (!is_type(a[0]) || !is_type(a[1])) return raise_type_error(ts, "classes expected");
  uint32_t flags = a[0].as<Type>()->flags & kMatchFlags;
  Type* type = a[1].as<Type>();
  if (flags && type->has(kTypeHeap)) set_match_flag(ts, type, static_cast<TypeFlag>(flags));
  return kNone;
}

NativeDef kFunctions[] = {
    {"_set_pattern(cls, flags, /)", "Make instances match sequence (32) or mapping (64) patterns.", abc_set_pattern},
    {"_copy_pattern(abc, cls, /)", "Make instances of cls match the patterns that those of abc match.",
     abc_copy_pattern},
    {nullptr, nullptr, nullptr}};

}  // namespace

extern const NativeModule kModule__abc;
const NativeModule kModule__abc = {"_abc", "Facts about classes that the module abc works with.", kFunctions};

}  // namespace adder
