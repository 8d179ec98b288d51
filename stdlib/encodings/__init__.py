"""The standard codecs: a module each, or a table of the C library for one-byte and East Asian character sets.

Importing the package registers the function through which the registry finds them.
"""

import sys

import _codecs
from encodings import aliases

_cache = {}
_unknown = '--unknown--'


class CodecRegistryError(LookupError, SystemError):
    """A module of a codec whose getregentry() gives nonsense."""


def normalize_encoding(encoding):
    """The name with every run of characters that are no letters, digits or '.' as one underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    words = []
    gap = False
    for c in encoding:
        if c.isalnum() or c == '.':
            if gap and words:
                words.append('_')
            if c.isascii():
                words.append(c)
            gap = False
        else:
            gap = True
    return ''.join(words)


def _from_module(name):
    try:
        module = __import__('encodings.' + name, fromlist=['*'], level=0)
    except ImportError:
        return None
    return getattr(module, 'getregentry', None)


def _checked(entry, module_name):
    import codecs
    if isinstance(entry, codecs.CodecInfo):
        return entry
    if not 4 <= len(entry) <= 7:
        raise CodecRegistryError('module "%s" (%s) failed to register' % (module_name, module_name))
    if not callable(entry[0]) or not callable(entry[1]) or \
            any(part is not None and not callable(part) for part in entry[2:6]):
        raise CodecRegistryError('incompatible codecs in module "%s" (%s)' % (module_name, module_name))
    entry = tuple(entry) + (None,) * (6 - len(entry)) + (() if len(entry) > 6 else (module_name,))
    return codecs.CodecInfo(*entry)


def search_function(encoding):
    """The CodecInfo of an encoding, or None."""
    entry = _cache.get(encoding, _unknown)
    if entry is not _unknown:
        return entry
    name = normalize_encoding(encoding)
    known = aliases.aliases.get(name) or aliases.aliases.get(name.replace('.', '_'))
    entry = None
    for candidate in (known, name):
        if not candidate or '.' in candidate or candidate.startswith('_'):
            continue
        factory = _from_module(candidate)
        if factory is None:
            from encodings import _charsets
            factory = _charsets.find(candidate)
        if factory is not None:
            entry = _checked(factory(), candidate)
            break
    _cache[encoding] = entry
    return entry


_codecs.register(search_function)
