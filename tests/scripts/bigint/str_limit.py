# covers: the limit on int/str conversion length: default, errors both ways, hex free, changing and restoring the limit
import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
ok = 10**4299
print(len(str(ok)), int('9' * 4300) % 1000)
def t(f):
    try:
        r = f()
        print('ok', r if not isinstance(r, (str, int)) or len(hex(r) if isinstance(r, int) else r) < 30 else 'long')
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: str(10**4300))
t(lambda: repr(-10**4300))
t(lambda: '%d' % 10**4300 if False else '%d' % (10**4300))
t(lambda: f'{10**4300}')
t(lambda: format(10**5000, ','))
t(lambda: int('1' * 4301))
t(lambda: int('-' + '1' * 4301))
t(lambda: int('1_' * 4300 + '1'))
t(lambda: int(' ' * 5000 + '7'))
t(lambda: int('0' * 5000))
t(lambda: int('f' * 6000, 16))
t(lambda: int('1' * 6000, 2))
t(lambda: int('1' * 6000, 7))
t(lambda: hex(10**5000))
t(lambda: len([10**5000]))
t(lambda: str([10**5000]))
t(lambda: print(10**5000))
sys.set_int_max_str_digits(0)
print(len(str(10**6000)), int('1' * 5000) % 10**6)
sys.set_int_max_str_digits(640)
t(lambda: str(10**640))
t(lambda: str(10**639))
for n in (639, -1, 'a', 1.5):
    t(lambda: sys.set_int_max_str_digits(n))
sys.set_int_max_str_digits(4300)
t(lambda: eval('1' * 4301))
print(float(10**300), 10**4400 == 10**4400, hash(10**4400) == hash(10**4400), (10**4400).bit_length())
