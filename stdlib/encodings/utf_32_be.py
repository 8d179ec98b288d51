"""The codec utf-32-be."""

import _codecs
from encodings._coders import define

define(globals(), 'utf-32-be', _codecs.utf_32_be_encode, _codecs.utf_32_be_decode)
