"""JSON text to objects.

`scanner.py_make_scanner` reads one value; this module has strings, the error
type and the decoder's options.
"""

from json import scanner

try:
    from _json import loads_fast as _loads_fast, scanstring as c_scanstring
except ImportError:
    _loads_fast = c_scanstring = None

__all__ = ['JSONDecoder', 'JSONDecodeError']

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')
WHITESPACE_STR = ' \t\n\r'
BACKSLASH = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}


class JSONDecodeError(ValueError):
    """What is wrong with a text: msg, doc, pos, and pos as lineno and colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_HEX = frozenset('0123456789abcdefABCDEF')


def _hex4(s, pos):
    digits = s[pos + 1:pos + 5]
    if len(digits) == 4 and _HEX.issuperset(digits):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, pos)


def py_scanstring(s, end, strict=True):
    """Read a string whose first character stands at `end`; (text, index after it)."""
    begin = end - 1
    parts = []
    while True:
        quote = s.find('"', end)
        if quote < 0:
            stop = len(s)
        else:
            stop = quote
        slash = s.find('\\', end, stop)
        if slash >= 0:
            stop = slash
        chunk = s[end:stop]
        if strict and not chunk.isprintable():
            for index, char in enumerate(chunk):
                if char < ' ':
                    raise JSONDecodeError('Invalid control character at', s, end + index)
        if slash < 0:
            if quote < 0:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if not parts:
                return chunk, quote + 1
            parts.append(chunk)
            return ''.join(parts), quote + 1
        parts.append(chunk)
        escape = s[slash + 1:slash + 2]
        if not escape:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if escape != 'u':
            try:
                parts.append(BACKSLASH[escape])
            except KeyError:
                raise JSONDecodeError('Invalid \\escape', s, slash) from None
            end = slash + 2
            continue
        code = _hex4(s, slash + 1)
        end = slash + 6
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            low = _hex4(s, end + 1)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00))
                end += 6
        parts.append(chr(code))


scanstring = c_scanstring or py_scanstring


class JSONDecoder:
    """Turns JSON text into objects; hooks change what objects and numbers become."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)
        self._plain = (object_hook is None and object_pairs_hook is None and not parse_float and not parse_int and
                       not parse_constant and strict)

    def decode(self, s, _w=None):
        """The value of a text that holds nothing else."""
        if _loads_fast is not None and self._plain and type(self).raw_decode is JSONDecoder.raw_decode:
            return _loads_fast(s)
        obj, end = self.raw_decode(s, idx=scanner.skip(s, 0))
        end = scanner.skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """(value, index after it) for a text that goes on."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as problem:
            raise JSONDecodeError('Expecting value', s, problem.value) from None
