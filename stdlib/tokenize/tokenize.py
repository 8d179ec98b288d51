"""tokenize: Python source as tokens, comments and line ends included, and back to source.

A tokenizer of its own beside the front end's, since it must show what the front end drops. As in CPython 3.11 an f-string
is one STRING.
"""

import io as _io
import re
import sys
from builtins import open as _builtin_open
from codecs import lookup, BOM_UTF8
from collections import namedtuple as _namedtuple
from token import *
from token import EXACT_TOKEN_TYPES
import token as _token

__all__ = _token.__all__ + ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo']

cookie_re = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', re.ASCII)
blank_re = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)', re.ASCII)
tabsize = 8


class TokenInfo(_namedtuple('TokenInfo', 'type string start end line')):
    """A token: its kind, text, start and end as (line, column), and the line it stands in."""

    def __repr__(self):
        return 'TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)' % (
            f'{self.type} ({tok_name[self.type]})', self.string, self.start, self.end, self.line)

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class TokenError(Exception):
    """The source ends inside of something: (message, (line, column))."""


class StopTokenizing(Exception):
    """Kept for its name."""


def group(*choices):
    return '(' + '|'.join(choices) + ')'


def any(*choices):
    return group(*choices) + '*'


def maybe(*choices):
    return group(*choices) + '?'


# The names of CPython's patterns, which programs use.
Whitespace = r'[ \f\t]*'
Comment = r'#[^\r\n]*'
Ignore = Whitespace + any(r'\\\r?\n' + Whitespace) + maybe(Comment)
Name = r'\w+'
Hexnumber = r'0[xX](?:_?[0-9a-fA-F])+'
Binnumber = r'0[bB](?:_?[01])+'
Octnumber = r'0[oO](?:_?[0-7])+'
Decnumber = r'(?:0(?:_?0)*|[1-9](?:_?[0-9])*)'
Intnumber = group(Hexnumber, Binnumber, Octnumber, Decnumber)
Exponent = r'[eE][-+]?[0-9](?:_?[0-9])*'
Pointfloat = group(r'[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?', r'\.[0-9](?:_?[0-9])*') + maybe(Exponent)
Expfloat = r'[0-9](?:_?[0-9])*' + Exponent
Floatnumber = group(Pointfloat, Expfloat)
Imagnumber = group(r'[0-9](?:_?[0-9])*[jJ]', Floatnumber + r'[jJ]')
Number = group(Imagnumber, Floatnumber, Intnumber)


def _all_string_prefixes():
    found = {''}
    for prefix in ('b', 'r', 'u', 'f', 'br', 'fr', 'rb', 'rf'):
        forms = {''}
        for c in prefix:
            forms = {form + d for form in forms for d in (c, c.upper())}
        found |= forms
    return found


StringPrefix = '(?:' + '|'.join(sorted(_all_string_prefixes(), key=lambda s: (-len(s), s))) + ')'
Single = r"[^'\\]*(?:\\.[^'\\]*)*'"
Double = r'[^"\\]*(?:\\.[^"\\]*)*"'
Single3 = r"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
Double3 = r'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
Triple = group(StringPrefix + "'''", StringPrefix + '"""')
String = group(StringPrefix + r"'[^\n'\\]*(?:\\.[^\n'\\]*)*'", StringPrefix + r'"[^\n"\\]*(?:\\.[^\n"\\]*)*"')
Special = group(*map(re.escape, sorted(EXACT_TOKEN_TYPES, reverse=True)))
Funny = group(r'\r?\n', Special)
PlainToken = group(Number, Funny, String, Name)
Token = Ignore + PlainToken
# A string that ends with the line may go on behind a backslash.
ContStr = group(StringPrefix + r"'[^\n'\\]*(?:\\.[^\n'\\]*)*" + group("'", r'\\\r?\n'),
                StringPrefix + r'"[^\n"\\]*(?:\\.[^\n"\\]*)*' + group('"', r'\\\r?\n'))
PseudoExtras = group(r'\\\r?\n|\Z', Comment, Triple)
PseudoToken = Whitespace + group(PseudoExtras, Number, Funny, ContStr, Name)

_compiled = {}


def _compile(expr):
    found = _compiled.get(expr)
    if found is None:
        found = _compiled[expr] = re.compile(expr)
    return found


endpats = {}
single_quoted = set()
triple_quoted = set()
for _prefix in _all_string_prefixes():
    endpats[_prefix + "'"], endpats[_prefix + '"'] = Single, Double
    endpats[_prefix + "'''"], endpats[_prefix + '"""'] = Single3, Double3
    single_quoted |= {_prefix + '"', _prefix + "'"}
    triple_quoted |= {_prefix + '"""', _prefix + "'''"}
del _prefix


class Untokenizer:
    """Source from tokens: with full tokens where they stood, with pairs (kind, text) in some fitting layout."""

    def __init__(self):
        self.tokens = []
        self.prev_row = 1
        self.prev_col = 0
        self.encoding = None

    def add_whitespace(self, start):
        row, col = start
        if row < self.prev_row or row == self.prev_row and col < self.prev_col:
            raise ValueError('start ({},{}) precedes previous end ({},{})'.format(row, col, self.prev_row, self.prev_col))
        if row > self.prev_row:
            self.tokens.append('\\\n' * (row - self.prev_row))
            self.prev_col = 0
        if col > self.prev_col:
            self.tokens.append(' ' * (col - self.prev_col))

    def untokenize(self, iterable):
        tokens = iter(iterable)
        indents = []
        startline = False
        for t in tokens:
            if len(t) == 2:
                self.compat(t, tokens)
                break
            kind, text, start, end, line = t
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in (NEWLINE, NL):
                startline = True
            elif startline and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.tokens.append(indent)
                    self.prev_col = len(indent)
                startline = False
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
        return ''.join(self.tokens)

    def compat(self, token, iterable):
        indents = []
        add = self.tokens.append
        startline = token[0] in (NEWLINE, NL)
        after_string = False
        import itertools
        for kind, text in (t[:2] for t in itertools.chain([token], iterable)):
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += ' '
            # Two strings side by side would be read as one that begins with quotes.
            if kind == STRING:
                if after_string:
                    text = ' ' + text
                after_string = True
            else:
                after_string = False
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                startline = True
            elif startline and indents:
                add(indents[-1])
                startline = False
            add(text)


def untokenize(iterable):
    """Source text, as bytes when the tokens begin with ENCODING."""
    ut = Untokenizer()
    out = ut.untokenize(iterable)
    return out.encode(ut.encoding) if ut.encoding is not None else out


def _get_normal_name(orig_enc):
    name = orig_enc[:12].lower().replace('_', '-')
    if name == 'utf-8' or name.startswith('utf-8-'):
        return 'utf-8'
    if name in ('latin-1', 'iso-8859-1', 'iso-latin-1') or name.startswith(('latin-1-', 'iso-8859-1-', 'iso-latin-1-')):
        return 'iso-8859-1'
    return orig_enc


def detect_encoding(readline):
    """(encoding, the lines read to find it), from a byte order mark or a comment in the first two lines."""
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None
    bom_found = False
    default = 'utf-8'

    def read_or_stop():
        try:
            return readline()
        except StopIteration:
            return b''

    def find_cookie(line):
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            message = 'invalid or missing encoding declaration'
            if filename is not None:
                message = '{} for {!r}'.format(message, filename)
            raise SyntaxError(message)
        match = cookie_re.match(text)
        if not match:
            return None
        encoding = _get_normal_name(match.group(1))
        try:
            lookup(encoding)
        except LookupError:
            raise SyntaxError('unknown encoding: ' + encoding if filename is None else
                              'unknown encoding for {!r}: {}'.format(filename, encoding))
        if bom_found:
            if encoding != 'utf-8':
                raise SyntaxError('encoding problem: utf-8' if filename is None else
                                  'encoding problem for {!r}: utf-8'.format(filename))
            encoding += '-sig'
        return encoding

    first = read_or_stop()
    if first.startswith(BOM_UTF8):
        bom_found = True
        first = first[3:]
        default = 'utf-8-sig'
    if not first:
        return default, []
    if encoding := find_cookie(first):
        return encoding, [first]
    if not blank_re.match(first):
        return default, [first]
    second = read_or_stop()
    if not second:
        return default, [first]
    if encoding := find_cookie(second):
        return encoding, [first, second]
    return default, [first, second]


def open(filename):
    """Opens a source file for reading, in its own encoding."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, lines = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = _io.TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise


def tokenize(readline):
    """The tokens of a source read by readline(), which gives bytes. The first is ENCODING."""
    encoding, consumed = detect_encoding(readline)
    from itertools import chain, repeat

    def rest():
        while line := readline():
            yield line
    return _tokenize(chain(consumed, rest(), repeat(b'')).__next__, encoding)


def generate_tokens(readline):
    """The tokens of a source read by readline(), which gives str."""
    return _tokenize(readline, None)


def _column(line):
    """(where the indentation ends, how wide it is)"""
    column = pos = 0
    for c in line:
        if c == ' ':
            column += 1
        elif c == '\t':
            column = (column // tabsize + 1) * tabsize
        elif c == '\f':
            column = 0
        else:
            break
        pos += 1
    return pos, column


def _tokenize(readline, encoding):
    lnum = depth = 0
    continued = False
    indents = [0]
    text = ''           # of a string that goes on
    text_start = text_line = end_pattern = None
    needs_backslash = False
    if encoding is not None:
        if encoding == 'utf-8-sig':
            encoding = 'utf-8'
        yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), '')
    pseudo = _compile(PseudoToken).match
    last_line = line = ''
    while True:
        last_line = line
        try:
            line = readline()
        except StopIteration:
            line = ''
        if encoding is not None:
            line = line.decode(encoding)
        lnum += 1
        pos, end_of_line = 0, len(line)

        if end_pattern is not None:  # inside a string
            if not line:
                raise TokenError('EOF in multi-line string', text_start)
            match = end_pattern.match(line)
            if match:
                pos = match.end(0)
                yield TokenInfo(STRING, text + line[:pos], text_start, (lnum, pos), text_line + line)
                text, end_pattern, needs_backslash = '', None, False
            elif needs_backslash and line[-2:] != '\\\n' and line[-3:] != '\\\r\n':
                yield TokenInfo(ERRORTOKEN, text + line, text_start, (lnum, len(line)), text_line)
                text, end_pattern = '', None
                continue
            else:
                text += line
                text_line += line
                continue
        elif depth == 0 and not continued:  # a new statement
            if not line:
                break
            pos, column = _column(line)
            if pos == end_of_line:
                break
            if line[pos] in '#\r\n':
                if line[pos] == '#':
                    comment = line[pos:].rstrip('\r\n')
                    yield TokenInfo(COMMENT, comment, (lnum, pos), (lnum, pos + len(comment)), line)
                    pos += len(comment)
                yield TokenInfo(NL, line[pos:], (lnum, pos), (lnum, len(line)), line)
                continue
            if column > indents[-1]:
                indents.append(column)
                yield TokenInfo(INDENT, line[:pos], (lnum, 0), (lnum, pos), line)
            while column < indents[-1]:
                if column not in indents:
                    raise IndentationError('unindent does not match any outer indentation level',
                                           ('<tokenize>', lnum, pos, line))
                indents.pop()
                yield TokenInfo(DEDENT, '', (lnum, pos), (lnum, pos), line)
        else:
            if not line:
                raise TokenError('EOF in multi-line statement', (lnum, 0))
            continued = False

        while pos < end_of_line:
            match = pseudo(line, pos)
            if not match:
                yield TokenInfo(ERRORTOKEN, line[pos], (lnum, pos), (lnum, pos + 1), line)
                pos += 1
                continue
            start, end = match.span(1)
            begin, stop, pos = (lnum, start), (lnum, end), end
            if start == end:
                continue
            token, initial = line[start:end], line[start]
            if initial in '0123456789' or initial == '.' and token not in ('.', '...'):
                yield TokenInfo(NUMBER, token, begin, stop, line)
            elif initial in '\r\n':
                yield TokenInfo(NL if depth > 0 else NEWLINE, token, begin, stop, line)
            elif initial == '#':
                yield TokenInfo(COMMENT, token, begin, stop, line)
            elif token in triple_quoted:
                end_pattern = _compile(endpats[token])
                match = _dot_all(end_pattern, line, pos)
                if match:
                    pos = match.end(0)
                    yield TokenInfo(STRING, line[start:pos], begin, (lnum, pos), line)
                    end_pattern = None
                else:
                    text_start, text, text_line, needs_backslash = begin, line[start:], line, False
                    end_pattern = _compile('(?s:' + endpats[token] + ')')
                    break
            elif initial in single_quoted or token[:2] in single_quoted or token[:3] in single_quoted:
                if token[-1] == '\n':
                    text_start, text, text_line, needs_backslash = begin, line[start:], line, True
                    pattern = endpats.get(initial) or endpats.get(token[1]) or endpats.get(token[2])
                    end_pattern = _compile('(?s:' + pattern + ')')
                    break
                yield TokenInfo(STRING, token, begin, stop, line)
            elif initial.isidentifier():
                yield TokenInfo(NAME, token, begin, stop, line)
            elif initial == '\\':
                continued = True
            else:
                if initial in '([{':
                    depth += 1
                elif initial in ')]}':
                    depth -= 1
                yield TokenInfo(OP, token, begin, stop, line)

    # A last line without an end gets its NEWLINE all the same.
    if last_line and last_line[-1] not in '\r\n' and not last_line.strip().startswith('#'):
        yield TokenInfo(NEWLINE, '', (lnum - 1, len(last_line)), (lnum - 1, len(last_line) + 1), '')
    for _ in indents[1:]:
        yield TokenInfo(DEDENT, '', (lnum, 0), (lnum, 0), '')
    yield TokenInfo(ENDMARKER, '', (lnum, 0), (lnum, 0), '')


def _dot_all(pattern, line, pos):
    return _compile('(?s:' + pattern.pattern + ')').match(line, pos)


def main():
    import argparse

    def perror(message):
        sys.stderr.write(message)
        sys.stderr.write('\n')

    def error(message, filename=None, location=None):
        if location:
            perror('%s:%d:%d: error: %s' % (filename, *location, message))
        elif filename:
            perror('%s: error: %s' % (filename, message))
        else:
            perror('error: %s' % message)
        sys.exit(1)

    parser = argparse.ArgumentParser(prog='python -m tokenize')
    parser.add_argument(dest='filename', nargs='?', metavar='filename.py', help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', dest='exact', action='store_true', help='display token names using the exact type')
    args = parser.parse_args()
    filename = args.filename or '<stdin>'
    try:
        if args.filename:
            with _builtin_open(filename, 'rb') as f:
                tokens = list(tokenize(f.readline))
        else:
            tokens = _tokenize(sys.stdin.readline, None)
        for token in tokens:
            kind = token.exact_type if args.exact else token.type
            print('%-20s%-15s%-15r' % ('%d,%d-%d,%d:' % (token.start + token.end), tok_name[kind], token.string))
    except IndentationError as e:
        error(e.args[0], filename, e.args[1][1:3])
    except TokenError as e:
        error(e.args[0], filename, e.args[1])
    except SyntaxError as e:
        error(e, filename)
    except OSError as e:
        error(e)
    except KeyboardInterrupt:
        print('interrupted\n')


if __name__ == '__main__':
    main()
