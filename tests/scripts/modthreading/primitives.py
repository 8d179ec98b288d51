# Locks, conditions, events, semaphores, barriers, timers, local data: results, errors, texts
import re
import threading
import time


def show(f):
    try:
        r = f()
    except BaseException as e:
        r = '%s: %s' % (type(e).__name__, e)
    print(re.sub('0x[0-9a-f]+', '0x', str(r)))


print(sorted(threading.__all__))
lock = threading.Lock()
show(lambda: lock)
show(lambda: (lock.acquire(), lock.acquire(False), lock.acquire(True, 0.01), lock.locked()))
show(lambda: lock)
show(lambda: lock.acquire(False, 1))
show(lambda: lock.acquire(True, -2))
show(lambda: lock.acquire(timeout=1e100))
show(lambda: lock.acquire('x', 'y'))
show(lock.release)
show(lock.release)
show(lambda: lock.__enter__())
show(lambda: lock.__exit__())
rlock = threading.RLock()
show(lambda: rlock)
show(lambda: (rlock.acquire(), rlock.acquire(), rlock._is_owned()))
show(lambda: re.sub(r'owner=\d+', 'owner=', str(rlock)))
show(lambda: (rlock.release(), rlock.release()))
show(rlock.release)

cond = threading.Condition()
show(lambda: re.sub(r'owner=\d+', 'owner=', str(cond)))
show(cond.wait)
show(cond.notify)
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: False, 0.02), cond.wait_for(lambda: 'yes'))
    print(cond.wait(-1), cond.wait(0), len(cond._waiters))
log = []


def waiter(i):
    with cond:
        cond.wait()
        log.append(i)


ts = [threading.Thread(target=waiter, args=(i,)) for i in range(4)]
for t in ts:
    t.start()
    while True:
        with cond:
            if len(cond._waiters) > ts.index(t):
                break
        time.sleep(0.001)
for n in (1, 2):
    with cond:
        cond.notify(n)
    while len(log) < (1 if n == 1 else 3):
        time.sleep(0.001)
with cond:
    cond.notify_all()
for t in ts:
    t.join()
print(sorted(log), log[0])

event = threading.Event()
show(lambda: event)
print(event.is_set(), event.wait(0.01), event.wait(0), event.wait(-1))
event.set()
show(lambda: event)
print(event.wait(), event.wait(0))
event.clear()
print(event.is_set())

sem = threading.Semaphore(2)
show(lambda: sem)
print(sem.acquire(), sem.acquire(), sem.acquire(False), sem.acquire(timeout=0.01))
sem.release(2)
show(lambda: sem)
show(lambda: sem.acquire(False, 1))
show(lambda: sem.release(0))
show(lambda: threading.Semaphore(-1))
bounded = threading.BoundedSemaphore(1)
show(lambda: bounded)
show(bounded.release)
with bounded:
    show(lambda: bounded)
show(lambda: bounded.release(2))

barrier = threading.Barrier(2)
show(lambda: barrier)
show(lambda: barrier.wait(0.01))
show(lambda: (barrier.broken, barrier.n_waiting, barrier.parties))
show(lambda: barrier)
barrier.reset()
got = []
t = threading.Thread(target=lambda: got.append(barrier.wait()))
t.start()
got.append(barrier.wait())
t.join()
print(sorted(got))
barrier.abort()
show(barrier.wait)

timer = threading.Timer(0.01, got.append, ['fired'])
timer.start()
timer.join()
print(got[-1], timer.finished.is_set())
timer = threading.Timer(60, print)
timer.start()
timer.cancel()
timer.join()
print(timer.is_alive())

data = threading.local()
data.x = 1
print(data.__dict__, hasattr(data, 'y'))
t = threading.Thread(target=lambda: got.append((dict(data.__dict__), hasattr(data, 'x'))))
t.start()
t.join()
print(got[-1])
show(lambda: threading.local(1))
