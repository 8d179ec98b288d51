# covers: building text by +=, join, StringIO, format, list append, generator; in-place growth while another reference is held; slicing windows
import io
def by_add(n):
    s = ''
    for i in range(n): s += str(i % 10)
    return s
def by_join(n): return ''.join([str(i % 10) for i in range(n)])
def by_io(n):
    b = io.StringIO()
    for i in range(n): b.write(str(i % 10))
    return b.getvalue()
def by_slice(n): return ('0123456789' * (n // 10 + 1))[:n]
print([f(1234) == by_slice(1234) for f in (by_add, by_join, by_io)], by_add(25))
a = 'start'
b = a
for c in '12345': a += c; b = b if c != '3' else a
print(a, b)
hist = []
s = ''
for c in 'abcd':
    s += c
    hist.append(s)
s += s
print(hist, s, s[:4] == hist[-1])
class T: text = ''
t = T()
for i in range(3): t.text += f'<{i}>'; T.text += '!'
d = {'k': ''}
for i in range(3): d['k'] += 'xyz'[i]
l = ['']
l[0] += 'q' * 3
print(t.text, T.text, d, l)
def g():
    x = ''
    while True:
        got = yield x
        if got is None: return
        x += got
it = g()
next(it)
print([it.send(c) for c in ('é', '😀', 'z')])
u = 'a' * 10
for ch in ('b', 'é', '€', '😀'): u = ch + u + ch
print(u, len(u), u[0], u[3], u[4], u[::-1] == u, u.encode('utf-16-le')[:4].hex(), len(u.encode()))
print('-'.join('abc').join('xy'), ('ab' + 'c') * 2 + 'd', 'x' * 3 + 'y' * 2, ''.join(reversed('abc')), ''.join(sorted(set('hello'))), ' '.join(f'{a}{b}' for a in 'ab' for b in '12'), ','.join(map(repr, ['a', 1])))
diamond = [' ' * (3 - i) + '*' * (2 * i + 1) for i in range(4)]
print('\n'.join(diamond + diamond[-2::-1]))
print(str.join(', ', ('a', 'b')), ''.join(chr(ord('a') + i) for i in range(26))[::5], 'abc'.replace('b', 'X' * 3).partition('XX'), ('%s-' * 3 % (1, 2, 3))[:-1])
