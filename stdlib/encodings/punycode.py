"""The codec punycode (RFC 3492): a text as ASCII, its other characters as differences in a number system behind '-'."""

import codecs

from encodings._coders import define

_DIGITS = b'abcdefghijklmnopqrstuvwxyz0123456789'
_BASE, _TMIN, _TMAX, _SKEW, _DAMP = 36, 1, 26, 38, 700


def _adapt(delta, first, count):
    delta = delta // _DAMP if first else delta // 2
    delta += delta // count
    steps = 0
    while delta > (_BASE - _TMIN) * _TMAX // 2:
        delta //= _BASE - _TMIN
        steps += _BASE
    return steps + (_BASE - _TMIN + 1) * delta // (delta + _SKEW)


def _threshold(position, bias):
    return min(max(position - bias, _TMIN), _TMAX)


def punycode_encode(text):
    """The ASCII form of a text, as bytes."""
    plain = bytes(ord(c) for c in text if c < '\x80')
    out = bytearray()
    done = len(plain)
    bias, delta, last = 72, 0, 128
    for point in sorted({ord(c) for c in text if c >= '\x80'}):
        delta += (point - last) * (done + 1)
        last = point + 1
        for c in map(ord, text):
            if c < point:
                delta += 1
            elif c == point:
                rest, position = delta, _BASE
                while rest >= (t := _threshold(position, bias)):
                    rest, digit = divmod(rest - t, _BASE - t)
                    out.append(_DIGITS[t + digit])
                    position += _BASE
                out.append(_DIGITS[rest])
                bias = _adapt(delta, done == len(plain), done + 1)
                delta = 0
                done += 1
        delta += 1
    return plain + b'-' + bytes(out) if plain else bytes(out)


def punycode_decode(text, errors):
    """The text of an ASCII form; `errors` is strict, or what is wrong is skipped or replaced."""
    if isinstance(text, str):
        text = text.encode('ascii')
    if isinstance(text, memoryview):
        text = bytes(text)
    plain, _, digits = text.rpartition(b'-')
    out = list(str(plain, 'ascii', errors))
    digits = str(digits, 'ascii').upper()
    at = 0
    point, bias, place, first = 128, 72, -1, True
    while at < len(digits):
        number, weight, position = 0, 1, _BASE
        while True:
            if at == len(digits):
                if errors == 'strict':
                    raise UnicodeError('incomplete punicode string')
                return ''.join(out)
            c = digits[at]
            at += 1
            if 'A' <= c <= 'Z':
                digit = ord(c) - ord('A')
            elif '0' <= c <= '9':
                digit = ord(c) - ord('0') + 26
            elif errors == 'strict':
                raise UnicodeError("Invalid extended code point '%s'" % digits[at - 1])
            else:
                return ''.join(out)
            t = _threshold(position, bias)
            number += digit * weight
            if digit < t:
                break
            weight *= _BASE - t
            position += _BASE
        place += number + 1
        more, place = divmod(place, len(out) + 1)
        point += more
        if point > 0x10ffff:
            if errors == 'strict':
                raise UnicodeError('Invalid character U+%x' % point)
            point = ord('?')
        out.insert(place, chr(point))
        bias = _adapt(number, first, len(out))
        first = False
    return ''.join(out)


def encode(input, errors='strict'):
    return punycode_encode(input), len(input)


def decode(input, errors='strict'):
    if errors not in ('strict', 'replace', 'ignore'):
        raise UnicodeError('Unsupported error handling ' + errors)
    return punycode_decode(input, errors), len(input)


define(globals(), 'punycode', encode, decode, buffered=False)
