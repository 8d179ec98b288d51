// pickle_module.h: what the files of _pickle share: the module's state and the errors.
#pragma once

#include <string>
#include <string_view>

#include "runtime/native/native.h"

namespace adder {

struct PickleState {
  Type *error = nullptr, *pickling_error = nullptr, *unpickling_error = nullptr;
  Type *pickler = nullptr, *unpickler = nullptr, *buffer = nullptr;
  Type *pickler_memo = nullptr, *unpickler_memo = nullptr;
  // Looked up in other modules at first need.
  Value dispatch_table, extension_registry, inverted_registry, extension_cache;  // of copyreg
  Value codecs_encode, getattr, partial, latin1;
  Value name_mapping, import_mapping, reverse_name_mapping, reverse_import_mapping;  // of _compat_pickle
  void trace(Marker& marker);
};
PickleState& pickle_state(ThreadState& ts);
// Fills what the state takes from other modules. False with an exception pending.
bool load_copyreg(ThreadState& ts, PickleState& state);
bool load_compat_names(ThreadState& ts, PickleState& state);

template <typename... A>
Value raise_pickling_error(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, pickle_state(ts).pickling_error, format, a...);
}
template <typename... A>
Value raise_unpickling_error(ThreadState& ts, const char* format, const A&... a) {
  return raise(ts, pickle_state(ts).unpickling_error, format, a...);
}

// The object that "a.b.c" names below `from`. `parent` receives the one that has the last part. Empty with
// AttributeError pending.
Value pickle_dotted_attribute(ThreadState& ts, Value from, Str* path, Value* parent, Str** last);

extern const NativeType kPickler, kUnpickler, kPicklerMemo, kUnpicklerMemo, kPickleBuffer;
// The object a PickleBuffer views, as a memoryview; empty with ValueError pending after release().
Value pickle_buffer_view(ThreadState& ts, Value buffer);

}  // namespace adder
