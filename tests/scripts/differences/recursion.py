# Difference: a recursion limit beyond what the machine's stack can hold is harmless: RecursionError, never a crash.
# test: modes=plain,gilswitch
import sys

sys.setrecursionlimit(10**9)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


class Ask:
    def __getattr__(self, name):
        return getattr(self, name + 'x')


def nested(n):
    x = []
    for i in range(n):
        x = [x]
    return x


print(depth(50_000))
for what in (lambda: Ask().a, lambda: repr(nested(10**6)), lambda: nested(10**6) == nested(10**6)):
    try:
        what()
        print('no error')
    except RecursionError as e:
        print('RecursionError')
