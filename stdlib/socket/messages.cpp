// messages.cpp: sendmsg and recvmsg: scattered buffers and ancillary data, which carries descriptors between processes.
#include <climits>
#include <deque>

#include "stdlib/socket/socket_module.h"

namespace adder {

namespace {

// One call takes this many buffers at most (the kernel's UIO_MAXIOV).
constexpr size_t kMaxBuffers = 1024;

bool collect_buffers(ThreadState& ts, Value sequence, bool writable, std::deque<PinnedBuffer>* pins,
                     std::vector<iovec>* out, const char* function) {
  Tuple* items = sequence_to_tuple(ts, sequence);
  if (!items) {
    if (pending_matches(ts, ts.rt.exc.TypeError)) {
      clear_error(ts);
      raise_type_error(ts, "%s(): argument 1 must be an iterable", function);
    }
    return false;
  }
  if (items->size > kMaxBuffers) return raise(ts, ts.rt.exc.OSError, "%s() argument 1 is too long", function), false;
  for (size_t i = 0; i < items->size; ++i) {
    pins->emplace_back();
    if (!pins->back().get(ts, items->items[i], writable)) return false;
    out->push_back({pins->back().data(), pins->back().size()});
  }
  return true;
}

bool ancillary_argument(ThreadState& ts, Value sequence, std::string* control) {
  return for_each(ts, sequence, [&](Value item) {
    Tuple* t = is_kind(item, Kind::Tuple) ? item.as<Tuple>() : nullptr;
    int level, type;
    BufferView view;
    if (!t || t->size != 3)
      return raise_type_error(ts, "[sendmsg() ancillary data items] must be tuples of 3 items"), false;
    if (!int_argument(ts, t->items[0], &level) || !int_argument(ts, t->items[1], &type) ||
        !get_buffer(ts, t->items[2], &view))
      return false;
    if (view.bytes > INT_MAX / 2) return raise(ts, ts.rt.exc.OSError, "%s", "ancillary data item too large"), false;
    size_t at = control->size();
    control->resize(at + CMSG_SPACE(view.bytes));
    cmsghdr header{};
    header.cmsg_level = level;
    header.cmsg_type = type;
    header.cmsg_len = CMSG_LEN(view.bytes);
    memcpy(control->data() + at, &header, sizeof header);
    memcpy(control->data() + at + CMSG_LEN(0), view.data, view.bytes);
    return true;
  });
}

// The list of (level, type, bytes).
Value ancillary_list(ThreadState& ts, msghdr& message) {
  List* list = new_list(ts);
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    // A truncated item tells the length it should have had.
    const char* data = reinterpret_cast<const char*>(CMSG_DATA(header));
    const char* end = static_cast<const char*>(message.msg_control) + message.msg_controllen;
    if (header->cmsg_len < CMSG_LEN(0) || data > end) break;
    size_t size = std::min<size_t>(header->cmsg_len - CMSG_LEN(0), static_cast<size_t>(end - data));
    Bytes* bytes = list ? new_bytes(ts, {data, size}) : nullptr;
    Tuple* item =
        bytes ? tuple_of(ts, new_int(ts, header->cmsg_level), new_int(ts, header->cmsg_type), Value(bytes)) : nullptr;
    if (!item || !list_append(ts, list, Value(item))) return {};
  }
  return list ? Value(list) : Value();
}

struct Received {
  int64_t bytes;
  Value ancillary, flags, address;
};

bool receive_message(ThreadState& ts, Socket* self, std::vector<iovec>& buffers, Value ancillary_size,
                     Value flags_value, Received* out) {
  int flags;
  int64_t size = 0;
  if ((ancillary_size && !to_i64(ts, ancillary_size, &size)) || !int_argument(ts, flags_value, &flags)) return false;
  if (size < 0 || size > INT_MAX) {
    raise_value_error(ts, "invalid ancillary data buffer length");
    return false;
  }
  std::string control(static_cast<size_t>(size), '\0');
  Address address;
  msghdr message{};
  out->bytes = socket_call(ts, self, false, [&] {
    message = {};
    message.msg_name = &address;
    message.msg_namelen = sizeof address;
    message.msg_iov = buffers.data();
    message.msg_iovlen = buffers.size();
    message.msg_control = size ? control.data() : nullptr;
    message.msg_controllen = control.size();
    return ::recvmsg(self->fd, &message, flags | MSG_CMSG_CLOEXEC);
  });
  if (out->bytes < 0) {
    if (out->bytes == -1) raise_errno(ts, errno);
    return false;
  }
  out->ancillary = ancillary_list(ts, message);
  out->flags = Value::small_int(message.msg_flags & ~MSG_CMSG_CLOEXEC);
  out->address = out->ancillary ? make_address(ts, address, message.msg_namelen) : Value();
  return bool(out->address);
}

Value received_tuple(ThreadState& ts, Value first, const Received& r) {
  Tuple* t = first ? new_tuple(ts, 4) : nullptr;
  if (!t) return {};
  t->items[0] = first;
  t->items[1] = r.ancillary;
  t->items[2] = r.flags;
  t->items[3] = r.address;
  return t;
}

}  // namespace

Value socket_sendmsg(ThreadState& ts, Value* a, uint32_t) {
  Socket* self = a[0].as<Socket>();
  std::deque<PinnedBuffer> pins;
  std::vector<iovec> buffers;
  std::string control;
  Address address;
  int flags;
  msghdr message{};
  if (!collect_buffers(ts, a[1], false, &pins, &buffers, "sendmsg") ||
      (a[2] && !a[2].is_none() && !ancillary_argument(ts, a[2], &control)) || !int_argument(ts, a[3], &flags))
    return {};
  if (a[4] && !a[4].is_none()) {
    if (!address_argument(ts, self->family, a[4], "sendmsg", &address, &message.msg_namelen)) return {};
    message.msg_name = &address;
  }
  message.msg_iov = buffers.data();
  message.msg_iovlen = buffers.size();
  message.msg_control = control.empty() ? nullptr : control.data();
  message.msg_controllen = control.size();
  int64_t sent = socket_call(ts, self, true, [&] { return ::sendmsg(self->fd, &message, flags); });
  return sent >= 0 ? new_int(ts, sent) : sent == -2 ? Value() : raise_errno(ts, errno);
}

Value socket_recvmsg(ThreadState& ts, Value* a, uint32_t) {
  int64_t size;
  if (!to_i64(ts, a[1], &size)) return {};
  if (size < 0) return raise_value_error(ts, "negative buffer size in recvmsg()");
  if (size > int64_t{1} << 40) return raise_memory_error(ts);
  std::unique_ptr<char[]> buffer(new (std::nothrow) char[static_cast<size_t>(size)]);
  if (!buffer) return raise_memory_error(ts);
  std::vector<iovec> buffers = {{buffer.get(), static_cast<size_t>(size)}};
  Received r;
  if (!receive_message(ts, a[0].as<Socket>(), buffers, a[2], a[3], &r)) return {};
  return received_tuple(ts, Value(new_bytes(ts, {buffer.get(), static_cast<size_t>(r.bytes)})), r);
}

Value socket_recvmsg_into(ThreadState& ts, Value* a, uint32_t) {
  std::deque<PinnedBuffer> pins;
  std::vector<iovec> buffers;
  Received r;
  if (!collect_buffers(ts, a[1], true, &pins, &buffers, "recvmsg_into") ||
      !receive_message(ts, a[0].as<Socket>(), buffers, a[2], a[3], &r))
    return {};
  return received_tuple(ts, new_int(ts, r.bytes), r);
}

}  // namespace adder
