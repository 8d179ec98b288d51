# zipimport: modules, packages, namespaces and data from archives on sys.path; archives as programs.
import importlib
import os
import runpy
import sys
import tempfile
import zipfile
import zipimport

folder = tempfile.mkdtemp()
archive = os.path.join(folder, 'lib.zip')
with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('zmod.py', 'x = 1\ndef fail():\n    raise KeyError(x)\n')
    z.writestr('zpack/__init__.py', 'from . import inner\ny = 2')
    z.writestr('zpack/inner.py', 'name = __name__')
    z.writestr('zpack/data.txt', 'some data')
    z.writestr('zspace/', '')
    z.writestr('zspace/part.py', 'z = 3')
    z.writestr('zbad.py', 'x = = 1')
    z.writestr('sub/zlower.py', 'low = True')
    z.writestr('__main__.py', 'import sys, zmod\nprint("main", __name__, zmod.x, sys.argv[1:], __file__.endswith("/__main__.py"))', zipfile.ZIP_STORED)


def hide(text):
    return str(text).replace(folder, 'FOLDER')


def t(f):
    try:
        print(hide(f()))
    except Exception as e:
        print(type(e).__name__, hide(e), getattr(e, 'name', None))


i = zipimport.zipimporter(archive)
print(hide(repr(i)), hide(i.archive), repr(i.prefix))
for name in ('zmod', 'zpack', 'zspace', 'nope'):
    t(lambda: i.find_spec(name))
    t(lambda: i.get_filename(name))
    t(lambda: i.is_package(name))
    t(lambda: i.get_source(name))
    t(lambda: type(i.get_code(name)).__name__)
t(lambda: i.get_data('zpack/data.txt'))
t(lambda: i.get_data(os.path.join(archive, 'zpack/data.txt')))
t(lambda: i.get_data('zpack/none.txt'))
t(lambda: zipimport.zipimporter(''))
t(lambda: zipimport.zipimporter(folder))
t(lambda: zipimport.zipimporter('/nonexistent'))
print(zipimport.ZipImportError.__mro__[1], zipimport.zipimporter(archive + '/sub').prefix)
sys.path.insert(0, archive)
sys.path.append(archive + '/sub')
import zlower
import zmod
import zpack
import zspace.part
print(zmod.x, zpack.y, zpack.inner.name, zspace.part.z, zlower.low, hide(zmod), hide(zmod.__file__), hide(zpack.__path__), type(zmod.__loader__).__name__, hide(zmod.__spec__.origin))
try:
    zmod.fail()
except KeyError as e:
    import traceback
    print(hide(''.join(traceback.format_tb(e.__traceback__)[1:])))
t(lambda: importlib.import_module('zbad'))
t(lambda: importlib.import_module('zpack.none'))
print(zpack.__loader__.get_resource_reader('zpack').open_resource('data.txt').read(), zpack.__loader__.get_resource_reader('zmod'))
result = runpy.run_path(archive, run_name='other')
print(result['__name__'], sorted(n for n in result if n[0] != '_'))
sys.stdout.flush()
for program in (archive, folder + '/app'):
    if program != archive:
        with open(program, 'wb') as out, open(archive, 'rb') as data:
            out.write(b'#!/usr/bin/env python\n' + data.read())
    r = os.spawnv(os.P_WAIT, sys.executable, [sys.executable, program, 'an', 'argument'])
    print(r)
    sys.stdout.flush()
with open(archive, 'wb') as f:
    f.write(b'no archive any more')
i.invalidate_caches()
t(lambda: i.find_spec('zmod'))
t(lambda: zipimport.zipimporter(archive))
