# covers: print: sep, end, file, flush, types and errors; input at end of file and from replaced stdin with prompt
import io, sys
print()
print(1, 'a', None, [2], sep='-', end='!\n')
print('x', 'y', sep='')
print('x', 'y', sep=None, end=None)
print(*'abc', sep='\n')
print('a', end='')
print('', end='b\n')
b = io.StringIO()
print('to', 'buf', file=b, end='.')
print(1.0, file=b, flush=True)
print(repr(b.getvalue()))
class W:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
w = W()
print('a', 1, sep='+', file=w)
print(w.got)
for kw in ({'sep': 1}, {'end': 5}, {'file': 5}, {'foo': 1}, {'sep': b'x'}, {'flush': True, 'file': w}, {'file': object()}):
    try: print('q', 'r', **kw)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class S:
    def __str__(self): return 's!'
class Bad:
    def __str__(self): raise KeyError('bad str')
print(S(), [S] == [S])
try: print('before', Bad(), 'after', file=w)
except KeyError as e: print(e, w.got)
for f in (lambda: input(), lambda: input('prompt> ')):
    try: print(f())
    except EOFError as e: print('EOFError', e)
sys.stdin = io.StringIO('line one\nline two\n\nlast')
print(input(), input('? '), repr(input()), input())
try: input()
except EOFError as e: print(e)
for f in (lambda: input(1, 2), lambda: input(prompt=1)):
    try: f()
    except TypeError as e: print(e)
print('é😀', ascii('é'), end='\r\n')
print("tab\tq'uote", ['a\n'], ('é',))
sys.stdout.flush()
