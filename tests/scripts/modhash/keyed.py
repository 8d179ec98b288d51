# HMAC, PBKDF2 and scrypt.
import hashlib
import hmac


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for name in ('md5', 'sha1', 'sha256', 'sha512', 'sha3_256', 'blake2b', 'blake2s', 'ripemd160'):
    for key in (b'', b'k', b'k' * 64, b'k' * 200, bytearray(b'key')):
        h = hmac.new(key, b'message', name)
        c = h.copy()
        c.update(b' and more')
        print(h.name, h.digest_size, h.block_size, h.hexdigest(), c.hexdigest() == hmac.new(key, b'message and more', name).hexdigest(),
              hmac.digest(key, b'message', name) == h.digest())
for mod in (hashlib.md5, hashlib.sha256, hashlib.blake2b, hashlib.blake2s, lambda data=b'': hashlib.blake2b(data, digest_size=9)):
    print(hmac.new(b'key' * 100, None, mod).hexdigest(), hmac.new(b'k', b'm', mod).name, hmac.digest(b'k', b'm', mod).hex(),
          hmac.HMAC(b'k', digestmod=mod).copy().hexdigest())
tell(lambda: hmac.new(b'k', b'm'))
tell(lambda: hmac.new('k', b'm', 'md5'))
tell(lambda: hmac.new(b'k', 'm', 'md5'))
tell(lambda: hmac.new(b'k', b'm', ''))
tell(lambda: hmac.new(b'k', b'm', 'nope'))
tell(lambda: hmac.new(b'k', b'm', 'shake_128'))
tell(lambda: hmac.digest(b'k', b'm', 'nope'))
tell(lambda: hmac.digest(b'k', 'm', 'md5'))
tell(lambda: hmac.digest('k', b'm', 'md5'))
tell(lambda: (hmac.HMAC.blocksize, hmac.digest_size, len(hmac.trans_5C), hmac.trans_36[1]))
print(hmac.compare_digest('abc', 'abc'), hmac.compare_digest(b'abc', b'abd'), hmac.compare_digest(b'abc', bytearray(b'abc')), hmac.compare_digest('a', 'ab'))
tell(lambda: hmac.compare_digest('\xe9', '\xe9'))

for name in ('sha1', 'sha256', 'sha512', 'blake2b'):
    print(hashlib.pbkdf2_hmac(name, b'password', b'salt', 3).hex(), hashlib.pbkdf2_hmac(name, b'', b'', 1, 70).hex(), hashlib.pbkdf2_hmac(name, b'p', memoryview(b's'), iterations=2, dklen=5).hex())
for a in (('sha256', 'x', b'', 1), ('sha256', b'x', b'', 0), ('sha256', b'x', b'', -5), ('sha256', b'x', b'', 1, 0), ('sha256', b'x', b'', 1, -1), ('sha25', b'x', b'', 1),
          ('sha1', b'x', b'', 1, 'x'), (b'sha1', b'x', b'', 1), ('sha1', b'x', b'', 2**40), ('sha1', b'x', b'', 1, 2**40)):
    tell(lambda: hashlib.pbkdf2_hmac(*a))
print(hashlib.scrypt(b'password', salt=b'NaCl', n=16, r=8, p=2, dklen=32).hex(), len(hashlib.scrypt(b'', salt=b'', n=2, r=1, p=1)))
for k in ({}, {'salt': b''}, {'salt': b'', 'n': 3, 'r': 8, 'p': 1}, {'salt': b'', 'n': 1, 'r': 8, 'p': 1}, {'salt': b'', 'n': 2, 'r': 0, 'p': 1},
          {'salt': b'', 'n': 2, 'p': 1}, {'salt': b'', 'n': 2, 'r': 1}, {'salt': b'', 'n': 2, 'r': 8, 'p': 1, 'dklen': 0},
          {'salt': b'', 'n': 2, 'r': 8, 'p': 1, 'maxmem': -1}, {'salt': b'', 'n': 2**20, 'r': 8, 'p': 1}, {'salt': 'x', 'n': 2, 'r': 8, 'p': 1}):
    tell(lambda: hashlib.scrypt(b'x', **k))
tell(lambda: hashlib.scrypt('x'))
