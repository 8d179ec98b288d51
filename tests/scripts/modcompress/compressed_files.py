# gzip, bz2 and lzma: files for reading and writing, text mode, seeking, several streams, broken ones.
import bz2
import gzip
import io
import lzma
import os
import tempfile

text = b''.join(b'line %d, %s\n' % (i, b'x' * (i % 50)) for i in range(3000))


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).replace(folder, '').replace('_io.', ''))


folder = tempfile.mkdtemp()
for module, cls in ((gzip, gzip.GzipFile), (bz2, bz2.BZ2File), (lzma, lzma.LZMAFile)):
    print('---', module.__name__)
    path = os.path.join(folder, 'file.' + module.__name__)
    with module.open(path, 'wb') as f:
        print(f.writable(), f.readable(), f.write(text[:1000]), f.tell(), f.write(bytearray(text[1000:5000])), f.write(memoryview(text)[5000:]), f.closed)
        t(lambda: f.read())
    print(f.closed)
    with open(path, 'rb') as raw:
        data = raw.read()
    print(module.decompress(data) == text, module.decompress(module.compress(text)) == text, module.decompress(module.compress(b'')))
    with cls(path) as f:
        print(f.readable(), f.writable(), f.seekable(), f.read(10), f.tell(), f.readline(), f.peek(5)[:5], f.read1(4), f.tell())
        print(f.seek(100), f.read(5), f.seek(-3, 1), f.read(3), f.seek(0, 2) == len(text), f.read(), f.seek(-10, 2), f.read(), f.seek(5), f.read(6))
        room = bytearray(20)
        print(f.readinto(room), bytes(room), len(f.readlines()), f.read(5), f.seek(0), sum(1 for line in f))
        t(lambda: f.write(b'x'))
        t(lambda: f.seek(0, 5))
    t(lambda: f.read())
    t(lambda: f.tell())
    with module.open(path, 'rt', encoding='ascii') as f:
        print(repr(f.readline()), len(list(f)))
    with module.open(path, 'at', encoding='utf-8', newline='\r\n') as f:
        f.write('caf\xe9\n')
    with module.open(path) as f:
        print(f.read()[-8:])
    print(len(module.open(io.BytesIO(data + data)).read()) == 2 * len(text), module.decompress(data + data) == text + text)
    t(lambda: module.open(path, 'xb'))
    t(lambda: module.open(path, 'rbt'))
    t(lambda: module.open(path, 'rb', encoding='ascii'))
    t(lambda: module.open(path, 'rz'))
    t(lambda: module.open(5))
    t(lambda: cls(path, 'q'))
    t(lambda: module.open(path + '.none').read())
    for broken in (data[:-1], data[:-9], data[:30], data[:5], b'junk' * 10, data[:60] + b'\x00\x01\x02' * 5 + data[75:]):
        try:
            print(len(module.open(io.BytesIO(broken)).read()))
        except Exception as e:
            print(type(e).__name__, str(e).split(' 0x')[0])
        try:
            print(len(module.decompress(broken)))
        except Exception as e:
            print(type(e).__name__, str(e).split(' 0x')[0])
    target = io.BytesIO()
    with module.open(target, 'w') as f:
        f.writelines([b'a\n', b'b\n'])
    print(target.closed, module.decompress(target.getvalue()))
    os.remove(path)
print('--- gzip only')
g = gzip.compress(b'data', mtime=0)
print(g[:10], gzip.compress(b'data', 1, mtime=5)[:10], gzip.decompress(g + b'\0' * 10), gzip.decompress(b''), gzip.open(io.BytesIO(g + b'\0' * 10)).read())
t(lambda: gzip.decompress(g + b'junk'))
t(lambda: gzip.open(io.BytesIO(g + b'junk')).read())
t(lambda: gzip.decompress(g[:-4] + b'\x05\0\0\0'))
t(lambda: gzip.decompress(b'\x1f\x8b\x07' + g[3:]))
header = b'\x1f\x8b\x08\x1e\x05\0\0\0\0\x03' + b'\x03\0abc' + b'name\0' + b'comment\0' + b'\0\0'
f = gzip.open(io.BytesIO(header + g[10:]))
print(f.read(), f.mtime, gzip.decompress(header + g[10:]))
t(lambda: gzip.decompress(header[:15]))
buffer = io.BytesIO()
with gzip.GzipFile('dir/caf\xe9.txt.gz', 'wb', 9, buffer, mtime=1) as f:
    print(f.name, f.write(b'abc'), f.seek(10), f.write(b'def'), f.flush(), f.tell())
    t(lambda: f.seek(2))
    t(lambda: f.seek(0, 2))
print(buffer.getvalue()[:25], gzip.decompress(buffer.getvalue()), issubclass(gzip.BadGzipFile, OSError))
with gzip.GzipFile(fileobj=io.BytesIO(g)) as f:
    print(f.read(2), f.rewind(), f.read(), f.mode, f.name, f.fileobj is not None)
print('--- lzma only')
for k in ({'format': lzma.FORMAT_ALONE}, {'check': lzma.CHECK_SHA256}, {'preset': 1}, {'format': lzma.FORMAT_RAW, 'filters': [{'id': lzma.FILTER_DELTA, 'dist': 4}, {'id': lzma.FILTER_LZMA2, 'preset': 3}]},
          {'filters': [{'id': lzma.FILTER_X86}, {'id': lzma.FILTER_LZMA2, 'dict_size': 1 << 16, 'lc': 1, 'mode': lzma.MODE_FAST, 'mf': lzma.MF_HC4, 'nice_len': 30}]}):
    z = lzma.compress(text, **k)
    back = {n: k[n] for n in ('format', 'filters') if n in k and k.get('format') == lzma.FORMAT_RAW}
    print(sorted(k), len(z), lzma.decompress(z, **back) == text)
    out = io.BytesIO()
    with lzma.LZMAFile(out, 'w', **k) as f:
        f.write(text)
    out.seek(0)
    with lzma.LZMAFile(out, **back) as f:
        print(f.read() == text)
t(lambda: lzma.LZMAFile(io.BytesIO(), check=1))
t(lambda: lzma.LZMAFile(io.BytesIO(), preset=1))
os.rmdir(folder)
