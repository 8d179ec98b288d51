# bdb: what a debugger sees while stepping, breaking and returning.
import bdb
import os


class Tracer(bdb.Bdb):
    def __init__(self, plan, **kw):
        super().__init__(**kw)
        self.plan = plan
        self.log = []

    def event(self, name, frame, more=None):
        if os.path.basename(frame.f_code.co_filename) != 'bdb_all.py':
            return self.set_step() if 0 else None
        self.log.append((name, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, more))
        getattr(self, self.plan)(*([frame] if self.plan in ('set_next', 'set_return', 'set_until') else []))

    def user_call(self, frame, args):
        self.event('call', frame)

    def user_line(self, frame):
        self.event('line', frame)

    def user_return(self, frame, value):
        self.event('return', frame, value)

    def user_exception(self, frame, exc):
        self.event('exception', frame, exc[0].__name__)


def inner(n):
    m = n + 1
    return m


def outer():
    a = inner(1)
    b = inner(a)
    try:
        raise ValueError
    except ValueError:
        pass
    return a + b


for plan in ('set_step', 'set_next', 'set_continue'):
    t = Tracer(plan)
    print(plan, t.runcall(outer))
    for entry in t.log:
        print('  ', entry)
t = Tracer('set_continue')
line = inner.__code__.co_firstlineno + 1
print(t.set_break(__file__, line), t.set_break(__file__, 10 ** 6).split(':')[-1], t.get_break(__file__, line), t.get_file_breaks(__file__) == [line])
print(t.runcall(outer), t.log)
bp = t.get_bpbynumber('1')
print(bp.hits, str(bp).split()[0:2], bp.bpformat().splitlines()[0].split()[:5], bp.bpformat().splitlines()[1:])
bp.cond = 'n == 2'
t.log.clear()
print(t.runcall(outer), t.log)
bp.cond, bp.ignore = None, 1
t.log.clear()
print(t.runcall(outer), t.log)
bp.disable()
t.log.clear()
print(t.runcall(outer), t.log)
for wrong in ('', 'x', '99'):
    try:
        t.get_bpbynumber(wrong)
    except ValueError as e:
        print(e)
print(t.clear_break(__file__, 1).split('no')[1].split(':')[0], t.clear_bpbynumber('1'), t.clear_all_breaks(), t.get_all_breaks())
q = Tracer('set_quit')
print(q.runcall(outer), q.log)
print(Tracer('set_continue').runeval('1 + 2'))
