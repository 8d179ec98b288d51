# covers: strip/lstrip/rstrip with chars, removeprefix/suffix, center, ljust, rjust, zfill, expandtabs; errors
t = ' \t\n abc \r\x0b\x0c\x1c\x85\xa0\u3000'
print(repr(t.strip()), repr(t.lstrip()), repr(t.rstrip()), repr(''.strip()), repr('   '.strip()), 'xxabcxx'.strip('x'), 'abcba'.strip('ab'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'), 'aaa'.strip('a') == '', 'éaé'.strip('é'), repr(' a '.strip('')), repr(' a '.strip(None)))
print('TestHook'.removeprefix('Test'), 'TestHook'.removeprefix('Hook'), 'aaa'.removeprefix('a'), 'abc'.removesuffix('c'), 'abc'.removesuffix(''), 'abc'.removesuffix('abc') == '', 'ab'.removeprefix('abc'))
for w in (0, 2, 5, 6, 9, 10, -3):
    print('|'.join(['abc'.center(w), 'abc'.ljust(w, '.'), 'abc'.rjust(w, '-'), 'abc'.zfill(w), 'ab'.center(w, '*'), '-42'.zfill(w), '+x'.zfill(w), ''.zfill(w)]))
print('é'.center(5, '😀'), '😀'.ljust(3, 'é'), '--5'.zfill(6), '+'.zfill(3), '-'.zfill(1))
for x in ('a\tb', '\t', 'abcdefgh\ti', 'a\n\tb', 'ab\rc\td', '01\t012\t0123\t01234'):
    print([x.expandtabs(), x.expandtabs(4), x.expandtabs(0), x.expandtabs(1), x.expandtabs(tabsize=-1)])
for f in (lambda: 'a'.center(), lambda: 'a'.center('5'), lambda: 'a'.center(5, ''), lambda: 'a'.center(5, 'ab'), lambda: 'a'.ljust(5, 1), lambda: 'a'.rjust(1.5), lambda: 'a'.zfill('1'), lambda: 'a'.strip(1), lambda: 'a'.strip(b'a'), lambda: 'a'.removeprefix(1), lambda: 'a'.removeprefix(('a',)), lambda: 'a'.expandtabs('x'), lambda: 'a'.lstrip('a', 'b'), lambda: 'a'.zfill(), lambda: 'a'.rjust(5, None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
table = [('name', 'qty'), ('apple', 3), ('fig', 12)]
print('\n'.join(str(a).ljust(8, '.') + str(b).rjust(5) for a, b in table))
