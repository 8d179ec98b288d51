# covers: bytes() and bytearray() constructors: int, iterable, buffer, str with encoding, __bytes__, __index__, fromhex; error messages
class B:
    def __bytes__(self): return b'from __bytes__'
class I:
    def __index__(self): return 3
class BadB:
    def __bytes__(self): return 'str'
class It:
    def __iter__(self): return iter([1, 2])
    def __len__(self): return 99
for c in (bytes, bytearray):
    print(c(), c(3), c([1, 2, 255]), c((65, 66)), c(b'ab'), c(bytearray(b'x')), c(memoryview(b'mv')), c('é', 'utf-8'), c('abc', 'ascii', 'strict'), c(range(3)), c(x for x in b'hi'), c(I()), c(It()), c({7}), c('é', encoding='latin-1'), c('aé', 'ascii', errors='replace'), c(True), c(source=b'q') )
    print(c.fromhex('00 ff aB'), c.fromhex(''), c.fromhex(' 0 0'.replace(' 0 0', '0102')), c.fromhex('\t01\n02'))
    for f in (lambda: c('a'), lambda: c(-1), lambda: c([256]), lambda: c([-1]), lambda: c(['a']), lambda: c([1.5]), lambda: c(1.5), lambda: c(None), lambda: c(1, 'ascii'), lambda: c([1], 'ascii'), lambda: c(b'a', 'ascii'), lambda: c('é', 'ascii'), lambda: c('a', 'nope'), lambda: c('a', 5), lambda: c(BadB()), lambda: c(object()), lambda: c(errors='x'), lambda: c(1, 2, 3, 4), lambda: c.fromhex('0'), lambda: c.fromhex('zz'), lambda: c.fromhex('0 1'), lambda: c.fromhex(5), lambda: c.fromhex(b'00'), lambda: c('a', errors='x'), lambda: c(1 << 70), lambda: c(foo=1), lambda: c([None]), lambda: c({'a': 1}), lambda: c.fromhex('é0')):
        try:
            print(f())
        except Exception as e:
            print(c.__name__, type(e).__name__, e)
print(bytes(B()), bytes(B()) + bytes(2))
class S(bytes):
    def __new__(cls, *a): return super().__new__(cls, *a)
    tag = 't'
s = S(b'abc')
print(s, type(s).__name__, s.tag, type(s + b'').__name__, type(s[:]).__name__, s == b'abc', type(S.fromhex('41')).__name__, bytes(s), type(bytes(s)).__name__, {s: 1}[b'abc'])
