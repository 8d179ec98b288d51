# covers: list slice assignment and deletion of every shape, extended slices, self-assignment, iterables, error messages
l = list(range(8))
def step(src):
    try:
        exec(src)
        print(f'{src:32}', l)
    except Exception as e:
        print(f'{src:32}', type(e).__name__ + ':', e)
for src in ('l[2:4] = "abc"', 'l[1:1] = [9]', 'l[:0] = (7, 7)', 'l[len(l):] = [0]', 'l[5:2] = ["x"]', 'del l[1:3]', 'l[::2] = "A" * len(l[::2])', 'l[::-3] = range(len(l[::-3]))', 'del l[::3]', 'del l[-1:]', 'l[1:3] = l', 'l[::-1] = l', 'l[:] = {1: "a", 2: "b"}', 'l[:] = (x * x for x in range(6))', 'l[1:5:2] = [1]', 'l[::2] = 5', 'l[0:2] = 5', 'l[0:2] = None', 'l["a"]', 'l[1.5]', 'l[None]', 'l[9]', 'l[9] = 1', 'l[-10] = 1', 'del l[9]', 'del l["a"]', 'l["a"] = 1', 'l[::0]', 'l[::0] = []', 'del l[::0]', 'l["a":]', 'l[0:1, 2]', 'l[()] = 1', 'l[::2] = iter([7, 8, 9])', 'l[::2] = [1, 2, 3, 4]', 'del l[10:20]', 'del l[5:1]', 'del l[::-2]', 'l[1:] = l[:1] * 3', 'l[2 ** 70:] = [1]', 'l[-2 ** 70:1] = []', 'l[True] = "t"', 'l += "xy"', 'l += 5', 'l *= 2', 'l *= "a"', 'l += l', 'l[1:-1] = []', 'del l[:]', 'l[0:0] = [[]] * 2'):
    step(src)
l[0].append(1)
print(l)
a = b = [1, 2, 3]
a += (4,)
a[1:2] = []
print(a is b, b, a[:] is a, a[:] == a, [0] * 3 + [1] * -1)
class Ix:
    def __index__(self): return 1
print(b[Ix()], b[Ix():], b[:Ix()], b[::Ix()])
def boom():
    yield 1
    raise KeyError('mid')
try:
    b[0:1] = boom()
except KeyError as e:
    print(e, b)
