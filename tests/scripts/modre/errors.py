# covers: re.error messages with positions for malformed patterns and replacement templates, type errors, group errors
import re
for p in ('(', ')', '[', 'a[', '[]', '[^]', '*', '+a', 'a**', 'a{2,1}', 'a{99999999999}', '\\', '(?', '(?P', '(?P<', '(?P<a', '(?P<1a>x)', '(?P<a>x)(?P<a>y)', '(?P=b)', '(?P=', r'\1', r'(a\1)', '(?<=a*)b', '(?<!a|bc)', '(?z)', '(?i', '(?#', '(?:', 'a)b', '[b-a]', r'[\w-a]', r'[a-\d]', r'\x1', r'\u12', r'\N{NOPE}', r'\q', '(?(1)a)', '(?(x)a|b|c)', '(?(1a|b)', '(?P<é!>a)', '(?P>a)', 'x{,}', '(a)(?(2)b)', '(?-i)', '(?a-u:x)', '(?iz:a)', 'a(?i)b', '(?L)a', '\\8', '(?<n>a)', '[[:alpha:]]', '(?au)x', 'a{1}{2}', 'a+++', '(*)', '|*', '^*', '$+', r'\b*', '(?=a)*'):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try: re.compile(p); print(p, 'ok')
        except re.error as e: print(p, '|', e, '|', e.msg, e.pos, e.lineno, e.colno)
        except Exception as e: print(p, type(e).__name__, e)
for f in (lambda: re.sub('a', r'\1', 'a'), lambda: re.sub('a', r'\g<x>', 'a'), lambda: re.sub('a', r'\g<', 'a'), lambda: re.sub('a', r'\g', 'a'), lambda: re.sub('a', r'\q', 'a'), lambda: re.sub('a', '\\', 'a'), lambda: re.sub('(a)', r'\2', 'a'), lambda: re.sub('a', 5, 'a'), lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 5), lambda: re.match(5, 'a'), lambda: re.compile('a').match(), lambda: re.match('(a)', 'a').group(2), lambda: re.match('(a)', 'a')['x'], lambda: re.match('a', 'a').start(1), lambda: re.match('a', 'a').group(-1), lambda: re.compile(re.compile('a'), re.I), lambda: re.compile('a', 'i'), lambda: re.sub('a', lambda m: 5, 'a'), lambda: re.sub('a', 'b'), lambda: re.findall('a', None), lambda: re.split('a', 'b', 'c'), lambda: re.match('a', 'a').nope, lambda: re.compile([]), lambda: re.escape(5), lambda: re.sub(b'a', 'b', b'a'), lambda: re.sub('a', r'\g<1a>', 'a'), lambda: re.sub('(?P<a>x)', r'\g<b>', 'x'), lambda: re.compile('\n('), lambda: re.compile('a' * 3 + '\n(?P<x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: re.compile('ab\ncd(')
except re.error as e: print(e, e.lineno, e.colno, e.pattern)
