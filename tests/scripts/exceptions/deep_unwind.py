# covers: unwinding many frames with finally and with blocks, exceptions through comprehensions, sort keys, map, reduce, str formatting, properties and operators
import functools
log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): return self
    def __exit__(self, t, v, tb): log.append(self.n)
def dive(n):
    with CM(n):
        try:
            if n == 0: raise ValueError('bottom')
            return dive(n - 1)
        finally: log.append(-n)
try: dive(5)
except ValueError as e: print(e, log)
class Boom(Exception): pass
class Bad:
    def __getattr__(self, n):
        if n.startswith('__'): raise AttributeError(n)
        raise Boom('attr ' + n)
    def __getitem__(self, k): raise Boom(f'item {k}')
    def __len__(self): raise Boom('len')
    def __iter__(self): raise Boom('iter')
    def __call__(self, *a): raise Boom('call')
    def __add__(self, o): raise Boom('add')
    def __radd__(self, o): raise Boom('radd')
    def __eq__(self, o): raise Boom('eq')
    def __lt__(self, o): raise Boom('lt')
    def __hash__(self): raise Boom('hash')
    def __bool__(self): raise Boom('bool')
    def __str__(self): raise Boom('str')
    def __repr__(self): raise Boom('repr')
    def __format__(self, s): raise Boom('format')
    def __contains__(self, v): raise Boom('contains')
    def __enter__(self): raise Boom('enter')
    def __exit__(self, *a): raise Boom('exit')
    def __int__(self): raise Boom('int')
    def __index__(self): raise Boom('index')
    def __neg__(self): raise Boom('neg')
    def __setattr__(self, n, v): raise Boom('setattr')
    def __delattr__(self, n): raise Boom('delattr')
    def __setitem__(self, k, v): raise Boom('setitem')
    def __reversed__(self): raise Boom('reversed')
b = Bad()
def with_b():
    with b: pass
def set_b(): b[0] = 1
tests = [lambda: b.x, lambda: b[1], lambda: len(b), lambda: [*b], lambda: b(), lambda: b + 1, lambda: 1 + b, lambda: b == 1, lambda: b != 1 if False else b < 1, lambda: {b}, lambda: {b: 1}, lambda: not b, lambda: b and 1, lambda: 1 if b else 2, lambda: str(b), lambda: f'{b}', lambda: f'{b!r}', lambda: '%s' % b, lambda: 1 in b, with_b, lambda: int(b), lambda: [1][b], lambda: -b, lambda: setattr(b, 'q', 1), lambda: delattr(b, 'q'), set_b, lambda: reversed(b), lambda: sorted([b, b]), lambda: max(b, b), lambda: sum([b]), lambda: dict([b]), lambda: a_b(), lambda: map(b, [1]).__next__(), lambda: functools.reduce(b, [1, 2]), lambda: [x for x in b], lambda: list(zip([1], b)), lambda: (lambda *a: a)(*b), lambda: any([b]), lambda: [b].index(1), lambda: [b].count(1), lambda: b in [1], lambda: ','.join(b), lambda: bytes(b), lambda: print(b), lambda: repr([b]), lambda: [1, 2, 3][b:], lambda: range(b), lambda: 'a' * b, lambda: isinstance(1, b), lambda: getattr(b, 'y', None), lambda: hasattr(b, 'z'), lambda: filter(b, [1]).__next__(), lambda: next(iter(b)), lambda: enumerate(b), lambda: set(b), lambda: min([1, b]), lambda: chr(b), lambda: hex(b), lambda: (1, b) == (1, 2), lambda: [b] == [2], lambda: [b] == [b], lambda: {1: b} == {1: 2}]
def a_b():
    x, y = b
print(*[(lambda f: ((f(), 'no error')[1] if True else 0))(t) if False else next(iter([str(r) for r in [None]])) for t in []])
for i, t in enumerate(tests):
    try: r = t(); print(i, 'ok', end=' ')
    except Boom as e: print(i, e, end='; ')
    except TypeError as e: print(i, 'TypeError', e, end='; ')
print()
