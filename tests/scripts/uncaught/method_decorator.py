# covers: traceback through decorators, __call__, property, __getattr__ and class creation
# stderr: full
def deco(f):
    def wrapper(*a, **k):
        return f(*a, **k)
    return wrapper


class T:
    @property
    def p(self):
        return self.q()

    def __getattr__(self, name):
        return self.__missing(name)

    @deco
    def __missing(self, name):
        raise AttributeError('no ' + name)


T().p
