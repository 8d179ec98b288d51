# the very bytes of pickles of plain data and of objects, for every protocol
import collections
import enum
import pickle
import types


def show(name, value, **kw):
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol, **kw)
        except Exception as e:
            print(name, protocol, type(e).__name__, e)
            continue
        if len(data) > 400:
            total = 0
            for b in data:
                total = (total * 31 + b) % 1000000007
            print(name, protocol, len(data), total, data[:30], data[-20:])
        else:
            print(name, protocol, data)
        try:
            back = pickle.loads(data)
            if back != value and back == back:
                print('   differs', back)
        except Exception as e:
            print('   cannot load', type(e).__name__, e)


for v in [None, True, False, 0, 1, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32, -1, -128, -129, -2 ** 31, -2 ** 31 - 1, 2 ** 63, 2 ** 64, -2 ** 63, -2 ** 64, 2 ** 2040,
          -2 ** 2039, 10 ** 700, 1.5, -0.0, 1e300, 5e-324, float('inf'), float('-inf'), float('nan'), 1j, 3 - 4j, '', 'abc', 'caf\u00e9', '\u20ac\U0001f40d', 'a\\b\nc\rd\0e\x1af', '\ud800', 'x' * 255,
          'x' * 256, b'', b'abc', b'\x00\xff', b'y' * 255, b'y' * 256, bytearray(b''), bytearray(b'ba'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((), ((),)), [], [1], [1, 2], [[]], {}, {'a': 1},
          {1: 2, 3: 4}, {'k': [1], 2: None}, set(), {1}, {1, 2, 3}, frozenset(), frozenset([3]), frozenset([1, 2]), range(5), range(1, 10, 3), slice(1, 2), Ellipsis, NotImplemented, int, type(None),
          type(...), type(NotImplemented), len, print, str.upper, 'abc'.upper, [].append, dict.fromkeys, object(), ValueError('v', 2), KeyError('k'), OSError(2, 'no'), StopIteration(5)]:
    if type(v) is object:
        print(pickle.dumps(v, 2))
        continue
    show(ascii(v)[:30] if len(ascii(v)) < 60 and ' at 0x' not in ascii(v) else type(v).__name__, v)
for size in (999, 1000, 1001, 2000, 2001):
    show(f'list{size}', list(range(size)))
    show(f'dict{size}', dict.fromkeys(range(size)))
    show(f'set{size}', set(range(size)))
    show(f'frozenset{size}', frozenset(range(size)))
    show(f'tuple{size}', tuple(range(size)))
show('many strings', [str(i) for i in range(700)])
show('shared', [(a := [1]), a, (b := 'text'), b, (c := (1, 2)), c, (d := b'bytes'), d])
r = []
r.append(r)
for protocol in range(6):
    print(pickle.dumps(r, protocol))
t = ([],)
t[0].append(t)
t4 = ([], 1, 2, 3)
t4[0].append(t4)
d = {}
d['d'] = (d, [d])
for v in (t, t4, d):
    for protocol in range(6):
        print(pickle.dumps(v, protocol))


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __eq__(self, other):
        return type(other) is type(self) and self.__dict__ == other.__dict__

    class Inner:
        pass

    def method(self):
        pass

    @classmethod
    def make(cls):
        pass

    @staticmethod
    def static():
        pass


class Slots:
    __slots__ = ('p', '__q')

    def __init__(self):
        self.p = 1
        self.__q = 2

    def __eq__(self, other):
        return self.p == other.p


class SlotsAndDict(Slots):
    pass


class ListSub(list):
    pass


class DictSub(dict):
    pass


class TupleSub(tuple):
    pass


class IntSub(int):
    pass


class StrSub(str):
    pass


class SetSub(set):
    pass


class BytesSub(bytes):
    pass


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class NewArgsEx(int):
    def __new__(cls, a, *, b):
        self = super().__new__(cls, a)
        self.b = b
        return self

    def __getnewargs_ex__(self):
        return (int(self),), {'b': self.b}


class State(Plain):
    def __getstate__(self):
        return ('state', self.__dict__)

    def __setstate__(self, state):
        self.__dict__.update(state[1])


class FalseState(Plain):
    def __getstate__(self):
        return None


class Reduce(Plain):
    def __reduce__(self):
        return Plain.__new__, (Reduce,), self.__dict__


class ReduceEx(Plain):
    def __reduce_ex__(self, protocol):
        return make, (protocol,), None, iter([1, 2]), iter([('a', 1)])

    def __eq__(self, other):
        return True


class Setter(Plain):
    def __reduce__(self):
        return Setter, (), {'s': 1}, None, None, setter


class Name(Plain):
    def __reduce__(self):
        return 'NAME'


def setter(obj, state):
    obj.__dict__.update(state)


class Made(list, dict if False else object):
    def __setitem__(self, k, v):
        self.append((k, v))


def make(protocol):
    return Made()


NAME = Name()
Point = collections.namedtuple('Point', 'x y')


class Color(enum.Enum):
    RED = 1


class Perm(enum.Flag):
    R = 4
    W = 2


class Num(enum.IntEnum):
    ONE = 1


x = ListSub([1])
x.attr = 'x'
y = DictSub(a=1)
y.attr = 'y'
s = SlotsAndDict()
s.extra = 5
i = IntSub(5)
i.q = 1
self_ref = Plain()
self_ref.me = [self_ref]
for name, v in [('plain', Plain(a=1, b=[2])), ('empty', Plain()), ('class', Plain), ('inner', Plain.Inner), ('inner object', Plain.Inner()), ('slots', Slots()), ('slots+dict', s),
                ('list', x), ('dict', y), ('tuple', TupleSub((1, 2))), ('int', i), ('str', StrSub('s')), ('set', SetSub({1})), ('bytes', BytesSub(b'b')), ('newargs', NewArgs(1, 2)),
                ('newargs_ex', NewArgsEx(5, b=6)), ('state', State(a=1)), ('false', FalseState(a=1)), ('reduce', Reduce(r=1)), ('reduce_ex', ReduceEx()), ('setter', Setter(s=1)), ('name', NAME),
                ('function', make), ('method', Plain.method), ('classmethod', Plain.make), ('static', Plain.static), ('point', Point(1, 2)), ('color', Color.RED), ('perm', Perm.R | Perm.W),
                ('num', Num.ONE), ('Color', Color), ('two', [Plain(a=1), Plain(a=2)]), ('counter', collections.Counter('aab')), ('deque', collections.deque([1, 2], 5)),
                ('ordered', collections.OrderedDict(a=1, b=2)), ('default', collections.defaultdict(list, a=[1])), ('chain', collections.ChainMap({'a': 1})), ('ns', types.SimpleNamespace(a=1)),
                ('union', int | str), ('alias', list[int]), ('exc', ZeroDivisionError('z')), ('iter', iter([1, 2, 3])), ('dictiter', iter({1: 2})), ('enumerate', enumerate('ab'))]:
    if name in ('iter', 'dictiter', 'enumerate', 'inner object', 'chain'):
        print(name, [pickle.dumps(v, p) for p in (0, 2, 5)])
    else:
        show(name, v)
for protocol in range(6):
    print(pickle.dumps(self_ref, protocol))
    print(protocol, pickle.dumps(range(3), protocol, fix_imports=False), pickle.dumps(map, protocol), pickle.dumps(FileNotFoundError, protocol))
