"""Dates, times, intervals and time zones.

A date is a day number (1 is 1 January of year 1) in disguise, a datetime adds
microseconds of a day, a timedelta is days, seconds and microseconds in
normal form.  All arithmetic is on integers.  strptime stands in `_strptime`,
ISO parsing in this file's last section.
"""

import sys as _sys
import time as _time
from math import floor as _floor
from operator import index as _index

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_WEEKDAYS = ('', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')


# The calendar -----------------------------------------------------------------------------------


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_month(year, month):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _ymd2ord(year, month, day):
    return _days_before_year(year) + _days_before_month(year, month) + day


def _ord2ymd(n):
    """(year, month, day) of a day number."""
    n -= 1
    cycles400, n = divmod(n, 146097)
    centuries, n = divmod(n, 36524)
    cycles4, n = divmod(n, 1461)
    years, n = divmod(n, 365)
    year = cycles400 * 400 + centuries * 100 + cycles4 * 4 + years + 1
    if years == 4 or centuries == 4:            # the last day of a leap year
        return year - 1, 12, 31
    month = min((n + 50) >> 5, 12)
    while n < _days_before_month(year, month):
        month -= 1
    return year, month, n - _days_before_month(year, month) + 1


def _iso_week1_monday(year):
    """Day number of the Monday that starts the ISO year."""
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _isoweek_to_gregorian(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    if not 0 < week < 53:
        bad = True
        if week == 53:
            first = _ymd2ord(year, 1, 1) % 7
            bad = not (first == 4 or (first == 3 and _is_leap(year)))
        if bad:
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return _ord2ymd(_iso_week1_monday(year) + (week - 1) * 7 + day - 1)


def _check_date_fields(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time_fields(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def _check_tzinfo_arg(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _state_zone(tz):
    """The zone of a pickled state."""
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError('bad tzinfo state arg')
    return tz


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).')


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def _format_offset(offset, sep=':'):
    """'+HH:MM', with seconds and microseconds when there are any."""
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign, offset = '-', -offset
    hours, rest = divmod(offset, timedelta(hours=1))
    minutes, rest = divmod(rest, timedelta(minutes=1))
    text = f'{sign}{hours:02d}{sep}{minutes:02d}'
    if rest:
        text += f'{sep}{rest.seconds:02d}'
        if rest.microseconds:
            text += f'.{rest.microseconds:06d}'
    return text


def _format_time(hour, minute, second, microsecond, timespec='auto'):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    if timespec == 'seconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}'
    if timespec == 'microseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'
    raise ValueError('Unknown timespec value')


def _strftime(thing, format, timetuple):
    """time.strftime plus %f, %z and %Z of the object itself."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    parts = []
    at = 0
    while True:
        found = format.find('%', at)
        if found < 0 or found + 1 >= len(format):
            parts.append(format[at:])
            break
        parts.append(format[at:found])
        code = format[found + 1]
        at = found + 2
        if code == 'f':
            parts.append(f"{getattr(thing, 'microsecond', 0):06d}")
        elif code == 'z':
            parts.append(_format_offset(thing.utcoffset(), '') if hasattr(thing, 'utcoffset') else '')
        elif code == 'Z':
            name = thing.tzname() if hasattr(thing, 'tzname') else None
            parts.append((name or '').replace('%', '%%'))
        else:
            parts.append('%' + code)
    return _time.strftime(''.join(parts), timetuple)


def _timetuple(year, month, day, hour, minute, second, dst):
    weekday = (_ymd2ord(year, month, day) + 6) % 7
    return _time.struct_time((year, month, day, hour, minute, second, weekday, _days_before_month(year, month) + day, dst))


def _compare(a, b):
    return 0 if a == b else 1 if a > b else -1


def _divide_and_round(a, b):
    """a / b to the nearest integer, half to even."""
    quotient, rest = divmod(a, b)
    rest *= 2
    above = rest > b if b > 0 else rest < b
    if above or (rest == b and quotient % 2 == 1):
        quotient += 1
    return quotient


# Intervals --------------------------------------------------------------------------------------


@_sys._name_with_module
class timedelta:
    """An interval: days, 0 <= seconds < 86400, 0 <= microseconds < 1000000."""

    __slots__ = ('_days', '_seconds', '_microseconds', '_hashcode')
    _adder_type_name = 'datetime.timedelta'       # what operand errors call the type

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0               # microseconds as an integer
        loose = 0.0             # and what floats leave over
        for name, value, unit in (('days', days, 86400000000), ('seconds', seconds, 1000000),
                                  ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                  ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
                                  ('weeks', weeks, 604800000000)):
            if isinstance(value, int):
                whole += int(value) * unit
            elif isinstance(value, float):
                integer = int(value)
                part = value - integer
                whole += integer * unit
                if part:
                    part *= unit
                    integer = int(part)
                    whole += integer
                    loose += part - integer
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if loose:
            odd = whole & 1     # round half to even of the total
            whole += round(loose + odd) - odd if odd else round(loose)
        return cls._from_microseconds(whole)

    @classmethod
    def _from_microseconds(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds, self._hashcode = days, seconds, microseconds, -1
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days, doc='Number of days.')
    seconds = property(lambda self: self._seconds, doc='Number of seconds (>= 0 and less than 1 day).')
    microseconds = property(lambda self: self._microseconds, doc='Number of microseconds (>= 0 and less than 1 second).')

    def total_seconds(self):
        """The interval in seconds."""
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds),
                                                       ('microseconds', self._microseconds)) if value]
        module = self.__class__.__module__
        return f"{module}.{self.__class__.__qualname__}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f'.{self._microseconds:06d}'
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return -self + other
        return NotImplemented

    def __neg__(self):
        return timedelta._from_microseconds(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._total() * int(other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._from_microseconds(self._total() // int(other))
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._from_microseconds(_divide_and_round(self._total(), int(other)))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), other._total())
            return quotient, timedelta._from_microseconds(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash((self._days, self._seconds, self._microseconds))
        return self._hashcode

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._from_microseconds(timedelta.min._total() * -1 + 86399999999)
timedelta.resolution = timedelta(microseconds=1)


# Dates ------------------------------------------------------------------------------------------


class IsoCalendarDate(tuple):
    """(year, week, weekday) of the ISO calendar."""

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'{self.__class__.__module__}.{self.__class__.__name__}(year={self[0]}, week={self[1]}, weekday={self[2]})'


@_sys._name_with_module
class date:
    """A day of the Gregorian calendar, extended in both directions."""

    __slots__ = ('_year', '_month', '_day', '_hashcode')
    _adder_type_name = 'datetime.date'       # what operand errors call the type

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] <= 12:
                self = object.__new__(cls)
                self._year, self._month, self._day, self._hashcode = state[0] * 256 + state[1], state[2], state[3], -1
                return self
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date_fields(year, month, day)
        self._hashcode = -1
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The local date of a POSIX timestamp."""
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def today(cls):
        """The current local date."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The date of a day number."""
        if not isinstance(n, int):
            n = _index(n)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAXORDINAL:
            raise ValueError('year is out of range')
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The date of an ISO 8601 text."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            fields = _parse_iso_date(date_string)
        except Exception:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week and weekday."""
        return cls(*_isoweek_to_gregorian(year, week, day))

    def __repr__(self):
        return f'{self.__class__.__module__}.{self.__class__.__qualname__}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        """'Mon Jan  2 00:00:00 2006'."""
        return f'{_WEEKDAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, fmt):
        """Format by a pattern."""
        return _strftime(self, fmt, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError('must be str, not %s' % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """'YYYY-MM-DD'."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def timetuple(self):
        """A time.struct_time."""
        return _timetuple(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """The day number; 1 January of year 1 is 1."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """A copy with some fields changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date._key(self) == date._key(other)
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date._key(self) <= date._key(other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date._key(self) < date._key(other)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date._key(self) >= date._key(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date._key(self) > date._key(other)
        return NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._state())
        return self._hashcode

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= _MAXORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError('date value out of range')
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Monday is 1, Sunday is 7."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, week and weekday."""
        year = self._year
        monday = _iso_week1_monday(year)
        today = _ymd2ord(self._year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week1_monday(year), 7)
        elif week >= 52 and today >= _iso_week1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _state(self):
        return bytes([self._year >> 8, self._year & 255, self._month, self._day])

    def __reduce__(self):
        return self.__class__, (self._state(),)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# Time zones -------------------------------------------------------------------------------------


@_sys._name_with_module
class tzinfo:
    """What a time zone must answer; subclasses do."""

    __slots__ = ()

    def tzname(self, dt):
        """The zone's name at a time."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        """Local time minus UTC, as a timedelta."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """The part of utcoffset that is daylight saving."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """A datetime in UTC as local time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        saving = dt.dst()
        if saving is None:
            raise ValueError('fromutc: non-None dst() result required')
        delta = offset - saving
        if delta:
            dt += delta
            saving = dt.dst()
            if saving is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + saving

    def __reduce__(self):
        init = getattr(self, '__getinitargs__', None)
        return self.__class__, init() if init else (), self.__getstate__()


@_sys._name_with_module
class timezone(tzinfo):
    """A fixed offset from UTC."""

    __slots__ = ('_offset', '_name')
    _Omitted = object()

    def __new__(cls, offset, name=_Omitted):
        if not isinstance(offset, timedelta):
            raise TypeError('timezone() argument 1 must be datetime.timedelta, not ' + type(offset).__name__)
        if name is cls._Omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError('timezone() argument 2 must be str, not ' + type(name).__name__)
        if not cls._minoffset <= offset <= cls._maxoffset:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), '
                             f'not {offset!r}.')
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        name = f'{self.__class__.__module__}.{self.__class__.__qualname__}'
        if self is self.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'{name}({self._offset!r})'
        return f'{name}({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, method):
        if not (isinstance(dt, datetime) or dt is None):
            raise TypeError(f'{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt):
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt):
        self._check(dt, 'tzname')
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _format_offset(self._offset)

    def dst(self, dt):
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() argument must be a datetime instance or None')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


timezone._maxoffset = timedelta(hours=24, microseconds=-1)
timezone._minoffset = -timezone._maxoffset
UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
_EPOCH = None


# Times ------------------------------------------------------------------------------------------


@_sys._name_with_module
class time:
    """A time of day, with or without a zone."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_hashcode', '_fold')
    _adder_type_name = 'datetime.time'       # what operand errors call the type

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = hour.encode('latin1') if isinstance(hour, str) else hour
            if state[0] & 0x7f < 24:
                self = object.__new__(cls)
                self._fold, self._hour = divmod(state[0], 128)
                self._minute, self._second = state[1], state[2]
                self._microsecond = (state[3] << 16) + (state[4] << 8) + state[5]
                self._tzinfo, self._hashcode = _state_zone(minute or None), -1
                return self
        fields = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo, self._hashcode = tzinfo, -1
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _cmp(self, other, equality=False):
        a = (self._hour, self._minute, self._second, self._microsecond)
        b = (other._hour, other._minute, other._second, other._microsecond)
        if self._tzinfo is other._tzinfo:
            return _compare(a, b)
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return _compare(a, b)
        if mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        return _compare(timedelta(hours=a[0], minutes=a[1], seconds=a[2], microseconds=a[3]) - mine,
                        timedelta(hours=b[0], minutes=b[1], seconds=b[2], microseconds=b[3]) - theirs)

    def __eq__(self, other):
        return self._cmp(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._cmp(other) <= 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._cmp(other) < 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._cmp(other) >= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._cmp(other) > 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            first = self.replace(fold=0) if self._fold else self
            offset = first.utcoffset()
            if not offset:
                self._hashcode = hash(first._state()[0])
            else:
                hour, rest = divmod(timedelta(hours=self._hour, minutes=self._minute) - offset, timedelta(hours=1))
                if not rest.seconds % 60 and not rest.microseconds and 0 <= hour < 24:
                    self._hashcode = hash(time(hour, rest.seconds // 60, self._second, self._microsecond))
                else:
                    self._hashcode = hash((hour, rest, self._second, self._microsecond))
        return self._hashcode

    def __repr__(self):
        text = f'{self._hour}, {self._minute}'
        if self._microsecond:
            text += f', {self._second}, {self._microsecond}'
        elif self._second:
            text += f', {self._second}'
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'{self.__class__.__module__}.{self.__class__.__qualname__}({text})'

    def isoformat(self, timespec='auto'):
        """'HH:MM:SS.ffffff+HH:MM', as much of it as there is."""
        return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec) +
                _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        """The time of an ISO 8601 text."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            fields = _parse_iso_time(time_string.removeprefix('T'))
        except Exception:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*fields)

    def strftime(self, fmt):
        """Format by a pattern; the date is 1 January 1900."""
        return _strftime(self, fmt, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    __format__ = date.__format__

    def utcoffset(self):
        """The zone's offset, None for a naive time."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """The zone's name."""
        if self._tzinfo is None:
            return None
        return _check_name(self._tzinfo.tzname(None))

    def dst(self):
        """The zone's daylight saving."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(None)
        _check_offset('dst', offset)
        return offset

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """A copy with some fields changed."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _state(self, protocol=3):
        first = self._hour + (128 if self._fold and protocol > 3 else 0)
        micro = self._microsecond
        state = bytes([first, self._minute, self._second, micro >> 16, micro >> 8 & 255, micro & 255])
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return self.__class__, self._state(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


@_sys._name_with_module
class datetime(date):
    """A date and a time, with or without a zone."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')
    _adder_type_name = 'datetime.datetime'       # what operand errors call the type

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7f <= 12:
                self = object.__new__(cls)
                self._year, self._day = state[0] * 256 + state[1], state[3]
                self._fold, self._month = divmod(state[2], 128)
                self._hour, self._minute, self._second = state[4:7]
                self._microsecond = (state[7] << 16) + (state[8] << 8) + state[9]
                self._tzinfo, self._hashcode = _state_zone(month), -1
                return self
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        year, month, day = _check_date_fields(year, month, day)
        fields = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo, self._hashcode = tzinfo, -1
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_timestamp(cls, t, utc, tz):
        seconds = _floor(t)
        micro = round((t - seconds) * 1e6)
        if isinstance(t, float):
            n, d = t.as_integer_ratio()
            total = _divide_and_round(n * 1000000, d)
            seconds, micro = divmod(total, 1000000)
        elif micro >= 1000000:
            seconds += 1
            micro -= 1000000
        convert = _time.gmtime if utc else _time.localtime
        fields = convert(seconds)
        result = cls(*fields[:5], min(fields[5], 59), micro, tz)
        if tz is None and not utc:
            # In the hour that happens twice, is this the second time?
            day = 24 * 3600
            if seconds < day:
                return result
            before = cls(*convert(seconds - day)[:6], micro, tz)
            shift = result - before - timedelta(0, day)
            if shift.days < 0:
                again = cls(*convert(seconds + shift // timedelta(0, 1))[:6], micro, tz)
                if again == result:
                    result._fold = 1
        elif tz is not None:
            result = tz.fromutc(result)
        return result

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        """The local time, or the time in a zone, of a POSIX timestamp."""
        _check_tzinfo_arg(tz)
        return cls._from_timestamp(t, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """The UTC time of a POSIX timestamp, without a zone."""
        return cls._from_timestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The current time."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The current UTC time, without a zone."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time in one."""
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The datetime of an ISO 8601 text."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) < 7:
                raise ValueError
            end = _iso_date_end(date_string)
            fields = _parse_iso_date(date_string[:end])
            rest = date_string[end + 1:]
            if rest:
                fields += _parse_iso_time(rest)
        except Exception:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*fields)

    @classmethod
    def strptime(cls, date_string, format):
        """Parse by a pattern."""
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    def timetuple(self):
        """A time.struct_time of the local time."""
        dst = self.dst()
        return _timetuple(self._year, self._month, self._day, self._hour, self._minute, self._second,
                          -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """A time.struct_time of the UTC time."""
        offset = self.utcoffset()
        if offset:
            self -= offset
        return _timetuple(self._year, self._month, self._day, self._hour, self._minute, self._second, 0)

    def _seconds(self):
        """Seconds since 1970 by the fields alone."""
        days = _ymd2ord(self._year, self._month, self._day) - 719163
        return ((days * 24 + self._hour) * 60 + self._minute) * 60 + self._second

    def _local_seconds(self):
        """The timestamp of a naive local time; fold decides between two."""
        t = self._seconds()

        def local(u):
            y, m, d, hh, mm, ss = _time.localtime(u)[:6]
            return (((_ymd2ord(y, m, d) - 719163) * 24 + hh) * 60 + mm) * 60 + ss
        a = local(t) - t
        u1 = t - a
        t1 = local(u1)
        if t1 == t:
            # One solution; the other, if any, lies a day before or after.
            u2 = u1 + (-86400, 86400)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = t1 - u1
        u2 = t - b
        if local(u2) == t:
            return u2
        if t1 == t:
            return u1
        return (max, min)[self._fold](u1, u2)   # a time that does not exist

    def timestamp(self):
        """The POSIX timestamp."""
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1e6
        return (self - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()

    def date(self):
        """The date part."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """The time part, without the zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time part with the zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
                *, fold=None):
        """A copy with some fields changed."""
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day, self._hour if hour is None else hour,
            self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def _local_timezone(self):
        ts = self._local_seconds() if self._tzinfo is None else (self - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)
        local = _time.localtime(ts)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """The same moment in another zone, the local one by default."""
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError('tz argument must be an instance of tzinfo')
        mine = self._tzinfo
        if mine is None:
            mine = self._local_timezone()
            offset = mine.utcoffset(self)
        else:
            offset = mine.utcoffset(self)
            if offset is None:
                mine = self.replace(tzinfo=None)._local_timezone()
                offset = mine.utcoffset(self)
        if tz is mine:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        """'Mon Jan  2 15:04:05 2006'."""
        return (f'{_WEEKDAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto'):
        """'YYYY-MM-DDTHH:MM:SS.ffffff+HH:MM', as much of it as there is."""
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}' +
                _format_time(self._hour, self._minute, self._second, self._microsecond, timespec) +
                _format_offset(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if fields[-1] == 0:
            del fields[-1]
            if fields[-1] == 0:
                del fields[-1]
        text = ', '.join(map(str, fields))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'{self.__class__.__module__}.{self.__class__.__qualname__}({text})'

    def __str__(self):
        return self.isoformat(sep=' ')

    def utcoffset(self):
        """The zone's offset at this time, None for a naive datetime."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """The zone's name at this time."""
        if self._tzinfo is None:
            return None
        return _check_name(self._tzinfo.tzname(self))

    def dst(self):
        """The zone's daylight saving at this time."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        _check_offset('dst', offset)
        return offset

    def _fields(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond

    def _cmp(self, other, equality=False):
        if self._tzinfo is other._tzinfo:
            return _compare(self._fields(), other._fields())
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equality:
            # Times in a gap or fold equal nothing in another zone.
            if mine != self.replace(fold=not self._fold).utcoffset():
                return 2
            if theirs != other.replace(fold=not other._fold).utcoffset():
                return 2
        if mine == theirs:
            return _compare(self._fields(), other._fields())
        if mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        difference = self - other
        return -1 if difference.days < 0 else 1 if difference else 0

    def _ordered(self, other, test):
        if isinstance(other, datetime):
            return test(self._cmp(other))
        if isinstance(other, date) and not isinstance(other, datetime):
            raise TypeError(f"can't compare datetime.datetime to {type(other).__module__}.{type(other).__name__}")
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._cmp(other, True) == 0
        return NotImplemented if not isinstance(other, _date_class) else False

    def __le__(self, other):
        return self._ordered(other, lambda sign: sign <= 0) if isinstance(other, _date_class) else NotImplemented

    def __lt__(self, other):
        return self._ordered(other, lambda sign: sign < 0) if isinstance(other, _date_class) else NotImplemented

    def __ge__(self, other):
        return self._ordered(other, lambda sign: sign >= 0) if isinstance(other, _date_class) else NotImplemented

    def __gt__(self, other):
        return self._ordered(other, lambda sign: sign > 0) if isinstance(other, _date_class) else NotImplemented

    def _moment(self):
        return (((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, rest = divmod(self._moment() + other._total(), 86400000000)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        seconds, micro = divmod(rest, 1000000)
        hour, seconds = divmod(seconds, 3600)
        minute, second = divmod(seconds, 60)
        return type(self)(*_ord2ymd(days), hour, minute, second, micro, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = timedelta._from_microseconds(self._moment() - other._moment())
        if self._tzinfo is other._tzinfo:
            return difference
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return difference
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return difference + theirs - mine

    def __hash__(self):
        if self._hashcode == -1:
            first = self.replace(fold=0) if self._fold else self
            offset = first.utcoffset()
            if offset is None:
                self._hashcode = hash(first._state_with_zone()[0])
            else:
                self._hashcode = hash(timedelta._from_microseconds(self._moment()) - offset)
        return self._hashcode

    def _state_with_zone(self, protocol=3):
        micro = self._microsecond
        state = bytes([self._year >> 8, self._year & 255, self._month + (128 if self._fold and protocol > 3 else 0), self._day,
                       self._hour, self._minute, self._second, micro >> 16, micro >> 8 & 255, micro & 255])
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return self.__class__, self._state_with_zone(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


# ISO 8601 ---------------------------------------------------------------------------------------


def _number(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _iso_date_end(text):
    """Where the date of a datetime text ends."""
    size = len(text)
    if size == 7:
        return 7
    if text[4] == '-':
        if text[5] == 'W':
            if size < 8:
                raise ValueError(text)
            if size > 8 and text[8] == '-':
                if size == 9:
                    raise ValueError(text)
                # YYYY-Www-D, unless the dash is the separator before a time.
                if size > 10 and text[10].isdigit():
                    return 8
                return 10
            return 8
        return 10
    if text[4] == 'W':
        at = 7
        while at < size and text[at].isdigit():
            at += 1
        if at < 9:
            return at
        return 7 if at % 2 == 0 else 8
    return 8


def _parse_iso_date(text):
    year = _number(text[:4])
    dashes = text[4] == '-'
    at = 5 if dashes else 4
    if text[at:at + 1] == 'W':
        week = _number(text[at + 1:at + 3])
        if len(text[at + 1:at + 3]) != 2:
            raise ValueError(text)
        at += 3
        day = 1
        if len(text) > at:
            if (text[at] == '-') != dashes:
                raise ValueError(text)
            at += dashes
            day = _number(text[at:])
            if len(text) - at != 1:
                raise ValueError(text)
        return _isoweek_to_gregorian(year, week, day)
    month = _number(text[at:at + 2])
    at += 2
    if (text[at:at + 1] == '-') != dashes:
        raise ValueError(text)
    at += dashes
    if len(text) - at != 2:
        raise ValueError(text)
    return year, month, _number(text[at:])


def _parse_clock(text):
    """[hour, minute, second, microsecond] of HH[[:]MM[[:]SS[.fff...]]]."""
    fields = [0, 0, 0, 0]
    size = len(text)
    at = 0
    colons = None
    for index in range(3):
        if size - at < 2:
            raise ValueError('Incomplete time component')
        fields[index] = _number(text[at:at + 2])
        at += 2
        if at == size:
            return fields
        if index == 2:
            break
        if colons is None:
            colons = text[at] == ':'
        if text[at] in '.,' :
            raise ValueError('Invalid time separator')
        if colons:
            if text[at] != ':':
                raise ValueError('Invalid time separator: %c' % text[at])
            at += 1
    if text[at] not in '.,':
        raise ValueError('Invalid microsecond component')
    digits = text[at + 1:]
    _number(digits)
    fields[3] = int(digits[:6].ljust(6, '0'))
    return fields


def _parse_iso_time(text):
    if len(text) < 2:
        raise ValueError('Isoformat time too short')
    at = max(text.find('-'), text.find('+'), text.find('Z'))
    fields = _parse_clock(text[:at] if at >= 0 else text)
    zone = None
    if at >= 0:
        offset = text[at + 1:]
        if text[at] == 'Z':
            if offset:
                raise ValueError('Malformed time zone string')
            zone = timezone.utc
        else:
            if len(offset) in (0, 1, 3):
                raise ValueError('Malformed time zone string')
            h, m, s, us = _parse_clock(offset)
            delta = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            zone = timezone.utc if not delta else timezone(-delta if text[at] == '-' else delta)
    return (*fields, zone)
