"""The codec iso8859-1."""

import _codecs
from encodings._coders import define

define(globals(), 'iso8859-1', _codecs.latin_1_encode, _codecs.latin_1_decode, buffered=False)
