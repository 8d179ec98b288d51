# string.Template: $-substitution. Subclasses change the delimiter, the identifier pattern or the whole pattern.

import re

__name__ = "string"

_no_mapping = {}

_PATTERN = r"""
    %(delim)s(?:
      (?P<escaped>%(delim)s)        |
      (?P<named>%(id)s)             |
      {(?P<braced>%(bid)s)}         |
      (?P<invalid>)
    )
"""


class Template:
    """A string with $name and ${name} placeholders; $$ stands for $."""

    delimiter = "$"
    # Letters are ASCII ones; the inline flag keeps re.IGNORECASE from adding others.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            pattern = cls.pattern
        else:
            pattern = _PATTERN % {"delim": re.escape(cls.delimiter), "id": cls.idpattern,
                                  "bid": cls.braceidpattern or cls.idpattern}
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        position = found.start("invalid")
        lines = self.template[:position].splitlines(keepends=True)
        if lines:
            column = position - len("".join(lines[:-1]))
            line = len(lines)
        else:
            column = line = 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _unrecognised(self):
        return ValueError("Unrecognized named group in pattern", self.pattern)

    def substitute(self, mapping=_no_mapping, /, **kws):
        """Fill in every placeholder; KeyError if one is missing."""
        values = _combine(mapping, kws)

        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                return str(values[name])
            if found.group("escaped") is not None:
                return self.delimiter
            if found.group("invalid") is not None:
                self._invalid(found)
            raise self._unrecognised()

        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        """Fill in what is there and leave other placeholders, and stray delimiters, as they are."""
        values = _combine(mapping, kws)

        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return found.group()
            if found.group("escaped") is not None:
                return self.delimiter
            if found.group("invalid") is not None:
                return found.group()
            raise self._unrecognised()

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether substitute() would find no invalid placeholder."""
        for found in self.pattern.finditer(self.template):
            if found.group("invalid") is not None:
                return False
            if not any(found.group(g) is not None for g in ("named", "braced", "escaped")):
                raise self._unrecognised()
        return True

    def get_identifiers(self):
        """The names of the placeholders, each once, in order."""
        names = []
        for found in self.pattern.finditer(self.template):
            name = found.group("named") or found.group("braced")
            if name is not None:
                if name not in names:
                    names.append(name)
            elif found.group("invalid") is None and found.group("escaped") is None:
                raise self._unrecognised()
        return names


def _combine(mapping, kws):
    if mapping is _no_mapping:
        return kws
    if kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return mapping


Template.__init_subclass__()
