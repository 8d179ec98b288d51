"""The codec base64: base64 in lines of 76 characters. Between bytes and bytes."""

import base64

from encodings._coders import define_transform


def base64_encode(input, errors='strict'):
    _only_strict(errors)
    return base64.encodebytes(input), len(input)


def base64_decode(input, errors='strict'):
    _only_strict(errors)
    return base64.decodebytes(input), len(input)


def _only_strict(errors):
    assert errors == 'strict'


define_transform(globals(), 'base64', base64_encode, base64_decode)
