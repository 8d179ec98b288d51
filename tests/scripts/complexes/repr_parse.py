# covers: complex repr with signed zeros, inf, nan; complex() from text and numbers; all parse errors; format specs
inf, nan = float('inf'), float('nan')
for z in (0j, -0j, 1j, -1j, 1 + 0j, complex(-0.0, 1), complex(0, -0.0), complex(-0.0, -0.0), complex(1, nan), complex(inf, -inf), complex(nan, 0), 1e20 + 1e-7j, 0.1 + 100000000000000000j, complex(2.5, -3)):
    print(repr(z), str(z), [z], complex(repr(z)) == z)
for s in ('1', 'j', '-j', '+1j', '1+2j', ' 1-2J ', '(1+2j)', '( 1j )', '1e3-1e-3j', 'inf', 'infj', 'nan+infj', '.5-.5j', '1_0+2_0j', '-0j', '1+j', '1-j'):
    print(repr(s), complex(s))
for args in (('',), ('1 + 2j',), ('1+2',), ('j1',), ('1+2jj',), ('((1))',), ('(1',), ('abc',), ('1j+2',), ('1', 2), (1, '2'), ('1', '2'), (None,), ([],), (1, None), (1, 2, 3), (b'1',), ('1+2j ',), ('--1j',)):
    try:
        print(args, complex(*args))
    except Exception as e:
        print(args, '->', type(e).__name__, e)
print(complex(), complex(1), complex(1j), complex(1, 2), complex(1j, 1j), complex(2.5, imag=1), complex(real=1), complex(True, False), complex(imag=3))
z = 3.14159 - 2.5j
for spec in ('', '.2f', '10.1f', '>20', '<20.3', '^20.1e', '+.1f', 'g', '.3g', ',.1f', 'n', '#.3g', '*^25'):
    print(repr(spec), '|' + format(z, spec) + '|', format(complex(1000000, -1), spec))
for spec in ('010', '=10', 'd', '%', 's', 'x'):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
print('%s %r' % (z, z), f'{z}', f'{z!r:>20}', f'{1j:.0f}')
for t in ('%d', '%f', '%c'):
    try:
        print(t % 1j)
    except TypeError as e:
        print(e)
