# covers: traceback of infinite recursion folds repeated lines, message of RecursionError
# stderr: full
import sys
sys.setrecursionlimit(60)


def down(n):
    return down(n + 1)


print('start')
down(0)
