"""Future, Executor, and waiting for several futures."""
import threading
import time

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_WORDS = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled', CANCELLED_AND_NOTIFIED: 'cancelled',
          FINISHED: 'finished'}
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)


def _log():
    import logging
    return logging.getLogger('concurrent.futures')


class Error(Exception):
    """Base of the errors of this package."""


class CancelledError(Error):
    """The call was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future's state does not allow this."""


class BrokenExecutor(RuntimeError):
    """The executor lost workers and can do nothing more."""


class _Waiter:
    # Told by futures, each under its own lock, that they are done. Wakes whoever waits when `enough` says so.
    def __init__(self, missing, mode):
        self.event = threading.Event()
        self.finished = []
        self.missing = missing
        self.mode = mode
        self.lock = threading.Lock()

    def add(self, future, failed):
        with self.lock:
            self.finished.append(future)
            self.missing -= 1
            if self.missing == 0 or self.mode == FIRST_COMPLETED or (failed and self.mode == FIRST_EXCEPTION):
                self.event.set()


class _AcquireFutures:
    # All conditions of some futures, in one order, so that two waiters cannot lock each other out.
    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def as_completed(fs, timeout=None):
    """The futures, each when it is done, those already done first. TimeoutError when `timeout` seconds are over."""
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    with _AcquireFutures(fs):
        ready = [f for f in fs if f._state in (CANCELLED_AND_NOTIFIED, FINISHED)]
        waiting = fs.difference(ready)
        waiter = _Waiter(0, FIRST_COMPLETED)
        for f in waiting:
            f._waiters.append(waiter)
    try:
        fs = None
        ready.reverse()
        while ready:
            yield ready.pop()
        while waiting:
            if end is None:
                waiter.event.wait()
            else:
                left = end - time.monotonic()
                if left < 0:
                    raise TimeoutError('%d (of %d) futures unfinished' % (len(waiting), total))
                waiter.event.wait(left)
            with waiter.lock:
                ready = waiter.finished
                waiter.finished = []
                waiter.event.clear()
            ready.reverse()
            for f in ready:
                waiting.discard(f)
                with f._condition:
                    f._waiters.remove(waiter)
            while ready:
                # The list lets go of a future as it is given.
                yield ready.pop()
    finally:
        for f in waiting:
            with f._condition:
                if waiter in f._waiters:
                    f._waiters.remove(waiter)


class DoneAndNotDoneFutures(tuple):
    """What wait() gives: two sets."""

    __slots__ = ()
    _fields = ('done', 'not_done')

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    @property
    def done(self):
        """The futures that are done."""
        return self[0]

    @property
    def not_done(self):
        """The others."""
        return self[1]

    def __repr__(self):
        return 'DoneAndNotDoneFutures(done=%r, not_done=%r)' % self

    def __getnewargs__(self):
        return tuple(self)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures. A pair of sets: those done and the others."""
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {f for f in fs if f._state in (CANCELLED_AND_NOTIFIED, FINISHED)}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f._exception is not None for f in done):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError('Invalid return condition: %r' % return_when)
        waiter = _Waiter(len(not_done), return_when)
        for f in not_done:
            f._waiters.append(waiter)
    waiter.event.wait(timeout)
    for f in not_done:
        with f._condition:
            f._waiters.remove(waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


class Future:
    """The result that a call will have."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _log().exception('exception calling callback for %r', self)

    def __repr__(self):
        with self._condition:
            where = '<%s at %#x state=%s' % (self.__class__.__name__, id(self), _WORDS[self._state])
            if self._state != FINISHED:
                return where + '>'
            if self._exception:
                return '%s raised %s>' % (where, self._exception.__class__.__name__)
            return '%s returned %s>' % (where, self._result.__class__.__name__)

    def cancel(self):
        """Cancel the call unless it runs or is done. Whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether the call was cancelled."""
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        """Whether the call runs."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether the call was cancelled or has ended."""
        with self._condition:
            return self._state in _DONE

    def _outcome(self):
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                # The traceback has this frame: do not close a circle.
                self = None
        return self._result

    def _wait_done(self, timeout):
        # Under the condition. Raises what a call without an outcome raises.
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in _CANCELLED:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def add_done_callback(self, fn):
        """Call fn(self) when done, at once if it is."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _log().exception('exception calling callback for %r', self)

    def result(self, timeout=None):
        """The call's result, or the exception it raised. Waits, `timeout` seconds at most."""
        try:
            with self._condition:
                self._wait_done(timeout)
                return self._outcome()
        finally:
            self = None

    def exception(self, timeout=None):
        """The exception that the call raised, or None. Waits, `timeout` seconds at most."""
        with self._condition:
            self._wait_done(timeout)
            return self._exception

    # What executors and tests call.

    def set_running_or_notify_cancel(self):
        """The call is about to run: False when it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self, False)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            import logging
            logging.getLogger('concurrent.futures').critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        """The call returned."""
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError('{}: {!r}'.format(self._state, self))
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self, False)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        """The call raised."""
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError('{}: {!r}'.format(self._state, self))
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self, True)
            self._condition.notify_all()
        self._invoke_callbacks()

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class Executor:
    """Something that runs calls."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; the future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As the builtin map, with the calls running beside each other. Results in order."""
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls. Wait for those taken; with cancel_futures drop those that have not begun."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    try:
        futures.reverse()
        while futures:
            # The list has let go of a future when its result is given.
            if end is None:
                yield _result_or_cancel(futures.pop())
            else:
                yield _result_or_cancel(futures.pop(), end - time.monotonic())
    finally:
        for future in futures:
            future.cancel()


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        future = None
