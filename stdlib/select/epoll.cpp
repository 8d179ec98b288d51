// epoll.cpp: select.epoll, the kernel's own set of watched descriptors.
#include <sys/epoll.h>
#include <unistd.h>

#include "stdlib/select/select_module.h"

namespace adder {

namespace {

struct Epoll : Cell {
  int fd;  // -1: closed
};
bool check_open(ThreadState& ts, Value v) {
  if (v.as<Epoll>()->fd >= 0) return true;
  raise_value_error(ts, "I/O operation on closed epoll object");
  return false;
}
Value make(ThreadState& ts, Type* type, int fd) {
  Epoll* self = static_cast<Epoll*>(new_instance(ts, type));
  if (!self) return {};
  self->fd = fd >= 0 ? fd : ::epoll_create1(EPOLL_CLOEXEC);
  return self->fd < 0 ? raise_errno(ts, errno) : Value(self);
}

Value epoll_new(ThreadState& ts, Value* a, uint32_t) {
  int size, flags;
  if (!int_argument(ts, a[1], &size, -1) || !int_argument(ts, a[2], &flags)) return {};
  if (size != -1 && size <= 0) return raise_value_error(ts, "negative sizehint");
  if (flags & ~EPOLL_CLOEXEC) return raise_errno(ts, EINVAL);
  return make(ts, a[0].as<Type>(), -1);
}
Value epoll_fromfd(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return int_argument(ts, a[1], &fd) ? make(ts, a[0].as<Type>(), fd) : Value();
}
Value epoll_close(ThreadState& ts, Value* a, uint32_t) {
  int fd = std::exchange(a[0].as<Epoll>()->fd, -1);
  return fd >= 0 && ::close(fd) < 0 ? raise_errno(ts, errno) : kNone;
}
Value epoll_fileno(ThreadState& ts, Value* a, uint32_t) {
  return check_open(ts, a[0]) ? Value::small_int(a[0].as<Epoll>()->fd) : Value();
}
Value control(ThreadState& ts, Value self, int operation, Value fd_value, Value mask) {
  int fd;
  epoll_event event{};
  if (!check_open(ts, self) || !descriptor_argument(ts, fd_value, &fd)) return {};
  if (mask) {
    int64_t bits;
    if (!to_i64(ts, mask, &bits)) return {};
    if (bits < 0 || bits > UINT32_MAX) return raise_overflow(ts, "Python int too large to convert to C unsigned int");
    event.events = static_cast<uint32_t>(bits);
  }
  event.data.fd = fd;
  return ::epoll_ctl(self.as<Epoll>()->fd, operation, fd, &event) < 0 ? raise_errno(ts, errno) : kNone;
}
Value epoll_register(ThreadState& ts, Value* a, uint32_t) {
  return control(ts, a[0], EPOLL_CTL_ADD, a[1], a[2] ? a[2] : Value::small_int(EPOLLIN | EPOLLPRI | EPOLLOUT));
}
Value epoll_modify(ThreadState& ts, Value* a, uint32_t) {
  return control(ts, a[0], EPOLL_CTL_MOD, a[1], a[2]);
}
Value epoll_unregister(ThreadState& ts, Value* a, uint32_t) {
  return control(ts, a[0], EPOLL_CTL_DEL, a[1], Value());
}
Value epoll_poll(ThreadState& ts, Value* a, uint32_t) {
  int64_t end = -1;
  int most;
  if (!check_open(ts, a[0])) return {};
  if (a[1] && !a[1].is_none()) {
    double seconds;
    if (!is_int_value(a[1]) && !is_float(a[1]) && !lookup_special(ts, type_of(ts, a[1]), kSpecialIndex))
      return raise_type_error(ts, "timeout must be an integer or None");
    if (!to_double(ts, a[1], &seconds)) return {};
    if (!(seconds * 1000 < 2147483648.0)) return raise_overflow(ts, "timeout is too large");
    if (seconds >= 0) end = monotonic_ns() + static_cast<int64_t>(std::ceil(seconds * 1e9));
  }
  if (!int_argument(ts, a[2], &most, -1)) return {};
  if (most == -1)
    most = FD_SETSIZE - 1;
  else if (most <= 0)
    return raise_value_error(ts, "maxevents must be greater than 0, got %d", most);
  std::vector<epoll_event> events(static_cast<size_t>(most));
  int fd = a[0].as<Epoll>()->fd;
  auto wait = [&] {
    // The kernel counts milliseconds: rounded up, so that no time is waited too short.
    int64_t ms = -1;
    if (end >= 0) ms = std::max<int64_t>(0, (end - monotonic_ns() + 999999) / 1000000);
    return ::epoll_wait(fd, events.data(), most, static_cast<int>(ms));
  };
  // Asking without waiting needs nobody else to run meanwhile.
  int64_t ready = end >= 0 && end <= monotonic_ns() ? wait() : system_call(ts, wait);
  if (ready == -1) return raise_errno(ts, errno);
  List* list = ready >= 0 ? new_list(ts, static_cast<size_t>(ready)) : nullptr;
  for (int64_t i = 0; list && i < ready; ++i) {
    Tuple* pair = tuple_of(ts, Value::small_int(events[static_cast<size_t>(i)].data.fd),
                           Value::small_int(events[static_cast<size_t>(i)].events));
    if (!pair || !list_append(ts, list, Value(pair))) return {};
  }
  return list ? Value(list) : Value();
}
Value epoll_enter(ThreadState& ts, Value* a, uint32_t) {
  return check_open(ts, a[0]) ? a[0] : Value();
}

NativeDef kMethods[] = {
    {"__new__(cls, /, sizehint=-1, flags=0)", nullptr, epoll_new},
    {"fromfd(cls, fd, /)", "The epoll object of an open epoll descriptor.", epoll_fromfd, kNativeClass},
    {"close(self, /)", "Close the descriptor. More than once does no harm.", epoll_close},
    {"fileno(self, /)", "The epoll descriptor.", epoll_fileno},
    {"register(self, /, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)", "Watch a descriptor.", epoll_register},
    {"modify(self, /, fd, eventmask)", "Change the events of a watched descriptor.", epoll_modify},
    {"unregister(self, /, fd)", "Watch a descriptor no longer.", epoll_unregister},
    {"poll(self, /, timeout=None, maxevents=-1)",
     "Wait, `timeout` seconds at most. A list of pairs of a descriptor and its events.", epoll_poll},
    {"__enter__(self, /)", nullptr, epoll_enter},
    {"__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)", nullptr, epoll_close},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kGetSets[] = {{"closed", "Whether close() was called.",
                                  [](ThreadState&, Value v) { return Value::boolean(v.as<Epoll>()->fd < 0); }, nullptr},
                                 {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kEpollType = {.name = "select.epoll",
                               .doc = "The kernel's set of watched descriptors.",
                               .methods = kMethods,
                               .getsets = kGetSets,
                               .instance_bytes = sizeof(Epoll),
                               .flags = 0,
                               .finalize = [](Cell* cell) {
                                 int fd = static_cast<Epoll*>(cell)->fd;
                                 if (fd > 0) ::close(fd);
                               }};

}  // namespace adder
