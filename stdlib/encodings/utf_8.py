"""The codec utf-8."""

import _codecs
from encodings._coders import define

define(globals(), 'utf-8', _codecs.utf_8_encode, _codecs.utf_8_decode)
