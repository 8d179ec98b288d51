# covers: insertion order across updates, deletion, reinsertion, growth and many deletions; equality ignores order; popitem LIFO; large dicts
d = {}
for x in 'hello world': d[x] = d.get(x, 0) + 1
print(d)
d.pop('h')
d['h'] = 'again'
d['e'] = 'updated'
print(list(d), d == dict(reversed(list(d.items()))), list(d) == sorted(d))
big = {}
for n in range(5000): big[n * 7 % 5003] = n
for n in range(0, 5000, 3): del big[n * 7 % 5003]
ks = list(big)
print(len(big), ks[:5], ks[-3:], [big[q] for q in ks[:5]] == [q for q in range(5000) if q % 3][:5])
for n in range(0, 5000, 3): big[n * 7 % 5003] = -n
print(list(big)[:3], list(big)[-3:], sum(big.values()), all(big[n * 7 % 5003] in (n, -n) for n in range(5000)))
while len(big) > 3: big.popitem()
print(big)
q = dict.fromkeys(range(10))
for _ in range(30):
    first = next(iter(q))
    del q[first]
    q[first + 10] = None
print(list(q))
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 4
    def __eq__(self, o): return isinstance(o, H) and self.n == o.n
    def __repr__(self): return f'H{self.n}'
c = {H(n): n for n in range(40)}
for n in range(0, 40, 2): del c[H(n)]
for n in range(0, 40, 4): c[H(n)] = 'back'
print(list(c), c[H(7)], H(2) in c, c.get(H(8)), len(c))
m = {}
for r in range(200):
    m[r % 50, str(r % 3)] = r
print(len(m), list(m.items())[:2], m[49, '1'], list(m)[-1])
print({1: 'a', 2: 'b'} == {2: 'b', 1: 'a'}, {1: 'a'} != {1: 'b'}, {1: 1} == {1.0: True}, {} == [], {'a': {'b': []}} == {'a': {'b': []}}, list({True: 1, 1: 2, 0: 3, False: 4}.items()))
s = {str(n): n for n in range(1000)}
for n in range(0, 1000, 2): s.pop(str(n))
print(sum(s.values()), list(s)[:4], '998' in s, s['999'], len(s))
e = {'z': 0}
e |= [('b', 1), ('a', 2)]
e['z'] = e.pop('z')
print(e)
