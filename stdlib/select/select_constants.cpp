// select_constants.cpp: the integer constants of select.
#include <limits.h>
#include <poll.h>
#include <sys/epoll.h>

#include "stdlib/system/named_ints.h"

namespace adder {

#define C(name) {#name, static_cast<int64_t>(name)}
const NamedInt kSelectConstants[] = {
    C(EPOLLERR),     C(EPOLLET),     C(EPOLLEXCLUSIVE), C(EPOLLHUP),    C(EPOLLIN),    C(EPOLLMSG),
    C(EPOLLONESHOT), C(EPOLLOUT),    C(EPOLLPRI),       C(EPOLLRDBAND), C(EPOLLRDHUP), C(EPOLLRDNORM),
    C(EPOLLWRBAND),  C(EPOLLWRNORM), C(EPOLL_CLOEXEC),  C(POLLERR),     C(POLLHUP),    C(POLLIN),
    C(POLLMSG),      C(POLLNVAL),    C(POLLOUT),        C(POLLPRI),     C(POLLRDBAND), C(POLLRDHUP),
    C(POLLRDNORM),   C(POLLWRBAND),  C(POLLWRNORM),     C(PIPE_BUF),    {nullptr, 0}};
#undef C

}  // namespace adder
