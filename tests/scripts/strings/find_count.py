# covers: find, rfind, index, rindex, count, startswith, endswith, in: start/end arguments, empty needles, tuples, errors
s = 'abracadabra'
print([s.find(x) for x in ('a', 'abra', 'z', '', 'cad', s, s + 'a')], [s.rfind(x) for x in ('a', 'abra', 'z', '', 'bra')])
print(s.find('a', 1), s.find('a', 4, 5), s.find('a', -3), s.find('', 20), s.find('', 11), s.rfind('', 0, 5), s.find('a', None, None), s.rfind('a', 0, -1), s.find('b', 2, -2))
print([s.count(x) for x in ('a', 'abra', '', 'aa', 'z')], 'aaaa'.count('aa'), s.count('a', 1, -1), ''.count(''), 'abc'.count('', 3), 'abc'.count('', 4), 'abc'.count('', 1, 2))
print(s.startswith('abra'), s.startswith(('x', 'ab')), s.startswith(()), s.startswith(''), s.startswith('', 11), s.startswith('', 12), s.startswith('bra', 1), s.startswith('bra', 1, 3), s.endswith('bra'), s.endswith(('x', 'ra')), s.endswith('cad', 0, -4), s.endswith(''))
print('' in '', '' in 'a', 'a' in '', 'ab' in 'cab', 'é' in 'café', '😀' in 'x😀y')
for f in (lambda: s.index('z'), lambda: s.rindex('z'), lambda: s.index('a', 8, 9), lambda: s.find(1), lambda: s.count(None), lambda: s.startswith(5), lambda: s.startswith(['a']), lambda: s.endswith(('a', 5)), lambda: s.startswith(('zz', 5)), lambda: 1 in s, lambda: s.find(), lambda: s.find('a', 'b'), lambda: s.find('a', 1, 2, 3), lambda: s.startswith(), lambda: None in '', lambda: b'a' in s, lambda: s.count('a', 1.5)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(s.startswith(('abc', 'a')), s.index('', 3), s.rindex('a', 0, 5))
def all_positions(h, n):
    i = h.find(n)
    while i != -1:
        yield i
        i = h.find(n, i + 1)
print(list(all_positions('aaaa', 'aa')), list(all_positions(s, 'a')), list(all_positions('ab' * 500, 'ba' * 498)))
