# covers: assignment expressions: scope in comprehensions, precedence, while loops, conditions, f-strings, class bodies, invalid places
import re
data = iter([3, 5, 0, 9])
while (n := next(data)): print(n, end=' ')
print(n, list(data))
print((y := 5) + y, (a := b if (b := 2) > 1 else 3), [z := 1, z + 1], (lambda: (w := 4) + w)(), {(k := 'key'): (v := k * 2)}, f'{(q := 7)} {q}', (p := 1, 2), p, not (r := 0), r)
if (m := re.match(r'(\d+)', '42abc')) and (g := int(m[1])) > 40: print(g)
print([last := i for i in range(4)], last, any((hit := v) > 2 for v in (1, 3, 5)), hit, [(i, s) for i in range(4) if (s := i * i) > 1], s, {c: (tot := c + 1) for c in range(3)}, tot)
def f(lst, acc=0): return [acc := acc + v for v in lst], acc
print(f([1, 2, 3]))
def outer():
    def inner():
        nonlocal w
        return [w := v for v in 'xy']
    w = None
    inner()
    return w
print(outer())
def gl():
    global GG
    [GG := i for i in range(3)]
gl()
print(GG)
class C:
    a = (b := 3) + 1
    def m(self, d=(e := 9)): return d
print(C.a, C.b, C.e, C().m())
def order():
    log = []
    x = (log.append(1), y := 2)[1] + (log.append(y) or (z := y + 1))
    return x, z, log
print(order())
print(len(t := [1, 2]), t, max((u := 3), 4), u, 'a' if (cond := []) else cond, (h := lambda v: v + 1)(5), h(1), (i := i2 if (i2 := 0) else 9))
x = 10
def local():
    if (x := 1): pass
    return x
print(local(), x, (x := x + 1), x)
buf = ['line1', 'line2', '']
pos = -1
def read():
    global pos
    return buf[(pos := pos + 1)]
out = []
while line := read(): out.append(line.upper())
print(out, pos)
for src in ('x := 1', 'f(a := 1)', 'f(a=b := 1)', '(a.b := 1)', '(a[0] := 1)', '((a, b) := 1)', '[x := y for y in z]', '[y := y for y in z]', '[x for x in (w := z)]', '[[(i := 1) for j in k] for i in l]', 'lambda: x := 1', 'def f(a = b := 1): pass', 'def f(a: b := 1): pass', 'x = y := 1', '(x := 1) = 2', 'class C:\n  [a := 1 for b in c]', 'a[b := 1]', 'a[b := 1, c := 2]', '{a := 1}', '{a := 1: 2}', '{(a := 1): 2}', 'f"{a := 1}"', 'assert (x := 1)', 'del (x := 1)', 'with (x := y): pass', '(yield := 1)', '(None := 1)', '(x := y := 1)', 'a = (yield (b := 1))', 'return (x := 1)', 'if x := 1: pass', 'while x := f(): pass', '(x: int := 1)', 'x[y:=1]', 'x[1:y:=2]', 'print(a := 1, b := 2)', 'for x in y := z: pass', '@(d := e)\ndef f(): pass', '@d := e\ndef f(): pass', 'lambda x=(y := 1): x'):
    try:
        compile(src, 's', 'exec')
        print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg)
