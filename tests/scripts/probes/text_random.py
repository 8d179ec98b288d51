# covers: str and bytes methods on pseudo-random texts, the same on every run
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return (seed >> 33) % n
def pick(s): return s[rnd(len(s))]
chars = ['a','b','A','B','z','0','9',' ','\t','\n','\r','é','ß','İ','ı','Σ','ς','σ','ǅ','ﬁ','€','😀','\u0301','\x1c','\x85','\u2028','\u3000','\xa0','_','-','.',',','/','\x00','\ud800','٣','²','½','Ⅷ','ª','ŉ','ΐ','\u200b','\U0001d7d8','一','\u0378']
def rs(n=6): return ''.join(pick(chars) for _ in range(rnd(n)))
def show(f):
    try: return ascii(f())
    except Exception as e: return type(e).__name__ + ': ' + ascii(str(e))
for i in range(60):
    s, u, v = rs(9), rs(3), rs(3)
    a, b, c = rnd(12) - 5, rnd(12) - 5, pick([None, 1, -1, 2, -2, 3])
    print(i, ascii(s), ascii(u), ascii(v), a, b, c)
    print(show(lambda: [s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()]))
    print(show(lambda: [s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii()]))
    print(show(lambda: [s.split(), s.rsplit(None, 1), s.split(None, 1), s.strip(), s.lstrip(), s.rstrip(), s.splitlines(), s.splitlines(True)]))
    print(show(lambda: [s.split(u), s.rsplit(u, 1), s.partition(u), s.rpartition(u)]))
    print(show(lambda: [s.replace(u, v), s.replace(u, v, 1), s.count(u), s.find(u), s.rfind(u), s.find(u, a, b), s.rfind(u, a, b), s.count(u, a, b), s.startswith(u), s.endswith(u), s.startswith((u, v), a), s.endswith((u, v), a, b)]))
    print(show(lambda: [s.strip(u), s.lstrip(u), s.rstrip(u + v), s.removeprefix(u), s.removesuffix(u), s.center(9, '*'), s.ljust(a), s.rjust(9), s.zfill(9), s.expandtabs(a)]))
    print(show(lambda: [s[a:b:c], s[a:], s[:b], s[::c], s[a], s[-1:], s * (a if a < 4 else 2), s + u, u in s, s < u, s == u, s >= v]))
    print(show(lambda: [repr(s), ascii(s), s.encode('utf-8', 'surrogatepass'), s.encode('ascii', 'replace'), s.encode('latin-1', 'backslashreplace'), s.encode('utf-16-le', 'surrogatepass')]))
    print(show(lambda: [s.encode(), s.encode('ascii')]))
    print(show(lambda: s.index(u, a, b)))
    print(show(lambda: [s.join([u, v, u]), s.translate({97: None, 98: 'xx', 65: 66}), '%s|%r|%a|%5s|%-5s|%.2s' % (s, s, s, s, s, s), f'{s:>8}|{s!r:^12}|{s:*<4}|{s:.3}', '{:^7.2}'.format(s)]))
    bs = s.encode('utf-8', 'surrogatepass'); bu = u.encode('utf-8', 'surrogatepass'); bv = v.encode('utf-8', 'surrogatepass')
    print(show(lambda: [bs.upper(), bs.title(), bs.capitalize(), bs.swapcase(), bs.split(), bs.strip(), bs.splitlines(), bs.isalpha(), bs.isspace(), bs.istitle(), bs.islower(), bs.isalnum(), bs.isascii()]))
    print(show(lambda: [bs.split(bu), bs.partition(bu), bs.rpartition(bu), bs.replace(bu, bv), bs.count(bu), bs.find(bu, a), bs.rfind(bu), bs[a:b:c], bs.hex(' ', 2), bs.center(9, b'*'), bs.zfill(8), bs.expandtabs(3), bs.strip(bu), bs.translate(None, bu), bs.decode('utf-8', 'replace'), bs.decode('ascii', 'backslashreplace'), bs.decode('latin-1')]))
    print(show(lambda: bs.decode()))
