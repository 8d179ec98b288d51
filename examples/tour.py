"""A page of the language: what Adder runs today. `./dev run examples/tour.py`"""
import sys
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache, reduce
from itertools import accumulate, groupby, islice


def title(text):
    print(f'\n-- {text} '.ljust(60, '-'))


title('numbers')
print(2**100, 7 // -2, -7 % 3, divmod(17, 5), 0.1 + 0.2, (1 + 2j) ** 2)
print(f'{255:#x} {1234567.891:,.2f} {0.25:.0%} {42:>6}|{"mid":^7}|{"left":<6}|', int('ff', 16), round(2.675, 2))

title('text')
word = 'naïve café'
print(word.title(), word[::-1], len(word), word.encode().hex(' ', 2), 'ß'.upper(), sorted('hello'))
print(', '.join(f'{w!r:>8}' for w in 'one two three'.split()), 'abc' < 'abd', 'ab' * 3)

title('collections')
squares = {n: n * n for n in range(6) if n % 2}
first, *middle, last = range(10)
print(squares, {3, 1, 2} & {2, 3, 4}, middle, [*'ab', *(1, 2)], {**squares, 1: 'one'})
print(Counter('mississippi').most_common(2), deque([1, 2, 3], maxlen=2), sorted(squares, reverse=True))

title('functions and closures')


def counter(start=0, /, *, step=1):
    count = start

    def advance():
        nonlocal count
        count += step
        return count

    return advance


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


tick = counter(10, step=5)
print(tick(), tick(), fibonacci(80), reduce(lambda a, b: a * b, range(1, 21)))

title('generators')


def primes():
    known = []
    n = 2
    while True:
        if all(n % p for p in known if p * p <= n):
            known.append(n)
            yield n
        n += 1


print(list(islice(primes(), 12)), list(accumulate([1, 2, 3, 4])), sum(x * x for x in range(1000)))
print({k: list(g) for k, g in groupby(['ant', 'axe', 'bee', 'cow', 'cat'], key=lambda s: s[0])})

title('classes')


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tags: list[str] = field(default_factory=list, compare=False)

    def __str__(self):
        return f'{self.major}.{self.minor}'


class Color(Enum):
    RED = 1
    GREEN = 2


class Registry:
    kinds = {}

    def __init_subclass__(cls, /, **options):
        Registry.kinds[cls.__name__] = options


class Widget(Registry, size=3): pass


print(Version(3, 11) < Version(3, 12), Version(1, tags=['x']), str(Version(2, 7)), Color(2), Color.RED.name, Registry.kinds)

title('pattern matching')


def describe(thing):
    match thing:
        case 0 | 0.0: return 'zero'
        case int(n) if n < 0: return f'negative {n}'
        case [x, y]: return f'pair of {x} and {y}'
        case [first, *rest]: return f'{first} and {len(rest)} more'
        case {'kind': kind, **others}: return f'{kind} with {others}'
        case Version(major=3, minor=m): return f'three point {m}'
        case _: return 'something else'


for thing in (0, -5, 'ab', [1, 2], (1, 2, 3), {'kind': 'cat', 'legs': 4}, Version(3, 9)):
    print(f'{thing!r:>40}: {describe(thing)}')

title('errors')


@contextmanager
def step(name):
    try:
        yield name.upper()
    except ZeroDivisionError as e:
        e.add_note(f'while in {name}')
        raise RuntimeError('step failed') from e
    finally:
        print('left', name)


try:
    with step('division') as name:
        print('in', name)
        1 / 0
except RuntimeError as e:
    print(repr(e), '<-', repr(e.__cause__), e.__cause__.__notes__)
try:
    raise ExceptionGroup('several', [ValueError('v'), TypeError('t'), KeyError('k')])
except* (ValueError, KeyError) as group:
    print('caught', group.exceptions)
except* TypeError as group:
    print('caught', group.exceptions)

title('async, without an event loop')


class Pause:
    def __await__(self):
        return (yield 'paused')


async def work(name):
    got = await Pause()
    return f'{name} got {got}'


task = work('task')
print(task.send(None), end=', ')
try:
    task.send(42)
except StopIteration as stop:
    print(stop.value)

title('modules')
import json, math, operator, re
words = defaultdict(list)
for w in re.findall(r'[a-z]+', 'the quick brown fox jumps over the lazy dog'):
    words[len(w)].append(w)
print(json.dumps(words), math.comb(40, 20), math.isqrt(10**30), operator.itemgetter(1)('xyz'))
print('3.11 values, 3.12 grammar:', sys.version_info[:2] >= (3, 11), file=sys.stdout)
