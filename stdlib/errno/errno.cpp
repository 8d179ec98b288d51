// errno.cpp: the module errno: names of the system's error numbers.
#include <cerrno>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/str.h"

namespace adder {

namespace {

struct Name {
  const char* name;
  int value;
};
#define E(name) {#name, name}
// Where two names share a number, the later one is what errorcode gives.
constexpr Name kNames[] = {E(EPERM),
                           E(ENOENT),
                           E(ESRCH),
                           E(EINTR),
                           E(EIO),
                           E(ENXIO),
                           E(E2BIG),
                           E(ENOEXEC),
                           E(EBADF),
                           E(ECHILD),
                           E(EWOULDBLOCK),
                           E(EAGAIN),
                           E(ENOMEM),
                           E(EACCES),
                           E(EFAULT),
                           E(ENOTBLK),
                           E(EBUSY),
                           E(EEXIST),
                           E(EXDEV),
                           E(ENODEV),
                           E(ENOTDIR),
                           E(EISDIR),
                           E(EINVAL),
                           E(ENFILE),
                           E(EMFILE),
                           E(ENOTTY),
                           E(ETXTBSY),
                           E(EFBIG),
                           E(ENOSPC),
                           E(ESPIPE),
                           E(EROFS),
                           E(EMLINK),
                           E(EPIPE),
                           E(EDOM),
                           E(ERANGE),
                           E(EDEADLOCK),
                           E(EDEADLK),
                           E(ENAMETOOLONG),
                           E(ENOLCK),
                           E(ENOSYS),
                           E(ENOTEMPTY),
                           E(ELOOP),
                           E(ENOMSG),
                           E(EIDRM),
                           E(ECHRNG),
                           E(EL2NSYNC),
                           E(EL3HLT),
                           E(EL3RST),
                           E(ELNRNG),
                           E(EUNATCH),
                           E(ENOCSI),
                           E(EL2HLT),
                           E(EBADE),
                           E(EBADR),
                           E(EXFULL),
                           E(ENOANO),
                           E(EBADRQC),
                           E(EBADSLT),
                           E(EBFONT),
                           E(ENOSTR),
                           E(ENODATA),
                           E(ETIME),
                           E(ENOSR),
                           E(ENONET),
                           E(ENOPKG),
                           E(EREMOTE),
                           E(ENOLINK),
                           E(EADV),
                           E(ESRMNT),
                           E(ECOMM),
                           E(EPROTO),
                           E(EMULTIHOP),
                           E(EDOTDOT),
                           E(EBADMSG),
                           E(EOVERFLOW),
                           E(ENOTUNIQ),
                           E(EBADFD),
                           E(EREMCHG),
                           E(ELIBACC),
                           E(ELIBBAD),
                           E(ELIBSCN),
                           E(ELIBMAX),
                           E(ELIBEXEC),
                           E(EILSEQ),
                           E(ERESTART),
                           E(ESTRPIPE),
                           E(EUSERS),
                           E(ENOTSOCK),
                           E(EDESTADDRREQ),
                           E(EMSGSIZE),
                           E(EPROTOTYPE),
                           E(ENOPROTOOPT),
                           E(EPROTONOSUPPORT),
                           E(ESOCKTNOSUPPORT),
                           E(ENOTSUP),
                           E(EOPNOTSUPP),
                           E(EPFNOSUPPORT),
                           E(EAFNOSUPPORT),
                           E(EADDRINUSE),
                           E(EADDRNOTAVAIL),
                           E(ENETDOWN),
                           E(ENETUNREACH),
                           E(ENETRESET),
                           E(ECONNABORTED),
                           E(ECONNRESET),
                           E(ENOBUFS),
                           E(EISCONN),
                           E(ENOTCONN),
                           E(ESHUTDOWN),
                           E(ETOOMANYREFS),
                           E(ETIMEDOUT),
                           E(ECONNREFUSED),
                           E(EHOSTDOWN),
                           E(EHOSTUNREACH),
                           E(EALREADY),
                           E(EINPROGRESS),
                           E(ESTALE),
                           E(EUCLEAN),
                           E(ENOTNAM),
                           E(ENAVAIL),
                           E(EISNAM),
                           E(EREMOTEIO),
                           E(EDQUOT),
                           E(ENOMEDIUM),
                           E(EMEDIUMTYPE),
                           E(ECANCELED),
                           E(ENOKEY),
                           E(EKEYEXPIRED),
                           E(EKEYREVOKED),
                           E(EKEYREJECTED),
                           E(EOWNERDEAD),
                           E(ENOTRECOVERABLE),
                           E(ERFKILL)};
#undef E

bool init(ThreadState& ts, Module* m) {
  Dict* codes = new_dict(ts);
  for (const Name& n : kNames) {
    Value number = Value::small_int(n.value);
    if (!codes || !module_add(ts, m, n.name, number) || !dict_set(ts, codes, number, Value(intern(ts, n.name))))
      return false;
  }
  return module_add(ts, m, "errorcode", codes);
}

}  // namespace

extern const NativeModule kModule_errno;
const NativeModule kModule_errno = {"errno", "This module makes available standard errno system symbols.", nullptr,
                                    init};

}  // namespace adder
