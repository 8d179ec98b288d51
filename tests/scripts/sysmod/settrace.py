# covers: sys.settrace and setprofile: call, line, return, exception events, local trace functions, disabling, nested calls
import sys
def traced(n):
    total = 0
    for i in range(n):
        total += i
    try:
        {}['k']
    except KeyError:
        total = -1
    return total
def helper(): return traced(1)
log = []
base = traced.__code__.co_firstlineno
def tr(frame, event, arg):
    if frame.f_code.co_name not in ('traced', 'helper'): return None
    log.append((frame.f_code.co_name, event, frame.f_lineno - base, arg if event == 'return' else arg and arg[0].__name__))
    return tr
sys.settrace(tr)
traced(2)
sys.settrace(None)
print(*log, sep='\n')
log.clear()
sys.settrace(lambda f, e, a: log.append((f.f_code.co_name, e)))
helper()
sys.settrace(None)
print(log)
log.clear()
prof = []
def pr(frame, event, arg):
    if event in ('call', 'return'): prof.append((event, frame.f_code.co_name))
    else: prof.append((event, arg.__name__))
sys.setprofile(pr)
helper()
len([])
sys.setprofile(None)
print([p for p in prof if p[1] != 'setprofile'])
def bad(frame, event, arg): raise ValueError('trace failed')
sys.settrace(bad)
try: helper()
except ValueError as e: print(e, sys.gettrace())
finally: sys.settrace(None)
def gen():
    yield 1
    yield 2
ev = []
def tg(f, e, a):
    if f.f_code.co_name == 'gen':
        ev.append((e, a))
        return tg
sys.settrace(tg)
list(gen())
sys.settrace(None)
print([e for e in ev if e[0] != 'line'])
print(sys.gettrace(), sys.getprofile())
