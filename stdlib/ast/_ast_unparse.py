"""_ast_unparse: a syntax tree back to source text, for ast.unparse.

Parentheses come from precedence: whoever writes a child says how tightly its place binds, and a node that binds less
tightly brackets itself.
"""

import sys
from contextlib import contextmanager
from ast import *

# How tightly places and operators bind, loosest first.
(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT,
 _ATOM) = range(18)
_EXPR = _BOR

_BINARY = {Add: ('+', _ARITH), Sub: ('-', _ARITH), Mult: ('*', _TERM), MatMult: ('@', _TERM), Div: ('/', _TERM),
           Mod: ('%', _TERM), LShift: ('<<', _SHIFT), RShift: ('>>', _SHIFT), BitOr: ('|', _BOR), BitXor: ('^', _BXOR),
           BitAnd: ('&', _BAND), FloorDiv: ('//', _TERM), Pow: ('**', _POWER)}
_UNARY = {Invert: ('~', _FACTOR), Not: ('not', _NOT), UAdd: ('+', _FACTOR), USub: ('-', _FACTOR)}
_COMPARE = {Eq: '==', NotEq: '!=', Lt: '<', LtE: '<=', Gt: '>', GtE: '>=', Is: 'is', IsNot: 'is not', In: 'in',
            NotIn: 'not in'}
_QUOTES = ("'", '"', '"""', "'''")
_INFINITY = '1e' + repr(sys.float_info.max_10_exp + 1)


class _Unparser(NodeVisitor):
    def __init__(self, *, _avoid_backslashes=False):
        self.out = []
        self.binds = {}
        self.ignores = {}
        self.depth = 0
        self.avoid_backslashes = _avoid_backslashes

    # ---- the pieces

    def visit(self, node):
        """The text of a tree. Inside, use put()."""
        self.out = []
        self.put(node)
        return ''.join(self.out)

    def put(self, node):
        if isinstance(node, list):
            for item in node:
                self.put(item)
        else:
            super().visit(node)

    def write(self, *texts):
        self.out.extend(texts)

    def line(self, text=''):
        if self.out:
            self.out.append('\n')
        self.write('    ' * self.depth + text)

    def blank(self):
        if self.out:
            self.out.append('\n')

    def separated(self, items, write=None, comma=', '):
        write = write or self.put
        for i, item in enumerate(items):
            if i:
                self.write(comma)
            write(item)

    def items(self, items):
        """As in a tuple: a comma after the only one."""
        if len(items) == 1:
            self.put(items[0])
            self.write(',')
        else:
            self.separated(items)

    @contextmanager
    def block(self, comment=None):
        self.write(':')
        if comment:
            self.write(comment)
        self.depth += 1
        yield
        self.depth -= 1

    @contextmanager
    def between(self, start, end):
        self.write(start)
        yield
        self.write(end)

    @contextmanager
    def bracketed(self, wanted, node):
        inside = self.place(node) > wanted
        if inside:
            self.write('(')
        yield
        if inside:
            self.write(')')

    def place(self, node):
        return self.binds.get(node, _TEST)

    def at(self, precedence, *nodes):
        for node in nodes:
            self.binds[node] = precedence

    def comment_of(self, node):
        comment = self.ignores.get(getattr(node, 'lineno', None)) or node.type_comment
        return f' # type: {comment}' if comment is not None else None

    def docstring(self, node):
        if node.body and isinstance(node.body[0], Expr):
            first = node.body[0].value
            if isinstance(first, Constant) and isinstance(first.value, str):
                return first
        return None

    def body(self, node):
        doc = self.docstring(node)
        if doc:
            self.line()
            if doc.kind == 'u':
                self.write('u')
            text, quotes = self.quoted(doc.value, quote_types=_QUOTES[2:], escape_whitespace=False)
            self.write(quotes, text, quotes)
            self.put(node.body[1:])
        else:
            self.put(node.body)

    # ---- modules and statements

    def visit_Module(self, node):
        self.ignores = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.body(node)
        self.ignores = {}

    def visit_Interactive(self, node):
        self.put(node.body)

    def visit_Expression(self, node):
        self.put(node.body)

    def visit_FunctionType(self, node):
        with self.between('(', ')'):
            self.separated(node.argtypes)
        self.write(' -> ')
        self.put(node.returns)

    def visit_Expr(self, node):
        self.line()
        self.at(_YIELD, node.value)
        self.put(node.value)

    def visit_NamedExpr(self, node):
        with self.bracketed(_NAMED, node):
            self.at(_ATOM, node.target, node.value)
            self.put(node.target)
            self.write(' := ')
            self.put(node.value)

    def visit_Import(self, node):
        self.line('import ')
        self.separated(node.names)

    def visit_ImportFrom(self, node):
        self.line('from ')
        self.write('.' * (node.level or 0))
        if node.module:
            self.write(node.module)
        self.write(' import ')
        self.separated(node.names)

    def visit_alias(self, node):
        self.write(node.name)
        if node.asname:
            self.write(' as ', node.asname)

    def visit_Assign(self, node):
        self.line()
        for target in node.targets:
            self.at(_TUPLE, target)
            self.put(target)
            self.write(' = ')
        self.put(node.value)
        if comment := self.comment_of(node):
            self.write(comment)

    def visit_AugAssign(self, node):
        self.line()
        self.put(node.target)
        self.write(f' {_BINARY[type(node.op)][0]}= ')
        self.put(node.value)

    def visit_AnnAssign(self, node):
        self.line()
        plain = node.simple or not isinstance(node.target, Name)
        if not plain:
            self.write('(')
        self.put(node.target)
        if not plain:
            self.write(')')
        self.write(': ')
        self.put(node.annotation)
        if node.value:
            self.write(' = ')
            self.put(node.value)

    def visit_TypeAlias(self, node):
        self.line('type ')
        self.put(node.name)
        self.type_params(node)
        self.write(' = ')
        self.put(node.value)

    def type_params(self, node):
        if params := getattr(node, 'type_params', None):
            with self.between('[', ']'):
                self.separated(params)

    def visit_TypeVar(self, node):
        self.write(node.name)
        if node.bound:
            self.write(': ')
            self.put(node.bound)

    def visit_TypeVarTuple(self, node):
        self.write('*' + node.name)

    def visit_ParamSpec(self, node):
        self.write('**' + node.name)

    def visit_Return(self, node):
        self.line('return')
        if node.value:
            self.write(' ')
            self.put(node.value)

    def visit_Pass(self, node):
        self.line('pass')

    def visit_Break(self, node):
        self.line('break')

    def visit_Continue(self, node):
        self.line('continue')

    def visit_Delete(self, node):
        self.line('del ')
        self.separated(node.targets)

    def visit_Assert(self, node):
        self.line('assert ')
        self.put(node.test)
        if node.msg:
            self.write(', ')
            self.put(node.msg)

    def visit_Global(self, node):
        self.line('global ')
        self.separated(node.names, self.write)

    def visit_Nonlocal(self, node):
        self.line('nonlocal ')
        self.separated(node.names, self.write)

    def visit_Await(self, node):
        with self.bracketed(_AWAIT, node):
            self.write('await')
            if node.value:
                self.write(' ')
                self.at(_ATOM, node.value)
                self.put(node.value)

    def visit_Yield(self, node):
        with self.bracketed(_YIELD, node):
            self.write('yield')
            if node.value:
                self.write(' ')
                self.at(_ATOM, node.value)
                self.put(node.value)

    def visit_YieldFrom(self, node):
        with self.bracketed(_YIELD, node):
            self.write('yield from ')
            if not node.value:
                raise ValueError("Node can't be used without a value attribute.")
            self.at(_ATOM, node.value)
            self.put(node.value)

    def visit_Raise(self, node):
        self.line('raise')
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't use cause without an exception.")
            return
        self.write(' ')
        self.put(node.exc)
        if node.cause:
            self.write(' from ')
            self.put(node.cause)

    def try_statement(self, node):
        self.line('try')
        with self.block():
            self.put(node.body)
        for handler in node.handlers:
            self.handler(handler, isinstance(node, TryStar))
        for word, body in ('else', node.orelse), ('finally', node.finalbody):
            if body:
                self.line(word)
                with self.block():
                    self.put(body)

    visit_Try = visit_TryStar = try_statement

    def handler(self, node, star=False):
        self.line('except*' if star else 'except')
        if node.type:
            self.write(' ')
            self.put(node.type)
        if node.name:
            self.write(' as ', node.name)
        with self.block():
            self.put(node.body)

    visit_ExceptHandler = handler

    def visit_ClassDef(self, node):
        self.blank()
        for decorator in node.decorator_list:
            self.line('@')
            self.put(decorator)
        self.line('class ' + node.name)
        self.type_params(node)
        if node.bases or node.keywords:
            with self.between('(', ')'):
                self.separated([*node.bases, *node.keywords])
        with self.block():
            self.body(node)

    def function(self, node, word):
        self.blank()
        for decorator in node.decorator_list:
            self.line('@')
            self.put(decorator)
        self.line(f'{word} {node.name}')
        self.type_params(node)
        with self.between('(', ')'):
            self.put(node.args)
        if node.returns:
            self.write(' -> ')
            self.put(node.returns)
        with self.block(self.comment_of(node)):
            self.body(node)

    def visit_FunctionDef(self, node):
        self.function(node, 'def')

    def visit_AsyncFunctionDef(self, node):
        self.function(node, 'async def')

    def loop(self, node, word):
        self.line(word)
        self.at(_TUPLE, node.target)
        self.put(node.target)
        self.write(' in ')
        self.put(node.iter)
        with self.block(self.comment_of(node)):
            self.put(node.body)
        self.orelse(node)

    def orelse(self, node):
        if node.orelse:
            self.line('else')
            with self.block():
                self.put(node.orelse)

    def visit_For(self, node):
        self.loop(node, 'for ')

    def visit_AsyncFor(self, node):
        self.loop(node, 'async for ')

    def visit_If(self, node):
        self.line('if ')
        self.put(node.test)
        with self.block():
            self.put(node.body)
        while node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self.line('elif ')
            self.put(node.test)
            with self.block():
                self.put(node.body)
        self.orelse(node)

    def visit_While(self, node):
        self.line('while ')
        self.put(node.test)
        with self.block():
            self.put(node.body)
        self.orelse(node)

    def with_statement(self, node, word):
        self.line(word)
        self.separated(node.items)
        with self.block(self.comment_of(node)):
            self.put(node.body)

    def visit_With(self, node):
        self.with_statement(node, 'with ')

    def visit_AsyncWith(self, node):
        self.with_statement(node, 'async with ')

    def visit_withitem(self, node):
        self.put(node.context_expr)
        if node.optional_vars:
            self.write(' as ')
            self.put(node.optional_vars)

    # ---- match

    def visit_Match(self, node):
        self.line('match ')
        self.put(node.subject)
        with self.block():
            for case in node.cases:
                self.put(case)

    def visit_match_case(self, node):
        self.line('case ')
        self.put(node.pattern)
        if node.guard:
            self.write(' if ')
            self.put(node.guard)
        with self.block():
            self.put(node.body)

    def visit_MatchValue(self, node):
        self.put(node.value)

    def visit_MatchSingleton(self, node):
        self.constant(node.value)

    def visit_MatchSequence(self, node):
        with self.between('[', ']'):
            self.separated(node.patterns)

    def visit_MatchStar(self, node):
        self.write('*' + (node.name if node.name is not None else '_'))

    def visit_MatchMapping(self, node):
        def pair(item):
            key, pattern = item
            self.put(key)
            self.write(': ')
            self.put(pattern)
        with self.between('{', '}'):
            self.separated(list(zip(node.keys, node.patterns, strict=True)), pair)
            if node.rest is not None:
                if node.keys:
                    self.write(', ')
                self.write('**' + node.rest)

    def visit_MatchClass(self, node):
        def keyword(item):
            name, pattern = item
            self.write(name, '=')
            self.put(pattern)
        self.at(_ATOM, node.cls)
        self.put(node.cls)
        with self.between('(', ')'):
            self.separated(node.patterns)
            if node.kwd_attrs:
                if node.patterns:
                    self.write(', ')
                self.separated(list(zip(node.kwd_attrs, node.kwd_patterns, strict=True)), keyword)

    def visit_MatchAs(self, node):
        if node.name is None:
            self.write('_')
        elif node.pattern is None:
            self.write(node.name)
        else:
            with self.bracketed(_TEST, node):
                self.at(_BOR, node.pattern)
                self.put(node.pattern)
                self.write(' as ', node.name)

    def visit_MatchOr(self, node):
        with self.bracketed(_BOR, node):
            self.at(_BOR + 1, *node.patterns)
            self.separated(node.patterns, comma=' | ')

    # ---- strings

    def escaped(self, text, quote_types, escape_whitespace=False):
        """The text with escapes where it needs them, and the quotes that may stand around it."""
        def escape(c):
            if not escape_whitespace and c in '\n\t':
                return c
            if c == '\\' or not c.isprintable():
                return c.encode('unicode_escape').decode('ascii')
            return c
        shown = ''.join(map(escape, text))
        choices = quote_types
        if '\n' in shown:
            choices = [q for q in choices if q in _QUOTES[2:]]
        choices = [q for q in choices if q not in shown]
        if not choices:
            # repr knows how to quote anything: its quotes, or one that fits those allowed.
            text = repr(text)
            quote = next((q for q in quote_types if text[0] in q), text[0])
            return text[1:-1], [quote]
        if shown:
            # A quote at the end must not run into the closing ones.
            choices.sort(key=lambda q: q[0] == shown[-1])
            if choices[0][0] == shown[-1]:
                shown = shown[:-1] + '\\' + shown[-1]
        return shown, choices

    def quoted(self, text, *, quote_types=_QUOTES, escape_whitespace=True):
        shown, choices = self.escaped(text, quote_types, escape_whitespace)
        return shown, choices[0]

    def visit_JoinedStr(self, node):
        self.write('f')
        if self.avoid_backslashes:
            text, quote = self.quoted(''.join(self.joined_parts(node)))
            self.write(quote, text, quote)
            return
        # Constants may take escapes; the source of a replacement field may not, so its quotes limit the choice.
        choices, parts, fallback = list(_QUOTES), [], False
        for value in node.values:
            if isinstance(value, Constant):
                shown, fitting = self.escaped(value.value.replace('{', '{{').replace('}', '}}'), _QUOTES, True)
                if set(fitting).isdisjoint(choices):
                    fallback = True
                    break
                choices = [q for q in choices if q in fitting]
                parts.append(shown)
            else:
                text = ''.join(self.field(value))
                parts.append(text)
                choices = [q for q in choices if q not in text]
        if fallback or not choices:
            parts = []
            for value in node.values:
                if isinstance(value, Constant):
                    text = value.value.replace('{', '{{').replace('}', '}}')
                    parts.append(repr('"' + text)[2:-1])
                else:
                    parts.append(''.join(self.field(value)))
            self.write("'''" if "'" in ''.join(parts) else "'", *parts, "'''" if "'" in ''.join(parts) else "'")
            return
        text = ''.join(parts)
        quote = choices[0]
        self.write(quote, text, quote)

    def joined_parts(self, node):
        for value in node.values:
            if isinstance(value, Constant):
                yield value.value.replace('{', '{{').replace('}', '}}')
            else:
                yield from self.field(value)

    def field(self, node):
        """The pieces of one part of an f-string that is not plain text."""
        if isinstance(node, JoinedStr):
            yield from self.joined_parts(node)
            return
        inner = type(self)(_avoid_backslashes=True)
        inner.at(_TEST + 1, node.value)
        text = inner.visit(node.value)
        if '\\' in text:
            raise ValueError('Unable to avoid backslash in f-string expression part')
        yield '{ ' if text.startswith('{') else '{'
        yield text
        if node.conversion != -1:
            yield '!' + chr(node.conversion)
        if node.format_spec:
            yield ':'
            yield from self.joined_parts(node.format_spec)
        yield '}'

    def visit_FormattedValue(self, node):
        text, quote = self.quoted(''.join(self.field(node)))
        self.write('f', quote, text, quote)

    # ---- expressions

    def visit_Name(self, node):
        self.write(node.id)

    def constant(self, value):
        if isinstance(value, (float, complex)):
            self.write(repr(value).replace('inf', _INFINITY).replace('nan', f'({_INFINITY}-{_INFINITY})'))
        elif self.avoid_backslashes and isinstance(value, str):
            text, quote = self.quoted(value)
            self.write(quote, text, quote)
        else:
            self.write(repr(value))

    def visit_Constant(self, node):
        value = node.value
        if isinstance(value, tuple):
            with self.between('(', ')'):
                if len(value) == 1:
                    self.constant(value[0])
                    self.write(',')
                else:
                    self.separated(value, self.constant)
        elif value is ...:
            self.write('...')
        else:
            if node.kind == 'u':
                self.write('u')
            self.constant(value)

    def visit_List(self, node):
        with self.between('[', ']'):
            self.separated(node.elts)

    def comprehension_in(self, node, start, end):
        with self.between(start, end):
            self.put(node.elt)
            self.put(node.generators)

    def visit_ListComp(self, node):
        self.comprehension_in(node, '[', ']')

    def visit_GeneratorExp(self, node):
        self.comprehension_in(node, '(', ')')

    def visit_SetComp(self, node):
        self.comprehension_in(node, '{', '}')

    def visit_DictComp(self, node):
        with self.between('{', '}'):
            self.put(node.key)
            self.write(': ')
            self.put(node.value)
            self.put(node.generators)

    def visit_comprehension(self, node):
        self.write(' async for ' if node.is_async else ' for ')
        self.at(_TUPLE, node.target)
        self.put(node.target)
        self.write(' in ')
        self.at(_TEST + 1, node.iter, *node.ifs)
        self.put(node.iter)
        for test in node.ifs:
            self.write(' if ')
            self.put(test)

    def visit_IfExp(self, node):
        with self.bracketed(_TEST, node):
            self.at(_TEST + 1, node.body, node.test)
            self.put(node.body)
            self.write(' if ')
            self.put(node.test)
            self.write(' else ')
            self.at(_TEST, node.orelse)
            self.put(node.orelse)

    def visit_Set(self, node):
        if node.elts:
            with self.between('{', '}'):
                self.separated(node.elts)
        else:
            self.write('{*()}')  # `{}` is a dict

    def visit_Dict(self, node):
        def pair(item):
            key, value = item
            if key is None:
                self.write('**')
                self.at(_EXPR, value)
            else:
                self.put(key)
                self.write(': ')
            self.put(value)
        with self.between('{', '}'):
            self.separated(list(zip(node.keys, node.values)), pair)

    def visit_Tuple(self, node):
        bare = self.tuple_is_bare(node)
        with self.between('' if bare else '(', '' if bare else ')'):
            self.items(node.elts)

    def tuple_is_bare(self, node):
        return bool(node.elts) and self.place(node) <= _TUPLE

    def visit_UnaryOp(self, node):
        sign, precedence = _UNARY[type(node.op)]
        with self.bracketed(precedence, node):
            self.write(sign)
            if precedence is not _FACTOR:
                self.write(' ')
            self.at(precedence, node.operand)
            self.put(node.operand)

    def visit_BinOp(self, node):
        sign, precedence = _BINARY[type(node.op)]
        with self.bracketed(precedence, node):
            power = isinstance(node.op, Pow)
            self.at(precedence + 1 if power else precedence, node.left)
            self.at(precedence if power else precedence + 1, node.right)
            self.put(node.left)
            self.write(f' {sign} ')
            self.put(node.right)

    def visit_Compare(self, node):
        with self.bracketed(_CMP, node):
            self.at(_CMP + 1, node.left, *node.comparators)
            self.put(node.left)
            for op, right in zip(node.ops, node.comparators):
                self.write(f' {_COMPARE[type(op)]} ')
                self.put(right)

    def visit_BoolOp(self, node):
        word, precedence = ('and', _AND) if isinstance(node.op, And) else ('or', _OR)
        with self.bracketed(precedence, node):
            for i, value in enumerate(node.values):
                if i:
                    self.write(f' {word} ')
                # Each further operand binds tighter, so that one of the same kind gets brackets.
                precedence += 1
                self.at(min(precedence, _ATOM), value)
                self.put(value)

    def visit_Attribute(self, node):
        self.at(_ATOM, node.value)
        self.put(node.value)
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            self.write(' ')  # 1 .real, lest the dot be a decimal point
        self.write('.', node.attr)

    def visit_Call(self, node):
        self.at(_ATOM, node.func)
        self.put(node.func)
        with self.between('(', ')'):
            self.separated([*node.args, *node.keywords])

    def visit_Subscript(self, node):
        self.at(_ATOM, node.value)
        self.put(node.value)
        with self.between('[', ']'):
            # A tuple with a star in it may stand without brackets as of 3.11.
            if isinstance(node.slice, Tuple) and node.slice.elts:
                self.items(node.slice.elts)
            else:
                self.put(node.slice)

    def visit_Starred(self, node):
        self.write('*')
        self.at(_EXPR, node.value)
        self.put(node.value)

    def visit_Ellipsis(self, node):
        self.write('...')

    def visit_Slice(self, node):
        if node.lower:
            self.put(node.lower)
        self.write(':')
        if node.upper:
            self.put(node.upper)
        if node.step:
            self.write(':')
            self.put(node.step)

    def visit_Lambda(self, node):
        with self.bracketed(_TEST, node):
            self.write('lambda')
            parts = self.out
            self.out = []
            self.put(node.args)
            arguments, self.out = self.out, parts
            if arguments:
                self.write(' ', *arguments)
            self.write(': ')
            self.at(_TEST, node.body)
            self.put(node.body)

    def visit_arg(self, node):
        self.write(node.arg)
        if node.annotation:
            self.write(': ')
            self.put(node.annotation)

    def visit_arguments(self, node):
        first = True

        def comma():
            nonlocal first
            if not first:
                self.write(', ')
            first = False
        plain = node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        for i, (arg, default) in enumerate(zip(plain, defaults), 1):
            comma()
            self.put(arg)
            if default:
                self.write('=')
                self.put(default)
            if i == len(node.posonlyargs):
                self.write(', /')
        if node.vararg or node.kwonlyargs:
            comma()
            self.write('*')
            if node.vararg:
                self.write(node.vararg.arg)
                if node.vararg.annotation:
                    self.write(': ')
                    self.put(node.vararg.annotation)
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            comma()
            self.put(arg)
            if default:
                self.write('=')
                self.put(default)
        if node.kwarg:
            comma()
            self.write('**' + node.kwarg.arg)
            if node.kwarg.annotation:
                self.write(': ')
                self.put(node.kwarg.annotation)

    def visit_keyword(self, node):
        if node.arg is None:
            self.write('**')
        else:
            self.write(node.arg, '=')
        self.put(node.value)
