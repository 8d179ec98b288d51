// constants.cpp: the integer constants of posix.
#include <dlfcn.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <sysexits.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"

namespace adder {

namespace {

struct Constant {
  const char* name;
  int64_t value;
};
#define C(name) {#name, static_cast<int64_t>(name)}
constexpr Constant kConstants[] = {C(F_OK),
                                   C(R_OK),
                                   C(W_OK),
                                   C(X_OK),
                                   C(O_RDONLY),
                                   C(O_WRONLY),
                                   C(O_RDWR),
                                   C(O_NDELAY),
                                   C(O_NONBLOCK),
                                   C(O_APPEND),
                                   C(O_DSYNC),
                                   C(O_RSYNC),
                                   C(O_SYNC),
                                   C(O_NOCTTY),
                                   C(O_CREAT),
                                   C(O_EXCL),
                                   C(O_TRUNC),
                                   C(O_LARGEFILE),
                                   C(O_CLOEXEC),
                                   C(O_ACCMODE),
                                   C(O_ASYNC),
                                   C(O_DIRECT),
                                   C(O_DIRECTORY),
                                   C(O_NOFOLLOW),
                                   C(O_NOATIME),
                                   C(O_PATH),
                                   C(O_TMPFILE),
                                   C(EX_OK),
                                   C(EX_USAGE),
                                   C(EX_DATAERR),
                                   C(EX_NOINPUT),
                                   C(EX_NOUSER),
                                   C(EX_NOHOST),
                                   C(EX_UNAVAILABLE),
                                   C(EX_SOFTWARE),
                                   C(EX_OSERR),
                                   C(EX_OSFILE),
                                   C(EX_CANTCREAT),
                                   C(EX_IOERR),
                                   C(EX_TEMPFAIL),
                                   C(EX_PROTOCOL),
                                   C(EX_NOPERM),
                                   C(EX_CONFIG),
                                   C(WNOHANG),
                                   C(WCONTINUED),
                                   C(WUNTRACED),
                                   C(WNOWAIT),
                                   C(WEXITED),
                                   C(WSTOPPED),
                                   C(P_ALL),
                                   C(P_PID),
                                   C(P_PGID),
                                   C(P_PIDFD),
                                   C(CLD_EXITED),
                                   C(CLD_KILLED),
                                   C(CLD_DUMPED),
                                   C(CLD_TRAPPED),
                                   C(CLD_STOPPED),
                                   C(CLD_CONTINUED),
                                   C(SEEK_DATA),
                                   C(SEEK_HOLE),
                                   C(F_LOCK),
                                   C(F_TLOCK),
                                   C(F_ULOCK),
                                   C(F_TEST),
                                   C(POSIX_FADV_NORMAL),
                                   C(POSIX_FADV_SEQUENTIAL),
                                   C(POSIX_FADV_RANDOM),
                                   C(POSIX_FADV_NOREUSE),
                                   C(POSIX_FADV_WILLNEED),
                                   C(POSIX_FADV_DONTNEED),
                                   C(PRIO_PROCESS),
                                   C(PRIO_PGRP),
                                   C(PRIO_USER),
                                   C(SCHED_OTHER),
                                   C(SCHED_FIFO),
                                   C(SCHED_RR),
                                   C(SCHED_BATCH),
                                   C(SCHED_IDLE),
                                   C(SCHED_RESET_ON_FORK),
                                   C(ST_RDONLY),
                                   C(ST_NOSUID),
                                   C(ST_NODEV),
                                   C(ST_NOEXEC),
                                   C(ST_SYNCHRONOUS),
                                   C(ST_MANDLOCK),
                                   C(ST_WRITE),
                                   C(ST_APPEND),
                                   C(ST_NOATIME),
                                   C(ST_NODIRATIME),
                                   C(ST_RELATIME),
                                   C(GRND_RANDOM),
                                   C(GRND_NONBLOCK),
                                   C(RTLD_LAZY),
                                   C(RTLD_NOW),
                                   C(RTLD_GLOBAL),
                                   C(RTLD_LOCAL),
                                   C(RTLD_NODELETE),
                                   C(RTLD_NOLOAD),
                                   C(RTLD_DEEPBIND),
                                   C(MFD_CLOEXEC),
                                   C(MFD_ALLOW_SEALING),
                                   C(MFD_HUGETLB),
                                   C(EFD_CLOEXEC),
                                   C(EFD_NONBLOCK),
                                   C(EFD_SEMAPHORE),
                                   C(XATTR_CREATE),
                                   C(XATTR_REPLACE),
                                   {"XATTR_SIZE_MAX", 65536},
                                   {"NGROUPS_MAX", 65536},
                                   {"TMP_MAX", TMP_MAX},
                                   {"POSIX_SPAWN_OPEN", 0},
                                   {"POSIX_SPAWN_CLOSE", 1},
                                   {"POSIX_SPAWN_DUP2", 2}};
#undef C

}  // namespace

bool add_posix_constants(ThreadState& ts, Module* m) {
  for (const Constant& c : kConstants)
    if (!module_add(ts, m, c.name, new_int(ts, c.value))) return false;
  return true;
}

}  // namespace adder
