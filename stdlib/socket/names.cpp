// names.cpp: names of hosts, services, protocols and interfaces; numbers in network order; address texts.
#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <unistd.h>

#include <climits>

#include "stdlib/socket/socket_module.h"

namespace adder {

namespace {

Value raise_pair(ThreadState& ts, Value type, int code, const char* text) {
  Value args[] = {new_int(ts, code), Value(new_str(ts, text))};
  Value error = call(ts, type, args, 2);
  return error ? raise_exception(ts, error) : Value();
}
Value raise_host(ThreadState& ts, int code) {
  return raise_pair(ts, socket_state(ts).herror, code, ::hstrerror(code));
}

bool text_argument(ThreadState& ts, Value v, const char* function, std::string* out) {
  if (is_str(v)) {
    if (!v.as<Str>()->ascii) {
      raise(ts, ts.rt.exc.UnicodeError, "host name %R is not ASCII: internationalized names are not supported", v);
      return false;
    }
    *out = std::string(v.as<Str>()->ascii_view());
  } else if (is_kind(v, Kind::Bytes)) {
    *out = std::string(v.as<Bytes>()->view());
  } else {
    return raise_type_error(ts, "%s() argument 1 must be str, bytes or bytearray, not %A", function, v), false;
  }
  if (out->find('\0') != std::string::npos) return raise_value_error(ts, "embedded null character"), false;
  return true;
}
bool str_argument(ThreadState& ts, Value v, const char* function, const char* which, std::string* out) {
  if (!is_str(v)) return raise_type_error(ts, "%s() argument%s must be str, not %A", function, which, v), false;
  *out = str_to_utf8(v.as<Str>());
  if (out->find('\0') != std::string::npos) return raise_value_error(ts, "embedded null character"), false;
  return true;
}

// --- hosts

Value get_addrinfo(ThreadState& ts, Value* a, uint32_t) {
  std::string host, service;
  bool has_host = !a[0].is_none(), has_service = !a[1].is_none();
  addrinfo hints{}, *found = nullptr;
  if (has_host) {
    if (!is_str(a[0]) && !is_kind(a[0], Kind::Bytes))
      return raise_type_error(ts, "getaddrinfo() argument 1 must be string or None");
    if (!text_argument(ts, a[0], "getaddrinfo", &host)) return {};
  }
  if (is_int_value(a[1])) {
    int64_t port;
    if (!to_i64(ts, a[1], &port)) return {};
    service = std::to_string(port);
  } else if (is_str(a[1]) || is_kind(a[1], Kind::Bytes)) {
    if (!text_argument(ts, a[1], "getaddrinfo", &service)) return {};
  } else if (has_service) {
    return raise(ts, ts.rt.exc.OSError, "%s", "Int or String expected");
  }
  if (!int_argument(ts, a[2], &hints.ai_family) || !int_argument(ts, a[3], &hints.ai_socktype) ||
      !int_argument(ts, a[4], &hints.ai_protocol) || !int_argument(ts, a[5], &hints.ai_flags))
    return {};
  int error;
  {
    BlockingScope blocking(ts);
    error = ::getaddrinfo(has_host ? host.c_str() : nullptr, has_service ? service.c_str() : nullptr, &hints, &found);
  }
  if (error) return raise_gai(ts, error);
  List* list = new_list(ts);
  bool ok = list;
  for (addrinfo* at = found; ok && at; at = at->ai_next) {
    Address address;
    memset(&address, 0, sizeof address);
    memcpy(&address, at->ai_addr, std::min<size_t>(at->ai_addrlen, sizeof address));
    Value where = make_address(ts, address, at->ai_addrlen);
    Tuple* entry = where ? new_tuple(ts, 5) : nullptr;
    Str* name = entry ? new_str(ts, at->ai_canonname ? at->ai_canonname : "") : nullptr;
    ok = name;
    if (!ok) break;
    entry->items[0] = Value::small_int(at->ai_family);
    entry->items[1] = Value::small_int(at->ai_socktype);
    entry->items[2] = Value::small_int(at->ai_protocol);
    entry->items[3] = Value(name);
    entry->items[4] = where;
    ok = list_append(ts, list, Value(entry));
  }
  ::freeaddrinfo(found);
  return ok ? Value(list) : Value();
}

Value get_nameinfo(ThreadState& ts, Value* a, uint32_t) {
  int flags;
  if (!int_argument(ts, a[1], &flags)) return {};
  Tuple* t = is_kind(a[0], Kind::Tuple) ? a[0].as<Tuple>() : nullptr;
  if (!t) return raise_type_error(ts, "getnameinfo() argument 1 must be a tuple");
  std::string host;
  int64_t port, flow = 0, scope = 0;
  if (t->size < 2 || t->size > 4) return raise_type_error(ts, "getnameinfo(): illegal sockaddr argument");
  if (!str_argument(ts, t->items[0], "getnameinfo", " 1", &host) || !to_i64(ts, t->items[1], &port) ||
      (t->size > 2 && !to_i64(ts, t->items[2], &flow)) || (t->size > 3 && !to_i64(ts, t->items[3], &scope)))
    return {};
  if (flow < 0 || flow > 0xfffff) return raise_overflow(ts, "getnameinfo(): flowinfo must be 0-1048575.");
  addrinfo hints{}, *found = nullptr;
  hints.ai_flags = AI_NUMERICHOST;
  hints.ai_socktype = SOCK_DGRAM;
  char name[NI_MAXHOST], service[NI_MAXSERV];
  int error;
  bool several = false, four = false;
  std::string port_text = std::to_string(port);
  {
    BlockingScope blocking(ts);
    error = ::getaddrinfo(host.c_str(), port_text.c_str(), &hints, &found);
    if (!error) {
      several = found->ai_next;
      four = found->ai_family == AF_INET && t->size != 2;
      if (found->ai_family == AF_INET6) {
        sockaddr_in6* in6 = reinterpret_cast<sockaddr_in6*>(found->ai_addr);
        in6->sin6_flowinfo = htonl(static_cast<uint32_t>(flow));
        in6->sin6_scope_id = static_cast<uint32_t>(scope);
      }
      if (!several && !four)
        error = ::getnameinfo(found->ai_addr, found->ai_addrlen, name, sizeof name, service, sizeof service, flags);
      ::freeaddrinfo(found);
    }
  }
  if (error) return raise_gai(ts, error);
  if (several) return raise(ts, ts.rt.exc.OSError, "%s", "sockaddr resolved to multiple addresses");
  if (four) return raise(ts, ts.rt.exc.OSError, "%s", "IPv4 sockaddr must be 2 tuple");
  return tuple_of(ts, Value(new_str(ts, name)), Value(new_str(ts, service)));
}

Value get_host_by_name(ThreadState& ts, Value* a, uint32_t) {
  std::string host;
  Address address;
  socklen_t size;
  if (!text_argument(ts, a[0], "gethostbyname", &host)) return {};
  Tuple* pair = tuple_of(ts, a[0], Value::small_int(0));
  if (!pair || !address_argument(ts, AF_INET, Value(pair), "gethostbyname", &address, &size)) return {};
  char text[INET_ADDRSTRLEN];
  ::inet_ntop(AF_INET, &address.in.sin_addr, text, sizeof text);
  return new_str_ascii(ts, text);
}

// (name, aliases, addresses)
Value host_entry(ThreadState& ts, const hostent& h) {
  Str* name = new_str(ts, h.h_name);
  List* aliases = name ? new_list(ts) : nullptr;
  List* addresses = aliases ? new_list(ts) : nullptr;
  if (!addresses) return {};
  for (char** alias = h.h_aliases; alias && *alias; ++alias)
    if (!list_append(ts, aliases, Value(new_str(ts, *alias)))) return {};
  for (char** address = h.h_addr_list; address && *address; ++address) {
    char text[INET6_ADDRSTRLEN];
    ::inet_ntop(h.h_addrtype, *address, text, sizeof text);
    if (!list_append(ts, addresses, Value(new_str_ascii(ts, text)))) return {};
  }
  return tuple_of(ts, Value(name), Value(aliases), Value(addresses));
}
template <typename F>
Value ask_host(ThreadState& ts, F&& ask) {
  std::vector<char> buffer(16384);
  hostent entry{}, *found = nullptr;
  int code = 0;
  {
    BlockingScope blocking(ts);
    ask(&entry, buffer.data(), buffer.size(), &found, &code);
  }
  return found ? host_entry(ts, entry) : raise_host(ts, code);
}
Value get_host_by_name_ex(ThreadState& ts, Value* a, uint32_t) {
  std::string host;
  if (!text_argument(ts, a[0], "gethostbyname_ex", &host)) return {};
  return ask_host(ts, [&](hostent* e, char* b, size_t n, hostent** found, int* code) {
    ::gethostbyname2_r(host.c_str(), AF_INET, e, b, n, found, code);
  });
}
Value get_host_by_addr(ThreadState& ts, Value* a, uint32_t) {
  std::string host;
  Address address;
  socklen_t size;
  if (!text_argument(ts, a[0], "gethostbyaddr", &host)) return {};
  int family = host.find(':') == std::string::npos ? AF_INET : AF_INET6;
  Tuple* pair = tuple_of(ts, a[0], Value::small_int(0));
  if (!pair || !address_argument(ts, family, Value(pair), "gethostbyaddr", &address, &size)) return {};
  const void* raw = family == AF_INET ? static_cast<const void*>(&address.in.sin_addr) : &address.in6.sin6_addr;
  return ask_host(ts, [&](hostent* e, char* b, size_t n, hostent** found, int* code) {
    ::gethostbyaddr_r(raw, family == AF_INET ? 4 : 16, family, e, b, n, found, code);
  });
}
Value get_host_name(ThreadState& ts, Value*, uint32_t) {
  char name[HOST_NAME_MAX + 1] = "";
  return ::gethostname(name, HOST_NAME_MAX) < 0 ? raise_errno(ts, errno) : decode_path(ts, name);
}
Value set_host_name(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  if (!text_argument(ts, a[0], "sethostname", &name)) return {};
  return none_or_error(ts, ::sethostname(name.data(), name.size()));
}

// --- services and protocols

Value get_service_by_name(ThreadState& ts, Value* a, uint32_t) {
  std::string name, protocol;
  if (!str_argument(ts, a[0], "getservbyname", " 1", &name) ||
      (a[1] && !str_argument(ts, a[1], "getservbyname", " 2", &protocol)))
    return {};
  char buffer[4096];
  servent entry{}, *found = nullptr;
  {
    BlockingScope blocking(ts);
    ::getservbyname_r(name.c_str(), a[1] ? protocol.c_str() : nullptr, &entry, buffer, sizeof buffer, &found);
  }
  if (!found) return raise(ts, ts.rt.exc.OSError, "%s", "service/proto not found");
  return Value::small_int(ntohs(static_cast<uint16_t>(entry.s_port)));
}
Value get_service_by_port(ThreadState& ts, Value* a, uint32_t) {
  int64_t port;
  std::string protocol;
  if (!to_i64(ts, a[0], &port) || (a[1] && !str_argument(ts, a[1], "getservbyport", " 2", &protocol))) return {};
  if (port < 0 || port > 0xffff) return raise_overflow(ts, "getservbyport: port must be 0-65535.");
  char buffer[4096];
  servent entry{}, *found = nullptr;
  {
    BlockingScope blocking(ts);
    ::getservbyport_r(htons(static_cast<uint16_t>(port)), a[1] ? protocol.c_str() : nullptr, &entry, buffer,
                      sizeof buffer, &found);
  }
  if (!found) return raise(ts, ts.rt.exc.OSError, "%s", "port/proto not found");
  return new_str(ts, entry.s_name);
}
Value get_protocol_by_name(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  if (!str_argument(ts, a[0], "getprotobyname", "", &name)) return {};
  char buffer[4096];
  protoent entry{}, *found = nullptr;
  {
    BlockingScope blocking(ts);
    ::getprotobyname_r(name.c_str(), &entry, buffer, sizeof buffer, &found);
  }
  if (!found) return raise(ts, ts.rt.exc.OSError, "%s", "protocol not found");
  return Value::small_int(entry.p_proto);
}

// --- interfaces

Value interface_list(ThreadState& ts, Value*, uint32_t) {
  struct if_nameindex* all = ::if_nameindex();
  if (!all) return raise_errno(ts, errno);
  List* list = new_list(ts);
  bool ok = list;
  for (struct if_nameindex* at = all; ok && at->if_index; ++at) {
    Tuple* pair = tuple_of(ts, Value::small_int(at->if_index), decode_path(ts, at->if_name));
    ok = pair && list_append(ts, list, Value(pair));
  }
  ::if_freenameindex(all);
  return ok ? Value(list) : Value();
}
Value interface_index(ThreadState& ts, Value* a, uint32_t) {
  std::string name;
  if (!path_to_bytes(ts, a[0], &name)) return {};
  unsigned index = ::if_nametoindex(name.c_str());
  return index ? Value::small_int(index) : raise(ts, ts.rt.exc.OSError, "%s", "no interface with this name");
}
Value interface_name(ThreadState& ts, Value* a, uint32_t) {
  int64_t index;
  char name[IF_NAMESIZE];
  if (!to_i64(ts, a[0], &index)) return {};
  if (index < 0 || index > UINT32_MAX) return raise_overflow(ts, "can't convert negative value to unsigned int");
  return ::if_indextoname(static_cast<unsigned>(index), name) ? decode_path(ts, name) : raise_errno(ts, errno);
}

// --- numbers and texts

template <typename T, T (*kSwap)(T)>
Value swap(ThreadState& ts, Value* a, const char* name, const char* width) {
  int64_t n;
  Value index = is_int_value(a[0]) ? a[0] : Value();
  if (!index) {
    if (sizeof(T) == 4) return raise_type_error(ts, "expected int, %T found", a[0]);
    index = to_index(ts, a[0]);
    if (!index) return {};
  }
  if (int_sign(index) < 0)
    return sizeof(T) == 4 ? raise_overflow(ts, "can't convert negative value to unsigned int")
                          : raise_overflow(ts, "%s: can't convert negative Python int to C %s", name, width);
  if (!int_to_i64(index, &n) || n > std::numeric_limits<T>::max())
    return sizeof(T) == 4 ? raise_overflow(ts, "int larger than 32 bits")
                          : raise_overflow(ts, "%s: Python int too large to convert to C %s", name, width);
  return new_int(ts, kSwap(static_cast<T>(n)));
}
uint16_t swap16(uint16_t v) {
  return htons(v);
}
uint32_t swap32(uint32_t v) {
  return htonl(v);
}
Value f_htons(ThreadState& ts, Value* a, uint32_t) {
  return swap<uint16_t, swap16>(ts, a, "htons", "16-bit unsigned integer");
}
Value f_ntohs(ThreadState& ts, Value* a, uint32_t) {
  return swap<uint16_t, swap16>(ts, a, "ntohs", "16-bit unsigned integer");
}
Value f_htonl(ThreadState& ts, Value* a, uint32_t) {
  return swap<uint32_t, swap32>(ts, a, "htonl", "");
}
Value f_ntohl(ThreadState& ts, Value* a, uint32_t) {
  return swap<uint32_t, swap32>(ts, a, "ntohl", "");
}

Value f_inet_aton(ThreadState& ts, Value* a, uint32_t) {
  std::string text;
  in_addr address;
  if (!str_argument(ts, a[0], "inet_aton", "", &text)) return {};
  if (!::inet_aton(text.c_str(), &address))
    return raise(ts, ts.rt.exc.OSError, "%s", "illegal IP address string passed to inet_aton");
  return new_bytes(ts, {reinterpret_cast<char*>(&address), 4});
}
Value f_inet_ntoa(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  char text[INET_ADDRSTRLEN];
  if (!get_buffer(ts, a[0], &view)) return {};
  if (view.bytes != 4) return raise(ts, ts.rt.exc.OSError, "%s", "packed IP wrong length");
  ::inet_ntop(AF_INET, view.data, text, sizeof text);
  return new_str_ascii(ts, text);
}
Value f_inet_pton(ThreadState& ts, Value* a, uint32_t) {
  int family;
  std::string text;
  char packed[16];
  if (!int_argument(ts, a[0], &family) || !str_argument(ts, a[1], "inet_pton", " 2", &text)) return {};
  int result = ::inet_pton(family, text.c_str(), packed);
  if (result < 0) return raise_errno(ts, errno);
  if (result == 0) return raise(ts, ts.rt.exc.OSError, "%s", "illegal IP address string passed to inet_pton");
  return new_bytes(ts, {packed, family == AF_INET ? size_t{4} : size_t{16}});
}
Value f_inet_ntop(ThreadState& ts, Value* a, uint32_t) {
  int family;
  BufferView view;
  char text[INET6_ADDRSTRLEN];
  if (!int_argument(ts, a[0], &family) || !get_buffer(ts, a[1], &view)) return {};
  if (family != AF_INET && family != AF_INET6) return raise_value_error(ts, "unknown address family %d", family);
  if (view.bytes != (family == AF_INET ? 4u : 16u))
    return raise_value_error(ts, "invalid length of packed IP address string");
  return ::inet_ntop(family, view.data, text, sizeof text) ? Value(new_str_ascii(ts, text)) : raise_errno(ts, errno);
}

template <bool kSpace>
Value message_length(ThreadState& ts, Value* a, uint32_t) {
  int64_t length;
  if (!to_i64(ts, a[0], &length)) return {};
  if (length < 0 || length > INT_MAX - 64)
    return raise_overflow(ts, "%s() argument out of range", kSpace ? "CMSG_SPACE" : "CMSG_LEN");
  size_t n = static_cast<size_t>(length);
  return new_int_u64(ts, kSpace ? CMSG_SPACE(n) : CMSG_LEN(n));
}

}  // namespace

Value raise_gai(ThreadState& ts, int error) {
  if (error == EAI_SYSTEM) return raise_errno(ts, errno);
  return raise_pair(ts, socket_state(ts).gaierror, error, ::gai_strerror(error));
}

NativeDef kSocketNameFunctions[] = {
    {"getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)",
     "The addresses under which a service can be reached.", get_addrinfo},
    {"getnameinfo(sockaddr, flags, /)", "The names of an address: (host, service).", get_nameinfo},
    {"gethostbyname(host, /)", "The IPv4 address of a host.", get_host_by_name},
    {"gethostbyname_ex(host, /)", "The name, aliases and IPv4 addresses of a host.", get_host_by_name_ex},
    {"gethostbyaddr(host, /)", "The name, aliases and addresses of the host with an address.", get_host_by_addr},
    {"gethostname()", "The name of this host.", get_host_name},
    {"sethostname(name, /)", "Set the name of this host.", set_host_name},
    {"getservbyname(servicename, protocolname=..., /)", "The port of a service.", get_service_by_name},
    {"getservbyport(port, protocolname=..., /)", "The service of a port.", get_service_by_port},
    {"getprotobyname(protocolname, /)", "The number of a protocol.", get_protocol_by_name},
    {"if_nameindex()", "All interfaces: (index, name) each.", interface_list},
    {"if_nametoindex(if_name, /)", "The index of an interface.", interface_index},
    {"if_indextoname(if_index, /)", "The name of an interface.", interface_name},
    {"htons(x, /)", "A 16-bit number from host to network order.", f_htons},
    {"ntohs(x, /)", "A 16-bit number from network to host order.", f_ntohs},
    {"htonl(x, /)", "A 32-bit number from host to network order.", f_htonl},
    {"ntohl(x, /)", "A 32-bit number from network to host order.", f_ntohl},
    {"inet_aton(ip_addr, /)", "The four bytes of an IPv4 address.", f_inet_aton},
    {"inet_ntoa(packed_ip, /)", "The text of an IPv4 address.", f_inet_ntoa},
    {"inet_pton(address_family, ip_string, /)", "The bytes of an address.", f_inet_pton},
    {"inet_ntop(address_family, packed_ip, /)", "The text of an address.", f_inet_ntop},
    {"CMSG_LEN(length, /)", "The length of an ancillary item with so many bytes, without padding.",
     message_length<false>},
    {"CMSG_SPACE(length, /)", "The room for an ancillary item with so many bytes.", message_length<true>},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
