# bisect: positions, keys, bounds, errors.
import bisect

a = [1, 2, 2, 2, 5, 8]
print([bisect.bisect_left(a, x) for x in range(10)], [bisect.bisect_right(a, x) for x in range(10)])
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2, 2), bisect.bisect_right(a, 2, 0, 2), bisect.bisect_left([], 1))
b = []
for x in [5, 3, 9, 3, 1]:
    bisect.insort(b, x)
print(b)
words = ["fig", "kiwi", "apple"]
bisect.insort_left(words, "pear", key=len)
bisect.insort_right(words, "lime", key=len)
print(words, bisect.bisect_left(words, 4, key=len), bisect.bisect_right(words, 4, key=len))
for f in (bisect.bisect, bisect.bisect_left, bisect.insort, bisect.insort_left):
    try:
        f([1], 1, lo=-1)
    except ValueError as e:
        print(e)
try:
    bisect.bisect([1, 2], "x")
except TypeError as e:
    print(e)


class Seq:
    def __len__(self):
        return 100

    def __getitem__(self, i):
        return i * i


print(bisect.bisect_left(Seq(), 50), bisect.bisect_right(Seq(), 49))
