"""Event loops as such: what they offer, which one runs, which one is a thread's own; handles of scheduled calls."""
import _thread
import contextvars
import sys

from . import format_helpers

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
           'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           'get_child_watcher', 'set_child_watcher', '_set_running_loop', 'get_running_loop', '_get_running_loop')

_get_ident = _thread.get_ident
_copy_context = contextvars.copy_context


class Handle:
    """A call that the loop will make, unless cancelled."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_source_traceback', '_repr', '__weakref__', '_context')

    def __init__(self, callback, args, loop, context=None):
        self._context = _copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = format_helpers.extract_stack(sys._getframe(1)) if loop._debug else None

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(self._callback, self._args))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f'created at {frame[0]}:{frame[1]}')
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return '<{}>'.format(' '.join(self._repr_info()))

    def cancel(self):
        """Do not make the call."""
        if not self._cancelled:
            self._cancelled = True
            if self._loop._debug:
                # Its text now, since what it would show goes.
                self._repr = repr(self)
            self._callback = None
            self._args = None

    def cancelled(self):
        """Whether it was cancelled."""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            shown = format_helpers._format_callback_source(self._callback, self._args)
            context = {'message': f'Exception in callback {shown}', 'exception': exc, 'handle': self}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
        self = None  # the exception's traceback has this frame


class TimerHandle(Handle):
    """A call that the loop will make at a certain time."""

    __slots__ = ['_scheduled', '_when']

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when or self.__eq__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when or self.__eq__(other)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback and self._args == other._args
                    and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time by the loop's clock."""
        return self._when


class AbstractServer:
    """What create_server() gives."""

    def close(self):
        """Take no more connections."""
        raise NotImplementedError

    def get_loop(self):
        """The loop."""
        raise NotImplementedError

    def is_serving(self):
        """Whether it takes connections."""
        raise NotImplementedError

    async def start_serving(self):
        """Begin to take connections."""
        raise NotImplementedError

    async def serve_forever(self):
        """Take connections until cancelled."""
        raise NotImplementedError

    async def wait_closed(self):
        """Wait until it is closed."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


def _abstract(name, is_async=False):
    if is_async:
        async def method(self, *args, **kwargs):
            raise NotImplementedError
    else:
        def method(self, *args, **kwargs):
            raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = 'AbstractEventLoop.' + name
    return method


class AbstractEventLoop:
    """What every event loop offers."""

    for _name in ('run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon '
                  'call_later call_at time create_future create_task call_soon_threadsafe run_in_executor '
                  'set_default_executor add_reader remove_reader add_writer remove_writer add_signal_handler '
                  'remove_signal_handler set_task_factory get_task_factory get_exception_handler '
                  'set_exception_handler default_exception_handler call_exception_handler get_debug '
                  'set_debug').split():
        locals()[_name] = _abstract(_name)
    for _name in ('shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server '
                  'sendfile start_tls create_unix_connection create_unix_server connect_accepted_socket '
                  'create_datagram_endpoint connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec '
                  'sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto sock_connect '
                  'sock_accept sock_sendfile').split():
        locals()[_name] = _abstract(_name, True)
    del _name


class AbstractEventLoopPolicy:
    """How a thread gets its loop."""

    def get_event_loop(self):
        """The loop of the context."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the loop of the context."""
        raise NotImplementedError

    def new_event_loop(self):
        """A new loop."""
        raise NotImplementedError

    def get_child_watcher(self):
        """The watcher of child processes."""
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        """Set the watcher of child processes."""
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop for each thread; the main thread's is made when it is first asked for."""

    _loop_factory = None

    def __init__(self):
        self._local = _thread._local()

    def get_event_loop(self):
        loop = getattr(self._local, 'loop', None)
        if loop is None:
            import threading
            if not getattr(self._local, 'set_called', False) and (
                    threading.current_thread() is threading.main_thread()):
                self.set_event_loop(self.new_event_loop())
                return self._local.loop
            raise RuntimeError('There is no current event loop in thread %r.' % threading.current_thread().name)
        return loop

    def set_event_loop(self, loop):
        self._local.set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local.loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None
_running_loops = {}  # thread identifier -> loop


def get_running_loop():
    """The loop that runs in this thread; RuntimeError when there is none."""
    loop = _running_loops.get(_get_ident())
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def _get_running_loop():
    return _running_loops.get(_get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running_loops.pop(_get_ident(), None)
    else:
        _running_loops[_get_ident()] = loop


def get_event_loop_policy():
    """The policy."""
    global _event_loop_policy
    if _event_loop_policy is None:
        from . import DefaultEventLoopPolicy
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Set the policy; None: the default one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError('policy must be an instance of AbstractEventLoopPolicy or None, not '
                        f"'{type(policy).__name__}'")
    _event_loop_policy = policy


def get_event_loop():
    """The running loop, or the policy's."""
    return _running_loops.get(_get_ident()) or get_event_loop_policy().get_event_loop()


def _get_event_loop(stacklevel=3):
    return get_event_loop()


def set_event_loop(loop):
    """Set the thread's loop."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    """The watcher of child processes."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Set the watcher of child processes."""
    return get_event_loop_policy().set_child_watcher(watcher)


def _register_fork():
    from posix import register_at_fork
    # A child runs no loop, though it may have been forked inside one.
    register_at_fork(after_in_child=_running_loops.clear)


_register_fork()
