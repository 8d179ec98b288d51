# covers: the exception class tree, mro of every builtin exception, catching by base, aliases, OSError subclass mapping by errno, layout conflicts
import errno
def show(c, depth=0):
    print('  ' * depth + c.__name__)
    for s in sorted((s for s in c.__subclasses__() if s.__module__ == 'builtins'), key=lambda s: s.__name__): show(s, depth + 1)
show(BaseException)
print(IOError is OSError, EnvironmentError is OSError)
for n in ('ENOENT', 'EEXIST', 'EACCES', 'EPERM', 'ENOTDIR', 'EISDIR', 'EPIPE', 'ECHILD', 'EAGAIN', 'EINTR', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ESRCH', 'EINVAL'):
    print(n, type(OSError(getattr(errno, n), 'msg')).__name__, end=', ')
print()
print(type(OSError('x')).__name__, type(OSError(2)).__name__, type(FileNotFoundError()).__name__, FileNotFoundError(5, 'x').errno, type(OSError(2, 'a', 'f')).__name__, OSError(2, 'a', 'f').filename)
class MyOS(OSError): pass
print(type(MyOS(2, 'x')).__name__, MyOS(2, 'x'), MyOS(2, 'x', 'file'))
for bases in ((ValueError, KeyError), (OSError, ValueError), (OSError, SyntaxError), (StopIteration, OSError), (KeyError, AttributeError), (UnicodeDecodeError, OSError)):
    try: print([c.__name__ for c in type('X', bases, {}).__mro__])
    except TypeError as e: print(e)
u = UnicodeDecodeError('utf-8', b'abc\xff', 3, 4, 'invalid start byte')
print(u, u.encoding, u.object, u.start, u.end, u.reason)
u.start, u.reason = 1, 'changed'
print(u, UnicodeEncodeError('ascii', 'é', 0, 1, 'r'), UnicodeTranslateError('é', 0, 1, 'r'))
for f in (lambda: UnicodeDecodeError(), lambda: UnicodeDecodeError('a', 'b', 0, 1, 'r'), lambda: UnicodeEncodeError('a', b'x', 0, 1, 'r')):
    try: f()
    except TypeError as e: print(e)
s = SyntaxError('msg', ('file.py', 3, 5, 'text line'))
print(s, s.filename, s.lineno, s.offset, s.text, s.msg, s.args, SyntaxError('only'), SyntaxError().msg)
