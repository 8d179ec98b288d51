# String constants, capwords, and str.format's machinery as a class to be customised.
#
# Template needs regular expressions and lives in _string_template.py, loaded when first named: most importers of this
# module want only the constants.

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def __getattr__(name):
    if name == "Template":
        from _string_template import Template
        globals()["Template"] = Template
        return Template
    raise AttributeError(f"module 'string' has no attribute {name!r}")


def capwords(s, sep=None):
    """Capitalise every word of a text; without a separator, runs of whitespace become one space."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


def _parse(text):
    """Split a format string into (literal, field name, format spec, conversion) tuples."""
    pos, end = 0, len(text)
    literal = ""
    while pos < end:
        brace = next((i for i in range(pos, end) if text[i] in "{}"), end)
        literal += text[pos:brace]
        if brace == end:
            break
        pos = brace + 1
        if text.startswith(text[brace], pos):  # a doubled brace ends a literal
            yield literal + text[brace], None, None, None
            literal = ""
            pos += 1
            continue
        if text[brace] == "}":
            raise ValueError("Single '}' encountered in format string")
        if pos == end:
            raise ValueError("Single '{' encountered in format string")
        name, spec, conversion, pos = _read_field(text, pos)
        yield literal, name, spec, conversion
        literal = ""
    if literal:
        yield literal, None, None, None


def _read_field(text, start):
    """Read a replacement field after its brace: (name, format spec, conversion, where it ends)."""
    end = len(text)
    pos, in_brackets = start, False
    while pos < end:
        c = text[pos]
        if c == "[":
            in_brackets = True
        elif c == "]":
            in_brackets = False
        elif in_brackets:
            pass
        elif c == "{":
            raise ValueError("unexpected '{' in field name")
        elif c in "}:!":
            break
        pos += 1
    else:
        raise ValueError("expected '}' before end of string")
    name, conversion = text[start:pos], None
    pos += 1
    if c == "}":
        return name, "", None, pos
    if c == "!":
        if pos == end:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[pos]
        pos += 1
        if pos < end:
            c = text[pos]
            pos += 1
            if c == "}":
                return name, "", conversion, pos
            if c != ":":
                raise ValueError("expected ':' after conversion specifier")
    # The format spec may contain fields of its own.
    depth = 1
    for i in range(pos, end):
        if text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
            if not depth:
                return name, text[pos:i], conversion, i + 1
    raise ValueError("unmatched '{' in format spec")


def _split_field_name(name):
    """Split 'a.b[0]' into 'a' and the pairs (is attribute, name or index)."""
    n = next((i for i, c in enumerate(name) if c in ".["), len(name))
    first = name[:n]
    return (int(first) if first.isdecimal() and first.isascii() else first), _field_name_rest(name, n)


def _field_name_rest(name, pos):
    while pos < len(name):
        if name[pos] == ".":
            n = next((i for i in range(pos + 1, len(name)) if name[i] in ".["), len(name))
            part, pos, is_attr = name[pos + 1:n], n, True
        elif name[pos] == "[":
            n = name.find("]", pos)
            if n < 0:
                raise ValueError("Missing ']' in format string")
            part, pos, is_attr = name[pos + 1:n], n + 1, False
            if part.isdecimal() and part.isascii():
                part = int(part)
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if part == "":
            raise ValueError("Empty attribute in format string")
        yield is_attr, part


class Formatter:
    """str.format as a class; each step is a method to override."""

    def format(self, format_string, /, *args, **kwargs):
        """Format with positional and keyword arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Format with the arguments as a sequence and a mapping."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field_name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            # Numbering is automatic or explicit, never both.
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument for a number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the keys that were used; does nothing by default."""

    def format_field(self, value, format_spec):
        """Format one value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Apply !s, !r or !a."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Iterate over (literal text, field name, format spec, conversion)."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """Find the object for a field name such as 'a.b[0]'; also returns the key that was used."""
        first, rest = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first
