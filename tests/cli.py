#!/usr/bin/env python3
"""The command line: each case of tests/cli_cases.json run with an interpreter, against what CPython 3.11 did.

A case has options, an environment, standard input, and what CPython gave: exit status, stdout and stderr, where the
interpreter's own name stands as PROG and folders as HERE. They run in one folder with the files FILES below.
`tests/cli.py --update /usr/bin/python3` writes the answers anew; new cases are added with empty answers.

The cases of OWN have no CPython to ask: the cache of compiled modules, and what names Adder.
Must stay true: the last line is 'N passed, N failed' and the exit status is 1 when anything failed.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, 'cli_cases.json')
FILES = {
    's.py': 'import sys\nprint(sys.argv, sys.flags.optimize, __name__)\n',
    'bad.py': 'x = (\n',
    'exc.py': '1/0\n',
    'first.py': 'not python at all\nprint("second line")\n1/0\n',
    'warn.py': 'import warnings\nwarnings.warn("dep", DeprecationWarning)\nwarnings.warn("usr")\n',
    'asrt.py': '"doc"\nprint(__debug__, __doc__)\nassert 0, "no"\n',
    'start.py': 'print("startup")\nSTART = 5\n',
    'app/__main__.py': 'import sys\nprint("app", sys.argv, __name__, repr(__package__))\n',
    'pkg/__init__.py': 'print("init")\n',
    'pkg/__main__.py': 'import sys\nprint("pkgmain", sys.argv[1:], __name__, __package__)\n',
    'pkg/mod.py': 'print("mod", __name__, __package__, __spec__.name)\n',
    'nomain/__init__.py': '',
    'empty/readme': '',
}


def run(interp, arguments, env, stdin, folder):
    """(exit status, stdout, stderr), normalised."""
    full = {k: v for k, v in os.environ.items() if not k.startswith(('PYTHON', 'ADDER'))}
    full.update(LANG='C.UTF-8', LC_ALL='C.UTF-8', HOME=folder, PYTHONDONTWRITEBYTECODE='1')
    full.update(env)
    full = {k: v for k, v in full.items() if v is not None}
    done = subprocess.run([interp] + arguments, capture_output=True, text=True, env=full, input=stdin, cwd=folder,
                          timeout=60)

    def normal(text):
        text = text.replace(interp, 'PROG').replace(folder, 'HERE')
        text = re.sub(r'usage: (adder|PROG) ', 'usage: PROG ', text)
        return re.sub(r"Try `(adder|python) -h'", "Try `PROG -h'", text)
    return [done.returncode, normal(done.stdout), normal(done.stderr)]


def make_files(folder):
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)


def cache_case(interp, folder):
    """Compiled modules on disk: written, used, thrown away when they do not fit, and never in the way."""
    work = os.path.join(folder, 'cache')
    os.mkdir(work)
    source = os.path.join(work, 'm.py')
    cache = os.path.join(work, '__pycache__', 'm.adder-1.adc')

    def write(text, when):
        with open(source, 'w') as f:
            f.write(text)
        os.utime(source, (when, when))

    def imported(*options, env=None, code='import m; print(m.x)'):
        got = run(interp, [*options, '-c', code], {'PYTHONDONTWRITEBYTECODE': None, **(env or {})}, '', work)
        return got[1].strip() if got[0] == 0 and not got[2] else repr(got)

    def check(what, got, wanted):
        if got != wanted:
            raise AssertionError('%s: expected %r, got %r' % (what, wanted, got))

    write('x = 1\n', 1000)
    check('-B', imported('-B'), '1')
    check('environment', imported(env={'PYTHONDONTWRITEBYTECODE': '1'}), '1')
    check('sys', imported(code='import sys; sys.dont_write_bytecode = True; import m; print(m.x)'), '1')
    check('nothing written', os.path.exists(os.path.dirname(cache)), False)
    check('first', imported(), '1')
    check('files', os.listdir(os.path.dirname(cache)), ['m.adder-1.adc'])
    with open(cache, 'rb') as f:
        good = f.read()
    write('x = 2\n', 1000)
    check('same time and size: taken from the cache', imported(), '1')
    write('x = 3\n', 2000)
    check('another time', imported(), '3')
    write('x = 44\n', 2000)
    check('another size', imported(), '44')
    for what, data in [('cut', good[:-8]), ('empty', b''), ('noise', b'\xff' * 200), ('short', good[:20]),
                       ('one bit', good[:-40] + bytes([good[-40] ^ 1]) + good[-39:]), ('longer', good + b'\0' * 8)]:
        write('x = 1\n', 1000)
        with open(cache, 'wb') as f:
            f.write(data)
        check(what, imported(), '1')
        with open(cache, 'rb') as f:
            check(what + ' written anew', f.read() == good, True)
    check('-O', imported('-O'), '1')
    check('-O beside it', sorted(os.listdir(os.path.dirname(cache))), ['m.adder-1.adc', 'm.adder-1.opt-1.adc'])
    shutil.rmtree(os.path.dirname(cache))
    prefix = os.path.join(folder, 'prefix')
    check('prefix', imported('-X', 'pycache_prefix=' + prefix), '1')
    check('prefix used', os.path.exists(prefix + work + '/m.adder-1.adc'), True)
    check('prefix only', os.path.exists(os.path.dirname(cache)), False)
    check('prefix that cannot be', imported(env={'PYTHONPYCACHEPREFIX': '/proc/none'}), '1')
    with open(os.path.join(work, '__pycache__'), 'w'):
        pass
    check('a file in its place', imported(), '1')
    os.remove(os.path.join(work, '__pycache__'))
    check('names', imported(code='import m; print(m.__cached__ == m.__spec__.cached, m.__cached__.endswith("/__pycache__/m.adder-1.adc"))'), 'True True')
    # A folder that moves: tracebacks name the new place.
    write('def f(): return 1 / 0\nx = 5\n', 1000)
    check('before the move', imported(), '5')
    os.rename(work, work + '2')
    got = run(interp, ['-c', 'import m; m.f()'], {'PYTHONDONTWRITEBYTECODE': None}, '', work + '2')
    check('moved', 'HERE/m.py' in got[2], True)


def own_names(interp, folder):
    for options, status, start in [(['-V'], 0, 'Adder '), (['--version'], 0, 'Adder '), (['-VV'], 0, '3.11'),
                                   (['-h'], 0, 'usage: PROG '), (['--help-all'], 0, 'usage: PROG ')]:
        got = run(interp, options, {}, '', folder)
        if got[0] != status or not got[1].startswith(start):
            raise AssertionError('%s: %r' % (options, got))


OWN = {'cache': cache_case, 'own names': own_names}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--interp', default=os.path.join(os.path.dirname(HERE), 'build/release/adder'))
    parser.add_argument('--update', metavar='CPYTHON')
    options = parser.parse_args()
    with open(CASES) as f:
        cases = json.load(f)
    folder = os.path.realpath(tempfile.mkdtemp(prefix='adder_cli_'))
    passed = failed = 0
    try:
        make_files(folder)
        if options.update:
            for case in cases:
                case['gives'] = run(options.update, case['options'], case.get('env', {}), case.get('stdin', ''), folder)
            with open(CASES, 'w') as f:
                f.write('[\n' + ',\n'.join(json.dumps(case) for case in cases) + '\n]\n')
            return 0
        interp = os.path.abspath(options.interp)
        for case in cases:
            got = run(interp, case['options'], case.get('env', {}), case.get('stdin', ''), folder)
            if got == case['gives']:
                passed += 1
                continue
            failed += 1
            print('FAIL %s %s' % (case.get('env', ''), case['options']))
            for name, x, y in zip(('status', 'stdout', 'stderr'), case['gives'], got):
                if x != y:
                    print('   %s: expected %r, got %r' % (name, x, y))
        for name, function in OWN.items():
            try:
                function(interp, folder)
                passed += 1
            except AssertionError as error:
                failed += 1
                print('FAIL %s: %s' % (name, error))
    finally:
        shutil.rmtree(folder)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
