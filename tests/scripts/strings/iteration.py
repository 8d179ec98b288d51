# covers: iterating text, enumerate, zip, reversed, sorted, set, unpacking, comprehension on characters, str iterator state, non-BMP text
s = 'héy😀'
print(list(s), [c for c in s], list(reversed(s)), sorted(s), list(enumerate(s, 1)), list(zip(s, s[1:])), [*s], {c: ord(c) for c in s}, tuple(s), max(s), len(set('hello')))
a, b, *c = s
print(a, b, c)
it = iter('abc')
print(next(it), list(it), next(it, 'end'), list(it), it.__length_hint__(), iter(it) is it, type(it).__name__)
try:
    next(it)
except StopIteration as e:
    print('stop', e.args)
for src in ('a, b = "abc"', 'a, b, c = "ab"', 'a, *b, c = "a"', '[x] = ""'):
    try:
        exec(src)
    except ValueError as e:
        print(src, '->', e)
def rle(t):
    out = []
    for c in t:
        if out and out[-1][0] == c: out[-1][1] += 1
        else: out.append([c, 1])
    return ''.join(f'{n}{c}' if n > 1 else c for c, n in out)
def unrle(t):
    out, n = '', 0
    for c in t:
        if c.isdigit(): n = n * 10 + int(c)
        else:
            out += c * (n or 1)
            n = 0
    return out
for t in ('', 'a', 'aaabccd', 'wwwwwwwwwwwwb', '😀😀é'):
    print(rle(t), unrle(rle(t)) == t)
print(''.join(sorted('banana')), ''.join(dict.fromkeys('mississippi')), [w[::-1] for w in 'ab cd'.split()], sum(map(ord, 'abc')), all(c in 'abc' for c in 'aab'), any(map(str.isdigit, 'a1')), list(map(str.upper, 'xy')), list(filter(str.isalpha, 'a1b2')))
pal = [t for t in ('level', 'Noon', 'ab', '') if t.lower() == t.lower()[::-1]]
print(pal, [*zip('abc', range(2))], dict(zip('abc', 'xyz')), [i for i, c in enumerate('banana') if c == 'a'], ' '.join(f'{ord(c):x}' for c in s))
