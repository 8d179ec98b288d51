// resource_constants.cpp: the integer constants of resource.
#include <sys/resource.h>

#include "stdlib/system/named_ints.h"

namespace adder {

#define C(name) {#name, static_cast<int64_t>(name)}
const NamedInt kResourceConstants[] = {
    C(RLIMIT_AS),       C(RLIMIT_CORE),   C(RLIMIT_CPU),        C(RLIMIT_DATA),  C(RLIMIT_FSIZE),  C(RLIMIT_MEMLOCK),
    C(RLIMIT_MSGQUEUE), C(RLIMIT_NICE),   C(RLIMIT_NOFILE),     C(RLIMIT_NPROC), C(RLIMIT_OFILE),  C(RLIMIT_RSS),
    C(RLIMIT_RTPRIO),   C(RLIMIT_RTTIME), C(RLIMIT_SIGPENDING), C(RLIMIT_STACK), C(RLIM_INFINITY), C(RUSAGE_CHILDREN),
    C(RUSAGE_SELF),     C(RUSAGE_THREAD), {nullptr, 0}};
#undef C

}  // namespace adder
