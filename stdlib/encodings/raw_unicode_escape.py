"""The codec raw-unicode-escape."""

import _codecs
from encodings._coders import define

define(globals(), 'raw-unicode-escape', _codecs.raw_unicode_escape_encode, _codecs.raw_unicode_escape_decode)
