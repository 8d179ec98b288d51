# covers: a small grammar of dates, numbers, e-mail like and nested text checked by verbose patterns; lookaround, conditional and backreference behaviour
import re
NUM = re.compile(r'''
    [+-]?                 # sign
    (?: 0[xX](?P<hex>[0-9a-fA-F]+)
      | (?P<int>\d+)(?:\.(?P<frac>\d*))?(?:[eE](?P<exp>[+-]?\d+))? )
    $''', re.X)
for t in ('12', '-0x1F', '3.', '3.14e-10', '+7E5', '.5', '0x', '1e', '12a', ''):
    m = NUM.match(t)
    print(repr(t), m and {k: v for k, v in m.groupdict().items() if v is not None})
DATE = re.compile(r'(?P<y>\d{4})(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])')
print([bool(DATE.fullmatch(d)) for d in ('2024-01-31', '2024/1/31', '2024.12-01', '2024.12.01', '2024-13-01')])
for pat, texts in ((r'^(?=.*\d)(?=.*[a-z])(?!.*\s).{4,8}$', ('abc1', 'abcd', '1234', 'a 1b', 'abcdefgh1', 'a1b2')), (r'(?<![\w.])\d+(?![\w.])', ('a1 22 3.3 44x 55',)), (r'(?<=\$)\d+(?:\.\d\d)?', ('$5 6 $7.50',)), (r'\b(\w)(\w)\w*\2\1\b', ('abba noon abcba deed x',)), (r'(["\'])(?:(?!\1).)*\1', ('"it\'s" \'a"b\' "x',)), (r'^(\()?\d{3}(?(1)\)|-)\d{4}$', ('(123)4567', '123-4567', '(123-4567', '123)4567')), (r'a{2}', ('aaaaa',)), (r'(a+)(a+)', ('aaa',)), (r'(a+?)(a+)', ('aaa',)), (r'(a*)(a+)', ('aa',)), (r'(?:(a)|b)+', ('ab', 'ba')), (r'x*y?z{0,2}', ('xxyzzz', '')), (r'[]x]', (']ax',)), (r'[^]x]', (']ax',)), (r'[a\-z]', ('a-mz',)), (r'[\]\\]', ('a]\\',)), (r'\.', ('a.b',)), (r'[.]', ('a.b',)), (r'a\b|\bb', ('ab a b',)), (r'(?s)a.b|(?-s:c.d)' if False else r'(?s:a.b)|c.d', ('a\nb c\nd cxd',)), (r'(?i:a)B', ('AB aB ab',))):
    for t in texts: print(pat, repr(t), [m.group() for m in re.finditer(pat, t)], [m.groups() for m in re.finditer(pat, t)][:2])
def strip_comments(s): return re.sub(r'("(?:\\.|[^"\\])*")|/\*.*?\*/|//[^\n]*', lambda m: m[1] or ' ', s, flags=re.S)
print(strip_comments('a /* x\ny */ b "// no /* */ \\" q" // end\nc'))
def balanced(s):
    while True:
        t = re.sub(r'\(\)|\[\]|\{\}', '', s)
        if t == s: return not re.search(r'[][(){}]', s)
        s = t
print([balanced(s) for s in ('([]{})', '([)]', '', 'a', '((', '{[()()]}')])
print(re.sub(r'(\d+)-(\d+)', lambda m: ','.join(map(str, range(int(m[1]), int(m[2]) + 1))), '1-3,7,9-11'), re.sub(r'\$(\w+)|\$\{(\w+)\}', lambda m: {'a': 'A', 'b': 'B'}.get(m[1] or m[2], m[0]), '$a ${b} $c'), [t for t in re.split(r'(?<!\\),', r'a,b\,c,d')], re.sub(r'^(\s*)(.*)$', lambda m: m[1] + m[2][::-1], '  abc\n d', flags=re.M))
