# Context managers: from generators, for common needs, and stacks of any number of them.
#
# A generator-based manager throws the exception of the with-body into its generator and must tell an exception that
# merely passed through from a new one; StopIteration needs the most care, since generators turn it into RuntimeError.

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "chdir"]

_GenericAlias = type(list[int])


def _has_methods(cls, *names):
    from _collections_abc import _check_methods
    return _check_methods(cls, *names)


class AbstractContextManager(ABC):
    """Base of context managers; any class with __enter__ and __exit__ counts as a subclass."""

    __class_getitem__ = classmethod(_GenericAlias)

    def __enter__(self):
        """Return what the with statement binds; the manager itself by default."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Raise or suppress what happened in the body; a true result suppresses."""
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    """Base of asynchronous context managers."""

    __class_getitem__ = classmethod(_GenericAlias)

    async def __aenter__(self):
        """Return what the async with statement binds; the manager itself by default."""
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Raise or suppress what happened in the body; a true result suppresses."""
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AbstractAsyncContextManager:
            return NotImplemented
        return _has_methods(other, "__aenter__", "__aexit__")


class ContextDecorator:
    """Mixin that lets a context manager decorate functions, whose whole body then runs inside it."""

    def _recreate_cm(self):
        """The manager to use for one call; overridden where a manager can be used only once."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """ContextDecorator for asynchronous managers and functions."""

    def _recreate_cm(self):
        """The manager to use for one call; overridden where a manager can be used only once."""
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorManager:
    """What the two generator-based managers share."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorManager, AbstractContextManager, ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        # The arguments are needed only to make the manager anew; let go of them.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            # Suppressed, unless the body's own StopIteration came back.
            return exc is not value
        except RuntimeError as exc:
            passed_on = exc is value or isinstance(value, StopIteration) and exc.__cause__ is value
            if not passed_on:
                raise
            value.__traceback__ = traceback
            return False
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorManager, AbstractAsyncContextManager, AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            passed_on = exc is value or (isinstance(value, (StopIteration, StopAsyncIteration))
                                         and exc.__cause__ is value)
            if not passed_on:
                raise
            value.__traceback__ = traceback
            return False
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    """Make a context manager factory of a generator function that yields once, where the body runs."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """Make an asynchronous context manager factory of an asynchronous generator function."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Close something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Await something's aclose() at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    """Replace a stream of sys for the block; blocks may nest and re-enter."""

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Send sys.stdout to another file for the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Send sys.stderr to another file for the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """End the block quietly if it raises one of the given exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A manager that does nothing but hand over a value."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Change the working directory for the block; not safe with threads or async code."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# Stacks. An entry is (is_sync, callable of the three exception details).

def _bind_exit(cm, exit_method):
    return type(_bind_exit.__get__(cm))(exit_method, cm)


class _BaseExitStack:
    """What ExitStack and AsyncExitStack share: registering synchronous managers and callbacks."""

    def __init__(self):
        from _collections import deque
        self._exit_callbacks = deque()

    def pop_all(self):
        """Move everything registered to a new stack and return that."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = type(self._exit_callbacks)()
        return new_stack

    def push(self, exit):
        """Register something with an __exit__ method, or a callable with its signature; returns it."""
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._push_exit_callback(exit)
        else:
            self._push_exit_callback(_bind_exit(exit, method))
        return exit

    def enter_context(self, cm):
        """Enter a context manager, register its exit and return what its __enter__ gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                            "context manager protocol") from None
        result = enter(cm)
        self._push_exit_callback(_bind_exit(cm, leave))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Register a call to be made at the end; it cannot suppress exceptions. Returns the callable."""
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._push_exit_callback(leave)
        return callback

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


def _chain_context(new, old, outer):
    """Make `old` the context of `new`, below whatever `new` itself already has."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


def _raise_keeping_context(exc):
    """Raise without letting the raise statement overwrite __context__."""
    context = exc.__context__
    try:
        raise exc
    except BaseException:
        exc.__context__ = context
        raise


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A with block for a number of managers and callbacks that is known only at run time; last in, first out."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        received = exc_details[0] is not None
        outer = sys.exc_info()[1]
        suppressed = pending = False
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*exc_details):
                    suppressed = True
                    pending = False
                    exc_details = (None, None, None)
            except BaseException as new:
                _chain_context(new, exc_details[1], outer)
                pending = True
                exc_details = (type(new), new, new.__traceback__)
        if pending:
            _raise_keeping_context(exc_details[1])
        return received and suppressed

    def close(self):
        """Run everything registered now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """ExitStack for asynchronous and plain managers and callbacks."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager, register its exit and return what its __aenter__ gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                            "asynchronous context manager protocol") from None
        result = await enter(cm)
        self._push_exit_callback(_bind_exit(cm, leave), False)
        return result

    def push_async_exit(self, exit):
        """Register something with an __aexit__ method, or a coroutine function with its signature."""
        method = getattr(type(exit), "__aexit__", None)
        if method is None:
            self._push_exit_callback(exit, False)
        else:
            self._push_exit_callback(_bind_exit(exit, method), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to be awaited at the end."""
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._push_exit_callback(leave, False)
        return callback

    async def aclose(self):
        """Run everything registered now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        received = exc_details[0] is not None
        outer = sys.exc_info()[1]
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                result = callback(*exc_details)
                if not is_sync:
                    result = await result
                if result:
                    suppressed = True
                    pending = False
                    exc_details = (None, None, None)
            except BaseException as new:
                _chain_context(new, exc_details[1], outer)
                pending = True
                exc_details = (type(new), new, new.__traceback__)
        if pending:
            _raise_keeping_context(exc_details[1])
        return received and suppressed
