# covers: for-else, while-else, break/continue in nested loops, loop variable after loop, modification of iterable, del of loop variable, else with return
def search(xs, v):
    for i, x in enumerate(xs):
        if x == v: break
    else: return 'absent'
    return i
print(search('abc', 'c'), search('abc', 'z'), search('', 'a'))
n = 10
while n:
    n -= 3
    if n < 0: print('negative'); break
else: print('zero')
while False: pass
else: print('while else')
for x in (): pass
else: print('for else', 'x' in globals())
out = []
for i in range(4):
    for j in range(4):
        if j == 2: continue
        if i == 2: break
        out.append((i, j))
    else:
        out.append('row')
        continue
    out.append('broke')
print(out, i, j)
for i in range(3):
    i = i * 10
    del i
print('i' in globals())
for d['k'] in (d := {}, ) if False else []: pass
class T: pass
for T.attr in 'ab': pass
z = [0, 0]
for z[1] in range(4): pass
for (a, b), c in [((1, 2), 3)]: pass
print(T.attr, z, a, b, c)
primes = []
for k in range(2, 40):
    for p in primes:
        if p * p > k: pass
        if k % p == 0: break
    else: primes.append(k)
print(primes)
def f():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return 'ret'
        finally: print('fin', i, end=' ')
    else: return 'else'
print(f())
i = 0
while True:
    i += 1
    if i % 2: continue
    if i > 6: break
    while i < 5:
        i += 1
        if i == 4: break
    else: print('inner else', i, end=' ')
print(i)
it = iter([1, 2, 3, 4, 5])
for v in it:
    if v == 2: next(it)
    print(v, end=' ')
print()
for i in range(2):
    def g(): return i
    class L: val = i
print(g(), L.val)
total = 0
for i in range(1000):
    if i % 3 and i % 5: continue
    total += i
print(total)
for _ in [0]:
    for _ in [1, 2]: break
    else: print('no')
    print('after inner break', _)
x = 5
for x in range(x): pass
print(x, [y for y in range(3) for y in range(y)])
for src in ('for 1 in x: pass', 'for x in: pass', 'for x y in z: pass', 'while: pass', 'for x in y\n pass', 'else: pass', 'for f() in x: pass', 'for x.y in z: pass', 'for (x) in y: pass', 'for x, in y: pass', 'for x in 1, 2: pass', 'for x in *a, b: pass', 'for x in (yield): pass', 'while x: break\nelse: break', 'if x: continue', 'for [a, *b] in c: pass', 'for x: int in y: pass', 'for x in lambda: y, z: pass', 'for not x in y: pass', 'for x if y in z: pass'):
    try: compile(src, 's', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg)
