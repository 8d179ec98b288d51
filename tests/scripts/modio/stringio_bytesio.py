# covers: io.StringIO and BytesIO: read, write, seek, tell, truncate, getvalue, iteration, closed errors, newline handling, getbuffer
import io
s = io.StringIO('line1\nline2\nlast')
print(s.read(3), s.tell(), repr(s.readline()), s.readlines(), repr(s.read()), s.seek(0), list(s), s.getvalue() == 'line1\nline2\nlast', s.seek(0, 2), s.write('!'), s.getvalue()[-5:], s.seek(2), s.write('XX'), s.getvalue(), s.truncate(4), s.getvalue(), s.tell())
s.seek(8)
s.write('gap')
print(repr(s.getvalue()), s.readable(), s.writable(), s.seekable(), s.closed, s.isatty(), s.line_buffering)
print(repr(io.StringIO('a\r\nb\rc').read()), repr(io.StringIO('a\r\nb', newline=None).read()), io.StringIO('a\rb\n', newline='').readlines(), repr(io.StringIO(newline='\r\n').getvalue()))
w = io.StringIO(newline='\r\n')
w.write('x\ny')
print(repr(w.getvalue()), io.StringIO().read(), io.StringIO('abc').readline(2), io.StringIO('a\nb\n').readlines(1), w.writelines(['p', 'q']), w.getvalue()[-2:])
b = io.BytesIO(b'hello\nworld')
print(b.read(2), b.readline(), b.read1(3), b.tell(), b.seek(-2, 2), b.read(), b.read(), b.seek(1, 0), b.seek(2, 1), b.write(b'XY'), b.getvalue(), b.readinto(ba := bytearray(4)), ba, b.truncate(3), b.getvalue(), list(io.BytesIO(b'a\nb')))
with b.getbuffer() as v:
    v[0] = 72
    try: b.write(b'more than it fits')
    except BufferError as e: print(e)
print(b.getvalue(), b.seek(10), b.write(b'z'), b.getvalue())
for f in (lambda: s.seek(1, 1), lambda: s.seek(-1), lambda: s.seek(0, 5), lambda: s.write(b'x'), lambda: s.write(5), lambda: b.write('x'), lambda: b.seek(-1), lambda: s.read('a'), lambda: io.StringIO(5), lambda: io.BytesIO('a'), lambda: io.StringIO('a', newline='x'), lambda: s.truncate(-1), lambda: b.seek(0, 9), lambda: b.readinto('x'), lambda: s.fileno(), lambda: s.detach(), lambda: b.writelines(['a']), lambda: s.buffer):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s.close(); b.close()
for f in (lambda: s.read(), lambda: s.getvalue(), lambda: next(s), lambda: b.getvalue(), lambda: b.write(b''), lambda: s.closed, lambda: b.close(), lambda: s.__enter__()):
    try: print(f())
    except ValueError as e: print(e)
with io.StringIO() as c:
    print('to c', 1, file=c)
    got = c.getvalue()
print(repr(got), c.closed)
t = io.TextIOWrapper(io.BytesIO(b'caf\xc3\xa9\r\nx'), encoding='utf-8')
print(repr(t.read()), t.encoding, t.buffer.getvalue(), isinstance(s, io.IOBase), isinstance(b, io.BytesIO), io.DEFAULT_BUFFER_SIZE > 0, io.SEEK_END)
class Up(io.StringIO):
    def write(self, x): return super().write(x.upper())
u = Up()
print('shout', file=u, end='')
print(u.getvalue())
