#!/usr/bin/env python3
"""Compares the public names of the standard modules with CPython 3.11's, and writes docs/modules.md.

    tests/tools/module_names.py --interp build/release/adder            prints the page
    tests/tools/module_names.py --interp build/release/adder --write    writes docs/modules.md
    tests/tools/module_names.py --reference /usr/bin/python3            writes module_names.json anew, with CPython 3.11

A module's __all__ says which names are public; without one, those without an underscore in front, but for modules and
for functions and classes of other modules, which it merely imported.
module_names.json, beside this file, holds CPython's names for each module. A module of it that Adder does not have
yet stands on the page all the same.
"""
import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REFERENCE = os.path.join(HERE, 'module_names.json')
PAGE = os.path.join(os.path.dirname(os.path.dirname(HERE)), 'docs', 'modules.md')

MODULES = '''sys builtins math cmath time types abc collections collections.abc functools itertools operator contextlib copy
enum dataclasses typing string io os os.path random json re traceback warnings weakref gc atexit importlib importlib.abc
importlib.machinery importlib.resources importlib.metadata importlib.util keyword __future__ bisect heapq numbers fractions
decimal statistics datetime zoneinfo calendar textwrap pprint reprlib difflib shlex pathlib shutil tempfile glob fnmatch
stat errno linecache inspect runpy pkgutil copyreg pickle pickletools struct array codecs unicodedata binascii base64 mmap
fcntl resource platform sysconfig locale getpass gettext logging logging.handlers logging.config argparse getopt optparse
configparser csv tomllib unittest unittest.mock doctest timeit dis ast tokenize token tracemalloc cProfile profile pstats
faulthandler contextvars threading queue concurrent.futures _thread subprocess signal select selectors socket socketserver
pwd grp termios tty pty asyncio uuid hashlib hmac secrets zlib gzip bz2 lzma zipfile tarfile zipimport urllib.parse
urllib.error html html.entities html.parser ipaddress quopri mimetypes graphlib cmd code codeop sched ctypes
ctypes.util'''.split()

# Runs in the interpreter that is looked at. Needs no module but those it asks about.
COLLECT = '''
import sys
kind = type(sys)
for name in sys.argv[1:]:
    try:
        module = __import__(name, None, None, ['*'])
    except BaseException as e:
        print(name, '!', type(e).__name__ + ':', str(e).split(chr(10))[0])
        continue
    found = getattr(module, '__all__', None)
    if found is None:
        found = []
        for n in dir(module):
            item = getattr(module, n, None)
            home = getattr(item, '__module__', None)
            foreign = type(home) is str and home != name and not home.startswith('_') and callable(item) and name != 'builtins'
            if not n.startswith('_') and type(item) is not kind and not foreign:
                found.append(n)
    print(name, *sorted({n for n in found if hasattr(module, n)}))
'''


def names_of(interp):
    """{module: sorted names, or the error its import gives}"""
    run = subprocess.run([interp, '-c', COLLECT, *MODULES], stdout=subprocess.PIPE, text=True, check=False)
    found = {}
    for line in run.stdout.splitlines():
        module, *names = line.split()
        found[module] = ' '.join(names[1:]) if names[:1] == ['!'] else names
    return found


def page(reference, found):
    yield '''# Standard modules

The public names of each module against CPython 3.11's: written by `tests/tools/module_names.py --write`. What stands
under "missing" raises AttributeError or ImportError; "more" are names of CPython 3.12 or Adder's own.

| module | names | missing | more |
|---|---|---|---|'''
    have = total = 0
    for module in MODULES:
        want, got = reference.get(module, []), found.get(module, 'not asked')
        total += len(want)
        if isinstance(got, str):
            yield '| `%s` | 0 of %d | cannot be imported yet | |' % (module, len(want))
            continue
        missing, more = sorted(set(want) - set(got)), sorted(set(got) - set(want))
        have += len(want) - len(missing)
        yield '| `%s` | %d of %d | %s | %s |' % (module, len(want) - len(missing), len(want), listing(missing), listing(more))
    yield ''
    yield 'In all %d of %d names.' % (have, total)


def listing(names):
    return ' '.join('`%s`' % n for n in names)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    ap.add_argument('--interp')
    ap.add_argument('--write', action='store_true')
    ap.add_argument('--reference', metavar='PYTHON')
    args = ap.parse_args()
    if args.reference:
        names = names_of(args.reference)
        with open(REFERENCE, 'w', encoding='utf-8') as f:
            json.dump(names, f, indent=0, sort_keys=True)
            f.write('\n')
    if args.interp:
        with open(REFERENCE, encoding='utf-8') as f:
            lines = list(page(json.load(f), names_of(args.interp)))
        if args.write:
            with open(PAGE, 'w', encoding='utf-8') as f:
                f.write('\n'.join(lines) + '\n')
        else:
            print('\n'.join(lines))


if __name__ == '__main__':
    sys.exit(main())
