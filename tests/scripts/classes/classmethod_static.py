# covers: classmethod and staticmethod: binding, inheritance, on instances, alternative constructors, __func__/__wrapped__, chaining, descriptors on callables, errors
class P:
    n = 0
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'{type(self).__name__}({self.x}, {self.y})'
    @classmethod
    def parse(cls, s): return cls(*map(int, s.split(',')))
    @classmethod
    def inc(cls):
        cls.n += 1
        return cls.n
    @staticmethod
    def add(a, b=1): return a + b
class Q(P): pass
print(P.parse('1,2'), Q.parse('3,4'), Q(0, 0).parse('5,6'), P.inc(), Q.inc(), Q.inc(), P.n, Q.n, P.add(1), Q(1, 1).add(2, 3), P.parse.__self__.__name__, P.parse.__func__.__name__, P.add.__name__)
print(type(P.__dict__['parse']).__name__, type(P.__dict__['add']).__name__, P.__dict__['add'](4), P.__dict__['add'].__wrapped__(5), P.__dict__['parse'].__wrapped__(Q, '7,8'), repr(P.parse).split(' of ')[0], P.parse == P.parse, P.parse == Q.parse, P.add is Q.add)
sm, cm = staticmethod(len), classmethod(lambda c, *a: (c, a))
print(sm([1, 2]), sm.__func__ is len, cm.__get__(None, int)(1), cm.__get__(5)(2), sm.__get__(None, int)('abc'))
for f in (lambda: cm(1), lambda: P.parse(), lambda: P.parse('1,2', 3), lambda: P.add(), lambda: Q(1, 2).add(1, 2, 3), lambda: classmethod(), lambda: staticmethod(1, 2), lambda: classmethod(5).__get__(1)(), lambda: P.__init__(1, 2), lambda: P.__repr__(), lambda: P.__repr__(5), lambda: classmethod(5).__func__, lambda: P.parse('a,b'), lambda: P.parse('1')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class M(type):
    def meta(cls): return 'meta ' + cls.__name__
    @classmethod
    def mcm(mcs): return 'mcm ' + mcs.__name__
class K(metaclass=M):
    @classmethod
    def go(cls): return cls.meta()
    @classmethod
    @staticmethod
    def both(*a): return a
    def dyn(self): return self.__class__.go()
print(K.meta(), K.go(), K().go(), K.mcm(), K.both(1), K().dyn())
try:
    K().meta()
except AttributeError as e:
    print(e)
def plain(self, *a): return type(self).__name__, a
K.inst = plain
K.st = staticmethod(plain)
K.cl = classmethod(plain)
k = K()
k.own = plain
print(k.inst(1), k.st(1, 2), k.cl(1), k.own(1), K.inst(5, 6), plain.__get__(k)(9), plain.__get__(k, K) == k.inst, plain.__get__(None, K) is plain)
import types
k.bound = types.MethodType(lambda self, v: (self is k, v), k)
print(k.bound(3), types.MethodType(len, 'abc')(), k.inst.__self__ is k, hash(k.inst) == hash(k.inst), k.inst is k.inst)
for f in (lambda: types.MethodType(len, None), lambda: types.MethodType(5, 1), lambda: types.MethodType(len), lambda: plain.__get__(None), lambda: k.inst.nope):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)
