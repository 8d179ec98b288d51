# covers: display of OSError subclasses with filename parts, KeyError repr message, UnicodeDecodeError text
# stderr: full
import errno
for e in (OSError(errno.ENOENT, 'gone', 'a.txt'), OSError(errno.EACCES, 'denied'), OSError(errno.EEXIST, 'both', 'a', None, 'b'), OSError('only text'), OSError(17, 'x'), OSError(), OSError(1, 2, 3, 4, 5)):
    print(type(e).__name__, e, e.errno, e.strerror, e.filename, e.filename2, e.args)
try:
    b'\xff\xfe'.decode('ascii')
except UnicodeDecodeError as u:
    print(u)
try:
    open('missing-dir/missing-file.txt')
except FileNotFoundError as f:
    print(f, f.errno)
raise KeyError('quoted \'key\'', 1)
