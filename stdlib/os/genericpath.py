"""The parts of os.path that are the same everywhere."""

from posixpath import (_check_arg_types, _splitext, commonprefix, exists, getatime, getctime, getmtime, getsize, isdir,
                         isfile, samefile, sameopenfile, samestat)

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile', 'samefile',
           'sameopenfile', 'samestat']
