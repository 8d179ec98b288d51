# StreamReader, StreamWriter, StreamReaderWriter, StreamRecoder, codecs.open, EncodedFile
import codecs
import io
import os
import tempfile


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


data = 'first \u00e9\nsecond\r\nthird\u2028fourth \U0001f40d\n\nlast'.encode()
Reader, Writer = codecs.getreader('utf-8'), codecs.getwriter('utf-8')
print(Reader.__name__, Writer.__name__)
print(ascii(list(Reader(io.BytesIO(data)))))
print(ascii(Reader(io.BytesIO(data)).readlines()))
print(ascii(Reader(io.BytesIO(data)).readlines(None, False)))
r = Reader(io.BytesIO(data))
print(ascii([r.readline(), r.readline(keepends=False), r.read(3), r.read(-1, 4), r.read(2, 1), r.readline(5), r.read(), r.read(), r.readline()]))
r.seek(0)
print(ascii([r.read(7), r.read(7, 3), r.readline(), r.readlines()]))
r.reset()
attempt(r.read)
for size in (1, 2, 3, 5, 8, 100):
    r = Reader(io.BytesIO(data))
    out = []
    while True:
        piece = r.read(size)
        if not piece:
            break
        out.append(piece)
    print(size, ''.join(out) == data.decode(), len(out))
    r = Reader(io.BytesIO(data))
    print(size, ''.join(iter(lambda: r.read(-1, size), '')) == data.decode())
r = Reader(io.BytesIO(b'good\nbad \xff\nmore\n'))
attempt(r.readline)
attempt(r.readline)
r = Reader(io.BytesIO(b'a\xffb'), 'replace')
print(ascii(r.read()))
out = io.BytesIO()
w = Writer(out)
w.write('\u20ac')
w.writelines(['a', 'b'])
w.reset()
attempt(w.write, '\ud800')
attempt(w.write, b'x')
print(out.getvalue(), w.getvalue(), w.errors, w.closed)
with w:
    pass
print(out.closed)

for name in ('utf-16', 'utf-32', 'utf-8-sig', 'cp437', 'utf-7'):
    out = io.BytesIO()
    w = codecs.getwriter(name)(out)
    w.write('\u00e9a')
    w.write('b\n')
    w.reset()
    w.write('c')
    print(name, out.getvalue())
    out.seek(0)
    attempt(codecs.getreader(name)(io.BytesIO(out.getvalue())).read)
attempt(codecs.StreamReader(io.BytesIO(b'x')).read)
attempt(codecs.StreamWriter(io.BytesIO(b'x')).write, 'x')

path = os.path.join(tempfile.mkdtemp(), 'f')
with codecs.open(path, 'w', 'utf-16') as f:
    print(type(f).__name__, f.encoding, f.mode, f.name == path)
    f.write('one\ntwo \u20ac\n')
    f.writelines(['three', '\n'])
with codecs.open(path, encoding='utf-16') as f:
    print(ascii(f.readline()), ascii(list(f)))
    f.seek(0)
    print(ascii(f.read(1)), ascii(f.readlines()))
with codecs.open(path, 'rb') as f:
    print(type(f).__name__, f.read())
with codecs.open(path, 'r+', 'latin-1') as f:
    f.write('\u00e9')
    f.reset()
    f.seek(0)
    print(ascii(f.read(3)))
attempt(codecs.open, path, 'r', 'no-such')

inner = io.BytesIO()
f = codecs.EncodedFile(inner, 'latin-1', 'utf-8')
f.write(b'caf\xe9\nx')
f.writelines([b'\n', b'\xff'])
print(inner.getvalue(), f.data_encoding, f.file_encoding)
f.seek(0)
print(f.readline(), f.read())
f.seek(0)
print(f.readlines())
f.seek(0)
print(list(f))
f.reset()
with codecs.EncodedFile(io.BytesIO(b'abc'), 'utf-8') as f:
    print(f.read(2), next(codecs.EncodedFile(io.BytesIO(b'l1\nl2'), 'utf-8')))
srw = codecs.StreamReaderWriter(io.BytesIO(b'l1\nl2\n'), Reader, Writer)
print(next(srw), srw.readline(), srw.getvalue(), srw.encoding)
attempt(lambda: srw.nothing)
