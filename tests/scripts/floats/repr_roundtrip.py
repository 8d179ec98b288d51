# covers: shortest repr of floats: switch to exponent form, powers of ten and two, denormals, hard cases; eval(repr) identity
vals = [0.1, 0.2, 0.3, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 9999999999999998.0, 1e-4, 1e-5, 0.00012345, 0.000012345, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, 4.35, 0.5, 100.0, 1e100, 1.5e300, 9007199254740993.0, 2**0.5, 3.141592653589793, 2.718281828459045, 1e21, 123e-7, 9.5367431640625e-07, 8.41e21, 2.0919495182368195e19, 6.02214076e23, 1.0000000000000002, 0.9999999999999999]
for v in vals:
    print(repr(v), str(-v))
    assert eval(repr(v)) == v and float(str(v)) == v
for k in range(-6, 24, 3):
    print(10.0 ** k, 1.25 * 10.0 ** k, 2.0 ** (k * 10))
seed = 42
bad = 0
text = []
for i in range(300):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    m, e = seed >> 11, (seed >> 3) % 200 - 100
    v = m * 2.0 ** (e - 52)
    bad += float(repr(v)) != v
    if i % 30 == 0: text.append(repr(v))
print(bad, text)
print([1e5, 12345.678, 1e-7], (0.1,), {0.5: 1.0}, f'{0.1}', f'{1e20}', '%s' % 1e16, '%r' % 0.1)
import math
w = 0.1
for _ in range(5):
    w = math.nextafter(w, 1)
    print(w, end=' ')
print(math.ulp(1.0), math.ulp(0.0), math.nextafter(0.0, -1), math.nextafter(1.0, 0))
