"""Paths as text and a small tree on disk."""
import glob, os, shutil, stat, tempfile
from pathlib import Path, PurePosixPath as P, PureWindowsPath as W
for p in (P('/a/b.tar.gz'), P('a//./b/..'), W('c:/x\\y.txt'), P('.hid'), P('')):
    print(repr(p), p.name, p.suffix, p.suffixes, p.stem, p.parent, p.parts, p.is_absolute(), list(map(str, p.parents)))
for f in (lambda: P('a').with_name(''), lambda: P('a').relative_to('b'), lambda: P('a').with_suffix('x'), lambda: P('a').match(''), lambda: P('a') / 3):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(os.path.normpath('/a/./b//../c'), os.path.relpath('/a/b', '/a/c/d'), os.path.commonpath(['/a/b/c', '/a/b/d']), os.path.splitext('.a.b'), stat.filemode(0o104755), os.path.join('a', '/b', 'c'))
with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    Path('x/y/z').mkdir(parents=True); Path('x/y/f.txt').write_text('hi'); Path('x/g.py').write_bytes(b'ok'); os.symlink('y', 'x/link')
    print([(a, sorted(b), sorted(c)) for a, b, c in sorted(os.walk('x'))], sorted(glob.glob('x/**', recursive=True)))
    print(sorted(map(str, Path('.').rglob('*'))), sorted(map(str, Path('x').glob('*/f*'))), Path('x/y/f.txt').read_text())
    shutil.copytree('x', 'c', symlinks=True); shutil.move('c/g.py', 'moved.py'); print(sorted(map(str, Path('c').rglob('*'))), os.path.exists('moved.py'))
    shutil.rmtree('x'); print(os.path.lexists('x'), shutil.which('nonexistent-program'))
    os.chdir('/')
