# covers: round-robin scheduler with generators as tasks: messages, sleeping, spawning, joining, exceptions delivered to waiting tasks
from collections import deque
class Task:
    ids = 0
    def __init__(self, gen):
        Task.ids += 1
        self.id, self.gen, self.send, self.exc, self.waiters = Task.ids, gen, None, None, []
class Loop:
    def __init__(self): self.ready, self.sleep, self.now, self.trace, self.boxes = deque(), [], 0, [], {}
    def spawn(self, gen):
        t = Task(gen)
        self.ready.append(t)
        return t
    def run(self):
        while self.ready or self.sleep:
            if not self.ready:
                self.sleep.sort(key=lambda p: (p[0], p[1].id))
                self.now, t = self.sleep.pop(0)
                self.ready.append(t)
            t = self.ready.popleft()
            try:
                if t.exc: exc, t.exc = t.exc, None; cmd = t.gen.throw(exc)
                else: cmd = t.gen.send(t.send)
            except StopIteration as e: self.finish(t, e.value, None)
            except Exception as e: self.finish(t, None, e)
            else: self.handle(t, cmd)
        return self.trace
    def finish(self, t, v, exc):
        self.trace.append(f'{self.now}: task {t.id} ' + (f'failed {exc!r}' if exc else f'returned {v!r}'))
        for w in t.waiters:
            w.send, w.exc = v, exc
            self.ready.append(w)
        t.done = True
    def handle(self, t, cmd):
        t.send = None
        match cmd:
            case 'sleep', n: self.sleep.append((self.now + n, t))
            case 'spawn', gen: t.send = self.spawn(gen); self.ready.append(t)
            case 'join', other: other.waiters.append(t)
            case 'put', box, v:
                q = self.boxes.setdefault(box, ([], deque()))
                if q[1]:
                    w = q[1].popleft()
                    w.send = v
                    self.ready.append(w)
                else: q[0].append(v)
                self.ready.append(t)
            case 'get', box:
                q = self.boxes.setdefault(box, ([], deque()))
                if q[0]: t.send = q[0].pop(0); self.ready.append(t)
                else: q[1].append(t)
            case _: t.exc = TypeError(f'bad command {cmd!r}'); self.ready.append(t)
def producer(n):
    for i in range(n):
        yield 'sleep', 2
        yield 'put', 'box', i * i
    yield 'put', 'box', None
    return f'made {n}'
def consumer():
    total = 0
    while (v := (yield 'get', 'box')) is not None: total += v
    return total
def failing():
    yield 'sleep', 3
    raise ValueError('broken')
def main():
    p = yield 'spawn', producer(4)
    c = yield 'spawn', consumer()
    f = yield 'spawn', failing()
    try: yield 'join', f
    except ValueError as e: print('main saw', e)
    total = yield 'join', c
    try: yield 'nonsense'
    except TypeError as e: print(e)
    return total
l = Loop()
l.spawn(main())
print(*l.run(), sep='\n')
