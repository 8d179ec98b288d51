# covers: recursion: mutual, tree, accumulate, Y combinator, trampolines, ackermann, hanoi, closures calling themselves, depth by argument
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(100), odd(101), even(7))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print([ack(m, n) for m in range(3) for n in range(4)], ack(2, 9))
def hanoi(n, a='A', b='B', c='C'): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
print(hanoi(3), len(hanoi(10)))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(Y(lambda s: lambda n: 1 if n < 2 else n * s(n - 1))(20), Y(lambda s: lambda n: n if n < 2 else s(n - 1) + s(n - 2))(15))
def tramp(f, *a):
    while callable(r := f(*a)): f, a = r, ()
    return r
def sum_to(n, acc=0): return acc if n == 0 else lambda: sum_to(n - 1, acc + n)
print(tramp(sum_to, 20000))
def gcd(a, b): return a if not b else gcd(b, a % b)
def binom(n, k): return 1 if k in (0, n) else binom(n - 1, k - 1) + binom(n - 1, k)
def depth(x): return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0
def subsets(s): return [[]] if not s else [p + q for p in ([], [s[0]]) for q in subsets(s[1:])]
print(gcd(1071, 462), binom(12, 5), depth([1, [2, [3, []]], []]), subsets([1, 2, 3]))
def change(n, coins): return 1 if n == 0 else 0 if n < 0 or not coins else change(n - coins[0], coins) + change(n, coins[1:])
print(change(100, (50, 25, 10, 5, 1)))
def M(n): return n - F(M(n - 1)) if n else 0
def F(n): return n - M(F(n - 1)) if n else 1
print([F(i) for i in range(15)], [M(i) for i in range(15)])
def counter():
    calls = 0
    def rec(n):
        nonlocal calls
        calls += 1
        return rec(n - 1) + rec(n - 2) if n > 1 else n
    return rec(16), calls
print(counter())
def compose(*fs): return fs[0] if len(fs) == 1 else lambda x: fs[0](compose(*fs[1:])(x))
print(compose(str, abs, lambda v: v - 10)(3), compose(len)('abcd'))
def partitions(n, m=None):
    m = n if m is None else m
    if n == 0: yield []
    for k in range(min(n, m), 0, -1):
        for p in partitions(n - k, k): yield [k] + p
print(list(partitions(5)))
def down(n): return down(n - 1) + 1 if n else 0
print(down(800))
deep = None
for i in range(500): deep = (deep, i)
n = 0
while deep: deep, _ = deep; n += 1
print(n)
