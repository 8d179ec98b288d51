"""What the lints share: which files the project has, and how a lint reports.

A lint is a script that prints a line for each fault and ends with report(), so it counts as one test.
"""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OUTSIDE = ('build', '.git', '.cache', '__pycache__')


def files(*suffixes):
    """The project's files with one of these suffixes, as paths from the root, sorted. Ignored files are left out."""
    listing = subprocess.run(['git', '-C', ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if listing.returncode == 0:
        names = listing.stdout.decode().split('\0')
    else:                                                   # an unpacked archive
        names = []
        for folder, subfolders, found in os.walk(ROOT):
            subfolders[:] = [s for s in subfolders if s not in OUTSIDE]
            names += [os.path.relpath(os.path.join(folder, n), ROOT) for n in found]
    return sorted({n for n in names if n.endswith(suffixes) and os.path.isfile(os.path.join(ROOT, n))})


def read(name):
    with open(os.path.join(ROOT, name), encoding='utf-8', errors='replace') as f:
        return f.read()


def report(faults):
    for fault in faults:
        print('FAIL ' + fault)
    print('%d passed, %d failed' % ((0, 1) if faults else (1, 0)))
    sys.exit(1 if faults else 0)
