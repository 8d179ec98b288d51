# covers: exception subclasses with extra attributes, multiple inheritance, properties, __str__, class hierarchy used by a parser with position info, equality and pickling
class ParseError(Exception):
    def __init__(self, msg, pos, text):
        super().__init__(msg, pos)
        self.msg, self.pos, self.text = msg, pos, text
    def __str__(self): return f'{self.msg} at {self.pos}\n{self.text}\n{" " * self.pos}^'
class UnexpectedEnd(ParseError, EOFError): pass
class BadChar(ParseError, ValueError):
    @property
    def char(self): return self.text[self.pos]
def parse(s):
    pos = 0
    def peek(): return s[pos] if pos < len(s) else None
    def item():
        nonlocal pos
        c = peek()
        if c is None: raise UnexpectedEnd('unexpected end', pos, s)
        if c.isdigit():
            start = pos
            while (c := peek()) and c.isdigit(): pos += 1
            return int(s[start:pos])
        if c == '(':
            pos += 1
            out = []
            while peek() != ')':
                out.append(item())
                if peek() == ' ': pos += 1
            pos += 1
            return out
        raise BadChar('bad character', pos, s)
    r = item()
    if peek() is not None: raise BadChar('trailing input', pos, s)
    return r
for t in ('12', '(1 (2 3) 4)', '(1 x)', '(1 (2', '', '1 2'):
    try: print(parse(t))
    except EOFError as e: print('EOF:', e, e.args, isinstance(e, ParseError))
    except ValueError as e: print('Value:', e, repr(e), e.char)
import pickle, copy
class Simple(Exception):
    def __init__(self, a): super().__init__(a); self.extra = 'x'
e = pickle.loads(pickle.dumps(Simple(5)))
print(repr(e), e.extra, repr(copy.copy(Simple('c'))))
class Retry(Exception):
    attempts = 0
    def __new__(cls, *a):
        cls.attempts += 1
        return super().__new__(cls, *a)
def flaky(n):
    for i in range(n):
        try:
            if i < 2: raise Retry(f'try {i}')
            return i
        except Retry as r: last = r
    raise last
print(flaky(5), Retry.attempts)
try: flaky(2)
except Retry as r: print(repr(r), Retry.attempts)
class Lazy(Exception): pass
try: raise Lazy
except Lazy as l: print(repr(l), l.args, type(l) is Lazy)
class NeedsArg(Exception):
    def __init__(self, x): pass
try: raise NeedsArg
except TypeError as t: print(t)
class Factory:
    def __call__(self): return ValueError('made')
try: raise Factory()()
except ValueError as v: print(v)
class NewReturns(Exception):
    def __new__(cls): return 5
try: raise NewReturns
except TypeError as t: print(str(t).replace('__main__.', ''))
