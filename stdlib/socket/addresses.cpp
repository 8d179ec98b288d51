// addresses.cpp: socket addresses between scripts and the kernel: (host, port), (host, port, flow, scope), paths.
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <net/if.h>
#include <netdb.h>
#include <poll.h>

#include "stdlib/socket/socket_module.h"

namespace adder {

namespace {

// The text of a host: str (ASCII), bytes or bytearray.
bool host_argument(ThreadState& ts, Value v, const char* function, std::string* out) {
  if (is_str(v)) {
    if (!v.as<Str>()->ascii) {
      raise(ts, ts.rt.exc.UnicodeError, "host name %R is not ASCII: internationalized names are not supported", v);
      return false;
    }
    *out = std::string(v.as<Str>()->ascii_view());
  } else if (is_kind(v, Kind::Bytes)) {
    *out = std::string(v.as<Bytes>()->view());
  } else if (is_kind(v, Kind::ByteArray)) {
    out->assign(v.as<ByteArray>()->data, v.as<ByteArray>()->size);
  } else {
    raise_type_error(ts, "%s: argument 1 must be str, bytes or bytearray, not %T", function, v);
    return false;
  }
  if (out->find('\0') == std::string::npos) return true;
  raise_type_error(ts, "host name must not contain null character");
  return false;
}

bool port_argument(ThreadState& ts, Value v, const char* function, in_port_t* out) {
  int64_t port;
  Value index = to_index(ts, v);
  if (!index) return false;
  if (!int_to_i64(index, &port) || port < 0 || port > 0xffff)
    return raise_overflow(ts, "%s(): port must be 0-65535.", function), false;
  *out = htons(static_cast<uint16_t>(port));
  return true;
}

// Fills the address part of a sockaddr of the family from a host.
bool resolve(ThreadState& ts, const std::string& host, int family, Address* out) {
  if (host.empty() || host == "<broadcast>") {
    if (family == AF_INET) {
      out->in.sin_addr.s_addr = host.empty() ? INADDR_ANY : INADDR_BROADCAST;
      return true;
    }
    if (host.empty()) {
      out->in6.sin6_addr = in6addr_any;
      return true;
    }
    return raise(ts, ts.rt.exc.OSError, "%s", "address family mismatched"), false;
  }
  if (family == AF_INET
          ? ::inet_pton(AF_INET, host.c_str(), &out->in.sin_addr) == 1
          : host.find('%') == std::string::npos && ::inet_pton(AF_INET6, host.c_str(), &out->in6.sin6_addr) == 1)
    return true;
  addrinfo hints{}, *found = nullptr;
  hints.ai_family = family;
  int error;
  {
    BlockingScope blocking(ts);
    error = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  }
  if (error) return raise_gai(ts, error), false;
  if (family == AF_INET)
    out->in.sin_addr = reinterpret_cast<sockaddr_in*>(found->ai_addr)->sin_addr;
  else
    out->in6 = *reinterpret_cast<sockaddr_in6*>(found->ai_addr);
  ::freeaddrinfo(found);
  return true;
}

bool internet_address(ThreadState& ts, int family, Value v, const char* function, Address* out) {
  const char* name = family == AF_INET ? "AF_INET" : "AF_INET6";
  if (!is_kind(v, Kind::Tuple)) {
    raise_type_error(ts, "%s(): %s address must be tuple, not %T", function, name, v);
    return false;
  }
  Tuple* t = v.as<Tuple>();
  if (family == AF_INET ? t->size != 2 : t->size < 2 || t->size > 4) {
    raise_type_error(ts, family == AF_INET ? "AF_INET address must be a pair (host, port)"
                                           : "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    return false;
  }
  std::string host;
  in_port_t port;
  if (!host_argument(ts, t->items[0], function, &host) || !resolve(ts, host, family, out) ||
      !port_argument(ts, t->items[1], function, &port))
    return false;
  if (family == AF_INET) {
    out->in.sin_family = AF_INET;
    out->in.sin_port = port;
    return true;
  }
  int64_t flow = 0, scope = out->in6.sin6_scope_id;
  if ((t->size > 2 && !to_i64(ts, t->items[2], &flow)) || (t->size > 3 && !to_i64(ts, t->items[3], &scope)))
    return false;
  if (flow < 0 || flow > 0xfffff) return raise_overflow(ts, "%s(): flowinfo must be 0-1048575.", function), false;
  out->in6.sin6_family = AF_INET6;
  out->in6.sin6_port = port;
  out->in6.sin6_flowinfo = htonl(static_cast<uint32_t>(flow));
  out->in6.sin6_scope_id = static_cast<uint32_t>(scope);
  return true;
}

bool unix_address(ThreadState& ts, Value v, Address* out, socklen_t* size) {
  std::string path;
  if (is_str(v)) {
    if (!path_to_bytes(ts, v, &path)) {
      // A leading null character names an abstract address.
      if (path.find('\0') != 0) return false;
      clear_error(ts);
      path = str_to_utf8(v.as<Str>());
    }
  } else {
    BufferView view;
    if (!get_buffer(ts, v, &view)) return false;
    path.assign(view.data, view.bytes);
  }
  bool abstract = !path.empty() && path[0] == '\0';
  if (path.size() + (abstract ? 0 : 1) > sizeof out->un.sun_path)
    return raise(ts, ts.rt.exc.OSError, "%s", "AF_UNIX path too long"), false;
  out->un.sun_family = AF_UNIX;
  memcpy(out->un.sun_path, path.data(), path.size());
  *size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + (abstract || path.empty() ? 0 : 1));
  return true;
}

bool netlink_address(ThreadState& ts, Value v, const char* function, Address* out) {
  Tuple* t = is_kind(v, Kind::Tuple) ? v.as<Tuple>() : nullptr;
  int64_t pid, groups;
  if (!t || t->size != 2)
    return raise_type_error(ts, "%s(): AF_NETLINK address must be tuple, not %T", function, v), false;
  if (!to_i64(ts, t->items[0], &pid) || !to_i64(ts, t->items[1], &groups)) return false;
  sockaddr_nl* address = reinterpret_cast<sockaddr_nl*>(out);
  address->nl_family = AF_NETLINK;
  address->nl_pid = static_cast<uint32_t>(pid);
  address->nl_groups = static_cast<uint32_t>(groups);
  return true;
}

Value packet_address(ThreadState& ts, const Address& address) {
  const sockaddr_ll* a = reinterpret_cast<const sockaddr_ll*>(&address);
  char name[IF_NAMESIZE] = "";
  if (a->sll_ifindex) ::if_indextoname(static_cast<unsigned>(a->sll_ifindex), name);
  Tuple* t = new_tuple(ts, 5);
  if (!t) return {};
  t->items[0] = Value(new_str(ts, name));
  t->items[1] = Value::small_int(ntohs(a->sll_protocol));
  t->items[2] = Value::small_int(a->sll_pkttype);
  t->items[3] = Value::small_int(a->sll_hatype);
  t->items[4] = Value(new_bytes(ts, {reinterpret_cast<const char*>(a->sll_addr), a->sll_halen}));
  return t;
}

}  // namespace

bool address_argument(ThreadState& ts, int family, Value v, const char* function, Address* out, socklen_t* size) {
  memset(out, 0, sizeof *out);
  switch (family) {
    case AF_INET:
      *size = sizeof(sockaddr_in);
      return internet_address(ts, family, v, function, out);
    case AF_INET6:
      *size = sizeof(sockaddr_in6);
      return internet_address(ts, family, v, function, out);
    case AF_UNIX:
      return unix_address(ts, v, out, size);
    case AF_NETLINK:
      *size = sizeof(sockaddr_nl);
      return netlink_address(ts, v, function, out);
    default:
      raise(ts, ts.rt.exc.OSError, "%s(): bad family", function);
      return false;
  }
}

Value make_address(ThreadState& ts, const Address& address, socklen_t size) {
  if (size == 0) return kNone;
  char text[INET6_ADDRSTRLEN + IF_NAMESIZE + 1];
  switch (address.any.sa_family) {
    case AF_INET:
      ::inet_ntop(AF_INET, &address.in.sin_addr, text, sizeof text);
      return tuple_of(ts, Value(new_str_ascii(ts, text)), Value::small_int(ntohs(address.in.sin_port)));
    case AF_INET6: {
      Tuple* t = new_tuple(ts, 4);
      if (!t) return {};
      if (::getnameinfo(&address.any, size, text, sizeof text, nullptr, 0, NI_NUMERICHOST) != 0)
        ::inet_ntop(AF_INET6, &address.in6.sin6_addr, text, sizeof text);
      t->items[0] = Value(new_str(ts, text));
      t->items[1] = Value::small_int(ntohs(address.in6.sin6_port));
      t->items[2] = Value::small_int(ntohl(address.in6.sin6_flowinfo));
      t->items[3] = Value::small_int(address.in6.sin6_scope_id);
      return t;
    }
    case AF_UNIX: {
      size_t length = size > offsetof(sockaddr_un, sun_path) ? size - offsetof(sockaddr_un, sun_path) : 0;
      if (length && address.un.sun_path[0] == '\0') return new_bytes(ts, {address.un.sun_path, length});
      return decode_path(ts, {address.un.sun_path, strnlen(address.un.sun_path, length)});
    }
    case AF_NETLINK: {
      const sockaddr_nl* a = reinterpret_cast<const sockaddr_nl*>(&address);
      return tuple_of(ts, Value::small_int(a->nl_pid), Value::small_int(a->nl_groups));
    }
    case AF_PACKET:
      return packet_address(ts, address);
    default:
      return tuple_of(ts, Value::small_int(address.any.sa_family),
                      Value(new_bytes(ts, {address.any.sa_data, size - offsetof(sockaddr, sa_data)})));
  }
}

int64_t wait_descriptor(ThreadState& ts, int fd, short events, int64_t end) {
  pollfd p{fd, events, 0};
  return system_call(ts, [&] {
    timespec left{};
    int64_t ns = std::max<int64_t>(0, end - socket_clock());
    left = {ns / 1000000000, ns % 1000000000};
    return ::ppoll(&p, 1, &left, nullptr);
  });
}

}  // namespace adder
