# covers: percent formatting of every conversion: flags, width, precision, star, mapping keys, tuple rules, errors
print('%s|%r|%a|%5s|%-5s|%.2s|%5.1s|%%' % ('a', 'é', 'é', 'ab', 'ab', 'abc', 'xyz'))
print('%d|%i|%u|%5d|%-5d|%05d|%+d|% d|%.3d|%8.3d|%-8.3d|%+05d' % (1, -2, 3, 42, 42, 42, 42, 42, 7, 7, 7, 7))
print('%x|%X|%#x|%#X|%o|%#o|%08x|%#010x|%-#8x|%+x|%.4x|%#.4x' % ((255,) * 12))
print('%e|%.2E|%g|%G|%f|%.0f|%#.0f|%8.3f|%-8.2f|%08.2f|%+.1f' % ((1234.5678,) * 11))
print('%c|%c|%5c|%-3c|' % (65, 'é', 'z', 0x1f600), '%*d|%-*d|%.*f|%*.*f' % (5, 42, 5, 42, 2, 3.14159, 8, 1, 2.55), '%*d|' % (-5, 42))
print('%(a)s %(b)05d %(a)r %%' % {'a': 'x', 'b': 7}, '%(a b)s' % {'a b': 1}, '%((x))s' % {'(x)': 2}, '%()s' % {'': 3}, '%(k)s' % {'k': (1, 2)}, '%s' % {'a': 1}, '%s' % [1, 2], '%s' % None, '%s' % ((1, 2),), 'x' % (), 'x' % {}, 'x' % {'a': 1}, '%s %s' % (1, (2,)), 'x' % [])
print('%d' % 3.99, '%d' % -3.99, '%d' % True, '%s' % True, '%i' % 1e20, '%x' % True, '%s' % 1.0, '%5s|%-5s|' % (None, True), '%ld %hd %Li' % (1, 2, 3))
for f, a in (('%d', 'x'), ('%d', None), ('%x', 1.5), ('%x', 'a'), ('%c', 'ab'), ('%c', -1), ('%c', 1.5), ('%c', 0x110000), ('%f', 'a'), ('%s %s', 'a'), ('%s %s', (1,)), ('%s', (1, 2)), ('%s', ()), ('x', 1), ('x', (1,)), ('%', 1), ('%5', 1), ('%z', 1), ('%y %d', 1), ('%(a)s', 1), ('%(a)s', {}), ('%(a)s', (1,)), ('%(a', {}), ('%*d', (1.5, 2)), ('%.*f', ('a', 2)), ('%*d', 5), ('%(a)*d', {'a': 1}), ('%s %(a)s', {'a': 1}), ('%d', float('nan')), ('%d', float('inf')), ('%.99999999999d', 1), ('%-', 1), ('%é', 1), ('%d %d', [1, 2]), ('%o', '8'), ('%i', 1j)):
    try:
        print(f, a, f % a)
    except Exception as e:
        print(ascii(f), a, '->', type(e).__name__, e)
class K:
    def __getitem__(self, k): return f'<{k}>'
    def __str__(self): return 'K!'
print('%(any)s %(thing)s' % K(), '%s' % K())
t = 'a %s'
t %= 'b'
print(t)
