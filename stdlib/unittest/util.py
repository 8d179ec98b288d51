"""unittest.util: texts for messages, and comparisons of unordered things."""

from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(s, prefixlen, suffixlen):
    skip = len(s) - prefixlen - suffixlen
    if skip > _PLACEHOLDER_LEN:
        s = '%s[%d chars]%s' % (s[:prefixlen], skip, s[len(s) - suffixlen:])
    return s


def _common_shorten_repr(*args):
    """The texts of several things, with what they have in common at their start cut short."""
    args = tuple(map(safe_repr, args))
    longest = max(map(len, args))
    if longest <= _MAX_LENGTH:
        return args
    prefix = commonprefix(args)
    common = len(prefix)
    room = _MAX_LENGTH - (longest - common + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + s[common:] for s in args)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(s[common:], _MIN_DIFF_LEN, _MIN_END_LEN) for s in args)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + ' [truncated]...'


def strclass(cls):
    return '%s.%s' % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """(what only the first has, what only the second has) of two sorted lists; duplicates do not count."""
    i = j = 0
    missing, unexpected = [], []
    while True:
        try:
            e, a = expected[i], actual[j]
            if e < a:
                missing.append(e)
                i += 1
                while expected[i] == e:
                    i += 1
            elif e > a:
                unexpected.append(a)
                j += 1
                while actual[j] == a:
                    j += 1
            else:
                i += 1
                try:
                    while expected[i] == e:
                        i += 1
                finally:
                    j += 1
                    while actual[j] == a:
                        j += 1
        except IndexError:
            missing.extend(expected[i:])
            unexpected.extend(actual[j:])
            break
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """The same for lists of any order, whose items need only be equal or not; both lists are changed."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1"""
    return (x > y) - (x < y)


_Mismatch = __import__('collections').namedtuple('Mismatch', 'actual expected value')


def _count_diff_all_purpose(actual, expected):
    """Mismatches of counts of items that need not be hashable."""
    s, t = list(actual), list(expected)
    gone = object()
    result = []
    for i, item in enumerate(s):
        if item is gone:
            continue
        in_s = in_t = 0
        for j in range(i, len(s)):
            if s[j] == item:
                in_s += 1
                s[j] = gone
        for j, other in enumerate(t):
            if other == item:
                in_t += 1
                t[j] = gone
        if in_s != in_t:
            result.append(_Mismatch(in_s, in_t, item))
    for i, item in enumerate(t):
        if item is gone:
            continue
        in_t = 0
        for j in range(i, len(t)):
            if t[j] == item:
                in_t += 1
                t[j] = gone
        result.append(_Mismatch(0, in_t, item))
    return result


def _ordered_count(iterable):
    counts = {}
    for item in iterable:
        counts[item] = counts.get(item, 0) + 1
    return counts


def _count_diff_hashable(actual, expected):
    """Mismatches of counts of hashable items."""
    s, t = _ordered_count(actual), _ordered_count(expected)
    result = [_Mismatch(n, t.get(item, 0), item) for item, n in s.items() if n != t.get(item, 0)]
    result += [_Mismatch(0, n, item) for item, n in t.items() if item not in s]
    return result
