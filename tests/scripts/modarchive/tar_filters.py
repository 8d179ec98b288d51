# tarfile: extraction filters (the output is CPython 3.11.7's: filters came after 3.11.2), traversal, links that lead out.
import io
import os
import shutil
import tarfile
import tempfile
from tarfile import TarInfo


def make(*members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w') as tar:
        for name, k in members:
            i = TarInfo(name)
            i.mtime = 1000000000
            for a, b in k.items():
                setattr(i, a, b)
            i.size = len(name.encode()) if i.isreg() else 0
            tar.addfile(i, io.BytesIO(name.encode()))
    out.seek(0)
    return out


def shown(e):
    return type(e).__name__ + ' ' + str(e).replace(os.path.realpath(folder), 'FOLDER')


SYM, LNK, DIR = {'type': tarfile.SYMTYPE}, {'type': tarfile.LNKTYPE}, {'type': tarfile.DIRTYPE}
folder = tempfile.mkdtemp()
os.chdir(folder)
os.mkdir('outside')
with open('outside/precious', 'w') as f:
    f.write('precious')
cases = [
    [('ok.txt', {'mode': 0o7777, 'uid': 5, 'uname': 'me'}), ('d', dict(DIR, mode=0o777)), ('d/x', {'mode': 0o444}), ('d/y', {'mode': 0o111})],
    [('/abs.txt', {}), ('//abs2.txt', {})],
    [('../escaped.txt', {})],
    [('a/../../escaped.txt', {})],
    [('a/../fine.txt', {})],
    [('link', dict(SYM, linkname='../outside')), ('link/new', {})],
    [('link', dict(SYM, linkname='/etc/passwd'))],
    [('s/link', dict(SYM, linkname='../inner'))],
    [('hard', dict(LNK, linkname='../outside/precious'))],
    [('hard', dict(LNK, linkname='/etc/passwd'))],
    [('file', {}), ('hard', dict(LNK, linkname='file'))],
    [('dev', {'type': tarfile.CHRTYPE}), ],
    [('fifo', {'type': tarfile.FIFOTYPE})],
]
for number, members in enumerate(cases):
    for name in ('tar', 'data'):
        target = 'out%d%s' % (number, name)
        os.mkdir(target)
        try:
            with tarfile.open(fileobj=make(*members)) as tar:
                if name == 'tar' and members[0][1].get('type') in (tarfile.CHRTYPE,):
                    continue
                tar.extractall(target, filter=name)
        except Exception as e:
            print(number, name, shown(e))
        for root, dirs, files in os.walk(target):
            dirs.sort()
            for f in sorted(dirs + files):
                path = os.path.join(root, f)
                print('  ', path, oct(os.lstat(path).st_mode & 0o7777) if not os.path.islink(path) else os.readlink(path))
print(sorted(os.listdir('.')) == sorted(set(os.listdir('.')) - {'escaped.txt'}), os.listdir('outside'))
member = TarInfo('/x/y')
member.mode, member.uid, member.uname, member.gid = 0o7777, 5, 'me', 6
for f in (tarfile.fully_trusted_filter, tarfile.tar_filter, tarfile.data_filter):
    new = f(member, 'out0tar')
    print(f.__name__, new is member, new.name, new.mode and oct(new.mode), new.uid, new.gid, new.uname, repr(new.gname))
print(member.replace(name='other', mode=5).name, member.name, member.replace(deep=False).uid)
with tarfile.open(fileobj=make(('one', {}), ('two', {}), ('three', {}))) as tar:
    for bad in ('nope', 5):
        try:
            tar.extractall('out0tar', filter=bad)
        except Exception as e:
            print(type(e).__name__, e)
    tar.extractall('custom', filter=lambda m, path: m.replace(name='renamed') if m.name == 'two' else None if m.name == 'one' else m)
    print(sorted(os.listdir('custom')))
    tar.extract('one', 'custom', filter='data')
    tar.extraction_filter = 'data'
    try:
        tar.extract('one', 'custom')
    except TypeError as e:
        print(e)
with tarfile.open(fileobj=make(('../up', {}), ('good', {}))) as tar:
    tar.errorlevel = 0
    tar.extractall('lenient', filter='data')
    print(os.listdir('lenient'))
for cls in (tarfile.AbsolutePathError, tarfile.OutsideDestinationError, tarfile.SpecialFileError, tarfile.AbsoluteLinkError, tarfile.LinkOutsideDestinationError):
    print(cls.__name__, cls.__mro__[1].__name__, issubclass(cls, tarfile.TarError))
os.chdir('/')
shutil.rmtree(folder)
