"""The codec utf-7."""

import _codecs
from encodings._coders import define

define(globals(), 'utf-7', _codecs.utf_7_encode, _codecs.utf_7_decode)
