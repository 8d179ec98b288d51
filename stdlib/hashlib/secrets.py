# Random numbers for secrets: everything comes from the system's generator.

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe",
           "compare_digest"]

from _operator import _compare_digest as compare_digest
from random import SystemRandom

_system = SystemRandom()

randbits = _system.getrandbits
choice = _system.choice

DEFAULT_ENTROPY = 32  # bytes of a token


def randbelow(exclusive_upper_bound):
    """A random int in [0, exclusive_upper_bound)."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Random bytes: nbytes of them, or as many as are enough today."""
    return _system.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """A random text of two hexadecimal digits a byte."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """A random text that can stand in a URL, some 1.3 characters a byte."""
    import base64
    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
