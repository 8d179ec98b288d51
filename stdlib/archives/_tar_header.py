# TarInfo, a member of a tar archive, and its header in the three formats: POSIX ustar, GNU, and pax.
#
# A header is a block of 512 bytes with fields in octal text. What does not fit stands in blocks before it: GNU writes
# pseudo-members for long names and base-256 numbers, pax a pseudo-member of "length key=value" records.

import copy
import stat

from _tar_errors import (EmptyHeaderError, EOFHeaderError, HeaderError, InvalidHeaderError, SubsequentHeaderError,
                         TruncatedHeaderError)

NUL = b"\0"
BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = b"ustar  \0"
POSIX_MAGIC = b"ustar\x0000"

LENGTH_NAME = 100
LENGTH_LINK = 100
LENGTH_PREFIX = 155

REGTYPE = b"0"
AREGTYPE = b"\0"
LNKTYPE = b"1"
SYMTYPE = b"2"
CHRTYPE = b"3"
BLKTYPE = b"4"
DIRTYPE = b"5"
FIFOTYPE = b"6"
CONTTYPE = b"7"

GNUTYPE_LONGNAME = b"L"
GNUTYPE_LONGLINK = b"K"
GNUTYPE_SPARSE = b"S"

XHDTYPE = b"x"
XGLTYPE = b"g"
SOLARIS_XHDTYPE = b"X"

USTAR_FORMAT = 0
GNU_FORMAT = 1
PAX_FORMAT = 2
DEFAULT_FORMAT = PAX_FORMAT

SUPPORTED_TYPES = (REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE, BLKTYPE,
                   GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
GNU_TYPES = (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)

PAX_FIELDS = ("path", "linkpath", "size", "mtime", "uid", "gid", "uname", "gname")
PAX_NAME_FIELDS = {"path", "linkpath", "uname", "gname"}
PAX_NUMBER_FIELDS = {"atime": float, "ctime": float, "mtime": float, "uid": int, "gid": int, "size": int}


def stn(s, length, encoding, errors):
    """Text as a field of that many bytes."""
    if s is None:
        raise ValueError("metadata cannot contain None")
    s = s.encode(encoding, errors)
    return s[:length] + (length - len(s)) * NUL


def nts(s, encoding, errors):
    """The text of a field: up to its first zero byte."""
    end = s.find(b"\0")
    return (s if end < 0 else s[:end]).decode(encoding, errors)


def nti(s):
    """The number of a field: octal text, or GNU's base 256 marked by the first bits."""
    if s[0] in (0o200, 0o377):
        n = int.from_bytes(s[1:], "big")
        if s[0] == 0o377:
            n -= 256 ** (len(s) - 1)
        return n
    try:
        return int(nts(s, "ascii", "strict").strip() or "0", 8)
    except ValueError:
        raise InvalidHeaderError("invalid header")


def itn(n, digits=8, format=DEFAULT_FORMAT):
    """A number as a field of that many bytes."""
    n = int(n)
    if 0 <= n < 8 ** (digits - 1):
        return b"%0*o" % (digits - 1, n) + NUL
    if format == GNU_FORMAT and -256 ** (digits - 1) <= n < 256 ** (digits - 1):
        if n >= 0:
            return b"\200" + n.to_bytes(digits - 1, "big")
        return (256 ** digits + n).to_bytes(digits, "big")
    raise ValueError("overflow in number field")


def calc_chksums(buf):
    """The sums of a header's bytes, unsigned and signed, its own checksum counted as spaces."""
    body = buf[:148] + buf[156:512]
    unsigned = 256 + sum(body)
    return unsigned, unsigned - 256 * sum(1 for byte in body if byte >= 128)


def _padded(payload):
    rest = len(payload) % BLOCKSIZE
    return payload + (BLOCKSIZE - rest) * NUL if rest else payload


def pax_number(value, kind):
    try:
        return kind(value)
    except ValueError:
        return 0


class TarInfo:
    """What an archive says about a member: name, size, type, times, owners."""

    __module__ = "tarfile"

    __slots__ = dict(
        name="Name of the archive member.",
        mode="Permission bits.",
        uid="User ID of the user who originally stored this member.",
        gid="Group ID of the user who originally stored this member.",
        size="Size in bytes.",
        mtime="Time of last modification.",
        chksum="Header checksum.",
        type="File type: one of the constants REGTYPE, DIRTYPE and so on.",
        linkname="Name of the target file, for links.",
        uname="User name.",
        gname="Group name.",
        devmajor="Device major number.",
        devminor="Device minor number.",
        offset="Where the header starts.",
        offset_data="Where the file's data start.",
        pax_headers="The key-value pairs of a pax extended header.",
        sparse="(offset, size) of the parts of a sparse file.",
        tarfile=None,
        _sparse_structs=None,
        _link_target=None,
    )

    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = 0
        self.gid = 0
        self.size = 0
        self.mtime = 0
        self.chksum = 0
        self.type = REGTYPE
        self.linkname = ""
        self.uname = ""
        self.gname = ""
        self.devmajor = 0
        self.devminor = 0
        self.offset = 0
        self.offset_data = 0
        self.sparse = None
        self.pax_headers = {}

    @property
    def path(self):
        """The name, as pax headers call it."""
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        """The link's target, as pax headers call it."""
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname):
        self.linkname = linkname

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, name=..., mtime=..., mode=..., linkname=..., uid=..., gid=..., uname=..., gname=...,
                deep=True, _KEEP=...):
        """A copy with other attributes; deep=False shares the pax headers."""
        result = copy.deepcopy(self) if deep else copy.copy(self)
        for attribute, value in (("name", name), ("mtime", mtime), ("mode", mode), ("linkname", linkname),
                                 ("uid", uid), ("gid", gid), ("uname", uname), ("gname", gname)):
            if value is not _KEEP:
                setattr(result, attribute, value)
        return result

    def get_info(self):
        """The attributes that a header is made of, as a dict."""
        return {
            "name": self.name + "/" if self.isdir() and not self.name.endswith("/") else self.name,
            "mode": None if self.mode is None else self.mode & 0o7777,
            "uid": self.uid, "gid": self.gid, "size": self.size, "mtime": self.mtime, "chksum": self.chksum,
            "type": self.type, "linkname": self.linkname, "uname": self.uname, "gname": self.gname,
            "devmajor": self.devmajor, "devminor": self.devminor,
        }

    # ---- writing

    def tobuf(self, format=DEFAULT_FORMAT, encoding="utf-8", errors="surrogateescape"):
        """The header, with what goes before it, as bytes."""
        info = self.get_info()
        for name, value in info.items():
            if value is None:
                raise ValueError("%s may not be None" % name)
        if format == USTAR_FORMAT:
            return self.create_ustar_header(info, encoding, errors)
        if format == GNU_FORMAT:
            return self.create_gnu_header(info, encoding, errors)
        if format == PAX_FORMAT:
            return self.create_pax_header(info, encoding)
        raise ValueError("invalid format")

    def create_ustar_header(self, info, encoding, errors):
        """The header in ustar format; ValueError when something does not fit."""
        info["magic"] = POSIX_MAGIC
        if len(info["linkname"].encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError("linkname is too long")
        if len(info["name"].encode(encoding, errors)) > LENGTH_NAME:
            info["prefix"], info["name"] = self._posix_split_name(info["name"], encoding, errors)
        return self._create_header(info, USTAR_FORMAT, encoding, errors)

    def create_gnu_header(self, info, encoding, errors):
        """The header in GNU format."""
        info["magic"] = GNU_MAGIC
        buf = b""
        if len(info["linkname"].encode(encoding, errors)) > LENGTH_LINK:
            buf += self._create_gnu_long_header(info["linkname"], GNUTYPE_LONGLINK, encoding, errors)
        if len(info["name"].encode(encoding, errors)) > LENGTH_NAME:
            buf += self._create_gnu_long_header(info["name"], GNUTYPE_LONGNAME, encoding, errors)
        return buf + self._create_header(info, GNU_FORMAT, encoding, errors)

    def create_pax_header(self, info, encoding):
        """The header in pax format: records for what does not fit into the ustar header behind them."""
        info["magic"] = POSIX_MAGIC
        records = self.pax_headers.copy()
        for name, key, length in (("name", "path", LENGTH_NAME), ("linkname", "linkpath", LENGTH_LINK),
                                  ("uname", "uname", 32), ("gname", "gname", 32)):
            if key not in records and (not info[name].isascii() or len(info[name]) > length):
                records[key] = info[name]
        for name, digits in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
            value = info[name]
            whole = round(value)
            fits = 0 <= whole < 8 ** (digits - 1)
            if fits and not isinstance(value, float):
                continue
            info[name] = whole if fits else 0
            if name not in records:
                records[name] = str(value)
        buf = self._create_pax_generic_header(records, XHDTYPE, encoding) if records else b""
        return buf + self._create_header(info, USTAR_FORMAT, "ascii", "replace")

    @classmethod
    def create_pax_global_header(cls, pax_headers):
        """Pax records for all members that follow."""
        return cls._create_pax_generic_header(pax_headers, XGLTYPE, "utf-8")

    def _posix_split_name(self, name, encoding, errors):
        for at, char in enumerate(name):
            if char != "/":
                continue
            prefix, rest = name[:at], name[at + 1:]
            if (len(prefix.encode(encoding, errors)) <= LENGTH_PREFIX and
                    len(rest.encode(encoding, errors)) <= LENGTH_NAME):
                return prefix, rest
        raise ValueError("name is too long")

    @staticmethod
    def _create_header(info, format, encoding, errors):
        type = info.get("type", REGTYPE)
        if type in (CHRTYPE, BLKTYPE):
            devices = itn(info.get("devmajor", 0), 8, format) + itn(info.get("devminor", 0), 8, format)
        else:
            devices = stn("", 16, encoding, errors)
        parts = [
            stn(info.get("name", ""), 100, encoding, errors),
            itn(info.get("mode", 0) & 0o7777, 8, format),
            itn(info.get("uid", 0), 8, format),
            itn(info.get("gid", 0), 8, format),
            itn(info.get("size", 0), 12, format),
            itn(info.get("mtime", 0), 12, format),
            b"        ",
            type,
            stn(info.get("linkname", ""), 100, encoding, errors),
            info.get("magic", POSIX_MAGIC),
            stn(info.get("uname", ""), 32, encoding, errors),
            stn(info.get("gname", ""), 32, encoding, errors),
            devices,
            stn(info.get("prefix", ""), 155, encoding, errors),
        ]
        buf = b"".join(parts).ljust(BLOCKSIZE, NUL)
        return buf[:148] + b"%06o\0 " % calc_chksums(buf)[0] + buf[156:]

    @classmethod
    def _create_gnu_long_header(cls, name, type, encoding, errors):
        name = name.encode(encoding, errors) + NUL
        info = {"name": "././@LongLink", "type": type, "size": len(name), "magic": GNU_MAGIC}
        return cls._create_header(info, USTAR_FORMAT, encoding, errors) + _padded(name)

    @classmethod
    def _create_pax_generic_header(cls, pax_headers, type, encoding):
        # Values that are no Unicode are written in the archive's encoding, which a record of its own announces.
        binary = False
        for value in pax_headers.values():
            try:
                value.encode("utf-8", "strict")
            except UnicodeEncodeError:
                binary = True
                break
        records = b"21 hdrcharset=BINARY\n" if binary else b""
        for keyword, value in pax_headers.items():
            keyword = keyword.encode("utf-8")
            value = value.encode(encoding, "surrogateescape") if binary else value.encode("utf-8")
            # A record's length counts its own digits.
            size = len(keyword) + len(value) + 3
            length = size
            while True:
                total = size + len(str(length))
                if total == length:
                    break
                length = total
            records += b"%d %b=%b\n" % (length, keyword, value)
        info = {"name": "././@PaxHeader", "type": type, "size": len(records), "magic": POSIX_MAGIC}
        return cls._create_header(info, USTAR_FORMAT, "ascii", "replace") + _padded(records)

    # ---- reading

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        """The member that a header block describes."""
        if len(buf) == 0:
            raise EmptyHeaderError("empty header")
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError("truncated header")
        if buf.count(NUL) == BLOCKSIZE:
            raise EOFHeaderError("end of file header")
        chksum = nti(buf[148:156])
        if chksum not in calc_chksums(buf):
            raise InvalidHeaderError("bad checksum")
        obj = cls()
        obj.name = nts(buf[0:100], encoding, errors)
        obj.mode = nti(buf[100:108])
        obj.uid = nti(buf[108:116])
        obj.gid = nti(buf[116:124])
        obj.size = nti(buf[124:136])
        obj.mtime = nti(buf[136:148])
        obj.chksum = chksum
        obj.type = buf[156:157]
        obj.linkname = nts(buf[157:257], encoding, errors)
        obj.uname = nts(buf[265:297], encoding, errors)
        obj.gname = nts(buf[297:329], encoding, errors)
        obj.devmajor = nti(buf[329:337])
        obj.devminor = nti(buf[337:345])
        prefix = nts(buf[345:500], encoding, errors)
        # Archives of the seventh edition know folders by the slash alone.
        if obj.type == AREGTYPE and obj.name.endswith("/"):
            obj.type = DIRTYPE
        if obj.type == GNUTYPE_SPARSE:
            obj._sparse_structs = (_sparse_structs(buf, 386, 4), bool(buf[482]), nti(buf[483:495]))
        if obj.isdir():
            obj.name = obj.name.rstrip("/")
        if prefix and obj.type not in GNU_TYPES:
            obj.name = prefix + "/" + obj.name
        return obj

    @classmethod
    def fromtarfile(cls, tarfile):
        """The next member of an archive."""
        buf = tarfile.fileobj.read(BLOCKSIZE)
        obj = cls.frombuf(buf, tarfile.encoding, tarfile.errors)
        obj.offset = tarfile.fileobj.tell() - BLOCKSIZE
        return obj._proc_member(tarfile)

    def _proc_member(self, tarfile):
        if self.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            return self._proc_gnulong(tarfile)
        if self.type == GNUTYPE_SPARSE:
            return self._proc_sparse(tarfile)
        if self.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            return self._proc_pax(tarfile)
        return self._proc_builtin(tarfile)

    def _proc_builtin(self, tarfile):
        self.offset_data = tarfile.fileobj.tell()
        offset = self.offset_data
        if self.isreg() or self.type not in SUPPORTED_TYPES:
            offset += self._block(self.size)
        tarfile.offset = offset
        self._apply_pax_info(tarfile.pax_headers, tarfile.encoding, tarfile.errors)
        if self.isdir():
            self.name = self.name.rstrip("/")
        return self

    def _next_header(self, tarfile):
        try:
            return self.fromtarfile(tarfile)
        except HeaderError as e:
            raise SubsequentHeaderError(str(e)) from None

    def _proc_gnulong(self, tarfile):
        buf = tarfile.fileobj.read(self._block(self.size))
        next = self._next_header(tarfile)
        next.offset = self.offset
        text = nts(buf, tarfile.encoding, tarfile.errors)
        if self.type == GNUTYPE_LONGNAME:
            next.name = text
        else:
            next.linkname = text
        if next.isdir():
            next.name = next.name.removesuffix("/")
        return next

    def _proc_sparse(self, tarfile):
        structs, extended, size = self._sparse_structs
        del self._sparse_structs
        while extended:
            buf = tarfile.fileobj.read(BLOCKSIZE)
            if len(buf) != BLOCKSIZE:
                raise TruncatedHeaderError("truncated header")
            structs += _sparse_structs(buf, 0, 21)
            extended = bool(buf[504])
        self.sparse = structs
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self.offset_data + self._block(self.size)
        self.size = size
        return self

    def _proc_pax(self, tarfile):
        buf = tarfile.fileobj.read(self._block(self.size))
        pax_headers = tarfile.pax_headers if self.type == XGLTYPE else tarfile.pax_headers.copy()
        raw = []
        encoding = None
        pos = 0
        while pos < self.size and pos < len(buf) and buf[pos]:
            key, value, pos = _pax_record(buf, pos)
            if key == b"hdrcharset" and encoding is None:
                encoding = tarfile.encoding if value == b"BINARY" else "utf-8"
            raw.append((key, value))
        encoding = encoding or "utf-8"
        for key, value in raw:
            key = _pax_text(key, "utf-8", "utf-8", tarfile.errors)
            if key in PAX_NAME_FIELDS:
                value = _pax_text(value, encoding, tarfile.encoding, tarfile.errors)
            else:
                value = _pax_text(value, "utf-8", "utf-8", tarfile.errors)
            pax_headers[key] = value
        next = self._next_header(tarfile)
        if "GNU.sparse.map" in pax_headers:
            numbers = _numbers(pax_headers["GNU.sparse.map"].split(","))
            next.sparse = list(zip(numbers[::2], numbers[1::2]))
        elif "GNU.sparse.size" in pax_headers:
            next.sparse = list(zip(_numbers([v for k, v in raw if k == b"GNU.sparse.offset"]),
                                   _numbers([v for k, v in raw if k == b"GNU.sparse.numbytes"])))
        elif pax_headers.get("GNU.sparse.major") == "1" and pax_headers.get("GNU.sparse.minor") == "0":
            next._read_sparse_map(tarfile)
        if self.type in (XHDTYPE, SOLARIS_XHDTYPE):
            next._apply_pax_info(pax_headers, tarfile.encoding, tarfile.errors)
            next.offset = self.offset
            if "size" in pax_headers:
                # Only now is known where the next header is.
                offset = next.offset_data
                if next.isreg() or next.type not in SUPPORTED_TYPES:
                    offset += next._block(next.size)
                tarfile.offset = offset
        return next

    def _read_sparse_map(self, tarfile):
        # Version 1.0: the map stands in front of the data, a number a line.
        self.offset_data = tarfile.fileobj.tell()
        buf = tarfile.fileobj.read(BLOCKSIZE)
        lines = buf.split(b"\n")
        count = _numbers(lines[:1])[0] * 2
        lines, rest = lines[1:-1], lines[-1]
        while len(lines) < count:
            block = tarfile.fileobj.read(BLOCKSIZE)
            if not block:
                raise InvalidHeaderError("invalid header")
            more = (rest + block).split(b"\n")
            lines += more[:-1]
            rest = more[-1]
        numbers = _numbers(lines[:count])
        self.offset_data = tarfile.fileobj.tell()
        self.sparse = list(zip(numbers[::2], numbers[1::2]))

    def _apply_pax_info(self, pax_headers, encoding, errors):
        for keyword, value in pax_headers.items():
            if keyword == "GNU.sparse.name":
                self.path = value
            elif keyword in ("GNU.sparse.size", "GNU.sparse.realsize"):
                self.size = pax_number(value, int)
            elif keyword in PAX_FIELDS:
                if keyword in PAX_NUMBER_FIELDS:
                    value = pax_number(value, PAX_NUMBER_FIELDS[keyword])
                elif keyword == "path":
                    value = value.rstrip("/")
                setattr(self, keyword, value)
        self.pax_headers = pax_headers.copy()

    def _block(self, count):
        if count < 0:
            raise InvalidHeaderError("invalid offset")
        return (count + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE

    # ---- types

    def isreg(self):
        """A regular file?"""
        return self.type in REGULAR_TYPES

    def isfile(self):
        """A regular file?"""
        return self.isreg()

    def isdir(self):
        """A folder?"""
        return self.type == DIRTYPE

    def issym(self):
        """A symbolic link?"""
        return self.type == SYMTYPE

    def islnk(self):
        """A hard link?"""
        return self.type == LNKTYPE

    def ischr(self):
        """A character device?"""
        return self.type == CHRTYPE

    def isblk(self):
        """A block device?"""
        return self.type == BLKTYPE

    def isfifo(self):
        """A named pipe?"""
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        """A device or a named pipe?"""
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


def file_mode_type(tarinfo):
    """The type bits of st_mode, for showing."""
    for kind, bits in ((SYMTYPE, stat.S_IFLNK), (DIRTYPE, stat.S_IFDIR), (CHRTYPE, stat.S_IFCHR),
                       (BLKTYPE, stat.S_IFBLK), (FIFOTYPE, stat.S_IFIFO)):
        if tarinfo.type == kind:
            return bits
    return stat.S_IFREG


def _sparse_structs(buf, pos, count):
    structs = []
    for _ in range(count):
        offset, size = buf[pos:pos + 12], buf[pos + 12:pos + 24]
        try:
            offset, size = nti(offset), nti(size)
        except (ValueError, InvalidHeaderError):
            break
        if offset and size:
            structs.append((offset, size))
        pos += 24
    return structs


def _numbers(texts):
    try:
        return [int(text) for text in texts]
    except ValueError:
        raise InvalidHeaderError("invalid header")


def _pax_record(buf, pos):
    """(key, value, end) of the record "length key=value" and a line feed that starts at pos."""
    space = buf.find(b" ", pos, pos + 20)
    digits = buf[pos:space] if space > pos else b""
    if not digits.isdigit():
        raise InvalidHeaderError("invalid header")
    end = pos + int(digits)
    equals = buf.find(b"=", space, end)
    if end > len(buf) or end <= space or equals < space + 2 or buf[end - 1:end] != b"\n":
        raise InvalidHeaderError("invalid header")
    return buf[space + 1:equals], buf[equals + 1:end - 1], end


def _pax_text(value, encoding, fallback_encoding, fallback_errors):
    try:
        return value.decode(encoding, "strict")
    except UnicodeDecodeError:
        return value.decode(fallback_encoding, fallback_errors)
