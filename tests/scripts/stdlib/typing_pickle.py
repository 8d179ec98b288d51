# Pickling and copying of aliases.
import copy
import pickle
from typing import *
T=TypeVar('T'); K=TypeVar('K'); V=TypeVar('V', bound=int); W=TypeVar('W', int, str); Co=TypeVar('Co',covariant=True); Ct=TypeVar('Ct',contravariant=True); PS=ParamSpec('PS'); Ts=TypeVarTuple('Ts')
for x in [List[int],Union[int,str],Callable[[int],str],Callable[PS,int],T if 0 else Any,Literal[1],Annotated[int,1],Optional[int],Tuple[()],Tuple[int,...],Generator[int,int,int],Unpack[Tuple[int]],ClassVar[int],List]:
    print(x, pickle.loads(pickle.dumps(x))==x, copy.copy(x)==x, copy.deepcopy(x)==x)
