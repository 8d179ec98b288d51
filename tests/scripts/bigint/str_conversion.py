# covers: decimal text of big ints both ways, exact digits, leading zeros, hex/octal/binary text, width formats, sign, repr in containers
nums = [10**k + d for k in (17, 18, 19, 27, 36, 100) for d in (-1, 0, 1)]
for n in nums:
    assert int(str(n)) == n and int(str(-n)) == -n and len(str(n)) == len(repr(n))
    assert int(hex(n), 16) == n and int(oct(n), 8) == n and int(bin(n), 2) == n
print(nums[:12])
print(str(2**200), str(-2**200), [2**65, {2**66: -2**67}, (3**50,)])
digits = ''.join(str((i * 7 + 3) % 10) for i in range(400))
big = int(digits)
back = []
m = big
while m:
    m, r = divmod(m, 10)
    back.append(r)
print(''.join(map(str, reversed(back))) == digits.lstrip('0'), sum(back), big % 9 == sum(back) % 9)
print(int('0' * 50 + '12345678901234567890'), int('-' + '9' * 40), int('1' + '0' * 60) == 10**60, int('1_000_000_000_000_000_000_000'))
print(f'{2**100:,}', f'{2**100:_}', f'{2**100:>40}', f'{-2**100:=+40}', f'{2**100:x}', f'{2**100:#X}', f'{2**100:o}', '%d' % 2**3, '%d' % (10**25), '%x' % (-10**25), '%+30d|' % 10**3, '%030d' % (10**20), '%-30d|' % -(10**20), '%o' % 2**70 if False else '%o' % (2**70))
print(sum(int(c) for c in str(2**1000)), str(7**300)[:30], str(7**300)[-30:], len(str(7**300)))
for n in range(0, 1200, 150):
    print(n, str(3**n)[-8:], len(str(3**n)), hex(3**n)[2:10])
class Big(int):
    def __str__(self): return 'big!'
print(Big(10**30), repr(Big(10**30)), f'{Big(10**30)}', [Big(10**30)], '%s %d' % (Big(5**40), Big(5**40)))
