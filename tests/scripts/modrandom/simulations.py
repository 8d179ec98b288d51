# covers: simulations with fixed seeds: dice, walks, Monte Carlo pi, shuffles fairness, reservoir sampling, Markov text, bootstrap; several generators interleaved
import random
from collections import Counter
r = random.Random(2024)
print(sorted(Counter(r.randint(1, 6) + r.randint(1, 6) for _ in range(2000)).items()))
x, path = 0, []
for _ in range(200):
    x += r.choice((-1, 1))
    path.append(x)
print(x, max(path), min(path), path[-10:])
inside = sum(r.random() ** 2 + r.random() ** 2 <= 1 for _ in range(5000))
print(4 * inside / 5000)
c = Counter()
for _ in range(600):
    l = list('abc')
    r.shuffle(l)
    c[''.join(l)] += 1
print(sorted(c.items()))
def reservoir(it, k, rng):
    out = []
    for i, v in enumerate(it):
        if i < k: out.append(v)
        elif (j := rng.randrange(i + 1)) < k: out[j] = v
    return out
print(reservoir(range(1000), 5, random.Random(5)))
text = 'the cat sat on the mat the dog sat on the log the cat ran'.split()
chain = {}
for a, b in zip(text, text[1:]): chain.setdefault(a, []).append(b)
rng = random.Random(11)
w, out = 'the', ['the']
for _ in range(12):
    w = rng.choice(chain.get(w, text))
    out.append(w)
print(' '.join(out))
data = [rng.gauss(50, 10) for _ in range(30)]
means = sorted(sum(rng.choices(data, k=30)) / 30 for _ in range(200))
print(round(means[5], 6), round(means[194], 6))
a, b = random.Random(1), random.Random(1)
print([a.random() == b.random() for _ in range(3)], a.getrandbits(8) == b.getrandbits(8))
print(a.sample(sorted({'x', 'y', 'z'}), 2), [random.Random(i).randrange(10) for i in range(10)])
deck = [f'{v}{s}' for s in 'shdc' for v in '23456789TJQKA']
random.seed('deck')
random.shuffle(deck)
print(deck[:13], [sorted(deck[i::4])[0] for i in range(4)])
w = random.choices(['a', 'b', 'c'], [6, 3, 1], k=1000)
print(Counter(w).most_common())
def percolate(n, p, rng):
    g = [[rng.random() < p for _ in range(n)] for _ in range(n)]
    todo, seen = [(0, j) for j in range(n) if g[0][j]], set()
    while todo:
        i, j = todo.pop()
        if (i, j) in seen or not (0 <= i < n and 0 <= j < n) or not g[i][j]: continue
        if i == n - 1: return True
        seen.add((i, j))
        todo += [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
    return False
print([sum(percolate(12, p, random.Random(s)) for s in range(20)) for p in (.4, .55, .6, .7)])
class Die(random.Random):
    def random(self): return .25
print(Die().random(), Die().uniform(0, 4), Die().choice('abcd') in 'abcd')
