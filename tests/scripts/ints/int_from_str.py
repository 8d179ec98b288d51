# covers: int() of str and bytes: bases, signs, underscores, whitespace, unicode digits, every error message
good = ['0', ' 12 ', '-7', '+7', '\t3\n', '1_000', '0007', '٣٤', '-٠']
print([int(g) for g in good])
print(int('ff', 16), int('0xff', 16), int('0xff', 0), int('0b101', 0), int('0o17', 0), int('z', 36), int('-0b11', 2), int('0b11', 16), int('zz', 36), int('102', 3), int(b'42'), int(bytearray(b' 9 ')), int('0_7', 8), int('0', 0), int('00', 0), int('0x_f', 0))
bad = [('',), (' ',), ('1 2',), ('1__0',), ('_1',), ('1_',), ('0x10',), ('abc',), ('1.5',), ('--1',), ('+',), ('12', 2), ('9', 8), ('010', 0), ('0x', 16), ('g', 16), ('1', 37), ('1', 1), ('1', -2), (b'x1',), (b'',), ('5', 2), ('é',), ('1\x00',), ("it's",), (10, 16), (1.5, 10), ('1', '2'), ('1', 2.0), (None,), ([],), ({},)]
for args in bad:
    try:
        print(args, int(*args))
    except (ValueError, TypeError) as e:
        print(args, '->', type(e).__name__, e)
print(int(), int(3.99), int(-3.99), int(True), int(1e20), int(x := 7), int('1' * 30))
for v in (float('nan'), float('inf'), float('-inf'), 1j):
    try:
        print(int(v))
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
try:
    int(x=5)
except TypeError as e:
    print(e)
try:
    int('1', 2, 3)
except TypeError as e:
    print(e)
print(int('11', base=2), int('7', base=True + 9))
