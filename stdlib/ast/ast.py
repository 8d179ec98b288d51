"""ast: syntax trees: the classes of their nodes, and what helps to read, change and write them.

The classes come from _ast; _ast_unparse turns a tree back into source text.
"""

import sys
from _ast import *
from _ast import PyCF_ONLY_AST, PyCF_TYPE_COMMENTS, PyCF_ALLOW_TOP_LEVEL_AWAIT


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None):
    """The syntax tree of a source text, as compile(source, filename, mode, PyCF_ONLY_AST) gives it."""
    flags = PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if feature_version is None:
        minor = -1
    elif isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f'Unsupported major version: {major}')
    else:
        minor = feature_version
    return compile(source, filename, mode, flags, _feature_version=minor)


def literal_eval(node_or_string):
    """The value of a text or tree that holds nothing but literals: numbers, strings, bytes, tuples, lists, dicts, sets,
    booleans, None and Ellipsis."""
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(' \t'), mode='eval')
    if isinstance(node, Expression):
        node = node.body
    return _literal(node)


def _malformed(node):
    where = 'malformed node or string'
    line = getattr(node, 'lineno', None)
    if line:
        where += f' on line {line}'
    raise ValueError(f'{where}: {node!r}')


def _number(node):
    if type(node) is not Constant or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set' and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """The tree as text: what one would write to make it, nearly."""
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {node.__class__.__name__!r}')
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _dump(node, annotate_fields, include_attributes, indent, 0)[0]


def _dump(item, annotate, attributes, indent, level):
    """(text, whether it is short enough to share a line with its neighbours)"""
    if indent is not None:
        level += 1
        lead, separator = '\n' + indent * level, ',\n' + indent * level
    else:
        lead, separator = '', ', '
    if isinstance(item, list):
        if not item:
            return '[]', True
        return f"[{lead}{separator.join(_dump(x, annotate, attributes, indent, level)[0] for x in item)}]", False
    if not isinstance(item, AST):
        return repr(item), True
    cls, parts, short, named = type(item), [], True, annotate
    for name in item._fields:
        try:
            value = getattr(item, name)
        except AttributeError:
            named = True
            continue
        if value is None and getattr(cls, name, ...) is None:
            named = True
            continue
        text, simple = _dump(value, annotate, attributes, indent, level)
        short = short and simple
        parts.append(f'{name}={text}' if named else text)
    if attributes and item._attributes:
        for name in item._attributes:
            value = getattr(item, name, ...)
            if value is ... or value is None and getattr(cls, name, ...) is None:
                continue
            text, simple = _dump(value, annotate, attributes, indent, level)
            short = short and simple
            parts.append(f'{name}={text}')
    if short and len(parts) <= 3:
        return f"{cls.__name__}({', '.join(parts)})", not parts
    return f'{cls.__name__}({lead}{separator.join(parts)})', False


def copy_location(new_node, old_node):
    """Gives a node the place of another, as far as both have one."""
    for name in 'lineno', 'col_offset', 'end_lineno', 'end_col_offset':
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith('end_'):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives every node without a place that of its parent: what compile() wants of a tree made by hand."""
    todo = [(node, 1, 0, 1, 0)]
    while todo:
        at, line, column, end_line, end_column = todo.pop()
        known = at._attributes
        if 'lineno' in known:
            if hasattr(at, 'lineno'):
                line = at.lineno
            else:
                at.lineno = line
        if 'end_lineno' in known:
            if getattr(at, 'end_lineno', None) is None:
                at.end_lineno = end_line
            else:
                end_line = at.end_lineno
        if 'col_offset' in known:
            if hasattr(at, 'col_offset'):
                column = at.col_offset
            else:
                at.col_offset = column
        if 'end_col_offset' in known:
            if getattr(at, 'end_col_offset', None) is None:
                at.end_col_offset = end_column
            else:
                end_column = at.end_col_offset
        todo += [(child, line, column, end_line, end_column) for child in iter_child_nodes(at)]
    return node


def increment_lineno(node, n=1):
    """Moves a tree down by n lines."""
    for at in walk(node):
        if isinstance(at, TypeIgnore):
            at.lineno = getattr(at, 'lineno', 0) + n
            continue
        if 'lineno' in at._attributes:
            at.lineno = getattr(at, 'lineno', 0) + n
        if 'end_lineno' in at._attributes and (end := getattr(at, 'end_lineno', 0)) is not None:
            at.end_lineno = end + n
    return node


def iter_fields(node):
    """(name, value) of each field that the node has."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes right below a node, those in lists included."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """A node and all nodes below it, those nearer to it first."""
    level = [node]
    while level:
        below = []
        for at in level:
            yield at
            below.extend(iter_child_nodes(at))
        level = below


def get_docstring(node, clean=True):
    """The doc string of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    first = node.body[0].value
    if not (isinstance(first, Constant) and isinstance(first.value, str)):
        return None
    if not clean:
        return first.value
    import inspect
    return inspect.cleandoc(first.value)


def get_source_segment(source, node, *, padded=False):
    """The text that a node was made from, or None when its place is not known. padded: with the indentation of its first
    line."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _source_lines(source)
    if first == last:
        return lines[first].encode()[start:end].decode()
    before = lines[first].encode()[:start].decode()
    pad = ''.join(c if c in '\f\t' else ' ' for c in before) if padded else ''
    parts = [pad + lines[first].encode()[start:].decode(), *lines[first + 1:last], lines[last].encode()[:end].decode()]
    return ''.join(parts)


def _source_lines(source):
    # Unlike str.splitlines: only what ends a line of a program.
    lines = source.replace('\r\n', '\n\0').replace('\r', '\r\1').replace('\n\0', '\r\n\1').replace('\n', '\n\1')
    return [line for line in lines.replace('\1\1', '\1').split('\1')]


class NodeVisitor:
    """Calls visit_NAME for a node of class NAME, and goes through the children of nodes without such a method."""

    def visit(self, node):
        """Visits one node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visits the children."""
        for _, value in iter_fields(node):
            if isinstance(value, AST):
                self.visit(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)

    def visit_Constant(self, node):
        # Classes that were in use before Constant: their methods are still called.
        value = node.value
        for kind, name in _OLD_CONSTANTS:
            if type(value) in kind:
                method = getattr(self, 'visit_' + name, None)
                if method is not None:
                    import warnings
                    warnings.warn(f'visit_{name} is deprecated; add visit_Constant', DeprecationWarning, 2)
                    return method(node)
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what takes the node's place: a node, a list of them in a list, or None for nothing."""

    def generic_visit(self, node):
        for name, value in iter_fields(node):
            if isinstance(value, list):
                kept = []
                for item in value:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            kept.extend(item)
                            continue
                    kept.append(item)
                value[:] = kept
            elif isinstance(value, AST):
                new = self.visit(value)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


def unparse(ast_obj):
    """Source text whose tree is this one."""
    from _ast_unparse import _Unparser
    return _Unparser().visit(ast_obj)


# ---- names from before Constant, AugLoad and the like were one

def _constant_property(name):
    def get(self):
        return self.value

    def set(self, value):
        self.value = value
    return property(get, set, doc='Deprecated. Use value instead.')


Constant.n = _constant_property('n')
Constant.s = _constant_property('s')


class _OldConstant(type):
    def __instancecheck__(cls, instance):
        if not isinstance(instance, Constant):
            return False
        value = getattr(instance, 'value', _OldConstant)
        return type(value) in _OLD_TYPES[cls] if cls in _OLD_TYPES else type.__instancecheck__(cls, instance)


def _old_new(cls, *args, **kwargs):
    if cls in _OLD_TYPES:
        for key in kwargs:
            if key in cls._fields and cls._fields.index(key) < len(args):
                raise TypeError(f'{cls.__name__} got multiple values for argument {key!r}')
        if cls is Ellipsis:
            return Constant(..., *args, **kwargs)
        return Constant(*args, **kwargs)
    return Constant.__new__(cls, *args, **kwargs)


class Num(Constant, metaclass=_OldConstant):
    """Deprecated: a Constant whose value is a number."""
    _fields = ('n',)
    __new__ = _old_new


class Str(Constant, metaclass=_OldConstant):
    """Deprecated: a Constant whose value is a str."""
    _fields = ('s',)
    __new__ = _old_new


class Bytes(Constant, metaclass=_OldConstant):
    """Deprecated: a Constant whose value is bytes."""
    _fields = ('s',)
    __new__ = _old_new


class NameConstant(Constant, metaclass=_OldConstant):
    """Deprecated: a Constant that is None, True or False."""
    __new__ = _old_new


class Ellipsis(Constant, metaclass=_OldConstant):
    """Deprecated: the Constant `...`."""
    _fields = ()
    __new__ = _old_new


_OLD_TYPES = {Num: (int, float, complex), Str: (str,), Bytes: (bytes,), NameConstant: (type(None), bool),
              Ellipsis: (type(...),)}
_OLD_CONSTANTS = [(kinds, cls.__name__) for cls, kinds in
                  [(NameConstant, _OLD_TYPES[NameConstant]), (Num, _OLD_TYPES[Num]), (Str, (str,)), (Bytes, (bytes,)),
                   (Ellipsis, (type(...),))]]


class slice(AST):
    """Deprecated: the base of what stood between brackets."""


class Index(slice):
    """Deprecated: a subscript is its expression."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated: several subscripts are a Tuple."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


def _dims(self):
    return self.elts


def _set_dims(self, value):
    self.elts = value


Tuple.dims = property(_dims, _set_dims, doc='Deprecated. Use elts instead.')


class Suite(mod):
    """Deprecated: nothing makes it."""


class AugLoad(expr_context):
    """Deprecated: nothing makes it."""


class AugStore(expr_context):
    """Deprecated: nothing makes it."""


class Param(expr_context):
    """Deprecated: nothing makes it."""


def main():
    import argparse
    parser = argparse.ArgumentParser(prog='python -m ast')
    parser.add_argument('infile', type=argparse.FileType(mode='rb'), nargs='?', default='-',
                        help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('--no-type-comments', default=True, action='store_false',
                        help="don't add information about type comments")
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    args = parser.parse_args()
    with args.infile as infile:
        source = infile.read()
    tree = parse(source, args.infile.name, args.mode, type_comments=args.no_type_comments)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    main()
