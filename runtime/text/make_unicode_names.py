"""Writes the table of Unicode character names as C++: make_unicode_names.py OUTPUT [FOLDER]

FOLDER is where UnicodeData.txt, NameAliases.txt and DerivedAge.txt lie (Debian: package unicode-data). Without them the
names are those that this interpreter knows, without aliases. The build runs it; unicode_names.cpp tells how it is read.
"""
import os
import sys
import unicodedata
from collections import Counter

ONE_BYTE = 189              # words with a code of one byte: 1 to 189
INDEX_STEP = 64             # names between two entries of the index
NEWEST = (14, 0)            # later characters are left out


def fields(path):
    with open(path, encoding='utf-8') as f:
        for line in f:
            line = line.partition('#')[0].strip()
            if line:
                yield [field.strip() for field in line.split(';')]


def read(folder):
    """{code point: name}, [(alias, code point)]"""
    data = os.path.join(folder, 'UnicodeData.txt')
    if not os.path.exists(data):
        names = {c: unicodedata.name(chr(c), '') for c in range(0x110000)}
        return {c: name for c, name in names.items() if name}, []
    too_new = set()
    for span, age in fields(os.path.join(folder, 'DerivedAge.txt')):
        first, _, last = span.partition('..')
        if tuple(map(int, age.split('.'))) > NEWEST:
            too_new.update(range(int(first, 16), int(last or first, 16) + 1))
    names = {int(row[0], 16): row[1] for row in fields(data) if not row[1].startswith('<')}
    names = {c: name for c, name in names.items() if c not in too_new}
    aliases = [(row[1], int(row[0], 16)) for row in fields(os.path.join(folder, 'NameAliases.txt'))]
    return names, [(alias, c) for alias, c in aliases if c not in too_new]


def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def literal(name, data):
    print(f'extern const char {name}[];\nextern const unsigned {name}Size;')
    print(f'const unsigned {name}Size = {len(data)};\nconst char {name}[] =')
    for at in range(0, len(data), 100):
        text = ''.join(chr(b) if (b < 128 and chr(b).isalpha()) or chr(b) == '-' else f'\\{b:03o}' for b in data[at:at + 100])
        print(f'    "{text}"')
    print('    ;')


def main(output, folder='/usr/share/unicode'):
    names, aliases = read(folder)
    # Derived from the code point instead: ideographs and Hangul syllables.
    names = {c: name for c, name in sorted(names.items()) if not name.startswith(('CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE '))}
    counts = Counter(word for name in [*names.values(), *(a for a, _ in aliases)] for word in name.split(' '))
    words = sorted(counts, key=lambda word: (-counts[word], word))
    code = {}
    for i, word in enumerate(words):
        if i < ONE_BYTE:
            code[word] = bytes([i + 1])
        else:
            high, low = divmod(i - ONE_BYTE, 256)
            code[word] = bytes([ONE_BYTE + 1 + high, low])

    def encode(name):
        return b''.join(code[word] for word in name.split(' ')) + b'\0'

    stream, previous, index = bytearray(), 0, []
    for i, (c, name) in enumerate(names.items()):
        if i % INDEX_STEP == 0:
            index.append(f'{{{previous}, {len(stream)}}}')
        stream += varint(c - previous) + encode(name)
        previous = c
    alias_stream = b''.join(varint(c) + encode(alias) for alias, c in aliases)
    with open(output, 'w', encoding='ascii') as sys.stdout:
        print('// Made by make_unicode_names.py.\nnamespace adder {')
        literal('kUnicodeWords', ''.join(word + '\0' for word in words).encode())
        literal('kUnicodeNames', stream)
        literal('kUnicodeAliases', alias_stream)
        print('struct UnicodeNamePlace {\n  unsigned before, offset;\n};')
        print('extern const UnicodeNamePlace kUnicodeNamesIndex[];\nextern const unsigned kUnicodeNamesIndexCount;')
        print(f'const unsigned kUnicodeNamesIndexCount = {len(index)};')
        print('const UnicodeNamePlace kUnicodeNamesIndex[] = {')
        for at in range(0, len(index), 8):
            print('    ' + ', '.join(index[at:at + 8]) + ',')
        print('};')
        print('}  // namespace adder')


main(*sys.argv[1:])
