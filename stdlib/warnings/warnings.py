"""Warnings: which are shown, once or always, and which become errors.

`filters` is a list of (action, message pattern, category, module pattern,
line) tuples, first match wins.  Each module keeps a `__warningregistry__` of
what it already showed; the registry is void when the filters changed since.
The runtime's own warnings come through `warn_explicit`, so this module holds
the only copy of the state.  Patterns need `re`, which is imported on demand.
"""

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

filters = []
onceregistry = {}
defaultaction = 'default'
_onceregistry = onceregistry
_defaultaction = defaultaction
_filters_version = 1
_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')


class WarningMessage:
    """One warning as a record: what, where and from which object."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


# Showing ----------------------------------------------------------------------------------------


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file; programs may replace this function."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning; programs may replace this function."""
    return _text(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _write(record):
    file = record.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    replaced = formatwarning
    if replaced is not _formatwarning_orig:
        text = replaced(record.message, record.category, record.filename, record.lineno, record.line)
    else:
        text = _text(record)
    try:
        file.write(text)
    except OSError:
        pass


def _text(record):
    text = f'{record.filename}:{record.lineno}: {record.category.__name__}: {record.message}\n'
    line = record.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(record.filename, record.lineno)
        except Exception:
            line = None         # the interpreter may be closing
    if line:
        text += f'  {line.strip()}\n'
    if record.source is not None:
        text += _allocation(record.source)
    return text


def _allocation(source):
    """Where the object behind a ResourceWarning was made, if that is traced."""
    tracemalloc = sys.modules.get('tracemalloc')
    if tracemalloc is None or not tracemalloc.is_tracing():
        return f'{type(source).__name__}: Enable tracemalloc to get the object allocation traceback\n' \
            if tracemalloc is not None else ''
    trace = tracemalloc.get_object_traceback(source)
    if trace is None:
        return ''
    import linecache
    text = 'Object allocated at (most recent call last):\n'
    for frame in trace:
        text += f'  File "{frame.filename}", lineno {frame.lineno}\n'
        line = linecache.getline(frame.filename, frame.lineno)
        if line:
            text += f'    {line.strip()}\n'
    return text


def _showwarnmsg(record):
    replaced = showwarning
    if replaced is not _showwarning_orig:
        if not callable(replaced):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        replaced(record.message, record.category, record.filename, record.lineno, record.file, record.line)
    else:
        _showwarnmsg_impl(record)


_showwarnmsg_impl = _write
_formatwarnmsg = _text


# Filters ----------------------------------------------------------------------------------------


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert a filter; `message` and `module` are regular expressions."""
    assert action in _ACTIONS, f'invalid action: {action!r}'
    assert isinstance(message, str), 'message must be a string'
    assert isinstance(category, type), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, str), 'module must be a string'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a filter that matches every module and message."""
    assert action in _ACTIONS, f'invalid action: {action!r}'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Forget every filter."""
    filters[:] = []
    _filters_mutated()


def _filters_mutated():
    global _filters_version
    _filters_version += 1


def _matches(pattern, text):
    """Patterns are regular expressions, or plain strings in the default filters."""
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text) is not None)


# -W and the defaults ----------------------------------------------------------------------------


class _OptionError(Exception):
    """A -W option that makes no sense."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print('Invalid -W option ignored:', error, file=sys.stderr)


def _setoption(arg):
    """action:message:category:module:line, each part optional from the right."""
    parts = arg.split(':')
    if len(parts) > 5:
        raise _OptionError(f'too many fields (max 5): {arg!r}')
    action, message, category, module, lineno = [part.strip() for part in parts] + [''] * (5 - len(parts))
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        if module:
            module = re.escape(module) + r'\Z'
    if lineno:
        try:
            lineno = int(lineno)
            if lineno < 0:
                raise ValueError
        except (ValueError, OverflowError):
            raise _OptionError(f'invalid lineno {lineno!r}') from None
    else:
        lineno = 0
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return 'default'
    if action == 'all':
        return 'always'
    for known in ('default', 'always', 'ignore', 'module', 'once', 'error'):
        if known.startswith(action):
            return known
    raise _OptionError(f'invalid action: {action!r}')


def _getcategory(category):
    if not category:
        return Warning
    module, dot, name = category.rpartition('.')
    if not dot:
        import builtins as holder
    else:
        try:
            holder = __import__(module, None, None, [name])
        except ImportError:
            raise _OptionError(f'invalid module name: {module!r}') from None
    try:
        found = getattr(holder, name)
    except AttributeError:
        raise _OptionError(f'unknown warning category: {category!r}') from None
    if not issubclass(found, Warning):
        raise _OptionError(f'invalid warning category: {category!r}')
    return found


# Warning ----------------------------------------------------------------------------------------


def _is_internal_frame(frame):
    """Frames of the import system do not count for stacklevel."""
    filename = frame.f_code.co_filename
    return ('importlib' in filename and '_bootstrap' in filename) or '_adder_import' in filename


def _next_external_frame(frame):
    frame = frame.f_back
    while frame is not None and _is_internal_frame(frame):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning at the caller, or at the caller's caller, and so on."""
    if isinstance(message, Warning):
        category = type(message)
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(1)
    except ValueError:
        frame = None
    if frame is not None:
        internal = _is_internal_frame(frame)
        for _ in range(stacklevel - 1):
            frame = frame.f_back if stacklevel <= 1 or internal else _next_external_frame(frame)
            if frame is None:
                break
    if frame is None:
        scope = sys.__dict__
        filename = 'sys'
        lineno = 1
    else:
        scope = frame.f_globals
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
    module = scope.get('__name__', '<string>')
    registry = scope.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, scope, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning for a known place."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _filters_version:
        registry.clear()
        registry['version'] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = defaultaction
    for action_, pattern, kind, where, line in filters:
        if ((line == 0 or line == lineno) and issubclass(category, kind) and _matches(pattern, text) and
                _matches(where, module)):
            action = action_
            break
    if action == 'ignore':
        return
    if module_globals is not None:
        import linecache
        linecache.lazycache(filename, module_globals)
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = True
        short = (text, category)
        if onceregistry.get(short):
            return
        onceregistry[short] = True
    elif action == 'module':
        registry[key] = True
        anywhere = (text, category, 0)
        if registry.get(anywhere):
            return
        registry[anywhere] = True
    elif action == 'default':
        registry[key] = True
    elif action != 'always':
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {(action_, pattern, kind, where, line)}')
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Restore filters and showwarning on exit; with record=True collect the warnings.

    The new keywords (action, category, ...) set a filter on entry.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        parts = []
        if self._record:
            parts.append('record=True')
        if self._module is not sys.modules['warnings']:
            parts.append(f'module={self._module!r}')
        return f"{type(self).__name__}({', '.join(parts)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        records = []
        module._showwarnmsg_impl = records.append
        module.showwarning = module._showwarning_orig
        return records

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that `name` goes away in version `remove`; an error once it should have."""
    wanted = f'{remove[0]}.{remove[1]}'
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != 'alpha'):
        raise RuntimeError(f'{name!r} was slated for removal after Python {wanted} alpha')
    warn(message.format(name=name, remove=wanted), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    text = f"coroutine '{coro.__qualname__}' was never awaited\n"
    origin = coro.cr_origin
    if origin is not None:
        import linecache
        text += 'Coroutine created at (most recent call last)\n'
        for filename, lineno, name in reversed(origin):
            text += f'  File "{filename}", line {lineno}, in {name}\n'
            line = linecache.getline(filename, lineno)
            if line:
                text += f'    {line.strip()}\n'
        text = text.rstrip('\n') + '\n'
    warn(text.rstrip('\n') if origin is None else text, category=RuntimeWarning, stacklevel=2, source=coro)


filters.extend([
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
])
if getattr(sys, 'warnoptions', None):
    _processoptions(sys.warnoptions)
