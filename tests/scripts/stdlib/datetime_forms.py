"""Parsing, printing and arithmetic of dates."""
from datetime import *
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
for s in ('2011-11-04', '20111104', '2011-W01-2', '2011-W53', 'x', '2011-13-01', '2011-11-04T00:05:23.283+04:00', '2011-W01-2T00:05', '20111104T000523Z'):
    t(date.fromisoformat, s); t(datetime.fromisoformat, s)
for s in ('04:23:01', 'T042301', '04:23:01.000384', '04:23+04:00', '25:00', '4'): t(time.fromisoformat, s)
t(datetime.strptime, '2020-01-05 10:11:12.5 +0130', '%Y-%m-%d %H:%M:%S.%f %z'); t(datetime.strptime, '2020', '%Y-%m'); t(datetime.strptime, 'Jan 5, 99 11PM', '%b %d, %y %I%p'); t(datetime.strptime, 'x', '%Q')
d = datetime(2024, 2, 29, 23, 59, 59, 5, timezone(timedelta(hours=-5, minutes=-30)))
print(repr(d), d, d.isocalendar(), d.astimezone(timezone.utc), d.strftime('%a %d %b %Y %H:%M:%S.%f %z %Z %j %U'), d.timestamp(), f'{d:%Y}')
print(repr(timedelta(days=-1, hours=3, microseconds=7)), timedelta(1.5) / 7, timedelta(5) // timedelta(2), divmod(timedelta(5), timedelta(2)), -timedelta(microseconds=1))
print(d - timedelta(400), date(2024, 3, 1) - date(2023, 3, 1), date.max, datetime.min, d.ctime(), d.timetuple()[:9])
for f in (lambda: date(2023, 2, 29), lambda: datetime(1, 1, 1) - timedelta(1), lambda: time(24), lambda: timezone(timedelta(1)), lambda: d < datetime(2020, 1, 1)): t(f)
