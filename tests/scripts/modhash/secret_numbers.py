# secrets: sizes, ranges, errors; nothing of the values.
import secrets

for n in (0, 1, 16, 100):
    print(len(secrets.token_bytes(n)), len(secrets.token_hex(n)))
print(len(secrets.token_bytes()), len(secrets.token_hex()), type(secrets.SystemRandom()).__name__, sorted(secrets.__all__))
print({secrets.randbelow(3) for i in range(200)}, max(secrets.randbits(4) for i in range(500)), {secrets.choice('ab') for i in range(100)} == {'a', 'b'})
print(secrets.compare_digest('a', 'a'), secrets.compare_digest(b'a', b'b'), secrets.token_hex(8) != secrets.token_hex(8))
for f in (lambda: secrets.randbelow(0), lambda: secrets.randbelow(-1), lambda: secrets.choice([]), lambda: secrets.token_bytes(-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
