"""importlib.metadata: what installed distributions say about themselves: version, files, requirements, entry points.

It reads the folders NAME-VERSION.dist-info (or .egg-info) that stand beside packages on sys.path. METADATA has the form of
mail headers; _Message reads them without the package email, which would take longer than all the rest.
"""

import abc
import collections
import functools
import os
import re
import sys
from contextlib import suppress
from importlib import import_module
from importlib.abc import MetaPathFinder

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'distribution', 'distributions',
           'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """No distribution of that name."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        name, = self.args
        return name


class PackageMetadata:
    """The headers of a METADATA file, by name; as with mail, case does not count and a name may come several times."""

    _MULTIPLE = frozenset('classifier obsoletes-dist platform project-url provides-dist provides-extra requires-dist '
                          'requires-external supported-platform dynamic license-file'.split())

    def __init__(self, text):
        self._headers = []
        head, _, body = text.replace('\r\n', '\n').partition('\n\n')
        for line in head.split('\n'):
            if line[:1] in (' ', '\t') and self._headers:
                name, value = self._headers[-1]
                self._headers[-1] = name, value + '\n' + line
            elif ':' in line:
                name, _, value = line.partition(':')
                self._headers.append((name, value.strip()))
        self._headers = [(name, self._outdented(value)) for name, value in self._headers]
        if body:
            self._headers.append(('Description', body))
        self._payload = body

    @staticmethod
    def _outdented(value):
        if '\n' not in value:
            return value
        import textwrap
        return textwrap.dedent(' ' * 8 + value)

    def get_payload(self):
        return self._payload

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._headers if key.lower() == name.lower()]
        return found or failobj

    def get(self, name, failobj=None):
        found = self.get_all(name)
        return found[0] if found else failobj

    def __getitem__(self, name):
        found = self.get(name)
        if found is None:
            import warnings
            warnings.warn('Implicit None on return values is deprecated and will raise KeyErrors.', DeprecationWarning, 2)
        return found

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._headers)

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def __str__(self):
        return '\n'.join(f'{name}: {value}' for name, value in self._headers if name != 'Description') + '\n\n' + self._payload

    @property
    def json(self):
        """The headers as data for JSON."""
        found = {}
        for key in self.keys():
            name = key.lower()
            if name in self._MULTIPLE:
                value = self.get_all(key)
            else:
                value = self.get(key)
                if name == 'keywords':
                    value = re.split(r'\s+', value)
            found[name.replace('-', '_')] = value
        return found


# ---- entry points

_EntryPointFields = collections.namedtuple('EntryPointBase', 'name value group')


class EntryPoint(_EntryPointFields):
    """A name for an object in a module: 'module:object [extras]'."""
    pattern = re.compile(r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')
    dist = None

    def _match(self):
        return self.pattern.match(self.value)

    def load(self):
        """Imports the module and returns the object (or the module, when it names none)."""
        match = self._match()
        module = import_module(match.group('module'))
        names = filter(None, (match.group('attr') or '').split('.'))
        return functools.reduce(getattr, names, module)

    @property
    def module(self):
        return self._match().group('module')

    @property
    def attr(self):
        return self._match().group('attr')

    @property
    def extras(self):
        return re.findall(r'\w+', self._match().group('extras') or '')

    def _for(self, dist):
        made = type(self)(*self)
        made.__dict__['dist'] = dist
        return made

    def matches(self, **params):
        """Whether attributes have these values."""
        return all(getattr(self, name) == value for name, value in params.items())

    def __setattr__(self, name, value):
        raise AttributeError("EntryPoint objects are immutable.")


class EntryPoints(tuple):
    """Entry points, to choose from by name or by select()."""
    __slots__ = ()

    def __getitem__(self, name):
        if isinstance(name, int):
            import warnings
            warnings.warn('Accessing entry points by index is deprecated. Cast to tuple if needed.', DeprecationWarning, 2)
            return super().__getitem__(name)
        for found in self.select(name=name):
            return found
        raise KeyError(name)

    def select(self, **params):
        """Those that match: group='console_scripts', name='x'..."""
        return EntryPoints(ep for ep in self if ep.matches(**params))

    @property
    def names(self):
        return {ep.name for ep in self}

    @property
    def groups(self):
        return {ep.group for ep in self}

    @classmethod
    def _from_text_for(cls, text, dist):
        return cls(ep._for(dist) for ep in _read_entry_points(text or ''))

    def __repr__(self):
        return f'{self.__class__.__name__}({tuple.__repr__(self)})'


class SelectableGroups(dict):
    """{group: entry points}, as older programs know entry_points(); select() is what newer ones use."""

    @classmethod
    def load(cls, eps):
        groups = {}
        for ep in sorted(eps, key=lambda ep: ep.group):
            groups.setdefault(ep.group, []).append(ep)
        return cls((group, EntryPoints(found)) for group, found in groups.items())

    @property
    def _all(self):
        return EntryPoints(ep for found in super().values() for ep in found)

    @property
    def groups(self):
        return self._all.groups

    @property
    def names(self):
        return self._all.names

    def select(self, **params):
        return self._all.select(**params) if params else self


def _read_entry_points(text):
    group = None
    for line in map(str.strip, text.splitlines()):
        if not line or line.startswith('#'):
            continue
        if line.startswith('[') and line.endswith(']'):
            group = line[1:-1]
        elif group is not None and '=' in line:
            name, value = map(str.strip, line.split('=', 1))
            yield EntryPoint(name=name, value=value, group=group)


# ---- files

from pathlib import PurePosixPath as _PurePosixPath


class PackagePath(_PurePosixPath):
    """A file of a distribution: hash, size, dist, and where it is (locate())."""

    def read_text(self, encoding='utf-8'):
        with self.locate().open(encoding=encoding) as stream:
            return stream.read()

    def read_binary(self):
        with self.locate().open('rb') as stream:
            return stream.read()

    def locate(self):
        return self.dist.locate_file(self)


class FileHash:
    """'algorithm=value', taken apart."""

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<FileHash mode: {self.mode} value: {self.value}>'


# ---- distributions

class Distribution(metaclass=abc.ABCMeta):
    """What was installed together under one name. Subclasses know where its files are."""

    @abc.abstractmethod
    def read_text(self, filename):
        """The text of a file of the metadata folder, or None."""

    @abc.abstractmethod
    def locate_file(self, path):
        """The path of a file of the distribution."""

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError('A distribution name is required.')
        try:
            return next(cls.discover(name=name))
        except StopIteration:
            raise PackageNotFoundError(name) from None

    @classmethod
    def discover(cls, **kwargs):
        """All distributions that the finders of sys.meta_path know; name= and path= choose."""
        context = kwargs.pop('context', None)
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        for finder in cls._discover_resolvers():
            yield from finder(context)

    @staticmethod
    def at(path):
        """The distribution of one metadata folder."""
        from pathlib import Path
        return PathDistribution(Path(path))

    @staticmethod
    def _discover_resolvers():
        found = [getattr(finder, 'find_distributions', None) for finder in sys.meta_path]
        found = [finder for finder in found if finder is not None]
        # The import system's own path finder knows nothing of distributions; MetadataPathFinder answers for it.
        if MetadataPathFinder.find_distributions not in found:
            found.append(MetadataPathFinder.find_distributions)
        return found

    @property
    def metadata(self):
        text = (self.read_text('METADATA') or self.read_text('PKG-INFO')
                or self.read_text(''))  # an .egg-info may be one file
        return PackageMetadata(text or '')

    @property
    def name(self):
        return self.metadata['Name']

    @property
    def _normalized_name(self):
        return Prepared.normalize(self.name)

    @property
    def version(self):
        return self.metadata['Version']

    @property
    def entry_points(self):
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'), self)

    @property
    def files(self):
        """The files, or None when no list of them was installed."""
        text = self.read_text('RECORD')
        if text is not None:
            import csv
            return [self._file(*row) for row in csv.reader(text.splitlines())]
        text = self.read_text('SOURCES.txt')
        if text is not None:
            return [self._file(line) for line in text.splitlines()]
        return None

    def _file(self, name, hash=None, size=None, *more):
        found = PackagePath(name)
        found.hash = FileHash(hash) if hash else None
        found.size = int(size) if size else None
        found.dist = self
        return found

    @property
    def requires(self):
        """The requirements, as written, or None."""
        found = self.metadata.get_all('Requires-Dist')
        if found is None:
            text = self.read_text('requires.txt')
            if text is not None:
                found = list(self._egg_requires(text))
        return found and list(found)

    @staticmethod
    def _egg_requires(text):
        # Sections name extras and markers: [extra:marker]
        section = ''
        for line in map(str.strip, text.splitlines()):
            if not line or line.startswith('#'):
                continue
            if line.startswith('[') and line.endswith(']'):
                section = line[1:-1]
                continue
            extra, _, marker = section.partition(':')
            conditions = []
            if extra and marker:
                marker = f'({marker})'
            conditions = list(filter(None, [marker, extra and f'extra == "{extra}"']))
            space = ' ' * ('@' in line)
            yield line + (space + '; ' + ' and '.join(conditions) if conditions else '')


class DistributionFinder(MetaPathFinder):
    """A finder of modules that finds distributions too."""

    class Context:
        """What is looked for: a name or None, on a path."""
        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            return vars(self).get('path', sys.path)

    @abc.abstractmethod
    def find_distributions(self, context=Context()):
        """The distributions that match the context."""


class Prepared:
    """A name in the forms that folders may have it in."""

    def __init__(self, name):
        self.name = name
        self.normalized = name and self.normalize(name)
        self.legacy_normalized = name and name.lower().replace('-', '_')

    @staticmethod
    def normalize(name):
        return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')

    def __bool__(self):
        return bool(self.name)


_INFO = re.compile(r'(.*?)(-.*)?\.(dist|egg)-info$', re.I)


class MetadataPathFinder(DistributionFinder):
    """Looks through the folders of a path."""

    @classmethod
    def find_distributions(cls, context=DistributionFinder.Context()):
        from pathlib import Path
        wanted = Prepared(context.name)
        for root in context.path:
            try:
                names = os.listdir(root or '.')
            except (OSError, TypeError):
                continue
            for name in names:
                match = _INFO.match(name)
                if not match and name.lower() != 'egg-info':
                    continue
                if wanted:
                    found = match[1] if match else ''
                    if Prepared.normalize(found) != wanted.normalized and found.lower() != wanted.legacy_normalized:
                        continue
                yield PathDistribution(Path(root) / name)

    @classmethod
    def invalidate_caches(cls):
        """Nothing is kept."""


class PathDistribution(Distribution):
    """A distribution whose metadata is a folder."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        with suppress(FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        return None

    def locate_file(self, path):
        return self._path.parent / path

    @property
    def _normalized_name(self):
        match = _INFO.match(os.path.basename(str(self._path)))
        return Prepared.normalize(match[1]) if match and match[1] else super()._normalized_name


# ---- functions

def distribution(distribution_name):
    """The distribution of that name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """The metadata of a distribution."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution, as text."""
    return distribution(distribution_name).version


def entry_points(**params):
    """The entry points of all distributions: those that match, or {group: ...} when called without arguments."""
    seen, found = set(), []
    for dist in distributions():
        # The first on the path hides others of its name.
        name = dist._normalized_name
        if name not in seen:
            seen.add(name)
            found.extend(dist.entry_points)
    return SelectableGroups.load(EntryPoints(found)).select(**params)


def files(distribution_name):
    """The files of a distribution, or None."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """The requirements of a distribution, or None."""
    return distribution(distribution_name).requires


def packages_distributions():
    """{name of a top-level module: the distributions that it comes from}"""
    found = collections.defaultdict(list)
    for dist in distributions():
        text = dist.read_text('top_level.txt')
        if text is not None:
            names = text.split()
        else:
            names = {f.parts[0] if len(f.parts) > 1 else f.with_suffix('').name
                     for f in dist.files or () if f.suffix == '.py'}
        for name in names:
            found[name].append(dist.metadata['Name'])
    return dict(found)
