# Thread: names, states, errors, exceptions in threads, daemon threads, stress of starts
import io
import re
import sys
import threading
import time


def show(f):
    try:
        r = f()
    except BaseException as e:
        r = '%s: %s' % (type(e).__name__, e)
    print(re.sub('0x[0-9a-f]+', '0x', str(r)))


def work():
    pass


t = threading.Thread(target=work, daemon=True)
print(re.sub(r'-\d+', '-N', repr(t)), t.ident, t.native_id, t.is_alive())
show(t.join)
t.start()
show(t.start)
t.join()
print(re.sub(r'-\d+| \d+\)', '-N', repr(t)), t.is_alive())
show(threading.current_thread().join)
show(lambda: setattr(t, 'daemon', False))
show(lambda: threading.Thread(group=1))
show(lambda: threading.Thread(target=work, name=5).name)


class Bad(threading.Thread):
    def __init__(self):
        pass


for use in (lambda: Bad().start(), lambda: Bad().join(), lambda: Bad().name, lambda: repr(Bad())):
    show(use)

main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.ident == threading.get_ident(), main.daemon, main.is_alive())
print(threading.active_count(), threading.enumerate() == [main])


def fail(value):
    raise LookupError(value)


real, sys.stderr = sys.stderr, io.StringIO()
t = threading.Thread(target=fail, args=('boom',), name='failing')
t.start()
t.join()
text, sys.stderr = sys.stderr.getvalue(), real
print(text.splitlines()[0], '|', text.splitlines()[-1])

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, len(args)))
t = threading.Thread(target=fail, args=('again',), name='hooked')
t.start()
t.join()
t = threading.Thread(target=sys.exit, name='leaving')
t.start()
t.join()
print(seen)
threading.excepthook = threading.__excepthook__


class Result(threading.Thread):
    def run(self):
        self.result = [threading.current_thread() is self, self.is_alive(), self.ident == threading.get_ident()]


r = Result()
r.start()
r.join(10)
print(r.result, r.ident is not None)

# tracing hooks of new threads
events = []
threading.settrace(lambda frame, event, arg: events.append((event, frame.f_code.co_name)))
t = threading.Thread(target=work)
t.start()
t.join()
threading.settrace(None)
print(('call', 'work') in events, threading.gettrace(), threading.getprofile())

# many threads, each seen exactly once
counts = []
lock = threading.Lock()


def count(i):
    with lock:
        counts.append(i)
    time.sleep(0.001)


for _ in range(5):
    ts = [threading.Thread(target=count, args=(i,)) for i in range(40)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
print(len(counts), sorted(set(counts)) == list(range(40)), threading.active_count())


def outer():
    inner = threading.Thread(target=lambda: seen.append('inner'))
    inner.start()
    inner.join()
    seen.append(inner.daemon)


t = threading.Thread(target=outer, daemon=True)
t.start()
t.join()
print(seen[-2:])

# objects made and dropped in several threads at once
def churn(out):
    acc = []
    for i in range(20000):
        acc.append({'k': [i, str(i)]})
        if len(acc) > 100:
            acc.clear()
    out.append(len(acc))


out = []
ts = [threading.Thread(target=churn, args=(out,)) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(out)
