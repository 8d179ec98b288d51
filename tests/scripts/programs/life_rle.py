# covers: Game of Life on sets, RLE pattern parsing, period detection, printing frames
import re
def parse(rle):
    cells, y = set(), 0
    for line in rle.rstrip('!').split('$'):
        x = 0
        for n, c in re.findall(r'(\d*)([bo])', line):
            n = int(n or 1)
            if c == 'o': cells |= {(x + i, y) for i in range(n)}
            x += n
        y += int(m[1]) if (m := re.search(r'(\d+)$', line)) else 1
    return frozenset(cells)
def step(cells):
    from collections import Counter
    n = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return frozenset(c for c, k in n.items() if k == 3 or k == 2 and c in cells)
def show(cells):
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    return '\n'.join(''.join('#' if (x, y) in cells else '.' for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))
def period(cells, limit=100):
    seen = {}
    for i in range(limit):
        key = frozenset((x - min(a for a, _ in cells), y - min(b for _, b in cells)) for x, y in cells)
        if key in seen: return seen[key], i - seen[key]
        seen[key] = i
        cells = step(cells)
        if not cells: return 'died', i + 1
for name, rle in (('blinker', '3o!'), ('glider', 'bob$2bo$3o!'), ('toad', 'b3o$3o!'), ('beacon', '2o$o$3bo$2b2o!'), ('block', '2o$2o!'), ('lone', 'o!'), ('pulsar', '2b3o3b3o2b2$o4bobo4bo$o4bobo4bo$o4bobo4bo$2b3o3b3o2b2$2b3o3b3o2b$o4bobo4bo$o4bobo4bo$o4bobo4bo2$2b3o3b3o!')):
    c = parse(rle)
    print(name, len(c), period(c))
r = parse('b2o$2o$bo!')
pops = []
for _ in range(60):
    pops.append(len(r))
    r = step(r)
print(pops)
g = parse('bob$2bo$3o!')
for _ in range(4): g = step(g)
print(show(g), sorted(g))
