# covers: hexdump formatting, xor ciphers, bit streams, parity, base85-like coding, endian conversions, byte searching over overlapping matches
def dump(b, w=8):
    for i in range(0, len(b), w):
        c = b[i:i + w]
        yield f'{i:04x}  {c.hex(" "):<{w * 3 - 1}}  |{"".join(chr(x) if 32 <= x < 127 else "." for x in c)}|'
data = bytes(range(60, 80)) + b'\x00\xff\n' + 'é€'.encode()
print('\n'.join(dump(data)))
def xor(b, k): return bytes(x ^ k[i % len(k)] for i, x in enumerate(b))
e = xor(data, b'key')
print(e.hex(), xor(e, b'key') == data, xor(b'', b'k'), bytes(a ^ b for a, b in zip(b'abc', b'ABC')))
class Bits:
    def __init__(self): self.acc, self.n, self.out = 0, 0, bytearray()
    def put(self, v, w):
        self.acc = self.acc << w | v & (1 << w) - 1
        self.n += w
        while self.n >= 8:
            self.n -= 8
            self.out.append(self.acc >> self.n & 255)
            self.acc &= (1 << self.n) - 1
        return self
    def done(self): return bytes(self.out) + (bytes([self.acc << 8 - self.n & 255]) if self.n else b'')
def bits(b):
    n = int.from_bytes(b, 'big')
    left = len(b) * 8
    def get(w):
        nonlocal left
        left -= w
        if left < 0: raise EOFError(f'{-left} bits short')
        return n >> left & (1 << w) - 1
    return get
p = Bits().put(5, 3).put(1000, 11).put(0, 1).put(77, 7).put(1, 1).done()
g = bits(p)
print(p, [g(w) for w in (3, 11, 1, 7, 1)])
try: print(g(5))
except EOFError as x: print(x)
def b85(b):
    pad = -len(b) % 4
    out = bytearray()
    for i in range(0, len(b), 4):
        n = int.from_bytes((b + bytes(4))[i:i + 4], 'big')
        out += bytes(33 + n // 85 ** k % 85 for k in (4, 3, 2, 1, 0))
    return bytes(out[:len(out) - pad]) if pad else bytes(out)
import base64
print(b85(b'hello wo'), all(b85(bytes(range(1, n))) == base64.a85encode(bytes(range(1, n))) for n in range(2, 30)))
for v in (1, -2, 2**31 - 1):
    print([v.to_bytes(4, o, signed=True).hex() for o in ('big', 'little')], int.from_bytes(v.to_bytes(8, 'big', signed=True)[::-1], 'little', signed=True))
hay, needle = b'abababab', b'aba'
print([i for i in range(len(hay)) if hay.startswith(needle, i)], hay.count(needle), hay.find(needle, 1), hay.rfind(needle), [bin(x).count('1') & 1 for x in b'\x00\x01\x03\x07'], bytes(int(f'{x:08b}'[::-1], 2) for x in b'\x01\x80\x0f').hex(), memoryview(b'abcd')[::2].tobytes(), bytearray(b'abcd')[::-1], b'%08.3f|%+d' % (3.14159, 5), sum(data) & 255, max(data), data.index(b'\n'))
