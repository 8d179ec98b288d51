# covers: traceback frame names for lambdas, comprehensions, generator expressions, class bodies and nested functions
# stderr: full
def outer():
    def inner(v):
        return max(w for w in (1 // x for x in v))
    return inner


class Holder:
    table = sorted([2, 1], key=lambda k: outer()([k, 0]))
