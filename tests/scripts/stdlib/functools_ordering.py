# total_ordering from each root.
from functools import total_ordering

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

@total_ordering
class T:
    def __init__(self,v): self.v=v
    def __eq__(self,o): return self.v==o.v
    def __lt__(self,o): return self.v<o.v if isinstance(o,T) else NotImplemented
print(T(1)<=T(1), T(1)>T(0), T(1)>=T(2), T.__ge__.__name__); t(lambda: T(1)<=3)
t(total_ordering, object)
@total_ordering
class T2:
    def __init__(self,v): self.v=v
    def __eq__(self,o): return self.v==o.v
    def __ge__(self,o): return self.v>=o.v
print(T2(1)<T2(2), T2(1)<=T2(1), T2(2)>T2(1), T2(1)>T2(1))
