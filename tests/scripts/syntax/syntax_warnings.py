# covers: SyntaxWarnings and DeprecationWarnings of the compiler, and as errors
import warnings
srcs = ["x is 1", "x is not 'a'", "1 is x", "x is ()", "x is -1", "assert (x, 'm')", "assert ()", "assert (1,)", "assert (x,)", "'a'()", "'a' 'b'(1)", "[1](2)", "(1,2)(3)", "{}()", "1()", "None()", "f'a'()", "[1, 2]['a']", "[(1,2) (3,4)]", "'a'['b']", "'a'[1.0]", "b'a'['x']", "(1,2)['a']", "(1,2)[(1,2)]", "{1}[0]", "1[0]", "None[0]", "f'x'[None]", "[1][[0]]","[1][True]", "[x for x in y]['a']","(x for x in y)[0]", "{}['a']", "(lambda: 1)[0]", "(lambda: 1)()", "...()", "...[1]", "x is ...", "x is None", "x is b''", "x is 1.0", "x is f''", "x == 1 is 2", "'\\d'", "b'\\d'", "f'\\d{x}'", "r'\\d'", "'''a\n\\z'''", "'\\d' '\\w'", "'ok', '\\q'", "'\\8'", "'\\400'", "b'\\400'", "1if x else 2", "0x1for x in y", "[0x1for x in y]", "1or 2", "1_0and 2", "1.0or 2", "1jor 2", "0b1or 2", "0o7or 2", "1not in x", "1in x", "1e5or x", "'\\é'", "if x is 1: pass", "assert(x,'a'), 'b'", "x = '\\d'; y = '\\d'", "x is 1 is 2","global x; x is 1", "class A:\n x is 1", "'%s'%x is 'a'"]
for s in srcs:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: compile(s, 'f.py', 'exec')
        except SyntaxError as e: print(repr(s), 'SE', e)
    print(repr(s), [(x.category.__name__, str(x.message), x.lineno, x.filename) for x in w])
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try: compile(s, 'f.py', 'exec')
        except SyntaxError as e: print('   ', e.args)
