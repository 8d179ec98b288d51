# Reading command lines, with all that may be wrong with them.
import argparse
import contextlib
import io
import os
import tempfile

os.environ['COLUMNS'] = '80'


def run(parser, *lines, method='parse_args'):
    for line in lines:
        out = io.StringIO()
        with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
            try:
                result = getattr(parser, method)(line.split())
            except SystemExit as e:
                result = 'exit', e.code
        print(repr(line), '->', result, out.getvalue())


p = argparse.ArgumentParser(prog='P')
p.add_argument('-a', action='store_true')
p.add_argument('-b', action='store_false')
p.add_argument('-c', '--count', action='count')
p.add_argument('-n', '--number', type=int)
p.add_argument('--name', '--nam2')
p.add_argument('--many', nargs='*')
p.add_argument('--opt', nargs='?', const='C', default='D')
p.add_argument('-1', dest='one', action='store_true') if 0 else None
p.add_argument('x')
p.add_argument('y', nargs='?', default='7', type=int)
p.add_argument('z', nargs='*')
run(p, 'X', '-abccc X', '-n5 X', '-n 5 X 8', '-n=5 X', '--number=5 X', '--num 5 X', '--na x X', '--n 1 X', '-n X', '-n x X', 'X 1 2 3', 'X one', '-- -a', 'X -- 1 -a',
    '--many 1 2 -a X', '--many -- X', '--opt X', '--opt -a X', '--opt=v X', '-x', '', '--bad X', '-q X', 'X -5', '-n -5 X', '-ab1 X', '-aX', '--name= X', '-n', 'a b -a 3 4')
run(p, 'X --bad 1 -q', '--bad', method='parse_known_args')
i = argparse.ArgumentParser(prog='I')
i.add_argument('--f')
i.add_argument('cmd')
i.add_argument('rest', nargs='*', type=int)
run(i, 'doit 1 --f bar 2 3', 'doit', '1 --f 2', method='parse_intermixed_args')
run(i, 'doit 1 --f bar 2 3')
neg = argparse.ArgumentParser(prog='N')
neg.add_argument('-5', dest='five', action='store_true')
neg.add_argument('v', nargs='?')
run(neg, '-5', '-6', 'x')
f = argparse.ArgumentParser(prog='F', fromfile_prefix_chars='@', allow_abbrev=False)
f.add_argument('--long')
f.add_argument('items', nargs='+')
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, 'args')
    with open(path, 'w') as o:
        o.write('--long\nvalue\na b\n')
    run(f, '--lon 1 x')
    print(f.parse_args(['@' + path, 'z']))
    ft = argparse.ArgumentParser(prog='T')
    ft.add_argument('file', type=argparse.FileType('r'))
    with ft.parse_args([path]).file as opened:
        print(opened.read())
    run(ft, '/no/such/file')
sub = argparse.ArgumentParser(prog='S')
sub.add_argument('-v', action='store_true')
subs = sub.add_subparsers(dest='cmd')
one = subs.add_parser('one', aliases=['uno'])
one.add_argument('-k', type=int, default=0)
one.set_defaults(func='f1', v='sub')
two = subs.add_parser('two')
two.add_argument('args', nargs=argparse.REMAINDER)
run(sub, 'one -k 3', '-v uno', 'two -x --y 1', 'three', '', 'one -z', '-v')
c = argparse.ArgumentParser(prog='C', conflict_handler='resolve')
c.add_argument('-f', '--foo', help='old')
c.add_argument('--foo', help='new')
run(c, '-f 1', '--foo 2')
d = argparse.ArgumentParser(prog='D', argument_default=argparse.SUPPRESS)
d.add_argument('--a')
d.add_argument('--b', default='B')
d.set_defaults(a='set', other=1)
print(d.parse_args([]), d.get_default('a'), d.get_default('other'))
ns = argparse.Namespace(a='kept')
print(d.parse_args([], namespace=ns) is ns, ns, 'a' in ns, ns == argparse.Namespace(a='kept', b='B', other=1))
e = argparse.ArgumentParser(prog='E', exit_on_error=False)
e.add_argument('--n', type=int)
try:
    e.parse_args(['--n', 'x'])
except argparse.ArgumentError as err:
    print(err, err.argument_name, err.message)
r = argparse.ArgumentParser(prog='R')
r.add_argument('--req', required=True)
g = r.add_mutually_exclusive_group()
g.add_argument('-p')
g.add_argument('-q', nargs='?')
run(r, '', '--req 1 -p 1 -q', '--req 1 -q')
app = argparse.ArgumentParser(prog='A')
app.add_argument('--a', action='append', type=int, default=[0])
app.add_argument('--c', action='append_const', const=1)
app.add_argument('--e', action='extend', nargs='+')
app.add_argument('--choice', choices=range(3), type=int)
app.add_argument('--t', type=lambda s: s[100])
app.add_argument('--f', type=float, nargs=2)
run(app, '--a 1 --a 2', '--c --c', '--e 1 2 --e 3', '--choice 3', '--t x' if 0 else '', '--f 1', '--f 1 2 3', '--f a b')
for wrong in [lambda: app.add_argument('--a'), lambda: app.add_argument('x', dest='y'), lambda: app.add_argument('--q', type='int'), lambda: app.add_argument('-'),
              lambda: app.add_argument('--z', action='zip'), lambda: app.add_argument('--z', nargs=0), lambda: app.add_argument('--z', const=1), lambda: app.add_argument('--z', type=argparse.FileType),
              lambda: app.add_argument('p', required=False), lambda: app.add_argument('--z', metavar=('a', 'b')), lambda: argparse.ArgumentParser(conflict_handler='x'),
              lambda: g.add_argument('pos'), lambda: argparse.Action([], 'x')(1, 2, 3)]:
    try:
        print('ok', wrong())
    except Exception as err:
        print(type(err).__name__, err)
