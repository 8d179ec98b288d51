# covers: sequence patterns: lists, tuples, star in any position, nesting, which types count as sequences, lengths, as-binding, partial binding on failure
from collections import deque, namedtuple
import array
def f(x):
    match x:
        case []: return 'empty'
        case [a]: return f'one {a!r}'
        case [1, *rest]: return f'starts 1 {rest}'
        case [*init, 9]: return f'ends 9 {init}'
        case (a, [b, *c], d) if b != d: return f'nested {a} {b} {c} {d}'
        case [str(s), _] | [_, str(s)]: return f'has str {s}'
        case [_, *_, z] as whole: return f'last {z} of {len(whole)}'
    return 'none'
for x in ([], (), [5], 'a', b'a', bytearray(b'ab'), [1], [1, 2, 3], (1,), [3, 9], [0, 9], (7, (8, 'x', 'y'), 6), (7, (8,), 8), ['q', 5], [5, 'q'], [4, 5, 6], range(3), deque([2, 3]), {1, 2}, {1: 2}, iter([1]), (i for i in [1]), namedtuple('N', 'p q')(3, 's'), array.array('i', [4, 5]), memoryview(b'ab'), None, 5, [[]], [None, None]):
    print(type(x).__name__, f(x))
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i):
        log.append(i)
        return [10, 20][i]
log = []
print(f(Seq()))
import collections.abc
collections.abc.Sequence.register(Seq)
match Seq():
    case [a, b]: print('registered', a, b, log)
log.clear()
match Seq():
    case [x, *_]: print(x, log)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
p = q = 'unset'
match [1, 2]:
    case [p, 3]: pass
    case [q, 2] if p == 'never': pass
    case _: print(p, q)
match [0, 1, 2, 3, 4]:
    case [first, *middle, last]: print(first, middle, last, type(middle).__name__)
match (1, 2, 3):
    case [*all_]: print(all_)
match 'ab', [1, 2]:
    case str(s), [x, y]: print(s, x, y)
def points(ps):
    match ps:
        case [(0, 0)]: return 'origin'
        case [(0, y)]: return f'on y at {y}'
        case [(x1, y1), (x2, y2)] if x1 == x2: return f'vertical {x1}'
        case [(_, _), *_]: return f'{len(ps)} points'
    return 'not points'
print([points(p) for p in ([(0, 0)], [(0, 5)], [(1, 2), (1, 9)], [(1, 2), (3, 4)], [], [(1,)], [(1, 2), 'x'])])
class Bad(Seq):
    def __len__(self): raise ValueError('len failed')
try:
    match Bad():
        case [a]: pass
except ValueError as e: print(e)
