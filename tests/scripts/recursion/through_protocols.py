# covers: RecursionError through __repr__, __eq__, __getattr__, __call__, __iter__, __hash__, sorted keys, generators, deep nested data repr
import sys
sys.setrecursionlimit(400)
class R:
    def __repr__(self): return f'<{self!r}>'
    def __eq__(self, o): return o == self
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __call__(self): return self()
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __getitem__(self, k): return self[k]
    def __add__(self, o): return self + o
    def __bool__(self): return bool(self)
    def __contains__(self, v): return v in self
    def __lt__(self, o): return self < o
    def __format__(self, s): return format(self, s)
    def __int__(self): return int(self)
    __hash__ = None
class H:
    def __hash__(self): return hash(self)
r = R()
for f in (lambda: repr(r), lambda: r == R(), lambda: r.a, lambda: r(), lambda: len(r), lambda: list(r), lambda: r[0], lambda: r + 1, lambda: bool(r), lambda: 1 in r, lambda: r < r, lambda: f'{r:x}', lambda: int(r), lambda: hash(H()), lambda: {H(): 1}, lambda: str([r]), lambda: '%r' % r, lambda: sorted([r, r]), lambda: max(r, r)):
    try: print(f())
    except RecursionError as e: print('RecursionError', str(e).split(' while')[0].split(' in ')[0])
def g(n):
    yield n
    yield from g(n + 1)
try:
    for x in g(0): last = x
except RecursionError as e: print('generator', 100 < last < 400)
class P:
    @property
    def v(self): return self.v
try: P().v
except RecursionError: print('property')
f = lambda n: sum(map(f, [n]))
try: f(1)
except RecursionError: print('through map')
class C:
    def __init__(self): C()
try: C()
except RecursionError: print('init')
try: exec('def q(): exec("q()", globals())\nq()', {})
except RecursionError: print('exec')
except NameError as e: print(e)
print('still fine', len([1, 2]))
