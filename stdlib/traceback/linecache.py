"""Source lines by file name, for tracebacks, warnings and inspect.

An entry of `cache` is either complete, (size, mtime, lines, full name), or
lazy, (function returning the source,): modules whose text does not stand in a
file register a lazy entry through `lazycache`.  Reading never raises: a file
that is missing or undecodable has no lines.
"""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    """Forget every line."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Line `lineno` (from 1) with its newline, or '' when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """Every line of the file, from the cache when possible."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Drop entries whose file changed or vanished since it was read."""
    if filename is None:
        names = list(cache)
    elif filename in cache:
        names = [filename]
    else:
        return
    for name in names:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, _, fullname = entry
        if mtime is None:                   # came from a loader: nothing to compare
            continue
        import os
        try:
            now = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
        else:
            if size != now.st_size or mtime != now.st_mtime:
                cache.pop(name, None)


def lazycache(filename, module_globals):
    """Remember how to ask the module's loader for its source; True if possible."""
    known = cache.get(filename)
    if known is not None:
        return len(known) == 1
    if not filename or _is_synthetic(filename) or not module_globals:
        return False
    if '__name__' not in module_globals:
        return False
    spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None) or module_globals['__name__']
    loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
    get_source = getattr(loader, 'get_source', None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True


def updatecache(filename, module_globals=None):
    """Read the file anew and return its lines."""
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if not filename or _is_synthetic(filename):
        return []
    import os
    fullname = filename
    try:
        status = os.stat(fullname)
    except (OSError, ValueError):
        if lazycache(filename, module_globals):
            try:
                text = cache[filename][0]()
            except (ImportError, OSError):
                text = None
                cache.pop(filename, None)
            else:
                if text is None:
                    return []
                lines = [line + '\n' for line in text.splitlines()]
                cache[filename] = (len(text), None, lines, fullname)
                return lines
        found = _search(filename)
        if found is None:
            return []
        fullname, status = found
    try:
        with open(fullname, 'rb') as file:
            text = _decode(file.read())
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    lines = text.replace('\r\n', '\n').replace('\r', '\n').split('\n')
    if lines[-1] == '':
        lines.pop()
    lines = [line + '\n' for line in lines]
    cache[filename] = (status.st_size, status.st_mtime, lines, fullname)
    return lines


def _is_synthetic(filename):
    return filename.startswith('<') and filename.endswith('>')


def _search(filename):
    """(path, stat) of a relative name found along sys.path."""
    import os
    import sys
    if os.path.isabs(filename):
        return None
    for folder in sys.path:
        try:
            path = os.path.join(folder, filename)
            return path, os.stat(path)
        except (TypeError, AttributeError, OSError, ValueError):
            continue
    return None


def _decode(data):
    """Source text of `data`, by byte order mark, coding comment or UTF-8."""
    if data.startswith(b'\xef\xbb\xbf'):
        return data[3:].decode('utf-8')
    for line in data.split(b'\n', 2)[:2]:
        stripped = line.strip()
        if stripped and not stripped.startswith(b'#'):
            break
        _, mark, rest = stripped.partition(b'coding')
        if mark and rest[:1] in (b':', b'='):
            name = rest[1:].lstrip()
            end = 0
            while end < len(name) and (name[end:end + 1].isalnum() or name[end] in b'-_.'):
                end += 1
            if end:
                return data.decode(name[:end].decode('ascii'))
    return data.decode('utf-8')
