# UUID from each of its forms, its parts, order, copies and errors.
import copy
import uuid
from uuid import UUID, SafeUUID


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


u = UUID('{12345678-9ABC-def0-8234-567812345678}')
for x in (u, UUID(bytes=bytes(range(16))), UUID(bytes_le=bytes(range(16))), UUID(int=5), UUID(fields=(1, 2, 3, 4, 5, 6)),
          UUID('urn:uuid:12345678123456781234567812345678', version=4), uuid.NAMESPACE_DNS, UUID(int=2**128 - 1),
          uuid.uuid3(uuid.NAMESPACE_URL, 'http://h/'), uuid.uuid5(uuid.NAMESPACE_X500, 'caf\xe9'), UUID('c' * 32)):
    print(repr(x), str(x), x.hex, x.int, x.bytes, x.bytes_le, x.fields, x.urn, x.variant, x.version, x.time, x.clock_seq,
          x.time_low, x.time_mid, x.time_hi_version, x.clock_seq_hi_variant, x.clock_seq_low, x.node, int(x), hash(x) == hash(x.int), x.is_safe)
    print(UUID(x.hex) == UUID(bytes=x.bytes) == UUID(bytes_le=x.bytes_le) == UUID(fields=x.fields) == UUID(int=x.int) == x, copy.copy(x) == x, copy.deepcopy(x) == x)
a, b = UUID(int=1), UUID(int=2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a == 1, sorted([b, a])[0] is a, {a: 1}[UUID(int=1)])
tell(lambda: a < 1)
for f in (lambda: UUID('xyz'), lambda: UUID('g' * 32), lambda: UUID(), lambda: UUID('1' * 32, int=1), lambda: UUID(bytes=b'1'), lambda: UUID(bytes_le=b'1'),
          lambda: UUID(int=-1), lambda: UUID(int=2**128), lambda: UUID(int=1, version=6), lambda: UUID(int=1, version=0), lambda: UUID(fields=(1, 2)),
          lambda: UUID(fields=(2**32, 0, 0, 0, 0, 0)), lambda: UUID(fields=(0, 2**16, 0, 0, 0, 0)), lambda: UUID(fields=(0, 0, 2**16, 0, 0, 0)),
          lambda: UUID(fields=(0, 0, 0, 256, 0, 0)), lambda: UUID(fields=(0, 0, 0, 0, 256, 0)), lambda: UUID(fields=(0, 0, 0, 0, 0, 2**48)),
          lambda: setattr(a, 'int', 5), lambda: UUID(5), lambda: UUID(bytes='1' * 16)):
    tell(f)
one, two = uuid.uuid1(), uuid.uuid1(node=5, clock_seq=7)
print(one.version, one.variant, one.time < two.time, two.node, two.clock_seq, 0 < uuid.getnode() < 2**48, uuid.getnode() == one.node)
print(len({uuid.uuid4() for i in range(100)}), {uuid.uuid4().version for i in range(20)}, list(SafeUUID), [v for v in (uuid.RESERVED_NCS, uuid.RFC_4122, uuid.RESERVED_MICROSOFT, uuid.RESERVED_FUTURE)])
