# zipfile.Path: walking an archive as pathlib walks folders. Folders that have no entry of their own are implied by the
# names below them.

import io
import posixpath


def _parents(path):
    """The folders above a name, innermost first, without the name itself."""
    path = path.rstrip("/")
    while path := posixpath.dirname(path).rstrip("/"):
        yield path


def _implied_dirs(names):
    found = dict.fromkeys(parent + "/" for name in names for parent in _parents(name))
    present = set(names)
    return [name for name in found if name not in present]


class CompleteDirs:
    """What Path adds to its ZipFile: names of implied folders. Mixed into the archive's own class."""

    def namelist(self):
        names = super().namelist()
        return names + _implied_dirs(names)

    def resolve_dir(self, name):
        """name as the archive spells it: with a slash when it is a folder."""
        names = self._names()
        folder = name + "/"
        return folder if name not in names and folder in names else name

    def _names(self):
        return set(self.namelist())


class FastLookup(CompleteDirs):
    """For archives that do not change: the names are computed once."""

    def namelist(self):
        try:
            return self.__names
        except AttributeError:
            self.__names = super().namelist()
            return self.__names

    def _names(self):
        try:
            return self.__set
        except AttributeError:
            self.__set = super()._names()
            return self.__set


_classes = {}


def _complete(archive, zip_class):
    """The archive, or a new one for a file name, with the methods above."""
    if isinstance(archive, CompleteDirs):
        return archive
    if not isinstance(archive, zip_class):
        archive = zip_class(archive)
    plain = type(archive)
    mixin = CompleteDirs if "r" not in archive.mode else FastLookup
    key = plain, mixin
    if key not in _classes:
        _classes[key] = type(mixin.__name__, (mixin, plain), {"__module__": "zipfile"})
    archive.__class__ = _classes[key]
    return archive


def make_path_class(zip_class):
    class Path:
        """A place in a zip archive: root is a ZipFile or what ZipFile takes, at a name inside it."""

        def __init__(self, root, at=""):
            self.root = _complete(root, zip_class)
            self.at = at

        def __repr__(self):
            return "%s(%r, %r)" % (self.__class__.__name__, self.root.filename, self.at)

        def __str__(self):
            return posixpath.join(self.root.filename, self.at)

        def open(self, mode="r", *args, pwd=None, **kwargs):
            """The entry as a file, of text unless mode has "b"."""
            if self.is_dir():
                raise IsADirectoryError(self)
            if mode[0] == "r" and not self.exists():
                raise FileNotFoundError(self)
            stream = self.root.open(self.at, mode[0], pwd=pwd)
            if "b" in mode:
                if args or kwargs:
                    raise ValueError("encoding args invalid for binary operation")
                return stream
            kwargs["encoding"] = io.text_encoding(kwargs.get("encoding"))
            return io.TextIOWrapper(stream, *args, **kwargs)

        def _pure(self):
            import pathlib
            return pathlib.PurePosixPath(self.at or self.filename.name)

        @property
        def name(self):
            return self._pure().name if self.at else self.filename.name

        @property
        def suffix(self):
            return self._pure().suffix if self.at else self.filename.suffix

        @property
        def suffixes(self):
            return self._pure().suffixes if self.at else self.filename.suffixes

        @property
        def stem(self):
            return self._pure().stem if self.at else self.filename.stem

        @property
        def filename(self):
            import pathlib
            return pathlib.Path(self.root.filename).joinpath(self.at)

        def read_text(self, *args, **kwargs):
            """The entry's text."""
            kwargs["encoding"] = io.text_encoding(kwargs.get("encoding"))
            with self.open("r", *args, **kwargs) as stream:
                return stream.read()

        def read_bytes(self):
            """The entry's bytes."""
            with self.open("rb") as stream:
                return stream.read()

        def is_dir(self):
            return not self.at or self.at.endswith("/")

        def is_file(self):
            return self.exists() and not self.is_dir()

        def exists(self):
            return self.at in self.root._names()

        def iterdir(self):
            """The places directly below this folder."""
            if not self.is_dir():
                raise ValueError("Can't listdir a file")
            here = self.at.rstrip("/")
            for name in self.root.namelist():
                if posixpath.dirname(name.rstrip("/")) == here:
                    yield self._at(name)

        def _at(self, at):
            return self.__class__(self.root, at)

        def joinpath(self, *other):
            """A place below."""
            return self._at(self.root.resolve_dir(posixpath.join(self.at, *other)))

        __truediv__ = joinpath

        @property
        def parent(self):
            if not self.at:
                return self.filename.parent
            parent = posixpath.dirname(self.at.rstrip("/"))
            return self._at(parent + "/" if parent else parent)

    Path.__module__ = "zipfile"
    Path.__qualname__ = "Path"
    return Path
