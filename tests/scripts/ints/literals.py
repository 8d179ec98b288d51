# covers: integer literals in bases 2, 8, 10, 16, underscores, zeros, attribute access on literals, literal syntax errors
print(0, 00, 0_0, 1_000_000, 0b1010, 0B1_1, 0o17, 0O7_7, 0xFf, 0X_ff_00, 0xdead_beef)
print(1 .real, (1).imag, 0x10.bit_length(), 5 .__add__(3), 1..hex())
print(10 .bit_length(), (255).bit_length(), 0xff.real, 3 .numerator, 7.0.is_integer(), 5j.imag, 1_0.0_1, 1e1_0, .5_0)
for src in ('012', '1__0', '1_', '0b', '0b2', '0o8', '0xg', '0_b1', '1_000_', '0x', '09', '1e', '1abc', '0b12', '0o', '5.bit_length()'):
    try:
        print(src, eval(src))
    except SyntaxError as e:
        print(src, '->', e.msg)
print(eval('00000'), eval('0_00'), eval('0x_1'), eval('0b_1'), eval('0o_7'))
print(9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809)
print(18446744073709551616, 0xffff_ffff_ffff_ffff, 0x1_0000_0000_0000_0000)
print(123456789012345678901234567890, -0xFFFFFFFFFFFFFFFFFFFFFFFF)
print(- 5, + 5, -+-5, --5, ~~5, -~5, ~-5)
print(2**3**2, -2**2, (-2)**2, 2**-1, -2**-2)
