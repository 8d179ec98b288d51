# covers: float bit patterns through struct, rebuilding from mantissa and exponent with frexp/ldexp, single precision rounding, half floats
import struct, math
def bits(x): return struct.unpack('>Q', struct.pack('>d', x))[0]
for v in (0.0, -0.0, 1.0, -2.0, 0.1, 5e-324, 1.7976931348623157e308, float('inf'), float('-inf')):
    b = bits(v)
    print(f'{b:016x}', b >> 63, (b >> 52 & 0x7ff) - 1023, f'{b & (1 << 52) - 1:x}')
for v in (0.1, 1 / 3, 16777217.0, 1e-40, 3.4028234e38, 65504.0):
    print(v, struct.unpack('<f', struct.pack('<f', v))[0], struct.pack('<f', v).hex())
print([struct.unpack('<e', struct.pack('<e', v))[0] for v in (1.0, 0.1, 65504.0, 1e-7, 2049.0)])
for fmt, v in (('<f', 1e39), ('<e', 70000.0), ('<d', 'x'), ('<d', None), ('<f', 1j)):
    try:
        print(struct.pack(fmt, v))
    except Exception as e:
        print(fmt, v, type(e).__name__, e)
for v in (0.0, 1.0, -0.75, 1e300, 5e-324, 10.0, float('inf')):
    m, e = math.frexp(v)
    print(m, e, math.ldexp(m, e) == v, math.modf(v))
print(math.ldexp(1, 1023), math.ldexp(1, -1074), math.ldexp(1, -1080), math.ldexp(0.0, 99999), math.ldexp(float('inf'), -5))
for f in (lambda: math.ldexp(1, 1024), lambda: math.ldexp(1, 2.0), lambda: math.ldexp('a', 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def decompose(x):
    n, d = x.as_integer_ratio()
    return n, d.bit_length() - 1
print([decompose(v) for v in (0.5, 0.1, 3.75, -1e-3)])
neighbours = [struct.unpack('>d', struct.pack('>Q', bits(1.0) + k))[0] for k in (-2, -1, 0, 1, 2)]
print(neighbours)
inv = struct.unpack('<f', struct.pack('<I', 0x5f3759df - (struct.unpack('<I', struct.pack('<f', 4.0))[0] >> 1)))[0]
print(inv, inv * (1.5 - 2.0 * inv * inv))
