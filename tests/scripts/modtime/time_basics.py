# covers: time module facts without depending on the clock: gmtime, strftime, strptime, mktime in UTC, struct_time, monotonic order, sleep, errors
import time
t = time.gmtime(86400 * 365 * 30 + 12345)
print(t, t.tm_year, t[1], len(t), tuple(t), time.asctime(t), time.strftime('%Y-%m-%d %H:%M:%S %j %w %a %b %p %%', t), t.tm_zone, t == time.gmtime(86400 * 365 * 30 + 12345.9))
print(time.gmtime(0)[:6], time.gmtime(-1)[:6], time.mktime(time.gmtime(10**9)), time.ctime(0), time.localtime(0)[:5], time.strptime('2021-03-04 05:06:07', '%Y-%m-%d %H:%M:%S')[:7], time.strptime('4 Jul 99', '%d %b %y')[:3], time.strptime('12 PM', '%I %p').tm_hour, time.timezone, time.tzname[0])
a = time.monotonic()
b = time.perf_counter()
time.sleep(.01)
print(time.monotonic() > a, time.perf_counter() - b >= .009, time.time() > 1.6e9, isinstance(time.time_ns(), int), time.process_time() >= 0, type(time.time()).__name__)
for f in (lambda: time.sleep(-1), lambda: time.sleep('a'), lambda: time.gmtime('a'), lambda: time.strptime('x', '%Y'), lambda: time.strptime('2021 x', '%Y'), lambda: time.strptime('13', '%m'), lambda: time.strptime('1', '%Q'), lambda: time.strftime(5), lambda: time.mktime((1, 2)), lambda: time.asctime('x'), lambda: time.gmtime(10**20), lambda: time.strftime('%Y', (2020, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.struct_time((1, 2)), lambda: setattr(t, 'tm_year', 5), lambda: time.sleep(), lambda: time.strptime('2023-02-29', '%Y-%m-%d')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Clock:
    def __init__(self): self.t = 0
    def __call__(self): self.t += 1.5; return self.t
def timed(f, clock):
    def w(*a):
        s = clock()
        try: return f(*a)
        finally: w.total += clock() - s
    w.total = 0
    return w
f = timed(sum, Clock())
print(f([1, 2]), f([3]), f.total)
def fmt(s):
    m, s = divmod(s, 60)
    h, m = divmod(int(m), 60)
    d, h = divmod(h, 24)
    return (f'{d}d ' if d else '') + f'{h:02}:{m:02}:{s:05.2f}'
print([fmt(v) for v in (0, 59.994, 3661.5, 90061, 1e6)])
