# covers: open() modes and errors, text and binary reading and writing, iteration, seek/tell, encoding errors, newline handling, truncate, context close
import os, tempfile
d = tempfile.mkdtemp()
p = os.path.join(d, 'f.txt')
with open(p, 'w') as f: print(f.write('line1\nliné2\n\nlast'), f.mode, f.encoding, f.closed, f.writable(), f.readable())
print(f.closed, os.path.getsize(p))
with open(p) as f: print(f.read(3), f.tell(), repr(f.readline()), f.readlines(), repr(f.read()), f.seek(0), next(f), list(f))
with open(p, 'rb') as f: print(f.read(), f.seek(-4, 2), f.read(2), f.seek(1), f.readline(), f.tell(), f.read(0))
with open(p, 'a') as f: f.writelines(['+a', '+b\n'])
with open(p, 'r+') as f:
    f.write('LINE')
    f.seek(0, 2)
    f.write('end')
print(open(p).read().split('\n'))
try:
    with open(p, 'x') as f: pass
except FileExistsError as e: print(e.errno, e.strerror)
with open(p, 'wb') as f: print(f.write(b'a\r\nb\rc\n'), f.write(bytearray(b'\xff')))
for nl in (None, '', '\n', '\r'):
    with open(p, newline=nl, encoding='latin-1') as f: print(repr(nl), f.readlines())
for enc, err in (('utf-8', 'strict'), ('utf-8', 'replace'), ('ascii', 'ignore'), ('utf-8', 'surrogateescape')):
    try:
        with open(p, encoding=enc, errors=err) as f: print(ascii(f.read()))
    except UnicodeDecodeError as e: print(e)
with open(p, 'w', newline='\r\n') as f: f.write('x\ny')
print(open(p, 'rb').read())
with open(p, 'w+') as f:
    f.write('hello world')
    f.seek(6)
    print(f.read(), f.truncate(5), f.seek(0), f.read())
for a, k in ((('no/such',), {}), ((d,), {}), ((p, 'q'), {}), ((p, 'rw'), {}), ((p, 'r', 0), {}), ((p, 'rb'), {'encoding': 'ascii'}), ((p,), {'encoding': 'nope'}), ((None,), {}), ((p, ''), {}), ((p, 'r'), {'errors': 'zz', 'foo': 1}), ((p, 'br+'), {'newline': ''}), ((p,), {'newline': 'x'}), ((b'\x00',), {}), ((), {}), ((99999,), {}), ((p, 'U'), {}), ((p, 5), {}), ((p, 'xw'), {}), ((p, 'tb'), {}), ((p, 'rr'), {})):
    try: open(*a, **k); print('ok')
    except Exception as e: print(type(e).__name__, str(e).replace(d, 'D'))
f = open(p)
f.close()
for m in (lambda: f.read(), lambda: next(f), lambda: f.write('x'), lambda: f.seek(0), lambda: f.__enter__(), lambda: f.close()):
    try: print(m())
    except ValueError as e: print(e)
with open(p) as r, open(p, 'rb') as rb:
    for m in (lambda: r.write('x'), lambda: r.seek(1, 1), lambda: rb.write(b'x'), lambda: r.seek(-1), lambda: r.read('a'), lambda: rb.seek(-50, 1), lambda: r.seek(0, 9)):
        try: print(m())
        except Exception as e: print(type(e).__name__, e)
with open(p, 'w') as w:
    for m in (lambda: w.read(), lambda: w.write(b'x'), lambda: w.write(5), lambda: w.writelines([1]), lambda: print('ok', file=w)):
        try: print(m())
        except Exception as e: print(type(e).__name__, e)
