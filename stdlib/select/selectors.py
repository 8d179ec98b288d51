"""Waiting for files that are ready, by the best means the system has.

A selector maps file objects to SelectorKeys; select() gives pairs of a key and the events that are ready.
"""
import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2


def _descriptor(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError('Invalid file object: {!r}'.format(fileobj)) from None
    if fd < 0:
        raise ValueError('Invalid file descriptor: {}'.format(fd))
    return fd


SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])
SelectorKey.__doc__ = 'A file object, its descriptor, the events asked for, and whatever was given with it.'


class _Map(Mapping):
    # What get_map() gives: from file objects to keys.
    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        try:
            return self._selector._fd_to_key[self._selector._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None

    def __iter__(self):
        return iter(self._selector._fd_to_key)


class BaseSelector(metaclass=ABCMeta):
    """What every selector can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Watch a file object. Its key."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Watch a file object no longer. Its key."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change the events or the data of a watched file object. Its new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait, `timeout` seconds at most. A list of (key, events)."""
        raise NotImplementedError

    def close(self):
        """Let go of everything."""

    def get_key(self, fileobj):
        """The key of a watched file object."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError('Selector is closed')
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None

    @abstractmethod
    def get_map(self):
        """The mapping from file objects to keys, None once closed."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    def __init__(self):
        self._fd_to_key = {}
        self._map = _Map(self)

    def _fileobj_lookup(self, fileobj):
        # A file that was closed meanwhile is found by identity.
        try:
            return _descriptor(fileobj)
        except ValueError:
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError('Invalid events: {!r}'.format(events))
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError('{!r} (FD {}) is already registered'.format(fileobj, key.fd))
        self._fd_to_key[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._fd_to_key.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = key._replace(data=data)
            self._fd_to_key[key.fd] = key
        return key

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map


class SelectSelector(_BaseSelectorImpl):
    """By select.select()."""

    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        if events & EVENT_READ:
            self._readers.add(key.fd)
        if events & EVENT_WRITE:
            self._writers.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._readers.discard(key.fd)
        self._writers.discard(key.fd)
        return key

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        try:
            r, w, _ = select.select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        ready = dict.fromkeys(r, EVENT_READ)
        for fd in w:
            ready[fd] = ready.get(fd, 0) | EVENT_WRITE
        return [(self._fd_to_key[fd], events & self._fd_to_key[fd].events) for fd, events in ready.items()
                if fd in self._fd_to_key]


class _PollLikeSelector(_BaseSelectorImpl):
    # Subclasses give: _make, _EVENT_READ, _EVENT_WRITE, and select().
    def __init__(self):
        super().__init__()
        self._selector = self._make()

    def _native_events(self, events):
        return (self._EVENT_READ if events & EVENT_READ else 0) | (self._EVENT_WRITE if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._native_events(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            # The descriptor was closed: the kernel has forgotten it.
            pass
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        if events == key.events and data == key.data:
            return key
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._native_events(events))
            except:
                super().unregister(fileobj)
                raise
        key = SelectorKey(key.fileobj, key.fd, events, data)
        self._fd_to_key[key.fd] = key
        return key

    def _ready(self, found):
        # Errors and hang-ups are reported for whatever was asked.
        ready = []
        keys = self._fd_to_key
        for fd, event in found:
            key = keys.get(fd)
            if key:
                events = (EVENT_WRITE if event & ~self._EVENT_READ else 0) | (
                    EVENT_READ if event & ~self._EVENT_WRITE else 0)
                ready.append((key, events & key.events))
        return ready


class PollSelector(_PollLikeSelector):
    """By select.poll()."""

    _make = staticmethod(select.poll)
    _EVENT_READ = select.POLLIN
    _EVENT_WRITE = select.POLLOUT

    def select(self, timeout=None):
        if timeout is not None:
            # Rounded up: not to come back too early.
            timeout = math.ceil(timeout * 1e3) if timeout > 0 else 0
        try:
            return self._ready(self._selector.poll(timeout))
        except InterruptedError:
            return []


class EpollSelector(_PollLikeSelector):
    """By select.epoll()."""

    _make = staticmethod(select.epoll)
    _EVENT_READ = select.EPOLLIN
    _EVENT_WRITE = select.EPOLLOUT

    def fileno(self):
        """The descriptor of the epoll object."""
        return self._selector.fileno()

    def select(self, timeout=None):
        if timeout is not None and timeout <= 0:
            timeout = 0
        try:
            return self._ready(self._selector.poll(timeout, max(len(self._fd_to_key), 1)))
        except InterruptedError:
            return []

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
