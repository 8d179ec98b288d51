# covers: big powers, modular exponentiation with big moduli, primality by Miller-Rabin, RSA round trip
print(3**100, (-3)**101, 7**77 % 10**12, 2**521 - 1)
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True
print([e for e in range(2, 140) if is_prime(2**e - 1)])
def next_prime(n):
    n |= 1
    while not is_prime(n): n += 2
    return n
p, q = next_prime(10**40), next_prime(3 * 10**41)
print(p, q)
n, phi, e = p * q, (p - 1) * (q - 1), 65537
d = pow(e, -1, phi)
msg = int.from_bytes(b'attack at dawn', 'big')
c = pow(msg, e, n)
print(d * e % phi, c, pow(c, d, n).to_bytes(14, 'big'))
print(pow(2, 10**20, 10**9 + 7), pow(-2, 10**20 + 1, 10**30 + 57), pow(5, 3**60, -(10**20)))
for args in ((6, -1, 10**30), (10**30, -1, 10**31), (2, 10, 0)):
    try:
        print(pow(*args))
    except ValueError as e:
        print(e)
print(pow(10**30 + 57, -1, 10**31 + 33) * (10**30 + 57) % (10**31 + 33))
