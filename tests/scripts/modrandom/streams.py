# covers: exact random streams for given seeds: random, randint, randrange, choice, shuffle, sample, choices, uniform, gauss, getrandbits, state save and restore
import random
for seed in (0, 1, 12345, 'text', b'bytes', 2.5, -7, 2**70, None is True):
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 100), random.getrandbits(40), random.choice('abcdef'), round(random.gauss(0, 1), 12))
r = random.Random(42)
print([r.random() for _ in range(4)], [r.randint(-5, 5) for _ in range(10)], [r.randrange(0, 100, 7) for _ in range(6)], [r.randrange(10**30) for _ in range(2)], [r.getrandbits(k) for k in (1, 5, 32, 33, 64, 100)])
l = list(range(12))
r.shuffle(l)
print(l, r.sample(range(100), 6), r.sample('abcdef', 6), r.choices('xyz', k=8), r.choices([1, 2, 3], weights=[5, 1, 0], k=6), r.choices('ab', cum_weights=[1, 10], k=5), r.sample([1, 2], 3, counts=[2, 2]))
print(r.uniform(1, 10), r.uniform(10, 1), r.triangular(0, 1, .5), r.gauss(10, 2), r.gauss(10, 2), r.normalvariate(0, 1), r.expovariate(1.5), r.betavariate(2, 3), r.gammavariate(2, 1), r.lognormvariate(0, .5), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 4))
s = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(s)
print(a == [r.random() for _ in range(3)], s[0], len(s[1]), s[2], r.randbytes(5), random.Random(1).random() == random.Random(1).random())
r.seed(9); g1 = [r.gauss(0, 1) for _ in range(3)]
r.seed(9); g2 = [r.gauss(0, 1) for _ in range(3)]
print(g1 == g2)
big = random.Random(3)
print(big.randint(0, 2**200), sum(big.random() for _ in range(1000)), sum(big.randint(1, 6) for _ in range(1000)), big.sample(range(10**12), 3))
for f in (lambda: r.choice([]), lambda: r.randint(5, 1), lambda: r.randrange(0), lambda: r.randrange(1, 5, 0), lambda: r.sample([1], 2), lambda: r.sample({1, 2}, 1), lambda: r.sample([1], -1), lambda: r.choices([], k=1), lambda: r.choices([1], weights=[1, 2]), lambda: r.choices([1, 2], weights=[0, 0]), lambda: r.getrandbits(-1), lambda: r.getrandbits('a'), lambda: r.shuffle((1, 2)), lambda: random.seed([]), lambda: r.randint(1.5, 2), lambda: r.setstate((1,)), lambda: r.choice(5), lambda: r.choices([1], [1], cum_weights=[1]), lambda: r.randrange('a'), lambda: r.uniform('a', 1), lambda: r.sample([1, 2], 1.5), lambda: r.choices('ab', k=-1), lambda: r.getrandbits(0), lambda: r.choice({1: 'a'})):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
