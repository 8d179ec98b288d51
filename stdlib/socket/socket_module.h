// socket_module.h: what the files of the module _socket share.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "stdlib/posix/posix.h"

namespace adder {

struct Socket : Cell {
  int fd;  // -1: closed or never opened
  int family, type, protocol;
  int64_t timeout;  // nanoseconds; 0: never wait, -1: wait for ever
};

struct SocketState {
  Type* socket = nullptr;
  Value gaierror, herror;
  int64_t default_timeout = -1;
  void trace(Marker& marker) {
    marker.visit(socket);
    marker.visit(gaierror);
    marker.visit(herror);
  }
};
SocketState& socket_state(ThreadState& ts);

union Address {
  sockaddr any;
  sockaddr_storage storage;
  sockaddr_in in;
  sockaddr_in6 in6;
  sockaddr_un un;
};
// A script's address for a family. `function` starts error messages. False with an exception pending.
bool address_argument(ThreadState& ts, int family, Value v, const char* function, Address* out, socklen_t* size);
Value make_address(ThreadState& ts, const Address& address, socklen_t size);

Value raise_gai(ThreadState& ts, int error);
bool timeout_argument(ThreadState& ts, Value v, int64_t* out);  // None or seconds
int64_t socket_clock();                                         // monotonic nanoseconds

// Waits for the descriptor until the monotonic time `end`. 1 ready, 0 too late, -1 errno, -2 an exception is pending.
int64_t wait_descriptor(ThreadState& ts, int fd, short events, int64_t end);
Value raise_timed_out(ThreadState& ts);

// operation() -> result or -1 with errno, in the socket's mode: it never waits, waits until `end` (-1: as long as the
// socket's timeout says, counted from now), or for ever. -2 when an exception is pending.
template <typename F>
int64_t socket_call(ThreadState& ts, const Socket* socket, bool writing, F&& operation, int64_t end = -1) {
  // A call that returns at once needs nobody else to run meanwhile.
  if (socket->timeout == 0) {
    for (;;) {
      int64_t result = operation();
      if (result != -1 || errno != EINTR) return result;
      if (!after_interrupt(ts)) return -2;
    }
  }
  if (socket->timeout < 0) return system_call(ts, operation);
  if (end < 0) end = socket_clock() + socket->timeout;
  for (;;) {
    int64_t result = operation();  // the descriptor itself never waits
    if (result != -1) return result;
    if (errno == EINTR) {
      if (!after_interrupt(ts)) return -2;
      continue;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK) return result;
    int64_t ready = wait_descriptor(ts, socket->fd, writing ? POLLOUT : POLLIN, end);
    if (ready == 0) {
      raise_timed_out(ts);
      return -2;
    }
    if (ready < 0) return ready;
  }
}

// The bytes of a buffer for a call without the GIL: a bytearray cannot be resized meanwhile.
class PinnedBuffer {
 public:
  bool get(ThreadState& ts, Value object, bool writable) {
    if (!get_buffer(ts, object, &view_, writable)) return false;
    array_ = is_kind(view_.owner, Kind::ByteArray) ? view_.owner.as<ByteArray>() : nullptr;
    if (array_) ++array_->exports;
    return true;
  }
  ~PinnedBuffer() {
    if (array_) --array_->exports;
  }
  PinnedBuffer() = default;
  PinnedBuffer(const PinnedBuffer&) = delete;
  char* data() const { return view_.data; }
  size_t size() const { return view_.bytes; }

 private:
  BufferView view_;
  ByteArray* array_ = nullptr;
};

// Methods: messages.cpp.
Value socket_sendmsg(ThreadState& ts, Value* a, uint32_t n);
Value socket_recvmsg(ThreadState& ts, Value* a, uint32_t n);
Value socket_recvmsg_into(ThreadState& ts, Value* a, uint32_t n);

extern NativeDef kSocketNameFunctions[];  // of the module: names.cpp
Value new_socket(ThreadState& ts, int fd, int family, int type, int protocol);

}  // namespace adder
