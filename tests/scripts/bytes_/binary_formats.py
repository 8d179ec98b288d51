# covers: reading and writing binary records: varints, TLV, struct packing, CRC and Adler checksums, base64 and hex by hand compared with modules
import struct, binascii, zlib, base64
def varint(n):
    out = bytearray()
    while True:
        out.append(n & 127 | (128 if n > 127 else 0))
        n >>= 7
        if not n: return bytes(out)
def unvarint(b, i=0):
    n = shift = 0
    while True:
        n |= (b[i] & 127) << shift
        i += 1
        if b[i - 1] < 128: return n, i
        shift += 7
for n in (0, 1, 127, 128, 300, 2**32, 2**70 + 5):
    print(varint(n).hex(), unvarint(varint(n)) == (n, len(varint(n))))
def crc32(data):
    c = 0xffffffff
    for b in data:
        c ^= b
        for _ in range(8): c = c >> 1 ^ (0xedb88320 if c & 1 else 0)
    return c ^ 0xffffffff
def adler(data):
    a, b = 1, 0
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
for d in (b'', b'a', b'hello world', bytes(range(256))):
    print(crc32(d), crc32(d) == zlib.crc32(d) == binascii.crc32(d), adler(d) == zlib.adler32(d))
A = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
def b64(d):
    out = bytearray()
    for i in range(0, len(d), 3):
        c = d[i:i + 3]
        n = int.from_bytes(c.ljust(3, b'\0'), 'big')
        out += bytes(A[n >> s & 63] for s in (18, 12, 6, 0))[:len(c) + 1].ljust(4, b'=')
    return bytes(out)
print([b64(b'abcdef'[:n]) for n in range(7)], all(b64(bytes(range(n))) == base64.b64encode(bytes(range(n))) for n in range(70)))
print(base64.b64decode(b'aGk='), base64.b16encode(b'hi'), base64.b32encode(b'hi'), binascii.hexlify(b'\x01\xfe'), binascii.unhexlify('01fe'), base64.urlsafe_b64encode(b'\xff\xfe\xfd'))
for f in (lambda: base64.b64decode('a'), lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b64encode('x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
rec = struct.Struct('<HIq5s?d')
packed = rec.pack(1, 2, -3, b'name', True, 2.5)
print(rec.size, packed.hex(), rec.unpack(packed), struct.calcsize('>bhilq'), struct.pack('>hH', -2, 65534), struct.unpack('<3B', b'\x01\x02\x03'), list(struct.iter_unpack('>H', b'\0\1\0\2')), struct.unpack_from('>H', b'\0\0\1\2', 2))
for f in (lambda: struct.pack('B', 256), lambda: struct.pack('H', 'a'), lambda: struct.unpack('I', b'abc'), lambda: struct.pack('BB', 1), lambda: struct.pack('y', 1), lambda: struct.pack('b', -129), lambda: struct.pack('3s', 5), lambda: rec.unpack(b'')):
    try:
        print(f())
    except struct.error as e:
        print(e)
