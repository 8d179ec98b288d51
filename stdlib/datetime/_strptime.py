"""Parsing dates and times by a pattern: strptime of datetime and time.

Patterns become regular expressions with a named group a directive; the found
fields are then combined into a date.  Names of months and days are English
(the C locale).
"""

import re
import time

_FULL_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_SHORT_DAYS = [name[:3] for name in _FULL_DAYS]
_FULL_MONTHS = ['', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
                'november', 'december']
_SHORT_MONTHS = [name[:3] for name in _FULL_MONTHS]


def _names(directive, words):
    return f"(?P<{directive}>{'|'.join(sorted((re.escape(word) for word in words if word), key=len, reverse=True))})"


def _directives():
    zones = {'utc', 'gmt', *(name.lower() for name in time.tzname)}
    table = {
        'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})',
        'H': r'(?P<H>2[0-3]|[0-1]\d|\d)', 'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])', 'G': r'(?P<G>\d\d\d\d)',
        'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
        'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])', 'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
        'U': r'(?P<U>5[0-3]|[0-4]\d|\d)', 'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])',
        'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)', 'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)',
        'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
        'A': _names('A', _FULL_DAYS), 'a': _names('a', _SHORT_DAYS), 'B': _names('B', _FULL_MONTHS),
        'b': _names('b', _SHORT_MONTHS), 'p': '(?P<p>am|pm)', 'Z': _names('Z', zones), '%': '%',
    }
    for directive, meaning in (('c', '%a %b %d %H:%M:%S %Y'), ('x', '%m/%d/%y'), ('X', '%H:%M:%S')):
        table[directive] = _translate(meaning, table)
    return table


def _translate(format, table):
    parts = []
    at = 0
    while at < len(format):
        char = format[at]
        at += 1
        if char.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            parts.append(r'\s+')
        elif char == '%':
            directive = format[at]              # IndexError: a stray %
            at += 1
            parts.append(table[directive])
        else:
            parts.append(re.escape(char))
    return ''.join(parts)


_table = None
_cache = {}


def _compile(format):
    global _table
    pattern = _cache.get(format)
    if pattern is None:
        if _table is None:
            _table = _directives()
        try:
            pattern = re.compile(_translate(format, _table), re.IGNORECASE)
        except KeyError as problem:
            bad = problem.args[0]
            raise ValueError("'%s' is a bad directive in format '%s'" % ('%' if bad == '\\' else bad, format)) from None
        except IndexError:
            raise ValueError("stray %% in format '%s'" % format) from None
        if len(_cache) > 50:
            _cache.clear()
        _cache[format] = pattern
    return pattern


def _day_of_week_number(year, week, weekday, monday_first):
    """Day of the year of a weekday in a week counted by %U or %W."""
    import datetime
    first = datetime.date(year, 1, 1).weekday()
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday


def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """((struct_time fields..., zone name, offset), microseconds, offset microseconds)."""
    for index, arg in enumerate((data_string, format)):
        if not isinstance(arg, str):
            raise TypeError(f'strptime() argument {index} must be str, not {type(arg)}')
    found = _compile(format).match(data_string)
    if not found:
        raise ValueError('time data %r does not match format %r' % (data_string, format))
    if len(data_string) != found.end():
        raise ValueError('unconverted data remains: %s' % data_string[found.end():])
    iso_year = year = None
    month = day = 1
    hour = minute = second = micro = 0
    zone = -1
    offset = None
    offset_micro = 0
    iso_week = week = None
    monday_first = True
    weekday = day_of_year = None
    fields = found.groupdict()
    for key, text in fields.items():
        if text is None:
            continue
        if key == 'y':
            year = int(text)
            year += 2000 if year <= 68 else 1900
        elif key == 'Y':
            year = int(text)
        elif key == 'G':
            iso_year = int(text)
        elif key == 'm':
            month = int(text)
        elif key == 'B':
            month = _FULL_MONTHS.index(text.lower())
        elif key == 'b':
            month = _SHORT_MONTHS.index(text.lower())
        elif key == 'd':
            day = int(text)
        elif key == 'H':
            hour = int(text)
        elif key == 'I':
            hour = int(text)
            half = (fields.get('p') or '').lower()
            if half in ('', 'am'):
                hour = 0 if hour == 12 else hour
            elif hour != 12:
                hour += 12
        elif key == 'M':
            minute = int(text)
        elif key == 'S':
            second = int(text)
        elif key == 'f':
            micro = int(text.ljust(6, '0'))
        elif key == 'A':
            weekday = _FULL_DAYS.index(text.lower())
        elif key == 'a':
            weekday = _SHORT_DAYS.index(text.lower())
        elif key == 'w':
            weekday = (int(text) + 6) % 7
        elif key == 'u':
            weekday = int(text) - 1
        elif key == 'j':
            day_of_year = int(text)
        elif key in ('U', 'W'):
            week = int(text)
            monday_first = key == 'W'
        elif key == 'V':
            iso_week = int(text)
        elif key == 'z':
            if text == 'Z':
                offset = 0
            else:
                if text[3] == ':':
                    text = text[:3] + text[4:]
                    if len(text) > 5:
                        if text[5] != ':':
                            raise ValueError(f'Inconsistent use of : in {found["z"]}')
                        text = text[:5] + text[6:]
                offset = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:7] or 0)
                offset_micro = int((text[8:] + '000000')[:6])
                if text[0] == '-':
                    offset, offset_micro = -offset, -offset_micro
        elif key == 'Z':
            name = text.lower()
            for index, known in enumerate(time.tzname):
                if name == known.lower() or name in ('utc', 'gmt') and index == 0:
                    if time.tzname[0] == time.tzname[1] and time.daylight and name not in ('utc', 'gmt'):
                        break
                    zone = index
                    break
    if iso_year is not None:
        if day_of_year is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' "
                             "instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    import datetime
    leap_guess = False
    if year is None and month == 2 and day == 29:
        year = 1904                             # so that 29 February exists
        leap_guess = True
    elif year is None:
        year = 1900
    if day_of_year is None and weekday is not None:
        if week is not None:
            day_of_year = _day_of_week_number(year, week, weekday, monday_first)
        elif iso_year is not None and iso_week is not None:
            real = datetime.date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = real.year, real.month, real.day
            day_of_year = real.toordinal() - datetime.date(year, 1, 1).toordinal() + 1
        if day_of_year is not None and day_of_year <= 0:
            year -= 1
            day_of_year += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if day_of_year is None:
        day_of_year = datetime.date(year, month, day).toordinal() - datetime.date(year, 1, 1).toordinal() + 1
    else:
        real = datetime.date.fromordinal(day_of_year - 1 + datetime.date(year, 1, 1).toordinal())
        year, month, day = real.year, real.month, real.day
    if weekday is None:
        weekday = datetime.date(year, month, day).weekday()
    if leap_guess:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, day_of_year, zone, fields.get('Z'), offset), micro, offset_micro


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    """What time.strptime returns."""
    return time.struct_time(_strptime(data_string, format)[0][:time._STRUCT_TM_ITEMS if hasattr(time, '_STRUCT_TM_ITEMS')
                                                              else 9])


def _strptime_datetime(cls, data_string, format='%a %b %d %H:%M:%S %Y'):
    """What datetime.strptime returns."""
    import datetime
    fields, micro, offset_micro = _strptime(data_string, format)
    name, offset = fields[-2:]
    args = fields[:6] + (micro,)
    if offset is not None:
        delta = datetime.timedelta(seconds=offset, microseconds=offset_micro)
        args += (datetime.timezone(delta, name) if name else datetime.timezone(delta),)
    return cls(*args)
