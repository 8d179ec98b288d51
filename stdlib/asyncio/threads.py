"""Running a function in a thread."""
import contextvars
import functools

from . import events

__all__ = 'to_thread',


async def to_thread(func, /, *args, **kwargs):
    """func(*args, **kwargs), called in a thread of the loop's pool, in a copy of the current context."""
    loop = events.get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(context.run, func, *args, **kwargs))
