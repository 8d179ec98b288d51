# Numeric tables looked up with bisect.
from bisect import bisect, bisect_left, bisect_right


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect(breakpoints, score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])


def between(a, lo, hi):
    return a[bisect_left(a, lo):bisect_right(a, hi)]


print(between(list(range(0, 100, 7)), 14, 35), between([], 1, 2))
