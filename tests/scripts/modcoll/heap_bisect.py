# covers: heapq functions and heap invariants, nlargest/nsmallest, merge, bisect with lo/hi/key, insort, priority queue program with ties
import heapq, bisect
h = []
for v in (5, 2, 8, 1, 9, 3): heapq.heappush(h, v)
print(h, h[0], heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), [heapq.heappop(h) for _ in range(len(h))], h)
x = [9, 4, 7, 1, 8, 2, 6]
heapq.heapify(x)
print(x, all(x[i] <= x[c] for i in range(len(x)) for c in (2 * i + 1, 2 * i + 2) if c < len(x)))
print(heapq.nlargest(3, [1, 5, 2, 8]), heapq.nsmallest(2, 'hello'), heapq.nlargest(2, [('a', 1), ('b', 3)], key=lambda p: p[1]), heapq.nsmallest(0, [1]), heapq.nlargest(9, [2, 1]), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge('ca', 'db', reverse=True)), list(heapq.merge(['b', 'A'], ['C'], key=str.lower)))
for f in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((1,), 2), lambda: heapq.heapify('ab'), lambda: heapq.heapify([1, 'a']), lambda: heapq.heappushpop([], 5), lambda: heapq.nlargest('a', [1]), lambda: heapq.heappush([1], 'a'), lambda: bisect.bisect(5, 1), lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect([1], 1, -1), lambda: bisect.insort((1,), 2), lambda: bisect.bisect()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [1, 3, 3, 5]
print([(bisect.bisect_left(l, v), bisect.bisect_right(l, v)) for v in (0, 1, 3, 4, 9)], bisect.bisect(l, 3, 0, 2), bisect.bisect_left(l, 3, 2), bisect.bisect_left(['a', 'bb', 'ccc'], 2, key=len))
bisect.insort(l, 3.5); bisect.insort_left(l, 3)
print(l, ['FDCBA'[bisect.bisect([60, 70, 80, 90], s)] for s in (59, 60, 75, 90, 100)])
class PQ:
    def __init__(self): self.h, self.n, self.gone = [], 0, set()
    def add(self, pri, item):
        heapq.heappush(self.h, (pri, self.n, item))
        self.n += 1
        return self.n - 1
    def cancel(self, t): self.gone.add(t)
    def pop(self):
        while self.h:
            p, t, i = heapq.heappop(self.h)
            if t not in self.gone: return p, i
        raise LookupError('empty queue')
q = PQ()
ts = [q.add(p, {'job': i}) for i, p in enumerate([3, 1, 2, 1])]
q.cancel(ts[1])
try:
    while True: print(q.pop())
except LookupError as e: print(e)
def median(stream):
    lo, hi = [], []
    for v in stream:
        heapq.heappush(hi, -heapq.heappushpop(lo, -v))
        if len(hi) > len(lo): heapq.heappush(lo, -heapq.heappop(hi))
        yield -lo[0] if len(lo) > len(hi) else (hi[0] - lo[0]) / 2
print(list(median([5, 15, 1, 3, 8, 7])))
def lis(a):
    t = []
    for v in a:
        i = bisect.bisect_left(t, v)
        t[i:i + 1] = [v]
    return len(t)
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis(range(50)), sorted([3, 1, 2]) == [heapq.heappop(y) for y in [sorted([3, 1, 2])] for _ in range(3)])
