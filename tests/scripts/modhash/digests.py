# Every digest over many lengths, running objects, copies, and the errors.
import hashlib
import io

NAMES = sorted(hashlib.algorithms_guaranteed)


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(NAMES, sorted(hashlib.algorithms_available), hashlib.__all__)
data = bytes(i * 7 % 256 for i in range(3000))
for name in NAMES:
    h = hashlib.new(name)
    args = (20,) if name.startswith('shake') else ()
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest(*args), hashlib.new(name, b'abc').digest(*args)[:4])
    for size in range(0, 300):
        h.update(getattr(hashlib, name)(data[:size]).digest(*args))
    copy = h.copy()
    copy.update(data)
    print(h.hexdigest(*args), copy.hexdigest(*args), copy.copy().digest(*args) == copy.digest(*args), type(h))
    parts = hashlib.new(name)
    for start in range(0, 3000, 77):
        parts.update(memoryview(data)[start:start + 77])
    print(parts.digest(*args) == hashlib.new(name, data).digest(*args) == hashlib.new(name, bytearray(data)).digest(*args))

for name in ('SHA256', 'sha2-256', 'SHA512-256', 'sha512_224', 'sha3-256', 'ripemd160', 'sm3', 'MD5-SHA1', 'blake2b512',
             'shake128', 'SHAKE256', 'BLAKE2b', '', 'nope'):
    tell(lambda: (hashlib.new(name).name, hashlib.new(name).digest_size, hashlib.new(name).block_size))
tell(lambda: hashlib.new('ripemd160', b'abc').hexdigest())
tell(lambda: hashlib.new(5))
tell(lambda: hashlib.new('sha256', 'text'))
tell(lambda: hashlib.new('sha256', data=b'x').hexdigest())
tell(lambda: hashlib.new('blake2b', b'x', digest_size=5).hexdigest())
tell(lambda: hashlib.new('sha256', b'x', digest_size=5).hexdigest())
tell(lambda: hashlib.md5('x'))
tell(lambda: hashlib.md5(5))
tell(lambda: hashlib.md5().update('x'))
tell(lambda: hashlib.md5().update([1]))
tell(lambda: hashlib.md5(b'', b''))
tell(lambda: hashlib.md5(string=b'x', usedforsecurity=False).hexdigest())
tell(lambda: hashlib.md5(data=b'x'))
tell(lambda: hashlib.shake_128(b'').digest())
tell(lambda: hashlib.shake_128(b'').digest(0))
tell(lambda: hashlib.shake_128(b'').digest(length=3))
tell(lambda: hashlib.shake_256(b'').hexdigest(500)[-10:])
tell(lambda: type(hashlib.md5())())
tell(lambda: repr(hashlib.md5())[:25])
tell(lambda: (hashlib.md5, hashlib.blake2b, hashlib.shake_128))
tell(lambda: type(hashlib.shake_128()).__mro__)
tell(lambda: [x for x in dir(hashlib.md5()) if x[0] != '_'])
tell(lambda: hashlib.md5().__reduce_ex__(2))

tell(lambda: hashlib.file_digest(io.BytesIO(b'abc'), 'md5').hexdigest())
tell(lambda: hashlib.file_digest(io.BytesIO(b'abc' * 1000), hashlib.sha1).hexdigest())
tell(lambda: hashlib.file_digest(io.BufferedReader(io.BytesIO(b'abc' * 200000)), lambda: hashlib.blake2s(digest_size=4)).hexdigest())
tell(lambda: hashlib.file_digest(5, 'md5'))
tell(lambda: hashlib.file_digest(io.BytesIO(b'abc'), 5))
