# typing's names for file objects: IO[str], TextIO, BinaryIO. For annotations only; files do not inherit from them.

from abc import abstractmethod
from typing import AnyStr, Generic

__name__ = "typing"


def _abstract(*names):
    """Make abstract methods of the given names."""
    def make(name):
        def method(self, *args):
            pass
        method.__name__ = name
        method.__qualname__ = f"IO.{name}"
        return abstractmethod(method)

    return {name: make(name) for name in names}


class IO(Generic[AnyStr]):
    """What every file object offers."""

    __slots__ = ()

    locals().update(_abstract("close", "fileno", "flush", "isatty", "read", "readable", "readline", "readlines",
                              "seek", "seekable", "tell", "truncate", "writable", "write", "writelines",
                              "__enter__", "__exit__"))

    @property
    @abstractmethod
    def mode(self) -> str:
        pass

    @property
    @abstractmethod
    def name(self) -> str:
        pass

    @property
    @abstractmethod
    def closed(self) -> bool:
        pass


class BinaryIO(IO[bytes]):
    """A file object of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file object of text."""

    __slots__ = ()

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO:
        pass

    @property
    @abstractmethod
    def encoding(self) -> str:
        pass

    @property
    @abstractmethod
    def errors(self):
        pass

    @property
    @abstractmethod
    def line_buffering(self) -> bool:
        pass

    @property
    @abstractmethod
    def newlines(self):
        pass
