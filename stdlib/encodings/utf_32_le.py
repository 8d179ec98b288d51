"""The codec utf-32-le."""

import _codecs
from encodings._coders import define

define(globals(), 'utf-32-le', _codecs.utf_32_le_encode, _codecs.utf_32_le_decode)
