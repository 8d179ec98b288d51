// itertools.cpp: the module table of itertools and what its files share.
#include "stdlib/itertools/itertools.h"

namespace adder {

extern const NativeModule kModule_itertools;

ItertoolsState& itertools_state(ThreadState& ts) {
  return module_state<ItertoolsState>(ts, kModule_itertools);
}

Adapter* new_adapter(ThreadState& ts, Value type) {
  return static_cast<Adapter*>(new_instance(ts, type.as<Type>()));
}

void trace_adapter(Cell* cell, Marker& marker) {
  Adapter* it = static_cast<Adapter*>(cell);
  marker.visit_range(it->v, std::size(it->v));
}

Value raise_takes_no_keywords(ThreadState& ts, const char* name) {
  return raise_type_error(ts, "%s() takes no keyword arguments", name);
}

namespace {

NativeDef kFunctions[] = {{"tee(iterable, n=2, /)", "Returns a tuple of n independent iterators.", tee},
                          {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  return add_infinite(ts, module) && add_filters(ts, module) && add_groups(ts, module) && add_chains(ts, module) &&
         add_combinations(ts, module);
}

}  // namespace

const NativeModule kModule_itertools = {"itertools", "Functional tools for creating and using iterators.", kFunctions,
                                        init};

}  // namespace adder
