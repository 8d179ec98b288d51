# zlib: levels, strategies, window sizes, pieces of every size, dictionaries, copies, flush modes, bombs.
import copy
import zlib

text = b''.join(b'line %d of the text, %d\n' % (i, i * i % 97) for i in range(2000))
for level in range(-1, 10):
    z = zlib.compress(text, level)
    print(level, len(z), zlib.crc32(z), zlib.decompress(z) == text)
for wbits in (9, 12, 15, -9, -15, 25, 31):
    c = zlib.compressobj(6, zlib.DEFLATED, wbits, 9, zlib.Z_FILTERED)
    z = c.compress(text) + c.flush()
    print(wbits, len(z), zlib.decompress(z, wbits) == text, zlib.decompress(z, wbits, 1) == text)
print(zlib.decompress(zlib.compress(text, wbits=31), 47) == text, zlib.decompress(zlib.compress(text), 47) == text)
for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
    c = zlib.compressobj(strategy=strategy)
    parts = [c.compress(text[i:i + 313]) for i in range(0, len(text), 313)]
    z = b''.join(parts) + c.flush()
    print(strategy, len(z), zlib.decompress(z) == text)
z = zlib.compress(text)
for step in (1, 7, 1000):
    d = zlib.decompressobj()
    out = b''.join(d.decompress(z[i:i + step]) for i in range(0, len(z), step))
    print(step, out == text, d.eof, d.flush())
for limit in (1, 100, 5000):
    d = zlib.decompressobj()
    out, data = b'', z + b'behind'
    while not d.eof:
        piece = d.decompress(data, limit)
        assert len(piece) <= limit
        out += piece
        data = d.unconsumed_tail
    print(limit, out == text, d.unused_data, d.unconsumed_tail, d.flush())
for mode in (zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_BLOCK):
    c = zlib.compressobj()
    first = c.compress(b'hello ') + c.flush(mode)
    d = zlib.decompressobj()
    print(mode, d.decompress(first), d.decompress(c.compress(b'world') + c.flush()), d.eof)
c = zlib.compressobj(zdict=b'line of the text, ')
z = c.compress(text) + c.flush()
d = zlib.decompressobj(zdict=b'line of the text, ')
print(len(z), d.decompress(z) == text)
c = zlib.compressobj()
start = c.compress(text[:20000])
for twin in (c.copy(), copy.copy(c), copy.deepcopy(c)):
    print(zlib.decompress(start + twin.compress(b'end') + twin.flush()) == text[:20000] + b'end')
d = zlib.decompressobj()
half = d.decompress(zlib.compress(text)[:2000])
twin = d.copy()
print(half + twin.decompress(zlib.compress(text)[2000:]) == text, half + d.decompress(zlib.compress(text)[2000:]) == text)
bomb = zlib.compress(bytes(20_000_000))
d = zlib.decompressobj()
print(len(bomb) < 30000, len(d.decompress(bomb, 1000)), len(zlib.decompress(bomb)))
for broken in (b'', z[:1], z[:10], z[:-1], z[:50] + b'\xff' * 20 + z[70:], b'\x78\x9c' + b'\xff' * 100, b'\x1f\x8b' * 50):
    try:
        print(len(zlib.decompress(broken)))
    except zlib.error as e:
        print(e)
value = one = 0
adler = 1
for i in range(0, len(text), 999):
    one = zlib.crc32(text[i:i + 999], one)
    adler = zlib.adler32(memoryview(text)[i:i + 999], adler)
print(one == zlib.crc32(text), adler == zlib.adler32(text), zlib.crc32(b'', 5), zlib.adler32(b'', 5), zlib.crc32(bytearray(text)), zlib.crc32(text * 3))
