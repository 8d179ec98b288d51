"""The codec unicode-escape."""

import _codecs
from encodings._coders import define

define(globals(), 'unicode-escape', _codecs.unicode_escape_encode, _codecs.unicode_escape_decode)
