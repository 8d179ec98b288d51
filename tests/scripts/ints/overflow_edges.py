# covers: arithmetic crossing 31, 32, 63 and 64 bit edges in loops: add, subtract, multiply, negate, increment, and back
edges = [2**30, 2**31, 2**32, 2**62, 2**63, 2**64]
for e in edges:
    print(e - 1 + 1 == e, e + 1 - 1 == e, -e - 1 + 1 == -e, (e - 1) * (e - 1), (e - 1) * -(e + 1), -(-e), abs(-e))
def count_up(start, n):
    for _ in range(n):
        start += 1
    return start
print(count_up(2**63 - 3, 6), count_up(2**62 - 2, 5), count_up(-2**63 - 3, 6), count_up(2**30 - 2, 4))
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r
print([fact(n) for n in (12, 13, 20, 21, 22, 25, 30)])
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
print(fib(90), fib(92), fib(93), fib(94), fib(200))
x = 1
trace = []
for i in range(40):
    x = x * 3 - 1
trace.append(x)
while x > 1:
    x = (x + 1) // 3
    if x % 7 == 0:
        trace.append(x)
print(trace[:4], len(trace), x)
print(sum([2**62] * 5), sum(range(2**62, 2**62 + 3)), sum([2**63 - 1, 1, -2**63]))
print((2**63 - 1) // -1, -2**63 // -1, -2**63 % -1, divmod(-2**63, -1), abs(-2**63))
h = 0
for ch in 'a longer text to be hashed here':
    h = (h * 31 + ord(ch)) & 0xffffffff
print(h, h - (1 << 32) if h >> 31 else h)
h = 14695981039346656037
for byte in b'hello world':
    h = (h ^ byte) * 1099511628211 % 2**64
print(h, hex(h))
