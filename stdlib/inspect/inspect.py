"""Looking at live objects: what they are, their members, source and signatures.

Order of this file: predicates, members, documentation, source, frames,
signatures, generator states.  Modules that only some functions need (linecache,
tokenize, dis) are imported by those functions.
"""

import functools
import sys
import types
from collections import OrderedDict, namedtuple

__all__ = [
    'ArgInfo', 'Arguments', 'Attribute', 'BlockFinder', 'BoundArguments', 'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING',
    'CORO_SUSPENDED', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR', 'CO_ITERABLE_COROUTINE', 'CO_NESTED',
    'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED', 'CO_VARARGS', 'CO_VARKEYWORDS', 'ClassFoundException', 'ClosureVars',
    'EndOfBlock', 'FrameInfo', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'Parameter',
    'Signature', 'TPFLAGS_IS_ABSTRACT', 'Traceback', 'classify_class_attrs', 'cleandoc', 'currentframe', 'findsource',
    'formatannotation', 'formatannotationrelativeto', 'formatargvalues', 'get_annotations', 'getabsfile', 'getargs',
    'getargvalues', 'getattr_static', 'getblock', 'getcallargs', 'getclasstree', 'getclosurevars', 'getcomments',
    'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile', 'getframeinfo', 'getfullargspec', 'getgeneratorlocals',
    'getgeneratorstate', 'getinnerframes', 'getlineno', 'getmembers', 'getmembers_static', 'getmodule', 'getmodulename',
    'getmro', 'getouterframes', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize', 'isabstract', 'isasyncgen',
    'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine', 'iscoroutinefunction',
    'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator', 'isgeneratorfunction', 'isgetsetdescriptor',
    'ismemberdescriptor', 'ismethod', 'ismethoddescriptor', 'ismethodwrapper', 'ismodule', 'isroutine', 'istraceback',
    'signature', 'stack', 'trace', 'unwrap', 'walktree']

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


# Predicates -------------------------------------------------------------------------------------


def ismodule(object):
    """A module?"""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """A class?"""
    return isinstance(object, type)


def ismethod(object):
    """A bound Python method?"""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Has `__get__` but not `__set__`, and is no function, method or class?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isdatadescriptor(object):
    """Has `__set__` or `__delete__`?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    """A slot, or a member of a native type?"""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """A computed attribute of a native type?"""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """A Python function?"""
    return isinstance(object, types.FunctionType)


def _has_code_flag(object, flag):
    while ismethod(object):
        object = object.__func__
    while isinstance(object, functools.partial):
        object = object.func
        while ismethod(object):
            object = object.__func__
    if not (isfunction(object) or _is_function_like(object)):
        return False
    return bool(object.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """A function with yield?"""
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """An `async def`?"""
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """An `async def` with yield?"""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """An asynchronous generator?"""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """A generator?"""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """A coroutine?"""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Can it stand after await?"""
    from collections.abc import Awaitable
    return (isinstance(object, types.CoroutineType) or
            isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE) or
            isinstance(object, Awaitable))


def istraceback(object):
    """A traceback?"""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """A frame?"""
    return isinstance(object, types.FrameType)


def iscode(object):
    """A code object?"""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """A native function or bound native method?"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """A bound slot such as (1).__add__?"""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Any kind of function or method?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or
            ismethodwrapper(object))


def isabstract(object):
    """A class with abstract methods left?"""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None)) and hasattr(object, '_abc_impl')


# Members ----------------------------------------------------------------------------------------


def _getmembers(object, predicate, getter):
    results = []
    done = set()
    names = dir(object)
    mro = (object,) + getmro(object) if isclass(object) else ()
    if mro:
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    for name in names:
        try:
            value = getter(object, name)
            if name in done:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
        done.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Sorted (name, value) pairs, optionally only those a predicate accepts."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """getmembers without running descriptors."""
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """An Attribute for each name in dir(cls)."""
    mro = getmro(cls)
    meta_mro = tuple(base for base in getmro(type(cls)) if base not in (type, object))
    class_bases = (cls,) + mro
    names = dir(cls)
    for base in mro:
        for key, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(key)
    result = []
    done = set()
    for name in names:
        home = None
        got = found = _missing
        if name not in done:
            try:
                if name == '__dict__':
                    raise Exception("__dict__ is special, don't want the proxy")
                got = getattr(cls, name)
            except Exception:
                pass
            else:
                home = getattr(got, '__objclass__', home)
                if home not in class_bases:
                    home = None
                    last = None
                    for base in class_bases + meta_mro:
                        if getattr_static(base, name, None) is got or (name in base.__dict__ and
                                                                        getattr(base, name, None) is got):
                            last = base
                    if last is not None:
                        home = last
        for base in mro + meta_mro:
            if name in base.__dict__:
                found = base.__dict__[name]
                if home not in mro + meta_mro:
                    home = base
                break
        if home is None:
            continue
        value = got if got is not _missing else found
        if isinstance(found, (staticmethod, types.BuiltinMethodType)):
            kind, value = 'static method', found
        elif isinstance(found, (classmethod, types.ClassMethodDescriptorType)):
            kind, value = 'class method', found
        elif isinstance(found, property):
            kind, value = 'property', found
        else:
            kind = 'method' if isroutine(value) else 'data'
        result.append(Attribute(name, kind, home, value if kind != 'data' or found is _missing else found))
        done.add(name)
    return result


def getmro(cls):
    """The bases in method resolution order."""
    return cls.__mro__


def walktree(classes, children, parent):
    """Helper of getclasstree."""
    results = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Classes as nested lists, derived ones after their bases."""
    children = {}
    roots = []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                kids = children.setdefault(parent, [])
                if cls not in kids:
                    kids.append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


class _Missing:
    """The absence of a value."""


_missing = _Missing


def _static_mro(cls):
    return type.__dict__['__mro__'].__get__(cls)


def _class_lookup(cls, attr):
    for base in _static_mro(cls):
        scope = type.__dict__['__dict__'].__get__(base)
        if attr in scope:
            return scope[attr]
    return _missing


def _own_dict(obj):
    """The instance's dict, or None when a class overrides `__dict__`."""
    kind = type(obj)
    for base in _static_mro(kind):
        found = type.__dict__['__dict__'].__get__(base).get('__dict__', _missing)
        if found is _missing:
            continue
        if type(found) in (types.GetSetDescriptorType, types.MemberDescriptorType) and found.__name__ == '__dict__' and found.__objclass__ is base:
            try:
                return object.__getattribute__(obj, '__dict__')
            except AttributeError:
                return None
        return None
    return None


def getattr_static(obj, attr, default=_missing):
    """An attribute without running `__getattr__`, properties and descriptors."""
    in_instance = _missing
    if not isinstance(obj, type):
        kind = type(obj)
        scope = _own_dict(obj)
        if scope is not None:
            in_instance = dict.get(scope, attr, _missing)
    else:
        kind = obj
    in_class = _class_lookup(kind, attr)
    if in_instance is not _missing and in_class is not _missing:
        described = type(in_class)
        if _class_lookup(described, '__get__') is not _missing and (
                _class_lookup(described, '__set__') is not _missing or
                _class_lookup(described, '__delete__') is not _missing):
            return in_class
    if in_instance is not _missing:
        return in_instance
    if in_class is not _missing:
        return in_class
    if obj is kind:
        found = _class_lookup(type(kind), attr)
        if found is not _missing:
            return found
    if default is not _missing:
        return default
    raise AttributeError(attr)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, function or module as a new dict."""
    wrapped = None
    if isinstance(obj, type):
        scope = getattr(obj, '__dict__', None)
        found = scope.get('__annotations__', None) if scope and hasattr(scope, 'get') else None
        if isinstance(found, types.GetSetDescriptorType):
            found = None
        module = sys.modules.get(getattr(obj, '__module__', None), None)
        own_globals = getattr(module, '__dict__', None)
        own_locals = dict(vars(obj))
        wrapped = obj
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, '__annotations__', None)
        own_globals = getattr(obj, '__dict__')
        own_locals = None
    elif callable(obj):
        found = getattr(obj, '__annotations__', None)
        own_globals = getattr(obj, '__globals__', None)
        own_locals = None
        wrapped = obj
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not found or not eval_str:
        return dict(found)
    if wrapped is not None:
        while True:
            if hasattr(wrapped, '__wrapped__'):
                wrapped = wrapped.__wrapped__
            elif isinstance(wrapped, functools.partial):
                wrapped = wrapped.func
            else:
                break
        if hasattr(wrapped, '__globals__'):
            own_globals = wrapped.__globals__
    if globals is None:
        globals = own_globals
    if locals is None:
        locals = own_locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in found.items()}


# Documentation ----------------------------------------------------------------------------------


def _find_class(func):
    cls = sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


def _finddoc(obj):
    """The inherited doc string of a class, method or descriptor."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        self = obj.__self__
        cls = self if isclass(self) and getattr(getattr(self, name, None), '__func__') is obj.__func__ else self.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = _find_class(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        self = obj.__self__
        cls = self if isclass(self) and self.__qualname__ + '.' + name == obj.__qualname__ else self.__class__
    elif isinstance(obj, property):
        func = obj.fget
        name = func.__name__
        cls = _find_class(func)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
        if ismemberdescriptor(obj):
            slots = getattr(cls, '__slots__', None)
            if isinstance(slots, dict) and name in slots:
                return slots[name]
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The doc string, cleaned; methods inherit theirs."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """The text without the indentation of its second and later lines."""
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# Source -----------------------------------------------------------------------------------------


def unwrap(func, *, stop=None):
    """Follow `__wrapped__` to the innermost function."""
    first = func
    seen = {id(func): func}
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError('wrapper loop when unwrapping {!r}'.format(first))
        seen[id(func)] = func
    return func


def indentsize(line):
    """Columns of white space at the start."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def getfile(object):
    """The file an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got {}'.format(
        type(object).__name__))


def getmodulename(path):
    """The module name a path stands for, or None."""
    import os
    name = os.path.basename(path)
    return name[:-3] if name.endswith('.py') else None


def getsourcefile(object):
    """The file with the object's source, or None."""
    import linecache
    import os
    filename = getfile(object)
    if filename.endswith(('.pyc', '.pyo')):
        filename = os.path.splitext(filename)[0] + '.py'
    if filename in linecache.cache or os.path.exists(filename):
        return filename
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    if getattr(getattr(module, '__spec__', None), 'loader', None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    """The absolute, normalised path of an object's file."""
    import os
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """The module an object was defined in, or None."""
    import os
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    for module in list(sys.modules.values()):
        path = getattr(module, '__file__', None)
        if ismodule(module) and isinstance(path, str) and file in (path, os.path.realpath(path), os.path.abspath(path)):
            return sys.modules.get(module.__name__)
    main = sys.modules.get('__main__')
    if not hasattr(object, '__name__'):
        return None
    if getattr(main, object.__name__, None) is object:
        return main
    return None


class ClassFoundException(Exception):
    """Kept for its name."""


def _class_line(lines, qualname):
    """The index of the line where a class statement starts, decorators included."""
    wanted = qualname.split('.')
    stack = []                  # (indentation, name) of the blocks around
    decorator = None
    candidates = []
    for index, line in enumerate(lines):
        content = line.lstrip()
        if not content or content.startswith('#'):
            continue
        indent = len(line) - len(content)
        if content.startswith('@'):
            if decorator is None or decorator[0] != indent:
                decorator = (indent, index)
            continue
        words = content.replace('(', ' ').replace(':', ' ').split()
        if words and words[0] == 'async':
            words = words[1:]
        if words[:1] in (['class'], ['def']) and len(words) > 1:
            while stack and stack[-1][0] >= indent:
                stack.pop()
            path = []
            for _, kind, name in stack:
                path.append(name)
                if kind == 'def':
                    path.append('<locals>')
            if words[0] == 'class' and path + [words[1]] == wanted:
                start = decorator[1] if decorator is not None and decorator[0] == indent else index
                candidates.append((indent, start))
            stack.append((indent, words[0], words[1]))
            decorator = None
        elif decorator is not None and indent <= decorator[0] and not content.startswith((')', ']', '}')):
            decorator = None
    return candidates[-1][1] if candidates else None


def findsource(object):
    """(every line of the file, index of the object's first line)."""
    import linecache
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        at = _class_line(lines, object.__qualname__)
        if at is None:
            raise OSError('could not find class definition')
        return lines, at
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        at = object.co_firstlineno - 1
        if at >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, at
    raise OSError('could not find code object')


def getcomments(object):
    """The comment lines right before the object's source."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        comments = []
        while start < len(lines) and lines[start][:1] == '#':
            comments.append(lines[start].expandtabs())
            start += 1
        return ''.join(comments) or None
    indent = indentsize(lines[at])
    comments = []
    at -= 1
    while at >= 0 and lines[at].lstrip()[:1] == '#' and indentsize(lines[at]) == indent:
        comments.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    return ''.join(comments) or None


class EndOfBlock(Exception):
    """The block of code has ended."""


class BlockFinder:
    """Follows brackets, strings and indentation to the last line of a block."""

    def __init__(self):
        self.last = 1

    def find(self, lines):
        """The number of lines the block at the start has."""
        depth = 0
        quote = None
        body_indent = None
        header_done = False
        is_lambda = False
        continued = False
        base = indentsize(lines[0])
        last = 0
        for number, line in enumerate(lines):
            content = line.strip()
            if quote is None and not depth and not continued:
                if not content or content.startswith('#'):
                    if content and body_indent is not None and indentsize(line) >= body_indent:
                        last = number
                    continue
                indent = indentsize(line)
                if header_done:
                    if is_lambda:
                        break
                    if body_indent is None:
                        if indent <= base:
                            break
                        body_indent = indent
                    elif indent <= base:
                        break
            continued = False
            ends_with_colon = False
            at = 0
            while at < len(line):
                char = line[at]
                if quote is not None:
                    if char == '\\':
                        at += 2
                        continue
                    if line.startswith(quote, at):
                        at += len(quote)
                        quote = None
                        continue
                elif char == '#':
                    break
                elif char in '"\'':
                    quote = char * 3 if line.startswith(char * 3, at) else char
                    at += len(quote)
                    ends_with_colon = False
                    continue
                elif char in '([{':
                    depth += 1
                elif char in ')]}':
                    depth -= 1
                    if depth < 0:
                        depth = 0
                elif char == '\\' and line[at + 1:].strip('\r\n') == '':
                    continued = True
                if not char.isspace():
                    ends_with_colon = char == ':' and not depth
                at += 1
            if quote is not None and len(quote) == 1:
                quote = None
            last = number
            if not header_done and quote is None and not depth and not continued and not content.startswith('@'):
                words = content.split(None, 2)
                if words[:1] == ['async']:
                    words = words[1:]
                starts = lines[0].lstrip()
                is_block = starts.startswith(('def', 'class', 'async', '@')) and 'lambda' not in starts.split('(')[0]
                header_done = True
                is_lambda = not is_block
                if is_block and not ends_with_colon:
                    is_lambda = True        # the body stands on the line of the header
        self.last = last + 1
        return self.last


def getblock(lines):
    """The lines of the block of code at the start of `lines`."""
    return lines[:BlockFinder().find(lines)]


def getsourcelines(object):
    """(lines, number of the first line)."""
    object = unwrap(object)
    lines, at = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    """The source text of a module, class, function, frame or code object."""
    return ''.join(getsourcelines(object)[0])


# Frames -----------------------------------------------------------------------------------------

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')


class Traceback(_Traceback):
    """Where a frame stands, with lines of context."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ('Traceback(filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, positions={!r})'.format(
            self.filename, self.lineno, self.function, self.code_context, self.index, self.positions))


_FrameInfo = namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


class FrameInfo(_FrameInfo):
    """A frame and where it stands."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ('FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, '
                'positions={!r})'.format(self.frame, self.filename, self.lineno, self.function, self.code_context,
                                         self.index, self.positions))


_Positions = namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None,) * 4)


def _positions(code, instruction):
    if instruction < 0:
        return _Positions()
    for index, place in enumerate(code.co_positions()):
        if index == instruction // 2:
            return _Positions(*place)
    return _Positions()


def getframeinfo(frame, context=1):
    """A Traceback for a frame or traceback object."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        instruction = frame.tb_lasti
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
        instruction = frame.f_lasti
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=_positions(frame.f_code, instruction))


def getlineno(frame):
    """The line a frame is at."""
    return frame.f_lineno


def _frame_info(frame, place, context):
    info = getframeinfo(place, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getouterframes(frame, context=1):
    """FrameInfo of a frame and its callers."""
    result = []
    while frame:
        result.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """FrameInfo of the frames of a traceback."""
    result = []
    while tb:
        result.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return result


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """FrameInfo from the caller outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """FrameInfo of the exception being handled."""
    return getinnerframes(sys.exc_info()[2], context)


Arguments = namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getargs(co):
    """The argument names of a code object."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    count, keyword = co.co_argcount, co.co_kwonlyargcount
    names = co.co_varnames
    args = list(names[:count + keyword])
    at = count + keyword
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    """The arguments of a frame and their values."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """The four values of getargvalues as text."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(specs) + ')'


def getclosurevars(func):
    """What the names a function uses refer to."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    code = func.__code__
    nonlocals = {}
    if func.__closure__ is not None:
        nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__)}
    scope = func.__globals__
    own_builtins = scope.get('__builtins__', sys.modules['builtins'].__dict__)
    if ismodule(own_builtins):
        own_builtins = own_builtins.__dict__
    globals_, builtins_, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in scope:
            globals_[name] = scope[name]
        elif name in own_builtins:
            builtins_[name] = own_builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, globals_, builtins_, unbound)


# Signatures -------------------------------------------------------------------------------------


class _void:
    """A default that was not given."""


class _empty:
    """Marks the absence of a default or annotation."""


class _ParameterKind(int):
    """The kind of a parameter; ordered as parameters stand in a signature."""

    __slots__ = ()
    _names = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')
    _descriptions = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')

    def __new__(cls, value):
        value = int(value)
        if not 0 <= value < 5:
            raise ValueError(f'{value!r} is not a valid _ParameterKind')
        return _KINDS[value] if len(_KINDS) > value else int.__new__(cls, value)

    @property
    def name(self):
        return self._names[int(self)]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self._descriptions[int(self)]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

    def __reduce__(self):
        return _ParameterKind, (int(self),)


_KINDS = []
for _value in range(5):
    _KINDS.append(_ParameterKind(_value))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS
for _value in _KINDS:
    setattr(_ParameterKind, _value.name, _value)


def formatannotation(annotation, base_module=None):
    """An annotation as it stands in a signature."""
    if getattr(annotation, '__module__', None) == 'typing':
        import re
        return re.sub(r'(?<![\w.])typing\.', '', repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    """formatannotation for names of the object's module."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


class Parameter:
    """One parameter: name, kind, default and annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except (ValueError, TypeError):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError('{} parameters cannot have default values'.format(self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        if name[:1] == '.' and name[1:].isdigit():
            # The argument of a comprehension's hidden function.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, not {}'.format(
                    self._kind.description))
            self._kind = _POSITIONAL_ONLY
            name = 'implicit{}'.format(name[1:])
        from keyword import iskeyword
        if (iskeyword(name) and self._kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some attributes changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = '{}: {}'.format(text, formatannotation(self._annotation))
        if self._default is not _empty:
            text += (' = ' if self._annotation is not _empty else '=') + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return '*' + text
        if self._kind == _VAR_KEYWORD:
            return '**' + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(type(self).__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default and
                self._annotation == other._annotation)


class BoundArguments:
    """The arguments of a call, by parameter name."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        """What is passed by position."""
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """What is passed by name."""
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Fill in the defaults of what was not passed."""
        filled = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled.append((name, self.arguments[name]))
            elif parameter.default is not _empty:
                filled.append((name, parameter.default))
            elif parameter.kind is _VAR_POSITIONAL:
                filled.append((name, ()))
            elif parameter.kind is _VAR_KEYWORD:
                filled.append((name, {}))
        self.arguments = dict(filled)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        return '<{} ({})>'.format(type(self).__name__, ', '.join(f'{key}={value!r}' for key, value in self.arguments.items()))


class Signature:
    """Parameters in order, and the return annotation."""

    __slots__ = ('_return_annotation', '_parameters')
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        if parameters is None:
            made = OrderedDict()
        elif __validate_parameters__:
            made = OrderedDict()
            top = _POSITIONAL_ONLY
            saw_default = False
            for parameter in parameters:
                kind, name = parameter.kind, parameter.name
                if kind < top:
                    raise ValueError('wrong parameter order: {} parameter before {} parameter'.format(
                        top.description, kind.description))
                if kind > top:
                    top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is _empty:
                        if saw_default:
                            raise ValueError('non-default argument follows default argument')
                    else:
                        saw_default = True
                if name in made:
                    raise ValueError('duplicate parameter name: {!r}'.format(name))
                made[name] = parameter
        else:
            made = OrderedDict((parameter.name, parameter) for parameter in parameters)
        self._parameters = types.MappingProxyType(made)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature(cls, obj, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with other parameters or another return annotation."""
        if parameters is _void:
            parameters = self.parameters.values()
        return type(self)(parameters, return_annotation=self._return_annotation if return_annotation is _void
                          else return_annotation)

    def _basis(self):
        parameters = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        keywords = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return parameters, keywords, self.return_annotation

    def __hash__(self):
        parameters, keywords, annotation = self._basis()
        return hash((parameters, frozenset(keywords.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = iter(self.parameters.values())
        parameters_again = ()
        values = iter(args)
        while True:
            try:
                value = next(values)
            except StopIteration:
                try:
                    parameter = next(parameters)
                except StopIteration:
                    break
                if parameter.kind == _VAR_POSITIONAL:
                    break
                if parameter.name in kwargs:
                    if parameter.kind == _POSITIONAL_ONLY:
                        raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'.format(
                            arg=parameter.name)) from None
                    parameters_again = (parameter,)
                    break
                if parameter.kind == _VAR_KEYWORD or parameter.default is not _empty:
                    parameters_again = (parameter,)
                    break
                if partial:
                    parameters_again = (parameter,)
                    break
                raise TypeError(f'missing a required argument: {parameter.name!r}') from None
            try:
                parameter = next(parameters)
            except StopIteration:
                raise TypeError('too many positional arguments') from None
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments') from None
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = (value,) + tuple(values)
                break
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError('multiple values for argument {arg!r}'.format(arg=parameter.name)) from None
            arguments[parameter.name] = value
        collector = None
        for parameter in (*parameters_again, *parameters):
            if parameter.kind == _VAR_KEYWORD:
                collector = parameter
                continue
            if parameter.kind == _VAR_POSITIONAL:
                continue
            name = parameter.name
            try:
                value = kwargs.pop(name)
            except KeyError:
                if not partial and parameter.default is _empty:
                    raise TypeError(f'missing a required argument: {name!r}') from None
            else:
                if parameter.kind == _POSITIONAL_ONLY:
                    raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'.format(arg=name))
                arguments[name] = value
        if kwargs:
            if collector is None:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(arg=next(iter(kwargs))))
            arguments[collector.name] = kwargs
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Match arguments with parameters; TypeError where a call would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """bind() that lets arguments be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return '<{} {}>'.format(type(self).__name__, self)

    def __str__(self):
        parts = []
        after_positional_only = False
        needs_star = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                after_positional_only = True
            elif after_positional_only:
                parts.append('/')
                after_positional_only = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                parts.append('*')
                needs_star = False
            parts.append(str(parameter))
        if after_positional_only:
            parts.append('/')
        text = '({})'.format(', '.join(parts))
        if self.return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self.return_annotation))
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def _is_function_like(obj):
    """Compiled functions look like functions without being instances."""
    if not callable(obj) or isclass(obj):
        return False
    code = getattr(obj, '__code__', None)
    return (isinstance(code, types.CodeType) and isinstance(getattr(obj, '__name__', None), str) and
            isinstance(getattr(obj, '__defaults__', _void), (tuple, type(None))) and
            isinstance(getattr(obj, '__kwdefaults__', _void), (dict, type(None))))


def _from_function(cls, func, globals=None, locals=None, eval_str=False, skip_bound_arg=True):
    if not isfunction(func) and not _is_function_like(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    text = getattr(func, '__text_signature__', None)
    if text:
        return _from_text(cls, func, text, skip_bound_arg)
    Parameter = cls._parameter_cls
    code = func.__code__
    count = code.co_argcount
    names = code.co_varnames
    keyword_count = code.co_kwonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []
    first_default = count - len(defaults)
    for index, name in enumerate(names[:count]):
        parameters.append(Parameter(name, _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
                                    annotation=annotations.get(name, _empty),
                                    default=defaults[index - first_default] if index >= first_default else _empty))
    if code.co_flags & CO_VARARGS:
        name = names[count + keyword_count]
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[count:count + keyword_count]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                                    default=keyword_defaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[count + keyword_count + (1 if code.co_flags & CO_VARARGS else 0)]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(parameters, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _from_text(cls, obj, text, skip_bound_arg=True):
    """From the signature text of a native function: '($self, x, /, *, key=None)'."""
    self_name = None
    inside = text.strip()
    if '$' in inside:
        at = inside.index('$') + 1
        end = at
        while end < len(inside) and (inside[end].isalnum() or inside[end] == '_'):
            end += 1
        self_name = inside[at:end]
        inside = inside[:at - 1] + inside[at:]
    scope = dict(getattr(sys.modules.get(getattr(obj, '__module__', None)), '__dict__', {}))
    scope.setdefault('sys', sys)
    for name in ('<unrepresentable>', '<object object>'):
        inside = inside.replace(name, '...')
    head, arrow, rest = inside.rpartition(')')
    try:
        exec(f'def f{head}{arrow}{rest}: pass', scope)
    except Exception:
        raise ValueError('{!r} has invalid signature'.format(obj)) from None
    made = _from_function(cls, scope['f'])
    parameters = list(made.parameters.values())
    if self_name is not None and parameters and parameters[0].name == self_name:
        owner = getattr(obj, '__self__', None)
        if (owner is not None and not ismodule(owner) and skip_bound_arg) or ismodule(owner):
            parameters.pop(0)
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return made.replace(parameters=parameters) if self_name is not None else made


def _is_native(obj):
    return isbuiltin(obj) or ismethoddescriptor(obj) or isinstance(obj, (
        types.MethodWrapperType, types.WrapperDescriptorType, types.ClassMethodDescriptorType)) or obj in (type, object)


def _from_native(cls, func, skip_bound_arg=True):
    text = getattr(func, '__text_signature__', None)
    if func is object:
        return cls()
    if not text:
        raise ValueError('no signature found for builtin {!r}'.format(func))
    return _from_text(cls, func, text, skip_bound_arg)


def _without_first(sig):
    parameters = tuple(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def _of_partial(wrapped, partial, extra_args=()):
    old = wrapped.parameters
    new = OrderedDict(old.items())
    args = extra_args + (partial.args or ())
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as problem:
        raise ValueError('partial object {!r} has incorrect arguments'.format(partial)) from problem
    to_keyword = False
    for name, parameter in old.items():
        value = bound.arguments.get(name, _void)
        if value is not _void:
            if parameter.kind is _POSITIONAL_ONLY:
                del new[name]
                continue
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    # It can only be passed by name from here on.
                    to_keyword = True
                    new[name] = parameter.replace(default=value)
                else:
                    del new[name]
                    continue
            if parameter.kind is _KEYWORD_ONLY:
                new[name] = parameter.replace(default=value)
        if to_keyword:
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                new[name] = new[name].replace(kind=_KEYWORD_ONLY)
                new.move_to_end(name)
            elif parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                new.move_to_end(name)
            elif parameter.kind is _VAR_POSITIONAL:
                del new[name]
    return wrapped.replace(parameters=new.values())


def _user_method(cls, name):
    method = getattr(cls, name, None)
    if method is None or isinstance(method, (types.WrapperDescriptorType, types.MethodWrapperType,
                                             types.ClassMethodDescriptorType, types.BuiltinFunctionType)):
        return None
    return method


def _signature(cls, obj, follow_wrapped=True, globals=None, locals=None, eval_str=False, skip_bound_arg=True):
    def again(other):
        return _signature(cls, other, follow_wrapped, globals, locals, eval_str, skip_bound_arg)

    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if isinstance(obj, types.MethodType):
        found = again(obj.__func__)
        return _without_first(found) if skip_bound_arg else found
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda func: hasattr(func, '__signature__') or isinstance(func, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError('unexpected object {!r} in __signature__ attribute'.format(given))
        return given
    method = getattr(obj, '_partialmethod', None)
    if isinstance(method, functools.partialmethod):
        found = _of_partial(again(method.func), method, (None,))
        first = tuple(again(method.func).parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return found
        return found.replace(parameters=(first,) + tuple(found.parameters.values()))
    if isfunction(obj) or _is_function_like(obj):
        return _from_function(cls, obj, globals, locals, eval_str, skip_bound_arg)
    if _is_native(obj):
        return _from_native(cls, obj, skip_bound_arg)
    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    found = None
    if isinstance(obj, type):
        call = _user_method(type(obj), '__call__')
        if call is not None:
            found = again(call)
        else:
            new, init = _user_method(obj, '__new__'), _user_method(obj, '__init__')
            for base in obj.__mro__:
                if new is not None and '__new__' in base.__dict__:
                    found = again(new)
                    break
                if init is not None and '__init__' in base.__dict__:
                    found = again(init)
                    break
        if found is None:
            for base in obj.__mro__[:-1]:
                text = base.__dict__.get('__text_signature__') if not isinstance(
                    base.__dict__.get('__text_signature__'), types.GetSetDescriptorType) else None
                if text is None:
                    try:
                        text = base.__text_signature__ if base.__module__ == 'builtins' or _is_native_type(base) else None
                    except AttributeError:
                        text = None
                if text:
                    return _from_text(cls, base, text)
            if type not in obj.__mro__:
                if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                    return again(object)
                raise ValueError('no signature found for builtin type {!r}'.format(obj))
    elif not isinstance(obj, types.BuiltinFunctionType):
        call = _user_method(type(obj), '__call__')
        if call is not None:
            try:
                found = again(call)
            except ValueError as problem:
                raise ValueError('no signature found for {!r}'.format(obj)) from problem
    if found is not None:
        return _without_first(found) if skip_bound_arg else found
    if isinstance(obj, types.BuiltinFunctionType):
        raise ValueError('no signature found for builtin function {!r}'.format(obj))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _is_native_type(cls):
    """A type without a Python class statement."""
    return not getattr(cls, '__flags__', 1 << 9) & (1 << 9)


FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """The parameters of a function as a tuple (signature() says more)."""
    try:
        sig = _signature(Signature, func, follow_wrapped=False, skip_bound_arg=False)
    except Exception as problem:
        raise TypeError('unsupported callable') from problem
    args, varargs, varkw, positional, keywords = [], None, None, [], []
    annotations, defaults, keyword_defaults = {}, (), {}
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for parameter in sig.parameters.values():
        kind, name = parameter.kind, parameter.name
        if kind is _POSITIONAL_ONLY:
            positional.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            keywords.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(positional + args, varargs, varkw, defaults or None, keywords, keyword_defaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """What each parameter would be bound to in a call."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = signature(func, follow_wrapped=False).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


# States of generators and coroutines ------------------------------------------------------------

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'
CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'


def getgeneratorstate(generator):
    """Created, running, suspended or closed."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinestate(coroutine):
    """Created, running, suspended or closed."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals
