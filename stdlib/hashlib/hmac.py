# HMAC, RFC 2104. Digests that libcrypto has are computed by _hashlib.HMAC; any other hash object by the two-step formula
# written out below.

import warnings as _warnings

import _hashlib
from _operator import _compare_digest as compare_digest

trans_5C = bytes(x ^ 0x5C for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))

# hmac.digest_size of old programs: None, the digest's own.
digest_size = None


def _native_name(digestmod):
    """The name by which _hashlib knows a digest given as str or as one of its functions, or None."""
    if isinstance(digestmod, str):
        return digestmod
    name = getattr(digestmod, "__name__", "")
    if name.startswith("openssl_") and getattr(_hashlib, name, None) is digestmod:
        return name[8:]
    return None


def _maker(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        import hashlib
        return lambda data=b"": hashlib.new(digestmod, data)
    return lambda data=b"": digestmod.new(data)


class HMAC:
    """A running message authentication code."""

    blocksize = 64

    __slots__ = ("_hmac", "_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        name = _native_name(digestmod)
        if name is not None:
            self._start_native(key, msg, name)
        else:
            self._start(key, msg, _maker(digestmod))

    def _start_native(self, key, msg, name):
        self._hmac = _hashlib.hmac_new(key, b"" if msg is None else msg, name)
        self.digest_size = self._hmac.digest_size
        self.block_size = self._hmac.block_size

    def _start(self, key, msg, make):
        self._hmac = None
        self._outer = make()
        self._inner = make()
        self.digest_size = self._inner.digest_size
        block = getattr(self._inner, "block_size", None)
        if block is None:
            _warnings.warn("No block_size attribute on given digest object; Assuming %d." % self.blocksize,
                           RuntimeWarning, 3)
            block = self.blocksize
        elif block < 16:
            _warnings.warn("block_size of %d seems too small; using our default of %d." % (block, self.blocksize),
                           RuntimeWarning, 3)
            block = self.blocksize
        if len(key) > block:
            key = make(key).digest()
        self.block_size = block
        key = key.ljust(block, b"\0")
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        if self._hmac:
            return self._hmac.name
        return "hmac-" + self._inner.name

    def update(self, msg):
        """Authenticate these bytes too."""
        (self._hmac or self._inner).update(msg)

    def copy(self):
        """An object that goes on from here by itself."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        if self._hmac:
            other._hmac = self._hmac.copy()
        else:
            other._hmac = None
            other._inner = self._inner.copy()
            other._outer = self._outer.copy()
        return other

    def _current(self):
        if self._hmac:
            return self._hmac
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        """The code of everything so far, as bytes."""
        return self._current().digest()

    def hexdigest(self):
        """The code in hexadecimal digits."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=""):
    """A running HMAC of msg; digestmod is a digest's name, function or module."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The HMAC of msg at once, as bytes."""
    name = _native_name(digest)
    if name is not None:
        return _hashlib.hmac_digest(key, msg, name)
    make = _maker(digest)
    inner = make()
    outer = make()
    block = getattr(inner, "block_size", 64)
    if len(key) > block:
        key = make(key).digest()
    key = key + b"\0" * (block - len(key))
    inner.update(key.translate(trans_36))
    outer.update(key.translate(trans_5C))
    inner.update(msg)
    outer.update(inner.digest())
    return outer.digest()
