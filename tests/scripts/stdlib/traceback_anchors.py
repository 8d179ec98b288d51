"""Which part of a line carets point at."""
import traceback

names = dict(a=1, b='x', c=[1, 2], d={}, f=len, n=None)
for text in ('a + b', 'a  +  b', 'a+b', 'c[9]', 'd["k"]["l"]', 'a *(b)(1)', '(a + a) * (b - c)',
             'b ** a', 'b**a', 'a // d', 'a//d', '-b', 'n.x + 1', 'a + a + b', '[a + b]', '(a, a + b)', 'f(a)', 'a << b', 'a if b + a else b',
             'c[0] + c[1] + b', '"#" + a', "'''q''' - a", 'f"{b}" @ a', 'a | n | a', 'n[0][1]', 'not (a + b)', 'a < b', '1.5e-3 % d', 'c[a:b]'):
    line = 'value = ' + text
    import linecache
    linecache.cache['<t>.py'] = (len(line), None, [line + '\n'], '<t>.py')
    try:
        exec(compile(line, '<t>.py', 'exec'), dict(names))
    except Exception as error:
        print(''.join(traceback.format_exception(error)[2:]), end='')
