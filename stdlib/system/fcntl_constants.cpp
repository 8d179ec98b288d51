// fcntl_constants.cpp: the integer constants of fcntl.
#include <fcntl.h>
#include <sys/file.h>

#include "stdlib/system/named_ints.h"

namespace adder {

#define C(name) {#name, static_cast<int64_t>(name)}
const NamedInt kFcntlConstants[] = {
    C(DN_ACCESS),    C(DN_ATTRIB),    C(DN_CREATE),  C(DN_DELETE),    C(DN_MODIFY),   C(DN_MULTISHOT),
    C(DN_RENAME),    C(FASYNC),       C(FD_CLOEXEC), C(F_ADD_SEALS),  C(F_DUPFD),     C(F_DUPFD_CLOEXEC),
    C(F_EXLCK),      C(F_GETFD),      C(F_GETFL),    C(F_GETLEASE),   C(F_GETLK),     C(F_GETLK64),
    C(F_GETOWN),     C(F_GETPIPE_SZ), C(F_GETSIG),   C(F_GET_SEALS),  C(F_NOTIFY),    C(F_OFD_GETLK),
    C(F_OFD_SETLK),  C(F_OFD_SETLKW), C(F_RDLCK),    C(F_SEAL_GROW),  C(F_SEAL_SEAL), C(F_SEAL_SHRINK),
    C(F_SEAL_WRITE), C(F_SETFD),      C(F_SETFL),    C(F_SETLEASE),   C(F_SETLK),     C(F_SETLK64),
    C(F_SETLKW),     C(F_SETLKW64),   C(F_SETOWN),   C(F_SETPIPE_SZ), C(F_SETSIG),    C(F_SHLCK),
    C(F_UNLCK),      C(F_WRLCK),      C(LOCK_EX),    C(LOCK_MAND),    C(LOCK_NB),     C(LOCK_READ),
    C(LOCK_RW),      C(LOCK_SH),      C(LOCK_UN),    C(LOCK_WRITE),   {nullptr, 0}};
#undef C

}  // namespace adder
