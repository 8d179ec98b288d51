# covers: string constants, Template substitution and errors, Formatter subclass, capwords
import string
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords('  hello   wORLD '), string.capwords('a-b-c', '-'))
T = string.Template
print(T('$a ${b}c $$ $a').substitute(a=1, b='x'), T('$a $z').safe_substitute(a=1), T('$a').substitute({'a': 1}, a=2), T('${a}$').safe_substitute(a=3), T('$x').template, T('$a $b').get_identifiers(), T('$ok $1').is_valid())
for t, k in (('$a', {}), ('$', {}), ('$1', {}), ('${a', {'a': 1}), ('${}', {}), ('line\n$ x', {}), ('$é', {'a': 1}), ('${a b}', {})):
    try: print(T(t).substitute(**k))
    except (KeyError, ValueError) as e: print(repr(t), type(e).__name__, e)
class P(T): delimiter = '%'; idpattern = '[a-z]+_[a-z]+'
print(P('%with_underscore %notthis').safe_substitute(with_underscore='ok', notthis='no'))
f = string.Formatter()
print(f.format('{0} {x:>4} {}'.replace('{}', '{1}'), 1, 2, x=3), list(f.parse('a{b!r:>{w}}c{{}}{}')), f.vformat('{0[k]} {a.real}', ({'k': 'v'},), {'a': 5}))
class F(string.Formatter):
    def get_value(self, k, args, kw): return f'<{k}>' if isinstance(k, str) and k not in kw else super().get_value(k, args, kw)
    def convert_field(self, v, c): return str(v).upper() if c == 'u' else super().convert_field(v, c)
    def format_field(self, v, spec): return str(v) * int(spec[1:]) if spec.startswith('x') else super().format_field(v, spec)
print(F().format('{miss} {a!u} {0:x3} {0:>3} {a!r}', 'z', a='up'), F().format('{} {}', 1, 2))
for g in (lambda: f.format('{} {0}', 1), lambda: f.format('{1}', 1), lambda: f.format('{x}'), lambda: f.format('{', 1), lambda: f.format(), lambda: F().format('{!q}', 1), lambda: f.format('{0:{1}}', 'a', '>5') + '|', lambda: T(5).substitute(), lambda: T('$a').substitute(5)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
