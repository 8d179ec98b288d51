# covers: str() constructor, __str__/__repr__ fallback and errors, str subclasses and result types, str of containers, recursion markers
print(str(), str(5), str(None), str([1, 'a']), str({'k': "it's"}), str((1,)), str({1}), str(1.0), str(''), str(b'x'), str(object=7), str(print), str(int), str(range(3)), str(1j), str(...), str(type), str(len))
class R:
    def __repr__(self): return 'R-repr'
class S(R):
    def __str__(self): return 'S-str'
class Bad:
    def __str__(self): return 5
    def __repr__(self): return None
class Sub(str):
    def __str__(self): return 'from Sub.__str__'
    def extra(self): return self.upper() + '!'
print(str(R()), str(S()), repr(S()), [S()], {S(): S()} and f'{S()} {S()!r}', (R(),), '%s %r' % (S(), S()))
for f in (lambda: str(Bad()), lambda: repr(Bad()), lambda: f'{Bad()}', lambda: '%s' % Bad(), lambda: '%r' % Bad(), lambda: [Bad()].__repr__(), lambda: print(Bad()), lambda: str(1, 2), lambda: str('a', 'b', 'c', 'd'), lambda: ascii(Bad())):
    try:
        print(f())
    except TypeError as e:
        print(e)
a = Sub('abc')
print(str(a), a.extra(), repr(a), type(a + 'x').__name__, type(a[:]).__name__, type(a.upper()).__name__, a == 'abc', {'abc': 1}[a], ''.join([a, a]), type(''.join([a])).__name__, '%s' % a, f'{a}', a.replace('a', 'z'), hash(a) == hash('abc'), isinstance(a, str), len(a), 'b' in a, type(str(a)).__name__, type(a.strip()).__name__, type(a * 1).__name__, type(a.ljust(1)).__name__)
l = [1]
l.append(l)
d = {'self': None}
d['self'] = d
t = ([],)
t[0].append(t)
print(l, d, t, [l, d])
class Ret(str): pass
class RR:
    def __str__(self): return Ret('ret')
    def __repr__(self): return Ret('rrepr')
print(type(str(RR())).__name__, type(repr(RR())).__name__, type(f'{RR()}').__name__, type('%s' % RR()).__name__, str(RR()))
class NoRepr: pass
print(repr(NoRepr()).startswith('<__main__.NoRepr object at 0x'), str(NoRepr).replace('__main__', 'M'), repr(type('X', (), {})), repr(lambda: 0).startswith('<function <lambda> at'))
for f in (lambda: Sub(1, 2, 3, 4), lambda: Sub.extra(), lambda: Sub.extra('x')):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
