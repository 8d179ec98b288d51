# covers: reading and writing CSV text with the csv module and by hand, grouping, totals with Decimal and Fraction, sorted reports
import csv, io
from decimal import Decimal, ROUND_HALF_UP
from fractions import Fraction
TEXT = 'sku,name,qty,price\nA1,"Bolt, long",10,0.35\nB2,"Nut ""hex""",200,0.055\nC3,Washer,,1.999\nA1,"Bolt, long",5,0.40\nX,bad,ten,1\n'
rows, bad = [], []
for i, r in enumerate(csv.DictReader(io.StringIO(TEXT)), 2):
    try: rows.append({'sku': r['sku'], 'name': r['name'], 'qty': int(r['qty'] or 0), 'price': Decimal(r['price'])})
    except ValueError as e: bad.append((i, str(e)))
print(rows[1], bad)
tot = {}
for r in rows:
    q, v = tot.get(r['sku'], (0, Decimal()))
    tot[r['sku']] = q + r['qty'], v + r['qty'] * r['price']
for k, (q, v) in sorted(tot.items()): print(f'{k:<4}{q:>6}{v:>12}{v.quantize(Decimal(".01"), ROUND_HALF_UP):>10}')
out = io.StringIO()
w = csv.writer(out, lineterminator='\n')
w.writerow(['a,b', 'c"d', 'plain', 5, None, 2.5, 'x\ny', ''])
w.writerows([[1, 2], []])
print(repr(out.getvalue()), list(csv.reader(io.StringIO(out.getvalue()))))
print(list(csv.reader(['a;b;"c;d"'], delimiter=';')), list(csv.reader(["a,'b,c'"], quotechar="'")), next(csv.reader(['1, 2'], skipinitialspace=True)))
for f in (lambda: csv.writer(out, delimiter='ab'), lambda: list(csv.reader(['"abc'], strict=True)), lambda: csv.reader(5), lambda: csv.DictWriter(out, ['a']).writerow({'b': 1}), lambda: Decimal('x'), lambda: Decimal(1) / 0, lambda: Decimal(1) + 1.5, lambda: Fraction(1, 0), lambda: Fraction('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(Decimal('1.10') + 2, Decimal(1) / 3, Decimal('1e3'), Decimal(0.1), Decimal('2.675').quantize(Decimal('.01')), Decimal('-0'), Decimal('NaN') == Decimal('NaN'), Decimal('10') ** -2, round(Decimal('2.5')), int(Decimal('3.9')), Decimal('1.0') == 1, hash(Decimal(2)) == hash(2), sorted([Decimal('1.5'), 1, 2.0]))
print(Fraction(3, -6), Fraction('0.125'), Fraction(1.5), Fraction(1, 3) + Fraction(1, 6), Fraction(7, 2) // 1, float(Fraction(1, 3)), Fraction(1, 3) * 3 == 1, Fraction(22, 7).limit_denominator(5), round(Fraction(5, 2)), sum([Fraction(1, n) for n in range(1, 6)]), Fraction(2) ** -2, divmod(Fraction(7, 2), 1), repr(Fraction(1, 2)))
print('sku'.rjust(6) + '|' + '|'.join(f'{r["name"][:5]:<5}' for r in rows))
