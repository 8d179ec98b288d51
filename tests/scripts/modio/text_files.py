# covers: programs over text files in a temporary folder: log rotation, line editing, tail, word index, binary header, temp names, os.replace
import os, tempfile, io
d = tempfile.mkdtemp()
j = lambda *p: os.path.join(d, *p)
with open(j('a.txt'), 'w', encoding='utf-8') as f:
    for i in range(10): f.write(f'row {i} é{"x" * i}\n')
def tail(p, n):
    with open(p, 'rb') as f:
        f.seek(0, os.SEEK_END)
        pos, data = f.tell(), b''
        while pos and data.count(b'\n') <= n:
            step = min(16, pos)
            pos -= step
            f.seek(pos)
            data = f.read(step) + data
    return [l.decode() for l in data.splitlines()[-n:]]
print(tail(j('a.txt'), 2), tail(j('a.txt'), 1)[0][:6], len(tail(j('a.txt'), 50)))
def edit(p, fn):
    tmp = p + '.tmp'
    with open(p, encoding='utf-8') as src, open(tmp, 'w', encoding='utf-8') as dst:
        n = sum(1 for l in src if dst.write(fn(l)) >= 0)
    os.replace(tmp, p)
    return n
print(edit(j('a.txt'), lambda l: l.upper() if 'ROW' not in l and '3' in l else '' if '7' in l else l), sorted(os.listdir(d)))
lines = open(j('a.txt'), encoding='utf-8').read().splitlines()
print(lines[3], len(lines), os.path.getsize(j('a.txt')))
def rotate(p, keep):
    for i in range(keep - 1, 0, -1):
        if os.path.exists(f'{p}.{i}'): os.replace(f'{p}.{i}', f'{p}.{i + 1}')
    if os.path.exists(p): os.replace(p, f'{p}.1')
for i in range(5):
    rotate(j('log'), 3)
    with open(j('log'), 'w') as f: f.write(f'gen {i}')
print({n: open(j(n)).read() for n in sorted(os.listdir(d)) if n.startswith('log')})
with open(j('b.bin'), 'wb') as f:
    f.write(b'MAGC' + (3).to_bytes(2, 'big'))
    for s in ('one', 'deux', 'três'): f.write(bytes([len(e := s.encode())]) + e)
with open(j('b.bin'), 'rb') as f:
    assert f.read(4) == b'MAGC'
    print([f.read(f.read(1)[0]).decode() for _ in range(int.from_bytes(f.read(2), 'big'))], f.read())
with open(j('a.txt'), encoding='utf-8') as f:
    print(next(f), end='')
    try: f.tell()
    except OSError as e: print(e)
    print(f.readline(), end='')
with open(j('a.txt'), 'r+', encoding='utf-8') as f:
    f.readline()
    pos = f.tell()
    rest = f.read()
    f.seek(pos)
    f.write('inserted\n' + rest)
print(open(j('a.txt'), encoding='utf-8').readlines()[:3])
idx = {}
with open(j('a.txt'), encoding='utf-8') as f:
    for n, line in enumerate(f, 1):
        for w in line.split(): idx.setdefault(w.lower(), []).append(n)
print(idx['row'], idx['3'], sorted(idx)[:4])
with tempfile.NamedTemporaryFile('w+', dir=d, suffix='.t') as t:
    t.write('temp')
    t.flush()
    print(os.path.exists(t.name), t.name.endswith('.t'), open(t.name).read())
print(os.path.exists(t.name), len(os.listdir(d)))
with tempfile.TemporaryDirectory(dir=d) as td: open(os.path.join(td, 'x'), 'w').close(); print(os.listdir(td))
print(os.path.isdir(td))
f = open(j('c.txt'), 'w', buffering=1)
f.write('no newline')
f.close()
print(repr(open(j('c.txt')).read()), repr(f.name == j('c.txt')), f.closed)
