# What the decorator and the functions refuse, and how they say it.
import abc
import copy
import dataclasses
import inspect
import pickle
import typing
from collections import defaultdict, namedtuple
from dataclasses import *
from typing import ClassVar

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

@dataclass
class P:
    x: int
    y: float = 2.5
    z: list = field(default_factory=list, repr=False)


@dataclass(frozen=True)
class F:
    a: int

def bad(code):
    try: exec(code, globals())
    except Exception as e: print(type(e).__name__, e)
bad("@dataclass\nclass B:\n x: int=1\n y: int")
bad("@dataclass\nclass B:\n x: list=[]")
bad("@dataclass\nclass B:\n x: int=field(default=1,default_factory=int)")
bad("@dataclass\nclass B:\n x=field()")
bad("@dataclass(order=True,eq=False)\nclass B:\n x:int")
bad("@dataclass(order=True)\nclass B:\n x:int\n def __lt__(s,o): 0")
bad("@dataclass(frozen=True)\nclass B:\n x:int\n def __setattr__(s,o,v): 0")
bad("@dataclass(unsafe_hash=True)\nclass B:\n x:int\n def __hash__(s): 0")
bad("@dataclass\nclass B(F):\n x:int=1")
bad("@dataclass(frozen=True)\nclass B(P):\n x:int=1")
bad("@dataclass(slots=True)\nclass B:\n __slots__=('x',)\n x:int")
bad("@dataclass(weakref_slot=True)\nclass B:\n x:int")
bad("@dataclass\nclass B:\n a:int\n _:KW_ONLY\n b:int\n __:KW_ONLY")
bad("@dataclass\nclass B:\n c: ClassVar[list]=field(default_factory=list)")
bad("@dataclass\nclass B:\n c: InitVar[list]=field(default_factory=list)")
bad("@dataclass\nclass B:\n c: ClassVar[int]=field(kw_only=True)")
bad("make_dataclass('C',['x','x'])"); bad("make_dataclass('C',['for'])"); bad("make_dataclass('C',[('x',)])"); bad("make_dataclass('C',['1'])")
t(fields,3); t(asdict,3); t(asdict,P); t(astuple,3); t(replace,P); print(is_dataclass(P), is_dataclass(P(1)), is_dataclass(int))
