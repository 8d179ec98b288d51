# covers: & | ^ ~ on signed ints of mixed widths, infinite two's complement view, bool results, augmented forms, type errors
vals = [0, 1, -1, 6, -6, 255, -256, 1 << 62, -(1 << 63), (1 << 64) - 1, -(1 << 70)]
for a in vals:
    print(a, ~a, [a & b for b in vals[3:8]], [a | b for b in vals[3:8]], [a ^ b for b in vals[3:8]])
for a in vals:
    for b in vals:
        assert ~(a & b) == ~a | ~b
        assert ~(a | b) == ~a & ~b
        assert a ^ b == (a | b) & ~(a & b)
        assert (a & b) + (a | b) == a + b
def bits(n, width):
    return ''.join('1' if n >> i & 1 else '0' for i in reversed(range(width)))
for n in (0, 1, -1, 5, -5, 100, -128):
    print(bits(n, 9), end=' ')
print()
print(True & True, True & 1, True | False, True ^ True, True ^ 2, type(True & False).__name__, type(True & 1).__name__, ~False)
for text in ('1 & 1.0', '1.5 | 2', "'a' ^ 1", '~1.0', '~None', "~'x'", 'None & 1', '[] | 1', '1 | {}'):
    try:
        print(text, eval(text))
    except TypeError as e:
        print(text, '->', e)
x = 0b1111
x &= ~0b0101
x |= 1 << 8
x ^= -1
print(x, x.bit_count(), (-x).bit_count(), (1 << 200).bit_count(), 0 .bit_count())
try:
    x &= 'mask'
except TypeError as e:
    print(e)
try:
    x >>= 2.0
except TypeError as e:
    print(e)
