# covers: bin, hex, oct, chr, ord results and errors, formatting round trips over many values
for n in (0, 1, -1, 10, -10, 255, 2**40, -2**40, 2**64 - 1, True):
    print(bin(n), oct(n), hex(n))
    assert int(bin(n), 0) == int(oct(n), 0) == int(hex(n), 0) == n
    assert int(bin(n)[2:] if n >= 0 else '-' + bin(n)[3:], 2) == n
for f in (bin, oct, hex, chr, ord):
    for v in (1.5, '5', None, [], '', 'ab', b'a', b'ab', -1, 0x110000, 1 << 40):
        try:
            r = f(v)
            print(f.__name__, repr(v), ascii(r))
        except Exception as e:
            print(f.__name__, repr(v), '->', type(e).__name__, e)
print(''.join(chr(c) for c in range(97, 123)), ord('€'), ord('\U0001f600'), ascii(chr(0x1f600)), ascii(chr(0xd800)), ord('\x00'))
print(all(ord(chr(i)) == i for i in range(0, 0x110000, 997)))
table = {}
for n in range(64):
    table.setdefault(bin(n).count('1'), []).append(n)
print({k: len(v) for k, v in table.items()}, table[5])
def to_base(n, b):
    digits = '0123456789abcdefghijklmnopqrstuvwxyz'
    if n == 0: return '0'
    out = ''
    m = abs(n)
    while m:
        m, r = divmod(m, b)
        out = digits[r] + out
    return ('-' if n < 0 else '') + out
print([to_base(123456789, b) for b in (2, 3, 7, 16, 36)], all(int(to_base(n, b), b) == n for n in range(-50, 50) for b in range(2, 37)))
print(to_base(-10**20, 2) == bin(-10**20).replace('0b', ''))
