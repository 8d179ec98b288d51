# covers: None: attribute, operator and call errors, comparisons, default returns, dict key, type, uniqueness, assignment errors
def nothing(): pass
def bare(): return
print(nothing(), bare(), nothing() is bare() is None, None == None, None != 0, None is not False, bool(None), str(None), repr(None), f'{None}', f'{None!r:>6}', '%s' % None, [None], {None: 1}[None], type(None), type(None)() is None)
for text in ('None + 1', '1 + None', 'None < 1', 'None > None', 'None[0]', 'None()', 'None.x', 'len(None)', 'iter(None)', 'None in None', '1 in None', 'for_none()', '-None', 'int(None)', 'float(None)', '"a" + None', '"".join([None])', '[] + None', 'None @ None', 'None ** 2', 'sum([None])', 'max(None)', 'sorted([None, 1])', 'dict(None)', 'list(None)', 'range(None)', '"a".find(None)', 'open(None)', 'format(None, "5")', '"%d" % None', 'isinstance(1, None)', 'hash(None) == hash(None)', 'None.__eq__(None)', 'None.__eq__(1)', 'print(end=None)', '[1,2,3][None:None]', '"a,b c".split(None)', 'type(None)(1)', '{**None}', '[*None]', 'print(*None)', 'print(**None)', 'next(None)', 'abs(None)', 'None.__class__', 'None.__bool__()', 'None.__repr__()', 'None | None', 'None | int', 'del_none'):
    def for_none():
        for x in None: pass
    try:
        print(text, '=', eval(text))
    except Exception as e:
        print(text, '->', type(e).__name__, e)
for src in ('None = 1', 'del None', 'def f(None): pass', 'None += 1', 'for None in []: pass', 'import None', 'class None: pass', 'f(None=1)', 'x.None = 1', '(None := 1)', 'lambda None: 1', 'True = 1', 'with a as None: pass', 'a, None = 1, 2', '[None] = [1]', 'f().True = 1', 'True.x: int', 'global None'):
    try:
        compile(src, 's', 'exec')
        print(src, 'compiles')
    except SyntaxError as e:
        print(src, '->', e.msg)
try:
    None.x = 1
except AttributeError as e:
    print(e)
a, b = None, None
print(a is b, [None] * 3 == [None, None, None], [None, 1].index(None), (None,) == (None,), None in [0, '', None], {None, None})
def default(x=None): return 'given' if x is not None else 'missing'
print(default(), default(None), default(0))
