# Quoted-printable, RFC 2045: bytes outside printable ASCII as =XX, lines of at most 76 characters. binascii does the
# work.

from binascii import a2b_qp, b2a_qp

__all__ = ["encode", "decode", "encodestring", "decodestring"]

ESCAPE = b"="
MAXLINESIZE = 76
HEX = b"0123456789ABCDEF"
EMPTYSTRING = b""


def needsquoting(c, quotetabs, header):
    """Whether a byte (of length 1) must be quoted. White space only with quotetabs, "_" in headers."""
    assert isinstance(c, bytes)
    if c in b" \t":
        return quotetabs
    if c == b"_":
        return header
    return c == ESCAPE or not b" " <= c <= b"~"


def quote(c):
    """A byte as =XX."""
    assert isinstance(c, bytes) and len(c) == 1
    return b"=%02X" % ord(c)


def ishex(c):
    """Whether a byte is a hexadecimal digit."""
    assert isinstance(c, bytes)
    return c in (b"%c" % d for d in b"0123456789abcdefABCDEF")


def unhex(s):
    """The number of hexadecimal digits in bytes."""
    number = 0
    for c in s:
        c = bytes((c,))
        if not ishex(c):
            raise AssertionError("non-hex digit " + repr(c))
        number = number * 16 + int(c, 16)
    return number


def _encoded_line(line, quotetabs, header):
    parts = []
    for number in line:
        c = bytes((number,))
        if needsquoting(c, quotetabs, header):
            c = quote(c)
        if header and c == b" ":
            c = b"_"
        parts.append(c)
    return b"".join(parts)


def encode(input, output, quotetabs, header=False):
    """Encode a binary file into another."""
    output.write(b2a_qp(input.read(), quotetabs=quotetabs, header=header))


def encodestring(s, quotetabs=False, header=False):
    """The bytes encoded."""
    return b2a_qp(s, quotetabs=quotetabs, header=header)


def decode(input, output, header=False):
    """Decode a binary file into another."""
    output.write(a2b_qp(input.read(), header=header))


def decodestring(s, header=False):
    """The bytes decoded."""
    return a2b_qp(s, header=header)
