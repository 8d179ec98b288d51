"""Queues between threads: first in first out, last in first out, by priority, and a simple one without limits."""
import threading
from _collections import deque
from time import monotonic as time

from _queue import Empty, SimpleQueue

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Full(Exception):
    """put() found no room."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue with room for maxsize items, any number when it is 0 or less.

    A subclass changes the order by _init, _qsize, _put and _get, which run under the lock.
    """

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Say that an item taken by get() is dealt with."""
        with self.mutex:
            left = self.unfinished_tasks - 1
            if left <= 0:
                if left < 0:
                    raise ValueError('task_done() called too many times')
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = left

    def join(self):
        """Wait until every item that was put has been dealt with."""
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items are in the queue just now."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether the queue is empty just now."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room just now."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put the item. Without room wait for some, `timeout` seconds at most, or raise Full."""
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0 and self._qsize() >= self.maxsize:
                self._wait_room(block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            if self.not_empty._waiters:
                self.not_empty.notify()

    def _wait_room(self, block, timeout):
        if not block:
            raise Full
        if timeout is None:
            while self._qsize() >= self.maxsize:
                self.not_full.wait()
                if self.is_shutdown:
                    raise ShutDown
            return
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = time() + timeout
        while self._qsize() >= self.maxsize:
            left = end - time()
            if left <= 0:
                raise Full
            self.not_full.wait(left)
            if self.is_shutdown:
                raise ShutDown

    def get(self, block=True, timeout=None):
        """Take an item. Without one wait, `timeout` seconds at most, or raise Empty."""
        with self.mutex:
            if not self._qsize():
                self._wait_item(block, timeout)
            item = self._get()
            if self.not_full._waiters:
                self.not_full.notify()
            return item

    def _wait_item(self, block, timeout):
        if self.is_shutdown:
            raise ShutDown
        if not block:
            raise Empty
        if timeout is None:
            while not self._qsize():
                self.not_empty.wait()
                if self.is_shutdown and not self._qsize():
                    raise ShutDown
            return
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = time() + timeout
        while not self._qsize():
            left = end - time()
            if left <= 0:
                raise Empty
            self.not_empty.wait(left)
            if self.is_shutdown and not self._qsize():
                raise ShutDown

    def put_nowait(self, item):
        """Put the item, or raise Full."""
        return self.put(item, False)

    def get_nowait(self):
        """Take an item, or raise Empty."""
        return self.get(False)

    def shutdown(self, immediate=False):
        """No more puts: they raise ShutDown, and so does get() once the queue is empty (at once if `immediate`)."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class PriorityQueue(Queue):
    """A queue that gives the smallest item first."""

    def _init(self, maxsize):
        from _heapq import heappop, heappush
        self._heappush, self._heappop = heappush, heappop
        self.queue = []

    def _put(self, item):
        self._heappush(self.queue, item)

    def _get(self):
        return self._heappop(self.queue)


class LifoQueue(Queue):
    """A queue that gives the latest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
