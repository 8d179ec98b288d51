# covers: assertion error display with a message expression, in a method over two lines
# stderr: full
class Account:
    def __init__(self, n):
        self.n = n

    def take(self, k):
        assert k <= self.n, \
            f'cannot take {k} of {self.n}'
        self.n -= k
        return self.n


a = Account(5)
print(a.take(2))
a.take(4)
