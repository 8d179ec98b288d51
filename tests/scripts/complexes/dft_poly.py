# covers: complex numbers in programs: discrete Fourier transform, polynomial roots, Mandelbrot picture, quaternion built on pairs
import cmath, math
def dft(xs, sign=-1):
    n = len(xs)
    return [sum(x * cmath.exp(sign * 2j * math.pi * k * i / n) for i, x in enumerate(xs)) for k in range(n)]
data = [1, 2, 3, 4, 0, 0, -1, 2]
spec = dft(data)
print([f'{z:.6f}' for z in spec[:1]], [round(abs(z), 9) for z in spec])
back = [z / len(data) for z in dft(spec, 1)]
print([round(z.real, 9) + 0.0 for z in back], all(abs(z.imag) < 1e-9 for z in back))
def horner(cs, x):
    r = 0
    for c in cs: r = r * x + c
    return r
def roots(cs):
    n = len(cs) - 1
    zs = [(0.4 + 0.9j) ** k for k in range(n)]
    for _ in range(100):
        for i in range(n):
            d = 1
            for j in range(n):
                if i != j: d *= zs[i] - zs[j]
            zs[i] -= horner(cs, zs[i]) / d
    return sorted(((round(z.real, 6) + 0.0, round(z.imag, 6) + 0.0) for z in zs))
print(roots([1, 0, 0, -1]), roots([1, -6, 11, -6]), roots([1, 0, 2, 0, 1 + 0]) [0][0] < 0.01)
for y in range(-8, 9, 2):
    row = ''
    for x in range(-20, 8):
        z, c, n = 0j, complex(x / 10, y / 8), 0
        while abs(z) <= 2 and n < 30:
            z, n = z * z + c, n + 1
        row += '#' if n == 30 else '+' if n > 6 else '.'
    print(row)
class Quat:
    def __init__(self, a, b=0j): self.a, self.b = complex(a), complex(b)
    def __mul__(self, o): return Quat(self.a * o.a - self.b * o.b.conjugate(), self.a * o.b + self.b * o.a.conjugate())
    def __repr__(self): return f'[{self.a.real:g} {self.a.imag:g} {self.b.real:g} {self.b.imag:g}]'
i, j = Quat(1j), Quat(0, 1)
print(i * j, j * i, i * i, (i * j) * (i * j), i * j * Quat(2 + 1j, 3 - 1j))
print(cmath.sqrt(-4), cmath.phase(-1), cmath.polar(3 + 4j)[0], cmath.isnan(complex(0, math.nan)), cmath.isinf(1j), cmath.rect(2, 0))
