# The numeric tower and its derived methods.
import numbers
from numbers import *

for v in (1, True, 1.5, 2j, "s", None):
    print(repr(v), [isinstance(v, c) for c in (Number, Complex, Real, Rational, Integral)])
for c in (Number, Complex, Real, Rational, Integral):
    print(c.__name__, c.__mro__[1].__name__, len(c.__abstractmethods__), sorted(c.__abstractmethods__)[:3])
try:
    Real()
except TypeError as e:
    print(str(e)[:40])


def concrete(base, **methods):
    stubs = {n: (lambda self, *a: NotImplemented) for n in base.__abstractmethods__}
    return type("N", (base,), {**stubs, **methods})


class V:
    pass


I = concrete(Integral, __init__=lambda s, v: setattr(s, "v", v), __int__=lambda s: s.v, __pos__=lambda s: s,
             __neg__=lambda s: type(s)(-s.v), __add__=lambda s, o: s.v + getattr(o, "v", o),
             __eq__=lambda s, o: s.v == getattr(o, "v", o), __floordiv__=lambda s, o: s.v // o,
             __mod__=lambda s, o: s.v % o)
i = I(7)
print(float(i), i.denominator, i.numerator is i, i.real is i, i.imag, complex(i), i.conjugate() is i, bool(i), bool(I(0)))
print(i - I(2), divmod(i, 3), i.__index__(), hash(numbers) is not None)
try:
    hash(i)
except TypeError as e:
    print(e)


@Number.register
class Mine:
    pass


print(isinstance(Mine(), Number), isinstance(Mine(), Complex))
