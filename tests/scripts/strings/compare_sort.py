# covers: ordering of text by code point, case-insensitive and natural sort keys, min/max, comparisons with other types, in-operator semantics
words = ['banana', 'Apple', 'cherry', 'apple', 'Éclair', 'zebra', 'éclair', 'Zoo', '10', '9', '', ' x', '_', '😀']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)), sorted(words, reverse=True)[:3], max(words), min(words, key=lambda w: w or 'z'))
import re
def natural(s): return [int(t) if t.isdigit() else t for t in re.split(r'(\d+)', s)]
print(sorted(['a10', 'a9', 'a100b', 'a9b', 'b1'], key=natural), sorted(['v1.10', 'v1.9', 'v1.2'], key=lambda v: list(map(int, v[1:].split('.')))))
pairs = [('a', 'b'), ('a', 'A'), ('', 'a'), ('abc', 'abd'), ('a', 'aa'), ('\x00', ''), ('é', 'z'), ('\uffff', '😀'), ('10', '9')]
for x, y in pairs: print(ascii(x), ascii(y), x < y, x <= y, x > y, x >= y, x == y, x != y)
for op in ('<', '<=', '>', '>=', '==', '!='):
    for other in ('1', "b'a'", 'None', "['a']"):
        try: print(f"'a' {op} {other}", eval(f"'a' {op} {other}"), end='; ')
        except TypeError as e: print(e, end='; ')
    print()
class S(str):
    def __lt__(self, o): return len(self) < len(o)
print(sorted([S('ccc'), S('a'), S('bb')]), sorted(map(S, ['zz', 'a', 'mmm'])), 'a' < S('b'), S('b') < 'aa', min([S('xx'), S('y')]))
print('ab' in 'cabd', '' in '', 'B' in 'abc', 'é' in 'e\u0301', 'a' in ['abc'], all(a <= b for a, b in zip('abc', 'abd')), 'abc' < 'abcd' < 'b', 'a' == 'a' != 'b', sum(map('banana'.count, set('ban'))))
print([w for w in words if w == w.lower() and w.isalpha()], [*map(str.casefold, ['STRASSE', 'Straße'])], 'straße'.upper() == 'STRASSE', sorted('mississippi', key='spim'.index))
