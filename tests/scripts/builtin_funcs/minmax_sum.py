# covers: min, max, sum, any, all, sorted with key, default, start; first-wins ties; empty and mixed errors; short circuit
print(min(3, 1, 2), max([3, 1]), min('b', 'a'), max({'x': 1, 'y': 0}), min([], default='d'), max((), default=None), max(1, 2, key=lambda v: -v), min(['bb', 'a', 'c'], key=len), max(['bb', 'aa'], key=len), max(True, 1), max(1, True), min(1.0, 1), max([0], default=5), min([[2], [1, 9]]), max(range(5)), min(iter([4, 2])))
print(sum([1, 2]), sum((), 5), sum([[1], [2]], []), sum([1.5, 2]), sum([0.1] * 3), sum(range(5), start=10), sum([True, True]), sum([1j, 2]), sum({1: 'a', 2: 'b'}), sum((x for x in (1, 2)), -3), sum([(1,), (2,)], ()), sum([2**63, 2**63]))
print(any([]), all([]), any([0, '', 3]), all([1, 'a', 0]), any(x > 1 for x in (1, 2)), all(map(str.isalpha, 'ab')))
log = []
def t(v):
    log.append(v)
    return v
print(any(t(v) for v in (0, 1, 2)), all(t(v) for v in (1, 0, 2)), log)
for f in (lambda: min([]), lambda: max(()), lambda: min(), lambda: max(5), lambda: min(1, 'a'), lambda: max([1, None]), lambda: min(1, 2, default=0), lambda: max([1], foo=2), lambda: min([1], key=5), lambda: max([1, 2], key=5), lambda: sum(['a']), lambda: sum(['a'], ''), lambda: sum([b'a'], b''), lambda: sum([b'a'], bytearray()), lambda: sum([[1]]), lambda: sum(5), lambda: sum(), lambda: sum([], [], []), lambda: any(5), lambda: all(), lambda: any([1], 2), lambda: sum([None], None), lambda: min(key=len), lambda: max(*[], default=1), lambda: sum([1], start='x'), lambda: min([], key=len), lambda: sum({'a': 1})):
    try: print(f())
    except TypeError as e: print('T', e)
    except ValueError as e: print('V', e)
class B:
    def __bool__(self): raise RuntimeError('bool')
for f in (any, all):
    try: f([B()])
    except RuntimeError as e: print(e)
class A:
    def __add__(self, o): return f'A+{o}'
    def __radd__(self, o): return f'{o}+A'
print(sum([A()]), sum([1, A()]), sum([A()], 5))
class M:
    def __init__(self, v): self.v = v
    def __gt__(self, o): log.append(('gt', self.v, o.v)); return self.v > o.v
    def __lt__(self, o): log.append(('lt', self.v, o.v)); return self.v < o.v
log.clear()
print(max(M(1), M(3), M(2)).v, min([M(2), M(1), M(3)]).v, log)
l = [1, 2]
print(sum([[3]], l), l, sorted(max(['abc', 'z'], key=str.__len__)), max('a', 'B', key=str.lower), max([(1, 'b'), (1, 'a')]), min({'a': 3, 'b': 1}.items(), key=lambda p: p[1]), max([float('nan'), 1]) != 1, max([1, float('nan')]))
