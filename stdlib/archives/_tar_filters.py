# Extraction filters (PEP 706): what an archive may do to the files around it.
#
# A filter gets a member and the folder it is unpacked into, and returns the member, a changed copy of it, or None to
# leave it out. tar_filter keeps everything below the folder; data_filter also refuses devices and links that lead out.

import os

from _tar_errors import TarError


class FilterError(TarError):
    """A filter refuses a member."""
    __module__ = "tarfile"


class AbsolutePathError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    __module__ = "tarfile"

    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")


def _is_below(path, folder):
    return os.path.commonpath([path, folder]) == folder


def _changes(member, dest_path, for_data):
    """The attributes of a member that must be others."""
    changes = {}
    name = member.name
    dest_path = os.path.realpath(dest_path)
    if name.startswith(("/", os.sep)):
        name = changes["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    # Links that are there already, perhaps unpacked from this archive, are followed: that is what writing would do.
    target = os.path.realpath(os.path.join(dest_path, name))
    if not _is_below(target, dest_path):
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        mode &= 0o755
        if for_data:
            if member.isreg() or member.islnk():
                if not mode & 0o100:
                    mode &= ~0o111
                mode |= 0o600
            elif member.isdir() or member.issym():
                mode = None
            else:
                raise SpecialFileError(member)
        if mode != member.mode:
            changes["mode"] = mode
    if not for_data:
        return changes
    for owner in ("uid", "gid", "uname", "gname"):
        if getattr(member, owner) is not None:
            changes[owner] = None
    if member.islnk() or member.issym():
        if os.path.isabs(member.linkname):
            raise AbsoluteLinkError(member)
        link = os.path.normpath(member.linkname)
        if link != member.linkname:
            changes["linkname"] = link
        folder = os.path.dirname(name) if member.issym() else ""
        target = os.path.realpath(os.path.join(dest_path, folder, member.linkname))
        if not _is_below(target, dest_path):
            raise LinkOutsideDestinationError(member, target)
    return changes


def fully_trusted_filter(member, dest_path):
    """The member as it is."""
    return member


def tar_filter(member, dest_path):
    """The member, kept below dest_path and without dangerous mode bits."""
    changes = _changes(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """The member as plain data: no owners, no devices, no links that lead out of dest_path."""
    changes = _changes(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


NAMED = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}
for _filter in NAMED.values():
    _filter.__module__ = "tarfile"
