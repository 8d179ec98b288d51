# configparser: reading, writing, defaults, interpolation, converters, proxies, errors.
import configparser
import io
import os
import tempfile
import warnings
from configparser import ConfigParser, RawConfigParser

warnings.simplefilter('ignore')


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def dump(p, **k):
    out = io.StringIO()
    p.write(out, **k)
    return out.getvalue()


text = '''# comment
[DEFAULT]
base = /usr
level = 5

[paths]
bin = %(base)s/bin
lib: %(base)s/lib
Multi = one
  two

  three
; another
empty =
percent = 100%%
[numbers]
i = 42
f = 2.5
yes = on
no = Off
bad = maybe
level = 7
spaced key = value with = sign : colon
'''
p = ConfigParser()
p.read_string(text)
print(p.sections(), p.defaults(), p.options('paths'), p.items('paths'), p['numbers'], list(p), len(p), 'paths' in p, 'DEFAULT' in p, 'x' in p)
print(p.get('paths', 'bin'), p.get('paths', 'BIN', raw=True), repr(p.get('paths', 'multi')), p.get('paths', 'percent'), p['paths']['empty'], p.get('numbers', 'spaced key'), p.get('paths', 'nope', fallback='fb'), p.get('nope', 'x', fallback=None), p.get('paths', 'bin', vars={'base': '/opt'}))
print(p.getint('numbers', 'i'), p.getfloat('numbers', 'f'), p.getboolean('numbers', 'yes'), p.getboolean('numbers', 'no'), p.getint('paths', 'level'), p.getint('numbers', 'level'), p.getint('numbers', 'zz', fallback=9), p['numbers'].getint('i'), p['numbers'].getboolean('zz', fallback=True), p['numbers'].get('zz'), p['numbers'].get('zz', 'd'))
print(p.has_option('paths', 'level'), p.has_option('paths', 'zz'), p.has_option('', 'level'), p.has_section('DEFAULT'), p.has_option('nope', 'x'), p.items('numbers', raw=True)[:3], p.items('numbers', vars={'q': '1'})[-1])
s = p['paths']
print(s.name, s.parser is p, len(s), list(s), 'bin' in s, 'level' in s, s == p['paths'], dict(s)['bin'], list(p['DEFAULT']), [(n, len(x)) for n, x in p.items()])
s['new'] = 'v'
del s['empty']
p['added'] = {'a': 1, 'b': None} if False else {'a': 1}
p['DEFAULT']['extra'] = 'e'
p.add_section('sec')
p.set('sec', 'k', 'v')
print(dump(p))
print(dump(p, space_around_delimiters=False)[:40])
print(p.remove_option('sec', 'k'), p.remove_option('sec', 'k'), p.remove_section('sec'), p.remove_section('sec'), p.popitem()[0], p.sections())
for f in (lambda: p.get('nope', 'x'), lambda: p.get('numbers', 'x'), lambda: p['nope'], lambda: p['numbers']['x'], lambda: p.getint('numbers', 'f'), lambda: p.getboolean('numbers', 'bad'), lambda: p.add_section('numbers'), lambda: p.add_section('DEFAULT'), lambda: p.add_section(5), lambda: p.set('numbers', 'a', 5), lambda: p.set('nope', 'a', 'b'),
          lambda: p.set('numbers', 'a', '%'), lambda: p.set('numbers', 'a', '%(x'), lambda: p.options('nope'), lambda: p.items('nope'), lambda: p.remove_option('nope', 'x'), lambda: p.__delitem__('DEFAULT'), lambda: p.__delitem__('nope'), lambda: p['numbers'].__delitem__('nope'), lambda: p['numbers'].__setitem__('a', 1), lambda: p['numbers'].__setitem__(1, 'a')):
    t(f)
for bad in ('a=1', '[s]\na=1\na=2', '[s]\n[s]', '[s]\njunk line\n=x\nok=1\nmore junk', '[s\na=1', '[]\na=1', '[s]\n  indented = 1\nb=2', '[s]\na=1\n\tb=2\n', '[a]b]\nx=1'):
    q = ConfigParser()
    t(lambda: (q.read_string(bad), {n: dict(x) for n, x in q.items()})[1])
q = ConfigParser(strict=False)
q.read_string('[s]\na=1\na=2\n[s]\nb=3')
print(dict(q['s']))
q = ConfigParser(allow_no_value=True)
q.read_string('[s]\nflag\nother =\nx: 1\nflag2\n')
print(dict(q['s']), dump(q))
q = ConfigParser(delimiters=('->', '|'), comment_prefixes=('//',), inline_comment_prefixes=(';', '//'), default_section='common', empty_lines_in_values=False)
q.read_string('[common]\nz -> 1\n[s] ; note\na -> b ; c\nd | e=f // g\n// all\nk -> one\n\n  two -> 3\nurl -> http://x')
print({n: dict(x) for n, x in q.items()}, dump(q))
q = RawConfigParser({'d': '1'}, interpolation=None)
q.optionxform = str
q.read_string('[S]\nKey = %(x)s %\nkey = 2')
print(q.items('S'), q.get('S', 'Key'))
q.set('S', 'num', 5)
print(q.get('S', 'num'))
e = ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_string('[a]\nx = 1\ny = ${x}2\n[b]\nz = ${a:y}3 $$ ${w}\nw = W\nbad1 = ${nope}\nbad2 = ${a:b:c}\nbad3 = $x\nbad4 = ${x\nloop = ${loop}\nbad5=${q:r}')
print(e.get('a', 'y'), e.get('b', 'z'))
for key in ('bad1', 'bad2', 'bad3', 'bad4', 'loop', 'bad5'):
    t(lambda: e.get('b', key))
t(lambda: e.set('a', 'q', '$'))
b = ConfigParser()
b.read_string('[s]\nmiss = %(nope)s\nsyn = %(x\nsyn2 = %x\nloop = %(loop)s\na = %(b)s!\nb = %(c)s?\nc = deep')
for key in ('miss', 'syn', 'syn2', 'loop', 'a'):
    t(lambda: b.get('s', key))
l = RawConfigParser(interpolation=configparser.LegacyInterpolation())
l.read_string('[s]\na = %(b)s x\nb = 1\nc = %(d)s\nl = %(l)s')
print(l.get('s', 'a'))
t(lambda: l.get('s', 'c'))
t(lambda: l.get('s', 'l'))
c = ConfigParser(converters={'list': lambda v: v.split(','), 'hex': lambda v: int(v, 16)})
c.read_string('[s]\nl = a,b\nh = ff')
print(c.getlist('s', 'l'), c['s'].gethex('h'), c.getlist('s', 'q', fallback=[]), sorted(c.converters), len(c.converters))
c.converters['up'] = str.upper
print(c['s'].getup('l'), c.getup('s', 'h'))
del c.converters['up']
t(lambda: c.getup('s', 'h'))
t(lambda: c['s'].getup('h'))
t(lambda: c.converters.__setitem__('', len))
t(lambda: c.converters.__setitem__(5, len))
t(lambda: ConfigParser(interpolation=5))
d = ConfigParser({'a': 1, 'b': '%x'})
d.read_dict({'s': {'k': 1, 'L': [2]}, 5: {'x': 'y'}})
print(d.defaults(), dict(d.items('s', raw=True)), d.sections())
t(lambda: ConfigParser().read_dict({'s': {'k': 1, 'K': 2}}))
folder = tempfile.mkdtemp()
path = os.path.join(folder, 'x.ini')
with open(path, 'w') as f:
    f.write(text)
r = ConfigParser()
print([os.path.basename(x) for x in r.read([path, path + '.none'])], r.sections(), r.read(path + '.none'))
with open(path) as f:
    r2 = ConfigParser()
    r2.read_file(f)
    print(r2 == r, r2.sections())
os.remove(path)
os.rmdir(folder)
r.read_file(['[list]', 'of = lines'])
print(r['list']['of'])
back = ConfigParser()
back.read_string(dump(r))
print(back == r)
for err in (configparser.NoSectionError('s'), configparser.NoOptionError('o', 's'), configparser.DuplicateSectionError('s', 'src', 3), configparser.DuplicateOptionError('s', 'o'), configparser.DuplicateOptionError('s', 'o', 'src', 4), configparser.ParsingError('src'), configparser.MissingSectionHeaderError('f', 1, 'l'), configparser.InterpolationDepthError('o', 's', 'r'), configparser.InterpolationMissingOptionError('o', 's', 'r', 'ref')):
    print(repr(err), err.args, err.message, sorted(vars(err)))
t(lambda: configparser.ParsingError())
print(configparser.SafeConfigParser().sections(), configparser.MAX_INTERPOLATION_DEPTH, configparser.DEFAULTSECT)
