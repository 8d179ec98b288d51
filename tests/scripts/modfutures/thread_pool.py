# concurrent.futures with threads: submit, map, wait, as_completed, callbacks, cancel, shutdown, errors, texts
import concurrent.futures as cf
import re
import threading
import time


def show(f):
    try:
        r = f()
    except BaseException as e:
        r = '%s: %s' % (type(e).__name__, e)
    print(re.sub('0x[0-9a-f]+', '0x', str(r)))


print(cf.__all__, cf.TimeoutError is TimeoutError)
with cf.ThreadPoolExecutor(3, 'pool') as ex:
    f = ex.submit(pow, 2, 5)
    print(f.result(), f.done(), f.running(), f.cancelled(), f.exception(), f.cancel())
    show(lambda: f)
    print(list(ex.map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(ex.map(str, [])))
    bad = ex.submit(int, 'x')
    show(bad.result)
    show(lambda: bad)
    show(lambda: repr(bad.exception()))
    print(ex.submit(lambda: threading.current_thread().name.startswith('pool')).result())
    it = ex.map(lambda x: 1 // x, [1, 0, 2])
    print(next(it))
    show(lambda: next(it))
    show(lambda: next(it))
    fs = [ex.submit(time.sleep, 0.03 * i) for i in (3, 1, 2)]
    print([fs.index(f) for f in cf.as_completed(fs)])
    done, rest = cf.wait(fs)
    print(len(done), len(rest))
    gate = threading.Event()
    fs = [ex.submit(gate.wait, 10), ex.submit(pow, 1, 1)]
    r = cf.wait(fs, return_when=cf.FIRST_COMPLETED)
    print(r.done == {fs[1]}, r.not_done == {fs[0]}, len(r))
    show(lambda: cf.wait(fs, timeout=0.01).not_done == {fs[0]})
    show(lambda: list(cf.as_completed(fs, timeout=0.01)))
    show(lambda: fs[0].result(timeout=0.01))
    show(lambda: fs[0])
    fs.append(ex.submit(int, 'y'))
    print(cf.wait(fs, return_when=cf.FIRST_EXCEPTION).not_done == {fs[0]})
    show(lambda: cf.wait(fs, return_when='never'))
    gate.set()
    calls = []
    f = ex.submit(pow, 3, 3)
    f.result()
    f.add_done_callback(lambda f: calls.append(f.result()))
    print(calls)
show(lambda: ex.submit(print))
show(lambda: cf.ThreadPoolExecutor(0))
show(lambda: cf.ThreadPoolExecutor(1, initializer=3))
show(lambda: cf.Executor().submit(print))

f = cf.Future()
show(lambda: f)
print(f.cancel(), f.cancelled(), f.set_running_or_notify_cancel())
show(f.result)
show(lambda: f.set_result(1))
show(lambda: f)
f = cf.Future()
f.set_running_or_notify_cancel()
show(lambda: f)
f.set_exception(KeyError('k'))
show(f.result)
show(lambda: f.set_exception(KeyError()))
show(lambda: cf.nothing)

ready = []
with cf.ThreadPoolExecutor(2, initializer=lambda x: ready.append(x), initargs=('init',)) as ex:
    list(ex.map(lambda x: time.sleep(0.02), range(4)))
print(ready)
with cf.ThreadPoolExecutor(1) as ex:
    gate = threading.Event()
    first = ex.submit(gate.wait, 10)
    queued = [ex.submit(pow, i, 2) for i in range(3)]
    print(queued[1].cancel(), queued[1].cancelled())
    ex.shutdown(wait=False, cancel_futures=True)
    print([f.cancelled() for f in queued])
    gate.set()
with cf.ThreadPoolExecutor(4) as ex:
    print(sum(ex.map(lambda x: x * x, range(500))))
