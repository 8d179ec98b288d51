"""How callbacks and stacks are shown."""
import functools
import reprlib
import sys

from . import constants


def _get_function_source(func):
    func = getattr(func, '__wrapped__', func) if not isinstance(func, functools.partial) else func
    if isinstance(func, functools.partial):
        return _get_function_source(func.func)
    code = getattr(func, '__code__', None) or getattr(getattr(func, '__func__', None), '__code__', None)
    return (code.co_filename, code.co_firstlineno) if code is not None else None


def _format_callback_source(func, args):
    text = _format_callback(func, args, None)
    source = _get_function_source(func)
    return f'{text} at {source[0]}:{source[1]}' if source else text


def _format_args_and_kwargs(args, kwargs):
    parts = [reprlib.repr(arg) for arg in args]
    parts += [f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items()]
    return '({})'.format(', '.join(parts))


def _format_callback(func, args, kwargs, suffix=''):
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords, _format_args_and_kwargs(args, kwargs) + suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def extract_stack(f=None, limit=None):
    """The stack of the caller, short: for the origin of handles and futures in debug mode."""
    import traceback
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack
