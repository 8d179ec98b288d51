# queue: orders, limits, timeouts, task_done and join, hooks of subclasses, SimpleQueue
import queue
import threading
import time


def show(f):
    try:
        print(f())
    except BaseException as e:
        print('%s: %s' % (type(e).__name__, e))


print(queue.__all__)
q = queue.Queue(2)
print(q.maxsize, q.qsize(), q.empty(), q.full(), q.unfinished_tasks)
q.put(1)
q.put(2, timeout=1)
print(q.full(), list(q.queue))
for f in (lambda: q.put(3, False), lambda: q.put(3, timeout=0.01), lambda: q.put_nowait(3),
          lambda: q.put(3, timeout=-1)):
    show(f)
print(q.get(), q.get(timeout=1), q.empty())
for f in (lambda: q.get(False), lambda: q.get(timeout=0.01), q.get_nowait, lambda: q.get(timeout=-1)):
    show(f)
q.task_done()
q.task_done()
show(q.task_done)
q.join()
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind()
    for x in (3, 1, 2):
        q.put(x)
    print(kind.__name__, [q.get() for _ in range(3)], issubclass(kind, queue.Queue))
print(queue.Queue[int])


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


u = Unique()
for x in (1, 1, 1):
    u.put(x)
print(u.qsize(), u.unfinished_tasks, u.get())

q = queue.Queue(3)
got = []


def consume():
    while (x := q.get()) is not None:
        got.append(x)
        q.task_done()
    q.task_done()


ts = [threading.Thread(target=consume) for _ in range(3)]
for t in ts:
    t.start()
ps = [threading.Thread(target=lambda k=k: [q.put((k, i)) for i in range(200)]) for k in range(3)]
for t in ps:
    t.start()
for t in ps:
    t.join()
for _ in ts:
    q.put(None)
q.join()
for t in ts:
    t.join()
print(sorted(got) == [(k, i) for k in range(3) for i in range(200)], q.unfinished_tasks)

s = queue.SimpleQueue()
print(s.empty(), s.qsize())
for i in range(100):
    s.put(i)
print([s.get() for _ in range(90)][-1], s.qsize())
for i in range(20):
    s.put(i, False, 3)
print([s.get(timeout=0) for _ in range(30)][-1], s.empty())
for f in (lambda: s.get(False), lambda: s.get(timeout=0.01), s.get_nowait, lambda: s.get(timeout=-1),
          lambda: s.get(timeout='x'), lambda: queue.SimpleQueue(1), lambda: s.put()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, type(e) is queue.Empty)
threading.Timer(0.02, s.put, ['late']).start()
print(s.get(timeout=10))
ts = [threading.Thread(target=lambda: got.append(s.get())) for _ in range(4)]
del got[:]
for t in ts:
    t.start()
time.sleep(0.01)
for i in range(4):
    s.put(i)
for t in ts:
    t.join()
print(sorted(got), s.qsize())
