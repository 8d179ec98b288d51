"""The codec utf-32: with a byte order mark, in the machine's order when encoding."""

import sys

import _codecs
from encodings._marked import define

define(globals(), 'utf-32', _codecs.utf_32_encode,
       _codecs.utf_32_le_encode if sys.byteorder == 'little' else _codecs.utf_32_be_encode,
       _codecs.utf_32_decode, _codecs.utf_32_ex_decode, _codecs.utf_32_le_decode, _codecs.utf_32_be_decode)
