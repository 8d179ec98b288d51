# ChainMap, UserDict, UserList, UserString, and the lazy names of the package.
import collections
import collections.abc
import copy
from collections import *

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

m=ChainMap({'a':1},{'a':2,'b':3}); print(m, m['b'], m['a'], list(m), len(m), m.parents, m.new_child({'q':1}), m.new_child(z=1), m.get('zz',5), 'b' in m); t(lambda: m['nope']); t(m.pop,'b'); t(m.__delitem__,'b'); m['n']=4; print(m, m.maps, dict(m), m|{'t':1}, {'t':1}|m, ChainMap.fromkeys('ab',1), m.copy()); print(m.popitem(), m.popitem()); t(m.popitem); m|={'r':1}; print(m, bool(ChainMap()))
u=UserDict({'a':1},b=2); print(u, u|{'c':3}, {'z':1}|u, u.copy(), 'a' in u, len(u), UserDict.fromkeys('ab'), u=={'a':1,'b':2}, u.get('q'), copy.copy(u)); t(lambda: u['z']); u|={'p':1}; print(u)
class UD(UserDict):
    def __missing__(self,k): return k+'!'
print(UD()['x'], UD({'a':1}).copy(), type(UD({'a':1}).copy()).__name__, UD().get('x'))
l=UserList([3,1,2]); l.sort(); print(l, l+[4], [0]+l, l*2, l[1:], type(l[1:]).__name__, l==[1,2,3], l<[2], UserList(l), l.index(2), l.pop(), l.copy(), copy.copy(l)); l+=[5]; l*=2; print(l, UserList('ab'), 'q' in l, l.count(5))
s=UserString('hello'); print(s, repr(s), s+'x', 'x'+s, s*2, s[1:3], s.upper(), s.find('l'), s.replace('l','L'), s=='hello', s.startswith('he'), s.split('l'), s.center(9,'*'), 'ell' in s, hash(s)==hash('hello'), s.isalpha(), UserString('%s-%s')%(1,2), UserString('{}').format(3), s.encode(), int(UserString('12')), s.strip('h'), type(s.title()).__name__, s.zfill(8), s.index('e'), s.partition('l'), s.count('l'), s.join(['a','b']))
print(isinstance(deque(), collections.abc.MutableSequence), isinstance(u, collections.abc.MutableMapping), ChainMap.__module__, UserDict.__module__)
t(lambda: collections.nothing)
print([n for n in __import__('collections').__all__ if n not in globals()])
d=defaultdict(list); d['a'].append(1); print(d, OrderedDict.__module__, Counter.__module__)
