# Exceptions: raise and catch, through frames, finally, with, custom classes, chained, as end of loops.
class Wrong(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Guard:
    left = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        Guard.left += 1
        return kind is not None and issubclass(kind, KeyError)


def deep(n, code):
    if n == 0:
        raise Wrong(code)
    return deep(n - 1, code)


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1


def chained(i):
    try:
        try:
            [][i]
        except IndexError as e:
            raise Wrong(i) from e
    except Wrong as e:
        return e.code + (e.__cause__ is not None)
    finally:
        Guard.left += 1


total = 0
for i in range(40_000):
    try:
        deep(5, i)
    except Wrong as e:
        total += e.code
print(total)
print(sum(parse(text) for text in ['12', 'x', '7'] * 60_000))
for i in range(150_000):
    with Guard():
        if i % 2:
            raise KeyError(i)
print(Guard.left, sum(chained(i) for i in range(60_000)), Guard.left)
items, found = {}, 0
for i in range(200_000):
    try:
        found += items[i & 1023]
    except KeyError:
        items[i & 1023] = 1
print(found)
