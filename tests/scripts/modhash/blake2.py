# BLAKE2 with keys, salts, personalisation and tree parameters, over many lengths.
import hashlib


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(i * 13 % 251 for i in range(2000))
for make in (hashlib.blake2b, hashlib.blake2s):
    print(make, make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE, make().name, make().block_size)
    limit = make.MAX_DIGEST_SIZE
    for size in (1, 2, 20, limit - 1, limit):
        print(size, make(b'abc', digest_size=size).hexdigest())
    total = make()
    for size in range(0, 2000, 3):
        h = make(data[:size], key=data[:size % (limit + 1)], digest_size=size % limit + 1)
        h.update(data[size:size + 100])
        total.update(h.digest())
    print(total.hexdigest())
    print(make(data, salt=b'salt', person=b'me').hexdigest(), make(key=b'k' * limit, salt=b's' * make.SALT_SIZE).hexdigest())
    for k in ({'fanout': 2, 'depth': 2, 'leaf_size': 4096, 'node_offset': 1, 'node_depth': 1, 'inner_size': limit},
              {'fanout': 0, 'depth': 255, 'leaf_size': 2**32 - 1, 'node_offset': 2**48 - 1, 'last_node': True},
              {'last_node': True}, {'last_node': False}, {'usedforsecurity': False}):
        print(sorted(k), make(data[:129], **k).hexdigest())
    tell(lambda: make('x'))
    tell(lambda: make(5))
    for k in ({'digest_size': 0}, {'digest_size': 65}, {'digest_size': -1}, {'key': b'x' * 65}, {'salt': b'x' * 65},
              {'person': b'x' * 65}, {'fanout': 256}, {'fanout': -1}, {'depth': 0}, {'leaf_size': -1},
              {'leaf_size': 2**32}, {'node_offset': 2**64}, {'node_offset': -1}, {'node_depth': 256},
              {'inner_size': 65}, {'data': b''}, {'key': 'x'}, {'digest_size': 'x'}):
        tell(lambda: make(b'', **k))
    tell(lambda: make(b'', 5))
    tell(lambda: [x for x in dir(make) if x[0] != '_'])
    c = make(data)
    d = c.copy()
    d.update(b'!')
    print(c.hexdigest() == make(data).hexdigest(), d.hexdigest() == make(data + b'!').hexdigest(), type(d) is make)
tell(lambda: hashlib.blake2b(node_offset=2**64 - 1).hexdigest())
tell(lambda: hashlib.blake2s(node_offset=2**48))
