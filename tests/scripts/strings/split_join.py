# covers: split, rsplit, splitlines, partition, rpartition, join: separators, maxsplit, whitespace kinds, errors
for t in ('', ' ', 'a', ' a  b c ', 'a,b,,c,', ',', '\ta\nb\r\nc\x0bd\x1ce\u2003f\xa0g'):
    print(repr(t), t.split(), t.split(None, 1), t.rsplit(None, 1), t.split(','), t.split(',', 1), t.rsplit(',', 1), t.split(' '), t.split(None, 0))
print('a--b---c'.split('--'), 'aXbXc'.split('X', 0), 'aXbXc'.split('X', -1), 'aXbXc'.rsplit('X', 1), 'abc'.split('abc'), 'a b c'.split(maxsplit=1), 'a,b'.split(sep=','), '  a b'.split(None, 1), 'a b  '.rsplit(None, 1))
for t in ('', '\n', 'a\nb', 'a\nb\n', 'a\r\nb\rc\n\nd', '\x0b\x0ca\x1cb\x1dc\x1ed\x85e\u2028f\u2029g'):
    print(t.splitlines(), t.splitlines(True), t.splitlines(keepends=True) == t.splitlines(1))
for p in ('=', 'zz', 'a=b', '=='):
    print('a=b=c'.partition(p), 'a=b=c'.rpartition(p))
print(', '.join(['a', 'b']), ''.join('abc'), '-'.join(''), '-'.join(['x']), '-'.join({'k': 1}), '|'.join(str(i) for i in range(4)), 'ab'.join('123'), ''.join(('é', '😀', 'a')), ' '.join(map(str, (1, None, 2.5))))
for f in (lambda: ''.join([1]), lambda: ''.join(['a', None]), lambda: ','.join(5), lambda: ''.join(['a', b'b']), lambda: 'a'.split(''), lambda: 'a'.rsplit(''), lambda: 'a'.partition(''), lambda: 'a'.rpartition(''), lambda: 'a'.split(1), lambda: 'a'.split('a', 'b'), lambda: 'a'.partition(None), lambda: 'a'.split(b','), lambda: 'a'.splitlines('x'), lambda: 'a'.join(), lambda: 'a'.partition(), lambda: ''.join(x for x in ('a', 2))):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
words = 'the quick  brown fox'.split(' ')
print(words, ' '.join(reversed(words)), [w.capitalize() for w in words], '\n'.join('ab').splitlines())
