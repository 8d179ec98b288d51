# tomllib: every kind of value, tables, arrays of tables, dotted keys, and what must be refused.
import io
import tomllib
from decimal import Decimal

good = ['', 'a=1', 'a = "x"  # c\nb = 2', 'a.b.c = 1\na.b.d = 2', '[t]\nx=1\n[t.u]\ny=2\n[v]', '[[p]]\nn=1\n[[p]]\nn=2\n[p.sub]\nq=3\n[[p.list]]\nz=1', '"quoted key" = 1\n\'lit\' = 2\n3.14 = 3\n"" = 4',
        'i = [0, +1, -2, 1_000, 0xDEAD_beef, 0o17, 0b101, -0]', 'f = [1.0, -0.5, 1e5, 1.5E-3, inf, -inf, +inf, 1_0.2_5]', 'b = [true, false]', 's = ["a\\tb\\n\\"\\\\\\u00e9\\U0001F600", \'raw\\n\', """\nmulti\nline \\\n   joined""", \'\'\'\nlit\'s\'\'\']',
        'd = [1979-05-27, 07:32:00, 07:32:00.999999999, 1979-05-27T07:32:00, 1979-05-27 07:32:00.5, 1979-05-27T07:32:00Z, 1979-05-27t00:32:00-07:30]', 'a = [ 1, [2, "x"], { y = 1 }, # c\n ]', 't = { a = 1, b.c = 2, d = { e = [] } }',
        '[a.b]\nx=1\n[a]\ny=2', 'a = """"quoted\"""\nb = """""two"""""', '[ x . "y" ]\nz=1', 'fruit.apple = 1\nfruit.orange.x = 2\n[other]\nfruit.apple = 3', 'x = """a\r\nb"""', '[[a]]\n[[a]]\n[[a.b]]', 'k = "\u20ac"', 'a=1\n\n\n# end', '[a]\n[a.b]\n[a.c]', '[a.b.c]\n[a.b]\nx=1\n[a]']
bad = ['a', 'a=', '=1', 'a=1 b=2', 'a=1\na=2', '[a]\n[a]', '[a]\nb=1\n[a.b]', 'a=1\n[a]', 'a.b=1\na=2', '[[a]]\n[a]', 'a=[]\n[[a]]', 'a={}\n[a.b]', 'a={b=1}\na.c=2', '[a', '[[a]', '[]', 'a="x', "a='x", 'a="""x', "a='''x", 'a="\\x"', 'a="\\u12"', 'a="\\ud800"', 'a="\\', 'a="a\nb"', "a='\x01'", '# \x01', 'a=01', 'a=1__0', 'a=1_', 'a=.5',
       'a=5.', 'a=1e', 'a=+0x1', 'a=0xG', 'a=tru', 'a=1979-13-01', 'a=1979-02-30', 'a=25:00:00', 'a=[1', 'a=[1,,2]', 'a={b=1,}', 'a={b=1', 'a={b=1\n}', 'a={b=1, b=2}', 'a.=1', '.a=1', 'a..b=1', '[a]\nb.c=1\n[a.b]', '[a.b]\n[a]\nb.c=1', 'a = 1 # \x00', '\x00', 'a=[{b=1}]\n[[a.c]]', '[a]x=1', 'a = inf1', 'a={b.c=1, b=2}', '"""k"""=1', 'a\n=1', 'a=\n1', 'a="""\\ x"""']


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for text in good + bad:
    print(ascii(text))
    t(lambda: ascii(tomllib.loads(text)))
print(tomllib.loads('a=1.50\nb=[1e2]', parse_float=Decimal), tomllib.loads('a=nan')['a'] != 0)
t(lambda: tomllib.loads('a=1.5', parse_float=lambda x: []))
print(tomllib.load(io.BytesIO(b'a = "caf\xc3\xa9"')))
t(lambda: tomllib.load(io.StringIO('a=1')))
t(lambda: tomllib.load(io.BytesIO(b'a = "\xff"')))
t(lambda: tomllib.loads(b'a=1'))
print(tomllib.TOMLDecodeError.__mro__[1].__name__, tomllib.__all__)
text = '\n'.join('[t%d]\nk%d = [%d, "v"]' % (i, i, i) for i in range(300))
print(len(tomllib.loads(text)), tomllib.loads(text)['t299'])
