# covers: a tokenizer and templating programs built on re: scanner with named groups, sub with functions, Markdown subset, log parsing, Roman numerals, CSV by regex
import re
SPEC = [('num', r'\d+(?:\.\d*)?'), ('id', r'[A-Za-z_]\w*'), ('str', r'"(?:\\.|[^"\\])*"'), ('op', r'[-+*/=<>!]=?|[(){};,]'), ('nl', r'\n'), ('ws', r'[ \t]+'), ('cm', r'#.*'), ('bad', r'.')]
TOK = re.compile('|'.join(f'(?P<{n}>{p})' for n, p in SPEC))
def tokens(s):
    line, start = 1, 0
    for m in TOK.finditer(s):
        k = m.lastgroup
        if k == 'nl': line, start = line + 1, m.end()
        elif k == 'bad': raise SyntaxError(f'{m.group()!r} at {line}:{m.start() - start + 1}')
        elif k not in ('ws', 'cm'): yield k, m.group(), line, m.start() - start + 1
print(*tokens('x = 3.5 * (y1 - 42) # note\nprint("a \\"q\\" b", x >= 2);'), sep='\n')
try: list(tokens('a = 1\nb = 2 ? 3'))
except SyntaxError as e: print(e)
def render(t, **kw): return re.sub(r'\{\{\s*(\w+)(?:\|(\w+))?\s*\}\}', lambda m: getattr(str(kw[m[1]]), m[2] or '__str__')(), t)
print(render('Hi {{ name|title }}, {{n}} of {{ name }}!', name='ann lee', n=3))
def md(s):
    s = re.sub(r'^(#+) (.*)$', lambda m: f'<h{len(m[1])}>{m[2]}</h{len(m[1])}>', s, flags=re.M)
    s = re.sub(r'\*\*(.+?)\*\*', r'<b>\1</b>', s)
    s = re.sub(r'(?<!\*)\*([^*]+)\*(?!\*)', r'<i>\1</i>', s)
    s = re.sub(r'\[([^]]+)\]\(([^)]+)\)', r'<a href="\2">\1</a>', s)
    return re.sub(r'(?:^- .*\n?)+', lambda m: '<ul>' + ''.join(f'<li>{x}</li>' for x in re.findall(r'^- (.*)', m[0], re.M)) + '</ul>\n', s, flags=re.M)
print(md('# Title\nsome **bold** and *it* [l](u)\n- one\n- two\n## End'))
LOG = '10.0.0.1 - [10/Oct] "GET /a.html HTTP/1.0" 200 2326\n10.0.0.2 - [11/Oct] "POST /b HTTP/1.1" 404 -\nbroken line\n10.0.0.1 - [11/Oct] "GET /c HTTP/1.0" 200 100'
pat = re.compile(r'^(?P<ip>[\d.]+) - \[(?P<d>[^]]+)\] "(?P<v>[A-Z]+) (?P<u>\S+) [^"]*" (?P<s>\d{3}) (?P<b>\d+|-)$', re.M)
print([m.groupdict() for m in pat.finditer(LOG)][1], sum(int(m['b']) for m in pat.finditer(LOG) if m['b'] != '-'))
roman = re.compile(r'M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})')
print([bool(roman.fullmatch(r)) for r in ('MCMXCIV', 'IIII', 'XLII', 'VX', 'MMXXIV', '')])
csv = lambda l: [(a.replace('""', '"') if a or q else b) for a, q, b in ((m[1] or '', m[0].startswith('"'), m[2] or '') for m in re.finditer(r'(?:^|(?<=,))(?:"((?:[^"]|"")*)"|([^,]*))(?=,|$)', l))]
print(csv('a,"b,c","d ""q"" e",,f'), re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.sub(r'([a-z])([A-Z])', r'\1_\2', 'camelCaseName').lower(), re.sub(r'_(\w)', lambda m: m[1].upper(), 'snake_case_name'), re.findall(r'\b(\w+) \1\b', 'the the cat sat sat'), re.split(r'(?<=[.!?])\s+', 'One. Two! Three? Four'))
print([re.sub(r'(.)\1*', lambda m: f'{len(m[0])}{m[1]}', s) for s in ('aaabcc', 'x')], re.sub(r'(\d+)', lambda m: str(int(m[1]) + 1), 'v9 v99'), [m.span() for m in re.finditer(r'(?=(aa))', 'aaaa')], re.match(r'(?:(\d+)|(\w+))*', '12ab').groups())
