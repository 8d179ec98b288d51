# covers: sys.setprofile: call, return, c_call, c_return, c_exception of builtins, bound and unbound methods, keyword and star calls
import sys
log = []
def prof(frame, event, arg):
    if event.startswith('c_'):
        log.append((event, frame.f_code.co_name, arg.__name__, type(arg).__name__, getattr(arg, '__self__', None) if arg.__name__ != 'setprofile' else ''))
    else:
        log.append((event, frame.f_code.co_name, arg))
def run(f):
    log.clear()
    sys.setprofile(prof)
    try: f()
    except Exception as e: kind = type(e).__name__
    else: kind = 'ok'
    sys.setprofile(None)
    print(kind)
    for entry in log:
        if entry[1] != 'run': print('  ', *('module' if type(x).__name__ == 'module' else x for x in entry))
def a():
    return len('abc')
def b():
    items = [3, 1]
    items.sort(key=abs)
    items.append(5)
    str.upper('x')
    'a,b'.split(*[','])
    dict.fromkeys('ab')
    return items.index(9)
def d():
    yield 1
    yield 2
def e():
    for v in d(): pass
    f = lambda: 1
    f()
class K:
    def __init__(self): self.x = isinstance(self, K)
    def __len__(self): return 3
def g():
    return len(K())
for f in (a, b, e, g): run(f)
print(sys.getprofile())
