"""locale: how numbers, money and dates are written where the user lives.

setlocale() changes what these functions do and nothing else: text is UTF-8 and float() knows the point, whatever the locale.
"""

import functools
import os
import re
import sys
from builtins import str as _builtin_str
from _locale import (setlocale as _setlocale, localeconv as _localeconv, strcoll as _strcoll, strxfrm as _strxfrm,
                     nl_langinfo)
from _locale import *

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'resetlocale', 'localeconv',
           'strcoll', 'strxfrm', 'str', 'atof', 'atoi', 'format', 'format_string', 'currency', 'normalize', 'LC_CTYPE',
           'LC_COLLATE', 'LC_MESSAGES', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX', 'getencoding']

strcoll = _strcoll
strxfrm = _strxfrm
_override_localeconv = {}


@functools.wraps(_localeconv)
def localeconv():
    found = _localeconv()
    if _override_localeconv:
        found.update(_override_localeconv)
    return found


# ---- numbers

def _grouping_intervals(grouping):
    last = None
    for interval in grouping:
        if interval == CHAR_MAX:
            return
        if interval == 0:
            if last is None:
                raise ValueError('invalid grouping')
            while True:
                yield last
        yield interval
        last = interval


def _group(s, monetary=False):
    """(digits in groups, how many separators)"""
    conv = localeconv()
    separator = conv['mon_thousands_sep' if monetary else 'thousands_sep']
    grouping = conv['mon_grouping' if monetary else 'grouping']
    if not grouping:
        return s, 0
    right = ''
    if s[-1] == ' ':
        stripped = s.rstrip()
        right, s = s[len(stripped):], stripped
    left, groups = '', []
    for interval in _grouping_intervals(grouping):
        if not s or s[-1] not in '0123456789':
            left, s = s, ''
            break
        groups.append(s[-interval:])
        s = s[:-interval]
    if s:
        groups.append(s)
    groups.reverse()
    return left + separator.join(groups) + right, len(separator) * (len(groups) - 1)


def _strip_padding(s, amount):
    """Takes so many blanks from the ends as separators have come in."""
    left = 0
    while amount and s[left] == ' ':
        left += 1
        amount -= 1
    right = len(s) - 1
    while amount and s[right] == ' ':
        right -= 1
        amount -= 1
    return s[left:right + 1]


_percent_re = re.compile(r'%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]')


def _format(percent, value, grouping=False, monetary=False, *additional):
    return _localize((percent % ((value,) + additional)) if additional else percent % value, percent[-1] in 'eEfFgGdiu',
                     percent[-1] in 'eEfFgG', grouping, monetary)


def _localize(formatted, digits, with_point, grouping, monetary):
    if with_point:
        seps = 0
        parts = formatted.split('.')
        if grouping:
            parts[0], seps = _group(parts[0], monetary=monetary)
        formatted = localeconv()[monetary and 'mon_decimal_point' or 'decimal_point'].join(parts)
        return _strip_padding(formatted, seps) if seps else formatted
    if digits:
        seps = 0
        if grouping:
            formatted, seps = _group(formatted, monetary=monetary)
        return _strip_padding(formatted, seps) if seps else formatted
    return formatted


def format_string(f, val, grouping=False, monetary=False):
    """As `f % val`, with the locale's signs; grouping: thousands too."""
    percents = list(_percent_re.finditer(f))
    pattern = _percent_re.sub('%s', f)
    if _is_mapping(val):
        new = ['%' if p.group()[-1] == '%' else _format(p.group(), val, grouping, monetary) for p in percents]
    else:
        if not isinstance(val, tuple):
            val = (val,)
        new, i = [], 0
        for p in percents:
            if p.group()[-1] == '%':
                new.append('%')
            else:
                stars = p.group('modifiers').count('*')
                new.append(_format(p.group(), val[i], grouping, monetary, *val[i + 1:i + 1 + stars]))
                i += 1 + stars
    return pattern % tuple(new)


def _is_mapping(value):
    from collections.abc import Mapping
    return isinstance(value, Mapping)


def format(percent, value, grouping=False, monetary=False, *additional):
    """One number by one % specifier. Deprecated; format_string does more."""
    import warnings
    warnings.warn("This method will be removed in a future version of Python. Use 'locale.format_string()' instead.",
                  DeprecationWarning, stacklevel=2)
    match = _percent_re.match(percent)
    if not match or len(match.group()) != len(percent):
        raise ValueError('format() must be given exactly one %%char format specifier, %s not valid' % repr(percent))
    return _format(percent, value, grouping, monetary, *additional)


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money."""
    conv = localeconv()
    digits = conv[international and 'int_frac_digits' or 'frac_digits']
    if digits == 127:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    # The sign is put in at the end, where < and > stand.
    text = '<' + _localize(f'{abs(val):.{digits}f}', True, True, grouping, monetary=True) + '>'
    if symbol:
        smb = conv[international and 'int_curr_symbol' or 'currency_symbol']
        precedes = conv[val < 0 and 'n_cs_precedes' or 'p_cs_precedes']
        separated = conv[val < 0 and 'n_sep_by_space' or 'p_sep_by_space']
        if precedes:
            text = smb + (separated and ' ' or '') + text
        else:
            if international and smb[-1] == ' ':
                smb = smb[:-1]
            text = text + (separated and ' ' or '') + smb
    position = conv[val < 0 and 'n_sign_posn' or 'p_sign_posn']
    sign = conv[val < 0 and 'negative_sign' or 'positive_sign']
    if position == 0:
        text = '(' + text + ')'
    elif position == 1:
        text = sign + text
    elif position == 2:
        text = text + sign
    elif position == 3:
        text = text.replace('<', sign)
    elif position == 4:
        text = text.replace('>', sign)
    else:
        text = sign + text
    return text.replace('<', '').replace('>', '')


def str(val):
    """A float as text."""
    return _format('%.12g', val)


def delocalize(string):
    """A number as text with the locale's signs taken out."""
    conv = localeconv()
    if separator := conv['thousands_sep']:
        string = string.replace(separator, '')
    if point := conv['decimal_point']:
        string = string.replace(point, '.')
    return string


def localize(string, grouping=False, monetary=False):
    """A number as text with the locale's signs put in."""
    return _localize(string, True, '.' in string, grouping, monetary)


def atof(string, func=float):
    """A number from text of the locale."""
    return func(delocalize(string))


def atoi(string):
    """An integer from text of the locale."""
    return int(delocalize(string))


# ---- names

# What people call encodings and languages, and what the C library does.
locale_encoding_alias = {'437': 'C', 'c': 'C', 'en': 'ISO8859-1', 'jis': 'JIS7', 'jis7': 'JIS7', 'ajec': 'eucJP',
                         'koi8c': 'KOI8-C', 'ascii': 'ISO8859-1', 'latin_1': 'ISO8859-1', 'iso8859_1': 'ISO8859-1',
                         'iso8859_15': 'ISO8859-15', 'iso8859_2': 'ISO8859-2', 'utf_8': 'UTF-8', 'koi8_r': 'KOI8-R',
                         'koi8_u': 'KOI8-U', 'cp1251': 'CP1251', 'cp1252': 'CP1252', 'euc_jp': 'eucJP', 'gbk': 'GBK',
                         'shift_jis': 'SJIS', 'utf8': 'UTF-8', 'euc_kr': 'eucKR', 'big5': 'big5', 'gb2312': 'gb2312'}

locale_alias = {'c': 'C', 'c.en': 'C', 'c.utf8': 'C.UTF-8', 'posix': 'C', 'posix-utf2': 'C', 'C': 'C'}
for _names, _encoding in (('ar_AA bg_BG ru_RU hr_HR cs_CZ hu_HU pl_PL ro_RO sk_SK sl_SI', 'ISO8859-2'),
                          ('da_DK de_DE de_AT de_CH en_US en_GB en_CA en_AU es_ES es_MX fi_FI fr_FR fr_CA fr_BE fr_CH it_IT '
                           'nl_NL nl_BE no_NO nb_NO pt_PT pt_BR sv_SE is_IS', 'ISO8859-1'), ('el_GR', 'ISO8859-7'),
                          ('tr_TR', 'ISO8859-9'), ('he_IL', 'ISO8859-8'), ('ja_JP', 'eucJP'), ('ko_KR', 'eucKR'),
                          ('zh_CN', 'gb2312'), ('zh_TW', 'big5')):
    for _name in _names.split():
        if _name[:2] in ('ar', 'bg', 'ru'):
            _encoding_of = {'ar': 'ISO8859-6', 'bg': 'CP1251', 'ru': 'UTF-8'}[_name[:2]]
        else:
            _encoding_of = _encoding
        locale_alias[_name.lower()] = f'{_name}.{_encoding_of}'
        locale_alias.setdefault(_name[:2], f'{_name}.{_encoding_of}')
locale_alias['en'] = 'en_US.ISO8859-1'
windows_locale = {}


def _with_encoding(language, encoding):
    if '.' in language:
        language = language[:language.index('.')]
    encoding = encoding.replace('-', '').replace('_', '').lower()
    known = {'utf8': 'UTF-8', 'iso88591': 'ISO8859-1', 'iso885915': 'ISO8859-15', 'iso88592': 'ISO8859-2', 'ascii': 'ISO8859-1',
             'latin1': 'ISO8859-1', 'koi8r': 'KOI8-R', 'koi8u': 'KOI8-U', 'eucjp': 'eucJP', 'cp1251': 'CP1251',
             'cp1252': 'CP1252'}
    return language + '.' + known.get(encoding, encoding)


def normalize(localename):
    """A name as setlocale() knows it: language_TERRITORY.ENCODING, as far as it is known."""
    code = localename.lower()
    if ':' in code:
        code = code.replace(':', '.')
    modifier = ''
    if '@' in code:
        code, modifier = code.split('@', 1)
    encoding = ''
    if '.' in code:
        code, encoding = code.split('.')[:2]
    found = locale_alias.get(code)
    if found is None:
        return localename
    if encoding:
        found = _with_encoding(found, encoding) if found != 'C' or encoding.replace('-', '') == 'utf8' else found
    if modifier:
        if modifier == 'euro' and '.' in found:
            return found[:found.index('.')] + '.ISO8859-15'
        return found + '@' + modifier
    return found


def _parse_localename(localename):
    code = normalize(localename)
    if '@' in code:
        code, modifier = code.split('@', 1)
        if modifier == 'euro' and '.' not in code:
            return code, 'iso-8859-15'
    if '.' in code:
        return tuple(code.split('.')[:2])
    if code == 'C':
        return None, None
    if code == 'UTF-8':
        return None, 'UTF-8'
    raise ValueError('unknown locale: %s' % localename)


def _build_localename(localetuple):
    try:
        language, encoding = localetuple
    except (TypeError, ValueError):
        raise TypeError('Locale must be None, a string, or an iterable of two strings -- language code, encoding.') from None
    if language is None:
        language = 'C'
    return language if encoding is None else language + '.' + encoding


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """(language, encoding) of the environment."""
    import warnings
    warnings.warn("Use setlocale(), getencoding() and getlocale() instead", DeprecationWarning, stacklevel=2)
    name = 'C'
    for variable in envvars:
        if value := os.environ.get(variable):
            name = value.split(':')[0] if variable == 'LANGUAGE' else value
            break
    return _parse_localename(name)


def getlocale(category=LC_CTYPE):
    """(language, encoding) of a category."""
    name = _setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return _parse_localename(name)


def setlocale(category, locale=None):
    """Sets a category to a locale, a name or (language, encoding); '' is the environment's. Returns its name."""
    if locale and not isinstance(locale, _builtin_str):
        locale = normalize(_build_localename(locale))
    return _setlocale(category, locale)


def resetlocale(category=LC_ALL):
    """Sets a category to the environment's choice."""
    import warnings
    warnings.warn('Use locale.setlocale(locale.LC_ALL, "") instead', DeprecationWarning, stacklevel=2)
    _setlocale(category, _build_localename(getdefaultlocale()))


def getencoding():
    """The encoding of text in files and streams: always UTF-8."""
    return 'UTF-8'


def getpreferredencoding(do_setlocale=True):
    """The encoding of text in files and streams: always UTF-8."""
    return 'UTF-8' if not sys.flags.utf8_mode else 'utf-8'
