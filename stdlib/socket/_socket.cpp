// _socket.cpp: the module _socket: the socket type. addresses.cpp, messages.cpp and names.cpp have the rest.
//
// A socket with a timeout is non-blocking for the kernel; the calls wait by poll(2) and try again. Calls that may wait
// run without the GIL.
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "stdlib/socket/socket_module.h"
#include "stdlib/system/named_ints.h"

namespace adder {

extern const NativeModule kModule__socket;

SocketState& socket_state(ThreadState& ts) {
  return module_state<SocketState>(ts, kModule__socket);
}

int64_t socket_clock() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * int64_t{1000000000} + t.tv_nsec;
}

bool timeout_argument(ThreadState& ts, Value v, int64_t* out) {
  *out = -1;
  if (v.is_none()) return true;
  double seconds;
  if (!to_double(ts, v, &seconds)) return false;
  if (std::isnan(seconds)) return raise_value_error(ts, "Invalid value NaN (not a number)"), false;
  if (seconds < 0) return raise_value_error(ts, "Timeout value out of range"), false;
  if (!(seconds < 9.2e9)) return raise_overflow(ts, "timeout doesn't fit into C timeval"), false;
  *out = static_cast<int64_t>(std::ceil(seconds * 1e9));
  return true;
}

Value raise_timed_out(ThreadState& ts) {
  return raise_value(ts, ts.rt.exc.TimeoutError, Value(new_str_ascii(ts, "timed out")));
}

namespace {

Socket* as_socket(Value v) {
  return v.as<Socket>();
}
bool set_blocking(int fd, bool blocking) {
  int flags = ::fcntl(fd, F_GETFL);
  if (flags < 0) return false;
  int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
  return wanted == flags || ::fcntl(fd, F_SETFL, wanted) >= 0;
}
Value raise_socket(ThreadState& ts, int64_t result) {
  return result == -2 ? Value() : raise_errno(ts, errno);
}

Value socket_new(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = static_cast<Socket*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->fd = -1;
  self->timeout = -1;
  return self;
}

bool open_socket(ThreadState& ts, Socket* self, int fd, int family, int type, int protocol) {
  self->fd = fd;
  self->family = family;
  self->type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
  self->protocol = protocol;
  self->timeout = type & SOCK_NONBLOCK ? 0 : socket_state(ts).default_timeout;
  if (self->timeout >= 0 && !set_blocking(fd, false)) return raise_errno(ts, errno), false;
  return true;
}

Value socket_init(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = as_socket(a[0]);
  int family, type, protocol, fd;
  if (!int_argument(ts, a[1], &family, -1) || !int_argument(ts, a[2], &type, -1) ||
      !int_argument(ts, a[3], &protocol, -1))
    return {};
  if (a[4] && !a[4].is_none()) {
    if (is_float(a[4])) return raise_type_error(ts, "integer argument expected, got float");
    if (!int_argument(ts, a[4], &fd)) return {};
    if (fd < 0) return raise_value_error(ts, "negative file descriptor");
    // What the caller left open, the descriptor tells.
    Address address;
    socklen_t size = sizeof address;
    memset(&address, 0, sizeof address);
    if (::getsockname(fd, &address.any, &size) < 0) {
      if (family == -1 || errno == EBADF || errno == ENOTSOCK) return raise_errno(ts, errno);
    } else if (family == -1) {
      family = address.any.sa_family;
    }
    auto option = [&](int name, int* out) {
      socklen_t length = sizeof *out;
      return *out != -1 || ::getsockopt(fd, SOL_SOCKET, name, out, &length) == 0;
    };
    if (!option(SO_TYPE, &type) || !option(SO_PROTOCOL, &protocol)) return raise_errno(ts, errno);
  } else {
    if (family == -1) family = AF_INET;
    if (type == -1) type = SOCK_STREAM;
    if (protocol == -1) protocol = 0;
    fd = ::socket(family, type | SOCK_CLOEXEC, protocol);
    if (fd < 0) return raise_errno(ts, errno);
  }
  if (self->fd >= 0) ::close(self->fd);
  return open_socket(ts, self, fd, family, type, protocol) ? kNone : Value();
}

Value socket_repr(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = as_socket(a[0]);
  return format_message(ts, "<socket object, fd=%d, family=%d, type=%d, proto=%d>", self->fd, self->family, self->type,
                        self->protocol);
}

// --- connecting

Value socket_accept(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = as_socket(a[0]);
  Address address;
  socklen_t size = sizeof address;
  int64_t fd = socket_call(ts, self, false, [&] {
    size = sizeof address;
    return ::accept4(self->fd, &address.any, &size, SOCK_CLOEXEC);
  });
  if (fd < 0) return raise_socket(ts, fd);
  Value peer = make_address(ts, address, size);
  Tuple* result = peer ? tuple_of(ts, new_int(ts, fd), peer) : nullptr;
  if (!result) ::close(static_cast<int>(fd));
  return result ? Value(result) : Value();
}
Value socket_bind(ThreadState& ts, Value* a, uint32_t) {
  Address address;
  socklen_t size;
  if (!address_argument(ts, as_socket(a[0])->family, a[1], "bind", &address, &size)) return {};
  return none_or_error(ts, ::bind(as_socket(a[0])->fd, &address.any, size));
}
// 0, an errno, or -2 with an exception pending.
int64_t connect(ThreadState& ts, Socket* self, const Address& address, socklen_t size) {
  int64_t result;
  if (self->timeout < 0) {
    BlockingScope blocking(ts);
    result = ::connect(self->fd, &address.any, size) < 0 ? errno : 0;
  } else {
    result = ::connect(self->fd, &address.any, size) < 0 ? errno : 0;
  }
  // An interrupted connect goes on by itself: wait for its end.
  bool wait = (result == EINTR) || (result == EINPROGRESS && self->timeout > 0);
  if (result == EINTR && !after_interrupt(ts)) return -2;
  if (!wait) return result;
  int64_t end = self->timeout > 0 ? socket_clock() + self->timeout : INT64_MAX;
  int64_t ready = wait_descriptor(ts, self->fd, POLLOUT, end);
  if (ready == 0) return raise_timed_out(ts), -2;
  if (ready < 0) return ready == -2 ? -2 : errno;
  int error = 0;
  socklen_t length = sizeof error;
  if (::getsockopt(self->fd, SOL_SOCKET, SO_ERROR, &error, &length) < 0) return errno;
  return error;
}
Value socket_connect(ThreadState& ts, Value* a, uint32_t) {
  Address address;
  socklen_t size;
  if (!address_argument(ts, as_socket(a[0])->family, a[1], "connect", &address, &size)) return {};
  int64_t error = connect(ts, as_socket(a[0]), address, size);
  return error == 0 ? kNone : error == -2 ? Value() : raise_errno(ts, static_cast<int>(error));
}
Value socket_connect_ex(ThreadState& ts, Value* a, uint32_t) {
  Address address;
  socklen_t size;
  if (!address_argument(ts, as_socket(a[0])->family, a[1], "connect_ex", &address, &size)) return {};
  int64_t error = connect(ts, as_socket(a[0]), address, size);
  if (error != -2) return Value::small_int(error);
  if (!pending_matches(ts, ts.rt.exc.TimeoutError)) return {};
  clear_error(ts);
  return Value::small_int(EAGAIN);
}
Value socket_listen(ThreadState& ts, Value* a, uint32_t) {
  int backlog;
  if (!int_argument(ts, a[1], &backlog, 128)) return {};
  return none_or_error(ts, ::listen(as_socket(a[0])->fd, std::max(backlog, 0)));
}
Value socket_shutdown(ThreadState& ts, Value* a, uint32_t) {
  int how;
  return int_argument(ts, a[1], &how) ? none_or_error(ts, ::shutdown(as_socket(a[0])->fd, how)) : Value();
}
Value socket_close(ThreadState& ts, Value* a, uint32_t) {
  int fd = std::exchange(as_socket(a[0])->fd, -1);
  if (fd < 0) return kNone;
  int result;
  {
    BlockingScope blocking(ts);
    result = ::close(fd);
  }
  // The peer's reset is no error of closing.
  return result < 0 && errno != ECONNRESET ? raise_errno(ts, errno) : kNone;
}
Value socket_detach(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(std::exchange(as_socket(a[0])->fd, -1));
}
Value socket_fileno(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(as_socket(a[0])->fd);
}
template <int (*kGet)(int, sockaddr*, socklen_t*)>
Value socket_name(ThreadState& ts, Value* a, uint32_t) {
  Address address;
  socklen_t size = sizeof address;
  memset(&address, 0, sizeof address);
  return kGet(as_socket(a[0])->fd, &address.any, &size) < 0 ? raise_errno(ts, errno) : make_address(ts, address, size);
}
int get_peer(int fd, sockaddr* a, socklen_t* n) {
  return ::getpeername(fd, a, n);
}
int get_own(int fd, sockaddr* a, socklen_t* n) {
  return ::getsockname(fd, a, n);
}

// --- data

Value receive(ThreadState& ts, Socket* self, Value size_value, Value flags_value, const char* function,
              bool with_peer) {
  int64_t size;
  int flags;
  if (!to_i64(ts, size_value, &size) || !int_argument(ts, flags_value, &flags)) return {};
  if (size < 0) return raise_value_error(ts, "negative buffersize in %s", function);
  if (size > int64_t{1} << 40) return raise_memory_error(ts);
  char small[16384];
  std::unique_ptr<char[]> large(size > int64_t{sizeof small} ? new (std::nothrow) char[static_cast<size_t>(size)]
                                                             : nullptr);
  if (size > int64_t{sizeof small} && !large) return raise_memory_error(ts);
  char* buffer = large ? large.get() : small;
  Address address;
  socklen_t length = 0;
  int64_t got = socket_call(ts, self, false, [&] {
    length = sizeof address;
    return with_peer ? ::recvfrom(self->fd, buffer, static_cast<size_t>(size), flags, &address.any, &length)
                     : ::recv(self->fd, buffer, static_cast<size_t>(size), flags);
  });
  if (got < 0) return raise_socket(ts, got);
  Bytes* data = new_bytes(ts, {buffer, static_cast<size_t>(got)});
  if (!with_peer || !data) return data ? Value(data) : Value();
  Value peer = make_address(ts, address, length);
  return peer ? Value(tuple_of(ts, Value(data), peer)) : Value();
}
Value socket_recv(ThreadState& ts, Value* a, uint32_t) {
  return receive(ts, as_socket(a[0]), a[1], a[2], "recv", false);
}
Value socket_recvfrom(ThreadState& ts, Value* a, uint32_t) {
  return receive(ts, as_socket(a[0]), a[1], a[2], "recvfrom", true);
}
Value receive_into(ThreadState& ts, Value* a, const char* function, bool with_peer) {
  Socket* self = as_socket(a[0]);
  PinnedBuffer buffer;
  int64_t size = 0;
  int flags;
  if (!buffer.get(ts, a[1], true) || (a[2] && !to_i64(ts, a[2], &size)) || !int_argument(ts, a[3], &flags)) return {};
  if (size < 0) return raise_value_error(ts, "negative buffersize in %s", function);
  if (size == 0) size = static_cast<int64_t>(buffer.size());
  if (static_cast<size_t>(size) > buffer.size())
    return raise_value_error(
        ts, with_peer ? "nbytes is greater than the length of the buffer" : "buffer too small for requested bytes");
  Address address;
  socklen_t length = 0;
  int64_t got = socket_call(ts, self, false, [&] {
    length = sizeof address;
    return with_peer ? ::recvfrom(self->fd, buffer.data(), static_cast<size_t>(size), flags, &address.any, &length)
                     : ::recv(self->fd, buffer.data(), static_cast<size_t>(size), flags);
  });
  if (got < 0) return raise_socket(ts, got);
  if (!with_peer) return new_int(ts, got);
  Value peer = make_address(ts, address, length);
  return peer ? Value(tuple_of(ts, new_int(ts, got), peer)) : Value();
}
Value socket_recv_into(ThreadState& ts, Value* a, uint32_t) {
  return receive_into(ts, a, "recv_into", false);
}
Value socket_recvfrom_into(ThreadState& ts, Value* a, uint32_t) {
  return receive_into(ts, a, "recvfrom_into", true);
}
Value socket_send(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = as_socket(a[0]);
  PinnedBuffer buffer;
  int flags;
  if (!buffer.get(ts, a[1], false) || !int_argument(ts, a[2], &flags)) return {};
  int64_t sent = socket_call(ts, self, true, [&] { return ::send(self->fd, buffer.data(), buffer.size(), flags); });
  return sent < 0 ? raise_socket(ts, sent) : new_int(ts, sent);
}
Value socket_sendall(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = as_socket(a[0]);
  PinnedBuffer buffer;
  int flags;
  if (!buffer.get(ts, a[1], false) || !int_argument(ts, a[2], &flags)) return {};
  int64_t end = self->timeout > 0 ? socket_clock() + self->timeout : -1;
  for (size_t done = 0; done < buffer.size();) {
    int64_t sent = socket_call(
        ts, self, true, [&] { return ::send(self->fd, buffer.data() + done, buffer.size() - done, flags); }, end);
    if (sent < 0) return raise_socket(ts, sent);
    done += static_cast<size_t>(sent);
    // A peer that reads as fast as we write must not keep signal handlers from running.
    if (ts.rt.pending_signals.load() && !after_interrupt(ts)) return {};
  }
  return kNone;
}
// sendto(data, address) or sendto(data, flags, address)
Value socket_sendto(ThreadState& ts, Value* a, uint32_t n) {
  Socket* self = as_socket(a[0]);
  if (n != 3 && n != 4) return raise_type_error(ts, "sendto() takes 2 or 3 arguments (%u given)", n - 1);
  PinnedBuffer buffer;
  int flags = 0;
  Address address;
  socklen_t size;
  if (!buffer.get(ts, a[1], false) || (n == 4 && !int_argument(ts, a[2], &flags)) ||
      !address_argument(ts, self->family, a[n - 1], "sendto", &address, &size))
    return {};
  int64_t sent = socket_call(
      ts, self, true, [&] { return ::sendto(self->fd, buffer.data(), buffer.size(), flags, &address.any, size); });
  return sent < 0 ? raise_socket(ts, sent) : new_int(ts, sent);
}

// --- options

Value socket_setblocking(ThreadState& ts, Value* a, uint32_t) {
  int block = truth(ts, a[1]);
  if (block < 0) return {};
  as_socket(a[0])->timeout = block ? -1 : 0;
  return set_blocking(as_socket(a[0])->fd, block) ? kNone : raise_errno(ts, errno);
}
Value socket_getblocking(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(as_socket(a[0])->timeout != 0);
}
Value socket_settimeout(ThreadState& ts, Value* a, uint32_t) {
  int64_t timeout;
  if (!timeout_argument(ts, a[1], &timeout)) return {};
  as_socket(a[0])->timeout = timeout;
  return set_blocking(as_socket(a[0])->fd, timeout < 0) ? kNone : raise_errno(ts, errno);
}
Value timeout_value(ThreadState& ts, int64_t ns) {
  return ns < 0 ? kNone : new_float(ts, static_cast<double>(ns) / 1e9);
}
Value socket_gettimeout(ThreadState& ts, Value* a, uint32_t) {
  return timeout_value(ts, as_socket(a[0])->timeout);
}
Value socket_setsockopt(ThreadState& ts, Value* a, uint32_t) {
  int level, option, length, fd = as_socket(a[0])->fd;
  if (!int_argument(ts, a[1], &level) || !int_argument(ts, a[2], &option)) return {};
  if (a[4]) {
    if (!a[3].is_none()) return raise_type_error(ts, "setsockopt() argument 3 must be None when 4 arguments are given");
    if (!int_argument(ts, a[4], &length)) return {};
    return none_or_error(ts, ::setsockopt(fd, level, option, nullptr, static_cast<socklen_t>(length)));
  }
  if (is_bytes_like(a[3])) {
    BufferView view;
    if (!get_buffer(ts, a[3], &view)) return {};
    return none_or_error(ts, ::setsockopt(fd, level, option, view.data, static_cast<socklen_t>(view.bytes)));
  }
  if (a[3].is_none() || is_str(a[3])) return raise_type_error(ts, "a bytes-like object is required, not '%T'", a[3]);
  int value;
  if (!int_argument(ts, a[3], &value)) return {};
  return none_or_error(ts, ::setsockopt(fd, level, option, &value, sizeof value));
}
Value socket_getsockopt(ThreadState& ts, Value* a, uint32_t) {
  int level, option, size, fd = as_socket(a[0])->fd;
  if (!int_argument(ts, a[1], &level) || !int_argument(ts, a[2], &option) || !int_argument(ts, a[3], &size)) return {};
  if (size == 0) {
    int value = 0;
    socklen_t length = sizeof value;
    if (::getsockopt(fd, level, option, &value, &length) < 0) return raise_errno(ts, errno);
    return Value::small_int(value);
  }
  if (size < 0 || size > 1024) return raise(ts, ts.rt.exc.OSError, "%s", "getsockopt buflen out of range");
  char buffer[1024];
  socklen_t length = static_cast<socklen_t>(size);
  if (::getsockopt(fd, level, option, buffer, &length) < 0) return raise_errno(ts, errno);
  return new_bytes(ts, {buffer, length});
}

NativeDef kSocketMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", nullptr, socket_new},
    {"__init__(self, /, family=-1, type=-1, proto=-1, fileno=None)", nullptr, socket_init},
    {"__repr__(self, /)", nullptr, socket_repr},
    {"_accept(self, /)", "Wait for a connection: its descriptor and the peer's address.", socket_accept},
    {"bind(self, address, /)", "Give the socket a local address.", socket_bind},
    {"connect(self, address, /)", "Connect with a peer.", socket_connect},
    {"connect_ex(self, address, /)", "As connect(), but errors of the system are returned as numbers.",
     socket_connect_ex},
    {"listen(self, backlog=128, /)", "Begin to take connections.", socket_listen},
    {"shutdown(self, how, /)", "End sending, receiving or both: SHUT_WR, SHUT_RD, SHUT_RDWR.", socket_shutdown},
    {"close(self, /)", "Close the descriptor.", socket_close},
    {"detach(self, /)", "Forget the descriptor without closing it, and return it.", socket_detach},
    {"fileno(self, /)", "The descriptor, -1 once closed.", socket_fileno},
    {"getpeername(self, /)", "The peer's address.", socket_name<get_peer>},
    {"getsockname(self, /)", "The local address.", socket_name<get_own>},
    {"recv(self, bufsize, flags=0, /)", "Receive up to bufsize bytes; none at the end of the stream.", socket_recv},
    {"recv_into(self, buffer, nbytes=0, flags=0)", "Receive into a buffer. How many bytes came.", socket_recv_into},
    {"recvfrom(self, bufsize, flags=0, /)", "Receive bytes and the sender's address.", socket_recvfrom},
    {"recvfrom_into(self, buffer, nbytes=0, flags=0)", "Receive into a buffer. How many bytes came, and from where.",
     socket_recvfrom_into},
    {"send(self, data, flags=0, /)", "Send bytes. How many were taken.", socket_send},
    {"sendall(self, data, flags=0, /)", "Send all bytes.", socket_sendall},
    {"sendto(self, /, *args)", "sendto(data[, flags], address): send bytes to an address.", socket_sendto},
    {"sendmsg(self, buffers, ancdata=(), flags=0, address=None, /)",
     "Send buffers as one message, with ancillary data: (level, type, bytes) each.", socket_sendmsg},
    {"recvmsg(self, bufsize, ancbufsize=0, flags=0, /)",
     "Receive a message: bytes, ancillary data, flags, the sender's address.", socket_recvmsg},
    {"recvmsg_into(self, buffers, ancbufsize=0, flags=0, /)",
     "Receive a message into buffers: how many bytes, ancillary data, flags, the sender's address.",
     socket_recvmsg_into},
    {"setblocking(self, flag, /)", "settimeout(None) or settimeout(0).", socket_setblocking},
    {"getblocking(self, /)", "Whether calls may wait.", socket_getblocking},
    {"settimeout(self, timeout, /)", "How many seconds calls may wait, None: for ever.", socket_settimeout},
    {"gettimeout(self, /)", "How many seconds calls may wait.", socket_gettimeout},
    {"setsockopt(self, level, optname, value, optlen=..., /)", "Set an option to an int or bytes.", socket_setsockopt},
    {"getsockopt(self, level, optname, buflen=0, /)", "An option as an int, or as up to buflen bytes.",
     socket_getsockopt},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kSocketGetSets[] = {
    {"family", "the socket family", [](ThreadState&, Value v) { return Value::small_int(as_socket(v)->family); },
     readonly_member},
    {"type", "the socket type", [](ThreadState&, Value v) { return Value::small_int(as_socket(v)->type); },
     readonly_member},
    {"proto", "the socket protocol", [](ThreadState&, Value v) { return Value::small_int(as_socket(v)->protocol); },
     readonly_member},
    {"timeout", "the socket timeout", [](ThreadState& ts, Value v) { return timeout_value(ts, as_socket(v)->timeout); },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kSocketType = {.name = "_socket.socket",
                                .doc = "An end of a connection.",
                                .methods = kSocketMethods,
                                .getsets = kSocketGetSets,
                                .instance_bytes = sizeof(Socket),
                                .flags = 0,
                                .finalize = [](Cell* cell) {
                                  int fd = static_cast<Socket*>(cell)->fd;
                                  if (fd >= 0) ::close(fd);
                                }};

// --- functions

Value function_socketpair(ThreadState& ts, Value* a, uint32_t) {
  int family, type, protocol, fds[2];
  if (!int_argument(ts, a[0], &family, AF_UNIX) || !int_argument(ts, a[1], &type, SOCK_STREAM) ||
      !int_argument(ts, a[2], &protocol))
    return {};
  if (::socketpair(family, type | SOCK_CLOEXEC, protocol, fds) < 0) return raise_errno(ts, errno);
  Value first = new_socket(ts, fds[0], family, type, protocol);
  Value second = first ? new_socket(ts, fds[1], family, type, protocol) : Value();
  if (!first) ::close(fds[0]);
  if (!second) ::close(fds[1]);
  return second ? Value(tuple_of(ts, first, second)) : Value();
}
Value function_close(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return int_argument(ts, a[0], &fd) ? none_or_error(ts, system_call(ts, [&] { return ::close(fd); })) : Value();
}
Value function_dup(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return int_argument(ts, a[0], &fd) ? int_or_error(ts, ::fcntl(fd, F_DUPFD_CLOEXEC, 0)) : Value();
}
Value function_getdefaulttimeout(ThreadState& ts, Value*, uint32_t) {
  return timeout_value(ts, socket_state(ts).default_timeout);
}
Value function_setdefaulttimeout(ThreadState& ts, Value* a, uint32_t) {
  int64_t timeout;
  if (!timeout_argument(ts, a[0], &timeout)) return {};
  socket_state(ts).default_timeout = timeout;
  return kNone;
}

NativeDef kModuleFunctions[] = {
    {"socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /)", "Two sockets that are connected with each other.",
     function_socketpair},
    {"close(fd, /)", "Close a descriptor.", function_close},
    {"dup(fd, /)", "A second descriptor, which children do not inherit.", function_dup},
    {"getdefaulttimeout()", "The timeout of new sockets.", function_getdefaulttimeout},
    {"setdefaulttimeout(timeout, /)", "Set the timeout of new sockets.", function_setdefaulttimeout},
    {nullptr, nullptr, nullptr}};

Type* error_type(ThreadState& ts, const char* name) {
  Dict* ns = new_dict(ts);
  Tuple* bases = ns ? tuple_of(ts, Value(ts.rt.exc.OSError)) : nullptr;
  if (!bases || !dict_set_str(ts, ns, ts.rt.names.dunder_module, Value(intern(ts, "socket")))) return nullptr;
  return new_heap_type(ts, ts.rt.types.type, intern(ts, name), bases, ns, nullptr);
}

bool init(ThreadState& ts, Module* m) {
  SocketState& state = socket_state(ts);
  state.socket = module_add_type(ts, m, kSocketType);
  if (!state.socket) return false;
  Type *gai = error_type(ts, "gaierror"), *host = gai ? error_type(ts, "herror") : nullptr;
  if (!host) return false;
  state.gaierror = Value(gai);
  state.herror = Value(host);
  return module_add(ts, m, "SocketType", Value(state.socket)) && module_add(ts, m, "error", Value(ts.rt.exc.OSError)) &&
         module_add(ts, m, "timeout", Value(ts.rt.exc.TimeoutError)) && module_add(ts, m, "gaierror", Value(gai)) &&
         module_add(ts, m, "herror", Value(host)) && module_add(ts, m, "has_ipv6", kTrue) &&
         add_functions(ts, m, kSocketNameFunctions) && add_constants(ts, m, kSocketConstants);
}

}  // namespace

Value new_socket(ThreadState& ts, int fd, int family, int type, int protocol) {
  Socket* self = static_cast<Socket*>(new_instance(ts, socket_state(ts).socket));
  if (!self) return {};
  self->fd = -1;
  return open_socket(ts, self, fd, family, type, protocol) ? Value(self) : Value();
}

const NativeModule kModule__socket = {"_socket", "The native part of socket.", kModuleFunctions, init};

}  // namespace adder
