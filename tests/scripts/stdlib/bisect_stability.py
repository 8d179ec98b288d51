# insort keeps equal items in the order asked for.
import bisect


class R:
    def __init__(self, k, n):
        self.k, self.n = k, n

    def __lt__(self, o):
        return self.k < o.k

    def __repr__(self):
        return f"{self.k}{self.n}"


left, right = [], []
for n, k in enumerate([2, 1, 2, 3, 1, 2]):
    bisect.insort_left(left, R(k, n))
    bisect.insort_right(right, R(k, n))
print(left, right)
keys = [(x * 7) % 10 for x in range(10)]
out = []
for k in keys:
    bisect.insort(out, {"k": k}, key=lambda d: d["k"])
print([d["k"] for d in out])
