# covers: a hand-written JSON parser and printer compared with the module over generated documents
import json
def parse(s):
    i = 0
    def ws():
        nonlocal i
        while i < len(s) and s[i] in ' \t\n\r': i += 1
    def value():
        nonlocal i
        ws()
        if i == len(s): raise ValueError(f'end at {i}')
        c = s[i]
        if c == '{':
            i += 1
            d = {}
            ws()
            if s[i] == '}': i += 1; return d
            while True:
                ws()
                k = string()
                ws()
                if s[i] != ':': raise ValueError(f'colon at {i}')
                i += 1
                d[k] = value()
                ws()
                if s[i] == ',': i += 1
                elif s[i] == '}': i += 1; return d
                else: raise ValueError(f'comma at {i}')
        if c == '[':
            i += 1
            l = []
            ws()
            if s[i] == ']': i += 1; return l
            while True:
                l.append(value())
                ws()
                if s[i] == ',': i += 1
                elif s[i] == ']': i += 1; return l
                else: raise ValueError(f'comma at {i}')
        if c == '"': return string()
        for w, v in (('true', True), ('false', False), ('null', None)):
            if s.startswith(w, i): i += len(w); return v
        j = i
        while j < len(s) and s[j] in '+-0123456789.eE': j += 1
        if j == i: raise ValueError(f'value at {i}')
        t, i = s[i:j], j
        return float(t) if any(ch in t for ch in '.eE') else int(t)
    def string():
        nonlocal i
        if s[i] != '"': raise ValueError(f'string at {i}')
        i += 1
        out = []
        while s[i] != '"':
            if s[i] == '\\':
                i += 1
                if s[i] == 'u': out.append(chr(int(s[i + 1:i + 5], 16))); i += 4
                else: out.append({'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f'}.get(s[i], s[i]))
            else: out.append(s[i])
            i += 1
        i += 1
        return ''.join(out)
    v = value()
    ws()
    if i != len(s): raise ValueError(f'extra at {i}')
    return v
seed = 7
def rnd(n):
    global seed
    seed = seed * 1103515245 + 12345 & 0x7fffffff
    return (seed >> 8) % n
def gen(d):
    k = rnd(7 if d else 5)
    if k == 0: return rnd(2000) - 1000
    if k == 1: return (rnd(2000) - 1000) / 8
    if k == 2: return ''.join('aé"\\\n/z '[rnd(8)] for _ in range(rnd(6)))
    if k == 3: return [True, False, None][rnd(3)]
    if k == 4: return 10 ** rnd(30)
    if k == 5: return [gen(d - 1) for _ in range(rnd(4))]
    return {str(rnd(100)): gen(d - 1) for _ in range(rnd(4))}
ok = 0
for _ in range(150):
    doc = gen(4)
    for kw in ({}, {'indent': 1}, {'separators': (',', ':')}):
        text = json.dumps(doc, **kw)
        ok += parse(text) == json.loads(text) == doc
print(ok, json.dumps(gen(5)))
for t in ('[1', '{"a" 1}', 'x', '[1 2]', '1 2', '{1:2}', ''):
    try: print(parse(t))
    except (ValueError, IndexError) as e: print(repr(t), type(e).__name__, e)
