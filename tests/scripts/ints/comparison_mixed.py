# covers: comparison of int with float, bool, inf, nan and incomparable types, chained comparison, equality never raising
big = 2**53 + 1
print(big == float(big), big > float(big), 2**53 == float(2**53), big != 2.0**53, 2**53 < big)
print(10**400 > 1e308, 10**400 < float('inf'), -10**400 > float('-inf'), 10**400 == float('inf'))
nan = float('nan')
print([5 < nan, 5 > nan, 5 == nan, 5 != nan, nan == nan, nan is nan, nan in [nan], [nan] == [nan]])
print(1 == True, 1 == 1.0, 1 == 1 + 0j, 0 == False, 2 == True, 1 == '1', 1 == None, 1 != [], 0 == '')
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 > 2, 1 == 1.0 == True, 1 < 2 == 2, not 1 == 2)
for text in ("1 < '1'", '1 >= None', '[] > 1', '1 <= ()', '1 < 1j', '1j > 2j', 'None < None', '{} < {}', 'object < 1', "b'a' < 'a'", 'sorted([1, "a"])', "max(1, 'a')", 'min([], 1)'):
    try:
        print(text, eval(text))
    except TypeError as e:
        print(text, '->', e)
print(sorted([3, 2.5, True, -1, 2.5000001, 10**20, 1e19, 0]), max(1, 1.0, True), min(True, 1.0, 1))
print([hash(x) == hash(y) for x, y in ((1, 1.0), (True, 1), (2**61 - 1, 0), (10**20, 1e20), (5, 5 + 0j))], hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(-(2**61)))
class Less:
    def __gt__(self, other): return f'gt {other}'
    def __eq__(self, other): return 'eq'
print(1 < Less(), 1 == Less(), Less() == 1, 1 != Less())
def side(n):
    print('eval', n, end=' ')
    return n
print(side(1) < side(0) < side(5))
print(side(0) < side(1) < side(5))
