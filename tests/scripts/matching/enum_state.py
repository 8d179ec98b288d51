# covers: match with enums, flags, constants in classes, state machine transitions by tuple subject, evaluation order of subject and guards
from enum import Enum, auto
class S(Enum):
    IDLE = auto()
    RUN = auto()
    DONE = auto()
class Ev(str, Enum):
    START = 'start'
    STOP = 'stop'
def step(state, ev, n=0):
    match state, ev:
        case S.IDLE, Ev.START: return S.RUN
        case S.RUN, Ev.STOP if n > 1: return S.DONE
        case S.RUN, 'stop': return S.IDLE
        case S.DONE, _: return S.DONE
        case (S.IDLE | S.RUN) as s, str(e): return f'{s.name} ignores {e}'
        case s, e: raise TypeError(f'bad event {e!r} in {s}')
print(step(S.IDLE, Ev.START), step(S.IDLE, 'start'), step(S.RUN, Ev.STOP), step(S.RUN, 'stop', 5), step(S.DONE, None), step(S.RUN, 'pause'), step(S.IDLE, Ev.STOP))
try: step(S.RUN, 7)
except TypeError as e: print(e)
log = []
def t(v):
    log.append(v)
    return v
match t(1), t(2):
    case (1, x) if t('g1') == 'no': pass
    case (y, 2) if t('g2'): print('second', y)
    case _ if t('never'): pass
print(log)
class Prop:
    __match_args__ = 'a', 'b'
    def __getattr__(self, n):
        log.append(n)
        return {'a': 1, 'b': 2}[n] if n in 'ab' else object.__getattribute__(self, n)
log.clear()
match Prop():
    case Prop(2, 2): print('no')
    case Prop(1, b): print('yes', b)
print(log)
def fizz(n):
    match n % 3, n % 5:
        case 0, 0: return 'FizzBuzz'
        case 0, _: return 'Fizz'
        case _, 0: return 'Buzz'
        case _: return n
print([fizz(i) for i in range(1, 16)])
def loop(cmds):
    for c in cmds:
        match c.split():
            case ['go', ('north' | 'south' | 'east' | 'west') as d]: yield f'went {d}'
            case ['go', d, *rest]: yield f'no way {d} {rest}'
            case ['take', *things, 'now'] if things: yield f'took {things}'
            case ['quit']: return
            case ['skip']: continue
            case [] | ['nop']: yield 'nothing'
            case [verb, *_]: yield f'what is {verb}?'
        yield '.'
print(list(loop(['go north', 'go up stairs', 'take a b now', 'skip', '', 'nop', 'take now', 'dance', 'quit', 'go east'])))
def nested(x):
    match x:
        case {'a': [S.IDLE | S.RUN, {'k': (1 | 2) as n}], **kw} if kw: return n, kw
        case {'a': [s, *_]}: return s
print(nested({'a': [S.RUN, {'k': 2}], 'z': 0}), nested({'a': [S.RUN, {'k': 2}]}), nested({'a': []}))
match 3:
    case n:
        n = n * 2
        def closure(): return n
print(closure(), n)
class Box:
    match 5:
        case v: w = v + 1
print(Box.v, Box.w)
