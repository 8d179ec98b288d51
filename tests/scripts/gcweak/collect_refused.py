# gc.collect called wrongly, then from within natives that hold what nobody else refers to.
import gc

for wrong in (lambda: gc.collect(1, 2, 3), lambda: gc.collect('x'), lambda: gc.collect(7)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


class Collecting:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        gc.collect()
        return self.value < other.value


print([c.value for c in sorted(Collecting(i) for i in (3, 1, 2))])
try:
    gc.collect(1, 2, 3)
except TypeError:
    pass
fresh = (str(10 ** 20 + i) for i in range(3))
print([text for text, _ in zip(fresh, iter(gc.collect, -1))])
try:
    gc.collect(1, 2, 3)
except TypeError:
    pass
print(list(zip(map(lambda i: [i] * 3, range(3)), map(gc.collect, [0, 1, 2])))[2][0])
