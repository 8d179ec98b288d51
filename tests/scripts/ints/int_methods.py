# covers: bit_length, bit_count, to_bytes, from_bytes, as_integer_ratio, conjugate, real/imag/numerator/denominator, errors
print([n.bit_length() for n in (0, 1, -1, 2, 255, 256, -256, 2**64, -2**64)])
for n, size, order, signed in ((1024, 2, 'big', False), (1024, 10, 'little', False), (-1, 3, 'big', True), (-1024, 10, 'big', True), (127, 1, 'little', True), (-128, 1, 'little', True), (0, 0, 'big', False), (0, 3, 'big', False)):
    b = n.to_bytes(size, order, signed=signed)
    print(n, b, int.from_bytes(b, order, signed=signed))
print((5).to_bytes(), (5).to_bytes(2), (1).to_bytes(length=2, byteorder='little'), int.from_bytes(b'\x01\x00'), int.from_bytes([1, 2, 3], 'big'), int.from_bytes((), 'big'))
for f in (lambda: (256).to_bytes(1, 'big'), lambda: (-1).to_bytes(1, 'big'), lambda: (128).to_bytes(1, 'big', signed=True), lambda: (1).to_bytes(-1, 'big'), lambda: (1).to_bytes(1, 'middle'), lambda: int.from_bytes(b'a', 'up'), lambda: int.from_bytes('ab', 'big'), lambda: int.from_bytes([300], 'big'), lambda: int.from_bytes(5, 'big'), lambda: (1).to_bytes('2', 'big'), lambda: (1).to_bytes(1, 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print((6).as_integer_ratio(), (-6).as_integer_ratio(), True.as_integer_ratio())
print((6).conjugate(), (6).real, (6).imag, (6).numerator, (6).denominator, True.real, type(True.real).__name__)
for name in ('real', 'imag', 'numerator', 'denominator'):
    try:
        setattr(5, name, 1)
    except AttributeError as e:
        print(name, e)
class I(int):
    pass
print(I.from_bytes(b'\x10', 'big'), type(I.from_bytes(b'\x10', 'big')).__name__, type(I(5).conjugate()).__name__, type(I(5) + 1).__name__)
print((2**100).to_bytes(13, 'big').hex(), int.from_bytes(bytes(range(12)), 'little'))
print([round(n, -1) for n in (5, 15, 25, -5, -15, 14, 16)], round(12345, -2), round(12345, -10), round(5, 3))
