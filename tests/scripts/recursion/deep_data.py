# covers: deeply nested lists, tuples and dicts: building, repr error, equality error, iteration without recursion, deep attribute chains, mutual recursion depth
import sys
x = []
for _ in range(50000): x = [x]
y = []
for _ in range(50000): y = [y]
for f in (lambda: repr(x), lambda: x == y, lambda: x < y, lambda: str((x,)), lambda: {1: x} == {1: y}):
    try: print(f())
    except RecursionError as e: print(e)
n = 0
while x: x, n = x[0], n + 1
while y: y = y[0]
print(n)
d = {}
for i in range(100): d = {'k': d}
s = repr(d)
print(len(s), s.count('{'), eval(s) == d)
t = ()
for i in range(50): t = (t, i)
print(repr(t)[-12:], t == eval(repr(t)), hash(t) == hash(eval(repr(t))))
class Node:
    def __init__(self, nxt): self.nxt = nxt
head = None
for _ in range(100000): head = Node(head)
k = 0
while head: head, k = head.nxt, k + 1
print(k)
def is_even(n): return n == 0 or is_odd(n - 1)
def is_odd(n): return n != 0 and is_even(n - 1)
print(is_even(900))
try: is_even(10000)
except RecursionError as e: print(type(e).__name__)
sys.setrecursionlimit(12000)
print(is_even(10000))
print(eval('(' * 50 + '1' + ')' * 50), eval('[' * 30 + ']' * 30), eval('-' * 60 + '1'), eval('1' + '+1' * 500))
def flat(v):
    stack, out = [v], []
    while stack:
        v = stack.pop()
        if isinstance(v, list): stack.extend(reversed(v))
        else: out.append(v)
    return out
deep = 0
for i in range(2000): deep = [deep, i]
print(len(flat(deep)), sum(flat(deep)))
