"""Objects to JSON text.

`encode` builds the text in one go; `iterencode` yields it in pieces, so that a
file receives what was fine before an error.  Both share the scalar rules.
"""

try:
    from _json import dumps_fast as _dumps_fast, encode_basestring as c_encode_basestring
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
except ImportError:
    _dumps_fast = c_encode_basestring = c_encode_basestring_ascii = None

INFINITY = float('inf')
ESCAPE_DCT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
for _code in range(0x20):
    ESCAPE_DCT.setdefault(chr(_code), f'\\u{_code:04x}')


def py_encode_basestring(s):
    """A JSON string that keeps characters outside ASCII."""
    if s.isprintable() and '"' not in s and '\\' not in s:
        return f'"{s}"'
    return '"' + ''.join([ESCAPE_DCT.get(char, char) for char in s]) + '"'


def py_encode_basestring_ascii(s):
    """A JSON string in pure ASCII."""
    if s.isascii() and s.isprintable() and '"' not in s and '\\' not in s:
        return f'"{s}"'
    parts = []
    for char in s:
        if char in ESCAPE_DCT:
            parts.append(ESCAPE_DCT[char])
        elif char < '\x7f':
            parts.append(char)
        else:
            code = ord(char)
            if code < 0x10000:
                parts.append(f'\\u{code:04x}')
            else:
                code -= 0x10000
                parts.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder:
    """Turns dict, list, tuple, str, int, float, bool and None into JSON.

    A subclass or the `default` argument says what other objects become.
    """

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Replace an object JSON does not know; raises TypeError here."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """The text of an object."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            chunks = self.iterencode(o, _one_shot=True)
            return ''.join(chunks if isinstance(chunks, (list, tuple)) else list(chunks))
        if _dumps_fast is not None:
            return _dumps_fast(o, self.ensure_ascii, self.allow_nan, self.sort_keys, self.item_separator,
                               self.key_separator, self._indent(), self.default, self.skipkeys, self.check_circular)
        parts = []
        self._writer(parts.append)(o, 0)
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        """Yield the text of an object piece by piece."""
        return self._pieces(o, 0, self._scalar_rules(), {} if self.check_circular else None, self._indent())

    def _indent(self):
        if self.indent is None or isinstance(self.indent, str):
            return self.indent
        return ' ' * self.indent

    def _scalar_rules(self):
        """scalar(o) -> text, or None when the object is no scalar."""
        string = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        allow_nan = self.allow_nan
        float_repr, int_repr = float.__repr__, int.__repr__

        def scalar(o):
            if isinstance(o, str):
                return string(o)
            if o is None:
                return 'null'
            if o is True:
                return 'true'
            if o is False:
                return 'false'
            if isinstance(o, int):
                return int_repr(o)
            if isinstance(o, float):
                if o != o:
                    text = 'NaN'
                elif o == INFINITY:
                    text = 'Infinity'
                elif o == -INFINITY:
                    text = '-Infinity'
                else:
                    return float_repr(o)
                if not allow_nan:
                    raise ValueError('Out of range float values are not JSON compliant')
                return text
            return None
        return scalar

    def _key(self, key, scalar):
        """The text of a dict key, None to skip it."""
        if isinstance(key, str):
            return scalar(key)
        if key is None or isinstance(key, (int, float)):
            return f'"{scalar(key)}"'
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _writer(self, put):
        """write(object, depth), sending text to `put`."""
        scalar = self._scalar_rules()
        markers = {} if self.check_circular else None
        indent = self._indent()
        plain_separator = self.item_separator
        colon = self.key_separator

        def write(o, level):
            text = scalar(o)
            if text is not None:
                put(text)
                return
            if markers is not None:
                mark = id(o)
                if mark in markers:
                    raise ValueError('Circular reference detected')
                markers[mark] = o
            if isinstance(o, dict):
                if not o:
                    put('{}')
                else:
                    separator = plain_separator
                    first = ''
                    if indent is not None:
                        first = '\n' + indent * (level + 1)
                        separator += first
                    put('{')
                    lead = first
                    wrote = False
                    for key, value in sorted(o.items()) if self.sort_keys else o.items():
                        key = self._key(key, scalar)
                        if key is None:
                            continue
                        put(lead)
                        put(key)
                        put(colon)
                        lead = separator
                        wrote = True
                        write(value, level + 1)
                    if indent is not None and wrote:
                        put('\n' + indent * level)
                    put('}')
            elif isinstance(o, (list, tuple)):
                if not o:
                    put('[]')
                else:
                    separator = plain_separator
                    lead = ''
                    if indent is not None:
                        lead = '\n' + indent * (level + 1)
                        separator += lead
                    put('[')
                    for value in o:
                        put(lead)
                        lead = separator
                        write(value, level + 1)
                    if indent is not None:
                        put('\n' + indent * level)
                    put(']')
            else:
                write(self.default(o), level)
            if markers is not None:
                del markers[mark]
        return write

    def _pieces(self, o, level, scalar, markers, indent):
        text = scalar(o)
        if text is not None:
            yield text
            return
        is_dict = isinstance(o, dict)
        is_list = not is_dict and isinstance(o, (list, tuple))
        if (is_dict or is_list) and not o:
            yield '{}' if is_dict else '[]'
            return
        if markers is not None:
            mark = id(o)
            if mark in markers:
                raise ValueError('Circular reference detected')
            markers[mark] = o
        if is_dict or is_list:
            separator = self.item_separator
            first = ''
            if indent is not None:
                first = '\n' + indent * (level + 1)
                separator += first
            if is_list:
                lead = '[' + first
                for value in o:
                    text = scalar(value)
                    if text is not None:
                        yield lead + text
                    else:
                        yield lead
                        yield from self._pieces(value, level + 1, scalar, markers, indent)
                    lead = separator
                if indent is not None:
                    yield '\n' + indent * level
                yield ']'
            else:
                yield '{'
                lead = first
                for key, value in sorted(o.items()) if self.sort_keys else o.items():
                    key = self._key(key, scalar)
                    if key is None:
                        continue
                    if lead:
                        yield lead
                    lead = separator
                    yield key
                    yield self.key_separator
                    yield from self._pieces(value, level + 1, scalar, markers, indent)
                if indent is not None and lead is separator:
                    yield '\n' + indent * level
                yield '}'
        else:
            yield from self._pieces(self.default(o), level, scalar, markers, indent)
        if markers is not None:
            del markers[mark]
