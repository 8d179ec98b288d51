# normal forms: each character alone and with marks around it, the algorithm's corner cases, errors
import unicodedata as u

forms = ('NFC', 'NFD', 'NFKC', 'NFKD')
for form in forms:
    result = 0
    for point in range(0x110000):
        if 0x4e00 < point < 0x9f00 or 0x17000 < point < 0x18000 or point > 0x30000 and point % 64:
            continue
        text = u.normalize(form, 'a' + chr(point) + '\u0316\u0301')
        for c in text:
            result = (result * 31 + ord(c)) % 1000000007
        result += u.is_normalized(form, chr(point))
    print(form, result)
samples = ['', 'plain', 'e\u0301', '\u00e9', '\u1e9b\u0323', '\ufb01', 'a\u0328\u0301', 'a\u0301\u0328', '\u1100\u1161\u11a8', '\uac01', '\uac00\u11a8',
           '\u0344', '\u2126', '\u212b', 'x\ud800\u0301', '\u0f73', '\u0958', '\u2adc', '\u0b47\u0300\u0b3e', '\u1100\u0300\u1161', '\u0061\u05ae\u0300\u0315',
           '\U0001d15e', '\U0002f800', '\ufdfa', '\u00a0', '\u3392', 'A\u030a' * 3, '\u0301', '\u0301\u0316', 'e' + '\u0301\u0316' * 40]
for text in samples:
    for form in forms:
        result = u.normalize(form, text)
        print(ascii(text[:8]), form, ascii(result[:12]), len(result), u.is_normalized(form, text), u.is_normalized(form, result))
s = 'unchanged \u00e9'
print(u.normalize('NFC', s) == s)
for args in (('nfc', 'x'), ('NFX', 'x'), ('NFC', 5), (5, 'x'), ('NFC',), ()):
    for f in (u.normalize, u.is_normalized):
        try:
            print(f(*args))
        except Exception as e:
            print(type(e).__name__, e)
