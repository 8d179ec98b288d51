"""Shapes of pretty-printed data."""
import pprint
d={'a':1,'b':[1,2,3],'c':{'x':(1,),'y':set([3,1,2])},'longer key':['some rather long string here '*2,'another long string '*3], 'z':list(range(40))}
pprint.pprint(d); print(pprint.pformat(d,width=40,indent=4,depth=2)); pprint.pprint(d,compact=True,width=50,sort_dicts=False); pprint.pp(d)
pprint.pprint('a long string '*20,width=40); pprint.pprint(b'bytes '*20,width=40); pprint.pprint([],); pprint.pprint({}); pprint.pprint(()); pprint.pprint((1,)); pprint.pprint(frozenset({1,2})); pprint.pprint(set(range(50)),width=30); pprint.pprint((tuple(range(50)),),compact=True)
import collections,types,dataclasses
pprint.pprint(collections.OrderedDict((str(i)*5,i) for i in range(10))); pprint.pprint(collections.Counter('abracadabra'*3),width=20); pprint.pprint(collections.deque(range(40),maxlen=50)); pprint.pprint(collections.defaultdict(list,{'a'*20:[1]*20,'b':[2]*30})); pprint.pprint(collections.ChainMap({'a'*30:1},{'b'*30:2,'c'*40:3})); pprint.pprint(types.SimpleNamespace(a=1,b='x'*50,c='y'*50)); pprint.pprint(types.MappingProxyType({'a'*40:1,'b'*50:2}))
@dataclasses.dataclass
class D:
    a:int=1
    b:list=dataclasses.field(default_factory=lambda:list(range(40)))
    c:str=dataclasses.field(default='x',repr=False)
pprint.pprint(D()); pprint.pprint([D(b=[1])]); l=[1]; l.append(l)
print(pprint.isreadable(d),pprint.isrecursive(l),pprint.saferepr({'b':1,'a':[1,(2,)]}), pprint.pformat(12345678901,underscore_numbers=True)); 
pprint.pprint({1:'a','b':2,(1,2):3,None:4}); pprint.pprint([['a'*30,'b'*30],['c'*30,{'d'*30:'e'*30}]]); pprint.pprint({'k'*10:'word '*30}, width=50); pprint.pprint([1.5,True,None,'q"\'']); pprint.pprint('line1\nline2\n'*5,width=20); pprint.pprint(bytearray(b'x'*100),width=40); print(pprint.pformat({i:i for i in range(3)},width=5)); pprint.pprint({'x':{'y':{'z':{}}}},depth=1); pprint.pprint([[[1]]],depth=1); pprint.pprint(((((1,),),),),depth=2)
class R(list): pass
pprint.pprint(R(range(50))); pprint.pprint(collections.UserDict({'a'*40:1,'b'*40:2})); pprint.pprint(collections.UserList(range(40))); pprint.pprint(collections.UserString('abc '*40))
