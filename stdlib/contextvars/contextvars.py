"""Variables whose values belong to a context: a task's, a thread's, or what Context.run is given."""
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
