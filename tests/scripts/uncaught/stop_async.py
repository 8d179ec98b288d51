# covers: StopIteration inside a generator becomes RuntimeError with a cause display
# stderr: full
def take(it, n):
    for _ in range(n):
        yield next(it)


print(list(take(iter('abc'), 2)))
print(list(take(iter('a'), 2)))
