# covers: linked list, balanced tree, ring buffer, union find, matrix, sparse vector and bitset classes with full protocols
class LL:
    class N:
        __slots__ = 'v', 'n'
        def __init__(self, v, n=None): self.v, self.n = v, n
    def __init__(self, it=()):
        self.h, self.size = None, 0
        for v in it: self.append(v)
    def __iter__(self):
        n = self.h
        while n: yield n.v; n = n.n
    def append(self, v):
        if not self.h: self.h = self.N(v)
        else:
            n = self.h
            while n.n: n = n.n
            n.n = self.N(v)
        self.size += 1
    def reverse(self):
        p, n = None, self.h
        while n: n.n, p, n = p, n, n.n
        self.h = p
        return self
    def __len__(self): return self.size
    def __getitem__(self, i):
        if i < 0: i += self.size
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(f'{i} of {self.size}')
    def __repr__(self): return '->'.join(map(str, self)) or 'empty'
    def __eq__(self, o): return isinstance(o, LL) and list(self) == list(o)
l = LL('abcd')
print(l, l.reverse(), len(l), l[0], l[-1], 'c' in l, list(reversed(l)), l == LL('dcba'), LL(), sorted(l), bool(LL()), max(l), *l)
try: l[9]
except IndexError as e: print(e)
class AVL:
    def __init__(self): self.root = None
    @staticmethod
    def h(n): return n[3] if n else 0
    @classmethod
    def mk(c, l, k, r): return (l, k, r, 1 + max(c.h(l), c.h(r)))
    def ins(self, n, k):
        if not n: return self.mk(None, k, None)
        l, x, r, _ = n
        if k == x: return n
        l, r = (self.ins(l, k), r) if k < x else (l, self.ins(r, k))
        if self.h(l) > self.h(r) + 1:
            if self.h(l[0]) < self.h(l[2]): l = self.mk(self.mk(l[0], l[1], l[2][0]), l[2][1], l[2][2])
            return self.mk(l[0], l[1], self.mk(l[2], x, r))
        if self.h(r) > self.h(l) + 1:
            if self.h(r[2]) < self.h(r[0]): r = self.mk(r[0][0], r[0][1], self.mk(r[0][2], r[1], r[2]))
            return self.mk(self.mk(l, x, r[0]), r[1], r[2])
        return self.mk(l, x, r)
    def add(self, *ks):
        for k in ks: self.root = self.ins(self.root, k)
        return self
    def __iter__(self):
        def go(n):
            if n: yield from go(n[0]); yield n[1]; yield from go(n[2])
        return go(self.root)
t = AVL().add(*[(i * 37) % 101 for i in range(101)])
print(list(t) == list(range(101)), t.h(t.root), list(AVL().add(3, 1, 2, 3)), t.root[1])
class Ring:
    def __init__(self, n): self.b, self.i, self.n = [None] * n, 0, 0
    def push(self, v): self.b[(self.i + self.n) % len(self.b)] = v; (self.n, self.i) = (self.n + 1, self.i) if self.n < len(self.b) else (self.n, (self.i + 1) % len(self.b))
    def __iter__(self): return (self.b[(self.i + k) % len(self.b)] for k in range(self.n))
r = Ring(3)
for v in 'abcde':
    r.push(v)
    print(list(r), end=' ')
print()
class Matrix:
    def __init__(self, rows): self.r = [list(x) for x in rows]
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(x, y)) for y in zip(*o.r)] for x in self.r])
    def __getitem__(self, ij): i, j = ij; return [x[j] for x in self.r[i]] if isinstance(i, slice) else self.r[i][j]
    def __pow__(self, n): return self if n == 1 else self @ self ** (n - 1)
    def det(self): return self.r[0][0] if len(self.r) == 1 else sum((-1) ** j * v * Matrix([x[:j] + x[j + 1:] for x in self.r[1:]]).det() for j, v in enumerate(self.r[0]))
    def __repr__(self): return f'{self.r}'
m = Matrix([[2, 1, 3], [0, -1, 4], [1, 2, 5]])
print(m @ m, m ** 3, m.det(), m[1, 2], m[:, 0], m[0:2, 1], m[2, :])
class UF(dict):
    def __missing__(self, k): self[k] = k; return k
    def find(self, k):
        while self[k] != k: k = self[k]
        return k
    def join(self, a, b): self[self.find(a)] = self.find(b)
u = UF()
for a, b in ((1, 2), (3, 4), (2, 3), (5, 6)): u.join(a, b)
print(u.find(1) == u.find(4), u.find(1) == u.find(5), len({u.find(k) for k in list(u)}))
