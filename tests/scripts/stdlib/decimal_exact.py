"""Roundings, functions and formats of decimals."""
from decimal import *
def t(f, *a):
    try: return str(f(*a))
    except Exception as e: return f'{type(e).__name__} {e}'
for v in ('1.50', '-7.25', '1E+10', '1E-10', '123456789.987654321', '0.001', 'Infinity', 'NaN', '0', '-0'):
    a = Decimal(v)
    print(a, *(t(getattr(a, n)) for n in 'sqrt exp ln log10 normalize to_eng_string as_tuple next_plus number_class'.split()))
    print(*(t(format, a, s) for s in ('.2f', 'e', '.3g', ',.2f', '.1%', '*^12', '010.2f')), sep='|')
    print(t(lambda: a ** Decimal('0.5')), t(lambda: a / 3), t(lambda: a // 2), t(lambda: a % 2), t(round, a, 1), t(hash, a) if a.is_finite() else '')
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(Decimal(x).quantize(Decimal('0.1'), rounding=r)) for x in ('1.25', '1.35', '-1.25', '1.21', '-1.21', '1.05')])
print(t(Decimal, 'abc'), t(lambda: Decimal(1) / 0), t(lambda: Decimal(0) / 0), getcontext())
