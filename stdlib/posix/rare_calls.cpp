// rare_calls.cpp: functions of posix that few programs need: real-time scheduling, groups, controlling terminals,
// waitid, vectored and spliced transfers.
#include <grp.h>
#include <pty.h>
#include <sched.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include <climits>

#include "stdlib/posix/posix.h"
#include "stdlib/system/named_ints.h"

namespace adder {

namespace {

// --- scheduling

bool priority_argument(ThreadState& ts, Value v, sched_param* out) {
  if (!is_kind(v, Kind::Tuple) || v.as_cell()->type() != posix_state(ts).sched_param)
    return raise_type_error(ts, "must have a sched_param object"), false;
  int priority;
  if (!int_argument(ts, v.as<Tuple>()->items[0], &priority)) return false;
  out->sched_priority = priority;
  return true;
}
Value get_scheduler(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  return int_argument(ts, a[0], &pid) ? int_or_error(ts, ::sched_getscheduler(pid)) : Value();
}
Value set_scheduler(ThreadState& ts, Value* a, uint32_t) {
  int pid, policy;
  sched_param param{};
  if (!int_argument(ts, a[0], &pid) || !int_argument(ts, a[1], &policy) || !priority_argument(ts, a[2], &param))
    return {};
  return none_or_error(ts, ::sched_setscheduler(pid, policy, &param));
}
Value get_param(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  sched_param param{};
  if (!int_argument(ts, a[0], &pid)) return {};
  if (::sched_getparam(pid, &param) < 0) return raise_errno(ts, errno);
  Value values[] = {Value::small_int(param.sched_priority)};
  return new_struct_sequence(ts, posix_state(ts).sched_param, values);
}
Value set_param(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  sched_param param{};
  if (!int_argument(ts, a[0], &pid) || !priority_argument(ts, a[1], &param)) return {};
  return none_or_error(ts, ::sched_setparam(pid, &param));
}
Value highest_priority(ThreadState& ts, Value* a, uint32_t) {
  int policy;
  return int_argument(ts, a[0], &policy) ? int_or_error(ts, ::sched_get_priority_max(policy)) : Value();
}
Value lowest_priority(ThreadState& ts, Value* a, uint32_t) {
  int policy;
  return int_argument(ts, a[0], &policy) ? int_or_error(ts, ::sched_get_priority_min(policy)) : Value();
}
Value round_robin_interval(ThreadState& ts, Value* a, uint32_t) {
  int pid;
  timespec interval{};
  if (!int_argument(ts, a[0], &pid)) return {};
  if (::sched_rr_get_interval(pid, &interval) < 0) return raise_errno(ts, errno);
  return new_float(ts, static_cast<double>(interval.tv_sec) + 1e-9 * static_cast<double>(interval.tv_nsec));
}

// --- users and groups

bool id_argument(ThreadState& ts, Value v, uint32_t* out, const char* what) {
  int64_t id;
  Value index = to_index(ts, v);
  if (!index) return false;
  if (!int_to_i64(index, &id) || id < -1 || id > UINT32_MAX) {
    raise_overflow(ts, int_sign(index) < 0 ? "%s is less than minimum" : "%s is greater than maximum", what);
    return false;
  }
  *out = static_cast<uint32_t>(id);
  return true;
}
bool name_argument(ThreadState& ts, Value v, const char* function, std::string* out) {
  if (!is_str(v)) return raise_type_error(ts, "%s() argument 1 must be str, not %A", function, v), false;
  return path_to_bytes(ts, v, out);
}
template <int (*kSet)(uint32_t, uint32_t, uint32_t)>
Value set_three(ThreadState& ts, Value* a, uint32_t) {
  uint32_t ids[3];
  for (int i = 0; i < 3; ++i)
    if (!id_argument(ts, a[i], &ids[i], "id")) return {};
  return none_or_error(ts, kSet(ids[0], ids[1], ids[2]));
}
int set_users(uint32_t real, uint32_t effective, uint32_t saved) {
  return ::setresuid(real, effective, saved);
}
int set_groups_of_process(uint32_t real, uint32_t effective, uint32_t saved) {
  return ::setresgid(real, effective, saved);
}
Value set_group_list(ThreadState& ts, Value* a, uint32_t) {
  std::vector<gid_t> groups;
  bool ok = for_each(ts, a[0], [&](Value item) {
    uint32_t id;
    if (!id_argument(ts, item, &id, "gid")) return false;
    groups.push_back(id);
    return true;
  });
  if (!ok) return {};
  if (groups.size() > NGROUPS_MAX) return raise_value_error(ts, "too many groups");
  return none_or_error(ts, ::setgroups(groups.size(), groups.data()));
}
Value init_group_list(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  uint32_t id;
  if (!name_argument(ts, a[0], "initgroups", &name) || !id_argument(ts, a[1], &id, "gid")) return {};
  int64_t result;
  {
    BlockingScope blocking(ts);
    result = ::initgroups(name.c_str(), id);
  }
  return none_or_error(ts, result);
}
Value get_group_list(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  uint32_t id;
  if (!name_argument(ts, a[0], "getgrouplist", &name) || !id_argument(ts, a[1], &id, "gid")) return {};
  std::vector<gid_t> groups(64);
  int count = 64, result;
  {
    BlockingScope blocking(ts);
    while ((result = ::getgrouplist(name.c_str(), id, groups.data(), &count)) < 0 &&
           count > static_cast<int>(groups.size()))
      groups.resize(static_cast<size_t>(count));
  }
  if (result < 0) return raise_errno(ts, errno);
  List* list = new_list(ts, static_cast<size_t>(count));
  for (int i = 0; list && i < count; ++i)
    if (!list_append(ts, list, new_int(ts, groups[static_cast<size_t>(i)]))) return {};
  return list ? Value(list) : Value();
}

// --- terminals and children

Value become_session_leader(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return fd_argument(ts, a[0], &fd) ? none_or_error(ts, ::login_tty(fd)) : Value();
}
Value fork_with_terminal(ThreadState& ts, Value*, uint32_t) {
  int master, slave;
  if (::openpty(&master, &slave, nullptr, nullptr, nullptr) < 0) return raise_errno(ts, errno);
  ::fcntl(master, F_SETFD, FD_CLOEXEC);
  pid_t pid = fork_with_hooks(ts);
  int error = errno;
  if (pid == 0) {
    ::close(master);
    ::login_tty(slave);
    return tuple_of(ts, Value::small_int(0), Value::small_int(-1));
  }
  ::close(slave);
  if (pid < 0) {
    ::close(master);
    return raise_errno(ts, error);
  }
  return tuple_of(ts, new_int(ts, pid), Value::small_int(master));
}
Value wait_by_id(ThreadState& ts, Value* a, uint32_t) {
  int type, options;
  uint32_t id;
  if (!int_argument(ts, a[0], &type) || !id_argument(ts, a[1], &id, "id") || !int_argument(ts, a[2], &options))
    return {};
  siginfo_t info{};
  int64_t result = system_call(ts, [&] { return ::waitid(static_cast<idtype_t>(type), id, &info, options); });
  if (result < 0) return none_or_error(ts, result);
  if (info.si_pid == 0) return kNone;
  Value values[] = {new_int(ts, info.si_pid), new_int(ts, info.si_uid), Value::small_int(info.si_signo),
                    Value::small_int(info.si_status), Value::small_int(info.si_code)};
  return new_struct_sequence(ts, posix_state(ts).waitid_result, values);
}

// --- transfers

bool vectors(ThreadState& ts, Value sequence, bool writable, std::vector<iovec>* out) {
  Tuple* items = sequence_to_tuple(ts, sequence);
  for (size_t i = 0; items && i < items->size; ++i) {
    BufferView view;
    if (!get_buffer(ts, items->items[i], &view, writable)) return false;
    out->push_back({view.data, view.bytes});
  }
  return items;
}
Value read_vectors(ThreadState& ts, Value* a, uint32_t) {
  int fd, flags;
  int64_t offset;
  std::vector<iovec> parts;
  if (!int_argument(ts, a[0], &fd) || !vectors(ts, a[1], true, &parts) || !to_i64(ts, a[2], &offset) ||
      !int_argument(ts, a[3], &flags))
    return {};
  return int_or_error(
      ts, system_call(ts, [&] { return ::preadv2(fd, parts.data(), static_cast<int>(parts.size()), offset, flags); }));
}
Value write_vectors(ThreadState& ts, Value* a, uint32_t) {
  int fd, flags;
  int64_t offset;
  std::vector<iovec> parts;
  if (!int_argument(ts, a[0], &fd) || !vectors(ts, a[1], false, &parts) || !to_i64(ts, a[2], &offset) ||
      !int_argument(ts, a[3], &flags))
    return {};
  return int_or_error(
      ts, system_call(ts, [&] { return ::pwritev2(fd, parts.data(), static_cast<int>(parts.size()), offset, flags); }));
}
Value splice_pipes(ThreadState& ts, Value* a, uint32_t) {
  int source, target, flags;
  int64_t count, from = 0, to = 0;
  if (!int_argument(ts, a[0], &source) || !int_argument(ts, a[1], &target) || !to_i64(ts, a[2], &count)) return {};
  if (count < 0) return raise_value_error(ts, "negative value for 'count' not allowed");
  bool has_from = a[3] && !a[3].is_none(), has_to = a[4] && !a[4].is_none();
  if ((has_from && !to_i64(ts, a[3], &from)) || (has_to && !to_i64(ts, a[4], &to)) || !int_argument(ts, a[5], &flags))
    return {};
  return int_or_error(ts, system_call(ts, [&] {
                        off64_t at = from, into = to;
                        return ::splice(source, has_from ? &at : nullptr, target, has_to ? &into : nullptr,
                                        static_cast<size_t>(count), static_cast<unsigned>(flags));
                      }));
}

// --- configuration strings

#define C(name) {#name, _##name}
constexpr NamedInt kConfstr[] = {C(CS_GNU_LIBC_VERSION),
                                 C(CS_GNU_LIBPTHREAD_VERSION),
                                 C(CS_LFS64_CFLAGS),
                                 C(CS_LFS64_LDFLAGS),
                                 C(CS_LFS64_LIBS),
                                 C(CS_LFS64_LINTFLAGS),
                                 C(CS_LFS_CFLAGS),
                                 C(CS_LFS_LDFLAGS),
                                 C(CS_LFS_LIBS),
                                 C(CS_LFS_LINTFLAGS),
                                 C(CS_PATH),
                                 C(CS_XBS5_ILP32_OFF32_CFLAGS),
                                 C(CS_XBS5_ILP32_OFF32_LDFLAGS),
                                 C(CS_XBS5_ILP32_OFF32_LIBS),
                                 C(CS_XBS5_ILP32_OFF32_LINTFLAGS),
                                 C(CS_XBS5_ILP32_OFFBIG_CFLAGS),
                                 C(CS_XBS5_ILP32_OFFBIG_LDFLAGS),
                                 C(CS_XBS5_ILP32_OFFBIG_LIBS),
                                 C(CS_XBS5_ILP32_OFFBIG_LINTFLAGS),
                                 C(CS_XBS5_LP64_OFF64_CFLAGS),
                                 C(CS_XBS5_LP64_OFF64_LDFLAGS),
                                 C(CS_XBS5_LP64_OFF64_LIBS),
                                 C(CS_XBS5_LP64_OFF64_LINTFLAGS),
                                 C(CS_XBS5_LPBIG_OFFBIG_CFLAGS),
                                 C(CS_XBS5_LPBIG_OFFBIG_LDFLAGS),
                                 C(CS_XBS5_LPBIG_OFFBIG_LIBS),
                                 C(CS_XBS5_LPBIG_OFFBIG_LINTFLAGS)};
#undef C

Value configuration_string(ThreadState& ts, Value* a, uint32_t) {
  int name = -1;
  if (is_str(a[0])) {
    for (const NamedInt& c : kConfstr)
      if (str_equals(a[0].as<Str>(), c.name)) name = static_cast<int>(c.value);
    if (name < 0) return raise_value_error(ts, "unrecognized configuration name");
  } else if (is_int_value(a[0])) {
    if (!int_argument(ts, a[0], &name)) return {};
  } else {
    return raise_type_error(ts, "configuration names must be strings or integers");
  }
  errno = 0;
  size_t size = ::confstr(name, nullptr, 0);
  if (size == 0) return errno ? raise_errno(ts, errno) : kNone;
  std::string text(size, '\0');
  ::confstr(name, text.data(), size);
  return decode_path(ts, {text.data(), size - 1});
}

#define C(name) {#name, static_cast<int64_t>(name)}
constexpr NamedInt kConstants[] = {C(RWF_APPEND),       C(RWF_DSYNC),     C(RWF_HIPRI),     C(RWF_NOWAIT),
                                   C(RWF_SYNC),         C(SPLICE_F_MORE), C(SPLICE_F_MOVE), C(SPLICE_F_NONBLOCK),
                                   {"O_FSYNC", O_SYNC}, {nullptr, 0}};
#undef C

}  // namespace

NativeDef kPosixRareFunctions[] = {
    {"sched_getscheduler(pid, /)", "The scheduling policy of a process.", get_scheduler},
    {"sched_setscheduler(pid, policy, param, /)", "Set the scheduling policy of a process.", set_scheduler},
    {"sched_getparam(pid, /)", "The scheduling parameters of a process.", get_param},
    {"sched_setparam(pid, param, /)", "Set the scheduling parameters of a process.", set_param},
    {"sched_get_priority_max(policy)", "The highest priority of a policy.", highest_priority},
    {"sched_get_priority_min(policy)", "The lowest priority of a policy.", lowest_priority},
    {"sched_rr_get_interval(pid, /)", "The round-robin quantum of a process in seconds.", round_robin_interval},
    {"setresuid(ruid, euid, suid, /)", "Set the real, effective and saved user ids.", set_three<set_users>},
    {"setresgid(rgid, egid, sgid, /)", "Set the real, effective and saved group ids.",
     set_three<set_groups_of_process>},
    {"setgroups(groups, /)", "Set the supplementary groups of the process.", set_group_list},
    {"initgroups(username, gid, /)", "Set the supplementary groups to those of a user.", init_group_list},
    {"getgrouplist(user, group, /)", "The groups to which a user belongs.", get_group_list},
    {"login_tty(fd, /)", "Make a terminal the controlling one and the standard streams.", become_session_leader},
    {"forkpty()", "Fork a child that has a terminal of its own: (pid, descriptor).", fork_with_terminal},
    {"waitid(idtype, id, options, /)", "Wait for a change of a child.", wait_by_id},
    {"preadv(fd, buffers, offset, flags=0, /)", "Read at an offset into several buffers.", read_vectors},
    {"pwritev(fd, buffers, offset, flags=0, /)", "Write several buffers at an offset.", write_vectors},
    {"splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)", "Move bytes between a pipe and a file.",
     splice_pipes},
    {"confstr(name, /)", "A configuration string of the system.", configuration_string},
    {nullptr, nullptr, nullptr}};

bool add_rare_constants(ThreadState& ts, Module* module) {
  Dict* names = new_dict(ts);
  for (const NamedInt& c : kConfstr)
    if (!names || !dict_set_str(ts, names, intern(ts, c.name), Value::small_int(c.value))) return false;
  static constexpr const char* kFields[] = {"si_pid", "si_uid", "si_signo", "si_status", "si_code"};
  Type* type = new_struct_sequence_type(ts, "posix.waitid_result", kFields);
  posix_state(ts).waitid_result = type;
  return type && module_add(ts, module, "waitid_result", Value(type)) &&
         module_add(ts, module, "confstr_names", Value(names)) && add_constants(ts, module, kConstants);
}

}  // namespace adder
