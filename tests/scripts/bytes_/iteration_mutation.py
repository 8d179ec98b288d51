# covers: bytearray as a buffer: growing during iteration, stack/queue use, run-length and LZ compression, in-place xor, nibbles, sorting
ba = bytearray(b'ab')
for i, c in enumerate(ba):
    if len(ba) < 8: ba.append(c + 2)
print(ba)
it = iter(bytearray(b'xyz'))
print(next(it), it.__length_hint__(), list(it), next(it, None))
def rle(d):
    out, i = bytearray(), 0
    while i < len(d):
        j = i
        while j < len(d) and d[j] == d[i] and j - i < 255: j += 1
        out += bytes((j - i, d[i]))
        i = j
    return bytes(out)
def unrle(d): return b''.join(bytes([v]) * n for n, v in zip(d[::2], d[1::2]))
data = b'\0' * 300 + b'abc' + b'\xff' * 5
print(rle(data), unrle(rle(data)) == data)
def lz(d):
    out, i = [], 0
    while i < len(d):
        best = (0, 0)
        for j in range(max(0, i - 50), i):
            k = 0
            while i + k < len(d) and d[j + k] == d[i + k] and k < 40: k += 1
            if k > best[0]: best = (k, i - j)
        if best[0] > 3: out.append(best); i += best[0]
        else: out.append(d[i]); i += 1
    return out
def unlz(toks):
    out = bytearray()
    for t in toks:
        if isinstance(t, tuple):
            for _ in range(t[0]): out.append(out[-t[1]])
        else: out.append(t)
    return bytes(out)
text = b'she sells sea shells, she sells sea shells on the sea shore aaaaaaaaaaaaaaaa'
toks = lz(text)
print(len(toks), [t for t in toks if isinstance(t, tuple)], unlz(toks) == text)
key = bytearray(b'secret')
buf = bytearray(b'plain text here')
for i in range(len(buf)): buf[i] ^= key[i % len(key)]
print(buf.hex())
for i in range(len(buf)): buf[i] ^= key[i % len(key)]
print(buf, bytes(sorted(buf)), [f'{b >> 4:x}{b & 15:x}' for b in buf[:4]], int.from_bytes(buf[:4], 'little'))
counts = [0] * 256
for c in text: counts[c] += 1
print([(chr(i), n) for i, n in enumerate(counts) if n > 5], bytes(i for i, n in enumerate(counts) if n))
m = bytearray(16)
for i in range(40): m[i % 16] = (m[(i + 1) % 16] * 31 + i) & 255
print(m.hex(' ', 4), bytearray(b'ab') in [b'ab'], bytearray(b'a') == bytearray(b'a'), [bytearray(b'b'), b'a', bytearray(b'c')].index(b'c'), sorted([bytearray(b'b'), b'a']))
