# covers: os.path functions on strings, os file operations in a temp folder, environment, errors with errno
import os, tempfile, stat, shutil, glob, fnmatch
from os import path as p
print(p.join('a', 'b', '/c', 'd'), p.join('a/', 'b'), p.join('', 'x'), p.split('/a/b/'), p.split('a'), p.basename('/x/y.tar.gz'), p.dirname('/x/y'), p.splitext('a/b.tar.gz'), p.splitext('.bashrc'), p.splitext('a.'), p.normpath('a//b/../c/./d/'), p.normpath(''), p.isabs('/a'), p.commonprefix(['/usr/lib', '/usr/local']), p.commonpath(['/usr/lib', '/usr/local/x']), p.relpath('/a/b/c', '/a/d'), p.abspath('/a/../b'), p.expanduser('x'), p.normcase('A'), p.splitdrive('/c'), os.sep, os.curdir, os.pardir, os.extsep, os.linesep.encode(), os.devnull, os.name, p.join(b'a', b'b'), os.fspath('x'))
d = tempfile.mkdtemp()
j = lambda *a: p.join(d, *a)
os.makedirs(j('x', 'y', 'z'))
os.mkdir(j('e'))
for n in ('x/1.txt', 'x/y/2.txt', 'x/y/z/3.py'):
    with open(j(n), 'w') as f: f.write(n)
print([(p.relpath(a, d), sorted(b), sorted(c)) for a, b, c in sorted(os.walk(d))], sorted(os.listdir(d)), sorted(e.name for e in os.scandir(d) if e.is_dir()), p.exists(j('x')), p.isfile(j('x/1.txt')), p.isdir(j('x/1.txt')), p.getsize(j('x/1.txt')), p.islink(j('x')), stat.S_ISDIR(os.stat(j('x')).st_mode), os.stat(j('x/1.txt')).st_size)
os.rename(j('x/1.txt'), j('x/one.txt'))
os.symlink('one.txt', j('x/link'))
print(os.readlink(j('x/link')), p.islink(j('x/link')), p.realpath(j('x/link')) == p.realpath(j('x/one.txt')), sorted(p.basename(g) for g in glob.glob(j('x', '*'))), [p.relpath(g, d) for g in sorted(glob.glob(j('**', '*.py'), recursive=True))], fnmatch.filter(['a.py', 'b.txt'], '*.py'))
os.remove(j('x/link'))
os.chmod(j('x/one.txt'), 0o640)
print(oct(os.stat(j('x/one.txt')).st_mode & 0o777), os.access(j('x'), os.R_OK), p.samefile(j('x'), j('x/../x')))
for f in (lambda: os.mkdir(j('x')), lambda: os.rmdir(j('x')), lambda: os.remove(j('nope')), lambda: os.listdir(j('nope')), lambda: os.rename(j('nope'), j('q')), lambda: os.makedirs(j('x')), lambda: os.makedirs(j('x'), exist_ok=True), lambda: os.stat(j('nope')), lambda: os.listdir(j('x/one.txt')), lambda: os.readlink(j('x')), lambda: p.getsize(j('nope')), lambda: p.join('a', 5), lambda: p.join('a', b'b'), lambda: os.fspath(5), lambda: os.remove(5.5), lambda: p.exists(None), lambda: p.commonpath([]), lambda: p.commonpath(['/a', 'b']), lambda: os.open(j('nope'), os.O_RDONLY), lambda: os.close(9999), lambda: os.getenv('NO_SUCH_VAR_X'), lambda: os.environ['NO_SUCH_VAR_X'], lambda: os.path.exists('a\0b'), lambda: os.stat('a\0b'), lambda: os.chdir(j('nope')), lambda: os.strerror(2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).replace(d, 'D'))
os.environ['ADDED_X'] = 'v'
print(os.getenv('ADDED_X'), os.environ.get('ADDED_X'), os.environ.pop('ADDED_X'), 'ADDED_X' in os.environ, os.path.expandvars('$HOME') != '$HOME')
try: os.environ['A'] = 5
except TypeError as e: print(e)
fd = os.open(j('fd'), os.O_CREAT | os.O_RDWR)
print(os.write(fd, b'bytes here'), os.lseek(fd, 2, 0), os.read(fd, 4), os.fstat(fd).st_size, os.close(fd))
cwd = os.getcwd()
os.chdir(d)
print(p.exists('fd'), os.getcwd() == p.realpath(d))
os.chdir(cwd)
shutil.copy(j('fd'), j('copy'))
print(open(j('copy')).read(), shutil.rmtree(j('x')), p.exists(j('x')), sorted(os.listdir(d)))
import pathlib
q = pathlib.PurePosixPath('/a/b/c.tar.gz')
print(q.name, q.stem, q.suffix, q.suffixes, q.parent, q.parts, q / 'd', q.with_suffix('.x'), q.with_name('n'), q.relative_to('/a'), q.match('*.gz'), repr(q), q == pathlib.PurePosixPath('/a') / 'b' / 'c.tar.gz')
