# covers: characters beyond the BMP, lone surrogates, combining characters, normalisation, unicodedata lookups, identifiers with non-ASCII letters
import unicodedata as u
s = 'e\u0301 \u00e9 \ufb01 \u212b 한'
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    t = u.normalize(form, s)
    print(form, len(t), ascii(t), u.is_normalized(form, s))
for c in 'aÉ1½ \n€😀\u0301':
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.name(c, 'none'), u.numeric(c, None), u.decimal(c, None), u.east_asian_width(c), u.decomposition(c))
print(u.lookup('GREEK SMALL LETTER ALPHA'), ascii('\N{SNOWMAN}'), u.lookup('snowman') == '\u2603')
for f in (lambda: u.lookup('NOPE'), lambda: u.name('\n'), lambda: u.numeric('x'), lambda: u.normalize('NFX', 'a'), lambda: u.category('ab'), lambda: u.name(5)):
    try:
        print(f())
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
lone = 'a\ud83d\ude00b'
print(len(lone), ascii(lone), lone == 'a😀b', lone[1] == '\ud83d', lone.encode('utf-16-le', 'surrogatepass').decode('utf-16-le') == 'a😀b', '\ud83d' + '\ude00' == '😀')
try:
    print(lone)
except UnicodeEncodeError as e:
    print(e)
été = 3
ñ = {'ключ': 1}
变量 = été + 1
class Größe:
    π = 3.14
def ﬁ(): return 'nfkc'
print(été, ñ['ключ'], 变量, Größe.π, Größe.__name__, fi(), 'fi' in globals(), 'ﬁ' in globals(), sorted(k for k in globals() if not k.isascii()))
for src in ('€ = 1', 'a😀 = 1', '²x = 1', 'x\u00a0= 1', 'x = “a”'):
    try:
        exec(src)
    except SyntaxError as e:
        print(e.msg)
flag = '👨\u200d👩\u200d👧'
print(len(flag), flag.split('\u200d'), '🇫🇷'[0] == '🇫', len('🇫🇷'.encode()), ascii('👍🏽'[1:]), 'ẞ'.lower(), '\u0130'.lower().__len__())
