# covers: classic ciphers by ord/chr arithmetic, transposition by slices, Morse tables, text scoring, round trips
def shift(c, k):
    if 'a' <= c <= 'z': base = 97
    elif 'A' <= c <= 'Z': base = 65
    else: return c
    return chr((ord(c) - base + k) % 26 + base)
def caesar(t, k): return ''.join(shift(c, k) for c in t)
def vigenere(t, key, sign=1):
    out, i = [], 0
    for c in t:
        if c.isascii() and c.isalpha():
            out.append(shift(c, sign * (ord(key[i % len(key)]) - 97)))
            i += 1
        else: out.append(c)
    return ''.join(out)
msg = 'Meet me at the old Bridge, 9pm! Voilà.'
for k in (0, 1, 13, -3, 29):
    e = caesar(msg, k)
    print(k, e, caesar(e, -k) == msg)
v = vigenere(msg, 'lemon')
print(v, vigenere(v, 'lemon', -1) == msg)
def rail(t, n):
    rows = [''] * n
    r, d = 0, 1
    for c in t:
        rows[r] += c
        if not 0 <= r + d < n: d = -d
        r += d
    return ''.join(rows)
def unrail(t, n):
    order = rail([chr(i + 256) for i in range(len(t))], n)
    out = [''] * len(t)
    for c, o in zip(t, order): out[ord(o) - 256] = c
    return ''.join(out)
for n in (2, 3, 5):
    r = rail(msg, n)
    print(r, unrail(r, n) == msg)
def columns(t, w):
    t += '_' * (-len(t) % w)
    return ''.join(t[i::w] for i in range(w))
print(columns('attackatdawn', 4), columns('attackatdawn!', 5), columns(columns('attackatdawn', 4), 3))
morse = dict(zip('abcdefghijklmnopqrstuvwxyz', '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split()))
back = {v: k for k, v in morse.items()}
m = ' / '.join(' '.join(morse[c] for c in w) for w in 'sos help me'.split())
print(m, ' '.join(''.join(back[c] for c in w.split()) for w in m.split('/')))
freq = {}
for c in msg.lower():
    if c.isalpha(): freq[c] = freq.get(c, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:6])
best = max(range(26), key=lambda k: sum(caesar('Wkh txlfn eurzq ira', -k).lower().count(c) for c in 'etaoin'))
print(best, caesar('Wkh txlfn eurzq ira', -best))
