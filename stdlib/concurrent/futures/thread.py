"""ThreadPoolExecutor: calls run by a pool of threads.

Workers are started while calls come in and none is idle, up to the limit, and then live as long as the executor. The
program waits for them before it ends: what was submitted is done.
"""
import threading
from _queue import SimpleQueue, Empty
from itertools import count
from weakref import ref

from concurrent.futures import _base

_workers = {}  # Thread -> the queue it takes calls from
_shutdown = False
_global_shutdown_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    threads = list(_workers.items())
    for _, queue in threads:
        queue.put(None)
    for thread, _ in threads:
        thread.join()


threading._register_atexit(_python_exit)


def _register_fork():
    from posix import register_at_fork
    # A child must not find the lock taken by a thread that it does not have.
    register_at_fork(before=_global_shutdown_lock.acquire, after_in_child=_global_shutdown_lock._at_fork_reinit,
                     after_in_parent=_global_shutdown_lock.release)


_register_fork()


class _WorkItem:
    __slots__ = ('future', 'fn', 'args', 'kwargs')

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        """Make the call, unless it was cancelled."""
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            # The traceback has this frame: do not close a circle.
            self = None
        else:
            self.future.set_result(result)


def _worker(executor_reference, queue, initializer, initargs):
    try:
        if initializer is not None:
            try:
                initializer(*initargs)
            except BaseException:
                _base._log().critical('Exception in initializer:', exc_info=True)
                executor = executor_reference()
                if executor is not None:
                    executor._initializer_failed()
                return
        while True:
            try:
                item = queue.get_nowait()
            except Empty:
                # Nothing to do: say so before waiting.
                executor = executor_reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                item = queue.get()
            if item is not None:
                item.run()
                del item
                continue
            executor = executor_reference()
            if _shutdown or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                # The next worker shall see it too.
                queue.put(None)
                return
            del executor
    except BaseException:
        _base._log().critical('Exception in worker', exc_info=True)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""


class ThreadPoolExecutor(_base.Executor):
    """Calls run by threads."""

    _counter = count().__next__

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or 'ThreadPoolExecutor-%d' % self._counter()
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(blocking=False):
            return
        number = len(self._threads)
        if number >= self._max_workers:
            return
        queue = self._work_queue

        def wake(_, queue=queue):
            queue.put(None)

        # Workers hold no reference to the executor: when it is dropped, they are woken and end.
        thread = threading.Thread(name='%s_%d' % (self._thread_name_prefix or self, number), target=_worker,
                                  args=(ref(self, wake), queue, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _workers[thread] = queue
        for other in [t for t in _workers if t._is_stopped]:
            _workers.pop(other, None)

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def _drain(self):
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return
            if item is not None:
                yield item

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
                _workers.pop(thread, None)

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
