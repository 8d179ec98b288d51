"""The codec utf-16-be."""

import _codecs
from encodings._coders import define

define(globals(), 'utf-16-be', _codecs.utf_16_be_encode, _codecs.utf_16_be_decode)
