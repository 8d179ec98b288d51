// itertools.h: the layout that all iterators of itertools share, and the lists of types each file adds.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

// What the members mean, the comment above each iterator says.
struct Adapter : Cell {
  Value v[6];
  int64_t n[3];
};
inline Adapter* self_adapter(Value v) {
  return v.as<Adapter>();
}
Adapter* new_adapter(ThreadState& ts, Value type);
void trace_adapter(Cell* cell, Marker& marker);
Value raise_takes_no_keywords(ThreadState& ts, const char* name);

struct ItertoolsState {
  Type* grouper = nullptr;
  Type* tee = nullptr;
  void trace(Marker& marker) {
    marker.visit(grouper);
    marker.visit(tee);
  }
};
ItertoolsState& itertools_state(ThreadState& ts);

// Each adds the types of its file to the module. False with an exception pending.
bool add_infinite(ThreadState& ts, Module* module);
bool add_filters(ThreadState& ts, Module* module);
bool add_groups(ThreadState& ts, Module* module);
bool add_chains(ThreadState& ts, Module* module);
bool add_combinations(ThreadState& ts, Module* module);
Value tee(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder

#define ADDER_ADAPTER_TYPE(variable, text, doc_, methods_, next)  \
  const NativeType variable = {.name = "itertools." text,         \
                               .doc = doc_,                       \
                               .methods = methods_,               \
                               .instance_bytes = sizeof(Adapter), \
                               .iter_next = next,                 \
                               .trace = trace_adapter}
