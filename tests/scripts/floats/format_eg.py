# covers: e, g, %, n and default presentation of floats with precision, switch-over exponent, alternate form, grouping
for v in (0.0, 1.0, 123456.0, 1234567.0, 12345678.0, 0.0001, 0.00001, 0.00001234567, 1e100, 9.9999995, 99999.95, 999999.5, 1.5e-10, 2.5):
    print(v, f'{v:e}', f'{v:.0e}', f'{v:.2E}', f'{v:g}', f'{v:.3g}', f'{v:.10g}', f'{v:G}', f'{v:#.3g}', f'{v:.0g}', f'{v:.3}', f'{v:.1}', f'{v:.15}', f'{v:%}', f'{v:.1%}', f'{v:n}')
print(f'{1e6:,}', f'{1234567.0:,g}', f'{123456.0:,g}', f'{1e16:,}', f'{1e15:_}', f'{12345.6:,}', f'{1e20:,e}' if True else 0, f'{123.456:,.10g}')
print(f'{1.0:10}|{1.0:<10}|{1.0:^10}|{1.0:010}|{-1e20:=15}|{1e-10:+}|{5.0: }|{5.0:#}|{5.0:#g}|{1e20:#.0e}|{1e20:#}')
print('%e|%.3e|%E|%g|%G|%#g|%.0g|%10.3e|%-12g|%012g' % (12345.678, 12345.678, 1e-5, 1e-5, 1e-10, 1.0, 15.0, 1.0, 0.5, -0.5))
print('%g %g %g %g' % (100000, 1000000, 1e-4, 1e-5), '%s %r' % (1e5, 1e-5), '%.3s|' % 3.14159, '%g' % 10**20)
print(f'{0.5:.0%} {0.005:.0%} {0.015:.0%} {1.255:.1%} {float("inf"):%} {float("nan"):.1%} {1:%} {-0.001:.0%}')
print(f'{float("inf"):e} {float("-inf"):G} {float("nan"):E} {float("nan"):g} {float("nan"):n}')
print(format(1e-7), format(123456789.0), format(1e16), format(0.1 + 0.2), format(2.0), format(100000000000000000000.0))
print([f'{2.0 ** k:.3g}' for k in range(-20, 30, 7)], [f'{v:.2g}' for v in (0.995, 9.95, 99.5, 0.0995)], [f'{v:.1e}' for v in (1.25, 1.35, 9.95, 9.96)])
for p in (0, 1, 5, 17, 25):
    print(f'{1/3:.{p}g}', f'{1/3:.{p}e}', f'{2/3:.{p}}')
for prec in ('.-1f', '.xf', '.1.1e'):
    try:
        print(format(1.0, prec))
    except ValueError as e:
        print(prec, e)
class F(float):
    def __format__(self, spec): return f'<{spec}>'
print(f'{F(1):.2f}', format(F(1)), '{:5}'.format(F(2)), '%.1f' % F(1.25), str(F(1)), float.__format__(F(1), '.1f'))
