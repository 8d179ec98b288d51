# The records of a zip archive and how their fields are packed, in little endian order.
#
# Layout, from PKWARE's APPNOTE.TXT: entries (local header, name, extra, data), the central directory with one header an
# entry, then the end record; before that, in archives beyond 32 bits, the zip64 end record and its locator.

LOCAL_MAGIC = b"PK\003\004"
CENTRAL_MAGIC = b"PK\001\002"
END_MAGIC = b"PK\005\006"
END64_MAGIC = b"PK\x06\x06"
LOCATOR64_MAGIC = b"PK\x06\x07"
DESCRIPTOR_MAGIC = b"PK\x07\x08"

LOCAL_SIZE, CENTRAL_SIZE, END_SIZE, END64_SIZE, LOCATOR64_SIZE = 30, 46, 22, 56, 20

# Widths of the fields behind the magic number.
LOCAL = (2, 2, 2, 2, 2, 4, 4, 4, 2, 2)
CENTRAL = (1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4)
END = (2, 2, 2, 2, 4, 4, 2)
END64 = (8, 2, 2, 4, 4, 8, 8, 8, 8)
LOCATOR64 = (4, 8, 4)


def unpack(widths, data, at):
    """The numbers of these widths that stand in data from `at` on."""
    numbers = []
    for width in widths:
        numbers.append(int.from_bytes(data[at:at + width], "little"))
        at += width
    return numbers


def pack(magic, widths, *numbers):
    """A record: magic and the numbers in these widths."""
    return magic + b"".join([number.to_bytes(width, "little") for width, number in zip(widths, numbers)])


def extra_fields(extra):
    """(id, whole field, payload) of each extra field; what is cut off at the end comes with id None."""
    while len(extra) >= 4:
        kind = extra[0] | extra[1] << 8
        size = extra[2] | extra[3] << 8
        if 4 + size > len(extra):
            yield kind, extra, None
            return
        yield kind, extra[:4 + size], extra[4:4 + size]
        extra = extra[4 + size:]
    if extra:
        yield None, extra, None
