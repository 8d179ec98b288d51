"""The codec ascii."""

import _codecs
from encodings._coders import define

define(globals(), 'ascii', _codecs.ascii_encode, _codecs.ascii_decode, buffered=False)
