// system.cpp: who the process is, and facts about the machine: ids, scheduling, environment, random bytes.
#include <grp.h>
#include <sched.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"

namespace adder {

namespace {

template <auto kCall>
Value get_id(ThreadState& ts, Value*, uint32_t) {
  return new_int(ts, static_cast<int64_t>(kCall()));
}
template <auto kCall>
Value set_id(ThreadState& ts, Value* a, uint32_t) {
  int id;
  return int_argument(ts, a[0], &id) ? none_or_error(ts, kCall(static_cast<uid_t>(id))) : Value();
}
template <auto kCall>
Value set_id_pair(ThreadState& ts, Value* a, uint32_t) {
  int first, second;
  if (!int_argument(ts, a[0], &first) || !int_argument(ts, a[1], &second)) return {};
  return none_or_error(ts, kCall(static_cast<uid_t>(first), static_cast<uid_t>(second)));
}
Value posix_getgroups(ThreadState& ts, Value*, uint32_t) {
  gid_t groups[65536 / sizeof(gid_t)];
  int count = ::getgroups(std::size(groups), groups);
  if (count < 0) return raise_errno(ts, errno);
  List* list = new_list(ts, static_cast<size_t>(count));
  for (int i = 0; list && i < count; ++i)
    if (!list_append(ts, list, new_int(ts, groups[i]))) return {};
  return list;
}
template <auto kCall>
Value get_three(ThreadState& ts, Value*, uint32_t) {
  uid_t a, b, c;
  if (kCall(&a, &b, &c) < 0) return raise_errno(ts, errno);
  return tuple_of(ts, new_int(ts, a), new_int(ts, b), new_int(ts, c));
}
Value posix_getpgid(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  return int_argument(ts, a[0], &pid) ? int_or_error(ts, ::getpgid(pid)) : Value();
}
Value posix_getsid(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  return int_argument(ts, a[0], &pid) ? int_or_error(ts, ::getsid(pid)) : Value();
}
Value posix_setsid(ThreadState& ts, Value*, uint32_t) {
  return none_or_error(ts, ::setsid());
}
Value posix_setpgrp(ThreadState& ts, Value*, uint32_t) {
  return none_or_error(ts, ::setpgid(0, 0));
}
Value posix_nice(ThreadState& ts, Value* a, uint32_t) {
  int increment;
  if (!int_argument(ts, a[0], &increment)) return {};
  errno = 0;
  int value = ::nice(increment);
  return value == -1 && errno ? raise_errno(ts, errno) : Value::small_int(value);
}
Value posix_getpriority(ThreadState& ts, Value* a, uint32_t) {
  int which, who;
  if (!int_argument(ts, a[0], &which) || !int_argument(ts, a[1], &who)) return {};
  errno = 0;
  int value = ::getpriority(static_cast<__priority_which>(which), static_cast<id_t>(who));
  return errno ? raise_errno(ts, errno) : Value::small_int(value);
}
Value posix_setpriority(ThreadState& ts, Value* a, uint32_t) {
  int which, who, priority;
  if (!int_argument(ts, a[0], &which) || !int_argument(ts, a[1], &who) || !int_argument(ts, a[2], &priority)) return {};
  return none_or_error(ts, ::setpriority(static_cast<__priority_which>(which), static_cast<id_t>(who), priority));
}
Value posix_umask(ThreadState& ts, Value* a, uint32_t) {
  int mask;
  return int_argument(ts, a[0], &mask) ? Value::small_int(::umask(static_cast<mode_t>(mask))) : Value();
}
Value posix_getlogin(ThreadState& ts, Value*, uint32_t) {
  char name[256];
  int error = ::getlogin_r(name, sizeof name);
  return error ? raise_errno(ts, error) : decode_path(ts, name);
}
Value posix_ctermid(ThreadState& ts, Value*, uint32_t) {
  char name[L_ctermid];
  return decode_path(ts, ::ctermid(name));
}

// --- the machine

Value posix_uname(ThreadState& ts, Value*, uint32_t) {
  utsname u;
  if (::uname(&u) < 0) return raise_errno(ts, errno);
  Value values[5];
  const char* texts[] = {u.sysname, u.nodename, u.release, u.version, u.machine};
  for (int i = 0; i < 5; ++i)
    if (!(values[i] = decode_path(ts, texts[i]))) return {};
  return new_struct_sequence(ts, posix_state(ts).uname_result, values);
}
Value posix_times(ThreadState& ts, Value*, uint32_t) {
  struct tms t;
  clock_t elapsed = ::times(&t);
  double ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  Value values[5];
  const clock_t counts[] = {t.tms_utime, t.tms_stime, t.tms_cutime, t.tms_cstime, elapsed};
  for (int i = 0; i < 5; ++i) values[i] = new_float(ts, static_cast<double>(counts[i]) / ticks);
  return new_struct_sequence(ts, posix_state(ts).times_result, values);
}
Value posix_cpu_count(ThreadState&, Value*, uint32_t) {
  long count = ::sysconf(_SC_NPROCESSORS_ONLN);
  return count >= 1 ? Value::small_int(count) : kNone;
}
Value posix_getloadavg(ThreadState& ts, Value*, uint32_t) {
  double load[3];
  if (::getloadavg(load, 3) != 3) return raise(ts, ts.rt.exc.OSError, "Load averages are unobtainable");
  return tuple_of(ts, new_float(ts, load[0]), new_float(ts, load[1]), new_float(ts, load[2]));
}
Value posix_sched_yield(ThreadState& ts, Value*, uint32_t) {
  BlockingScope blocking(ts);
  ::sched_yield();
  return kNone;
}
Value posix_sched_getaffinity(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  cpu_set_t mask;
  if (!int_argument(ts, a[0], &pid)) return {};
  if (::sched_getaffinity(pid, sizeof mask, &mask) < 0) return raise_errno(ts, errno);
  Set* set = new_set(ts);
  for (int i = 0; set && i < CPU_SETSIZE; ++i)
    if (CPU_ISSET(i, &mask) && set_add(ts, set, Value::small_int(i)) < 0) return {};
  return set;
}
Value posix_sched_setaffinity(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (!int_argument(ts, a[0], &pid)) return {};
  bool ok = for_each(ts, a[1], [&](Value item) {
    int cpu;
    if (!int_argument(ts, item, &cpu)) return false;
    if (cpu < 0) return raise_value_error(ts, "negative CPU number"), false;
    if (cpu < CPU_SETSIZE) CPU_SET(cpu, &mask);
    return true;
  });
  return ok ? none_or_error(ts, ::sched_setaffinity(pid, sizeof mask, &mask)) : Value();
}

struct NamedConstant {
  const char* name;
  int value;
};
constexpr NamedConstant kSysconf[] = {{"SC_ARG_MAX", _SC_ARG_MAX},
                                      {"SC_CHILD_MAX", _SC_CHILD_MAX},
                                      {"SC_CLK_TCK", _SC_CLK_TCK},
                                      {"SC_NGROUPS_MAX", _SC_NGROUPS_MAX},
                                      {"SC_OPEN_MAX", _SC_OPEN_MAX},
                                      {"SC_PAGESIZE", _SC_PAGESIZE},
                                      {"SC_PAGE_SIZE", _SC_PAGE_SIZE},
                                      {"SC_PHYS_PAGES", _SC_PHYS_PAGES},
                                      {"SC_AVPHYS_PAGES", _SC_AVPHYS_PAGES},
                                      {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
                                      {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
                                      {"SC_IOV_MAX", _SC_IOV_MAX},
                                      {"SC_LINE_MAX", _SC_LINE_MAX},
                                      {"SC_HOST_NAME_MAX", _SC_HOST_NAME_MAX},
                                      {"SC_SEM_NSEMS_MAX", _SC_SEM_NSEMS_MAX},
                                      {"SC_SEM_VALUE_MAX", _SC_SEM_VALUE_MAX},
                                      {"SC_THREAD_STACK_MIN", _SC_THREAD_STACK_MIN},
                                      {"SC_TTY_NAME_MAX", _SC_TTY_NAME_MAX},
                                      {"SC_VERSION", _SC_VERSION},
                                      {"SC_GETPW_R_SIZE_MAX", _SC_GETPW_R_SIZE_MAX},
                                      {"SC_GETGR_R_SIZE_MAX", _SC_GETGR_R_SIZE_MAX}};
constexpr NamedConstant kPathconf[] = {{"PC_LINK_MAX", _PC_LINK_MAX},   {"PC_NAME_MAX", _PC_NAME_MAX},
                                       {"PC_PATH_MAX", _PC_PATH_MAX},   {"PC_PIPE_BUF", _PC_PIPE_BUF},
                                       {"PC_MAX_CANON", _PC_MAX_CANON}, {"PC_MAX_INPUT", _PC_MAX_INPUT}};

bool named_argument(ThreadState& ts, Value v, std::span<const NamedConstant> names, int* out) {
  if (!is_str(v))
    return is_int_value(v) ? int_argument(ts, v, out)
                           : (raise_type_error(ts, "configuration names must be strings or integers"), false);
  for (const NamedConstant& c : names)
    if (str_equals(v.as<Str>(), c.name)) return *out = c.value, true;
  raise_value_error(ts, "unrecognized configuration name");
  return false;
}
Value posix_sysconf(ThreadState& ts, Value* a, uint32_t) {
  int name;
  if (!named_argument(ts, a[0], kSysconf, &name)) return {};
  errno = 0;
  long value = ::sysconf(name);
  return value == -1 && errno ? raise_errno(ts, errno) : new_int(ts, value);
}
Value posix_pathconf(ThreadState& ts, Value* a, uint32_t) {
  PathArg path;
  int name;
  if (!path_argument(ts, a[0], &path, "pathconf", kPathOrFd) || !named_argument(ts, a[1], kPathconf, &name)) return {};
  errno = 0;
  long value = path.fd != -1 ? ::fpathconf(path.fd, name) : ::pathconf(path.c_str(), name);
  return value == -1 && errno ? raise_errno(ts, errno, path.object) : new_int(ts, value);
}

Value random_bytes(ThreadState& ts, Value size_value, unsigned flags) {
  int64_t size;
  if (!to_index_i64(ts, size_value, &size)) return {};
  if (size < 0) return raise_value_error(ts, "negative argument not allowed");
  Bytes* out = new_bytes_uninit(ts, static_cast<size_t>(size));
  for (int64_t done = 0; out && done < size;) {
    char* at = out->data + done;
    size_t left = static_cast<size_t>(size - done);
    int64_t got = system_call(ts, [&] { return ::getrandom(at, left, flags); });
    if (got < 0) return none_or_error(ts, got);
    done += got;
  }
  return out;
}
Value posix_urandom(ThreadState& ts, Value* a, uint32_t) {
  return random_bytes(ts, a[0], 0);
}
Value posix_getrandom(ThreadState& ts, Value* a, uint32_t) {
  int flags;
  return int_argument(ts, a[1], &flags) ? random_bytes(ts, a[0], static_cast<unsigned>(flags)) : Value();
}
Value posix_strerror(ThreadState& ts, Value* a, uint32_t) {
  int code;
  return int_argument(ts, a[0], &code) ? decode_path(ts, std::strerror(code)) : Value();
}

// --- the environment

Value posix_putenv(ThreadState& ts, Value* a, uint32_t) {
  std::string name, value;
  if (!path_to_bytes(ts, a[0], &name) || !path_to_bytes(ts, a[1], &value)) return {};
  if (name.empty() || name.find('=') != std::string::npos)
    return raise_value_error(ts, "illegal environment variable name");
  return none_or_error(ts, ::setenv(name.c_str(), value.c_str(), 1));
}
Value posix_unsetenv(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  if (!path_to_bytes(ts, a[0], &name)) return {};
  return none_or_error(ts, ::unsetenv(name.c_str()));
}

Value configuration_names(ThreadState& ts, std::span<const NamedConstant> names) {
  Dict* dict = new_dict(ts);
  for (const NamedConstant& c : names)
    if (!dict || !dict_set_str(ts, dict, intern(ts, c.name), Value::small_int(c.value))) return {};
  return dict;
}

}  // namespace

bool add_posix_environ(ThreadState& ts, Module* m) {
  Dict* dict = new_dict(ts);
  if (!dict) return false;
  for (char** entry = environ; entry && *entry; ++entry) {
    std::string_view text(*entry);
    size_t equals = text.find('=', 1);
    if (equals == std::string_view::npos) continue;
    Value key = new_bytes(ts, text.substr(0, equals));
    Value value = key ? Value(new_bytes(ts, text.substr(equals + 1))) : Value();
    if (!value) return false;
    Value present = dict_get(ts, dict, key);
    if (!present && (ts.has_error() || !dict_set(ts, dict, key, value))) return false;
  }
  return module_add(ts, m, "environ", dict) && module_add(ts, m, "sysconf_names", configuration_names(ts, kSysconf)) &&
         module_add(ts, m, "pathconf_names", configuration_names(ts, kPathconf));
}

NativeDef kPosixSystemFunctions[] = {
    {"getpid()", "Return the current process id.", get_id<::getpid>},
    {"getppid()", "Return the parent's process id.", get_id<::getppid>},
    {"getuid()", "Return the current process's user id.", get_id<::getuid>},
    {"geteuid()", "Return the current process's effective user id.", get_id<::geteuid>},
    {"getgid()", "Return the current process's group id.", get_id<::getgid>},
    {"getegid()", "Return the current process's effective group id.", get_id<::getegid>},
    {"getpgrp()", "Return the current process group id.", get_id<::getpgrp>},
    {"getpgid(pid)", "Call the system call getpgid(), and return the result.", posix_getpgid},
    {"getsid(pid, /)", "Call the system call getsid(pid) and return the result.", posix_getsid},
    {"getgroups()", "Return list of supplemental group IDs for the process.", posix_getgroups},
    {"getresuid()", "Return a tuple of the current process's real, effective, and saved user ids.",
     get_three<::getresuid>},
    {"getresgid()", "Return a tuple of the current process's real, effective, and saved group ids.",
     get_three<::getresgid>},
    {"setuid(uid, /)", "Set the current process's user id.", set_id<::setuid>},
    {"seteuid(euid, /)", "Set the current process's effective user id.", set_id<::seteuid>},
    {"setgid(gid, /)", "Set the current process's group id.", set_id<::setgid>},
    {"setegid(egid, /)", "Set the current process's effective group id.", set_id<::setegid>},
    {"setreuid(ruid, euid, /)", "Set the current process's real and effective user ids.", set_id_pair<::setreuid>},
    {"setregid(rgid, egid, /)", "Set the current process's real and effective group ids.", set_id_pair<::setregid>},
    {"setpgid(pid, pgrp, /)", "Call the system call setpgid(pid, pgrp).", set_id_pair<::setpgid>},
    {"setsid()", "Call the system call setsid().", posix_setsid},
    {"setpgrp()", "Make the current process the leader of its process group.", posix_setpgrp},
    {"nice(increment, /)", "Add increment to the priority of process and return the new priority.", posix_nice},
    {"getpriority(which, who)", "Return program scheduling priority.", posix_getpriority},
    {"setpriority(which, who, priority)", "Set program scheduling priority.", posix_setpriority},
    {"umask(mask, /)", "Set the current numeric umask and return the previous umask.", posix_umask},
    {"getlogin()", "Return the actual login name.", posix_getlogin},
    {"ctermid()", "Return the name of the controlling terminal for this process.", posix_ctermid},
    {"uname()", "Return an object identifying the current operating system.", posix_uname},
    {"times()", "Return a collection containing process timing information.", posix_times},
    {"cpu_count()", "Return the number of CPUs in the system; return None if indeterminable.", posix_cpu_count},
    {"getloadavg()", "Return average recent system load information.", posix_getloadavg},
    {"sched_yield()", "Voluntarily relinquish the CPU.", posix_sched_yield},
    {"sched_getaffinity(pid, /)", "Return the affinity of the process identified by pid.", posix_sched_getaffinity},
    {"sched_setaffinity(pid, mask, /)", "Set the CPU affinity of the process identified by pid to mask.",
     posix_sched_setaffinity},
    {"sysconf(name, /)", "Return an integer-valued system configuration variable.", posix_sysconf},
    {"pathconf(path, name)", "Return the configuration limit name for the file or directory path.", posix_pathconf},
    {"fpathconf(fd, name, /)", "Return the configuration limit name for the file descriptor fd.", posix_pathconf},
    {"urandom(size, /)", "Return a bytes object containing random bytes suitable for cryptographic use.",
     posix_urandom},
    {"getrandom(size, flags=0)", "Obtain a series of random bytes.", posix_getrandom},
    {"strerror(code, /)", "Translate an error code to a message string.", posix_strerror},
    {"putenv(name, value, /)", "Change or add an environment variable.", posix_putenv},
    {"unsetenv(name, /)", "Delete an environment variable.", posix_unsetenv},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
