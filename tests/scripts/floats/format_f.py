# covers: fixed-point presentation: precision, rounding half to even on exact decimal value, sign, grouping, width, alternate form
for v in (0.5, 1.5, 2.5, 2.675, 1.005, 0.125, 0.375, -0.5, -2.5, 1e16, 123456789.987654321, 1e-7, 99.995, 0.0, -0.0, 9.9999):
    print(v, [f'{v:.{p}f}' for p in (0, 1, 2, 3)], '%.0f %.2f' % (v, v))
print(f'{1234567.891:,.2f}', f'{1234567.891:_.1f}', f'{-1234.5:,.0f}', f'{0.1:.20f}', f'{1e22:.1f}', f'{2**0.5:.30f}', f'{5e-324:.10f}', f'{1e100:.0f}')
print(f'{3.14159:10.2f}|{3.14159:<10.2f}|{3.14159:^10.2f}|{3.14159:010.2f}|{-3.14159:010.2f}|{3.14159:+.1f}|{3.14159: .1f}|{-3.14159:=+10.1f}|{3.14159:*>10.1f}')
print(f'{1.0:.0f}', f'{1.0:#.0f}', f'{12:f}', f'{True:f}', f'{10**20:.2f}', f'{1e5:012,.1f}', f'{1234.5:010,.2f}', f'{12345.678:015,.2f}', f'{1:,.3f}')
print(f'{float("inf"):f} {float("-inf"):F} {float("nan"):08.2f} {float("inf"):+f} {float("nan"):>6} {float("inf"):06} {float("-inf"):F}')
print(f'{-0.0:.1f} {-0.04:.1f} {-0.0:z.1f} {-0.04:z.1f} {-0.06:z.1f} {0.0:z}')
print('%5.1f|%-8.3f|%+.2f|% .1f|%08.2f|%#.0f|%.10f' % (2.25, 2.25, 2.25, 2.25, -2.25, 2.0, 0.1))
print('%.3f' % 5, '%f' % True, '%.1f' % 10**15, '%f' % 1e20, '%5.0f|' % 0.5, '%.*f' % (2, 3.14159), '%*.*f|' % (9, 3, 2.71828))
for v, s in ((1.5, '.f'), (1.5, 'd'), (1.5, 'x'), (1.5, 's'), (1.5, ',s'), (1.5, '.2147483648f'), (1.5, 'k'), (1.5, '5.2.1f'), (1.5, 'c'), (1.5, '_,f')):
    try:
        print(format(v, s))
    except (ValueError, TypeError) as e:
        print(s, type(e).__name__, e)
for a in ('%f', '%.2e', '%g'):
    try:
        print(a % 'x')
    except TypeError as e:
        print(a, e)
