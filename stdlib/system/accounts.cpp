// accounts.cpp: the modules pwd and grp: what the system knows of users and groups.
//
// The reentrant C functions run without the GIL, since they may ask the network; their results become tuples
// afterwards.
#include <grp.h>
#include <pwd.h>

#include "stdlib/io/io.h"
#include "stdlib/posix/posix.h"

namespace adder {

extern const NativeModule kModule_pwd, kModule_grp;

namespace {

struct AccountState {
  Type* entry = nullptr;
  void trace(Marker& marker) { marker.visit(entry); }
};

// Calls get(buffer, size) -> error, with a buffer that grows while it is too small. Empty with an exception pending.
template <typename F>
bool with_buffer(ThreadState& ts, std::vector<char>* buffer, F&& get) {
  buffer->resize(2048);
  for (;;) {
    int error;
    {
      BlockingScope blocking(ts);
      error = get(buffer->data(), buffer->size());
    }
    if (error == ERANGE && buffer->size() < (size_t{16} << 20)) {
      buffer->resize(buffer->size() * 2);
      continue;
    }
    // Other errors are ways of saying that there is no such entry.
    if (error == ENOMEM) return raise_memory_error(ts), false;
    return true;
  }
}

Value text(ThreadState& ts, const char* s) {
  return s ? decode_path(ts, s) : kNone;
}
Value number(ThreadState& ts, uint32_t id) {
  return id == UINT32_MAX ? Value::small_int(-1) : new_int(ts, id);
}

Value make_user(ThreadState& ts, const passwd& p) {
  Value values[] = {text(ts, p.pw_name),  text(ts, p.pw_passwd), number(ts, p.pw_uid), number(ts, p.pw_gid),
                    text(ts, p.pw_gecos), text(ts, p.pw_dir),    text(ts, p.pw_shell)};
  return new_struct_sequence(ts, module_state<AccountState>(ts, kModule_pwd).entry, values);
}
Value make_group(ThreadState& ts, const group& g) {
  List* members = new_list(ts);
  for (char** m = g.gr_mem; members && *m; ++m) {
    Value name = text(ts, *m);
    if (!name || !list_append(ts, members, name)) return {};
  }
  if (!members) return {};
  Value values[] = {text(ts, g.gr_name), text(ts, g.gr_passwd), number(ts, g.gr_gid), Value(members)};
  return new_struct_sequence(ts, module_state<AccountState>(ts, kModule_grp).entry, values);
}

// 1 a number, 0 no number that an id can be, -1 an exception is pending.
int id_argument(ThreadState& ts, Value v, const char* what, uint32_t* out) {
  int64_t n;
  Value index = to_index(ts, v);
  if (!index) {
    if (ts.has_error() && pending_matches(ts, ts.rt.exc.TypeError)) {
      clear_error(ts);
      raise_type_error(ts, "%s should be integer, not %T", what, v);
    }
    return -1;
  }
  if (!int_to_i64(index, &n) || n < -1 || n > UINT32_MAX) return 0;
  *out = static_cast<uint32_t>(n);
  return 1;
}
bool name_argument(ThreadState& ts, Value v, const char* function, std::string* out) {
  if (!is_str(v)) return raise_type_error(ts, "%s() argument must be str, not %A", function, v), false;
  return path_to_bytes(ts, v, out);
}
Value missing(ThreadState& ts, const char* function, const char* what, Value key) {
  Str* message = format_message(ts, "%s(): %s not found: %S", function, what, key);
  return message ? raise_key_error(ts, Value(message)) : Value();
}
Value missing_name(ThreadState& ts, const char* function, Value key) {
  Str* message = format_message(ts, "%s(): name not found: %R", function, key);
  return message ? raise_key_error(ts, Value(message)) : Value();
}

Value user_by_name(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  std::vector<char> buffer;
  passwd entry, *found = nullptr;
  if (!name_argument(ts, a[0], "getpwnam", &name) ||
      !with_buffer(ts, &buffer, [&](char* b, size_t n) { return getpwnam_r(name.c_str(), &entry, b, n, &found); }))
    return {};
  return found ? make_user(ts, entry) : missing_name(ts, "getpwnam", a[0]);
}
Value user_by_id(ThreadState& ts, Value* a, uint32_t) {
  uint32_t id = 0;
  std::vector<char> buffer;
  passwd entry, *found = nullptr;
  int given = id_argument(ts, a[0], "uid", &id);
  if (given < 0) return {};
  if (given && !with_buffer(ts, &buffer, [&](char* b, size_t n) { return getpwuid_r(id, &entry, b, n, &found); }))
    return {};
  if (!given) return raise_key_error(ts, Value(new_str_ascii(ts, "getpwuid(): uid not found")));
  return found ? make_user(ts, entry) : missing(ts, "getpwuid", "uid", a[0]);
}
Value all_users(ThreadState& ts, Value*, uint32_t) {
  List* list = new_list(ts);
  if (!list) return {};
  ::setpwent();
  while (passwd* entry = ::getpwent()) {
    Value user = make_user(ts, *entry);
    if (user && list_append(ts, list, user)) continue;
    ::endpwent();
    return {};
  }
  ::endpwent();
  return list;
}
Value group_by_name(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  std::vector<char> buffer;
  group entry, *found = nullptr;
  if (!name_argument(ts, a[0], "getgrnam", &name) ||
      !with_buffer(ts, &buffer, [&](char* b, size_t n) { return getgrnam_r(name.c_str(), &entry, b, n, &found); }))
    return {};
  return found ? make_group(ts, entry) : missing_name(ts, "getgrnam", a[0]);
}
Value group_by_id(ThreadState& ts, Value* a, uint32_t) {
  uint32_t id = 0;
  std::vector<char> buffer;
  group entry, *found = nullptr;
  int given = id_argument(ts, a[0], "gid", &id);
  if (given < 0) return {};
  if (given && !with_buffer(ts, &buffer, [&](char* b, size_t n) { return getgrgid_r(id, &entry, b, n, &found); }))
    return {};
  if (!given) return raise_key_error(ts, Value(new_str_ascii(ts, "getgrgid(): gid not found")));
  return found ? make_group(ts, entry) : missing(ts, "getgrgid", "gid", a[0]);
}
Value all_groups(ThreadState& ts, Value*, uint32_t) {
  List* list = new_list(ts);
  if (!list) return {};
  ::setgrent();
  while (group* entry = ::getgrent()) {
    Value made = make_group(ts, *entry);
    if (made && list_append(ts, list, made)) continue;
    ::endgrent();
    return {};
  }
  ::endgrent();
  return list;
}

bool init_pwd(ThreadState& ts, Module* m) {
  static constexpr const char* kFields[] = {"pw_name",  "pw_passwd", "pw_uid",  "pw_gid",
                                            "pw_gecos", "pw_dir",    "pw_shell"};
  Type* type = new_struct_sequence_type(ts, "pwd.struct_passwd", kFields);
  module_state<AccountState>(ts, kModule_pwd).entry = type;
  return type && module_add(ts, m, "struct_passwd", Value(type));
}
bool init_grp(ThreadState& ts, Module* m) {
  static constexpr const char* kFields[] = {"gr_name", "gr_passwd", "gr_gid", "gr_mem"};
  Type* type = new_struct_sequence_type(ts, "grp.struct_group", kFields);
  module_state<AccountState>(ts, kModule_grp).entry = type;
  return type && module_add(ts, m, "struct_group", Value(type));
}

NativeDef kPwdFunctions[] = {{"getpwnam(name, /)", "The entry of the user with this name.", user_by_name},
                             {"getpwuid(uid, /)", "The entry of the user with this number.", user_by_id},
                             {"getpwall()", "The entries of all users.", all_users},
                             {nullptr, nullptr, nullptr}};
NativeDef kGrpFunctions[] = {{"getgrnam(name)", "The entry of the group with this name.", group_by_name},
                             {"getgrgid(id)", "The entry of the group with this number.", group_by_id},
                             {"getgrall()", "The entries of all groups.", all_groups},
                             {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule_pwd = {"pwd", "What the system knows of users.", kPwdFunctions, init_pwd};
const NativeModule kModule_grp = {"grp", "What the system knows of groups.", kGrpFunctions, init_grp};

}  // namespace adder
