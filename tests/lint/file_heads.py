#!/usr/bin/env python3
"""Checks that each source file starts by saying what it is: a comment block, or a doc string in Python.

Files over 1200 lines get a warning, unless their subject is one long thing. Script tests speak for themselves.
"""
import re

from lint import files, read, report

LONG = 1200
LONG_SUBJECTS = (
    'frontend/parser/parser.cpp',           # the grammar
    'runtime/interp/interpreter.cpp',       # the dispatch loop
)
C_COMMENT = re.compile(r'(//|/\*)\s*\S')
HASH_COMMENT = re.compile(r'(#!.*\n)?#\s*\w')
DOC_STRING = re.compile(r'(#!.*\n)?[rR]?("""|\'\'\'|")\s*\S')
SCRIPTS = ('tests/scripts/',)


def faults():
    for name in files('.h', '.cpp', '.c', '.re', '.def', '.inc', '.py', '.sh', '.cmake', 'CMakeLists.txt'):
        if name.startswith(SCRIPTS):
            continue
        text = read(name)
        python = name.endswith('.py')
        if name.endswith(('.py', '.sh', '.cmake', '.txt')):
            good = HASH_COMMENT.match(text) or (python and DOC_STRING.match(text))
        else:
            good = C_COMMENT.match(text)
        if not good:
            yield name + ': does not start with a comment that says what it is'
        lines = text.count('\n')
        if lines > LONG and name not in LONG_SUBJECTS:
            print('warning: %s has %d lines: is it one long thing, or several?' % (name, lines))


report(list(faults()))
