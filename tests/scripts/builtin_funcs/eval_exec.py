# covers: eval, exec and compile: namespaces, modes, return values, code objects, closures, builtins injection, line numbers, errors
x = 1
print(eval('x + 1'), eval('x', {'x': 5}), eval('x + y', {'x': 5}, {'y': 6}), eval(' 1 + 1 '), eval('(\n1\n)'), eval(b'2 * 3'), exec('z = 3'), z, eval('[x for _ in "ab"]'), eval('lambda: x')())
ns = {}
exec('a = 1\ndef f(): return a + b\nb = 2\nclass C: attr = a', ns)
print(ns['f'](), ns['C'].attr, sorted(k for k in ns if k[0] != '_'), '__builtins__' in ns)
g, l = {'q': 1}, {}
exec('w = q + 1\ndef h(): return "ok"', g, l)
print(sorted(l), 'w' in g)
code = compile('a + b', '<expr>', 'eval')
print(eval(code, {'a': 1, 'b': 2}), code.co_filename, code.co_names, type(code).__name__, exec(code, {'a': 1, 'b': 1}))
exec(compile('for i in range(2): print("loop", i)', 'f', 'exec'))
exec(compile('1 + 1', 'f', 'single'))
exec(compile('x = 5; "shown"; None; [1]', 'f', 'single'))
def fn():
    loc = 10
    exec('loc = 20')
    r = {}
    exec('made = loc + 1', {'loc': loc}, r)
    return loc, eval('loc * 2'), r
print(fn())
class M(dict):
    def __missing__(self, k):
        if k.startswith('_'): raise KeyError(k)
        return f'<{k}>'
print(eval('foo + bar', {}, M()), eval('len', {'__builtins__': {'len': 'fake'}}))
for f in (lambda: eval('len([])', {'__builtins__': {}}), lambda: eval('1 +'), lambda: eval('x = 1'), lambda: eval(''), lambda: eval('1; 2'), lambda: exec('if'), lambda: eval(5), lambda: exec(None), lambda: eval('1', 5), lambda: eval('1', {}, 5), lambda: exec('1', []), lambda: compile('1', 'f', 'bad'), lambda: compile(5, 'f', 'exec'), lambda: compile('a b', 'name.py', 'exec'), lambda: eval('undefined_q'), lambda: eval('1\x00'), lambda: exec('raise ValueError("in exec")'), lambda: eval(compile('1', 'f', 'exec')), lambda: compile('1\n2', 'f', 'single'), lambda: eval('(yield)'), lambda: exec('return 1'), lambda: eval('*a'), lambda: eval('  \n'), lambda: eval('pass'), lambda: compile('x', 'f'), lambda: exec('nonlocal y'), lambda: eval('x', {}, None), lambda: compile('1', 5, 'eval')):
    try: print(f())
    except BaseException as e: print(type(e).__name__, getattr(e, 'msg', None) or e)
def outer():
    v = 1
    def inner(): return v
    try: exec(inner.__code__)
    except TypeError as e: print(e)
    exec(inner.__code__, closure=inner.__closure__)
    return eval('[v for _ in "a"]', {'v': v})
print(outer())
try: exec('def boom():\n  x = 1\n  return x / 0\nboom()', {})
except ZeroDivisionError as e:
    t = e.__traceback__.tb_next
    print(t.tb_frame.f_code.co_filename, t.tb_lineno, t.tb_next.tb_lineno, t.tb_next.tb_frame.f_code.co_name)
print(globals()['x'], locals() is globals(), eval('locals() is globals()'), eval('__name__'))
import ast
print(ast.literal_eval("{'a': [1, -2.5, (3,), None, True, b'x', {1}]}"), ast.dump(ast.parse('a + 1', mode='eval')), eval(compile(ast.parse('3 * 4', mode='eval'), 'f', 'eval')), ast.unparse(ast.parse('x=1;y = [ i for i in x ]')))
for s in ('f()', 'a', '1 + 1', '[', '"a" "b"', '1 + 2j', '-x'):
    try: print(ast.literal_eval(s))
    except (ValueError, SyntaxError) as e: print(type(e).__name__)
