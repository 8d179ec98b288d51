# urllib.parse, urllib.error: splitting, joining, quoting, queries, bytes, errors.
import urllib.error
from urllib.parse import *
from urllib.parse import DefragResult, ParseResult, SplitResult


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


urls = ['https://user:pa%20ss@host.com:8080/p/a;par?q=1&r=a%20b#frag', '//h/p?', 'mailto:a@b', '', 'path/only', '/abs?x', '?q', '#f', 'http:', 'http://', 'http://h', 'HTTP://H.Com/P', 'a:b:c', '1http://x', 'http://[::1]:80/x', 'http://[fe80::1%25eth0]/',
        'http://h:/x', 'http://u@/x', 'http://u:@h/x', 'http://a@b@c/', 'tel:+1-2;phone', 'sip:x;y?z#w', 'file:///etc/x', 'http://h\n/p\tq', '  http://h/p', 'http://h;x/y;z', 'scheme+x.y-z:rest', 'http://h#a?b', 'http://h?a#b?c', 'javascript:alert(1)', 'http://\u4f8b.com/\u00e9', 'x://y/z;a;b', 'http://h/a;b/c', 'path;p']
for u in urls:
    s, p = urlsplit(u), urlparse(u)
    print(repr(u), tuple(s), tuple(p), s.hostname, s.username, s.password, s.netloc, s.geturl(), p.geturl(), urldefrag(u))
    t(lambda: s.port)
    if u.isascii():
        print(urlsplit(u.encode()), urlsplit(u.encode()).decode() == s, s.encode() == urlsplit(u.encode()), urlsplit(u.encode()).hostname, urlparse(u.encode()).geturl())
print(urlsplit('//h/p', 'https'), urlsplit('p#f', allow_fragments=False), urlparse('x;y#z', 'http', False), SplitResult('a', 'b', 'c', 'd', 'e'), ParseResult('a', 'b', 'c', 'd', 'e', 'f').geturl(), DefragResult('u', '').geturl())
print(urlunsplit(('http', 'h', 'p', 'q', 'f')), urlunsplit(('', '', '//x', '', '')), urlunsplit(('file', '', '/x', '', '')), urlunparse((b'http', b'h', b'/p', b'x', b'', b'')), urlunsplit(['mailto', '', 'x@y', '', '']), p._replace(scheme='ftp').geturl())
for base in ('http://a/b/c/d;p?q', 'http://a/b/c/d/', 'http://a', 'file:///x/y', 'a/b', 'mailto:x', ''):
    print(base, [urljoin(base, r) for r in ('g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', 'g?y#s', ';x', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../g', '../../../g', '/./g', '/../g', 'g.', '..g', './../g', 'g/./h', 'g/../h', 'g;x=1/../y', 'http:g', 'http://x/y/../z', 'a//b', 'mailto:q')])
print(urljoin(b'http://a/b', b'c'), urljoin('http://a/b#f', 'c#g', allow_fragments=False))
for text in ('a b/\u00e9&=?', 'a/b', '~_.-', '', '%', '\u20ac+', 'A-Z', '\x00\x7f'):
    print(quote(text), quote(text, safe=''), quote_plus(text), quote(text, safe='/+%'), quote(text, encoding='utf-16-le'), quote_plus(text, safe=' ') if text.isascii() else '', unquote(quote(text)) == text, unquote_plus(quote_plus(text)) == text)
print(quote(b'\xff\x00a'), quote_from_bytes(bytearray(b'\x80 '), b'~ '), quote('\u00e9', encoding='latin-1'), quote('\ud800', errors='replace'), unquote('%ff'), unquote('%ff', errors='ignore'), unquote('%e9', 'latin-1'), unquote('a%20b%C3%A9%zz%'), unquote('%41\u00e9%42'), unquote(b'%41\xff'), unquote_to_bytes('a%00%G1%1'), unquote_to_bytes(b''), unquote_to_bytes('\u00e9'), unquote_plus('a+b%2B'))
for q in ('a=1&a=2&b=&c', 'x=1&y=%20+z', '&&a=b&', '=v', 'a=b=c', 'a;b=c', '\u00e9=\u00e9', 'a=%ff', '', 'k'):
    print(repr(q), parse_qs(q), parse_qs(q, keep_blank_values=True), parse_qsl(q, keep_blank_values=True, encoding='latin-1'), parse_qsl(q, separator=';'))
    t(lambda: parse_qsl(q, strict_parsing=True))
print(parse_qs(b'a=1&b=%20'), parse_qsl(b'a=1'))
print(urlencode({'a': 1, 'b': 'x y', 'c': '\u00e9', 'd': b'\xff '}), urlencode([('k', [1, 2]), ('s', 'ab'), ('t', ()), ('n', None), ('g', b'xy')], doseq=True), urlencode({'k': [1, 2]}), urlencode({'a': 'b c'}, quote_via=quote), urlencode({'a/': '/'}, safe='/'), urlencode({'\u00e9': '\u00e9'}, encoding='latin-1'), urlencode(()), urlencode([('k', '\u20ac')], True, encoding='ascii', errors='replace'))
for f in (lambda: urlsplit('http://h:99999/').port, lambda: urlsplit('http://h:x/').port, lambda: urlsplit('http://h:-1/').port, lambda: parse_qs('a', strict_parsing=True), lambda: urlsplit('http://[::1'), lambda: urlsplit('http://x]/'), lambda: urljoin('a', b'b'), lambda: quote(5), lambda: quote_from_bytes('x'), lambda: quote(b'x', encoding='ascii'),
          lambda: quote(b'x', errors='strict'), lambda: urlsplit(5), lambda: unquote(5), lambda: unquote_to_bytes(5), lambda: urlencode(5), lambda: urlencode('ab'), lambda: urlencode([1]), lambda: parse_qsl('a=1&b=2', max_num_fields=1), lambda: parse_qsl('a=1', separator=''), lambda: urlsplit('http://\u2100/'), lambda: urlsplit('http://a\uff0fb/'), lambda: urlsplit(b'http://\xff/'),
          lambda: urlunsplit(('a', b'b', 'c', 'd', 'e'))):
    t(f)
e = urllib.error.HTTPError('http://u', 404, 'Not Found', {'h': 1}, None)
print(e, repr(e), e.code, e.status, e.reason, e.headers, e.url, e.filename, e.geturl(), e.info(), e.getcode(), isinstance(e, urllib.error.URLError), isinstance(e, OSError))
e = urllib.error.URLError('why', 'file')
print(e, e.reason, e.filename, e.args, urllib.error.ContentTooShortError('short', b'x').content, urllib.error.__all__)
