# The classes, parse, dump, walking and changing trees, and compiling them.
import ast

SOURCE = '''
"""Doc
  of it."""
import os.path as p, sys
from . import x as y
from ..a.b import *
async def f(a, /, b: int = 1, *c: str, d, e=2, **g) -> 'r':
    global q
    async with a as b, c: pass
    async for i in b: await i
    return [j async for j in c if j if not j]
class C(B, metaclass=M):
    x: int = 3
    (y): int
    @d.e
    def m(self): nonlocal_ = yield; yield from (1, 2)
try: raise A from B
except (E, F) as e: pass
else: del a, b[1], c.d
finally: assert x, 'm'
try: pass
except* V: pass
a = b, *c = d = 1 if x else lambda *, k=1: k
a += -1 ** +2 // ~3 @ 4
print(f'{a!r:>{w}} {{}} {b=}', b'x', u'u', 1j, 2.5, 10 ** 30, ..., None, True, k=1, *l, **m)
a < b <= c is not d not in e
d = {1: 2, **x}; s = {1, *y}; l = [i for i in z]; t = (); u = {k: v for k, v in w}
while (n := 3): continue
for i, in j: break
else: ...
x[1:2, ::3, ...] and y[a:b] or z[*q]
match v:
    case 1 | -2.5 | 'a' | None: pass
    case [a, *_, b] if c: pass
    case {'k': w, **rest}: pass
    case P(q, r=1) as z: pass
    case m.n: pass
    case _: pass
'''
tree = ast.parse(SOURCE)
print(ast.dump(tree, indent=2))
print(ast.dump(tree, annotate_fields=False)[:300])
print(ast.dump(ast.parse('a = b\nc', mode='exec'), include_attributes=True))
print(repr(ast.get_docstring(tree)), repr(ast.get_docstring(tree, clean=False)))
print(ast.unparse(tree))
again = ast.parse(ast.unparse(tree))
print(ast.dump(again) == ast.dump(tree))

names = sorted({type(n).__name__ for n in ast.walk(tree)})
print(len(names), names)
print([type(n).__name__ for n in ast.iter_child_nodes(tree.body[4])])
print([(k, type(v).__name__) for k, v in ast.iter_fields(tree.body[4])])


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if type(node.value) is int else node

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        self.generic_visit(node)
        return [node, node]


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, type(node.ctx).__name__))
        self.generic_visit(node)


small = ast.parse('x = 3\nif x: pass; y = x + 4\nx * 5\n')
v = Names()
v.visit(small)
print(v.found)
print(ast.unparse(Double().visit(small)))
space = {}
exec(compile(ast.fix_missing_locations(small), 'n', 'exec'), space)
print(space['x'], space['y'])
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(2), ast.Pow(), ast.Constant(100), lineno=1, col_offset=0),
                                  ) if 0 else ast.fix_missing_locations(ast.Expression(
                                      ast.BinOp(ast.Constant(-2 ** 70), ast.Sub(), ast.Constant((1j + 2)))))
                   , 'n', 'eval')))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.Constant(('a', b'b', -1, -2.5, None, (True, ...))))), 'n', 'eval')))
moved = ast.increment_lineno(ast.parse('a\nb'), 5)
print([(n.lineno, n.end_lineno) for n in moved.body])
code = 'def f(x):\n    return  (x +\n        1)\n'
t = ast.parse(code)
print(repr(ast.get_source_segment(code, t.body[0].body[0])), repr(ast.get_source_segment(code, t.body[0].body[0].value)))
print(repr(ast.get_source_segment(code, t.body[0].body[0], padded=True)))

n = ast.Name('a', ast.Load())
print(n.id, n._fields, n._attributes, ast.Name._fields, ast.Name.__match_args__, ast.Name.__doc__, ast.FunctionDef.__doc__)
print(ast.Name.__mro__, ast.arg.__mro__, ast.Return().value, ast.Module.__module__)
print(ast.Name(id='x', foo=1).__dict__)
for wrong in [lambda: ast.Name('a', 1, 2), lambda: ast.Name('a', id='b'), lambda: ast.Name().id, lambda: ast.dump(1),
              lambda: compile(ast.Module([ast.Expr(ast.Name('x', ast.Load()))], []), 'n', 'exec'),
              lambda: compile(ast.Module(), 'n', 'exec'), lambda: compile(ast.Module(1, []), 'n', 'exec'),
              lambda: compile(ast.Module([1], []), 'n', 'exec'), lambda: compile(ast.Module([None], []), 'n', 'exec'),
              lambda: compile(ast.Expression(ast.Constant(1, lineno=1, col_offset=0)), 'n', 'exec'),
              lambda: compile(3, 'n', 'exec'), lambda: ast.get_docstring(ast.Name('x')),
              lambda: compile(ast.fix_missing_locations(ast.Module([ast.If(ast.Constant(1), [], [])], [])), 'n', 'exec'),
              lambda: compile(ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name('x', ast.Store()))], [])), 'n', 'exec'),
              lambda: compile(ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name('None', ast.Load()))], [])), 'n', 'exec'),
              lambda: compile(ast.fix_missing_locations(ast.Module([ast.Assign([ast.Constant(1)], ast.Constant(1))], [])), 'n', 'exec'),
              lambda: compile(ast.fix_missing_locations(ast.Module([ast.Assign([], ast.Constant(1))], [])), 'n', 'exec'),
              lambda: compile(ast.fix_missing_locations(ast.Expression(ast.Constant([1]))), 'n', 'eval'),
              lambda: compile(ast.fix_missing_locations(ast.Expression(ast.Dict([ast.Constant(1)], []))), 'n', 'eval'),
              lambda: compile(ast.fix_missing_locations(ast.Expression(ast.BoolOp(ast.And(), []))), 'n', 'eval'),
              lambda: compile(ast.fix_missing_locations(ast.Expression(ast.Compare(ast.Constant(1), [ast.Lt()], []))), 'n', 'eval')]:
    try:
        print('no error', wrong())
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])

for text in ['1', '-2.5', '"a" "b"', "[1, (2,), {3: 4}, {5}]", '1+2j', 'set()', ' (1, None, True, ...)', '- 3 - 4j', "b'x'"]:
    print(text, ast.literal_eval(text))
for text in ['a', '1 + 1', 'f(1)', '[x]', '{**a}', '"a" + "b"', '-"a"', '1\n2']:
    try:
        print(ast.literal_eval(text))
    except Exception as e:
        print(type(e).__name__, str(e).split(' object at ')[0])
