# covers: bool type: construction, arithmetic, logic operators returning operands, short circuit order, str/format, truthiness of containers and classes
print(bool(), bool(0), bool(''), bool('0'), bool([]), bool([0]), bool({}), bool(()), bool((None,)), bool(None), bool(0.0), bool(0j), bool(set()), bool(range(0)), bool(b''), bool(object()), bool(...), bool(NotImplemented) if False else None)
print(True + True, True * 3, True / 2, True // 2, True ** 2, -True, ~True, True & False, True | 2, True ^ True, True << 2, True == 1.0, True is True, True > False, divmod(True, 2))
log = []
def f(v, name):
    log.append(name)
    return v
print(f(0, 'a') or f([], 'b') or f('x', 'c') or f(1, 'd'), f(1, 'e') and f('', 'f') and f(2, 'g'), f(0, 'h') and f(1, 'i') or f(3, 'j'), not f(0, 'k') or f(1, 'l'))
print(log)
print(1 and 2 or 3, 0 and 2 or 3, not 1 == 2, not (1 and 0), 1 or 1 / 0, 0 and 1 / 0, None or False, False or None, [] and 1, not [], not not 'a', True and not False)
print(str(True), repr(False), f'{True}', f'{True:d}', f'{True:>6}', f'{True!s:>6}', '%s %d %r' % (True, True, False), '%x' % True, int('1') is True, [10, 20][True], 'ab'[False], 'x' * True)
print(isinstance(True, int), issubclass(bool, int), type(True), bool.__mro__[1], True.__class__, type(not 5), type(1 == 1), type(1 and True))
class T:
    def __init__(self, b): self.b = b
    def __bool__(self):
        print('bool called', end=' ')
        return self.b
print(T(True) and 1, not T(False), 1 if T(False) else 2, [x for x in (1,) if T(True)], any([T(False), T(True), T(True)]), all([T(True), T(False), T(True)]))
while T(False): pass
class B:
    def __bool__(self): return 'yes'
class L:
    def __len__(self): return 'long'
class R:
    def __bool__(self): raise KeyError('no truth')
for o in (B(), L(), R()):
    for g in (bool, lambda v: not v, lambda v: v and 1, lambda v: 1 if v else 0, lambda v: any([v])):
        try:
            print(g(o))
        except Exception as e:
            print(type(e).__name__, e)
for g in (lambda: bool(1, 2), lambda: bool(x=1)):
    try:
        print(g())
    except TypeError as e:
        print(e)
print(sum(x > 2 for x in range(6)), max(True, False), sorted([True, False, 2, 0]), [True, False].count(1), {True: 'a', 1: 'b'}, (True, 1) == (1, True))
try:
    True.x = 1
except AttributeError as e:
    print(e)
