# covers: dynamic programming on strings: edit distance with script, longest common subsequence, KMP and Z search, anagrams, permutations of letters
def edit(a, b):
    d = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
    i, j, ops = len(a), len(b), []
    while i or j:
        if i and j and d[i][j] == d[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]: ops.append(f'{a[i - 1]}>{b[j - 1]}@{i - 1}')
            i, j = i - 1, j - 1
        elif i and d[i][j] == d[i - 1][j] + 1:
            i -= 1
            ops.append(f'-{a[i]}@{i}')
        else:
            j -= 1
            ops.append(f'+{b[j]}@{i}')
    return d[-1][-1], ops[::-1]
for a, b in (('kitten', 'sitting'), ('', 'abc'), ('flaw', 'lawn'), ('same', 'same'), ('naïve', 'naive'), ('intention', 'execution')):
    print(a, b, *edit(a, b))
def lcs(a, b):
    t = {}
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            t[i, j] = a[i] + t.get((i + 1, j + 1), '') if a[i] == b[j] else max(t.get((i + 1, j), ''), t.get((i, j + 1), ''), key=len)
    return t.get((0, 0), '')
print(lcs('AGGTAB', 'GXTXAYB'), lcs('abcdef', 'fedcba'), repr(lcs('ab', 'cd')))
def kmp(p, t):
    f, k = [0], 0
    for c in p[1:]:
        while k and c != p[k]: k = f[k - 1]
        k += c == p[k]
        f.append(k)
    out, k = [], 0
    for i, c in enumerate(t):
        while k and (k == len(p) or c != p[k]): k = f[k - 1]
        k += c == p[k]
        if k == len(p): out.append(i - k + 1)
    return f, out
print(kmp('abab', 'abababcabab'), kmp('aaa', 'aaaaa'), kmp('xyz', 'xxyzz'))
def z(s):
    zs, l, r = [len(s)], 0, 0
    for i in range(1, len(s)):
        k = min(r - i, zs[i - l]) if i < r else 0
        while i + k < len(s) and s[k] == s[i + k]: k += 1
        if i + k > r: l, r = i, i + k
        zs.append(k)
    return zs
print(z('aabxaabxcaabxaabxay'), z('aaaa'))
groups = {}
for w in 'listen silent enlist google elgoog abc cab bca tinsel'.split():
    groups.setdefault(''.join(sorted(w)), []).append(w)
print(sorted(groups.values(), key=lambda g: (-len(g), g)))
def longest_palindrome(s):
    best = ''
    for i in range(len(s)):
        for j in (i, i + 1):
            a, b = i, j
            while a >= 0 and b < len(s) and s[a] == s[b]: a, b = a - 1, b + 1
            if b - a - 1 > len(best): best = s[a + 1:b]
    return best
print(longest_palindrome('forgeeksskeegfor'), longest_palindrome('abacdfgdcaba'), longest_palindrome('cbbd'))
