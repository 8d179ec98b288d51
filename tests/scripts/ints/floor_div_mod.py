# covers: // and % of ints for every sign combination, divmod identity, zero division messages, bool operands
for a in (-7, -6, -1, 0, 1, 6, 7):
    row = []
    for b in (-3, -2, -1, 1, 2, 3):
        q, r = divmod(a, b)
        assert q == a // b and r == a % b and q * b + r == a
        assert (r == 0) or (r > 0) == (b > 0)
        row.append((q, r))
    print(a, row)
for text in ('1 // 0', '1 % 0', 'divmod(1, 0)', '1 / 0', '0 // 0', 'True // False', 'True % False', '1 // 0.0', '1 % 0.0', 'divmod(1, 0.0)', '5 / 0.0', '0 ** -1', '0 ** -2.0', 'pow(0, -1)'):
    try:
        print(text, eval(text))
    except ZeroDivisionError as e:
        print(text, '->', e)
big = 10 ** 25 + 7
for a, b in ((big, 1000), (-big, 1000), (big, -1000), (-big, -1000), (big, big), (5, big), (-5, big), (5, -big)):
    print(divmod(a, b))
print(True + True, True * 7, True // 1, -True, +True, ~True, True % 2, type(True + False).__name__)
print(7 // 2.0, -7 // 2.0, 7 % -2.5, divmod(-7.5, 2), divmod(7, -2.0))
x = -17
x //= 5
print(x)
x %= 3
print(x)
x **= 3
print(x, 2 ** -1, (-2) ** -3, 0 ** 0, (-1) ** 101)
