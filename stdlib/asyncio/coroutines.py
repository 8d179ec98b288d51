"""What is a coroutine, and how it is shown."""
import sys
import types
from collections.abc import Coroutine

__all__ = 'iscoroutinefunction', 'iscoroutine'

_is_coroutine = object()
_known = {types.CoroutineType: True, types.GeneratorType: True}


def _is_debug_mode():
    if sys.flags.dev_mode:
        return True
    import os
    return not sys.flags.ignore_environment and bool(os.environ.get('PYTHONASYNCIODEBUG'))


def iscoroutinefunction(func):
    """Whether calling it gives a coroutine."""
    import inspect
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine


def iscoroutine(obj):
    """Whether it is a coroutine."""
    kind = type(obj)
    known = _known.get(kind)
    if known is None:
        known = isinstance(obj, (types.CoroutineType, types.GeneratorType, Coroutine))
        if known and len(_known) < 100:
            _known[kind] = True
    return known


def _format_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    name = f'{name}()' if name else f'<{type(coro).__name__} without __name__>()'
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    running = getattr(coro, 'cr_running', None) or getattr(coro, 'gi_running', None)
    if not code:
        return f'{name} running' if running else name
    frame = getattr(coro, 'gi_frame', None) or getattr(coro, 'cr_frame', None)
    file = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {file}:{frame.f_lineno}'
    return f'{name} done, defined at {file}:{code.co_firstlineno}'
