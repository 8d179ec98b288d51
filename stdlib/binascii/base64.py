"""RFC 4648 encodings (base16, base32, base64), base85 and Ascii85."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

bytes_types = (bytes, bytearray)

MAXLINESIZE = 76  # of encode(), without the newline
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _to_bytes(s):
    """What a decoder takes: ASCII text or a buffer."""
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__) from None


# --- base64

def b64encode(s, altchars=None):
    """Encode in base64. altchars: two bytes to use instead of '+' and '/'."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode base64. Characters that are no digits are skipped, or an error when validate is true."""
    s = _to_bytes(s)
    if altchars is not None:
        altchars = _to_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode in base64."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode base64."""
    return b64decode(s)


_to_urlsafe = bytes.maketrans(b'+/', b'-_')
_from_urlsafe = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """Encode in base64 with '-' and '_' for '+' and '/'."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """Decode what urlsafe_b64encode gave."""
    return b64decode(_to_bytes(s).translate(_from_urlsafe))


# --- base32 and base16

_B32_DIGITS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX_DIGITS = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# int(text, 32) reads the digits of base32hex, so base32 is translated to those and back.
_pair_tables = {}


def _b32encode(digits, s):
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    pairs = _pair_tables.get(digits)
    if pairs is None:
        pairs = _pair_tables[digits] = [bytes((a, b)) for a in digits for b in digits]
    missing = -len(s) % 5
    s = bytes(s) + bytes(missing)
    out = []
    for i in range(0, len(s), 5):
        number = int.from_bytes(s[i:i + 5])
        out += (pairs[number >> 30], pairs[number >> 20 & 1023], pairs[number >> 10 & 1023], pairs[number & 1023])
    encoded = b''.join(out)
    padding = (0, 1, 3, 4, 6)[missing]
    return encoded[:len(encoded) - padding] + b'=' * padding


def _b32decode(digits, s, casefold=False, map01=None):
    s = _to_bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _to_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b'=')
    padding = length - len(s)
    if s.translate(None, digits):
        raise binascii.Error('Non-base32 digit found') from None
    s = (s + digits[:1] * padding).translate(bytes.maketrans(digits, _B32HEX_DIGITS))
    decoded = b''.join(int(s[i:i + 8], 32).to_bytes(5) for i in range(0, length, 8))
    if length % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    return decoded[:len(decoded) - {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}[padding]]


def b32encode(s):
    """Encode in base32."""
    return _b32encode(_B32_DIGITS, s)


def b32decode(s, casefold=False, map01=None):
    """Decode base32. casefold accepts small letters; map01 is the letter that the digit 1 stands for (0 is O)."""
    return _b32decode(_B32_DIGITS, s, casefold, map01)


def b32hexencode(s):
    """Encode in base32 with the digits 0-9 and A-V."""
    return _b32encode(_B32HEX_DIGITS, s)


def b32hexdecode(s, casefold=False):
    """Decode what b32hexencode gave."""
    return _b32decode(_B32HEX_DIGITS, s, casefold)


def b16encode(s):
    """Encode in base16: two hexadecimal digits a byte, capital letters."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode base16; small letters only when casefold is true."""
    s = _to_bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# --- base85: four bytes as five digits

_A85_DIGITS = bytes(range(33, 118))
_B85_DIGITS = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def _groups85(digits, s, zeros=None, spaces=None):
    """The groups of five digits of s filled up with zero bytes, and how many bytes were added."""
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    missing = -len(s) % 4
    s = bytes(s) + bytes(missing)
    groups = []
    for i in range(0, len(s), 4):
        number = int.from_bytes(s[i:i + 4])
        if not number and zeros:
            groups.append(zeros)
        elif number == 0x20202020 and spaces:
            groups.append(spaces)
        else:
            high, low = divmod(number, 614125)
            a, b = divmod(high, 85)
            c, low = divmod(low, 7225)
            d, e = divmod(low, 85)
            groups.append(bytes((digits[a], digits[b], digits[c], digits[d], digits[e])))
    return groups, missing


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode in Ascii85.

    foldspaces: 'y' for four spaces; wrapcol: a newline after that many characters; pad: keep the zero bytes that fill
    the input up; adobe: between <~ and ~>.
    """
    groups, missing = _groups85(_A85_DIGITS, b, b'z', b'y' if foldspaces else None)
    if missing and not pad:
        last = groups[-1]
        groups[-1] = (b'!!!!!' if last == b'z' else last)[:5 - missing]
    result = b''.join(groups)
    if adobe:
        result = b'<~' + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        result = b'\n'.join(lines)
    return result + b'~>' if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """Decode Ascii85; the options are a85encode's, ignorechars what to skip."""
    b = _to_bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b'~>'))
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = []
    number = count = 0
    # Four more digits complete an open group; a group of those alone stays incomplete.
    for digit in b + b'u' * 4:
        if 33 <= digit <= 117:
            number = number * 85 + digit - 33
            count += 1
            if count == 5:
                if number > 0xffffffff:
                    raise ValueError('Ascii85 overflow') from None
                out.append(number.to_bytes(4))
                number = count = 0
        elif digit == 122:
            if count:
                raise ValueError('z inside Ascii85 5-tuple')
            out.append(b'\0\0\0\0')
        elif foldspaces and digit == 121:
            if count:
                raise ValueError('y inside Ascii85 5-tuple')
            out.append(b'    ')
        elif digit not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % digit)
    result = b''.join(out)
    return result[:len(result) - (4 - count)] if count < 4 else result


def b85encode(b, pad=False):
    """Encode in base85; pad keeps the zero bytes that fill the input up."""
    groups, missing = _groups85(_B85_DIGITS, b)
    result = b''.join(groups)
    return result[:len(result) - missing] if missing and not pad else result


_b85_values = None


def b85decode(b):
    """Decode base85."""
    global _b85_values
    if _b85_values is None:
        _b85_values = [None] * 256
        for value, digit in enumerate(_B85_DIGITS):
            _b85_values[digit] = value
    b = _to_bytes(b)
    missing = -len(b) % 5
    b = bytes(b) + b'~' * missing
    out = []
    for i in range(0, len(b), 5):
        number = 0
        try:
            for digit in b[i:i + 5]:
                number = number * 85 + _b85_values[digit]
        except TypeError:
            for k, digit in enumerate(b[i:i + 5]):
                if _b85_values[digit] is None:
                    raise ValueError('bad base85 character at position %d' % (i + k)) from None
            raise
        if number > 0xffffffff:
            raise ValueError('base85 overflow in hunk starting at byte %d' % i) from None
        out.append(number.to_bytes(4))
    result = b''.join(out)
    return result[:len(result) - missing] if missing else result


# --- files and lines

def encode(input, output):
    """Encode a binary file in lines of base64."""
    while data := input.read(MAXBINSIZE):
        while len(data) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(data))):
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """Decode a binary file of base64, line by line."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__) from error
    if view.format not in ('c', 'b', 'B'):
        raise TypeError('expected single byte elements, not %r from %s' % (view.format, s.__class__.__name__))
    if view.ndim != 1:
        raise TypeError('expected 1-D data, not %d-D data from %s' % (view.ndim, s.__class__.__name__))


def encodebytes(s):
    """Encode in base64, a newline after every 76 characters."""
    _check_bytes(s)
    return b''.join(binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """Decode base64 with or without newlines."""
    _check_bytes(s)
    return binascii.a2b_base64(s)


def main():
    """The command line: base64 [-e | -d | -u] [FILE]; from standard input to standard output."""
    import sys
    arguments = sys.argv[1:]
    action = encode
    while arguments and arguments[0].startswith('-') and arguments[0] != '-':
        option = arguments.pop(0)
        if option == '-t':
            return test()
        if option not in ('-e', '-d', '-u'):
            sys.stdout = sys.stderr
            print('option %s not recognized' % option)
            print('usage: %s [-d|-e|-u|-t] [file|-]\n'
                  '        -d, -u: decode\n        -e: encode (default)\n        -t: encode and decode a sample'
                  % sys.argv[0])
            sys.exit(2)
        action = encode if option == '-e' else decode
    if arguments and arguments[0] != '-':
        with open(arguments[0], 'rb') as file:
            action(file, sys.stdout.buffer)
    else:
        action(sys.stdin.buffer, sys.stdout.buffer)


def test():
    """Show a sample, encoded and decoded again."""
    sample = b'Aladdin:open sesame'
    encoded = encodebytes(sample)
    print(repr(sample), repr(encoded), repr(decodebytes(encoded)))
    assert decodebytes(encoded) == sample


if __name__ == '__main__':
    main()
