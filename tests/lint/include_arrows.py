#!/usr/bin/env python3
"""Checks that #include follows the arrows: frontend <- runtime <- stdlib, jit -> runtime.

Also: a quoted include names a file from the repository's root (or, below runtime/include, the public header as hosts
see it), because a path beside the including file would hide where an arrow points; public headers include no private
ones; LLVM's headers are for jit/ alone.
"""
import os
import re

from lint import ROOT, files, read, report

# What a file may include, by the longest prefix of its path that stands here.
ALLOWED = {
    'frontend/': ('frontend/',),
    'runtime/': ('runtime/', 'frontend/'),
    'runtime/include/': ('runtime/include/',),
    'runtime/main/': ('runtime/', 'frontend/', 'stdlib/'),      # the program injects the table of modules
    'stdlib/': ('stdlib/', 'runtime/', 'frontend/'),
    'jit/': ('jit/', 'runtime/', 'frontend/bytecode/'),
    'examples/': ('runtime/include/',),
    'tests/': ('',),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def faults():
    for name in files('.h', '.cpp', '.re', '.def', '.inc', '.c'):
        owner = max((p for p in ALLOWED if name.startswith(p)), key=len, default=None)
        if owner is None:
            yield name + ': no rule for this folder in tests/lint/include_arrows.py'
            continue
        text = read(name)
        for match in INCLUDE.finditer(text):
            where = '%s:%d' % (name, text.count('\n', 0, match.start(2)) + 1)
            target = match.group(2)
            if target.startswith(('llvm/', 'llvm-c/')):
                if not name.startswith('jit/'):
                    yield '%s: %s: LLVM is for jit/ alone' % (where, target)
                continue
            public = os.path.join('runtime/include', target)
            if os.path.isfile(os.path.join(ROOT, public)):
                target = public
            elif match.group(1) == '<':
                continue
            elif not os.path.isfile(os.path.join(ROOT, target)):
                yield '%s: "%s" is not a path from the repository\'s root' % (where, target)
                continue
            if not target.startswith(ALLOWED[owner]):
                yield '%s: %s may not include %s' % (where, owner, target)


report(list(faults()))
