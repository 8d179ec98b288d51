"""Generators that search: queens on a board, and permutations in a pipeline."""
from itertools import islice


def queens(n, columns=()):
    """Every way to place n queens: the column of each row's queen."""
    row = len(columns)
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            yield from queens(n, (*columns, column))


def board(columns):
    return '\n'.join(' '.join('Q' if c == column else '.' for c in range(len(columns))) for column in columns)


def different(solutions):
    """Those that are no rotation or reflection of an earlier one."""
    seen = set()
    for s in solutions:
        if s in seen:
            continue
        yield s
        for _ in range(4):
            turned = tuple(len(s) - 1 - s.index(row) for row in range(len(s)))
            seen |= {s, s[::-1], turned}
            s = turned


for n in range(1, 8):
    print(n, sum(1 for _ in queens(n)), sum(1 for _ in different(queens(n))))
print(board(next(queens(8))))
print(*islice(different(queens(6)), 2))
