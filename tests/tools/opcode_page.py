#!/usr/bin/env python3
"""Writes docs/bytecode.md from frontend/bytecode/opcodes.def: `opcode_page.py > docs/bytecode.md`.

With --check it compares instead, and fails when the page is out of date.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCE = os.path.join(ROOT, 'frontend/bytecode/opcodes.def')
PAGE = os.path.join(ROOT, 'docs/bytecode.md')

HEAD = '''# Bytecode

Made by `tests/tools/opcode_page.py` from `frontend/bytecode/opcodes.def`; do not edit.

Adder is a register machine. An instruction is one 64-bit word, `{op:8, flags:8, a:16, b:16, c:16}`, followed by extra
words: an immediate operand (`ext`) or inline caches, which are zero in a code unit. `bc` is b and c as one signed number.
Jumps count words from the end of the instruction; all but `LoopHeader`'s are forward. `frontend/bytecode/code_unit.h`
describes the unit around the instructions, `verifier.h` what makes one valid.

| operand | meaning |
|---|---|
| D S X | register written; read; read, then written |
| B W | first register of a window read; of one written |
| K N L | index of a constant; of a name; register that holds a cell |
| I U J | signed immediate; unsigned immediate; jump |
| KK II JJ | the same in `bc` |

Notes: r may raise, c may run script code, t ends a basic block.
'''
OP = re.compile(r'^OP\((\w+),\s*(\w+),\s*(\w+),\s*(\w+),\s*(\d+),\s*([^,]+),\s*"(.*)"\)', re.M)
SECTION = re.compile(r'^// --- (.*)$', re.M)


def page():
    with open(SOURCE, encoding='utf-8') as f:
        text = f.read()
    out = [HEAD]
    count = 0
    for match in re.finditer('%s|%s' % (SECTION.pattern, OP.pattern), text, re.M):
        if match.group(1):
            title = match.group(1).partition('. ')[0].partition(':')[0]
            out.append('\n## %s\n\n| opcode | a | b | c | words | notes | effect |\n|---|---|---|---|---|---|---|\n'
                       % (title[0].upper() + title[1:]))
            continue
        name, a, b, c, extra, flags, effect = match.groups()[1:]
        operands = [' ' if x == '_' else x for x in (a, b, c)]
        if len(b) == 2:
            operands[2] = ' '
        notes = ''.join(letter for flag, letter in (('kRaise', 'r'), ('kCall', 'c'), ('kTerm', 't')) if flag in flags)
        words = '1+%s%s' % (extra, ' ext' if 'kExt' in flags else '') if extra != '0' else '1'
        out.append('| `%s` | %s | %s | %s | %s | %s | %s |\n' % (name, *operands, words, notes, effect.replace('|', '\\|')))
        count += 1
    out.append('\n%d opcodes.\n' % count)
    return ''.join(out)


if '--check' in sys.argv:
    with open(PAGE, encoding='utf-8') as f:
        same = f.read() == page()
    print('1 passed, 0 failed' if same else 'docs/bytecode.md is out of date\n0 passed, 1 failed')
    sys.exit(not same)
sys.stdout.write(page())
