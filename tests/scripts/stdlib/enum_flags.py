# Flag and IntFlag: composites, boundaries, aliases, operators.
import enum
from enum import *

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)

class F(Flag): R=auto(); W=auto(); X=auto(); RW=R|W
print(F.R, repr(F.R), F.RW, repr(F.R|F.X), F.R|F.X, ~F.R, repr(F(0)), F(0), F(7), list(F), list(F.RW), F.R in F.RW, F.X in F.RW, F.R^F.RW, F.R&F.W, bool(F(0)), len(F.RW), F.RW.name, (F.R|F.X).name, (F.R|F.X).value, F.__members__, len(F), ~F(0), f'{F.R|F.X}', F.R.value)
class IF(IntFlag): R=4; W=2; X=1
print(IF.R, repr(IF.R), repr(IF.R|IF.W), IF.R|IF.W, IF.R|8, repr(IF(8)), repr(IF(12)), ~IF.R, repr(~IF.R), IF.R+1, list(IF), list(IF(6)), f'{IF.R}', IF(-1), repr(IF(-8)), IF.R==4, repr(IF.R&1), IF.R in IF(6), repr(4|IF.W), repr(IF.W^IF.W))
class FS(Flag, boundary=CONFORM): A=1; B=4
print(FS(7), repr(FS(2)))
class FE(Flag, boundary=EJECT): A=1; B=4
print(repr(FE(7)), repr(FE(2)))
class FK(Flag, boundary=KEEP): A=1; B=4
print(repr(FK(7)), repr(FK(2)), repr(FK(-1)), repr(~FK.A), list(FK(7)), repr(FK(8)|FK.A))
print(repr(STRICT), FlagBoundary.KEEP, list(FlagBoundary), list(EnumCheck))
class G(Flag, boundary=STRICT):
    A=1
t(G, 8)
