# covers: type of results of int operators, unary ops, isinstance with bool, operator error messages of every binary operator with bad types
import operator
for text in ('1 + 1', '1 + 1.0', '1 + 1j', 'True + 1', '4 / 2', '4 // 2', '4 % 2', '2 ** 2', '2 ** -2', '-True', '+True', '~True', 'abs(True)', 'True & True', 'True & 1', '1 < 2', 'not 1', 'round(2)', 'round(2, 1)', 'round(True)', 'divmod(1, 1)', 'int.__truediv__(4, 2)', '5 and 7', '0 or ""', 'max(True, 0)', 'sum([])', 'sum([True])', 'len("")', 'hash(1.5)'):
    v = eval(text)
    print(text, '=', v, type(v).__name__)
ops = ['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^', '<<', '>>']
for o in ops:
    for l, r in (('1', "'a'"), ("None", '1'), ('1', '[]'), ('{}', '{1}')):
        try:
            print(l, o, r, eval(f'{l} {o} {r}'))
        except TypeError as e:
            print(l, o, r, '->', e)
for o in ops:
    ns = {'x': 1}
    try:
        exec(f'x {o}= "s"' if o != '*' else f'x {o}= None', ns)
    except TypeError as e:
        print(o + '=', e)
for o in '-+~':
    for v in ('"a"', 'None', '[]', '1.0' if o == '~' else 'object'):
        try:
            print(eval(o + v))
        except TypeError as e:
            print(e)
print(int.__add__(1, 'a'), (1).__add__(1.5), (1).__eq__('1'), (1).__lt__(None), (5).__floordiv__(2), (5).__rsub__(7), (5).__divmod__(3), (2).__pow__(3, 5), operator.index(True))
