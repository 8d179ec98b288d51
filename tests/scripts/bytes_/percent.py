# covers: bytes % formatting: %b %s %a %c %d %x flags, mapping keys, bytearray formatting, errors
print(b'%b|%s|%a|%r|%%' % (b'x', b'y', 'é', b'z'), b'%d %i %5d|%-5d|%05d %+d' % (1, 2, 3, 4, 5, 6), b'%x %X %#x %o' % (255, 255, 255, 8), b'%c%c%c' % (65, b'B', bytearray(b'C')), b'%f %.2e %g' % (1.5, 1234.5, 1e-9), b'%5b|%-5b|%.2b' % (b'a', b'b', b'cde'), b'%(k)b %(n)d' % {b'k': b'v', b'n': 1}, b'%s' % memoryview(b'mv'), b'%*d' % (5, 1))
class B:
    def __bytes__(self): return b'B!'
print(b'%b %s' % (B(), B()), bytearray(b'%d-%b') % (1, b'q'), type(bytearray(b'%d') % 1).__name__, type(b'%d' % 1).__name__, b'x' % (), b'%a' % [1, 'é'], b'%a' % None)
for f, a in ((b'%s', 'str'), (b'%b', 5), (b'%b', None), (b'%d', b'1'), (b'%c', 256), (b'%c', b'ab'), (b'%c', 'a'), (b'%x', 1.5), (b'%s %s', b'a'), (b'%s', (b'a', b'b')), (b'%', 1), (b'%z', 1), (b'%(a)s', b'x'), (b'%(a)s', {'a': b'x'}), (b'x', 1), (b'%f', b'a'), (b'%d', 'x')):
    try:
        print(f % a)
    except Exception as e:
        print(f, a, '->', type(e).__name__, e)
t = b'id=%d'
t %= 7
print(t)
ba = bytearray(b'%b')
alias = ba
ba %= b'new'
print(ba, alias)
packet = b'GET %b HTTP/1.1\r\nHost: %b\r\nContent-Length: %d\r\n\r\n%b' % (b'/a', b'h', 3, b'xyz')
head, _, body = packet.partition(b'\r\n\r\n')
print(head.split(b'\r\n'), body, dict(l.split(b': ') for l in head.split(b'\r\n')[1:]))
