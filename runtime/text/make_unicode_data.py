"""Writes the tables of the module unicodedata that libutf8proc does not have: make_unicode_data.py OUTPUT [FOLDER]

Decompositions as they stand in UnicodeData.txt, numeric values, assigned characters with their East Asian widths, named
sequences. FOLDER is where the
files of the Unicode character database lie (Debian: package unicode-data). Without them the facts are those that this
interpreter knows, without named sequences. The build runs it; unicode_data.h tells how the tables are read.
"""
import os
import sys
import unicodedata
from fractions import Fraction

NEWEST = (14, 0)  # later characters are left out
WIDTHS = ['N', 'A', 'H', 'W', 'F', 'Na']
TAGS = ['', '<noBreak>', '<compat>', '<super>', '<sub>', '<square>', '<font>', '<circle>', '<wide>', '<vertical>',
        '<initial>', '<medial>', '<final>', '<isolated>', '<narrow>', '<small>', '<fraction>']


def rows(path):
    with open(path, encoding='utf-8') as f:
        for line in f:
            line = line.partition('#')[0].strip()
            if line:
                yield [field.strip() for field in line.split(';')]


def span(text):
    first, _, last = text.partition('..')
    return range(int(first, 16), int(last or first, 16) + 1)


def from_files(folder):
    path = lambda *names: os.path.join(folder, *names)
    too_new = {c for text, age in rows(path('DerivedAge.txt')) if tuple(map(int, age.split('.'))) > NEWEST
               for c in span(text)}
    decompositions, digits = {}, {}
    assigned = set()
    first = None
    for row in rows(path('UnicodeData.txt')):
        c = int(row[0], 16)
        if row[1].endswith('First>'):
            first = c
        assigned.update(range(first, c + 1) if row[1].endswith('Last>') else [c])
        if c in too_new:
            continue
        if row[5]:
            decompositions[c] = row[5]
        if row[7]:
            digits[c] = (1 if row[6] else 0) + 1
    numbers = {c: Fraction(row[3]) for row in rows(path('extracted', 'DerivedNumericValues.txt'))
               for c in span(row[0]) if c not in too_new}
    numbers = {c: (digits.get(c, 0), value) for c, value in numbers.items()}
    listed = {c: row[1] for row in rows(path('EastAsianWidth.txt')) for c in span(row[0])}
    widths = {c: listed.get(c, 'N') for c in assigned - too_new}
    sequences = [(row[0], [int(c, 16) for c in row[1].split()]) for row in rows(path('NamedSequences.txt'))]
    return decompositions, numbers, widths, sequences


def from_python():
    points = [chr(c) for c in range(0x110000)]
    decompositions = {ord(c): unicodedata.decomposition(c) for c in points if unicodedata.decomposition(c)}
    numbers = {ord(c): (2 if unicodedata.decimal(c, None) is not None else 1 if unicodedata.digit(c, None) is not None
                        else 0, Fraction(unicodedata.numeric(c)).limit_denominator(1000))
               for c in points if unicodedata.numeric(c, None) is not None}
    widths = {ord(c): unicodedata.east_asian_width(c) for c in points if unicodedata.category(c) != 'Cn'}
    return decompositions, numbers, widths, []


def emit(kind, name, items):
    print(f'extern const {kind} {name}[];\nextern const unsigned {name}Count;')
    print(f'const {kind} {name}[] = {{')
    line = '   '
    for item in [*items, '0' if kind.startswith('uint') else '{}']:
        if len(line) + len(item) > 116:
            print(line)
            line = '   '
        line += f' {item},'
    print(f'{line}\n}};\nconst unsigned {name}Count = {len(items)};')


def main(output, folder='/usr/share/unicode'):
    have = os.path.exists(os.path.join(folder, 'UnicodeData.txt'))
    decompositions, numbers, widths, sequences = from_files(folder) if have else from_python()
    with open(output, 'w', encoding='ascii') as sys.stdout:
        print('// Made by make_unicode_data.py.\n#include "runtime/text/unicode_data.h"\n\nnamespace adder {')
        entries, points = [], []
        for c, text in sorted(decompositions.items()):
            words = text.split()
            tag = TAGS.index(words.pop(0)) if words[0].startswith('<') else 0
            entries.append(f'{{{c}, {len(points)}, {len(words)}, {tag}}}')
            points += [int(word, 16) for word in words]
        emit('UnicodeDecomposition', 'kUnicodeDecompositions', entries)
        emit('uint32_t', 'kUnicodeDecompositionPoints', [str(p) for p in points])
        emit('UnicodeNumber', 'kUnicodeNumbers',
             [f'{{{c}, {kind}, {value.denominator}, {value.numerator}}}' for c, (kind, value) in sorted(numbers.items())])
        spans = []
        for c, width in sorted(widths.items()):
            width = WIDTHS.index(width)
            if spans and spans[-1][1] == c - 1 and spans[-1][2] == width:
                spans[-1][1] = c
            else:
                spans.append([c, c, width])
        emit('UnicodeWidth', 'kUnicodeWidths', ['{%d, %d, %d}' % tuple(s) for s in spans])
        emit('UnicodeSequence', 'kUnicodeSequences',
             [f'{{"{name}", {{{", ".join(map(str, points))}}}}}' for name, points in sequences])
        print('}  // namespace adder')


main(*sys.argv[1:])
