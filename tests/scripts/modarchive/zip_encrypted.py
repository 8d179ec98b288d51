# Zip: traditional encryption (an archive made by Info-ZIP's method, here by the same formula), zip64 fields, streams.
import io
import zipfile
import zlib

TABLE = []
for n in range(256):
    for _ in range(8):
        n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
    TABLE.append(n)


def encrypt(password, data):
    keys = [0x12345678, 0x23456789, 0x34567890]

    def stir(c):
        keys[0] = keys[0] >> 8 ^ TABLE[(keys[0] ^ c) & 255]
        keys[1] = (keys[1] + (keys[0] & 255)) * 134775813 + 1 & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ TABLE[(keys[2] ^ keys[1] >> 24) & 255]
    for c in password:
        stir(c)
    out = bytearray()
    for c in data:
        k = keys[2] | 2
        out.append(c ^ (k * (k ^ 1) >> 8 & 255))
        stir(c)
    return bytes(out)


def le(*pairs):
    return b''.join(v.to_bytes(w, 'little') for v, w in pairs)


def archive(name, method, data, stored, flags=0, local_extra=b'', central_extra=b'', sizes=None):
    crc = zlib.crc32(data)
    csize, size = sizes or (len(stored), len(data))
    middle = le((flags, 2), (method, 2), (0x6000, 2), (0x5021, 2), (crc, 4), (csize, 4), (size, 4), (len(name), 2))
    local = b'PK\3\4' + le((45, 2)) + middle + le((len(local_extra), 2)) + name + local_extra + stored
    central = b'PK\1\2' + le((45, 2), (45, 2)) + middle + le((len(central_extra), 2), (0, 2), (0, 2), (0, 2), (0, 4), (0, 4)) + name + central_extra
    return local + central + b'PK\5\6' + le((0, 2), (0, 2), (1, 2), (1, 2), (len(central), 4), (len(local), 4), (0, 2))


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


plain = b'secret text ' * 50
crc = zlib.crc32(plain)
for method in (0, 8):
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = plain if method == 0 else c.compress(plain) + c.flush()
    z = zipfile.ZipFile(io.BytesIO(archive(b'a.txt', method, plain, encrypt(b'pw', b'12345678901' + bytes([crc >> 24]) + body), flags=1)))
    print(z.getinfo('a.txt').flag_bits, z.read('a.txt', b'pw') == plain)
    t(lambda: z.read('a.txt'))
    t(lambda: z.read('a.txt', b'wrong'))
    t(lambda: z.read('a.txt', 'pw'))
    z.setpassword(b'pw')
    with z.open('a.txt') as f:
        print(f.read(7), f.seek(2), f.read(5), f.seek(-4, 2), f.read())
    z.setpassword(None)
    t(lambda: z.read('a.txt'))
large = le((1, 2), (16, 2), (len(plain), 8), (len(plain), 8))
z = zipfile.ZipFile(io.BytesIO(archive(b'b.txt', 0, plain, plain, local_extra=large, central_extra=large, sizes=(2**32 - 1, 2**32 - 1))))
print(z.infolist(), z.read('b.txt') == plain)
for extra in (large[:10], le((1, 2), (4, 2), (5, 4)), le((1, 2), (100, 2)), le((1, 2), (8, 2), (5, 8)), le((9, 2), (1, 2), (7, 1)), b'\1'):
    t(lambda: zipfile.ZipFile(io.BytesIO(archive(b'b.txt', 0, plain, plain, central_extra=extra, sizes=(2**32 - 1, 2**32 - 1)))).infolist())
for name in (b'x\0hidden.txt', b'caf\x82.txt', b'\xc3\xa9'):
    t(lambda: zipfile.ZipFile(io.BytesIO(archive(name, 0, plain, plain))).infolist())
t(lambda: zipfile.ZipFile(io.BytesIO(archive(b'\xc3\xa9', 0, plain, plain, flags=2048))).namelist())
t(lambda: zipfile.ZipFile(io.BytesIO(archive(b'\xff', 0, plain, plain, flags=2048))).namelist())
t(lambda: zipfile.ZipFile(io.BytesIO(archive(b'\xc3\xa9', 0, plain, plain)), metadata_encoding='utf-8').namelist())
for method in (8, 12, 14):
    t(lambda: zipfile.ZipFile(io.BytesIO(archive(b'j', method, plain, b'junk that is no stream at all' * 3))).read('j'))
t(lambda: zipfile.ZipFile(io.BytesIO(archive(b'j', 0, plain, plain[:-5]))).read('j') == plain)
