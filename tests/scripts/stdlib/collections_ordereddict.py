# OrderedDict: order, reordering, equality, subclasses that override __setitem__.
import copy
import pickle
from collections import OrderedDict

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

o=OrderedDict([('a',1),('b',2)],c=3); print(o, o==dict(o), o==OrderedDict(a=1,c=3,b=2), list(reversed(o)), list(reversed(o.items())))
o.move_to_end('a'); print(o); o.move_to_end('c', last=False); print(o); t(o.move_to_end,'zz'); print(o.popitem(last=False), o.popitem(), o)
o.clear(); t(o.popitem); t(o.pop,'x'); print(o.pop('x',4), o.setdefault('q',[]), o)
o['q'].append(o); print(o)
o=OrderedDict.fromkeys('ab',0); print(o|{'z':1}, {'z':1}|o, pickle.loads(pickle.dumps(o)), copy.deepcopy(o), o.copy()); o|={'k':2}; print(o, o!={'a':0})
class OD(OrderedDict):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
x=OD(a=1); x.update(b=2); x.setdefault('c',3); print(x, OD.fromkeys('a',5), x.pop('a')); x.foo=1; y=pickle.loads(pickle.dumps(x)); print(y, y.foo, x.__reduce__()[:3])
class LastUpdated(OrderedDict):
    def __setitem__(self,k,v):
        super().__setitem__(k,v); self.move_to_end(k)
l=LastUpdated(a=1,b=2); l['a']=3; print(l)
