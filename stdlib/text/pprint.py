"""Data structures printed over several lines when they do not fit on one.

PrettyPrinter picks a writer by the `__repr__` a type uses, so a subclass with
its own repr is printed by that repr.
"""

import sys as _sys
import types as _types

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Print an object to a stream, sys.stdout by default."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint would print, as a string."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint that keeps the order of dicts."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr that survives recursion."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval(saferepr(object)) would give the object."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """A sort key for objects that cannot be compared."""

    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class PrettyPrinter:
    """The options of a print-out and the writers of each type."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream if stream is not None else _sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print to the stream."""
        if self._stream is not None:
            parts = []
            self._format(object, parts.append, 0, 0, {}, 0)
            self._stream.write(''.join(parts) + '\n')

    def pformat(self, object):
        """The text of an object."""
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return ''.join(parts)

    def isrecursive(self, object):
        """Whether the object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether eval would give the object back."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, readable, recursive) on one line; for subclasses."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, put, indent, allowance, context, level):
        mark = id(object)
        if mark in context:
            put(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            kind = type(object)
            writer = _writer(kind)
            if writer is not None:
                context[mark] = 1
                writer(self, object, put, indent, allowance, context, level + 1)
                del context[mark]
                return
            fields = getattr(kind, '__dataclass_fields__', None)
            if fields is not None and kind.__dataclass_params__.repr and hasattr(kind.__repr__, '__wrapped__') \
                    and '__create_fn__' in kind.__repr__.__wrapped__.__qualname__:
                context[mark] = 1
                self._dataclass(object, put, indent, allowance, context, level + 1)
                del context[mark]
                return
        put(text)

    # Writers: (self, object, put, indent, allowance, context, level)

    def _dict(self, object, put, indent, allowance, context, level):
        put('{')
        if self._indent_per_level > 1:
            put((self._indent_per_level - 1) * ' ')
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._dict_items(list(items), put, indent, allowance + 1, context, level)
        put('}')

    def _ordered_dict(self, object, put, indent, allowance, context, level):
        if not len(object):
            put(repr(object))
            return
        name = type(object).__name__
        put(name + '(')
        self._format(list(object.items()), put, indent + len(name) + 1, allowance + 1, context, level)
        put(')')

    def _proxy(self, object, put, indent, allowance, context, level):
        put('mappingproxy(')
        self._format(object.copy(), put, indent + 13, allowance + 1, context, level)
        put(')')

    def _dict_view(self, object, put, indent, allowance, context, level):
        put(repr(object))

    def _list(self, object, put, indent, allowance, context, level):
        put('[')
        self._items(object, put, indent, allowance + 1, context, level)
        put(']')

    def _tuple(self, object, put, indent, allowance, context, level):
        put('(')
        end = ',)' if len(object) == 1 else ')'
        self._items(object, put, indent, allowance + len(end), context, level)
        put(end)

    def _set(self, object, put, indent, allowance, context, level):
        if not len(object):
            put(repr(object))
            return
        kind = type(object)
        if kind is set:
            start, end = '{', '}'
        else:
            start, end = kind.__name__ + '({', '})'
            indent += len(kind.__name__) + 1
        put(start)
        self._items(sorted(object, key=_safe_key), put, indent, allowance + len(end), context, level)
        put(end)

    def _str(self, object, put, indent, allowance, context, level):
        if not len(object):
            put(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = widest = self._width - indent
        text = ''
        for number, line in enumerate(lines):
            text = repr(line)
            if number == len(lines) - 1:
                widest -= allowance
            if len(text) <= widest:
                chunks.append(text)
                continue
            import re
            parts = re.findall(r'\S*\s*', line)
            parts.pop()                     # the empty match at the end
            widest = room
            current = ''
            for index, part in enumerate(parts):
                candidate = current + part
                if index == len(parts) - 1 and number == len(lines) - 1:
                    widest -= allowance
                if len(repr(candidate)) > widest:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            put(text)
            return
        if level == 1:
            put('(')
        put(('\n' + ' ' * indent).join(chunks))
        if level == 1:
            put(')')

    def _bytes(self, object, put, indent, allowance, context, level):
        if len(object) <= 4:
            put(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            put('(')
        lead = ''
        for text in _wrap_bytes(object, self._width - indent, allowance):
            put(lead)
            put(text)
            lead = lead or '\n' + ' ' * indent
        if parens:
            put(')')

    def _bytearray(self, object, put, indent, allowance, context, level):
        put('bytearray(')
        self._bytes(bytes(object), put, indent + 10, allowance + 1, context, level + 1)
        put(')')

    def _namespace(self, object, put, indent, allowance, context, level):
        name = 'namespace' if type(object) is _types.SimpleNamespace else type(object).__name__
        indent += len(name) + 1
        put(name + '(')
        self._fields(object.__dict__.items(), put, indent, allowance, context, level)
        put(')')

    def _dataclass(self, object, put, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        from dataclasses import fields
        put(name + '(')
        self._fields([(field.name, getattr(object, field.name)) for field in fields(object) if field.repr], put, indent,
                     allowance, context, level)
        put(')')

    def _method(self, object, put, indent, allowance, context, level):
        put(repr(object))

    def _default_dict(self, object, put, indent, allowance, context, level):
        if not len(object):
            put(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        put(f'{name}({factory},\n' + ' ' * indent)
        self._dict(object, put, indent, allowance + 1, context, level)
        put(')')

    def _counter(self, object, put, indent, allowance, context, level):
        if not len(object):
            put(repr(object))
            return
        name = type(object).__name__
        put(name + '({')
        if self._indent_per_level > 1:
            put((self._indent_per_level - 1) * ' ')
        self._dict_items(object.most_common(), put, indent + len(name) + 1, allowance + 2, context, level)
        put('})')

    def _chain_map(self, object, put, indent, allowance, context, level):
        if not len(object.maps):
            put(repr(object))
            return
        name = type(object).__name__
        put(name + '(')
        indent += len(name) + 1
        for index, mapping in enumerate(object.maps):
            if index == len(object.maps) - 1:
                self._format(mapping, put, indent, allowance + 1, context, level)
                put(')')
            else:
                self._format(mapping, put, indent, 1, context, level)
                put(',\n' + ' ' * indent)

    def _deque(self, object, put, indent, allowance, context, level):
        if not len(object):
            put(repr(object))
            return
        name = type(object).__name__
        put(name + '(')
        indent += len(name) + 1
        put('[')
        if object.maxlen is None:
            self._items(object, put, indent, allowance + 2, context, level)
            put('])')
        else:
            self._items(object, put, indent, 2, context, level)
            put('],\n' + ' ' * indent + f'maxlen={self._repr(object.maxlen, context, level)})')

    def _user(self, object, put, indent, allowance, context, level):
        self._format(object.data, put, indent, allowance, context, level - 1)

    # Parts of writers

    def _dict_items(self, items, put, indent, allowance, context, level):
        indent += self._indent_per_level
        separator = ',\n' + ' ' * indent
        last = len(items) - 1
        for index, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            put(text + ': ')
            self._format(value, put, indent + len(text) + 2, allowance if index == last else 1, context, level)
            if index != last:
                put(separator)

    def _fields(self, items, put, indent, allowance, context, level):
        separator = ',\n' + ' ' * indent
        items = list(items)
        last = len(items) - 1
        for index, (key, value) in enumerate(items):
            put(key + '=')
            if id(value) in context:
                put('...')
            else:
                self._format(value, put, indent + len(key) + 1, allowance if index == last else 1, context, level)
            if index != last:
                put(separator)

    def _items(self, items, put, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            put((self._indent_per_level - 1) * ' ')
        newline = ',\n' + ' ' * indent
        lead = ''
        room = width = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for index, item in enumerate(items):
            if index == last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = room
                    if lead:
                        lead = newline
                if width >= size:
                    width -= size
                    put(lead)
                    lead = ', '
                    put(text)
                    continue
            put(lead)
            lead = newline
            self._format(item, put, indent, allowance if index == last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        """(text, readable, recursive) on one line."""
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        how = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and how is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(kind, dict) and how is dict.__repr__
        is_list = issubclass(kind, list) and how is list.__repr__
        is_tuple = issubclass(kind, tuple) and how is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        if not object:
            return ('{}' if is_dict else '[]' if is_list else '()'), True, False
        mark = id(object)
        if maxlevels and level >= maxlevels:
            return ('{...}' if is_dict else '[...]' if is_list else '(...,)' if len(object) == 1 else '(...)'), False, mark in context
        if mark in context:
            return _recursion(object), False, True
        context[mark] = 1
        readable, recursive = True, False
        parts = []
        level += 1

        def add(item):
            nonlocal readable, recursive
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level)
            readable = readable and item_readable
            recursive = recursive or item_recursive
            return text

        if is_dict:
            for key, value in sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items():
                key = add(key)
                parts.append(f'{key}: {add(value)}')
            shape = '{%s}'
        else:
            parts = [add(item) for item in object]
            shape = '[%s]' if is_list else '(%s,)' if len(object) == 1 else '(%s)'
        del context[mark]
        return shape % ', '.join(parts), readable, recursive


def _wrap_bytes(object, width, allowance):
    current = b''
    last = len(object) // 4 * 4
    for at in range(0, len(object), 4):
        part = object[at:at + 4]
        candidate = current + part
        if at == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


_BUILTIN = {dict.__repr__: PrettyPrinter._dict, list.__repr__: PrettyPrinter._list, tuple.__repr__: PrettyPrinter._tuple,
            set.__repr__: PrettyPrinter._set, frozenset.__repr__: PrettyPrinter._set, str.__repr__: PrettyPrinter._str,
            bytes.__repr__: PrettyPrinter._bytes, bytearray.__repr__: PrettyPrinter._bytearray,
            _types.MappingProxyType.__repr__: PrettyPrinter._proxy,
            _types.SimpleNamespace.__repr__: PrettyPrinter._namespace}
_COLLECTIONS = {'OrderedDict': PrettyPrinter._ordered_dict, 'defaultdict': PrettyPrinter._default_dict,
                'Counter': PrettyPrinter._counter, 'ChainMap': PrettyPrinter._chain_map, 'deque': PrettyPrinter._deque,
                'UserDict': PrettyPrinter._user, 'UserList': PrettyPrinter._user, 'UserString': PrettyPrinter._user}


def _writer(kind):
    """The writer of a type, by its `__repr__`; collections only when imported."""
    how = kind.__repr__
    try:
        found = _BUILTIN.get(how)
    except TypeError:
        return None
    if found is None and 'collections' in _sys.modules:
        collections = _sys.modules['collections']
        for name, writer in _COLLECTIONS.items():
            known = getattr(collections, name, None)
            if known is not None and known.__repr__ is how or known is not None and known.__repr__ == how:
                return writer
    return found
