"""re: regular expressions over the native engine `_re`.

`_re` compiles and matches; here stand the flags, the error class, the cache,
templates and Scanner.  The engine gets `error` and `_parse_template` through
`_re.bind`: it raises the one, and calls the other when a replacement text has
a backslash.  RegexFlag looks like the enum of the reference implementation but
is a small int subclass: importing enum would double the cost of `import re`.
"""

import _re
from _re import Match, Pattern

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template',
           'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']


class error(Exception):
    """What is wrong with a pattern or template: msg, pattern, pos, lineno, colno."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            msg = f'{msg} at position {pos}'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


# Flags ------------------------------------------------------------------------------------------

_FLAG_NAMES = {'ASCII': 256, 'IGNORECASE': 2, 'LOCALE': 4, 'UNICODE': 32, 'MULTILINE': 8, 'DOTALL': 16, 'VERBOSE': 64,
               'TEMPLATE': 1, 'DEBUG': 128}
_SHORT_NAMES = {'A': 256, 'I': 2, 'L': 4, 'U': 32, 'M': 8, 'S': 16, 'X': 64, 'T': 1, 'NOFLAG': 0}
_ALL_FLAGS = 511


class _FlagType(type):
    """Lets the class be iterated and indexed by name, as an enum can."""

    def __iter__(cls):
        return iter([getattr(cls, name) for name in _FLAG_NAMES])

    def __len__(cls):
        return len(_FLAG_NAMES)

    def __getitem__(cls, name):
        return cls.__members__[name]

    def __contains__(cls, value):
        return isinstance(value, cls)

    def __repr__(cls):
        return "<flag 'RegexFlag'>"

    @property
    def __members__(cls):
        names = {'NOFLAG': 0, **_FLAG_NAMES, **_SHORT_NAMES}
        return {name: cls(value) for name, value in names.items()}


class RegexFlag(int, metaclass=_FlagType):
    """A set of options of a pattern."""

    __slots__ = ()
    __module__ = 're'
    _made = {}

    def __new__(cls, value=0):
        flag = cls._made.get(value)
        if flag is None:
            flag = cls._made[int(value)] = int.__new__(cls, value)
        return flag

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        if not self:
            return 'NOFLAG'
        names = [name for name, bit in _FLAG_NAMES.items() if self & bit]
        rest = int(self) & ~_ALL_FLAGS
        if rest:
            if not names:
                return None
            names.append(hex(rest))
        return '|'.join(names)

    def __repr__(self):
        if not self:
            return 're.NOFLAG'
        names = ['re.' + name for name, bit in sorted(_FLAG_NAMES.items(), key=_FLAG_ORDER) if int(self) & bit]
        rest = int(self) & ~_ALL_FLAGS
        if not names:
            return f're.RegexFlag({rest})'
        if rest:
            names.append(hex(rest))
        return '|'.join(names)

    __str__ = __repr__

    def __format__(self, spec):
        return format(str(self), spec) if not spec or not spec[-1].isalpha() or spec[-1] == 's' else int.__format__(self, spec)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(_ALL_FLAGS & ~int(self))

    def __contains__(self, other):
        return int(other) & int(self) == int(other)

    def __iter__(self):
        return iter([RegexFlag(bit) for bit in sorted(_FLAG_NAMES.values()) if int(self) & bit])

    def __len__(self):
        return int(self).bit_count()

    def __reduce__(self):
        return RegexFlag, (int(self),)


def _FLAG_ORDER(item):
    return list(_FLAG_NAMES).index(item[0])


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
T = TEMPLATE = RegexFlag(1)
DEBUG = RegexFlag(128)
for _name in (*_FLAG_NAMES, *_SHORT_NAMES):
    setattr(RegexFlag, _name, globals()[_name])


# Functions --------------------------------------------------------------------------------------

_MAXCACHE = 512
_cache = {}


def _compile(pattern, flags):
    """The compiled pattern, from the cache when it was used lately."""
    if isinstance(flags, int):
        flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError('first argument must be string or compiled pattern')
    if flags & T:
        import warnings
        warnings.warn('The re.TEMPLATE/re.T flag is deprecated as it is an undocumented flag without an obvious purpose. '
                      "Don't use it.", DeprecationWarning, stacklevel=3)
    compiled = _re.compile(pattern, flags)
    if not flags & 128:
        if len(_cache) >= _MAXCACHE:
            try:
                del _cache[next(iter(_cache))]
            except (StopIteration, RuntimeError, KeyError):
                pass            # another thread was faster
        _cache[key] = compiled
    return compiled


def compile(pattern, flags=0):
    """A pattern object."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """A match at the start of the text, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the whole text, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The text with matches replaced by a template or a function's result."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """(new text, number of replacements)."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The text cut at matches; groups of the pattern appear between the pieces."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Every match: texts, or tuples when the pattern has several groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over match objects."""
    return _compile(pattern, flags).finditer(string)


def purge():
    """Empty the cache."""
    _cache.clear()


def template(pattern, flags=0):
    """Compile without backtracking marks (deprecated)."""
    import warnings
    warnings.warn("The re.template() function is deprecated as it is an undocumented function without an obvious purpose. "
                  "Use re.compile() instead.", DeprecationWarning)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        return _compile(pattern, flags | T)


_special_chars_map = {code: '\\' + chr(code) for code in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """A pattern that matches just this text."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin1').translate(_special_chars_map).encode('latin1')


# Templates --------------------------------------------------------------------------------------

_SIMPLE = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}
_OCTAL = frozenset('01234567')


def _parse_template(source, pattern):
    """A replacement template as a list of literal pieces and group numbers."""
    as_bytes = not isinstance(source, str)
    text = str(source, 'latin1') if as_bytes else source
    pieces = []

    def literal(piece):
        if pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        else:
            pieces.append(piece)

    def group(index, at):
        if index > pattern.groups:
            raise error(f'invalid group reference {index}', source, at)
        pieces.append(index)

    at = 0
    while True:
        slash = text.find('\\', at)
        if slash < 0:
            if text[at:]:
                literal(text[at:])
            break
        if slash > at:
            literal(text[at:slash])
        char = text[slash + 1:slash + 2]
        if not char:
            raise error('bad escape (end of pattern)', source, slash)
        at = slash + 2
        if char == 'g':
            at = _named_group(text, at, source, pattern, group)
        elif char == '0':
            while at < slash + 4 and text[at:at + 1] in _OCTAL:
                at += 1
            literal(chr(int(text[slash + 1:at], 8) & 0xff))
        elif '1' <= char <= '9':
            if '0' <= text[at:at + 1] <= '9':
                at += 1
                if char in _OCTAL and text[at - 1] in _OCTAL and text[at:at + 1] in _OCTAL:
                    at += 1
                    code = int(text[slash + 1:at], 8)
                    if code > 0o377:
                        raise error(f'octal escape value {text[slash:at]} outside of range 0-0o377', source, slash)
                    literal(chr(code))
                    continue
            group(int(text[slash + 1:at]), slash + 1)
        elif char in _SIMPLE:
            literal(_SIMPLE[char])
        elif char.isascii() and char.isalpha():
            raise error(f'bad escape \\{char}', source, slash)
        else:
            literal('\\' + char)
    if as_bytes:
        return [piece.encode('latin1') if isinstance(piece, str) else piece for piece in pieces]
    return pieces


def _named_group(text, at, source, pattern, group):
    """Read `<name>` after a backslash and g; returns the index after it."""
    if text[at:at + 1] != '<':
        raise error('missing <', source, at)
    at += 1
    end = text.find('>', at)
    if end == at or at == len(text):
        raise error('missing group name', source, at)
    if end < 0:
        raise error('missing >, unterminated name', source, at)
    name = text[at:end]
    if name.isidentifier():
        if isinstance(source, (bytes, bytearray)) and not name.isascii():
            _old_name(name, at)
        try:
            index = pattern.groupindex[name]
        except KeyError:
            raise IndexError(f'unknown group name {name!r}') from None
    else:
        try:
            index = int(name)
            if index < 0:
                raise ValueError
        except ValueError:
            raise error(f'bad character in group name {name!r}', source, at) from None
        if not (name.isdecimal() and name.isascii()):
            _old_name(name, at)
    group(index, at)
    return end + 1


def _old_name(name, at):
    import warnings
    warnings.warn(f'bad character in group name {name!r} at position {at}', DeprecationWarning, stacklevel=5)


def _expand(pattern, match, template):
    """Match.expand in Python, for engines that leave it out."""
    empty = match.string[:0]
    return empty.join([match.group(piece) or empty if isinstance(piece, int) else piece
                       for piece in _parse_template(template, pattern)])


class Scanner:
    """Cuts a text into tokens by a list of (pattern, action) pairs."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        parts = []
        self._actions = {}
        index = 1
        for phrase, action in lexicon:
            self._actions[index] = action
            parts.append(f'({phrase})')
            index += 1 + _compile(phrase, flags).groups
        self.scanner = _compile('|'.join(parts), flags)

    def scan(self, string):
        """(results of the actions, text that no pattern matched)."""
        result = []
        match_at = self.scanner.match
        at = 0
        while True:
            found = match_at(string, at)
            if found is None or found.end() == at:
                break
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = found.end()
        return result, string[at:]


_re.bind(error, _parse_template)
