"""Codecs from the C library's character sets: tables of one byte a character, and East Asian encodings."""

import _codecs

# Names of the C library where they differ from the module's, and where its table differs from the one Python's name
# stands for: pairs of byte and character.
_ONE_BYTE = {
    'cp1026': ('cp1026', {0x9d: 0xb8, 0xbc: 0xaf}), 'cp1252': ('cp1252', {}), 'cp273': ('cp273', {0xbc: 0x203e}),
    'cp424': ('cp424', {0x78: 0x2017, 0x8f: 0xb1}),
    'cp856': ('cp856', {0x1a: 0x1a, 0x1c: 0x1c, 0x7f: 0x7f, 0xee: 0xaf, 0xfa: 0xb7}),
    'mac_cyrillic': ('mac-cyrillic', {0xff: 0x20ac}), 'mac_roman': ('macintosh', {0xc6: 0x2206, 0xf0: 0xf8ff}),
    'kz1048': ('rk1048', {}), 'ptcp154': ('pt154', {}), 'hp_roman8': ('hp-roman8', {}), 'koi8_r': ('koi8-r', {}),
    'koi8_t': ('koi8-t', {}), 'koi8_u': ('koi8-u', {}),
    'tis_620': ('tis-620', {byte: byte for byte in range(0x80, 0xa0)}),
}
for _number in ('037', 500, 437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 1125,
                1140, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258):
    _ONE_BYTE[f'cp{_number}'] = f'cp{_number}', {}
for _number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16):
    _ONE_BYTE[f'iso8859_{_number}'] = f'iso8859-{_number}', {}

_EAST_ASIAN = {
    'big5': 'big5', 'big5hkscs': 'big5-hkscs', 'cp932': 'cp932', 'cp949': 'cp949', 'cp950': 'cp950',
    'euc_jp': 'euc-jp', 'euc_jisx0213': 'euc-jisx0213', 'euc_kr': 'euc-kr', 'gb18030': 'gb18030', 'gb2312': 'gb2312',
    'gbk': 'gbk', 'johab': 'johab', 'shift_jis': 'shift_jis', 'shift_jisx0213': 'shift_jisx0213',
}
# These switch between character sets inside a text, so a piece of it means nothing alone: no incremental coders.
_SHIFTING = {
    'iso2022_jp': 'iso-2022-jp', 'iso2022_jp_1': 'iso-2022-jp-1', 'iso2022_jp_2': 'iso-2022-jp-2',
    'iso2022_jp_3': 'iso-2022-jp-3', 'iso2022_kr': 'iso-2022-kr',
}


def _table_codec(name, charset, changes):
    table = _codecs.iconv_table(charset)
    if table is None:
        return None
    table = list(table)
    for byte, point in changes.items():
        table[byte] = chr(point)
    table = ''.join(table)
    inverse = _codecs.charmap_build(table)

    def encode(input, errors='strict'):
        return _codecs.charmap_encode(input, errors, inverse)

    def decode(input, errors='strict'):
        return _codecs.charmap_decode(input, errors, table)

    space = {'__name__': 'encodings.' + name}
    from encodings._coders import define
    define(space, name.replace('_', '-') if name.startswith(('iso', 'koi', 'mac', 'hp', 'tis')) else name, encode,
           decode, buffered=False)
    return space['getregentry']


def _wide_codec(name, charset, shifting):
    if _codecs.iconv_table(charset) is None:
        return None

    def encode(input, errors='strict'):
        return _codecs.iconv_encode(charset, name, input, errors)

    def decode(input, errors='strict', final=True):
        return _codecs.iconv_decode(charset, name, input, errors, final)

    from encodings._coders import define
    space = {'__name__': 'encodings.' + name}
    define(space, name, encode, decode)
    if not shifting:
        return space['getregentry']

    def getregentry():
        import codecs
        return codecs.CodecInfo(encode, decode, space['StreamReader'], space['StreamWriter'], name=name)

    return getregentry


def find(name):
    """A function that makes the CodecInfo, or None when there is no such character set."""
    if name in _ONE_BYTE:
        return _table_codec(name, *_ONE_BYTE[name])
    if name in _EAST_ASIAN:
        return _wide_codec(name, _EAST_ASIAN[name], False)
    if name in _SHIFTING:
        return _wide_codec(name, _SHIFTING[name], True)
    return None
