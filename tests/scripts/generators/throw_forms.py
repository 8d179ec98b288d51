# What throw() makes of its arguments, for generators, coroutines and async generators.
class Five(Exception):
    def __new__(cls):
        return 5


def plain():
    yield


def catching():
    try:
        yield
    except BaseException as e:
        print('inside', repr(e))
        if isinstance(e, GeneratorExit):
            return
    yield 'went on'


async def coroutine():
    pass


async def numbers():
    yield 1
    yield 2


class Needs(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


def attempt(action):
    try:
        print('gave', action())
    except BaseException as e:
        print(repr(e))


for args in ((Five,), (5,), (ValueError, Five()), (ValueError, 1, 2), (ValueError, (1, 2)), (ValueError(1), 2),
             (Five, None, None), (ValueError, KeyError(3)), (ValueError, UnicodeError(3)), (Needs,), (Needs, (1, 2)),
             (ValueError(1), None, None), (int,)):
    print('--', args)
    for make in (plain, catching):
        g = make()
        next(g)
        attempt(lambda: g.throw(*args))
        g.close()
    a = numbers()
    try:
        a.__anext__().send(None)
    except StopIteration as e:
        print('first', e.value)
    attempt(lambda: a.athrow(*args).send(None))
    print(a.ag_running)
    c = coroutine()
    attempt(lambda: c.throw(*args))
    c.close()

for raised, cause in ((ValueError, Five()), (Five, None)):
    try:
        raise raised from cause
    except TypeError as e:
        print(e)
