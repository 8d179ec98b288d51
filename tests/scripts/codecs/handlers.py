# error handlers: the native ones through codecs, registered ones, wrong answers
import codecs


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


names = ['strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass']
errors = [UnicodeEncodeError('ascii', 'a\u20ac\U0001f40db', 1, 3, 'ouch'),
          UnicodeEncodeError('utf-8', 'a\udc80\ud800b', 1, 3, 'ouch'),
          UnicodeEncodeError('utf-8', 'a\udc80\ud800b', 2, 3, 'ouch'),
          UnicodeDecodeError('ascii', b'a\xffb', 1, 2, 'ouch'),
          UnicodeDecodeError('utf-8', b'a\xed\xa0\x80b', 1, 2, 'ouch'),
          UnicodeTranslateError('a\u20ac\U0001f40db', 1, 3, 'ouch'), ValueError('other'), 5]
for name in names:
    handler = codecs.lookup_error(name)
    for error in errors:
        print(name, end=' ')
        attempt(handler, error)
print(codecs.strict_errors is codecs.lookup_error('strict'))
attempt(codecs.lookup_error, 'none')
attempt(codecs.lookup_error, 5)
attempt(codecs.register_error, 'x', 5)
attempt(codecs.register_error, 5, print)

seen = []


def handler(e):
    seen.append((type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason))
    return answer


codecs.register_error('test.h', handler)
for answer in [('?', 2), ('', 2), ('xy', -1), (b'\xff\xfe', 2), ('\u20ac', 2), ('?', 100), ('?', -100), ('?',), None, ('?', 'a'),
               (5, 5), ['?', 2], ('?', 0.5)]:
    print(answer)
    attempt('a\u20acb'.encode, 'ascii', 'test.h')
    attempt('a\u20acb'.encode, 'cp437', 'test.h')
    attempt(b'a\xffb'.decode, 'ascii', 'test.h')
    attempt(b'a\xffb'.decode, 'utf-8', 'test.h')
for s in seen[:6]:
    print(ascii(s))

count = 0


def back(e):
    global count
    count += 1
    if count < 5:
        return 'x', e.start
    return 'y', e.end


codecs.register_error('test.back', back)
attempt('a\u20acb'.encode, 'ascii', 'test.back')


def raising(e):
    raise ZeroDivisionError('in the handler')


codecs.register_error('test.raise', raising)
attempt('\u20ac'.encode, 'latin-1', 'test.raise')
attempt(b'\xff'.decode, 'utf-8', 'test.raise')
attempt('abc'.encode, 'ascii', 'no such handler')
attempt('\xe9'.encode, 'ascii', 'no such handler')
for encoding in ('ascii', 'latin-1', 'cp1251', 'cp437', 'utf-16-le', 'utf-8', 'iso8859-15'):
    for name in names:
        print(encoding, name, end=' ')
        attempt('a\u0100\ud800\udcff\U0001f40db'.encode, encoding, name)
        print(encoding, name, end=' ')
        attempt(b'a\xff\x81\x00\xd8\xed\xa0\x80'.decode, encoding, name)
