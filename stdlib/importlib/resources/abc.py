"""importlib.resources.abc: what loaders offer to give access to files beside their modules."""

import abc
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources']


class ResourceReader(metaclass=abc.ABCMeta):
    """Resources by name: the older of the two protocols."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """A binary file of a resource; FileNotFoundError when there is none."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """The path of a resource, where it is a file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Whether there is a resource of that name."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """The names of everything."""
        raise FileNotFoundError


class TraversalError(Exception):
    """A path leads nowhere."""


@runtime_checkable
class Traversable(Protocol):
    """The part of pathlib.Path that resources need."""

    @abc.abstractmethod
    def iterdir(self):
        """What is inside."""

    def read_bytes(self):
        """The content as bytes."""
        with self.open('rb') as stream:
            return stream.read()

    def read_text(self, encoding=None):
        """The content as text."""
        with self.open(encoding=encoding) as stream:
            return stream.read()

    @abc.abstractmethod
    def is_dir(self):
        """Whether it is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Whether it is a file."""

    @abc.abstractmethod
    def joinpath(self, *descendants):
        """What is at a path below."""

    def __truediv__(self, child):
        return self.joinpath(child)

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """The file opened, 'r' or 'rb'."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of its path."""


class TraversableResources(ResourceReader):
    """Resources as a tree: files() gives its root, everything else follows from that."""

    @abc.abstractmethod
    def files(self):
        """The Traversable of the package."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
