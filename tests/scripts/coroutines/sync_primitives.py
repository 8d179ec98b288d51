# covers: locks, semaphores, events, queues and barriers built on bare coroutines with a round-robin driver
from collections import deque
class Switch:
    def __await__(self): yield
async def pause(n=1):
    for _ in range(n): await Switch()
class Lock:
    def __init__(self): self.owner = None
    async def __aenter__(self):
        while self.owner: await Switch()
        self.owner = True
        return self
    async def __aexit__(self, *a): self.owner = None
class Sem:
    def __init__(self, n): self.n = self.low = n
    async def __aenter__(self):
        while not self.n: await Switch()
        self.n -= 1
        self.low = min(self.low, self.n)
    async def __aexit__(self, *a): self.n += 1
class Queue:
    def __init__(self, cap): self.q, self.cap = deque(), cap
    async def put(self, v):
        while len(self.q) >= self.cap: await Switch()
        self.q.append(v)
    async def get(self):
        while not self.q: await Switch()
        return self.q.popleft()
    async def __aiter__(self):
        while (v := await self.get()) is not None: yield v
class Barrier:
    def __init__(self, n): self.n, self.c, self.gen = n, 0, 0
    async def wait(self):
        g, self.c = self.gen, self.c + 1
        if self.c == self.n: self.c, self.gen = 0, g + 1
        while self.gen == g: await Switch()
        return g
def run(*coros, limit=1000):
    live, res = deque(enumerate(coros)), {}
    for step in range(limit):
        if not live: return [res[i] for i in sorted(res)], step
        i, c = live.popleft()
        try: c.send(None); live.append((i, c))
        except StopIteration as e: res[i] = e.value
        except Exception as e: res[i] = repr(e)
    for _, c in live: c.close()
    return 'deadlock', sorted(res)
log = []
async def crit(n, lock):
    for k in range(2):
        async with lock:
            log.append(f'{n}{k}in')
            await pause(2)
            log.append(f'{n}{k}out')
        await pause()
    return n
print(run(crit('a', l := Lock()), crit('b', l)), log, all(log[i][:2] == log[i + 1][:2] for i in range(0, len(log), 2)))
async def use(s, n):
    async with s: await pause(n)
    return n
s = Sem(2)
print(run(*[use(s, n) for n in (3, 1, 2, 4)]), s.low, s.n)
async def prod(q, n):
    for i in range(n): await q.put(i)
    await q.put(None)
async def cons(q): return [v * v async for v in q]
print(run(prod(q := Queue(2), 6), cons(q)))
log.clear()
async def phase(b, n):
    out = []
    for k in range(3):
        await pause(n)
        log.append(k)
        out.append(await b.wait())
    return out
b = Barrier(3)
print(run(*[phase(b, n) for n in (1, 4, 2)])[0], log)
async def bad(l):
    async with l:
        await pause()
        raise ValueError('in lock')
l = Lock()
print(run(bad(l), crit('c', l))[0])
print(run(Queue(1).get(), limit=20))
async def ab(x, y):
    async with x:
        await pause()
        async with y: return 'both'
print(run(ab(x := Lock(), y := Lock()), ab(y, x), limit=50))
