# covers: a small event loop with futures, tasks, gather, timers, queues, cancellation and timeouts written from coroutines only
import heapq
class Cancelled(BaseException): pass
class Future:
    def __init__(self): self.done, self.value, self.exc, self.cbs = False, None, None, []
    def set(self, v=None, exc=None):
        if self.done: raise RuntimeError('future already done')
        self.done, self.value, self.exc = True, v, exc
        for cb in self.cbs: cb(self)
    def __await__(self):
        if not self.done: yield self
        if self.exc: raise self.exc
        return self.value
class Task(Future):
    def __init__(self, loop, coro, name):
        super().__init__()
        self.loop, self.coro, self.name, self.wait = loop, coro, name, None
        loop.soon(self.step)
    def step(self, fut=None, exc=None):
        if self.done: return
        try: self.wait = self.coro.throw(exc) if exc else self.coro.send(None)
        except StopIteration as e: self.set(e.value)
        except (Exception, Cancelled) as e: self.set(exc=e)
        else: self.wait.cbs.append(lambda f, w=self.wait: self.wait is w and self.loop.soon(self.step, f))
    def cancel(self):
        self.wait = None
        self.loop.soon(self.step, None, Cancelled(self.name))
class Loop:
    def __init__(self): self.now, self.heap, self.seq, self.q = 0, [], 0, []
    def soon(self, f, *a): self.q.append((f, a))
    def later(self, t, f, *a):
        self.seq += 1
        heapq.heappush(self.heap, (self.now + t, self.seq, f, a))
    def task(self, c, name='t'): return Task(self, c, name)
    def sleep(self, t, v=None):
        f = Future()
        self.later(t, lambda: f.done or f.set(v))
        return f
    def run(self, c):
        main = self.task(c, 'main')
        while not main.done:
            if self.q: f, a = self.q.pop(0)
            elif self.heap: self.now, _, f, a = heapq.heappop(self.heap)
            else: raise RuntimeError('deadlock')
            f(*a)
        if main.exc: raise main.exc
        return main.value
async def gather(*ts):
    out = []
    for t in ts:
        try: out.append(await t)
        except Exception as e: out.append(repr(e))
    return out
L = Loop()
log = []
async def worker(n, d):
    for i in range(2):
        await L.sleep(d)
        log.append((L.now, n, i))
    if n == 'bad': raise ValueError(n)
    return n * 2
async def forever():
    try:
        while True: await L.sleep(1)
    except Cancelled as c: log.append((L.now, 'cancelled', c.args)); raise
    finally: log.append('cleanup')
async def timeout(t, secs):
    L.later(secs, lambda: t.done or t.cancel())
    try: return await t
    except Cancelled: return f'timeout at {L.now}'
async def main():
    r = await gather(*[L.task(worker(n, d), n) for n, d in (('a', 3), ('b', 2), ('bad', 1))])
    f = L.task(forever(), 'fv')
    r.append(await timeout(f, 3.5))
    r.append(await timeout(L.task(worker('q', 1)), 10))
    r.append(await L.sleep(1, 'slept'))
    return r
print(L.run(main()))
print(*log, sep='\n')
async def stuck(): await Future()
for c in (stuck(), worker('bad', 1)):
    try:
        L.run(c)
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)
