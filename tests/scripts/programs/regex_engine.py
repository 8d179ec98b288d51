# covers: a backtracking regular expression matcher and NFA built from scratch, compared with re on many inputs
import re, itertools
def parse(p):
    i = 0
    def alt():
        nonlocal i
        branches = [seq()]
        while i < len(p) and p[i] == '|': i += 1; branches.append(seq())
        return branches[0] if len(branches) == 1 else ('alt', *branches)
    def seq():
        nonlocal i
        out = []
        while i < len(p) and p[i] not in '|)':
            c = p[i]
            i += 1
            if c == '(':
                a = alt()
                if i >= len(p) or p[i] != ')': raise ValueError('missing )')
                i += 1
            elif c == '.': a = ('any',)
            elif c in '*+?': raise ValueError(f'nothing to repeat at {i - 1}')
            elif c == '[':
                j = p.index(']', i)
                a = ('set', frozenset(p[i:j]))
                i = j + 1
            else: a = ('chr', c)
            while i < len(p) and p[i] in '*+?':
                a = {'*': 'star', '+': 'plus', '?': 'opt'}[p[i]], a
                i += 1
            out.append(a)
        return ('seq', *out)
    r = alt()
    if i != len(p): raise ValueError(f'unexpected {p[i]!r} at {i}')
    return r
def ends(n, s, i):
    match n:
        case ['chr', c]: return {i + 1} if s[i:i + 1] == c else set()
        case ['any']: return {i + 1} if i < len(s) else set()
        case ['set', cs]: return {i + 1} if i < len(s) and s[i] in cs else set()
        case ['seq', *xs]:
            cur = {i}
            for x in xs: cur = {k for j in cur for k in ends(x, s, j)}
            return cur
        case ['alt', *xs]: return {k for x in xs for k in ends(x, s, i)}
        case ['opt', x]: return {i} | ends(x, s, i)
        case ['star' | 'plus' as op, x]:
            seen, todo = set(), {i} if op == 'star' else ends(x, s, i)
            while todo:
                seen |= todo
                todo = {k for j in todo for k in ends(x, s, j)} - seen
            return seen
def full(p, s): return len(s) in ends(parse(p), s, 0)
pats = ['a*b', '(a|b)*c', 'a+b?c', '(ab)+', 'a.c', '[ab]+c', 'a|bc|', '(a*)*b', '((a|b)(b|c))*', 'a?a?aa', '', '(a|ab)(c|bcd)?']
n = bad = 0
for p in pats:
    for k in range(5):
        for t in itertools.product('abc', repeat=k):
            s = ''.join(t)
            n += 1
            if full(p, s) != bool(re.fullmatch(p, s)): bad += 1; print('DIFF', p, s)
print(n, bad, parse('a(b|c)*'), full('(a*)*b', 'a' * 60), full('a?' * 15 + 'a' * 15, 'a' * 15))
for p in ('(a', 'a)', '*a', '[ab', '(*)', 'a|*'):
    try: print(parse(p))
    except ValueError as e: print(repr(p), e)
