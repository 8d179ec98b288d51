# namedtuple: construction, errors, defaults, renaming, pickling, subclasses.
import copy
import pickle
from collections import namedtuple

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

P = namedtuple('P', 'x y')
print(P(1,2), P(x=1,y=2)._replace(x=5), P._fields, P._make([1,2]), P.__doc__, P.x.__doc__, P.__new__.__doc__, P.__match_args__, P.__module__, P.__qualname__)
t(P, 1); t(P,1,2,3); t(P,1,z=3); t(P._make,[1]); t(P(1,2)._replace, q=1)
t(namedtuple,'1a','x'); t(namedtuple,'A','class x'); t(namedtuple,'A','_x'); t(namedtuple,'A','x x'); t(namedtuple,'A','x', defaults=(1,2))
print(namedtuple('A','x class _y x', rename=True)._fields, namedtuple('E','')(), namedtuple('O','a')(1))
D=namedtuple('D','a b c',defaults=(1,2)); print(D(0), D._field_defaults, D(0)._asdict(), pickle.loads(pickle.dumps(P(1,2))), copy.copy(P(1,2)))
import inspect
print(inspect.signature(D), inspect.signature(D._make))
class S(P):
    def __repr__(self): return 'S'+super().__repr__()
print(S(1,2), P(1,2)==(1,2), hash(P(1,2))==hash((1,2)))
print(P._make.__qualname__, P.__repr__.__qualname__, P(1,2).__getnewargs__())
class Pt(namedtuple('Base','x y')):
    __slots__=()
t(setattr, Pt(1,2), 'x', 3)
