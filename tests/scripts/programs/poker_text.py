# covers: poker hand ranking with Counter and tuple comparison, sorting hands, frequency analysis of text, anagram ladders, word count report
from collections import Counter
V = {c: i for i, c in enumerate('23456789TJQKA', 2)}
def rank(hand):
    cards = hand.split()
    vs = sorted((V[c[0]] for c in cards), reverse=True)
    if vs == [14, 5, 4, 3, 2]: vs = [5, 4, 3, 2, 1]
    flush, straight = len({c[1] for c in cards}) == 1, len(set(vs)) == 5 and vs[0] - vs[4] == 4
    groups = sorted(((n, v) for v, n in Counter(vs).items()), reverse=True)
    shape, order = tuple(n for n, _ in groups), [v for _, v in groups]
    score = 8 if straight and flush else {(4, 1): 7, (3, 2): 6}.get(shape) or (5 if flush else 4 if straight else {(3, 1, 1): 3, (2, 2, 1): 2, (2, 1, 1, 1): 1}.get(shape, 0))
    return score, order
NAMES = 'high pair two-pair trips straight flush full-house quads straight-flush'.split()
hands = ['2H 3D 5S 9C KD', '2C 3H 4S 8C AH', 'TH JH QH KH AH', '5D 5S 5C 9H 9D', 'AD 2S 3C 4H 5D', '7H 7D 7S 7C 2D', '2D 7D 9D JD KD', '8S 8H 3C 3D KH', '8C 8D 3S 3H AH', 'QS QD 2H 5C 9S', '6S 6D 6H 2C 9C']
for h in sorted(hands, key=rank, reverse=True): print(h, NAMES[rank(h)[0]], rank(h)[1])
print(max(hands, key=rank), rank('2H 3D 5S 9C KD') < rank('2C 3H 4S 8C AH'))
for bad in ('1H 2H 3H 4H 5H', '', 'KH'):
    try: print(rank(bad))
    except (KeyError, IndexError) as e: print(type(e).__name__, e)
TEXT = 'It was the best of times, it was the worst of times; it was the age of wisdom -- it was the age of foolishness.'
words = ''.join(c.lower() if c.isalpha() else ' ' for c in TEXT).split()
for w, n in sorted(Counter(words).items(), key=lambda p: (-p[1], p[0]))[:6]: print(f'{w:>6} {n} {"*" * n}')
print(Counter(map(len, words)), Counter(zip(words, words[1:])).most_common(2), len(set(words)) / len(words))
D = 'cold cord card ward warm word worm corm'.split()
def ladder(a, b):
    paths = [[a]]
    seen = {a}
    while paths:
        new = []
        for p in paths:
            if p[-1] == b: return p
            for w in D:
                if w not in seen and sum(x != y for x, y in zip(w, p[-1])) == 1: seen.add(w); new.append(p + [w])
        paths = new
print(ladder('cold', 'warm'), ladder('cold', 'zzzz'))
def soundex(w):
    t = {c: str(i) for i, g in enumerate(('bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'), 1) for c in g}
    out, last = w[0].upper(), t.get(w[0].lower())
    for c in w[1:].lower():
        d = t.get(c)
        if d and d != last: out += d
        if c not in 'hw': last = d
    return (out + '000')[:4]
print([soundex(w) for w in ('Robert', 'Rupert', 'Ashcraft', 'Tymczak', 'Pfister', 'Honeyman')])
def pig(s): return ' '.join(w + 'way' if w[0] in 'aeiou' else (lambda i: w[i:] + w[:i] + 'ay')(next((i for i, c in enumerate(w) if c in 'aeiouy' and i), len(w))) for w in s.split())
print(pig('the quick apple my rhythm'))
