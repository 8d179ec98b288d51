# covers: Huffman coding with heapq and dicts, canonical codes, bit packing into bytes, decode round trip, compression ratios
import heapq
from collections import Counter
def codes(freq):
    h = [(n, i, c) for i, (c, n) in enumerate(sorted(freq.items()))]
    heapq.heapify(h)
    k = len(h)
    while len(h) > 1:
        a, b = heapq.heappop(h), heapq.heappop(h)
        heapq.heappush(h, (a[0] + b[0], k, (a, b)))
        k += 1
    out = {}
    def walk(node, p):
        if isinstance(node[2], tuple):
            walk(node[2][0], p + '0')
            walk(node[2][1], p + '1')
        else: out[node[2]] = p or '0'
    walk(h[0], '')
    return out
def canonical(lengths):
    code, prev, out = 0, 0, {}
    for n, c in sorted((n, c) for c, n in lengths.items()):
        code <<= n - prev
        out[c] = format(code, f'0{n}b')
        code, prev = code + 1, n
    return out
def encode(s):
    if not s: return {}, b'', 0
    table = canonical({c: len(b) for c, b in codes(Counter(s)).items()})
    bits = ''.join(table[c] for c in s)
    return table, int('1' + bits, 2).to_bytes(len(bits) // 8 + 1, 'big'), len(bits)
def decode(table, data, n):
    inv = {b: c for c, b in table.items()}
    out, cur = [], ''
    for bit in bin(int.from_bytes(data, 'big'))[3:] if n else '':
        cur += bit
        if cur in inv:
            out.append(inv[cur])
            cur = ''
    return ''.join(out)
for s in ('abracadabra', 'aaaa', 'ab', 'the quick brown fox jumps over the lazy dog', 'é€😀é', ''):
    t, d, n = encode(s)
    print(repr(s), dict(sorted(t.items())), n, d.hex(), decode(t, d, n) == s)
text = ' '.join(str(i * i) for i in range(300))
t, d, n = encode(text)
print(len(text), len(d), n, {c: len(b) for c, b in sorted(t.items())}, decode(t, d, n) == text)
print(sum(2.0 ** -len(b) for b in t.values()))
