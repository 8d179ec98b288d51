# covers: frozenset as key, nested frozensets, equality with set subclasses, hash independence of order, set of mixed numerics, membership by temporary hash
a = frozenset([1, (2, 3), 'x'])
b = frozenset(['x', 1, (2, 3)])
print(a == b, hash(a) == hash(b), {a: 'v'}[b], a in {b}, len({a, b, frozenset()}), frozenset([frozenset([1]), frozenset([1])]) == {frozenset([1])}, {1} == frozenset([1.0]))
d = {frozenset(p): i for i, p in enumerate(['ab', 'ba', 'bc', 'cb', 'a'])}
print(sorted((''.join(sorted(k)), v) for k, v in d.items()), d[frozenset('ba')], d.get(frozenset('z')))
s = {frozenset([1, 2])}
print({1, 2} in s, s.discard({2, 1}), s)
s.add(frozenset('q'))
s.remove({'q'})
print(s)
try:
    s.remove({'missing'})
except KeyError as e:
    print(repr(e), type(e.args[0]).__name__)
for f in (lambda: {set()}, lambda: {frozenset([1]): 1}[{1}], lambda: frozenset([[]]), lambda: frozenset({}) | None, lambda: a.remove(1), lambda: a.update([1]), lambda: frozenset().pop(), lambda: a < 3, lambda: a[0], lambda: a.clear()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(frozenset() is frozenset(), frozenset([]) == frozenset(''), frozenset('ab') | set('c') == set('abc'), set('c') | frozenset('ab') == frozenset('abc'), sorted(frozenset('hello') - {'l'}), frozenset([1, 2]) >= {1}, frozenset(range(5)) & range(3) if False else sorted(frozenset(range(5)).intersection(range(3))))
class Card:
    def __init__(self, r, s): self.r, self.s = r, s
    def __eq__(self, o): return isinstance(o, Card) and (self.r, self.s) == (o.r, o.s)
    def __hash__(self): return hash((self.r, self.s))
    def __repr__(self): return f'{self.r}{self.s}'
hand = frozenset(Card(r, s) for r in 'AK' for s in 'hs')
print(Card('A', 'h') in hand, Card('Q', 'h') in hand, len(hand | {Card('A', 'h')}), sorted(map(repr, hand)), hand == {Card(r, s) for s in 'sh' for r in 'KA'})
states, todo = set(), [frozenset({0})]
nfa = {0: {'a': {0, 1}, 'b': {0}}, 1: {'b': {2}}, 2: {}}
while todo:
    q = todo.pop()
    if q in states: continue
    states.add(q)
    for ch in 'ab': todo.append(frozenset(t for n in q for t in nfa[n].get(ch, ())))
print(sorted(map(sorted, states)))
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset()) == hash(frozenset([])), isinstance(a, set), issubclass(frozenset, set), type(a.__iter__()).__name__)
