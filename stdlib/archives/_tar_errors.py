# The exceptions of tarfile.


class TarError(Exception):
    """Anything that goes wrong with an archive."""
    __module__ = "tarfile"


class ExtractError(TarError):
    """Something that is not fatal while unpacking."""
    __module__ = "tarfile"


class ReadError(TarError):
    """What is read is no archive, or a damaged one."""
    __module__ = "tarfile"


class CompressionError(TarError):
    """A compression method is not there or does not fit."""
    __module__ = "tarfile"


class StreamError(TarError):
    """A stream cannot do this."""
    __module__ = "tarfile"


class HeaderError(TarError):
    """A header cannot be read."""
    __module__ = "tarfile"


class EmptyHeaderError(HeaderError):
    __module__ = "tarfile"


class TruncatedHeaderError(HeaderError):
    __module__ = "tarfile"


class EOFHeaderError(HeaderError):
    __module__ = "tarfile"


class InvalidHeaderError(HeaderError):
    __module__ = "tarfile"


class SubsequentHeaderError(HeaderError):
    __module__ = "tarfile"
