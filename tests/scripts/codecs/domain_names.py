# punycode and idna
import codecs


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for text in ['', 'abc', 'b\xfccher', '\xfc', '\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064a\u061f',
             '\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587', '3\u5e74B\u7d44\u91d1\u516b\u5148\u751f', '\u305d\u306e\u30b9\u30d4\u30fc\u30c9\u3067',
             '-> $1.00 <-', 'a-b\xe9-c', '\U0001f40d\U0001f40d', 'Pro\u010dprost\u011bnemluv\xed\u010desky']:
    data = text.encode('punycode')
    print(ascii(text), data, data.decode('punycode') == text)
for bad in (b'abc-\xff', b'a-!', b'99999999', b'a-9', b'\xff-ab'):
    for errors in ('strict', 'ignore', 'replace', 'other'):
        attempt(bad.decode, 'punycode', errors)
for name in ['python.org', 'python.org.', 'b\xfccher.example', 'B\xdcCHER.example.', '\u4f8b\u5b50.\u6d4b\u8bd5', 'a\u3002b\xe9', '', '.', 'a..b', 'x' * 64,
             '\xe9' + 'x' * 70, 'xn--\xe9', 'fa\xdf.de', '\u0627\u0628a.x', '\u0627\u0628.x', 'a b\xe9', '\xad\xe9']:
    attempt(name.encode, 'idna')
for data in [b'python.org', b'xn--bcher-kva.example', b'XN--BCHER-KVA.example.', b'xn--fsqu00a.xn--0zwm56d', b'', b'xn--a', b'xn--999999999', b'abc.\xff']:
    attempt(data.decode, 'idna')
attempt('\xe9'.encode, 'idna', 'ignore')
encoder = codecs.getincrementalencoder('idna')()
print([encoder.encode(c) for c in 'b\xfc.ex.'], encoder.encode('', True), encoder.encode('p\xe4', True))
decoder = codecs.getincrementaldecoder('idna')()
print(ascii([decoder.decode(bytes([c])) for c in b'xn--b-xga.ex.']), decoder.decode(b'end', True))
