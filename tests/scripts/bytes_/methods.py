# covers: bytes methods mirroring str: find, count, split, join, strip, replace, case, predicates, translate, partition, pad, expandtabs; errors
b = b'  Hello, World \t'
print(b.strip(), b.lstrip(), b.rstrip(), b.upper(), b.lower(), b.swapcase(), b.title(), b.strip().capitalize(), b'xxaxx'.strip(b'x'), b'abc'.strip(b'ac'))
print(b.find(b'l'), b.find(108), b.rfind(b'l'), b.find(b'zz'), b.index(b'o'), b.rindex(111), b.count(b'l'), b.count(108), b.count(b''), b.find(b''), b.find(b'l', 5), b.find(108, 5, 6))
print(b.split(), b.split(b','), b.split(b'l', 1), b.rsplit(b'l', 1), b.split(None, 1), b'a\nb\r\nc'.splitlines(), b'a\nb'.splitlines(True), b.partition(b','), b.rpartition(b'o'), b'abc'.partition(b'z'), b'abc'.rpartition(b'z'))
print(b','.join([b'a', bytearray(b'b'), memoryview(b'c')]), b''.join([]), b'ab'.replace(b'', b'-'), b'aaa'.replace(b'a', b'bb', 2), b'abc'.startswith((b'x', b'ab')), b'abc'.endswith(b''), b'abc'.removeprefix(b'a'), b'abc'.removesuffix(b'bc'))
print(b'ab'.center(6, b'*'), b'ab'.ljust(4), b'ab'.rjust(4, b'.'), b'-5'.zfill(4), b'a\tb'.expandtabs(4), b'abc'.translate(bytes.maketrans(b'ab', b'xy')), b'abcabc'.translate(None, b'b'), b'abc'.translate(bytes(range(256)), b'a'), b'abc'.translate(None, delete=b'c'))
for m in ('isalpha', 'isdigit', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isascii'):
    print(m, [getattr(x, m)() for x in (b'', b'abc', b'ABC', b'1', b'a1', b' \t', b'Ab Cd', b'\xe9', b'\x85')])
for f in (lambda: b.find('a'), lambda: b.find(256), lambda: b.index(b'zz'), lambda: b.rindex(1), lambda: b.split(''), lambda: b.split(b''), lambda: b.split(1), lambda: b''.join(['a']), lambda: b''.join([1]), lambda: b''.join(b'ab'), lambda: b.replace('a', 'b'), lambda: b.strip('a'), lambda: b.startswith('a'), lambda: b.startswith(('a',)), lambda: b.startswith([b'a']), lambda: b.center(5, b'ab'), lambda: b.center(5, 'a'), lambda: b.translate(b'ab'), lambda: b.translate('x'), lambda: bytes.maketrans(b'a', b'bc'), lambda: bytes.maketrans('a', 'b'), lambda: b.partition(b''), lambda: b.partition(','), lambda: b.count(), lambda: b.count(1.5), lambda: b.decode(1), lambda: b.isalpha(1), lambda: b.removeprefix('a'), lambda: b.zfill('1')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
