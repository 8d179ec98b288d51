"""The codec hex: two hexadecimal digits a byte. Between bytes and bytes."""

import binascii

from encodings._coders import define_transform


def hex_encode(input, errors='strict'):
    _only_strict(errors)
    return binascii.b2a_hex(input), len(input)


def hex_decode(input, errors='strict'):
    _only_strict(errors)
    return binascii.a2b_hex(input), len(input)


def _only_strict(errors):
    assert errors == 'strict'


define_transform(globals(), 'hex', hex_encode, hex_decode)
