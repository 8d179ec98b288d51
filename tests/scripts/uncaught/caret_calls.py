# covers: traceback carets for calls, nested calls, attribute calls and arguments over several frames
# stderr: full
def first(x):
    return second(x, key=x + 1)


def second(x, key):
    value = list(third(y) for y in (x, key))
    return value


def third(y):
    total = 1 + len(str(y).join(['a', 'b'])) + fail(y)
    return total


def fail(y):
    raise ValueError('bad value: %r' % y)


print('before')
result = first(1) + 2
print('not reached')
