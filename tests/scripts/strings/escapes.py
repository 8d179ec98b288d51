# covers: escapes in str literals, raw, triple quoted, line continuation, named characters, octal/hex/unicode escapes, invalid escapes, repr quoting
print('\a\b\f\n\r\t\v\\\'\"'.encode(), '\101\60\7\x41\u00e9\U0001f600\N{BULLET}\N{LATIN SMALL LETTER E WITH ACUTE}', r'\n\x\\', R'\'', len(r'\"'), 'a\
b', '''line 1
line "2" 'x'\
 joined''', """a'b"c""", '\0' == '\x00', '\08' == '\x008', '\400' == 'Ā')
for s in ("it's", 'say "hi"', '''both ' and "''', 'back\\slash', 'tab\t nl\n cr\r', '\x00\x1f\x7f\x80\xa0\xad', 'é€😀', '\ud800', '\u200b\u2028\ufeff', '\U000e0001', 'ａ', '\u0378', ''):
    print(repr(s), ascii(s), len(s))
    assert eval(repr(s)) == s and eval(ascii(s)) == s
for src in (r"'\x4'", r"'\xg0'", r"'\u12'", r"'\U00110000'", r"'\N{NO SUCH NAME}'", r"'\N'", r"'\N{}'", "'abc", "'a\nb'", '"""abc', r"'\U0000'", r"r'\'", "'a' b'b'", r"b'\x1'", "b'é'", "u'a' 'b'", "ur'a'", "f'' b''", "'\\"):
    try:
        print(src.encode(), eval(src))
    except SyntaxError as e:
        print(ascii(src), '->', e.msg)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(eval(r"'\d\q'"), eval(r"b'\d'"), [(x.category.__name__, str(x.message)) for x in w])
print([repr('\'' * n + '"' * m) for n in range(3) for m in range(3)])
print(ascii(['é', "a'b", {'ü': '\n'}]), str(['é', '\x00']), '%a %r' % ('é', 'é'), f'{"é"!a}')
