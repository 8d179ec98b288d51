# covers: repr, ascii, chr, ord, bin, hex, oct, format, divmod, abs, round, pow, bool, complex conversions, sorted and reversed results in one table
vals = [0, -1, 255, 2**70, True, 1.5, -0.0, 'a', 'é', b'x', None, [1], (1,), {1: 2}, range(2), 1j, ...]
for f in (bool, repr, ascii, str, bin, hex, abs, round, float, int, complex, list, tuple, len, chr, ord, hash, iter, format, bytes):
    row = []
    for v in vals:
        try:
            r = f(v)
            row.append(type(r).__name__ if f in (hash, iter) else ascii(r) if not isinstance(r, bytes) or len(r) < 9 else len(r))
        except (OverflowError, MemoryError): row.append('overflow')
        except Exception as e: row.append(type(e).__name__)
    print(f.__name__, *row)
for args in ((7, 2), (-7, 2), (7, -2), (7.5, 2), (7, 0), (0, 7), (7, 'a'), (2**70, 3), (True, 2), (7,), ()):
    try: print(args, divmod(*args), end='; ')
    except Exception as e: print(args, type(e).__name__, e, end='; ')
print()
class D:
    def __divmod__(self, o): return 'dm', o
    def __rdivmod__(self, o): return 'rdm', o
    def __abs__(self): return 'abs'
    def __round__(self, n='none'): return 'round', n
    def __pow__(self, e, m=None): return 'pow', e, m
    def __rpow__(self, e): return 'rpow', e
    def __reversed__(self): return [3, 2]
    def __format__(self, s): return 'f' + s
    def __index__(self): return 66
    def __bytes__(self): return b'D'
d = D()
print(divmod(d, 1), divmod(1, d), abs(d), round(d), round(d, 2), pow(d, 2), pow(d, 2, 3), pow(2, d), reversed(d), format(d, 'x'), chr(d), bin(d), hex(d), oct(d), bytes(d), 'abc'[d:] == '')
print(sorted({'b': 1, 'a': 2}), sorted('hello', reverse=True), list(reversed('abc')), list(reversed({'x': 1, 'y': 2})), [*reversed(range(3))], sorted([(1, 'b'), (1, 'a')]), sorted([3, -1, 2], key=abs), chr(0x10ffff) == '\U0010ffff', ord('\U0001f600'), format(3.14159, '.2f'), format('s', '>4'), format(255, '#x'), bin(-5), oct(8), hex(-255))
print(enumerate, zip, map, filter, range, slice, property, super, object, type, staticmethod, classmethod, reversed, memoryview, frozenset)
print(print, len, repr, sorted, max, getattr, isinstance, open.__name__, __build_class__, __import__, breakpoint.__name__, exit.__class__.__name__, copyright.__class__.__name__)
