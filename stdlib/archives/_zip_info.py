# ZipInfo, the description of one entry of a zip archive, with the constants and errors of zipfile.

import os
import stat
import time

from _zip_records import LOCAL, LOCAL_MAGIC, extra_fields, pack

ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1

ZIP_STORED = 0
ZIP_DEFLATED = 8
ZIP_BZIP2 = 12
ZIP_LZMA = 14

DEFAULT_VERSION = 20
ZIP64_VERSION = 45
BZIP2_VERSION = 46
LZMA_VERSION = 63
MAX_EXTRACT_VERSION = 63

FLAG_ENCRYPTED = 1 << 0
FLAG_LZMA_END = 1 << 1  # the data end with a marker
FLAG_DESCRIPTOR = 1 << 3  # CRC and sizes stand behind the data
FLAG_PATCHED = 1 << 5
FLAG_STRONG = 1 << 6
FLAG_UTF8 = 1 << 11

compressor_names = {
    0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode", 7: "tokenize",
    8: "deflate", 9: "deflate64", 10: "implode", 12: "bzip2", 14: "lzma", 18: "terse", 19: "lz77", 97: "wavpack",
    98: "ppmd",
}


# The upper half of code page 437, in which names stand that are not marked as UTF-8.
_UPPER_437 = ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
              "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0")


def decode_name(name, flags, encoding=None):
    """The text of a name's bytes."""
    if flags & FLAG_UTF8:
        return name.decode("utf-8")
    if encoding:
        return name.decode(encoding)
    return "".join([chr(c) if c < 128 else _UPPER_437[c - 128] for c in name])


class BadZipFile(Exception):
    __module__ = "zipfile"


class LargeZipFile(Exception):
    """The archive would need zip64, which allowZip64=False forbids."""

    __module__ = "zipfile"


def strip_extra(extra, kinds):
    """The extra fields but for those of the given kinds; extra itself when there is none of them."""
    fields = list(extra_fields(extra))
    if not any(kind in kinds for kind, _, _ in fields):
        return extra
    return b"".join(field for kind, field, _ in fields if kind not in kinds)


class ZipInfo:
    """One entry of an archive: its name, time, sizes, method, and where it stands."""

    __module__ = "zipfile"

    __slots__ = ("orig_filename", "filename", "date_time", "compress_type", "_compresslevel", "comment", "extra",
                 "create_system", "create_version", "extract_version", "reserved", "flag_bits", "volume",
                 "internal_attr", "external_attr", "header_offset", "CRC", "compress_size", "file_size", "_raw_time",
                 "_end_offset")

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        # A name ends at a zero byte, and that has been used to hide what follows.
        end = filename.find("\0")
        if end >= 0:
            filename = filename[:end]
        if os.sep != "/" and os.sep in filename:
            filename = filename.replace(os.sep, "/")
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type = ZIP_STORED
        self._compresslevel = None
        self.comment = b""
        self.extra = b""
        self.create_system = 3  # Unix
        self.create_version = DEFAULT_VERSION
        self.extract_version = DEFAULT_VERSION
        self.reserved = 0
        self.flag_bits = 0
        self.volume = 0
        self.internal_attr = 0
        self.external_attr = 0
        self.compress_size = 0
        self.file_size = 0
        self._end_offset = None

    def __repr__(self):
        parts = ["<%s filename=%r" % (self.__class__.__name__, self.filename)]
        if self.compress_type != ZIP_STORED:
            parts.append(" compress_type=%s" % compressor_names.get(self.compress_type, self.compress_type))
        mode = self.external_attr >> 16
        low = self.external_attr & 0xFFFF
        if mode:
            parts.append(" filemode=%r" % stat.filemode(mode))
        if low:
            parts.append(" external_attr=%#x" % low)
        folder = self.is_dir()
        if not folder or self.file_size:
            parts.append(" file_size=%r" % self.file_size)
        if (not folder or self.compress_size) and (self.compress_type != ZIP_STORED or
                                                   self.file_size != self.compress_size):
            parts.append(" compress_size=%r" % self.compress_size)
        return "".join(parts) + ">"

    def FileHeader(self, zip64=None):
        """The local header as bytes. zip64 tells whether to leave room for 64-bit sizes; None: as the sizes need it."""
        date, clock = self._dos_time()
        if self.flag_bits & FLAG_DESCRIPTOR:
            crc = compress_size = file_size = 0
        else:
            crc, compress_size, file_size = self.CRC, self.compress_size, self.file_size
        extra = self.extra
        large = file_size > ZIP64_LIMIT or compress_size > ZIP64_LIMIT
        if zip64 is None:
            zip64 = large
        if zip64:
            extra = extra + pack(b"\1\0\x10\0", (8, 8), file_size, compress_size)
            file_size = compress_size = 0xFFFFFFFF
        elif large:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        self._raise_versions(ZIP64_VERSION if zip64 else 0)
        name, flags = self._encodeFilenameFlags()
        return pack(LOCAL_MAGIC, (1, 1) + LOCAL[1:], self.extract_version, self.reserved, flags, self.compress_type,
                    clock, date, crc, compress_size, file_size, len(name), len(extra)) + name + extra

    def _dos_time(self):
        """(date, time) as MS-DOS packs them."""
        year, month, day, hour, minute, second = self.date_time[:6]
        return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2

    def _raise_versions(self, least):
        """At least the version that the method and `least` ask for."""
        if self.compress_type == ZIP_BZIP2:
            least = max(BZIP2_VERSION, least)
        elif self.compress_type == ZIP_LZMA:
            least = max(LZMA_VERSION, least)
        self.extract_version = max(least, self.extract_version)
        self.create_version = max(least, self.create_version)

    def _encodeFilenameFlags(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | FLAG_UTF8

    def _decodeExtra(self):
        """Takes what does not fit into 32 bits from the zip64 extra field."""
        for kind, _, payload in extra_fields(self.extra):
            if payload is None:
                if kind is not None:
                    raise BadZipFile("Corrupt extra field %04x (size=%d)" %
                                     (kind, self.extra[2] | self.extra[3] << 8 if len(self.extra) > 3 else 0))
                return
            if kind != 1:
                continue
            at = 0
            for attribute, full, text in (("file_size", (0xFFFFFFFFFFFFFFFF, 0xFFFFFFFF), "File size"),
                                          ("compress_size", (0xFFFFFFFF,), "Compress size"),
                                          ("header_offset", (0xFFFFFFFF,), "Header offset")):
                if getattr(self, attribute) in full:
                    if at + 8 > len(payload):
                        raise BadZipFile(f"Corrupt zip64 extra field. {text} not found.")
                    setattr(self, attribute, int.from_bytes(payload[at:at + 8], "little"))
                    at += 8

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """The description of a file or folder of the system. Times that zip cannot hold are an error when strict."""
        filename = os.fspath(filename)
        st = os.stat(filename)
        folder = stat.S_ISDIR(st.st_mode)
        when = time.localtime(st.st_mtime)[:6]
        if not strict_timestamps and when[0] < 1980:
            when = (1980, 1, 1, 0, 0, 0)
        elif not strict_timestamps and when[0] > 2107:
            when = (2107, 12, 31, 23, 59, 59)
        if arcname is None:
            arcname = filename
        arcname = os.path.normpath(os.path.splitdrive(arcname)[1]).lstrip(os.sep)
        if folder:
            arcname += "/"
        info = cls(arcname, when)
        info.external_attr = (st.st_mode & 0xFFFF) << 16
        if folder:
            info.file_size = 0
            info.external_attr |= 0x10  # MS-DOS's folder flag
        else:
            info.file_size = st.st_size
        return info

    def is_dir(self):
        """True when the name is a folder's."""
        return self.filename[-1:] == "/"
