# covers: date arithmetic by hand (leap years, weekday, Julian day, Easter), calendar printing, Roman numerals, number words, run against datetime for checks
import datetime
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
def mdays(y, m): return DAYS[m - 1] + (m == 2 and leap(y))
def weekday(y, m, d):
    t = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    y -= m < 3
    return (y + y // 4 - y // 100 + y // 400 + t[m - 1] + d - 1) % 7
def ordinal(y, m, d): return 365 * (y - 1) + (y - 1) // 4 - (y - 1) // 100 + (y - 1) // 400 + sum(mdays(y, k) for k in range(1, m)) + d
def easter(y):
    a, b, c = y % 19, *divmod(y, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    return divmod(h + l - 7 * m + 114, 31)[0], (h + l - 7 * m + 114) % 31 + 1
ok = all(ordinal(d.year, d.month, d.day) == n and weekday(d.year, d.month, d.day) == d.weekday() for n in range(1, 800000, 997) for d in [datetime.date.fromordinal(n)])
print(ok, [easter(y) for y in (1999, 2000, 2024, 2025)])
def cal(y, m):
    print(f'{datetime.date(y, m, 1):%B %Y}'.center(20).rstrip())
    print('Mo Tu We Th Fr Sa Su')
    cells = ['  '] * weekday(y, m, 1) + [f'{d:2}' for d in range(1, mdays(y, m) + 1)]
    for i in range(0, len(cells), 7): print(' '.join(cells[i:i + 7]))
cal(2024, 2)
def roman(n): return ''.join(s * (n // v) for v, s, n in [(v, s, n % p) for v, s, p in ((1000, 'M', 10**9), (900, 'CM', 1000), (500, 'D', 900), (400, 'CD', 500), (100, 'C', 400), (90, 'XC', 100), (50, 'L', 90), (40, 'XL', 50), (10, 'X', 40), (9, 'IX', 10), (5, 'V', 9), (4, 'IV', 5), (1, 'I', 4))])
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024)])
ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split()
def words(n):
    if n < 0: return 'minus ' + words(-n)
    if n < 20: return ONES[n]
    if n < 100: return TENS[n // 10] + ('-' + ONES[n % 10] if n % 10 else '')
    for v, w in ((10**9, 'billion'), (10**6, 'million'), (1000, 'thousand'), (100, 'hundred')):
        if n >= v: return words(n // v) + f' {w}' + (' and ' if n % v and v == 100 else ' ' if n % v else '') + (words(n % v) if n % v else '')
print([words(n) for n in (0, 13, 42, 100, 215, 1000, 12345, 1000001, -7)])
D = datetime.date
a, b = D(2024, 2, 29), D(2023, 12, 25)
print(a - b, a > b, a + datetime.timedelta(days=366), a.isoformat(), a.strftime('%d/%m/%y %j %a'), a.replace(day=1), a.isocalendar(), D.fromisoformat('2020-01-05').toordinal(), repr(a), datetime.timedelta(hours=-1), datetime.timedelta(days=1.5, seconds=90), datetime.timedelta(1) / 2, str(datetime.timedelta(seconds=3661.5)), datetime.datetime(2024, 1, 2, 3, 4, 5).isoformat(' '), datetime.datetime.strptime('05 Mar 2021', '%d %b %Y').date(), datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc).isoformat())
for f in (lambda: D(2023, 2, 29), lambda: D(0, 1, 1), lambda: D(2024, 13, 1), lambda: D.fromisoformat('x'), lambda: a - 5, lambda: a < 5, lambda: a.replace(month=4, day=31), lambda: datetime.datetime.strptime('x', '%Y'), lambda: a + datetime.timedelta(days=10**7), lambda: datetime.time(25)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
