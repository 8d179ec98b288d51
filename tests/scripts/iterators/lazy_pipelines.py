# covers: lazy pipelines of generators and builtins, early stop, tee by hand, chunking, windows, merge, round robin, infinite streams
def count(n=0):
    while True:
        yield n
        n += 1
def take(n, it): return [x for _, x in zip(range(n), it)]
def sieve():
    comp = {}
    for q in count(2):
        p = comp.pop(q, None)
        if p is None:
            comp[q * q] = [q]
            yield q
        else:
            for f in p: comp.setdefault(q + f, []).append(f)
def chunks(it, n):
    it = iter(it)
    while c := tuple(x for _, x in zip(range(n), it)): yield c
def window(it, n):
    buf = ()
    for x in it:
        buf = (buf + (x,))[-n:]
        if len(buf) == n: yield buf
def merge(*its):
    heads = {}
    for i, it in enumerate(map(iter, its)):
        for v in it:
            heads[i] = (v, it)
            break
    while heads:
        i = min(heads, key=lambda k: heads[k][0])
        v, it = heads[i]
        yield v
        for w in it:
            heads[i] = (w, it)
            break
        else:
            del heads[i]
def robin(*its):
    q = list(map(iter, its))
    while q:
        it = q.pop(0)
        try:
            yield next(it)
        except StopIteration:
            continue
        q.append(it)
print(take(10, sieve()), list(chunks(range(7), 3)), list(window('abcde', 3)), list(merge([1, 4, 9], [2, 3], [], [5])), list(robin('abc', 'd', 'ef')))
print(take(5, map(lambda x: x * x, filter(lambda x: x % 3 == 1, count()))), next(x for x in count() if x * x > 500), take(3, (a + b for a, b in zip(count(), count(100)))))
it = iter(range(10))
print([next(it) for _ in range(3)], 5 in it, list(it))
def tee(it):
    it, q = iter(it), ([], [])
    def g(mine, other):
        while True:
            if not mine:
                try: v = next(it)
                except StopIteration: return
                other.append(v)
                yield v
            else: yield mine.pop(0)
    return g(*q), g(q[1], q[0])
a, b = tee('xyz')
print(next(a), next(a), list(b), list(a))
def flatten(x):
    for e in x:
        if isinstance(e, (list, tuple)): yield from flatten(e)
        else: yield e
print(list(flatten([1, (2, [3, [[]], 4]), 'ab'])), sum(1 for _ in flatten([[1] * 10] * 10)))
def hamming():
    seq = [1]
    i = j = k = 0
    while True:
        yield seq[-1]
        n = min(seq[i] * 2, seq[j] * 3, seq[k] * 5)
        i += seq[i] * 2 == n
        j += seq[j] * 3 == n
        k += seq[k] * 5 == n
        seq.append(n)
print(take(20, hamming()))
log = []
def loud(name, it):
    for x in it:
        log.append(name)
        yield x
print(any(x > 1 for x in loud('any', range(10))), all(x < 2 for x in loud('all', range(10))), 3 in loud('in', range(10)), log.count('any'), log.count('all'), log.count('in'))
def perms(s): 
    if len(s) <= 1: yield s
    else: yield from (s[i] + p for i in range(len(s)) for p in perms(s[:i] + s[i + 1:]))
print(list(perms('abc')), sum(1 for _ in perms('abcde')))
