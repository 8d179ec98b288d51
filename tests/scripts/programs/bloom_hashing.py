# covers: hash functions written out (FNV, djb2, Adler, MD5 by hand against hashlib), Bloom filter, consistent hashing ring, hash table with open addressing
import hashlib, struct, math, bisect
def fnv(b, h=0xcbf29ce484222325):
    for x in b: h = (h ^ x) * 0x100000001b3 & 0xffffffffffffffff
    return h
def djb2(s):
    h = 5381
    for c in s: h = (h * 33 + ord(c)) & 0xffffffff
    return h
def md5(msg):
    K = [int(abs(math.sin(i + 1)) * 2**32) & 0xffffffff for i in range(64)]
    R = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    a0, b0, c0, d0 = 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476
    n = len(msg) * 8
    msg = msg + b'\x80' + b'\0' * (-(len(msg) + 9) % 64) + struct.pack('<Q', n)
    for off in range(0, len(msg), 64):
        M = struct.unpack('<16I', msg[off:off + 64])
        a, b, c, d = a0, b0, c0, d0
        for i in range(64):
            if i < 16: f, g = b & c | ~b & d, i
            elif i < 32: f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48: f, g = b ^ c ^ d, (3 * i + 5) % 16
            else: f, g = c ^ (b | ~d & 0xffffffff), 7 * i % 16
            f = f + a + K[i] + M[g] & 0xffffffff
            a, d, c = d, c, b
            b = b + (f << R[i] | f >> 32 - R[i]) & 0xffffffff
        a0, b0, c0, d0 = a0 + a & 0xffffffff, b0 + b & 0xffffffff, c0 + c & 0xffffffff, d0 + d & 0xffffffff
    return struct.pack('<4I', a0, b0, c0, d0).hex()
for s in ('', 'a', 'message digest', 'x' * 100, 'é€😀'):
    b = s.encode()
    print(f'{fnv(b):016x} {djb2(s):08x} {md5(b)}', md5(b) == hashlib.md5(b).hexdigest(), hashlib.sha256(b).hexdigest()[:16], hashlib.sha1(b).hexdigest()[-8:])
class Bloom:
    def __init__(self, m, k): self.bits, self.m, self.k = bytearray(m // 8), m, k
    def ix(self, s): h = fnv(s.encode()); return [(h + i * (h >> 32 | 1)) % self.m for i in range(self.k)]
    def add(self, s):
        for i in self.ix(s): self.bits[i >> 3] |= 1 << (i & 7)
    def __contains__(self, s): return all(self.bits[i >> 3] >> (i & 7) & 1 for i in self.ix(s))
bl = Bloom(2048, 4)
for i in range(150): bl.add(f'key{i}')
print(all(f'key{i}' in bl for i in range(150)), sum(f'other{i}' in bl for i in range(1000)), sum(map(int.bit_count, bl.bits)))
class Ring:
    def __init__(self, nodes, v=20): self.pts = sorted((fnv(f'{n}#{i}'.encode()), n) for n in nodes for i in range(v))
    def node(self, k): return self.pts[bisect.bisect(self.pts, (fnv(k.encode()),)) % len(self.pts)][1]
r1, r2 = Ring('ABC'), Ring('ABCD')
keys = [f'user{i}' for i in range(200)]
print({n: sum(r1.node(k) == n for k in keys) for n in 'ABC'}, sum(r1.node(k) != r2.node(k) for k in keys), {r2.node(k) for k in keys if r1.node(k) != r2.node(k)})
class Table:
    GONE = object()
    def __init__(self): self.s, self.n = [None] * 8, 0
    def slot(self, k):
        i, free = djb2(k) % len(self.s), None
        while (e := self.s[i]) is not None:
            if e is self.GONE: free = i if free is None else free
            elif e[0] == k: return i
            i = (i + 1) % len(self.s)
        return i if free is None else free
    def __setitem__(self, k, v):
        if self.n * 3 > len(self.s) * 2:
            old, self.s, self.n = self.s, [None] * (2 * len(self.s)), 0
            for e in old:
                if e and e is not self.GONE: self[e[0]] = e[1]
        i = self.slot(k)
        self.n += self.s[i] is None
        self.s[i] = k, v
    def __getitem__(self, k):
        e = self.s[self.slot(k)]
        if e is None or e is self.GONE: raise KeyError(k)
        return e[1]
    def __delitem__(self, k): self[k]; self.s[self.slot(k)] = self.GONE
t = Table()
for i in range(100): t[f'k{i}'] = i
for i in range(0, 100, 2): del t[f'k{i}']
for i in range(0, 100, 4): t[f'k{i}'] = -i
print(len(t.s), t['k4'], t['k7'], sum(1 for e in t.s if e and e is not Table.GONE))
try: t['k2']
except KeyError as e: print('KeyError', e)
