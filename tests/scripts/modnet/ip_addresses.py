# ipaddress: text forms, properties, arithmetic, networks, interfaces, ranges, errors.
import copy
import ipaddress
from ipaddress import (IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network, collapse_addresses, get_mixed_type_key, ip_address,
                       ip_interface, ip_network, summarize_address_range, v4_int_to_packed, v6_int_to_packed)


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


PROPERTIES = ('is_multicast', 'is_private', 'is_global', 'is_reserved', 'is_loopback', 'is_link_local', 'is_unspecified')
for text in ('0.0.0.0', '1.2.3.4', '10.0.0.1', '127.0.0.1', '169.254.1.1', '172.16.5.4', '192.168.0.255', '224.0.0.1', '255.255.255.255', '100.64.0.1', '8.8.8.8', '192.0.0.9', '192.0.0.11', '240.0.0.1', 2**32 - 1, b'\x01\x02\x03\x04',
             '::', '::1', '1::', '2001:db8::1', 'fe80::1', 'ff02::1', '::ffff:1.2.3.4', '2002:c000:204::', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '1:0:0:2:0:0:0:3', '1:2:3:4:5:6:7:8', 'ABCD:0:1::', 'fec0::1', '2606:4700::', '2001:3::5', '2001:1::1', '64:ff9b:1::', '1:0:2:3:4:5:6:7', b'\0' * 15 + b'\5', 2**100):
    a = ip_address(text)
    print(repr(a), str(a), int(a), a.packed, a.exploded, a.compressed, a.version, a.max_prefixlen, a.reverse_pointer, [p[3:] for p in PROPERTIES if getattr(a, p)])
    if a.version == 6:
        print(a.ipv4_mapped, a.teredo, a.sixtofour, a.is_site_local, a.scope_id)
    print(format(a), format(a, 'x'), format(a, '#b'), format(a, '_X'), format(a, 'n')[:10], format(a, '>45s'), copy.copy(a) == a, a == ip_address(str(a)), hash(a) == hash(ip_address(str(a))))
a = IPv6Address('fe80::1%eth0')
print(repr(a), str(a), a.scope_id, a == IPv6Address('fe80::1'), a == IPv6Address('fe80::1%eth0'), a.is_link_local, hash(a) == hash(IPv6Address('fe80::1%eth0')))
for text in ('192.168.0.0/29', '10.0.0.0/8', '1.2.3.4', '1.2.3.0/255.255.255.0', '1.2.0.0/0.0.255.255', '1.2.3.4/31', '0.0.0.0/0', '192.0.2.0/24', '100.64.0.0/10', ('10.0.0.0', 30), ('10.0.0.0', '255.255.0.0'), (167772160, 24), 5, '2001:db8::/126', '::/0', '::1', 'fe80::/10', ('::', 127), 'ff00::/8', b'\0' * 16):
    n = ip_network(text)
    print(repr(n), n.network_address, n.broadcast_address, n.netmask, n.hostmask, n.prefixlen, n.num_addresses, n.with_prefixlen, n.with_netmask, n.with_hostmask, n.exploded, n.compressed, [p[3:] for p in PROPERTIES if getattr(n, p)])
    if n.num_addresses < 20:
        print(list(n), list(n.hosts()))
    print(n[0], n[-1], list(n.subnets())[:2], n.supernet(), n.overlaps(n.supernet()), n.subnet_of(n.supernet()), n.supernet_of(n.supernet()), n.network_address in n, hash(n) == hash(ip_network(n)), copy.copy(n) == n, n.version, n.max_prefixlen)
for text in ('192.168.1.5/24', '10.0.0.1', '1.2.3.4/255.255.0.0', '2001:db8::5/64', ('10.1.2.3', 8)):
    i = ip_interface(text)
    print(repr(i), i.ip, i.network, i.netmask, i.hostmask, i.with_prefixlen, i.with_netmask, i.with_hostmask, i == ip_interface(text), i == i.ip, i < ip_interface('255.0.0.0/8') if i.version == 4 else '', i + 1, int(i), copy.copy(i) == i, i.exploded, hash(i) == hash(ip_interface(text)))
a = IPv4Address('10.0.0.5')
print(a + 5, a - 5, a < a + 1, a <= a, a > a + 1, a >= a, a == a + 0, sorted([a + 2, a, a + 1]), a in IPv4Network('10.0.0.0/8'), a in IPv4Network('11.0.0.0/8'), a != 5, a == 5)
print(sorted([ip_network('10.0.0.0/8'), ip_network('10.0.0.0/16'), ip_network('9.0.0.0/8')]), sorted([ip_address('::1'), ip_network('1.0.0.0/8'), ip_address('2.0.0.0')], key=get_mixed_type_key))
print(list(summarize_address_range(IPv4Address('10.0.0.1'), IPv4Address('10.0.0.20'))), list(summarize_address_range(IPv4Address('0.0.0.0'), IPv4Address('255.255.255.255'))), list(summarize_address_range(IPv6Address('::1'), IPv6Address('::9'))))
print(list(collapse_addresses([IPv4Network('10.0.0.0/25'), IPv4Network('10.0.0.128/25'), IPv4Address('10.0.1.0'), IPv4Address('10.0.1.1'), IPv4Address('10.0.5.5')])), list(collapse_addresses(map(ip_address, ['1.1.1.1', '1.1.1.1', '1.1.1.0', '1.1.1.2', '1.1.1.3']))), list(collapse_addresses([])))
n = ip_network('192.0.2.0/28')
print(list(n.address_exclude(ip_network('192.0.2.1/32'))), list(n.subnets(prefixlen_diff=2)), list(n.subnets(new_prefix=29)), n.supernet(prefixlen_diff=3), n.supernet(new_prefix=20), n.compare_networks(ip_network('192.0.2.0/29')), n.compare_networks(n), v4_int_to_packed(5), v6_int_to_packed(5))
for f in (lambda: ip_address('1.2.3'), lambda: ip_address('x'), lambda: IPv4Address(''), lambda: IPv4Address('1.2.3'), lambda: IPv4Address('1.2.3.4.5'), lambda: IPv4Address('1..2.3'), lambda: IPv4Address('1.2.3.a'), lambda: IPv4Address('1.2.3.1234'), lambda: IPv4Address('1.2.3.256'),
          lambda: IPv4Address('1.2.3.04'), lambda: IPv4Address('1.2.3.4/5'), lambda: IPv4Address(-1), lambda: IPv4Address(2**32), lambda: IPv4Address(b'123'), lambda: IPv4Address(1.5), lambda: IPv6Address(''), lambda: IPv6Address('1'), lambda: IPv6Address('1:2:3'), lambda: IPv6Address('1::2::3'),
          lambda: IPv6Address(':1:2:3:4:5:6:7'), lambda: IPv6Address('1:2:3:4:5:6:7:'), lambda: IPv6Address(':1::2'), lambda: IPv6Address('1::2:'), lambda: IPv6Address('1:2:3:4:5:6:7:8:9:a'), lambda: IPv6Address('1:2:3:4:5:6:7::8'), lambda: IPv6Address('g::'), lambda: IPv6Address('12345::'), lambda: IPv6Address('::1.2.3'),
          lambda: IPv6Address('::1%'), lambda: IPv6Address('::1%a%b'), lambda: IPv6Address('::/8'), lambda: IPv6Address(2**128), lambda: IPv6Address(-1), lambda: IPv6Address(b'x'), lambda: ip_network('1.2.3.4/8'), lambda: ip_network('1.2.3.4/33'), lambda: ip_network('1.2.3.4/x'), lambda: ip_network('1.0.0.0/255.0.255.0'),
          lambda: ip_network('1.2.3.4/5/6'), lambda: ip_network('::1/8'), lambda: ip_network('::/129'), lambda: ip_network(''), lambda: IPv4Network('1.0.0.0/-1'), lambda: IPv4Network(('1.0.0.0', 40)), lambda: IPv6Network('::/ffff::'), lambda: IPv4Network('1.2.3.4/8', strict=False), lambda: ip_interface('1.2.3.4/99'), lambda: ip_interface('nope'),
          lambda: n[100], lambda: n[-100], lambda: list(n.subnets(new_prefix=20)), lambda: list(n.subnets(prefixlen_diff=9)), lambda: list(n.subnets(prefixlen_diff=2, new_prefix=30)), lambda: list(n.subnets(prefixlen_diff=-1)), lambda: n.supernet(new_prefix=30), lambda: n.supernet(prefixlen_diff=30),
          lambda: list(n.address_exclude(ip_network('1.0.0.0/8'))), lambda: list(n.address_exclude(ip_network('::/8'))), lambda: list(n.address_exclude(5)), lambda: n.subnet_of(ip_network('::/8')), lambda: n.subnet_of(5), lambda: ip_address('1.1.1.1') < ip_address('::'), lambda: n < ip_network('::/8'), lambda: a < 5, lambda: a + 'x',
          lambda: a + 2**32, lambda: list(summarize_address_range(a, a - 1)), lambda: list(summarize_address_range(a, ip_address('::'))), lambda: list(summarize_address_range(a, n)), lambda: list(collapse_addresses([a, ip_address('::')])), lambda: v4_int_to_packed(-1), lambda: v6_int_to_packed(2**128), lambda: format(a, 'q'), lambda: get_mixed_type_key(5)):
    t(f)
