"""The socket of a transport: what may be asked and set, but not sent or received."""
import socket


class TransportSocket:
    """A socket that a transport owns."""

    __slots__ = ('_sock',)

    def __init__(self, sock):
        self._sock = sock

    @property
    def family(self):
        """The address family."""
        return self._sock.family

    @property
    def type(self):
        """The kind of socket."""
        return self._sock.type

    @property
    def proto(self):
        """The protocol."""
        return self._sock.proto

    def __repr__(self):
        text = (f'<asyncio.TransportSocket fd={self.fileno()}, family={self.family!s}, type={self.type!s}, '
                f'proto={self.proto}')
        if self.fileno() != -1:
            for label, ask in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = ask()
                    if address:
                        text += f', {label}={address}'
                except socket.error:
                    pass
        return text + '>'

    def __getstate__(self):
        raise TypeError('Cannot serialize asyncio.TransportSocket object')

    def fileno(self):
        """The descriptor."""
        return self._sock.fileno()

    def dup(self):
        """A socket of one's own for the same connection."""
        return self._sock.dup()

    def get_inheritable(self):
        """Whether programs that are started get it."""
        return self._sock.get_inheritable()

    def shutdown(self, how):
        """End sending or receiving."""
        self._sock.shutdown(how)

    def getsockopt(self, *args, **kwargs):
        """An option."""
        return self._sock.getsockopt(*args, **kwargs)

    def setsockopt(self, *args, **kwargs):
        """Set an option."""
        self._sock.setsockopt(*args, **kwargs)

    def getpeername(self):
        """The peer's address."""
        return self._sock.getpeername()

    def getsockname(self):
        """The local address."""
        return self._sock.getsockname()

    def getsockbyname(self):
        """The local address, by an old name."""
        return self._sock.getsockbyname()

    def settimeout(self, value):
        """A transport's socket never waits: only 0."""
        if value == 0:
            return
        raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def gettimeout(self):
        """0."""
        return 0

    def setblocking(self, flag):
        """A transport's socket never waits: only False."""
        if not flag:
            return
        raise ValueError('setblocking(): transport sockets cannot be blocking')
