# Digests by name. The work is done by _hashlib, over OpenSSL's libcrypto, which this import opens, and by _blake2, whose
# classes take more parameters than libcrypto's.

from _blake2 import blake2b, blake2s
from _hashlib import (openssl_md5 as md5, openssl_sha1 as sha1, openssl_sha224 as sha224, openssl_sha256 as sha256,
                      openssl_sha384 as sha384, openssl_sha512 as sha512, openssl_sha3_224 as sha3_224,
                      openssl_sha3_256 as sha3_256, openssl_sha3_384 as sha3_384, openssl_sha3_512 as sha3_512,
                      openssl_shake_128 as shake_128, openssl_shake_256 as shake_256, pbkdf2_hmac, scrypt)
import _hashlib

__always_supported = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224",
                      "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256")

algorithms_guaranteed = set(__always_supported)
algorithms_available = algorithms_guaranteed.union(_hashlib.available())

__all__ = __always_supported + ("new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest")


def new(name, data=b"", **kwargs):
    """A digest by name, started with data. blake2b and blake2s take their parameters as keywords."""
    if name == "blake2b":
        return blake2b(data, **kwargs)
    if name == "blake2s":
        return blake2s(data, **kwargs)
    try:
        return _hashlib.new(name, data, **kwargs)
    except ValueError:
        raise ValueError("unsupported hash type " + name) from None


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The digest object of a file's content from its position on; digest is a name or a function that makes one."""
    hasher = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        hasher.update(fileobj.getbuffer())
        return hasher
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    room = memoryview(bytearray(_bufsize))
    while size := fileobj.readinto(room):
        hasher.update(room[:size])
    return hasher
