# covers: repr of sets of one element and of small ints, frozenset/subclass repr, recursion, iteration mutation errors, comprehension, pop
print(set(), {5}, {'a'}, frozenset(), frozenset([3]), frozenset(['x']), {(1, 2)}, {None}, [set()], {frozenset()}, {1.5}, {frozenset([1])})
class S(set): pass
class F(frozenset): pass
print(S(), S([1]), F([1]), type(S([1]) | {2}).__name__, type({1} | S([2])).__name__, type(S([1]).copy()).__name__, type(F([1]) & {1}).__name__, S([1]) == {1}, F([1]) == S([1]), type(F([1]).copy()).__name__, type(F([1]).union([2])).__name__)
def t(f):
    try:
        print(f())
    except RuntimeError as e:
        print(e)
def grow():
    s = {1}
    for v in s: s.add(v + 100)
def shrink():
    s = {1, 2, 3}
    for v in s: s.discard(v)
def steady():
    s = {1, 2, 3}
    for v in s: s.add(v)
    return sorted(s)
def comp():
    s = {1, 2}
    return [s.add(v * 1000) for v in s]
for f in (grow, shrink, steady, comp): t(f)
s = {1, 2}
it = iter(s)
n = next(it)
s.add(9)
t(lambda: next(it))
print(it.__length_hint__(), type(it).__name__)
work, done = {27}, set()
while work:
    v = work.pop()
    done.add(v)
    for w in (v // 2, v * 3 % 50):
        if w not in done: work.add(w)
print(sorted(done))
print({x * x % 7 for x in range(20)} == {0, 1, 2, 4}, {len(w) for w in 'a bb cc d'.split()} == {1, 2}, sorted({(x, y) for x in range(3) for y in range(3) if x < y}), len({i % 10 for i in range(1000)}), sorted({c for c in 'Mississippi' if c.islower()}))
class Log:
    log = []
    def __init__(self, n): self.n = n
    def __hash__(self):
        self.log.append(f'h{self.n}')
        return self.n
    def __eq__(self, o):
        self.log.append(f'e{self.n}{o.n}')
        return True
a, b = Log(1), Log(1)
x = {a}
print(a in x, b in x, len(x | {b}), Log.log)
big = set(range(1000))
for i in range(0, 1000, 2): big.remove(i)
big |= set(range(5000, 5010))
print(len(big), sum(big), 4 in big, 5 in big, min(big), max(big), big - set(range(4000)) == set(range(5000, 5010)), big.pop() in big, len(big))
class L(set):
    def add(self, v): raise ValueError('no add')
    def __contains__(self, v): return v == 'magic'
l = L([1, 2])
l.update([3])
l |= {4}
print(len(l), 'magic' in l, 1 in l, sorted(l))
