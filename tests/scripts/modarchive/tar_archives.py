# tarfile: formats, compression, streams, members, links, pax records, sparse maps, damaged archives.
import hashlib
import io
import os
import shutil
import tarfile
import tempfile
from tarfile import TarInfo


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def info(name, data=b'', **k):
    i = TarInfo(name)
    i.size = len(data)
    i.mtime = 1234567890
    for a, b in k.items():
        setattr(i, a, b)
    return i


text = b'some text in a file\n' * 100
long = 'deep/' * 25 + 'x' * 90
huge = 'y' * 150
for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=form) as tar:
        tar.addfile(info('plain.txt', text, uname='me', gname='us', uid=1000, gid=100, mode=0o755), io.BytesIO(text))
        tar.addfile(info('folder', type=tarfile.DIRTYPE, mode=0o700))
        tar.addfile(info('link', type=tarfile.SYMTYPE, linkname='plain.txt'))
        tar.addfile(info('hard', type=tarfile.LNKTYPE, linkname='plain.txt'))
        tar.addfile(info('fifo', type=tarfile.FIFOTYPE))
        tar.addfile(info('dev', type=tarfile.CHRTYPE, devmajor=5, devminor=1))
        t(lambda: tar.addfile(info(long, b'abc'), io.BytesIO(b'abc')))
        t(lambda: tar.addfile(info(huge, b'abc'), io.BytesIO(b'abc')))
        t(lambda: tar.addfile(info('caf\xe9', b'abc'), io.BytesIO(b'abc')))
        t(lambda: tar.addfile(info('l', type=tarfile.SYMTYPE, linkname=huge)))
        t(lambda: tar.addfile(info('time', mtime=1.5)))
        t(lambda: tar.addfile(info('big', uid=2**30, mtime=-5)))
        t(lambda: tar.addfile(info('pax', pax_headers={'comment': 'c\xe9', 'path': 'other name'})))
        t(lambda: tar.addfile(info('odd', uname='u' * 40)))
        t(lambda: tar.addfile(info('\udcff')))
    data = out.getvalue()
    print(form, len(data), hashlib.md5(data).hexdigest())
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        for m in tar:
            print(ascii(m.name), m.size, oct(m.mode), m.uid, m.gid, m.uname, m.gname, m.mtime, m.type, m.linkname, m.offset, m.offset_data, m.devmajor, m.devminor, m.pax_headers,
                  [n for n in ('isreg', 'isfile', 'isdir', 'issym', 'islnk', 'ischr', 'isblk', 'isfifo', 'isdev', 'issparse') if getattr(m, n)()])
        print(tar.extractfile('plain.txt').read() == text, tar.extractfile('link').read(4), tar.extractfile('hard').readline(), tar.extractfile('folder'), tar.getmember('folder/').name)
        t(lambda: tar.getmember('none'))
        t(lambda: tar.add('x'))
        with tar.extractfile('plain.txt') as f:
            print(f.read(3), f.seek(10), f.read(4), f.tell(), f.seek(-5, 2), f.read(), f.seek(2, 1), len(f.readlines()), f.seekable(), f.writable())
    t(lambda: tar.getmembers())
for kind in ('', 'gz', 'bz2', 'xz'):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w:' + kind) as tar:
        tar.addfile(info('a', text), io.BytesIO(text))
        tar.addfile(info('b'))
    for mode in ('r', 'r:*', 'r:' + kind, 'r|*', 'r|' + kind):
        out.seek(0)
        with tarfile.open(fileobj=out, mode=mode) as tar:
            print(kind, mode, [(m.name, m.isreg() and tar.extractfile(m).read() == (text if m.size else b'')) for m in tar])
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode='w|' + kind, bufsize=1000) as tar:
        tar.addfile(info('a', text), io.BytesIO(text))
    stream.seek(0)
    with tarfile.open(fileobj=stream) as tar:
        print(tar.getnames(), tar.extractfile('a').read() == text)
    data = out.getvalue()
    for cut in (0, 3, 100, 700, len(data) - 600):
        try:
            with tarfile.open(fileobj=io.BytesIO(data[:cut])) as tar:
                print(tar.getnames())
        except Exception as e:
            print(type(e).__name__, str(e).split('\n')[0])
t(lambda: tarfile.open())
t(lambda: tarfile.open('x', 'q'))
t(lambda: tarfile.open('x', 'r:zz'))
t(lambda: tarfile.open('x', 'r|zz', fileobj=io.BytesIO(b'1')))
t(lambda: tarfile.open('x', 'a:gz'))
t(lambda: tarfile.open('x', 'a|gz'))
t(lambda: tarfile.open('/nonexistent/x'))
t(lambda: tarfile.open('/nonexistent/x', 'r:gz'))
t(lambda: tarfile.TarFile('x', 'q'))
t(lambda: tarfile.open(fileobj=io.BytesIO(b'junk' * 500), mode='r:gz'))
t(lambda: tarfile.open(fileobj=io.BytesIO(b'junk' * 500), mode='r:'))
t(lambda: tarfile.open(fileobj=io.BytesIO(b'junk' * 500), mode='r|'))
t(lambda: tarfile.open(fileobj=io.BytesIO(b'junk' * 500)))
print(tarfile.is_tarfile(io.BytesIO(b'')), tarfile.is_tarfile(io.BytesIO(data)), tarfile.is_tarfile('/etc/passwd'))
header = info('name', b'12345').tobuf(tarfile.USTAR_FORMAT)
for broken in (header[:100], header[:148] + b'9' * 8 + header[156:], header[:124] + b'zzz' + header[127:], b'\0' * 512, b'', header):
    t(lambda: TarInfo.frombuf(broken, 'utf-8', 'strict').name)
pax = info('p', type=b'x', size=20)


def pax_archive(records, name='file', body=b'data'):
    h = info('././@PaxHeader', records, type=b'x').tobuf(tarfile.USTAR_FORMAT)
    return h + records.ljust(-(-len(records) // 512) * 512, b'\0') + info(name, body).tobuf(tarfile.USTAR_FORMAT) + body.ljust(512, b'\0') + b'\0' * 1024


def record(**fields):
    result = b''
    for key, value in fields.items():
        body = b' ' + key.replace('_', '.').encode() + b'=' + value + b'\n'
        n = len(body) + 2
        result += b'%d' % n + body if n > 9 else b'%02d' % n + body
    return result


for records in (b'', record(path=b'name'), record(hdrcharset=b'BINARY', path=b'n\xffme'), record(mtime=b'123.25'), record(size=b'abc'), record(uid=b'x7'), record(path=b'n\xc3\xa9/')):
    with tarfile.open(fileobj=io.BytesIO(pax_archive(records))) as tar:
        for m in tar:
            print(ascii(m.name), m.size, m.mtime, m.uid, ascii(m.pax_headers))
body = b'AAAABBBB'
for records, data in ((record(GNU_sparse_major=b'1', GNU_sparse_minor=b'0', GNU_sparse_name=b'sparse10', GNU_sparse_realsize=b'30'), b'2\n4\n4\n20\n4\n'.ljust(512, b'\0') + body),
                      (record(GNU_sparse_size=b'30', GNU_sparse_map=b'4,4,20,4'), body)):
    with tarfile.open(fileobj=io.BytesIO(pax_archive(records, 'file', data) + b'\0' * 2048)) as tar:
        m = tar.getmembers()[0]
        print(m.name, m.size, m.sparse, m.issparse(), tar.extractfile(m).read())
print(repr(TarInfo('x'))[:13], sorted(TarInfo('x').get_info().items()), TarInfo.create_pax_global_header({'a': 'b'})[:20])
i = TarInfo('p')
i.path, i.linkpath = 'q', 'r'
print(i.name, i.linkname, i.path, i.linkpath)

folder = tempfile.mkdtemp()
os.chdir(folder)
os.makedirs('src/sub')
for name in ('src/a.txt', 'src/sub/b.txt'):
    with open(name, 'w') as f:
        f.write(name)
    os.utime(name, (1000000000, 1000000000))
os.chmod('src/a.txt', 0o640)
os.symlink('a.txt', 'src/s')
os.link('src/a.txt', 'src/h')
with tarfile.open('made.tar.gz', 'w:gz') as tar:
    tar.add('src')
    tar.add('src/a.txt', 'renamed.txt')
    tar.add('src', 'filtered', filter=lambda m: None if m.name.endswith('b.txt') else m)
    print(tar.getnames(), [m.type for m in tar.getmembers()])
with tarfile.open('made.tar.gz') as tar:
    tar.extractall('out')
    tar.extract('renamed.txt', 'one')
    tar.list(verbose=False)
for root, dirs, files in os.walk('out'):
    dirs.sort()
    for name in sorted(files):
        path = os.path.join(root, name)
        with open(path) as f:
            print(path, f.read(), os.path.islink(path), oct(os.lstat(path).st_mode) if not os.path.islink(path) else '', int(os.stat(path).st_mtime))
print(os.path.samefile('out/src/a.txt', 'out/src/h'), os.listdir('one'))
with tarfile.open('app.tar', 'w') as tar:
    tar.addfile(info('first', b'1'), io.BytesIO(b'1'))
with tarfile.open('app.tar', 'a') as tar:
    tar.addfile(info('second', b'22'), io.BytesIO(b'22'))
with tarfile.open('app.tar') as tar:
    print(tar.getnames(), tar.extractfile('second').read(), os.path.getsize('app.tar') % 10240)
t(lambda: tarfile.open('app.tar', 'x'))
with tarfile.open('short.tar', 'w') as tar:
    t(lambda: tar.addfile(info('a', b'12345'), io.BytesIO(b'12')))
os.chdir('/')
shutil.rmtree(folder)
