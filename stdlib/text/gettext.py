"""gettext: messages in the user's language, from GNU .mo files.

The formula for plural forms in a .mo file is C; _plural() reads it into a tree of functions rather than handing it to
eval().
"""

import os
import re
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'bindtextdomain', 'find', 'translation', 'install',
           'textdomain', 'dgettext', 'dngettext', 'gettext', 'ngettext', 'pgettext', 'dpgettext', 'npgettext',
           'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')
_TOKEN = re.compile(r'\s*(?:(\d+)|(n\b)|(\|\||&&|[<>=!]=|[-+*/%<>!?:()])|(\S))')
_LEVELS = [('||',), ('&&',), ('==', '!='), ('<', '>', '<=', '>='), ('+', '-'), ('*', '/', '%')]


def _operate(op, a, b):
    match op:
        case '||': return int(bool(a or b))
        case '&&': return int(bool(a and b))
        case '==': return int(a == b)
        case '!=': return int(a != b)
        case '<': return int(a < b)
        case '>': return int(a > b)
        case '<=': return int(a <= b)
        case '>=': return int(a >= b)
        case '+': return a + b
        case '-': return a - b
        case '*': return a * b
        case '/': return a // b
        case '%': return a % b


class _Plural:
    """Reads a C expression over n; parse() gives a function of n."""

    def __init__(self, text):
        self.tokens = []
        for number, name, op, wrong in _TOKEN.findall(text):
            if wrong:
                raise ValueError('invalid token in plural form: %s' % wrong)
            self.tokens.append(int(number) if number else name or op)
        self.tokens.reverse()

    def peek(self):
        return self.tokens[-1] if self.tokens else ''

    def next(self):
        return self.tokens.pop() if self.tokens else ''

    def fail(self):
        token = self.peek()
        raise ValueError('unexpected token in plural form: %s' % token if token != '' else 'unexpected end of plural form')

    def parse(self):
        function = self.choice(0)
        if self.tokens:
            self.fail()
        return function

    def choice(self, depth):
        if depth > 20:
            raise ValueError('plural form expression is too complex')
        test = self.binary(0, depth)
        if self.peek() != '?':
            return test
        self.next()
        yes = self.choice(depth + 1)
        if self.next() != ':':
            raise ValueError('unbalanced conditional in plural form')
        no = self.choice(depth + 1)
        return lambda n: yes(n) if test(n) else no(n)

    def binary(self, level, depth):
        if level == len(_LEVELS):
            return self.unary(depth)
        left = self.binary(level + 1, depth)
        while self.peek() in _LEVELS[level]:
            left = (lambda op, a, b: lambda n: _operate(op, a(n), b(n)))(self.next(), left, self.binary(level + 1, depth))
        return left

    def unary(self, depth):
        token = self.next()
        if depth > 20:
            raise ValueError('plural form expression is too complex')
        if token == '!':
            inner = self.unary(depth + 1)
            return lambda n: int(not inner(n))
        if token == '(':
            inner = self.choice(depth + 1)
            if self.next() != ')':
                raise ValueError('unbalanced parenthesis in plural form')
            return inner
        if token == 'n':
            return lambda n: n
        if isinstance(token, int):
            return lambda n: token
        if token != '':
            self.tokens.append(token)
        self.fail()


def c2py(plural):
    """A plural form formula as a function from a number to the index of the form."""
    if len(plural) > 1000:
        raise ValueError('plural form expression is too long')
    formula = _Plural(plural).parse()

    def func(n):
        return int(formula(_as_int(n)))
    return func


def _as_int(n):
    try:
        round(n)
    except TypeError:
        raise TypeError(f'Plural value must be an integer, got {n.__class__.__name__}') from None
    import warnings
    if not isinstance(n, int):
        warnings.warn(f'Plural value must be an integer, got {n.__class__.__name__}', DeprecationWarning, 4)
    return n


def _expand_lang(name):
    """de_DE.UTF-8@euro and everything more general, the most special first."""
    match = re.fullmatch(r'([^_.@]*)(_[^.@]*)?(\.[^@]*)?(@.*)?', name)
    language, parts = match[1], [match[i] or '' for i in (2, 3, 4)]
    found = []
    for mask in range(7, -1, -1):
        # In order of weight: the modifier counts least, the territory most.
        chosen = [part if mask >> bit & 1 else '' for part, bit in zip(parts, (2, 1, 0))]
        text = language + ''.join(chosen)
        if text not in found:
            found.append(text)
    return found


class NullTranslations:
    """Translations that translate nothing; the base of the others. Asks its fallback where it has one."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        """Makes gettext the builtin _, and installs the other methods that are named."""
        import builtins
        builtins.__dict__['_'] = self.gettext
        for name in {'gettext', 'ngettext', 'npgettext', 'pgettext'} & set(names or ()):
            builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """The translations of a .mo file."""
    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = '%s\x04%s'
    VERSIONS = (0, 1)

    def _parse(self, fp):
        filename = getattr(fp, 'name', '')
        data = fp.read()
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        order = 'little'
        if int.from_bytes(data[:4], order) != self.LE_MAGIC:
            order = 'big'
            if int.from_bytes(data[:4], 'little') != self.BE_MAGIC:
                raise OSError(0, 'Bad magic number', filename)

        def word(at):
            return int.from_bytes(data[at:at + 4], order)
        version, count, originals, translations = word(4), word(8), word(12), word(16)
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, 'Bad version number ' + str(version >> 16), filename)
        for i in range(count):
            length, start = word(originals + 8 * i), word(originals + 8 * i + 4)
            translated_length, translated_start = word(translations + 8 * i), word(translations + 8 * i + 4)
            if start + length >= len(data) or translated_start + translated_length >= len(data):
                raise OSError(0, 'File is corrupt', filename)
            message = data[start:start + length]
            text = data[translated_start:translated_start + translated_length]
            if length == 0:
                self._read_header(text.decode('latin-1' if self._charset is None else self._charset, 'replace'))
            charset = self._charset or 'ascii'
            if b'\x00' in message:
                singular = message.split(b'\x00')[0].decode(charset)
                for form, part in enumerate(text.split(b'\x00')):
                    catalog[singular, form] = part.decode(charset)
            else:
                catalog[message.decode(charset)] = text.decode(charset)

    def _read_header(self, text):
        last = None
        for line in text.split('\n'):
            item = line.strip()
            if not item or item.startswith('#-#-#-#-#') and item.endswith('#-#-#-#-#'):
                continue
            if ':' in item:
                key, value = item.split(':', 1)
                last = key.strip().lower()
                self._info[last] = value.strip()
            elif last:
                self._info[last] += '\n' + item
        if 'charset=' in self._info.get('content-type', ''):
            self._charset = self._info['content-type'].split('charset=')[1]
        if 'plural-forms' in self._info:
            formula = self._info['plural-forms'].split(';')[1].split('plural=')[1]
            self.plural = c2py(formula)

    def _look_up(self, key, n=None):
        found = self._catalog.get(key)
        if found is None:
            found = self._catalog.get((key, self.plural(1 if n is None else n)))
        return found

    def gettext(self, message):
        found = self._look_up(message)
        if found is not None:
            return found
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        if found is not None:
            return found
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        found = self._look_up(self.CONTEXT % (context, message))
        if found is not None:
            return found
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        if found is not None:
            return found
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2


def find(domain, localedir=None, languages=None, all=False):
    """The .mo file for a domain in the first of the languages that has one (all=True: a list of every one), or None."""
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        languages = []
        for variable in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
            if value := os.environ.get(variable):
                languages = value.split(':')
                break
        if 'C' not in languages:
            languages.append('C')
    expanded = []
    for language in languages:
        for name in _expand_lang(language):
            if name not in expanded:
                expanded.append(name)
    found = []
    for language in expanded:
        if language == 'C':
            break
        path = os.path.join(localedir, language, 'LC_MESSAGES', '%s.mo' % domain)
        if os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The translations of a domain, read once."""
    if class_ is None:
        class_ = GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, 'No translation file found for domain', domain)
    result = None
    for path in files:
        key = (class_, os.path.abspath(path))
        found = _translations.get(key)
        if found is None:
            with open(path, 'rb') as fp:
                found = _translations.setdefault(key, class_(fp))
        # A copy, so that each has fallbacks of its own; the catalogue is shared.
        import copy
        found = copy.copy(found)
        if result is None:
            result = found
        else:
            result.add_fallback(found)
    return result


def install(domain, localedir=None, *, names=None):
    """Makes _ a builtin that translates with this domain."""
    translation(domain, localedir, fallback=True).install(names)


_localedirs = {}
_current_domain = 'messages'


def textdomain(domain=None):
    """Sets the domain that gettext() and the like use; returns it."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Sets the folder where a domain's files are looked for; returns it."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    try:
        return translation(domain, _localedirs.get(domain))
    except OSError:
        return None


def dgettext(domain, message):
    """gettext() in a domain."""
    found = _of(domain)
    return found.gettext(message) if found else message


def dngettext(domain, msgid1, msgid2, n):
    """ngettext() in a domain."""
    found = _of(domain)
    return found.ngettext(msgid1, msgid2, n) if found else msgid1 if n == 1 else msgid2


def dpgettext(domain, context, message):
    """pgettext() in a domain."""
    found = _of(domain)
    return found.pgettext(context, message) if found else message


def dnpgettext(domain, context, msgid1, msgid2, n):
    """npgettext() in a domain."""
    found = _of(domain)
    return found.npgettext(context, msgid1, msgid2, n) if found else msgid1 if n == 1 else msgid2


def gettext(message):
    """The message in the user's language."""
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    """The form for n things of a message in the user's language."""
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    """The message as it is meant in a context, in the user's language."""
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    """The form for n things of a message as it is meant in a context."""
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
