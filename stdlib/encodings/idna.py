"""The codec idna (RFC 3490): domain names, each label that is not ASCII as "xn--" and its punycode.

Names are prepared with case folding and NFKC of the present Unicode tables, where the RFC means those of Unicode 3.2.
"""

import codecs
import re
import unicodedata

dots = re.compile('[\u002e\u3002\uff0e\uff61]')
ace_prefix = b'xn--'
sace_prefix = 'xn--'

# Characters that are dropped: they only shape what stands around them.
_DROPPED = {0xad, 0x34f, 0x1806, 0x180b, 0x180c, 0x180d, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, *range(0xfe00, 0xfe10)}
_PROHIBITED = {'Cc', 'Cf', 'Cn', 'Co', 'Cs', 'Zs', 'Zl', 'Zp'}


def nameprep(label):
    """A label folded and normalised; UnicodeError when it holds what no name may."""
    kept = ''.join(c for c in label if ord(c) not in _DROPPED)
    label = unicodedata.normalize('NFKC', unicodedata.normalize('NFKC', kept.casefold()).casefold())
    for c in label:
        if c >= '\x80' and unicodedata.category(c) in _PROHIBITED:
            raise UnicodeError('Invalid character %r' % c)
    right = [unicodedata.bidirectional(c) in ('R', 'AL') for c in label]
    if any(right):
        if any(unicodedata.bidirectional(c) == 'L' for c in label):
            raise UnicodeError('Violation of BIDI requirement 2')
        if not right[0] or not right[-1]:
            raise UnicodeError('Violation of BIDI requirement 3')
    return label


def _checked_length(label):
    if 0 < len(label) < 64:
        return label
    raise UnicodeError('label empty or too long')


def ToASCII(label):
    """The label as bytes of ASCII."""
    if not label.isascii():
        label = nameprep(label)
        if not label.isascii():
            if label.startswith(sace_prefix):
                raise UnicodeError('Label starts with ACE prefix')
            return _checked_length(ace_prefix + label.encode('punycode'))
    return _checked_length(label.encode('ascii'))


def ToUnicode(label):
    """The label as text; one that is not in ASCII form comes back as it is."""
    if len(label) > 1024:
        raise UnicodeError('label way too long')
    plain = label.isascii()
    if isinstance(label, str):
        if not plain:
            label = nameprep(label)
            if not label.isascii():
                raise UnicodeError('Invalid character in IDN label')
        label = label.encode('ascii')
    elif not plain:
        label = str(label, 'ascii')
        label = nameprep(label).encode('ascii')
    if not label.startswith(ace_prefix):
        return str(label, 'ascii')
    result = label[len(ace_prefix):].decode('punycode')
    again = ToASCII(result)
    if str(label, 'ascii').lower() != str(again, 'ascii'):
        raise UnicodeError('IDNA does not round-trip', label, again)
    return result


def _only_strict(errors):
    if errors != 'strict':
        raise UnicodeError('unsupported error handling ' + errors)


def encode(input, errors='strict'):
    _only_strict(errors)
    if not input:
        return b'', 0
    if input.isascii():
        result = input.encode('ascii')
        labels = result.split(b'.')
        for label in labels[:-1]:
            if not 0 < len(label) < 64:
                raise UnicodeError('label empty or too long')
        if len(labels[-1]) >= 64:
            raise UnicodeError('label too long')
        return result, len(input)
    labels = dots.split(input)
    end = b''
    if labels and not labels[-1]:
        end = b'.'
        del labels[-1]
    return b'.'.join(ToASCII(label) for label in labels) + end, len(input)


def decode(input, errors='strict'):
    _only_strict(errors)
    if not input:
        return '', 0
    input = bytes(input)
    if ace_prefix not in input:
        try:
            return input.decode('ascii'), len(input)
        except UnicodeDecodeError:
            pass
    labels = input.split(b'.')
    end = ''
    if labels and not labels[-1]:
        end = '.'
        del labels[-1]
    return '.'.join(ToUnicode(label) for label in labels) + end, len(input)


class Codec(codecs.Codec):
    encode = staticmethod(encode)
    decode = staticmethod(decode)


def _split(parts, final, empty):
    """(labels that are complete, what is kept for the next call, the dot at the end)."""
    kept, end = empty, empty
    if parts:
        if not parts[-1]:
            end = '.' if empty == '' else b'.'
            del parts[-1]
        elif not final:
            kept = parts.pop()
            if parts:
                end = '.' if empty == '' else b'.'
    return parts, kept, end


class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        _only_strict(errors)
        if not input:
            return b'', 0
        labels, kept, end = _split(dots.split(input), final, '')
        return b'.'.join(ToASCII(label) for label in labels) + end.encode('ascii'), len(input) - len(kept)


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, input, errors, final):
        _only_strict(errors)
        if not input:
            return '', 0
        labels, kept, end = _split(bytes(input).split(b'.'), final, b'')
        return '.'.join(ToUnicode(label) for label in labels) + end.decode('ascii'), len(input) - len(kept)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'idna')
