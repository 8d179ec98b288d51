# covers: __init_subclass__ with keywords, cooperative super, errors, implicit classmethod; __set_name__ order; __class_getitem__; plugin registry
class Base:
    subs = []
    def __init_subclass__(cls, /, prio=0, **kw):
        super().__init_subclass__(**kw)
        cls.prio = prio
        Base.subs.append(cls.__name__)
class A(Base, prio=3): pass
class B(A): pass
class C(B, prio=1): pass
print(Base.subs, A.prio, B.prio, C.prio, hasattr(Base, 'prio'))
for src in ('class X(Base, foo=1): pass', 'class X(foo=1): pass', 'class X(Base, prio=1, prio=2): pass', 'class X(int, a=1, b=2): pass', 'Base.__init_subclass__(1)', 'object.__init_subclass__(x=1)'):
    try:
        exec(src)
    except (TypeError, SyntaxError) as e:
        print(src, '->', type(e).__name__, getattr(e, 'msg', e))
order = []
class Field:
    def __init__(self, n): order.append(f'init {n}')
    def __set_name__(self, owner, name): order.append(f'name {name} {owner.__name__} {hasattr(owner, "ready")}')
class Model:
    def __init_subclass__(cls):
        order.append(f'subclass {cls.__name__} {sorted(k for k in vars(cls) if k[0] != "_")}')
        cls.ready = True
class User(Model):
    b = Field('b')
    a = Field('a')
    order.append('body end')
print(order)
class Raises:
    def __init_subclass__(cls): raise ValueError(f'no subclassing into {cls.__name__}')
try:
    class S(Raises): pass
except ValueError as e:
    print(e)
class G:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k!r}]'
class H(G): pass
print(G[int], H[1, 2], G['x':'y'], type(G.__dict__['__class_getitem__']).__name__)
for f in (lambda: G()[1], lambda: Base[1], lambda: int[1], lambda: list[int], lambda: dict[str, int], lambda: list[int]([1]), lambda: tuple[int, ...], lambda: type[int], lambda: list[int].__origin__, lambda: list[int].__args__, lambda: isinstance([], list[int]), lambda: list[int] == list[int], lambda: list['Fwd'], lambda: list[list[int]][0] if False else list[list[int]], lambda: issubclass(list, list[int]), lambda: list[int][str], lambda: list[int].append, lambda: frozenset[int], lambda: str[0], lambda: dict[str]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(' of ')[0])
class Left:
    def __init_subclass__(cls, left=None, **k): super().__init_subclass__(**k); cls.l = left
class Right:
    def __init_subclass__(cls, right=None, **k): super().__init_subclass__(**k); cls.r = right
class Both(Left, Right, left=1, right=2): pass
print(Both.l, Both.r)
class Sub(list[int]): pass
print(Sub.__bases__, Sub.__orig_bases__, Sub([1, 2]))
class Entries:
    def __mro_entries__(self, bases): return (dict,)
class ME(Entries()): pass
print(ME.__bases__, type(ME.__orig_bases__[0]).__name__)
