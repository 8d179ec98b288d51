"""The codec utf-16-le."""

import _codecs
from encodings._coders import define

define(globals(), 'utf-16-le', _codecs.utf_16_le_encode, _codecs.utf_16_le_decode)
