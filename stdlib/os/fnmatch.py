"""Shell patterns: `*`, `?`, `[abc]`, `[!abc]`."""

import functools
import os
import posixpath
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Whether the name matches, by the system's rules for case."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(bytes(translate(str(pat, 'ISO-8859-1')), 'ISO-8859-1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """The names that match."""
    match = _compile_pattern(os.path.normcase(pat))
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    """Whether the name matches, case counting."""
    return _compile_pattern(pat)(name) is not None


def translate(pat):
    """The regular expression of a shell pattern.

    All but the last `*` become atomic groups that stop at the earliest match
    of what follows, so matching needs no backtracking.
    """
    star = object()
    parts = []
    at = 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == '*':
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif char == '?':
            parts.append('.')
        elif char == '[':
            end = at
            if pat[end:end + 1] == '!':
                end += 1
            if pat[end:end + 1] == ']':
                end += 1
            end = pat.find(']', end)
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_set(pat[at:end]))
                at = end + 1
        else:
            parts.append(re.escape(char))
    stars = [index for index, part in enumerate(parts) if part is star]
    if not stars:
        return rf'(?s:{"".join(parts)})\Z'
    text = ''.join(parts[:stars[0]])
    for first, second in zip(stars, stars[1:]):
        text += f'(?>.*?{"".join(parts[first + 1:second])})'
    text += '.*' + ''.join(parts[stars[-1] + 1:])
    return rf'(?s:{text})\Z'


def _set(stuff):
    """A character set; ranges that run backwards match nothing."""
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        chunks = []
        start = 0
        search = 2 if stuff[:1] == '!' else 1
        while True:
            dash = stuff.find('-', search)
            if dash < 0:
                break
            chunks.append(stuff[start:dash])
            start = dash + 1
            search = dash + 3
        if stuff[start:]:
            chunks.append(stuff[start:])
        else:
            chunks[-1] += '-'
        for index in range(len(chunks) - 1, 0, -1):
            if chunks[index - 1][-1] > chunks[index][0]:
                chunks[index - 1] = chunks[index - 1][:-1] + chunks[index][1:]
                del chunks[index]
        stuff = '-'.join(chunk.replace('\\', r'\\').replace('-', r'\-') for chunk in chunks)
    stuff = re.sub(r'([&~|])', r'\\\1', stuff)
    if not stuff:
        return '(?!)'           # an empty set matches nothing
    if stuff == '!':
        return '.'
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in '^[':
        stuff = '\\' + stuff
    return f'[{stuff}]'
