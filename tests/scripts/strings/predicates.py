# covers: isalpha, isdigit, isdecimal, isnumeric, isalnum, isspace, isidentifier, isprintable, istitle, isupper, islower, isascii
names = 'isalpha isdigit isdecimal isnumeric isalnum isspace isidentifier isprintable istitle isupper islower isascii'.split()
for s in ('', 'abc', 'ABC', 'Abc', 'Abc Def', 'a1', '123', '１２', '²', '½', 'Ⅷ', '一', 'é', 'ª', ' ', '\t\n', '\x1c', '\xa0', '\u200b', '_a', '1a', 'class', 'a b', 'a-b', '℘', '·a', 'a·', '\x7f', '\xad', '😀', '\ud800', 'ǅ', 'A B', 'A1', 'a\n', '٣', '①', '𝟘', 'ﬁ', 'ʰ', "It's"):
    print(ascii(s), ''.join('1' if getattr(s, n)() else '0' for n in names))
totals = {n: sum(getattr(chr(c), n)() for c in range(0x300)) for n in names}
print(totals)
print([hex(c) for c in range(0x3100) if chr(c).isspace()])
print([hex(c) for c in range(0x400) if chr(c).isdigit()], [hex(c) for c in range(0x180) if not chr(c).isprintable()][-5:])
def tokenize(t):
    out, i = [], 0
    while i < len(t):
        j = i
        for pred in (str.isspace, str.isalpha, str.isdigit):
            while j < len(t) and pred(t[j]): j += 1
            if j > i: break
        j = max(j, i + 1)
        if not t[i].isspace(): out.append(t[i:j])
        i = j
    return out
print(tokenize('let x1 = 42+foo(7, éa);'))
try:
    'a'.isalpha(1)
except TypeError as e:
    print(e)
