# covers: sys.monitoring (PEP 669, of 3.12): tool ids, event sets, local events, DISABLE and restart_events, callbacks, errors
import sys
mon = sys.monitoring
E = mon.events
print(mon.DEBUGGER_ID, mon.COVERAGE_ID, mon.PROFILER_ID, mon.OPTIMIZER_ID, type(E).__name__)
print({n: getattr(E, n) for n in sorted(dir(E)) if n[0] != '_'})
print(mon.get_tool(1), mon.use_tool_id(1, 'cov'), mon.get_tool(1))

def attempt(f, *args):
    try: print(f.__name__, args, f(*args))
    except Exception as e: print(f.__name__, args, type(e).__name__, e)
attempt(mon.use_tool_id, 1, 'again')
attempt(mon.use_tool_id, 6, 'big')
attempt(mon.use_tool_id, -1, 'small')
attempt(mon.use_tool_id, 2, 5)
attempt(mon.get_tool, 9)
attempt(mon.set_events, 2, E.LINE)
attempt(mon.set_events, 1, -1)
attempt(mon.set_events, 1, 1 << 20)
attempt(mon.set_events, 1, E.C_RETURN)
attempt(mon.set_events, 1, E.CALL | E.C_RETURN)
attempt(mon.set_events, 1, E.CALL | E.C_RETURN | E.C_RAISE)
print(mon.get_events(1) == E.CALL, mon._all_events())
attempt(mon.set_events, 1, 0)
attempt(mon.get_events, 2)
attempt(mon.set_local_events, 1, 'code', E.LINE)
attempt(mon.register_callback, 1, E.LINE | E.CALL, print)
attempt(mon.register_callback, 1, 0, print)
attempt(mon.register_callback, 1, 1 << 17, print)
attempt(mon.register_callback, 7, E.LINE, print)

def work(n):
    total = 0
    for i in range(n):
        total += i
    return total
code = work.__code__
base = code.co_firstlineno
attempt(lambda: mon.set_local_events(1, code, E.RAISE))
attempt(lambda: mon.set_local_events(1, code, E.PY_UNWIND | E.LINE))

lines = []
def on_line(c, line):
    lines.append(line - base)
def once(c, line):
    lines.append(line - base)
    return mon.DISABLE
print(mon.register_callback(1, E.LINE, on_line), mon.register_callback(1, E.LINE, once) is on_line)
mon.set_local_events(1, code, E.LINE)
print(mon.get_local_events(1, code) == E.LINE, mon.get_local_events(1, attempt.__code__), mon.get_events(1))
work(3)
print('once', lines)
work(3)
print('still', lines)
mon.restart_events()
work(1)
print('restarted', lines)
mon.register_callback(1, E.LINE, on_line)
lines.clear()
work(2)
print('disabled stays', lines)
mon.restart_events()
work(2)
print('all', lines)
mon.set_local_events(1, code, 0)
lines.clear()
work(2)
print('off', lines)

# Two tools: DISABLE of one leaves the other.
mon.use_tool_id(4, 'other')
other = []
mon.register_callback(4, E.LINE, lambda c, line: other.append(line - base))
mon.register_callback(1, E.LINE, once)
mon.set_local_events(1, code, E.LINE)
mon.set_local_events(4, code, E.LINE)
mon.restart_events()
work(2)
print(lines, other)
mon.set_local_events(1, code, 0)
mon.set_local_events(4, code, 0)

# A callback that raises: the exception comes out where the event was.
def failing(c, line):
    if line - base == 3: raise LookupError('in callback')
mon.register_callback(1, E.LINE, failing)
mon.restart_events()
mon.set_local_events(1, code, E.LINE)
try: work(2)
except LookupError as e: print('raised', e, e.__traceback__.tb_next.tb_lineno - base)
mon.set_local_events(1, code, 0)

# No events from inside a callback.
deep = []
def start(c, offset):
    deep.append(c.co_name)
    helper()
def helper(): return 1
mon.register_callback(1, E.PY_START, start)
mon.set_events(1, E.PY_START)
helper()
work(1)
mon.set_events(1, 0)
print(deep)

# Events without a place cannot be disabled.
mon.register_callback(1, E.RAISE, lambda c, o, e: mon.DISABLE)
mon.set_events(1, E.RAISE)
try: {}['k']
except Exception as e: print(type(e).__name__, e)
mon.set_events(1, 0)
print(mon.register_callback(1, E.RAISE, None))

# Turned on and off by running code, in the middle of a loop.
lines.clear()
mon.register_callback(1, E.LINE, on_line)
def switching():
    for i in range(4):
        if i == 1: mon.set_local_events(1, switching.__code__, E.LINE)
        x = i
        if i == 2: mon.set_local_events(1, switching.__code__, 0)
        y = x
base = switching.__code__.co_firstlineno
switching()
print(lines)

# Quickened code goes on being quick, and right, afterwards.
class P:
    def __init__(self): self.v = 1
def hot(p, n):
    s = 0
    for i in range(n): s += p.v + len('ab')
    return s
p = P()
results = [hot(p, 100)]
mon.register_callback(1, E.INSTRUCTION, lambda c, o: None)
mon.set_local_events(1, hot.__code__, E.INSTRUCTION)
results.append(hot(p, 100))
mon.set_local_events(1, hot.__code__, 0)
results.append(hot(p, 100))
print(results)
mon.free_tool_id(1)
print(mon.get_tool(1), mon.get_tool(4))
attempt(mon.set_events, 1, 0)
