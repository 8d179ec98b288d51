# covers: upper, lower, title, capitalize, swapcase, casefold over ASCII and special Unicode, and their word rules
for s in ('hello World', "they're bill's", 'ß', 'ŉ', 'ǅ ǆ', 'ﬁne', 'İstanbul', 'ıI', 'ΑΣ', 'ΑΣ Σ', 'ὈΔΥΣΣΕΎΣ', 'éCOLE', '1a2b', 'x-ray_y z', 'ÿ', 'µ', 'ǰ', '', '𐐀𐐨', 'ŒUVRE ŒIL', 'ᾳ'):
    print(ascii(s), [ascii(x) for x in (s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())])
print([len(c.upper()) for c in 'aßŉﬃ'], 'ß'.upper().lower(), 'STRASSE'.casefold() == 'Straße'.casefold(), 'ς'.casefold() == 'σ', 'ſ'.upper(), 'K'.lower() == 'k')
print(''.join(chr(c) for c in range(0xc0, 0x100)).lower(), ''.join(chr(c) for c in range(0xe0, 0x100)).upper())
print([c for c in range(0x80, 0x250) if chr(c).lower().upper() != chr(c).upper()])
print(sum(1 for c in range(0x250) if chr(c).isupper()), sum(1 for c in range(0x250) if chr(c).islower()), sum(1 for c in range(0x250) if chr(c).istitle()))
def camel(s): return ''.join(p.title() for p in s.split('_'))
def snake(s): return ''.join('_' + c.lower() if c.isupper() else c for c in s).lstrip('_')
print(camel('make_some_name'), snake('MakeSomeName'), snake(camel('round_trip_ok')))
for f in (lambda: 'a'.upper(1), lambda: str.upper(), lambda: str.upper(5), lambda: 'a'.title('x'), lambda: str.casefold(b'a')):
    try:
        print(f())
    except TypeError as e:
        print(e)
