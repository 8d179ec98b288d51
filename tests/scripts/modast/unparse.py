# Precedence, quotes and everything else that unparse must get right.
import ast

for text in ['(a + b) * c', 'a + b * c', 'a - (b - c)', '(a ** b) ** c', 'a ** b ** c', '-a ** b', '(-a) ** b', 'not (a and b)',
             '(not a) + b', 'a if b else c if d else e', '(a if b else c) if d else e', 'lambda: (yield)', '(lambda x: x)(1)',
             'a, b', '(a,)', '()', '[a, b][0]', 'x[1, 2]', 'x[1:2, 3]', 'x[(1, 2):3]', 'x[()]', 'f(*a, **b)', 'f((yield))', 'await_(x)',
             '(a := 1) + 2', 'x[a := 1]', 'a < b < c', '(a < b) < c', 'a and (b or c)', '(a and b) and c', 'a or b and c',
             '1 .real', '1.5.real', '1j.imag', '"a".b', 'f"{a}"', "f'{a!r:>{b}}'", "f'{{{a}}}'", "f'{a[\"b\"]}'", "f'it''s {a}'",
             "'it\\'s'", '\'a"b\'', "'\\n\\t\\\\\\x00'", '"""a\nb"""', "b'\\xff'", '1e400', '-1e400', '1e400j', 'u"x"', '...', '{**a, 1: 2}',
             '{*a}', '{a: b for a, b in c if d}', '[a async for a in b]' if 0 else '[a for a in b for c in d]', 'x for x in y' if 0 else '(x for x in y)',
             'a @ b', 'a // b % c', 'a << b >> c', 'a | b & c ^ d', '~a', '+-a', 'not not a', 'a is not b', 'a not in b', 'lambda a, /, b=1, *c, d, e=2, **f: 0',
             'lambda *, a: 0', '*a, b', '(yield)', 'a if (b, c) else d', '(a, b) if c else d', '(yield a)', 'print((yield))', "'\\u2028\\ud800 é'",
             '[*a, *b]', 'x[*a]', 'x[*a, b]', '(await_)', '(1).x', 'a.b.c[d](e)']:
    tree = ast.parse(text)
    out = ast.unparse(tree)
    print(ascii(text), '->', ascii(out), ast.dump(ast.parse(out)) == ast.dump(tree))

for text in ['def f():\n  "doc \\"\\"\\" x"\n', 'class A:\n  "d"\n  x = 1\n', 'with (a as b, c): pass', 'for (a, b) in c: pass', 'for a, in b: pass',
             'a: int', '(a): int = 1', 'a.b: int', 'return_ = (yield)', 'del (a, b)', 'x = y = (1, 2)', 'x = 1,', 'if a: pass\nelif b: pass\nelse: pass',
             'if a: pass\nelse:\n  if b: pass\n  c', 'raise', 'raise A', 'from .. import a', 'import a.b as c', '@a\n@b.c()\nasync def f(): pass',
             'def f(a=1, *, b: int = 2) -> c: return', 'global a, b', 'while a: pass\nelse: b', 'try: a\nexcept: b', 'try: a\nexcept B: c\nelse: d\nfinally: e',
             'match a:\n case (1 | 2) as b: pass\n case A(1, b=2): pass\n case {1: a, **b}: pass\n case {**b}: pass\n case [a, [b, *_]]: pass\n case -1+2j: pass',
             'assert a, b', 'a += (yield)', 'x = lambda: 1', '"just\\ttext\\n"', 'async def f():\n async for a in b: pass\n async with c as d: pass\n await x\n return await (await y)']:
    tree = ast.parse(text)
    out = ast.unparse(tree)
    print(out)
    print(ast.dump(ast.parse(out)) == ast.dump(tree))

for wrong in [ast.Module(), ast.Raise(None, ast.Name('a')), 3]:
    try:
        print(repr(ast.unparse(wrong)))
    except Exception as e:
        print(type(e).__name__, e)
print(ast.unparse(ast.Set([])), ast.unparse(ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(-1))), ast.unparse(ast.Constant((1,))))
