# covers: maketrans forms, translate with int, str, None values, dict-like and sequence tables, errors
t = str.maketrans('abc', 'xyz')
print(t, 'aabbcc d'.translate(t), str.maketrans('ab', 'cd', 'ef'), 'abcdef'.translate(str.maketrans('ab', 'cd', 'ef')), str.maketrans({'a': 'XX', 98: None, 'c': 100}), 'abcabc'.translate({97: 'XX', 98: None, 99: 100}))
print('hello'.translate({}), 'hello'.translate({ord('l'): 'L', ord('o'): '😀'}), '😀é'.translate({0x1f600: 'smile', 0xe9: 'e'}), 'abc'.translate('x' * 200), 'abc'.translate([None] * 98 + ['C', 'D']))
class Rot(dict):
    def __missing__(self, k):
        if chr(k).islower(): return (k - 97 + 13) % 26 + 97
        raise LookupError
print('hello world!'.translate(Rot()), 'hello world!'.translate(Rot()).translate(Rot()))
class Weird:
    def __getitem__(self, k):
        if k == 97: return 'A'
        if k == 98: return None
        raise IndexError
print('abcab'.translate(Weird()))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: str.maketrans('ab', 'c'))
t(lambda: str.maketrans('ab'))
t(lambda: str.maketrans({'ab': 1}))
t(lambda: str.maketrans(1, 'a'))
t(lambda: str.maketrans('a', 1))
t(lambda: str.maketrans('a', 'b', 5))
t(lambda: str.maketrans({1.5: 'x'}))
t(lambda: 'a'.translate({97: 1.5}))
t(lambda: 'a'.translate({97: 0x110000}))
t(lambda: 'a'.translate({97: -1}))
t(lambda: 'a'.translate(5))
t(lambda: 'a'.translate())
t(lambda: 'a'.translate({97: b'x'}))
class Err:
    def __getitem__(self, k): raise ValueError('table failed')
t(lambda: 'a'.translate(Err()))
vowels = str.maketrans('', '', 'aeiou')
print('programming language'.translate(vowels), 'x'.maketrans('x', 'y'), ''.translate(vowels) == '', 'ACGT'.translate(str.maketrans('ACGT', 'TGCA'))[::-1])
