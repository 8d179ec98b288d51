# Enum: members, lookup, aliases, errors, IntEnum, StrEnum, auto.
import enum
from enum import *

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)

class C(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
    def m(self): return self.name
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C(1), C['RED'], list(C), len(C), C.CRIMSON is C.RED, C.__members__, C, f'{C.RED}', f'{C.RED:>12}', C.RED.m())
t(C, 7); t(lambda: C['X']); t(setattr, C, 'RED', 2); t(delattr, C, 'RED'); t(lambda: C.ZZ); t(C); t(lambda: C.RED.BLUE); t(lambda: C.RED in C); t(lambda: 1 in C); t(lambda: 'q' in C)
print(C.RED==1, hash(C.RED)==hash('RED'), C.RED in {C.RED:1}, bool(C.RED), bool(C), C.RED<2 if False else '', list(reversed(C)), dir(C))
t(lambda: C.RED<C.BLUE)
t(type, 'X', (C,), {})
try:
    class D(C): X=1
except Exception as e: print(type(e).__name__, e)
try:
    class D(Enum): X=1; X=2
except Exception as e: print(type(e).__name__, e)
try:
    class D(Enum): _x_=1
except Exception as e: print(type(e).__name__, e)
try:
    class D(Enum): mro=1
except Exception as e: print(type(e).__name__, e)
class I(IntEnum): A=1; B=2
print(I.A, repr(I.A), I.A+1, f'{I.A:03}', I.A==1, I.A<I.B, '%d %s'%(I.A,I.A), str(I.A), format(I.A), I(2), {1:2}[I.A], I.A*2, I.A|I.B)
t(I, 9); t(I, 'x')
class S(StrEnum): A=auto(); BEE=auto(); C='see'
print(S.A, repr(S.A), S.BEE.value, S.A+'x', f'{S.A}', S('see'), S.A=='a', S.A.upper())
try:
    class S2(StrEnum): A=1
except Exception as e: print(type(e).__name__, e)
try:
    class S2(StrEnum): A=1,2,3,4
except Exception as e: print(type(e).__name__, e)
class S3(str, Enum): A='a'
print(S3.A, repr(S3.A), f'{S3.A}', str(S3.A), S3.A=='a', '%s'%S3.A)
class N(Enum): A=auto(); B=auto(); C=10; D=auto(); E='x'
print(list(N))
try:
    class N2(Enum): A='x'; B=auto()
    print(list(N2))
except Exception as e: print(type(e).__name__, e)
