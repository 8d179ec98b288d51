"""Character classes, Template and Formatter."""

import _string

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word capitalised, words joined by `sep` or single spaces."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class _LazyPattern:
    """Template.pattern: compiled at first use, per class."""

    def __get__(self, instance, owner):
        return owner._compile()


class Template:
    """Text with $name and ${name}; $$ is a dollar sign."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2                   # re.IGNORECASE
    pattern = _LazyPattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        import re
        source = cls.__dict__.get('pattern')
        if isinstance(source, _LazyPattern) or source is None:
            for base in cls.__mro__[1:]:
                inherited = base.__dict__.get('pattern')
                if inherited is not None and not isinstance(inherited, _LazyPattern) and base is not Template:
                    if '_own_pattern' in base.__dict__:
                        source = inherited
                    break
        if source is None or isinstance(source, _LazyPattern):
            delimiter = re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            source = (rf'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|'
                      rf'{{(?P<braced>{braced})}}|(?P<invalid>))')
        else:
            cls._own_pattern = True
        cls.pattern = re.compile(source, cls.flags | re.VERBOSE)
        return cls.pattern

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        at = found.start('invalid')
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            column = at - len(''.join(lines[:-1]))
            line = len(lines)
        else:
            column = line = 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def substitute(self, mapping={}, /, **kws):
        """The text with every name replaced; KeyError for a missing one."""
        values = _Chain(kws, mapping) if kws else mapping

        def convert(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                return str(values[name])
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                self._invalid(found)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping={}, /, **kws):
        """substitute() that leaves missing names alone."""
        values = _Chain(kws, mapping) if kws else mapping

        def convert(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return found.group()
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                return found.group()
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether every placeholder is well formed."""
        for found in self.pattern.finditer(self.template):
            if found.group('invalid') is not None:
                return False
            if found.group('named') is None and found.group('braced') is None and found.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return True

    def get_identifiers(self):
        """The names in order of appearance."""
        names = []
        for found in self.pattern.finditer(self.template):
            name = found.group('named') or found.group('braced')
            if name is not None:
                if name not in names:
                    names.append(name)
            elif found.group('invalid') is None and found.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return names


class _Chain:
    """Look up in one mapping, then in the other."""

    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __getitem__(self, key):
        try:
            return self.first[key]
        except KeyError:
            return self.second[key]


class Formatter:
    """str.format with every step open to subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        """Format with the given arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Format with a sequence and a mapping of arguments."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument of a number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called at the end with the keys that were used."""

    def format_field(self, value, format_spec):
        """format(value, spec)."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Apply !s, !r or !a."""
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        """Cut a format string: (literal, field name, spec, conversion)."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object a field name such as `0.a[b]` leads to, and its first part."""
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first
