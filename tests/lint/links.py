#!/usr/bin/env python3
"""Checks that what the documents link to is there: relative links in *.md, and the programs docs/language.md names."""
import os
import re

from lint import ROOT, files, read, report

LINK = re.compile(r'\]\(([\w./:-]+)(?:#[^)]*)?\)')
PROGRAM = re.compile(r'`([a-z]\w*\.py)`')


def faults():
    for name in files('.md'):
        text = re.sub(r'```.*?```|`[^`\n]*`', '', read(name), flags=re.S)
        for target in LINK.findall(text):
            if not re.match(r'\w+:', target) and not os.path.exists(os.path.join(ROOT, os.path.dirname(name), target)):
                yield '%s: links to %s, which does not exist' % (name, target)
    shown = set(PROGRAM.findall(read('docs/language.md')))
    folder = 'tests/scripts/differences'
    there = {n for n in os.listdir(os.path.join(ROOT, folder)) if n.endswith('.py')}
    for name in sorted(shown ^ there):
        yield '%s: %s' % (name, 'docs/language.md names it, but %s has none' % folder if name in shown else
                          'in %s, but docs/language.md does not say what it shows' % folder)


report(list(faults()))
