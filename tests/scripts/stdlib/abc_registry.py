# Abstract methods, registration, cache token.
import abc
import pickle
from collections.abc import *

class A(abc.ABC):
    @classmethod
    @abc.abstractmethod
    def f(cls): ...
    @property
    @abc.abstractmethod
    def p(self): ...
print(A.__abstractmethods__ == {'f','p'})
class B(A):
    f = p = 1
B()
A.g = abc.abstractmethod(lambda s: 0)
abc.update_abstractmethods(A); print(sorted(A.__abstractmethods__))
@A.register
class R: pass
print(issubclass(R, A), isinstance(R(), A), isinstance(3, A))
t=abc.get_cache_token(); A.register(float); print(abc.get_cache_token()!=t, isinstance(1.5, A))
try: isinstance(1, A), issubclass(1, A)
except TypeError as e: print(e)
print(hash(Hashable) is not None, [c for c in (list, dict) if issubclass(c, Hashable)])
print(dir(abc.ABC)==dir(object)+[] or sorted(set(dir(abc.ABC))-set(dir(object))))
import pickle
print(pickle.loads(pickle.dumps(Callable[[int],str])))
