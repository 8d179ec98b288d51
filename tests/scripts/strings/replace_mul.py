# covers: replace with counts and empty needles, repetition, concatenation, in-place growth, comparison and ordering of str
print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('a', 'b', 0), 'aaa'.replace('a', 'b', -1), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), ''.replace('a', 'x'), 'aaaa'.replace('aa', 'a'), 'abc'.replace('b', ''), 'abc'.replace('abcd', 'x'), 'é😀é'.replace('é', 'ab'), 'abab'.replace('b', '😀'), 'a.b.c'.replace('.', '::', 1))
print('ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -5, '' * 1000, 'a' * True, 'é' * 3, '=' * 20)
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' + b'b', lambda: 'a' + None, lambda: 'a' * 'b', lambda: 'a' * 1.5, lambda: 'a' - 'b', lambda: 'a' / 2, lambda: -'a', lambda: 'a' < 1, lambda: 'a' >= None, lambda: 'a'.replace('a'), lambda: 'a'.replace('a', 1), lambda: 'a'.replace(1, 'a'), lambda: 'a'.replace('a', 'b', 'c'), lambda: 'a'.replace('a', 'b', count=1), lambda: 'a' * (1 << 63), lambda: 'a' & 'b', lambda: ['a'] + 'b', lambda: 'b' + ['a'], lambda: 'ab' * (1 << 62)):
    try:
        print(f())
    except (TypeError, OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
s = ''
for i in range(300):
    s += chr(97 + i % 26)
t = s
s += '!'
print(len(s), len(t), t[-1], s[-1], s.count('abc'))
print('a' < 'b', 'a' < 'A', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'é' > 'z', '😀' > '\uffff', 'a' == 'a', 'a' != 'b', 'Z' < 'a' < 'b', '10' < '9', 'a' == b'a', 'a' == 97, sorted(['b', 'B', 'a', '', 'é', '10', '9', 'aa']), max('hello'), min('hello'), max('', 'a', 'b'), max(['bb', 'a'], key=len))
print('a' 'b' "c" '''d''', ('x'
    'y'), 'tab\there', 'nul\0x'.split('\0'), 'a' is 'a'.strip() or True)
