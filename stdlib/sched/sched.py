"""sched: events that happen at their time, in the order of time, priority and entry."""

import heapq
import time
from collections import namedtuple
from itertools import count
from _thread import RLock as _RLock

__all__ = ['scheduler']

Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
Event.time.__doc__ = 'When it happens, as timefunc counts.'
Event.priority.__doc__ = 'Of events at the same time, that of the lowest number goes first.'
Event.sequence.__doc__ = 'Grows from entry to entry, so that events that are equal otherwise keep their order.'
Event.action.__doc__ = 'What is called: action(*argument, **kwargs).'
Event.argument.__doc__ = 'Positional arguments of the call.'
Event.kwargs.__doc__ = 'Keyword arguments of the call.'

_sentinel = object()


class scheduler:
    """timefunc() says what time it is, delayfunc(t) waits so long."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._lock = _RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Adds an event at a time; returns it, for cancel()."""
        if kwargs is _sentinel:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Adds an event after a time."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Takes an event out; ValueError when it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Whether nothing is to happen."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Runs events until there are none. blocking=False: only those that are due; returns when the next one is."""
        queue = self._queue
        while True:
            with self._lock:
                if not queue:
                    break
                when, _, _, action, argument, kwargs = queue[0]
                now = self.timefunc()
                early = when > now
                if not early:
                    heapq.heappop(queue)
            if early:
                if not blocking:
                    return when - now
                self.delayfunc(when - now)
            else:
                action(*argument, **kwargs)
                self.delayfunc(0)  # lets others run

    @property
    def queue(self):
        """The events to come, in order."""
        with self._lock:
            events = self._queue[:]
        return [heapq.heappop(events) for _ in range(len(events))]
