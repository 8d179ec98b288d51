# covers: discrete event simulation with heap, generators and seeded random numbers: queue at a counter, elevator, statistics
import heapq, random
class Sim:
    def __init__(self, seed): self.t, self.q, self.n, self.rng, self.log = 0.0, [], 0, random.Random(seed), []
    def at(self, dt, f, *a):
        self.n += 1
        heapq.heappush(self.q, (self.t + dt, self.n, f, a))
    def run(self, until):
        while self.q and self.q[0][0] <= until:
            self.t, _, f, a = heapq.heappop(self.q)
            f(*a)
        return self
class Bank(Sim):
    def __init__(self, seed, servers):
        super().__init__(seed)
        self.free, self.wait, self.waits, self.done = servers, [], [], 0
        self.at(0, self.arrive, 1)
    def arrive(self, k):
        self.at(self.rng.expovariate(1.0), self.arrive, k + 1)
        self.wait.append((k, self.t))
        self.start()
    def start(self):
        while self.free and self.wait:
            k, t = self.wait.pop(0)
            self.free -= 1
            self.waits.append(self.t - t)
            self.at(self.rng.uniform(.5, 2), self.leave, k)
    def leave(self, k):
        self.free += 1
        self.done += 1
        if k % 40 == 0: self.log.append((round(self.t, 3), k, len(self.wait)))
        self.start()
for s in (1, 2, 3):
    b = Bank(7, s).run(200)
    print(s, b.done, len(b.wait), f'{sum(b.waits) / len(b.waits):.4f}', f'{max(b.waits):.4f}', b.log)
def lift(calls, floor=0):
    t, pending, served = 0, sorted(calls), []
    d = 1
    while pending or (yield):
        now = [c for c in pending if c[0] <= t]
        here = [c for c in now if c[1] == floor]
        for c in here: pending.remove(c); served.append((t, c))
        if here: yield ('door', t, floor)
        now = [c for c in pending if c[0] <= t]
        if now:
            if not any((c[1] - floor) * d > 0 for c in now): d = -d
            floor += d
        t += 1
        if not pending: return served
calls = [(0, 3), (0, 5), (2, 1), (4, 4), (9, 0)]
g = lift(calls)
try:
    while True: print(next(g), end=' ')
except StopIteration as e: print('\n', e.value)
class Cell:
    def __init__(self, rule): self.rule = [rule >> i & 1 for i in range(8)]
    def run(self, n, w=31):
        row = [0] * w
        row[w // 2] = 1
        for _ in range(n):
            yield ''.join('.#'[c] for c in row)
            row = [self.rule[row[i - 1] * 4 + row[i] * 2 + row[(i + 1) % w]] for i in range(w)]
for r in (30, 90, 110): print(*Cell(r).run(8), sep='\n')
