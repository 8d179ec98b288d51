"""Sockets: the ends of connections between programs."""
import _socket
import errno
import io
import os
from enum import IntEnum, IntFlag
from _socket import *

EBADF, EAGAIN, EWOULDBLOCK = errno.EBADF, errno.EAGAIN, errno.EWOULDBLOCK

__all__ = ['fromfd', 'getfqdn', 'create_connection', 'create_server', 'has_dualstack_ipv6', 'AddressFamily',
           'SocketKind', 'send_fds', 'recv_fds']
__all__ += [n for n in dir(_socket) if n[0] != '_']

IntEnum._convert_('AddressFamily', __name__, lambda n: n.isupper() and n.startswith('AF_'))
IntEnum._convert_('SocketKind', __name__, lambda n: n.isupper() and n.startswith('SOCK_'))
IntFlag._convert_('MsgFlag', __name__, lambda n: n.isupper() and n.startswith('MSG_'))
IntFlag._convert_('AddressInfo', __name__, lambda n: n.isupper() and n.startswith('AI_'))

_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'
_GLOBAL_DEFAULT_TIMEOUT = object()


def _as_enum(number, kind):
    try:
        return kind(number)
    except ValueError:
        return number


class _GiveupOnSendfile(Exception):
    pass


class socket(_socket.socket):
    """An end of a connection, whose addresses, kinds and families are enums."""

    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            if family == -1:
                family = AF_INET
            if type == -1:
                type = SOCK_STREAM
            if proto == -1:
                proto = 0
        _socket.socket.__init__(self, family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = getattr(self, '_closed', False)
        text = '<{}.{}{} fd={}, family={!s}, type={!s}, proto={}'.format(
            self.__class__.__module__, self.__class__.__qualname__, ' [closed]' if closed else '', self.fileno(),
            self.family, self.type, self.proto)
        if not closed:
            # Which of the two there is, the socket's state says.
            for label, ask in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = ask()
                    if address:
                        text += ', %s=%s' % (label, str(address))
                except (error, AttributeError):
                    pass
        return text + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    def dup(self):
        """Another socket object for the same connection."""
        copy = self.__class__(self.family, self.type, self.proto, fileno=dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Wait for a connection: (socket, the peer's address)."""
        fd, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=fd)
        # Whether it waits does not depend on the listening socket's timeout.
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """A file object that reads and writes the connection. The socket stays open as long as it is open."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError('invalid mode %r (only r, w, b allowed)' % (mode,))
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        raw = SocketIO(self, ('r' if reading else '') + ('w' if writing else ''))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if 'b' not in mode:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if 'b' in mode:
            return buffer
        text = io.TextIOWrapper(buffer, encoding, errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a file's bytes from `offset` on, `count` of them or all. How many were sent."""
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _GiveupOnSendfile:
            return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not self.type & SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError('count must be a positive integer (got {!r})'.format(count))
            if count <= 0:
                raise ValueError('count must be a positive integer (got {!r})'.format(count))

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        # The kernel copies. Gives up where it cannot: no plain file.
        self._check_sendfile_params(file, offset, count)
        import selectors
        try:
            source = file.fileno()
            size = os.fstat(source).st_size
        except (AttributeError, io.UnsupportedOperation, OSError) as why:
            raise _GiveupOnSendfile(why)
        if not size:
            return 0
        timeout = self.gettimeout()
        if timeout == 0:
            raise ValueError('non-blocking sockets are not supported')
        sent = 0
        target = self.fileno()
        with selectors.PollSelector() as selector:
            selector.register(target, selectors.EVENT_WRITE)
            try:
                while True:
                    if timeout and not selector.select(timeout):
                        raise TimeoutError('timed out')
                    block = min(count - sent, 1 << 30) if count else min(size, 1 << 30)
                    if block <= 0:
                        break
                    try:
                        step = os.sendfile(target, source, offset, block)
                    except BlockingIOError:
                        if not timeout:
                            selector.select()
                        continue
                    except OSError as why:
                        if sent == 0:
                            raise _GiveupOnSendfile(why)
                        raise
                    if step == 0:
                        break
                    offset += step
                    sent += step
                return sent
            finally:
                if sent > 0 and hasattr(file, 'seek'):
                    file.seek(offset)

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        sent = 0
        try:
            while count is None or sent < count:
                data = file.read(8192 if count is None else min(8192, count - sent))
                if not data:
                    break
                view = memoryview(data)
                while view:
                    step = self.send(view)
                    sent += step
                    view = view[step:]
            return sent
        finally:
            if sent > 0 and hasattr(file, 'seek'):
                file.seek(offset + sent)

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self, _close=_socket.socket.close):
        _close(self)

    def close(self):
        """Close the connection, once the files made of it are closed."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Forget the descriptor without closing it, and return it."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """The address family."""
        return _as_enum(super().family, AddressFamily)

    @property
    def type(self):
        """The kind of socket."""
        return _as_enum(super().type, SocketKind)

    def get_inheritable(self):
        """Whether programs that are started get the descriptor."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Set whether programs that are started get the descriptor."""
        os.set_inheritable(self.fileno(), inheritable)


def fromfd(fd, family, type, proto=0):
    """A socket for a copy of the descriptor."""
    return socket(family, type, proto, dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Send descriptors, and some bytes, to the process at the other end of a UNIX socket."""
    import array
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array.array('i', fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receive bytes and descriptors: (bytes, descriptors, flags, address)."""
    import array
    fds = array.array('i')
    data, ancillary, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, content in ancillary:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            fds.frombytes(content[:len(content) - len(content) % fds.itemsize])
    return data, list(fds), flags, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX
    a, b = _socket.socketpair(family, type, proto)
    return socket(family, type, proto, a.detach()), socket(family, type, proto, b.detach())


class SocketIO(io.RawIOBase):
    """A socket as a raw file."""

    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError('invalid mode: %r' % mode)
        io.RawIOBase.__init__(self)
        self._sock = sock
        if 'b' not in mode:
            mode += 'b'
        self._mode = mode
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def readinto(self, b):
        """Receive into a buffer; None when nothing is there and the socket does not wait."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(b)
        except timeout:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        """Send bytes; None when there is no room and the socket does not wait."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._reading

    def writable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._writing

    def seekable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return super().seekable()

    def fileno(self):
        """The socket's descriptor."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        """The descriptor, -1 once closed."""
        return self.fileno() if not self.closed else -1

    @property
    def mode(self):
        """rb, wb or rwb."""
        return self._mode

    def close(self):
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def getfqdn(name=''):
    """The full name of a host, this one without an argument."""
    name = name.strip()
    if not name or name == '0.0.0.0':
        name = gethostname()
    try:
        host, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    for known in [host, *aliases]:
        if '.' in known:
            return known
    return host


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connect with (host, port), trying every address of the host."""
    host, port = address
    exceptions = []
    for family, kind, proto, _, where in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(where)
            exceptions.clear()
            return sock
        except error as why:
            if not all_errors:
                exceptions.clear()
            exceptions.append(why)
            if sock is not None:
                sock.close()
    if not exceptions:
        raise error('getaddrinfo returns an empty list')
    try:
        if not all_errors:
            raise exceptions[0]
        raise ExceptionGroup('create_connection failed', exceptions)
    finally:
        exceptions.clear()


def has_dualstack_ipv6():
    """Whether one socket can take connections by IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A listening TCP socket bound to the address."""
    if reuse_port and not hasattr(_socket, 'SO_REUSEPORT'):
        raise ValueError('SO_REUSEPORT not supported on this platform')
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError('dualstack_ipv6 not supported on this platform')
        if family != AF_INET6:
            raise ValueError('dualstack_ipv6 requires AF_INET6 family')
    sock = socket(family, SOCK_STREAM)
    try:
        # Else a restarted server could not have its port back for a minute.
        try:
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        except error:
            pass
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as why:
            raise error(why.errno, '%s (while attempting to bind on address %r)' % (why.strerror, address)) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses under which a service can be reached: (family, kind, protocol, canonical name, address) each."""
    return [(_as_enum(a, AddressFamily), _as_enum(k, SocketKind), p, name, address)
            for a, k, p, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)]
