# The methods the ABCs give for free: Set, MutableMapping, MutableSequence, Generator.
from collections.abc import *

class S(Set):
    def __init__(self, it): self.d=list(dict.fromkeys(it))
    def __contains__(self,x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    __hash__ = Set._hash
print(hash(S([1,2,3]))==hash(frozenset([1,2,3])), hash(S(()))==hash(frozenset()))
print((S([1,2])|[3]).d, (S([1,2])&{2}).d, (S([1,2])-[2]).d, (S([1,2])^{2,3}).d, ([1,5]-S([1])).d, S([1])<S([1,2]), S([1])=={1})
class M(MutableMapping):
    def __init__(self): self.d={}
    def __getitem__(self,k): return self.d[k]
    def __setitem__(self,k,v): self.d[k]=v
    def __delitem__(self,k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __repr__(self): return 'M'
m=M(); m.update({'a':1}, b=2); m.update([('c',3)]); print(m.keys(), m.items(), m.values(), list(m.items()))
print(m.pop('a'), m.pop('zz', 9), m.popitem(), m.setdefault('q',4), m=={'c':3,'q':4}, m.keys()&{'q'}, ('q',4) in m.items(), 4 in m.values())
try: m.pop('nope')
except KeyError as e: print(repr(e))
m.clear(); 
try: m.popitem()
except KeyError as e: print(repr(e), e.__suppress_context__)
try: reversed(m)
except TypeError as e: print(e)
class L(MutableSequence):
    def __init__(s): s.l=[]
    def __getitem__(s,i): return s.l[i]
    def __setitem__(s,i,v): s.l[i]=v
    def __delitem__(s,i): del s.l[i]
    def __len__(s): return len(s.l)
    def insert(s,i,v): s.l.insert(i,v)
l=L(); l.extend('abcab'); l+='z'; l.reverse(); print(list(l), l.index('a'), l.index('a',-2), l.count('b'), l.pop(), l.remove('z'), list(reversed(l)), 'q' in l)
try: l.index('q')
except ValueError as e: print(repr(e))
l.clear(); print(len(l))
try: Sequence()
except TypeError as e: print(e)
try: Hashable()
except TypeError as e: print(e)
class G(Generator):
    def send(self, v): return v
    def throw(self, *a): super().throw(*a)
g=G(); print(next(g), g.close())
