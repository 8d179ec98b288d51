# getopt and gnu_getopt.
import getopt

for f, args, short, long in [(getopt.getopt, '-a -b -cfoo -d bar a1 a2', 'abc:d:', []), (getopt.getopt, '-ab --alpha --beta=2 -- -x', 'ab', ['alpha', 'beta=']),
                             (getopt.getopt, '--al 1', '', ['alpha=']), (getopt.getopt, '-x', 'a', []), (getopt.getopt, '-c', 'c:', []),
                             (getopt.getopt, '--foo', '', ['bar']), (getopt.getopt, '--al', '', ['alpha', 'alter']), (getopt.getopt, '--alpha=1', '', ['alpha']),
                             (getopt.getopt, '--beta', '', ['beta=']), (getopt.getopt, '- x', 'a', []), (getopt.gnu_getopt, 'x -a y -b --long z', 'ab', 'long'),
                             (getopt.gnu_getopt, 'x -a y', '+a', []), (getopt.gnu_getopt, 'x -- -a', 'a', []), (getopt.gnu_getopt, '-a x - -b y', 'ab:', [])]:
    try:
        print(f(args.split(), short, long))
    except getopt.GetoptError as e:
        print(type(e).__name__, e, repr(e.opt), repr(e.msg), e.args)
print(getopt.error is getopt.GetoptError)
