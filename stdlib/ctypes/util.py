# Finding shared libraries by the name that linkers use.

import os
import re


def _folders():
    """Where the loader looks."""
    yield from filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":"))
    pending = ["/etc/ld.so.conf"]
    while pending:
        import glob
        try:
            with open(pending.pop(), encoding="utf-8", errors="surrogateescape") as f:
                lines = f.read().splitlines()
        except OSError:
            continue
        for line in lines:
            line = line.partition("#")[0].strip()
            if line.startswith("include"):
                pending.extend(sorted(glob.glob(line[7:].strip()), reverse=True))
            elif line:
                yield line
    yield from ("/lib64", "/usr/lib64", "/lib", "/usr/lib")


def _is_shared_library(path):
    """Whether this is ELF and no linker script."""
    try:
        with open(path, "rb") as f:
            return f.read(4) == b"\x7fELF"
    except OSError:
        return False


def find_library(name):
    """The file name of lib<name>, "libm.so.6" for "m"; None when there is none."""
    versioned = re.compile(r"lib%s\.so(\.[0-9]+)?" % re.escape(name))
    for folder in _folders():
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        # With its version first: that is what programs are linked against.
        for found in sorted(filter(versioned.fullmatch, names), key=len, reverse=True):
            if _is_shared_library(os.path.join(folder, found)):
                return found
    return None


def test():
    """Show what is found on this system."""
    for name in ("m", "c", "bz2", "z", "crypto"):
        print(name, find_library(name))


if __name__ == "__main__":
    test()
