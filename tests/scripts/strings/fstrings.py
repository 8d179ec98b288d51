# covers: f-strings: expressions, nesting, conversions, debug =, format specs with fields, lambdas, dict access, multi-line, order of evaluation
x, y, name = 5, 2.5, 'Ann'
d = {'k': 'v', 'n': [1, 2]}
print(f'{x}', f'{x + 1}', f'{x:03}', f'{y:.2f}', f'{name!r}', f'{name!s:>6}|', f'{name:*^9}', f'{d["k"]}', f'{d["n"][1]}', f'{{{x}}}', f'{{}}', f'{x}{y}', f'{"a" + "b"}', f"{'q'}", f'{(lambda v: v * 2)(4)}', f'{x if x > 3 else y}', f'{[i for i in range(3)]}', f'{ {1: 2}[1] }', f'{ {1, 1} }', f'{x,}', f'{x, y}', f'{(x, y)!r:>12}')
print(f'{x=}', f'{x = }', f'{x=:04}', f'{name=}', f'{name=!s}', f'{name=!s:>5}|', f'{x + 1=}', f'{ x = !r}', f'{d["k"]=}', f'{y=:.1f}', f'{(x,)=}')
w, p, fill = 10, 3, '*'
print(f'{y:{w}.{p}f}|{x:{fill}^{w}}|{name:>{w - 3}}|{y:{"08.3f"}}|{x:{"+"}{w}}|{name:{fill}{"<"}{w}}|')
print(f'''multi
{x
+
1} line''', f'a' 'b' f'{x}' "{x}", rf'\n{x}', fr'{x}\{{', f'\n{x}\t'.encode(), f'\N{BULLET}{x}', f'\x41{x}\u00e9', f'{x!r}' f'{y!a}')
order = []
def t(v):
    order.append(v)
    return v
print(f'{t(1)}{t(2):{t(3)}}{t(4)!r:>{t(5)}}', order)
class F:
    def __format__(self, s): return f'fmt<{s}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
f = F()
print(f'{f}', f'{f!s}', f'{f!r}', f'{f:x}', f'{f!s:>5}', f'{f=}', f'{f=:q}', f'{f=!s}', '%s' % f, f'{f: a b }', f'{f:{x}{y}}', f'{f:}')
for g in (lambda: f'{undefined}', lambda: f'{1 / 0}', lambda: f'{x:zz}', lambda: f'{name:d}', lambda: f'{[]:5}', lambda: f'{None:>3}', lambda: f'{x.nope}', lambda: f'{object():x}', lambda: f'{1:{name}}'):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
def fn(a): return f'{a}-{f"in {a!r}"}'
print(fn('z'), f'{f"{x}" * 2}', f'{"{}"}', f'{"}"}', f'{x!r:}', f'{"":5}|', f'{not x}', f'{x == 5}', f'{x != 5}', f'{x >= 5=}', f'{(y := 7)}', f'{x:=5}', y, f'{"a" "b"}', f'{3.0:g}{-0.0}')
