// select.cpp: the module select: waiting for several descriptors. epoll.cpp has the epoll object.
//
// select() is done by poll(2), which has no largest descriptor. Waits happen without the GIL, are interrupted by
// signals, and go on for the rest of the time when the handler raised nothing.
#include <poll.h>

#include "runtime/objects/function.h"
#include "stdlib/select/select_module.h"
#include "stdlib/system/named_ints.h"

namespace adder {

extern const NativeModule kModule_select;

SelectState& select_state(ThreadState& ts) {
  return module_state<SelectState>(ts, kModule_select);
}

bool descriptor_argument(ThreadState& ts, Value v, int* out) {
  if (!fd_argument(ts, v, out)) return false;
  if (*out >= 0) return true;
  raise_value_error(ts, "file descriptor cannot be a negative integer (%d)", *out);
  return false;
}

int64_t monotonic_ns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * int64_t{1000000000} + t.tv_nsec;
}

namespace {

// Waits until a descriptor is ready or the monotonic time `end` (-1: for ever). As poll(2), or -2 with an exception
// pending.
int64_t wait_poll(ThreadState& ts, std::vector<pollfd>& fds, int64_t end) {
  return system_call(ts, [&] {
    timespec left{};
    if (end >= 0) {
      int64_t ns = std::max<int64_t>(0, end - monotonic_ns());
      left = {ns / 1000000000, ns % 1000000000};
    }
    return ::ppoll(fds.data(), fds.size(), end >= 0 ? &left : nullptr, nullptr);
  });
}

struct Wanted {
  Value object;
  int fd;
};

bool collect(ThreadState& ts, Value sequence, std::vector<Wanted>* out, List* keep) {
  if (!lookup_special(ts, type_of(ts, sequence), kSpecialIter) &&
      !lookup_special(ts, type_of(ts, sequence), kSpecialGetitem)) {
    raise_type_error(ts, "arguments 1-3 must be sequences");
    return false;
  }
  return for_each(ts, sequence, [&](Value item) {
    int fd;
    if (!descriptor_argument(ts, item, &fd) || !list_append(ts, keep, item)) return false;
    out->push_back({item, fd});
    return true;
  });
}

Value select_select(ThreadState& ts, Value* a, uint32_t) {
  int64_t end = -1;
  if (a[3] && !a[3].is_none()) {
    double seconds;
    if (!is_int_value(a[3]) && !is_float(a[3]) && !lookup_special(ts, type_of(ts, a[3]), kSpecialIndex))
      return raise_type_error(ts, "timeout must be a float or None");
    if (!to_double(ts, a[3], &seconds)) return {};
    if (seconds < 0) return raise_value_error(ts, "timeout must be non-negative");
    if (!(seconds < 9.2e9)) return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t");
    end = monotonic_ns() + static_cast<int64_t>(std::ceil(seconds * 1e9));
  }
  constexpr short kEvents[] = {POLLIN, POLLOUT, POLLPRI};
  constexpr short kReady[] = {POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI};
  std::vector<Wanted> wanted[3];
  List* keep = new_list(ts);  // the vectors are not scanned
  if (!keep) return {};
  for (int i = 0; i < 3; ++i)
    if (!collect(ts, a[i], &wanted[i], keep)) return {};
  std::vector<pollfd> fds;
  for (int i = 0; i < 3; ++i)
    for (const Wanted& w : wanted[i]) fds.push_back({w.fd, kEvents[i], 0});
  int64_t ready = wait_poll(ts, fds, end);
  if (ready == -1) return raise_errno(ts, errno);
  if (ready < 0) return {};
  Tuple* result = new_tuple(ts, 3);
  if (!result) return {};
  size_t at = 0;
  for (int i = 0; i < 3; ++i) {
    List* list = new_list(ts);
    if (!list) return {};
    result->items[i] = Value(list);
    for (const Wanted& w : wanted[i]) {
      short events = fds[at++].revents;
      if (events & POLLNVAL) return raise_errno(ts, EBADF);
      if ((events & kReady[i]) && !list_append(ts, list, w.object)) return {};
    }
  }
  return result;
}

// --- poll objects

struct Poll : Cell {
  std::vector<pollfd>* fds;
  bool waiting;
};
std::vector<pollfd>& fds_of(Value v) {
  return *v.as<Poll>()->fds;
}
pollfd* find(Value v, int fd) {
  for (pollfd& p : fds_of(v))
    if (p.fd == fd) return &p;
  return nullptr;
}
bool mask_argument(ThreadState& ts, Value v, short* out) {
  if (!v) return true;
  int64_t mask;
  Value index = to_index(ts, v);
  if (!index) return false;
  if (!int_to_i64(index, &mask) || mask > USHRT_MAX)
    return raise_overflow(ts, "Python int too large to convert to C unsigned short"), false;
  if (mask < 0) return raise_value_error(ts, "value must be positive"), false;
  *out = static_cast<short>(mask);
  return true;
}

Value poll_make(ThreadState& ts, Value*, uint32_t) {
  Poll* self = static_cast<Poll*>(new_instance(ts, select_state(ts).poll));
  if (self) self->fds = new std::vector<pollfd>();
  return self;
}
Value poll_new(ThreadState& ts, Value* a, uint32_t) {
  return raise_type_error(ts, "cannot create 'select.%N' instances", a[0].as<Type>());
}
Value poll_register(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  short mask = POLLIN | POLLPRI | POLLOUT;
  if (!descriptor_argument(ts, a[1], &fd) || !mask_argument(ts, a[2], &mask)) return {};
  if (pollfd* known = find(a[0], fd))
    known->events = mask;
  else
    fds_of(a[0]).push_back({fd, mask, 0});
  return kNone;
}
Value poll_modify(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  short mask = 0;
  if (!descriptor_argument(ts, a[1], &fd) || !mask_argument(ts, a[2], &mask)) return {};
  pollfd* known = find(a[0], fd);
  if (!known) return raise_errno(ts, ENOENT);
  known->events = mask;
  return kNone;
}
Value poll_unregister(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  if (!descriptor_argument(ts, a[1], &fd)) return {};
  pollfd* known = find(a[0], fd);
  if (!known) return raise_key_error(ts, Value::small_int(fd));
  fds_of(a[0]).erase(fds_of(a[0]).begin() + (known - fds_of(a[0]).data()));
  return kNone;
}
Value poll_poll(ThreadState& ts, Value* a, uint32_t) {
  int64_t end = -1;
  if (a[1] && !a[1].is_none()) {
    double ms;
    if (!is_int_value(a[1]) && !is_float(a[1]) && !lookup_special(ts, type_of(ts, a[1]), kSpecialIndex))
      return raise_type_error(ts, "timeout must be an integer or None");
    if (!to_double(ts, a[1], &ms)) return {};
    if (!(ms < 2147483648.0)) return raise_overflow(ts, "timeout is too large");
    if (ms >= 0) end = monotonic_ns() + static_cast<int64_t>(std::ceil(ms)) * 1000000;
  }
  Poll* self = a[0].as<Poll>();
  if (self->waiting) return raise_runtime_error(ts, "concurrent poll() invocation");
  std::vector<pollfd> fds = *self->fds;
  self->waiting = true;
  int64_t ready = wait_poll(ts, fds, end);
  self->waiting = false;
  if (ready == -1) return raise_errno(ts, errno);
  List* list = ready >= 0 ? new_list(ts) : nullptr;
  if (!list) return {};
  for (const pollfd& p : fds) {
    if (!p.revents) continue;
    Tuple* pair = tuple_of(ts, Value::small_int(p.fd), Value::small_int(static_cast<unsigned short>(p.revents)));
    if (!pair || !list_append(ts, list, Value(pair))) return {};
  }
  return list;
}

NativeDef kPollMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", nullptr, poll_new},
    {"register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /)", "Watch a descriptor.", poll_register},
    {"modify(self, fd, eventmask, /)", "Change the events of a watched descriptor.", poll_modify},
    {"unregister(self, fd, /)", "Watch a descriptor no longer.", poll_unregister},
    {"poll(self, timeout=None, /)",
     "Wait, `timeout` milliseconds at most. A list of pairs of a descriptor and its events.", poll_poll},
    {nullptr, nullptr, nullptr}};
const NativeType kPollType = {.name = "select.poll",
                              .doc = "Watches a set of descriptors.",
                              .methods = kPollMethods,
                              .instance_bytes = sizeof(Poll),
                              .flags = kTypeNoSubclass,
                              .finalize = [](Cell* cell) { delete static_cast<Poll*>(cell)->fds; }};

bool init(ThreadState& ts, Module* m) {
  SelectState& state = select_state(ts);
  state.poll = new_native_type(ts, kPollType, ts.rt.types.object, Value(intern(ts, "select")));
  state.epoll = state.poll ? module_add_type(ts, m, kEpollType) : nullptr;
  return state.epoll && module_add(ts, m, "error", Value(ts.rt.exc.OSError)) && add_constants(ts, m, kSelectConstants);
}

NativeDef kFunctions[] = {{"select(rlist, wlist, xlist, timeout=None, /)",
                           "Wait until one of the descriptors is ready to be read, to be written, or has something "
                           "urgent. The three lists of "
                           "those that are.",
                           select_select},
                          {"poll()", "An object that watches descriptors.", poll_make},
                          {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule_select = {"select", "Waiting for several descriptors.", kFunctions, init};

}  // namespace adder
