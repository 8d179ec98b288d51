# covers: __int__, __index__, __trunc__, __float__, __complex__, __bool__ protocols: which is used where, bad return types
class Ix:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
class In:
    def __int__(self): return 41
class Fl:
    def __float__(self): return 2.5
i = Ix(3)
print([1, 2, 3, 4][i], 'abcdef'[i:], int(i), float(i), complex(i), hex(i), bin(i), oct(i), chr(Ix(65)), range(10)[i], range(i), bytes(i), 'ab' * i, round(2.71828, i), [0] * i, int('11', Ix(2)), pow(2, 3) << int(i))
print(int(In()), float(Fl()), complex(Fl()), '%d' % In(), '%f' % Fl(), '%x' % i, '%c' % Ix(97))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: [1][In()])
t(lambda: float(In()))
t(lambda: range(In()))
t(lambda: int(Fl()))
t(lambda: '%x' % In())
seq = [1, 2]
t(lambda: seq[1.0])
t(lambda: tuple(seq)['a'])
t(lambda: 'ab' * 1.5)
t(lambda: hex('a'))
t(lambda: bin(1.5))
t(lambda: 1 << i)
class BadInt:
    def __int__(self): return 'x'
    def __index__(self): return 1.5
    def __float__(self): return 1
    def __bool__(self): return 1
    def __len__(self): return -1
    def __complex__(self): return 1
b = BadInt()
for f in (int, float, complex, bool, len, hex, range, bytes, lambda x: [1][x], lambda x: not x, lambda x: 1 if x else 2, lambda x: chr(x)):
    t(lambda: f(b))
class OnlyLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(OnlyLen(0)), bool(OnlyLen(3)), not OnlyLen(0))
for n in (-1, 2.0, 'a', 1 << 70):
    t(lambda: len(OnlyLen(n)))
    t(lambda: bool(OnlyLen(n)))
class IntSub(int): pass
class RetSub:
    def __int__(self): return True
    def __index__(self): return True
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(int(RetSub()), [w_.category.__name__ + ' ' + str(w_.message) for w_ in w])
