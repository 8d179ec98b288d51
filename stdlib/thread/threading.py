"""Threads and what they need to work together: locks, conditions, events, semaphores, barriers, timers, local data.

Built on _thread. Two things carry it: single operations of dicts and deques are atomic, so that most bookkeeping needs
no lock; and every thread has a sentinel, a lock that the native side frees when the thread has ended, for which join()
waits. Thread objects stand in _starting until their thread runs, then in _active under its identifier.
"""
import _thread
import sys as _sys
from _collections import deque as _deque
from itertools import count as _count
from time import monotonic as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
           'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
           'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile',
           'gettrace', 'get_native_id']

Lock = _allocate_lock = _thread.allocate_lock
_CRLock = _thread.RLock
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
local = _thread._local
ExceptHookArgs = _thread._ExceptHookArgs

_trace_hook = None
_profile_hook = None


def settrace(func):
    """The function that threads started from now on give to sys.settrace() before they run."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """What settrace() was given."""
    return _trace_hook


def setprofile(func):
    """The function that threads started from now on give to sys.setprofile() before they run."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """What setprofile() was given."""
    return _profile_hook


def RLock(*args, **kwargs):
    """A lock that the thread which holds it may acquire again."""
    return _CRLock(*args, **kwargs)


class Condition:
    """A lock, and the wish to be told when something has changed.

    Each waiter blocks on a lock of its own, so that notify() wakes exactly as many as it says, oldest first.
    """

    def __init__(self, lock=None):
        if lock is None:
            lock = _CRLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # An RLock (or whatever behaves like one) gives up all its levels for the length of a wait.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, name, method)
        self._waiters = _deque()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        # A plain lock does not know its owner: somebody has it, and that is taken to be the caller.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Give up the lock until notified (True) or until `timeout` seconds are over (False), then take it again."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true, at most `timeout` seconds. Its last value."""
        result = predicate()
        if result:
            return result
        end = None if timeout is None else _time() + timeout
        while not result:
            if end is not None:
                left = end - _time()
                if left <= 0:
                    break
                self.wait(left)
            else:
                self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n waiters."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while n > 0 and waiters:
            try:
                waiters.popleft().release()
            except IndexError:
                return
            n -= 1

    def notify_all(self):
        """Wake all waiters."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Old name of notify_all()."""
        _deprecated('notifyAll() is deprecated, use notify_all() instead')
        self.notify_all()


class Semaphore:
    """A counter that acquire() takes from and release() adds to; acquire() waits while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Take one. False when there was none (not blocking) or none came in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    left = end - _time()
                    if left <= 0:
                        return False
                    self._cond.wait(left)
                else:
                    self._cond.wait()
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Give n back and wake as many waiters."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that never counts higher than at the start: releasing too often is a ValueError."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>'

    def release(self, n=1):
        """Give n back and wake as many waiters."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag to wait for. Each waiter blocks on a lock of its own, which set() frees."""

    def __init__(self):
        self._flag = False
        self._lock = _allocate_lock()
        self._waiters = _deque()

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def is_set(self):
        """Whether the flag is up."""
        return self._flag

    def isSet(self):
        """Old name of is_set()."""
        _deprecated('isSet() is deprecated, use is_set() instead')
        return self._flag

    def set(self):
        """Raise the flag and wake everybody who waits."""
        with self._lock:
            self._flag = True
            waiters = self._waiters
            while waiters:
                waiters.popleft().release()

    def clear(self):
        """Take the flag down."""
        with self._lock:
            self._flag = False

    def wait(self, timeout=None):
        """Wait for the flag, at most `timeout` seconds. Whether it came up."""
        with self._lock:
            if self._flag:
                return True
            waiter = _allocate_lock()
            waiter.acquire()
            self._waiters.append(waiter)
        woken = False
        try:
            if timeout is None:
                woken = waiter.acquire()
            elif timeout > 0:
                woken = waiter.acquire(True, timeout)
            return woken
        finally:
            if not woken:
                with self._lock:
                    try:
                        self._waiters.remove(waiter)
                    except ValueError:
                        pass


class Barrier:
    """A point that `parties` threads pass together, any number of times."""

    # _state: 0 filling, 1 draining, -1 resetting, -2 broken
    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>'
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
                f' waiters={self.n_waiting}/{self.parties}>')

    def wait(self, timeout=None):
        """Wait for the others. Each party gets another number from 0 to parties - 1."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait_open(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait_open(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        """Back to the empty state; those who wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                # Whoever waits leaves first; the last of them makes the barrier usable again.
                if self._state == 0 or self._state == -2:
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for all, until reset()."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads pass together."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait just now."""
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == -2


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broke while it was waited for."""


_active = {}    # identifier -> Thread
_starting = {}  # id of the Thread -> Thread
_next_name = _count(1).__next__
_exit_functions = []
_shutting_down = False


def _deprecated(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def _new_name(template):
    return template % _next_name()


class _Dangling:
    """All Thread objects that exist, for tests that look for threads left behind. Filled when asked."""

    def __iter__(self):
        import gc
        return iter([o for o in gc.get_objects() if isinstance(o, Thread)])

    def __len__(self):
        return len(list(iter(self)))

    def add(self, thread):
        """Nothing: every Thread counts."""

    def discard(self, thread):
        """Nothing: a thread is gone when nothing refers to it."""


_dangling = _Dangling()


class Thread:
    """A thread of control: give it a target, or a run() of your own, and start it."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        if type(args) is not tuple and not hasattr(type(args), '__iter__') and not hasattr(type(args), '__getitem__'):
            import warnings
            warnings.warn(f'args={args!r} is not a tuple: taken as args=({args!r},)', RuntimeWarning, stacklevel=2)
            args = (args,)
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._sentinel = None
        self._has_started = False
        self._is_stopped = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._has_started:
            status = 'started' if self.is_alive() else 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._name, status)

    def start(self):
        """Start the thread: run() is called in it. At most once."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._has_started:
            raise RuntimeError('threads can only be started once')
        self._has_started = True
        _starting[id(self)] = self
        try:
            self._sentinel, self._ident, self._native_id = _start(self._bootstrap)
        except Exception:
            _starting.pop(id(self), None)
            self._has_started = False
            raise

    def run(self):
        """What the thread does: call the target with the arguments."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What only this thread was to use may go now.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = ident = get_ident()
        self._native_id = get_native_id()
        _active[ident] = self
        _starting.pop(id(self), None)
        try:
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            try:
                self.run()
            except:
                self._report(*_sys.exc_info())
        finally:
            _active.pop(ident, None)

    def _report(self, kind, value, traceback):
        args = ExceptHookArgs((kind, value, traceback, self))
        try:
            hook = excepthook
            if hook is None:
                hook = __excepthook__
            hook(args)
        except Exception as error:
            error.__suppress_context__ = True
            if _sys is not None and _sys.stderr is not None:
                print('Exception in threading.excepthook:', file=_sys.stderr, flush=True)
            try:
                _sys.excepthook(*_sys.exc_info())
            except Exception as worse:
                print(worse, file=_sys.stderr)
        finally:
            args = value = traceback = None

    def join(self, timeout=None):
        """Wait until the thread has ended, at most `timeout` seconds: is_alive() tells."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._has_started:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if not self._is_stopped:
            # Starting and joining in two threads at once: the sentinel may be on its way.
            while self._sentinel is None:
                _sleep_a_little()
            if _wait_sentinel(self._sentinel, timeout):
                self._is_stopped = True

    @property
    def name(self):
        """What the thread is called; of no meaning to the system."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)

    @property
    def ident(self):
        """The thread's identifier, None before it was started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The identifier that the system gave the thread, None before it was started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    def is_alive(self):
        """Whether the thread was started and has not ended."""
        assert self._initialized, 'Thread.__init__() not called'
        if self._is_stopped or not self._has_started:
            return False
        if self._sentinel is not None and _wait_sentinel(self._sentinel, 0):
            self._is_stopped = True
            return False
        return True

    @property
    def daemon(self):
        """Whether the program ends without waiting for this thread."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._has_started:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """Old name of the property daemon."""
        _deprecated('isDaemon() is deprecated, get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        """Old name of setting the property daemon."""
        _deprecated('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        """Old name of the property name."""
        _deprecated('getName() is deprecated, get the name attribute instead')
        return self.name

    def setName(self, name):
        """Old name of setting the property name."""
        _deprecated('setName() is deprecated, set the name attribute instead')
        self.name = name


_start = _thread._start
_wait_sentinel = _thread._wait_sentinel


def _sleep_a_little():
    from time import sleep
    sleep(0.0005)


def excepthook(args, /):
    """What happens to an exception that a thread's run() lets out: a report on stderr. SystemExit says nothing."""
    if args.exc_type is SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        stderr = getattr(args.thread, '_stderr', None)
        if stderr is None:
            return
    name = args.thread.name if args.thread is not None else get_ident()
    from traceback import print_exception
    print(f'Exception in thread {name}:', file=stderr, flush=True)
    print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stderr)
    stderr.flush()


__excepthook__ = excepthook


class Timer(Thread):
    """A thread that calls a function after `interval` seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Stop it, if it still waits."""
        self.finished.set()

    def run(self):
        """Wait, then call."""
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name='MainThread', daemon=False)
        self._adopt()

    def _adopt(self):
        self._has_started = True
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that was not started by this module. It cannot be joined and counts as alive."""

    def __init__(self):
        Thread.__init__(self, name=_new_name('Dummy-%d'), daemon=True)
        _MainThread._adopt(self)

    def is_alive(self):
        assert not self._is_stopped and self._has_started
        return True

    def join(self, timeout=None):
        assert False, 'cannot join a dummy thread'


def _drop_dead_dummies():
    # Nobody tells when a thread ends that was not started here.
    for ident, thread in list(_active.items()):
        if isinstance(thread, _DummyThread) and not _thread._is_running(ident):
            _active.pop(ident, None)


def current_thread():
    """The Thread object of the caller; a dummy for a thread that was started by other means."""
    try:
        return _active[get_ident()]
    except KeyError:
        _drop_dead_dummies()
        return _DummyThread()


def currentThread():
    """Old name of current_thread()."""
    _deprecated('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def enumerate():
    """A list of all threads that are alive."""
    _drop_dead_dummies()
    # In this order: a thread on its way from one dict to the other is seen in one of them or both.
    starting = list(_starting.values())
    threads = list(_active.values())
    return threads + [t for t in starting if not any(t is other for other in threads)]


_enumerate = enumerate


def active_count():
    """How many threads are alive."""
    return len(_enumerate())


def activeCount():
    """Old name of active_count()."""
    _deprecated('activeCount() is deprecated, use active_count() instead')
    return active_count()


def _register_atexit(func, *arg, **kwargs):
    # Called before the program waits for the threads, last registered first.
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_functions.append((func, arg, kwargs))


def _shutdown():
    # The program has run to its end: wait for all threads but daemons. Called before the functions of atexit.
    global _shutting_down
    _shutting_down = True
    while _exit_functions:
        func, args, kwargs = _exit_functions.pop()
        func(*args, **kwargs)
    me = get_ident()
    while True:
        waiting = [t for t in _enumerate()
                   if not t._daemonic and t._ident != me and not t._is_stopped and not isinstance(t, _MainThread)]
        if not waiting:
            break
        for thread in waiting:
            thread.join()
    _main_thread._is_stopped = True


_main_thread = _MainThread()


def main_thread():
    """The Thread object of the thread that started the program."""
    return _main_thread


def _after_fork():
    # The child has one thread: the one that forked is its main thread now, whatever it was before.
    global _main_thread
    _thread._after_fork()
    me = get_ident()
    current = _active.get(me)
    if current is None:
        current = _MainThread()
    for thread in _enumerate():
        if thread is not current:
            thread._is_stopped = True
            thread._sentinel = None
    _main_thread = current
    current._native_id = get_native_id()
    current._is_stopped = False
    _active.clear()
    _starting.clear()
    _active[me] = current


def _at_fork(register):
    register(after_in_child=_after_fork)


from posix import register_at_fork as _register  # at the end: everything is defined that a child needs
_at_fork(_register)
del _register
