# every fact about every character, summed up; samples, defaults and errors
import unicodedata as u


def total(f, *args):
    result = 0
    for point in range(0, 0x110000):
        if 0x4e00 < point < 0x9f00 or 0xac00 < point < 0xd700 or 0x17000 < point < 0x18000 or point > 0x30000 and point % 64:
            continue
        for c in str(f(chr(point), *args)):
            result = (result * 31 + ord(c)) % 1000000007
    return result


for name in ('category', 'bidirectional', 'combining', 'mirrored', 'east_asian_width', 'decomposition'):
    print(name, total(getattr(u, name)))
for name in ('decimal', 'digit', 'numeric', 'name'):
    print(name, total(getattr(u, name), None))
print(u.unidata_version)
for c in 'a5\u00b2\u00bd\u0661\u2167\u4e94\u216b\uf9fd\U0001d7d8(\u05d0\u0627\ud800\U0010ffff\0\uac00\u4e00':
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c),
          u.decimal(c, '-'), u.digit(c, '-'), u.numeric(c, '-'), u.name(c, '-'))
for f in (u.decimal, u.digit, u.numeric, u.name, u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width,
          u.decomposition):
    for args in (('ab',), ('',), (5,), ('\x80',), (), ('\x80', 1, 2)):
        try:
            print(f.__name__, args, ascii(f(*args)))
        except Exception as e:
            print(f.__name__, args, type(e).__name__, e)
for name in ('LATIN SMALL LETTER A', 'latin small letter a', 'EURO SIGN', 'SNAKE', 'HANGUL SYLLABLE GAG', 'CJK UNIFIED IDEOGRAPH-4E00',
             'LATIN SMALL LETTER R WITH TILDE', 'BELL', 'NULL', 'LF', 'NO SUCH NAME', '', 'CJK UNIFIED IDEOGRAPH-0041', 'x' * 300,
             'HANGUL SYLLABLE', 'KEYCAP DIGIT ONE', '\u20ac'):
    try:
        print(name[:40], ascii(u.lookup(name)))
    except KeyError as e:
        print(name[:40], e)
for bad in (5, None):
    try:
        u.lookup(bad)
    except TypeError as e:
        print(e)
print('\N{SNAKE}' == u.lookup('snake'))
names = sum(u.lookup(u.name(chr(c))) == chr(c) for c in range(0x100, 0x2600, 37) if u.name(chr(c), ''))
print(names)
