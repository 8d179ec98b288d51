# covers: traceback for an error inside a format specification and a conversion by method
# stderr: full
class Money:
    def __init__(self, n):
        self.n = n

    def __format__(self, spec):
        return format(self.n, spec) + ' EUR'


def show(m):
    return '{:>12.2f}'.format(m)


print(show(Money(5)))
show(Money('five'))
