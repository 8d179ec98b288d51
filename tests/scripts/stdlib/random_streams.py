"""Exact streams of a seed and the messages of wrong calls."""
import random, warnings
warnings.simplefilter("ignore")
def show(r):
    out=[]
    add=out.append
    add(r.random()); add(r.getrandbits(70)); add(r.randrange(10)); add(r.randrange(5,100,7)); add(r.randrange(100,5,-7)); add(r.randint(-5,5)); add(r.choice('abcdef'))
    l=list(range(20)); r.shuffle(l); add(l); add(r.sample(range(100),10)); add(r.sample(range(10**6),5)); add(r.sample('abc',2,counts=[3,2,4])); add(r.choices('abc',k=5)); add(r.choices('abc',[1,2,3],k=5)); add(r.choices('abc',cum_weights=[1,2,9],k=3)); add(r.uniform(1,9)); add(r.triangular()); add(r.triangular(1,9,4)); add(r.gauss(0,1)); add(r.gauss(0,1)); add(r.normalvariate(1,2)); add(r.lognormvariate(0,1)); add(r.expovariate(2)); add(r.vonmisesvariate(1,2)); add(r.vonmisesvariate(1,0)); 
    for a in (.5,1,3): add(r.gammavariate(a,2))
    add(r.betavariate(1,2)); add(r.paretovariate(3)); add(r.weibullvariate(1,2)); add(r.randbytes(5)); add(hash(r.getstate()[:2])); add(r.getstate()[2]); add(r.randrange(2**100))
    return out
for s in [0,1,-7,2**100,'abc',b'abc',bytearray(b'x'),3.5,None]:
    r=random.Random(); 
    if s is None: r.seed(12345)
    else: r.seed(s)
    print(s,show(r))
for s in [1,'abc',b'abc',3.0, '']:
    r=random.Random(); r.seed(s,version=1); print(show(r)[:6])

def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
R=random
t(R.choice,[])
print(random.__all__); import pickle; print(pickle.loads(pickle.dumps(random.Random(3))).random()); s=random.SystemRandom(); print(0<=s.random()<1, s.seed(3), len(s.randbytes(3)), 1); t(s.getstate)
class Sub(random.Random):
    def random(self): return 0.25
r=Sub(); print(r.randrange(10), r.choice('abcd'), r.sample(range(10),3), r.shuffle([1,2,3]))
print(random.Random.VERSION, random.Random(4).randrange(3))
