"""The codec cp1252 (Windows, Western Europe)."""

from encodings._charsets import find

getregentry = find('cp1252')
