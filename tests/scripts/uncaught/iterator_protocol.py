# covers: traceback through __iter__, __next__, sorted key and unpacking of a user iterator
# stderr: full
class Numbers:
    def __init__(self, *v):
        self.v = list(v)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.v:
            raise StopIteration
        return 1 / self.v.pop(0)


a, b = Numbers(1, 2)
print(a, b)
print(sorted(Numbers(4, 2, 0), key=lambda x: -x))
