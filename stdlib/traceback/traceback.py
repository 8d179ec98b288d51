"""Exceptions and stacks as text.

`TracebackException` takes a picture of an exception (no frames kept alive)
and renders it later: chained causes, groups in boxes, notes, carets under the
failing expression.  The interpreter prints uncaught exceptions through
`_print_uncaught`, which also adds the 'Did you mean' hints that the public
functions, as in the reference implementation, leave out.
Relies on `code.co_positions()` and on `tb_lasti` counting two bytes a unit.
"""

import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_RECURSIVE_CUTOFF = 3
_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


class _Missing:
    def __repr__(self):
        return '<implicit>'


_missing = _Missing()


def _safe(value, what, convert=str):
    """`convert(value)`, or a placeholder when that raises."""
    try:
        return convert(value)
    except:
        return f'<{what} {convert.__name__}() failed>'


def _last_line(name, text):
    return f'{name}: {text}\n' if text else f'{name}\n'


# Frames -----------------------------------------------------------------------------------------


class FrameSummary:
    """One line of a stack: where, which function, and the text of the line.

    Behaves as the tuple (filename, lineno, name, line).  The text is read when
    first asked for unless `line` was given.
    """

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = {key: _safe(value, 'local', repr) for key, value in locals.items()} if locals else None
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name and
                    self.locals == other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        """The stripped text of the line, None without a line number."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


class StackSummary(list):
    """A list of FrameSummary that can print itself."""

    _uncaught = False           # printed by the interpreter

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Summarise (frame, line number) pairs, as walk_stack and walk_tb give."""
        places = ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen)
        return klass._collect(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _collect(klass, places, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if limit >= 0:
                from itertools import islice
                places = islice(places, limit)
            else:
                from collections import deque
                places = deque(places, maxlen=-limit)
        result = klass()
        seen = set()
        for frame, (lineno, end_lineno, colno, end_colno) in places:
            code = frame.f_code
            filename = code.co_filename
            seen.add(filename)
            linecache.lazycache(filename, frame.f_globals)
            result.append(FrameSummary(filename, lineno, code.co_name, lookup_line=False,
                                       locals=frame.f_locals if capture_locals else None,
                                       end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in seen:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """From FrameSummary objects or (filename, lineno, name, line) tuples."""
        result = klass()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            result.append(item)
        return result

    def format_frame_summary(self, frame_summary):
        """The text of one entry; a subclass may return None to leave it out."""
        parts = [f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        if frame_summary.line:
            parts.append(f'    {frame_summary.line}\n')
            marks = _underline(frame_summary, not self._uncaught)
            if marks is not None:
                parts.append(f'    {marks}\n')
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                parts.append(f'    {name} = {value}\n')
        return ''.join(parts)

    def format(self):
        """A list of strings, a run of equal entries folded after the third."""
        result = []
        previous = None
        count = 0

        def fold():
            if count > _RECURSIVE_CUTOFF:
                more = count - _RECURSIVE_CUTOFF
                result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')

        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            place = (summary.filename, summary.lineno, summary.name)
            if previous is None or None in (previous[0], previous[1]) or place != previous:
                fold()
                previous = place
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        fold()
        return result


def _underline(summary, past_brackets=True):
    """The row of carets under an entry's text, None when it would cover all of it."""
    if summary.colno is None or summary.end_colno is None:
        return None
    original = summary._original_line
    text = summary.line
    indent = len(original) - len(original.lstrip())
    start = _char_offset(original, summary.colno)
    anchors = None
    if summary.lineno == summary.end_lineno:
        end = _char_offset(original, summary.end_colno)
        try:
            from _anchors import find_anchors
            anchors = find_anchors(original[start:end], past_brackets)
        except Exception:
            pass
    else:
        end = indent + len(text)
    if anchors:
        left, right = anchors
        marks = '~' * left + '^' * (right - left) + '~' * (end - start - right)
    elif end - start < len(text):
        marks = '^' * (end - start)
    else:
        return None
    return ' ' * (start - indent) + marks


def _char_offset(text, offset):
    """Columns are UTF-8 bytes; most lines are ASCII."""
    if text.isascii():
        return offset
    return len(text.encode('utf-8')[:offset].decode('utf-8', errors='replace'))


def walk_stack(f):
    """(frame, line number) from `f`, or the caller, outwards."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """(frame, line number) from the catching frame to the raising one."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_places(tb):
    while tb is not None:
        yield tb.tb_frame, _place(tb.tb_frame.f_code, tb.tb_lasti, tb.tb_lineno)
        tb = tb.tb_next


def _place(code, instruction, lineno):
    """(line, end line, column, end column) of an instruction."""
    if instruction >= 0:
        wanted = instruction // 2
        for index, place in enumerate(code.co_positions()):
            if index == wanted:
                if place[0] is None:
                    return (lineno,) + tuple(place[1:])
                return place
    return lineno, None, None, None


# Exceptions -------------------------------------------------------------------------------------


class _Margin:
    """How deep inside boxes of exception groups the output stands."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return '  ' * self.depth

    def emit(self, texts, mark='|'):
        prefix = self.indent()
        if self.depth:
            prefix += mark + ' '
        if isinstance(texts, str):
            texts = (texts,)
            for text in texts:
                yield ''.join(prefix + line for line in text.splitlines(True))
        else:
            for text in texts:
                yield ''.join(prefix + line for line in text.splitlines(True))


class TracebackException:
    """A picture of an exception, its stack and everything chained to it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                       max_group_width=max_group_width, max_group_depth=max_group_depth)
        outermost = _seen is None
        if outermost:
            _seen = set()
        _seen.add(id(exc_value))

        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._collect(_walk_tb_places(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = _safe(exc_value, 'exception')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if not outermost:
            return

        # Chains can be as long as the recursion limit: a queue, not recursion.
        queue = [(self, exc_value)]
        while queue:
            picture, error = queue.pop()
            if error is None:
                continue

            def related(other):
                if other is None or id(other) in _seen:
                    return None
                made = TracebackException(type(other), other, other.__traceback__, _seen=_seen, **options)
                queue.append((made, other))
                return made

            cause = related(error.__cause__)
            wants_context = cause is None and not error.__suppress_context__ if compact else True
            context = related(error.__context__) if wants_context else None
            picture.__cause__, picture.__context__ = cause, context
            if isinstance(error, BaseExceptionGroup):
                members = []
                for member in error.exceptions:
                    made = TracebackException(type(member), member, member.__traceback__, _seen=_seen, **options)
                    members.append(made)
                    queue.append((made, member))
                picture.exceptions = members

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """From the exception object alone."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Lines that name the exception, without its stack."""
        if self.exc_type is None:
            yield _last_line('None', None if self._str == 'None' else self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ('__main__', 'builtins'):
            name = (module if isinstance(module, str) else '<unknown>') + '.' + name
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            hint = self.__dict__.get('_hint')
            yield _last_line(name, f"{self._str}. Did you mean: '{hint}'?" if hint else self._str)
        notes = self.__notes__
        if notes is None:
            return
        if isinstance(notes, (list, tuple)) or _is_sequence(notes):
            for note in notes:
                for line in _safe(note, 'note').split('\n'):
                    yield line + '\n'
        else:
            yield _safe(notes, '__notes__', repr)

    def _format_syntax_error(self, name):
        where = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            where = f' ({self.filename})'
        if self.text is not None:
            whole = self.text.rstrip('\n')
            shown = whole.lstrip(' \n\f')
            cut = len(whole) - len(shown)
            yield f'    {shown}\n'
            if self.offset is not None:
                end = self.end_offset if self.end_offset not in (None, 0) else self.offset
                if end == self.offset or end == -1:
                    end = self.offset + 1
                first = self.offset - 1 - cut
                if first >= 0:
                    blank = ''.join(char if char.isspace() else ' ' for char in shown[:first])
                    yield f"    {blank}{'^' * (end - 1 - cut - first)}\n"
        yield f"{name}: {self.msg or '<no detail available>'}{where}\n"

    def format(self, *, chain=True, _ctx=None):
        """Every line of the report, oldest exception first."""
        margin = _Margin() if _ctx is None else _ctx
        links = []
        error = self
        while error is not None:
            if chain and error.__cause__ is not None:
                links.append((_CAUSE, error))
                error = error.__cause__
            elif chain and error.__context__ is not None and not error.__suppress_context__:
                links.append((_CONTEXT, error))
                error = error.__context__
            else:
                links.append((None, error))
                error = None
        for message, error in reversed(links):
            if message is not None:
                yield from margin.emit(message)
            if error.exceptions is None:
                if error.stack:
                    yield from margin.emit('Traceback (most recent call last):\n')
                    yield from margin.emit(error.stack.format())
                yield from margin.emit(error.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from error._format_group(margin, chain, self.max_group_width)

    def _format_group(self, margin, chain, most):
        outermost = margin.depth == 0
        if outermost:
            margin.depth = 1
        if self.stack:
            yield from margin.emit('Exception Group Traceback (most recent call last):\n', '+' if outermost else '|')
            yield from margin.emit(self.stack.format())
        yield from margin.emit(self.format_exception_only())
        total = len(self.exceptions)
        shown = total if most is None or total <= most else most + 1
        margin.need_close = False
        for index in range(shown):
            last = index == shown - 1
            if last:
                margin.need_close = True        # the innermost last box closes for all
            cut = most is not None and index >= most
            title = '...' if cut else str(index + 1)
            yield f"{margin.indent()}{'  ' if index else '+-'}+---------------- {title} ----------------\n"
            margin.depth += 1
            if cut:
                left = total - most
                yield from margin.emit(f"and {left} more exception{'s' if left > 1 else ''}\n")
            else:
                yield from self.exceptions[index].format(chain=chain, _ctx=margin)
            if last and margin.need_close:
                yield margin.indent() + '+------------------------------------\n'
                margin.need_close = False
            margin.depth -= 1
        if outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True):
        """Write the report to `file`, sys.stderr by default."""
        if file is None:
            file = sys.stderr
        for text in self.format(chain=chain):
            print(text, file=file, end='')


def _is_sequence(value):
    from collections.abc import Sequence
    return isinstance(value, Sequence)


# Functions --------------------------------------------------------------------------------------


def _parse(exc, value, tb):
    """The (value, traceback) pair of the one- and three-argument calls."""
    if (value is _missing) != (tb is _missing):
        raise ValueError('Both or neither of value and tb must be given')
    if value is _missing:
        if exc is None:
            return None, None
        if not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc, exc.__traceback__
    return value, tb


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    """Print an exception, its stack and its chain."""
    value, tb = _parse(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    """The lines print_exception would print."""
    value, tb = _parse(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    """The lines that name the exception."""
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Print the exception being handled."""
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The exception being handled, as one string."""
    return ''.join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that last reached the top level."""
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_list(extracted_list, file=None):
    """Print entries of extract_tb or extract_stack."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    """Entries of extract_tb or extract_stack as lines."""
    return StackSummary.from_list(extracted_list).format()


def extract_tb(tb, limit=None):
    """The stack of a traceback object."""
    return StackSummary._collect(_walk_tb_places(tb), limit=limit)


def print_tb(tb, limit=None, file=None):
    """Print the stack of a traceback object."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The stack of a traceback object as lines."""
    return extract_tb(tb, limit=limit).format()


def extract_stack(f=None, limit=None):
    """The stack of frame `f`, or of the caller, outermost first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def print_stack(f=None, limit=None, file=None):
    """Print the stack of frame `f`, or of the caller."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The stack of frame `f`, or of the caller, as lines."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def clear_frames(tb):
    """Drop the local variables of every frame in the traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass                # still running
        tb = tb.tb_next


def _print_uncaught(exc_type, value, tb, file=None):
    """What sys.excepthook prints: a report with hints for misspelt names."""
    report = TracebackException(exc_type, value, tb, compact=True)
    pairs = [(report, value)]
    while pairs:
        picture, error = pairs.pop()
        picture.stack._uncaught = True
        if isinstance(error, (AttributeError, NameError)):
            from _suggest import hint
            picture._hint = hint(error, error.__traceback__ if error is not value else tb)
        if picture.__cause__ is not None:
            pairs.append((picture.__cause__, error.__cause__))
        if picture.__context__ is not None:
            pairs.append((picture.__context__, error.__context__))
        if picture.exceptions is not None:
            pairs.extend(zip(picture.exceptions, error.exceptions))
    report.print(file=file)


def _print_unraisable(exc_type, value, tb):
    """What follows 'Exception ignored in: ...': the error without its chain."""
    TracebackException(exc_type, value, tb, compact=True).print(chain=False)
