# TOML 1.0: a document as a dict. One pass over the text by position; what a table header or dotted key may still do to
# a table is kept beside it, since TOML forbids saying the same thing twice.

__all__ = ("loads", "load", "TOMLDecodeError")

_CONTROL = frozenset(chr(i) for i in range(32)) | {"\x7f"}
_NOT_IN_TEXT = _CONTROL - {"\t"}
_NOT_IN_LINES = _CONTROL - {"\t", "\n"}
_WS = frozenset(" \t")
_WS_AND_NEWLINE = frozenset(" \t\n")
_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
_HEX = frozenset("abcdefABCDEF0123456789")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    """The document is no TOML."""


def load(fp, /, *, parse_float=float):
    """The document in a binary file, as a dict."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The document in a text, as a dict. parse_float makes numbers of the text of floats."""
    return _Parser(s.replace("\r\n", "\n"), _safe_float(parse_float)).document()


def _safe_float(parse_float):
    if parse_float is float:
        return float

    def checked(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    return checked


class _Table:
    """What is known of a table beside its values."""

    __slots__ = ("values", "children", "explicit", "frozen", "is_list")

    def __init__(self, values):
        self.values = values  # the dict itself; for an array of tables, the list
        self.children = {}
        self.explicit = False  # it had a header, or came from a dotted key
        self.frozen = False  # inline values stay as they are
        self.is_list = False


_patterns = None


def _compiled():
    global _patterns
    if _patterns is None:
        import re
        clock = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
        number = re.compile(r"""0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)
                                |[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?
                                (?:[eE][+-]?[0-9](?:_?[0-9])*)?)""", re.VERBOSE)
        date = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + clock +
                          r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")
        _patterns = number, date, re.compile(clock)
    return _patterns


class _Parser:
    def __init__(self, src, parse_float):
        self.src = src
        self.pos = 0
        self.parse_float = parse_float
        self.root = _Table({})
        self.header = ()

    def error(self, message, pos=None):
        pos = self.pos if pos is None else pos
        if pos >= len(self.src):
            where = "end of document"
        else:
            line = self.src.count("\n", 0, pos) + 1
            column = pos + 1 if line == 1 else pos - self.src.rindex("\n", 0, pos)
            where = f"line {line}, column {column}"
        return TOMLDecodeError(f"{message} (at {where})")

    def skip(self, chars):
        src, pos = self.src, self.pos
        while src[pos:pos + 1] in chars and pos < len(src):
            pos += 1
        self.pos = pos

    def at(self, text):
        return self.src.startswith(text, self.pos)

    def document(self):
        src = self.src
        table = self.root
        while True:
            self.skip(_WS)
            if self.pos >= len(src):
                break
            char = src[self.pos]
            if char == "\n":
                self.pos += 1
                continue
            if char in _BARE or char in "\"'":
                self.key_value(table)
                self.skip(_WS)
            elif char == "[":
                table = self.list_header() if src.startswith("[[", self.pos) else self.table_header()
                self.skip(_WS)
            elif char != "#":
                raise self.error("Invalid statement")
            self.comment()
            if self.pos >= len(src):
                break
            if src[self.pos] != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.pos += 1
        return self.root.values

    def comment(self):
        if not self.at("#"):
            return
        self.pos += 1
        end = self.src.find("\n", self.pos)
        self.until(len(self.src) if end < 0 else end, _NOT_IN_TEXT)

    def until(self, end, forbidden):
        """Goes on to `end`; a forbidden character before it is an error."""
        text = self.src[self.pos:end]
        if not forbidden.isdisjoint(text):
            at = next(i for i, c in enumerate(text) if c in forbidden)
            raise self.error(f"Found invalid character {text[at]!r}", self.pos + at)
        self.pos = end
        return text

    # ---- tables

    def child(self, table, key):
        """The table below, made when it is not there; an array of tables stands for its last one."""
        found = table.children.get(key)
        if found is None:
            if key in table.values:
                raise KeyError
            found = table.children[key] = _Table({})
            table.values[key] = found.values
        if found.is_list:
            return found.children[len(found.values) - 1]
        return found

    def table_header(self):
        self.pos += 1
        self.skip(_WS)
        key = self.key()
        table = self.root
        try:
            for part in key[:-1]:
                table = self.child(table, part)
                if table.frozen:
                    raise self.error(f"Cannot declare {key} twice")
            found = table.children.get(key[-1])
            if found is not None and (found.explicit or found.frozen or found.is_list):
                raise self.error(f"Cannot declare {key} twice")
            table = self.child(table, key[-1])
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        table.explicit = True
        if not self.at("]"):
            raise self.error("Expected ']' at the end of a table declaration")
        self.pos += 1
        self.header = key
        return table

    def list_header(self):
        self.pos += 2
        self.skip(_WS)
        key = self.key()
        table = self.root
        try:
            for part in key[:-1]:
                table = self.child(table, part)
                if table.frozen:
                    raise self.error(f"Cannot mutate immutable namespace {key}")
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        array = table.children.get(key[-1])
        if array is None:
            if key[-1] in table.values:
                raise self.error(f"Cannot mutate immutable namespace {key}"
                                 if isinstance(table.values[key[-1]], (list, dict)) else "Cannot overwrite a value")
            array = table.children[key[-1]] = _Table([])
            array.is_list = True
            table.values[key[-1]] = array.values
        elif array.frozen:
            raise self.error(f"Cannot mutate immutable namespace {key}")
        elif not array.is_list:
            raise self.error("Cannot overwrite a value")
        item = _Table({})
        array.children[len(array.values)] = item
        array.values.append(item.values)
        if not self.at("]]"):
            raise self.error("Expected ']]' at the end of an array declaration")
        self.pos += 2
        self.header = key
        return item

    def key_value(self, table):
        start = table
        key, value, frozen = self.pair()
        shown = self.header + key[:-1]
        dotted = []
        try:
            for part in key[:-1]:
                found = table.children.get(part)
                # A table that had its header elsewhere takes nothing from dotted keys.
                if found is not None and (found.explicit or found.is_list) and found not in self.dotted_here(start):
                    raise self.error(f"Cannot redefine namespace {self.header + key[:len(dotted) + 1]}")
                table = self.child(table, part)
                dotted.append(table)
                if table.frozen:
                    raise self.error(f"Cannot mutate immutable namespace {shown}")
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if key[-1] in table.values:
            raise self.error("Cannot overwrite a value")
        table.values[key[-1]] = value
        if frozen:
            below = table.children[key[-1]] = _Table(value)
            below.frozen = True
        for made in dotted:
            made.explicit = True
            self.dotted_here(start).append(made)

    def dotted_here(self, table):
        """The tables that dotted keys made under the present header."""
        if getattr(self, "_dotted_of", None) is not table:
            self._dotted_of = table
            self._dotted = []
        return self._dotted

    def pair(self):
        """(key, value, whether the value is an inline table or array)"""
        key = self.key()
        if not self.at("="):
            raise self.error("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.skip(_WS)
        frozen = self.src[self.pos:self.pos + 1] in ("{", "[") and self.pos < len(self.src)
        return key, self.value(), frozen

    def key(self):
        parts = [self.key_part()]
        self.skip(_WS)
        while self.at("."):
            self.pos += 1
            self.skip(_WS)
            parts.append(self.key_part())
            self.skip(_WS)
        return tuple(parts)

    def key_part(self):
        char = self.src[self.pos:self.pos + 1]
        if char and char in _BARE:
            start = self.pos
            self.skip(_BARE)
            return self.src[start:self.pos]
        if char == "'":
            return self.literal()
        if char == '"':
            return self.basic()
        raise self.error("Invalid initial character for a key part")

    # ---- values

    def value(self):
        src, pos = self.src, self.pos
        char = src[pos:pos + 1]
        if char == '"':
            return self.multiline('"') if src.startswith('"""', pos) else self.basic()
        if char == "'":
            return self.multiline("'") if src.startswith("'''", pos) else self.literal()
        if char == "t" and src.startswith("true", pos):
            self.pos += 4
            return True
        if char == "f" and src.startswith("false", pos):
            self.pos += 5
            return False
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        number, date, clock = _compiled()
        match = date.match(src, pos)
        if match:
            try:
                value = _datetime(match)
            except ValueError as e:
                raise self.error("Invalid date or datetime") from e
            self.pos = match.end()
            return value
        match = clock.match(src, pos)
        if match:
            self.pos = match.end()
            return _time(match.group(1, 2, 3, 4))
        match = number.match(src, pos)
        if match:
            self.pos = match.end()
            if match.group("float"):
                return self.parse_float(match.group())
            return int(match.group(), 0)
        for word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan"):
            if src.startswith(word, pos):
                self.pos += len(word)
                return self.parse_float(word)
        raise self.error("Invalid value")

    def space_and_comments(self):
        while True:
            before = self.pos
            self.skip(_WS_AND_NEWLINE)
            self.comment()
            if self.pos == before:
                return

    def array(self):
        self.pos += 1
        items = []
        self.space_and_comments()
        if self.at("]"):
            self.pos += 1
            return items
        while True:
            items.append(self.value())
            self.space_and_comments()
            if self.at("]"):
                self.pos += 1
                return items
            if not self.at(","):
                raise self.error("Unclosed array")
            self.pos += 1
            self.space_and_comments()
            if self.at("]"):
                self.pos += 1
                return items

    def inline_table(self):
        self.pos += 1
        root = _Table({})
        self.skip(_WS)
        if self.at("}"):
            self.pos += 1
            return root.values
        while True:
            key, value, frozen = self.pair()
            table = root
            for part in key[:-1]:
                found = table.children.get(part)
                if found is not None and found.frozen:
                    raise self.error(f"Cannot mutate immutable namespace {key}")
                try:
                    table = self.child(table, part)
                except KeyError:
                    raise self.error("Cannot overwrite a value") from None
            if key[-1] in table.values:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            table.values[key[-1]] = value
            if frozen:
                table.children[key[-1]] = below = _Table(value)
                below.frozen = True
            self.skip(_WS)
            if self.at("}"):
                self.pos += 1
                return root.values
            if not self.at(","):
                raise self.error("Unclosed inline table")
            self.pos += 1
            self.skip(_WS)

    # ---- text

    def literal(self):
        self.pos += 1
        end = self.src.find("'", self.pos)
        if end < 0:
            # What is wrong may come before the end that is missing.
            self.until(len(self.src), _NOT_IN_TEXT)
            raise self.error("Expected \"'\"")
        text = self.until(end, _NOT_IN_TEXT)
        self.pos += 1
        return text

    def basic(self):
        self.pos += 1
        return self.escaped('"', _NOT_IN_TEXT, False)

    def multiline(self, quote):
        self.pos += 3
        if self.at("\n"):
            self.pos += 1
        if quote == "'":
            end = self.src.find("'''", self.pos)
            if end < 0:
                self.until(len(self.src), _NOT_IN_LINES)
                raise self.error("Expected \"'''\"")
            text = self.until(end, _NOT_IN_LINES)
            self.pos += 3
        else:
            text = self.escaped('"""', _NOT_IN_LINES, True)
        # One or two more quotes belong to the text.
        for _ in range(2):
            if self.at(quote):
                self.pos += 1
                text += quote
        return text

    def escaped(self, end, forbidden, multiline):
        src = self.src
        parts = []
        start = pos = self.pos
        while True:
            if pos >= len(src):
                raise self.error("Unterminated string", pos)
            char = src[pos]
            if char == '"' and src.startswith(end, pos):
                parts.append(src[start:pos])
                self.pos = pos + len(end)
                return "".join(parts)
            if char == "\\":
                parts.append(src[start:pos])
                self.pos = pos
                parts.append(self.escape(multiline))
                start = pos = self.pos
                continue
            if char in forbidden:
                raise self.error(f"Illegal character {char!r}", pos)
            pos += 1

    def escape(self, multiline):
        src = self.src
        char = src[self.pos + 1:self.pos + 2]
        self.pos += 2
        if multiline and char in (" ", "\t", "\n"):
            # The end of the line and all white space behind it are dropped.
            if char != "\n":
                self.skip(_WS)
                if self.pos >= len(src):
                    return ""
                if src[self.pos] != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.pos += 1
            self.skip(_WS_AND_NEWLINE)
            return ""
        if char in ("u", "U") and char:
            length = 4 if char == "u" else 8
            digits = src[self.pos:self.pos + length]
            if len(digits) != length or not _HEX.issuperset(digits):
                raise self.error("Invalid hex value")
            self.pos += length
            number = int(digits, 16)
            if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
                raise self.error("Escaped character is not a Unicode scalar value")
            return chr(number)
        if char in _ESCAPES:
            return _ESCAPES[char]
        raise self.error("Unescaped '\\' in a string")


def _time(groups):
    from datetime import time
    hour, minute, second, fraction = groups
    return time(int(hour), int(minute), int(second), int(fraction.ljust(6, "0")) if fraction else 0)


def _datetime(match):
    from datetime import date, datetime, timedelta, timezone
    year, month, day = map(int, match.group(1, 2, 3))
    if match.group(4) is None:
        return date(year, month, day)
    clock = _time(match.group(4, 5, 6, 7))
    zone = None
    if match.group(8):
        zone = timezone.utc
    elif match.group(9):
        sign = 1 if match.group(9) == "+" else -1
        zone = timezone(sign * timedelta(hours=int(match.group(10)), minutes=int(match.group(11))))
    return datetime(year, month, day, clock.hour, clock.minute, clock.second, clock.microsecond, zone)
