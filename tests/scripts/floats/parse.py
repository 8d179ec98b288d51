# covers: float() of text: forms accepted, underscores, spaces, inf/nan spellings, correct rounding of long input, errors
for s in ('1', '1.', '.5', '1e3', '1E+3', '-1e-3', ' 2.5\n', '+3', '1_000.5', '1e1_0', 'inf', '-Infinity', 'NaN', '+nan', '-nan', 'iNf', '0x10' if False else '00012', '1e400', '-1e400', '1e-400', '4.9e-324', '2.4e-324', '2.5e-324', '٣.٥', '1' * 400, '0.' + '0' * 330 + '1', '9007199254740993', '9007199254740992.99999', '0.1000000000000000055511151231257827', '1.00000000000000011102230246251565404', '1.00000000000000011102230246251565405', '179769313486231580793e289', '1.7976931348623159e308', '2.2250738585072011e-308', '123456789.123456789e-9', '-0', '-0.0', '0e999999', '1e-999999999', '8.5e0'):
    print(s[:45], float(s))
for s in ('', ' ', '.', 'e5', '1e', '1e+', '--1', '1__0', '_1', '1_', '1_.5', '1._5', '1e_5', '0x1p3', 'infin', 'in', 'na', '1 2', '1,5', '1.5.2', '1e5.5', 'abc', "a'b", '1\x002', 'é', '1d5', '+-1', '1e1__0'):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
for v in (None, [], {}, 1j, b'2.5', bytearray(b'1e3'), b'x', b'1_0', True, '½', object):
    try:
        print(repr(v), float(v))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(float(), float(10**22), 1_0.5_0, 1e0_5, .5e1, 5.e1, 1e-0)
for a in ((1, 2),):
    try:
        float(*a)
    except TypeError as e:
        print(e)
try:
    float(x=1)
except TypeError as e:
    print(e)
for src in ('1_.0', '1._0', '1e_1', '1__0.0', '1.0_', '1ee5', '1.2.3', '.e1'):
    try:
        print(eval(src))
    except SyntaxError as e:
        print(src, e.msg)
