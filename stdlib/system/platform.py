"""platform: what machine and system this is. As far as programs ask it says Adder is CPython 3.11; python_implementation()
says what it is."""

import functools as _functools
import os
import re
import sys
from collections import namedtuple

uname_result_fields = ('system', 'node', 'release', 'version', 'machine')
DEV_NULL = os.devnull
_ver_stages = {'dev': 10, 'alpha': 20, 'a': 20, 'beta': 30, 'b': 30, 'c': 40, 'RC': 50, 'rc': 50, 'pl': 200, 'p': 200}
_uname_cache = None


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """(library, version) of the C library that a program uses, found by reading it."""
    if not executable:
        try:
            text = os.confstr('CS_GNU_LIBC_VERSION')
            parts = text.split(maxsplit=1)
            if len(parts) == 2:
                return tuple(parts)
        except (AttributeError, ValueError, OSError):
            pass
        executable = sys.executable
        if not executable:
            return lib, version
    pattern = re.compile(br'(__libc_init)|(GLIBC_([0-9.]+))|(libc(_\w+)?\.so(?:\.(\d[0-9.]*))?)', re.ASCII)

    def numbers(text):
        return [int(n) if n.isdigit() else 0 for n in text.split('.')]
    with open(os.path.realpath(executable), 'rb') as f:
        data = f.read(chunksize)
        pos = 0
        while pos < len(data):
            match = pattern.search(data, pos) if b'libc' in data or b'GLIBC' in data else None
            if not match or match.end() == len(data):
                more = f.read(chunksize)
                if more:
                    data = data[max(pos, len(data) - 1000):] + more
                    pos = 0
                    continue
                if not match:
                    break
            init, glibc, glibc_version, so, threads, so_version = [
                s.decode('latin1') if s is not None else s for s in match.groups()]
            if init and not lib:
                lib = 'libc'
            elif glibc:
                if lib != 'glibc':
                    lib, version = 'glibc', glibc_version
                elif numbers(glibc_version) > numbers(version):
                    version = glibc_version
            elif so and lib != 'glibc':
                lib = 'libc'
                if so_version and (not version or numbers(so_version) > numbers(version)):
                    version = so_version
                if threads and version[-len(threads):] != threads:
                    version += threads
            pos = match.end()
    return lib, version


def win32_ver(release='', version='', csd='', ptype=''):
    """For Windows; elsewhere what it was given."""
    return release, version, csd, ptype


def win32_is_iot():
    return win32_edition() in ('IoTUAP', 'NanoServer', 'WindowsCoreHeadless', 'IoTEdgeOS')


def win32_edition():
    return None


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    """For macOS; elsewhere what it was given."""
    return release, versioninfo, machine


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    """For Jython; elsewhere what it was given."""
    return release, vendor, vminfo, osinfo


def system_alias(system, release, version):
    """The names under which a system is better known."""
    if system == 'SunOS' and release >= '5':
        digits = release.split('.')
        try:
            major = int(digits[0]) - 3
        except ValueError:
            return 'Solaris', release, version
        release = str(major) + '.' + '.'.join(digits[1:]) if major < 6 else release
        return 'Solaris', release, version
    if system in ('win32', 'win16'):
        version = version and version + ', 32bit' if system == 'win32' else version
        return 'Windows', release, version
    return system, release, version


def _platform(*args):
    text = '-'.join(x.strip() for x in filter(len, args)).replace(' ', '_')
    for c in '/\\:;"()':
        text = text.replace(c, '-')
    text = text.replace('unknown', '')
    while '--' in text:
        text = text.replace('--', '-')
    return text.rstrip('-')


def _node(default=''):
    try:
        import socket
        return socket.gethostname()
    except (ImportError, OSError):
        return default


def architecture(executable=sys.executable, bits='', linkage=''):
    """(bits, format) of a program, from its first bytes."""
    if not bits:
        bits = '%dbit' % (64 if sys.maxsize > 2 ** 32 else 32)
    if not executable:
        return bits, linkage
    try:
        with open(os.path.realpath(executable), 'rb') as f:
            head = f.read(5)
    except OSError:
        return bits, linkage
    if head[:4] == b'\x7fELF':
        return {1: '32bit', 2: '64bit'}.get(head[4], bits), 'ELF'
    return bits, linkage


class uname_result(namedtuple('uname_result_base', uname_result_fields)):
    """What uname() gives: five fields and, looked up at first need, the processor."""

    @_functools.cached_property
    def processor(self):
        return _processor()

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    @classmethod
    def _make(cls, iterable):
        values = list(iterable)
        if len(values) not in (5, 6):
            raise TypeError(f'Expected 6 arguments, got {len(values)}')
        made = cls(*values[:5])
        if len(values) == 6:
            made.__dict__['processor'] = values[5]
        return made

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:len(self._fields)]


def _unknown_as_blank(value):
    return '' if value == 'unknown' else value


def _processor():
    # As `uname -p` answers on Debian: nothing.
    return ''


def uname():
    """system, node, release, version, machine and processor of this computer."""
    global _uname_cache
    if _uname_cache is None:
        system, node, release, version, machine = os.uname()
        _uname_cache = uname_result(*map(_unknown_as_blank, (system, node, release, version, machine)))
    return _uname_cache


def system():
    """'Linux'"""
    return uname().system


def node():
    """The computer's name in its network."""
    return uname().node


def release():
    """The release of the kernel."""
    return uname().release


def version():
    """The version of the kernel."""
    return uname().version


def machine():
    """The kind of machine: 'x86_64'."""
    return uname().machine


def processor():
    """The name of the processor, where the system tells it."""
    return uname().processor


def _sys_version(sys_version=None):
    """(implementation, version, branch, revision, build number, build date, compiler)"""
    if sys_version is None:
        sys_version = sys.version
    match = re.match(r'([\w.+]+)\s*(?:\(#?([^,)]+)(?:,\s*([\w ]*))?(?:,\s*([\w :]*))?\)\s*)?(?:\[([^\]]+)\]?)?', sys_version,
                     re.ASCII)
    if match is None:
        raise ValueError('failed to parse CPython sys.version: %s' % repr(sys_version))
    number, build, date, when, compiler = match.groups()
    date = ' '.join(filter(None, (date, when)))
    if number.count('.') == 1:
        number += '.0'
    return sys.implementation.name.capitalize(), number, '', '', build or '', date, compiler or ''


def python_implementation():
    """'Adder'; on CPython 'CPython'."""
    return _sys_version()[0]


def python_version():
    """'3.11.2': which Python's names and values these are."""
    return '%d.%d.%d' % sys.version_info[:3]


def python_version_tuple():
    """The three parts of python_version(), as text."""
    return tuple(python_version().split('.'))


def python_branch():
    """The branch of the source; empty."""
    return _sys_version()[2]


def python_revision():
    """The revision of the source; empty."""
    return _sys_version()[3]


def python_build():
    """(number, date) of the build."""
    return _sys_version()[4:6]


def python_compiler():
    """What compiled Adder."""
    return _sys_version()[6]


_platform_cache = {}


def platform(aliased=0, terse=0):
    """One text about all of it: 'Linux-6.1.0-x86_64-with-glibc2.36'."""
    key = bool(aliased), bool(terse)
    found = _platform_cache.get(key)
    if found is not None:
        return found
    system, node, release, version, machine, processor = uname()
    if machine == processor:
        processor = ''
    if aliased:
        system, release, version = system_alias(system, release, version)
    if system == 'Linux':
        library, number = libc_ver()
        text = _platform(system, release, machine, processor, 'with', library + number)
    elif terse:
        text = _platform(system, release)
    else:
        bits, linkage = architecture(sys.executable)
        text = _platform(system, release, machine, processor, bits, linkage)
    _platform_cache[key] = text
    return text


_os_release_line = re.compile('^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>["\']?)(?P<value>.*)(?P=quote)$')
_os_release_unescape = re.compile(r"\\([\\\$\"\'`])")
_os_release_candidates = '/etc/os-release', '/usr/lib/os-release'
_os_release_cache = None


def freedesktop_os_release():
    """What the file os-release says about the distribution, as a dict."""
    global _os_release_cache
    if _os_release_cache is None:
        import errno
        for path in _os_release_candidates:
            try:
                with open(path, encoding='utf-8') as f:
                    found = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
                    for line in f:
                        if match := _os_release_line.match(line):
                            found[match['name']] = _os_release_unescape.sub(r'\1', match['value'])
                    _os_release_cache = found
                    break
            except OSError:
                pass
        else:
            raise OSError(errno.ENOENT, f"Unable to read files {', '.join(_os_release_candidates)}")
    return _os_release_cache.copy()


if __name__ == '__main__':
    terse = 'terse' in sys.argv or '--terse' in sys.argv
    aliased = 'nonaliased' not in sys.argv and '--nonaliased' not in sys.argv
    print(platform(aliased, terse))
    sys.exit(0)
