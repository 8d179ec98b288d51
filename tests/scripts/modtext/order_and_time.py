# graphlib and sched.
import graphlib
import sched

print(list(graphlib.TopologicalSorter({'D': ['B', 'C'], 'B': ['A'], 'C': ['A']}).static_order()))
t = graphlib.TopologicalSorter()
t.add(1, 2, 3)
t.add(2, 3)
t.add(4)
t.prepare()
while t.is_active():
    ready = t.get_ready()
    print(sorted(ready), bool(t))
    t.done(*ready)
for wrong in [lambda: t.prepare(), lambda: t.add(5), lambda: t.done(9), lambda: t.done(1), lambda: graphlib.TopologicalSorter().get_ready(),
              lambda: graphlib.TopologicalSorter().is_active(), lambda: graphlib.TopologicalSorter().done(1),
              lambda: graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare(), lambda: graphlib.TopologicalSorter({1: [1]}).prepare()]:
    try:
        wrong()
    except ValueError as e:
        print(type(e).__name__, e, e.args[1:])
t = graphlib.TopologicalSorter({1: [2]})
t.prepare()
try:
    t.done(1)
except ValueError as e:
    print(e)
big = graphlib.TopologicalSorter({i: [i + 1] for i in range(5000)})
print(list(big.static_order())[:3], graphlib.TopologicalSorter[int])

now = 0
log = []


def wait(n):
    global now
    now += n


s = sched.scheduler(lambda: now, wait)
s.enter(5, 1, log.append, ('five',))
first = s.enter(3, 2, log.append, argument=('three b',))
s.enter(3, 1, log.append, argument=('three a',))
s.enterabs(10, 1, lambda *a, **k: log.append((a, k)), (1,), {'x': 2})
gone = s.enter(4, 1, log.append, ('never',))
s.cancel(gone)
print([(e.time, e.priority, e.argument) for e in s.queue], s.empty(), first.kwargs)
print(s.run(blocking=False), log)
s.run()
print(log, now, s.empty(), s.queue)
try:
    s.cancel(gone)
except ValueError as e:
    print('ValueError')
