"""Reads one JSON value from a position in a text."""

__all__ = ['make_scanner']

_SPACE = frozenset(' \t\n\r')
_DIGITS = frozenset('0123456789')


def skip(s, at):
    """The index of the next character that is not white space."""
    size = len(s)
    while at < size and s[at] in _SPACE:
        at += 1
    return at


def _digits(s, at):
    size = len(s)
    while at < size and s[at] in _DIGITS:
        at += 1
    return at


def py_make_scanner(context):
    """scan_once(text, index) -> (value, index after it); StopIteration(index) for no value."""
    from json.decoder import JSONDecodeError, scanstring
    strict = context.strict
    parse_float, parse_int, parse_constant = context.parse_float, context.parse_int, context.parse_constant
    object_hook, pairs_hook = context.object_hook, context.object_pairs_hook
    memo = context.memo

    def number(s, at):
        start = at
        if s[at] == '-':
            at += 1
        first = s[at:at + 1]
        if first == '0':
            at += 1
        elif first and first in _DIGITS:
            at = _digits(s, at)
        else:
            raise StopIteration(start)
        whole = at
        if s[at:at + 1] == '.' and s[at + 1:at + 2] in _DIGITS:
            at = _digits(s, at + 1)
        if s[at:at + 1] in ('e', 'E'):
            sign = at + 1
            if s[sign:sign + 1] in ('+', '-'):
                sign += 1
            if s[sign:sign + 1] in _DIGITS:
                at = _digits(s, sign)
        text = s[start:at]
        return (parse_int if at == whole else parse_float)(text), at

    def array(s, at):
        values = []
        at = skip(s, at)
        if s[at:at + 1] == ']':
            return values, at + 1
        while True:
            value, at = scan(s, at)
            values.append(value)
            at = skip(s, at)
            char = s[at:at + 1]
            if char == ']':
                return values, at + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = skip(s, at + 1)

    def mapping(s, at):
        pairs = []
        at = skip(s, at)
        if s[at:at + 1] == '}':
            at += 1
        else:
            while True:
                if s[at:at + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
                key, at = scanstring(s, at + 1, strict)
                key = memo.setdefault(key, key)
                at = skip(s, at)
                if s[at:at + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = scan(s, skip(s, at + 1))
                pairs.append((key, value))
                at = skip(s, at)
                char = s[at:at + 1]
                if char == '}':
                    at += 1
                    break
                if char != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = skip(s, at + 1)
        if pairs_hook is not None:
            return pairs_hook(pairs), at
        pairs = dict(pairs)
        return (pairs if object_hook is None else object_hook(pairs)), at

    def scan(s, at):
        char = s[at:at + 1]
        if char == '"':
            return scanstring(s, at + 1, strict)
        if char == '{':
            return mapping(s, at + 1)
        if char == '[':
            return array(s, at + 1)
        if char == 'n' and s.startswith('null', at):
            return None, at + 4
        if char == 't' and s.startswith('true', at):
            return True, at + 4
        if char == 'f' and s.startswith('false', at):
            return False, at + 5
        if char == 'N' and s.startswith('NaN', at):
            return parse_constant('NaN'), at + 3
        if char == 'I' and s.startswith('Infinity', at):
            return parse_constant('Infinity'), at + 8
        if char == '-' and s.startswith('-Infinity', at):
            return parse_constant('-Infinity'), at + 9
        if char and (char == '-' or char in _DIGITS):
            return number(s, at)
        raise StopIteration(at)

    def scan_once(s, idx):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return scan(s, idx)
        finally:
            memo.clear()

    return scan_once


try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

make_scanner = c_make_scanner or py_make_scanner
