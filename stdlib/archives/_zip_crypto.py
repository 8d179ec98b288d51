# The traditional encryption of zip archives: three keys, stirred by every plain byte (APPNOTE.TXT, 6.1). It protects
# nothing today; archives that use it are still about.

_table = None


def _crc_table():
    global _table
    if _table is None:
        table = []
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
            table.append(n)
        _table = table
    return _table


def decrypter(password):
    """A function that decrypts bytes, one piece after another."""
    table = _crc_table()
    key0, key1, key2 = 0x12345678, 0x23456789, 0x34567890
    for byte in password:
        key0 = key0 >> 8 ^ table[(key0 ^ byte) & 0xFF]
        key1 = ((key1 + (key0 & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        key2 = key2 >> 8 ^ table[(key2 ^ key1 >> 24) & 0xFF]

    def decrypt(data):
        nonlocal key0, key1, key2
        plain = bytearray()
        for byte in data:
            k = key2 | 2
            byte ^= (k * (k ^ 1)) >> 8 & 0xFF
            key0 = key0 >> 8 ^ table[(key0 ^ byte) & 0xFF]
            key1 = ((key1 + (key0 & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            key2 = key2 >> 8 ^ table[(key2 ^ key1 >> 24) & 0xFF]
            plain.append(byte)
        return bytes(plain)

    return decrypt
