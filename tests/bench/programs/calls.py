# Calls: recursion, defaults, keywords, * and **, closures, bound methods, lambdas, builtins.
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def shape(width, height=2, *rest, depth=1, **names):
    return width * height * depth + len(rest) + len(names)


def adders(n):
    functions = [lambda x, k=k: x + k for k in range(8)]
    total = 0
    for i in range(n):
        total = functions[i & 7](total) & 0xFFFF
    return total


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def tak(x, y, z):
    return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


class Machine:
    def __init__(self):
        self.state = 1

    def __call__(self, value):
        self.state = (self.state * 31 + value) % 65521
        return self.state

    def run(self, n):
        step = self.__call__
        for i in range(n):
            step(i)
        return self.state


print(ackermann(2, 150), tak(16, 11, 5))
total = 0
for i in range(150_000):
    total += shape(i, 3) + shape(i, depth=4) + shape(1, 2, 3, 4, a=1, b=2)
args, names = (1, 2, 3), {'depth': 5}
for i in range(100_000):
    total += shape(*args, **names)
print(total, adders(400_000))
step = counter()
for i in range(300_000):
    step(i & 3)
print(step(), Machine().run(300_000), sum(map(abs, range(-200_000, 0))))
