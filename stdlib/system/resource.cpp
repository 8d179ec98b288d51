// resource.cpp: the module resource: limits and use of the system's resources.
#include <sys/resource.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"
#include "stdlib/system/named_ints.h"

namespace adder {

extern const NativeModule kModule_resource;

namespace {

bool limit_argument(ThreadState& ts, Value v, rlim_t* out) {
  int64_t n;
  Value index = to_index(ts, v);
  if (!index) return false;
  if (!int_to_i64(index, &n)) return raise_overflow(ts, "Python int too large to convert to C long"), false;
  *out = static_cast<rlim_t>(n);
  return true;
}
bool resource_argument(ThreadState& ts, Value v, int* out) {
  if (!int_argument(ts, v, out)) return false;
  if (*out >= 0 && *out < static_cast<int>(RLIMIT_NLIMITS)) return true;
  raise_value_error(ts, "invalid resource specified");
  return false;
}
Value limits(ThreadState& ts, const rlimit& r) {
  return tuple_of(ts, new_int(ts, static_cast<int64_t>(r.rlim_cur)), new_int(ts, static_cast<int64_t>(r.rlim_max)));
}
bool limits_argument(ThreadState& ts, Value v, rlimit* out) {
  Tuple* pair = sequence_to_tuple(ts, v);
  if (!pair) return false;
  if (pair->size != 2) return raise_value_error(ts, "expected a tuple of 2 integers"), false;
  return limit_argument(ts, pair->items[0], &out->rlim_cur) && limit_argument(ts, pair->items[1], &out->rlim_max);
}
Value limit_error(ThreadState& ts) {
  if (errno == EINVAL) return raise_value_error(ts, "current limit exceeds maximum limit");
  if (errno == EPERM) return raise_value_error(ts, "not allowed to raise maximum limit");
  return raise_errno(ts, errno);
}

Value get_limit(ThreadState& ts, Value* a, uint32_t) {
  int which;
  rlimit now;
  if (!resource_argument(ts, a[0], &which)) return {};
  return ::getrlimit(static_cast<__rlimit_resource>(which), &now) < 0 ? raise_errno(ts, errno) : limits(ts, now);
}
Value set_limit(ThreadState& ts, Value* a, uint32_t) {
  int which;
  rlimit next;
  if (!resource_argument(ts, a[0], &which) || !limits_argument(ts, a[1], &next)) return {};
  return ::setrlimit(static_cast<__rlimit_resource>(which), &next) < 0 ? limit_error(ts) : kNone;
}
Value process_limit(ThreadState& ts, Value* a, uint32_t) {
  int pid, which;
  rlimit next, old;
  if (!int_argument(ts, a[0], &pid) || !resource_argument(ts, a[1], &which)) return {};
  bool set = a[2] && !a[2].is_none();
  if (set && !limits_argument(ts, a[2], &next)) return {};
  if (::prlimit(pid, static_cast<__rlimit_resource>(which), set ? &next : nullptr, &old) < 0)
    return errno == EINVAL ? limit_error(ts) : raise_errno(ts, errno);
  return limits(ts, old);
}
Value get_usage(ThreadState& ts, Value* a, uint32_t) {
  int who;
  rusage usage;
  if (!int_argument(ts, a[0], &who)) return {};
  if (::getrusage(static_cast<__rusage_who>(who), &usage) < 0)
    return errno == EINVAL ? raise_value_error(ts, "invalid who parameter") : raise_errno(ts, errno);
  return make_rusage(ts, usage);
}
Value get_page_size(ThreadState&, Value*, uint32_t) {
  return Value::small_int(::sysconf(_SC_PAGESIZE));
}

NativeDef kFunctions[] = {
    {"getrlimit(resource, /)", "The pair of the soft and the hard limit.", get_limit},
    {"setrlimit(resource, limits, /)", "Set the soft and the hard limit.", set_limit},
    {"prlimit(pid, resource, limits=None, /)", "The limits of a process, which are set to `limits` when given.",
     process_limit},
    {"getrusage(who, /)", "What the process, its children or the calling thread have used.", get_usage},
    {"getpagesize()", "The size of a page of memory in bytes.", get_page_size},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* m) {
  if (!import_module(ts, "posix")) return false;
  return module_add(ts, m, "error", Value(ts.rt.exc.OSError)) &&
         module_add(ts, m, "struct_rusage", Value(posix_state(ts).rusage)) && add_constants(ts, m, kResourceConstants);
}

}  // namespace

const NativeModule kModule_resource = {"resource", "Limits and use of the system's resources.", kFunctions, init};

}  // namespace adder
