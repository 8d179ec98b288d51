# covers: raising things that are not exceptions, bad causes, caught in a loop and the last one uncaught
# stderr: full
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e)


def r(x, *cause):
    if cause:
        raise x from cause[0]
    raise x


for args in ((5,), ('text',), (int,), (None,), (ValueError, 5), (ValueError, int), (ValueError('ok'), KeyError), (object(),)):
    attempt(lambda: r(*args))


class NotExc:
    pass


raise NotExc
