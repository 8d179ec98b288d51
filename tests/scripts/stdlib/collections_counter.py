# Counter: counting, arithmetic, comparisons, in-place operators.
import copy
import pickle
from collections import Counter

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

c=Counter('abracadabra'); print(c, c.most_common(2), c['zz'], c.total(), sorted(c.elements())[:4]); c.subtract('aab'); print(c, +c, -c, c-Counter(a=1), c+c, c&Counter(a=2,r=1), c|Counter(z=9))
c.update({'a':5}); c.update(q=1); del c['nothere']; print(c, Counter(a=1)<Counter(a=2), Counter(a=1)==Counter(a=1,b=0), Counter(a=1)<=Counter(a=1), Counter(a=3)>Counter(a=1), Counter()); t(Counter.fromkeys,'a'); t(Counter, 3)
c=Counter(a=3); c+=Counter(b=1); c-=Counter(a=1); c&=Counter(a=1,b=5); c|=Counter(z=2); print(c, c.copy(), pickle.loads(pickle.dumps(c)), Counter({'a':'x','b':1}), Counter(a=1)==1, copy.copy(c))
