# covers: repeated traceback lines: exactly three shown and then the count of further repeats, mutual recursion not folded
# stderr: full
def single(n):
    if n == 0:
        return pair(3)
    return single(n - 1)


def pair(n):
    if n == 0:
        raise ValueError('bottom')
    return other(n)


def other(n):
    return pair(n - 1)


single(8)
