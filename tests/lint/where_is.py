#!/usr/bin/env python3
"""Checks the front README's where-is table: each file exists and contains each symbol named beside it.

A row is | thing | `file` | `symbol`, `symbol` |.
"""
import os
import re

from lint import ROOT, read, report

HEADING = '## Where is'


def faults():
    section = read('README.md').partition('\n' + HEADING)[2].partition('\n## ')[0]
    rows = [line for line in section.split('\n') if line.startswith('|')][2:]
    if not rows:
        yield 'README.md: no table under "%s"' % HEADING
    for row in rows:
        cells = [c.strip() for c in row.strip('|').split('|')]
        names, symbols = (re.findall(r'`([^`]+)`', c) for c in (cells + ['', ''])[1:3])
        if not names or not symbols:
            yield 'README.md: row without file or symbol: ' + row
        missing = [n for n in names if not os.path.isfile(os.path.join(ROOT, n))]
        for name in missing:
            yield 'README.md: %s: no file %s' % (cells[0], name)
        text = '\n'.join(read(n) for n in names if n not in missing)
        for symbol in symbols if not missing else ():
            if not re.search(r'(?<!\w)%s(?!\w)' % re.escape(symbol), text):
                yield 'README.md: %s: no %s in %s' % (cells[0], symbol, ', '.join(names))


report(list(faults()))
