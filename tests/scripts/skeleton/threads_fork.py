# Threads that allocate while the process forks; the child works alone and its exit status comes back.
import _thread
import posix

results = []
lock = _thread.allocate_lock()


def churn(n, tag):
    seen = {}
    total = 0
    for i in range(n):
        seen[tag + str(i % 3)] = [2 ** 70 + i, (i, tag)]
        total += seen[tag + str(i % 3)][0] - 2 ** 70
    return total


def work(tag, done):
    r = churn(50, tag)
    with lock:
        results.append((tag, r))
    done.release()


waits = []
for tag in ('a', 'b'):
    done = _thread.allocate_lock()
    done.acquire()
    waits.append(done)
    _thread.start_new_thread(work, (tag, done))

codes = []
for i in range(2):
    pid = posix.fork()
    if pid == 0:
        posix._exit(7 if churn(30, 'child') == 435 else 1)
    codes.append(posix.waitpid(pid, 0)[1] >> 8)
for done in waits:
    done.acquire()
print(codes, sorted(results))
