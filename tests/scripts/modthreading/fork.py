# A child forked from a threaded program has one thread, its locks are usable, and its parent goes on
import os
import threading
import time

stop = False
turns = [0, 0]


def spin(i):
    while not stop:
        turns[i] += 1
        {'a': [i]}


ts = [threading.Thread(target=spin, args=(i,)) for i in range(2)]
for t in ts:
    t.start()
event = threading.Event()
waiting = threading.Thread(target=event.wait)
waiting.start()


def child():
    names = [t.name for t in threading.enumerate()]
    box = []
    t = threading.Thread(target=lambda: box.append(sum(range(100))))
    t.start()
    t.join()
    ok = (names == ['MainThread'] and box == [4950] and not ts[0].is_alive() and not waiting.is_alive()
          and threading.main_thread() is threading.current_thread() and threading.active_count() == 1)
    return 7 if ok else 1


statuses = []
for _ in range(30):
    pid = os.fork()
    if pid == 0:
        os._exit(child())
    statuses.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(set(statuses), len(statuses))


def fork_in_thread():
    pid = os.fork()
    if pid == 0:
        me = threading.current_thread()
        os._exit(5 if threading.main_thread() is me and threading.enumerate() == [me] else 1)
    statuses.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


t = threading.Thread(target=fork_in_thread)
t.start()
t.join()
print(statuses[-1])
stop = True
event.set()
for t in ts + [waiting]:
    t.join()
print(all(turns), threading.active_count())
