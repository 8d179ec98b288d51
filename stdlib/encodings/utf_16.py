"""The codec utf-16: with a byte order mark, in the machine's order when encoding."""

import sys

import _codecs
from encodings._marked import define

define(globals(), 'utf-16', _codecs.utf_16_encode,
       _codecs.utf_16_le_encode if sys.byteorder == 'little' else _codecs.utf_16_be_encode,
       _codecs.utf_16_decode, _codecs.utf_16_ex_decode, _codecs.utf_16_le_decode, _codecs.utf_16_be_decode)
