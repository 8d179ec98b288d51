// posix.cpp: the module posix: system calls, as os shows them to scripts.
#include "stdlib/posix/posix.h"

namespace adder {

extern const NativeModule kModule_posix;

PosixState& posix_state(ThreadState& ts) {
  return module_state<PosixState>(ts, kModule_posix);
}

void PosixState::trace(Marker& marker) {
  for (Type* type : {stat_result, statvfs_result, times_result, uname_result, terminal_size, rusage, sched_param,
                     waitid_result, dir_entry, scandir_iterator})
    marker.visit(type);
  for (Value v : {before_fork, after_fork_child, after_fork_parent}) marker.visit(v);
}

namespace {

bool init(ThreadState& ts, Module* m) {
  NativeDef* const tables[] = {kPosixStatFunctions,       kPosixFileFunctions,    kPosixDirectoryFunctions,
                               kPosixDescriptorFunctions, kPosixProcessFunctions, kPosixSystemFunctions,
                               kPosixRareFunctions};
  for (NativeDef* table : tables)
    if (!add_functions(ts, m, table)) return false;
  return module_add(ts, m, "error", Value(ts.rt.exc.OSError)) && add_result_types(ts, m) &&
         add_directory_types(ts, m) && add_posix_constants(ts, m) && add_rare_constants(ts, m) &&
         add_posix_environ(ts, m) && module_add(ts, m, "_have_functions", Value(new_list(ts)));
}

}  // namespace

const NativeModule kModule_posix = {"posix", "This module provides access to operating system functionality.", nullptr,
                                    init};

}  // namespace adder
