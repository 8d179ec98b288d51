"""The codec rot13: each Latin letter becomes the one 13 places on. Between str and str."""

from encodings._coders import define_transform

_small = 'abcdefghijklmnopqrstuvwxyz'
_turned = _small[13:] + _small[:13]
rot13_map = str.maketrans(_small + _small.upper(), _turned + _turned.upper())


def encode(input, errors='strict'):
    return str.translate(input, rot13_map), len(input)


def decode(input, errors='strict'):
    return str.translate(input, rot13_map), len(input)


define_transform(globals(), 'rot-13', encode, decode)


def rot13(infile, outfile):
    """Turn a text file."""
    outfile.write(encode(infile.read())[0])
