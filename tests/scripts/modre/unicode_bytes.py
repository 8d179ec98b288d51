# covers: re with bytes patterns, Unicode classes, case folding, ASCII and LOCALE flags, surrogates, zero-width matches, long inputs
import re
print(re.findall(rb'\w+', b'ab \xe9 c_1'), re.sub(rb'(\d)', rb'<\1>', b'a1b2'), re.split(b',', b'a,b'), re.match(rb'(?P<k>.)', b'x')['k'], re.compile(b'a').pattern, re.escape(b'a.b'))
print(re.findall(r'\w+', 'né_ü 李 ٣ x'), re.findall(r'\d', '1٣५'), re.findall(r'\d', '1٣', re.A), re.findall(r'\s', 'a\u2003b\xa0c'), re.findall(r'\b\w', 'été là'), re.findall('[à-ü]', 'été'), re.findall('(?i)É', 'éÉ'), re.findall('(?i)ß', 'ßẞSS'), re.findall('(?i)[a-z]', 'K\u212a'), re.findall('(?ia)[a-z]', '\u212a'), re.findall('(?i)σ', 'ΣσςΣ'))
print(re.match('.', '😀').span(), re.findall('.', 'a😀é'), re.findall('[😀-😂]', '😀😁z'), re.sub('é', 'e', 'été'), re.fullmatch(r'\U0001f600', '😀') is not None, re.match(r'\N{SNOWMAN}', '☃').group(), [m.start() for m in re.finditer('(?=a)', 'aXa')])
print(re.sub('(?m)^', '> ', 'a\nb\n'), re.sub(r'\b', '|', 'ab cd'), re.split('(?=[A-Z])', 'oneTwoThree'), re.findall(r'(?:a|ab)(?:c|bcd)', 'abcd'), re.findall('', 'ab'), re.sub('b*', '-', 'abc'), re.findall(r'\B', 'ab c'), re.split('', 'ab'))
s = 'ab' * 5000 + 'c'
print(len(re.match('(?:ab)*', s).group()), re.match('(ab)*c', s).span(), re.search('c$', s).start(), len(re.findall('a', s)), re.match('.*?c', s).end(), re.fullmatch('[ab]*', s), re.match('(?:a|b)*', s).end(), re.sub('ab', 'x', s)[-3:])
print(re.findall(r'(\w+)=(\d+|"[^"]*")', 'a=1 b="x y" c=z'), dict(re.findall(r'(\w)(\d)', 'a1b2')), re.findall(r'(?x) (\d+) \s* # num\n ([-+*/])', '1 + 2*3'), re.findall('a|b|', 'abx'), re.match('(a)(b)?(c)?', 'ac').groups(''), re.match('((a)|(b))*', 'ab').groups(), re.findall(r'(?P<x>a)(?P=x)', 'aaa'), re.sub(r'(?P<first>\w+) (?P<second>\w+)', r'\g<second> \g<first>', 'hello world'))
it = re.finditer(r'(?P<n>\d+)|(?P<w>[a-z]+)', '12ab3')
print([(m.lastgroup, m.group(), m.span()) for m in it], next(it, 'end'))
p = re.compile('a')
print(p.sub('b', 'aaa', 2), p.subn('b', 'xx'), p.split('1a2a3', 1), p.fullmatch('xa', 1).span(), p.match('ba', 1).pos, p.search('bab', 0, 1), [m.start() for m in p.finditer('aXaXa', 1, 4)], p.scanner('aa').match().span(), re.compile('^a').match('ba', 1), re.compile('^b').search('ab', 1))
for f in (lambda: re.compile(b'a').match('a'), lambda: re.sub(b'a', b'b', 'a'), lambda: re.compile('a', re.L), lambda: re.compile('(?u)a', re.A), lambda: re.compile(b'(?u)a'), lambda: re.sub('a', b'b', 'a'), lambda: re.compile('(?P<n>a)(?P<n>b)'), lambda: p.match('a', 'b'), lambda: p.sub('b'), lambda: p.nope):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
