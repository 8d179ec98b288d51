# covers: traceback through generator, yield from, next(), for loop and sum()
# stderr: full
def numbers():
    yield 1
    yield from risky()


def risky():
    yield 2
    yield 1 / len([])


def total(it):
    t = 0
    for n in it:
        t += n
    return t


print(next(numbers()))
total(x * 2 for x in numbers())
