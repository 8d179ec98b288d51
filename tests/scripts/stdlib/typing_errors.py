# What the forms refuse, and isinstance with them.
import types
from typing import *
T=TypeVar('T'); K=TypeVar('K'); V=TypeVar('V', bound=int); W=TypeVar('W', int, str); Co=TypeVar('Co',covariant=True); Ct=TypeVar('Ct',contravariant=True); PS=ParamSpec('PS'); Ts=TypeVarTuple('Ts')
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

for e in ['List[int,str]','Dict[int]','Optional[int,str]','Optional[3]','List[3]','Union[()]','Callable[int]','Callable[int,str]','Callable[[3],int]','Literal[()]','Annotated[int]','ClassVar[ClassVar[int]]','Generic[int]','Generic[T,T]','Generic[()]','List[int][str]','List[T][int,str]','Any()','Union()','List()','isinstance(1,List[int])','isinstance([],List)','isinstance(1,Any)','isinstance(1,Union[int,str])','issubclass(list,List)','issubclass(int,Union[int,str])','ForwardRef(3)','ForwardRef("1+")','Self[int]','NoReturn[int]','Any[int]','Final[int,str]','Protocol[int]','List[ClassVar[int]]','Union[ClassVar[int],int]','type("X",(Any,),{})','List[Generic]','List[Protocol]','Concatenate[int]','Unpack[int,str]','Tuple[...]','Tuple[int,...,str]','Type[int,str]','List[T]()','Dict[T,T][int,str]','Required[int,str]','TypeGuard[int,str]','class_("X",(Union,))','class_("X",(Union[int,str],))','class_("X",(List,))','class_("X",(T,))','class_("X",(Optional[int],))','class_("X",(ClassVar,))','Callable[[int]]','Literal[1][2]','List[int].foo','List[int].__origin__','setattr(List,"x",1)','Iterable[int]()','NewType("U",int)(3)','NewType("U",int)','isinstance({},Mapping)','isinstance((),Hashable)','isinstance("",SupportsInt)','isinstance(1,SupportsIndex)','issubclass(int,SupportsFloat)','cast(int,"x")','assert_type(3,int)','get_args(3)','get_origin(3)','is_typeddict(dict)','List[int].__mro_entries__(())']:
    def class_(n,b): return types.new_class(n,b)
    try: r=eval(e); print(e,'->',repr(r))
    except Exception as x: print(e,'!!',type(x).__name__,x)
