# covers: format() of str: fill, align, width, precision, bad specs, wide characters, zero flag rules, format of other types by inheritance
for spec in ('', 's', '5', '<6', '>6', '^6', '^7', '*<6', '*>6s', 'é^6', '😀>5', '.2', '.0', '6.2', '<6.1s', '>>6', '{<6', '06', '<06', '.10'):
    print(repr(spec), '|' + format('abc', spec) + '|', '|' + format('é😀', spec) + '|')
for spec in ('d', 'x', '=6', '+', '-', ' ', ',', '_', '#', '06', 'ss', '.s', '.', '5.', 'c', '.-1', '<<<', '1.1.1', '%', 'z', '5s5', '^^^5', '\n', 'é'):
    try:
        print(repr(spec), repr(format('abc', spec)))
    except ValueError as e:
        print(repr(spec), e)
for v in (None, [], (), {}, object, print, type, ..., set(), range(2), b'x', slice(1)):
    try:
        print(format(v) if v is not print else 'builtin', end=' ')
        print(format(v, '5'))
    except TypeError as e:
        print(e)
for a in ((1, 2), ('a', None), ('a', b''), (), (1, 2, 3), ('a', 'd', 'x')):
    try:
        print(format(*a))
    except TypeError as e:
        print(e)
class A:
    def __format__(self, spec): return 5
class S(str): pass
class N:
    def __str__(self): return 'N!'
try:
    print(format(A(), ''))
except TypeError as e:
    print(e)
print(format(S('ab'), '>4'), type(format(S('ab'))).__name__, format(N()), f'{N()}', f'{N()!s:>4}', type(f'{S("x")}').__name__, format(S('é'), 's'))
try:
    print(f'{N():>4}')
except TypeError as e:
    print(e)
print('{:>{w}}'.format('x', w=3), f'{"x":{"^"}{5}}|', f'{"abc":{"."}{2}}', ''.join(f'{c:>2}' for c in 'xyz'), f'{"":_>4}', f'{"ab":\x00>4}'.encode())
